/// Names that are spelt letter by letter: `S-M-I-T-H`, `S M I T H`, `s for sugar, m for mother`.
extension Recogniser {
    private static let mostLetters = 24

    /// Returns what is spelt at `start`, where a letter stands alone: of four letters or more, or with words for two of them;
    /// one such word is enough where it begins with its letter. In doubt always.
    @inline(never)
    func spelledOut(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start + 2 < text.count,
            start == 0 || text[start - 1] <= 0x20 || text[start - 1] == UInt8(ascii: "(")
                || text[start - 1] == UInt8(ascii: "\"")
        else { return nil }
        var offset = start
        var end = start
        var (letters, words) = (0, 0)
        var mark: UInt8 = 0
        while letters < Self.mostLetters, offset < text.count, text[offset].isLetter, text.isBoundary(offset + 1) {
            letters += 1
            end = offset + 1
            if let word = endOfSpelling(in: text, letter: text[offset], behind: end) {
                words += 1
                end = word
            }
            guard end + 1 < text.count else { break }
            // One mark between all: a hyphen, full stop or space; behind a word a comma too.
            var next = end
            if words > 0, text[next] == UInt8(ascii: ",") { next += 1 }
            if words == 0 {
                guard mark == 0 || text[next] == mark else { break }
                mark = text[next]
                guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: " ") || mark == UInt8(ascii: ".") else { break }
            } else if next == end, text[next] != UInt8(ascii: " ") {
                break
            }
            offset = next + 1
            if words > 0, next < text.count, text[next] != UInt8(ascii: " ") { offset = next }
        }
        // `a b c d` are ports; who spells a name so writes capitals or hyphens.
        let isClear = mark == UInt8(ascii: "-") || mark == UInt8(ascii: " ") && text[start] & 0x20 == 0
        guard words > 0 || letters > 3 && isClear else { return nil }
        return Found(.name, .doubtful, end: end)
    }

    /// The end of ` for sugar` behind the letter that its word begins with.
    private func endOfSpelling(in text: Span<UInt8>, letter: UInt8, behind end: Int) -> Int? {
        guard
            let word = text.end(of: " for ", at: end) ?? text.end(of: " as in ", at: end)
                ?? text.end(of: " 4 ", at: end),
            word < text.count, text[word] | 0x20 == letter | 0x20
        else { return nil }
        let last = text.endOfWord(at: word)
        guard last - word > 2, last - word < 12 else { return nil }
        // `l/m for mrs jones`
        return names.lexicon[WordHash.value(text.word(at: word).key)].isRole(.title) ? nil : last
    }
}
