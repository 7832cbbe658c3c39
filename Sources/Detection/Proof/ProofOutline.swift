internal import CVectors

/// What many bytes at a time say of a text, so that what most texts lack is not looked for in them.
struct ProofOutline {
    /// Whether a digit is in it.
    let hasDigit: Bool
    /// Whether it has nothing but letters of ASCII.
    let isWord: Bool
    /// Whether it has nothing but letters and digits of ASCII.
    let isToken: Bool
    /// Whether it reads as it is written, and `ProofText` would leave it as it is: ASCII without control characters, two spaces
    /// in a row or what `PlainSpelling` reads.
    let isPlain: Bool
    /// What its first bytes are.
    let bits: ByteBits

    @inline(__always)
    init(_ text: Span<UInt8>) {
        let bits = ByteBits(text)
        let whole = text.count > ByteBits.most ? Self.gathered(text, bits) : Gathered(bits, text.count)
        self.bits = bits
        hasDigit = whole.digits != 0
        isWord = whole.others == 0
        isToken = whole.marks == 0
        isPlain = whole.odd == 0
    }

    /// What there is in some bytes: 0 where there is none.
    private struct Gathered {
        var digits: UInt64
        /// What is no letter, and what is no digit either.
        var others: UInt64
        var marks: UInt64
        /// What does not stand for itself, and spaces behind spaces.
        var odd: UInt64

        @inline(__always)
        init(_ bits: ByteBits, _ count: Int, behindSpace: UInt64 = 0) {
            digits = bits.digits
            others = ByteBits.all(count) & ~bits.letters
            marks = others & ~bits.digits
            odd = bits.odd | bits.spaces & (bits.spaces &<< 1 | behindSpace)
        }
    }

    /// What there is in a text of more bytes than `first` tells of.
    private static func gathered(_ text: Span<UInt8>, _ first: ByteBits) -> Gathered {
        var gathered = Gathered(first, text.count)
        var bits = first
        var position = ByteBits.most
        while position < text.count {
            let space = bits.spaces &>> 63
            bits = ByteBits(text, at: position)
            let more = Gathered(bits, text.count &- position, behindSpace: space)
            gathered.digits |= more.digits
            gathered.others |= more.others
            gathered.marks |= more.marks
            gathered.odd |= more.odd
            position &+= ByteBits.most
        }
        return gathered
    }
}

/// Of up to 64 bytes of a text, where letters and digits of ASCII stand, spaces, and signs that may not stand for themselves: bytes
/// beyond ASCII, control characters, `%` and `&`. A bit a byte, the first in the lowest place.
struct ByteBits {
    /// The most bytes of which all is told.
    static let most = 64

    let digits: UInt64
    let letters: UInt64
    let spaces: UInt64
    let odd: UInt64

    /// Those of `text` from `position` on, which lies inside it or is 0.
    @inline(__always)
    init(_ text: Span<UInt8>, at position: Int = 0) {
        let end = min(text.count, position &+ Self.most)
        let masks = text.extracting(position..<end).withUnsafeBufferPointer { bytes in
            // In bounds: all of them are there, and no others are read.
            guard let base = bytes.baseAddress, !bytes.isEmpty else { return datalease_text_masks() }
            return datalease_text_masks_of(base, bytes.count)
        }
        (digits, letters, spaces, odd) = (masks.digits, masks.letters, masks.spaces, masks.odd)
    }

    /// The bits of the first `count` bytes.
    @inline(__always)
    static func all(_ count: Int) -> UInt64 {
        count >= most ? .max : 1 &<< UInt64(truncatingIfNeeded: count) &- 1
    }

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
