/// shape: the class of every character stays, and with it the number of its bytes.
extension Workbench {
    /// How many ASCII letters FF1 takes together: 26^5 is over 10^6, and a half of 26 letters fits in 63 bits.
    static let letterCounts = 5...26
    /// How many digits of a text FF1 takes together; what has more is a text, no number.
    static let textDigitCounts = 6...36

    /// The ASCII letters of the value are one FF1 message in radix 26, the digits one in radix 10, where there are enough
    /// and not too many. What is left is substituted by a stream that the whole canonical value determines.
    ///
    /// - Returns: whether FF1 takes all that changes, and so the value can be reversed.
    mutating func shape(_ range: Range<Int>) -> Bool {
        var letters = 0
        var digits = 0
        var beyondASCII = false
        for index in range {
            let byte = draft.bytes[index]
            if byte.isLetter {
                letters += 1
            } else if byte.isDigit {
                digits += 1
            } else if byte >= 0x80 {
                beyondASCII = true
            }
        }
        var left: Characters = []
        if letters > 0, !Workbench.letterCounts.contains(letters) { left.insert(.letters) }
        if digits > 0, !Workbench.textDigitCounts.contains(digits) { left.insert(.digits) }
        if beyondASCII, hasLetterBeyondASCII(range) { left.insert(.beyondASCII) }
        if !left.isEmpty {
            begin(.shape)
            appendFolded(range)
            var stream = stream()
            substitute(range, left, from: &stream)
        }
        if letters > 0, !left.contains(.letters) { draft.addMessage(range, count: letters, .letters) }
        if digits > 0, !left.contains(.digits) { draft.addMessage(range, count: digits, .decimal) }
        return left.isEmpty
    }

    /// Whether keyed shape changes anything beyond ASCII: a letter, a numeral, or a byte that is no UTF-8.
    func hasLetterBeyondASCII(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            guard draft.bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            guard let (scalar, length) = UTF8Sequence.scalar(in: draft.bytes, at: index, end: range.upperBound),
                Letter.of(scalar) == nil
            else { return true }
            index += length
        }
        return false
    }
}
