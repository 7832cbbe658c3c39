/// The English name of a month or of a day of the week in a text, whole or cut short, in any case of letters.
public struct CalendarWord: Sendable {
    /// What is named.
    public enum Kind: Sendable {
        case month, weekday
    }

    /// How much of the name stands there.
    enum Size: Sendable {
        case whole
        /// Three letters.
        case short
        /// Four or five, as `Sept` and `Thurs` have.
        case longer
    }

    /// The month, 1 to 12, or the day of the week, 1 for Monday to 7 for Sunday.
    public let number: Int
    /// Where it stands.
    public let range: Range<Int>
    let size: Size
    private let kind: Kind

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let longer = ["sept", "tues", "weds", "thur", "thurs"]

    /// The name that begins with the byte at `start`, and behind which no other letter stands; `nil` where none does.
    public init?(_ kind: Kind, in text: Span<UInt8>, at start: Int) {
        guard let first = Self.number(kind, in: text, at: start) else { return nil }
        var end = start + 3
        // No name has more letters than September and Wednesday.
        while end < text.count, end - start < 10, text[end].isASCIILetter { end += 1 }
        let word = start..<end
        let name = Self.name(first, kind)
        if word.count == name.utf8.count, text.reads(name, at: start) {
            size = .whole
        } else if word.count == 3 {
            size = .short
        } else if Self.longer.contains(where: { $0.utf8.count == word.count && text.reads($0, at: start) }) {
            size = .longer
        } else {
            return nil
        }
        (number, range, self.kind) = (first, word, kind)
    }

    /// The number of whatever is named with the three letters at `start`, whatever follows; `nil` for no such name.
    public static func number(_ kind: Kind, in text: Span<UInt8>, at start: Int) -> Int? {
        guard start >= 0, start + 3 <= text.count else { return nil }
        switch (kind, text.letters(at: start)) {
        case (.month, 0x6a616e): return 1
        case (.month, 0x666562): return 2
        case (.month, 0x6d6172): return 3
        case (.month, 0x617072): return 4
        case (.month, 0x6d6179): return 5
        case (.month, 0x6a756e): return 6
        case (.month, 0x6a756c): return 7
        case (.month, 0x617567): return 8
        case (.month, 0x736570): return 9
        case (.month, 0x6f6374): return 10
        case (.month, 0x6e6f76): return 11
        case (.month, 0x646563): return 12
        case (.weekday, 0x6d6f6e): return 1
        case (.weekday, 0x747565): return 2
        case (.weekday, 0x776564): return 3
        case (.weekday, 0x746875): return 4
        case (.weekday, 0x667269): return 5
        case (.weekday, 0x736174): return 6
        case (.weekday, 0x73756e): return 7
        default: return nil
        }
    }

    /// Appends the name of `number`, in the case of the letters that stand in `text`: whole, or in three letters; the same name as
    /// it is there.
    func append(_ number: Int, isWhole: Bool, like text: Span<UInt8>, to bytes: inout [UInt8]) {
        guard number != self.number else {
            for index in range { bytes.append(text[index]) }
            return
        }
        let isCapital = text[range.lowerBound] & 0x20 == 0
        let areCapitals = text[range.lowerBound + 1] & 0x20 == 0
        for (index, letter) in Self.name(number, kind).utf8.prefix(isWhole ? .max : 3).enumerated() {
            bytes.append((index == 0 ? isCapital : areCapitals) ? letter & ~0x20 : letter)
        }
    }

    private static func name(_ number: Int, _ kind: Kind) -> String {
        switch kind {
        case .month: months[number - 1]
        case .weekday: weekdays[number - 1]
        }
    }
}

extension Span<UInt8> {
    /// Three letters as the bytes of a number, in lower case.
    fileprivate func letters(at start: Int) -> Int {
        Int(self[start] | 0x20) << 16 | Int(self[start + 1] | 0x20) << 8 | Int(self[start + 2] | 0x20)
    }

    /// Whether `word`, which is in lower case, stands at `start` in any case.
    fileprivate func reads(_ word: String, at start: Int) -> Bool {
        guard start + word.utf8.count <= count else { return false }
        return word.utf8.enumerated().allSatisfy { self[start + $0] | 0x20 == $1 }
    }
}

extension UInt8 {
    /// Whether this is a letter of ASCII.
    var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
}
