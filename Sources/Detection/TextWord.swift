/// A word of ASCII letters and digits, and what is known of it.
struct TextWord {
    /// Where it begins; behind all texts, where there is none.
    private(set) var start = Int.max
    private(set) var entry = Lexicon.Entry.unknown
    private var length: UInt16 = 0
    private var bits: UInt16 = 0

    private static let digit: UInt16 = 1 << 0
    private static let digitFirst: UInt16 = 1 << 1
    private static let capital: UInt16 = 1 << 2
    private static let name: UInt16 = 1 << 3
    private static let spaced: UInt16 = 1 << 4
    private static let joint: UInt16 = 1 << 5
    private static let reference: UInt16 = 1 << 6
    private static let clean: UInt16 = 1 << 7
    private static let light: UInt16 = 1 << 8
    private static let digits: UInt16 = 1 << 9
    private static let house: UInt16 = 1 << 10
    private static let foreign: UInt16 = 1 << 11
    private static let shapeShift: UInt16 = 12

    /// No word.
    init() {}

    /// How many bytes it has; of a long one, as many as are counted.
    var size: Int { Int(length) }
    var end: Int { start &+ Int(length) }
    /// Whether it has more bytes than are counted.
    var isLong: Bool { length == .max }
    var hasDigit: Bool { bits & Self.digit != 0 }
    var beginsWithDigit: Bool { bits & Self.digitFirst != 0 }
    var hasCapital: Bool { bits & Self.capital != 0 }
    /// Whether it is a whole `NameWord`: of letters, and nothing behind it that could belong to a name.
    var isName: Bool { bits & Self.name != 0 }
    /// Whether a space stands behind it.
    var isSpaced: Bool { bits & Self.spaced != 0 }
    /// Whether the text ends behind it, or a mark stands there that nothing goes on behind: a comma, say.
    var isClean: Bool { bits & Self.clean != 0 }
    /// Whether it is a word that is no name, announces no value that stands directly behind it, and has a space or clean mark
    /// behind it: most of a text is so.
    var isLight: Bool { bits & Self.light != 0 }
    /// Whether it is a small word with a space or clean mark behind it that says nothing in a text of another language.
    var isForeign: Bool { bits & Self.foreign != 0 }
    /// Whether it is one, or has fewer bytes, of which a name has no more than `NameWord.longest`: in one jump, as nothing
    /// foretells which words are short.
    @inline(__always)
    func isForeign(orShorterThan size: Int) -> Bool {
        bits & Self.foreign | (length &- UInt16(truncatingIfNeeded: size)) & 0x8000 != 0
    }
    /// Whether it is such a word, or a small one that makes no name of a word before it.
    @inline(__always)
    var isNeutral: Bool {
        if isForeign { return true }
        guard isName, !hasCapital, entry.isRole(.none) || entry.isRole(.foreign) else { return false }
        return size <= 2 || isLight && !entry.has(Self.telling)
    }
    /// Whether it is one of these, or a small word that is listed as a name and says nothing else: of words of another language
    /// before it the next counts as a part of that name, and no other.
    @inline(__always)
    var isNeutralOrName: Bool {
        isNeutral || isName && !hasCapital && entry.isRole(.none) && entry.has(.name) && !entry.has(Self.telling)
    }
    private static let telling: Lexicon.Flags = [.deed, .company, .street, .house, .month, .function]
    /// Whether it is a number or stands for a digit or a mark of a mail address, and so may go on what is before it.
    var mayGoOn: Bool { bits & Self.joint != 0 }
    /// Whether it may be the number of a house: one to four digits, and perhaps a letter.
    var mayBeHouse: Bool { bits & Self.house != 0 }
    /// Whether it consists of digits.
    var isOfDigits: Bool { bits & Self.digits != 0 }
    /// Whether a declared reference may begin with it.
    var mayBeReference: Bool { bits & Self.reference != 0 }
    /// How it is written, where it is a name.
    var shape: NameWord.Shape {
        switch bits >> Self.shapeShift {
        case 0: .small
        case 1: .capital
        default: .capitals
        }
    }

