internal import Glibc
internal import Primitives

/// With what the words of a text begin, and whether it has digits: enough to know of most values of a record that they do not
/// stand in it. What is not known is taken for there.
///
/// One pass over the text is less than preparing a record's values and looking for them.
struct WordStarts {
    /// A byte for each four first letters and for each word of fewer, by `place`, which is `turn` where it is there: several have
    /// one byte. So nothing need be emptied between records, nor read to take note of a word. Behind these one for each three
    /// digits that follow one another, whatever stands between. An array, because the compiler of today copies an `InlineArray`
    /// whole where one of its elements is read; it keeps its memory from record to record.
    private var begins = Array(repeating: UInt8(0), count: WordStarts.firstTriple + 1 << 12)
    private static let firstTriple = 2048
    private var turn: UInt8 = 0
    /// A bit for each first letter.
    private var firsts: UInt64 = 0
    /// Whether anything may stand in the text.
    private(set) var isOpen = true
    private(set) var digits = 0
    private(set) var hasAt = false
    /// Whether a byte stands in the texts that may read as something else, even if it does not.
    private(set) var hasSigns = false

    /// Those of texts of which nothing is known.
    init() {}

    /// Forgets everything, so that anything may stand in the text.
    mutating func open() { isOpen = true }

    /// Forgets everything, so that nothing stands in the text.
    mutating func removeAll() {
        turn &+= 1
        if turn == 0 {
            for index in begins.indices { begins[index] = 0 }
            turn = 1
        }
        (firsts, isOpen, digits, hasAt, hasSigns) = (0, false, 0, false, false)
    }

    /// Adds those of `text`.
    mutating func add(_ text: Span<UInt8>) {
        guard !isOpen else { return }
        guard isPlain(text) else {
            isOpen = true
            return
        }
        var (firsts, digits) = (firsts, digits)
        let turn = turn
        var begins = begins.mutableSpan
        var triple = 0
        var position = 0
        // One where the byte before the block is a letter, a small one, or a digit.
        var letterBefore: UInt64 = 0
        var smallBefore: UInt64 = 0
        var digitBefore: UInt64 = 0
        while position < text.count {
            let block = WordBlock(text, at: position)
            digits &+= block.digits.nonzeroBitCount
            // Letters behind a digit are a word of their own, and digits behind a letter. So is what a capital begins inside
            // a word: `SarahJones` is two, `SJones` a letter and one.
            let small = block.letters & ~block.capitals
            let before = block.letters &<< 1 | letterBefore
            let humps = block.capitals & (small &<< 1 | smallBefore | before & (small &>> 1 | 1 &<< 63))
            let letters = block.letters & ~before | humps
            let numbers = block.digits & ~(block.digits &<< 1 | digitBefore)
            // Of those the ones with another of their kind behind them and four bytes inside the block, as most are.
            let pairs = letters & block.letters &>> 1 & ~0 &>> 3
            let pairsOfDigits = numbers & block.digits &>> 1 & ~0 &>> 3
            Self.addWords(text, position, pairs, of: block.letters, to: &begins, turn, &firsts)
            if pairsOfDigits != 0 {
                Self.addWords(
                    text, position, pairsOfDigits, of: block.digits, areNumbers: true, to: &begins, turn, &firsts)
            }
            // What stands before a hump may be shorter than it looks.
            var other = (letters ^ pairs) | (numbers ^ pairsOfDigits) | Self.shortened(pairs, by: humps)
            while other != 0 {
                Self.addWord(text, at: position &+ other.trailingZeroBitCount, to: &begins, turn, &firsts)
                other &= other &- 1
            }
            var left = block.digits
            while left != 0 {
                let digit = Int(text[position &+ left.trailingZeroBitCount] & 0x0F)
                triple = (triple &<< 4 | digit) & 0xFFF
                begins[Self.firstTriple &+ triple] = turn
                left &= left &- 1
            }
            letterBefore = block.letters &>> 63
            smallBefore = small &>> 63
            digitBefore = block.digits &>> 63
            position &+= WordBlock.size
        }
        (self.firsts, self.digits) = (firsts, digits)
        if !hasAt {
            hasAt = text.withUnsafeBytes { bytes in
                bytes.baseAddress.map { memchr($0, Int32(UInt8(ascii: "@")), bytes.count) != nil } ?? false
            }
        }
    }

