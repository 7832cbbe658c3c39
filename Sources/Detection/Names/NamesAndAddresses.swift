extension Recogniser {
    /// Returns the name, address or user that begins with `word`, and moves the cursor behind it; or behind the word, where
    /// none does.
    func name(_ word: NameWord, in text: Span<UInt8>, _ cursor: inout Cursor) -> Match? {
        if word.isPlain, cursor.names.passPlain(word) {
            // `temp muffin_42`
            if word.next < text.count,
                text[word.next] == UInt8(ascii: "_") || text[word.next] == UInt8(ascii: "-")
                    || word.letters == 1 && text[word.next] == UInt8(ascii: "."),
                let found = slashedSecret(in: text, at: word.start) ?? userBehind(word, in: text)
            {
                cursor.names.reset(at: found.end)
                return named(found, at: word.start, &cursor)
            }
            cursor.position = max(cursor.position, word.next)
            return nil
        }
        let isAmongForeign = cursor.names.lastRole == .foreign
        guard let name = names.name(word, in: text, cursor.words, &cursor.names) else {
            guard let found = user(word, in: text, isAmongForeign: isAmongForeign, &cursor) else { return nil }
            return named(found, at: word.start, &cursor)
        }
        // `[jbloggs]` is rather a user than a name that no list has.
        if word.isUnknown, name.confidence == .doubtful, name.end == word.end,
            let user = user(word, in: text, isAmongForeign: isAmongForeign, &cursor)
        {
            return named(user, at: word.start, &cursor)
        }
        return named(name, at: word.start, &cursor)
    }

    /// Returns the user's name whose first part is a word like others: `x.vandeloo2`, and behind `account` `service account svc_backup`.
    private func userBehind(_ word: NameWord, in text: Span<UInt8>) -> Found? {
        switch text[word.next] {
        case UInt8(ascii: "."): return looseUserName(word, in: text)
        case UInt8(ascii: "_"):
            // `ext_jbloggs`
            if isRole(word, in: text), let name = NameWord(in: text, at: word.next + 1, names.lexicon),
                name.letters > 3,
                name.isUnknown || name.isPlainName, word.start == 0 || Self.mayPrecedeUser(text[word.start - 1])
            {
                return Found(.userName, .doubtful, end: text.endOfWord(at: name.next))
            }
            guard (text.end(of: "account ", at: word.start - 8) ?? text.end(of: "acct ", at: word.start - 5)) != nil
            else {
                return nil
            }
            return cuedUser(word, in: text)
        default: return nil
        }
    }

    /// Returns the address whose house number begins at `start`.
    func address(in text: Span<UInt8>, at start: Int, _ cursor: inout Cursor) -> Match? {
        guard
            let found = names.addresses.numbered(
                in: text, at: start, cursor.words, dwells: NameCursor.dwells(cursor.names.dwellsEnd, at: start))
        else { return nil }
        cursor.names.reset(at: found.end)
        return named(found, at: start, &cursor)
    }

    private func named(_ found: Found, at start: Int, _ cursor: inout Cursor) -> Match {
        cursor.position = found.end
        cursor.context.nameEnd = found.end
        return found.match(at: start)
    }

    /// Returns the name of a user that begins with a word which is in no list, or which a mark or digit follows.
    @inline(__always)
    private func user(
        _ word: NameWord, in text: Span<UInt8>, isAmongForeign: Bool, _ cursor: inout Cursor
    ) -> Found? {
        let next = word.end < text.count ? text[word.end] : 0
        // `prosi` behind `faktury` is no p.rosi.
        guard
            word.isUnknown && !isAmongForeign || next.isDigit || next == UInt8(ascii: ".") || next == UInt8(ascii: "_")
                || next == UInt8(ascii: "-")
        else { return nil }
        return look(for: word, in: text, &cursor)
    }

    @inline(never)
    private func look(for word: NameWord, in text: Span<UInt8>, _ cursor: inout Cursor) -> Found? {
        // In a text of another language every second word begins or ends as somebody's name.
        let isWord = cursor.isOfOtherWords && word.isPlain && word.isWhole
        let found =
            slashedSecret(in: text, at: word.start) ?? placedUser(in: text, at: word.start)
            ?? keyedUser(in: text, at: word.start)
            ?? (word.start - cursor.context.answerEnd < 7 ? listedUser(word, in: text, cursor.context) : nil)
            ?? (isWord ? nil : looseUserName(word, in: text))
            ?? (mayBeUser(word, in: text) ? userInProse(word, in: text) : nil)
            ?? (word.end < text.count && text[word.end] > UInt8(ascii: ",") ? cuedUser(word, in: text) : nil)
        guard let found else { return nil }
        cursor.context.answerEnd = found.end
        cursor.names.reset(at: found.end)
        return found
    }
}
