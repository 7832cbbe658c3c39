/// IBANs (ISO 13616) within the operator account.
extension Workbench {
    /// Substitutes an IBAN in place: one of the United Kingdom by the pseudonym of its pair under the bank code TEST with
    /// the right check digits, any other by keyed shape with the check digits 00, which no IBAN has.
    ///
    /// - Returns: `false`, with nothing changed, where the value has no form of an IBAN.
    mutating func substituteIBAN(_ range: Range<Int>) -> Bool {
        guard collectIBAN(range) else { return false }
        let isBritish =
            positions.count == 22 && character(0).uppercased == UInt8(ascii: "G")
            && character(1).uppercased == UInt8(ascii: "B")
            && (4..<8).allSatisfy { character($0).isLetter } && (8..<22).allSatisfy { character($0).isDigit }
        if isBritish {
            substituteBritishIBAN()
        } else {
            substituteForeignIBAN(range)
        }
        return true
    }

    private func character(_ index: Int) -> UInt8 { draft.bytes[positions[index]] }

    /// Collects the positions of letters and digits: two letters, two digits, 11 to 30 more, and only spaces and hyphens
    /// between them.
    private mutating func collectIBAN(_ range: Range<Int>) -> Bool {
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

    private mutating func substituteBritishIBAN() {
        begin(.accountPair)
        appendDigits(8..<22)
        drawPair()
        for (index, letter) in "TEST".utf8.enumerated() {
            let position = positions[4 + index]
            draft.bytes[position] = draft.bytes[position].isUppercase ? letter : letter | 0x20
        }
        for (index, numeral) in numerals.enumerated() { draft.bytes[positions[8 + index]] = numeral }
        let check = 98 - remainder97()
        draft.bytes[positions[2]] = UInt8(digit: check / 10)
        draft.bytes[positions[3]] = UInt8(digit: check % 10)
    }

    /// The number of the IBAN, country and check digits 00 moved to the end, modulo 97 (ISO 7064, MOD 97-10).
    private func remainder97() -> Int {
        var remainder = 0
        for index in Array(4..<positions.count) + [0, 1] {
            let character = character(index)
            if character.isDigit {
                remainder = (remainder * 10 + character.digitValue) % 97
            } else {
                remainder = (remainder * 100 + Int(character.lowercased) - 0x61 + 10) % 97
            }
        }
        return remainder * 100 % 97
    }

    private mutating func substituteForeignIBAN(_ range: Range<Int>) {
        begin(.accountText)
        for position in positions { message.append(draft.bytes[position].lowercased) }
        var stream = stream()
        substitute(positions[4]..<range.upperBound, from: &stream)
        draft.bytes[positions[2]] = UInt8(ascii: "0")
        draft.bytes[positions[3]] = UInt8(ascii: "0")
    }
}
