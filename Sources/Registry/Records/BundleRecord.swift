internal import GRDB
public import Primitives

/// What the registry knows a bundle by. Everything else about it stands in its events.
public struct BundleRecord: Hashable, Sendable {
    /// The bundle's number, from 1.
    public let number: Int
    /// The name that its files share, without their suffixes.
    public let stem: String
    /// Whether it is a rehearsal.
    public let isRehearsal: Bool
    /// The agreement it was prepared under.
    public let agreement: AgreementReference
    /// The digest of the encrypted file.
    public let digest: Digest
    /// The place in the ledger of the event that says it was prepared.
    public let preparedEvent: Int

    init(
        number: Int, stem: String, isRehearsal: Bool, agreement: AgreementReference, digest: Digest, preparedEvent: Int
    ) {
        self.number = number
        self.stem = stem
        self.isRehearsal = isRehearsal
        self.agreement = agreement
        self.digest = digest
        self.preparedEvent = preparedEvent
    }

    init(_ prepared: PreparedBundle, event sequence: Int) {
        number = prepared.bundle
        stem = prepared.stem
        isRehearsal = prepared.isRehearsal
        agreement = prepared.agreement
        digest = prepared.digest
        preparedEvent = sequence
    }

    static let columns = """
        bundles.number, bundles.stem, bundles.rehearsal, bundles.agreement_id, bundles.agreement_version,
        bundles.agreement_digest, bundles.digest, bundles.prepared
        """
    static let columnCount = 8

    init(_ row: Row, from offset: Int = 0) throws(RegistryError) {
        number = try row.value(offset)
        stem = try row.value(offset + 1)
        isRehearsal = try row.value(offset + 2)
        agreement = try AgreementReference(
            id: row.value(offset + 3), version: row.value(offset + 4),
            digest: Digest(column: row.value(offset + 5)))
        digest = try Digest(column: row.value(offset + 6))
        preparedEvent = try row.value(offset + 7)
    }

    /// Whether the row at which a statement stands, that was asked for `columns`, says the same.
    func isRepeated(by row: StatementColumns) -> Bool {
        row.integer(0) == number && row.holds(stem, 1) && row.integer(2) == (isRehearsal ? 1 : 0)
            && row.holds(agreement.id, 3) && row.integer(4) == agreement.version
            && row.withText(5) { Digest(hexDigits: $0) } == agreement.digest
            && row.withText(6) { Digest(hexDigits: $0) } == digest && row.integer(7) == preparedEvent
    }

    func insert(into db: Database) throws {
        let isTaken = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM bundles WHERE number = ? OR stem = ?)", arguments: [number, stem])
        guard isTaken == false else {
            throw RegistryError(.conflict, "bundle \(number): the registry has a bundle of that number or name already")
        }
        try db.execute(
            sql: """
                INSERT INTO bundles (number, stem, rehearsal, agreement_id, agreement_version, agreement_digest,
                  digest, prepared) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, stem, isRehearsal, agreement.id, agreement.version, agreement.digest.hex, digest.hex,
                preparedEvent,
            ])
    }
}

extension Digest {
    /// A digest from a column that holds its hexadecimal digits.
    init(column text: String) throws(RegistryError) {
        guard let digest = Digest(hex: text) else {
            throw RegistryError(
                .ledger, "registry: a digest is not of its form", hint: "run `datalease ledger verify`")
        }
        self = digest
    }
}

extension Registry {
    /// All bundles in the order of their numbers.
    public func bundles() throws(RegistryError) -> [BundleRecord] {
        try read { db in
            var reader = EventReader()
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT \(BundleRecord.columns), events.bytes FROM bundles LEFT JOIN events ON seq = prepared
                    ORDER BY number
                    """)
            var records: [BundleRecord] = []
            while let row = try rows.next() {
                let record = try BundleRecord(row)
                try row.withUnsafeData(atIndex: BundleRecord.columnCount) { try reader.read($0) }
                guard reader.preparation == record else { throw record.isNotItsEvents }
                records.append(record)
            }
            return records
        }
    }

    /// The bundle `number`. Refuses with `.unknownRecord`.
    public func bundle(_ number: Int) throws(RegistryError) -> BundleRecord {
        try bundle(where: "number = ?", is: number, named: "\(number)")
    }

    /// The bundle whose files are named `stem`. Refuses with `.unknownRecord`.
    public func bundle(stem: String) throws(RegistryError) -> BundleRecord {
        try bundle(where: "stem = ?", is: stem, named: stem)
    }

    /// The SHA-256 of the encrypted file of bundle `number`; `nil` where there is no such bundle.
    public func digest(ofBundle number: Int) throws(RegistryError) -> Digest? {
        do {
            return try bundle(number).digest
        } catch {
            guard error.problem == .unknownRecord else { throw error }
            return nil
        }
    }

    /// What the event says that recorded bundle `number`. Refuses with `.unknownRecord`.
    public func prepared(_ number: Int) throws(RegistryError) -> (bundle: PreparedBundle, event: Event) {
        let record = try bundle(number)
        guard let event = try event(record.preparedEvent), case .bundlePrepared(let prepared) = event.body else {
            throw LedgerPass.broken("event \(record.preparedEvent): it does not say that bundle \(number) was prepared")
        }
        return (prepared, event)
    }

    private func bundle(
        where condition: String, is value: any DatabaseValueConvertible, named name: String
    ) throws(RegistryError) -> BundleRecord {
        try read { db in
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT \(BundleRecord.columns) FROM bundles WHERE \(condition) ORDER BY number LIMIT 1"),
                arguments: [value])
            guard let row else {
                throw RegistryError(
                    .unknownRecord, "no bundle \(name) in the registry", hint: "see `datalease bundle list`")
            }
            let record = try BundleRecord(row)
            guard case .bundlePrepared(let prepared) = try Registry.event(record.preparedEvent, in: db)?.body,
                BundleRecord(prepared, event: record.preparedEvent) == record
            else { throw record.isNotItsEvents }
            return record
        }
    }
}

extension BundleRecord {
    /// The refusal of a row that does not repeat the event which it names.
    var isNotItsEvents: RegistryError {
        LedgerPass.broken("event \(preparedEvent): the row of its bundle is missing or does not repeat it")
    }
}
