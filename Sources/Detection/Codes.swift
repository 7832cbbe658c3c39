extension Recogniser {
    /// Returns what code of letters and digits begins at `start`, where a word begins with a letter.
    func code(in text: Span<UInt8>, at start: Int) -> Found? {
        if let end = iban(in: text, at: start) { return Found(.iban, end: end) }
        if let end = nationalInsurance(in: text, at: start) { return Found(.nationalInsurance, end: end) }
        if let end = postcode(in: text, at: start) { return Found(.postcode, end: end) }
        return nil
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

    /// Returns the end of a postcode at `start`, with one space or none before its inward code.
    private func postcode(in text: Span<UInt8>, at start: Int) -> Int? {
        // Longer words are none; not looking further keeps a long word from being measured here.
        var end = start
        while end < text.count, end - start < 8, text[end].isWordByte { end += 1 }
        let inward: Int
        switch end - start {
        case 5...7 where isInward(text, end - 3):
            inward = end - 3
            return isOutward(text, start..<inward) ? end : nil
        case 2...4:
            guard end < text.count, text[end] == UInt8(ascii: " ") else { return nil }
            inward = end + 1
            guard isInward(text, inward), text.isBoundary(inward + 3), isOutward(text, start..<end) else { return nil }
            return inward + 3
        default: return nil
        }
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
