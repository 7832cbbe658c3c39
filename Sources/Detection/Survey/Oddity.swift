/// Something about how a value is written that software stumbles over.
///
/// The raw value is the oddity's word in JSON.
public enum Oddity: String, CaseIterable, Sendable {
    /// Characters beyond ASCII.
    case beyondASCII = "beyond-ascii"
    /// A line break within the value.
    case lineBreak = "line-break"
    /// Blanks before or behind the value.
    case blanks
    /// A begin that a spreadsheet takes for a formula, and that is neither a number nor a telephone number.
    case formula
    /// A quotation mark within the value.
    case quote
    /// Not written like what the field's name or profile says it holds.
    case malformed

    /// The oddity in a few words.
    public var noun: String {
        switch self {
        case .beyondASCII: "characters beyond ASCII"
        case .lineBreak: "line breaks within"
        case .blanks: "blanks before or behind"
        case .formula: "a begin like a formula"
        case .quote: "quotation marks within"
        case .malformed: "not written like its category"
        }
    }
}

/// A set of oddities.
public struct Oddities: OptionSet, Sendable, Hashable {
    /// One bit an oddity, in the order of the cases.
    public let rawValue: UInt8

    /// The set with these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The set of one oddity.
    public init(_ oddity: Oddity) {
        self.init(rawValue: 1 << UInt8(Oddity.allCases.firstIndex(of: oddity) ?? 0))
    }

    static let beyondASCII = Oddities(.beyondASCII)
    static let lineBreak = Oddities(.lineBreak)
    static let formula = Oddities(.formula)
    static let quote = Oddities(.quote)
    static let malformed = Oddities(.malformed)

    /// What is odd about `value`, as far as its bytes alone tell.
    init(of value: Span<UInt8>) {
        var found: Oddities = []
        for index in value.indices {
            switch value[index] {
            case 0x80...: found.formUnion(.beyondASCII)
            case 0x0A, 0x0D: found.formUnion(.lineBreak)
            case UInt8(ascii: "\""): found.formUnion(.quote)
            default: break
            }
        }
        if Self.beginsFormula(value) { found.formUnion(.formula) }
        self = found
    }

    private static func beginsFormula(_ value: Span<UInt8>) -> Bool {
        guard value.count > 1 else { return false }
        switch value[0] {
        case UInt8(ascii: "="), UInt8(ascii: "@"): return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return (1..<value.count).contains { index in
                switch value[index] {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","),
                    UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "/"):
                    false
                default: true
                }
            }
        default: return false
        }
    }
}
