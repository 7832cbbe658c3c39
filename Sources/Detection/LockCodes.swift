/// Codes of gates and alarms, and passwords that are words: told by the words beside them.
extension Recogniser {
    private static let mostDigits = 8

    /// Returns the code directly behind what it opens: `keysafe 2580`, `the gate is 4417#`.
    func codeBeside(in text: Span<UInt8>, behind end: Int) -> Found? {
        guard let joint = joint(in: text, behind: end) else { return nil }
        guard joint.others > 0 else { return code(in: text, joint, fewest: joint.strength == .beside ? 4 : 3) }
        // `padlock on cab 3003`: of what has no other number.
        let hasNoOther =
            text.end(of: "lock", at: end - 4) ?? text.end(of: "safe", at: end - 4) ?? text.end(of: "pad", at: end - 3)
            ?? text.end(of: "box", at: end - 3)
        guard hasNoOther != nil, text.end(of: " safe", at: end - 5) == nil, token(in: text, joint).count == 4 else {
            return nil
        }
        return code(in: text, joint, fewest: 4)
    }

    /// Returns the code in `code for the gate 4417`, `code to get in is 4417`, where `end` is behind its word.
    func codeOfLock(in text: Span<UInt8>, behind end: Int) -> Found? {
        guard
            var offset = text.end(of: " for ", at: end) ?? text.end(of: " to ", at: end)
                ?? text.end(of: " on ", at: end)
        else { return nil }
        for _ in 0..<3 {
            let word = text.word(at: offset, most: 16)
            guard word.end > offset, !word.hasDigit else { return nil }
            let meaning = NameWord(in: text, at: offset, names.lexicon)?.entry.context
            if meaning == .lock || meaning == .qualifier || text.end(of: "in", at: offset) == word.end
                || text.end(of: "enter", at: offset) == word.end
            {
                guard let joint = joint(in: text, behind: word.end), joint.others == 0 else { return nil }
                return code(in: text, joint, fewest: 3)
            }
            guard word.end < text.count, text[word.end] == UInt8(ascii: " ") else { return nil }
            offset = word.end + 1
        }
        return nil
    }

    /// Whether what a code is for stands before it at `start`: `2fa code`, `login code`.
    func isCodeOfLogin(in text: Span<UInt8>, at start: Int) -> Bool {
        (text.end(of: "2fa ", at: start - 4) ?? text.end(of: "login ", at: start - 6)
            ?? text.end(of: "step ", at: start - 5))
            == start
    }

    /// Returns the code behind `code` or `key` at `start` where the words before name no secret: one that was sent, `sms code
    /// 551288`; the one of a licence or card; a key of letters and digits; and where nothing says what it is of, `the code is 551294`.
    func codeOfTopic(in text: Span<UInt8>, at start: Int, behind end: Int, _ context: Context) -> Found? {
        let topic = context.isDirect ? context.topic(at: start) : nil
        if topic == .calls { return secret(in: text, behind: end, announcedBy: .pin) }
        if text[start] | 0x20 == UInt8(ascii: "k") || topic == .drivingLicence || topic == .card {
            return mixedSecret(in: text, behind: end)
        }
        guard let joint = joint(in: text, behind: end), !isTechnical(in: text, before: start) else { return nil }
        let value = token(in: text, joint)
        let look = TokenLook(text, value)
        let last = endOfNumber(in: text, value, look)
        let digits = TokenLook(text, value.lowerBound..<last).digits
        // `bounced code -1003`
        guard text[joint.value - 1] != UInt8(ascii: "-") || text[joint.value - 2] != UInt8(ascii: " ") else {
            return nil
        }
        if look.digits == value.count, digits == 6 || digits == 4 && joint.others == 0 {
            return Found(.secret, .doubtful, start: value.lowerBound, end: last)
        }
        guard look.digits == 4, look.letters + look.marks > 0, joint.others == 0 else { return nil }
        return code(in: text, joint, fewest: 4)
    }

