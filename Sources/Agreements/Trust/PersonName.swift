/// The names of people, by which roles are kept apart: one person with two keys is one person.
enum PersonName {
    /// A name as agreements and the trust list take it: a text of one line with letters, all of one script, and without
    /// characters that nobody sees or that stand for others (Unicode Standard Annex 44, Changes_When_NFKC_Casefolded).
    static func reading(_ text: String) -> Reading<String> {
        guard case .value = Scalar.text(text) else { return Scalar.text(text) }
        var scripts: [String] = []
        for scalar in text.lowercased().unicodeScalars {
            let properties = scalar.properties
            let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
            switch properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                return .problem("holds \(code), which nobody sees", fix: "write the name without it")
            default: break
            }
            guard !properties.changesWhenNFKCCaseFolded || ordinary.contains(scalar) else {
                return .problem("holds \(code), which stands for another character", fix: "write that one")
            }
            if let script = script(of: scalar), !scripts.contains(script) { scripts.append(script) }
        }
        guard let first = scripts.first else { return .problem("has no letter", fix: "write the person's name") }
        guard scripts.count == 1 else {
            return .problem(
                "mixes letters of \(first) and \(scripts[1]), of which some look alike", fix: "write it in one script")
        }
        return .value(text)
    }

    /// Letters that case folding or compatibility mapping changes, and that names have.
    private static let ordinary: Set<Unicode.Scalar> = ["ß", "ς", "\u{E33}", "\u{EB3}"]

    /// The script of a letter, by the first word of its Unicode name; `nil` for what every script has.
    private static func script(of scalar: Unicode.Scalar) -> String? {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: break
        default: return nil
        }
        let word = scalar.properties.name?.split(separator: " ").first.map(String.init) ?? "UNKNOWN"
        // What Japanese and Korean names are written in together.
        return ["CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"].contains(word) ? "CJK" : word
    }

    /// What is compared of a name: its letters, marks and digits without case, look-alikes of other scripts as the Latin
    /// letters that they look like. White space and punctuation do not count.
    static func key(_ name: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in name.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .nonspacingMark,
                .spacingMark, .decimalNumber:
                if scalar == "ß" {
                    key.append(contentsOf: "ss".unicodeScalars)
                } else if scalar.properties.generalCategory != .modifierLetter {
                    key.append(lookAlikes[scalar] ?? scalar)
                }
            default: break
            }
        }
        return String(key)
    }

    /// Small letters, after what they or their capitals look like.
    private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = zip(
            "авекмнорстухіјѕһԁԛԝӏүαβεζηικμνορτυχσςɑɡı".unicodeScalars,
            "abekmhopctyxijshdqwlyabezhikmnoptyxooagi".unicodeScalars)
        return Dictionary(pairs.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }()
}

/// Whether two names are one person's: case, white space, punctuation and letters that look alike do not tell people
/// apart.
func isSamePerson(_ left: String, _ right: String) -> Bool { PersonName.key(left) == PersonName.key(right) }
