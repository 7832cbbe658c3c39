public import Primitives

extension AgreementReference {
    var json: JSON {
        .members(["id": .string(id), "version": .integer(version), "sha256": .string(digest.hex)])
    }

    init(_ members: JSONMembers) throws(BundleError) {
        var members = members
        self.init(
            id: try members.string("id"), version: try members.count("version"), digest: try members.digest("sha256"))
        try members.end()
    }
}

/// The last entry of a bundle, `manifest.json`: what the bundle is, and every other entry with its digest.
public struct Manifest: Hashable, Sendable {
    /// The version of the format, the value of `format`.
    public static let format = "datalease-manifest/v1"
    /// The class of an agreement under which transactional files are exchanged.
    public static let transactional = "transactional"
    /// The most bytes of a manifest.
    public static let largestSize = 16 << 20

    /// An entry of the bundle.
    public struct Entry: Hashable, Sendable {
        /// The entry's path in the zip file.
        public let path: String
        /// The SHA-256 of its content.
        public let sha256: Digest
        /// The size of its content in bytes.
        public let bytes: Int
        /// The records in it, without a header; `nil` where it is no data.
        public let rows: Int?
        /// How easily a record in it is found again; `nil` where it is no data, where there is nothing to say, and in
        /// bundles of before that was counted.
        public let risk: RiskFigures?

        /// An entry.
        public init(path: String, sha256: Digest, bytes: Int, rows: Int?, risk: RiskFigures? = nil) {
            self.path = path
            self.sha256 = sha256
            self.bytes = bytes
            self.rows = rows
            self.risk = risk
        }
    }

    /// The bundle's name.
    public let bundle: BundleName
    /// The agreement that it was made under.
    public let agreement: AgreementReference
    /// The schedule under it whose sample it is; `nil` where the agreement has none.
    public let schedule: AgreementReference?
    /// When it was prepared.
    public let preparedAt: Instant
    /// The agreement's class, where it is `transactional`; `nil` for a debug sample.
    public let agreementClass: String?
    /// Every entry but the manifest, in the order of the zip file.
    public var entries: [Entry]

    /// A manifest. The limit is the one in the bundle's name.
    public init(
        bundle: BundleName, agreement: AgreementReference, schedule: AgreementReference? = nil, preparedAt: Instant,
        agreementClass: String? = nil, entries: [Entry] = []
    ) {
        self.agreementClass = agreementClass
        self.bundle = bundle
        self.agreement = agreement
        self.schedule = schedule
        self.preparedAt = preparedAt
        self.entries = entries
    }

    /// The manifest's file: JSON, indented, equal for equal manifests.
    public var bytes: [UInt8] {
        var members = [
            JSON.Member("format", .string(Manifest.format)), JSON.Member("bundle", .string(bundle.description)),
        ]
        if let agreementClass { members.append(JSON.Member("class", .string(agreementClass))) }
        members += [
            JSON.Member("rehearsal", .bool(bundle.isRehearsal)), JSON.Member("agreement", agreement.json),
        ]
        if let schedule { members.append(JSON.Member("schedule", schedule.json)) }
        members += [
            JSON.Member("preparedAt", .string(preparedAt.description)),
            JSON.Member("limit", .string(bundle.limit.description)),
            JSON.Member("entries", .array(entries.map(\.json))),
        ]
        return JSON.object(members).indentedBytes
    }

    /// A manifest from its file. Throws a `.manifest` error for anything but the bytes that `bytes` writes.
    public init(parsing file: [UInt8]) throws(BundleError) {
        var members = try JSONMembers(parsing: file, largestSize: Manifest.largestSize, .manifest, "manifest")
        try members.constant("format", Manifest.format)
        do throws(BundleError) {
            bundle = try BundleName(parsing: try members.string("bundle"))
        } catch {
            throw members.refusal("bundle is no bundle's name")
        }
        if members.has("class") {
            try members.constant("class", Manifest.transactional)
            agreementClass = Manifest.transactional
        } else {
            agreementClass = nil
        }
        guard try members.bool("rehearsal") == bundle.isRehearsal else {
            throw members.refusal("rehearsal contradicts the bundle's name")
        }
        agreement = try AgreementReference(try members.object("agreement"))
        schedule = members.has("schedule") ? try AgreementReference(try members.object("schedule")) : nil
        preparedAt = try members.instant("preparedAt")
        guard try members.date("limit") == bundle.limit, agreement.id == bundle.agreement else {
            throw members.refusal("limit or agreement contradicts the bundle's name")
        }
        entries = []
        for var entry in try members.objects("entries") {
            let path = try entry.string("path")
            let sha256 = try entry.digest("sha256")
            let bytes = try entry.count("bytes")
            let rows = entry.has("rows") ? try entry.count("rows") : nil
            let risk = entry.has("risk") ? try RiskFigures(try entry.object("risk")) : nil
            guard risk == nil || rows != nil else { throw members.refusal("risk of an entry that is no data") }
            try entry.end()
            entries.append(Entry(path: path, sha256: sha256, bytes: bytes, rows: rows, risk: risk))
        }
        try members.end()
        guard bytes == file else { throw members.refusal("it is not written as this program writes it") }
    }
}

extension Manifest.Entry {
    fileprivate var json: JSON {
        let members = [
            JSON.Member("path", .string(path)), JSON.Member("sha256", .string(sha256.hex)),
            JSON.Member("bytes", .integer(bytes)),
        ]
        return .object(
            members + (rows.map { [JSON.Member("rows", .integer($0))] } ?? [])
                + (risk.map { [JSON.Member("risk", $0.json)] } ?? []))
    }
}
