/// Passwords that are words like others.
extension Recogniser {
    /// No more words are one password.
    private static let mostWords = 4
    /// And of those that get a wallet or vault back.
    private static let mostRecoveryWords = 24

    /// The end of a password of several words whose first ends at `end`: `pw: blue kettle 22`. One that goes on as a sentence does is
    /// none: the words are few, none of them holds a sentence together, and a mark or the end of the line is behind the last.
    func endOfPhrase(in text: Span<UInt8>, _ end: Int, most: Int = mostWords) -> Int {
        var last = end
        for _ in 1..<most {
            guard last + 1 < text.count, text[last] == UInt8(ascii: " "), text[last + 1].isWordByte else { break }
            let word = text.word(at: last + 1, most: 24)
            guard word.end - last < 24, word.end >= text.count || !text[word.end].isWordByte else { return end }
            if let name = NameWord(in: text, at: last + 1, names.lexicon),
                name.has([.function, .trade, .deed]) || !name.entry.isRole(.none)
                    || name.entry.hasContext && !name.entry.isNumeral
                    || answerWords[word.key] != nil
            {
                return end
            }
            last = word.end
        }
        guard last < text.count else { return last }
        switch text[last] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), 0..<0x20: return last
        default: return end
        }
    }

    /// Returns the words behind `recovery phrase` and the like at `start`: three of them at least. In doubt always.
    func phrase(in text: Span<UInt8>, at start: Int, behind end: Int) -> Found? {
        guard (text.end(of: "phrase", at: start) ?? text.end(of: "words", at: start)) == end,
            let joint = joint(in: text, behind: end)
        else { return nil }
        let first = text.word(at: joint.value, most: 24).end
        let last = endOfPhrase(in: text, first, most: Self.mostRecoveryWords)
        return last > first ? Found(.secret, .doubtful, start: joint.value, end: last) : nil
    }

    /// Returns the word behind `wifi pw`, `temp pass` and the like that ends at `end`, if it is none of prose: `temp pass bramble`. In
    /// doubt always.
    @inline(never)
    func wordOfOwn(in text: Span<UInt8>, behind end: Int) -> Found? {
        guard end + 4 < text.count, text[end] == UInt8(ascii: " ") else { return nil }
        let value = token(in: text, Joint(value: end + 1))
        let look = TokenLook(text, value)
        guard (4...32).contains(value.count), !look.isMask, text[value.lowerBound].isWordByte else { return nil }
        if look.digits > 0 {
            // Digits alone are a number of something where they are few.
            return look.letters > 0 || look.digits > 5 && look.digits < 10
                ? Found(.secret, .doubtful, start: value.lowerBound, end: value.upperBound) : nil
        }
        guard let word = NameWord(in: text, at: value.lowerBound, names.lexicon), !word.isContraction,
            !word.isPossessive,
            !word.has([.function, .trade, .deed]), word.entry.isRole(.none),
            !word.entry.hasContext || value.upperBound < text.count && text[value.upperBound] == UInt8(ascii: ","),
            answerWords[text.word(at: word.start, most: value.count).key] == nil
        else { return nil }
        // `temp password boxes`, `wifi password stickers`
        guard word.end < value.upperBound || text[word.end - 1] | 0x20 != UInt8(ascii: "s") else { return nil }
        return Found(.secret, .doubtful, start: value.lowerBound, end: value.upperBound)
    }

    /// Returns the token behind `pass` that ends at `end`, where a network or login was spoken of before, if a comma, full stop or the
    /// end of the line sets it apart: `wifi name bt-1 pass kettle, set it`. In doubt always.
    @inline(never)
    func tokenApart(in text: Span<UInt8>, behind end: Int) -> Found? {
        let value = text.end(of: " now", at: end) ?? text.end(of: " is", at: end) ?? end
        guard let found = wordOfOwn(in: text, behind: value) else { return nil }
        let isApart = found.end >= text.count || text[found.end] != UInt8(ascii: " ")
        return isApart ? found : nil
    }
}
