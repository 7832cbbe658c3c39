/// What words between an announced value and the word that announces it say.
enum AnswerWord: UInt8, Sendable {
    /// `is`: the value follows.
    case verb
    /// `changed`: the value follows behind `to`.
    case change
    /// `to`.
    case to
    /// `number`, `now`: says nothing.
    case filler
    /// `of`: says nothing directly behind the word, and is a word of prose elsewhere.
    case of
    /// How the value is written: `all lower case`, `capital K`.
    case spelling
    /// A word of prose: no value.
    case prose

    static let table = WordTable<AnswerWord>(lists)

    static let lists: [(AnswerWord, String)] = [
        (.verb, "is was are were equals being be reads"),
        (.change, "changed reset set updated switched amended"),
        (.to, "to as"), (.of, "of"),
        (
            .spelling,
            "all lower upper lowercase uppercase case capital capitals caps capitalised small spelt spelled letter letters"
        ),
        (
            .filler,
            """
            number numbers no num code codes word phrase id key name value now currently temporarily the a his her \
            their new old temp temporary been has have just again login wifi user default current
            """
        ),
        (
            .prose,
            """
            expired expires expire expiry not incorrect wrong invalid correct working work works worked required \
            needed need needs sent send unknown missing blank too very still only also always an on in at for by my \
            our your it its this that these those same different ok okay fine weak strong sensitive see locked blocked \
            protected forgotten forgot lost never already available given shared stored saved please and or but then than when \
            will would could should can cannot cant did didn does doesn do don had got getting get gets ask asked \
            asking call called enter entered entry try tried tries trying use used using via with without from off \
            out up down over into until after before because so if unable failed fails failing issue issues problem \
            problems request requested requests requesting resetting change changing prompt prompts page screen link \
            email emailed post text texted sms phone number yes none na null true false nil policy manager \
            protection field box hint reminder unchanged confirmed accepted rejected verified provided recovery \
            attempts attempt times days day today tomorrow yesterday accordingly successfully correctly he she they we \
            you i customer caller user agent team engineer account portal router online app website webmail mailbox \
            hidden redacted removed masked withheld above below attached next last first second back there here him \
            them me us mine yours ready due pending active disabled enabled unlocked known secure safe unsafe
            """
        ),
    ]
}

/// What stands between a word that announces a value and the value.
struct Joint {
    /// What joins them.
    enum Strength {
        case beside, verb, mark
    }

    /// Where the value begins.
    var value: Int
    var strength = Strength.beside
    /// How many words that say nothing of a value stand between.
    var others = 0
    /// The quote that the value stands in.
    var quote: UInt8?
    /// Whether words of prose stand between: `password on account muffin42`.
    var isLoose = false
}

extension Recogniser {
    /// How far behind its word a value may begin, and how long one may be, in bytes.
    static let longestJoint = 48
    static let longestSecret = 128

