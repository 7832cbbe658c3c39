/// The next words of a text, each read, hashed and looked up once, in order.
///
/// A walk over a text keeps one. It reads some tens of words at a time, so that the look-ups of one do not wait for those of
/// another; whoever looks ahead of the walk takes words from here, and reads the text itself only behind the last of them,
/// or where a word has letters that are not ASCII. It never grows with the text.
struct WordWindow: ~Copyable {
    /// How many words are held where nobody keeps memory for more; a power of two.
    private static let leastSize = 32
    /// How many are read ahead of the walk before more are read.
    private static let ahead = 16

    /// The words, each at the rest of its number by their count. Unchecked: no index is outside, all are initialized, and
    /// nothing else holds the pointer. An `InlineArray` is copied whole by the compiler of today where one of its elements is
    /// read.
    private let words: UnsafeMutablePointer<TextWord>
    /// The highest place; the places are a power of two.
    private let mask: Int
    /// Whether the memory is the window's own.
    private let isOwner: Bool
    /// The number of the word that the walk is at, and that of the first which has not been read.
    private(set) var current = 0
    private var filled = 0
    /// The offset up to which the text has been read, and whether that is all of it.
    private var offset = 0
    private var isExhausted = false
    /// Whether a word was replaced by a part of it.
    private var isCut = false

    init() {
        words = .allocate(capacity: Self.leastSize)
        words.initialize(repeating: TextWord(), count: Self.leastSize)
        mask = Self.leastSize - 1
        isOwner = true
    }

    /// A window in memory that somebody keeps: a power of two of initialized words, which outlive it.
    fileprivate init(in memory: UnsafeMutableBufferPointer<TextWord>, at words: UnsafeMutablePointer<TextWord>) {
        self.words = words
        mask = memory.count - 1
        isOwner = false
        // What another text left there is behind no word of this one.
        words[0] = TextWord()
        words[1] = TextWord()
    }

    deinit { if isOwner { words.deallocate() } }

    /// How many words of the text there are in all, where each of them is still held as it was read; else 0. Behind the last
    /// stands one that begins nowhere.
    var countOfAll: Int { isExhausted && !isCut && filled < mask ? filled : 0 }

    /// The word that the walk is at; behind the last of a text, one that begins nowhere.
    @inline(__always)
    var word: TextWord { words[current & mask] }

    /// Word `number`; behind the last that has been read, one that begins nowhere.
    @inline(__always)
    subscript(number: Int) -> TextWord { words[number & mask] }

    /// Moves to the first word that ends behind `start`.
    @inline(__always)
    mutating func advance(to start: Int, in text: Span<UInt8>, _ recogniser: borrowing Recogniser) {
        while current < filled, words[current & mask].end <= start { current &+= 1 }
        if current &+ Self.ahead > filled, offset < text.count { fill(from: start, in: text, recogniser) }
        if words[current & mask].start < start { cut(at: start, in: text, recogniser) }
    }

    /// Moves over `count` words, which have been read, as the one behind them has.
    @inline(__always)
    mutating func step(_ count: Int = 1) { current &+= count }

    /// Reads words until the window is full or the text ends.
    @inline(never)
    private mutating func fill(from start: Int, in text: Span<UInt8>, _ recogniser: borrowing Recogniser) {
        var position = max(offset, start)
        let count = text.count
        var number = filled
        // One place stays free for what stands behind the last word, and one for a word that is cut in two.
        let limit = current &+ mask &- 1
        while number < limit, position < count {
            let next = read(WordBlock(text, at: position), at: position, in: text, &number, limit, recogniser)
            guard next == position else {
                position = next
                continue
            }
            // A word that fills the block.
            let word = TextWord(in: text, at: position, recogniser.names.lexicon, recogniser.references)
            note(read: word.size)
            words[number & mask] = word
            number &+= 1
            position = word.isLong ? text.word(at: position).end : word.end
        }
        words[number & mask] = TextWord()
        words[(number &+ 1) & mask] = TextWord()
        filled = number
        offset = position
        isExhausted = position >= count
    }

