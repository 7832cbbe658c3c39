/// What leaves as it is, cut into what may be somebody's.
extension ProofScan {
    /// Takes a text that leaves as it is: a kept value as its reader decodes it, or a piece of one.
    ///
    /// - Parameters:
    ///   - kept: The text.
    ///   - line: Its line in the export, from 1; 0 where it has none.
    ///   - field: The number of its field.
    ///   - declared: What the agreement says that the field holds.
    ///   - isRead: Whether a recogniser has read it before, all of it, and what it was certain of is not in it any more.
    ///   - mayHoldDoubtful: Of a text that was read, whether what the recogniser was not certain of may stand in it.
    public mutating func kept(
        _ kept: Span<UInt8>, line: Int, field: Int, declared: PersonalKinds, isRead: Bool = false,
        mayHoldDoubtful: Bool = false
    ) {
        guard kept.count > 1 else { return }
        self.line = line
        place = ProofPlace(export: export, line: line, field: field, kind: .phone)
        let isToBeRead = !isRead || mayHoldDoubtful
        let outline = ProofOutline(kept)
        // Most of what is left of free text.
        if !isToBeRead, outline.isPlain, !outline.hasDigit { return cutOutWords(kept, outline, field) }
        let prospect = prospect(of: kept, outline)
        guard prospect == .anything else {
            return look(atQuiet: kept, outline, prospect, field, isToBeRead: isToBeRead)
        }
        look(atAnything: kept, outline, field, declared, isToBeRead: isToBeRead, isRead: isRead)
    }

    /// Looks at a text in which a recogniser may find anything, unless it is known from another record.
    @inline(never)
    private mutating func look(
        atAnything kept: Span<UInt8>, _ outline: ProofOutline, _ field: Int, _ declared: PersonalKinds,
        isToBeRead: Bool, isRead: Bool
    ) {
        // What was read is the rest of a free text, and where every place is told each is to be looked at.
        guard !isRead, !search.tellsEveryPlace, let key = memory.key(of: kept, in: field) else {
            return look(atKept: kept, outline, field, declared, isToBeRead: isToBeRead, isRead: isRead)
        }
        if memory.recall(key, kept, line: line, field: field, into: &record, &hits) { return }
        let (firstCandidate, firstHit) = (record.ownCandidates.count, hits.count)
        look(atKept: kept, outline, field, declared, isToBeRead: true, isRead: false)
        memory.hold(key, kept, field: field, record, from: firstCandidate, hits, from: firstHit)
    }

    /// Looks at a text in which no recogniser finds more than a day: letters and digits, or figures. As quick as to remember it.
    @inline(__always)
    private mutating func look(
        atQuiet text: Span<UInt8>, _ outline: ProofOutline, _ prospect: Recogniser.Prospect, _ field: Int,
        isToBeRead: Bool
    ) {
        if hasBirthDates, outline.hasDigit { look(forBirthDates: text, field) }
        if prospect == .birthDate {
            look(atDay: text, field, isToBeRead: isToBeRead)
        } else if !outline.hasDigit {
            cutOutWords(text, outline, field)
        } else if outline.isToken {
            cutOutToken(text, outline, field)
        } else {
            cutOutNumber(text, outline, field)
        }
    }

    /// What the recognisers are asked about a text for. Of what may speak of nobody they are asked about all.
    @inline(__always)
    private func prospect(of text: Span<UInt8>, _ outline: ProofOutline) -> Recogniser.Prospect {
        search.strictness == .nobody ? .anything : search.recogniser.prospect(of: text, outline)
    }

    private mutating func look(
        atKept kept: Span<UInt8>, _ outline: ProofOutline, _ field: Int, _ declared: PersonalKinds, isToBeRead: Bool,
        isRead: Bool
    ) {
        // What most texts are needs no copy.
        guard !outline.isToken, !outline.isPlain else {
            return look(at: kept, outline, field, declared, isToBeRead: isToBeRead, countsCertain: !isRead)
        }
        var text = ProofText()
        swap(&text, &self.text)
        defer { swap(&text, &self.text) }
        text.fill(reading: kept)
        let bytes = text.bytes.span
        let outline = ProofOutline(bytes)
        // What was read was read with its line breaks, behind which it may say something else.
        let isToBeRead = isToBeRead || !text.isUnchanged
        let prospect = prospect(of: bytes, outline)
        guard prospect == .anything else {
            return look(atQuiet: bytes, outline, prospect, field, isToBeRead: isToBeRead)
        }
        look(at: bytes, outline, field, declared, isToBeRead: isToBeRead, countsCertain: !isRead)
    }

