/// What an operator promises of its pseudonyms: the table that the check of an agreement prints.
public struct OperatorProperties: Sendable, Equatable {
    /// Whether the holder of the key finds the original again.
    public enum Reversibility: String, Sendable {
        /// The value leaves as it is.
        case unchanged
        /// With the key, every pseudonym of the main case gives its original back.
        case reversible
        /// No key gives the original back.
        case oneWay = "one-way"
    }

    /// Whether two originals can have one pseudonym.
    public enum Collisions: String, Sendable {
        /// No two originals of the main case have one pseudonym.
        case injective
        /// Two originals may have one pseudonym.
        case mayCollide = "may collide"
    }

    /// Whether the original can be found again.
    public let reversibility: Reversibility
    /// Whether originals can collide.
    public let collisions: Collisions
    /// For which values that holds, and what holds for the others; `nil` where it holds for all.
    public let condition: String?

    /// The properties of `operation`.
    public init(of operation: Operator) {
        let (reversibility, collisions, condition) = OperatorProperties.properties(of: operation)
        self.reversibility = reversibility
        self.collisions = collisions
        self.condition = condition
    }

    private static func properties(of operation: Operator) -> (Reversibility, Collisions, String?) {
        switch operation {
        case .keep:
            (.unchanged, .injective, "the original itself leaves")
        case .blank, .drop:
            (.oneWay, .mayCollide, "nothing of the value is left")
        case .constant:
            (.oneWay, .mayCollide, "every value becomes the same text")
        case .mask:
            (.oneWay, .mayCollide, "length, punctuation and the characters kept are the original's")
        case .token(reversible: true):
            (.reversible, .injective, "8 characters for every 5 bytes, and 26 more")
        case .token(reversible: false):
            (.oneWay, .mayCollide, "80 bits: among 10^9 values two collide with a probability of 1 in 10^6")
        case .shape:
            (
                .reversible, .injective,
                "with 5 to 26 ASCII letters or none, 6 to 36 digits or none, no accented letter or other numeral; "
                    + "others one-way, may collide; not for phone numbers, mail addresses or accounts"
            )
        case .digits:
            (
                .reversible, .injective,
                "from 6 to 256 digits; codes of up to 4 letters beside digits (EXT1234, INV-12) leave as they are; "
                    + "values with other letters or counts one-way, may collide"
            )
        case .phone:
            (
                .reversible, .injective,
                "UK mobile and geographic numbers; other, foreign and malformed numbers and extensions one-way, "
                    + "may collide"
            )
        case .email:
            (
                .oneWay, .mayCollide,
                "within a domain injective with 4 to 24 letters and digits before the @; among 10,000 short domains two "
                    + "collide with a probability of 3 %; addresses in domains shorter than 14 bytes grow"
            )
        case .postcode(.keep):
            (.oneWay, .mayCollide, "the outward code leaves as it is; 360 inward codes")
        case .postcode(.area):
            (.oneWay, .mayCollide, "the area's letters leave as they are; 360 inward codes")
        case .account:
            (
                .oneWay, .mayCollide,
                "two accounts collide with a probability of 1 in 10^12 as a pair, 1 in 10^4 by sort code; IBANs pass or fail "
                    + "mod 97 as before, sort codes 00-xx-xx have no modulus rule to fail"
            )
        case .identifier(let kind):
            (.oneWay, .mayCollide, condition(of: kind))
        case .date(.shift(let days)):
            (.oneWay, .mayCollide, "one of \(2 * days) shifts for each person; without a companion value for each day")
        case .date(.month):
            (.oneWay, .mayCollide, "month and year are the original's")
        case .date(.year):
            (.oneWay, .mayCollide, "the year is the original's")
        case .scrub(let scrubbing):
            (
                .oneWay, .mayCollide,
                "the text leaves but for what is found in it: "
                    + Self.known(scrubbing.known)
                    + "what looks personal; "
                    + (scrubbing.unsure == .keep ? "names in doubt stay, and " : "")
                    + "what is not recognised stays"
            )
        case .bucket(1):
            (.oneWay, .mayCollide, "a whole number leaves as it is; others lose nothing but their decimals")
        case .bucket(let size):
            (.oneWay, .mayCollide, "the original lies less than \(size) above")
        }
    }

    private static func known(_ known: Operator.Scrubbing.Known) -> String {
        switch known {
        case .none: ""
        case .record: "what the record's other fields hold, and "
        case .export: "what the fields of all records of the run hold, and "
        }
    }

    private static func condition(of kind: Operator.IdentifierKind) -> String {
        switch kind {
        case .card:
            "begins 9999, so the network is lost; passes or fails Luhn as before; among 370,000 cards of 16 digits two "
                + "collide as likely as not"
        case .nhsNumber:
            "begins 999, the test range; passes or fails mod 11 as before; among 1,100 numbers two collide as likely as "
                + "not"
        case .vat:
            "GB passes or fails as before, begins 95 or 96, of 500 two collide as likely as not; GD and HA always fail; "
                + "foreign ones become ZZ and always fail"
        case .nino:
            "begins QQ, which is never issued: always fails a strict check; among 1,200 numbers two collide as likely as "
                + "not"
        case .imei:
            "begins 00, a test device; passes or fails Luhn as before; among 10^6 devices two collide with a probability "
                + "of 40 %"
        case .companyNumber:
            "9 and 7 digits, or ZZ for the letters in front; lost zeros become digits; among 3,700 (ZZ: 1,100) two "
                + "collide as likely as not"
        case .utr:
            "its check digit is always wrong, for no range is known to be unissued; among 10^5 two collide as likely as "
                + "not"
        }
    }
}
