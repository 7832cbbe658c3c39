/// A word as names are written: letters of the Latin script, with an apostrophe where one belongs to the name.
struct NameWord {
    /// How its letters are written.
    enum Shape {
        /// All small.
        case small
        /// The first a capital.
        case capital
        /// All capitals, two or more.
        case capitals
        /// A capital inside, as some family names have it: `McDonald`, `DeLuca`.
        case inner
        /// Capitals anywhere: products and codes.
        case mixed
    }

    /// No name that is looked for has more letters.
    static let longest = 40

    var start: Int
    /// Behind the last letter; an ending 's is left out.
    var end: Int
    /// Behind the word with such an ending.
    var next: Int
    var shape: Shape
    /// How many letters it has; no more than 255 are counted.
    private var letterCount: UInt8
    var letters: Int { Int(letterCount) }
    var entry: Lexicon.Entry
    /// Whether it is a short form of two words: `don't`, `she'll`.
    var isContraction = false
    /// Whether it ends in 's.
    var isPossessive = false
    /// Whether it is a whole word of small ASCII letters, as most are.
    var isPlain = false
    /// Whether a space or clean mark stands behind it, as behind a whole word of ASCII letters.
    var isWhole = false
    /// The number of the word that it begins with among those read ahead, or of one before that.
    var number: Int

    func has(_ flags: Lexicon.Flags) -> Bool { entry.has(flags) }

    /// Whether a name may begin with it where no title stands before it. Whatever is announced, no other word begins one.
    @inline(__always)
    var mayBeginName: Bool {
        if letters == 1 { return true }
        if has(.trade) || !entry.isRole(.none) { return false }
        if has(.function) { return has(.name) && isCapital }
        return has([.particle, .name]) || isUnknown
    }

    /// Whether its letters say that it is a name of its own.
    var isCapital: Bool { shape == .capital || shape == .inner }
    /// Whether it is a word like others as it stands here.
    @inline(__always)
    var isOrdinary: Bool { has([.ordinary, .function]) && !(isCapital && has(.mostlyName)) }
    /// Whether it is in no list.
    @inline(__always)
    var isUnknown: Bool { !has([.name, .dictionary, .particle, .company, .street]) }
    /// Whether it is the name of a person, and no word like others as it stands.
    @inline(__always)
    var isPlainName: Bool { has(.name) && !isOrdinary && !has([.trade, .month]) }
    var isPlainGiven: Bool { has(.given) && !isOrdinary && !has([.trade, .month]) }
    /// Whether it is a given name that is a word like others too, and not one of those that hold sentences together.
    var isGivenWord: Bool { has(.given) && !has([.function, .month, .trade, .place]) }
    /// Whether it could be a name that no list has: in small letters or capitals, and longer than abbreviations are.
    @inline(__always)
    var isStranger: Bool { isUnknown && letters > 3 && shape != .mixed && !isContraction }
    var isInitial: Bool { letters == 1 && shape == .capital }
    /// Whether it is written with a capital always, and is neither a place nor anything else that is known: a name more
    /// often than not, behind a given name.
    var isStrayProper: Bool {
        has(.proper) && !has([.name, .place, .placePart, .function, .ordinary, .company, .month, .trade])
    }
    /// Whether it is the name of a place and no word, that people are given too.
    var isUnlikelyPlace: Bool { has(.given) && !has([.ordinary, .function]) }

    /// Whether this is a small letter that may stand for a name: `j smith`, `a. smith`, but not `a`, `i` or `x 2`.
    @inline(__always)
    func isSmallInitial(in text: Span<UInt8>) -> Bool {
        // `curl -u sjones`: the letter of an option.
        guard letters == 1, next + 2 < text.count, start == 0 || text[start - 1] != UInt8(ascii: "-") else {
            return false
        }
        if text[next] == UInt8(ascii: ".") {
            return text[next + 1].isLetter || text[next + 1] == UInt8(ascii: " ") && text[next + 2].isLetter
        }
        guard text[next] == UInt8(ascii: " ") else { return false }
        return text[start] != UInt8(ascii: "a") && text[start] != UInt8(ascii: "i") && text[next + 1].isLetter
    }

