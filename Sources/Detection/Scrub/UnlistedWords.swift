/// Words that no list has, in texts of which no list has much: of another language than English, or of made-up words.
///
/// In a text of English a word that is in no list may well be somebody's name, and counts as one in doubt beside words that
/// say little. Where hardly any word is listed, that says nothing of a single one: such words stay, unless something else
/// speaks for them.
///
/// How much of a text is listed is counted in pieces of `pieceSize` words, and a word is judged by its piece and those on both
/// sides of it. So a text may change its language, and each word is read once.
struct UnlistedWords {
    /// With fewer words around it nothing is judged.
    static let fewest = 6
    /// With fewer, one listed word is enough for the lists' language.
    static let fewestOfSome = 8
    /// The words of a piece.
    static let pieceSize = 32
    /// Shorter words are of any language.
    static let shortest = 4
    /// A text is of the lists' language where one in so many of its words is listed, or more.
    static let share = 3

    /// Some words of a text.
    private struct Piece {
        /// Where the last of them ends.
        var end = 0
        /// How many there are that are no names, and how many of those are listed.
        var words = 0
        var listed = 0

        mutating func add(_ other: Piece) {
            words += other.words
            listed += other.listed
        }
    }

    private let lexicon: Lexicon
    private var pieces: [Piece] = []
    /// For each match from the first in doubt on, whether nothing but being in no list speaks for it.
    private var unfounded: [Bool] = []

    init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    /// What the words of a text are, all of it being judged as one.
    enum Language {
        /// Of the lists' language: no word is left out.
        case listed
        case other
        /// Judged by pieces, or not before its words are spelled.
        case unclear
    }

    /// What the words of a short text are, told before it is walked over, by those which were read at its begin.
    ///
    /// - Returns: What `leaveOut` would judge all words by; `unclear` where that takes more than the letters of ASCII words.
    static func language(of text: Span<UInt8>, _ words: borrowing WordWindow) -> Language {
        let count = words.countOfAll
        // Of a long text not all words are held.
        guard count > 0 else { return .unclear }
        if count < fewest { return text.indices.contains { text[$0] >= 0x80 } ? .unclear : .listed }
        var counted = 0
        var listed = 0
        // Words whose letters go on behind a digit or mark: each may count, and be listed or not.
        var open = 0
        var end = 0
        for number in 0..<count {
            let word = words[number]
            defer { end = word.end }
            // An accented letter may be a part of a word before it or behind.
            if word.start > 0, text[word.start &- 1] >= 0x80 || word.start &- 1 == end && text[end] == UInt8(ascii: "'")
            {
                open &+= 1
            } else if !word.isName {
                if !word.isOfDigits { open &+= 1 }
            } else if word.isForeign(orShorterThan: shortest) {
                // Most of a text that is of another language.
                counted &+= word.size >= shortest ? 1 : 0
            } else {
                let name = NameWord(word, number: number)
                if name.isUnknown {
                    counted &+= 1
                } else if !name.isPlainName {
                    counted &+= 1
                    if !name.entry.isRole(.foreign) { listed &+= 1 }
                }
            }
        }
        // Three pieces and more are judged each by those beside it.
        guard counted &+ open <= 2 * pieceSize else { return .unclear }
        // More words that count, or are listed, may only change a judgement one way.
        if !isOther(counted &+ open, listed: listed) { return .listed }
        return isOther(counted, listed: listed &+ open) ? .other : .unclear
    }

    /// Takes those out of `matches`, which are in order, that are names in doubt for nothing but being in no list, where
    /// hardly any word around them is.
    ///
    /// - Parameters:
    ///   - words: The words of a walk over the text that has come to its end. Those that are still there need not be read
    ///     again: that halves what this takes.
    ///   - language: What is known of the words.
    mutating func leaveOut(
        _ matches: inout [Recogniser.Match], in text: Span<UInt8>, _ words: borrowing WordWindow,
        _ language: Language = .unclear
    ) {
        guard language != .listed, let first = matches.firstIndex(where: { Self.isSmallAndDoubtful($0, in: text) })
        else { return }
        read(text, matches.span.extracting(first...), words, isOther: language == .other)
        guard unfounded.contains(true) else { return }
        var piece = 0
        var kept = first
        for next in first..<matches.count {
            let match = matches[next]
            while piece + 1 < pieces.count, pieces[piece].end < match.range.upperBound { piece += 1 }
            if unfounded[next - first], language == .other || isOfOtherWords(piece) { continue }
            matches[kept] = match
            kept += 1
        }
        matches.removeSubrange(kept...)
    }

    /// Whether a match is a name in doubt that does not begin with a capital of ASCII.
    @inline(__always)
    private static func isSmallAndDoubtful(_ match: Recogniser.Match, in text: Span<UInt8>) -> Bool {
        match.confidence == .doubtful && match.kind == .name && text[match.range.lowerBound] &- UInt8(ascii: "A") >= 26
    }

    /// Whether hardly any word of a piece and those beside it is listed.
    private func isOfOtherWords(_ index: Int) -> Bool {
        guard index < pieces.count else { return false }
        var around = pieces[index]
        if index > 0 { around.add(pieces[index - 1]) }
        if index + 1 < pieces.count { around.add(pieces[index + 1]) }
        return Self.isOther(around.words, listed: around.listed)
    }

    /// Whether a text with so many words is of another language.
    private static func isOther(_ words: Int, listed: Int) -> Bool {
        words >= fewestOfSome ? listed * share < words : words >= fewest && listed == 0
    }

