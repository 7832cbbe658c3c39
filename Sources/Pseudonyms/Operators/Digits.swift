/// digits: the ASCII digits of the value, and no words beside them.
extension Workbench {
    /// How many digits FF1 takes together; above 36 on its reference path.
    static let digitCounts = 6...256
    /// How many letters a code beside the digits may have; what is longer is a word.
    private static let longestCode = 4

    /// The ASCII digits of the value are one FF1 message; fewer than 6 are substituted by a stream that they determine.
    /// Codes such as the letters of `EXT1234567` and `INV-0042` stay. Everything else that is a letter, a numeral or a byte
    /// that is no UTF-8 gets keyed shape, for it may be a name.
    ///
    /// - Returns: whether the value can be reversed.
    mutating func digits(_ range: Range<Int>) -> Bool {
        var count = 0
        var hasLetters = false
        for index in range {
            let byte = draft.bytes[index]
            if byte.isDigit {
                count += 1
            } else if byte.isLetter || byte >= 0x80 {
                hasLetters = true
            }
        }
        // First, for the words depend on the original digits.
        let hasWords = hasLetters && substituteWords(range)
        if Workbench.digitCounts.contains(count) {
            draft.addMessage(range, count: count, .decimal)
            return !hasWords
        }
        guard count > 0 else { return !hasWords }
        collectDigits(range)
        begin(.digits)
        appendDigits(positions.indices)
        var stream = stream()
        substituteDigits(positions.indices, from: &stream)
        return false
    }

    /// Keyed shape, over the whole value, for its words.
    ///
    /// - Returns: whether there are any.
    private mutating func substituteWords(_ range: Range<Int>) -> Bool {
        var words: NumeralStream?
        var start = range.lowerBound
        while start < range.upperBound {
            guard isOfWord(start) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < range.upperBound, isOfWord(end) { end += 1 }
            if hasLetter(start..<end), !isCode(start..<end, in: range) {
                var stream: NumeralStream
                if let words {
                    stream = words
                } else {
                    begin(.digits)
                    appendFolded(range)
                    stream = self.stream()
                }
                substitute(start..<end, from: &stream)
                words = stream
            }
            start = end
        }
        return words != nil
    }

    /// Whether the byte belongs to a run of letters. All that lies beyond ASCII does, marks too: `Élan1234` is no code.
    private func isOfWord(_ index: Int) -> Bool { draft.bytes[index].isLetter || draft.bytes[index] >= 0x80 }

    private func hasLetter(_ range: Range<Int>) -> Bool {
        range.contains { draft.bytes[$0].isLetter } || hasLetterBeyondASCII(range)
    }

    /// Whether a run of letters is a code: up to four ASCII letters of one case directly before or behind a digit, or
    /// before it with one of `-`, `/` and `_` between.
    private func isCode(_ run: Range<Int>, in range: Range<Int>) -> Bool {
        guard run.count <= Workbench.longestCode, run.allSatisfy({ draft.bytes[$0].isLetter }) else { return false }
        let isUppercase = draft.bytes[run.lowerBound].isUppercase
        guard run.allSatisfy({ draft.bytes[$0].isUppercase == isUppercase }) else { return false }
        if run.lowerBound > range.lowerBound, draft.bytes[run.lowerBound - 1].isDigit { return true }
        var next = run.upperBound
        if next < range.upperBound,
            [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_")].contains(draft.bytes[next])
        {
            next += 1
        }
        return next < range.upperBound && draft.bytes[next].isDigit
    }
}