    /// Whether the word before `start` says that a code is none of a person's: `error code`, `area code`.
    private func isTechnical(in text: Span<UInt8>, before start: Int) -> Bool {
        guard start > 1, text[start - 1] == UInt8(ascii: " ") || text[start - 1] == UInt8(ascii: "-") else {
            return start > 0 && text[start - 1] != UInt8(ascii: "\n")
        }
        var begin = start - 1
        while begin > 0, text[begin - 1].isWordByte, start - begin < 16 { begin -= 1 }
        // `dc03 code 1219`, `13 Dec code 1219`: of nothing that a person opens.
        guard let word = NameWord(in: text, at: begin, names.lexicon), word.end == start - 1,
            begin == 0 || text[begin - 1] <= 0x20, word.has([.ordinary, .function]), !word.has([.month, .trade])
        else { return true }
        return Self.technical[text.word(at: begin, most: start - 1 - begin).key] != nil
    }

    private static let technical = WordTable<Thing>([
        (
            .any,
            """
            error errors err prod fault fail failure area post postal zip dial dialling dialing country tax promo promotion promotional discount
            offer product item order colour color exit cause status reason stock branch cost project model nominal part sic hs
            response http https sip return disposition wrap result source charge tariff plan service svc sort bank swift bic
            job case ticket ref reference campaign event action short diagnostic diag dtc blink led trouble stop test testing
            billing bill meter property store site exchange cab version build type class category industry priority severity
            network operator carrier prefix std voucher coupon gift bar qr dress barcode id account acct acc customer cust
            location loc room dept department team staff employee clock payroll eir ean gtin vat nace iso currency feature star
            hash routing trunk line dsl sync legacy internal supplier vendor provider partner region release rejection reject refusal
            denial cancellation cease termination migration match bt fix fixing clear closure close resolution outcome call
            """
        )
    ])

    /// The digits, and perhaps a letter before and a letter or `#` behind them, that `joint` leads to; no telephone number, date or time.
    private func code(in text: Span<UInt8>, _ joint: Joint, fewest: Int) -> Found? {
        let value = token(in: text, joint)
        var digits = 0
        // `C1987Z`, as push buttons have it.
        let first = !value.isEmpty && text[value.lowerBound] &- 0x41 < 26 ? value.lowerBound + 1 : value.lowerBound
        while first + digits < value.upperBound, text[first + digits].isDigit { digits += 1 }
        guard digits >= fewest, digits <= Self.mostDigits, first + digits + 1 >= value.upperBound else { return nil }
        if first + digits < value.upperBound {
            let last = text[value.upperBound - 1]
            guard last == UInt8(ascii: "#") || last == UInt8(ascii: "*") || last &- 0x41 < 26 else { return nil }
        } else if let groups = DigitGroups(
            in: text, at: text[value.lowerBound - 1] == UInt8(ascii: "(") ? value.lowerBound - 1 : value.lowerBound),
            groups.digitCount > Self.mostDigits
        {
            return nil
        }
        return Found(.secret, .likely, start: value.lowerBound, end: value.upperBound)
    }

    /// Returns the token of letters and digits behind a key that was spoken of some words before: `SSID hub6 key b4f7a2c9`.
    func mixedSecret(in text: Span<UInt8>, behind end: Int) -> Found? {
        guard let joint = joint(in: text, behind: end), joint.others == 0 else { return nil }
        let value = token(in: text, joint)
        let look = TokenLook(text, value)
        guard value.count > 6, look.letters > 2, look.digits > 0, !look.isMask, !isObject(in: text, value),
            // `registry key '{bf1a281b-...}`
            text[value.lowerBound] != UInt8(ascii: "{")
        else {
            return nil
        }
        return Found(.secret, .doubtful, start: value.lowerBound, end: value.upperBound)
    }

