/// Tokens that are joined by marks, as references are, and numbers beside each other, as numbers are written in groups.
struct ProofRun {
    /// What a run was, once it has ended.
    struct Ended {
        /// All of the tokens that marks join, where there are several and one has a digit.
        var joined: Range<Int>?
        /// All of the numbers beside each other, where there are several.
        var digits: Range<Int>?
    }

    private var joined = 0..<0
    private var joinedCount = 0
    private var hasDigit = false
    private var digits = 0..<0
    private var digitsCount = 0

    /// Takes the next token.
    mutating func add(_ token: ProofToken, in text: Span<UInt8>) -> Ended? {
        var ended = Ended()
        let start = token.range.lowerBound
        if joinedCount > 0, start == joined.upperBound + 1, Self.isMark(text[joined.upperBound]) {
            joined = joined.lowerBound..<token.range.upperBound
            joinedCount += 1
        } else {
            if joinedCount > 1, hasDigit { ended.joined = joined }
            joined = token.range
            joinedCount = 1
            hasDigit = false
        }
        hasDigit = hasDigit || token.kind != .word
        let isNext = digitsCount > 0 && start == digits.upperBound + 1
        if token.kind == .number, isNext, text[digits.upperBound] == 0x20 || Self.isMark(text[digits.upperBound]) {
            digits = digits.lowerBound..<token.range.upperBound
            digitsCount += 1
        } else {
            if digitsCount > 1 { ended.digits = digits }
            digits = token.range
            digitsCount = token.kind == .number ? 1 : 0
        }
        return ended.joined == nil && ended.digits == nil ? nil : ended
    }

    /// Ends the text.
    func end() -> Ended? {
        let ended = Ended(
            joined: joinedCount > 1 && hasDigit ? joined : nil, digits: digitsCount > 1 ? digits : nil)
        return ended.joined == nil && ended.digits == nil ? nil : ended
    }

    static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}
