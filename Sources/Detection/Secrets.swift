/// Passwords, PINs and tokens: behind the words that announce them, and known by how they begin.
extension Recogniser {
    /// Whether three letters or more begin a token at `start` that has digits too, and is written as no model, code or time
    /// is: `muffin42`, `kgmm-508-rtv`.
    func isMixedToken(in text: Span<UInt8>, at start: Int) -> Bool {
        let value = token(in: text, Joint(value: start))
        guard (6...32).contains(value.count) else { return false }
        var letters = 0
        while letters < value.count, text[start + letters].isLetter { letters += 1 }
        let look = TokenLook(text, value)
        // `pa55w0rd24`, `kettle8gazebo$`.
        let isLong = value.count > 7 && letters > 0 && look.letters > 4
        guard letters > 2 || isLong, look.digits > 1 || isLong && look.digits > 0 && look.marks > 0,
            look.digits + look.letters + 3 > value.count
        else { return false }
        // `INC123456`, `ORD-1234`.
        let isReference = look.letters == letters && letters == 3 || look.digits > 5
        return !isReference && text.end(of: "://", at: start + letters) == nil
    }

    /// Returns the password that begins with the word at `start`, where `temp` or a slash stands before it: `temp muffin42`,
    /// `login: jsmith / muffin42`. In doubt always.
    func slashedSecret(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start > 4, text[start - 1] == UInt8(ascii: " ") || text[start - 1] == UInt8(ascii: "/") else {
            return nil
        }
        let isSlashed = text[start - 2] == UInt8(ascii: "/") && text[start - 3] == UInt8(ascii: " ")
        if isSlashed, isBehindLogin(in: text, start - 3) {
            let value = token(in: text, Joint(value: start))
            return value.count > 5 ? Found(.secret, .doubtful, end: value.upperBound) : nil
        }
        // `login jb/muffin42`
        let isGlued = text[start - 1] == UInt8(ascii: "/") && isBehindLogin(in: text, start - 1)
        guard isGlued || isSlashed && text[start - 4].isWordByte || text.end(of: "temp ", at: start - 5) == start,
            isMixedToken(in: text, at: start)
        else { return nil }
        return Found(.secret, .doubtful, end: token(in: text, Joint(value: start)).upperBound)
    }

