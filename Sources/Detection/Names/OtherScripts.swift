/// Names in letters that are not Latin: Greek, Cyrillic, Arabic, Chinese and any other. No list has them, so that what stands like a
/// name among other words is one, in doubt.
extension PersonNames {
    /// Words of one text beside each other whose letters are not Latin.
    struct ForeignWords {
        /// Where they end.
        let end: Int
        /// Whether they may be somebody's name.
        let isName: Bool
    }

    /// The most words of a name, and its most letters in a script without capitals, whose sentences nothing else tells from it.
    private static let mostForeignWords = 4
    private static let mostForeignLetters = 24

    /// Returns the words of letters that are not Latin that begin at `start`; `nil` where no such letter stands.
    ///
    /// In a script with capitals a name is of words with one, and a single word that begins a sentence of others is none. In a
    /// script without it is all that stands together, if that is short.
    @inline(never)
    func foreignWords(in text: Span<UInt8>, at start: Int) -> ForeignWords? {
        guard var word = ForeignWord(in: text, at: start) else { return nil }
        let first = word
        let beginsSentence = Self.beginsSentence(text, start)
        var (words, letters) = (1, word.letters)
        while Self.joins(text, word.end), let next = ForeignWord(in: text, at: word.end + 1) {
            // Capitals among small words are a name of their own.
            if next.isCased, next.isCapital != first.isCapital { break }
            words += 1
            letters += next.letters
            word = next
        }
        guard first.isCased else {
            let most = first.mostOfName ?? Self.mostForeignLetters
            return ForeignWords(end: word.end, isName: letters > 1 && letters <= most && words <= Self.mostForeignWords)
        }
        guard first.isCapital, letters > 1 else { return ForeignWords(end: word.end, isName: false) }
        let goesOn = Self.joins(text, word.end) && ForeignWord(in: text, at: word.end + 1) != nil
        return ForeignWords(
            end: word.end, isName: words <= Self.mostForeignWords && !(words == 1 && beginsSentence && goesOn))
    }

    /// Whether a space or a mark within names stands here.
    private static func joins(_ text: Span<UInt8>, _ index: Int) -> Bool {
        guard index + 1 < text.count else { return false }
        return text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "'")
    }

    /// Whether a sentence begins here: at the begin of the text or a line, or behind what ends one.
    private static func beginsSentence(_ text: Span<UInt8>, _ start: Int) -> Bool {
        var index = start - 1
        while index >= 0, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\"") { index -= 1 }
        guard index >= 0 else { return true }
        switch text[index] {
        case UInt8(ascii: "\n"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ">"): return true
        default: return false
        }
    }
}

/// A word of letters that are not Latin.
private struct ForeignWord {
    var end: Int
    var letters = 0
    /// Whether its script has capitals, and it begins with one.
    let isCased: Bool
    let isCapital: Bool
    /// The most letters of a name in a script that has no spaces, in which a sentence looks like a word; `nil` for others.
    let mostOfName: Int?

    /// The word at `start`; `nil` where no such letter stands.
    init?(in text: Span<UInt8>, at start: Int) {
        guard start < text.count, text[start] >= 0xCD, let (first, length) = TextUnit.scalar(text, at: start),
            Self.isLetter(first)
        else { return nil }
        end = start + length
        letters = 1
        let properties = first.properties
        isCapital = properties.isUppercase
        isCased = properties.isCased
        switch first.value {
        // Thai, Lao; Hiragana, Katakana; Chinese, and Korean, which has a letter for a syllable too.
        case 0x0E00..<0x0F00, 0x3040..<0x3100: mostOfName = 8
        case 0x2E80...: mostOfName = 4
        default: mostOfName = nil
        }
        while end < text.count, text[end] >= 0xCC, let (next, length) = TextUnit.scalar(text, at: end) {
            if Self.isLetter(next) {
                letters += 1
            } else if !Self.isMark(next) {
                break
            }
            end += length
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // What stands between words, signs and numerals; Latin letters.
        case 0..<0x370, 0x1D00..<0x1F00, 0x2000..<0x2C00, 0x2C60..<0x2C80, 0xA720..<0xA800, 0xFB00..<0xFB07,
            0xFF00..<0xFF66:
            false
        default: scalar.properties.isAlphabetic && !isMark(scalar)
        }
    }

    /// Whether this is set on a letter, or joins two.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: scalar.value == 0x200C || scalar.value == 0x200D || scalar.value == 0x30FB
        }
    }
}
