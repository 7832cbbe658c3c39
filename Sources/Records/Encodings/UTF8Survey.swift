/// How much of a text is UTF-8 (RFC 3629), counted over pieces of any size.
///
/// A text in Windows-1252 or ISO-8859-1 has bytes above 0x7F that are not UTF-8, and hardly any that are.
struct UTF8Survey {
    /// The characters of more than one byte that are well formed.
    private(set) var characters = 0
    /// The bytes above 0x7F that belong to no such character.
    private(set) var strayBytes = 0

    /// Whether the text looks like one in a single-byte encoding.
    var looksLikeSingleByte: Bool { strayBytes > characters }

    /// Counts `text`, from its begin to its end; a character that its end cuts off is not counted, unless the text
    /// `isWhole`: then its bytes are stray.
    mutating func add(_ text: [UInt8], isWhole: Bool = false) {
        let bytes = text.span
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            guard lead >= 0x80 else {
                index += 1
                continue
            }
            let length = Self.length(lead)
            if length > 1, index + length > bytes.count, Self.isContinued(bytes, index) {
                if isWhole { strayBytes += bytes.count - index }
                return
            }
            if length > 1, index + length <= bytes.count, Self.isWellFormed(bytes, index, length) {
                characters += 1
                index += length
            } else {
                strayBytes += 1
                index += 1
            }
        }
    }

    /// Whether the bytes behind `index`, up to the end, may all belong to its character.
    private static func isContinued(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        for index in index + 1..<bytes.count where bytes[index] & 0xC0 != 0x80 { return false }
        return true
    }

    private static func length(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    /// Table 3-7 of the Unicode standard: which second bytes a lead allows.
    private static func isWellFormed(_ bytes: Span<UInt8>, _ index: Int, _ length: Int) -> Bool {
        let second = bytes[index + 1]
        let allowed: ClosedRange<UInt8> =
            switch bytes[index] {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        guard allowed.contains(second) else { return false }
        for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return false }
        return true
    }
}