    private mutating func look(
        at text: Span<UInt8>, _ outline: ProofOutline, _ field: Int, _ declared: PersonalKinds, isToBeRead: Bool,
        countsCertain: Bool
    ) {
        var postcodes: [Range<Int>] = []
        if isToBeRead {
            let isStrict = search.strictness == .nobody
            if isStrict || countsCertain || Self.mayHoldCandidate(text, outline) {
                recognise(text, field, declared, &postcodes, countsCertain: countsCertain)
            }
            if isStrict { lookStrictly(at: text, outline, field, declared) }
        }
        if hasBirthDates, outline.hasDigit { look(forBirthDates: text, field) }
        if !outline.hasDigit {
            cutOutWords(text, outline, field)
        } else if outline.isToken {
            cutOutToken(text, outline, field)
        } else if Self.isShortNumber(text, outline) {
            cutOutNumber(text, outline, field)
        } else {
            cutOut(text, field, postcodes)
        }
    }

    /// Looks for what is glued together, where nobody may be spoken of.
    private mutating func lookStrictly(
        at text: Span<UInt8>, _ outline: ProofOutline, _ field: Int, _ declared: PersonalKinds
    ) {
        // What is longer than any reference was read already, as the text that it is.
        let isReference = declared.contains(.reference) && text.count <= 64
        if isReference {
            recogniseLetters(of: text, field, declared)
            if outline.hasDigit { recogniseDigits(of: text, field, declared) }
        }
        if (isReference ? search.gluedReference : search.gluedName).isIn(text) {
            hits.append(ProofHit(kind: .recognised(.name), line: line, field: field))
        }
    }

    /// Whether a recogniser may find in a text what is compared with the input's values: a mail address, whole or written out, or
    /// what has a digit.
    static func mayHoldCandidate(_ text: Span<UInt8>, _ outline: ProofOutline) -> Bool {
        outline.hasDigit || mayHoldMail(text)
    }

    /// Whether a mail address may be in a text, whole or written out.
    static func mayHoldMail(_ text: Span<UInt8>) -> Bool {
        var start = 0
        while start < text.count {
            // Of bytes that are at `@`, at a full stop or at the begin of `do` alone.
            var places = EightBytes(text, at: start).mailMarks
            while places != 0 {
                let index = start &+ places.trailingZeroBitCount &>> 3
                places &= places &- 1
                switch text[index] {
                case UInt8(ascii: "@"): return true
                case UInt8(ascii: "."): if index + 1 < text.count, text[index + 1].isWordByte { return true }
                default: if text.end(of: "dot", at: index) != nil { return true }
                }
            }
            start &+= 8
        }
        return false
    }

    mutating func recognise(
        _ text: Span<UInt8>, _ field: Int, _ declared: PersonalKinds, _ postcodes: inout [Range<Int>],
        countsCertain: Bool
    ) {
        // Out of `self` for the time of the walk, in which other parts of it change.
        var words = WordMemory()
        swap(&words, &self.words)
        words.walk { recognise(text, field, declared, &postcodes, countsCertain: countsCertain, &$0) }
        swap(&words, &self.words)
    }

    private mutating func recognise(
        _ text: Span<UInt8>, _ field: Int, _ declared: PersonalKinds, _ postcodes: inout [Range<Int>],
        countsCertain: Bool, _ cursor: inout Recogniser.Cursor
    ) {
        while let match = search.recogniser.next(in: text, &cursor) {
            if countsCertain, search.strictness.counts(match, declared) {
                hits.append(ProofHit(kind: .recognised(match.kind), line: line, field: field))
            }
            let range = match.range
            switch match.kind {
            case .phone:
                if let figures = SpokenDigits.figures(of: text.extracting(range)) {
                    look(forPhone: figures.span, figures.indices, field)
                } else {
                    look(forPhone: text, range, field)
                }
            case .email: look(for: search.hasher.mail(text, range), .mail, field)
            case .postcode:
                postcodes.append(range)
                if let code = Self.packed(text, range) {
                    let hash = search.hasher.number(.shortNumber, code, digits: 0)
                    look(for: hash, .shortNumber, field)
                }
            case .bankAccount:
                if let digits = ProofDigits.all(text, range), digits.count == 14 {
                    look(for: search.hasher.number(.account, digits.value, digits: 14), .account, field)
                }
            case .iban:
                look(forCode: text, range, field)
                if let account = Self.accountOfIBAN(text, range) {
                    look(for: search.hasher.number(.account, account, digits: 14), .account, field)
                }
            case .name, .address, .sortCode, .sipAddress, .url: break
            default: look(forCode: text, range, field)
            }
        }
    }

