/// Words of a text that no list has, and that are no misspelt ones either.
extension PersonNames {
    /// Shorter ones are abbreviations as often as not.
    private static let shortestUnheard = 6
    private static let longestUnheard = 15

    /// Whether one word that no list has may be a name for that alone: the lists have what people write, so what they lack is a name
    /// as likely as anything. In doubt always; of another language than the lists' it is left out again (`UnlistedWords`).
    @inline(never)
    func isUnheardOf(
        _ phrase: Phrase, _ following: NameSurroundings, _ cursor: NameCursor, in text: Span<UInt8>,
        _ words: borrowing WordWindow
    ) -> Bool {
        let word = phrase.first
        guard phrase.words == 1, word.isStranger, word.end - word.start == word.letters,
            (Self.shortestUnheard...Self.longestUnheard).contains(word.letters),
            word.shape == .small || word.shape == .capitals && following.isLoud && word.letters > Self.shortestUnheard,
            cursor.lastRole != .foreign, !following.isForeign,
            isAmongListed(word, words[word.number &+ 1], in: text)
        else { return false }
        return !isMisspelt(word, in: text)
    }

    /// Whether both words beside one are words of the lists' language, if there are such.
    private func isAmongListed(_ word: NameWord, _ next: TextWord, in text: Span<UInt8>) -> Bool {
        guard next.start == .max || next.hasDigit || Self.isListed(next.entry, next.size) else { return false }
        var start = word.start
        guard start > 1, text[start - 1] == UInt8(ascii: " "), text[start - 2].isLetter else { return true }
        start -= 1
        while start > 0, word.start - start < NameWord.longest, text[start - 1].isLetter { start -= 1 }
        guard let before = NameWord(in: text, at: start, lexicon) else { return true }
        return Self.isListed(before.entry, before.letters)
    }

    /// Whether a word of which this is known is one of English, and not one of those that other languages have too.
    @inline(__always)
    private static func isListed(_ entry: Lexicon.Entry, _ size: Int) -> Bool {
        entry.has([.dictionary, .given, .family]) && (size > 2 || !entry.isRole(.none)) && !entry.isRole(.foreign)
            && (!entry.has(.particle) || entry.has(.function))
    }

    /// Whether a word of no list is one of a list with a letter doubled that should not be, with one single that should be double, or
    /// with two in each other's place: `speeed`, `scaned`, `recieved`. Its letters are held in one number, the first in the lowest byte.
    private func isMisspelt(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        let size = word.letters
        var letters: UInt128 = 0
        for offset in 0..<size { letters |= UInt128(text[word.start + offset] | 0x20) &<< (8 * offset) }
        for place in 0..<size {
            let shift = 8 * place
            let behind = letters &>> (shift + 8)
            let here = UInt8(truncatingIfNeeded: letters &>> shift)
            let next = UInt8(truncatingIfNeeded: behind)
            let before = letters & (1 &<< shift - 1)
            if here == next {
                if isListed(before | behind &<< shift, size - 1) { return true }
                continue
            }
            if Self.isDoubled(here),
                isListed(before | (letters &>> shift) &<< (shift + 8) | UInt128(here) &<< shift, size + 1)
            {
                return true
            }
            guard place + 1 < size else { break }
            let both = UInt128(here ^ next)
            if isListed(letters ^ both &<< shift ^ both &<< (shift + 8), size) { return true }
        }
        return false
    }

    /// Whether a letter is often double in English.
    @inline(__always)
    private static func isDoubled(_ letter: UInt8) -> Bool {
        // b c d e f g l m n o p r s t
        let set: UInt32 = 0x001DF0FC
        return set &>> UInt32(letter & 31) & 1 != 0
    }

    /// Whether a list has the word of so many letters.
    @inline(__always)
    private func isListed(_ letters: UInt128, _ size: Int) -> Bool {
        let low = UInt64(truncatingIfNeeded: letters)
        let key = size > 8 ? (low &* Word.factor) ^ UInt64(truncatingIfNeeded: letters &>> 64) : low
        return lexicon[WordHash.value(key)].has([.ordinary, .function])
    }
}
