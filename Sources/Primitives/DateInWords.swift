/// How a date with the name of a month is written: which parts stand where. What is between them stays as it is.
struct DateInWords: Sendable {
    /// Behind its last part.
    private(set) var end: Int
    private var parts = InlineArray<5, Part>(repeating: Part())
    private var count = 0

    private struct Part: Sendable {
        var kind = Kind.year
        var start = 0
        var end = 0
    }

    private enum Kind: UInt8, Sendable {
        case weekday, day, ordinal, month, year
    }

    private init(at start: Int) { end = start }

    /// Reads the date that begins at `start`; `nil` where none does, or the calendar has no such day.
    static func read(_ text: Span<UInt8>, from start: Int) -> (CivilDate, DateInWords)? {
        var words = DateInWords(at: start)
        if let weekday = CalendarWord(.weekday, in: text, at: start) {
            words.add(.weekday, weekday.range)
            guard words.skipMarks(text) else { return nil }
        }
        guard let (year, month, day) = words.readParts(text),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        return (date, words)
    }

    private mutating func readParts(_ text: Span<UInt8>) -> (year: Int, month: Int, day: Int)? {
        if let month = readMonth(text) {
            guard skipMarks(text), let day = readDay(text), skipMarks(text), let year = readYear(text) else {
                return nil
            }
            return (year, month, day)
        }
        if let year = readYear(text, digits: 4...4) {
            guard skipMarks(text), let month = readMonth(text), skipMarks(text), let day = readDay(text) else {
                return nil
            }
            return (year, month, day)
        }
        guard let day = readDay(text) else { return nil }
        if skipMarks(text), end + 2 < text.count, text[end] | 0x20 == UInt8(ascii: "o"),
            text[end + 1] | 0x20 == UInt8(ascii: "f"), text[end + 2] == UInt8(ascii: " ")
        {
            end += 3
        }
        guard let month = readMonth(text) else { return nil }
        _ = skipMarks(text)
        guard let year = readYear(text) else { return nil }
        return (year, month, day)
    }

    private mutating func add(_ kind: Kind, _ range: Range<Int>) {
        parts[count] = Part(kind: kind, start: range.lowerBound, end: range.upperBound)
        count += 1
        end = range.upperBound
    }

    private mutating func readMonth(_ text: Span<UInt8>) -> Int? {
        guard let month = CalendarWord(.month, in: text, at: end) else { return nil }
        add(.month, month.range)
        return month.number
    }

    private mutating func readDay(_ text: Span<UInt8>) -> Int? {
        var index = end
        guard let day = text.number(&index), day.digits <= 2 else { return nil }
        add(.day, end..<index)
        guard index + 1 < text.count, Self.isOrdinal(text[index] | 0x20, text[index + 1] | 0x20),
            index + 2 == text.count || !text[index + 2].isASCIILetter
        else { return day.value }
        add(.ordinal, index..<index + 2)
        return day.value
    }

    private mutating func readYear(_ text: Span<UInt8>, digits: ClosedRange<Int> = 2...4) -> Int? {
        var index = end
        if index < text.count, text[index] == UInt8(ascii: "'") { index += 1 }
        let start = index
        guard let number = text.number(&index), digits.contains(number.digits), let year = WrittenDate.year(number)
        else { return nil }
        add(.year, start..<index)
        return year
    }

    /// Moves behind up to three spaces and marks; `false` where none stands.
    private mutating func skipMarks(_ text: Span<UInt8>) -> Bool {
        let start = end
        while end < text.count, end - start < 3 {
            switch text[end] {
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ","),
                UInt8(ascii: "\\"):
                end += 1
            default: return end > start
            }
        }
        return end > start
    }

    private static func isOrdinal(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first, second) {
        case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
            (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
            true
        default: false
        }
    }

    // MARK: Writing

    /// Appends `date` as `old` is written in `text`.
    func append(_ date: CivilDate, insteadOf old: CivilDate, like text: Span<UInt8>, to bytes: inout [UInt8]) {
        var position = parts[0].start
        for index in 0..<count {
            let part = parts[index]
            for gap in position..<part.start { bytes.append(text[gap]) }
            position = part.end
            switch part.kind {
            case .weekday: appendWeekday(date, insteadOf: old, like: text, part, to: &bytes)
            case .day:
                // `1 May` has no zero where `12 May` stood; `01-MAY-24` has one where `12-MAY-24` did.
                let isPadded = part.end - part.start == 2 && (text[part.start] == UInt8(ascii: "0") || !isSpaced(text))
                bytes.append(number: date.day, width: isPadded ? 2 : 1)
            case .ordinal:
                let isCapital = text[part.start] & 0x20 == 0
                for letter in Self.ordinal(date.day).utf8 { bytes.append(isCapital ? letter & ~0x20 : letter) }
            case .month:
                guard let word = CalendarWord(.month, in: text, at: part.start) else { continue }
                // May is as long either way.
                let isWhole = word.size == .whole || word.number == 5 && isSpaced(text)
                word.append(date.month, isWhole: isWhole, like: text, to: &bytes)
            case .year:
                let digits = part.end - part.start
                bytes.append(number: digits == 2 ? date.year % 100 : date.year, width: digits)
            }
        }
    }

    private func appendWeekday(
        _ date: CivilDate, insteadOf old: CivilDate, like text: Span<UInt8>, _ part: Part, to bytes: inout [UInt8]
    ) {
        guard let word = CalendarWord(.weekday, in: text, at: part.start) else { return }
        let number = (date.weekday + word.number - old.weekday + 13) % 7 + 1
        word.append(number, isWhole: word.size == .whole, like: text, to: &bytes)
    }

    /// Whether spaces stand between its parts, as where words are written out.
    private func isSpaced(_ text: Span<UInt8>) -> Bool {
        for index in 1..<count where parts[index].kind == .month || parts[index - 1].kind == .month {
            let gap = parts[index - 1].end..<parts[index].start
            guard gap.contains(where: { text[$0] == UInt8(ascii: " ") }) else { return false }
        }
        return true
    }

    private static func ordinal(_ day: Int) -> String {
        switch day {
        case 1, 21, 31: "st"
        case 2, 22: "nd"
        case 3, 23: "rd"
        default: "th"
        }
    }
}
