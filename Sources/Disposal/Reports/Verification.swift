public import Primitives
public import Registry

/// What a check of the whole register found, as of a day: what every output format of `verify` is rendered from.
///
/// A pure function of registry, calendar, day and folders searched: the same of these give the same value.
public struct Verification: Hashable, Sendable {
    /// The day, whose end is meant.
    public let day: CivilDate
    /// Every bundle that was prepared by then, by number.
    public let bundles: [Standing]
    /// What else was found, in a fixed order.
    public let remarks: [Remark]
    /// The number of events in the ledger, all of which were checked.
    public let ledgerSize: Int
    /// The number of anchors that the ledger was compared with.
    public let anchors: Int

    /// What was found.
    public init(day: CivilDate, bundles: [Standing], remarks: [Remark], ledgerSize: Int, anchors: Int = 0) {
        self.day = day
        self.bundles = bundles
        self.remarks = remarks
        self.ledgerSize = ledgerSize
        self.anchors = anchors
    }

    /// A bundle and where it stands.
    public struct Standing: Hashable, Sendable {
        /// The bundle's number.
        public let number: Int
        /// The name that its files share.
        public let name: String
        /// The agreement's id.
        public let agreement: String
        /// The agreement's version.
        public let version: Int
        /// The digest of the encrypted file.
        public let digest: Digest
        /// The state, since when, why, and by when it must be gone.
        public let status: BundleStatus

        /// A bundle and where it stands.
        public init(
            number: Int, name: String, agreement: String, version: Int, digest: Digest, status: BundleStatus
        ) {
            self.number = number
            self.name = name
            self.agreement = agreement
            self.version = version
            self.digest = digest
            self.status = status
        }

        /// A bundle that the registry knows and where it stands.
        public init(_ bundle: BundleRecord, _ status: BundleStatus) {
            self.init(
                number: bundle.number, name: bundle.stem, agreement: bundle.agreement.id,
                version: bundle.agreement.version, digest: bundle.digest, status: status)
        }

        /// The name that people call it by: `DSA-2026-014.B7`.
        public var shortName: String { "\(agreement).B\(number)" }
    }

    /// Something that was found besides states.
    public struct Remark: Hashable, Sendable {
        /// What it is about.
        public let kind: Kind
        /// The bundle's number, where it is about one.
        public let bundle: Int?
        /// What was found and what to do, in a sentence without a full stop.
        public let text: String

        /// A remark.
        public init(_ kind: Kind, bundle: Int?, _ text: String) {
            self.kind = kind
            self.bundle = bundle
            self.text = text
        }

        /// What remarks are about.
        public enum Kind: String, CaseIterable, Sendable {
            /// A copy of ours is there again, although the evidence says that none is left.
            case copyPutBack = "copy-put-back"
            /// A pseudonym key is there again, although it was destroyed.
            case keyPutBack = "key-put-back"
            /// A file of a bundle was found where none should be.
            case residue
            /// A file of a bundle was found where the registry knows of none, and nothing says yet that it is gone.
            case knownFile = "known-file"
            /// Something could not be searched or looked at.
            case searchIncomplete = "search-incomplete"
            /// Working days were counted beyond the last bank holiday that is known.
            case provisional
            /// The list of bank holidays ends soon, or has ended.
            case calendarEnds = "calendar-ends"
            /// The registry was restored without its newest events.
            case ledgerRestored = "ledger-restored"
            /// An anchor that was in use is named no more, and no officer signed that.
            case anchorDropped = "anchor-dropped"
            /// The ledger was not compared with an anchor that is named.
            case anchorMissing = "anchor-missing"
            /// An agreement is not in force, and something is left under it.
            case agreementNotInForce = "agreement-not-in-force"
            /// A bundle waits for approvals before it may be released.
            case awaitsApproval = "awaits-approval"
            /// A list of a file that came back lies at home, and the file is not recorded.
            case listLeft = "list-left"
            /// The command that is told of changes failed.
            case notifyFailed = "notify-failed"

            /// Whether somebody must do something now. The others are warnings.
            public var needsAction: Bool {
                switch self {
                case .copyPutBack, .keyPutBack, .residue, .anchorDropped: true
                case .knownFile, .searchIncomplete, .provisional, .calendarEnds, .ledgerRestored, .anchorMissing,
                    .agreementNotInForce, .awaitsApproval, .listLeft, .notifyFailed:
                    false
                }
            }
        }
    }

    /// The same with more remarks behind the others.
    public func adding(_ more: [Remark]) -> Verification {
        Verification(day: day, bundles: bundles, remarks: remarks + more, ledgerSize: ledgerSize, anchors: anchors)
    }

    /// Whether somebody must do something now: the program ends with exit code 2 instead of 0.
    public var needsAction: Bool { actionCount > 0 || remarks.contains { $0.kind.needsAction } }

    /// The number of bundles whose state needs action.
    public var actionCount: Int { bundles.reduce(0) { $0 + ($1.status.state.needsAction ? 1 : 0) } }

    /// How many bundles are in each state, every state named, in their order.
    public var counts: [(state: BundleState, count: Int)] {
        var counts: [BundleState: Int] = [:]
        for bundle in bundles { counts[bundle.status.state, default: 0] += 1 }
        return BundleState.allCases.map { ($0, counts[$0] ?? 0) }
    }

    /// The nearest limit of the bundles that may still be with somebody; it has passed where one is overdue.
    public var nearestLimit: CivilDate? {
        bundles.lazy.filter { $0.status.state.isOut }.map(\.status.limit).min()
    }

    /// What the states rest on, in a sentence.
    var ground: String {
        "ledger: \(ledgerSize == 1 ? "1 event" : "\(ledgerSize) events"), compared with"
            + " \(anchors == 1 ? "1 anchor" : "\(anchors) anchors")"
    }

    /// The counts in a sentence, states without bundles left out.
    public var summary: String {
        guard !bundles.isEmpty else { return "as of \(day): no bundles" }
        let number = bundles.count == 1 ? "1 bundle" : "\(bundles.count) bundles"
        let states = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.state.rawValue)" }
        return "as of \(day): \(number): \(states.joined(separator: ", "))\(needsAction ? "; action is needed" : "")"
    }
}
