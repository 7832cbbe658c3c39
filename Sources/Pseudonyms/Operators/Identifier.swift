/// identifier: numbers of registers, in ranges from which none is issued.
///
/// The digits without the check digit determine the pseudonym, and its check digit is off by as much as the original's: a
/// right number stays right, a wrong one is as wrong as before, and its digits are those of the right one. Where no range is
/// known to be free, the check digit is always wrong (`utr`), or the letters in front are nobody's (`nino`,
/// `company-number`). What is no such number gets keyed shape that none can be read from.
extension Workbench {
    /// Substitutes the value in place; only a company number that lost its zeros grows.
    mutating func identifier(_ range: Range<Int>, _ kind: Operator.IdentifierKind) {
        let isNumber = collectCharacters(range) && number(range, kind)
        if !isNumber { identifierText(range, kind) }
    }

    /// Substitutes the characters collected.
    ///
    /// - Returns: `false`, with nothing changed, where they are no number of `kind`.
    mutating func number(_ range: Range<Int>, _ kind: Operator.IdentifierKind) -> Bool {
        switch kind {
        case .card: cardNumber()
        case .nhsNumber: nhsNumber()
        case .vat: valueAddedTaxNumber(range)
        case .nino: insuranceNumber()
        case .imei: deviceNumber()
        case .companyNumber: companyNumber(range)
        case .utr: taxpayerReference()
        }
    }

