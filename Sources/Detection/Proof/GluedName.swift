/// Names of people written as one word: `JOHNSMITH`, `SMITHJOHN`, and in references `JSMITH` and `SMITHJ` too.
///
/// Such a word is in no list of words itself, and splits wholly into a given name and a family name of the lists, three letters
/// or more each. Only common family names count, but for references, where others of five letters do. Of the words of British
/// English none splits so; of two of them glued together one in 270 does (docs/decisions/exchange.md).
struct GluedName {
    /// No name is longer, and none shorter.
    private static let longest = 30
    private static let shortest = 6

    private let lexicon: Lexicon
    /// Whether an initial, and a family name that few have, are enough.
    private let isReference: Bool

    init(_ lexicon: Lexicon, isReference: Bool) {
        self.lexicon = lexicon
        self.isReference = isReference
    }

    /// Whether a word of `text` is such a name.
    func isIn(_ text: Span<UInt8>) -> Bool {
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end].isLetter { end += 1 }
            if (isReference ? 5 : Self.shortest)...Self.longest ~= end - start, isWhole(text, start..<end),
                isName(text, start..<end), isReference || !isOfCompany(text, end)
            {
                return true
            }
            start = max(end, start + 1)
        }
        return false
    }

    /// Whether nothing goes on with the word but in a reference, where anything may.
    private func isWhole(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
        if isReference { return true }
        func isJoint(_ index: Int) -> Bool {
            guard index >= 0, index < text.count else { return false }
            return text[index] >= 0x80 || text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "'")
        }
        return !isJoint(word.lowerBound - 1) && !isJoint(word.upperBound)
    }

    /// Whether one of the next two words ends the name of a company, which may be called after somebody.
    private func isOfCompany(_ text: Span<UInt8>, _ end: Int) -> Bool {
        var start = end
        for _ in 0..<2 {
            while start < text.count, !text[start].isLetter { start += 1 }
            var next = start
            while next < text.count, text[next].isLetter { next += 1 }
            if next > start, entry(text, start..<next).has(.company) { return true }
            start = next
        }
        return false
    }

    private func isName(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
        guard entry(text, word).rawValue & Lexicon.Entry.listed == 0 else { return false }
        // Whoever writes capitals within a word says where it splits.
        let capital = word.dropFirst().first { isCapital(text[$0]) && !isCapital(text[$0 - 1]) }
        for place in word.lowerBound + 1..<word.upperBound where capital == nil || capital == place {
            let (front, back) = (word.lowerBound..<place, place..<word.upperBound)
            if isPair(text, front, back) || isPair(text, back, front) { return true }
        }
        return false
    }

    private func isPair(_ text: Span<UInt8>, _ given: Range<Int>, _ family: Range<Int>) -> Bool {
        guard family.count >= 3 else { return false }
        let name = entry(text, family)
        let isCommon = name.has(.commonFamily)
        guard name.has(.family), !name.has([.function, .trade, .month]), isCommon || isReference,
            !name.has(.ordinary) || isCommon || name.has(.mostlyName)
        else { return false }
        if given.count == 1 { return isReference && isCommon && family.count >= 4 }
        guard given.count >= 3 else { return false }
        let first = entry(text, given)
        guard first.has(.given), !first.has([.function, .trade, .month]) else { return false }
        let isPlain = !first.has(.ordinary) || first.has(.mostlyName)
        if isPlain, isCommon { return true }
        guard isReference, given.count >= 4 else { return false }
        return isCommon ? family.count >= 4 : isPlain && family.count >= 5
    }

    private func entry(_ text: Span<UInt8>, _ range: Range<Int>) -> Lexicon.Entry {
        var hash = WordHash()
        for index in range { hash.add(text[index] | 0x20) }
        return lexicon[hash.value]
    }

    private func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
}
