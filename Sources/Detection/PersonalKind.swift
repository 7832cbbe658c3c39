/// What kind of personal value a piece of text looks like.
public enum PersonalKind: UInt8, CaseIterable, Sendable {
    /// A mail address (RFC 5321 as it is practised; no quoted local parts).
    case email
    /// A telephone number: of the United Kingdom in any spelling, or international with a `+`.
    case phone
    /// A postcode of the United Kingdom, the Crown dependencies or the forces.
    case postcode
    /// A sort code with its account number.
    case bankAccount
    /// A sort code written with hyphens that cannot be a date.
    case sortCode
    /// The number of a payment card whose check digit is right (ISO/IEC 7812).
    case card
    /// A National Insurance number that could have been issued.
    case nationalInsurance
    /// An International Bank Account Number whose check digits are right (ISO 13616).
    case iban

    /// The kind in a sentence: `an e-mail address`.
    public var noun: String {
        switch self {
        case .email: "an e-mail address"
        case .phone: "a telephone number"
        case .postcode: "a postcode"
        case .bankAccount: "a bank account"
        case .sortCode: "a sort code"
        case .card: "a payment card number"
        case .nationalInsurance: "a National Insurance number"
        case .iban: "an IBAN"
        }
    }
}

/// A set of kinds.
public struct PersonalKinds: OptionSet, Sendable, Hashable {
    /// One bit a kind.
    public let rawValue: UInt16

    /// The set with these bits.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The set of one kind.
    public init(_ kind: PersonalKind) {
        rawValue = 1 << UInt16(kind.rawValue)
    }

    /// Whether `kind` is in the set.
    public func contains(_ kind: PersonalKind) -> Bool {
        rawValue & (1 << UInt16(kind.rawValue)) != 0
    }
}
