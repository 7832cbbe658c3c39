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
            try Row.fetchAll(db, sql: "SELECT \(BundleRecord.columns) FROM bundles ORDER BY number")
                .map { try BundleRecord($0) }
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

    /// The bundle whose encrypted file has `digest`. Refuses with `.unknownRecord`.
    public func bundle(digest: Digest) throws(RegistryError) -> BundleRecord {
        try bundle(where: "digest = ?", is: digest.hex, named: "with digest \(digest)")
    }

    /// What the event says that recorded bundle `number`. Refuses with `.unknownRecord`.
    public func prepared(_ number: Int) throws(RegistryError) -> (bundle: PreparedBundle, event: Event) {
        let record = try bundle(number)
        guard let event = try event(record.preparedEvent), case .bundlePrepared(let prepared) = event.body,
            prepared.bundle == number
        else {
            throw RegistryError(
                .ledger, "ledger: event \(record.preparedEvent) does not say that bundle \(number) was prepared",
                hint: "run `datalease ledger verify`")
        }
        return (prepared, event)
    }

    private func bundle(
        where condition: String, is value: any DatabaseValueConvertible, named name: String
    ) throws(RegistryError) -> BundleRecord {
        try read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT \(BundleRecord.columns) FROM bundles WHERE \(condition) ORDER BY number LIMIT 1",
                arguments: [value])
            guard let row else {
                throw RegistryError(
                    .unknownRecord, "no bundle \(name) in the registry", hint: "see `datalease bundle list`")
            }
            return try BundleRecord(row)
        }
    }
}
