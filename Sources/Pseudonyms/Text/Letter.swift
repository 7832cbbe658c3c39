/// A letter or numeral outside ASCII, by the class within which it is substituted.
///
/// A letter has a case only where its other case is one scalar of the same number of UTF-8 bytes that maps back to it;
/// then both fold to the lower one. Thus no folding and no substitution changes the length of a text: `ß`, `İ` and
/// their like stand for themselves.
struct Letter {
    /// How a letter is written, and what may stand in its place.
    enum Kind: UInt8 {
        /// The lower one of a pair.
        case lower
        /// The upper one of a pair.
        case upper
        /// Lower case without a pair.
        case loneLower
        /// Upper or title case without a pair.
        case loneUpper
        /// A script without case, and modifier letters.
        case caseless
        /// A decimal digit of any script.
        case digit
        /// A letter in a circle, square or brackets, of an alphabet of 26.
        case enclosed
        /// Any other numeral (Roman, superscript, circled, a fraction) or sign made of letters. One stands for all.
        case numeral
    }

    let kind: Kind
    /// The scalar that stands for the letter in both cases; for a digit the zero of its script.
    let folded: UInt32

    /// What `scalar` is; `nil` where it is neither letter nor numeral: it is left as it is then.
    static func of(_ scalar: Unicode.Scalar) -> Letter? {
        let index = Int(scalar.value)
        if index < cached.count { return cached[index] }
        // Ideographs and Hangul are most of what lies beyond, and their properties need no asking.
        if Block.of(scalar.value) != nil { return Letter(kind: .caseless, folded: scalar.value) }
        return classify(scalar)
    }

    /// The classes of Latin, Greek, Cyrillic and all else below U+0530.
    private static let cached: [Letter?] = (0..<0x530).map { Unicode.Scalar($0).flatMap(classify) }

    private static func classify(_ scalar: Unicode.Scalar) -> Letter? {
        if let controls = controls(of: scalar.value) {
            return Letter(kind: controls == capitalControls ? .loneUpper : .loneLower, folded: scalar.value)
        }
        // The micro sign is a letter by its category alone, and no other stands where it does.
        if scalar == "\u{B5}" { return nil }
        // The final sigma is a sigma to a name in capitals.
        if scalar == "\u{3C2}" { return Letter(kind: .loneLower, folded: 0x3C3) }
        if Letter.alphabet(of: scalar.value) != nil { return Letter(kind: .enclosed, folded: scalar.value) }
        if Letter.signs.contains(where: { $0.contains(scalar.value) }) {
            return Letter(kind: .numeral, folded: scalar.value)
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .lowercaseLetter:
            guard let upper = single(properties.uppercaseMapping), isPair(lower: scalar, upper: upper) else {
                return Letter(kind: .loneLower, folded: scalar.value)
            }
            return Letter(kind: .lower, folded: scalar.value)
        case .uppercaseLetter, .titlecaseLetter:
            guard let lower = single(properties.lowercaseMapping), isPair(lower: lower, upper: scalar) else {
                return Letter(kind: .loneUpper, folded: scalar.value)
            }
            return Letter(kind: .upper, folded: lower.value)
        case .otherLetter, .modifierLetter:
            return Letter(kind: .caseless, folded: scalar.value)
        case .decimalNumber:
            guard let value = properties.numericValue, (0...9).contains(value) else {
                return Letter(kind: .numeral, folded: scalar.value)
            }
            return Letter(kind: .digit, folded: scalar.value - UInt32(value))
        case .letterNumber, .otherNumber:
            return Letter(kind: .numeral, folded: scalar.value)
        default:
            return nil
        }
    }

    /// The controls at whose bytes Windows-1252 has Š Œ Ž, and š œ ž: a text of it that is declared as ISO 8859-1, as many
    /// are, has letters there. `nil` for every other scalar.
    private static func controls(of scalar: UInt32) -> [UInt32]? {
        guard 0x80...0x9F ~= scalar else { return nil }
        if capitalControls.contains(scalar) { return capitalControls }
        return smallControls.contains(scalar) ? smallControls : nil
    }

    private static let capitalControls: [UInt32] = [0x8A, 0x8C, 0x8E]
    private static let smallControls: [UInt32] = [0x9A, 0x9C, 0x9E]

    /// The first letters of the alphabets from A to Z in brackets, circles and squares, and of the letters of flags.
    private static let enclosedAlphabets: [UInt32] = [
        0x249C, 0x24B6, 0x24D0, 0x1F110, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6,
    ]

    /// Blocks of letters and numerals that Unicode counts among the symbols.
    private static let signs: [ClosedRange<UInt32>] = [
        0x2460...0x24FF,  // Enclosed Alphanumerics
        0x3200...0x33FF,  // Enclosed CJK Letters and Months, CJK Compatibility
        0x1F100...0x1F2FF,  // Enclosed Alphanumeric Supplement, Enclosed Ideographic Supplement
    ]

    /// The first letter of the enclosed alphabet in which `scalar` is; `nil` where it is in none.
    static func alphabet(of scalar: UInt32) -> UInt32? {
        guard scalar >= 0x249C else { return nil }
        return enclosedAlphabets.first { ($0..<$0 + 26).contains(scalar) }
    }

    private static func isPair(lower: Unicode.Scalar, upper: Unicode.Scalar) -> Bool {
        lower != upper && UTF8Sequence.length(lower.value) == UTF8Sequence.length(upper.value)
            && single(lower.properties.uppercaseMapping) == upper
            && single(upper.properties.lowercaseMapping) == lower
    }