    /// Returns where the value stands that a word that ends at `end` announces; `nil` where prose goes on.
    func joint(in text: Span<UInt8>, behind end: Int) -> Joint? {
        let limit = min(text.count, end + Self.longestJoint)
        var offset = end
        var joint = Joint(value: end)
        var firstOther: Int?
        var needsTo = false
        while offset < limit {
            let byte = text[offset]
            if byte.isLetter {
                let word = text.word(at: offset, most: Self.longestJoint)
                let isWhole = word.end >= text.count || !Self.continuesValue(text, word.end)
                let answer = isWhole && !word.hasDigit ? answerWords[word.key] : nil
                switch answer {
                case .verb:
                    joint.strength = max(joint.strength, .verb)
                    joint.others += firstOther == nil ? 0 : 1
                    firstOther = nil
                case .to:
                    guard needsTo || joint.strength == .beside else { return nil }
                    // `reset the password to`, but `gave the password to` somebody.
                    if !needsTo { joint.others += 1 }
                    joint.strength = max(joint.strength, .verb)
                    needsTo = false
                    firstOther = nil
                case .change:
                    needsTo = true
                case .filler: break
                case .of where joint.strength == .beside: break
                case .spelling where joint.strength != .beside && !needsTo:
                    // `capital K kestrel44`.
                    if word.end + 2 < text.count, text[word.end + 1].isLetter, text[word.end + 2] == UInt8(ascii: " ") {
                        offset = word.end + 2
                        continue
                    }
                case nil where joint.strength != .beside && text.end(of: "one word ", at: offset) != nil: break
                case .prose, .of, .spelling, nil:
                    if joint.strength != .beside, !needsTo {
                        guard answer == nil else { return nil }
                        joint.value = offset
                        return joint
                    }
                    if !isWhole || word.hasDigit, firstOther == nil {
                        joint.value = offset
                        return joint
                    }
                    if joint.others <= 3,
                        word.hasDigit || !isWhole
                            ? isMixedToken(in: text, at: offset) : isMadeUp(in: text, at: offset, word.end)
                    {
                        joint.value = offset
                        joint.isLoose = true
                        return joint
                    }
                    firstOther = firstOther ?? offset
                    joint.others += 1
                    guard joint.others < 4 else { return nil }
                }
                offset = word.end
                continue
            }
            switch byte {
            case UInt8(ascii: ".") where text.end(of: "no. ", at: offset - 2) != nil: offset += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ">"),
                UInt8(ascii: "_"):
                offset += 1
            case UInt8(ascii: ":"), UInt8(ascii: "="):
                joint.strength = .mark
                needsTo = false
                firstOther = nil
                offset += 1
            case UInt8(ascii: "-"):
                if offset > end, text[offset - 1] == UInt8(ascii: " ") { joint.strength = max(joint.strength, .verb) }
                offset += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
                if joint.strength == .beside, Self.isClosingQuote(text, offset) {
                    offset += 1
                } else if byte == UInt8(ascii: "'"), joint.strength == .beside, offset == end {
                    // `the password's kettle22`, but not `the password's expired`.
                    guard let verb = text.end(of: "'s ", at: offset) else { return nil }
                    joint.strength = .verb
                    offset = verb
                } else {
                    joint.value = offset + 1
                    joint.quote = byte
                    if joint.strength == .beside { joint.strength = .verb }
                    return needsTo ? nil : joint
                }
            case UInt8(ascii: "/") where offset == end && isMixedToken(in: text, at: offset + 1):
                // `pwd/kettle22`
                joint.value = offset + 1
                joint.strength = .verb
                return joint
            case UInt8(ascii: "#") where offset == end:
                // `pin#4417`
                offset += 1
            case UInt8(ascii: ";") where offset == end && offset + 1 < text.count && text[offset + 1].isWordByte:
                // The colon's key without its shift: `pw;kettle22`.
                joint.strength = .mark
                offset += 1
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                return joint.strength == .mark && joint.others == 0 ? ofNextLine(in: text, joint, at: offset) : nil
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "?"),
                UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "<"):
                return nil
            case 0xE2:
                guard offset + 2 < limit else { return nil }
                switch (text[offset + 1], text[offset + 2]) {
                case (0x86, _), (0x87, _): joint.strength = max(joint.strength, .verb)  // arrows
                case (0x80, 0x90...0x95):
                    if offset > end, text[offset - 1] == UInt8(ascii: " ") {
                        joint.strength = max(joint.strength, .verb)
                    }
                case (0x80, 0x98...0x9F):
                    joint.value = offset + 3
                    joint.quote = byte
                    joint.strength = max(joint.strength, .verb)
                    return needsTo ? nil : joint
                default: return nil
                }
                offset += 3
            default:
                guard byte.isDigit || joint.strength != .beside else { return nil }
                joint.value = offset
                if needsTo || firstOther != nil { joint.others += 1 }
                return joint
            }
        }
        return nil
    }

    /// The value on the line behind the end of one at `offset`, if it is all of that line, has a digit and no key of a form.
    private func ofNextLine(in text: Span<UInt8>, _ joint: Joint, at offset: Int) -> Joint? {
        var joint = joint
        joint.value = text.end(of: "\r\n", at: offset) ?? offset + 1
        let value = token(in: text, joint)
        let look = TokenLook(text, value)
        guard value.count > 3, look.digits > 0, look.letters > 0, look.digits + look.letters + 3 > value.count,
            value.upperBound >= text.count || text[value.upperBound] < 0x20
        else { return nil }
        return joint
    }

    /// Whether a word is long, in no list, and no name with a capital: `pw for cpe ilovebrambles`.
    private func isMadeUp(in text: Span<UInt8>, at start: Int, _ end: Int) -> Bool {
        guard end - start > 9 else { return false }
        guard let word = NameWord(in: text, at: start, names.lexicon) else { return false }
        return word.end == end && word.isUnknown && !word.isCapital
    }

    /// Whether what stands at `offset` belongs to the token before it, as in `abc-1` and `abc$`.
    private static func continuesValue(_ text: Span<UInt8>, _ offset: Int) -> Bool {
        switch text[offset] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ":"),
            UInt8(ascii: "="), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: ";"):
            return false
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "?"), UInt8(ascii: "!"),
            UInt8(ascii: "/"), UInt8(ascii: "-"):
            return offset + 1 < text.count && text[offset + 1].isWordByte
        default: return true
        }
    }

    /// Whether the quote at `offset` closes a name, as in `"pin": "1234"`.
    private static func isClosingQuote(_ text: Span<UInt8>, _ offset: Int) -> Bool {
        var next = offset + 1
        if next < text.count, text[next] == UInt8(ascii: " ") { next += 1 }
        return next < text.count && (text[next] == UInt8(ascii: ":") || text[next] == UInt8(ascii: "="))
    }
}

extension Joint.Strength: Comparable {}
