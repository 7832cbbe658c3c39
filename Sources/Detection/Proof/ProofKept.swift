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
        let outline = ProofOutline(kept)
        // What most texts are needs no copy.
        guard !outline.isPlain else {
            return look(
                at: kept, outline, field, declared, isToBeRead: !isRead || mayHoldDoubtful, countsCertain: !isRead)
        }
        var text = ProofText()
        swap(&text, &self.text)
        defer { swap(&text, &self.text) }
        text.fill(reading: kept)
        let bytes = text.bytes.span
        // What was read was read with its line breaks, behind which it may say something else.
        look(
            at: bytes, ProofOutline(bytes), field, declared,
            isToBeRead: !isRead || mayHoldDoubtful || !text.isUnchanged, countsCertain: !isRead)
    }

    private mutating func look(
        at text: Span<UInt8>, _ outline: ProofOutline, _ field: Int, _ declared: PersonalKinds, isToBeRead: Bool,
        countsCertain: Bool
    ) {
        var postcodes: [Range<Int>] = []
        if isToBeRead, !outline.isWord {
            recognise(text, field, declared, &postcodes, countsCertain: countsCertain)
        }
        if outline.hasDigit { cutOut(text, field, postcodes) } else { cutOutWords(text, field) }
    }

    /// `cutOut` of a text without digits, in which nothing but names can be.
    private mutating func cutOutWords(_ text: Span<UInt8>, _ field: Int) {
        var last: (hash: UInt64, end: Int)?
        var position = 0
        while let token = ProofToken.next(in: text, position, search.word) {
            position = token.range.upperBound
            look(forWord: token, search.words.meaning(token.key, length: token.letters), &last, text, field)
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
        let isCapital = text[token.range.lowerBound] &- UInt8(ascii: "A") < 26
        if token.letters > 2, meaning == .none || isCapital {
            record.ownCandidates.append((token.hash, line, field, .nameWord))
        }
        if let last, Self.isBeside(text, last.end..<token.range.lowerBound) {
            look(for: search.hasher.pair(last.hash, token.hash), .fullName, field)
        }
        last = (token.hash, token.range.upperBound)
    }

    mutating func recognise(
        _ text: Span<UInt8>, _ field: Int, _ declared: PersonalKinds, _ postcodes: inout [Range<Int>],
        countsCertain: Bool
    ) {
        var cursor = Recogniser.Cursor()
        while let match = search.recogniser.next(in: text, &cursor) {
            if countsCertain, match.confidence == .certain, !declared.contains(match.kind) {
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

    mutating func look(forPhone text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        guard let phone = ProofDigits.phone(text, range), phone.count >= 9 else {
            return look(forCode: text, range, field)
        }
        look(for: search.hasher.number(.phone, phone.value, digits: phone.count), .phone, field)
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
        let place = ProofPlace(export: export, line: line, field: field, kind: kind)
        candidates.append(ProofCandidate(hash: hash, place: place))
    }

    /// Cuts out what no recogniser knows: words beside each other, references, groups of digits, streets.
    mutating func cutOut(_ text: Span<UInt8>, _ field: Int, _ postcodes: [Range<Int>]) {
        var run = ProofRun()
        var window = ProofWindow()
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
        look(forCode: text, token.range, field)
        guard token.kind == .mixed else { return look(forNumber: text, token.range, field) }
        // Whether or not its check digits are right, the account in it is one.
        if let account = Self.accountOfIBAN(text, token.range) {
            look(for: search.hasher.number(.account, account, digits: 14), .account, field)
        }
        // `tel07700900123` holds a number.
        var start = token.range.lowerBound
        while start < token.range.upperBound {
            var end = start
            while end < token.range.upperBound, text[end].isDigit { end += 1 }
            if end - start >= 9 {
                look(forCode: text, start..<end, field)
                look(forNumber: text, start..<end, field)
            }
            start = max(end, start + 1)
        }
    }

    mutating func look(forNumber text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        guard (10...14).contains(range.count) else { return }
        if range.count == 14, let digits = ProofDigits.all(text, range) {
            look(for: search.hasher.number(.account, digits.value, digits: 14), .account, field)
        }
        if ProofWindow.isDialled(text, range, range.count) { look(forPhone: text, range, field) }
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
