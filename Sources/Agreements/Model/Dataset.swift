public import Pseudonyms

/// What an agreement says of one export: how it is read, how many rows of it may leave, and a rule for every field.
///
/// Where the dataset names a profile, this is what both say together: the agreement's own words, and the profile's
/// wherever it has none.
public struct Dataset: Sendable, Hashable {
    /// The dataset's name: lower-case letters, digits and hyphens; unique in the agreement.
    public let name: String
    /// The profile that the dataset names.
    public let profile: AppliedProfile?
    /// How the export is written; `nil` only where the profile that says it was not looked up.
    public let format: Format?
    /// The field that `--include` compares its ids with; one of `fields`.
    public let key: String?
    /// The most rows that a bundle may hold, at least 1.
    public let maxRows: Int
    /// Which rows are taken.
    public let sample: Sample
    /// How large a record and a field may be.
    public let limits: Limits
    /// What happens to a record that is too broken to know its fields.
    public let malformed: MalformedRule
    /// The rules; names unique. Those of a profile come first, in its order, each replaced by the agreement's rule for the
    /// same field; behind them the others of the agreement, in the order of the file.
    public let fields: [FieldRule]
    /// What happens to a field or margin that no rule names.
    public let otherwise: UnnamedFieldRule
    /// What the proof over the output does with what it finds.
    public let proof: ProofRule
    /// What is asked of the risk that a row is found again.
    public let risk: RiskRule
    /// How its files are exchanged; there exactly in an agreement of the class `transactional`.
    public let exchange: ExchangeTerms?

    /// Whether all rules are known: there is no profile, or it was looked up.
    public var isResolved: Bool { profile.map { $0.resolved != nil } ?? true }

    /// How large a record and a field may be, in bytes as UTF-8; larger ones are refused. `nil` is the reader's default.
    public struct Limits: Sendable, Hashable {
        /// The most bytes of a record.
        public let record: Int?
        /// The most bytes of a field.
        public let field: Int?

        /// No limits but the reader's.
        static let standard = Limits(record: nil, field: nil)
    }
}

/// What happens to a field or margin that no rule names.
public enum UnnamedFieldRule: String, Sendable, CaseIterable {
    /// The export is refused.
    case refuse
    /// It becomes empty.
    case blank
    /// Its letters and digits are replaced.
    case shape

    /// What is done to each value; `nil` where the export is refused.
    public var `operator`: Operator? {
        switch self {
        case .refuse: nil
        case .blank: .blank
        case .shape: .shape
        }
    }
}

/// What happens to a record that is too broken to know its fields.
public enum MalformedRule: String, Sendable, CaseIterable {
    /// The export is refused, with the place.
    case refuse
    /// The record is left out, counted, and named by its line.
    case setAside = "set-aside"
    /// Every value in it is shaped.
    case shape
}

/// What is done where the proof over the output finds something personal in what leaves as it is.
public enum ProofRule: Sendable, Hashable {
    /// The run is refused, with the places.
    case refuse
    /// The record is left out and counted; what more than one record shows is refused.
    case setAside
    /// Nothing is searched; both parties have signed why.
    case off(because: String)

    /// The rule in a sentence.
    public var text: String {
        switch self {
        case .refuse: "what is kept is searched, and anything personal in it refuses the run"
        case .setAside: "records that keep something personal are set aside"
        case .off(let because): "what is kept leaves unsearched, because: \(because)"
        }
    }

    /// Whether nothing is searched.
    public var isOff: Bool { if case .off = self { true } else { false } }
}

/// What happens to one field or margin of a dataset.
public struct FieldRule: Sendable, Hashable {
    /// The field: a column's name or number, a path that begins with `/`, or a field of a fixed-width record as
    /// `Dataset.FixedLayout.name(of:in:)` writes it; a margin begins with `#`.
    public let field: String
    /// What is done to each value.
    public let `operator`: Operator
    /// The semantic type that the agreement declares; values of one type share their pseudonyms across datasets.
    public let type: String?
    /// The other field that the operator looks at: the other half of an account, or whom a date belongs to.
    public let companion: String?
    /// What the field is about, as a word; for people and reports.
    public let category: String?
    /// Why the field is needed in this form.
    public let because: String?
    /// Who says so.
    public let origin: Origin
    /// Whether a profile says that this is a secret, whatever its name; its operator is then `drop` or `blank`.
    public let isSecret: Bool
    /// What becomes of the field in a file that is exchanged; `nil` where that is what the operator does, and in an
    /// agreement.
    public let exchange: ProfileExchange.Decision?

    /// Who a rule comes from.
    public enum Origin: Sendable, Hashable {
        /// The agreement itself.
        case agreement
        /// The profile that the dataset names.
        case profile
    }

    /// Whether this is text outside any field, such as a comment.
    public var isMargin: Bool { field.hasPrefix("#") }
}
