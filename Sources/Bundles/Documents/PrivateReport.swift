public import Primitives

/// What the officer has of a bundle beside the registry: figures of what went into it. It stays in the home, and holds no
/// value of an export.
public struct PrivateReport: Hashable, Sendable {
    /// The version of the format, the value of `format`.
    public static let format = "datalease-report/v1"
    /// The most bytes of a report.
    public static let largestSize = 16 << 20

    /// An operator, and what it was done to.
    public struct Operation: Hashable, Sendable {
        /// The operator's name.
        public let name: String
        /// The number of fields and margins.
        public let fields: Int
        /// The number of values that are not empty; `nil` where nobody looked at those that are kept.
        public let values: Int?

        /// An operator and its counts.
        public init(name: String, fields: Int, values: Int?) {
            self.name = name
            self.fields = fields
            self.values = values
        }
    }

    /// What was replaced in free text.
    public struct Scrubbed: Hashable, Sendable {
        /// How many texts were looked at.
        public let texts: Int
        /// In how many something was replaced.
        public let changed: Int
        /// How many values the other fields of the text's own record hold.
        public let known: Int
        /// How many of the others some other record of the run holds.
        public let knownElsewhere: Int
        /// How many values of each kind.
        public let kinds: [Kind]

        /// A kind of value and how many there were.
        public struct Kind: Hashable, Sendable {
            /// Its word.
            public let word: String
            /// How many there were.
            public let count: Int

            /// A kind and its count.
            public init(word: String, count: Int) {
                self.word = word
                self.count = count
            }
        }

        /// Counts.
        public init(texts: Int, changed: Int, known: Int, knownElsewhere: Int, kinds: [Kind]) {
            self.texts = texts
            self.changed = changed
            self.known = known
            self.knownElsewhere = knownElsewhere
            self.kinds = kinds
        }
    }

    /// What came of the proof over the output; the raw value is its word.
    public enum Proof: String, CaseIterable, Sendable {
        /// What is kept was searched, and nothing was found.
        case clean
        /// What was found in what is kept was waived by an approver.
        case waived
        /// Records in which something was found were set aside.
        case setAside = "set-aside"
        /// The agreement wants none.
        case off
    }

    /// What went into the bundle of one export.
    public struct Dataset: Hashable, Sendable {
        /// The dataset.
        public let name: String
        /// Its entry.
        public let path: String
        /// The rows that the export has.
        public let rowsRead: Int
        /// Those that are in the bundle.
        public let rowsShared: Int
        /// Those that were too broken and set aside.
        public let malformed: Int
        /// Those that the proof over the output set aside.
        public let personal: Int
        /// Why these rows; `nil` where all of them were taken.
        public let chosen: String?
        /// What was done, operator by operator.
        public let operations: [Operation]
        /// What was replaced in free text; `nil` where there is none.
        public let scrubbed: Scrubbed?
        /// What came of the proof over the output.
        public let proof: Proof
        /// How easily a row is found again.
        public let risk: RowRisk

        /// What went into a bundle of one export.
        public init(
            name: String, path: String, rowsRead: Int, rowsShared: Int, malformed: Int, personal: Int, chosen: String?,
            operations: [Operation], scrubbed: Scrubbed?, proof: Proof, risk: RowRisk
        ) {
            self.name = name
            self.path = path
            self.rowsRead = rowsRead
            self.rowsShared = rowsShared
            self.malformed = malformed
            self.personal = personal
            self.chosen = chosen
            self.operations = operations
            self.scrubbed = scrubbed
            self.proof = proof
            self.risk = risk
        }
    }

    /// The bundle's name.
    public let bundle: BundleName
    /// The SHA-256 of the encrypted file.
    public let sha256: Digest
    /// The agreement that it was made under.
    public let agreement: AgreementReference
    /// When it was prepared.
    public let preparedAt: Instant
    /// Its datasets, in the order of the exports.
    public let datasets: [Dataset]

    /// A report.
    public init(
        bundle: BundleName, sha256: Digest, agreement: AgreementReference, preparedAt: Instant, datasets: [Dataset]
    ) {
        self.bundle = bundle
        self.sha256 = sha256
        self.agreement = agreement
        self.preparedAt = preparedAt
        self.datasets = datasets
    }
}

