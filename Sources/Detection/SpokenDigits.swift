/// What a word says where a number is read out: the digit or the tens it stands for, or what is to be done with the next.
struct Numeral: RawRepresentable, Sendable {
    let rawValue: UInt8

    static let double = Numeral(rawValue: 100)
    static let treble = Numeral(rawValue: 101)
    static let hundred = Numeral(rawValue: 102)
    static let thousand = Numeral(rawValue: 103)
    /// The `+` before the code of a country.
    static let plus = Numeral(rawValue: 104)
    /// `and`, `erm`: says nothing of a number, and stands within one.
    static let filler = Numeral(rawValue: 105)

    static let digits: [String] = [
        "oh o zero nought naught nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    static let others: [(Numeral, String)] = [
        (.double, "double"), (.treble, "treble triple"), (.hundred, "hundred"), (.thousand, "thousand"),
        (.plus, "plus"),
    ]

    /// The words of numbers that are read out, for the lexicon.
    static let words = (digits + tens + others.map { $0.1 }).joined(separator: " ")

    static let table = WordTable<Numeral>(
        digits.enumerated().map { (Numeral(rawValue: UInt8($0.offset)), $0.element) }
            + tens.enumerated().map { (Numeral(rawValue: UInt8(20 + $0.offset * 10)), $0.element) }
            + others + [(.filler, "and erm um er uh then that's so")])
}

/// A number that is read out: `oh double seven double oh, nine hundred one two three`, also with figures among the words.
///
/// No more than `mostDigits` digits are read, so each look costs the same at most.
public struct SpokenDigits: Sendable {
    private static let mostDigits = 20

    /// The digits, as figures.
    public private(set) var figures: [UInt8] = []
    /// Whether `plus` stands before them.
    private(set) var hasPlus = false
    /// How many of the words are digits or say how often one comes.
    private(set) var wordCount = 0
    /// The offset behind the last word.
    private(set) var end: Int

    /// The number that `text` reads as, all of it, as figures; `nil` where it is none that is read out.
    public static func figures(of text: Span<UInt8>) -> [UInt8]? {
        guard let spoken = SpokenDigits(in: text, at: 0, Numeral.table), spoken.end == text.count, spoken.wordCount > 1
        else { return nil }
        return (spoken.hasPlus ? [UInt8(ascii: "+")] : []) + spoken.figures
    }

    /// Reads the number at `start`; `nil` where no digit is read out.
    init?(in text: Span<UInt8>, at start: Int, _ table: WordTable<Numeral>) {
        end = start
        var offset = start
        var times = 1
        // The tens that the next digit may be added to: `forty two`.
        var isTens = false
        while figures.count < Self.mostDigits, offset < text.count {
            let byte = text[offset]
            if byte.isDigit {
                let first = offset
                while offset < text.count, text[offset].isDigit, figures.count < Self.mostDigits {
                    figures.append(text[offset])
                    offset += 1
                }
                guard text.isBoundary(offset), times == 1, offset > first else { break }
                isTens = false
                end = offset
            } else if byte.isLetter {
                let word = text.word(at: offset, most: 12)
                guard text.isBoundary(word.end), !word.hasDigit, word.end >= text.count || text[word.end] < 0x80,
                    let numeral = table[word.key], take(numeral, &times, &isTens, at: offset, start)
                else { break }
                offset = word.end
                if numeral.rawValue < Numeral.double.rawValue || numeral.rawValue == Numeral.hundred.rawValue
                    || numeral.rawValue == Numeral.thousand.rawValue
                {
                    end = offset
                }
            } else {
                break
            }
            guard let next = Self.next(in: text, behind: offset) else { break }
            offset = next
        }
        guard !figures.isEmpty else { return nil }
    }

