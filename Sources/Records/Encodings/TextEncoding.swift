/// The character encoding of an export.
///
/// Readers and operators see UTF-8 alone: an export in another encoding is decoded when it is read and encoded when it
/// is written, losslessly (see `TextDecoder` and `TextEncoder`).
public enum TextEncoding: Sendable, Hashable {
    /// The order of the bytes of a code unit.
    public enum ByteOrder: Sendable, Hashable {
        case littleEndian
        case bigEndian
    }

    /// ASCII; bytes beyond it are oddities.
    case ascii
    /// UTF-8 (RFC 3629).
    case utf8
    /// UTF-16 (RFC 2781), with or without a byte order mark, which is a character of the text here.
    case utf16(ByteOrder)
    /// UTF-32, likewise.
    case utf32(ByteOrder)
    /// ISO 8859 by its part: 1 to 16 without 12.
    case iso8859(Int)
    /// A Windows code page: 1250 to 1258.
    case windows(Int)
}

extension TextEncoding {
    /// Whether the encoding has `scalar`, a Unicode scalar value.
    public func canHold(_ scalar: UInt32) -> Bool {
        switch self {
        case .ascii: scalar < 0x80
        case .utf8, .utf16, .utf32: scalar < 0xD800 || 0xE000...0x10FFFF ~= scalar
        case .iso8859, .windows: scalar < 0x80 || CodePage.of(self)?.byte(of: scalar) != nil
        }
    }

    /// The size of a code unit, in bytes.
    var unitSize: Int {
        switch self {
        case .ascii, .utf8, .iso8859, .windows: 1
        case .utf16: 2
        case .utf32: 4
        }
    }
}

// MARK: - Names

extension TextEncoding {
    /// The name that IANA has registered: `windows-1252`.
    public var name: String {
        switch self {
        case .ascii: "US-ASCII"
        case .utf8: "UTF-8"
        case .utf16(.littleEndian): "UTF-16LE"
        case .utf16(.bigEndian): "UTF-16BE"
        case .utf32(.littleEndian): "UTF-32LE"
        case .utf32(.bigEndian): "UTF-32BE"
        case .iso8859(let part): "ISO-8859-\(part)"
        case .windows(let page): "windows-\(page)"
        }
    }

    /// The encoding of a name that IANA has registered, or of one of the usual others (`latin1`, `cp1252`, `utf8`);
    /// `nil` where there is none. Capitals, hyphens and underscores do not count.
    ///
    /// UTF-16 and UTF-32 without an order are little-endian, as they are where files are made on Windows and in the
    /// WHATWG Encoding Standard; see `ordered(by:)`.
    public init?(named name: String) {
        var letters = ""
        // `ISO_8859-1:1987` names the year of the standard.
        for scalar in name.unicodeScalars.prefix(while: { $0 != ":" }) where scalar != "-" && scalar != "_" {
            letters += scalar.properties.lowercaseMapping
        }
        switch letters {
        case "utf8": self = .utf8
        case "usascii", "ascii", "ansix3.41968", "iso646us": self = .ascii
        case "utf16", "utf16le", "ucs2", "iso10646ucs2": self = .utf16(.littleEndian)
        case "utf16be": self = .utf16(.bigEndian)
        case "utf32", "utf32le", "ucs4", "iso10646ucs4": self = .utf32(.littleEndian)
        case "utf32be": self = .utf32(.bigEndian)
        default:
            guard let page = Self.singleByte(letters) else { return nil }
            self = page
        }
    }

    /// The encoding with the byte order that the mark at the start of a text tells, if there is one.
    ///
    /// - Parameter start: The first bytes of the text; four are enough.
    public func ordered(by start: [UInt8]) -> TextEncoding {
        switch self {
        case .utf16 where start.starts(with: [0xFE, 0xFF]): .utf16(.bigEndian)
        case .utf16 where start.starts(with: [0xFF, 0xFE]): .utf16(.littleEndian)
        case .utf32 where start.starts(with: [0x00, 0x00, 0xFE, 0xFF]): .utf32(.bigEndian)
        case .utf32 where start.starts(with: [0xFF, 0xFE, 0x00, 0x00]): .utf32(.littleEndian)
        default: self
        }
    }

    /// The code page of a name in lower case without hyphens.
    private static func singleByte(_ letters: String) -> TextEncoding? {
        switch letters {
        case "l1", "cp819": return .iso8859(1)
        case "l2": return .iso8859(2)
        case "cyrillic": return .iso8859(5)
        case "arabic": return .iso8859(6)
        case "greek": return .iso8859(7)
        case "hebrew": return .iso8859(8)
        case "tis620": return .iso8859(11)
        default: break
        }
        // The parts of ISO 8859 by their numbers as a Latin alphabet.
        let alphabets = [1, 2, 3, 4, 9, 10, 13, 14, 15, 16]
        if let number = number(letters, behind: "latin"), alphabets.indices.contains(number - 1) {
            return .iso8859(alphabets[number - 1])
        }
        if let part = number(letters, behind: "iso8859") ?? number(letters, behind: "8859") {
            return part == 1 || ISO8859Table.of(part) != nil ? .iso8859(part) : nil
        }
        let page =
            number(letters, behind: "windows") ?? number(letters, behind: "xcp") ?? number(letters, behind: "cp")
        guard let page, WindowsTable.of(page) != nil else { return nil }
        return .windows(page)
    }

    private static func number(_ letters: String, behind prefix: String) -> Int? {
        guard letters.hasPrefix(prefix), letters.utf8.count <= prefix.utf8.count + 4 else { return nil }
        let digits = letters.dropFirst(prefix.count)
        guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), digits.first != "0" else { return nil }
        return Int(digits)
    }
}
