/// Finds the names of people: by lists of names, by capitals, and by the words beside them.
///
/// Each word is looked up once as the text is walked; only where it could begin a name are the words behind it looked
/// at, at most `mostWords` and two more. Where a text does not tell by capitals (all small, all capitals), lists and
/// announcing words decide alone.
struct PersonNames: Sendable {
    /// No name is read further than this.
    static let mostWords = 5

    let lexicon: Lexicon
    let addresses: StreetAddresses

    init(lexicon: Lexicon) {
        self.lexicon = lexicon
        addresses = StreetAddresses(lexicon: lexicon)
    }

    /// A name as far as it has been read.
    struct Phrase {
        var end: Int
        var next: Int
        var words = 1
        var first: NameWord
        var last: NameWord
        /// Whether a given or family name is in it that is no word like others.
        var hasGiven = false
        var hasFamily = false
        var hasUnknown = false
        var hasInitial = false
        /// Whether `van der` and the like stand in it.
        var hasParticle = false
        /// Whether its second word is a given name behind a hyphen: `Wexford-Jay`.
        var isHyphened = false
        /// Whether it begins with a small word of nearly every sentence, which the words behind say is a name: `may rang`.
        var isCalled = false
        /// Whether nothing but a full stop stands behind its initial: `N.Power`.
        var isPointed = false
        var isPossessive: Bool { last.isPossessive }

        init(_ word: NameWord) {
            first = word
            last = word
            end = word.end
            next = word.next
            note(word)
        }

        mutating func append(_ word: NameWord) {
            words += 1
            last = word
            end = word.end
            next = word.next
            note(word)
        }

        private mutating func note(_ word: NameWord) {
            if word.letters == 1 { hasInitial = true } else if word.isUnknown { hasUnknown = true }
            if word.isPlainName {
                if word.has(.given) { hasGiven = true } else { hasFamily = true }
            }
        }
    }

    /// Returns the name or address that begins with `word`, and moves `cursor` over what was read.
    func name(
        _ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow, _ cursor: inout NameCursor
    ) -> Recogniser.Found? {
        let gap = cursor.gap(in: text, before: word.start)
        let level = cursor.level(behind: gap)
        if word.entry.isCalled, word.shape == .small || word.shape == .capitals,
            isCalled(word, in: text, words, gap, level)
        {
            return candidate(word, in: text, words, gap, level, &cursor)
        }
        // Many words: small, and no name.
        if word.shape == .small, level < .person, !word.has(.name) || word.has(.function),
            !word.isSmallInitial(in: text), !word.isStranger, !isJoinedParticle(word, in: text)
        {
            if word.entry.isRole(.dwelling), let found = address(word, in: text, words, level, &cursor) { return found }
            cursor.pass(word, gap)
            return nil
        }
        // And with a capital: no name, and part of no code or address.
        if level < .title, !word.mayBeginName, level < .strong || !word.has(.given), !isJoined(word, in: text),
            !word.entry.isRole(.dwelling),
            !words[word.number &+ 1].hasCapital
        {
            cursor.pass(word, gap)
            return nil
        }
        return candidate(word, in: text, words, gap, level, &cursor)
    }

    /// Whether the word is a particle that a hyphen joins to a name: `ul-Haq`.
    @inline(__always)
    private func isJoinedParticle(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        !word.isWhole && word.has(.particle) && word.next + 1 < text.count && text[word.next] == UInt8(ascii: "-")
            && text[word.next + 1] &- 0x41 < 26
    }

    /// Whether something other than a space or clean mark stands behind a word, or than a space or line end before it.
    @inline(__always)
    private func isJoined(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.isWhole else { return true }
        guard word.start > 0 else { return false }
        return text[word.start &- 1] != UInt8(ascii: " ") && text[word.start &- 1] != UInt8(ascii: "\n")
    }