    /// The name that a word of a text is.
    @inline(__always)
    init(_ word: TextWord, number: Int) {
        start = word.start
        end = word.end
        next = word.end
        shape = word.shape
        letterCount = UInt8(truncatingIfNeeded: word.size)
        entry = word.entry
        isPlain = shape == .small
        isWhole = word.isSpaced || word.isClean
        self.number = number
    }

    /// Reads the word at `start`; `nil` where no letter stands.
    init?(in text: Span<UInt8>, at start: Int, number: Int = 0, _ lexicon: borrowing Lexicon) {
        guard start < text.count, text[start].isLetter || text[start] >= 0xC3 else { return nil }
        if text[start].isLetter {
            let word = TextWord(in: text, at: start, lexicon)
            if word.isName {
                #if DEBUG
                    ReadAhead.current?.count(word.size)
                #endif
                self.init(word, number: number)
                return
            }
        }
        self.init(spelled: text, at: start, number: number, lexicon)
    }

    /// Reads the word at `start` letter by letter.
    @inline(never)
    init?(spelled text: Span<UInt8>, at start: Int, number: Int, _ lexicon: borrowing Lexicon) {
        var hash = WordHash()
        var letters = 0
        var capitals = 0
        var isFirstCapital = false
        // The second or third capital of McDonald, and whether small letters stand before it.
        var innerCapital = 0
        var apostrophe: Int?
        var lettersBefore = 0
        var offset = start
        var end = start
        var state = hash
        let count = text.count
        scan: while offset < count {
            let byte = text[offset]
            if byte < 0x80 {
                let small = byte | 0x20
                if small &- 0x61 < 26 {
                    if byte & 0x20 == 0 {
                        capitals += 1
                        if letters == 0 { isFirstCapital = true } else { innerCapital = letters }
                    }
                    letters += 1
                    hash.add(small)
                    offset += 1
                    continue
                }
                if byte == UInt8(ascii: "'"), apostrophe == nil, letters > 0, offset + 1 < count,
                    text[offset + 1].isLetter || text[offset + 1] >= 0xC3
                {
                    apostrophe = offset
                    lettersBefore = letters
                    state = hash
                    offset += 1
                    continue
                }
                break
            }
            if let letter = FoldedLetter(in: text, at: offset) {
                if letter.isCapital {
                    capitals += 1
                    if letters == 0 { isFirstCapital = true } else { innerCapital = letters }
                }
                if letter.first != 0 {
                    letters += 1
                    hash.add(letter.first)
                }
                if letter.second != 0 { hash.add(letter.second) }
                offset += letter.length
                continue
            }
            // U+2019, the curly apostrophe.
            if byte == 0xE2, offset + 3 < count, text[offset + 1] == 0x80, text[offset + 2] == 0x99, apostrophe == nil,
                letters > 0, text[offset + 3].isLetter || text[offset + 3] >= 0xC3
            {
                apostrophe = offset
                lettersBefore = letters
                state = hash
                offset += 3
                continue
            }
            break scan
        }
        #if DEBUG
            ReadAhead.current?.count(offset - start)
        #endif
        guard letters > 0 else { return nil }
        end = offset
        self.next = offset
        if let apostrophe {
            let last = text[offset - 1] | 0x20
            switch letters - lettersBefore {
            // `van't Hoff`
            case 1 where lettersBefore == 3 && text.end(of: "van", at: start) == apostrophe: break
            case 1 where last == UInt8(ascii: "s"):
                isPossessive = true
                end = apostrophe
                hash = state
                if text[offset - 1] & 0x20 == 0 { capitals -= 1 }
                letters = lettersBefore
            case 1 where last == UInt8(ascii: "t") || last == UInt8(ascii: "d") || last == UInt8(ascii: "m"):
                isContraction = true
            case 2 where lettersBefore > 1 || last == UInt8(ascii: "l") || last == UInt8(ascii: "e"):
                // ll, re, ve; a name has more letters behind an apostrophe.
                isContraction = last == UInt8(ascii: "l") || last == UInt8(ascii: "e")
            default: break
            }
        }
        self.start = start
        self.end = end
        self.number = number
        letterCount = UInt8(clamping: letters)
        if capitals == 0 {
            shape = .small
        } else if capitals == letters {
            shape = letters == 1 ? .capital : .capitals
        } else if !isFirstCapital {
            shape = .mixed
        } else if capitals == 1 {
            shape = .capital
        } else if let apostrophe, capitals == 2, lettersBefore == 1 || innerCapital == lettersBefore, apostrophe > start
        {
            // O'Brien, Sa'Ad.
            shape = .capital
        } else if capitals == 2, innerCapital >= 2, innerCapital <= 4, letters > innerCapital + 2,
            Self.mayBegin(text, start, innerCapital)
        {
            shape = .inner
        } else {
            shape = .mixed
        }
        entry =
            letters > 1 && letters <= Self.longest
            ? lexicon[hash.value] : (letters == 1 ? lexicon[hash.value] : .unknown)
        if letters > Self.longest { shape = .mixed }
        // `Ní Bhriain`, which without its accent is a number of National Insurance.
        if letters == 2, end - start == 3, text[start] | 0x20 == UInt8(ascii: "n"), hash.value == Self.daughter.ni {
            entry = Self.daughter.entry
        }
    }

