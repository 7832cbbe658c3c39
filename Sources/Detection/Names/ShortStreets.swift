/// Streets that are written shorter than others: `19 Kirkgate`, `4 duchess dr`, `928 Kingfisher La`.
extension StreetAddresses {
    /// Returns the street that is one word, where nothing goes on behind it that a number could count.
    func streetInOne(_ word: NameWord, in text: Span<UInt8>, isSmall: Bool) -> Street? {
        guard isClosed(in: text, at: word.next) || isPostcode(in: text, behind: word.next),
            word.isLongStreet || isEndOfStreet(in: text, word.end)
        else { return nil }
        return Street(end: word.end, isWritten: !isSmall, isWeak: true, isTelling: true, isSmall: isSmall)
    }

    /// Whether the letters before `end` are how such streets end: `Kirkgate`, `Strandside`.
    private func isEndOfStreet(in text: Span<UInt8>, _ end: Int) -> Bool {
        for size in 3...6 where Self.endings[text.word(at: end - size, most: size).key] != nil { return true }
        return false
    }

    private enum Ending: UInt8, Sendable {
        case any
    }

    private static let endings = WordTable<Ending>([
        (
            .any,
            "gate gait side wynd garth croft mead acres royd brae row lea walk brow bank field fields wood lands dale hurst holme cote"
        )
    ])

    /// Whether the text ends at `offset`, or a comma, full stop, semicolon or line end stands there.
    private func isClosed(in text: Span<UInt8>, at offset: Int) -> Bool {
        guard offset < text.count else { return true }
        switch text[offset] {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ")"), 0..<0x20: return true
        default: return false
        }
    }

    /// Whether the word is `la`, with nothing behind it that would make it an article: `Kingfisher La`, but not `La Mancha`.
    func isLane(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.letters == 2, text.end(of: "la", at: word.start) == word.end else { return false }
        if isClosed(in: text, at: word.next) || isPostcode(in: text, behind: word.next) { return true }
        // `from 4 mill la to`
        return text[word.next] == UInt8(ascii: " ")
            && NameWord(in: text, at: word.next + 1, lexicon)?.has(.function) == true
    }
}

extension TextWord {
    /// Whether it may be a street in one word: long, and no word like others.
    @inline(__always)
    var mayBeStreet: Bool { size > 5 && !entry.has([.ordinary, .function, .given, .place, .trade, .company]) }
}

extension NameWord {
    /// Whether it may be a street in one word.
    var mayBeStreet: Bool { letters > 5 && !has([.ordinary, .function, .given, .place, .trade, .company]) }

    /// Whether it is a word for a street that needs no other: `12 Broadway`.
    var isLongStreet: Bool { letters > 7 && has(.street) && !has(.weakStreet) }

    /// Whether it is the short form of a word for a street, which is no other word: `dr`, `vw`, `cres`.
    var isShortStreet: Bool {
        letters < 5 && has(.weakStreet) && (!has(.ordinary) || entry.isRole(.title))
    }
}