    /// Returns the address that begins with this word.
    private func address(
        _ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow, _ level: NameCursor.Level,
        _ cursor: inout NameCursor
    ) -> Recogniser.Found? {
        guard level < .title else { return nil }
        let found =
            word.entry.isRole(.dwelling)
            ? addresses.dwelling(word, in: text, words) : addresses.named(word, in: text, words)
        if let found { cursor.reset(at: found.end) }
        return found
    }

    private func candidate(
        _ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow, _ gap: NameCursor.Gap,
        _ level: NameCursor.Level, _ cursor: inout NameCursor
    ) -> Recogniser.Found? {
        if isCode(word, in: text), !isNameAmongMarks(word, in: text) {
            cursor.reset(at: word.next)
            return nil
        }
        if let found = address(word, in: text, words, level, &cursor) { return found }
        if !word.isContraction, word.shape != .mixed || level >= .strong, word.letters <= NameWord.longest,
            let found = person(word, in: text, words, gap, level, cursor)
        {
            if found.confidence == nil {
                // A company or a street: what is named so is passed over whole.
                cursor.reset(at: found.end)
                return nil
            }
            cursor.found(found.end, level)
            return found.confidence.map { Recogniser.Found(.name, $0, end: found.end) }
        }
        if word.isUnknown, text[word.end &- 1] | 0x20 == UInt8(ascii: "s"), isOwner(word, in: text) {
            cursor.found(word.end, level)
            return Recogniser.Found(.name, .doubtful, end: word.end)
        }
        cursor.pass(word, gap)
        return nil
    }

    /// Whether a word of no list is a given name with an `s` and no apostrophe: `sarahs phone`.
    @inline(never)
    private func isOwner(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.letters > 4, word.letters < 12, !word.isContraction, !word.isPossessive,
            word.end - word.start == word.letters
        else { return false }
        var hash = WordHash()
        for offset in word.start..<word.end - 1 { hash.add(text[offset] | 0x20) }
        let entry = lexicon[hash.value]
        return entry.has(.given) && !entry.has([.ordinary, .function, .trade, .month, .place])
    }

    /// A name with its confidence, or what is no name up to its end.
    private struct Verdict {
        var confidence: Confidence?
        var end: Int
    }

    private func person(
        _ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow, _ gap: NameCursor.Gap,
        _ level: NameCursor.Level, _ cursor: NameCursor
    ) -> Verdict? {
        let begins = NameCursor.begins(gap)
        let isMiss = level == .title && word.start > 4 && text.end(of: "miss ", at: word.start - 5) != nil
        let isCalled =
            word.entry.isCalled && (word.shape == .small || word.shape == .capitals)
            && self.isCalled(word, in: text, words, gap, level)
        guard isCalled || mayBegin(word, level, isMiss: isMiss) || isDoubleName(word, in: text, words) else {
            return nil
        }
        if level < .title, word.shape != .small, let end = addresses.placeOfWords(in: text, at: word, words) {
            return Verdict(confidence: nil, end: end)
        }
        var grown = Phrase(word)
        grown.isCalled = isCalled
        if word.has(.particle) {
            if level < .strong, let end = endOfChurch(word, in: text, words) {
                return Verdict(confidence: nil, end: end)
            }
            if let rest = particles(word, in: text, words, level) {
                grown.append(rest)
                grown.hasParticle = true
            } else if !word.isPlainName {
                return nil
            }
        }
        extend(&grown, in: text, words, level)
        // What changes no more is handed on as it is; of a variable each call below took a copy.
        let phrase = grown
        if level < .title, phrase.words == 1, isCompound(phrase, in: text, words) { return nil }
        let following = NameSurroundings(behind: phrase, in: text, words, lexicon)
        // `Storm Isha`, but neither `project John Smith` nor `project John rang`.
        if level == .none, cursor.lastRole == .event, gap.isEmpty, phrase.words == 1, !following.isDeed {
            return Verdict(confidence: nil, end: phrase.end)
        }
        // `60 chan`, `8 max`.
        if word.letters == 1 || word.shape != .capital && phrase.words == 1 && !following.isDeed,
            isCounted(word, in: text)
        {
            return nil
        }
        if level != .title, let end = following.endOfNoName(phrase, level) { return Verdict(confidence: nil, end: end) }
        var cursor = cursor
        cursor.isHeading = cursor.isHeading && gap.isEmpty
        cursor.mark = gap
        guard
            let confidence = confidence(phrase, following, level, begins: begins, cursor)
                ?? (phrase.first.isUnknown && isUnheardOf(phrase, following, cursor, in: text, words) ? .doubtful : nil)
        else { return nil }
        if let end = listed(phrase, in: text, words) {
            return Verdict(confidence: word.isPlainName ? .certain : confidence, end: end)
        }
        return Verdict(confidence: confidence, end: phrase.end)
    }

