/// What a value looks like without what it says: `Aaa 99 999` rather than its letters and digits.
///
/// A capital is an `A`, a small letter an `a`, a digit a `9`, a character beyond ASCII a `¤`, a line break a `⏎`, another
/// control character a `·`; spaces and marks stand for themselves. A run of more than three signs is written
/// with a `+` and without its length: the length of a rare name tells whose it is. A run of digits keeps its length up to twenty, because a digit too few is what one looks for: `9{11}` from nine
/// on. What goes on behind 40 signs is `…`.
struct ValueShape {
    /// The shape in UTF-8.
    private(set) var bytes: [UInt8] = []

    private enum Sign: Equatable {
        case upper, lower, digit, beyond, lineBreak, control
        case mark(UInt8)

        init(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
            case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
            case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
            case 0x0A, 0x0D: self = .lineBreak
            case 0x00..<0x20, 0x7F: self = .control
            case 0x80...: self = .beyond
            default: self = .mark(byte)
            }
        }
    }

    private static let most = 40

    /// Puts the shape of `value` in place of the last one; the memory is kept.
    mutating func read(_ value: Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        var index = 0
        var signs = 0
        while index < value.count {
            guard signs < Self.most else {
                bytes.append(contentsOf: "…".utf8)
                return
            }
            let sign = Sign(value[index])
            var run = 0
            while index < value.count, Sign(value[index]) == sign {
                // A character beyond ASCII is one, however many bytes it takes.
                if value[index] & 0xC0 != 0x80 || sign != .beyond { run += 1 }
                index += 1
            }
            append(sign, run: max(1, run), &signs)
        }
    }

    private mutating func append(_ sign: Sign, run: Int, _ signs: inout Int) {
        let written: StaticString
        switch sign {
        case .upper: written = "A"
        case .lower: written = "a"
        case .digit:
            if run <= 8 {
                for _ in 0..<run { bytes.append(UInt8(ascii: "9")) }
            } else {
                bytes.append(contentsOf: run > 20 ? "9{20+}".utf8 : "9{\(run)}".utf8)
            }
            signs += min(run, 8)
            return
        case .beyond: written = "¤"
        case .lineBreak: written = "⏎"
        case .control: written = "·"
        case .mark(let byte):
            let times = run > 3 ? 1 : run
            for _ in 0..<times { bytes.append(byte) }
            if run > 3 { bytes.append(UInt8(ascii: "+")) }
            signs += times
            return
        }
        let times = run > 3 ? 1 : run
        for _ in 0..<times { written.withUTF8Buffer { bytes.append(contentsOf: $0) } }
        if run > 3 { bytes.append(UInt8(ascii: "+")) }
        signs += times
    }
}