    /// Those of `starts` behind which one of `humps` stands before their fourth letter does.
    @inline(__always)
    private static func shortened(_ starts: UInt64, by humps: UInt64) -> UInt64 {
        humps == 0 ? 0 : starts & (humps &>> 1 | humps &>> 2 | humps &>> 3)
    }

    /// Whether all of a text is ASCII, or pounds, and reads as it is written: letters with accents, scripts without spaces, what
    /// hides something are rare, and not worth the care.
    private mutating func isPlain(_ text: Span<UInt8>) -> Bool {
        var index = 0
        while let place = PlainSpelling.nextSign(in: text, from: index) {
            hasSigns = true
            index = place + 1
            if text[place] >= 0x80 {
                guard text[place] == 0xC2, index < text.count, text[index] == 0xA3 else { return false }
                index += 1
            } else if PlainSpelling.hides(text, at: place) {
                return false
            }
        }
        return true
    }

    /// Whether a word with this behind some of its letters is more than these: a digit, or a mark of ASCII that may join.
    @inline(__always)
    static func mayGoOn(_ byte: UInt8) -> Bool {
        let set: UInt64 = byte < 0x40 ? 0x03FF_2080_0000_0000 : 1 &<< 0x20
        return set &>> UInt64(byte & 0x3F) & UInt64(~byte &>> 7) & 1 != 0
    }

    /// Takes note of the words that begin where `starts` has a bit, in the block at `position`: each of two letters or more, or digits,
    /// which are `kind`, with four bytes inside the block.
    @inline(__always)
    private static func addWords(
        _ text: Span<UInt8>, _ position: Int, _ starts: UInt64, of kind: UInt64, areNumbers: Bool = false,
        to begins: inout MutableSpan<UInt8>, _ turn: UInt8, _ firsts: inout UInt64
    ) {
        var starts = starts
        while starts != 0 {
            let begin = starts.trailingZeroBitCount
            let bytes = EightBytes.bytes(text, at: position &+ begin)
            // Without a jump for how many there are: nothing foretells that.
            let size = min(4, (~(kind &>> UInt64(truncatingIfNeeded: begin))).trailingZeroBitCount)
            let behind = UInt8(
                truncatingIfNeeded: (bytes & EightBytes.mask(4)) &>> UInt64(truncatingIfNeeded: size &* 8))
            if mayGoOn(behind) || areNumbers && behind.isLetter {
                addWord(text, at: position &+ begin, to: &begins, turn, &firsts)
            } else {
                // `number` of each.
                let four = bytes & (areNumbers ? 0x2F2F_2F2F : 0x1F1F_1F1F) & EightBytes.mask(size)
                firsts |= 1 &<< (four & 0x3F)
                begins[place(four)] = turn
            }
            starts &= starts &- 1
        }
    }

    /// Takes note of the word at `start`: of its first letter or digit, and of its first four, behind marks that join.
    private static func addWord(
        _ text: Span<UInt8>, at start: Int, to begins: inout MutableSpan<UInt8>, _ turn: UInt8, _ firsts: inout UInt64
    ) {
        firsts |= 1 &<< number(text[start])
        var four = number(text[start])
        var index = start
        var size: UInt64 = 1
        while size < most {
            let isLetter = text[index].isLetter
            let (next, isJoined) = next(text, index + 1)
            // A word of fewer ends before what is none, before a mark and before a digit.
            if size > 1,
                next >= text.count || isJoined || isLetter && (text[next].isDigit || TextUnit.isHump(text, at: next))
            {
                begins[place(four)] = turn
            }
            guard next < text.count else { return }
            four |= number(text[next]) &<< (size &* 8)
            size &+= 1
            index = next
        }
        begins[place(four)] = turn
    }

    /// Where a word goes on at `index` or behind a mark there; the end of the text where it does not.
    @inline(__always)
    private static func next(_ text: Span<UInt8>, _ index: Int) -> (Int, isJoined: Bool) {
        guard index < text.count else { return (text.count, false) }
        if text[index].isWordByte { return (index, false) }
        let behind = index + TextUnit.joiner(text, at: index)
        return behind > index && behind < text.count && text[behind].isWordByte ? (behind, true) : (text.count, false)
    }

