/// How far the name goes that begins with a word.
extension PersonNames {
    func extend(
        _ phrase: inout Phrase, in text: Span<UInt8>, _ words: borrowing WordWindow, _ level: NameCursor.Level
    ) {
        while phrase.words < Self.mostWords, !phrase.isPossessive {
            // `X-Api`: nobody's initial.
            guard let (start, joint) = joint(behind: phrase.next, isInitial: phrase.last.letters == 1, in: text),
                joint != .hyphen || phrase.last.letters > 1,
                let word = words.name(at: start, from: phrase.last.number, in: text, lexicon), !word.isContraction,
                word.shape != .mixed, word.letters <= NameWord.longest,
                !isCode(word, in: text, isJoined: joint != .space)
            else { return }
            if word.has(.particle), !word.isPlainName || word.shape == .small,
                phrase.hasGiven || phrase.hasFamily || phrase.first.has(.given) || phrase.hasInitial || level >= .strong
                    || phrase.first.isStranger,
                let rest = particles(word, in: text, words, level)
            {
                phrase.append(rest)
                phrase.hasParticle = true
                phrase.isPointed = joint == .stop
                continue
            }
            guard belongs(word, to: &phrase, level, behind: joint == .plus ? .space : joint, in: text, words) else {
                return
            }
            phrase.append(word)
            phrase.isPointed = joint == .stop && word.letters > 1
            if joint == .hyphen, phrase.words == 2 {
                if word.has(.given), word.letters > 2 { phrase.isHyphened = true }
                if word.shape != phrase.first.shape { phrase.hasGiven = true }
            }
        }
    }

    /// What stands between two words of a name.
    private enum Joint {
        case space, hyphen
        /// The space of an address: `?q=sarah+jones`.
        case plus
        /// The full stop of an initial alone: `J.Smith`.
        case stop
    }

    /// Where the next word of a name would begin: behind one space or two, a hyphen, or the full stop of an initial.
    private func joint(behind end: Int, isInitial: Bool, in text: Span<UInt8>) -> (start: Int, Joint)? {
        var offset = end
        guard offset + 1 < text.count else { return nil }
        if text[offset] == UInt8(ascii: "-") { return (offset + 1, .hyphen) }
        if text[offset] == UInt8(ascii: "+"), text[offset + 1].isLetter { return (offset + 1, .plus) }
        if isInitial, text[offset] == UInt8(ascii: ".") { offset += 1 }
        if offset + 1 < text.count, text[offset] == UInt8(ascii: " ") {
            offset += 1
            if text[offset] == UInt8(ascii: " ") { offset += 1 }
            return offset < text.count ? (offset, .space) : nil
        }
        return offset > end && offset < text.count ? (offset, .stop) : nil
    }

    /// Whether a word is part of the name before it, which does not change: it is only not copied.
    @inline(__always)
    private func belongs(
        _ word: NameWord, to phrase: inout Phrase, _ level: NameCursor.Level, behind joint: Joint, in text: Span<UInt8>,
        _ words: borrowing WordWindow
    ) -> Bool {
        // `Jun-ho`, `Mei-ling`.
        if joint == .hyphen, phrase.words == 1, phrase.first.shape == .capital, word.shape == .small {
            return GivenSyllables.make(phrase.first, word, in: text)
        }
        // `Yuk-Lan`, `Ka-Wai`.
        if joint == .hyphen, phrase.words == 1, phrase.first.letters <= 4, word.letters <= 4,
            phrase.first.shape == word.shape,
            phrase.first.has(.given) || phrase.hasFamily && !isPlainWord(phrase.first)
                || phrase.hasUnknown && word.isCapital
        {
            return true
        }
        if word.has(.trade) || word.entry.isRole(.title) || word.entry.isRole(.product) { return false }
        switch phrase.first.shape {
        case .capital, .inner: return belongs(written: word, to: &phrase, level, behind: joint, in: text, words)
        case .small, .capitals: return belongs(plain: word, to: &phrase, level, behind: joint, in: text, words)
        case .mixed: return false
        }
    }

