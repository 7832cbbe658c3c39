/// What kind of value the proof over the output compares: values of different classes never meet.
///
/// The raw value is the class's place in hashes and places of one run, and is kept nowhere.
public enum ProofClass: UInt8, CaseIterable, Sendable {
    /// A telephone number, as it is dialled within its country, without the zero.
    case phone = 1
    /// A mail address.
    case mail
    /// A sort code and an account number.
    case account
    /// A reference, an IBAN or the number of a register: letters and digits, punctuation left out.
    case reference
    /// A postcode, a house number and the begin of a street's name.
    case address
    /// Two words of a person's name.
    case fullName
    /// One word of a person's name; it counts within its own record alone.
    case nameWord
    /// A short number, or a postcode; it counts within its own record alone.
    case shortNumber
    /// A date of birth, however it is written; it counts within its own record alone.
    case birthDate

    /// What a place holds where such a value was found, in a sentence.
    public var noun: String {
        switch self {
        case .phone: "a telephone number that another field holds"
        case .mail: "an e-mail address that another field holds"
        case .account: "a bank account that another field holds"
        case .reference: "a reference or identifier that another field holds"
        case .address: "a postcode and street that other fields hold"
        case .fullName: "a person's name that other fields hold"
        case .nameWord: "a part of the name of its own record"
        case .shortNumber: "a number or code of its own record"
        case .birthDate: "the date of birth of its own record"
        }
    }

    /// The class in one word.
    public var word: String {
        switch self {
        case .phone: "known-phone"
        case .mail: "known-email"
        case .account: "known-bank-account"
        case .reference: "known-reference"
        case .address: "known-address"
        case .fullName: "known-name"
        case .nameWord: "own-name-part"
        case .shortNumber: "own-number"
        case .birthDate: "own-birth-date"
        }
    }

    /// Whether such a value is looked for in its own record alone: across an export too many are alike.
    @inline(__always)
    public var isOfRecord: Bool { self == .nameWord || self == .shortNumber || self == .birthDate }
}

/// How the values of a field are canonicalised before they are looked for in what was kept.
public enum ProofForm: Sendable, Hashable {
    /// A telephone number.
    case phone
    /// A mail address.
    case mail
    /// A bank account whole, or an IBAN.
    case account
    /// A sort code, whose account number another field of the record holds.
    case sortCode
    /// An account number.
    case accountNumber
    /// A reference or the number of a register.
    case reference
    /// A name, or a part of one.
    case name
    /// A part of a postal address.
    case address
    /// A postcode.
    case postcode
    /// A date of birth; as a reference where the value is no day.
    case birthDate
    /// What the field is about is not known: only what a recogniser finds in its values.
    case unknown
}

extension FieldCategory {
    /// How values of this category are canonicalised; `nil` where none are looked for. A secret is: it may have been
    /// written down elsewhere.
    public var proofForm: ProofForm {
        switch self {
        case .name: .name
        case .email: .mail
        case .phone: .phone
        case .address: .address
        case .postcode: .postcode
        case .account: .account
        case .iban, .card, .nationalID, .ipAddress, .device, .secret: .reference
        case .dateOfBirth: .birthDate
        case .freeText: .unknown
        }
    }

    /// What a field may hold that is declared as of this category and kept: who signed the agreement has seen that.
    public var declaredKinds: PersonalKinds {
        let kinds: [PersonalKind] =
            switch self {
            case .name: [.name]
            case .email: [.email]
            case .phone: [.phone]
            case .address: [.address, .postcode]
            case .postcode: [.postcode]
            case .account: [.bankAccount, .sortCode, .accountNumber, .iban]
            case .iban: [.iban]
            case .card: [.card]
            case .dateOfBirth: [.dateOfBirth]
            case .nationalID: [.nationalInsurance, .nhsNumber, .taxReference, .drivingLicence, .passport, .vatNumber]
            case .ipAddress: [.ipAddress]
            case .device: [.macAddress, .imei, .imsi, .iccid]
            case .secret, .freeText: []
            }
        return kinds.reduce(into: []) { $0.formUnion(PersonalKinds($1)) }
    }
}
