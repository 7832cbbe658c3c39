/// What stands behind a name.
struct NameSurroundings {
    /// Whether the next word says what a person did.
    var isDeed = false
    /// Whether the next word has a capital and is no name.
    var isCapital = false
    /// Whether a word follows in the same sentence, and whether that is written small.
    var isWord = false
    var isSmall = false
    var endsLine = false
    var isComma = false
    /// Whether the sentence ends, and another follows.
    var isStop = false
    /// Whether a number follows as products have one: `Vigor 2865`.
    var isNumbered = false
    /// Whether a digit follows, as behind a month.
    var isDigit = false
    /// Whether a telephone number follows, or a comma and one, or ` @ ` and where somebody is.
    var isPhone = false
    /// Whether the next word says what somebody or something is or does: `is`, `will`, `has`.
    var isAuxiliary = false
    /// Whether the next word holds a sentence together, or is one that notes are full of.
    var isFunction = false
    /// Whether the name stands alone in brackets.
    var isBracketed = false
    /// Whether the next word is `not`.
    var isDenied = false
    /// Whether the next word is `has` or `had`.
    var isActing = false
    /// Whether the next word is `family`.
    var isFamily = false
    /// Whether the next word is of another language.
    var isForeign = false
    /// Whether the next word asks somebody: `Art please ring`.
    var isPlea = false
    /// Whether a bracket opens behind it in which words say who it is: `dotty (cleaner)`.
    var isDescribed = false
    /// Whether a mark follows that sets apart what is before it: `brellick: called`, `| brellick |`.
    var isSet = false
    /// Whether what follows says what somebody is or does not, and no number stands behind: `is off`, `wasnt in`.
    var isBeing = false
    /// Whether the next word is in capitals throughout, as the name is.
    var isLoud = false
    /// Whether another name that is none of a place stands behind a comma: `grace, lee`.
    var isListed = false
    private var companyEnd: Int?
    private var streetEnd: Int?

