/// What people are called in networks of people, and the codes that take a number from one network to another.
extension Recogniser {
    /// Returns the handle behind the `@` at `start`, which no letter stands before: `@mossyontour`. A word like others is none. In
    /// doubt always.
    func handle(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start + 4 < text.count, start == 0 || Self.mayPrecedeUser(text[start - 1]), text[start + 1].isLetter
        else { return nil }
        return nameOfMember(in: text, at: start + 1).flatMap { isDomain(in: text, start + 1..<$0.end) ? nil : $0 }
    }

    /// Returns the name behind the word for a network of people, if it is no word like others: `insta mossy.pics`, `psn: mossy-uk`.
    /// In doubt always.
    func member(in text: Span<UInt8>, behind end: Int) -> Found? {
        // `facebook.com/jbloggs`
        if let path = text.end(of: ".com/in/", at: end) ?? text.end(of: ".com/", at: end) {
            return nameOfMember(in: text, at: text.end(of: "@", at: path) ?? path)
        }
        let idEnd =
            text.end(of: " id", at: end) ?? text.end(of: " gt", at: end) ?? text.end(of: " name", at: end) ?? text.end(
                of: " handle", at: end) ?? end
        if let value = text.end(of: " ", at: idEnd),
            let found = nameOfMember(in: text, at: text.end(of: "live:", at: value) ?? value)
        {
            return found
        }
        guard let joint = joint(in: text, behind: idEnd), joint.strength > .beside, joint.others < 2 else { return nil }
        return nameOfMember(in: text, at: joint.value)
    }

    /// The name at `start` that has a digit or mark, or is in no list of words.
    private func nameOfMember(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start < text.count, text[start].isWordByte else { return nil }
        var end = start
        while end < text.count, end - start < Self.longestName,
            Self.isNameByte(text[end]) || text[end] == UInt8(ascii: "#")
        {
            if text[end] == UInt8(ascii: "@") || text[end] == UInt8(ascii: "\\") { return nil }
            end += 1
        }
        while end > start, !text[end - 1].isWordByte { end -= 1 }
        let look = TokenLook(text, start..<end)
        guard end - start > 3, look.letters > 2, end >= text.count || text[end] != UInt8(ascii: "(") else { return nil }
        guard look.digits + look.marks == 0 else {
            // `@home-based`, `skype-for-business`
            guard look.digits == 0, let first = NameWord(in: text, at: start, names.lexicon), first.end < end,
                text[first.end] == UInt8(ascii: "-"), !first.isUnknown
            else { return Found(.userName, .doubtful, start: start, end: end) }
            return nil
        }
        guard let word = NameWord(in: text, at: start, names.lexicon), word.end == end,
            word.isUnknown
        else { return nil }
        return Found(.userName, .doubtful, start: start, end: end)
    }

    /// Returns the user of `ssh jbloggs@gw1` or `scp file jbloggs@gw1:/tmp`, whose command begins at `start`.
    func userOfShell(in text: Span<UInt8>, at start: Int, behind end: Int) -> Found? {
        guard end < text.count, text[end] == UInt8(ascii: " "), text[start] | 0x20 != UInt8(ascii: "h") else {
            return nil
        }
        let limit = min(text.count, end + Self.longestJoint)
        var user = end + 1
        for offset in end + 1..<limit {
            switch text[offset] {
            case UInt8(ascii: " "): user = offset + 1
            case UInt8(ascii: "@"):
                let isHost = offset + 1 < text.count && text[offset + 1].isWordByte
                return isHost && offset > user + 1 ? Found(.userName, .likely, start: user, end: offset) : nil
            case 0..<0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("): return nil
            default: break
            }
        }
        return nil
    }

    /// Returns the code behind `PAC` or `STAC`: three letters and six digits.
    func portingCode(in text: Span<UInt8>, behind end: Int) -> Found? {
        let codeEnd = text.end(of: " code", at: end) ?? end
        guard let joint = joint(in: text, behind: codeEnd), joint.others == 0, joint.value > codeEnd else { return nil }
        var digits = joint.value
        while digits < text.count, digits < joint.value + 3, text[digits].isLetter { digits += 1 }
        guard digits == joint.value + 3, digits < text.count else { return nil }
        if text[digits] == UInt8(ascii: " ") || text[digits] == UInt8(ascii: "-") { digits += 1 }
        let word = text.word(at: digits, most: 7)
        guard word.end == digits + 6, text.isBoundary(word.end), (digits..<word.end).allSatisfy({ text[$0].isDigit })
        else { return nil }
        return Found(.secret, .likely, start: joint.value, end: word.end)
    }
}
