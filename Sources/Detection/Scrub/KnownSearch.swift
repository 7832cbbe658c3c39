internal import Primitives

/// Finding the values of a record in a text.
extension KnownValues {
    /// A place of the text that reads as a known value, or as a part of one.
    struct Hit {
        /// The entry that it reads as; -1 where more are alike than are looked at, and it is not said which.
        var entry: Int
        /// Where it stands in the text.
        var range: Range<Int>
        /// How many units of the entry it has; fewer than the entry where it was cut short.
        var units: Int
        /// Whether it begins with a capital, or with a letter of a script that has none.
        var isCapital: Bool
        /// The hit of the word before it of the same value, where that stands beside it; -1 where none does.
        var previous = -1
        /// How many words of the value stand here in a row, this one among them.
        var chain = 1
        /// Where that row stands.
        var extent: Range<Int>
        /// How many bytes the words of names of the record have that stand here with it, of whatever values; 0 where it stands alone.
        var company = 0
        /// Whether that row has a word that is more than a particle.
        var hasName: Bool
        var isAccepted = false
        /// Whether it is a usual word of notes that nothing but its text, which has no capitals, speaks for.
        var isDoubtful = false
    }

    /// How many entries of one key are compared with a word.
    private static let mostAlike = 64
    /// How many hits before one are looked at for its neighbours.
    private static let mostNeighbours = 32

    /// Appends every known value in `text` to `hits`, in order of where they begin, and then days in theirs; some lie over each
    /// other. `build` was called.
    func search(_ text: Span<UInt8>, into hits: inout [Hit]) {
        guard !isEmpty else { return }
        var index = 0
        var before = TextUnit(kind: .other, folded: 0, isUpper: false, end: 0)
        let spaces = TextUnit(kind: .other, folded: 0x20, isUpper: false, end: 0)
        while index < text.count {
            let byte = text[index]
            // Most of what is no letter, and nothing is looked up there.
            if byte < 0x80, !byte.isWordByte {
                before = spaces
                index += 1
                continue
            }
            let unit = TextUnit.read(text, at: index)
            if unit.isOfWord {
                if !before.isOfWord || unit.isUnspaced || before.isUnspaced || unit.kind != before.kind {
                    if wordStarts & Self.start(unit.folded) != 0, !before.isOfWord || unit.kind == before.kind {
                        findWords(text, at: index, unit, into: &hits)
                    }
                    if text[index] < 0x80 {
                        if codeStarts & Self.start(UInt32(text[index].uppercased)) != 0 {
                            findCodes(text, at: index, into: &hits)
                        }
                        if hasPhones, unit.kind == .digit { findPhones(text, at: index, into: &hits) }
                    }
                }
            }
            before = unit
            index = unit.end
            // Nothing is looked up within a word. Its last letter is read where a mark may belong to that.
            if unit.kind == .letter {
                let letters = EightBytes(text, at: index).letterCount
                let end = index + letters
                index = end < text.count && text[end] >= 0x80 ? index + max(0, letters - 1) : end
            }
        }
        if hasDays { findDays(text, into: &hits) }
    }

    // MARK: Words

    private func findWords(_ text: Span<UInt8>, at start: Int, _ first: TextUnit, into hits: inout [Hit]) {
        var key = Self.seed(.word)
        var count = 0
        var index = start
        while index < text.count, count < Self.shortestCut {
            let unit = TextUnit.read(text, at: index)
            guard unit.isOfWord else {
                let joiner = TextUnit.joiner(text, at: index)
                guard joiner > 0, index + joiner < text.count, TextUnit.read(text, at: index + joiner).isOfWord else {
                    return
                }
                index += joiner
                continue
            }
            key = Self.mix(key, unit.folded)
            count += 1
            index = unit.end
            // A shorter word is found where a word of the text ends.
            guard count == Self.shortestCut || isEnd(text, index, behind: unit) else { continue }
            let isCapital = first.isUpper || first.isUnspaced || first.kind == .digit
            findWords(text, at: start, isCapital: isCapital, Self.mix(key, UInt32(count)), into: &hits)
        }
    }

