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