    // MARK: What may stand in the text

    /// Whether a word of `value`, or a part of one that a mark joins to others, may begin a word of the text.
    func mayHaveWord(of value: Span<UInt8>) -> Bool {
        guard !isOpen else { return true }
        var index = 0
        while index < value.count {
            let eight = EightBytes(value, at: index)
            let letters = eight.letterCount
            // Nearly every word begins with four letters, which decide, or ends behind two or three.
            if letters > 1 {
                let behind = eight.byte(behind: min(4, letters))
                if letters > 3 || behind < 0x80 && !Self.mayGoOn(behind) {
                    if mayHave(eight.bytes & 0x1F1F_1F1F & EightBytes.mask(min(4, letters))) { return true }
                    index = Self.behindWord(value, index, letters, eight)
                    continue
                }
            }
            // What begins with a digit stands in no text without any.
            if digits == 0, UInt8(truncatingIfNeeded: eight.bytes).isDigit {
                index = Self.behindWord(value, index, eight.wordSize, eight)
                continue
            }
            let unit = TextUnit.read(value, at: index)
            index = unit.end
            guard unit.isOfWord else { continue }
            if mayHaveWord(of: value, from: unit) { return true }
            // To the end of the word: what a joiner stands before is looked at again, by itself.
            index = Self.endOfWord(value, index)
        }
        return false
    }

    /// The same of the word that begins with `first`, and of its parts that begin there.
    private func mayHaveWord(of value: Span<UInt8>, from first: TextUnit) -> Bool {
        guard first.folded < 0x80 else { return false }
        var four = Self.number(UInt8(truncatingIfNeeded: first.folded))
        var end = first.end
        var size: UInt64 = 1
        while size < Self.most {
            guard let next = Self.nextUnit(value, end) else {
                return size > 1 ? mayHave(four) : firsts & 1 &<< four != 0
            }
            // `Al-Amin` is found as `al` too.
            if size > 1, !TextUnit.read(value, at: end).isOfWord, mayHave(four) { return true }
            guard next.folded < 0x80 else { return false }
            four |= Self.number(UInt8(truncatingIfNeeded: next.folded)) &<< (size &* 8)
            size &+= 1
            end = next.end
        }
        return mayHave(four)
    }

    /// The offset behind a word that begins at `start` with so many letters and digits of eight bytes, and behind what ends it.
    @inline(__always)
    private static func behindWord(_ value: Span<UInt8>, _ start: Int, _ size: Int, _ eight: EightBytes) -> Int {
        let behind = eight.byte(behind: size)
        if size < 8, behind < 0x80, !behind.isWordByte { return start &+ size &+ 1 }
        return endOfWord(value, start &+ size)
    }

    /// Where a word ends that has come to `index`.
    @inline(__always)
    private static func endOfWord(_ value: Span<UInt8>, _ index: Int) -> Int {
        var index = index
        while index < value.count {
            let unit = TextUnit.read(value, at: index)
            guard unit.isOfWord else { break }
            index = unit.end
        }
        return index
    }

    /// The letter or digit at `index`, or behind a mark there that joins; `nil` where the word ends.
    private static func nextUnit(_ value: Span<UInt8>, _ index: Int) -> TextUnit? {
        guard index < value.count else { return nil }
        let unit = TextUnit.read(value, at: index)
        if unit.isOfWord { return unit }
        let behind = index + TextUnit.joiner(value, at: index)
        guard behind > index, behind < value.count else { return nil }
        let joined = TextUnit.read(value, at: behind)
        return joined.isOfWord ? joined : nil
    }

    /// Whether a code, with or without marks between its characters, may stand in the text.
    func mayHaveCode(_ value: Span<UInt8>) -> Bool {
        guard !isOpen, digits == 0 else { return true }
        for index in value.indices where value[index].isDigit { return false }
        return true
    }

    /// Whether `range` of `value` may stand in the text as it is, but for the case of its letters.
    func mayHaveExactly(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard !isOpen else { return true }
        guard value[range.lowerBound].isWordByte else { return true }
        guard mayHaveBegin(of: value.extracting(range)) else { return false }
        for index in range {
            if digits == 0, value[index].isDigit { return false }
            if !hasAt, value[index] == UInt8(ascii: "@") { return false }
        }
        return true
    }

