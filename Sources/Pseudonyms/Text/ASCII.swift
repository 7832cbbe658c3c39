/// The ASCII classes that operators ask for.
extension UInt8 {
    /// `0` to `9`.
    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    /// `A` to `Z` or `a` to `z`.
    @inline(__always)
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// `A` to `Z`.
    @inline(__always)
    var isUppercase: Bool { self &- 0x41 < 26 }

    /// The letter in lower case; any other byte as it is.
    @inline(__always)
    var lowercased: UInt8 { isUppercase ? self | 0x20 : self }

    /// The letter in upper case; any other byte as it is.
    @inline(__always)
    var uppercased: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }

    /// Space, tab, line feed or carriage return.
    @inline(__always)
    var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

    /// The value of a digit.
    @inline(__always)
    var digitValue: Int { Int(self &- 0x30) }

    /// The digit with this value, 0 to 9.
    @inline(__always)
    init(digit value: Int) { self = 0x30 &+ UInt8(truncatingIfNeeded: value) }
}
