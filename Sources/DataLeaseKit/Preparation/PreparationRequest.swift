public import Bundles
internal import Detection
public import Primitives

/// What to prepare: an agreement, the exports, where to, and by whom.
public struct PreparationRequest: Sendable {
    /// The agreement's file.
    public var agreement: String
    /// The exports: `DATASET=FILE`, `DATASET=FILE.zip:ENTRY`, `DATASET=-` for standard input, `FILE` where the agreement
    /// has one dataset, or `FILE.zip` whose entries are called as its datasets.
    public var exports: [String]
    /// The folder for the bundle's files; made where it is not there.
    public var folder: String
    /// The preparer's SSH key file.
    public var key: String
    /// Whether this is a rehearsal, which never leaves.
    public var isRehearsal: Bool
    /// The ids of the records that must be in, beside those that the agreement's `sample` takes; where it has no
    /// `sample`, and there are no `conditions`, they alone are taken.
    public var include: [String]
    /// A file of more such ids, one a line; `nil` for none.
    public var includeFrom: String?
    /// Whether the agreement's `sample` takes nothing, and only records with one of the ids leave.
    public var includesOnly: Bool
    /// Conditions that rows must fit, at most one an export: `FIELD = "text"`, or `DATASET: FIELD = "text"` where there
    /// are several exports.
    public var conditions: [String]
    /// Waivers of what the proof over the output finds, each with its signature beside it.
    public var waivers: [String]
    /// Where the draft of a waiver goes if the proof over the output stops the run; `nil` for none.
    public var waiverDraft: String?
    /// What is asked of an exchange; `nil` for a sample.
    public var exchange: ExchangeWishes?
    /// The number of batches that are worked on at a time.
    public var threads: Int
    /// What compresses the bundle.
    public var library: DeflateLibrary
    /// The most values of people that `known: export` looks for; one more refuses the run.
    var mostKnownValues = KnownPeople.mostValues

    /// A request.
    public init(
        agreement: String, exports: [String], folder: String, key: String, isRehearsal: Bool, include: [String] = [],
        includeFrom: String? = nil, includesOnly: Bool = false, conditions: [String] = [],
        waivers: [String] = [], waiverDraft: String? = nil, exchange: ExchangeWishes? = nil, threads: Int,
        library: DeflateLibrary
    ) {
        self.agreement = agreement
        self.exports = exports
        self.folder = folder
        self.key = key
        self.isRehearsal = isRehearsal
        self.include = include
        self.includeFrom = includeFrom
        self.includesOnly = includesOnly
        self.conditions = conditions
        self.waivers = waivers
        self.waiverDraft = waiverDraft
        self.exchange = exchange
        self.threads = threads
        self.library = library
    }
}

/// A bundle that was prepared.
public struct PreparationResult: Sendable {
    /// The bundle's name.
    public let name: BundleName
    /// The SHA-256 of the encrypted file.
    public let sha256: Digest
    /// The size of the encrypted file, in bytes.
    public let size: Int
    /// The folder of its files.
    public let folder: String
    /// The names of its files, the encrypted one first.
    public let files: [String]
    /// With whom it is shared: names as the agreement has them.
    public let recipients: [String]
    /// The company they work for.
    public let recipientCompany: String
    /// What it holds, dataset by dataset.
    public let datasets: [SharedDataset]
    /// Whether some export is a file: a copy that lies about, to be purged in the end.
    public let hasInputFiles: Bool
    /// Why the limit is when it is, for people.
    public let limitReason: String
    /// The day by which the certificate must be here.
    public let certificateBy: CivilDate
    /// How many approvals it needs before it is released.
    public let approvals: Int
    /// What the exchange came to; `nil` for a sample.
    public let exchange: ExchangeRecord?
    /// Where what was held back is listed; `nil` where nothing was.
    public let heldBackList: String?
}

/// What a bundle holds of one export.
public struct SharedDataset: Sendable {
    /// The dataset.
    public let name: String
    /// The rows that the export has.
    public let rowsRead: Int
    /// Those that are in the bundle.
    public let rowsShared: Int
    /// Why these, where they were chosen: `100 by AccountId, 8 included`.
    public let reasons: String?
    /// Those among the rows read that were set aside.
    public let setAside: SetAsideRecords
    /// What was replaced in free text.
    public let scrubbed: ScrubTally
    /// How easily a row is found again, a line each; none where there is nothing to compare.
    public let risk: [String]
    /// How many findings of the proof over the output were waived.
    public let waived: Int
}