    private static func single(_ mapping: String) -> Unicode.Scalar? {
        let scalars = mapping.unicodeScalars
        guard let first = scalars.first, scalars.dropFirst().isEmpty else { return nil }
        return first
    }
}

/// A run of scalars without case, all of one length, whose letters stand in for each other.
private struct Block {
    let scalars: ClosedRange<UInt32>

    static func of(_ scalar: UInt32) -> Block? {
        guard scalar >= 0x3400 else { return nil }
        return all.first { $0.scalars.contains(scalar) }
    }

    private static let all = [
        Block(scalars: 0x3400...0x4DB5),  // CJK Unified Ideographs Extension A
        Block(scalars: 0x4E00...0x9FA5),  // CJK Unified Ideographs
        Block(scalars: 0xAC00...0xD7A3),  // Hangul syllables
        Block(scalars: 0x20000...0x2A6D6),  // CJK Unified Ideographs Extension B
    ]
}

/// The letters in use of a script, lower case beside upper case. What is rare in it becomes one of these.
private struct Script {
    let lower: [UInt32]
    let upper: [UInt32]

    private init(_ scalars: some Sequence<UInt32>) {
        var lower: [UInt32] = []
        var upper: [UInt32] = []
        for scalar in scalars {
            guard let letter = Unicode.Scalar(scalar),
                let other = letter.properties.uppercaseMapping.unicodeScalars.first,
                Letter.of(letter)?.kind == .lower
            else { continue }
            lower.append(scalar)
            upper.append(other.value)
        }
        self.lower = lower
        self.upper = upper
    }

    static func of(_ folded: UInt32) -> Script? {
        switch folded {
        case 0xC0...0x24F: latinExtended
        case 0x370...0x3FF: greek
        case 0x400...0x52F: cyrillic
        default: nil
        }
    }

    // For the Latin letters that no single-byte encoding has: the others are in a `LetterPool`.
    private static let latinExtended = Script(0x100...0x17F)
    private static let greek = Script(0x3B1...0x3C9)
    private static let cyrillic = Script(0x430...0x44F)
}

extension Letter {
    /// A scalar of this letter's script, case and UTF-8 length, drawn from `stream`.
    func substitute(
        for scalar: UInt32, from stream: inout NumeralStream, _ hash: borrowing KeyedHash
    ) -> UInt32 {
        switch kind {
        case .digit:
            return folded + UInt32(stream.next(below: 10, hash))
        case .enclosed:
            if let first = Letter.alphabet(of: scalar) { return first + UInt32(stream.next(below: 26, hash)) }
        case .numeral:
            // Superscripts have two forms that every encoding with one of them has.
            if scalar == 0xB2 || scalar == 0xB3 || scalar == 0xB9 { return 0xB2 + UInt32(stream.next(below: 2, hash)) }
            // A half, and zeros in circles.
            return scalar < 0x800 ? 0xBD : scalar < 0x10000 ? 0x24EA : 0x1F10C
        case .caseless:
            if let block = Block.of(scalar) {
                return block.scalars.lowerBound + UInt32(stream.next(below: block.scalars.count, hash))
            }
            if let pool = LetterPool.letters(for: folded, isUpper: false), !pool.isEmpty {
                return pool[stream.next(below: pool.count, hash)]
            }
        case .lower, .loneLower:
            if let controls = Letter.controls(of: scalar) { return controls[stream.next(below: controls.count, hash)] }
            if let pool = LetterPool.letters(for: folded, isUpper: false), !pool.isEmpty {
                return pool[stream.next(below: pool.count, hash)]
            }
            if let script = Script.of(folded) {
                return script.lower[stream.next(below: script.lower.count, hash)]
            }
        case .upper, .loneUpper:
            if let controls = Letter.controls(of: scalar) { return controls[stream.next(below: controls.count, hash)] }
            if let pool = LetterPool.letters(for: folded, isUpper: true), !pool.isEmpty {
                return pool[stream.next(below: pool.count, hash)]
            }
            if let script = Script.of(folded) {
                return script.upper[stream.next(below: script.upper.count, hash)]
            }
        }
        return substituteInRow(scalar, from: &stream, hash)
    }

    /// Any other script: another letter of the same kind among the 64 scalars that share all but the last UTF-8 byte with
    /// the folded one. A letter that is the only one of its kind there stays.
    private func substituteInRow(
        _ scalar: UInt32, from stream: inout NumeralStream, _ hash: borrowing KeyedHash
    ) -> UInt32 {
        let wanted: Kind = kind == .upper ? .lower : kind
        let row = folded & ~0x3F...folded | 0x3F
        let candidates = row.count { Letter.isOf(wanted, $0) }
        guard candidates > 0 else { return scalar }
        var remaining = stream.next(below: candidates, hash)
        for candidate in row where Letter.isOf(wanted, candidate) {
            if remaining == 0 { return kind == .upper ? Letter.upper(of: candidate) : candidate }
            remaining -= 1
        }
        return scalar
    }

    private static func isOf(_ kind: Kind, _ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar).flatMap(of)?.kind == kind
    }

    static func upper(of lower: UInt32) -> UInt32 {
        Unicode.Scalar(lower)?.properties.uppercaseMapping.unicodeScalars.first?.value ?? lower
    }
}