    /// Whether a name may begin with this word.
    private func mayBegin(_ word: NameWord, _ level: NameCursor.Level, isMiss: Bool) -> Bool {
        if word.has(.trade) { return level == .title && word.isCapital }
        if word.letters == 1 { return true }
        if level < .title, !word.entry.isRole(.none) { return false }
        // A word that is a name too only where something else says so; `May I`, `Will call`.
        if word.has(.function), !word.has(.name) || !word.isCapital {
            // `mr best`, `MRS READ`, but not `miss call`.
            return level == .title && word.has(.family) && !isMiss && word.letters > 2
                || level >= .strong && level < .title && word.has(.given) && (word.entry.isCalled || word.has(.month))
        }
        if word.has(.particle) { return true }
        if word.has(.name) { return true }
        if word.isUnknown {
            // `spoke to cust KORHONEN`; shorter ones are abbreviations.
            if word.isStranger { return true }
            return word.isCapital && word.letters > 2 || level >= .strong && word.letters > 2 && word.shape != .mixed
        }
        // `Yours sincerely\nJocasta Hart`: in the dictionary as a figure's name.
        if level >= .strong, word.isCapital, word.isStrayProper { return true }
        return level == .title && word.isCapital
    }

    /// Whether a number stands directly before the word: it is what is counted.
    @inline(__always)
    private func isCounted(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.start > 1, text[word.start - 1] == UInt8(ascii: " "), text[word.start - 2].isDigit else {
            return false
        }
        // `done 24/05/24 latoya`: who signs what was done.
        if word.isPlainGiven, word.letters > 4 { return false }
        // `07:38:25 tunde @ wholesale`: a time counts nothing.
        guard word.start > 4 else { return true }
        switch text[word.start - 4] {
        case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"): return false
        default: return true
        }
    }

    /// Whether the word goes on behind a hyphen as no name does: `Max-Forwards`, `nas-port`.
    private func isCompound(_ phrase: Phrase, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        guard phrase.next + 1 < text.count, text[phrase.next] == UInt8(ascii: "-"),
            let word = words.name(at: phrase.next + 1, from: phrase.last.number, in: text, lexicon)
        else { return false }
        return isPlainWord(word)
    }