    /// Whether an address of `value`, or what stands before its `@`, may stand in the text: `false` only of a value which is
    /// one run of letters, digits and marks of one address, so that whatever is looked for begins as it does; or has a digit
    /// before its `@`, where the text has neither.
    func mayHaveMail(_ value: Span<UInt8>) -> Bool {
        guard !isOpen, !value.isEmpty, value[0].isWordByte else { return true }
        let mayBegin = mayHaveBegin(of: value)
        if mayBegin, hasAt || digits > 0 { return true }
        var signs = 0
        var hasDigit = false
        var start = 0
        while start < value.count {
            // A byte that is neither letter nor digit has its top bit set, those behind the value too.
            let eight = EightBytes(value, at: start)
            var marks = ~(eight.letters | eight.digits) & EightBytes.tops
            while marks != 0 {
                let index = start &+ marks.trailingZeroBitCount &>> 3
                guard index < value.count else { break }
                let mark = marks & (~marks &+ 1)
                marks ^= mark
                if value[index].isDomainByte || value[index] == UInt8(ascii: "_") { continue }
                guard value[index] == UInt8(ascii: "@"), signs == 0 else { return true }
                hasDigit = hasDigit || eight.digits & (mark &- 1) != 0
                signs &+= 1
            }
            if signs == 0, eight.digits != 0 { hasDigit = true }
            start &+= 8
        }
        // Without an `@` nothing is looked for.
        return mayBegin && signs > 0 && !hasDigit
    }

    /// Whether a telephone number of `value` may stand in the text: of a single one the last three digits must.
    func mayHavePhone(_ value: Span<UInt8>) -> Bool {
        guard !isOpen else { return true }
        guard digits >= KnownValues.shortestPhone else { return false }
        var triple = 0
        var count = 0
        for index in value.indices {
            let byte = value[index]
            if byte.isDigit {
                triple = (triple &<< 4 | Int(byte & 0x0F)) & 0xFFF
                count += 1
            } else if byte.isLetter || KnownValues.dividesNumbers(byte) {
                // An extension, or another number.
                return true
            }
        }
        return count > KnownValues.mostDigits
            || count >= KnownValues.shortestPhone && begins[Self.firstTriple + triple] == turn
    }

    /// Whether a day may stand in the text: the last two digits of its year, behind another of that or of its day or month.
    func mayHaveDay(_ day: CivilDate) -> Bool {
        guard !isOpen else { return true }
        // Where the value has a year of two digits, the text may have another century.
        let year = day.year % 100
        let end = Self.firstTriple + ((year / 10) << 4 | year % 10)
        return digits >= 3 && (0..<10).contains { begins[end + ($0 << 8)] == turn }
    }

    /// Whether a word may begin with the letters and digits that a value begins with, and end behind them where they are fewer
    /// than four.
    private func mayHaveBegin(of value: Span<UInt8>) -> Bool {
        var four = Self.number(value[0])
        var size: UInt64 = 1
        while size < Self.most, Int(size) < value.count, value[Int(size)].isWordByte {
            four |= Self.number(value[Int(size)]) &<< (size &* 8)
            size &+= 1
        }
        return size > 1 ? mayHave(four) : firsts & 1 &<< four != 0
    }

    /// Whether a word may begin with these, or be these where they are fewer than four.
    @inline(__always)
    private func mayHave(_ four: UInt64) -> Bool { begins[Self.place(four)] == turn }

    /// How many letters and digits of a word are looked at: of one of five and more that was cut short five stand there.
    private static let most: UInt64 = 4

    /// Letters of either case from 1 on, digits behind them.
    @inline(__always)
    private static func number(_ byte: UInt8) -> UInt64 {
        UInt64(byte & 0x40 != 0 ? byte & 0x1F : byte & 0x0F + 32)
    }

    /// The place of up to four such numbers, each in a byte of its own.
    @inline(__always)
    private static func place(_ four: UInt64) -> Int {
        Int(truncatingIfNeeded: (four &* 0x9E37_79B9_7F4A_7C15) &>> 53)
    }
}
