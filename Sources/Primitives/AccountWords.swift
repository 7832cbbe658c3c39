/// What stands between the sort code and the number of one bank account: marks, and words that announce the number.
public enum AccountWords {
    /// How far behind its sort code an account number may begin, in bytes.
    private static let reach = 32

    /// Finds the account number that belongs to a sort code: `00-12-34, account no: 12345678`.
    ///
    /// - Parameters:
    ///   - text: A text in UTF-8.
    ///   - sortCodeEnd: Behind the last digit of a sort code in it, or behind a mark that follows.
    /// - Returns: Where the next digit stands, if nothing but separators and words such as `account` and `no` are before it;
    ///   `nil` where anything else is.
    public static func startOfNumber(in text: Span<UInt8>, behind sortCodeEnd: Int) -> Int? {
        let limit = min(text.count, sortCodeEnd + reach)
        var offset = sortCodeEnd
        while offset < limit {
            let byte = text[offset]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): return offset > sortCodeEnd ? offset : nil
            case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "/"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "|"),
                UInt8(ascii: "\t"),
                UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                offset += 1
            default:
                // The first letters of the word, eight at most, as one number.
                var word: UInt64 = 0
                let start = offset
                while offset < limit, text[offset].isASCIILetter, offset - start < 8 {
                    word = word << 8 | UInt64(text[offset] | 0x20)
                    offset += 1
                }
                guard announces(word) else { return nil }
            }
        }
        return nil
    }

    /// Whether `word`, its letters in lower case as the bytes of a number, stands before an account number.
    private static func announces(_ word: UInt64) -> Bool {
        switch word {
        case 0x6163_636f_756e_74, 0x6163_6374, 0x6163_63, 0x6163, 0x61, 0x63:  // account acct acc ac a c
            return true
        case 0x6e75_6d62_6572, 0x6e75_6d, 0x6e6f, 0x616e_64, 0x6973:  // number num no and is
            return true
        default: return false
        }
    }
}
