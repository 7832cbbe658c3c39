/// VAT registration numbers within the operator identifier.
extension Workbench {
    /// Substitutes the characters collected: a British number by one that begins 95 or 96, of which neither series has any,
    /// a foreign one by its shape under ZZ, which is no country.
    ///
    /// - Returns: `false`, with nothing changed, where they are no VAT number.
    mutating func valueAddedTaxNumber(_ range: Range<Int>) -> Bool {
        let count = positions.count
        guard count >= 4 else { return false }
        let hasCountry = !areDigits(0..<1) && !areDigits(1..<2)
        let isBritish = hasCountry && (isCollected("GB", at: 0) || isCollected("XI", at: 0))
        let first = isBritish ? 2 : 0
        if areDigits(first..<count) {
            switch count - first {
            case 9, 12: britishNumber(first)
            case _ where isBritish: britishDigits(first)
            default: return false
            }
            return true
        }
        if count == first + 5, areDigits(first + 2..<count),
            isCollected("GD", at: first) || isCollected("HA", at: first)
        {
            publicBody(first)
            return true
        }
        guard hasCountry, !isBritish, isForeign() else { return false }
        foreignNumber(range)
        return true
    }

    private func isCollected(_ code: StaticString, at index: Int) -> Bool {
        guard index + 1 < positions.count else { return false }
        // A static string's buffer lives as long as the program.
        return code.withUTF8Buffer { collected(index) == $0[0] && collected(index + 1) == $0[1] }
    }

    /// Whether there are digits behind the two letters of a country, with two more letters at most between. VA stands for
    /// a number that is labelled VAT, XX for a mask.
    private func isForeign() -> Bool {
        guard positions.count <= 17, !isCollected("VA", at: 0), !isCollected("XX", at: 0) else { return false }
        return (2..<5).contains { $0 < positions.count && areDigits($0..<$0 + 1) }
    }

    private mutating func britishNumber(_ first: Int) {
        begin(.vat)
        appendDigits(first..<first + 7)
        let check = 10 * collected(first + 7).digitValue + collected(first + 8).digitValue
        var remainder = (CheckDigits.valueAddedTax(canonical) + check) % 97
        // The series whose remainder is 42 began at 100 0000; some readers take 55 for right too.
        if remainder != 0, canonical.first == UInt8(ascii: "0"), remainder == 42 || remainder == 55 { remainder += 1 }
        var stream = stream()
        numerals.append(UInt8(ascii: "9"))
        numerals.append(UInt8(digit: 5 + stream.next(below: 2, hash)))
        drawNumerals(5, from: &stream)
        let digits = (remainder - CheckDigits.valueAddedTax(numerals[...]) + 97) % 97
        numerals.append(UInt8(digit: digits / 10))
        numerals.append(UInt8(digit: digits % 10))
        placeNumerals(first..<first + 9)
        guard positions.count - first == 12 else { return }
        // The branch: another message, so that the trader's number is the same in all of them.
        appendDigits(first + 9..<first + 12)
        var branch = self.stream()
        drawNumerals(3, from: &branch)
        placeNumerals(first + 9..<first + 12)
    }

    /// Digits that are too many or too few for a number behind GB, and so nobody's.
    private mutating func britishDigits(_ first: Int) {
        begin(.vat)
        message.append(contentsOf: "GB".utf8)
        appendDigits(first..<positions.count)
        var stream = stream()
        substituteDigits(first..<positions.count, from: &stream)
    }

    /// Government departments have GD000 to GD499, health authorities HA500 to HA999: the pseudonym has the other half.
    private mutating func publicBody(_ first: Int) {
        begin(.vat)
        for index in first..<first + 5 { message.append(collected(index)) }
        let isDepartment = isCollected("GD", at: first)
        var stream = stream()
        numerals.append(UInt8(digit: (isDepartment ? 5 : 0) + stream.next(below: 5, hash)))
        drawNumerals(2, from: &stream)
        placeNumerals(first + 2..<first + 5)
    }

    private mutating func foreignNumber(_ range: Range<Int>) {
        begin(.vat)
        for index in positions.indices { message.append(collected(index)) }
        var stream = stream()
        substitute(positions[2]..<range.upperBound, from: &stream)
        for index in 0..<2 { placeLetter(UInt8(ascii: "Z"), at: index) }
    }
}
