/// Houses that have a name and no number, with their street: `Brookside, Pound Square`, `The Old Forge, Mill Lane`.
extension StreetAddresses {
    private enum HouseName: UInt8, Sendable {
        /// A name that many houses have, or its last word.
        case last
        /// The first word of such a name in Wales or the Highlands.
        case first
    }

    private static let houseNames = WordTable<HouseName>([
        (
            .last,
            """
            brookside fairview hillcrest hillside sunnyside woodlands woodside riverside lakeside oaklands greenacres
            meadowside fairways highfield highfields lyndale rosedale treetops windyridge westwinds southview northview
            overdale springfield willows laurels firs beeches limes poplars hollies orchards chestnuts elms cedars
            sycamores forge granary smithy gables haven homestead dairy paddocks pines oaks birches brambles cottage
            bungalow schoolhouse oasthouse coachhouse dunroamin thatch stables nook retreat lookout lighthouse boathouse
            millhouse tollhouse homelea hollybank ivydene rosemount fernlea fernbank moorview seaview bayview valleyview
            oakdene oakwood elmhurst ashlea thornlea westholme eastholme northholme southholme woodview parkview
            hilltop hillview view views end wing edge corner rise mount brow lea den lyndhurst holmlea homefield ridgeway
            summerhill sunnybank brookfield brooklands glenside westfield eastfield
            fernhill ashcroft ashdene beechcroft beechwood birchwood briarwood brookdale burnside dovecote elmcroft
            fairholme fernbrook glenview hazelwood heathfield holmwood inglewood innisfree ivybank kenwood lakeview
            larkrise larchwood laurelbank lindisfarne lynwood mayfield meadowcroft meadowbank mossbank northfield norwood
            oakfield oakhurst oaklea parkside pinewood ravenswood redroofs roselea rosebank rosemead rowanbank stonecroft
            sunnymead tanglewood thornfield thorncroft waterside wayside westbrook westlea whitegates wildwood willowbank
            windrush wisteria woodbine woodcote woodleigh wychwood yewtree
            """
        ), (.first, "ty pen plas llys maes cae hafod hendre nant bod tan tigh gwern coed llwyn"),
    ])

    /// Returns the house that begins with `word`, and its street behind a comma.
    func houseOnStreet(_ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Recogniser.Found? {
        guard word.shape != .mixed, !word.isContraction, !word.isPossessive, word.entry.isRole(.none)
        else {
            return nil
        }
        var last = word
        var count = 1
        while last.next < text.count, text[last.next] != UInt8(ascii: ",") {
            guard count < 4, text[last.next] == UInt8(ascii: " "),
                let next = words.name(at: last.next + 1, from: last.number, in: text, lexicon),
                next.shape == word.shape
                    || word.isCapital && (next.isCapital || next.letters < 4 && !next.has(.function)),
                !next.isContraction, !next.has(.deed),
                !next.entry.isRole(.person),
                next.entry.isRole(.none) || next.entry.isRole(.of)
            else { return nil }
            last = next
            count += 1
        }
        guard last.next + 1 < text.count, let next = joint(in: text, behind: last.next) else { return nil }
        let name = Self.houseNames[text.word(at: last.start, most: 16).key]
        let isWelsh = (1...3).contains(count) && Self.houseNames[text.word(at: word.start, most: 8).key] == .first
        guard let street = street(in: text, at: next, words), street.isWritten || street.isSmall else { return nil }
        let end = towns(in: text, behind: street.end, words, isSmall: street.isSmall)
        guard
            isWelsh || name == .last || count > 1 && last.has(.house)
                // `Wits End, Lower Mill Road, Leominster`: whatever it is called.
                || word.isCapital && !street.isWeak && street.isWritten && !word.isPlainGiven
                    && !word.has([.company, .function, .trade])
                    && !last.has([.company, .trade]) && !isBehindCapital(in: text, word.start)
                    && (end > street.end || isPostcode(in: text, behind: end))
        else { return nil }
        return Recogniser.Found(.address, street.isWritten && !street.isWeak ? .likely : .doubtful, end: end)
    }

    /// Whether a word with a capital stands directly before `start`: `The Red Lion`.
    private func isBehindCapital(in text: Span<UInt8>, _ start: Int) -> Bool {
        guard start > 1, text[start - 1] == UInt8(ascii: " ") else { return false }
        var offset = start - 2
        while offset > 0, text[offset].isLetter, start - offset < 16 { offset -= 1 }
        return text[text[offset].isLetter ? offset : offset + 1] &- 0x41 < 26
    }

    /// Whether the name of a house may begin with `word`: it is all of one, or the words behind it go on. Told quickly, because
    /// most words that could be names are none.
    @inline(__always)
    func mayBeHouse(_ word: NameWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        guard word.next + 2 < text.count else { return false }
        if text[word.next] == UInt8(ascii: ",") { return word.letters > 3 }
        let next = words[word.number &+ 1]
        guard next.start == word.next &+ 1 else { return false }
        if next.entry.has(.house) { return true }
        if next.isSpaced {
            let third = words[word.number &+ 2]
            // `Tan y Bryn, Mill Drive`
            return third.entry.has(.house)
                || next.size < 3 && third.hasCapital && word.isCapital && third.end < text.count
                    && text[third.end] == UInt8(ascii: ",")
        }
        // `Ty Gwyn, Mill Lane`
        return next.isClean && next.end < text.count && text[next.end] == UInt8(ascii: ",")
            && (word.letters < 6 || next.hasCapital && word.isCapital)
    }
}
