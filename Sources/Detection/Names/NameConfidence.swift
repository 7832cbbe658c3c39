/// How sure it is that words are the name of somebody.
extension PersonNames {
    /// Returns how sure it is that a phrase is a name; `nil` where it is rather none.
    func confidence(
        _ phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level, begins: Bool, _ cursor: NameCursor
    ) -> Confidence? {
        let first = phrase.first
        let isWritten = first.shape == .capital || first.shape == .inner
        if first.letters == 1, phrase.words == 1 { return nil }
        switch level {
        case .title:
            if isWritten { return .certain }
            if phrase.hasGiven || phrase.hasFamily { return .certain }
            if first.has(.name) { return .likely }
            return first.isUnknown ? .likely : nil
        case .strong, .greeting, .signOff:
            return isWritten
                ? writtenConfidence(announced: phrase, following, level)
                : plainConfidence(announced: phrase, following, level)
        case .person:
            return isWritten ? besidePerson(phrase, following) : plainBeside(phrase, following, level)
        case .none, .weak:
            return isWritten
                ? writtenConfidence(phrase, following, level, begins: begins, cursor)
                : plainBeside(phrase, following, level)
        }
    }

    /// With capitals, behind words that announce a name.
    private func writtenConfidence(
        announced phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level
    ) -> Confidence? {
        let first = phrase.first
        if phrase.words > 1 { return phrase.hasGiven || phrase.hasFamily || phrase.hasUnknown ? .certain : .likely }
        if level == .signOff, !following.endsLine, !following.isComma, !following.isStop {
            // `Thanks Sarah will call`, but not `Best Offer`.
            return first.isPlainGiven ? .likely : nil
        }
        if first.has(.place) { return first.has(.given) ? .likely : first.has(.family) ? .doubtful : nil }
        if first.isPlainName { return .certain }
        if first.has(.given) {
            if first.has([.function, .month]), following.isWord { return nil }
            return first.has([.function, .month]) ? .likely : .certain
        }
        if first.has(.name) { return first.has([.function, .month]) ? nil : .likely }
        return first.isUnknown ? .certain : nil
    }

    /// Without capitals that tell, behind words that announce a name.
    private func plainConfidence(
        announced phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level
    ) -> Confidence? {
        let first = phrase.first
        let ends = following.endsLine || level != .signOff && following.isComma
        if level == .signOff, !following.endsLine, !following.isComma { return first.isPlainGiven ? .likely : nil }
        if phrase.hasGiven || phrase.hasFamily {
            if phrase.words == 1, first.has(.place) { return first.has(.given) ? .likely : nil }
            return .certain
        }
        if first.has(.given), !first.has(.month) {
            return level == .strong || ends || following.isComma ? .likely : nil
        }
        guard first.isUnknown, first.letters > 2 else { return nil }
        if first.shape == .capitals, first.letters < 4 { return nil }
        if level == .strong { return phrase.words > 1 ? .likely : .doubtful }
        return ends ? .likely : nil
    }

    /// With capitals, behind `customer` and the like.
    private func besidePerson(_ phrase: Phrase, _ following: NameSurroundings) -> Confidence? {
        let first = phrase.first
        if phrase.words > 1 {
            if phrase.hasGiven || phrase.hasFamily { return .certain }
            return phrase.hasUnknown || phrase.hasInitial ? .likely : .doubtful
        }
        if first.has(.place) { return first.has(.name) ? .doubtful : nil }
        if first.isPlainName { return first.has(.given) ? .certain : .likely }
        if first.has(.given) { return first.has([.function, .month]) ? nil : .likely }
        return first.isUnknown ? .likely : nil
    }

    /// Without capitals that tell, not announced strongly.
    private func plainBeside(
        _ phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level
    ) -> Confidence? {
        let first = phrase.first
        if first.shape == .capitals, phrase.words == 1, first.letters < 4 { return nil }
        if phrase.words > 1 {
            if phrase.hasGiven, phrase.hasFamily { return level == .none ? .likely : .certain }
            if phrase.hasGiven { return .likely }
            if phrase.hasFamily { return phrase.hasInitial ? .likely : .doubtful }
            if phrase.hasInitial, phrase.last.has(.family) { return .doubtful }
            // `daisy hall`, behind `trader` and the like.
            return level >= .weak && first.has(.given) && phrase.last.has(.commonFamily) ? .doubtful : nil
        }
        guard !first.has(.place), first.letters > 2 else { return nil }
        if first.isPlainGiven {
            if following.isDeed || level == .person { return .certain }
            return level == .weak ? .likely : .doubtful
        }
        if first.isPlainName {
            if level == .person { return .likely }
            return following.isDeed || level == .weak && first.has(.commonFamily) ? .doubtful : nil
        }
        if first.isUnknown, first.shape == .capitals, first.letters > 5, following.isSmall { return .doubtful }
        guard first.has(.given), !first.has([.function, .month]) else { return nil }
        return following.isDeed && first.shape == .small ? .doubtful : nil
    }

    /// With capitals, not announced, or by a word behind which other things may stand as well.
    private func writtenConfidence(
        _ phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level, begins: Bool, _ cursor: NameCursor
    ) -> Confidence? {
        let first = phrase.first
        let last = phrase.last
        if phrase.words > 1 {
            if first.has(.place), !(last.isPlainName && !last.has(.place)) { return nil }
            if first.isInitial {
                if last.isPlainName { return .certain }
                return last.has(.name) && !last.has(.function)
                    ? .likely : level == .weak && last.isUnknown ? .doubtful : nil
            }
            if last.has(.street), !last.isPlainName || last.has(.weakStreet) {
                return level == .weak || following.isDeed ? .likely : .doubtful
            }
            if phrase.hasGiven { return last.has(.name) || last.isInitial ? .certain : .likely }
            if phrase.hasParticle { return .likely }
            if first.has(.given) {
                if last.isPlainName { return first.has([.function, .month]) || begins ? .likely : .certain }
                if following.isDeed, !first.has(.month) { return .likely }
                if begins || first.has(.month) || cursor.isHeading { return nil }
                return level == .weak && !first.has(.function) ? .likely : .doubtful
            }
            if phrase.hasFamily { return first.isOrdinary ? .doubtful : .likely }
            if level == .weak || following.isDeed { return .likely }
            // Two words that no list has: `Brellick Korrobane will ring`.
            if first.isUnknown, last.isUnknown, first.letters > 3, last.letters > 3, !following.isCapital {
                return .doubtful
            }
            return begins || cursor.isHeading || following.isCapital ? nil : .doubtful
        }
        if first.has(.place) { return following.isDeed && first.isPlainGiven ? .likely : nil }
        if first.isPlainGiven { return following.isDeed || level == .weak ? .certain : .likely }
        if first.isPlainName { return following.isDeed ? .certain : level == .weak ? .likely : .doubtful }
        if first.has([.function, .month]) { return nil }
        // A mail's first or last word: `Pearl, I have`; `as you asked. Zsófia`.
        let isAlone = begins && (following.endsLine || following.isComma && first.has(.given))
        if first.has(.given) {
            if following.isDeed { return .likely }
            if isAlone { return .doubtful }
            return begins || cursor.isHeading || following.isCapital ? nil : .doubtful
        }
        // `Wood not happy`.
        if first.has(.commonFamily), following.isDeed { return .doubtful }
        guard first.isUnknown, !following.isNumbered else { return nil }
        if following.isDeed { return .likely }
        if first.shape == .inner { return .likely }
        if isAlone { return .doubtful }
        return begins || cursor.isHeading || following.isCapital ? nil : .doubtful
    }
}
