/// Which parts of a date stand where in a text.
struct DateParts: Sendable {
    /// Behind its last part.
    private(set) var end: Int
    private var parts = InlineArray<5, Part>(repeating: Part())
    private var count = 0

    private struct Part: Sendable {
        var kind = Kind.year
        var start = 0
        var end = 0

        var size: Int { end - start }
    }

    private enum Kind: UInt8, Sendable {
        case weekday, day, ordinal, month, year
        /// A month in figures.
        case monthNumber
    }

    private init(at start: Int) { end = start }

    private mutating func add(_ kind: Kind, _ range: Range<Int>) {
        parts[count] = Part(kind: kind, start: range.lowerBound, end: range.upperBound)
        count += 1
        end = range.upperBound
    }

    // MARK: Figures

    /// Reads eight digits, the year first, or else last and of somebody who may be alive.
    static func joined(_ text: Span<UInt8>, from start: Int) -> (CivilDate, DateParts)? {
        var end = start
        guard let number = text.number(&end), number.digits == 8 else { return nil }
        var parts = DateParts(at: start)
        if let date = CivilDate(year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100) {
            parts.add(.year, start..<start + 4)
            parts.add(.monthNumber, start + 4..<start + 6)
            parts.add(.day, start + 6..<end)
            return (date, parts)
        }
        let year = number.value % 10_000
        guard 1890..<2100 ~= year,
            let date = CivilDate(year: year, month: number.value / 10_000 % 100, day: number.value / 1_000_000)
        else { return nil }
        parts.add(.day, start..<start + 2)
        parts.add(.monthNumber, start + 2..<start + 4)
        parts.add(.year, start + 4..<end)
        return (date, parts)
    }

    /// Reads three numbers with the same mark between them.
    static func figures(_ text: Span<UInt8>, from start: Int) -> (CivilDate, DateParts)? {
        var index = start
        guard let first = text.number(&index), first.digits <= 4 else { return nil }
        let firstEnd = index
        guard let mark = separator(text, &index) else { return nil }
        let secondStart = index
        guard let second = text.number(&index), second.digits <= 2 else { return nil }
        let secondEnd = index
        guard separator(text, &index) == mark else { return nil }
        let thirdStart = index
        guard let third = text.number(&index) else { return nil }
        let yearFirst = first.digits == 4
        let day = yearFirst ? third : first
        guard day.digits <= 2, let year = year(yearFirst ? first : third),
            let date = CivilDate(year: year, month: second.value, day: day.value)
        else { return nil }
        var parts = DateParts(at: start)
        parts.add(yearFirst ? .year : .day, start..<firstEnd)
        parts.add(.monthNumber, secondStart..<secondEnd)
        parts.add(yearFirst ? .day : .year, thirdStart..<index)
        return (date, parts)
    }

