/// The last tokens of a text that stand close together: what people write with spaces or other signs in it, `CUST 900123`
/// or `07700:900 123`, is several tokens, and nothing says where it begins and ends. So whatever a token may end is
/// looked at: few tokens at a time, and only where a digit is among them.
struct ProofWindow {
    private struct Entry {
        var range = 0..<0
        var kind = ProofToken.Kind.word
        var letters = 0
        /// Whether something else than a mark of references stands before it.
        var isLoose = false
        /// Whether a sign stands before it that times and lists have between their numbers.
        var isListed = false
    }

    /// The most tokens of a code, and of a number that is dialled.
    private static let mostOfCode = 5
    private static let most = 12
    /// The most bytes between two tokens.
    private static let widestGap = 3
    /// The most letters of a word in a code, and of one between other tokens of it.
    private static let longestWord = 12
    private static let longestInnerWord = 4

    private var entries = InlineArray<12, Entry>(repeating: Entry())
    private var count = 0

    /// Forgets what came before: no value goes on here.
    mutating func clear() { count = 0 }

    /// Takes the next token.
    mutating func add(_ token: ProofToken, in text: Span<UInt8>) {
        guard token.kind != .word || token.letters <= Self.longestWord else { return clear() }
        var entry = Entry(range: token.range, kind: token.kind, letters: token.letters)
        if count > 0 {
            let last = entries[count - 1]
            let gap = last.range.upperBound..<token.range.lowerBound
            if gap.count > Self.widestGap {
                clear()
            } else {
                for index in gap {
                    switch text[index] {
                    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"): break
                    // Between a word and a number no time of day stands.
                    case UInt8(ascii: ":") where last.kind != .word: break
                    default: entry.isLoose = true
                    }
                    switch text[index] {
                    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";"):
                        entry.isListed = entry.isListed || last.range.count < 3 || token.range.count < 3
                    default: break
                    }
                }
            }
        }
        if count == Self.most {
            for index in 1..<count { entries[index - 1] = entries[index] }
            count -= 1
        }
        entries[count] = entry
        count += 1
    }

    /// Calls `body` with each stretch that ends with the last token, has several tokens and may be a reference. Those that
    /// marks alone join are `ProofRun`'s.
    func forEachCode(_ body: (Range<Int>) -> Void) {
        guard count > 1 else { return }
        var hasDigit = entries[count - 1].kind != .word
        var hasLetter = entries[count - 1].kind != .number
        var isLoose = entries[count - 1].isLoose
        var start = count - 2
        while start >= 0, count - start <= Self.mostOfCode {
            let entry = entries[start]
            hasDigit = hasDigit || entry.kind != .word
            hasLetter = hasLetter || entry.kind != .number
            if hasDigit, hasLetter, isLoose { body(entry.range.lowerBound..<entries[count - 1].range.upperBound) }
            // What stands before a word would have it in its middle.
            if entry.kind == .word, entry.letters > Self.longestInnerWord { return }
            isLoose = isLoose || entry.isLoose
            start -= 1
        }
    }

    /// Calls `body` with each stretch that ends with the last token, has several, and may be a number as it is dialled.
    func forEachDialled(in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
        guard count > 1, entries[count - 1].kind == .number, !entries[count - 1].isListed else { return }
        var digits = entries[count - 1].range.count
        var start = count - 2
        while start >= 0, entries[start].kind == .number {
            digits += entries[start].range.count
            guard digits <= 15 else { return }
            let range = entries[start].range
            if digits >= 10, Self.isDialled(text, range, digits) {
                body(range.lowerBound..<entries[count - 1].range.upperBound)
            }
            guard !entries[start].isListed else { return }
            start -= 1
        }
    }

    /// Whether so many digits that begin like this are a number as it is dialled: any other of ten is as often a time.
    static func isDialled(_ text: Span<UInt8>, _ first: Range<Int>, _ digits: Int) -> Bool {
        switch text[first.lowerBound] {
        case UInt8(ascii: "0"): true
        case UInt8(ascii: "7"): digits == 10
        case UInt8(ascii: "4"):
            first.count > 1 && text[first.lowerBound + 1] == UInt8(ascii: "4") && (12...13).contains(digits)
        default: false
        }
    }
}
