/// How sure it is that words are the name of somebody.
extension PersonNames {
    /// Returns how sure it is that a phrase is a name; `nil` where it is rather none.
    func confidence(
        _ phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level, begins: Bool, _ cursor: NameCursor
    ) -> Confidence? {
        let first = phrase.first
        let isWritten = first.shape == .capital || first.shape == .inner
        if first.letters == 1, phrase.words == 1 { return nil }
        if phrase.isCalled { return phrase.words > 1 ? .likely : .doubtful }
        if phrase.isHyphened, !phrase.hasGiven, level < .strong { return .doubtful }
        switch level {
        case .title:
            if isWritten { return .certain }
            if phrase.hasGiven || phrase.hasFamily { return .certain }
            if first.has(.name) { return first.has(.function) ? .doubtful : .likely }
            return first.isUnknown ? .likely : nil
        case .strong, .greeting, .signOff:
            let announced =
                isWritten
                ? writtenConfidence(announced: phrase, following, level)
                : plainConfidence(announced: phrase, following, level)
            // `"surname": "wood"`, `name is marsh`
            if announced == nil, level == .strong, !isWritten, phrase.words == 1, first.has(.family),
                !first.has([.function, .month]),
                cursor.lastRole == .is
                    || cursor.lastRole == .name
                        && (!cursor.mark.isEmpty || following.endsLine || following.isComma)
            {
                return .doubtful
            }
            // `ta de la cruz not happy`: what stands behind thanks need not be who gives them.
            guard announced == nil, level == .signOff, !isWritten else { return announced }
            return plainBeside(phrase, following, .none, begins: begins, cursor)
        case .person:
            return isWritten
                ? besidePerson(phrase, following)
                : plainBeside(phrase, following, level, begins: begins, cursor)
        case .none, .weak:
            return isWritten
                ? writtenConfidence(phrase, following, level, begins: begins, cursor)
                : plainBeside(phrase, following, level, begins: begins, cursor)
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
            return first.isPlainGiven ? .likely : first.isUnknown ? .doubtful : nil
        }
        if first.has(.place) { return first.has(.given) ? .likely : first.has(.family) ? .doubtful : nil }
        if first.has(.month), following.isDigit, !following.isPhone { return nil }
        if first.isPlainName { return .certain }
        if first.has(.given) {
            // `Hi Miles can you`, `leave with Bill at 51`.
            if first.has([.function, .month]) { return following.isWord ? .doubtful : .likely }
            return .certain
        }
        if first.has(.name) { return first.has([.function, .month]) ? nil : .likely }
        return first.isUnknown ? .certain : first.isStrayProper ? .doubtful : nil
    }

    /// Without capitals that tell, behind words that announce a name.
    private func plainConfidence(
        announced phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level
    ) -> Confidence? {
        let first = phrase.first
        let ends = following.endsLine || level != .signOff && following.isComma
        if level == .signOff, !following.endsLine, !following.isComma {
            return first.isPlainGiven ? .likely : first.isStranger ? .doubtful : nil
        }
        if phrase.hasGiven || phrase.hasFamily {
            if phrase.words == 1, first.has(.place) { return first.has(.given) ? .likely : nil }
            return .certain
        }
        if first.has(.given), !first.has(.month) {
            if level == .strong || ends || following.isComma { return .likely }
            // `hi mark can you ring`, `rgds ivy power`.
            return first.has(.function) ? nil : .doubtful
        }
        if phrase.words > 1, first.has(.name), !first.has(.function) { return .doubtful }
        // `spk to g wood`
        if phrase.words > 1, phrase.hasInitial, phrase.last.has(.family), !phrase.last.has([.function, .trade]) {
            return .doubtful
        }
        // `spoke to june re`, but not `spoke to in june 2025`.
        if first.has(.given), first.has(.month), !following.isDigit, level == .strong || ends || following.isComma {
            return .doubtful
        }
        guard first.isUnknown, first.letters > 2 else { return nil }
        if first.shape == .capitals, first.letters < 4 { return nil }
        if level == .strong { return phrase.words > 1 ? .likely : .doubtful }
        return ends ? .likely : level == .greeting && first.isStranger ? .doubtful : nil
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
        if first.has(.given) { return first.has([.function, .month]) ? .doubtful : .likely }
        if first.has(.family), !first.has([.function, .month]) { return .doubtful }
        return first.isUnknown ? .likely : nil
    }

