/// What leaves as it is, cut into what may be somebody's.
extension ProofScan {
    /// Takes a text that leaves as it is: a kept value as its reader decodes it, or a piece of one.
    ///
    /// - Parameters:
    ///   - kept: The text.
    ///   - line: Its line in the export, from 1; 0 where it has none.
    ///   - field: The number of its field.
    ///   - declared: What the agreement says that the field holds.
    ///   - isRead: Whether a recogniser has read it before, all of it, and what it found is not in it any more.
    public mutating func kept(
        _ kept: Span<UInt8>, line: Int, field: Int, declared: PersonalKinds, isRead: Bool = false
    ) {
        guard kept.count > 1 else { return }
        var text = ProofText()
        swap(&text, &self.text)
        defer { swap(&text, &self.text) }
        text.fill(kept)
        self.line = line
        let bytes = text.bytes.span
        var postcodes: [Range<Int>] = []
        if !isRead, !Self.isWord(bytes) { recognise(bytes, field, declared, &postcodes) }
        cutOut(bytes, field, postcodes)
    }

    static func isWord(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where !text[index].isLetter { return false }
        return true
    }

    mutating func recognise(
        _ text: Span<UInt8>, _ field: Int, _ declared: PersonalKinds, _ postcodes: inout [Range<Int>]
    ) {
        var cursor = Recogniser.Cursor()
        while let match = search.recogniser.next(in: text, &cursor) {
            if match.confidence == .certain, !declared.contains(match.kind) {
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
            guard token.kind == .word else {
                house = token.range.count <= 5 ? token.range : nil
                last = nil
                if token.range.count >= 6 { look(forToken: token, text, field) }
                continue
            }
            // An initial stands between names.
            guard token.letters > 1 else { continue }
            let meaning = search.words.meaning(token.key, length: token.letters)
            guard meaning != .plain else {
                last = nil
                continue
            }
            // Only as many as stand before the postcode of one address.
            if let house, !postcodes.isEmpty {
                houses.append((hash(house: house, text, token.hash), token.range.upperBound))
                if houses.count > 8 { houses.removeFirst() }
            }
            house = nil
            let isCapital = text[token.range.lowerBound] &- UInt8(ascii: "A") < 26
            if token.letters > 2, meaning != .ambiguous || isCapital {
                record.ownCandidates.append((token.hash, line, field, .nameWord))
            }
            if let last, Self.isBeside(text, last.end..<token.range.lowerBound) {
                look(for: search.hasher.pair(last.hash, token.hash), .fullName, field)
            }
            last = (token.hash, token.range.upperBound)
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
        guard token.kind == .number, (10...14).contains(token.range.count) else { return }
        if token.range.count == 14, let digits = ProofDigits.all(text, token.range) {
            look(for: search.hasher.number(.account, digits.value, digits: 14), .account, field)
        }
        // As numbers are dialled; any other number of ten digits is as often a time.
        let first = text[token.range.lowerBound]
        let isDialled =
            first == UInt8(ascii: "0") || first == UInt8(ascii: "7") && token.range.count == 10
            || first == UInt8(ascii: "4") && text[token.range.lowerBound + 1] == first && token.range.count == 12
        if isDialled { look(forPhone: text, token.range, field) }
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
