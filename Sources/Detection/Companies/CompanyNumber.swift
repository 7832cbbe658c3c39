/// The shape of a number of Companies House. It says what kind of body has it, and so whether that may be people.
public struct CompanyNumber: Sendable, Hashable {
    /// What a number is of.
    public enum Kind: Sendable, Hashable {
        /// A company, or a registered society.
        case company
        /// A limited liability partnership, which is a body of its own.
        case limitedLiabilityPartnership
    }

    /// Why a text is no number of a body that is no person.
    public enum Fault: Error, Sendable, Hashable {
        /// It has not the shape of a number.
        case shape
        /// It has seven digits: a spreadsheet has taken the zero in front.
        case lostZero
        /// A limited partnership has it, whose partners may be people.
        case partnership
    }

    /// What it is of.
    public let kind: Kind

    /// Reads a number: eight digits, two letters of Companies House and six digits, or `R` and seven digits.
    public init(_ text: some Collection<UInt8>) throws(Fault) {
        let bytes = Array(text)
        let digits = bytes.drop { !Self.isDigit($0) }
        guard digits.allSatisfy(Self.isDigit), digits.contains(where: { $0 != UInt8(ascii: "0") }) else { throw .shape }
        let prefix = String(decoding: bytes.prefix(bytes.count - digits.count), as: UTF8.self)
        switch (prefix, digits.count) {
        case ("", 8), ("R", 7): kind = .company
        case ("", 7): throw .lostZero
        case (let prefix, 6) where Self.companies.contains(prefix): kind = .company
        case (let prefix, 6) where Self.limitedLiabilityPartnerships.contains(prefix):
            kind = .limitedLiabilityPartnership
        case (let prefix, 6) where Self.partnerships.contains(prefix): throw .partnership
        default: throw .shape
        }
    }

    /// Scotland and Northern Ireland; companies of other countries; registered societies, whose names end in `LIMITED`.
    private static let companies: Set<String> = ["SC", "NI", "FC", "SF", "NF", "IP", "SP", "NP", "RS", "NO"]
    private static let limitedLiabilityPartnerships: Set<String> = ["OC", "SO", "NC"]
    private static let partnerships: Set<String> = ["LP", "SL", "NL"]

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
