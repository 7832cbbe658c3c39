/// Users in the places that logs, listings and commands keep for them, whatever they are called.
extension Recogniser {
    /// Returns the user who begins at `start` in such a place: of a web server's log, of `sudo`, `ls -l`, SQL, PJSIP, RouterOS and of
    /// an option of a command. In doubt always.
    func placedUser(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start > 2 else { return nil }
        let isPlaced: Bool
        switch text[start - 1] {
        case UInt8(ascii: " "):
            // Nearly always a word stands before, and nothing more is looked at.
            let before = text[start - 2]
            guard !before.isLetter || isOption(in: text, endingAt: start - 1) else { return nil }
            isPlaced =
                before.isLetter || isOfAccessLog(in: text, at: start) || isOfSudo(in: text, at: start)
                || isOwner(in: text, at: start)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): isPlaced = isQuoted(in: text, at: start)
        case UInt8(ascii: "/"):
            isPlaced = (text.end(of: "-auth/", at: start - 6) ?? text.end(of: "/u/", at: start - 3)) != nil
        case UInt8(ascii: "-"): isPlaced = text.end(of: "<pppoe-", at: start - 7) != nil
        default: return nil
        }
        guard isPlaced else { return nil }
        let end = endOfPlaced(in: text, at: start)
        guard end - start > 2, Self.services[text.word(at: start, most: end - start).key] == nil else { return nil }
        return Found(.userName, .doubtful, start: start, end: end)
    }

    private func endOfPlaced(in text: Span<UInt8>, at start: Int) -> Int {
        var end = start
        while end < text.count, end - start < Self.longestName, Self.isNameByte(text[end]),
            text[end] != UInt8(ascii: "@"), text[end] != UInt8(ascii: "\\")
        {
            end += 1
        }
        while end > start, !text[end - 1].isWordByte, text[end - 1] < 0x80 { end -= 1 }
        return end
    }

    /// `198.51.100.9 - jbloggs [17/Dec/2026:20:45:46 +0000] "GET /`: the third field of the common log format.
    private func isOfAccessLog(in text: Span<UInt8>, at start: Int) -> Bool {
        guard start > 3, text.end(of: " - ", at: start - 3) != nil,
            let day = text.end(of: " [", at: endOfPlaced(in: text, at: start)), day + 2 < text.count
        else { return false }
        return text[day].isDigit && text[day + 1].isDigit && text[day + 2] == UInt8(ascii: "/")
    }

    /// `sudo:  jbloggs : TTY=pts/1 ; PWD=/home`.
    private func isOfSudo(in text: Span<UInt8>, at start: Int) -> Bool {
        text.end(of: " : tty=", at: endOfPlaced(in: text, at: start)) != nil
    }

    /// The most digits and spaces between the rights of a file and its owner.
    private static let widestCount = 8

    /// `-rw-r--r-- 1 jbloggs staff 5270 Mar  2 09:14 notes`: the third column of `ls -l`.
    private func isOwner(in text: Span<UInt8>, at start: Int) -> Bool {
        var offset = start
        while offset > 0, text[offset - 1] == UInt8(ascii: " ") || text[offset - 1].isDigit,
            start - offset < Self.widestCount
        {
            offset -= 1
        }
        // A mark says that there are more rights, or a context.
        if offset > 0, text[offset - 1] == UInt8(ascii: "+") || text[offset - 1] == UInt8(ascii: ".") { offset -= 1 }
        guard offset > 9, start - offset > 2 else { return false }
        for place in offset - 9..<offset {
            switch text[place] {
            case UInt8(ascii: "r"), UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "-"), UInt8(ascii: "s"),
                UInt8(ascii: "S"), UInt8(ascii: "t"), UInt8(ascii: "T"):
                break
            default: return false
            }
        }
        return true
    }

    /// `GRANT ... TO 'jbloggs'@'198.51.100.9'`.
    private func isQuoted(in text: Span<UInt8>, at start: Int) -> Bool {
        let end = endOfPlaced(in: text, at: start)
        return end + 2 < text.count && text[end] == text[start - 1] && text[end + 1] == UInt8(ascii: "@")
            && text[end + 2] == text[start - 1]
    }

    /// `Get-ADUser -Identity jbloggs`, `--user jbloggs`: whether the word that ends at `end` is an option whose value is a user.
    private func isOption(in text: Span<UInt8>, endingAt end: Int) -> Bool {
        // Before the word is looked up: hardly any is an option.
        var start = end
        while start > 0, text[start - 1].isLetter, end - start < Self.longestCue { start -= 1 }
        guard start > 1, text[start - 1] == UInt8(ascii: "-"),
            text[start - 2] == UInt8(ascii: " ") || text[start - 2] == UInt8(ascii: "-"),
            let cue = cue(in: text, endingAt: end)?.cue
        else { return false }
        return cue == .user || cue == .key
    }
}
