internal import Primitives

/// The values of the input that are looked for.
extension ProofScan {
    /// Takes a value of a field that an operator governs, as its reader decodes it.
    public mutating func value(_ value: Span<UInt8>, as form: ProofForm) {
        guard value.count > 1 else { return }
        // What most values are needs no copy.
        let outline = ProofOutline(value)
        guard !outline.isPlain else { return add(value, outline, as: form) }
        var text = ProofText()
        swap(&text, &self.text)
        defer { swap(&text, &self.text) }
        text.fill(reading: value)
        add(text.bytes.span, ProofOutline(text.bytes.span), as: form)
    }

    private mutating func add(_ bytes: Span<UInt8>, _ outline: ProofOutline, as form: ProofForm) {
        let all = 0..<bytes.count
        switch form {
        case .phone:
            add(phone: bytes, all)
            // Two numbers in one field are two values.
            if bytes.count > 20 { recognised(bytes, outline) }
        case .mail:
            let mayBeWhole = bytes.count <= 254
            // Nearly every value is one address and nothing else: then the recogniser would say no more than the next line.
            if !Recogniser.isPlainMailAddress(bytes, outline.bits),
                !mayBeWhole || !search.recogniser.isMailAddress(bytes)
            {
                recognised(bytes, outline)
            }
            if mayBeWhole { add(search.hasher.mail(bytes, all)) }
        case .account: add(account: bytes)
        case .sortCode:
            guard let digits = ProofDigits.all(bytes, all), digits.count == 6 else { return add(account: bytes) }
            join(sortCode: digits.value)
        case .accountNumber:
            guard let digits = ProofDigits.all(bytes, all), (6...8).contains(digits.count) else {
                return add(account: bytes)
            }
            join(accountNumber: digits.value)
            add(code: bytes, all)
        case .reference: add(code: bytes, all)
        case .name: add(name: bytes)
        case .address:
            add(houses: bytes, outline.bits.digits)
            if bytes.count > 6 { recognised(bytes, outline) }
        case .postcode: add(postcode: bytes, all)
        case .birthDate:
            guard let day = WrittenDate(value: bytes) else { return add(code: bytes, all) }
            record.ownValues.append(search.hasher.birthDate(day.date))
            // In other groups than days are written in. With a month's name it would be a reference of the whole run.
            if let code = search.hasher.code(bytes, all), code.kind.isOfRecord { record.ownValues.append(code.hash) }
        case .unknown: recognised(bytes, outline)
        }
    }

    mutating func add(_ hash: UInt64) {
        let slot = Int(truncatingIfNeeded: hash & 1023)
        guard recentValues[slot] != hash else { return }
        recentValues[slot] = hash
        values.append(hash)
    }

    mutating func add(phone text: Span<UInt8>, _ range: Range<Int>) {
        guard let phone = ProofDigits.phone(text, range), phone.count >= 9 else { return add(code: text, range) }
        add(search.hasher.number(.phone, phone.value, digits: phone.count))
    }

    mutating func add(code text: Span<UInt8>, _ range: Range<Int>) {
        guard let code = search.hasher.code(text, range) else { return }
        if code.kind.isOfRecord { record.ownValues.append(code.hash) } else { add(code.hash) }
    }

    mutating func add(account text: Span<UInt8>) {
        add(code: text, 0..<text.count)
        guard let first = text.indices.first(where: { text[$0] != 0x20 }) else { return }
        guard text[first].isLetter else {
            if let digits = ProofDigits.all(text, 0..<text.count), digits.count == 14 {
                add(search.hasher.number(.account, digits.value, digits: 14))
            }
            return
        }
        // The last fourteen digits of a British IBAN are the account.
        if let account = Self.accountOfIBAN(text, 0..<text.count) {
            add(search.hasher.number(.account, account, digits: 14))
        }
    }

    mutating func add(postcode text: Span<UInt8>, _ range: Range<Int>) {
        guard let postcode = Self.packed(text, range) else { return }
        join(postcode: postcode)
        record.ownValues.append(search.hasher.number(.shortNumber, postcode, digits: 0))
    }

    /// House numbers, each with the begin of its street, of a text in whose first bytes `digits` stand.
    mutating func add(houses text: Span<UInt8>, _ digits: UInt64) {
        var position = 0
        var house: Range<Int>?
        // Behind the last digit no house number stands.
        while house != nil || text.count > ByteBits.most || digits & ~ByteBits.all(position) != 0,
            let token = ProofToken.next(in: text, position, search.word)
        {
            position = token.range.upperBound
            if token.kind == .word {
                if let house, token.letters > 1 { join(house: hash(house: house, text, token.hash)) }
                house = nil
            } else {
                house = token.range.count <= 5 ? token.range : nil
            }
        }
    }

    func hash(house: Range<Int>, _ text: Span<UInt8>, _ street: UInt64) -> UInt64 {
        search.hasher.joined(.address, Self.packed(text, house) ?? 0, street)
    }

    mutating func add(name text: Span<UInt8>) {
        // Nearly every name is one short word of ASCII.
        if 2...7 ~= text.count {
            let eight = EightBytes(text, at: 0)
            if eight.letterCount == text.count {
                if search.words.meaning(eight.folded & eight.mask(text.count), length: text.count) != .plain {
                    let hash = search.word.finished(tail: eight.folded & eight.mask(text.count), size: text.count)
                    if text.count > 2 { record.ownValues.append(hash) }
                    join(name: hash)
                }
                return
            }
        }
        var position = 0
        var words = InlineArray<8, UInt64>(repeating: 0)
        var letters = InlineArray<8, Int>(repeating: 0)
        var count = 0
        var isOfCompany = false
        while count < 8, let token = ProofToken.next(in: text, position, search.word) {
            position = token.range.upperBound
            guard token.kind == .word, token.letters > 1 else { continue }
            switch search.words.meaning(token.key, length: token.letters) {
            case .company: isOfCompany = true
            case .plain: continue
            case .ambiguous, .none: break
            }
            words[count] = token.hash
            letters[count] = token.letters
            count += 1
        }
        // Somebody is called Church; the parish church is nobody.
        guard !isOfCompany || count == 1 else { return }
        for index in 0..<count {
            if letters[index] > 2 { record.ownValues.append(words[index]) }
            join(name: words[index])
        }
    }

    /// What a recogniser finds in a value, in doubt or not.
    mutating func recognised(_ text: Span<UInt8>, _ outline: ProofOutline) {
        guard Self.mayHoldCandidate(text, outline), search.recogniser.prospect(of: text, outline) != .nothing,
            !search.recogniser.isStreet(text, outline)
        else { return }
        // Out of `self` for the time of the walk, in which other parts of it change.
        var words = WordMemory()
        swap(&words, &self.words)
        words.walk { recognised(text, &$0) }
        swap(&words, &self.words)
    }

    private mutating func recognised(_ text: Span<UInt8>, _ cursor: inout Recogniser.Cursor) {
        while let match = search.recogniser.next(in: text, &cursor) {
            switch match.kind {
            case .phone: add(phone: text, match.range)
            case .email: add(search.hasher.mail(text, match.range))
            case .postcode: add(postcode: text, match.range)
            case .bankAccount, .iban: add(account: text.extracting(match.range))
            case .name, .address, .sortCode, .sipAddress, .url: break
            default: add(code: text, match.range)
            }
        }
    }
}
