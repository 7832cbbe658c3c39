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
        // Most of what is left of free text.
        if !isToBeRead, ProofOutline.isPlain(kept, withoutDigits: true) { return cutOutWords(kept, field) }
        let outline = ProofOutline(kept)
        let prospect = prospect(of: kept, outline)
        guard prospect == .anything else {
            return look(atQuiet: kept, outline, prospect, field, isToBeRead: isToBeRead)
        }
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
        if prospect == .birthDate {
            look(atDay: text, field, isToBeRead: isToBeRead)
        } else if !outline.hasDigit {
            cutOutWords(text, field)
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
        guard !outline.isToken, !ProofOutline.isPlain(kept) else {
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
        if !outline.hasDigit {
            cutOutWords(text, field)
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

    /// `recognise` and `cutOut` of a text that is written as a day.
    private mutating func look(atDay text: Span<UInt8>, _ field: Int, isToBeRead: Bool) {
        guard let code = search.hasher.day(text) else { return }
        // In doubt, so that it is no hit; but somebody's it may be, in either way.
        if isToBeRead, Recogniser.isBirthDate(day: text) { look(for: code.hash, code.kind, field) }
        look(for: code.hash, code.kind, field)
    }

    /// `cutOut` of a text that is one token, with a digit, as identifiers are.
    private mutating func cutOutToken(_ text: Span<UInt8>, _ outline: ProofOutline, _ field: Int) {
        guard text.count >= 6 else { return }
        let bits = outline.bits
        guard text.count <= ByteBits.most, bits.letters != 0 else {
            var kind = ProofToken.Kind.number
            for index in text.indices where !text[index].isDigit { kind = .mixed }
            return look(forToken: ProofToken(kind: kind, range: 0..<text.count), text, field)
        }
        // `look(forToken:)` of both mixed, by bits.
        look(forCode: text, 0..<text.count, field)
        look(forAccountOfIBAN: text, 0..<text.count, field)
        var digits = bits.digits
        while ByteBits.hasRun(of: 9, in: digits) {
            let start = digits.trailingZeroBitCount
            let end = start &+ (~(digits &>> UInt64(truncatingIfNeeded: start))).trailingZeroBitCount
            if end &- start >= 9 { look(forNumber: text, start..<end, field) }
            digits &= ~ByteBits.all(end)
        }
    }

    /// Whether a text is of digits in groups that single marks join, as dates and amounts are, and of too few to be dialled.
    private static func isShortNumber(_ text: Span<UInt8>, _ outline: ProofOutline) -> Bool {
        guard text.count <= 16, outline.bits.letters == 0 else { return false }
        let all = ByteBits.all(text.count)
        var marks = ~outline.bits.digits & all
        guard marks & (marks &<< 1 | 1 | (all ^ (all &>> 1))) == 0, outline.bits.digits.nonzeroBitCount < 10 else {
            return false
        }
        while marks != 0 {
            guard ProofRun.isMark(text[marks.trailingZeroBitCount]) else { return false }
            marks &= marks &- 1
        }
        return true
    }

    /// `cutOut` of a text that `isShortNumber`.
    private mutating func cutOutNumber(_ text: Span<UInt8>, _ outline: ProofOutline, _ field: Int) {
        // With fewer digits neither it nor a group of it is a code.
        guard outline.bits.digits.nonzeroBitCount >= 6 else { return }
        var start = 0
        var end = 0
        while end < text.count {
            while end < text.count, text[end].isDigit { end += 1 }
            if end - start >= 6 { look(forCode: text, start..<end, field) }
            end += 1
            start = end
        }
        look(forCode: text, 0..<text.count, field)
    }

    /// `cutOut` of a text without digits, in which nothing but names can be.
    private mutating func cutOutWords(_ text: Span<UInt8>, _ field: Int) {
        let empty = search.word
        var last: (hash: UInt64, end: Int)?
        var position = 0
        while position < text.count {
            let first = text[position]
            guard first >= 0x80 || first.isLetter else {
                position &+= 1
                continue
            }
            // Nearly every word is of up to fifteen letters of ASCII, to which nothing else belongs.
            let eight = EightBytes(text, at: position)
            var size = eight.letterCount
            var behind = eight.byte(behind: size)
            var hash = empty
            var tail = eight.folded & eight.mask(size)
            let key = tail
            if size == 8 {
                let second = EightBytes(text, at: position &+ 8)
                let more = second.letterCount
                behind = more < 8 ? second.byte(behind: more) : 0x80
                hash.combine(whole: tail)
                tail = second.folded & second.mask(more)
                size &+= more
            }
            guard size > 0, behind < 0x80, behind != UInt8(ascii: "'") else {
                guard let token = ProofToken.next(in: text, position, empty) else { return }
                position = token.range.upperBound
                look(forWord: token, search.words.meaning(token.key, length: token.letters), &last, text, field)
                continue
            }
            let range = position..<position &+ size
            position = range.upperBound
            guard size > 1 else { continue }
            let meaning = search.words.meaning(key, length: size)
            if meaning == .plain {
                last = nil
            } else {
                look(forName: hash.finished(tail: tail, size: size & 7), range, size, meaning, &last, text, field)
            }
        }
    }

    /// Looks at a word of a text, and at it with the `last` word of a name before it.
    @inline(__always)
    private mutating func look(
        forWord token: ProofToken, _ meaning: ProofWords.Meaning, _ last: inout (hash: UInt64, end: Int)?,
        _ text: Span<UInt8>, _ field: Int
    ) {
        // An initial stands between names.
        guard token.letters > 1 else { return }
        guard meaning != .plain else {
            last = nil
            return
        }
        look(forName: token.hash, token.range, token.letters, meaning, &last, text, field)
    }

    /// The same of a word that may be one of a name, of two letters or more.
    @inline(__always)
    private mutating func look(
        forName hash: UInt64, _ range: Range<Int>, _ letters: Int, _ meaning: ProofWords.Meaning,
        _ last: inout (hash: UInt64, end: Int)?, _ text: Span<UInt8>, _ field: Int
    ) {
        let isCapital = text[range.lowerBound] &- UInt8(ascii: "A") < 26
        if letters > 2, meaning == .none || isCapital {
            record.ownCandidates.append((hash, line, field, .nameWord))
        }
        if let last, Self.isBeside(text, last.end..<range.lowerBound) {
            look(for: search.hasher.pair(last.hash, hash), .fullName, field)
        }
        last = (hash, range.upperBound)
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
            case .phone: look(forPhone: text, range, field)
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

    mutating func look(forPhone text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        if !look(forPhoneAlone: text, range, field) { look(forCode: text, range, field) }
    }

    /// Looks for a telephone number; `false` where none is.
    private mutating func look(forPhoneAlone text: Span<UInt8>, _ range: Range<Int>, _ field: Int) -> Bool {
        guard let phone = ProofDigits.phone(text, range), phone.count >= 9 else { return false }
        look(for: search.hasher.number(.phone, phone.value, digits: phone.count), .phone, field)
        return true
    }

    mutating func look(forCode text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        guard let code = search.hasher.code(text, range) else { return }
        look(for: code.hash, code.kind, field)
    }

    mutating func look(for hash: UInt64, _ kind: ProofClass, _ field: Int) {
        if kind.isOfRecord {
            record.ownCandidates.append((hash, line, field, kind))
            return
        }
        // The same value in another field is another place.
        let mark = hash &+ UInt64(truncatingIfNeeded: field) &* 0x9E37_79B9_7F4A_7C15
        let slot = Int(truncatingIfNeeded: mark & 1023)
        guard recentCandidates[slot] != mark || search.tellsEveryPlace else { return }
        recentCandidates[slot] = mark
        candidates.append(ProofCandidate(hash: hash, place: place.holding(kind)))
    }

    /// Cuts out what no recogniser knows: words beside each other, references, groups of digits, streets.
    mutating func cutOut(_ text: Span<UInt8>, _ field: Int, _ postcodes: [Range<Int>]) {
        var run = ProofRun()
        // Out of `self` while other parts of it change.
        var window = self.window ?? ProofWindow()
        self.window = nil
        defer { self.window = window }
        window.clear()
        var house: Range<Int>?
        var houses: [(hash: UInt64, end: Int)] = []
        var last: (hash: UInt64, end: Int)?
        var position = 0
        var nextPostcode = 0
        while let token = ProofToken.next(in: text, position, search.word) {
            position = token.range.upperBound
            if let ended = run.add(token, in: text) { look(for: ended, in: text, field) }
            while nextPostcode < postcodes.count, postcodes[nextPostcode].lowerBound <= token.range.lowerBound {
                look(forAddress: houses, text, postcodes[nextPostcode], field)
                houses.removeAll(keepingCapacity: true)
                nextPostcode += 1
            }
            let meaning = token.kind == .word ? search.words.meaning(token.key, length: token.letters) : .none
            if meaning == .plain {
                window.clear()
            } else {
                window.add(token, in: text)
                window.forEachCode { look(forCode: text, $0, field) }
                window.forEachDialled(in: text) { look(forPhone: text, $0, field) }
            }
            guard token.kind == .word else {
                house = token.range.count <= 5 ? token.range : nil
                last = nil
                if token.range.count >= 6 { look(forToken: token, text, field) }
                continue
            }
            if token.letters > 1, meaning != .plain {
                // Only as many as stand before the postcode of one address.
                if let house, !postcodes.isEmpty {
                    houses.append((hash(house: house, text, token.hash), token.range.upperBound))
                    if houses.count > 8 { houses.removeFirst() }
                }
                house = nil
            }
            look(forWord: token, meaning, &last, text, field)
        }
        if let ended = run.end() { look(for: ended, in: text, field) }
        while nextPostcode < postcodes.count {
            look(forAddress: houses, text, postcodes[nextPostcode], field)
            nextPostcode += 1
        }
    }

    mutating func look(
        forAddress houses: [(hash: UInt64, end: Int)], _ text: Span<UInt8>, _ postcode: Range<Int>, _ field: Int
    ) {
        guard let code = Self.packed(text, postcode) else { return }
        for house in houses where postcode.lowerBound - house.end < 120 {
            look(for: search.hasher.joined(.address, code, house.hash), .address, field)
        }
    }

    mutating func look(forToken token: ProofToken, _ text: Span<UInt8>, _ field: Int) {
        guard token.kind == .mixed else { return look(forNumber: text, token.range, field) }
        look(forCode: text, token.range, field)
        look(forAccountOfIBAN: text, token.range, field)
        // `tel07700900123` holds a number.
        var start = token.range.lowerBound
        while start < token.range.upperBound {
            var end = start
            while end < token.range.upperBound, text[end].isDigit { end += 1 }
            if end - start >= 9 { look(forNumber: text, start..<end, field) }
            start = max(end, start + 1)
        }
    }

    /// Looks for the account in what may be an IBAN. Whether or not its check digits are right, it is one.
    @inline(__always)
    private mutating func look(forAccountOfIBAN text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        guard text[range.lowerBound] | 0x20 == UInt8(ascii: "g"), let account = Self.accountOfIBAN(text, range) else {
            return
        }
        look(for: search.hasher.number(.account, account, digits: 14), .account, field)
    }

    /// Looks for what digits are: a code, and an account or a telephone number.
    private mutating func look(forNumber text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        let code = search.hasher.code(text, range)
        if let code { look(for: code.hash, code.kind, field) }
        guard (10...14).contains(range.count) else { return }
        if range.count == 14, let digits = ProofDigits.all(text, range) {
            look(for: search.hasher.number(.account, digits.value, digits: 14), .account, field)
        }
        guard ProofWindow.isDialled(text, range, range.count) else { return }
        // A number that is dialled has as many digits as a reference, zeros in front left out.
        if code?.kind == .reference, look(forPhoneAlone: text, range, field) { return }
        if let code { look(for: code.hash, code.kind, field) }
    }

    mutating func look(for run: ProofRun.Ended, in text: Span<UInt8>, _ field: Int) {
        if let joined = run.joined { look(forCode: text, joined, field) }
        guard let digits = run.digits, digits != run.joined else { return }
        look(forCode: text, digits, field)
        if let number = ProofDigits.all(text, digits), number.count == 14 {
            look(for: search.hasher.number(.account, number.value, digits: 14), .account, field)
        }
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