    init(
        behind phrase: PersonNames.Phrase, in text: Span<UInt8>, _ words: borrowing WordWindow,
        _ lexicon: borrowing Lexicon
    ) {
        var offset = phrase.next
        if phrase.last.isInitial, offset < text.count, text[offset] == UInt8(ascii: ".") { offset += 1 }
        let start = offset
        isBracketed =
            offset < text.count && text[offset] == UInt8(ascii: ")") && phrase.first.start > 0
            && text[phrase.first.start - 1] == UInt8(ascii: "(")
        while offset < text.count, offset - start < 4,
            text[offset] == UInt8(ascii: " ") || text[offset] == UInt8(ascii: ".") || text[offset] == UInt8(ascii: "!")
        { offset += 1 }
        guard offset < text.count else {
            endsLine = true
            return
        }
        switch text[offset] {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            endsLine = true
            return
        case UInt8(ascii: ","):
            isComma = true
            isPhone = Self.isPhone(in: text, at: offset + 2)
            let next = words[phrase.last.number &+ 1]
            isListed =
                next.start == offset &+ 2 && next.entry.has(.given)
                && !next.entry.has([.function, .trade, .month, .place])
            // `(penny, eng)`
            isBracketed = phrase.first.start > 0 && text[phrase.first.start - 1] == UInt8(ascii: "(")
            return
        default: break
        }
        isStop = text[start] == UInt8(ascii: ".") || text[start] == UInt8(ascii: "!")
        guard offset == start + 1, text[start] == UInt8(ascii: " ") else {
            isSet = Self.isSetting(text[offset])
            return
        }
        if !text[offset].isLetter, text[offset] < 0x80 {
            isSet = Self.isSetting(text[offset])
            mark(in: text, at: offset, phrase, words, lexicon)
            return
        }
        guard let word = words.name(at: offset, from: phrase.last.number, in: text, lexicon) else { return }
        isWord = true
        isSmall = word.shape == .small
        isFunction = word.has(.function)
        isForeign = word.entry.isRole(.foreign)
        let isSame = word.shape == phrase.first.shape || word.isCapital && phrase.first.isCapital
        isLoud = word.shape == .capitals && isSame
        let isPlain = isSmall || isLoud
        isDeed = word.has(.deed) && !word.isCapital
        switch text[offset] | 0x20 {
        case UInt8(ascii: "n"):
            isDenied = text.end(of: "not", at: offset) == word.next
            if !isDeed { isDeed = text.end(of: "not happy", at: offset) != nil }
        // `marquelle did not arrive`
        case UInt8(ascii: "d"):
            isAuxiliary = isPlain && word.letters == 3 && text.end(of: "did", at: offset) == word.next
        case UInt8(ascii: "f"): isFamily = word.letters == 6 && text.end(of: "family", at: offset) == word.next
        case UInt8(ascii: "p"):
            isPlea = word.letters <= 6 && (text.end(of: "please", at: offset) ?? text.end(of: "pls", at: offset)) != nil
        case UInt8(ascii: "h"):
            isActing = isPlain && (text.end(of: "has", at: offset) ?? text.end(of: "had", at: offset)) == word.next
            isAuxiliary = isActing
        case UInt8(ascii: "i"), UInt8(ascii: "w"), UInt8(ascii: "c"), UInt8(ascii: "t"):
            isAuxiliary =
                isPlain && word.letters <= 4 && Self.isAuxiliary(word, in: text)
        default: break
        }
        if phrase.words > 1 {
        } else if isAuxiliary {
            // Of the short ones `is` alone; and `ping is 12 ms`.
            isBeing =
                (word.letters > 2 || text[offset] | 0x20 == UInt8(ascii: "i"))
                && !(word.next + 1 < text.count && text[word.next + 1].isDigit)
        } else if isFunction || word.isContraction, text[word.next - 1] | 0x20 == UInt8(ascii: "t") {
            isBeing = isDenied || Self.isDenial(word, in: text)
        }
        if phrase.words == 1, phrase.first.isGivenWord, !isBeing, isPlain {
            // `penny off sick`, `grace the plumber`
            isBeing = Self.states[text.word(at: offset, most: 12).key] != nil
            isDescribed =
                word.letters == 3 && text[offset] | 0x20 == UInt8(ascii: "t")
                && words[word.number &+ 1].entry.isRole(.person)
        }
        isCapital = word.isCapital && !word.has(.name)
        // `Smith LTD`, but not `Smith REPORT`.
        if word.has(.company), isSame || word.shape == .capitals && !word.has(.ordinary) { companyEnd = word.next }
        // `Ruby Unlimited`.
        if !isSmall, phrase.first.isCapital, phrase.words == 1, word.entry.isRole(.product) { companyEnd = word.next }
        if word.has([.street, .house]), isSame { streetEnd = word.next }
        // `Mark II`; `Young's Fish Bar`.
        if word.shape == .capitals && phrase.first.isCapital && Self.isNumeral(word, in: text)
            || phrase.isPossessive && word.isCapital && !phrase.first.isPlainGiven
                && !word.has([.function, .name])
        {
            companyEnd = word.next
        }
        let isAnd = word.entry.isRole(.and)
        // `Smith and Sons`, `Baker Street Dental Ltd`.
        if isSame && !word.has(.function) || isAnd, companyEnd == nil, word.next + 1 < text.count,
            text[word.next] == UInt8(ascii: " "),
            let second = words.name(at: word.next + 1, from: word.number, in: text, lexicon), second.has(.company),
            second.shape == phrase.first.shape || phrase.first.isCapital && second.isCapital
        {
            companyEnd = second.next
        }
    }

    /// Takes note of a mark or digit at `offset`, behind a space.
    @inline(never)
    private mutating func mark(
        in text: Span<UInt8>, at offset: Int, _ phrase: PersonNames.Phrase, _ words: borrowing WordWindow,
        _ lexicon: borrowing Lexicon
    ) {
        if text[offset].isDigit || text[offset] == UInt8(ascii: "+") {
            isPhone = Self.isPhone(in: text, at: offset)
            isNumbered = Self.isNumber(in: text, at: offset)
            isDigit = true
            return
        }
        if text[offset] == UInt8(ascii: "@") {
            // `Jo @ the depot`
            isPhone = offset + 2 < text.count && text[offset + 1] == UInt8(ascii: " ") && text[offset + 2].isLetter
            return
        }
        if text[offset] == UInt8(ascii: "(") {
            isDescribed = offset + 2 < text.count && text[offset + 1].isLetter && text[offset + 2].isLetter
            return
        }
        if text[offset] == UInt8(ascii: "&"), offset + 2 < text.count, text[offset + 1] == UInt8(ascii: " ") {
            // `Smith & Sons`, `Smith & Co`; two people are joined so too.
            guard let word = words.name(at: offset + 2, from: phrase.last.number, in: text, lexicon) else { return }
            if word.has(.company) || word.letters == 2 {
                companyEnd = word.next
            } else if phrase.words == 1, phrase.first.isCapital, word.isCapital, word.next + 1 < text.count,
                text[word.next] == UInt8(ascii: " "),
                let second = words.name(at: word.next + 1, from: word.number, in: text, lexicon), second.isCapital,
                second.has(.company)
            {
                // `Ogden & Rudge Solicitors`, but not `Tom & Sarah report`.
                companyEnd = second.next
            }
            return
        }
    }