    private func findWords(
        _ text: Span<UInt8>, at start: Int, isCapital: Bool, _ key: UInt64, into hits: inout [Hit]
    ) {
        var next = first(key)
        var alike = 0
        while next >= 0 {
            let index = Int(next)
            next = entries[index].next
            guard entries[index].key == key else { continue }
            alike += 1
            guard alike <= Self.mostAlike else {
                // Whatever follows is replaced, but not by the name's own pseudonym: so the time stays bounded.
                var end = start
                while end < text.count {
                    let unit = TextUnit.read(text, at: end)
                    guard unit.isOfWord else { break }
                    end = unit.end
                }
                hits.append(
                    Hit(
                        entry: -1, range: start..<end, units: 0, isCapital: isCapital, extent: start..<end,
                        hasName: true))
                return
            }
            guard let found = compare(text, at: start, entries[index]) else { continue }
            hits.append(
                Hit(
                    entry: index, range: start..<found.end, units: found.units, isCapital: isCapital,
                    extent: start..<found.end, hasName: entries[index].strength.rawValue >= Strength.capital.rawValue))
        }
    }

    /// Where the word of `entry` at `start` ends, and how many of its units stand there.
    private func compare(_ text: Span<UInt8>, at start: Int, _ entry: Entry) -> (end: Int, units: Int)? {
        var index = start
        var end = start
        var matched = 0
        var hasSkipped = false
        let total = entry.units.count
        var last: TextUnit?
        while matched < total {
            guard index < text.count else { break }
            let unit = TextUnit.read(text, at: index)
            if unit.isOfWord {
                guard unit.folded == units[Int(entry.units.lowerBound) + matched] else {
                    if hasSkipped { break }
                    return nil
                }
                matched += 1
                index = unit.end
                end = index
                last = unit
                hasSkipped = false
                continue
            }
            let joiner = TextUnit.joiner(text, at: index)
            guard joiner > 0, index + joiner < text.count, TextUnit.read(text, at: index + joiner).isOfWord else {
                break
            }
            index += joiner
            hasSkipped = true
        }
        if matched == total {
            guard let last, isEnd(text, end, behind: last), !isContraction(text, end) else { return nil }
        } else if matched < Self.shortestCut {
            return nil
        }
        return (end, matched)
    }

    /// Whether a word may end at `index`, behind `last`.
    private func isEnd(_ text: Span<UInt8>, _ index: Int, behind last: TextUnit) -> Bool {
        guard index < text.count, !last.isUnspaced else { return true }
        let unit = TextUnit.read(text, at: index)
        return !unit.isOfWord || unit.isUnspaced || (unit.kind != last.kind && last.kind == .letter)
    }

    /// Whether `'t` follows, as in `don't`: that is no Don.
    private func isContraction(_ text: Span<UInt8>, _ index: Int) -> Bool {
        guard index < text.count, TextUnit.read(text, at: index).kind == .other else { return false }
        let joiner = TextUnit.joiner(text, at: index)
        guard joiner > 0, text[index] != UInt8(ascii: "-"), index + joiner < text.count else { return false }
        return text[index + joiner] | 0x20 == UInt8(ascii: "t") && text.isBoundary(index + joiner + 1)
    }

    // MARK: Codes

    private func findCodes(_ text: Span<UInt8>, at start: Int, into hits: inout [Hit]) {
        var joined = Self.seed(.code)
        var index = start
        var count = 0
        while count < Self.shortestCode, index < text.count {
            guard text[index].isWordByte else {
                guard let next = Self.endOfGap(text, index) else { break }
                index = next
                continue
            }
            joined = Self.mix(joined, UInt32(text[index].uppercased))
            count += 1
            index += 1
        }
        if count == Self.shortestCode { compareCodes(text, at: start, joined, isExact: false, into: &hits) }
        guard start + Self.shortestCode <= text.count else { return }
        var exact = Self.seed(.exact)
        for index in start..<start + Self.shortestCode { exact = Self.mix(exact, UInt32(text[index].uppercased)) }
        compareCodes(text, at: start, exact, isExact: true, into: &hits)
    }

