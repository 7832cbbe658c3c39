/// Numbers that states, health services and networks give to people and their devices.
extension Recogniser {
    /// Returns the number that the words before have announced, where `groups` can be one.
    func announcedNumber(_ groups: DigitGroups, _ context: Context, in text: Span<UInt8>, at start: Int) -> Found? {
        guard !groups.plus, let topic = context.topic(at: start) else { return nil }
        let direct = context.isDirect
        func found(_ kind: PersonalKind, _ size: Int, checks: Bool, apart: Bool = false) -> Found? {
            guard checks || direct || apart, let end = groups.end(of: size, in: text) else { return nil }
            return Found(kind, checks ? .certain : .likely, end: end)
        }
        switch topic {
        case .nhsNumber: return found(.nhsNumber, 10, checks: groups.passesNHS)
        case .taxReference: return found(.taxReference, 10, checks: groups.passesTaxReference)
        case .imei:
            return found(.imei, 15, checks: groups.passesLuhn(15)) ?? found(.imei, 16, checks: false)
        case .imsi: return found(.imsi, 15, checks: direct && groups.hasMobileCountry)
        case .iccid:
            guard groups[0] == 8, groups[1] == 9 else { return nil }
            return found(.iccid, 20, checks: groups.passesLuhn(20)) ?? found(.iccid, 19, checks: groups.passesLuhn(19))
        case .card:
            for index in 0..<groups.groupCount where groups.group(index).gap == .other { return nil }
            return found(.card, 16, checks: groups.passesLuhn(16)) ?? found(.card, 15, checks: groups.passesLuhn(15))
        case .vatNumber:
            return found(.vatNumber, 12, checks: groups.passesVAT) ?? found(.vatNumber, 9, checks: groups.passesVAT)
        case .companyNumber:
            return groups.groupCount == 1 || direct && groups[0] == 0
                ? found(.companyNumber, 8, checks: direct, apart: true) : nil
        // A plate or the number of an account behind these words is written otherwise: `reg no 01234567`, `Acme Ltd 01234567`.
        case .incorporated, .vehicle:
            return groups.groupCount == 1 && groups[0] == 0 && !groups.readsAsDay
                ? found(.companyNumber, 8, checks: false, apart: topic == .incorporated) : nil
        case .passport: return found(.passport, 9, checks: direct, apart: true)
        case .drivingLicence: return groups.groupCount == 1 ? found(.drivingLicence, 8, checks: false) : nil
        case .account:
            // Apart from its word, eight digits could be a day.
            return groups.groupCount == 1 || direct
                ? found(.accountNumber, 8, checks: direct, apart: !groups.readsAsDay) : nil
        default: return nil
        }
    }

    /// Returns the number that needs no words before it: by its check digit, and by how it is grouped.
    func checkedNumber(
        _ groups: DigitGroups, _ topic: ContextWord?, in text: Span<UInt8>, at start: Int
    ) -> Found? {
        guard !groups.plus, !groups.bracketed else { return nil }
        if groups[0] == 8, groups[1] == 9 {
            for size in 19...20 {
                if let end = groups.end(of: size, in: text), groups.passesLuhn(size) { return Found(.iccid, end: end) }
            }
        }
        if groups.group(0).size == 15, isBehindCard(in: text, at: start), let end = groups.end(of: 15, in: text) {
            return Found(.imsi, .likely, end: end)
        }
        if let end = groups.end(of: 15, in: text), groups.passesLuhn(15) {
            let isGrouped =
                groups.groupCount >= 4 && groups.group(0).size == 2 && groups.group(1).size == 6
                && groups.group(2).size == 6
            if isGrouped { return Found(.imei, end: end) }
            if groups.group(0).size == 15 {
                // The reporting body 00 gives out numbers for tests; a telephone number abroad begins so too.
                let isTest = groups[0] == 0 && groups[1] == 0
                guard !isTest || groups[2] != 0 else { return nil }
                return Found(.imei, topic == .other || isTest ? .doubtful : .likely, end: end)
            }
        }
        return nil
    }

