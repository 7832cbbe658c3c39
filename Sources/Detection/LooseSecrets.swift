/// Passwords that no word announces, known by how they are written.
extension Recogniser {
    /// No such password is longer.
    private static let longestLoose = 32

    /// Whether this is a mark that people put into passwords and hardly anywhere else inside a word.
    static func isPasswordMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "@"),
            UInt8(ascii: "^"), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    /// Returns the password at `start`, where a word that a mark ends at `wordEnd` begins: `m2AR#97xy`, `Teapot44!`,
    /// `P@muffin3$`; or the one behind `admin/`. In doubt always: nothing says that it is one.
    @inline(never)
    func looseSecret(in text: Span<UInt8>, at start: Int, _ wordEnd: Int, _ cursor: inout Cursor) -> Found? {
        guard start == 0 || Self.mayPrecedeSecret(text[start - 1]) else { return nil }
        var value = start
        if text[wordEnd] == UInt8(ascii: "/") {
            guard let end = text.end(of: "admin", at: start) ?? text.end(of: "root", at: start), end == wordEnd else {
                return nil
            }
            value = wordEnd + 1
        }
        var end = value
        while end < text.count, end - value <= Self.longestLoose, text[end] > 0x20, text[end] != UInt8(ascii: ",") {
            end += 1
        }
        cursor.count(walked: end - value)
        guard end - value <= Self.longestLoose else { return nil }
        while end > value, Self.mayFollowSecret(text[end - 1]) { end -= 1 }
        guard end - value >= 6, !isObject(in: text, value..<end) else { return nil }
        var (letters, digits, marks, lastMark) = (0, 0, 0, 0)
        for offset in value..<end {
            let byte = text[offset]
            if byte.isLetter {
                letters += 1
            } else if byte.isDigit {
                digits += 1
            } else if Self.isPasswordMark(byte), byte != UInt8(ascii: "/") {
                marks += 1
                lastMark = offset
            } else if value == start {
                return nil
            }
        }
        guard digits > 0, letters > 1 else { return nil }
        if value > start { return Found(.secret, .doubtful, start: value, end: end) }
        guard marks > 0 else { return nil }
        if marks == 1 {
            // `order#1234` is none, and of what ends a sentence only what has digits before the mark.
            if lastMark + 1 + digits == end, text[lastMark] == UInt8(ascii: "#") { return nil }
            if lastMark == end - 1 {
                guard text[lastMark] == UInt8(ascii: "!") || text[lastMark] == UInt8(ascii: "$"), digits > 1,
                    letters > 3,
                    text[start].isLetter
                else { return nil }
            }
        }
        return Found(.secret, .doubtful, end: end)
    }

    /// Returns the secret at `start` that was spoken of some words before: `pw reset for jsmith, new one is muffin42`, `needs a
    /// pw manager, set muffin42`. In doubt always.
    @inline(never)
    func secretSpokenOf(in text: Span<UInt8>, at start: Int, _ context: Context) -> Found? {
        guard start > 4 else { return nil }
        var end = start
        while end < text.count, end - start <= Self.longestLoose, text[end] > 0x20, text[end] != UInt8(ascii: ",") {
            end += 1
        }
        guard end - start <= Self.longestLoose else { return nil }
        while end > start, Self.mayFollowSecret(text[end - 1]), text[end - 1] != UInt8(ascii: "?") { end -= 1 }
        guard !isObject(in: text, start..<end) else { return nil }
        let look = TokenLook(text, start..<end)
        // `gate code changed from 1290 to 3478`.
        if look.digits == end - start {
            guard start <= context.pinEnd, (4...8).contains(look.digits), !isCount(in: text, end),
                isListed(in: text, at: start, context) || isStated(in: text, at: start)
            else { return nil }
            return Found(.secret, .doubtful, end: end)
        }
        guard end - start >= 6, look.digits > 0, look.letters > 2, look.marks < 5, !look.isMask,
            isListed(in: text, at: start, context) || isStated(in: text, at: start)
                || text[start - 1] == UInt8(ascii: " ")
                    && (isBehindLogin(in: text, start - 1) || isCorrected(in: text, at: start))
        else { return nil }
        // A mail address or URL; `INV123456`, `19th`.
        for offset in start..<end where text[offset] == UInt8(ascii: "@") || text[offset] == UInt8(ascii: "/") {
            return nil
        }
        // `SIM-20GB-30D`, `EAD-1000`: products.
        if look.letters + look.digits < end - start, isUpper(text, start..<end) { return nil }
        let letters = (start..<end).prefix { text[$0].isLetter }.count
        guard letters != look.letters || letters > 3 || look.digits < 4 else { return nil }
        return Found(.secret, .doubtful, end: end)
    }

    /// Whether the number that ends at `end` counts something: a unit or part of a date is behind it.
    private func isCount(in text: Span<UInt8>, _ end: Int) -> Bool {
        guard end + 1 < text.count else { return false }
        if text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: ":") { return true }
        guard text[end] == UInt8(ascii: " "), let word = NameWord(in: text, at: end + 1, names.lexicon) else {
            return text[end] == UInt8(ascii: " ") && text[end + 1].isDigit
        }
        return word.has([.unit, .month, .street]) || text[word.end - 1] == UInt8(ascii: "s") && !word.has(.function)
    }

    /// Whether the token at `start` follows a secret or user that was found, with no more than `and`, a comma or slash between.
    func isListed(in text: Span<UInt8>, at start: Int, _ context: Context) -> Bool {
        let end = context.answerEnd
        guard end > 0, start > end, start - end <= Self.longestListMark else { return false }
        for mark: StaticString in [" and ", " or ", ", ", " / ", "/", " & ", " vs ", ",", " then ", " not "]
        where text.end(of: mark, at: end) == start { return true }
        return false
    }

    private static let longestListMark = 6

    func isUpper(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        !range.contains { text[$0] &- UInt8(ascii: "a") < 26 } && range.contains { text[$0] == UInt8(ascii: "-") }
    }

    private enum Statement: UInt8, Sendable {
        /// A value follows.
        case gives
        /// One follows that begins with a letter, or is of four digits.
        case uses
    }

    private static let longestStatement = 8

    private static let statements = WordTable<Statement>([
        (.gives, "is to was set now it as be s ie temp new one"), (.uses, "chose with try tried use uses used"),
    ])

    /// Whether the word before `start` gives a value: `is`, `to`, `set`.
    private func isStated(in text: Span<UInt8>, at start: Int) -> Bool {
        switch text[start - 1] {
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"): return true
        case UInt8(ascii: " "):
            switch text[start - 2] {
            case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "-"): return true
            // `the password you sent me, muffin42, is wrong`
            case UInt8(ascii: ",") where text[start].isLetter:
                var end = start
                while end < text.count, end - start <= Self.longestLoose, Self.isNameByte(text[end]) { end += 1 }
                return end >= text.count || text[end] != UInt8(ascii: " ")
            case UInt8(ascii: "."): return text.end(of: "i.e. ", at: start - 5) != nil
            default: break
            }
            var word = start - 1
            while word > 0, start - word < Self.longestStatement, text[word - 1].isLetter { word -= 1 }
            switch Self.statements[text.word(at: word, most: start - 1 - word).key] {
            case .gives: return true
            case .uses: return text[start].isLetter || text.isBoundary(start + 4)
            case nil: return false
            }
        default: return false
        }
    }

    /// Whether what was said before the token at `start` is taken back there: `kettle4, no sorry, capital K, Kettle4`.
    private func isCorrected(in text: Span<UInt8>, at start: Int) -> Bool {
        for offset in max(0, start - Self.longestLoose)..<start
        where text[offset] == UInt8(ascii: " ")
            && (text.end(of: " sorry", at: offset) ?? text.end(of: " correction", at: offset)
                ?? text.end(of: " i mean", at: offset) ?? text.end(of: " actually", at: offset)) != nil
        {
            return true
        }
        return false
    }

    private static func mayPrecedeSecret(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: "="),
            UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    private static func mayFollowSecret(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "]"),
            UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "?"):
            true
        default: false
        }
    }
}
