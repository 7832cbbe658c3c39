extension Recogniser {
    /// How far behind `lives at` a house may stand, in bytes.
    private static let dwellsReach = 12

    /// Returns the name or street address that begins at `start`, where no code begins, and moves the cursor behind it. Where
    /// none does, the cursor stays or is moved behind the word.
    @inline(__always)
    func nameOrAddress(in text: Span<UInt8>, at start: Int, _ cursor: inout Cursor) -> Match? {
        let byte = text[start]
        let found: Found?
        if byte.isLetter || byte >= 0xC3 {
            if cursor.names.passPlain(in: text, at: start, names.lexicon) {
                cursor.position = cursor.names.wordEnd
                return nil
            }
            found = names.name(in: text, at: start, &cursor.names)
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
