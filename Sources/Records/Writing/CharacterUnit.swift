/// A character of a value as it is written: a Unicode scalar, a reference to one, or a byte that is no part of one.
///
/// An original and its pseudonym are compared unit by unit, so that a character that both have in the same place keeps
/// the spelling it had.
struct CharacterUnit: Equatable {
    /// The scalar's number; or, for a byte that is no valid UTF-8, that byte with the top bit set.
    var code: UInt32
    /// The number of bytes it is written with.
    var length: Int

    /// Marks a byte that is no part of a scalar.
    static let invalid: UInt32 = 0x8000_0000

    /// Whether it is a byte that is no part of a scalar.
    var isInvalid: Bool { code & Self.invalid != 0 }

    /// The number of bytes of the character in UTF-8; 1 of a byte that is no part of one.
    var utf8Count: Int {
        switch code {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x1_0000: 3
        case ..<Self.invalid: 4
        default: 1
        }
    }

    /// Whether it is white space of ASCII: tab, LF, VT, FF, CR, space.
    var isSpace: Bool { code == 0x20 || (0x09...0x0D).contains(code) }

    /// Whether it is a letter or digit of ASCII, or beyond it.
    var isNoSign: Bool {
        switch code {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: code >= 0x80
        }
    }

    /// Whether XML 1.0 (section 2.2, production 2) has the character.
    var isXMLCharacter: Bool {
        switch code {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    /// The unit at `index`, which must be below `end`. With `references`, an XML character reference or one of the five
    /// predefined entities is one unit; any other `&` stands for itself.
    static func read(_ bytes: Span<UInt8>, at index: Int, before end: Int, references: Bool) -> CharacterUnit {
        let first = bytes[index]
        if first == UInt8(ascii: "&"), references {
            if let reference = readReference(bytes, at: index, before: end) { return reference }
        }
        if first < 0x80 { return CharacterUnit(code: UInt32(first), length: 1) }
        let byteAlone = CharacterUnit(code: invalid | UInt32(first), length: 1)
        let length: Int
        var code: UInt32
        let smallest: UInt32
        switch first {
        case 0xC2...0xDF: (length, code, smallest) = (2, UInt32(first & 0x1F), 0x80)
        case 0xE0...0xEF: (length, code, smallest) = (3, UInt32(first & 0x0F), 0x800)
        case 0xF0...0xF4: (length, code, smallest) = (4, UInt32(first & 0x07), 0x1_0000)
        default: return byteAlone
        }
        guard end - index >= length else { return byteAlone }
        for offset in 1..<length {
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return byteAlone }
            code = code << 6 | UInt32(byte & 0x3F)
        }
        guard code >= smallest, code <= 0x10_FFFF, !(0xD800...0xDFFF).contains(code) else { return byteAlone }
        return CharacterUnit(code: code, length: length)
    }

    /// The reference that begins with the `&` at `index`.
    private static func readReference(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> CharacterUnit? {
        // Leading zeros may make a reference of any length, so the walk is bounded by the value alone.
        var position = index + 1
        guard position < end else { return nil }
        if bytes[position] != UInt8(ascii: "#") {
            return named(bytes, at: index, before: end)
        }
        position += 1
        let isHexadecimal = position < end && bytes[position] == UInt8(ascii: "x")
        if isHexadecimal { position += 1 }
        let firstDigit = position
        var code: UInt32 = 0
        while position < end, bytes[position] != UInt8(ascii: ";") {
            let digit: UInt32
            switch bytes[position] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(bytes[position] - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt32(bytes[position] - UInt8(ascii: "a")) + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt32(bytes[position] - UInt8(ascii: "A")) + 10
            default: return nil
            }
            guard isHexadecimal || digit < 10 else { return nil }
            // At most 0x10FFFF * 16 + 15: no overflow.
            code = code * (isHexadecimal ? 16 : 10) + digit
            guard code <= 0x10_FFFF else { return nil }
            position += 1
        }
        guard position < end, position > firstDigit else { return nil }
        let unit = CharacterUnit(code: code, length: position + 1 - index)
        return unit.isXMLCharacter ? unit : nil
    }

    /// The predefined entity (XML 1.0, section 4.6) that begins with the `&` at `index`.
    private static func named(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> CharacterUnit? {
        func matches(_ name: StaticString) -> Bool {
            guard end - index >= name.utf8CodeUnitCount else { return false }
            // The pointer of a literal is valid for the run of the program, and is read within its length.
            let letters = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            for offset in 0..<letters.count where bytes[index + offset] != letters[offset] { return false }
            return true
        }
        if matches("&amp;") { return CharacterUnit(code: UInt32(UInt8(ascii: "&")), length: 5) }
        if matches("&lt;") { return CharacterUnit(code: UInt32(UInt8(ascii: "<")), length: 4) }
        if matches("&gt;") { return CharacterUnit(code: UInt32(UInt8(ascii: ">")), length: 4) }
        if matches("&quot;") { return CharacterUnit(code: UInt32(UInt8(ascii: "\"")), length: 6) }
        if matches("&apos;") { return CharacterUnit(code: UInt32(UInt8(ascii: "'")), length: 6) }
        return nil
    }

    /// Appends the character in UTF-8; a byte that is no part of one as it is.
    func append(to column: inout ValueColumn) {
        if isInvalid {
            column.append(UInt8(truncatingIfNeeded: code))
        } else if code < 0x80 {
            column.append(UInt8(truncatingIfNeeded: code))
        } else if let scalar = Unicode.Scalar(code) {
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { column.append(byte) }
        }
    }
}
