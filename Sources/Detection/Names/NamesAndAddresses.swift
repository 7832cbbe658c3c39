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
                    cursor.position = word.next
                    return nil
                }
                found = names.name(word, in: text, &cursor.names)
            } else if let word = NameWord(in: text, at: start, names.lexicon) {
                found = names.name(word, in: text, &cursor.names)
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
}
