extension Recogniser {
    /// Whether a code may begin with a word that begins with a letter: it has a digit, or is short and digits or the marks
    /// of an address follow. So that most words of a text are not looked at further.
    @inline(__always)
    func isCodeLike(_ word: TextWord, _ end: Int, in text: Span<UInt8>, _ cursor: borrowing Cursor) -> Bool {
        if word.hasDigit { return true }
        if word.isSpaced {
            let next = cursor.words[cursor.words.current &+ 1]
            guard word.size <= 5, next.beginsWithDigit, next.start == end &+ 1 else {
                return word.size == 12 && end + 1 >= text.count
            }
            switch cursor.context.topic(at: word.start) {
            case .macAddress, .vehicle, .companyNumber, .passport, .nationalInsurance: return true
            default: break
            }
            // A National Insurance or VAT number; `GIR 0AA`; a driving licence.
            switch word.size {
            case 2: return next.size > 1 || text[word.start] | 0x20 == UInt8(ascii: "g")
            case 3: return text[word.start] | 0x20 == UInt8(ascii: "g")
            case 5: return next.size > 5
            default: return false
            }
        }
        guard word.size <= 15, end + 1 < text.count else { return word.size == 12 }
        switch text[end] {
        case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return word.size <= 4 && (text[end + 1].isHexDigit || text[end + 1] == UInt8(ascii: ":"))
        case UInt8(ascii: "\\"): return true
        default: return word.size == 12
        }
    }

    /// Returns what code of letters and digits begins at `start`, where a word begins with a letter.
    @inline(never)
    func code(in text: Span<UInt8>, at start: Int, _ wordEnd: Int, _ context: Context) -> Found? {
        if let found = networkAddress(in: text, at: start, context.topic(at: start)) { return found }
        if let end = iban(in: text, at: start) { return Found(.iban, end: end) }
        if let end = drivingLicence(in: text, at: start) { return Found(.drivingLicence, end: end) }
        if let end = nationalInsurance(in: text, at: start) { return Found(.nationalInsurance, end: end) }
        if let found = vatNumber(in: text, at: start) { return found }
        if let end = text.end(of: "bfpo", at: start), let found = forcesPostcode(in: text, at: start, behind: end) {
            return found
        }
        if let found = announcedCode(in: text, at: start, wordEnd, context) { return found }
        if context.topic(at: start) != .vehicle, let found = postcode(in: text, at: start, context.topic(at: start)) {
            return found
        }
        return vehicle(in: text, at: start, context) ?? userOfDomain(in: text, at: start, wordEnd)
            ?? (Self.mayStandBeforeWord(text, wordEnd) ? valueBeforeWord(in: text, at: start, wordEnd) : nil)
            ?? gluedPhone(in: text, at: start, wordEnd)
    }

    /// Returns the telephone number that small letters stand before without a mark, `mob07700900123`; in doubt, as references are
    /// written so too. Capitals and a number are one.
    private func gluedPhone(in text: Span<UInt8>, at start: Int, _ end: Int) -> Found? {
        guard end - start > 11 else { return nil }
        var first = start
        while first < end, text[first].isLetter { first += 1 }
        guard 2...6 ~= first - start, text[first - 1] & 0x20 != 0, 10...13 ~= end - first,
            text[first] == UInt8(ascii: "0") || text[first] == UInt8(ascii: "4"),
            let groups = DigitGroups(in: text, at: first), groups.group(0).end == end,
            phone(digits: groups, in: text, upTo: 0) != nil
        else { return nil }
        return Found(.phone, .doubtful, start: first, end: end)
    }

    /// Returns the end of an IBAN at `start`: of a country's length, with or without a space behind every fourth
    /// character, and with the right check digits.
    private func iban(in text: Span<UInt8>, at start: Int) -> Int? {
        guard start + 15 <= text.count, text[start + 1].isLetter, text[start + 2].isDigit, text[start + 3].isDigit,
            let length = ibanLengths[text[start], text[start + 1]]
        else { return nil }
        // ISO 13616: the first four characters go to the end; letters count 10 to 35; the number is 1 modulo 97.
        var remainder = 0
        var head = 0
        var headScale = 1
        var read = 0
        var offset = start
        let spaced = start + 4 < text.count && text[start + 4] == UInt8(ascii: " ")
        while read < length {
            if spaced, read > 0, read % 4 == 0 {
                guard offset < text.count, text[offset] == UInt8(ascii: " ") else { return nil }
                offset += 1
            }
            guard offset < text.count, text[offset].isWordByte else { return nil }
            let byte = text[offset].uppercased
            let value = byte.isDigit ? Int(byte & 0x0F) : Int(byte) - 55
            let scale = byte.isDigit ? 10 : 100
            if read < 4 {
                head = (head * scale + value) % 97
                headScale = headScale * scale % 97
            } else {
                remainder = (remainder * scale + value) % 97
            }
            read += 1
            offset += 1
        }
        guard text.isBoundary(offset) else { return nil }
        return (remainder * headScale + head) % 97 == 1 ? offset : nil
    }

