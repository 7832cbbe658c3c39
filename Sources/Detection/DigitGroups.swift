/// The digits of a number as people write it: groups with separators between them.
///
/// Holds at most `longest` digits in at most `mostGroups` groups; what comes behind is not looked at. So it costs the
/// same to read one at every place of a text.
struct DigitGroups {
    static let longest = 24
    static let mostGroups = 8

    /// A group of digits.
    struct Group {
        /// How many digits it has.
        var size = 0
        /// How many digits it and the groups before it have.
        var total = 0
        /// The offset in the text behind it, a closing bracket included.
        var end = 0
        /// What stands between it and the next group.
        var gap = Gap.none
    }

    /// What stands between two groups.
    enum Gap {
        case none, space, hyphen, other
    }

    /// Whether a `+` stands before the first digit.
    private(set) var plus = false
    /// Whether the first group stands in brackets.
    private(set) var bracketed = false
    /// How many groups there are.
    private(set) var groupCount = 0
    private var digits = InlineArray<24, UInt8>(repeating: 0)
    private var groups = InlineArray<8, Group>(repeating: Group())

    /// The value of digit `index`, 0 to 9.
    subscript(index: Int) -> UInt8 { digits[index] }

    /// Group `index`.
    func group(_ index: Int) -> Group { groups[index] }

    /// Reads the groups at `start`, where a digit, a `+` or an opening bracket stands.
    init?(in text: Span<UInt8>, at start: Int) {
        var offset = start
        if offset < text.count, text[offset] == UInt8(ascii: "(") {
            bracketed = true
            offset += 1
        }
        if offset < text.count, text[offset] == UInt8(ascii: "+") {
            plus = true
            offset += 1
        }
        var total = 0
        while groupCount < Self.mostGroups {
            let first = offset
            while offset < text.count, text[offset].isDigit {
                // A group that does not fit is left out whole.
                guard total + offset - first < Self.longest else { break }
                digits[total + offset - first] = text[offset] & 0x0F
                offset += 1
            }
            guard offset > first, offset >= text.count || !text[offset].isDigit else { break }
            let size = offset - first
            total += size
            if offset < text.count, text[offset] == UInt8(ascii: ")") { offset += 1 }
            groups[groupCount] = Group(size: size, total: total, end: offset)
            groupCount += 1
            guard let (gap, next) = Self.gap(in: text, at: offset) else { break }
            groups[groupCount - 1].gap = gap
            offset = next
        }
        guard groupCount > 0 else { return nil }
    }

    /// Returns what separates the digits before `offset` from those behind it, and where those begin.
    private static func gap(in text: Span<UInt8>, at offset: Int) -> (Gap, Int)? {
        var end = offset
        while end < text.count, end - offset < 3 {
            switch text[end] {
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("): end += 1
            default:
                guard text[end].isDigit else { return nil }
                return (kind(text, offset..<end), end)
            }
        }
        guard end < text.count, text[end].isDigit else { return nil }
        return (kind(text, offset..<end), end)
    }

    private static func kind(_ text: Span<UInt8>, _ range: Range<Int>) -> Gap {
        guard range.count == 1 else { return .other }
        switch text[range.lowerBound] {
        case UInt8(ascii: " "): return .space
        case UInt8(ascii: "-"): return .hyphen
        default: return .other
        }
    }
}
