/// Names of users that the words beside them tell: `please disable jsmith`, `ricwats69 locked out`.
extension Recogniser {
    /// Whether the bytes around a word are such that the words there may tell a user's name: told quickly, because most words
    /// of no list are something else.
    @inline(__always)
    func mayBeUser(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        let (start, end) = (word.start, word.end)
        guard end + 6 < text.count else { return start > 4 }
        let (behind, next) = (text[end], text[end + 1] | 0x20)
        switch behind {
        case UInt8(ascii: " "):
            // The first letters of `locked`, `disabled`, `unlocked`, `suspended`, `from` and `assigned`.
            if next == UInt8(ascii: "l") || next == UInt8(ascii: "d") || next == UInt8(ascii: "u")
                || next == UInt8(ascii: "s") || next == UInt8(ascii: "f") || next == UInt8(ascii: "a")
                || next == UInt8(ascii: "c") && text[end + 2] | 0x20 == UInt8(ascii: "a")
                || next == UInt8(ascii: "p") && text[end + 2] | 0x20 == UInt8(ascii: "a")
            {
                return true
            }
        case UInt8(ascii: ","): if text[end + 2] | 0x20 &- 0x6E < 7 { return true }
        default:
            if behind == UInt8(ascii: "/"), next.isDigit { return true }
            if behind > UInt8(ascii: "-"), behind.isDigit || next.isWordByte {
                if word.isUnknown || word.has(.name) { return true }
                if behind.isDigit, text[end + 3].isDigit { return true }
            }
        }
        guard start > 7, text[start - 1] == UInt8(ascii: " ") else { return false }
        // The last two bytes of what is said before one: `disable`, `unlock`, `user`, `acct`, `as`.
        switch (text[start - 3] | 0x20, text[start - 2] | 0x20) {
        case (UInt8(ascii: "l"), UInt8(ascii: "e")), (UInt8(ascii: "t"), UInt8(ascii: "e")),
            (UInt8(ascii: "c"), UInt8(ascii: "k")), (UInt8(ascii: "e"), UInt8(ascii: "r")),
            (UInt8(ascii: "r"), UInt8(ascii: ":")), (UInt8(ascii: "d"), UInt8(ascii: "d")),
            (UInt8(ascii: "c"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "t")),
            (UInt8(ascii: "a"), UInt8(ascii: "s")), (UInt8(ascii: "o"), UInt8(ascii: "r")):
            return true
        default: return false
        }
    }

    /// Returns the user's name that begins with `word`, which is in no list or goes on with a digit or mark. In doubt always.
    func userInProse(_ word: NameWord, in text: Span<UInt8>) -> Found? {
        guard !word.isContraction, !word.isPossessive else { return nil }
        // Behind a whole word nothing of a name goes on.
        let isJoined =
            word.end + 1 < text.count && text[word.end] > UInt8(ascii: ",")
            && (text[word.end].isDigit || text[word.end + 1].isWordByte)
        var end = isJoined ? word.start : word.end
        while end < text.count, end - word.start < Self.longestName, isJoined, Self.isNameByte(text[end]) { end += 1 }
        while end > word.start, !text[end - 1].isWordByte, text[end - 1] < 0x80 { end -= 1 }
        guard end - word.start > 3, isUserFollowed(in: text, end) || isUserPreceded(in: text, word.start) else {
            return nil
        }
        // `rg48308`: a short word with a long number is none of the trade's.
        let isNumbered = word.letters < 4 && text.endOfWord(at: word.end) >= word.end + 4
        guard !word.has([.trade, .function]) || isNumbered,
            word.start == 0 || Self.mayPrecedeUser(text[word.start - 1])
        else { return nil }
        let look = TokenLook(text, word.start..<end)
        guard look.letters > 1 || look.digits > 4 else { return nil }
        // One word: longer than abbreviations are, and no product.
        if look.digits + look.marks == 0 {
            guard word.isUnknown, word.letters > 4, word.shape != .mixed else { return nil }
        }
        for offset in word.start..<end where text[offset] == UInt8(ascii: "@") || text[offset] == UInt8(ascii: "\\") {
            return nil
        }
        return Found(.userName, .doubtful, end: end)
    }