    /// Whether a word is part of a name that begins with a capital.
    @inline(never)
    private func belongs(
        written word: NameWord, to phrase: inout Phrase, _ level: NameCursor.Level, behind joint: Joint,
        in text: Span<UInt8>,
        _ words: borrowing WordWindow
    ) -> Bool {
        let isCommon = word.has(.commonFamily)
        if word.isInitial { return isInitial(word, in: text) }
        // `N.Power`: nothing else is written so.
        if joint == .stop, word.shape != .small, word.has(.family), word.letters > 2 { return true }
        if word.shape == .capitals {
            if phrase.words == 1, phrase.first.isInitial, word.has(.family), !word.has(.function) { return true }
            // `CUS-406450        V KERVELLA         25264`, as records of fixed width hold payers.
            if phrase.words == 1, phrase.first.isInitial, word.isUnknown, word.letters > 3,
                isInColumn(phrase.first.start..<word.end, in: text)
            {
                phrase.isInColumn = true
                return true
            }
            return word.isPlainName && word.has(.family) && !word.has(.place)
                || word.isUnknown && phrase.hasGiven && word.letters > 3
        }
        guard word.isCapital else { return false }
        if joint == .hyphen { return !isPlainWord(word) }
        // `Santos Coffee House`.
        if word.has(.house), word.has(.ordinary), !isCommon { return false }
        if word.isPlainName {
            return !word.has(.place) || phrase.hasGiven || phrase.hasInitial || level >= .person
                || word.has(.family) && phrase.words == 1 && phrase.first.isUnknown && joint == .space
        }
        // `Dale Foot <dale@example.com>`
        if phrase.words == 1, phrase.first.has(.given), word.has(.family), isBeforeMail(word, in: text) {
            phrase.hasGiven = true
            return true
        }
        // `regards, G Bills`
        if phrase.words == 1, phrase.first.isInitial, word.has(.family), joint == .space,
            isBeforeMark(word, in: text)
        {
            return true
        }
        if word.has(.month), !isCommon { return false }
        // `Carol Ring 07700 900123`, `Sandy Friend, they`.
        if phrase.hasGiven || level >= .strong && phrase.first.has(.given), phrase.words == 1, word.has(.family),
            word.letters > 3, joint == .space,
            !word.has([.month, .company]), isApart(word, in: text)
        {
            return true
        }
        if word.has(.name) {
            // `Sarah Price`, but `Sarah Will` only where it is said that a name stands here.
            // `Ray Stock`.
            let isCalledSo =
                phrase.words == 1 && phrase.first.has(.given) && word.has(.family) && word.entry.isRole(.none)
                && word.letters > 4 && !word.has([.deed, .month, .unit, .company])
                && !isPlainSentence(behind: word, in: text, words)
            guard !word.has(.function) || isCommon || isCalledSo || level >= .person && phrase.hasGiven else {
                return false
            }
            return phrase.hasGiven || phrase.hasInitial || level >= .person
                || phrase.first.has([.given, .mostlyName])
                || phrase.first.isUnknown && (isCommon || phrase.first.letters > 3)
        }
        if word.isUnknown { return word.letters > 1 }
        if word.isStrayProper, phrase.hasGiven || phrase.hasInitial || level >= .person { return true }
        // `Ian Sowerby`: many are called after places.
        if isOfPlace(word, phrase, joint),
            !isCapital(behind: word, in: text) || addresses.placeOfWords(in: text, at: word, words) == nil
        {
            return true
        }
        // `Sarah Nightshade`: no family name of the lists, but written as one.
        return phrase.hasGiven && (phrase.words == 1 || phrase.words == 2 && phrase.last.isInitial)
            && word.has(.ordinary)
            && !word.has([.function, .company, .month, .street, .place, .placePart, .house, .proper])
            && !isCapital(behind: word, in: text)
    }

