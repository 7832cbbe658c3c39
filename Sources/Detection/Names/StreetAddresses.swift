/// Finds houses and streets: `12a High Street, Leeds`, `Flat 3, Beech Court, 4 Mill Ln`, `14 The Grove`.
///
/// A number and a street's last word make an address; what stands between may be at most four words. A house or street
/// without a number counts only with a postcode behind it. The postcode is no part of the match.
struct StreetAddresses: Sendable {
    /// How many words a street's name has at most.
    static let mostWords = 5
    /// How many parts of an address may stand behind the street, each behind a comma.
    static let mostTowns = 3

    let lexicon: Lexicon

    /// A street's name.
    struct Street {
        var end: Int
        /// Whether all its words are written with capitals.
        var isWritten: Bool
        /// Whether its last word says little alone.
        var isWeak: Bool
        /// Whether a word of it is no word like others.
        var isTelling: Bool
        /// Whether it was written in small letters or in capitals throughout.
        var isSmall: Bool
    }

    /// Whether an address may begin with the digits of `word`: that is, unless the words behind it are all known, and none is
    /// the last of a street's name.
    @inline(__always)
    func mayBegin(with word: TextWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        if !word.mayBeHouse { return false }
        guard word.isSpaced || word.isClean else { return true }
        let first = words[words.current &+ 1]
        // Two marks and a space stand between a number and a street at most.
        if first.start > word.end &+ 3 { return word.end &+ 3 < text.count }
        if first.beginsWithDigit { return false }
        // `14 The Staithes`
        if first.size == 3, text[first.start] == UInt8(ascii: "T"), text[first.start + 1] | 0x20 == UInt8(ascii: "h") {
            return true
        }
        return words.mayHold([.street, .particle], Self.mostWords, in: text) || first.mayBeStreet
    }

