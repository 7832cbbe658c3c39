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
        guard end - value >= 6 else { return nil }
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
    func secretSpokenOf(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start > 4, isStated(in: text, at: start) else { return nil }
        var end = start
        while end < text.count, end - start <= Self.longestLoose, text[end] > 0x20, text[end] != UInt8(ascii: ",") {
            end += 1
        }
        guard end - start <= Self.longestLoose else { return nil }
        while end > start, Self.mayFollowSecret(text[end - 1]), text[end - 1] != UInt8(ascii: "?") { end -= 1 }
        let look = TokenLook(text, start..<end)
        guard end - start >= 6, look.digits > 0, look.letters > 2, look.marks < 5, !look.isMask else { return nil }
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

    private func isUpper(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        !range.contains { text[$0] &- UInt8(ascii: "a") < 26 } && range.contains { text[$0] == UInt8(ascii: "-") }
    }

    /// Whether the word before `start` gives a value: `is`, `to`, `set`.
    private func isStated(in text: Span<UInt8>, at start: Int) -> Bool {
        switch text[start - 1] {
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"): return true
        case UInt8(ascii: " "):
            switch text[start - 2] {
            case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "-"): return true
            // `the password you sent me, muffin42, is wrong`
            case UInt8(ascii: ","):
                var end = start
                while end < text.count, end - start <= Self.longestLoose, Self.isNameByte(text[end]) { end += 1 }
                return end < text.count && text[end] == UInt8(ascii: ",")
            default: break
            }
            for word: StaticString in [" is ", " to ", " was ", " set ", " now ", " it ", " as ", " be "]
            where text.end(of: word, at: start - word.utf8CodeUnitCount) != nil { return true }
            return false
        default: return false
        }
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