    /// Returns the end of a National Insurance number at `start`: two letters, six digits, a letter from A to D, with
    /// or without spaces. Prefixes that are never given out do not count (HMRC, NIM39110).
    private func nationalInsurance(in text: Span<UInt8>, at start: Int) -> Int? {
        guard start + 9 <= text.count, text[start + 1].isLetter else { return nil }
        let first = text[start].uppercased
        let second = text[start + 1].uppercased
        guard Self.mayPrefix(first), Self.mayPrefix(second), second != UInt8(ascii: "O") else { return nil }
        switch (first, second) {
        case (UInt8(ascii: "B"), UInt8(ascii: "G")), (UInt8(ascii: "G"), UInt8(ascii: "B")),
            (UInt8(ascii: "K"), UInt8(ascii: "N")), (UInt8(ascii: "N"), UInt8(ascii: "K")),
            (UInt8(ascii: "N"), UInt8(ascii: "T")), (UInt8(ascii: "T"), UInt8(ascii: "N")),
            (UInt8(ascii: "Z"), UInt8(ascii: "Z")):
            return nil
        default: break
        }
        var offset = start + 2
        for pair in 0...3 {
            if offset < text.count, text[offset] == UInt8(ascii: " ") { offset += 1 }
            guard pair < 3 else { break }
            guard offset + 2 <= text.count, text[offset].isDigit, text[offset + 1].isDigit else { return nil }
            offset += 2
        }
        guard offset < text.count, text[offset].uppercased &- UInt8(ascii: "A") < 4 else { return nil }
        return text.isBoundary(offset + 1) ? offset + 1 : nil
    }

    private static func mayPrefix(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "I"), UInt8(ascii: "Q"), UInt8(ascii: "U"),
            UInt8(ascii: "V"):
            return false
        default: return true
        }
    }

    /// Returns the postcode at `start`, with one space or none before its inward code.
    private func postcode(in text: Span<UInt8>, at start: Int, _ topic: ContextWord?) -> Found? {
        // Longer words are none; not looking further keeps a long word from being measured here.
        var end = start
        while end < text.count, end - start < 8, text[end].isWordByte { end += 1 }
        let inward: Int
        switch end - start {
        case 5...7 where isInward(text, end - 3):
            inward = end - 3
            guard isOutward(text, start..<inward) else { return nil }
        case 2...4:
            // A `+` is a space among the parameters of a URL.
            guard end < text.count, text[end] == UInt8(ascii: " ") || text[end] == UInt8(ascii: "+") else { return nil }
            inward = end + 1
            guard isInward(text, inward), text.isBoundary(inward + 3), isOutward(text, start..<end) else { return nil }
        default: return nil
        }
        let isSpaced = inward > end
        let isLong = inward - start >= (isSpaced ? 5 : 4)
        let (first, second) = (text[inward + 1], text[inward + 2])
        let confidence: Confidence
        if !isLong, second | 0x20 == UInt8(ascii: "b"), Self.isUnit(first | 0x20, second | 0x20) {
            confidence = .doubtful  // `S21 4GB`
        } else if Self.isUnit(first | 0x20, second | 0x20) {
            // `e1 2nd`: in capitals a postcode more often than a count.
            confidence = isLong || first & 0x20 == 0 ? .likely : .doubtful
        } else {
            // In one piece it could be the code of a product.
            confidence = isSpaced ? .certain : topic == .other ? .doubtful : .likely
        }
        return Found(.postcode, confidence, end: inward + 3)
    }

    /// Whether two letters behind a digit, in lower case, are a unit or make an ordinal number.
    private static func isUnit(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first, second) {
        case (UInt8(ascii: "g"), UInt8(ascii: "b")), (UInt8(ascii: "t"), UInt8(ascii: "b")),
            (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
            (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")),
            (UInt8(ascii: "h"), UInt8(ascii: "r")), (UInt8(ascii: "f"), UInt8(ascii: "t")),
            (UInt8(ascii: "y"), UInt8(ascii: "r")), (UInt8(ascii: "p"), UInt8(ascii: "t")),
            (UInt8(ascii: "d"), UInt8(ascii: "b")), (UInt8(ascii: "a"), UInt8(ascii: "h")):
            return true
        default: return false
        }
    }

    /// Returns the postcode of a forces' post office: `BFPO` and up to four digits behind it.
    func forcesPostcode(in text: Span<UInt8>, at start: Int, behind end: Int) -> Found? {
        var offset = end
        if offset < text.count, text[offset] == UInt8(ascii: " ") { offset += 1 }
        let first = offset
        while offset < text.count, offset - first < 4, text[offset].isDigit { offset += 1 }
        return offset > first && text.isBoundary(offset) ? Found(.postcode, start: start, end: offset) : nil
    }

    /// Whether a digit and two letters that inward codes use stand at `offset`.
    private func isInward(_ text: Span<UInt8>, _ offset: Int) -> Bool {
        guard offset + 3 <= text.count, text[offset].isDigit else { return false }
        return Self.isInwardLetter(text[offset + 1]) && Self.isInwardLetter(text[offset + 2])
    }

    private static func isInwardLetter(_ byte: UInt8) -> Bool {
        guard byte.isLetter else { return false }
        switch byte.uppercased {
        case UInt8(ascii: "C"), UInt8(ascii: "I"), UInt8(ascii: "K"), UInt8(ascii: "M"), UInt8(ascii: "O"),
            UInt8(ascii: "V"):
            return false
        default: return true
        }
    }

    /// Whether `range` is the outward code of an area that exists: A9, A99, A9A, AA9, AA99 or AA9A, or GIR.
    private func isOutward(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var offset = range.lowerBound
        let first = text[offset].uppercased
        offset += 1
        var second: UInt8 = 0
        if offset < range.upperBound, text[offset].isLetter {
            second = text[offset].uppercased
            offset += 1
        }
        guard offset < range.upperBound else { return false }
        if first == UInt8(ascii: "G"), second == UInt8(ascii: "I"), range.count == 3 {
            return text[offset].uppercased == UInt8(ascii: "R")
        }
        guard text[offset].isDigit, postcodeAreas.contains(first, second) else { return false }
        // The district: a digit, and perhaps a digit or letter behind it.
        return range.upperBound - offset <= 2
    }
}
