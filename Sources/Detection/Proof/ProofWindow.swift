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

    /// A ring: of more than `most` tokens the first gives way, and the others stay where they are. An `InlineArray` is copied
    /// whole by the compiler of today where one of its elements is read.
    private var entries = Array(repeating: Entry(), count: 16)
    private var first = 0
    private var count = 0
    /// How many words stand behind the last token with a digit. Where that is out of reach no code is looked for.
    private var sinceDigit = Self.most

    private func token(_ index: Int) -> Entry { entries[(first &+ index) & 15] }

    /// Forgets what came before: no value goes on here.
    mutating func clear() {
        count = 0
        sinceDigit = Self.most
    }

    /// Takes the next token.
    mutating func add(_ token: ProofToken, in text: Span<UInt8>) {
        guard token.kind != .word || token.letters <= Self.longestWord else { return clear() }
        var entry = Entry(range: token.range, kind: token.kind, letters: token.letters)
        if count > 0 {
            let last = self.token(count - 1)
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
            first = (first + 1) & 15
            count -= 1
        }
        entries[(first + count) & 15] = entry
        count += 1
        sinceDigit = token.kind == .word ? min(sinceDigit + 1, Self.most) : 0
    }

    /// Calls `body` with each stretch that ends with the last token, has several tokens and may be a reference. Those that
    /// marks alone join are `ProofRun`'s.
    func forEachCode(_ body: (Range<Int>) -> Void) {
        guard count > 1, sinceDigit < Self.mostOfCode else { return }
        let last = self.token(count - 1)
        var hasDigit = last.kind != .word
        var hasLetter = last.kind != .number
        var isLoose = last.isLoose
        var start = count - 2
        while start >= 0, count - start <= Self.mostOfCode {
            let entry = token(start)
            hasDigit = hasDigit || entry.kind != .word
            hasLetter = hasLetter || entry.kind != .number
            if hasDigit, hasLetter, isLoose { body(entry.range.lowerBound..<last.range.upperBound) }
            // What stands before a word would have it in its middle.
            if entry.kind == .word, entry.letters > Self.longestInnerWord { return }
            isLoose = isLoose || entry.isLoose
            start -= 1
        }
    }

    /// Calls `body` with each stretch that ends with the last token, has several, and may be a number as it is dialled.
    func forEachDialled(in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
        guard count > 1, sinceDigit == 0 else { return }
        let last = self.token(count - 1)
        guard last.kind == .number, !last.isListed else { return }
        var digits = last.range.count
        var start = count - 2
        while start >= 0, token(start).kind == .number {
            let range = token(start).range
            digits += range.count
            guard digits <= 15 else { return }
            if digits >= 10, Self.isDialled(text, range, digits) { body(range.lowerBound..<last.range.upperBound) }
            guard !token(start).isListed else { return }
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