    /// Returns the user's name that begins with `word` and is the next of several: `jsmith7 and ricwats`. In doubt always.
    func listedUser(_ word: NameWord, in text: Span<UInt8>, _ context: Context) -> Found? {
        guard isListed(in: text, at: word.start, context), text[word.start - 1] != UInt8(ascii: "/"),
            text[word.start - 2] != UInt8(ascii: "/")
        else { return nil }
        var end = word.start
        while end < text.count, end - word.start < Self.longestName, Self.isNameByte(text[end]) { end += 1 }
        while end > word.start, !text[end - 1].isWordByte { end -= 1 }
        let look = TokenLook(text, word.start..<end)
        // `LAPTOP-SMITH, ERR-4471-B`
        guard !isUpper(text, word.start..<end) else { return nil }
        let isUser = look.digits > 0 ? look.letters > 2 && end - word.start > 4 : isStrange(in: text, word.start..<end)
        return isUser ? Found(.userName, .doubtful, end: end) : nil
    }

    /// Whether what stands behind `end` happens to users: `jsmith locked out`, `for jsmith, new pass`.
    private func isUserFollowed(in text: Span<UInt8>, _ end: Int) -> Bool {
        guard end + 6 < text.count else { return false }
        switch text[end] {
        case UInt8(ascii: " "):
            switch text[end + 1] | 0x20 {
            case UInt8(ascii: "l"): return (text.end(of: " locked", at: end) ?? text.end(of: " logged", at: end)) != nil
            case UInt8(ascii: "d"):
                return (text.end(of: " disabled", at: end) ?? text.end(of: " deactivated", at: end)) != nil
            case UInt8(ascii: "u"):
                return (text.end(of: " unlocked", at: end) ?? text.end(of: " unable to log", at: end)) != nil
            // `jsmith cannot log in`, `reset jsmith password`
            case UInt8(ascii: "c"):
                return
                    (text.end(of: " cannot log", at: end) ?? text.end(of: " can't log", at: end)
                    ?? text.end(of: " cant log", at: end)) != nil
            case UInt8(ascii: "p"): return text.end(of: " password", at: end) != nil
            case UInt8(ascii: "s"): return text.end(of: " suspended", at: end) != nil
            // `jsmith from 192.0.2.1`, `jsmith assigned 192.0.2.1`.
            case UInt8(ascii: "f"), UInt8(ascii: "a"):
                if text.end(of: " authenticated", at: end) != nil { return true }
                guard let address = text.end(of: " from ", at: end) ?? text.end(of: " assigned ", at: end) else {
                    return false
                }
                return endOfIPv4(in: text, at: address) != nil || endOfIPv6(in: text, at: address) != nil
            default: return false
            }
        // `jsmith/192.0.2.1:5121`.
        case UInt8(ascii: "/"): return endOfIPv4(in: text, at: end + 1) != nil
        case UInt8(ascii: ","):
            return
                (text.end(of: ", new pa", at: end) ?? text.end(of: ", new pw", at: end) ?? text.end(of: ", pw", at: end)
                ?? text.end(of: ", temp pa", at: end) ?? text.end(of: ", pass", at: end)) != nil
        default: return false
        }
    }

    /// Whether the words before `start` do something to users: `disable jsmith`, `VPN acct jsmith`.
    private func isUserPreceded(in text: Span<UInt8>, _ start: Int) -> Bool {
        guard start > 4, text[start - 1] == UInt8(ascii: " ") else { return false }
        func stands(_ word: StaticString) -> Bool { text.end(of: word, at: start - word.utf8CodeUnitCount) != nil }
        switch text[start - 2] {
        case UInt8(ascii: "e"), UInt8(ascii: "E"): return stands("disable ") || stands("enable ") || stands("delete ")
        case UInt8(ascii: "k"), UInt8(ascii: "K"): return stands("unlock ")
        case UInt8(ascii: ":"): return stands("adduser: ")
        case UInt8(ascii: "r"), UInt8(ascii: "R"):
            return stands("resolver ") || stands("adduser ") || stands("publickey for ") || stands("secret for ")
                || stands("password for ")
        case UInt8(ascii: "d"), UInt8(ascii: "D"): return stands("useradd ")
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            return stands("vpn acct ") || stands("vpn account ") || stands("ad account ") || stands("user account ")
                || stands("o365 account ") || stands("ad acct ") || stands("user acct ") || stands("domain account ")
        case UInt8(ascii: "s"), UInt8(ascii: "S"):
            return stands("in as ") || stands("login as ") || stands("logon as ") || stands("run as ")
        default: return false
        }
    }
}
