/// Finding in a text what all exports of the run hold about people.
extension KnownPeople {
    /// A place of the text that is somebody's value, or a word of one.
    struct Hit {
        /// Where it stands.
        var range: Range<Int>
        /// Where the whole value stands of which it is a word.
        var extent: Range<Int>
        var kind: PersonalKind
        /// The number of the operator that makes its pseudonym.
        var number: UInt16

        init(_ range: Range<Int>, _ kind: PersonalKind, _ number: UInt16, partOf extent: Range<Int>? = nil) {
            self.range = range
            self.extent = extent ?? range
            self.kind = kind
            self.number = number
        }
    }

    /// The number of the operator of what a recogniser has found in `text`; `nil` where it is nobody's.
    func number(of match: Recogniser.Match, in text: Span<UInt8>) -> UInt16? {
        let range = match.range
        switch match.kind {
        case .phone:
            if let phone = ProofDigits.phone(text, range), phone.count >= 9 {
                return operators(of: hasher.number(.phone, phone.value, digits: phone.count))?.first
            }
        case .email: return operators(of: hasher.mail(text, range))?.first
        case .bankAccount:
            guard let digits = ProofDigits.all(text, range), digits.count == 14 else { return nil }
            return operators(of: hasher.number(.account, digits.value, digits: 14))?.first
        case .iban:
            if let account = ProofScan.accountOfIBAN(text, range),
                let found = operators(of: hasher.number(.account, account, digits: 14))
            {
                return found.first
            }
        case .name, .address, .postcode, .sortCode, .sipAddress, .url: return nil
        default: break
        }
        return number(ofCode: text, range)
    }

    private func number(ofCode text: Span<UInt8>, _ range: Range<Int>) -> UInt16? {
        guard let code = hasher.code(text, range), !code.kind.isOfRecord else { return nil }
        return operators(of: code.hash)?.first
    }

    /// Appends to `hits` what is somebody's in `text` and no recogniser need know: words of names, references, groups of
    /// digits, streets. As the proof over the output cuts them out.
    func search(_ text: Span<UInt8>, _ working: inout ProofText, into hits: inout [Hit]) {
        guard count > 0 else { return }
        working.fill(text, tracking: true)
        let first = hits.count
        search(working.bytes.span, into: &hits)
        for index in first..<hits.count {
            hits[index].range = working.origin(of: hits[index].range)
            hits[index].extent = working.origin(of: hits[index].extent)
        }
    }

    private func search(_ bytes: Span<UInt8>, into hits: inout [Hit]) {
        var run = ProofRun()
        var window = ProofWindow()
        var house: Range<Int>?
        var last: ProofToken?
        var position = 0
        while var token = ProofToken.next(in: bytes, position, word) {
            position = token.range.upperBound
            if let ended = run.add(token, in: bytes) { find(ended, in: bytes, &hits) }
            if token.kind == .word, words.meaning(token.key, length: token.letters) == .plain {
                window.clear()
            } else {
                window.add(token, in: bytes)
                window.forEachCode { find(code: $0, in: bytes, &hits) }
                window.forEachDialled(in: bytes) { find(phone: $0, in: bytes, &hits) }
            }
            guard token.kind == .word else {
                house = token.range.count <= 5 ? token.range : nil
                last = nil
                if token.range.count >= 6 { find(token, in: bytes, &hits) }
                continue
            }
            token = withoutPossessive(token, in: bytes)
            // An initial stands between names.
            guard token.letters > 1 else { continue }
            guard words.meaning(token.key, length: token.letters) != .plain else {
                (last, house) = (nil, nil)
                continue
            }
            if let begin = house, let found = operators(of: hash(house: begin, bytes, token.hash)) {
                hits.append(Hit(begin.lowerBound..<token.range.upperBound, .address, found.first))
            }
            house = nil
            if let found = operators(of: token.hash), isMeant(token, in: bytes) {
                hits.append(Hit(token.range, .name, found.first))
            }
            if let last, ProofScan.isBeside(bytes, last.range.upperBound..<token.range.lowerBound),
                let found = operators(of: hasher.pair(last.hash, token.hash))
            {
                let extent = last.range.lowerBound..<token.range.upperBound
                let isLastLower = last.hash <= token.hash
                hits.append(Hit(last.range, .name, isLastLower ? found.first : found.second, partOf: extent))
                hits.append(Hit(token.range, .name, isLastLower ? found.second : found.first, partOf: extent))
            }
            last = token
        }
        if let ended = run.end() { find(ended, in: bytes, &hits) }
    }

