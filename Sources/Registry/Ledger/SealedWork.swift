internal import GRDB
internal import Primitives

internal import struct Foundation.Data

/// What is being prepared or removed: rows that become events, and let files be removed, at the next start, and that no
/// event covers yet.
///
/// Whatever changes them seals them in the same transaction, with the ledger's key and over the ledger's head. So nobody
/// without that key makes one up or changes one, and one that was recorded comes back only with a head that is gone:
/// whatever ends with an event moves the head.
struct OpenWork: Equatable {
    private let digest: Digest
    private let intents: [Int]
    private let removals: [Int]

    var isEmpty: Bool { intents.isEmpty && removals.isEmpty }

    /// What stands in the database now.
    init(in db: Database) throws {
        var rows: [JSON] = []
        var intents: [Int] = []
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT number, owner_pid, owner_started, folder, temporary, begun, ready FROM intents ORDER BY number
                """)
        {
            intents.append(try row.value(0))
            let ready = try row.hasNull(atIndex: 6) ? JSON.null : .string(Hex.encode(row.bytes(6)))
            rows.append(
                .array([
                    .string("intent"), .integer(try row.value(0)), .integer(try row.value(1)),
                    .string(try row.value(2)), .string(try row.value(3)), .string(try row.value(4)),
                    .integer(try row.value(5)), ready,
                ]))
        }
        var removals: [Int] = []
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT id, owner_pid, owner_started, path, temporary, overwritten, purpose FROM removals ORDER BY id
                """)
        {
            removals.append(try row.value(0))
            rows.append(
                .array([
                    .string("removal"), .integer(try row.value(0)), .integer(try row.value(1)),
                    .string(try row.value(2)), .string(try row.value(3)), .string(try row.value(4)),
                    .integer(try row.value(5)), .string(Hex.encode(try row.bytes(6))),
                ]))
        }
        digest = .sha256(JSON.array(rows).bytes)
        (self.intents, self.removals) = (intents, removals)
    }

    /// What is signed. Its first line ends in a byte that no note may have (C2SP signed-note), so that it can never be
    /// taken for the text of a checkpoint.
    func text(at head: TreeHead) -> [UInt8] {
        Array("datalease-work/v1\0\n\(head.size)\n\(head.root.hex)\n\(digest.hex)\n".utf8)
    }

    /// The rows, as a refusal names them.
    var rows: String {
        [("intents", intents), ("removals", removals)].filter { !$0.1.isEmpty }.map { table, numbers in
            "\(table) \(numbers.map { "\($0)" }.joined(separator: ", "))"
        }.joined(separator: "; ")
    }
}

extension Registry {
    /// Refuses with `.ledger` where what is being prepared or removed is not what this program sealed at `head`.
    func checkWork(at head: TreeHead, in db: Database) throws {
        try check(try OpenWork(in: db), at: head, in: db)
    }

    /// Seals what is being prepared or removed at the end of a transaction that began with `before` at `head`.
    func seal(_ work: OpenWork, at head: TreeHead, behind before: (work: OpenWork, head: TreeHead), in db: Database)
        throws
    {
        guard work != before.work || (head != before.head && !work.isEmpty) else { return }
        try check(before.work, at: before.head, in: db)
        guard !work.isEmpty else { return try db.execute(sql: "DELETE FROM sealed_work") }
        guard let signer else { throw unsealed(work, "nobody can seal them") }
        let seal = try signer.seal(work.text(at: head))
        guard Ed25519.verifies(seal, of: work.text(at: head), publicKey: signer.key.publicKey) else {
            throw RegistryError(.ledger, "registry \(path): the seal of what is under way does not hold")
        }
        try db.execute(
            sql: "INSERT OR REPLACE INTO sealed_work (id, seal) VALUES (1, ?)", arguments: [Data(seal)])
    }

    private func check(_ work: OpenWork, at head: TreeHead, in db: Database) throws {
        let seal = try Row.fetchOne(db, sql: "SELECT seal FROM sealed_work WHERE id = 1").map { try $0.bytes(0) }
        if work.isEmpty, seal == nil { return }
        guard let seal else { throw unsealed(work, "are not sealed") }
        guard let signer, Ed25519.verifies(seal, of: work.text(at: head), publicKey: signer.key.publicKey) else {
            throw unsealed(work, "are not those that were sealed")
        }
    }

    private func unsealed(_ work: OpenWork, _ why: String) -> RegistryError {
        RegistryError(
            .ledger,
            "registry \(path): this program did not write what is being prepared or removed there: its rows"
                + " (\(work.isEmpty ? "all are missing" : work.rows)) \(why)",
            hint:
                "nothing was done about them, and no file was touched: find out who wrote to the registry, keep it as it"
                + " is, and put the newest backup in its place with datalease registry restore DIR")
    }

    /// Refuses to change the layout of a registry of an earlier version while something is under way that nobody sealed.
    static func refuseUnsealed(_ db: Database, path: String) throws {
        for table in ["intents", "removals"] where try db.tableExists(table) && !db.tableExists("sealed_work") {
            guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table))") == false else {
                throw RegistryError(
                    .conflict, "registry \(path): an earlier version of the program left something unfinished in it",
                    hint: "run datalease status with that version, which finishes it or says why not; then this one;"
                        + " nothing was written to it")
            }
        }
    }
}