    /// Returns the address whose house number begins at `start`, where a digit stands. `dwells`: whether the words
    /// before say that somebody lives there.
    func numbered(
        in text: Span<UInt8>, at start: Int, _ words: borrowing WordWindow, dwells: Bool
    ) -> Recogniser.Found? {
        if start > 0 {
            switch text[start - 1] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ","),
                UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: ";"),
                UInt8(ascii: "|"):
                break
            default: return nil
            }
            // The minutes of a time: `10:14, Grace rang`.
            if start > 1, text[start - 1] == UInt8(ascii: ":"), text[start - 2].isDigit { return nil }
        }
        return house(in: text, at: start, words, dwells: dwells)
    }

    /// Returns the address that begins with `word`: `flat`, `unit` and the like.
    func dwelling(_ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Recogniser.Found? {
        guard word.next + 1 < text.count, text[word.next] == UInt8(ascii: " "),
            let number = endOfDwelling(in: text, at: word.next + 1), let next = joint(in: text, behind: number)
        else { return nil }
        if text[next].isDigit, let found = house(in: text, at: next, words, dwells: true) { return found }
        guard let building = building(in: text, at: next, words) else { return nil }
        var end = building
        if let further = joint(in: text, behind: building) {
            if text[further].isDigit, let found = house(in: text, at: further, words, dwells: true) {
                end = found.end
            } else if let street = street(in: text, at: further, words) {
                end = towns(in: text, behind: street.end, words, isSmall: street.isSmall)
            } else {
                end = towns(in: text, behind: building, words, isSmall: false)
            }
        }
        return Recogniser.Found(.address, word.isCapital ? .certain : .likely, end: end)
    }

    /// Returns the house or street without a number that begins with `word`, where a postcode stands behind it, or, in doubt, the
    /// words before say that somebody lives there, the last of which ends at `dwellsEnd`; or a house with a name and its street.
    func named(
        _ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow, dwellsEnd: Int
    ) -> Recogniser.Found? {
        if mayBeHouse(word, in: text, words), let found = houseOnStreet(word, in: text, words) { return found }
        guard word.isCapital, word.next + 1 < text.count, text[word.next] == UInt8(ascii: " "),
            text[word.next + 1] &- 0x41 < 26,
            !word.isWhole || words.mayHold([.street, .house], Self.mostWords, in: text)
        else { return nil }
        var end: Int
        if let building = building(in: text, at: word.start, words, isWritten: true) {
            end = building
            let next = joint(in: text, behind: building) ?? text.count
            if next == text.count {
                // The text ends with it.
            } else if text[next].isDigit {
                guard let found = house(in: text, at: next, words, dwells: true) else { return nil }
                end = found.end
            } else if let street = street(in: text, at: next, words), street.isWritten {
                end = street.end
            }
        } else if let street = street(in: text, at: word.start, words), street.isWritten {
            end = street.end
        } else {
            return nil
        }
        end = towns(in: text, behind: end, words, isSmall: false)
        if isPostcode(in: text, behind: end) { return Recogniser.Found(.address, .certain, end: end) }
        // `at Bridge House Care Home`
        let goesOn = end + 1 < text.count && text[end] == UInt8(ascii: " ") && text[end + 1] &- 0x41 < 26
        guard !goesOn, NameCursor.dwells(dwellsEnd, at: word.start) || isHome(in: text, word.start) else { return nil }
        return Recogniser.Found(.address, .doubtful, end: end)
    }

    /// Whether the words before `start` say that what somebody's home is called follows: `house name Bramble Cottage`.
    private func isHome(in text: Span<UInt8>, _ start: Int) -> Bool {
        for word: StaticString in ["house name ", "house is ", "house: ", "street: ", "site: ", "home: ", "home is "]
        where text.end(of: word, at: start - word.utf8CodeUnitCount) != nil { return true }
        return false
    }

    // MARK: - Parts

    /// A house number with the street behind it, and towns.
    private func house(
        in text: Span<UInt8>, at start: Int, _ words: borrowing WordWindow, dwells: Bool
    ) -> Recogniser.Found? {
        guard let number = endOfNumber(in: text, at: start), let next = joint(in: text, behind: number),
            var street = street(in: text, at: next, words)
        else { return nil }
        // `65-67 marigold pl`, `12a plover park`: nothing is counted so.
        if number - start > 1,
            text[number - 1].isLetter || (start..<number).contains(where: { text[$0] == UInt8(ascii: "-") })
        {
            street.isTelling = true
        }
        let end = towns(in: text, behind: street.end, words, isSmall: street.isSmall)
        let isPlaced = end > street.end || isPostcode(in: text, behind: end)
        if street.isWritten {
            return Recogniser.Found(.address, isPlaced || dwells || !street.isWeak ? .certain : .likely, end: end)
        }
        if isPlaced || dwells { return Recogniser.Found(.address, .likely, end: end) }
        // `2 free parking place`: without capitals, a weak word says something only where the sentence ends with it.
        guard isEnd(in: text, at: street.end, words, isStrict: street.isWeak && !street.isTelling) else { return nil }
        return Recogniser.Found(.address, street.isWeak && !street.isTelling ? .doubtful : .likely, end: end)
    }

    /// The end of a house number at `start`: `12`, `12a`, `12-14`, `12/2`.
    private func endOfNumber(in text: Span<UInt8>, at start: Int) -> Int? {
        var offset = start
        for part in 0..<2 {
            let first = offset
            while offset < text.count, offset - first < 5, text[offset].isDigit { offset += 1 }
            guard offset - first > 0, offset - first < 5 else { return nil }
            if offset < text.count, text[offset].isLetter { offset += 1 }
            guard part == 0, offset + 1 < text.count,
                text[offset] == UInt8(ascii: "-") || text[offset] == UInt8(ascii: "/"),
                text[offset + 1].isDigit
            else { break }
            offset += 1
        }
        return text.isBoundary(offset) ? offset : nil
    }

    /// The end of what a flat is called at `start`: `3`, `3b`, `B`, `12/4`.
    private func endOfDwelling(in text: Span<UInt8>, at start: Int) -> Int? {
        if text[start].isDigit { return endOfNumber(in: text, at: start) }
        guard text[start].isLetter else { return nil }
        var end = start + 1
        while end < text.count, end - start < 4, text[end].isDigit { end += 1 }
        return text.isBoundary(end) ? end : nil
    }

    /// Where the next part begins: behind a comma, a space or both, or a line end of an address written in lines.
    func joint(in text: Span<UInt8>, behind offset: Int) -> Int? {
        var next = offset
        if next < text.count, text[next] == UInt8(ascii: ",") { next += 1 }
        if next < text.count, text[next] == UInt8(ascii: " ") || next > offset && text[next] == UInt8(ascii: "\n") {
            next += 1
        }
        return next > offset && next < text.count ? next : nil
    }

    /// The end of a building's name at `start`: up to three words and `House`, `Court` ...
    private func building(
        in text: Span<UInt8>, at start: Int, _ words: borrowing WordWindow, isWritten: Bool = false
    ) -> Int? {
        var offset = start
        var number = words.current
        for index in 0..<4 {
            guard let word = words.name(at: offset, from: number, in: text, lexicon), word.shape != .mixed,
                !word.isContraction
            else {
                return nil
            }
            if isWritten, !word.isCapital { return nil }
            if index > 0, word.has(.house) { return word.next }
            guard !word.has(.function) || word.isCapital, word.next + 1 < text.count,
                text[word.next] == UInt8(ascii: " ")
            else { return nil }
            offset = word.next + 1
            number = word.number
        }
        return nil
    }

    /// The street whose name begins at `start`.
    func street(in text: Span<UInt8>, at start: Int, _ words: borrowing WordWindow) -> Street? {
        var offset = start
        var found: Street?
        var isWritten = true
        var isTelling = false
        var isSmall = false
        var isAfterThe = false
        var number = words.current
        for index in 0..<Self.mostWords {
            guard let word = words.name(at: offset, from: number, in: text, lexicon), word.shape != .mixed,
                !word.isContraction,
                word.letters <= NameWord.longest
            else { break }
            // Small letters and capitals throughout tell as little.
            let isPlain = word.shape == .small || word.shape == .capitals
            if index == 0 { isSmall = isPlain }
            if index == 0, word.mayBeStreet || word.isLongStreet,
                let street = streetInOne(word, in: text, isSmall: isSmall)
            {
                return street
            }
            let isJoining = word.entry.isRole(.of) || word.has(.function) && word.letters < 4 && !isSmall
            if index == 0, word.has(.street), word.has(.streetWord), !word.has([.weakStreet, .particle]) {
                return welshStreet(word, in: text, words, isSmall: isSmall)
            }
            if isPlain {
                if !(isJoining && index > 0) { isWritten = false }
                // `12 High street`: written so often enough; `12 Angry men` is not.
                if !isSmall, !word.has(.street), !isJoining { break }
            }
            if index > 0, word.has(.street) || word.has(.particle) && isLane(word, in: text) {
                // `Marigold Hill LN6 5LZ`
                if word.next < text.count, text[word.next].isDigit { break }
                found = Street(
                    end: word.end, isWritten: isWritten || !isSmall, isWeak: word.has(.weakStreet),
                    isTelling: isTelling || isAfterThe || word.isShortStreet, isSmall: isSmall)
            } else if found != nil {
                break
            } else if index == 0, word.has(.unit), !word.has(.street) {
                return nil
            } else if isPlain, word.has(.function), !word.has(.streetWord), !isJoining || isSmall {
                // `12 the green` is one, `3 people on the road` is none.
                let isThe = index == 0 && word.letters == 3 && text[word.start] | 0x20 == UInt8(ascii: "t")
                guard isThe || index == 1 && word.entry.isRole(.of) else { return nil }
                isAfterThe = isThe
            }
            if word.isPlainName || word.isUnknown || word.has([.place, .placePart, .streetWord]) && !word.has(.street) {
                isTelling = true
            }
            offset = word.next
            number = word.number
            // `St.`, `Mt.`; but `58 Mill Ln. Dr Bloggs`.
            if word.letters == 2, found == nil, offset < text.count, text[offset] == UInt8(ascii: ".") { offset += 1 }
            guard offset + 1 < text.count, text[offset] == UInt8(ascii: " ") || text[offset] == UInt8(ascii: "-") else {
                break
            }
            offset += 1
        }
        return found ?? (text[start] == UInt8(ascii: "T") ? estate(in: text, at: start, words) : nil)
    }

    /// The street that a word for one begins, as in Wales: `Heol y Deri`, `Maes Ceirch`.
    private func welshStreet(
        _ first: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow, isSmall: Bool
    ) -> Street? {
        var last = first
        var count = 0
        while count < 3, last.next + 1 < text.count,
            text[last.next] == UInt8(ascii: " ") || text[last.next] == UInt8(ascii: "-"),
            let word = words.name(at: last.next + 1, from: last.number, in: text, lexicon), !word.isContraction,
            word.shape != .mixed
        {
            // `y`, `yr`
            let isArticle = word.letters <= 2 && text[word.start] | 0x20 == UInt8(ascii: "y")
            guard isArticle || word.shape == first.shape && (!word.has([.function, .street]) || word.isCapital) else {
                break
            }
            last = word
            count += isArticle ? 0 : 1
            if !isArticle, isSmall { break }
        }
        guard count > 0 else { return nil }
        return Street(end: last.end, isWritten: !isSmall, isWeak: false, isTelling: true, isSmall: isSmall)
    }

    /// The houses at `start` that are called like nothing else: `The Staithes`, `The Old Dairy`; up to a comma or the end.
    private func estate(in text: Span<UInt8>, at start: Int, _ words: borrowing WordWindow) -> Street? {
        guard let the = words.name(at: start, from: words.current, in: text, lexicon), the.isCapital, the.letters == 3,
            text.end(of: "the", at: start) == the.next
        else { return nil }
        var last = the
        for _ in 0..<2 {
            guard last.next + 1 < text.count, text[last.next] == UInt8(ascii: " "),
                let word = words.name(at: last.next + 1, from: last.number, in: text, lexicon), word.isCapital,
                !word.isContraction, !word.has([.trade, .month])
            else { break }
            last = word
        }
        let isClosed =
            last.next >= text.count || text[last.next] == UInt8(ascii: ",") || text[last.next] == UInt8(ascii: ".")
            || text[last.next] < 0x20
        guard last.start > start, isClosed || isPostcode(in: text, behind: last.next) else { return nil }
        return Street(end: last.end, isWritten: true, isWeak: true, isTelling: true, isSmall: false)
    }

    /// The end of the towns behind a street that ends at `offset`: places of the lexicon, and a part that is none where
    /// a place or postcode follows it.
    func towns(
        in text: Span<UInt8>, behind offset: Int, _ words: borrowing WordWindow, isSmall: Bool
    ) -> Int {
        var end = offset
        var unknown = end
        for _ in 0..<Self.mostTowns {
            guard let next = joint(in: text, behind: unknown) else { break }
            let isSeparated = text[unknown] == UInt8(ascii: ",")
            if let place = place(in: text, at: next, words, isSeparated: isSeparated, isSmall: isSmall) {
                end = place
                unknown = place
                continue
            }
            // `4, The Maltings, Brewery Road`
            if end == offset, isSeparated, !isSmall, let second = street(in: text, at: next, words), second.isWritten {
                end = second.end
                unknown = end
                continue
            }
            guard unknown == end, isSeparated, let part = part(in: text, at: next, words) else { break }
            if isPostcode(in: text, behind: part) { return part }
            unknown = part
        }
        return end
    }

    /// The end of the longest place of the lexicon at `start`.
    private func place(
        in text: Span<UInt8>, at start: Int, _ words: borrowing WordWindow, isSeparated: Bool, isSmall: Bool
    ) -> Int? {
        var hash = WordHash()
        var offset = start
        var end: Int?
        var number = words.current
        for index in 0..<4 {
            guard let word = words.name(at: offset, from: number, in: text, lexicon), word.letters <= NameWord.longest,
                !word.isContraction
            else { break }
            guard isSmall || word.shape != .small || index > 0 else { break }
            if index > 0 { hash.add(UInt8(ascii: "-")) }
            NameWord.fold(text, word, into: &hash)
            let isPlace = index == 0 ? word.has(.place) : lexicon[hash.value].has(.place)
            if isPlace, isSeparated || !isSmall || index > 0 || !word.has([.ordinary, .function]) { end = word.end }
            guard word.next + 1 < text.count,
                text[word.next] == UInt8(ascii: " ") || text[word.next] == UInt8(ascii: "-")
            else { break }
            offset = word.next + 1
            number = word.number
        }
        return end
    }

    /// The end of a place of several words that begins with `word`: `Milton Keynes`.
    func placeOfWords(in text: Span<UInt8>, at word: NameWord, _ words: borrowing WordWindow) -> Int? {
        guard word.entry.beginsPlace, !word.isUnknown, word.next + 1 < text.count,
            text[word.next] == UInt8(ascii: " ") || text[word.next] == UInt8(ascii: "-"), text[word.next + 1].isLetter,
            let end = place(in: text, at: word.start, words, isSeparated: true, isSmall: false), end > word.next
        else { return nil }
        return end
    }

    /// The end of up to three words with capitals at `start`, where a comma or a postcode follows.
    private func part(in text: Span<UInt8>, at start: Int, _ words: borrowing WordWindow) -> Int? {
        var offset = start
        var number = words.current
        for _ in 0..<3 {
            guard let word = words.name(at: offset, from: number, in: text, lexicon),
                word.isCapital || word.shape == .capitals
            else {
                return nil
            }
            if word.next < text.count, text[word.next] == UInt8(ascii: ",") { return word.next }
            if isPostcode(in: text, behind: word.next) { return word.next }
            guard word.next + 1 < text.count, text[word.next] == UInt8(ascii: " ") else { return nil }
            offset = word.next + 1
            number = word.number
        }
        return nil
    }

    /// Whether a street may end here where nothing is written with capitals: nothing follows that it could belong to.
    private func isEnd(in text: Span<UInt8>, at end: Int, _ words: borrowing WordWindow, isStrict: Bool) -> Bool {
        guard end + 1 < text.count, text[end] == UInt8(ascii: " ") else { return true }
        guard let word = words.name(at: end + 1, from: words.current, in: text, lexicon) else { return true }
        return !isStrict && (word.has([.function, .place, .deed]) || word.isUnknown)
    }

    /// Whether a postcode follows, behind a comma, a space or a line end.
    func isPostcode(in text: Span<UInt8>, behind end: Int) -> Bool {
        var offset = end
        while offset < text.count, offset - end < 3,
            text[offset] == UInt8(ascii: ",") || text[offset] == UInt8(ascii: " ") || text[offset] == UInt8(ascii: "\n")
        { offset += 1 }
        guard offset > end else { return false }
        // One or two letters, a digit, perhaps a digit or letter, perhaps a space, a digit and two letters.
        let letters = offset
        while offset < text.count, offset - letters < 3, text[offset].isLetter { offset += 1 }
        guard offset - letters == 1 || offset - letters == 2, offset < text.count, text[offset].isDigit else {
            return false
        }
        for tail in [1, 2] {
            var inward = offset + tail
            if inward < text.count, text[inward] == UInt8(ascii: " ") { inward += 1 }
            if inward + 2 < text.count, text[inward].isDigit, text[inward + 1].isLetter, text[inward + 2].isLetter,
                text.isBoundary(inward + 3)
            {
                return true
            }
        }
        return false
    }
}
