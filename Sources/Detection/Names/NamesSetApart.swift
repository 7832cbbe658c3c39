/// Names in small letters or capitals that are words too, or that no list has, where nothing announces them: told by the marks
/// around them and by what people are said to do.
extension PersonNames {
    /// Whether a word stands where a name stands: `lee was brill`, `12/03 brellick: called`, `dotty (cleaner)`.
    func isSetApart(
        _ word: NameWord, _ following: NameSurroundings, _ level: NameCursor.Level, begins: Bool, _ cursor: NameCursor
    ) -> Bool {
        let isStranger = word.isStranger && (word.shape == .small ? word.letters > 4 : word.letters > 5)
        guard isStranger || word.isGivenWord && word.letters > 2 && !word.isPlainGiven else { return false }
        if cursor.lastRole == .foreign || following.isForeign { return false }
        let isClause = begins || cursor.mark == .comma
        // `thanks, grace's laptop`, but not `at king's cross`.
        if word.isPossessive, word.letters > 3, isClause || level >= .weak { return true }
        if following.isListed, isClause || cursor.mark == .colon || level >= .weak { return true }
        if following.isFamily { return true }
        if isClause, following.isBeing { return true }
        if following.isDescribed, isClause || level >= .weak { return true }
        // `[grace] called`, `- grace - called`, but not `page 2 - chance`.
        let isBehindMark =
            begins || cursor.mark == .colon || cursor.mark == .dash || cursor.mark == .bracket || cursor.mark == .other
        if isBehindMark, following.isSet, !word.isPossessive { return true }
        // A line that is nothing but a word in capitals is a heading.
        guard isStranger, word.shape == .small || !begins || !following.endsLine else { return false }
        // `team: brellick, tharwen`
        if !cursor.mark.isEmpty, !cursor.mark.contains(.far), following.isComma || following.isSet || following.endsLine
        {
            return true
        }
        return begins && following.isWord
    }
}
