/// Whether the bytes of a text beyond ASCII stand where letters and signs of Windows-1252 do.
///
/// A text in another page shows itself by signs within words (the `³` of `Pawe³`), by words of nothing but such letters
/// (Cyrillic, Greek), by capitals behind small letters (the `Ž` that Mac OS has for `é`), and by bytes that mean nothing.
struct WesternSurvey {
    /// The bytes beyond ASCII.
    private(set) var count = 0
    /// Those that stand where their letter or sign usually does.
    private var fitting = 0
    /// Those that stand where it hardly ever does.
    private var odd = 0
    /// Where the first of them stands.
    private(set) var firstOddity: Int?

    /// How sure it is that the text is in Windows-1252, up to 0.9; `nil` where it does not look like it: more than one
    /// byte in fifty at an odd place, or fewer than half at a usual one.
    var confidence: Double? {
        guard count > 0, odd * 50 <= count, fitting * 2 >= count else { return nil }
        return 0.5 + 0.4 * Double(fitting) / Double(count)
    }

    /// Counts `text`.
    mutating func add(_ text: Span<UInt8>) {
        var letters = 0
        var index = 0
        while true {
            let end = text.endOfASCII(from: index)
            if end > index { letters = 0 }
            guard end < text.count else { return }
            index = end
            let place = Place(text, index)
            count += 1
            switch Self.sign(text[index]) {
            case .lower, .upper:
                letters += 1
                if letters == 3 {
                    // The two before it fitted each other at best.
                    note(index - 2, 3)
                } else if letters > 3 || (Self.sign(text[index]) == .upper && place.isWithinSmallLetters) {
                    note(index, 1)
                } else if place.isByLetter {
                    fitting += 1
                }
            case let sign:
                letters = 0
                if !place.isUsual(for: sign) {
                    note(index, 1)
                } else {
                    fitting += 1
                }
            }
            index += 1
        }
    }

    private mutating func note(_ index: Int, _ number: Int) {
        odd += number
        if firstOddity == nil { firstOddity = index }
    }

    /// What a byte beyond ASCII is in Windows-1252.
    private enum Sign {
        case nothing, upper, lower
        /// A sign that stands before numbers.
        case currency
        /// A sign that stands at the end of a word of two letters, or of a number: squares, cubes, ordinals.
        case raised
        case degree
        /// The Spanish marks before a sentence.
        case opening
        /// What joins words and halves of words: the apostrophe, a point, a space and a hyphen.
        case joining
        case dash
        /// Quotes, bullets and the signs of trade marks.
        case punctuation
        /// Any other.
        case rare
    }

    private static func sign(_ byte: UInt8) -> Sign {
        switch byte {
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D: .nothing
        case 0x8A, 0x8C, 0x8E, 0x9F, 0xC0...0xD6, 0xD8...0xDE: .upper
        case 0x9A, 0x9C, 0x9E, 0xDF...0xF6, 0xF8...0xFF: .lower
        case 0x80, 0xA3: .currency
        case 0xB2, 0xB3, 0xB9, 0xAA, 0xBA: .raised
        case 0xB0: .degree
        case 0xA1, 0xBF: .opening
        case 0x92, 0xA0, 0xAD, 0xB7: .joining
        case 0x96, 0x97: .dash
        case 0x85, 0x91, 0x93, 0x94, 0x95, 0x99, 0xA7, 0xA9, 0xAB, 0xAE, 0xBB: .punctuation
        default: .rare
        }
    }

    /// What stands around a byte.
    private struct Place {
        enum Class {
            case upper, lower, digit, other
        }

        let before: Class
        let behind: Class
        /// Whether at least three letters stand before it.
        let endsWord: Bool

        init(_ text: Span<UInt8>, _ index: Int) {
            before = Self.of(index > 0 ? text[index - 1] : 0)
            behind = Self.of(index + 1 < text.count ? text[index + 1] : 0)
            var letters = 0
            while letters < 3, index > letters, Self.isLetter(Self.of(text[index - 1 - letters])) { letters += 1 }
            endsWord = letters == 3
        }

        private static func of(_ byte: UInt8) -> Class {
            switch byte {
            case 0x30...0x39: .digit
            case 0x41...0x5A: .upper
            case 0x61...0x7A: .lower
            case 0x80...:
                switch WesternSurvey.sign(byte) {
                case .upper: .upper
                case .lower: .lower
                default: .other
                }
            default: .other
            }
        }

        private static func isLetter(_ of: Class) -> Bool { of == .upper || of == .lower }

        /// Whether a capital stands here among small letters: behind one, or behind any letter and before one.
        var isWithinSmallLetters: Bool { before == .lower || before == .upper && behind == .lower }
        var isByLetter: Bool { Self.isLetter(before) || Self.isLetter(behind) }

        /// Whether `sign`, which is no letter, may stand here.
        func isUsual(for sign: Sign) -> Bool {
            let (isBehindLetter, isBeforeLetter) = (Self.isLetter(before), Self.isLetter(behind))
            return switch sign {
            case .nothing: false
            case .joining: true
            // An en dash between small letters is an ñ of Mac OS.
            case .dash: before != .lower || behind != .lower
            case .currency: !isBeforeLetter && (!isBehindLetter || behind == .digit)
            case .raised: !isBeforeLetter && !endsWord || before == .digit
            case .degree: !isBehindLetter
            case .opening: !isBehindLetter && behind != .lower
            case .punctuation: !isBehindLetter || !isBeforeLetter
            case .rare: !isBehindLetter && !isBeforeLetter
            case .upper, .lower: true
            }
        }
    }
}
