public import Primitives

/// Why values could not be transformed. No case carries a value, a key or a part of one.
public enum PseudonymError: Refusal, Equatable {
    /// A key has another length than its algorithm asks for.
    case keyLength(bytes: Int)
    /// A step of libcrypto failed.
    case cryptography(step: String)
    /// A radix outside 2...65536.
    case radix(Int)
    /// A message too short or too long for FF1 in this radix.
    case messageLength(numerals: Int, radix: Int)
    /// A numeral that the radix does not have; the position counts from 0.
    case numeral(position: Int, radix: Int)
    /// An operator's parameter is out of its range.
    case parameter(operatorName: String, requirement: String)
    /// There are not as many companion values as values.
    case companions(values: Int, companions: Int)
    /// The operator is one-way for every value.
    case notReversible(operatorName: String)

    /// What kind of refusal this is: a parameter comes from the agreement, all else is a failed run.
    public var category: RefusalCategory {
        switch self {
        case .parameter: .agreement
        default: .failed
        }
    }

    /// What went wrong, without any value.
    public var what: String {
        switch self {
        case .keyLength(let bytes): "a key of \(bytes) bytes does not fit its algorithm"
        case .cryptography(let step): "libcrypto failed in \(step)"
        case .radix(let radix): "FF1 has no radix \(radix)"
        case .messageLength(let numerals, let radix): "FF1 refuses a message of \(numerals) numerals in radix \(radix)"
        case .numeral(let position, let radix): "the numeral at position \(position) is none of radix \(radix)"
        case .parameter(let operatorName, let requirement): "operator \(operatorName): \(requirement)"
        case .companions(let values, let companions): "\(companions) companion values for \(values) values"
        case .notReversible(let operatorName): "operator \(operatorName) is one-way"
        }
    }

    /// What to do next.
    public var hint: String? {
        switch self {
        case .keyLength: "the key file is damaged: restore it from its backup"
        case .cryptography: "check that OpenSSL 3 is installed with its default provider"
        case .parameter: "correct the field rule and sign a new version of the agreement"
        case .notReversible: "only token with reversible, shape, digits and phone can be reversed, with the key"
        case .radix, .messageLength, .numeral, .companions: nil
        }
    }
}