    /// Collects the positions of letters and digits.
    ///
    /// - Returns: `false` where anything stands in the value but ASCII and the marks between its characters.
    mutating func collectCharacters(_ range: Range<Int>) -> Bool {
        positions.removeAll(keepingCapacity: true)
        for index in range {
            let byte = draft.bytes[index]
            switch byte {
            case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "'"),
                UInt8(ascii: "\""), UInt8(ascii: "="):
                continue
            default:
                if byte.isLetter || byte.isDigit {
                    positions.append(index)
                } else if !UTF8Sequence.isOfNoBreakSpace(draft.bytes, index, in: range) {
                    return false
                }
            }
        }
        return true
    }

    /// Character `index` of those collected, in upper case.
    func collected(_ index: Int) -> UInt8 { draft.bytes[positions[index]].uppercased }

    /// Whether the characters collected in `range` are digits.
    func areDigits(_ range: Range<Int>) -> Bool {
        range.allSatisfy { draft.bytes[positions[$0]].isDigit }
    }

    /// Begins the message of a number of `kind`; its characters follow from `Workbench.canonicalStart` on.
    mutating func begin(_ kind: Operator.IdentifierKind) {
        begin(.identifier)
        let code =
            switch kind {
            case .card: UInt8(ascii: "c")
            case .nhsNumber: UInt8(ascii: "h")
            case .vat: UInt8(ascii: "v")
            case .nino: UInt8(ascii: "n")
            case .imei: UInt8(ascii: "i")
            case .companyNumber: UInt8(ascii: "o")
            case .utr: UInt8(ascii: "u")
            }
        message.append(code)
        numerals.removeAll(keepingCapacity: true)
    }

    /// Where the canonical form begins in a message: behind purpose and kind.
    static let canonicalStart = 2

    /// The canonical form in the message.
    var canonical: ArraySlice<UInt8> { message[Workbench.canonicalStart...] }

    /// Appends `count` digits of `stream` to the numerals.
    mutating func drawNumerals(_ count: Int, from stream: inout NumeralStream) {
        for _ in 0..<count { numerals.append(UInt8(digit: stream.next(below: 10, hash))) }
    }

    /// Writes the last of the numerals over the characters collected in `range`, as many as there are.
    mutating func placeNumerals(_ range: Range<Int>) {
        for (index, numeral) in zip(range, numerals.suffix(range.count)) { draft.bytes[positions[index]] = numeral }
    }

    /// Puts `letter` in place of a letter collected, in its case; a digit becomes the letter in upper case.
    mutating func placeLetter(_ letter: UInt8, at index: Int) {
        let original = draft.bytes[positions[index]]
        draft.bytes[positions[index]] = original.isLetter && !original.isUppercase ? letter | 0x20 : letter
    }

    // 9 is the industry identifier of national numbers, behind which stands a country; 999 is none (ISO 3166-1).
    private mutating func cardNumber() -> Bool {
        let count = positions.count
        guard (12...19).contains(count), areDigits(0..<count) else { return false }
        begin(.card)
        appendDigits(0..<count - 1)
        let offset = collected(count - 1).digitValue - CheckDigits.luhn(canonical)
        var stream = stream()
        for _ in 0..<4 { numerals.append(UInt8(ascii: "9")) }
        drawNumerals(count - 5, from: &stream)
        numerals.append(UInt8(digit: (CheckDigits.luhn(numerals[...]) + offset + 10) % 10))
        placeNumerals(0..<count)
        return true
    }

    // The reporting body 00 stands for test devices (GSMA TS.06).
    private mutating func deviceNumber() -> Bool {
        let count = positions.count
        guard (14...16).contains(count), areDigits(0..<count) else { return false }
        begin(.imei)
        appendDigits(0..<14)
        let offset = count == 15 ? collected(14).digitValue - CheckDigits.luhn(canonical) : 0
        var stream = stream()
        for _ in 0..<2 { numerals.append(UInt8(ascii: "0")) }
        drawNumerals(12, from: &stream)
        if count == 15 {
            numerals.append(UInt8(digit: (CheckDigits.luhn(numerals[...]) + offset + 10) % 10))
        } else if count == 16 {
            // The version of the software changes while the device stays: it depends on all of the value.
            appendDigits(14..<16)
            var version = self.stream()
            drawNumerals(2, from: &version)
        }
        placeNumerals(0..<count)
        return true
    }

    // 999 is kept for tests. Scottish numbers begin with a date of birth: those with a zero in front, which a spreadsheet
    // takes, get a month from 20 to 99 instead.
    private mutating func nhsNumber() -> Bool {
        let count = positions.count
        guard (9...10).contains(count), areDigits(0..<count) else { return false }
        begin(.nhsNumber)
        if count == 9 { message.append(UInt8(ascii: "0")) }
        appendDigits(0..<count - 1)
        let hasZero = canonical.first == UInt8(ascii: "0")
        let offset = collected(count - 1).digitValue - CheckDigits.nhs(canonical) + 11
        var stream = stream()
        var check = 0
        repeat {
            numerals.removeAll(keepingCapacity: true)
            if hasZero {
                numerals.append(UInt8(ascii: "0"))
                numerals.append(UInt8(digit: 1 + stream.next(below: 9, hash)))
                numerals.append(UInt8(digit: 2 + stream.next(below: 8, hash)))
            } else {
                for _ in 0..<3 { numerals.append(UInt8(ascii: "9")) }
            }
            drawNumerals(6, from: &stream)
            check = (CheckDigits.nhs(numerals[...]) + offset) % 11
            // One body in eleven has no such check digit.
        } while check == 10
        numerals.append(UInt8(digit: check))
        placeNumerals(0..<count)
        return true
    }

    // Neither of the two letters in front is ever Q (HMRC, NIM39110).
    private mutating func insuranceNumber() -> Bool {
        let count = positions.count
        guard (8...9).contains(count), !areDigits(0..<1), !areDigits(1..<2), areDigits(2..<8),
            count == 8 || !areDigits(8..<9)
        else { return false }
        begin(.nino)
        for index in 0..<8 { message.append(collected(index)) }
        var stream = stream()
        drawNumerals(6, from: &stream)
        placeNumerals(2..<8)
        for index in 0..<2 { placeLetter(UInt8(ascii: "Q"), at: index) }
        if count == 9 {
            // A to D become one another, and so do the letters that are no suffix.
            let letter = Int(collected(8)) - 0x41
            let (first, size) = letter < 4 ? (0, 4) : (4, 22)
            let other = first + (letter - first + stream.next(below: size, hash)) % size
            placeLetter(0x41 &+ UInt8(truncatingIfNeeded: other), at: 8)
        }
        return true
    }

    // Nothing is known of ranges that HMRC leaves out, so the check digit is always wrong.
    private mutating func taxpayerReference() -> Bool {
        // The K of a payment reference, in front or behind.
        if positions.count == 11 {
            if collected(0) == UInt8(ascii: "K") {
                positions.removeFirst()
            } else if collected(10) == UInt8(ascii: "K") {
                positions.removeLast()
            }
        }
        guard positions.count == 10, areDigits(0..<10) else { return false }
        begin(.utr)
        appendDigits(1..<10)
        var stream = stream()
        numerals.append(0)
        drawNumerals(9, from: &stream)
        // One of the eight digits from 1 to 9 that are not the right one.
        let right = CheckDigits.taxpayer(numerals[1...])
        let wrong = 1 + (stream.next(below: 8, hash) + collected(0).digitValue) % 8
        numerals[0] = UInt8(digit: wrong < right ? wrong : wrong + 1)
        placeNumerals(0..<10)
        return true
    }

    // Numbers of England and Wales begin with 0 or 1 yet, and no register has the letters Z and ZZ.
    private mutating func companyNumber(_ range: Range<Int>) -> Bool {
        let count = positions.count
        guard (3...8).contains(count) else { return false }
        let letters = (0..<2).prefix { !areDigits($0..<$0 + 1) }.count
        guard letters > 0 else { return englishCompanyNumber() }
        var digits = 0
        while letters + digits < count, areDigits(letters + digits..<letters + digits + 1) { digits += 1 }
        // Zeros are lost behind two letters alone. Old registers have letters at the end too: IP12345R.
        guard digits > 0, letters + digits == count && letters == 2 || count == 8 && digits >= 4 else { return false }
        begin(.companyNumber)
        for index in 0..<letters { message.append(collected(index)) }
        let start = message.count
        if count < 8 { message.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 8 - count)) }
        appendDigits(letters..<letters + digits)
        let end = message.count
        for index in letters + digits..<count { message.append(collected(index)) }
        var stream = stream()
        let zeros = message[start..<end].prefix { $0 == UInt8(ascii: "0") }.count
        for index in 0..<end - start {
            let numeral =
                index < zeros ? 0 : index == zeros ? 1 + stream.next(below: 9, hash) : stream.next(below: 10, hash)
            numerals.append(UInt8(digit: numeral))
        }
        placeNumerals(letters..<letters + digits)
        for index in 0..<letters { placeLetter(UInt8(ascii: "Z"), at: index) }
        if letters + digits < count {
            substitute(positions[letters + digits]..<range.upperBound, from: &stream)
        }
        return true
    }

    private mutating func englishCompanyNumber() -> Bool {
        let count = positions.count
        guard count >= 4, areDigits(0..<count) else { return false }
        begin(.companyNumber)
        message.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 8 - count))
        appendDigits(0..<count)
        var stream = stream()
        numerals.append(UInt8(ascii: "9"))
        drawNumerals(7, from: &stream)
        placeNumerals(0..<count)
        // A pseudonym has no zeros in front to lose: those that are lost come back as other digits.
        draft.bytes.insert(contentsOf: numerals[..<(8 - count)], at: positions[0])
        return true
    }

    /// Keyed shape for what is no number of `kind`. A mask stays a mask.
    private mutating func identifierText(_ range: Range<Int>, _ kind: Operator.IdentifierKind) {
        let isMasked = !range.contains {
            let byte = draft.bytes[$0]
            return byte.isLetter && byte.lowercased != UInt8(ascii: "x")
        }
        begin(.identifierText)
        message.append(contentsOf: kind.rawValue.utf8)
        appendFolded(range)
        var stream = stream()
        substitute(range, isMasked ? [.digits, .beyondASCII] : .all, from: &stream)
        switch kind {
        case .card, .imei, .nhsNumber, .utr:
            // No card, NHS number or taxpayer reference begins with 0000; a device that does is one for tests.
            neutralise(range, zeros: 4, shortest: 9)
        case .nino:
            if !isMasked { replaceLetters(range, by: [UInt8(ascii: "Q"), UInt8(ascii: "V")]) }
            neutralise(range, zeros: 4, shortest: 9)
        case .vat:
            // No country has a code of these letters, and the numbers of none begin with so many zeros.
            if !isMasked { replaceLetters(range, by: [UInt8(ascii: "Z"), UInt8(ascii: "Q")]) }
            neutralise(range, zeros: 3, shortest: 4)
            neutralise(range, zeros: 7, shortest: 9)
        case .companyNumber:
            // The oldest companies have seven zeros in front.
            neutralise(range, zeros: 8, shortest: 1)
        }
    }
}
