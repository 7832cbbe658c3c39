/// Whether values are written like what their field is said to hold. Generous: what it refuses, software stumbles over.
enum FieldForm {
    /// Whether `value`, which is not empty, is written like `category`; of categories without a form, everything is.
    static func fits(_ category: FieldCategory, _ value: Span<UInt8>, kinds: PersonalKinds) -> Bool {
        switch category {
        case .email: kinds.contains(.email) || kinds.contains(.sipAddress)
        case .phone: isNumber(value, digits: 3...17, marks: "+()-./ ") || kinds.contains(.phone)
        case .postcode: isPostcode(value)
        case .account: isNumber(value, digits: 4...17, marks: "-/ *") || kinds.contains(.iban)
        case .iban: kinds.contains(.iban)
        case .card: isNumber(value, digits: 4...19, marks: "-* ")
        case .dateOfBirth: isDate(value)
        case .ipAddress: kinds.contains(.ipAddress)
        case .name, .address, .nationalID, .device, .secret, .freeText: true
        }
    }

    private static func isNumber(_ value: Span<UInt8>, digits: ClosedRange<Int>, marks: StaticString) -> Bool {
        var count = 0
        for index in value.indices {
            let byte = value[index]
            if byte.isDigit {
                count += 1
            } else if !marks.withUTF8Buffer({ $0.contains(byte) }) {
                return false
            }
        }
        return digits.contains(count)
    }

    /// A letter, up to three letters or digits, and a digit with two letters behind them.
    private static func isPostcode(_ value: Span<UInt8>) -> Bool {
        var (letters, count) = (0, 0)
        var tail: (UInt8, UInt8, UInt8) = (0, 0, 0)
        for index in value.indices where value[index] != 0x20 {
            let byte = value[index]
            guard byte.isDigit || byte.isLetter else { return false }
            if count == 0, !byte.isLetter { return false }
            if byte.isLetter { letters += 1 }
            tail = (tail.1, tail.2, byte)
            count += 1
        }
        return (5...7).contains(count) && letters >= 3 && tail.0.isDigit && tail.1.isLetter && tail.2.isLetter
    }

    private static func isDate(_ value: Span<UInt8>) -> Bool {
        let digits = value.indices.count { value[$0].isDigit }
        return (4...17).contains(digits) && value.count <= 32
    }
}