    /// Counts the words of a text, and says of each match whether it is in doubt, of small words that no list has, with
    /// nothing beside it that announces somebody. What is a name and nothing else says nothing of a language.
    ///
    /// - Parameter isOther: Whether nothing need be counted; then only words of matches and those beside them are looked at.
    private mutating func read(
        _ text: Span<UInt8>, _ matches: Span<Recogniser.Match>, _ words: borrowing WordWindow, isOther: Bool
    ) {
        let wordCount = words.countOfAll
        var number = 0
        if !pieces.isEmpty { pieces.removeAll(keepingCapacity: true) }
        unfounded.removeAll(keepingCapacity: true)
        var piece = Piece()
        var next = 0
        var isCandidate = false
        var hasBegun = false
        var last = (entry: Lexicon.Entry.unknown, start: 0, end: 0)
        var index = 0
        while index < text.count, !isOther || next < matches.count {
            if isOther, !hasBegun {
                while number &+ 1 < wordCount, words[number &+ 1].start < matches[next].range.lowerBound {
                    number &+= 1
                }
                index = max(index, number < wordCount ? words[number].start : index)
            }
            guard text[index].isLetter || text[index] >= 0xC3,
                let word = word(in: text, at: index, words, wordCount, &number)
            else {
                index += 1
                continue
            }
            index = max(word.next, index + 1)
            if next < matches.count {
                // What is found need not be made of words.
                while next < matches.count, matches[next].range.upperBound <= word.start {
                    let end = matches[next].range.upperBound
                    unfounded.append(hasBegun && isCandidate && !Self.isFollowed(end, by: word, in: text))
                    hasBegun = false
                    next += 1
                }
                if next < matches.count, matches[next].range.lowerBound <= word.start {
                    if !hasBegun {
                        hasBegun = true
                        isCandidate =
                            Self.isSmallAndDoubtful(matches[next], in: text)
                            && !Self.isAnnounced(word.start, by: last.entry, last.start..<last.end, in: text)
                    }
                    isCandidate =
                        isCandidate
                        && (word.isUnknown || word.letters == 1 || word.entry.isForeign(letters: word.letters))
                        && word.shape == .small
                }
            }
            last = (word.entry, word.start, word.next)
            guard !isOther, word.letters >= Self.shortest, word.isUnknown || !word.isPlainName else { continue }
            piece.words += 1
            let isForeign = word.entry.isRole(.foreign) || word.entry.isForeign(letters: word.letters)
            if !word.isUnknown, !isForeign { piece.listed += 1 }
            piece.end = index
            if piece.words == Self.pieceSize {
                pieces.append(piece)
                piece = Piece()
            }
        }
        if piece.words > 0 { pieces.append(piece) }
        while next < matches.count {
            let end = matches[next].range.upperBound
            unfounded.append(hasBegun && isCandidate && !Self.isFollowed(end, by: nil, in: text))
            hasBegun = false
            next += 1
        }
    }

    /// Whether the word before `start`, of which this is known, speaks of a person and stands directly before it.
    private static func isAnnounced(
        _ start: Int, by word: Lexicon.Entry, _ range: Range<Int>, in text: Span<UInt8>
    ) -> Bool {
        // In Polish `w` is `in`.
        if range.count == 1 { return false }
        switch word.role {
        case .title, .signOff, .speak, .to, .by, .from, .act, .behalf, .message, .name, .attention, .person, .call:
            break
        // `Hi`, at the beginning of a line: it is `she` in Welsh.
        case .greeting: guard range.lowerBound == 0 || text[range.lowerBound - 1] < 0x20 else { return false }
        case .none, .of, .for, .is, .this, .and, .dwelling, .dwells, .good, .as, .still, .event, .product, .foreign:
            return false
        }
        // A space, and before it nothing or a mark that belongs there: `Name: `, `Mrs. `, `Thanks, `.
        guard text[start - 1] == UInt8(ascii: " ") else { return false }
        switch start - range.upperBound {
        case 1: return true
        case 2 where text[start - 2] == UInt8(ascii: ":"): return true
        case 2 where text[start - 2] == UInt8(ascii: "."): return word.role == .title
        case 2 where text[start - 2] == UInt8(ascii: ","): return word.role == .greeting || word.role == .signOff
        default: return false
        }
    }

    /// Whether what stands directly behind `end` is what people do, or a telephone number.
    private static func isFollowed(_ end: Int, by word: NameWord?, in text: Span<UInt8>) -> Bool {
        var start = end
        if start < text.count, text[start] == UInt8(ascii: ",") || text[start] == UInt8(ascii: ":") { start += 1 }
        guard start + 1 < text.count, text[start] == UInt8(ascii: " ") else { return false }
        start += 1
        if text[start].isDigit || text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "(") { return true }
        guard let word, word.start == start, start == end + 1 else { return false }
        return word.has(.deed)
    }

    /// The one place where words are looked up: the word at `start`, taken from the first `count` of `words` from `number` on
    /// where it is there whole.
    @inline(__always)
    private func word(
        in text: Span<UInt8>, at start: Int, _ words: borrowing WordWindow, _ count: Int, _ number: inout Int
    ) -> NameWord? {
        while number < count, words[number].start < start { number &+= 1 }
        if number < count, words[number].start == start, words[number].isName {
            number &+= 1
            return NameWord(words[number &- 1], number: 0)
        }
        return NameWord(in: text, at: start, lexicon)
    }
}
