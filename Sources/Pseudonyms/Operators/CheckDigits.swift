/// The checksums of registers, on ASCII digits.
enum CheckDigits {
    /// The digit that makes `payload` right by Luhn (ISO/IEC 7812-1, annex B), when it is appended.
    static func luhn(_ payload: ArraySlice<UInt8>) -> Int {
        var sum = 0
        var isDoubled = true
        for digit in payload.reversed() {
            let value = isDoubled ? 2 * digit.digitValue : digit.digitValue
            sum += value > 9 ? value - 9 : value
            isDoubled.toggle()
        }
        return (10 - sum % 10) % 10
    }

    /// The check digit of the nine digits of an NHS number (NHS Data Dictionary); 10 for those that have none.
    static func nhs(_ body: ArraySlice<UInt8>) -> Int {
        var sum = 0
        var weight = 10
        for digit in body {
            sum += weight * digit.digitValue
            weight -= 1
        }
        return (11 - sum % 11) % 11
    }

    /// The check digit in front of the nine digits of a taxpayer reference; never 0.
    static func taxpayer(_ body: ArraySlice<UInt8>) -> Int {
        let weights: [9 of Int] = [6, 7, 8, 9, 10, 5, 4, 3, 2]
        var sum = 0
        for (index, digit) in body.prefix(9).enumerated() { sum += weights[index] * digit.digitValue }
        let check = 11 - sum % 11
        return check > 9 ? check - 9 : check
    }

    /// The weighted sum of a British VAT number's seven digits, modulo 97. With the check digits added it is 0 in numbers
    /// of the old series, and 42 in those of the series since 2009 (97 - 55).
    static func valueAddedTax(_ body: ArraySlice<UInt8>) -> Int {
        var sum = 0
        var weight = 8
        for digit in body.prefix(7) {
            sum += weight * digit.digitValue
            weight -= 1
        }
        return sum % 97
    }
}