    /// Returns the secret that a word that ends at `end` announces.
    func secret(in text: Span<UInt8>, behind end: Int, announcedBy word: ContextWord) -> Found? {
        if word == .bearer { return bearerToken(in: text, behind: end) }
        guard let joint = joint(in: text, behind: end) else { return nil }
        var value = token(in: text, joint)
        guard !value.isEmpty else { return nil }
        var look = TokenLook(text, value)
        if word == .pin, look.marks > 0, let slash = value.first(where: { text[$0] == UInt8(ascii: "/") }) {
            // `pin 3393/3394`
            value = value.lowerBound..<slash
            look = TokenLook(text, value)
        }
        if value.count == 1, look.digits == 1, word == .password || word == .markedSecret,
            let behind = text.end(of: " ", at: value.upperBound)
        {
            // A router's configuration says how it is enciphered: `secret 5 ...`.
            value = token(in: text, Joint(value: behind))
            look = TokenLook(text, value)
            // `(sid:3 cport:-1)::PrepRequestProcessor` is none.
            guard value.count > 5, look.digits > 0, look.letters > 0,
                !value.contains(where: { text[$0] == UInt8(ascii: ":") || text[$0] == UInt8(ascii: ")") })
            else { return nil }
        }
        guard !look.isMask, word != .markedSecret || !isObject(in: text, value) else { return nil }
        // `Failed password for root from 203.0.113.9`
        if look.marks == 3, endOfIPv4(in: text, at: value.lowerBound)?.end == value.upperBound { return nil }
        // `password for calls in: "walrus-trombone"`, `password on acc: hedgehog`.
        if joint.strength == .mark || joint.strength == .verb && look.letters == value.count, joint.others > 0,
            word == .password, value.count > 4, look.letters > 0,
            joint.quote != nil || isLastWord(in: text, value)
        {
            return Found(.secret, .doubtful, start: value.lowerBound, end: value.upperBound)
        }
        if word == .markedSecret, joint.strength != .mark, joint.quote == nil {
            // `pass` and `token` stand in prose too.
            let isSet = joint.strength == .verb && joint.others == 1
            guard joint.others == 0 || isSet, value.count > 5, look.digits > 0, look.letters > 0 else { return nil }
        }
        if joint.strength == .mark, Self.schemes[text.word(at: value.lowerBound, most: 12).key] != nil {
            return bearerToken(in: text, behind: value.upperBound)
        }
        if look.letters == value.count, answerWords[text.word(at: value.lowerBound, most: value.count).key] != nil {
            return nil
        }
        // `the password follows by text to 07700 900123`.
        if look.digits == value.count, value.count > 3, value.count < 12, joint.strength != .mark {
            let isBracketed = text[value.lowerBound - 1] == UInt8(ascii: "(")
            let groups = DigitGroups(in: text, at: isBracketed ? value.lowerBound - 1 : value.lowerBound)
            if let groups, groups.digitCount > 8 { return nil }
        }
        if joint.isLoose {
            guard word == .password else { return nil }
            return Found(.secret, .doubtful, start: value.lowerBound, end: value.upperBound)
        }
        let isNumber = word == .pin || word == .cardCheck
        if isNumber, look.marks == 1, look.digits == value.count - 1,
            text[value.upperBound - 1] == UInt8(ascii: "#")
                || look.digits == 6 && text[value.lowerBound + 3] == UInt8(ascii: "-")
        {
            // `pin 889214#`, as it is keyed in; `otp 774-210`.
            look.marks = 0
            look.digits += 1
        }
        if isNumber || joint.others > 0 || joint.strength == .beside, look.digits == 0 {
            // `reset pw to kettle-spoon-lamp`
            let isJoined = joint.strength == .verb && look.marks == 2 && look.letters > 8
            guard !isNumber, isJoined || joint.others == 0 && look.marks > 0 && joint.strength == .beside else {
                return nil
            }
        }
        if joint.strength == .beside {
            let fewest = word == .cardCheck ? 3 : 4
            if value.count == 3, look.digits == 3, word == .password || word == .pin {
                // `mfa code 482 913`
                let end = endOfNumber(in: text, value, look)
                return end > value.upperBound ? Found(.secret, .likely, start: value.lowerBound, end: end) : nil
            }
            guard value.count >= fewest else { return nil }
            if isNumber {
                // `pin k9Pq2`.
                let isMixed = look.digits > 0 && look.marks == 0 && value.count > 4 && text[value.lowerBound].isLetter
                guard look.digits == value.count || isMixed, value.count <= 8 else { return nil }
            }
            return Found(.secret, .likely, start: value.lowerBound, end: endOfNumber(in: text, value, look))
        }
        guard value.count >= 2 else { return nil }
        let isSure = joint.others == 0 && (joint.strength == .mark || look.digits > 0 || look.marks > 0)
        return Found(
            .secret, isSure ? .certain : .likely, start: value.lowerBound,
            end: (joint.strength == .mark || joint.others == 0 && word != .pin) && look.letters == value.count
                ? endOfPhrase(in: text, value.upperBound) : endOfNumber(in: text, value, look))
    }