    /// Whether a word is part of a name in small letters or capitals.
    @inline(never)
    private func belongs(
        plain word: NameWord, to phrase: inout Phrase, _ level: NameCursor.Level, behind joint: Joint,
        in text: Span<UInt8>,
        _ words: borrowing WordWindow
    ) -> Bool {
        let isCommon = word.has(.commonFamily)
        guard word.shape == phrase.first.shape else {
            return word.isInitial && phrase.first.shape == .capitals && isInitial(word, in: text)
        }
        if word.isPlainName {
            return !word.has(.place)
                || word.has(.family) && (phrase.hasGiven || phrase.hasInitial || phrase.first.isStranger)
        }
        if joint == .hyphen {
            return (phrase.hasGiven || phrase.hasFamily || phrase.first.isStranger || level >= .strong)
                && (isCommon || !isPlainWord(word) || phrase.first.isStranger && word.has(.family)
                    || phrase.hasFamily && word.has(.family) && !word.has(.function))
        }
        if word.letters == 1 { return phrase.hasGiven && isMiddleInitial(word, in: text, words) }
        let isSecond =
            phrase.hasGiven && (phrase.words == 1 || phrase.words == 2 && phrase.isHyphened)
            && (level >= .person || !phrase.first.has(.place))
        if word.isStrayProper, isSecond || phrase.hasInitial { return true }
        if isOfPlace(word, phrase, joint), level >= .weak || word.shape == .capitals { return true }
        // `andrew long (out of hours)`, `signed off by kelly day.`
        if isCommon || level >= .strong && word.has(.family), phrase.hasGiven, !phrase.first.has(.place),
            phrase.words == 1, joint == .space,
            !word.has(.month),
            isBeforeMark(word, in: text)
        {
            return true
        }
        // `per georgia topping`.
        if level == .weak, phrase.hasGiven, phrase.words == 1, word.has(.family), !word.has([.function, .month]) {
            return true
        }
        // `regards, kwok wai ho`
        if isCommon, phrase.words == 2, phrase.hasGiven, joint == .space, !word.has([.function, .month, .trade]),
            isBeforeMark(word, in: text)
        {
            return true
        }
        // `spoke to mark price re bill`
        if level >= .strong || level >= .weak && phrase.hasGiven, phrase.words == 1, phrase.first.has(.given),
            word.has(.family), !word.has(.function) || isCommon, joint == .space, !word.has(.month),
            isBeforeMark(word, in: text) || isBeforeJoint(word, words)
        {
            return true
        }
        if word.has(.family), !word.has([.function, .month]) {
            // `karen lee`, `gene parks`; behind a full stop `n.power`.
            if isSecond { return true }
            if phrase.hasInitial { return isCommon || level >= .person || joint == .space && level >= .weak }
            // `drew hall`, `pellador hill`.
            return (isCommon || level >= .weak) && phrase.words == 1
                && (phrase.first.has([.given, .mostlyName]) && !phrase.first.has(.place) || phrase.first.isStranger)
        }
        // `holder lily best`, but `lily will call`.
        if isCommon, phrase.hasInitial || level >= .person && phrase.hasGiven, phrase.words == 1, !word.has(.month),
            word.entry.isRole(.none)
        {
            return !isSmallWord(behind: word, in: text)
        }
        guard word.isUnknown else { return false }
        // `v. skellorne`, `z squelby`.
        if phrase.words == 1, phrase.hasInitial, word.isStranger { return true }
        // `tharwen skellorne`: two words in a row that no list has.
        if phrase.words == 1, phrase.first.isStranger || phrase.first.isGivenWord, word.isStranger, joint == .space {
            return true
        }
        // A word of no list behind a given name is its family name, or mistyped.
        return isSecond && word.letters > 4 || level >= .strong && phrase.words == 1 && word.letters > 4
            || word.letters > 3 && level >= .person && (phrase.hasGiven || phrase.hasInitial)
    }

    /// Whether a place behind a given name is the name of a family.
    private func isOfPlace(_ word: NameWord, _ phrase: Phrase, _ joint: Joint) -> Bool {
        word.has([.place, .placePart]) && !word.has([.ordinary, .function, .trade, .month]) && word.letters > 3
            && joint == .space && phrase.words == 1 && phrase.first.isPlainGiven
            && !phrase.first.has([.place, .commonFamily])
    }

    /// Whether a word that joins parts of a sentence stands behind a space.
    @inline(never)
    private func isBeforeJoint(_ word: NameWord, _ words: borrowing WordWindow) -> Bool {
        let next = words[word.number &+ 1]
        guard next.start == word.next &+ 1 else { return false }
        switch next.entry.role {
        case .to, .by, .from, .of, .for, .call, .and, .as, .is, .still: return true
        default: return false
        }
    }

    /// Whether a mail address stands behind the word in angle brackets.
    @inline(never)
    private func isBeforeMail(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        word.next + 1 < text.count && text[word.next] == UInt8(ascii: " ") && text[word.next + 1] == UInt8(ascii: "<")
    }

    /// Whether a part of the sentence ends behind the word: a mark follows, or a bracket.
    private func isBeforeMark(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.next < text.count else { return true }
        switch text[word.next] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"),
            UInt8(ascii: "|"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            return true
        case UInt8(ascii: " "):
            return word.next + 1 < text.count
                && (text[word.next + 1] == UInt8(ascii: "(") || text[word.next + 1] == UInt8(ascii: "|"))
        default: return false
        }
    }

