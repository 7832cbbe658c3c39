/// IBANs (ISO 13616) within the operator account. One that passes its checksum becomes one that passes, one that fails
/// becomes one that fails; none of them is anybody's.
extension Workbench {
    /// Substitutes an IBAN in place.
    ///
    /// | original | pseudonym | why it is nobody's |
    /// |---|---|---|
    /// | of the United Kingdom | the pseudonym of its pair under the bank code TEST | the sort code begins 00 |
    /// | whose bank code is four letters | TEST, 00 and other digits | no bank has the code TEST |
    /// | any other | four zeros (X for letters), and keyed shape | its check digits are 00, 01 or 99 |
    ///
    /// Check digits are made as 98 less a remainder of 97, so they lie in 02 to 98 (ISO 7064, MOD 97-10); 00, 01 and 99
    /// leave the remainder that 97, 98 and 02 do, and pass where only the remainder is looked at.
    ///
    /// - Returns: `false`, with nothing changed, where the value has no form of an IBAN.
    mutating func substituteIBAN(_ range: Range<Int>) -> Bool {
        guard collectIBAN(range) else { return false }
        let remainder = remainder97()
        let hasBankLetters = (4..<8).allSatisfy { character($0).isLetter }
        if isBritishIBAN {
            begin(.accountPair)
            appendDigits(8..<22)
            drawPair()
            for (index, numeral) in numerals.enumerated() { draft.bytes[positions[8 + index]] = numeral }
            writeTestBank()
            writeCheckDigits(remainder)
            return true
        }
        begin(.accountText)
        appendForeign()
        var stream = stream()
        if hasBankLetters {
            substitute(positions[8]..<range.upperBound, from: &stream)
            for index in 8..<10 where character(index).isDigit { draft.bytes[positions[index]] = UInt8(ascii: "0") }
            writeTestBank()
            writeCheckDigits(remainder)
        } else {
            substituteForeignIBAN(range, passes: remainder == 1, from: &stream)
        }
        return true
    }

    /// Whether the IBAN collected is one of the United Kingdom, which holds a sort code and an account number.
    var isBritishIBAN: Bool {
        positions.count == 22 && (4..<8).allSatisfy { character($0).isLetter }
            && character(0).uppercased == UInt8(ascii: "G") && character(1).uppercased == UInt8(ascii: "B")
            && (8..<22).allSatisfy { character($0).isDigit }
    }

    private func character(_ index: Int) -> UInt8 { draft.bytes[positions[index]] }

    /// Collects the positions of letters and digits: two letters, two digits, 11 to 30 more, and only spaces and hyphens
    /// between them.
    mutating func collectIBAN(_ range: Range<Int>) -> Bool {
        // Most values of an account field are digits alone.
        guard let first = range.first(where: { draft.bytes[$0] != 0x20 }), draft.bytes[first].isLetter else {
            return false
        }
        positions.removeAll(keepingCapacity: true)
        for index in range {
            let byte = draft.bytes[index]
            if byte.isLetter || byte.isDigit {
                positions.append(index)
            } else if byte != 0x20, byte != UInt8(ascii: "-") {
                return false
            }
        }
        return (15...34).contains(positions.count) && character(1).isLetter && character(2).isDigit
            && character(3).isDigit
    }

    /// The canonical form: letters in lower case; without the check digits, so that a wrong IBAN goes with the right one.
    mutating func appendForeign() {
        for index in positions.indices where !(2..<4).contains(index) { message.append(character(index).lowercased) }
    }

    private mutating func writeTestBank() {
        for (index, letter) in "TEST".utf8.enumerated() {
            let position = positions[4 + index]
            draft.bytes[position] = draft.bytes[position].isUppercase ? letter : letter | 0x20
        }
    }

    private mutating func writeDigits(_ check: Int) {
        draft.bytes[positions[2]] = UInt8(digit: check / 10)
        draft.bytes[positions[3]] = UInt8(digit: check % 10)
    }

    /// Writes the check digits from 02 to 98 that leave `remainder`; 1 is that of a right IBAN.
    private mutating func writeCheckDigits(_ remainder: Int) {
        writeDigits(0)
        let check = (remainder - remainder97() + 97) % 97
        writeDigits(check < 2 ? check + 97 : check)
    }

    /// The number of the IBAN, country and check digits moved to the end, modulo 97 (ISO 7064, MOD 97-10).
    private func remainder97() -> Int {
        var remainder = 0
        for place in positions.indices {
            let index = place + 4 < positions.count ? place + 4 : place + 4 - positions.count
            let character = character(index)
            if character.isDigit {
                remainder = (remainder * 10 + character.digitValue) % 97
            } else {
                remainder = (remainder * 100 + Int(character.lowercased) - 0x61 + 10) % 97
            }
        }
        return remainder
    }

    /// How often a value is drawn in search of one that passes under 00, 01 or 99: 1 in 32 does, and 1 search in 10^14
    /// finds none.
    private static let draws = 1024

    private mutating func substituteForeignIBAN(_ range: Range<Int>, passes: Bool, from stream: inout NumeralStream) {
        for index in 4..<8 {
            let position = positions[index]
            let byte = draft.bytes[position]
            draft.bytes[position] =
                byte.isDigit ? UInt8(ascii: "0") : byte.isUppercase ? UInt8(ascii: "X") : UInt8(ascii: "x")
        }
        writeDigits(0)
        for _ in 0..<Workbench.draws {
            substitute(positions[8]..<range.upperBound, from: &stream)
            let check: Int
            switch remainder97() {
            case 1: check = 0
            case 0: check = 1
            case 96: check = 99
            default: continue
            }
            // One that fails has the digits of the one that passes, and another of the three.
            writeDigits(passes ? check : check == 0 ? 1 : 0)
            return
        }
    }
}