extension PrivateReport {
    /// The report's file: JSON, indented, equal for equal reports.
    public var bytes: [UInt8] {
        JSON.members([
            "format": .string(Self.format),
            "bundle": .string(bundle.description),
            "sha256": .string(sha256.hex),
            "agreement": agreement.json,
            "preparedAt": .string(preparedAt.description),
            "datasets": .array(datasets.map(\.json)),
        ]).indentedBytes
    }

    /// A report from its file. Throws a `.manifest` error for anything but the bytes that `bytes` writes.
    public init(parsing file: [UInt8]) throws(BundleError) {
        var members = try JSONMembers(parsing: file, largestSize: Self.largestSize, .manifest, "report")
        try members.constant("format", Self.format)
        do throws(BundleError) {
            bundle = try BundleName(parsing: try members.string("bundle"))
        } catch {
            throw members.refusal("bundle is no bundle's name")
        }
        sha256 = try members.digest("sha256")
        agreement = try AgreementReference(try members.object("agreement"))
        preparedAt = try members.instant("preparedAt")
        var datasets: [Dataset] = []
        for entry in try members.objects("datasets") { datasets.append(try Dataset(entry)) }
        self.datasets = datasets
        try members.end()
        guard bytes == file else { throw members.refusal("it is not written as this program writes it") }
    }
}

extension PrivateReport.Dataset {
    fileprivate var json: JSON {
        .object(
            [
                JSON.Member("name", .string(name)), JSON.Member("path", .string(path)),
                JSON.Member("rowsRead", .integer(rowsRead)), JSON.Member("rowsShared", .integer(rowsShared)),
                JSON.Member("malformed", .integer(malformed)), JSON.Member("personal", .integer(personal)),
            ] + (chosen.map { [JSON.Member("chosen", .string($0))] } ?? [])
                + [JSON.Member("operations", .array(operations.map(\.json)))]
                + (scrubbed.map { [JSON.Member("scrubbed", $0.json)] } ?? [])
                + [JSON.Member("proof", .string(proof.rawValue)), JSON.Member("risk", risk.json)])
    }

    fileprivate init(_ members: JSONMembers) throws(BundleError) {
        var members = members
        name = try members.string("name")
        path = try members.string("path")
        rowsRead = try members.count("rowsRead")
        rowsShared = try members.count("rowsShared")
        malformed = try members.count("malformed")
        personal = try members.count("personal")
        chosen = members.has("chosen") ? try members.string("chosen") : nil
        var operations: [PrivateReport.Operation] = []
        for entry in try members.objects("operations") { operations.append(try PrivateReport.Operation(entry)) }
        self.operations = operations
        scrubbed = members.has("scrubbed") ? try PrivateReport.Scrubbed(try members.object("scrubbed")) : nil
        guard let word = PrivateReport.Proof(rawValue: try members.string("proof")) else {
            throw members.refusal("proof is no word of the format")
        }
        proof = word
        risk = try RowRisk(try members.object("risk"))
        try members.end()
    }
}

extension PrivateReport.Operation {
    fileprivate var json: JSON {
        .object(
            [JSON.Member("operator", .string(name)), JSON.Member("fields", .integer(fields))]
                + (values.map { [JSON.Member("values", .integer($0))] } ?? []))
    }

    fileprivate init(_ members: JSONMembers) throws(BundleError) {
        var members = members
        name = try members.string("operator")
        fields = try members.count("fields")
        values = members.has("values") ? try members.count("values") : nil
        try members.end()
    }
}

extension PrivateReport.Scrubbed {
    fileprivate var json: JSON {
        .object(
            [
                JSON.Member("texts", .integer(texts)), JSON.Member("changed", .integer(changed)),
                JSON.Member("known", .integer(known)),
            ] + (knownElsewhere > 0 ? [JSON.Member("elsewhere", .integer(knownElsewhere))] : [])
                + [
                    JSON.Member(
                        "kinds",
                        .array(kinds.map { .members(["kind": .string($0.word), "count": .integer($0.count)]) }))
                ])
    }

    fileprivate init(_ members: JSONMembers) throws(BundleError) {
        var members = members
        texts = try members.count("texts")
        changed = try members.count("changed")
        known = try members.count("known")
        knownElsewhere = members.has("elsewhere") ? try members.count("elsewhere") : 0
        var kinds: [Kind] = []
        for var entry in try members.objects("kinds") {
            kinds.append(Kind(word: try entry.string("kind"), count: try entry.count("count")))
            try entry.end()
        }
        self.kinds = kinds
        try members.end()
    }
}