    private func compareCodes(
        _ text: Span<UInt8>, at start: Int, _ key: UInt64, isExact: Bool, into hits: inout [Hit]
    ) {
        var next = first(key)
        var alike = 0
        while next >= 0 {
            let number = Int(next)
            let entry = entries[number]
            next = entry.next
            guard entry.key == key else { continue }
            alike += 1
            guard alike <= Self.mostAlike else { return hits.append(oneOfMany(text, at: start)) }
            var index = start
            var matched = 0
            while matched < entry.units.count, index < text.count {
                let byte = text[index]
                if UInt32(byte.uppercased) == units[Int(entry.units.lowerBound) + matched] {
                    matched += 1
                    index += 1
                } else if !isExact, let next = Self.endOfGap(text, index) {
                    index = next
                } else {
                    break
                }
            }
            guard matched == entry.units.count, isEndOfCode(text, index) else { continue }
            hits.append(accepted(number, start..<index, units: matched))
        }
    }

    /// Whatever code stands at `start`, where more values begin like it than are compared: it is replaced, but not by the
    /// pseudonym of its own. So the time stays bounded.
    private func oneOfMany(_ text: Span<UInt8>, at start: Int) -> Hit {
        var end = start
        while end < text.count {
            if text[end].isWordByte {
                end += 1
            } else if Self.divides(text[end]), end + 1 < text.count, text[end + 1].isDigit {
                end += 2
            } else {
                break
            }
        }
        return Hit(
            entry: -1, range: start..<end, units: 0, isCapital: true, extent: start..<end, hasName: true,
            isAccepted: true)
    }

    private func accepted(_ entry: Int, _ range: Range<Int>, units: Int) -> Hit {
        Hit(entry: entry, range: range, units: units, isCapital: true, extent: range, hasName: true, isAccepted: true)
    }

    /// Whether a code that ends before `index` is all of the letters, or all of the digits, that stand there.
    private func isEndOfCode(_ text: Span<UInt8>, _ index: Int) -> Bool {
        index >= text.count || !text[index].isWordByte || text[index].isDigit != text[index - 1].isDigit
    }

