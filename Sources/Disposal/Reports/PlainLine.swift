public import Primitives

/// Text of agreements and people, made fit to stand in somebody else's format: on one line, and nothing in it that a
/// terminal, a browser or a parser takes for more than a character, or that nobody sees.
public enum PlainLine {
    /// `text` on one line: line ends and tabs become spaces; control characters, noncharacters, marks that turn the
    /// direction of writing and others that nobody sees become U+FFFD.
    public static func of(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
            default: isHidden(scalar) ? "\u{FFFD}" : scalar
            }
        }
    }

    /// The same for text of several lines, whose ends stay: LF.
    public static func lines(_ text: String) -> String {
        mapped(text) { isHidden($0) && $0 != "\n" ? "\u{FFFD}" : $0 }
    }

    /// A JSON value on one line, in which whatever nobody sees is escaped.
    public static func json(_ value: JSON) -> String {
        let text = value.text
        guard text.utf8.contains(where: { $0 >= 0x7F }) else { return text }
        var line = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                // Outside of strings JSON is ASCII, so this stands within one.
                for unit in UTF16.encode(scalar) ?? .init() {
                    let digits = String(unit, radix: 16, uppercase: true)
                    line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    private static func mapped(_ text: String, _ map: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { line.append(map(scalar)) }
        return String(line)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: false
        // XML 1.0 cannot hold the first, and U+FFFE and U+FFFF of every plane are no characters.
        case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFDD0...0xFDEF: true
        case let value where value & 0xFFFE == 0xFFFE: true
        // Scripts are spelt with these, and pictures chosen.
        case 0x200C, 0x200D, 0xFE00...0xFE0F: false
        default: scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint
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
