/// A letter, a digit or something else in a text of UTF-8, as two spellings of one name are compared: without case, and
/// without the accents of Latin letters.
struct TextUnit {
    /// What a unit is.
    enum Kind: UInt8 {
        case letter
        case digit
        /// What stands between words.
        case other
    }

    /// What it is.
    var kind: Kind
    /// What stands for it in comparisons: a Latin letter in lower case without its accent, any other letter in lower
    /// case. A byte that is no UTF-8 may be a letter of another encoding, and stands for itself alone.
    var folded: UInt32
    /// Whether it is a capital.
    var isUpper: Bool
    /// Where it ends. Marks that are set on a letter, as decomposed accents are, belong to it.
    var end: Int

    /// Whether words are made of it.
    var isOfWord: Bool { kind != .other }
    /// Whether it is of a script that writes no spaces between words, and has no capitals.
    var isUnspaced: Bool { folded >= 0x2E80 && folded < Self.invalid }

    private static let invalid: UInt32 = 0x11_0000

    /// Whether the letter at `index`, inside a word, is a capital that begins a word of its own: the second of `SarahJones`, and of
    /// `SJones`.
    static func isHump(_ text: Span<UInt8>, at index: Int) -> Bool {
        guard index > 0, text[index] &- UInt8(ascii: "A") < 26, text[index - 1].isLetter else { return false }
        return text[index - 1] & 0x20 != 0 || index + 1 < text.count && text[index + 1] &- UInt8(ascii: "a") < 26
    }

    /// The unit that begins at `start`, which is below the count of `text`.
    @inline(__always)
    static func read(_ text: Span<UInt8>, at start: Int) -> TextUnit {
        let byte = text[start]
        guard byte < 0x80 else { return readBeyondASCII(text, at: start) }
        var unit = TextUnit(kind: .other, folded: UInt32(byte), isUpper: false, end: start + 1)
        if byte.isLetter {
            unit.kind = .letter
            unit.isUpper = byte & 0x20 == 0
            unit.folded = UInt32(byte | 0x20)
            if unit.end < text.count, text[unit.end] >= 0xCC { unit.end = endOfMarks(text, at: unit.end) }
        } else if byte.isDigit {
            unit.kind = .digit
        }
        return unit
    }

    private static func readBeyondASCII(_ text: Span<UInt8>, at start: Int) -> TextUnit {
        guard let (scalar, length) = scalar(text, at: start) else {
            return TextUnit(kind: .letter, folded: invalid + UInt32(text[start]), isUpper: false, end: start + 1)
        }
        var unit = TextUnit(kind: .other, folded: scalar.value, isUpper: false, end: start + length)
        let latin = LatinLetters.entry(scalar.value)
        if latin != 0 {
            unit.kind = .letter
            unit.folded = UInt32(latin & 0x7F)
            unit.isUpper = latin & 0x80 != 0
        } else {
            let properties = scalar.properties
            guard properties.isAlphabetic else { return unit }
            unit.kind = .letter
            let lower = properties.lowercaseMapping.unicodeScalars
            if let first = lower.first, lower.count == 1 { unit.folded = first.value }
            unit.isUpper = properties.isUppercase
            // The final sigma is a sigma to a name in capitals.
            if unit.folded == 0x3C2 { unit.folded = 0x3C3 }
        }
        unit.end = endOfMarks(text, at: unit.end)
        return unit
    }

    /// Where the combining marks (U+0300 to U+036F) that begin at `start` end.
    private static func endOfMarks(_ text: Span<UInt8>, at start: Int) -> Int {
        var end = start
        while end + 1 < text.count, text[end] == 0xCC || (text[end] == 0xCD && text[end + 1] < 0xB0),
            text[end + 1] & 0xC0 == 0x80
        {
            end += 2
        }
        return end
    }