    /// What may stand between the characters of a code.
    private static func divides(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "_")
    }

    /// Where a code goes on behind `index`, where none of its characters stands: behind one mark, or behind the end of a line, with
    /// the spaces and signs by which a reply quotes the next.
    private static func endOfGap(_ text: Span<UInt8>, _ index: Int) -> Int? {
        guard index > 0, index + 1 < text.count, text[index - 1].isWordByte else { return nil }
        if divides(text[index]), text[index + 1].isWordByte { return index + 1 }
        guard endsLine(text[index]) else { return nil }
        var end = index + 1
        while end < text.count, end - index < 5, endsLine(text[end]) || quotes(text[end]) { end += 1 }
        return end < text.count && text[end].isWordByte ? end : nil
    }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    private static func quotes(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: ">") }

    // MARK: Telephone numbers

    private static let dialled: [[UInt8]] = ["", "0", "44", "440", "0044", "00440", "00"].map { Array($0.utf8) }

    private func findPhones(_ text: Span<UInt8>, at start: Int, into hits: inout [Hit]) {
        // At most as many as a number with its prefixes has, and few marks between two of them.
        var digits = InlineArray<24, UInt8>(repeating: 0)
        var ends = InlineArray<24, Int>(repeating: 0)
        var count = 0
        var index = start
        var marks = 0
        while index < text.count, count < 24, marks < 4 {
            let byte = text[index]
            if byte.isDigit {
                digits[count] = byte
                ends[count] = index + 1
                count += 1
                marks = 0
            } else if Self.divides(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
                || Self.endsLine(byte)
                || marks > 0 && Self.quotes(byte)
            {
                marks += 1
            } else if byte == 0xC2 || byte == 0xA0 {
                // A no-break space is both of these.
                marks += byte == 0xC2 ? 1 : 0
            } else {
                break
            }
            index += 1
        }
        guard count >= Self.shortestPhone else { return }
        for prefix in Self.dialled {
            guard count - prefix.count >= Self.shortestPhone else { continue }
            var isDialled = true
            for index in prefix.indices where digits[index] != prefix[index] { isDialled = false }
            guard isDialled else { continue }
            var key = Self.seed(.phone)
            for index in prefix.count..<prefix.count + Self.shortestCode { key = Self.mix(key, UInt32(digits[index])) }
            var next = first(key)
            var alike = 0
            while next >= 0 {
                let number = Int(next)
                let entry = entries[number]
                next = entry.next
                guard entry.key == key else { continue }
                alike += 1
                guard alike <= Self.mostAlike else { return hits.append(oneOfMany(text, at: start)) }
                let end = prefix.count + entry.units.count
                guard end <= count else { continue }
                var isSame = true
                for offset in 0..<entry.units.count
                where UInt32(digits[prefix.count + offset]) != units[Int(entry.units.lowerBound) + offset] {
                    isSame = false
                }
                guard isSame, ends[end - 1] >= text.count || !text[ends[end - 1]].isDigit else { continue }
                var begin = start
                while begin > 0, text[begin - 1] == UInt8(ascii: "+") || text[begin - 1] == UInt8(ascii: "(") {
                    begin -= 1
                }
                hits.append(accepted(number, begin..<ends[end - 1], units: entry.units.count))
            }
        }
    }

    // MARK: Days

    private func findDays(_ text: Span<UInt8>, into hits: inout [Hit]) {
        var position = 0
        while let date = text.nextDate(from: &position) {
            let day = date.date.ofCentury
            let key = Self.key(of: date.date)
            var next = first(key)
            while next >= 0 {
                let number = Int(next)
                let entry = entries[number]
                next = entry.next
                guard entry.key == key, isDay(entry), units[Int(entry.units.lowerBound)] == day else { continue }
                hits.append(accepted(number, date.range, units: 1))
                // One of several that are the same day.
                break
            }
        }
    }

    /// Whether an entry is a day, and no code of one.
    func isDay(_ entry: Entry) -> Bool { items[Int(entry.item)].form == .day && entry.units.count == 1 }

    // MARK: Which words are meant

    /// Joins words of one value that stand side by side, and decides which hits are taken for the values.
    func judge(_ hits: inout [Hit], in text: Span<UInt8>) {
        for index in hits.indices where hits[index].entry >= 0 {
            let entry = entries[hits[index].entry]
            guard items[Int(entry.item)].isWords else { continue }
            var neighbour = neighbour(of: index, below: index, hits, text)
            while neighbour >= 0, hits[index].previous < 0 {
                if hits[neighbour].entry >= 0, precedes(entries[hits[neighbour].entry], entry) {
                    hits[index].previous = neighbour
                    hits[index].chain = hits[neighbour].chain + 1
                    hits[index].extent = hits[neighbour].extent.lowerBound..<hits[index].range.upperBound
                    hits[index].hasName = hits[index].hasName || hits[neighbour].hasName
                }
                neighbour = self.neighbour(of: index, below: neighbour, hits, text)
            }
        }
        for index in hits.indices.reversed() where hits[index].previous >= 0 {
            let previous = hits[index].previous
            guard hits[previous].extent.upperBound < hits[index].extent.upperBound else { continue }
            hits[previous].chain = hits[index].chain
            hits[previous].extent = hits[index].extent
            hits[previous].hasName = hits[index].hasName
        }
        for index in hits.indices where !hits[index].isAccepted { hits[index].isAccepted = isMeant(hits[index]) }
        // `mark day` is both where the record has a Mark and a Day.
        for index in hits.indices where isName(hits[index]) {
            var neighbour = neighbour(of: index, below: index, hits, text)
            while neighbour >= 0 {
                if isName(hits[neighbour]), differ(hits[index], hits[neighbour]) {
                    hits[index].isAccepted = true
                    hits[neighbour].isAccepted = true
                }
                neighbour = self.neighbour(of: index, below: neighbour, hits, text)
            }
        }
        // Who writes no capitals writes a name without one too: `told price to ring`.
        var tellsByCapitals: Bool?
        for index in hits.indices where !hits[index].isAccepted && isUsualWord(hits[index]) {
            let tells = tellsByCapitals ?? Self.tellsByCapitals(text)
            tellsByCapitals = tells
            guard !tells else { break }
            hits[index].isAccepted = true
            hits[index].isDoubtful = true
        }
        hits.removeAll { !$0.isAccepted }
    }

    /// Whether a hit is all of a word that counts with a capital, and none that sentences are held together by.
    private func isUsualWord(_ hit: Hit) -> Bool {
        guard hit.entry >= 0, entries[hit.entry].strength == .capital else { return false }
        let item = items[Int(entries[hit.entry].item)]
        guard item.form == .words, item.kind == .name else { return false }
        let word = entries[hit.entry].units
        return hit.units == word.count
            && !Self.joining.contains { $0.elementsEqual(units[Int(word.lowerBound)..<Int(word.upperBound)]) }
    }

    /// Names that are words of nearly every sentence.
    private static let joining: [[UInt32]] = """
        will may can an am as at be by do for go he her him his if in is it me my no not of off on one or out she so the to up \
        us was we you
        """.split(separator: " ").map { $0.unicodeScalars.map(\.value) }

    /// Whether the first letter of a text is a capital, and a word in it is written with one.
    private static func tellsByCapitals(_ text: Span<UInt8>) -> Bool {
        guard let first = text.indices.first(where: { text[$0].isLetter }), text[first] & 0x20 == 0 else {
            return false
        }
        for index in text.indices.dropFirst() where text[index] &- 0x61 < 26 && text[index - 1] &- 0x41 < 26 {
            return true
        }
        return false
    }

    /// Takes what a recogniser has found in the same place, too, for certain: `matches` are in order.
    static func confirm(_ hits: inout [Hit], by matches: [Recogniser.Match]) {
        var next = 0
        for index in hits.indices where hits[index].isDoubtful {
            let range = hits[index].range
            while next < matches.count, matches[next].range.upperBound <= range.lowerBound { next += 1 }
            guard next < matches.count else { return }
            if matches[next].range.lowerBound <= range.lowerBound, matches[next].confidence > .doubtful {
                hits[index].isDoubtful = false
            }
        }
    }

    private func isMeant(_ hit: Hit) -> Bool {
        guard hit.entry >= 0 else { return true }
        let entry = entries[hit.entry]
        if hit.chain > 1, hit.hasName || hit.chain == items[Int(entry.item)].wordCount { return true }
        return switch entry.strength {
        case .strong: true
        case .capital: hit.isCapital
        case .weak, .particle: false
        }
    }

    /// Whether a hit is a word by which somebody is called.
    private func isName(_ hit: Hit) -> Bool {
        guard hit.entry >= 0 else { return false }
        let entry = entries[hit.entry]
        return items[Int(entry.item)].isWords && entry.strength.rawValue >= Strength.capital.rawValue
            && hit.units == entry.units.count
    }

    private func differ(_ one: Hit, _ other: Hit) -> Bool {
        entries[one.entry].item != entries[other.entry].item
            && !(entries[one.entry].units.count == entries[other.entry].units.count
                && entries[one.entry].key == entries[other.entry].key)
    }

    private func precedes(_ one: Entry, _ other: Entry) -> Bool {
        one.item == other.item && one.word == other.word - 1
    }

    /// The last hit below `limit` that ends directly before the hit at `index`, with a space, a comma or the like between
    /// the two; -1 where none does.
    private func neighbour(of index: Int, below limit: Int, _ hits: [Hit], _ text: Span<UInt8>) -> Int {
        let start = hits[index].range.lowerBound
        var neighbour = limit - 1
        while neighbour >= 0, neighbour >= index - Self.mostNeighbours {
            let end = hits[neighbour].range.upperBound
            if end < start, start - end <= 3 {
                var isGap = true
                for place in end..<start where text[place].isWordByte || text[place] >= 0x80 { isGap = false }
                if isGap { return neighbour }
            }
            neighbour -= 1
        }
        return -1
    }
}

extension KnownValues.Item {
    var isWords: Bool { form == .words || form == .unknown }
}
