/// Digits of a text as a number.
enum ProofDigits {
    /// All digits in `range`, of which there are at most 18; `nil` where there are more.
    static func all(_ text: Span<UInt8>, _ range: Range<Int>) -> (value: UInt64, count: Int)? {
        var value: UInt64 = 0
        var count = 0
        for index in range where text[index].isDigit {
            guard count < 18 else { return nil }
            value = value * 10 + UInt64(text[index] & 0x0F)
            count += 1
        }
        return (value, count)
    }

    /// A telephone number as it is dialled within its country, without the zero; one of another country with its code.
    /// An extension is passed over. `nil` where there are not 6 to 15 digits.
    static func phone(_ text: Span<UInt8>, _ range: Range<Int>) -> (value: UInt64, count: Int)? {
        let text = text.extracting(range)
        // Zeros in front are how it is dialled.
        var index = 0
        while index < text.count, text[index] &- UInt8(ascii: "1") > 8 { index &+= 1 }
        guard index < text.count else { return nil }
        var count = 0
        var value: UInt64 = 0
        // The first two digits.
        var head: UInt64 = 0
        while index < text.count {
            let byte = text[index]
            index &+= 1
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else {
                if byte.isLetter || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") { break }
                continue
            }
            guard count < 20 else { return nil }
            // Of more than 15 digits it is not asked for.
            value = value &* 10 &+ UInt64(digit)
            count &+= 1
            if count == 2 { head = value }
        }
        if count >= 11, head == 44 { return behindCountry(text) }
        return (6...15).contains(count) ? (value, count) : nil
    }

    /// The same where the first two digits behind zeros are 44: what stands behind these, and behind zeros there.
    private static func behindCountry(_ text: Span<UInt8>) -> (value: UInt64, count: Int)? {
        var before = 0
        var count = 0
        var value: UInt64 = 0
        for index in text.indices {
            let byte = text[index]
            guard byte.isDigit else {
                if byte.isLetter || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";"), before > 0 { break }
                continue
            }
            if before < 2 {
                if before > 0 || byte != UInt8(ascii: "0") { before &+= 1 }
            } else if count > 0 || byte != UInt8(ascii: "0") {
                value = value &* 10 &+ UInt64(byte & 0x0F)
                count &+= 1
            }
        }
        return (6...15).contains(count) ? (value, count) : nil
    }
}