    /// Whether a token that is known by how it begins may begin so.
    static func mayBeKnown(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "e") || byte == UInt8(ascii: "s") }

    /// Returns the token at `start` that is known by how it begins: a JSON Web Token (RFC 7519), a key of a payment
    /// processor.
    func knownToken(in text: Span<UInt8>, at start: Int, _ wordEnd: Int) -> Found? {
        let isWebToken = wordEnd - start > 15 && text.end(of: "eyJ", at: start) != nil
        let isKey =
            wordEnd - start == 2 && wordEnd < text.count && text[wordEnd] == UInt8(ascii: "_")
            && (text.end(of: "sk_test_", at: start) ?? text.end(of: "sk_live_", at: start)) != nil
        guard isWebToken || isKey else { return nil }
        let value = token(in: text, Joint(value: start))
        guard value.count > 15 else { return nil }
        return Found(.secret, .likely, end: endOfToken(in: text, value))
    }

    private enum Scheme: UInt8, Sendable {
        case any
    }

    /// How one is authorised (RFC 9110, 11): what follows is the secret.
    private static let schemes = WordTable<Scheme>([(.any, "bearer token basic digest apikey")])

    /// Returns the token behind `Bearer` (RFC 6750).
    private func bearerToken(in text: Span<UInt8>, behind end: Int) -> Found? {
        // SQL's `IDENTIFIED BY 'kettle'`.
        if text.end(of: "identified", at: end - 10) != nil {
            guard let start = text.end(of: " by '", at: end) else { return nil }
            let value = token(in: text, Joint(value: start, quote: text[start - 1]))
            return value.count > 2 ? Found(.secret, .likely, start: value.lowerBound, end: value.upperBound) : nil
        }
        guard end + 1 < text.count, text[end] == UInt8(ascii: " ") else { return nil }
        let value = token(in: text, Joint(value: end + 1))
        let look = TokenLook(text, value)
        guard value.count >= 8, look.digits > 0 || look.marks > 1, !look.isMask else { return nil }
        return Found(.secret, start: value.lowerBound, end: endOfToken(in: text, value))
    }

    /// The value that begins where `joint` says: up to a space, or to the quote it began with.
    func token(in text: Span<UInt8>, _ joint: Joint) -> Range<Int> {
        let start = joint.value
        let limit = min(text.count, start + Self.longestSecret)
        var end = start
        if let quote = joint.quote {
            while end < limit, text[end] != quote, text[end] >= 0x20 { end += 1 }
            if end < text.count, text[end] == quote { return start..<end }
            end = start
        }
        while end < limit {
            switch text[end] {
            case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"): return start..<trimmed(text, start, end)
            case UInt8(ascii: "&") where end == start, UInt8(ascii: "|") where end == start: break
            case UInt8(ascii: "&"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"):
                // Between parameters and cells; inside a password only where more of it follows a mark like these.
                if joint.strength == .mark || end + 1 >= text.count || text[end + 1] <= 0x20 {
                    return start..<trimmed(text, start, end)
                }
            default: break
            }
            end += 1
        }
        return start..<trimmed(text, start, end)
    }

    /// The end of a token that is as long as is looked at: of some service, in one piece. Walked only where it has been
    /// found to be a secret, so that each byte is walked over once for this.
    private func endOfToken(in text: Span<UInt8>, _ value: Range<Int>) -> Int {
        guard value.count >= Self.longestSecret - 1 else { return value.upperBound }
        var end = value.upperBound
        while end < text.count, text[end] > 0x20, text[end] != UInt8(ascii: "\""), text[end] != UInt8(ascii: "<"),
            text[end] != UInt8(ascii: "&"), text[end] != UInt8(ascii: ",")
        {
            end += 1
        }
        return trimmed(text, value.lowerBound, end)
    }

    /// Whether a value is a word that is no prose, and the last of its line or sentence.
    private func isLastWord(in text: Span<UInt8>, _ value: Range<Int>) -> Bool {
        guard value.upperBound >= text.count || text[value.upperBound] != UInt8(ascii: " "),
            let word = NameWord(in: text, at: value.lowerBound, names.lexicon), word.end == value.upperBound
        else { return false }
        return !word.has([.function, .trade, .deed])
            && answerWords[text.word(at: value.lowerBound, most: value.count).key] == nil
    }

    /// The end of a value without the marks of the sentence around it.
    private func trimmed(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start {
            switch text[end - 1] {
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"),
                UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "'"), UInt8(ascii: "`"):
                end -= 1
            default: return end
            }
        }
        return end
    }

    /// The end of a number in two groups, as codes are sent: `123 456`.
    func endOfNumber(in text: Span<UInt8>, _ value: Range<Int>, _ look: TokenLook) -> Int {
        let end = value.upperBound
        guard look.digits == value.count, (2...4).contains(value.count), end + value.count < text.count,
            text[end] == UInt8(ascii: " ") || text[end] == UInt8(ascii: "-")
        else { return endOfToken(in: text, value) }
        for offset in end + 1...end + value.count where !text[offset].isDigit { return end }
        return text.isBoundary(end + 1 + value.count) ? end + 1 + value.count : end
    }
}

/// What a token consists of.
struct TokenLook {
    var letters = 0
    var digits = 0
    var marks = 0
    /// Whether it stands for a value that somebody has hidden: `****`, `xxxx`.
    var isMask = true

    init(_ text: Span<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let first = text[range.lowerBound]
        for offset in range {
            let byte = text[offset]
            if byte.isDigit { digits += 1 } else if byte.isLetter { letters += 1 } else { marks += 1 }
            if byte != first { isMask = false }
        }
        if first.isDigit || range.count == 1 { isMask = false }
        if first == UInt8(ascii: "["), text[range.upperBound - 1] == UInt8(ascii: "]") { isMask = true }
    }
}