    /// `ni`, and what is known of it where it begins a family name.
    private static let daughter: (ni: UInt64, entry: Lexicon.Entry) = {
        var hash = WordHash()
        for letter in "ni".utf8 { hash.add(letter) }
        return (hash.value, Lexicon.Entry(rawValue: Lexicon.Flags.particle.rawValue))
    }()

    /// Takes the letters of a word into a hash, for a name of several words.
    static func fold(_ text: Span<UInt8>, _ word: NameWord, into hash: inout WordHash) {
        var offset = word.start
        while offset < word.end {
            if text[offset].isLetter {
                hash.add(text[offset] | 0x20)
                offset += 1
            } else if let letter = FoldedLetter(in: text, at: offset) {
                if letter.first != 0 { hash.add(letter.first) }
                if letter.second != 0 { hash.add(letter.second) }
                offset += letter.length
            } else {
                offset += 1
            }
        }
    }

    /// Whether the letters before a capital inside a word are the beginning of a family name.
    private static func mayBegin(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
        let first = text[start] | 0x20
        let second = text[start + 1] | 0x20
        switch (count, first, second) {
        case (2, UInt8(ascii: "m"), UInt8(ascii: "c")), (2, UInt8(ascii: "d"), UInt8(ascii: "e")),
            (2, UInt8(ascii: "d"), UInt8(ascii: "i")), (2, UInt8(ascii: "l"), UInt8(ascii: "e")),
            (2, UInt8(ascii: "l"), UInt8(ascii: "a")), (2, UInt8(ascii: "d"), UInt8(ascii: "u")),
            (2, UInt8(ascii: "d"), UInt8(ascii: "a")), (2, UInt8(ascii: "a"), UInt8(ascii: "l")),
            (2, UInt8(ascii: "e"), UInt8(ascii: "l")), (3, UInt8(ascii: "m"), UInt8(ascii: "a")),
            (3, UInt8(ascii: "v"), UInt8(ascii: "a")), (4, UInt8(ascii: "f"), UInt8(ascii: "i")):
            return true
        default: return false
        }
    }
}

/// A letter of the Latin script that is no ASCII letter, as the ASCII letters it is looked up by.
struct FoldedLetter {
    var first: UInt8
    /// The second letter, or 0: `ß` is `ss`.
    var second: UInt8 = 0
    var isCapital: Bool
    /// How many bytes it has in UTF-8.
    var length: Int