    /// Takes note of a name in the letters of a reference, where digits, marks or capitals glue it to the rest: `RT-SMITH-22`,
    /// `JohnSmith`.
    private mutating func recogniseLetters(of text: Span<UInt8>, _ field: Int, _ declared: PersonalKinds) {
        var letters: [UInt8] = []
        for index in text.indices {
            let byte = text[index]
            if index > 0, byte &- UInt8(ascii: "A") < 26, text[index - 1] &- UInt8(ascii: "a") < 26 {
                letters.append(UInt8(ascii: " "))
            }
            letters.append(byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 ? byte : UInt8(ascii: " "))
        }
        var cursor = Recogniser.Cursor()
        while let match = search.recogniser.next(in: letters.span, &cursor) {
            guard match.kind == .name, search.strictness.counts(match, declared) else { continue }
            hits.append(ProofHit(kind: .recognised(.name), line: line, field: field))
        }
    }

    /// Takes note of a telephone number in the digits of a reference, where letters or single marks hide it (`EXC07700900123`,
    /// `0 7 7 0 0 9 ...`), and of a sort code with its account number in a run of 14 digits that is no time.
    private mutating func recogniseDigits(of text: Span<UInt8>, _ field: Int, _ declared: PersonalKinds) {
        var digits: [UInt8] = []
        var groups = 0
        var position = 0
        while position <= text.count {
            if position < text.count, text[position].isDigit {
                if position == 0 || !text[position - 1].isDigit { groups += 1 }
                digits.append(text[position])
                position += 1
                continue
            }
            if position > 0, text[position - 1].isDigit, digits.count == 14, groups == 1, !Self.isTime(digits) {
                hits.append(ProofHit(kind: .recognised(.bankAccount), line: line, field: field))
            }
            // A single mark between digits may be there to hide them.
            let goesOn =
                position > 0 && position + 1 < text.count && text[position - 1].isDigit && text[position + 1].isDigit
                && !text[position].isLetter && text[position] < 0x80
            if !goesOn {
                if digits.count >= 10 {
                    var cursor = Recogniser.Cursor()
                    while let match = search.recogniser.next(in: digits.span, &cursor) {
                        guard match.kind == .phone, search.strictness.counts(match, declared) else { continue }
                        hits.append(ProofHit(kind: .recognised(.phone), line: line, field: field))
                    }
                }
                digits.removeAll(keepingCapacity: true)
                groups = 0
            }
            position += 1
        }
    }

    /// Whether 14 digits are a day and a time of this century, `20261201093000`.
    private static func isTime(_ digits: [UInt8]) -> Bool {
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 & 0x0F) } }
        return number(0..<2) == 20 && number(2..<4) < 50 && (1...12).contains(number(4..<6))
            && (1...31).contains(number(6..<8)) && number(8..<10) < 24 && number(10..<12) < 60 && number(12..<14) < 60
    }
}

extension EightBytes {
    /// The top bit of each byte that is `@` or a full stop, or a `d` that an `o` may follow.
    @inline(__always)
    fileprivate var mailMarks: UInt64 {
        let last: UInt64 = 0x80 &<< 56
        return places(of: UInt8(ascii: "@"), in: bytes) | places(of: UInt8(ascii: "."), in: bytes)
            | places(of: UInt8(ascii: "d"), in: folded) & (places(of: UInt8(ascii: "o"), in: folded) &>> 8 | last)
    }

    /// The top bit of each of eight bytes that is `byte`.
    @inline(__always)
    private func places(of byte: UInt8, in bytes: UInt64) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let others = bytes ^ UInt64(byte) &* 0x0101_0101_0101_0101
        return ~((others & low &+ low) | others | low)
    }
}