    /// Whether nothing but a mark, a number or the end of the line stands behind the word.
    private func isApart(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        if isBeforeMark(word, in: text) { return true }
        guard text[word.next] == UInt8(ascii: " "), word.next + 1 < text.count else {
            return text[word.next] == UInt8(ascii: "\"")
        }
        let next = text[word.next + 1]
        return next.isDigit || next == UInt8(ascii: "+") || next == UInt8(ascii: "<") || next == UInt8(ascii: "-")
    }

    /// Whether a letter stands between a given name and a family name, in a text that does not tell by capitals.
    private func isMiddleInitial(_ letter: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        var offset = letter.next
        if offset < text.count, text[offset] == UInt8(ascii: ".") { offset += 1 }
        guard offset + 1 < text.count, text[offset] == UInt8(ascii: " "),
            let word = words.name(at: offset + 1, from: letter.number, in: text, lexicon)
        else { return false }
        return word.letters > 2 && word.isPlainName && word.has(.family)
    }

    /// Whether a stretch stands apart from what is before and behind it by two spaces or the bound of a line.
    private func isInColumn(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        func isApart(_ first: Int, _ second: Int) -> Bool {
            guard text.indices.contains(first), text[first] >= 0x20 else { return true }
            return text[first] == 0x20 && text.indices.contains(second) && text[second] == 0x20
        }
        // In a table: prose has no two spaces.
        return isApart(range.lowerBound - 1, range.lowerBound - 2) && isApart(range.upperBound, range.upperBound + 1)
            && (range.lowerBound > 1 && text[range.lowerBound - 1] == 0x20
                || range.upperBound + 1 < text.count && text[range.upperBound] == 0x20)
    }

    /// Whether a single capital stands for a name: `A` and `I` only where no small word follows.
    func isInitial(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        let letter = text[word.start]
        if letter == UInt8(ascii: "D"), text.end(of: "d.o.b", at: word.start) != nil { return false }
        guard letter == UInt8(ascii: "A") || letter == UInt8(ascii: "I"), word.next + 1 < text.count else {
            return true
        }
        return text[word.next] != UInt8(ascii: " ") || text[word.next + 1] & 0x20 == 0
    }

    func isSmallWord(behind word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.next + 1 < text.count, text[word.next] == UInt8(ascii: " ") else { return false }
        return text[word.next + 1] &- 0x61 < 26
    }

    /// Whether a small word follows that is like others, so that the word before it could be too: `Sarah Stock control`.
    private func isPlainSentence(behind word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        guard isSmallWord(behind: word, in: text),
            let next = words.name(at: word.next + 1, from: word.number, in: text, lexicon)
        else {
            return false
        }
        return next.has([.company, .unit, .street])
    }

    func isCapital(behind word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.next + 1 < text.count, text[word.next] == UInt8(ascii: " ") else { return false }
        return text[word.next + 1] &- 0x41 < 26
    }

    /// Reads particles and the name behind them: `van der Berg`, `al-Hassan`. Returns the whole as one word.
    func particles(
        _ first: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow, _ level: NameCursor.Level
    ) -> NameWord? {
        var word = first
        for _ in 0..<3 {
            guard word.next + 1 < text.count,
                text[word.next] == UInt8(ascii: " ") || text[word.next] == UInt8(ascii: "-"),
                var following = words.name(at: word.next + 1, from: word.number, in: text, lexicon),
                !following.isContraction
            else { return nil }
            if following.has(.particle), !following.isPlainName || following.shape == .small {
                word = following
                continue
            }
            // `St Albans`, `San Diego`: places, unless somebody is announced.
            if level < .strong, following.has(.place) { return nil }
            guard following.letters > 2, !following.has([.function, .trade, .month]),
                !isCode(following, in: text, isJoined: true)
            else { return nil }
            let isName =
                following.isPlainName || following.isUnknown && (following.isCapital || level >= .person)
                || following.isCapital && following.has([.proper, .name])
            let isWritten = following.isCapital && level >= .person && !following.has([.place, .street])
            guard isName || isWritten, following.shape != .small || first.shape == .small else { return nil }
            following.start = first.start
            return following
        }
        return nil
    }
}
