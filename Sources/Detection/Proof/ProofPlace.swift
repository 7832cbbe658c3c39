/// A value of what was kept that may be somebody's: whether it is, is known once all values of the input are.
public struct ProofCandidate: Sendable, Equatable {
    /// The keyed hash of its canonical form.
    public var hash: UInt64
    /// Where it stands.
    public var place: ProofPlace

    /// A candidate.
    public init(hash: UInt64, place: ProofPlace) {
        self.hash = hash
        self.place = place
    }
}

/// A place in what a run writes, in eight bytes: an export, a line and a field, and what stands there. Places compare as
/// they stand in the exports.
public struct ProofPlace: Sendable, Hashable, Comparable {
    /// The fields that can be told apart; what lies behind them is called by the last.
    public static let mostFields = 1 << 16
    /// The exports of a run that can be told apart.
    public static let mostExports = 1 << 8

    fileprivate var bits: UInt64

    /// A place. A line beyond 2^36, a field or an export beyond what can be told apart is the last one.
    public init(export: Int, line: Int, field: Int, kind: ProofClass) {
        let export = UInt64(min(max(export, 0), Self.mostExports - 1))
        let line = UInt64(min(max(line, 0), (1 << 36) - 1))
        let field = UInt64(min(max(field, 0), Self.mostFields - 1))
        bits = export << 56 | line << 20 | field << 4 | UInt64(kind.rawValue)
    }

    /// The same place, where a value of this kind stands.
    @inline(__always)
    func holding(_ kind: ProofClass) -> ProofPlace { ProofPlace(bits: bits & ~15 | UInt64(kind.rawValue)) }

    /// The place that `bits` stand for.
    public init(bits: UInt64) { self.bits = bits }

    /// The place as a number.
    public var rawBits: UInt64 { bits }
    /// The number of the export in the run.
    public var export: Int { Int(bits >> 56) }
    /// The line, from 1; 0 where there is none.
    public var line: Int { Int(bits >> 20 & 0xF_FFFF_FFFF) }
    /// The number of the field.
    public var field: Int { Int(bits >> 4 & 0xFFFF) }
    /// What stands there.
    public var kind: ProofClass { ProofClass(rawValue: UInt8(bits & 15)) ?? .reference }

    /// Whether `one` stands before `other`.
    public static func < (one: ProofPlace, other: ProofPlace) -> Bool { one.bits < other.bits }
}

/// Something personal that was kept, as a batch alone shows.
public struct ProofHit: Sendable, Hashable {
    /// What it is.
    public enum Kind: Sendable, Hashable {
        /// A recogniser is certain of it.
        case recognised(PersonalKind)
        /// Another field of the same record holds it.
        case known(ProofClass)

        /// What the place holds, in a sentence.
        public var noun: String {
            switch self {
            case .recognised(let kind): kind.noun
            case .known(let kind): kind.noun
            }
        }

        /// What the place holds, in one word: `phone` for what a recogniser is certain of, `known-phone` for what another
        /// field holds. Each is another's alone, and stays what it is: signed texts hold it.
        public var word: String {
            switch self {
            case .recognised(let kind): kind.word
            case .known(let kind): kind.word
            }
        }

        /// The kind of that word.
        public init?(word: String) {
            if let kind = ProofClass.allCases.first(where: { $0.word == word }) {
                self = .known(kind)
            } else if let kind = PersonalKind.allCases.first(where: { $0.word == word }) {
                self = .recognised(kind)
            } else {
                return nil
            }
        }
    }

    /// What it is.
    public var kind: Kind
    /// The line, from 1; 0 where there is none.
    public var line: Int
    /// The number of the field.
    public var field: Int

    /// Something of a kind in a place.
    public init(kind: Kind, line: Int, field: Int) {
        self.kind = kind
        self.line = line
        self.field = field
    }
}
