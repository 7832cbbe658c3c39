/// Numbers and spaces as dates have them.
extension Span<UInt8> {
    /// Up to eight digits at `index`, which moves behind them; `nil` where none or more stand there.
    func number(_ index: inout Int) -> (value: Int, digits: Int)? {
        let start = index
        var end = start
        var value = 0
        while end < count, self[end] &- UInt8(ascii: "0") < 10 {
            guard end - start < 8 else { return nil }
            value = value * 10 + Int(self[end] & 0x0F)
            end += 1
        }
        guard end > start else { return nil }
        index = end
        return (value, end - start)
    }

    /// Moves behind a space, a tab, a line end or a space that does not break; `false` where none stands.
    func skipSpace(_ index: inout Int) -> Bool {
        guard index < count else { return false }
        switch self[index] {
        case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: index += 1
        case 0xC2 where index + 1 < count && self[index + 1] == 0xA0: index += 2
        default: return false
        }
        return true
    }

    /// Moves behind one or two of these.
    func skipSpaces(_ index: inout Int) {
        if skipSpace(&index) { _ = skipSpace(&index) }
    }
}

extension [UInt8] {
    /// Appends a number of at least `width` digits.
    mutating func append(number: Int, width: Int) {
        var divisor = 1
        var digits = 1
        while digits < width || number / divisor >= 10 {
            divisor *= 10
            digits += 1
        }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}
