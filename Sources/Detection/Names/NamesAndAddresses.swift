extension Recogniser {
    /// How far behind `lives at` a house may stand, in bytes.
    private static let dwellsReach = 12

    /// Returns the name or street address that begins at `start`, where no code begins, and moves the cursor behind it. Where
    /// none does, the cursor stays or is moved behind the word.
    @inline(__always)
    func nameOrAddress(in text: Span<UInt8>, at start: Int, _ walked: Word, _ cursor: inout Cursor) -> Match? {
        let byte = text[start]
        let found: Found?
        if byte.isLetter || byte >= 0xC3 {
            if let word = NameWord(plain: walked, in: text, at: start, names.lexicon) {
                if cursor.names.passPlain(word) {
                    // `temp muffin_42`
                    if word.next < text.count,
                        text[word.next] == UInt8(ascii: "_") || text[word.next] == UInt8(ascii: "-"),
                        let found = slashedSecret(in: text, at: start)
                    {
                        cursor.names.reset(at: found.end)
                        cursor.position = found.end
                        return found.match(at: start)
                    }
                    cursor.position = word.next
                    return nil
                }
                found = names.name(word, in: text, &cursor.names) ?? user(word, in: text, &cursor)
            } else if let word = NameWord(in: text, at: start, names.lexicon) {
                found = names.name(word, in: text, &cursor.names) ?? user(word, in: text, &cursor)
            } else {
                found = nil
            }
        } else if byte.isDigit {
            let dwells = cursor.names.dwellsEnd >= 0 && start - cursor.names.dwellsEnd < Self.dwellsReach
            found = names.addresses.numbered(in: text, at: start, dwells: dwells)
            if let found { cursor.names.reset(at: found.end) }
        } else {
            return nil
        }
        guard let found else { return nil }
        cursor.position = found.end
        return found.match(at: start)
    }

    /// Returns the name of a user that begins with a word which is in no list, or which a mark or digit follows.
    @inline(__always)
    private func user(_ word: NameWord, in text: Span<UInt8>, _ cursor: inout Cursor) -> Found? {
        let next = word.end < text.count ? text[word.end] : 0
        guard
            word.isUnknown || next.isDigit || next == UInt8(ascii: ".") || next == UInt8(ascii: "_")
                || next == UInt8(ascii: "-")
        else { return nil }
        return look(for: word, in: text, &cursor)
    }

    @inline(never)
    private func look(for word: NameWord, in text: Span<UInt8>, _ cursor: inout Cursor) -> Found? {
        let found =
            slashedSecret(in: text, at: word.start) ?? agent(in: text, at: word.start) ?? looseUserName(word, in: text)
        guard let found else { return nil }
        cursor.names.reset(at: found.end)
        return found
    }
}
