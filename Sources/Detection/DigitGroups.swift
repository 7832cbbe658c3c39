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
    /// The group behind which the bracket before the first one closes; `nil` where it does not.
    private(set) var closingGroup: Int?
    /// How many digits there are in all.
    var digitCount: Int { groupCount > 0 ? Int(groups[groupCount - 1].total) : 0 }
    /// How many groups there are.
    private(set) var groupCount = 0
    private var digits = InlineArray<24, UInt8>(repeating: 0)
    /// The groups; their ends as bytes behind `base`.
    private var groups = InlineArray<8, PackedGroup>(repeating: PackedGroup())
    private let base: Int

    /// A group in few bytes, because the whole is handed about: none of its numbers passes 255.
    private struct PackedGroup {
        var size: UInt8 = 0
        var total: UInt8 = 0
        var end: UInt8 = 0
        var gap = Gap.none
    }

    /// The value of digit `index`, 0 to 9.
    subscript(index: Int) -> UInt8 { digits[index] }

    /// Group `index`.
    func group(_ index: Int) -> Group {
        let group = groups[index]
        return Group(size: Int(group.size), total: Int(group.total), end: base + Int(group.end), gap: group.gap)
    }

    /// Reads the groups at `start`, where a digit, a `+` or an opening bracket stands.
    init?(in text: Span<UInt8>, at start: Int) {
        base = start
        var offset = start
        if offset < text.count, text[offset] == UInt8(ascii: "(") {
            bracketed = true
            offset += 1
        }
        if offset < text.count, text[offset] == UInt8(ascii: "+") {
            plus = true
            offset += 1
            if offset < text.count, text[offset] == UInt8(ascii: " ") { offset += 1 }
        }
        var total = 0
        var depth = bracketed ? 1 : 0
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
            // A bracket that nothing here has opened closes what stands around the number.
            if depth > 0, offset < text.count, text[offset] == UInt8(ascii: ")") {
                depth -= 1
                if bracketed, depth == 0, closingGroup == nil { closingGroup = groupCount }
                offset += 1
            }
            groups[groupCount] = PackedGroup(
                size: UInt8(size), total: UInt8(total), end: UInt8(truncatingIfNeeded: offset - start))
            groupCount += 1
            guard let (gap, next) = Self.gap(in: text, at: offset) else { break }
            groups[groupCount - 1].gap = gap
            if next > offset, text[next - 1] == UInt8(ascii: "(") { depth += 1 }
            offset = next
        }
        guard groupCount > 0 else { return nil }
    }

    /// Whether six digits or more may stand in the groups at `start`: told quickly, because most numbers of a text are
    /// shorter.
    static func maySuffice(in text: Span<UInt8>, at start: Int) -> Bool {
        var digits = 0
        var others = 0
        var offset = start
        while offset < text.count {
            if text[offset].isDigit {
                digits += 1
                if digits == 6 { return true }
                others = 0
            } else {
                others += 1
                guard others <= 12, !text[offset].isLetter else { return false }
            }
            offset += 1
        }
        return false
    }

    /// Returns what separates the digits before `offset` from those behind it, and where those begin: three marks at
    /// most. A space that does not break and a dash count as what they look like.
    private static func gap(in text: Span<UInt8>, at offset: Int) -> (Gap, Int)? {
        var end = offset
        var kind = Gap.none
        for _ in 0...3 {
            guard end < text.count else { return nil }
            let mark: Gap
            switch text[end] {
            case UInt8(ascii: " "):
                mark = .space
                end += 1
            case UInt8(ascii: "-"):
                mark = .hyphen
                end += 1
            case UInt8(ascii: "."), UInt8(ascii: "("):
                // A full stop and a space end a sentence.
                if text[end] == UInt8(ascii: "."), end + 1 < text.count, text[end + 1] == UInt8(ascii: " ") {
                    return nil
                }
                mark = .other
                end += 1
            case 0xC2, 0xE2:
                guard let wide = text.wideMark(at: end) else { return nil }
                mark = wide.isDash ? .hyphen : .space
                end = wide.end
            default: return text[end].isDigit ? (kind, end) : nil
            }
            kind = kind == .none ? mark : .other
        }
        return nil
    }
}
