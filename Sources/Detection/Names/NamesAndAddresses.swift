extension Recogniser {
    /// Returns the name or street address that begins at `start`, where no code begins, and moves the cursor behind it.
    @inline(__always)
    func nameOrAddress(in text: Span<UInt8>, at start: Int, _ cursor: inout Cursor) -> Match? {
        let byte = text[start]
        guard byte.isLetter || byte >= 0xC3 else { return nil }
        guard let found = names.name(in: text, at: start, &cursor.names) else { return nil }
        cursor.position = found.end
        return found.match(at: start)
    }
}
