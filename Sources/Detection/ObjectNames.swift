/// Tokens by which programs name objects in logs: neither a secret nor anybody.
extension Recogniser {
    /// Whether the token in `range` names an object of a program: an address (`0x7fe133460660`), a class with a hash or line
    /// behind it (`java.lang.Object@2bd79ce`, `Manager$Listener@493`, `ActivityRecord{de9231d`), a security identifier of Windows
    /// (`S-1-5-21-...`) or a number with its name (`uid=3257`).
    func isObject(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count > 3, range.upperBound <= text.count else { return false }
        let start = range.lowerBound
        if text[start] == UInt8(ascii: "0"), text[start + 1] | 0x20 == UInt8(ascii: "x") {
            return range.count <= 18 && isHex(text, start + 2..<range.upperBound)
        }
        if let end = text.end(of: "s-1-", at: start) { return end < text.count && text[end].isDigit }
        if let mark = endOfPrefix(in: text, range), text[mark] == UInt8(ascii: "=") {
            return (mark + 1..<range.upperBound).allSatisfy { text[$0].isDigit }
        }
        return isObjectOfClass(in: text, range)
    }

    /// Whether the token in `range` is what a service numbers with letters, `evt_d65cp6t8u0apt7mj`: it may be a secret, but is no
    /// user.
    func isIdentifier(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard let mark = endOfPrefix(in: text, range), text[mark] == UInt8(ascii: "_") else { return false }
        let rest = mark + 1..<range.upperBound
        // Digits among the letters, and not only behind them.
        return rest.count >= Self.fewestOfIdentifier && rest.allSatisfy { text[$0].isWordByte }
            && rest.dropLast(4).count { text[$0].isDigit } > 1
    }

    private static let fewestOfIdentifier = 14

    /// Where two to five small letters end that a token begins with, before a mark and something else.
    private func endOfPrefix(in text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var mark = range.lowerBound
        while mark < range.upperBound, text[mark] &- UInt8(ascii: "a") < 26, mark - range.lowerBound < 6 { mark += 1 }
        return 2...5 ~= mark - range.lowerBound && mark + 1 < range.upperBound ? mark : nil
    }

    private func isObjectOfClass(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard text[range.lowerBound].isLetter,
            let mark = range.first(where: { text[$0] == UInt8(ascii: "@") || text[$0] == UInt8(ascii: "{") }),
            mark + 1 < range.upperBound, isHex(text, mark + 1..<range.upperBound)
        else { return false }
        var isQualified = false
        var hasCapital = false
        for offset in range.lowerBound..<mark {
            let byte = text[offset]
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$") {
                isQualified = true
            } else if byte.isLetter, byte & 0x20 == 0 {
                hasCapital = true
            } else if !byte.isWordByte, byte != UInt8(ascii: "_") {
                return false
            }
        }
        // `[Listener:NIOServerCnxn@349]`; alone it may be a password.
        let isBracketed = range.upperBound < text.count && text[range.upperBound] == UInt8(ascii: "]")
        return hasCapital && (isQualified || isBracketed || text[mark] == UInt8(ascii: "{"))
    }

    private func isHex(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for offset in range where !text[offset].isHexDigit { return false }
        return !range.isEmpty
    }
}