    /// The end of `St Mary's` and `St Johns`: churches, schools, places.
    private func endOfChurch(_ saint: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Int? {
        guard saint.letters == 2, text[saint.start] | 0x20 == UInt8(ascii: "s"), saint.next + 1 < text.count,
            text[saint.start + 1] | 0x20 == UInt8(ascii: "t"), text[saint.next] == UInt8(ascii: " "),
            let word = words.name(at: saint.next + 1, from: saint.number, in: text, lexicon),
            word.isPossessive || text[word.end - 1] | 0x20 == UInt8(ascii: "s")
        else { return nil }
        return word.next
    }

    // MARK: - How far a name goes

    private func extend(
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
            guard belongs(word, to: &phrase, level, behind: joint, in: text, words) else { return }
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
        /// The full stop of an initial alone: `J.Smith`.
        case stop
    }

    /// Where the next word of a name would begin: behind one space or two, a hyphen, or the full stop of an initial.
    private func joint(behind end: Int, isInitial: Bool, in text: Span<UInt8>) -> (start: Int, Joint)? {
        var offset = end
        guard offset + 1 < text.count else { return nil }
        if text[offset] == UInt8(ascii: "-") { return (offset + 1, .hyphen) }
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

    /// Whether a given name with a capital follows behind a hyphen, so that a place may be part of a name: `Wexford-Jay`.
    private func isDoubleName(_ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        guard word.shape == .capital || word.shape == .capitals, word.has(.place), word.next < text.count,
            text[word.next] == UInt8(ascii: "-")
        else { return false }
        let next = words[word.number &+ 1]
        return next.start == word.next + 1 && next.hasCapital && next.size > 2 && next.entry.has(.given)
            && !next.entry.has([.place, .function])
    }

    /// Whether a small word that is a name and holds sentences together too is a name here: `may rang`, `per will gray`.
    private func isCalled(
        _ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow, _ gap: NameCursor.Gap,
        _ level: NameCursor.Level
    ) -> Bool {
        guard word.isWhole, word.next < text.count, text[word.next] == UInt8(ascii: " ") else { return false }
        let next = words[word.number &+ 1]
        guard next.start == word.next &+ 1, next.isName, next.shape == word.shape, !next.hasDigit else { return false }
        if next.entry.has(.deed) {
            // `bill paid` is no Bill.
            return (NameCursor.begins(gap) || gap == .comma) && text[word.start] | 0x20 != UInt8(ascii: "b")
        }
        guard next.size > 3 else { return false }
        // `moving house, may going to Leeds`: behind a verb that helps stands none that ends so.
        if !gap.isEmpty, next.size > 4, next.entry.has(.function), text.end(of: "ing", at: next.end - 3) == next.end,
            next.entry.isRole(.none), word.letters < 5
        {
            return text[word.start] | 0x20 != UInt8(ascii: "b")
        }
        // `landlady hope bell`
        if level >= .person, next.entry.has(.commonFamily), !next.entry.has([.function, .trade]) { return true }
        if level >= .weak, next.size > 4,
            next.entry.rawValue & Lexicon.Entry.listed == 0 || next.entry.has(.placePart) && !next.entry.has(.ordinary)
        {
            return true
        }
        return (level >= .weak || NameCursor.begins(gap)) && next.entry.has(.family)
            && !next.entry.has([.ordinary, .function, .trade, .month, .place])
    }

    /// Whether the word is one like others, and no name.
    private func isPlainWord(_ word: NameWord) -> Bool {
        guard word.has(.name) else { return word.has([.ordinary, .function]) }
        return !word.isCapital && word.has(.ordinary) && !word.has(.given)
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

    /// Whether a single capital stands for a name: `A` and `I` only where no small word follows.
    private func isInitial(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        let letter = text[word.start]
        if letter == UInt8(ascii: "D"), text.end(of: "d.o.b", at: word.start) != nil { return false }
        guard letter == UInt8(ascii: "A") || letter == UInt8(ascii: "I"), word.next + 1 < text.count else {
            return true
        }
        return text[word.next] != UInt8(ascii: " ") || text[word.next + 1] & 0x20 == 0
    }

    private func isSmallWord(behind word: NameWord, in text: Span<UInt8>) -> Bool {
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

    private func isCapital(behind word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.next + 1 < text.count, text[word.next] == UInt8(ascii: " ") else { return false }
        return text[word.next + 1] &- 0x41 < 26
    }

    /// Reads particles and the name behind them: `van der Berg`, `al-Hassan`. Returns the whole as one word.
    private func particles(
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

    /// The end of `Smith, John` or `Smith, J`: a family name with what belongs before it.
    private func listed(_ phrase: Phrase, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Int? {
        guard phrase.words == 1, phrase.first.has(.family), !phrase.first.has(.place), phrase.first.isCapital,
            phrase.end + 2 < text.count, text[phrase.end] == UInt8(ascii: ","),
            text[phrase.end + 1] == UInt8(ascii: " "),
            let word = words.name(at: phrase.end + 2, from: phrase.last.number, in: text, lexicon), !word.isContraction
        else { return nil }
        if word.isInitial {
            guard isInitial(word, in: text), text.isBoundary(word.next) else { return nil }
            return word.next
        }
        guard word.isCapital, word.isPlainGiven, !word.has(.place), !phrase.first.has(.given) else { return nil }
        return word.end
    }

    /// Whether marks that stand in codes stand around a name: `owner=sarah patel`, `@sarah can you`, `grace/dale`.
    @inline(never)
    private func isNameAmongMarks(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        let before = word.start > 0 ? text[word.start - 1] : 0x20
        let behind = word.next < text.count ? text[word.next] : 0x20
        switch (before, behind) {
        // `_Grace_ will`
        case (UInt8(ascii: "_"), UInt8(ascii: "_")):
            return word.isCapital && word.has(.given) && (word.start < 2 || text[word.start - 2] <= 0x20)
        case (UInt8(ascii: "="), UInt8(ascii: " ")): return word.isPlainGiven && isSmallWord(behind: word, in: text)
        case (UInt8(ascii: "@"), UInt8(ascii: " ")):
            return word.isPlainGiven && (word.start < 2 || text[word.start - 2] <= 0x20)
        case (0...0x20, UInt8(ascii: "/")): return isPair(word, with: word.next + 1, in: text)
        case (UInt8(ascii: "/"), 0...0x20), (UInt8(ascii: "/"), UInt8(ascii: ",")):
            var start = word.start - 1
            while start > 0, word.start - start < 12, text[start - 1].isLetter { start -= 1 }
            return (start == 0 || text[start - 1] <= 0x20) && isPair(word, with: start, in: text)
        default: return false
        }
    }

    /// Whether a word and the one at `start`, which a slash joins to it, are given names, if such that are words too.
    private func isPair(_ word: NameWord, with start: Int, in text: Span<UInt8>) -> Bool {
        guard let other = NameWord(in: text, at: start, lexicon), other.shape == word.shape, other.letters > 2,
            word.letters > 2, other.isGivenWord || other.isPlainName
        else { return false }
        return word.isStranger || word.isGivenWord || word.isPlainName
    }

    /// Whether the word is part of something that is no text: a file's or machine's name, a path, a code.
    private func isCode(_ word: NameWord, in text: Span<UInt8>, isJoined: Bool = false) -> Bool {
        if word.next < text.count {
            let next = text[word.next]
            let second = word.next + 1 < text.count ? text[word.next + 1] : 0
            switch next {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "\\"),
                UInt8(ascii: "="), UInt8(ascii: "&"):
                return true
            case UInt8(ascii: "-"): if second.isDigit { return true }
            case UInt8(ascii: "."), UInt8(ascii: "/"):
                // `sarah/priya` are two people.
                if word.shape == .small, word.letters > 1, second.isWordByte,
                    next != UInt8(ascii: "/") || !word.isPlainName
                {
                    return true
                }
            case UInt8(ascii: ":"):
                if second == UInt8(ascii: "/") { return true }
            default: break
            }
        }
        guard !isJoined, word.start > 0 else { return false }
        let before = word.start > 1 ? text[word.start - 2] : 0
        switch text[word.start - 1] {
        // `@Muireann can you`
        case UInt8(ascii: "@"): return !word.isCapital || before > 0x20
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "#"),
            UInt8(ascii: "&"):
            return true
        case UInt8(ascii: "-"): return before.isWordByte
        case UInt8(ascii: "/") where before.isWordByte && word.isPlainName: return false
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "="):
            return word.shape == .small || !before.isWordByte && before != UInt8(ascii: " ")
        default: return false
        }
    }
}
