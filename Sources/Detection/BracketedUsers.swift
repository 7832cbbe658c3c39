/// Users in square brackets, as tickets and logs name them.
extension Recogniser {
    /// Returns the user in square brackets at `start`: `[jo.bloggs]`, and behind a time or colon `10:39 [jbloggs2]`,
    /// `Login OK: [jb40542]`.
    func bracketedUser(in text: Span<UInt8>, at start: Int) -> Found? {
        var end = start + 1
        var parts = 1
        var part = 0
        var (letters, digits) = (0, 0)
        var isMixed = false
        while end < text.count, end - start <= Self.longestName, text[end] != UInt8(ascii: "]") {
            let byte = text[end]
            // `Login OK: [jbloggs/<via Auth-Type = PAP>]`
            if byte == UInt8(ascii: "/"), isBehindColon(in: text, start) { break }
            if byte.isLetter || byte >= 0x80 {
                part += 1
                letters += 1
                if digits > 0 { isMixed = true }
            } else if byte.isDigit {
                digits += 1
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") {
                guard part >= 3, digits == 0 else { return nil }
                parts += 1
                part = 0
            } else {
                return nil
            }
            end += 1
        }
        guard end < text.count, text[end] == UInt8(ascii: "]") || text[end] == UInt8(ascii: "/"),
            text[start + 1].isLetter, letters > 1, digits <= 6
        else {
            return nil
        }
        guard parts == 1 || part >= 3 else { return nil }
        let isNamed = parts == 2 && !isMixed && digits <= 4 && !hasHyphen(in: text, start..<end)
        let isLogged =
            parts <= 2 && letters + digits > 3 && (isBehindTime(in: text, start) || isBehindColon(in: text, start))
            && (digits > 0 || parts > 1 || letters > 2 && !isPlainWord(in: text, at: start + 1))
        // `[jb0417] rang back`, at the begin of a line.
        let isSigned =
            parts == 1 && !isMixed && letters < 5 && digits > 2 && (letters > 1 || digits > 4)
            && text[start + 1] & 0x20 != 0 && (start == 0 || text[start - 1] == UInt8(ascii: "\n"))
        return isNamed || isLogged || isSigned ? Found(.userName, .doubtful, start: start + 1, end: end) : nil
    }

    private func hasHyphen(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { text[$0] == UInt8(ascii: "-") }
    }

    /// Whether the bracket at `start` stands behind a digit, or `am`, `pm` or `h` behind one, and a space.
    private func isBehindTime(in text: Span<UInt8>, _ start: Int) -> Bool {
        guard start > 3, text[start - 1] == UInt8(ascii: " ") else { return false }
        let last = text[start - 2]
        if last.isDigit { return true }
        if last | 0x20 == UInt8(ascii: "h") { return text[start - 3].isDigit }
        return last | 0x20 == UInt8(ascii: "m") && text[start - 4].isDigit
    }

    /// Whether the bracket at `start` stands behind `ok:`, `user:` and the like, as in logs of logins.
    private func isBehindColon(in text: Span<UInt8>, _ start: Int) -> Bool {
        guard start > 7 else { return false }
        return
            (text.end(of: " ok: ", at: start - 5) ?? text.end(of: "user: ", at: start - 6)
            ?? text.end(of: "incorrect: ", at: start - 11) ?? text.end(of: "login: ", at: start - 7)
            ?? text.end(of: "user ", at: start - 5)) != nil
    }

    /// Whether the letters at `start` are a word, and no name.
    func isPlainWord(in text: Span<UInt8>, at start: Int) -> Bool {
        guard let word = NameWord(in: text, at: start, names.lexicon) else { return true }
        return !word.isUnknown && (!word.has(.name) || word.has(.function))
    }
}
