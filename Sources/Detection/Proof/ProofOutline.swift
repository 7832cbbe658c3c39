/// What eight bytes at a time say of a text, so that what most texts lack is not looked for in them.
struct ProofOutline {
    /// Whether a digit is in it.
    let hasDigit: Bool
    /// Whether it has nothing but letters of ASCII.
    let isWord: Bool
    /// Whether it has nothing but letters and digits of ASCII.
    let isToken: Bool
    /// Where in its first bytes digits and letters stand.
    let bits: ByteBits

    @inline(__always)
    init(_ text: Span<UInt8>) {
        bits = ByteBits(text)
        let all = ByteBits.all(text.count)
        var hasDigit = bits.digits != 0
        var isWord = bits.letters == all
        var isToken = bits.letters | bits.digits == all
        var start = ByteBits.most
        while start < text.count {
            let eight = EightBytes(text, at: start)
            let size = min(8, text.count &- start)
            if eight.digits != 0 { hasDigit = true }
            if eight.letterCount < size { isWord = false }
            if eight.wordSize < size { isToken = false }
            start &+= 8
        }
        (self.hasDigit, self.isWord, self.isToken) = (hasDigit, isWord, isToken)
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Whether a text reads as it is written, and `ProofText` would leave it as it is: ASCII without control characters,
    /// two spaces in a row or what `PlainSpelling` reads.
    ///
    /// - Parameter withoutDigits: Whether it must have no digit besides.
    @inline(__always)
    static func isPlain(_ text: Span<UInt8>, withoutDigits: Bool = false) -> Bool {
        // Zero where it is, in the top bits.
        var others: UInt64 = 0
        // Whether the byte before is a space, in the top bit of the first byte.
        var space: UInt64 = 0
        func look(at bytes: UInt64) {
            // Adding to seven bits makes the top bit say whether a bound is reached.
            let seven = bytes & ~tops
            let shown = seven &+ 0x60 &* ones
            let spaces = shown & ~(seven &+ 0x5F &* ones) & tops
            // The signs of URLs' escapes and of HTML's references, `%` and `&`, stand beside each other.
            let signs = (seven &+ 0x5B &* ones) & ~(seven &+ 0x59 &* ones)
            others |= bytes | ~shown | (seven &+ ones) | signs | spaces & (spaces &<< 8 | space)
            if withoutDigits { others |= (seven &+ 0x50 &* ones) & ~(seven &+ 0x46 &* ones) }
            space = spaces &>> 56
        }
        if text.count < 8 {
            // Any letter behind the end.
            let behind = UInt64(0x61) &* ones &<< UInt64(truncatingIfNeeded: text.count &* 8)
            look(at: EightBytes(text, at: 0).bytes | behind)
        } else {
            var start = 0
            while start <= text.count &- 8 {
                look(at: EightBytes(text, at: start).bytes)
                start &+= 8
            }
            if start < text.count {
                // The last eight once more, so that what is before them needs no look.
                space = 0
                look(at: EightBytes(text, at: text.count &- 8).bytes)
            }
        }
        return others & tops == 0
    }
}

/// Where in the first 64 bytes of a text digits and letters of ASCII stand: a bit a byte, the first in the lowest place.
struct ByteBits {
    /// The most bytes of which all is told.
    static let most = 64

    private(set) var digits: UInt64 = 0
    private(set) var letters: UInt64 = 0

    /// Those of `text`.
    @inline(__always)
    init(_ text: Span<UInt8>) {
        let count = min(text.count, Self.most)
        var start = 0
        while start <= count &- 8 {
            add(EightBytes(text, at: start), at: start)
            start &+= 8
        }
        if start < count { add(EightBytes(text, at: start), at: start) }
    }

    /// Takes note of the eight bytes from `start` on, a multiple of eight.
    @inline(__always)
    private mutating func add(_ eight: EightBytes, at start: Int) {
        let place = UInt64(truncatingIfNeeded: start)
        digits |= Self.gathered(eight.digits) &<< place
        letters |= Self.gathered(eight.letters) &<< place
    }

    /// The bits of the first `count` bytes.
    @inline(__always)
    static func all(_ count: Int) -> UInt64 {
        count >= most ? .max : 1 &<< UInt64(truncatingIfNeeded: count) &- 1
    }

    /// The top bits of eight bytes beside each other.
    @inline(__always)
    private static func gathered(_ tops: UInt64) -> UInt64 { ((tops &>> 7) &* 0x0102_0408_1020_4080) &>> 56 }

    /// Whether `count` bits stand beside each other somewhere in `bits`.
    @inline(__always)
    static func hasRun(of count: Int, in bits: UInt64) -> Bool {
        var runs = bits
        // Of each bit so far whether `size` stand together from there on.
        var size = 1
        while size < count, runs != 0 {
            let step = min(size, count &- size)
            runs &= runs &>> UInt64(truncatingIfNeeded: step)
            size &+= step
        }
        return runs != 0
    }
}
