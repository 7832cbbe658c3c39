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