    /// Without capitals that tell, not announced strongly.
    private func plainBeside(
        _ phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level, begins: Bool, _ cursor: NameCursor
    ) -> Confidence? {
        let first = phrase.first
        // The last word of a mail: `as you asked. hui`.
        let isAlone =
            (begins && (following.endsLine || following.isComma) || cursor.mark.contains(.dash) && following.endsLine)
            && (first.isGivenWord || first.isPlainGiven || first.isStranger && first.shape == .small)
        if first.shape == .capitals, phrase.words == 1, first.letters < 4 {
            // `TESTED WITH MIA`; other short words in capitals are abbreviations.
            let isCalled =
                level >= .weak || following.isBracketed || begins && following.isDenied || isAlone
            return first.letters == 3 && (first.isPlainName && isCalled || first.isGivenWord && level >= .weak)
                ? .doubtful : nil
        }
        // `dispatch (max)`, `daughter reed normally deals`, `gay has asked`.
        if phrase.words == 1, first.letters > 2, first.isGivenWord || first.isStranger,
            following.isBracketed || level == .person || begins && following.isActing
        {
            if !first.isPlainGiven { return .doubtful }
        }
        if phrase.words == 1, isSetApart(first, following, level, begins: begins, cursor) { return .doubtful }
        // `to debs, linh is on leave`, `tested with clay at`.
        if phrase.words == 1, level == .weak, first.isGivenWord, !first.isPlainGiven, first.letters > 2,
            following.isComma || following.isFunction || following.endsLine
        {
            return .doubtful
        }
        // `put through to sofia`, `florence took over`; `in sofia` is a place.
        if phrase.words == 1, first.has(.place), first.isPlainGiven || first.isUnlikelyPlace,
            following.isDeed || following.isAuxiliary || following.isBracketed || level == .person
                || level == .weak && cursor.lastRole != .from || begins && following.isWord
                || isAlone && cursor.mark.contains(.dash)
        {
            return .doubtful
        }
        if phrase.words > 1 {
            if phrase.hasGiven, phrase.hasFamily { return level == .none ? .likely : .certain }
            if phrase.hasGiven { return .likely }
            if phrase.hasFamily { return phrase.hasInitial ? .likely : .doubtful }
            if phrase.hasInitial, phrase.last.has(.family) || phrase.last.isStranger { return .doubtful }
            if phrase.hasParticle { return .doubtful }
            // `drew hall`.
            if first.has(.given) || first.isStranger, phrase.last.has(.family) { return .doubtful }
            return (first.isStranger || first.isGivenWord) && phrase.last.isStranger ? .doubtful : nil
        }
        if first.isStranger {
            // `brellick rang`, `from brellick`, `engineer brellick to attend`; codes have capitals.
            if first.shape == .capitals, first.letters < 6 { return following.isDeed ? .doubtful : nil }
            if following.isDeed || following.isPhone || level >= .weak { return .doubtful }
            // Beside words of another language one more is likelier than a name.
            if cursor.lastRole == .foreign || following.isForeign { return nil }
            if isAlone { return .doubtful }
            if first.isPossessive, first.letters > 4 { return .doubtful }
            // `brellick will ring`, `orlissa to test`.
            if following.isAuxiliary, first.letters > 4 { return .doubtful }
            return first.shape == .capitals && following.isSmall ? .doubtful : nil
        }
        // `reset by joy`, `told grace`.
        let isSaid = following.isPhone || isAlone || cursor.lastRole == .by || cursor.lastRole == .call
        if isSaid, first.isGivenWord, !first.isPlainGiven { return .doubtful }
        if first.has(.place), first.has(.name), following.isDeed { return .doubtful }
        // `gunnar, jo and delyth`.
        guard !first.has(.place), first.letters > 2 || level == .weak && first.isPlainGiven && !first.has(.particle)
        else {
            return nil
        }
        if first.isPlainGiven {
            if following.isDeed || level == .person { return .certain }
            return level == .weak ? .likely : .doubtful
        }
        if first.isPlainName {
            // A family name that is no word: `patel not in`.
            let isCalled = first.letters > 3 || following.isDeed || level == .weak && first.has(.mostlyName)
            return level == .person ? .likely : isCalled ? .doubtful : nil
        }
        // `old tenant askew left`, `the marsh family`.
        if level == .person && following.isDeed || first.has(.commonFamily) && following.isFamily, first.has(.family),
            !first.has([.function, .month])
        {
            return .doubtful
        }
        guard first.has(.given), !first.has([.function, .month]) else { return nil }
        return following.isDeed || level == .person && following.isComma ? .doubtful : nil
    }

