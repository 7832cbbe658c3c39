/// UTF-8 on bytes at an offset (Unicode 15, table 3-7), strict: no surrogates, nothing overlong.
enum UTF8Sequence {
    /// The scalar that begins at `start` and the number of its bytes; `nil` where no well-formed sequence does.
    static func scalar(in bytes: [UInt8], at start: Int, end: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let first = bytes[start]
        let length: Int
        var value: UInt32
        switch first {
        case 0x00...0x7F: return (Unicode.Scalar(first), 1)
        case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
        default: return nil
        }
        guard start + length <= end else { return nil }
        for index in start + 1..<start + length {
            guard bytes[index] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        // Overlong forms of three and four bytes; surrogates and what lies above U+10FFFF are no scalars.
        guard length < 3 || value >= (length == 3 ? 0x800 : 0x10000), let scalar = Unicode.Scalar(value) else {
            return nil
        }
        return (scalar, length)
    }

    /// Whether the three bytes of a surrogate stand at `start`, as WTF-8 writes it.
    static func isSurrogate(_ bytes: [UInt8], _ start: Int, end: Int) -> Bool {
        start + 3 <= end && bytes[start] == 0xED && 0xA0...0xBF ~= bytes[start + 1] && bytes[start + 2] & 0xC0 == 0x80
    }

    /// Whether the byte at `index` is one of the two of a no-break space, C2 A0. Alone they are no UTF-8.
    static func isOfNoBreakSpace(_ bytes: [UInt8], _ index: Int, in range: Range<Int>) -> Bool {
        switch bytes[index] {
        case 0xC2: index + 1 < range.upperBound && bytes[index + 1] == 0xA0
        case 0xA0: index > range.lowerBound && bytes[index - 1] == 0xC2
        default: false
        }
    }

    /// The number of bytes of a scalar.
    static func length(_ scalar: UInt32) -> Int {
        scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    /// Writes `scalar` over the `length` bytes at `start`, which is its own length.
    static func write(_ scalar: UInt32, length: Int, to bytes: inout [UInt8], at start: Int) {
        var rest = scalar
        for index in (start + 1..<start + length).reversed() {
            bytes[index] = 0x80 | UInt8(truncatingIfNeeded: rest & 0x3F)
            rest >>= 6
        }
        let marks: [4 of UInt8] = [0x00, 0xC0, 0xE0, 0xF0]
        bytes[start] = marks[length - 1] | UInt8(truncatingIfNeeded: rest)
    }

    /// Appends `scalar` to `bytes`.
    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        let length = length(scalar)
        let start = bytes.count
        for _ in 0..<length { bytes.append(0) }
        write(scalar, length: length, to: &bytes, at: start)
    }
}