    /// The scalar that begins at `start`, and its length in bytes; `nil` where no well-formed one does.
    static func scalar(_ text: Span<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let first = text[start]
        let length: Int
        var code: UInt32
        let smallest: UInt32
        switch first {
        case 0x00...0x7F: return (Unicode.Scalar(first), 1)
        case 0xC2...0xDF: (length, code, smallest) = (2, UInt32(first & 0x1F), 0x80)
        case 0xE0...0xEF: (length, code, smallest) = (3, UInt32(first & 0x0F), 0x800)
        case 0xF0...0xF4: (length, code, smallest) = (4, UInt32(first & 0x07), 0x1_0000)
        default: return nil
        }
        guard text.count - start >= length else { return nil }
        for offset in 1..<length {
            guard text[start + offset] & 0xC0 == 0x80 else { return nil }
            code = code << 6 | UInt32(text[start + offset] & 0x3F)
        }
        guard code >= smallest, let scalar = Unicode.Scalar(code) else { return nil }
        return (scalar, length)
    }

    /// The length of a mark at `start` that joins two parts of one name: an apostrophe or a hyphen of any kind; 0 where
    /// none stands there.
    static func joiner(_ text: Span<UInt8>, at start: Int) -> Int {
        switch text[start] {
        case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "`"): return 1
        case 0xC2: return start + 1 < text.count && (text[start + 1] == 0xAD || text[start + 1] == 0xB4) ? 2 : 0
        case 0xCA: return start + 1 < text.count && (0xB9...0xBD).contains(text[start + 1]) ? 2 : 0
        case 0xE2:
            guard start + 2 < text.count, text[start + 1] == 0x80 else { return 0 }
            return (0x90...0x93).contains(text[start + 2]) || (0x98...0x9B).contains(text[start + 2]) ? 3 : 0
        default: return 0
        }
    }
}

/// The Latin letters beyond ASCII that are a letter from A to Z with an accent or a stroke.
enum LatinLetters {
    /// The letter without its accent, in lower case, and the top bit for a capital; 0 for any other scalar.
    static func entry(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0xC0..<0x250: table[Int(scalar - 0xC0)]
        case 0x1E00..<0x1F00: table[Int(scalar - 0x1E00 + 0x190)]
        default: 0
        }
    }

    private static let table: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 0x190 + 0x100)
        func set(_ scalar: Unicode.Scalar, _ entry: UInt8) {
            switch scalar.value {
            case 0xC0..<0x250: table[Int(scalar.value - 0xC0)] = entry
            case 0x1E00..<0x1F00: table[Int(scalar.value - 0x1E00 + 0x190)] = entry
            default: break
            }
        }
        for family in families.split(separator: "\n") {
            guard let base = family.utf8.first else { continue }
            for scalar in family.unicodeScalars.dropFirst() {
                let upper = scalar.properties.uppercaseMapping.unicodeScalars
                if let first = upper.first, upper.count == 1 { set(first, base | 0x80) }
                set(scalar, base)
            }
        }
        return table
    }()

    /// Each letter from A to Z, and behind it those that are the same with an accent or a stroke (Unicode's canonical
    /// decompositions of the blocks up to Latin Extended-B and of Latin Extended Additional; strokes by hand).
    private static let families = """
        aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ
        bƀḃḅḇ
        cçćĉċčḉ
        dðďđḋḍḏḑḓ
        eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
        fḟ
        gĝğġģǧǵḡ
        hĥħȟḣḥḧḩḫẖ
        iìíîïĩīĭįıǐȉȋḭḯỉị
        jĵǰ
        kķǩḱḳḵ
        lĺļľŀłḷḹḻḽ
        mḿṁṃ
        nñńņňǹṅṇṉṋ
        oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ
        pṕṗ
        rŕŗřȑȓṙṛṝṟ
        sśŝşšșṡṣṥṧṩ
        tţťŧțṫṭṯṱẗ
        uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
        vṽṿ
        wŵẁẃẅẇẉẘ
        xẋẍ
        yýÿŷȳẏẙỳỵỷỹ
        zźżžƶẑẓẕ
        """
}