    /// Whether the number of a SIM stands before the mark before `start`, as in the lists of operators: `8944...|23415...`.
    private func isBehindCard(in text: Span<UInt8>, at start: Int) -> Bool {
        guard start > 19, !text[start - 1].isWordByte, text[start - 1] < 0x80 else { return false }
        var first = start - 1
        while first > 0, text[first - 1].isDigit, start - first < 22 { first -= 1 }
        guard 19...20 ~= start - 1 - first, text[first] == UInt8(ascii: "8") else { return false }
        return text[first + 1] == UInt8(ascii: "9") && (first == 0 || !text[first - 1].isWordByte)
    }

    /// Returns an NHS number: certain in its groups of three, three and four; in doubt where ten digits stand alone, of
    /// which one number in eleven has the right check digit.
    func nhsNumber(_ groups: DigitGroups, _ topic: ContextWord?, in text: Span<UInt8>) -> Found? {
        guard !groups.plus, !groups.bracketed, groups[0] != 0, let end = groups.end(of: 10, in: text),
            groups.passesNHS
        else { return nil }
        if groups.groupCount >= 3, groups.group(0).size == 3, groups.group(1).size == 3, groups.group(2).size == 4,
            groups.group(0).gap == groups.group(1).gap, groups.group(0).gap != .other
        {
            return Found(.nhsNumber, topic == .other ? .likely : .certain, end: end)
        }
        return groups.group(0).size == 10 && topic == nil && groups.isIssuedByHealthService
            ? Found(.nhsNumber, .doubtful, end: end) : nil
    }

    /// Returns a VAT number with its country at `start`: `GB` and nine or twelve digits with the right check digits, or
    /// `GD` or `HA` and three digits (HMRC's VATREC manual, VATREC15000 ff.).
    func vatNumber(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start + 7 <= text.count, text[start].uppercased == UInt8(ascii: "G"),
            text[start + 1].uppercased == UInt8(ascii: "B")
        else { return nil }
        var offset = start + 2
        let authority = (text[offset].uppercased, text[offset + 1].uppercased)
        if authority == (UInt8(ascii: "G"), UInt8(ascii: "D")) || authority == (UInt8(ascii: "H"), UInt8(ascii: "A")) {
            for digit in offset + 2..<offset + 5 where !text[digit].isDigit { return nil }
            return text.isBoundary(offset + 5) ? Found(.vatNumber, .likely, end: offset + 5) : nil
        }
        if text[offset] == UInt8(ascii: " ") || text[offset] == UInt8(ascii: "-") { offset += 1 }
        guard text[offset].isDigit, let groups = DigitGroups(in: text, at: offset), groups.passesVAT else { return nil }
        return (groups.end(of: 12, in: text) ?? groups.end(of: 9, in: text)).map { Found(.vatNumber, end: $0) }
    }

    /// Returns a company number or passport of letters and digits that the words before have announced.
    func announcedCode(in text: Span<UInt8>, at start: Int, _ wordEnd: Int, _ context: Context) -> Found? {
        guard let topic = context.topic(at: start) else { return nil }
        let size = wordEnd - start
        var letters = 0
        while letters < size, text[start + letters].isLetter { letters += 1 }
        let digitsFollow = (start + letters..<wordEnd).allSatisfy { text[$0].isDigit }
        switch topic {
        case .companyNumber:
            if size == 2, letters == 2, context.isDirect, wordEnd < text.count, text[wordEnd] == UInt8(ascii: " "),
                Self.isRegister(text[start] & 0xDF, text[start + 1] & 0xDF)
            {
                // `company no SC 204117`
                let word = text.word(at: wordEnd + 1, most: 7)
                let isNumber = word.end == wordEnd + 7 && (wordEnd + 1..<word.end).allSatisfy { text[$0].isDigit }
                return isNumber ? Found(.companyNumber, end: word.end) : nil
            }
            guard digitsFollow, letters <= 2, size == 8 else { return nil }
            return Found(.companyNumber, context.isDirect ? .certain : .likely, end: wordEnd)
        case .incorporated, .vehicle:
            // Of Scotland, Northern Ireland or a partnership: `registered in Scotland SC123456`.
            guard digitsFollow, letters == 2, size == 8, Self.isRegister(text[start] & 0xDF, text[start + 1] & 0xDF)
            else {
                return nil
            }
            return Found(.companyNumber, .likely, end: wordEnd)
        case .passport:
            guard digitsFollow, letters <= 3, size >= 7, size <= 10 else { return nil }
            return Found(.passport, context.isDirect ? .certain : .likely, end: wordEnd)
        case .nationalInsurance:
            // Without its suffix, which is often left out.
            guard digitsFollow, letters == 2, size == 8, context.isDirect else { return nil }
            return Found(.nationalInsurance, .likely, end: wordEnd)
        default: return nil
        }
    }