    /// With capitals, not announced, or by a word behind which other things may stand as well.
    private func writtenConfidence(
        _ phrase: Phrase, _ following: NameSurroundings, _ level: NameCursor.Level, begins: Bool, _ cursor: NameCursor
    ) -> Confidence? {
        let first = phrase.first
        let last = phrase.last
        if phrase.words > 1 {
            if first.has(.place), !(last.isPlainName && !last.has(.place)) {
                // `Georgia Simpson`.
                return first.has(.given) && last.isPlainName && last.has(.family) ? .doubtful : nil
            }
            if first.isInitial {
                if last.isPlainName { return .certain }
                if last.has(.name), !last.has(.function) { return .likely }
                // `cheque from R Tough`, `D. Little rang`.
                if last.has(.family), last.entry.isRole(.none), !last.has([.deed, .trade, .month]) { return .doubtful }
                return last.isStranger || level == .weak && last.isUnknown || phrase.isPointed
                    || phrase.isInColumn || phrase.hasParticle
                    ? .doubtful : nil
            }
            if last.has(.street), !last.isPlainName || last.has(.weakStreet) {
                return level == .weak || following.isDeed ? .likely : .doubtful
            }
            if phrase.hasGiven { return last.has(.name) || last.isInitial ? .certain : .likely }
            if phrase.hasParticle { return .likely }
            if first.has(.given) {
                if last.isPlainName { return first.has([.function, .month]) || begins ? .likely : .certain }
                if following.isDeed, !first.has(.month) { return .likely }
                if begins, last.has(.name), !last.has([.function, .month]), !first.has(.month) { return .doubtful }
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
        if first.has(.place) {
            if following.isDeed { return first.isPlainGiven ? .likely : first.has(.name) ? .doubtful : nil }
            // `rang Beverley`, `by Florence`; `in Beverley` and `from Florence` are no people.
            let isPerson =
                level == .weak && cursor.lastRole != .from || begins && following.isSmall && first.isUnlikelyPlace
            return (isPerson || following.isAuxiliary || following.isBracketed) && first.has(.given)
                || following.isPhone && first.has(.name) ? .doubtful : nil
        }
        if first.isPlainGiven { return following.isDeed || level == .weak ? .certain : .likely }
        if first.isPlainName { return following.isDeed ? .certain : level == .weak ? .likely : .doubtful }
        // A mail's first or last word: `Pearl, I have`; `as you asked. Zsófia`.
        let isAlone = begins && (following.endsLine || following.isComma && first.has(.given))
        if first.isUnknown, cursor.lastRole == .foreign || following.isForeign, level == .none, !following.isDeed,
            !following.isPhone, first.shape == .capital, begins
        {
            return nil
        }
        if first.has([.function, .month]) {
            // `Will confirmed`, `as you asked. Bill`, `out of hours, Bill to test`.
            guard first.has(.given) else { return nil }
            guard first.letters > 2 else { return nil }
            // A sentence that is nothing but a name, or has a mark behind it: `Bill - no answer`.
            let isApart =
                begins && !following.isWord && !following.isNumbered && !first.has(.month) || following.isBracketed
            if following.isDeed || following.isPhone || isApart { return .doubtful }
            return begins || cursor.isHeading || following.isCapital || first.has([.month, .proper]) ? nil : .doubtful
        }
        if first.has(.given) {
            if following.isDeed { return .likely }
            if isAlone || following.isPhone || following.isPlea || following.isActing || following.isBeing
                || begins && following.isDescribed
            {
                return .doubtful
            }
            if begins, !following.isWord, !following.isNumbered { return .doubtful }
            return begins || cursor.isHeading || following.isCapital ? nil : .doubtful
        }
        if first.has(.commonFamily), following.isFamily { return .doubtful }
        // `Wood not happy`, `signed by Wise`.
        if first.has(.commonFamily), following.isDeed || level == .weak && cursor.lastRole == .by { return .doubtful }
        // `the old list, Green has left`, `the Hall, White had gone`.
        if first.has(.commonFamily), !begins, following.isActing { return .doubtful }
        guard first.isUnknown, !following.isNumbered else { return nil }
        if following.isDeed { return .likely }
        if first.shape == .inner { return .likely }
        if isAlone || following.isPhone || following.isPlea { return .doubtful }
        // A word that no list has stands at the beginning of a sentence too; with three letters it is an abbreviation.
        if begins { return first.letters > 3 && !following.isCapital ? .doubtful : nil }
        return cursor.isHeading || following.isCapital ? nil : .doubtful
    }
}
