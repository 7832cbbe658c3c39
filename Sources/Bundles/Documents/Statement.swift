public import Primitives

/// What is said about a bundle beside it: an in-toto Statement (in-toto attestation framework, Statement v1) whose
/// subject is the encrypted file. Its preparer signs the file's exact bytes.
public struct Statement: Hashable, Sendable {
    /// The value of `_type`.
    public static let type = "https://in-toto.io/Statement/v1"
    /// The value of `predicateType`: a name, not an address. `.example` domains belong to nobody (RFC 2606).
    public static let predicateType = "https://datalease.example/attestation/bundle/v1"
    /// The most bytes of a statement.
    public static let largestSize = 1 << 20

    /// The rows of a dataset.
    public struct Dataset: Hashable, Sendable {
        /// The dataset's name in the agreement.
        public let name: String
        /// The entry of the bundle that holds it.
        public let path: String
        /// The records that were read from the export.
        public let rowsRead: Int
        /// The records that the bundle holds.
        public let rowsShared: Int

        /// The rows of the dataset `name`, which stands in the entry `path`.
        public init(name: String, path: String, rowsRead: Int, rowsShared: Int) {
            self.name = name
            self.path = path
            self.rowsRead = rowsRead
            self.rowsShared = rowsShared
        }
    }

    /// A checkpoint of the preparer's ledger: what it held before this bundle.
    public struct Checkpoint: Hashable, Sendable {
        /// The ledger's name.
        public let origin: String
        /// The number of its events.
        public let size: Int
        /// The root of its Merkle tree (RFC 6962).
        public let root: Digest

        /// A checkpoint of `size` events.
        public init(origin: String, size: Int, root: Digest) {
            self.origin = origin
            self.size = size
            self.root = root
        }
    }

    /// The bundle's name.
    public let bundle: BundleName
    /// The SHA-256 of the encrypted file.
    public let sha256: Digest
    /// The agreement that it was made under.
    public let agreement: AgreementReference
    /// The schedule under it whose sample it is; `nil` where the agreement has none.
    public let schedule: AgreementReference?
    /// The agreement's class: `debug-sample` or `transactional`.
    public let agreementClass: String
    /// When the bundle was prepared.
    public let preparedAt: Instant
    /// The fingerprints of the keys that it is encrypted to.
    public let recipients: [KeyFingerprint]
    /// The rows of every dataset, in the order of the bundle.
    public let datasets: [Dataset]
    /// Where the preparer's ledger stood; `nil` in a rehearsal.
    public let ledger: Checkpoint?
    /// What the exchange came to; there exactly where the class is `transactional`, and in no statement of before there were
    /// exchanges.
    public let exchange: ExchangeRecord?

    /// A statement. Limit, number and whether it is a rehearsal stand in the bundle's name.
    public init(
        bundle: BundleName, sha256: Digest, agreement: AgreementReference, schedule: AgreementReference? = nil,
        agreementClass: String, preparedAt: Instant, recipients: [KeyFingerprint], datasets: [Dataset],
        ledger: Checkpoint?, exchange: ExchangeRecord? = nil
    ) {
        self.bundle = bundle
        self.sha256 = sha256
        self.agreement = agreement
        self.schedule = schedule
        self.agreementClass = agreementClass
        self.preparedAt = preparedAt
        self.recipients = recipients
        self.datasets = datasets
        self.ledger = ledger
        self.exchange = exchange
    }

    /// The statement's file: JSON, indented, equal for equal statements.
    public var bytes: [UInt8] {
        let subject = JSON.members([
            "name": .string(bundle.fileName(.encrypted)),
            "digest": .members(["sha256": .string(sha256.hex)]),
        ])
        let datasets = datasets.map { dataset in
            JSON.members([
                "name": .string(dataset.name),
                "path": .string(dataset.path),
                "rowsRead": .integer(dataset.rowsRead),
                "rowsShared": .integer(dataset.rowsShared),
            ])
        }
        let ledger = ledger.map { ledger in
            JSON.members([
                "origin": .string(ledger.origin),
                "size": .integer(ledger.size),
                "root": .string(ledger.root.hex),
            ])
        }
        var predicate = [JSON.Member("agreement", agreement.json)]
        if let schedule { predicate.append(JSON.Member("schedule", schedule.json)) }
        predicate += [
            JSON.Member("class", .string(agreementClass)),
            JSON.Member("rehearsal", .bool(bundle.isRehearsal)),
            JSON.Member("bundle", .integer(bundle.number)),
            JSON.Member("preparedAt", .string(preparedAt.description)),
            JSON.Member("limit", .string(bundle.limit.description)),
            JSON.Member("recipients", .array(recipients.map { .string($0.description) })),
            JSON.Member("datasets", .array(datasets)),
            JSON.Member("ledger", ledger ?? .null),
        ]
        if let exchange { predicate.append(JSON.Member("exchange", exchange.statementJSON)) }
        return JSON.members([
            "_type": .string(Statement.type),
            "subject": .array([subject]),
            "predicateType": .string(Statement.predicateType),
            "predicate": .object(predicate),
        ]).indentedBytes
    }

