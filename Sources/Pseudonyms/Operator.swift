/// What a field rule does to a value: the vocabulary of `do:` in an agreement.
public enum Operator: Hashable, Sendable {
    /// The value leaves as it is.
    case keep
    /// The value becomes empty; the field stays.
    case blank
    /// The field goes: the column, the attribute, or the element with all that it holds.
    case drop
    /// Every value that is not empty becomes this text.
    case constant(String)
    /// Letters and digits become `x`, but for the first and last few characters.
    case mask(keepFirst: Int, keepLast: Int)
    /// An opaque base32 text: a keyed hash, or with `reversible` AES-SIV (RFC 5297).
    case token(reversible: Bool)
    /// Each letter becomes a letter of its class and case, each digit a digit; everything else stays.
    case shape
    /// The digits of the value, encrypted among themselves by FF1; codes of up to four letters beside them stay, other
    /// letters are substituted.
    case digits
    /// A telephone number of a range that is not in service, in the spelling of the original.
    case phone
    /// A mail address in a domain under `.example`.
    case email
    /// A postcode with an inward code that no postcode has.
    case postcode(Outward)
    /// A bank account with a sort code that starts 00.
    case account(AccountPart)
    /// A number of a register, which passes or fails its checksum as the original does and is issued to nobody.
    case identifier(IdentifierKind)
    /// A date, moved or made coarse.
    case date(DateChange)
    /// A number, rounded down to a multiple of `size`, which is at least 1.
    case bucket(size: Int)
    /// Free text: what the record's fields hold, and what looks personal, is replaced in it; all else stays.
    case scrub(Scrubbing)

    /// What becomes of the first half of a postcode.
    public enum Outward: Hashable, Sendable {
        /// It leaves as it is: `SW1A`.
        case keep
        /// Only its area leaves: `SW9Z`, each digit of the district 9 and each letter Z.
        case area
    }

    /// Which part of a bank account a field holds.
    public enum AccountPart: Hashable, Sendable {
        /// All of it: sort code and account number together, or an IBAN.
        case whole
        /// The sort code; the account number stands in the rule's companion field.
        case sortCode
        /// The account number; the sort code stands in the rule's companion field.
        case number
    }

    /// The register whose number a field holds; the raw value is its word in an agreement.
    public enum IdentifierKind: String, CaseIterable, Hashable, Sendable {
        /// The number of a payment card (ISO/IEC 7812), with the check digit of Luhn.
        case card
        /// An NHS number: 10 digits, modulus 11.
        case nhsNumber = "nhs-number"
        /// A VAT registration number: of the United Kingdom, modulus 97; of another state by its shape.
        case vat
        /// A national insurance number.
        case nino
        /// The number of a mobile device (3GPP TS 23.003), with the check digit of Luhn.
        case imei
        /// A company number of Companies House.
        case companyNumber = "company-number"
        /// A unique taxpayer reference of HMRC: 10 digits, the first of which is their check digit.
        case utr
    }

    /// What becomes of a date.
    public enum DateChange: Hashable, Sendable {
        /// It moves by up to `days` days either way, by the same number for all dates of one person: whoever the
        /// rule's companion field names.
        case shift(days: Int)
        /// The day becomes the first of its month.
        case month
        /// The day becomes the first of January.
        case year
    }

    /// How free text is scrubbed.
    public struct Scrubbing: Hashable, Sendable {
        /// Whose values are looked for; the raw value is its word in an agreement.
        public enum Known: String, CaseIterable, Hashable, Sendable {
            /// Those that the fields of the same record hold.
            case record
            /// Those that the fields of any record of the run's exports hold, its own before others.
            case export
            /// Nobody's: only what looks personal is found.
            case none
        }

        /// What becomes of a word that may be a name or a word; the raw value is its word in an agreement.
        public enum Unsure: String, CaseIterable, Hashable, Sendable {
            /// It is replaced.
            case replace
            /// It stays.
            case keep
            /// The export is refused.
            case refuse
        }

        /// What is written in place of a value; the raw value is its word in an agreement.
        public enum Replacement: String, CaseIterable, Hashable, Sendable {
            /// The pseudonym that the value has in its own field, or would have.
            case pseudonym
            /// Its kind: `<PHONE>`.
            case tag
        }

        /// Whose values are looked for.
        public let known: Known
        /// What becomes of what is in doubt.
        public let unsure: Unsure
        /// What is written in place of a value.
        public let replacement: Replacement

        /// How free text is scrubbed.
        public init(known: Known = .record, unsure: Unsure = .replace, replacement: Replacement = .pseudonym) {
            self.known = known
            self.unsure = unsure
            self.replacement = replacement
        }
    }

    /// The operator's name in an agreement.
    public var name: String {
        switch self {
        case .keep: "keep"
        case .blank: "blank"
        case .drop: "drop"
        case .constant: "constant"
        case .mask: "mask"
        case .token: "token"
        case .shape: "shape"
        case .digits: "digits"
        case .phone: "phone"
        case .email: "email"
        case .postcode: "postcode"
        case .account: "account"
        case .identifier: "identifier"
        case .date: "date"
        case .bucket: "bucket"
        case .scrub: "scrub"
        }
    }
}