    /// Reads the words of the block at `position`, as number `number` and the next up to `limit`; returns the offset behind them:
    /// behind the block, but for a word that may go on there.
    @inline(__always)
    private mutating func read(
        _ block: WordBlock, at position: Int, in text: Span<UInt8>, _ number: inout Int, _ limit: Int,
        _ recogniser: borrowing Recogniser
    ) -> Int {
        var next = min(text.count, position &+ WordBlock.size)
        var rest = block.letters | block.digits
        while rest != 0 {
            let begin = rest.trailingZeroBitCount
            let size = (~(rest &>> UInt64(truncatingIfNeeded: begin))).trailingZeroBitCount
            let end = begin &+ size
            if end == WordBlock.size, position &+ end < text.count {
                next = position &+ begin
                break
            }
            words[number & mask] = TextWord(
                in: text, at: position &+ begin, size, block, begin, recogniser.names.lexicon, recogniser.references)
            note(read: size)
            number &+= 1
            rest &= end == WordBlock.size ? 0 : ~0 &<< UInt64(truncatingIfNeeded: end)
            guard number < limit else {
                next = position &+ end
                break
            }
        }
        return next
    }

    /// Makes the rest of a word the word that the walk is at, where the walk goes on inside one.
    @inline(never)
    mutating func cut(at start: Int, in text: Span<UInt8>, _ recogniser: borrowing Recogniser) {
        isCut = true
        if current == filled || words[current & mask].start > start { current &-= 1 }
        let word = TextWord(in: text, at: start, recogniser.names.lexicon, recogniser.references)
        note(read: word.size)
        words[current & mask] = word
    }

    #if DEBUG
        /// How many bytes of words have been read, for the proof that it is linear.
        private(set) var bytesRead = 0
    #endif

    private mutating func note(read size: Int) {
        #if DEBUG
            bytesRead += size
        #endif
    }

    /// Whether one of the `count` words behind the one that the walk is at has flags, or may have them: where it has letters
    /// beyond ASCII or an apostrophe, or has not been read. Only as far as words of a name can follow each other.
    @inline(__always)
    func mayHold(_ flags: Lexicon.Flags, _ count: Int, in text: Span<UInt8>) -> Bool {
        var number = current &+ 1
        let last = current &+ count
        var word = words[number & mask]
        while true {
            if word.start == .max { return !isExhausted }
            if word.hasDigit { return false }
            if !word.isName || word.entry.has(flags) { return true }
            number &+= 1
            if number > last { return false }
            let next = words[number & mask]
            if next.start != word.end &+ 1 {
                // Behind the full stop of a short word and a space; or what is no ASCII stands before it.
                let start = word.size == 2 && word.end < text.count && text[word.end] == UInt8(ascii: ".") ? 2 : 1
                guard word.end &+ start < text.count else { return false }
                if text[word.end &+ start] >= 0x80 { return true }
                if next.start != word.end &+ start { return next.start == .max && !isExhausted }
            }
            word = next
        }
    }

    /// Reads the name that may stand at `start`, which is behind word `number` or where it begins.
    @inline(__always)
    func name(at start: Int, from number: Int, in text: Span<UInt8>, _ lexicon: borrowing Lexicon) -> NameWord? {
        var number = number
        while words[number & mask].start < start, number < filled { number &+= 1 }
        let word = words[number & mask]
        if word.start == start {
            if word.isName {
                #if DEBUG
                    ReadAhead.current?.count(word.end - start)
                #endif
                return NameWord(word, number: number)
            }
            if word.beginsWithDigit { return nil }
            return NameWord(spelled: text, at: start, number: number, lexicon)
        }
        return NameWord(in: text, at: start, number: number, lexicon)
    }
}

/// Memory for the words of one text after another.
///
/// To allocate and fill a window for each value was a twentieth of the proof over the output; and where a text has no more
/// words than this holds, all of them are still there behind the walk, and need not be read again.
struct WordMemory: Sendable {
    /// How many words are held; a power of two.
    private static let size = 256

    private var words: [TextWord] = []

    /// Calls `body` with a cursor at the begin of a text, whose words are read into this memory.
    @inline(__always)
    mutating func walk(_ body: (inout Recogniser.Cursor) -> Void) {
        if words.isEmpty { words = Array(repeating: TextWord(), count: Self.size) }
        words.withUnsafeMutableBufferPointer { memory in
            guard let first = memory.baseAddress else { return }
            var cursor = Recogniser.Cursor(words: WordWindow(in: memory, at: first))
            body(&cursor)
        }
    }
}

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
    fileprivate init(
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