    /// A statement from its file. Throws a `.statement` error for anything but the bytes that `bytes` writes.
    public init(parsing file: [UInt8]) throws(BundleError) {
        var members = try JSONMembers(parsing: file, largestSize: Statement.largestSize, .statement, "statement")
        try members.constant("_type", Statement.type)
        try members.constant("predicateType", Statement.predicateType)
        let subjects = try members.objects("subject")
        guard subjects.count == 1, var subject = subjects.first else {
            throw members.refusal("there is not exactly one subject")
        }
        let name = try subject.string("name")
        var digest = try subject.object("digest")
        sha256 = try digest.digest("sha256")
        try digest.end()
        try subject.end()
        do throws(BundleError) {
            bundle = try BundleName(parsing: name)
        } catch {
            throw members.refusal("the subject is no bundle")
        }

        var predicate = try members.object("predicate")
        try members.end()
        agreement = try AgreementReference(try predicate.object("agreement"))
        schedule = predicate.has("schedule") ? try AgreementReference(try predicate.object("schedule")) : nil
        agreementClass = try predicate.string("class")
        guard try predicate.bool("rehearsal") == bundle.isRehearsal, try predicate.count("bundle") == bundle.number,
            try predicate.date("limit") == bundle.limit, agreement.id == bundle.agreement
        else { throw predicate.refusal("it contradicts the bundle's name") }
        preparedAt = try predicate.instant("preparedAt")
        recipients = try predicate.fingerprints("recipients")
        datasets = try predicate.objects("datasets").map(Dataset.init)
        ledger = try predicate.takeNull("ledger") ? nil : Checkpoint(try predicate.object("ledger"))
        exchange =
            predicate.has("exchange") ? try ExchangeRecord(inStatement: try predicate.object("exchange")) : nil
        guard (exchange != nil) == (agreementClass == Manifest.transactional),
            exchange.map({ exchange in datasets.map(\.name) == [exchange.dataset] }) ?? true
        else { throw predicate.refusal("its figures of an exchange do not go with its class and its dataset") }
        try predicate.end()
        guard bytes == file else { throw members.refusal("it is not written as this program writes it") }
    }

    /// Throws a `.statement` error where this statement is not about the bundle that was read.
    public func check(_ report: BundleReport) throws(BundleError) {
        let manifest = report.manifest
        let rows = Dictionary(manifest.entries.map { ($0.path, $0.rows) }, uniquingKeysWith: { first, _ in first })
        let problem: String? =
            if report.sha256 != sha256 {
                "the encrypted file has another SHA-256"
            } else if manifest.bundle != bundle {
                "the bundle has another name"
            } else if manifest.agreement != agreement || manifest.preparedAt != preparedAt {
                "the bundle names another agreement or another time of preparation"
            } else if manifest.schedule != schedule {
                "the bundle names another schedule"
            } else if (manifest.agreementClass == Manifest.transactional) != (exchange != nil) {
                "one of both is of an exchange, and the other is not"
            } else if datasets.contains(where: { rows[$0.path] != .some($0.rowsShared) }) {
                "a dataset has other rows in the bundle"
            } else if manifest.entries.count(where: { $0.rows != nil }) != datasets.count {
                "the bundle holds a dataset that the statement does not name"
            } else {
                nil
            }
        if let problem {
            throw BundleError(
                .statement, "the statement does not fit the bundle: \(problem)", hint: "fetch both files again")
        }
    }
}

extension Statement.Dataset {
    fileprivate init(_ members: JSONMembers) throws(BundleError) {
        var members = members
        name = try members.string("name")
        path = try members.string("path")
        rowsRead = try members.count("rowsRead")
        rowsShared = try members.count("rowsShared")
        try members.end()
    }
}

extension Statement.Checkpoint {
    fileprivate init(_ members: JSONMembers) throws(BundleError) {
        var members = members
        origin = try members.string("origin")
        size = try members.count("size")
        root = try members.digest("root")
        try members.end()
    }
}
