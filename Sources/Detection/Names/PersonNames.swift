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
        /// Whether it stands in a column of its own.
        var isInColumn = false
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
    func isJoinedParticle(_ word: NameWord, in text: Span<UInt8>) -> Bool {
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
            ? addresses.dwelling(word, in: text, words)
            : addresses.named(word, in: text, words, dwellsEnd: cursor.dwellsEnd)
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
        // `curl -X PATCH`; but `thanks -J Smith`.
        if word.letters == 1, text[word.start] == UInt8(ascii: "X"), text.end(of: " -x", at: word.start - 2) != nil {
            return nil
        }
        if level < .title, word.shape != .small, let end = addresses.placeOfWords(in: text, at: word, words) {
            return Verdict(confidence: nil, end: end)
        }
        if level == .none, mayNameProduct(word, in: text), let end = endOfProduct(word, in: text) {
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
    func isPlainWord(_ word: NameWord) -> Bool {
        guard word.has(.name) else { return word.has([.ordinary, .function]) }
        return !word.isCapital && word.has(.ordinary) && !word.has(.given)
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
        case (UInt8(ascii: "="), UInt8(ascii: "+")): return word.isPlainGiven
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

    /// Whether a name stands on the other side of the `_` beside this one, written like it: `Sarah_Jones_contract.pdf`.
    private func isName(_ word: NameWord, beside mark: Int, in text: Span<UInt8>) -> Bool {
        guard word.shape != .small, word.isPlainName else { return false }
        var start = mark + 1
        if mark < word.start {
            start = mark
            while start > 0, text[start - 1].isLetter, mark - start < NameWord.longest { start -= 1 }
        }
        guard let other = NameWord(in: text, at: start, lexicon) else { return false }
        return other.shape == word.shape && other.isPlainName && (other.end == mark || start > mark)
    }

    /// Whether a bracket at `start` holds nothing, or begins with a short number alone: `close()`, `Rect(0, 0)`.
    private func isArgument(in text: Span<UInt8>, behind start: Int) -> Bool {
        var end = start + 1
        while end < text.count, end - start < 6, text[end].isDigit { end += 1 }
        return end < text.count && (text[end] == UInt8(ascii: ")") || end > start + 1 && text[end] == UInt8(ascii: ","))
    }

    /// Whether the word is part of something that is no text: a file's or machine's name, a path, a code.
    func isCode(_ word: NameWord, in text: Span<UInt8>, isJoined: Bool = false) -> Bool {
        if word.next < text.count {
            let next = text[word.next]
            let second = word.next + 1 < text.count ? text[word.next + 1] : 0
            switch next {
            case UInt8(ascii: "_")
            where !second.isWordByte || isName(word, beside: word.next, in: text)
                || word.start > 0 && text[word.start - 1] == next && isName(word, beside: word.start - 1, in: text):
                break
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "\\"),
                UInt8(ascii: "="):
                return true
            // `?q=sarah+jones&page=2`
            case UInt8(ascii: "&"): if !isJoined, !word.isPlainName || word.letters < 3 { return true }
            // `/contacts/sarah-jones-1971`
            case UInt8(ascii: "-"):
                if second.isDigit, !isJoined || word.letters < 4 || word.shape != .small { return true }
            case UInt8(ascii: "."), UInt8(ascii: "/"):
                // `sarah/priya` are two people.
                if word.shape == .small, word.letters > 1, second.isWordByte,
                    next != UInt8(ascii: "/") || !word.isPlainName
                {
                    return true
                }
                if !isJoined, next == UInt8(ascii: "."), second.isWordByte, isFunction(word, in: text) { return true }
            case UInt8(ascii: "("):
                // `Rect(0, 0)`
                if word.isUnknown, isArgument(in: text, behind: word.next) { return true }
                if !isJoined, word.start > 0, text[word.start - 1] == UInt8(ascii: "."), isFunction(word, in: text) {
                    return true
                }
            // `chassisd[21233]:`, what writes a line of a log.
            case UInt8(ascii: "["): if word.isUnknown, word.shape == .small, second.isDigit { return true }
            case UInt8(ascii: ":"):
                if second == UInt8(ascii: "/") { return true }
                // `<soapenv:Body>`, `std::vector`.
                if word.isUnknown {
                    if second == next { return true }
                    if second.isLetter,
                        (text.end(of: "<", at: word.start - 1) ?? text.end(of: "</", at: word.start - 2)) != nil
                    {
                        return true
                    }
                }
            default: break
            }
        }
        guard !isJoined, word.start > 0 else { return false }
        let before = word.start > 1 ? text[word.start - 2] : 0
        switch text[word.start - 1] {
        // `@Muireann can you`
        case UInt8(ascii: "@"): return !word.isCapital || before > 0x20
        case UInt8(ascii: "_") where !before.isWordByte || isName(word, beside: word.start - 1, in: text): return false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "#"),
            UInt8(ascii: "&"):
            return true
        case UInt8(ascii: "-"): return before.isWordByte
        // `<Dbtr><Nm>`
        case UInt8(ascii: "<"):
            return word.isUnknown && word.next + 1 < text.count && text[word.next] == UInt8(ascii: ">")
                && (text[word.next + 1] == UInt8(ascii: "<") || text[word.next + 1].isWordByte)
        case UInt8(ascii: "/") where before.isWordByte && word.isPlainName: return false
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "="):
            return word.shape == .small || !before.isWordByte && before != UInt8(ascii: " ")
        default: return false
        }
    }
}
