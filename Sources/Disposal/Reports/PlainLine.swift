/// Text of agreements and people, made fit to stand in somebody else's format: on one line, and nothing in it that a
/// terminal, a browser or a parser takes for more than a character.
enum PlainLine {
    /// `text` on one line: line ends and tabs become spaces; control characters, noncharacters and marks that turn the
    /// direction of writing become U+FFFD.
    static func of(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { line.append(replacement(of: scalar)) }
        return String(line)
    }

    private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
        // XML 1.0 cannot hold the first, and U+FFFE and U+FFFF of every plane are no characters.
        case ..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: "\u{FFFD}"
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF: "\u{FFFD}"
        case let value where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
        default: scalar
        }
    }

    /// `text` on one line, for XML 1.0 and HTML, in text and in attributes with either quote.
    static func markup(_ text: String) -> String {
        escaped(of(text)) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }
    }

    /// `text` with what `escape` gives in place of the ASCII bytes that it knows.
    static func escaped(_ text: String, _ escape: (UInt8) -> StaticString?) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if let escape = escape(byte) {
                bytes.append(contentsOf: "\(escape)".utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