    /// Whether Companies House gives out numbers that begin with two letters.
    private static func isRegister(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first, second) {
        case (UInt8(ascii: "S"), UInt8(ascii: "C")), (UInt8(ascii: "S"), UInt8(ascii: "O")),
            (UInt8(ascii: "S"), UInt8(ascii: "L")), (UInt8(ascii: "N"), UInt8(ascii: "I")),
            (UInt8(ascii: "N"), UInt8(ascii: "C")), (UInt8(ascii: "O"), UInt8(ascii: "C")),
            (UInt8(ascii: "L"), UInt8(ascii: "P")), (UInt8(ascii: "C"), UInt8(ascii: "E")),
            (UInt8(ascii: "C"), UInt8(ascii: "S")), (UInt8(ascii: "R"), UInt8(ascii: "C")),
            (UInt8(ascii: "I"), UInt8(ascii: "P")), (UInt8(ascii: "F"), UInt8(ascii: "C")):
            return true
        default: return false
        }
    }
}

extension DigitGroups {
    /// Where the groups end that have `size` digits together; `nil` if they do not, or if a letter or digit follows.
    func end(of size: Int, in text: Span<UInt8>) -> Int? {
        for index in 0..<groupCount where group(index).total == size {
            return text.isBoundary(group(index).end) ? group(index).end : nil
        }
        return nil
    }

    /// Whether the last of `count` digits is the check digit of the others (ISO/IEC 7812-1, annex B).
    func passesLuhn(_ count: Int) -> Bool {
        guard count <= digitCount else { return false }
        var sum = 0
        for index in 0..<count {
            let digit = Int(self[index])
            let doubles = (count - index) % 2 == 0
            sum += doubles ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
        }
        return sum % 10 == 0
    }

    /// Whether the tenth digit is the check digit of an NHS number: weights 10 to 2, modulo 11, ten being unused.
    var passesNHS: Bool {
        var sum = 0
        for index in 0..<9 { sum += Int(self[index]) * (10 - index) }
        return (11 - sum % 11) % 11 == Int(self[9])
    }

    /// Whether ten digits begin as the numbers of a health service do: England, Wales and Man 4, 6 and 7, Northern Ireland 320 to
    /// 399, tests 999; of Scotland a day and month (NHS Data Dictionary, NHS number; CHI number).
    var isIssuedByHealthService: Bool {
        let two = self[0] * 10 + self[1]
        switch self[0] {
        case 4, 6, 7: return true
        case 9: return two == 99 && self[2] == 9
        case 3 where two > 31: return true
        default: return (1...31).contains(two) && (1...12).contains(self[2] * 10 + self[3])
        }
    }

    /// Whether the first of ten digits is the check digit of a taxpayer reference (HMRC's modulus 11).
    var passesTaxReference: Bool {
        let weights: InlineArray<9, Int> = [6, 7, 8, 9, 10, 5, 4, 3, 2]
        let checks: InlineArray<11, UInt8> = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1]
        var sum = 0
        for index in 0..<9 { sum += Int(self[index + 1]) * weights[index] }
        return checks[sum % 11] == self[0]
    }

    /// Whether digits eight and nine are the check digits of a VAT number, by modulo 97 or its successor 9755.
    var passesVAT: Bool {
        var sum = 0
        for index in 0..<7 { sum += Int(self[index]) * (8 - index) }
        guard sum > 0 else { return false }
        sum += Int(self[7]) * 10 + Int(self[8])
        return sum % 97 == 0 || (sum + 55) % 97 == 0
    }

    /// Whether eight digits read as a day of these two centuries, the year in front.
    var readsAsDay: Bool {
        let century = self[0] * 10 + self[1]
        let month = self[4] * 10 + self[5]
        return (century == 19 || century == 20) && month >= 1 && month <= 12
    }

    /// Whether the first three digits are a mobile country code (ITU-T E.212), 001 being the test network's.
    var hasMobileCountry: Bool {
        let code = Int(self[0]) * 100 + Int(self[1]) * 10 + Int(self[2])
        return code == 1 || (200..<800).contains(code)
    }
}