    /// Reads the word at `start`, where a letter or digit stands.
    @inline(__always)
    init(
        in text: Span<UInt8>, at start: Int, _ lexicon: borrowing Lexicon, _ references: borrowing ReferenceTable
    ) {
        self.init(in: text, at: start, lexicon)
        refer(in: text, references)
    }

    /// Reads the word of `size` bytes at `start`, which begins and ends inside a block, at its byte `begin`.
    @inline(__always)
    init(
        in text: Span<UInt8>, at start: Int, _ size: Int, _ block: WordBlock, _ begin: Int,
        _ lexicon: borrowing Lexicon, _ references: borrowing ReferenceTable
    ) {
        let shift = UInt64(truncatingIfNeeded: begin)
        let mask = size == WordBlock.size ? ~0 : (1 &<< UInt64(truncatingIfNeeded: size)) &- 1
        var bytes = EightBytes.bytes(text, at: start)
        var behind: UInt8 = 0
        var key = EightBytes.folded(bytes)
        if size < 8 {
            behind = UInt8(truncatingIfNeeded: bytes &>> UInt64(truncatingIfNeeded: size &* 8))
            key &= EightBytes.mask(size)
        } else {
            var read = 8
            while read < size {
                bytes = EightBytes.bytes(text, at: start &+ read)
                key = (key &* Word.factor) ^ (EightBytes.folded(bytes) & EightBytes.mask(min(8, size &- read)))
                read &+= 8
            }
            if start &+ size < text.count { behind = text[start &+ size] }
        }
        let look = Look(
            digits: block.digits &>> shift & mask, letters: block.letters &>> shift & mask,
            capitals: block.capitals &>> shift & mask)
        self.init(look, at: start, size, before: behind)
        if mayBeListed { learn(lexicon[WordHash.value(key)]) }
        refer(in: text, references)
    }

    /// Whether words are known that are written like this: they begin with a letter.
    @inline(__always)
    private var mayBeListed: Bool { bits & Self.digitFirst == 0 }

    /// Takes note of whether a declared reference may begin with the word.
    @inline(__always)
    private mutating func refer(in text: Span<UInt8>, _ references: borrowing ReferenceTable) {
        guard references.isUsed, references.mayBegin(text, start) else { return }
        bits = bits & ~(Self.light | Self.foreign) | Self.reference
    }

    /// Reads the word at `start`, where a letter or digit stands.
    @inline(__always)
    init(in text: Span<UInt8>, at start: Int, _ lexicon: borrowing Lexicon) {
        let first = EightBytes(text, at: start)
        let size = first.wordSize
        guard size < 8 else {
            self.init(long: text, at: start, lexicon)
            return
        }
        let bits = UInt64(truncatingIfNeeded: size &* 8)
        let mask = (1 &<< bits) &- 1
        let look = Look(
            digits: EightBytes.gathered(first.digits & mask), letters: EightBytes.gathered(first.letters & mask),
            capitals: EightBytes.gathered(first.capitals & mask))
        self.init(look, at: start, size, before: UInt8(truncatingIfNeeded: first.bytes &>> bits))
        if mayBeListed { learn(lexicon[WordHash.value(first.folded & mask)]) }
    }

    /// What the letters and digits of a word are: of the masks, a bit for each byte, the first in the lowest. Of a word that is
    /// not of one block those behind the eighth say only that there are such.
    private struct Look {
        var digits: UInt64
        var letters: UInt64
        var capitals: UInt64
    }

