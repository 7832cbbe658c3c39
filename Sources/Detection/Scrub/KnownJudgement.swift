/// Which of the words of a text that read as a record's values are meant.
extension KnownValues {
    /// How many hits before one are looked at for its neighbours.
    private static let mostNeighbours = 32

    /// Joins words of one value that stand side by side, and decides which hits are taken for the values.
    func judge(_ hits: inout [Hit], in text: Span<UInt8>) {
        for index in hits.indices where hits[index].entry >= 0 {
            let entry = table.entries[hits[index].entry]
            guard items[Int(entry.item)].isWords else { continue }
            var neighbour = neighbour(of: index, below: index, hits, text)
            while neighbour >= 0, hits[index].previous < 0 {
                if hits[neighbour].entry >= 0, precedes(table.entries[hits[neighbour].entry], entry) {
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
        for index in hits.indices where !hits[index].isAccepted && !hits[index].isGlued && isUsualWord(hits[index]) {
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
        guard hit.entry >= 0, table.entries[hit.entry].strength == .capital else { return false }
        let item = items[Int(table.entries[hit.entry].item)]
        guard item.form == .words, item.kind == .name else { return false }
        let word = table.entries[hit.entry].units
        return hit.units == word.count
            && !Self.joining.contains { $0.elementsEqual(table.units[Int(word.lowerBound)..<Int(word.upperBound)]) }
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
        let entry = table.entries[hit.entry]
        if hit.chain > 1, hit.hasName || hit.chain == items[Int(entry.item)].wordCount { return true }
        // `MarkUp` is nobody's without another name beside it.
        if hit.isGlued { return false }
        return switch entry.strength {
        case .strong: true
        case .capital: hit.isCapital
        case .weak, .particle: false
        }
    }

    /// Whether a hit is a word by which somebody is called.
    private func isName(_ hit: Hit) -> Bool {
        guard hit.entry >= 0 else { return false }
        let entry = table.entries[hit.entry]
        return items[Int(entry.item)].isWords && entry.strength.rawValue >= KnownTable.Strength.capital.rawValue
            && hit.units == entry.units.count
    }

    private func differ(_ one: Hit, _ other: Hit) -> Bool {
        table.entries[one.entry].item != table.entries[other.entry].item
            && !(table.entries[one.entry].units.count == table.entries[other.entry].units.count
                && table.entries[one.entry].key == table.entries[other.entry].key)
    }

    private func precedes(_ one: KnownTable.Entry, _ other: KnownTable.Entry) -> Bool {
        one.item == other.item && one.word == other.word - 1
    }

    /// The last hit below `limit` that ends directly before the hit at `index`, with a space, a comma or the like between
    /// the two; -1 where none does.
    private func neighbour(of index: Int, below limit: Int, _ hits: [Hit], _ text: Span<UInt8>) -> Int {
        let start = hits[index].range.lowerBound
        var neighbour = limit - 1
        while neighbour >= 0, neighbour >= index - Self.mostNeighbours {
            let end = hits[neighbour].range.upperBound
            if end == start, hits[neighbour].isGlued { return neighbour }
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