    /// Takes a word into the number; `false` where it does not go on with it.
    private mutating func take(
        _ numeral: Numeral, _ times: inout Int, _ isTens: inout Bool, at offset: Int, _ start: Int
    )
        -> Bool
    {
        switch numeral.rawValue {
        case 0...9:
            if isTens, times == 1, numeral.rawValue > 0, let last = figures.indices.last {
                figures[last] = 0x30 + numeral.rawValue
            } else {
                for _ in 0..<times { figures.append(0x30 + numeral.rawValue) }
            }
            (times, isTens) = (1, false)
        case 10...90:
            guard times == 1 else { return false }
            figures.append(0x30 + numeral.rawValue / 10)
            figures.append(0x30 + numeral.rawValue % 10)
            isTens = numeral.rawValue >= 20
        case Numeral.double.rawValue, Numeral.treble.rawValue:
            guard times == 1 else { return false }
            times = numeral.rawValue == Numeral.double.rawValue ? 2 : 3
            isTens = false
        case Numeral.hundred.rawValue, Numeral.thousand.rawValue:
            guard times == 1, !figures.isEmpty else { return false }
            figures += Array(repeating: 0x30, count: numeral.rawValue == Numeral.hundred.rawValue ? 2 : 3)
            isTens = false
        case Numeral.plus.rawValue:
            guard offset == start else { return false }
            hasPlus = true
        default: return !figures.isEmpty && times == 1
        }
        if numeral.rawValue != Numeral.filler.rawValue { wordCount += 1 }
        return true
    }

    /// Where the next word begins, behind marks that stand between the groups of a number: four at most.
    private static func next(in text: Span<UInt8>, behind offset: Int) -> Int? {
        var next = offset
        while next < text.count, next - offset < 4 {
            switch text[next] {
            case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."): next += 1
            default: return next > offset ? next : nil
            }
        }
        return next < text.count ? next : nil
    }
}

extension Recogniser {
    /// Whether a number that is read out may begin with `word`: a digit's word with another behind it, or with figures.
    @inline(__always)
    func mayBeSpoken(_ word: TextWord, _ words: borrowing WordWindow) -> Bool {
        let next = words[words.current &+ 1]
        guard next.mayGoOn, !(word.beginsWithDigit && next.beginsWithDigit), next.start <= word.end &+ 3 else {
            return false
        }
        return word.entry.isNumeral ? next.entry.isNumeral || next.isOfDigits : word.isOfDigits && next.entry.isNumeral
    }

    /// Returns the number that is read out at `start`: of six digits or more, or of four behind the word for what it is.
    @inline(never)
    func spokenNumber(in text: Span<UInt8>, at start: Int, _ context: Context) -> Found? {
        guard let spoken = SpokenDigits(in: text, at: start, numerals), spoken.wordCount > 1 else { return nil }
        let figures = spoken.figures
        let topic = context.topic(at: start)
        if figures.count >= 9 {
            let groups = DigitGroups(in: figures.span, at: 0)
            let confidence = groups.flatMap { phone(digits: $0, in: figures.span) }
            if confidence != nil || spoken.hasPlus {
                return Found(.phone, confidence == .certain ? .certain : .likely, end: spoken.end)
            }
        }
        guard spoken.wordCount > 2, figures.count >= 6 || figures.count >= 4 && topic != nil && context.isDirect else {
            return nil
        }
        let kind: PersonalKind =
            switch topic {
            case .sortCode: .sortCode
            case .account: .accountNumber
            case .card: .card
            case .nhsNumber: .nhsNumber
            case .birth: .dateOfBirth
            case .taxReference: .taxReference
            case .passport: .passport
            case .imei: .imei
            case .iccid: .iccid
            case .version, .other, .calls, .mail, .phone, nil: .phone
            default: .reference
            }
        if kind == .phone, topic == .other || figures.count < 6 { return nil }
        return Found(kind, .doubtful, end: spoken.end)
    }

    /// Returns the code that is read out behind `pin` and the like: `pin is four two double one`.
    func spokenSecret(in text: Span<UInt8>, behind end: Int) -> Found? {
        var offset = end
        for _ in 0..<3 {
            while offset < text.count, offset - end < Self.longestJoint,
                text[offset] == UInt8(ascii: " ") || text[offset] == UInt8(ascii: ":")
                    || text[offset] == UInt8(ascii: ",")
            { offset += 1 }
            guard offset > end, offset < text.count, text[offset].isLetter else { return nil }
            let word = text.word(at: offset, most: 12)
            if let numeral = numerals[word.key], numeral.rawValue != Numeral.filler.rawValue {
                guard let spoken = SpokenDigits(in: text, at: offset, numerals), spoken.figures.count > 3 else {
                    return nil
                }
                return Found(.secret, .likely, start: offset, end: spoken.end)
            }
            switch answerWords[word.key] {
            case .verb, .filler, .change, .to: offset = word.end
            default: return nil
            }
        }
        return nil
    }
}
