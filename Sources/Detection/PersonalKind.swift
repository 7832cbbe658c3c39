/// What kind of personal value a piece of text looks like.
///
/// The raw value is the kind's place in sets and counters, and is stored nowhere.
public enum PersonalKind: UInt8, CaseIterable, Sendable {
    /// The name of a person, or a part of it.
    case name
    /// A mail address (RFC 5321 as it is practised), also written out: `jo at example dot com`.
    case email
    /// A telephone number: of the United Kingdom in any spelling, or international with a `+`.
    case phone
    /// A postcode of the United Kingdom, the Crown dependencies or the forces.
    case postcode
    /// A house and street, with what belongs to it.
    case address
    /// A sort code with its account number.
    case bankAccount
    /// A sort code written with hyphens that cannot be a date, or behind a word that announces it.
    case sortCode
    /// The number of a bank account behind a word that announces it, without its sort code.
    case accountNumber
    /// An International Bank Account Number whose check digits are right (ISO 13616).
    case iban
    /// The number of a payment card whose check digit is right (ISO/IEC 7812).
    case card
    /// A National Insurance number that could have been issued.
    case nationalInsurance
    /// An NHS number whose check digit is right.
    case nhsNumber
    /// A VAT registration number.
    case vatNumber
    /// A company number of Companies House, behind a word that announces it.
    case companyNumber
    /// A unique taxpayer reference of HMRC, behind a word that announces it.
    case taxReference
    /// The number of a driving licence (DVLA).
    case drivingLicence
    /// The number of a passport, behind a word that announces it.
    case passport
    /// The registration mark of a vehicle.
    case vehicle
    /// The day somebody was born: a date behind a word that says so.
    case dateOfBirth
    /// An address of IPv4 or IPv6.
    case ipAddress
    /// The address of a network interface (IEEE 802).
    case macAddress
    /// The number of a mobile device whose check digit is right (3GPP TS 23.003).
    case imei
    /// The number of a mobile subscription, behind a word that announces it (ITU-T E.212).
    case imsi
    /// The number of a SIM card whose check digit is right (ITU-T E.118).
    case iccid
    /// An address of SIP or XMPP.
    case sipAddress
    /// A URL that names a user or carries a secret.
    case url
    /// The name of a user or host: in a path, or behind a word that announces it.
    case userName
    /// A reference to a customer, mandate or ticket that the agreement declares.
    case reference
    /// A password, PIN, token or key, behind a word that announces it.
    case secret

    /// The kind in a sentence: `an e-mail address`.
    public var noun: String {
        switch self {
        case .name: "the name of a person"
        case .email: "an e-mail address"
        case .phone: "a telephone number"
        case .postcode: "a postcode"
        case .address: "a street address"
        case .bankAccount: "a bank account"
        case .sortCode: "a sort code"
        case .accountNumber: "an account number"
        case .iban: "an IBAN"
        case .card: "a payment card number"
        case .nationalInsurance: "a National Insurance number"
        case .nhsNumber: "an NHS number"
        case .vatNumber: "a VAT number"
        case .companyNumber: "a company number"
        case .taxReference: "a taxpayer reference"
        case .drivingLicence: "a driving licence number"
        case .passport: "a passport number"
        case .vehicle: "a vehicle registration"
        case .dateOfBirth: "a date of birth"
        case .ipAddress: "an IP address"
        case .macAddress: "a MAC address"
        case .imei: "an IMEI"
        case .imsi: "an IMSI"
        case .iccid: "an ICCID"
        case .sipAddress: "a SIP address"
        case .url: "a URL that names a user"
        case .userName: "the name of a user or host"
        case .reference: "a declared reference"
        case .secret: "a password, PIN or other secret"
        }
    }

    /// The kind's word: in reports, and in capitals in a tag that is written in place of a value.
    public var word: String {
        switch self {
        case .name: "name"
        case .email: "email"
        case .phone: "phone"
        case .postcode: "postcode"
        case .address: "address"
        case .bankAccount: "bank-account"
        case .sortCode: "sort-code"
        case .accountNumber: "account-number"
        case .iban: "iban"
        case .card: "card"
        case .nationalInsurance: "national-insurance"
        case .nhsNumber: "nhs-number"
        case .vatNumber: "vat-number"
        case .companyNumber: "company-number"
        case .taxReference: "tax-reference"
        case .drivingLicence: "driving-licence"
        case .passport: "passport"
        case .vehicle: "vehicle"
        case .dateOfBirth: "date-of-birth"
        case .ipAddress: "ip-address"
        case .macAddress: "mac-address"
        case .imei: "imei"
        case .imsi: "imsi"
        case .iccid: "iccid"
        case .sipAddress: "sip-address"
        case .url: "url"
        case .userName: "user-name"
        case .reference: "reference"
        case .secret: "secret"
        }
    }
}

/// How sure it is that a piece of text is what it looks like.
public enum Confidence: UInt8, Comparable, CaseIterable, Sendable {
    /// It could as well be something else: a word that is a name and a word.
    case doubtful
    /// It is more often personal than not.
    case likely
    /// Its form, its check digits or the words beside it leave hardly a doubt.
    case certain

    /// Whether `left` is less sure than `right`.
    public static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }
}

/// A set of kinds.
public struct PersonalKinds: OptionSet, Sendable, Hashable {
    /// One bit a kind.
    public let rawValue: UInt32

    /// The set with these bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The set of one kind.
    public init(_ kind: PersonalKind) {
        rawValue = 1 << UInt32(kind.rawValue)
    }

    /// Whether `kind` is in the set.
    public func contains(_ kind: PersonalKind) -> Bool {
        rawValue & (1 << UInt32(kind.rawValue)) != 0
    }
}