    /// Returns the word that `memorable word` and the like announce at `start`.
    func memorableWord(in text: Span<UInt8>, at start: Int, behind end: Int) -> Found? {
        if text.end(of: "question: ", at: start) != nil {
            return memorableAnswer(in: text, behind: end).flatMap { text.isBoundary($0.end + 1) ? $0 : nil }
        }
        guard text.end(of: "word", at: start) == end || text.end(of: "answer", at: start) == end else { return nil }
        return memorableAnswer(in: text, behind: end)
    }

    /// Returns what is answered where people are asked to prove who they are: `memorable place is Whitby`, `pet: rolo`. In doubt always.
    func memorableThing(in text: Span<UInt8>, at start: Int, behind end: Int) -> Found? {
        guard end + 1 < text.count else { return nil }
        guard text[end] == UInt8(ascii: " ") else {
            let isPet = text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "=")
            return isPet ? memorableAnswer(in: text, behind: end) : nil
        }
        let thing = text.word(at: end + 1, most: 12)
        if Self.things[thing.key] != nil { return memorableAnswer(in: text, behind: thing.end) }
        // `first pet Rolo`, `first pet was rolo`, but not `first pet food order`.
        guard text.end(of: "first ", at: start - 6) == start,
            text[end + 1] & 0x20 == 0 || joint(in: text, behind: end).map({ $0.strength > .beside }) == true
        else { return nil }
        return memorableAnswer(in: text, behind: end)
    }

    private enum Thing: UInt8, Sendable {
        case any
    }

    private static let things = WordTable<Thing>([(.any, "name place date person thing info answer question film book")]
    )

    /// The word that is answered behind `end`, and is none of prose.
    private func memorableAnswer(in text: Span<UInt8>, behind end: Int) -> Found? {
        guard end + 1 < text.count else { return nil }
        let joint = joint(in: text, behind: end) ?? Joint(value: text[end] == UInt8(ascii: " ") ? end + 1 : end)
        let value = token(in: text, joint)
        let look = TokenLook(text, value)
        if look.digits > 0, look.letters > 2 {
            return Found(.secret, .doubtful, start: value.lowerBound, end: value.upperBound)
        }
        guard value.count > 3, let word = NameWord(in: text, at: value.lowerBound, names.lexicon),
            word.end == value.upperBound,
            !word.has([.function, .trade]), answerWords[text.word(at: value.lowerBound, most: value.count).key] == nil
        else { return nil }
        return Found(.secret, .doubtful, start: value.lowerBound, end: value.upperBound)
    }

    /// Returns the word beside the word for a password that ends at `end`, where it is no prose: in no list, or with a capital that
    /// the word before has not.
    func madeUpPassword(in text: Span<UInt8>, behind end: Int) -> Found? {
        guard end + 1 < text.count, text[end] == UInt8(ascii: " "),
            let word = NameWord(in: text, at: end + 1, names.lexicon), word.letters > 4, !word.isContraction,
            !word.isPossessive,
            word.end == token(in: text, Joint(value: end + 1)).upperBound
        else { return nil }
        let isMarked =
            word.isCapital && text[end - 1] & 0x20 != 0
            && answerWords[text.word(at: word.start, most: word.end - word.start).key] == nil
        let isMadeUp =
            word.isUnknown
            ? word.shape == .mixed || word.letters > 6
            : isMarked && word.has(.ordinary) && !word.has([.function, .trade, .company, .name])
        return isMadeUp ? Found(.secret, .doubtful, start: end + 1, end: word.end) : nil
    }

    /// Whether a user stands before the slash at `end`, with a word for one before it: `login jsmith / kettle`.
    func isBehindLogin(in text: Span<UInt8>, _ end: Int) -> Bool {
        var start = end
        while start > 0, text[start - 1] > 0x20, end - start < Self.longestName { start -= 1 }
        guard start > 4, end - start > 2 else { return false }
        for word: StaticString in [
            "login ", "lgoin ", "logon ", "user ", "username ", "creds ", "credentials ", "account ", "login: ",
            "user: ",
        ]
        where text.end(of: word, at: start - word.utf8CodeUnitCount) == start { return true }
        return false
    }
}
