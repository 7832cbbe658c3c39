/// The symbols that an FF1 message of a value consists of, and what numeral each stands for.
enum Alphabet {
    /// `0` to `9`.
    case decimal
    /// The 26 ASCII letters; the case stays with the position.
    case letters
    /// Digits and ASCII letters; a letter in the place of an upper-case letter is upper case.
    case alphanumeric
    /// Decimal symbols of which the first is below 5, found by walking the cycle: a permutation applied until it returns
    /// to a subset permutes the subset. In the end `firstDigits` are written for 0 to 4. The message's range begins with
    /// the first symbol.
    case firstBelowFive(firstDigits: [5 of UInt8])

    /// The number of symbols.
    @inline(__always)
    var radix: Int {
        switch self {
        case .decimal, .firstBelowFive: 10
        case .letters: 26
        case .alphanumeric: 36
        }
    }

    /// Whether a byte is one of the symbols.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        switch self {
        case .decimal, .firstBelowFive: byte.isDigit
        case .letters: byte.isLetter
        case .alphanumeric: byte.isDigit || byte.isLetter
        }
    }

    /// The numeral that a symbol stands for.
    @inline(__always)
    func numeral(of symbol: UInt8) -> UInt64 {
        switch self {
        case .decimal, .firstBelowFive: UInt64(symbol &- 0x30)
        case .letters: UInt64((symbol | 0x20) &- 0x61)
        case .alphanumeric: symbol.isDigit ? UInt64(symbol &- 0x30) : UInt64((symbol | 0x20) &- 0x61 &+ 10)
        }
    }

    /// The symbol for a numeral, in the case of the one that it replaces.
    @inline(__always)
    func symbol(for numeral: UInt64, replacing old: UInt8) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: numeral)
        switch self {
        case .decimal, .firstBelowFive: return 0x30 &+ value
        case .letters: return old & 0x20 | (0x41 &+ value)
        case .alphanumeric:
            if value < 10 { return 0x30 &+ value }
            return (old.isUppercase ? 0x41 : 0x61) &+ value &- 10
        }
    }
}
