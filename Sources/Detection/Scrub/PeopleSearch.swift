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
        var house: Range<Int>?
        var last: ProofToken?
        var position = 0
        while var token = ProofToken.next(in: bytes, position, word) {
            position = token.range.upperBound
            if let ended = run.add(token, in: bytes) { find(ended, in: bytes, &hits) }
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
        if let number = number(ofCode: text, token.range) { hits.append(Hit(token.range, .reference, number)) }
        guard token.kind == .number, (10...14).contains(token.range.count) else { return }
        find(account: token.range, in: text, &hits)
        // As numbers are dialled; any other number of ten digits is as often a time.
        let first = text[token.range.lowerBound]
        let isDialled =
            first == UInt8(ascii: "0") || first == UInt8(ascii: "7") && token.range.count == 10
            || first == UInt8(ascii: "4") && text[token.range.lowerBound + 1] == first && token.range.count == 12
        guard isDialled, let phone = ProofDigits.phone(text, token.range), phone.count >= 9 else { return }
        if let found = operators(of: hasher.number(.phone, phone.value, digits: phone.count)) {
            hits.append(Hit(token.range, .phone, found.first))
        }
    }

    private func find(
        _ run: ProofRun.Ended, in text: Span<UInt8>, _ hits: inout [Hit]
    ) {
        if let joined = run.joined, let number = number(ofCode: text, joined) {
            hits.append(Hit(joined, .reference, number))
        }
        guard let digits = run.digits else { return }
        if digits != run.joined, let number = number(ofCode: text, digits) {
            hits.append(Hit(digits, .reference, number))
        }
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
