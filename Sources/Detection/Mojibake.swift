/// A letter or mark whose bytes of UTF-8 were taken for characters of Windows-1252: `Ã¶` for `ö`, `â€™` for the apostrophe of `O’Neill`.
///
/// Exports come so where one system writes UTF-8 and the next reads it as its own page. Only what Latin letters, their spaces and
/// the marks of U+2010 to U+203F become is told, once: before such a second character no language has these capitals.
enum Mojibake {
    /// What the characters at `start` stand for, and how many bytes they take; `nil` where they stand for themselves.
    static func read(_ text: Span<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        guard let (lead, size) = TextUnit.scalar(text, at: start), let second = byte(text, at: start + size) else {
            return nil
        }
        switch lead.value {
        case 0xC2...0xC5:
            let value = (lead.value & 0x1F) << 6 | UInt32(second.value & 0x3F)
            guard value >= 0xA0, let scalar = Unicode.Scalar(value) else { return nil }
            return (scalar, size + second.length)
        case 0xE2:
            guard second.value == 0x80, let third = byte(text, at: start + size + second.length),
                let scalar = Unicode.Scalar(0x2000 | UInt32(third.value & 0x3F)), scalar.value >= 0x2010
            else { return nil }
            return (scalar, size + second.length + third.length)
        default: return nil
        }
    }

    /// The byte from 80 to BF that the character at `start` is in Windows-1252, or as a control character of its number.
    private static func byte(_ text: Span<UInt8>, at start: Int) -> (value: UInt8, length: Int)? {
        guard start < text.count, let (scalar, length) = TextUnit.scalar(text, at: start) else { return nil }
        if 0x80...0xBF ~= scalar.value { return (UInt8(scalar.value), length) }
        guard scalar.value > 0xBF, let place = signs.firstIndex(of: scalar.value) else { return nil }
        return (0x80 + UInt8(place), length)
    }

    /// What the bytes 80 to 9F are in Windows-1252; 0 where they are controls.
    private static let signs: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}