    /// Whether a mark sets apart what is before it: `:`, `|`, `;`, `]`, `)`, `/`, `-`, `+`, `?` or `"`.
    @inline(__always)
    private static func isSetting(_ byte: UInt8) -> Bool {
        let set: UInt64 = 1 << 0x3A | 1 << 0x3B | 1 << 0x29 | 1 << 0x2F | 1 << 0x2D | 1 << 0x2B | 1 << 0x22 | 1 << 0x3F
        return byte < 0x40
            ? set &>> UInt64(byte) & 1 != 0 : byte == UInt8(ascii: "|") || byte == UInt8(ascii: "]")
    }

    private enum State: UInt8, Sendable {
        case any
    }

    /// What somebody is or does without a verb that helps, as notes have it.
    private static let states = WordTable<State>([
        (
            .any,
            """
            off away back sick ill out busy late poorly here there started starts starting leaving leaves finishing finishes joining
            working training driving coming going unavailable available absent retiring staying visiting moving hoping trying
            waiting having getting doing using sending taking looking thinking running meeting paying sorting fixing testing
            """
        )
    ])

    /// Whether a word says what is not: `wasnt`, `isn't`.
    @inline(never)
    private static func isDenial(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        word.isContraction || word.letters < 8 && denials[text.word(at: word.start, most: 8).key] != nil
    }

    private enum Denial: UInt8, Sendable {
        case any
    }

    private static let denials = WordTable<Denial>([
        (.any, "wasnt isnt hasnt havent didnt doesnt dont wont cant couldnt wouldnt hadnt aint")
    ])

    /// Whether a word of up to four letters is `is`, `was`, `will`, `can` or `to`.
    @inline(__always)
    private static func isAuxiliary(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        (text.end(of: "is", at: word.start) ?? text.end(of: "was", at: word.start) ?? text.end(
            of: "will", at: word.start)
            ?? text.end(of: "can", at: word.start) ?? text.end(of: "to", at: word.start)) == word.next
    }

    /// Whether nine digits or more stand at `offset`, the first a zero or behind a `+`, with marks between them.
    private static func isPhone(in text: Span<UInt8>, at offset: Int) -> Bool {
        guard offset + 9 < text.count, text[offset] == UInt8(ascii: "0") || text[offset] == UInt8(ascii: "+") else {
            return false
        }
        var digits = 0
        for index in offset..<min(text.count, offset + 16) where text[index].isDigit { digits += 1 }
        return digits >= 9
    }

    /// Whether a number of three to five digits stands at `offset`, and is no time, date or telephone number.
    private static func isNumber(in text: Span<UInt8>, at offset: Int) -> Bool {
        var end = offset
        while end < text.count, end - offset < 6, text[end].isDigit { end += 1 }
        guard text[offset] != UInt8(ascii: "0"), (3...5).contains(end - offset) else { return false }
        guard end < text.count else { return true }
        return !text[end].isWordByte && text[end] != UInt8(ascii: ":") && text[end] != UInt8(ascii: "/")
    }

    /// Whether the word is a number in Roman letters: `II`.
    private static func isNumeral(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.letters <= 3 else { return false }
        return (word.start..<word.end).allSatisfy {
            text[$0] == UInt8(ascii: "I") || text[$0] == UInt8(ascii: "V") || text[$0] == UInt8(ascii: "X")
        }
    }

    /// The end of a company, street or house that is named like a person; `nil` for a person.
    func endOfNoName(_ phrase: PersonNames.Phrase, _ level: NameCursor.Level) -> Int? {
        if phrase.first.isCapital {
            if let companyEnd { return companyEnd }
            if let streetEnd { return streetEnd }
            let last = phrase.last
            // `Victoria Park`, `Albert Hall`.
            if phrase.words > 1, phrase.first.has(.streetWord), last.has([.street, .house]), level == .none {
                return phrase.end
            }
            // `George Street`, whose last word somebody is called by.
            return phrase.words > 1 && last.has(.street) && !last.has(.weakStreet) && level < .weak
                && !last.has(.commonFamily) ? phrase.end : nil
        }
        guard level < .strong, phrase.words == 1 else { return nil }
        return companyEnd ?? streetEnd
    }
}
