internal import Foundation
internal import GRDB
internal import Primitives

/// What a check of the whole ledger found in order.
public struct LedgerReport: Hashable, Sendable {
    /// The head of the tree, computed from the events alone.
    public let head: TreeHead
    /// The number of bundles, each with the event that says it was prepared.
    public let bundles: Int
}

extension Registry {
    /// Checks everything that the registry says of itself: the file's pages; every event's bytes, leaf, number, place
    /// in the chain and columns; that every bundle has its event and every such event its bundle; that agreements and
    /// evidence are the bytes of their digests; and that every one of `checkpoints` is a head that the ledger had.
    ///
    /// Constant memory. `progress` is told the number of events done, every thousand. Refuses with `.ledger`, naming
    /// the first event that does not fit, or with `.corrupted`.
    public func verify(
        against checkpoints: [Checkpoint] = [], progress: (Int) -> Void = { _ in }
    ) throws(RegistryError) -> LedgerReport {
        try read { db in
            try Registry.checkPages(db, path: path)
            let expected = Dictionary(grouping: checkpoints, by: \.head.size)
            var tree = MerkleTree()
            try Registry.compare(expected[0], with: tree.head)
            let rows = try Row.fetchCursor(
                db, sql: "SELECT seq, bytes, leaf, \(EventColumns.names) FROM events ORDER BY seq")
            while let row = try rows.next() {
                try Registry.check(row, behind: &tree)
                try Registry.compare(expected[tree.size], with: tree.head)
                if tree.size.isMultiple(of: 1000) { progress(tree.size) }
            }
            for checkpoint in checkpoints where checkpoint.head.size > tree.size {
                throw Registry.broken(
                    "a checkpoint of \(checkpoint.head.size) events, but only \(tree.size) are left of them")
            }
            guard try Registry.tree(in: db) == tree else {
                throw Registry.broken("its stored tree does not fit its events")
            }
            try Registry.checkBytes(in: "agreements", of: db)
            try Registry.checkBytes(in: "evidence", of: db)
            return LedgerReport(head: tree.head, bundles: try Registry.checkBundles(in: db))
        }
    }

    private static func check(_ row: Row, behind tree: inout MerkleTree) throws {
        let sequence: Int = try row.value(0)
        guard sequence == tree.size + 1 else {
            throw broken("event \(tree.size + 1) is missing")
        }
        let bytes = try row.bytes(1)
        let event: Event
        do {
            event = try Event(parsing: bytes)
        } catch {
            throw broken("event \(sequence): \(error.what)")
        }
        guard event.sequence == sequence else {
            throw broken("event \(sequence): its bytes say that it is number \(event.sequence)")
        }
        guard event.tree == tree.head else {
            throw broken("event \(sequence): it was not written behind the events that are before it now")
        }
        let leaf = MerkleTree.leafHash(of: bytes)
        guard try leaf.bytes == row.bytes(2) else {
            throw broken("event \(sequence): its bytes have changed")
        }
        guard try EventColumns(row, from: 3) == EventColumns(event) else {
            throw broken("event \(sequence): its columns do not repeat its bytes")
        }
        tree.append(leaf)
    }

    private static func compare(_ checkpoints: [Checkpoint]?, with head: TreeHead) throws {
        for checkpoint in checkpoints ?? [] where checkpoint.head != head {
            throw broken("the first \(head.size) events are not those that a checkpoint was made of")
        }
    }

    /// That every row's bytes have the row's digest.
    private static func checkBytes(in table: String, of db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT digest, bytes FROM \(table) ORDER BY digest")
        while let row = try rows.next() {
            let digest: String = try row.value(0)
            guard try Digest.sha256(row.bytes(1)).hex == digest else {
                throw broken("\(table): the bytes of digest \(digest) have changed")
            }
        }
    }

    /// That rows of `bundles` and events about preparation say the same; gives the number of bundles.
    private static func checkBundles(in db: Database) throws -> Int {
        let events = try Row.fetchCursor(
            db,
            sql: """
                SELECT events.seq, events.bytes, \(BundleRecord.columns) FROM events
                LEFT JOIN bundles ON bundles.prepared = events.seq
                WHERE events.kind = ? ORDER BY events.seq
                """, arguments: [EventKind.bundlePrepared.rawValue])
        var count = 0
        while let row = try events.next() {
            let sequence: Int = try row.value(0)
            guard row.hasNull(atIndex: 2) == false,
                case .bundlePrepared(let prepared) = try Event(parsing: row.bytes(1)).body,
                try BundleRecord(row, from: 2) == BundleRecord(prepared, event: sequence)
            else {
                throw broken("event \(sequence): the row of its bundle is missing or does not repeat it")
            }
            count += 1
        }
        guard try Int.fetchOne(db, sql: "SELECT count(*) FROM bundles") == count else {
            throw broken("bundles: one has no event that says it was prepared")
        }
        return count
    }

    private static func broken(_ what: String) -> RegistryError {
        RegistryError(
            .ledger, "ledger: \(what)",
            hint: "keep this registry as it is, tell the data protection officer, and compare it with a backup")
    }
}
