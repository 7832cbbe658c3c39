/// UTF-8 for every number of 32 bits: the forms of up to four bytes (RFC 3629), surrogates among them as in WTF-8, and
/// those of five to seven bytes that RFC 2279 and its continuation gave to numbers that are no characters.
///
/// What other encodings hold that is no character keeps a form of its own in it, and one that no reader takes for
/// text.
enum GeneralisedUTF8 {
    /// Appends `code`.
    @inline(__always)
    static func append(_ code: UInt32, to text: inout [UInt8]) {
        switch code {
        case ..<0x80:
            text.append(UInt8(truncatingIfNeeded: code))
        case ..<0x800:
            text.append(0xC0 | UInt8(truncatingIfNeeded: code >> 6))
            text.append(0x80 | UInt8(truncatingIfNeeded: code & 0x3F))
        case ..<0x1_0000:
            text.append(0xE0 | UInt8(truncatingIfNeeded: code >> 12))
            text.append(0x80 | UInt8(truncatingIfNeeded: code >> 6 & 0x3F))
            text.append(0x80 | UInt8(truncatingIfNeeded: code & 0x3F))
        default:
            appendLong(code, to: &text)
        }
    }

    private static func appendLong(_ code: UInt32, to text: inout [UInt8]) {
        let length = length(code)
        let marks: [8 of UInt8] = [0, 0, 0, 0, 0xF0, 0xF8, 0xFC, 0xFE]
        // Seven bytes have no bit left in the first: 36 bits stand in the six behind it.
        let first = length == 7 ? 0 : code >> UInt32(6 * (length - 1))
        text.append(marks[length] | UInt8(truncatingIfNeeded: first))
        for place in (0..<length - 1).reversed() {
            text.append(0x80 | UInt8(truncatingIfNeeded: code >> UInt32(6 * place) & 0x3F))
        }
    }

    /// The number of bytes of `code`.
    private static func length(_ code: UInt32) -> Int {
        switch code {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x1_0000: 3
        case ..<0x20_0000: 4
        case ..<0x400_0000: 5
        case ..<0x8000_0000: 6
        default: 7
        }
    }

    /// The number at `index` and its length; `nil` where no form of a number, in its shortest form, stands there.
    @inline(__always)
    static func read(_ text: Span<UInt8>, at index: Int) -> (code: UInt32, length: Int)? {
        let first = text[index]
        var code: UInt32
        let length: Int
        switch first {
        case 0x00...0x7F: return (UInt32(first), 1)
        case 0xC2...0xDF: (length, code) = (2, UInt32(first & 0x1F))
        case 0xE0...0xEF: (length, code) = (3, UInt32(first & 0x0F))
        case 0xF0...0xF7: (length, code) = (4, UInt32(first & 0x07))
        case 0xF8...0xFB: (length, code) = (5, UInt32(first & 0x03))
        case 0xFC...0xFD: (length, code) = (6, UInt32(first & 0x01))
        case 0xFE: (length, code) = (7, 0)
        default: return nil
        }
        guard text.count - index >= length else { return nil }
        for offset in 1..<length {
            let byte = text[index + offset]
            guard byte & 0xC0 == 0x80, code < 1 << 26 else { return nil }
            code = code << 6 | UInt32(byte & 0x3F)
        }
        guard length < 3 || Self.length(code) == length else { return nil }
        return (code, length)
    }

    /// Whether `code` is half of a pair of UTF-16.
    @inline(__always)
    static func isSurrogate(_ code: UInt32) -> Bool { code & 0xFFFF_F800 == 0xD800 }
}

extension Span<UInt8> {
    /// Where the run of ASCII that begins at `start` ends.
    @inline(__always)
    func endOfASCII(from start: Int) -> Int {
        let raw = bytes
        var index = start
        while count - index >= 8 {
            // Eight bytes from `index` on are there.
            let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard word & 0x8080_8080_8080_8080 == 0 else { break }
            index += 8
        }
        while index < count, self[index] < 0x80 { index += 1 }
        return index
    }
}