    /// Reads the letter at `offset`; `nil` where something else stands. A combining mark is a letter without any.
    init?(in text: Span<UInt8>, at offset: Int) {
        guard offset + 1 < text.count, text[offset] >= 0xC3, text[offset + 1] & 0xC0 == 0x80 else { return nil }
        let lead = text[offset]
        length = 2
        switch lead {
        case 0xC3...0xC5:
            let index = Int(lead - 0xC3) << 6 | Int(text[offset + 1] & 0x3F)
            let pair = Self.latin[index]
            guard pair != 0 else { return nil }
            first = UInt8(truncatingIfNeeded: pair)
            second = UInt8(truncatingIfNeeded: pair >> 8)
            isCapital = Self.isCapital(index)
        case 0xC6, 0xC8, 0xC9:
            switch (lead, text[offset + 1]) {
            case (0xC6, 0xA0), (0xC6, 0xA1): first = UInt8(ascii: "o")
            case (0xC6, 0xAF), (0xC6, 0xB0): first = UInt8(ascii: "u")
            case (0xC8, 0x98), (0xC8, 0x99): first = UInt8(ascii: "s")
            case (0xC8, 0x9A), (0xC8, 0x9B): first = UInt8(ascii: "t")
            case (0xC6, 0x8F), (0xC9, 0x99): first = UInt8(ascii: "e")
            default: return nil
            }
            isCapital =
                lead == 0xC6
                ? text[offset + 1] == 0xA0 || text[offset + 1] == 0xAF || text[offset + 1] == 0x8F
                : lead == 0xC8 && text[offset + 1] & 1 == 0
        case 0xCC, 0xCD:
            // U+0300 to U+036F: an accent of the letter before it.
            guard lead == 0xCC || text[offset + 1] < 0xB0 else { return nil }
            first = 0
            isCapital = false
        case 0xE1:
            // U+1E00 to U+1EFF: letters of Vietnamese, of Welsh, and with dots below.
            guard offset + 2 < text.count, text[offset + 1] & 0xFC == 0xB8, text[offset + 2] & 0xC0 == 0x80 else {
                return nil
            }
            let index = Int(text[offset + 1] & 3) << 6 | Int(text[offset + 2] & 0x3F)
            first = Self.additional[index]
            guard first != 0 else { return nil }
            isCapital = index & 1 == 0
            length = 3
        default: return nil
        }
    }

    /// U+00C0 to U+017F as one or two letters, the first in the low byte; 0 for the signs among them.
    private static let latin: [UInt16] = {
        let words = """
            a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss \
            a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y \
            a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g \
            g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l \
            l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s \
            s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
            """
        return words.utf8.split(separator: UInt8(ascii: " ")).map { letters in
            guard let first = letters.first, first != UInt8(ascii: "-") else { return 0 }
            return UInt16(first) | (letters.count > 1 ? UInt16(letters[letters.startIndex + 1]) << 8 : 0)
        }
    }()

    /// U+1E00 to U+1EFF as letters, by ranges.
    private static let additional: [UInt8] = {
        let ranges = """
            a2 b6 c2 d10 e10 f2 g2 h10 i4 k6 l8 m6 n8 o8 p4 r8 s10 t8 u10 v4 w10 x4 y2 z6 h1 t1 w1 y1 a1 s1 -4 a24 e16 i4 \
            o24 u14 y8 -6
            """
        var letters: [UInt8] = []
        for range in ranges.utf8.split(separator: UInt8(ascii: " ")) {
            let length = range.dropFirst().reduce(0) { $0 * 10 + Int($1 & 0x0F) }
            let letter = range.first ?? 0
            letters += Array(repeating: letter == UInt8(ascii: "-") ? 0 : letter, count: length)
        }
        return letters + Array(repeating: 0, count: max(0, 256 - letters.count))
    }()

    /// Whether letter `index` of `latin` is a capital.
    private static func isCapital(_ index: Int) -> Bool {
        switch index {
        case 0x1F: false  // ß
        case ..<0x20: true
        case ..<0x40: false
        case ..<0x78: index & 1 == 0
        case ..<0x89: index & 1 == 1
        case ..<0xB8: index & 1 == 0
        default: index & 1 == 1 && index < 0xBF
        }
    }
}