    /// `Smith's` is a Smith.
    private func withoutPossessive(_ token: ProofToken, in text: Span<UInt8>) -> ProofToken {
        let end = token.range.upperBound
        guard token.range.count > 3, text[end - 1] | 0x20 == UInt8(ascii: "s"), text[end - 2] == UInt8(ascii: "'"),
            let shorter = ProofToken.next(in: text.extracting(0..<end - 2), token.range.lowerBound, word)
        else { return token }
        return shorter
    }

    /// Whether a word of somebody's name is that name where it stands alone.
    private func isMeant(_ token: ProofToken, in text: Span<UInt8>) -> Bool {
        switch standing(of: token, in: text) {
        case .alone: true
        case .capital: TextUnit.read(text, at: token.range.lowerBound).isUpper
        case .beside: false
        }
    }

    private func find(
        _ token: ProofToken, in text: Span<UInt8>, _ hits: inout [Hit]
    ) {
        find(code: token.range, in: text, &hits)
        guard token.kind == .mixed else { return find(number: token.range, in: text, &hits) }
        if let account = ProofScan.accountOfIBAN(text, token.range),
            let found = operators(of: hasher.number(.account, account, digits: 14))
        {
            hits.append(Hit(token.range, .bankAccount, found.first))
        }
        // `tel07700900123` holds a number.
        var start = token.range.lowerBound
        while start < token.range.upperBound {
            var end = start
            while end < token.range.upperBound, text[end].isDigit { end += 1 }
            if end - start >= 9 {
                find(code: start..<end, in: text, &hits)
                find(number: start..<end, in: text, &hits)
            }
            start = max(end, start + 1)
        }
    }

    private func find(code range: Range<Int>, in text: Span<UInt8>, _ hits: inout [Hit]) {
        if let number = number(ofCode: text, range) { hits.append(Hit(range, .reference, number)) }
    }

    private func find(number range: Range<Int>, in text: Span<UInt8>, _ hits: inout [Hit]) {
        guard (10...14).contains(range.count) else { return }
        find(account: range, in: text, &hits)
        // As numbers are dialled; any other number of ten digits is as often a time.
        if ProofWindow.isDialled(text, range, range.count) { find(phone: range, in: text, &hits) }
    }

    private func find(phone range: Range<Int>, in text: Span<UInt8>, _ hits: inout [Hit]) {
        guard let phone = ProofDigits.phone(text, range), phone.count >= 9 else {
            return find(code: range, in: text, &hits)
        }
        if let found = operators(of: hasher.number(.phone, phone.value, digits: phone.count)) {
            hits.append(Hit(range, .phone, found.first))
        }
    }

    private func find(
        _ run: ProofRun.Ended, in text: Span<UInt8>, _ hits: inout [Hit]
    ) {
        if let joined = run.joined { find(code: joined, in: text, &hits) }
        guard let digits = run.digits else { return }
        if digits != run.joined { find(code: digits, in: text, &hits) }
        find(account: digits, in: text, &hits)
    }

    private func find(
        account range: Range<Int>, in text: Span<UInt8>,
        _ hits: inout [Hit]
    ) {
        guard let digits = ProofDigits.all(text, range), digits.count == 14,
            let found = operators(of: hasher.number(.account, digits.value, digits: 14))
        else { return }
        hits.append(Hit(range, .bankAccount, found.first))
    }
}