    /// A word as it is written, of which nothing is known yet, and the byte behind it.
    @inline(__always)
    private init(_ look: Look, at start: Int, _ size: Int, before behind: UInt8) {
        self.start = start
        length = UInt16(truncatingIfNeeded: size)
        // Without jumps: nothing foretells which mark it is.
        bits = behind == UInt8(ascii: " ") ? Self.spaced : Self.isClean(behind) ? Self.clean : 0
        if look.digits != 0 {
            bits |= look.capitals != 0 ? Self.digit | Self.capital : Self.digit
            guard look.digits & 1 != 0 else { return }
            bits |= look.letters == 0 ? Self.digitFirst | Self.digits | Self.joint : Self.digitFirst | Self.joint
            // The first letter is the last.
            let head = look.letters == 0 ? size : look.letters.trailingZeroBitCount &+ 1
            if size <= 5, head == size { bits |= Self.house }
            return
        }
        // A letter beyond ASCII or an apostrophe may belong to the name.
        let isName = size <= NameWord.longest && behind < 0x80 && behind != UInt8(ascii: "'")
        if look.capitals == 0 {
            if isName { bits |= Self.name }
            return
        }
        bits |= Self.capital
        // Of other capitals some are those of `McDonald`: told where the name is spelled.
        let isFirst = look.capitals == 1
        guard isName, isFirst || look.capitals == look.letters else { return }
        bits |= Self.name | (isFirst ? 1 : 2) << Self.shapeShift
    }

    /// Takes note of what is known of the word.
    @inline(__always)
    private mutating func learn(_ entry: Lexicon.Entry) {
        self.entry = entry
        guard !hasDigit else { return }
        if entry.isJoint || entry.isNumeral { bits |= Self.joint }
        // Longer ones may be secrets, twelve letters an address of a machine.
        guard isName, bits & (Self.spaced | Self.clean) != 0, size > 1, size != 12 || isSpaced else { return }
        if entry.isLight, !hasCapital || entry.isLightWithCapital { bits |= Self.light }
        if !hasCapital, size < 16, entry.isForeign(letters: size) { bits |= Self.foreign }
    }

    /// Reads a word of eight bytes or more.
    @inline(never)
    private init(long text: Span<UInt8>, at start: Int, _ lexicon: borrowing Lexicon) {
        let first = EightBytes(text, at: start)
        var key = first.folded
        var look = Look(
            digits: EightBytes.gathered(first.digits), letters: EightBytes.gathered(first.letters),
            capitals: EightBytes.gathered(first.capitals))
        var hasOther = false
        var hasSmall = false
        var size = 8
        while true {
            let eight = EightBytes(text, at: start &+ size)
            let part = eight.wordSize
            if part > 0 {
                let mask = eight.mask(part)
                key = (key &* Word.factor) ^ (eight.folded & mask)
                let capitals = eight.capitals & mask
                let letters = eight.letters & mask
                if capitals != 0 { hasOther = true }
                if capitals != letters { hasSmall = true }
                // What is looked at of these is whether there are any.
                if eight.digits & mask != 0 { look.digits |= 1 << 63 }
                if letters != 0, look.letters == 0 { look.letters = 1 << 63 }
                size &+= part
            }
            guard part == 8 else {
                // Capitals behind the first eight bytes: all letters are such, or neither the first alone nor all.
                if hasOther, look.capitals == 1 || look.capitals == 0 { look.capitals |= 1 << 62 }
                if hasSmall, look.capitals == look.letters, look.capitals != 1 { look.capitals |= 1 << 62 }
                let length = min(size, Int(UInt16.max))
                self.init(look, at: start, length, before: eight.byte(behind: part))
                if mayBeListed { learn(lexicon[WordHash.value(key)]) }
                return
            }
        }
    }

    /// Whether a mark is one that nothing goes on behind, or none: `,`, `)`, `?`, `;`, the end of a line or of the text.
    @inline(__always)
    private static func isClean(_ byte: UInt8) -> Bool {
        let set: UInt64 = 1 << 0x2C | 1 << 0x29 | 1 << 0x3F | 1 << 0x3B | 1 << 0x0A | 1
        return byte < 0x40 && set &>> UInt64(byte) & 1 != 0
    }
}
