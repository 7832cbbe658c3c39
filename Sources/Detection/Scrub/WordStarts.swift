internal import Glibc

/// With what the words of a text begin, and whether it has digits: enough to know of most values of a record that they do not
/// stand in it. What is not known is taken for there.
///
/// One pass over the text is less than preparing a record's values and looking for them.
struct WordStarts {
    /// A bit for each three first letters, by `place`: several have one bit. An array, because the compiler of today copies an
    /// `InlineArray` whole where one of its elements is read; it keeps its memory from record to record.
    private var threes = Array(repeating: UInt64(0), count: 32)
    /// A bit for each first letter.
    private var firsts: UInt64 = 0
    /// Whether anything may stand in the text.
    private(set) var isOpen = true
    private(set) var digits = 0
    private(set) var hasAt = false

    /// Those of texts of which nothing is known.
    init() {}

    /// Forgets everything, so that anything may stand in the text.
    mutating func open() { isOpen = true }

    /// Forgets everything, so that nothing stands in the text.
    mutating func removeAll() {
        for index in threes.indices { threes[index] = 0 }
        (firsts, isOpen, digits, hasAt) = (0, false, 0, false)
    }

    /// Adds those of `text`.
    mutating func add(_ text: Span<UInt8>) {
        guard !isOpen else { return }
        guard Self.isPlain(text) else {
            isOpen = true
            return
        }
        var (firsts, digits) = (firsts, digits)
        var bits = threes.mutableSpan
        var position = 0
        // One where the byte before the block is a letter, or a digit.
        var letterBefore: UInt64 = 0
        var digitBefore: UInt64 = 0
        while position < text.count {
            let block = WordBlock(text, at: position)
            digits &+= block.digits.nonzeroBitCount
            // Letters behind a digit are a word of their own, and digits behind a letter.
            let letters = block.letters & ~(block.letters &<< 1 | letterBefore)
            // Of those the ones with two more letters behind them inside the block, as most are.
            var whole = letters & block.letters &>> 1 & block.letters &>> 2
            var other = (letters ^ whole) | block.digits & ~(block.digits &<< 1 | digitBefore)
            while whole != 0 {
                let bytes = EightBytes.bytes(text, at: position &+ whole.trailingZeroBitCount)
                firsts |= 1 &<< (bytes & 0x1F)
                Self.add(
                    Self.place(Int(bytes & 0x1F), Int(bytes &>> 8 & 0x1F), Int(bytes &>> 16 & 0x1F)), to: &bits)
                whole &= whole &- 1
            }
            while other != 0 {
                Self.addWord(text, at: position &+ other.trailingZeroBitCount, to: &bits, &firsts)
                other &= other &- 1
            }
            letterBefore = block.letters &>> 63
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

    /// Whether all of a text is ASCII, or pounds, and reads as it is written: letters with accents, scripts without spaces, what
    /// hides something are rare, and not worth the care.
    private static func isPlain(_ text: Span<UInt8>) -> Bool {
        var index = 0
        while let place = PlainSpelling.nextSign(in: text, from: index) {
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

    /// Takes note of the word at `start`: of its first letter or digit and of the next two, behind marks that join.
    private static func addWord(
        _ text: Span<UInt8>, at start: Int, to threes: inout MutableSpan<UInt64>, _ firsts: inout UInt64
    ) {
        let first = number(text[start])
        firsts |= 1 &<< UInt64(first)
        var (next, _) = next(text, start + 1)
        guard next < text.count else { return }
        let second = number(text[next])
        let isLetter = text[next].isLetter
        let (third, isJoined) = Self.next(text, next + 1)
        next = third
        // A word of two letters ends before what is none, before a mark and before a digit.
        if next >= text.count || isJoined || isLetter && text[next].isDigit {
            add(place(first, second, 0), to: &threes)
        }
        if next < text.count { add(place(first, second, number(text[next])), to: &threes) }
    }

    /// Where a word goes on at `index` or behind a mark there; the end of the text where it does not.
    @inline(__always)
    private static func next(_ text: Span<UInt8>, _ index: Int) -> (Int, isJoined: Bool) {
        guard index < text.count else { return (text.count, false) }
        if text[index].isWordByte { return (index, false) }
        let behind = index + TextUnit.joiner(text, at: index)
        return behind > index && behind < text.count && text[behind].isWordByte ? (behind, true) : (text.count, false)
    }

    @inline(__always)
    private static func add(_ place: Int, to threes: inout MutableSpan<UInt64>) {
        threes[place >> 6] |= 1 &<< UInt64(place & 63)
    }

    // MARK: What may stand in the text

    /// Whether a word of `value`, or a part of one that a mark joins to others, may begin a word of the text.
    func mayHaveWord(of value: Span<UInt8>) -> Bool {
        guard !isOpen else { return true }
        var index = 0
        while index < value.count {
            let eight = EightBytes(value, at: index)
            let letters = eight.letterCount
            // Nearly every word: three to seven letters, with nothing behind them that could belong to it.
            if letters > 2, letters < 8, eight.byte(behind: letters) < 0x80, !eight.byte(behind: letters).isDigit {
                if mayHave(letters: eight.bytes) { return true }
                index += letters
                continue
            }
            let unit = TextUnit.read(value, at: index)
            index = unit.end
            guard unit.isOfWord else { continue }
            if let second = Self.nextUnit(value, index) {
                let third = Self.nextUnit(value, second.end)
                if mayHave(unit.folded, second.folded, third?.folded) { return true }
                // `Al-Amin` is found as `al` too.
                if third != nil, !TextUnit.read(value, at: second.end).isOfWord,
                    mayHave(unit.folded, second.folded, nil)
                {
                    return true
                }
            } else if mayHave(unit.folded) {
                return true
            }
            // To the end of the word: what a joiner stands before is looked at again, by itself.
            while index < value.count {
                let unit = TextUnit.read(value, at: index)
                guard unit.isOfWord else { break }
                index = unit.end
            }
        }
        return false
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
        let first = value[range.lowerBound]
        guard first.isWordByte else { return true }
        let second = range.count > 1 ? value[range.lowerBound + 1] : 0
        let third = range.count > 2 ? value[range.lowerBound + 2] : 0
        guard
            second.isWordByte
                ? mayHave(UInt32(first), UInt32(second), third.isWordByte ? UInt32(third) : nil)
                : mayHave(UInt32(first))
        else { return false }
        for index in range {
            if digits == 0, value[index].isDigit { return false }
            if !hasAt, value[index] == UInt8(ascii: "@") { return false }
        }
        return true
    }

    /// Whether an address of `value`, or what stands before its `@`, may stand in the text: `false` only of a value which is
    /// one run of letters, digits and marks of one address, so that whatever is looked for begins as it does.
    func mayHaveMail(_ value: Span<UInt8>) -> Bool {
        guard !isOpen, value.count > 2, value[0].isWordByte, value[1].isWordByte, value[2].isWordByte,
            !mayHave(UInt32(value[0]), UInt32(value[1]), UInt32(value[2]))
        else { return true }
        var signs = 0
        for index in value.indices where !value[index].isDomainByte && value[index] != UInt8(ascii: "_") {
            guard value[index] == UInt8(ascii: "@"), signs == 0 else { return true }
            signs += 1
        }
        return false
    }

    /// Whether a telephone number may stand in the text.
    var mayHavePhone: Bool { isOpen || digits >= KnownValues.shortestPhone }

    /// Whether a word may begin with these letters or digits, without case and accents, and end behind two of them where
    /// there is no third; `false` for any other.
    @inline(__always)
    private func mayHave(_ first: UInt32, _ second: UInt32, _ third: UInt32?) -> Bool {
        guard first < 0x80, second < 0x80, (third ?? 0) < 0x80 else { return false }
        let place = Self.place(
            Self.number(UInt8(truncatingIfNeeded: first)), Self.number(UInt8(truncatingIfNeeded: second)),
            third.map { Self.number(UInt8(truncatingIfNeeded: $0)) } ?? 0)
        return threes[place >> 6] & 1 &<< UInt64(place & 63) != 0
    }

    /// Whether a word may begin with the first three of these bytes, which are letters.
    @inline(__always)
    private func mayHave(letters bytes: UInt64) -> Bool {
        let place = Self.place(Int(bytes & 0x1F), Int(bytes &>> 8 & 0x1F), Int(bytes &>> 16 & 0x1F))
        return threes[place >> 6] & 1 &<< UInt64(place & 63) != 0
    }

    /// Whether a word may begin with this letter or digit.
    @inline(__always)
    private func mayHave(_ first: UInt32) -> Bool {
        first < 0x80 && firsts & 1 &<< UInt64(Self.number(UInt8(truncatingIfNeeded: first))) != 0
    }

    /// Letters of either case from 1 on, digits behind them.
    @inline(__always)
    private static func number(_ byte: UInt8) -> Int {
        byte & 0x40 != 0 ? Int(byte & 0x1F) : Int(byte & 0x0F) + 32
    }

    @inline(__always)
    private static func place(_ first: Int, _ second: Int, _ third: Int) -> Int {
        (((first &* 43 &+ second) &* 43 &+ third) &* 0x9E37_79B9) >> 20 & 2047
    }
}