    /// The mark between two numbers, perhaps with a space or two on each side; a space where there is none. `nil` where nothing or
    /// anything else stands there.
    private static func separator(_ text: Span<UInt8>, _ index: inout Int) -> UInt32? {
        let start = index
        text.skipSpaces(&index)
        var mark = UInt32(UInt8(ascii: " "))
        if index < text.count {
            switch text[index] {
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "_"):
                mark = UInt32(text[index])
                index += 1
            // A dash of any width: U+2010 to U+2015.
            case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && 0x90...0x95 ~= text[index + 2]:
                mark = 0x2010
                index += 3
            default: break
            }
        }
        text.skipSpaces(&index)
        return index > start ? mark : nil
    }

    /// The year that two digits or four mean.
    private static func year(_ number: (value: Int, digits: Int)) -> Int? {
        switch number.digits {
        case 4: number.value
        case 2: number.value + (number.value < 69 ? 2000 : 1900)
        default: nil
        }
    }

    // MARK: Words

    /// Reads a date with the name of a month.
    static func words(_ text: Span<UInt8>, from start: Int) -> (CivilDate, DateParts)? {
        var words = DateParts(at: start)
        if let weekday = CalendarWord(.weekday, in: text, at: start) {
            words.add(.weekday, weekday.range)
            guard words.skipMarks(text) else { return nil }
        }
        guard let (year, month, day) = words.readWords(text),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        return (date, words)
    }

    private mutating func readWords(_ text: Span<UInt8>) -> (year: Int, month: Int, day: Int)? {
        if let month = readMonth(text) {
            guard skipMarks(text), let day = readDay(text), skipMarks(text), let year = readYear(text) else {
                return nil
            }
            return (year, month, day)
        }
        var index = end
        if let year = text.number(&index), year.digits == 4 {
            add(.year, end..<index)
            guard skipMarks(text), let month = readMonth(text), skipMarks(text), let day = readDay(text) else {
                return nil
            }
            return (year.value, month, day)
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

    /// Reads the year at the end of a date: `1971`, `71` or `'71`.
    private mutating func readYear(_ text: Span<UInt8>) -> Int? {
        var index = end
        if index < text.count, text[index] == UInt8(ascii: "'") { index += 1 }
        let start = index
        guard let number = text.number(&index), let year = Self.year(number) else { return nil }
        add(.year, start..<index)
        return year
    }

    /// Moves behind up to three spaces and marks; `false` where none stands.
    private mutating func skipMarks(_ text: Span<UInt8>) -> Bool {
        let start = end
        for _ in 0..<3 where !text.skipSpace(&end) && end < text.count {
            switch text[end] {
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "\\"),
                UInt8(ascii: "_"):
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
        let isPadded = isPadded(text)
        var position = parts[0].start
        for index in 0..<count {
            let part = parts[index]
            for gap in position..<part.start { bytes.append(text[gap]) }
            position = part.end
            switch part.kind {
            case .weekday:
                guard let word = CalendarWord(.weekday, in: text, at: part.start) else { continue }
                let number = (date.weekday + word.number - old.weekday + 13) % 7 + 1
                word.append(number, isWhole: word.size == .whole, like: text, to: &bytes)
            case .day: bytes.append(number: date.day, width: isPadded ? 2 : 1)
            case .ordinal:
                let isCapital = text[part.start] & 0x20 == 0
                for letter in Self.ordinal(date.day).utf8 { bytes.append(isCapital ? letter & ~0x20 : letter) }
            case .month:
                guard let word = CalendarWord(.month, in: text, at: part.start) else { continue }
                // May is as long whole as cut short: as a day of the week beside it is, else as the others where words are apart.
                let isWhole = word.number == 5 ? isWeekdayWhole(text) ?? isSpaced(text) : word.size == .whole
                word.append(date.month, isWhole: isWhole, like: text, to: &bytes)
            case .monthNumber: bytes.append(number: date.month, width: isPadded ? 2 : 1)
            case .year: bytes.append(number: part.size == 2 ? date.year % 100 : date.year, width: part.size)
            }
        }
    }

    /// Whether days and months below 10 have a zero in front. `1 May` has none where `12 May` stood; `01-MAY-24` has one where
    /// `12-MAY-24` did.
    private func isPadded(_ text: Span<UInt8>) -> Bool {
        for index in 0..<count {
            switch parts[index].kind {
            case .day, .monthNumber: if parts[index].size < 2 { return false }
            case .month: if isSpaced(text), !hasZero(text) { return false }
            case .weekday, .ordinal, .year: break
            }
        }
        return true
    }

    /// Whether the day of the week is whole; `nil` where there is none.
    private func isWeekdayWhole(_ text: Span<UInt8>) -> Bool? {
        guard parts[0].kind == .weekday else { return nil }
        return CalendarWord(.weekday, in: text, at: parts[0].start)?.size == .whole
    }

    /// Whether the day has a zero in front.
    private func hasZero(_ text: Span<UInt8>) -> Bool {
        for index in 0..<count where parts[index].kind == .day {
            return parts[index].size == 2 && text[parts[index].start] == UInt8(ascii: "0")
        }
        return false
    }

    /// Whether spaces stand beside the month, as where words are written out.
    private func isSpaced(_ text: Span<UInt8>) -> Bool {
        for index in 1..<count where parts[index].kind == .month || parts[index - 1].kind == .month {
            let gap = parts[index - 1].end..<parts[index].start
            guard gap.contains(where: { text[$0] == UInt8(ascii: " ") || text[$0] == 0xC2 }) else { return false }
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
