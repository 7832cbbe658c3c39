internal import Primitives

/// date: days moved by a number that belongs to a person, or made coarse. The spelling stays.
///
/// The shift is the same for all dates of one person, whom the companion value names. Where that is empty nobody is
/// named: the shift then follows from the day itself, so that no shift is shared by people who have only an empty
/// companion in common, and knowing one of them tells nothing of the others. Intervals between such dates are lost.
extension Workbench {
    /// Appends the pseudonym of a value. What is no day of the calendar gets keyed shape.
    mutating func date(
        _ original: [UInt8], _ range: Range<Int>, _ change: Operator.DateChange, companion: [UInt8],
        _ companionRange: Range<Int>
    ) {
        guard let text = DateText(original, range) else {
            let start = draft.bytes.count
            draft.bytes.append(contentsOf: original[range])
            begin(.dateText)
            appendFolded(start..<draft.bytes.count)
            var stream = stream()
            substitute(start..<draft.bytes.count, from: &stream)
            return
        }
        draft.bytes.append(contentsOf: original[range.lowerBound..<text.start])
        text.append(changed(text.date, change, companion[companionRange]), to: &draft.bytes)
        draft.bytes.append(contentsOf: original[text.end..<range.upperBound])
    }

    private mutating func changed(
        _ date: CivilDate, _ change: Operator.DateChange, _ person: ArraySlice<UInt8>
    ) -> CivilDate {
        switch change {
        case .month: return CivilDate(year: date.year, month: date.month, day: 1) ?? date
        case .year: return CivilDate(year: date.year, month: 1, day: 1) ?? date
        case .shift(let days):
            begin(.dateShift)
            if person.isEmpty {
                // A byte that no companion in UTF-8 begins with.
                message.append(0xFF)
                for shift in stride(from: 0, to: 32, by: 8) {
                    message.append(UInt8(truncatingIfNeeded: date.daysSinceEpoch >> shift))
                }
            } else {
                message.append(contentsOf: person)
            }
            var stream = stream()
            // -days ... -1 and 1 ... days: never 0.
            let numeral = stream.next(below: 2 * days, hash)
            let shift = numeral < days ? numeral - days : numeral - days + 1
            let day = date.daysSinceEpoch
            // Only at the ends of the calendar is one of them nil.
            return CivilDate(daysSinceEpoch: day + shift) ?? CivilDate(daysSinceEpoch: day - shift) ?? date
        }
    }
}

/// A date in one of the spellings yyyy-mm-dd, yyyymmdd, dd/mm/yyyy, d/m/yyyy and dd/mm/yy, with `-`, `/` or `.` between
/// its parts, white space around it, and perhaps a `TimeText` behind it. Nothing else may stand in the value: what is not
/// the date leaves as it is.
struct DateText {
    /// The day that is meant.
    let date: CivilDate
    /// Where the date begins, behind white space.
    let start: Int
    /// Where the date ends and white space or a time of day begins.
    let end: Int

    private let yearFirst: Bool
    private let twoDigitYear: Bool
    /// Whether a day or month below 10 has a zero in front.
    private let padded: Bool
    /// The byte between the parts; `nil` for none.
    private let separator: UInt8?

    /// Reads `range`; `nil` for another spelling, or a day that the calendar does not have.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index].isWhiteSpace { index += 1 }
        start = index
        guard let first = DateText.number(bytes, &index, range.upperBound) else { return nil }

        if first.count == 8 {
            guard TimeText.endsValue(bytes, index..<range.upperBound),
                let date = CivilDate(
                    year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
            else { return nil }
            self.date = date
            (end, yearFirst, twoDigitYear, padded, separator) = (index, true, false, true, nil)
            return
        }
        guard index < range.upperBound, [0x2D, 0x2E, 0x2F].contains(bytes[index]) else { return nil }
        let separator = bytes[index]
        index += 1
        guard let second = DateText.number(bytes, &index, range.upperBound), second.count <= 2,
            index < range.upperBound, bytes[index] == separator
        else { return nil }
        index += 1
        guard let third = DateText.number(bytes, &index, range.upperBound),
            TimeText.endsValue(bytes, index..<range.upperBound)
        else { return nil }

        let yearFirst = first.count == 4
        let (year, day) = yearFirst ? (first, third) : (third, first)
        guard day.count <= 2, year.count == 4 || year.count == 2, !(yearFirst && year.count == 2) else { return nil }
        // A year of two digits is of the century that ISO C's strptime takes.
        let fullYear = year.count == 4 ? year.value : year.value + (year.value < 69 ? 2000 : 1900)
        guard let date = CivilDate(year: fullYear, month: second.value, day: day.value) else { return nil }
        self.date = date
        self.end = index
        self.yearFirst = yearFirst
        self.twoDigitYear = year.count == 2
        self.padded = day.count == 2 && second.count == 2
        self.separator = separator
    }

    /// Appends `date` in the spelling that was read.
    func append(_ date: CivilDate, to bytes: inout [UInt8]) {
        let year = twoDigitYear ? date.year % 100 : date.year
        if yearFirst { DateText.append(year, width: 4, to: &bytes) } else { appendPart(date.day, to: &bytes) }
        if let separator { bytes.append(separator) }
        appendPart(date.month, to: &bytes)
        if let separator { bytes.append(separator) }
        if yearFirst {
            appendPart(date.day, to: &bytes)
        } else {
            DateText.append(year, width: twoDigitYear ? 2 : 4, to: &bytes)
        }
    }

    private func appendPart(_ number: Int, to bytes: inout [UInt8]) {
        DateText.append(number, width: padded || number >= 10 ? 2 : 1, to: &bytes)
    }

    private static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(digit: number / divisor % 10))
            divisor /= 10
        }
    }

    /// Up to 8 digits at `index`, which moves behind them.
    private static func number(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> (value: Int, count: Int)? {
        let start = index
        var value = 0
        while index < end, bytes[index].isDigit {
            guard index - start < 8 else { return nil }
            value = value * 10 + bytes[index].digitValue
            index += 1
        }
        return index > start ? (value, index - start) : nil
    }
}

/// A time of day behind a date: `T` or white space, then h:mm or hh:mm, perhaps seconds with up to nine decimals, perhaps
/// AM or PM, perhaps a zone (`Z`, `UTC`, ±hh:mm, ±hhmm or ±hh), each of the two perhaps behind a space.
private struct TimeText {
    private let bytes: [UInt8]
    private let end: Int
    private var index: Int

    /// Whether nothing but white space, or a time of day and white space, is in `range`, which begins behind a date.
    static func endsValue(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        var text = TimeText(bytes: bytes, end: range.upperBound, index: range.lowerBound)
        guard text.skipWhiteSpace() || text.take("T") else { return false }
        if text.index == text.end { return true }
        guard text.readTime() else { return false }
        _ = text.skipWhiteSpace()
        return text.index == text.end
    }

    private mutating func readTime() -> Bool {
        guard let hour = number(digits: 1...2), hour <= 24, take(":"), let minute = number(digits: 2...2), minute < 60
        else { return false }
        if take(":") {
            // 60 is a leap second.
            guard let second = number(digits: 2...2), second <= 60 else { return false }
            if take("."), number(digits: 1...9) == nil { return false }
        }
        if takeAfterSpace("AM") || takeAfterSpace("PM") || takeAfterSpace("am") || takeAfterSpace("pm"), hour > 12 {
            return false
        }
        if takeAfterSpace("Z") || takeAfterSpace("UTC") { return true }
        guard takeAfterSpace("+") || takeAfterSpace("-") else { return true }
        // From -12:00 to +14:00.
        guard let zone = number(digits: 2...2), zone <= 14 else { return false }
        if take(":") { return number(digits: 2...2).map { $0 < 60 } ?? false }
        return index == end || bytes[index].isWhiteSpace || number(digits: 2...2).map { $0 < 60 } ?? false
    }

    private mutating func skipWhiteSpace() -> Bool {
        let start = index
        while index < end, bytes[index].isWhiteSpace { index += 1 }
        return index > start
    }

    /// Reads `mark` if it comes next.
    private mutating func take(_ mark: StaticString) -> Bool {
        guard end - index >= mark.utf8CodeUnitCount else { return false }
        // A static string's buffer lives as long as the program.
        let isNext = mark.withUTF8Buffer { mark in mark.indices.allSatisfy { bytes[index + $0] == mark[$0] } }
        if isNext { index += mark.utf8CodeUnitCount }
        return isNext
    }

    /// Reads `mark` if it comes next, perhaps behind one space.
    private mutating func takeAfterSpace(_ mark: StaticString) -> Bool {
        let start = index
        _ = take(" ")
        if take(mark) { return true }
        index = start
        return false
    }

    /// Reads as many digits as come next; `nil` where they are not of this count.
    private mutating func number(digits counts: ClosedRange<Int>) -> Int? {
        let start = index
        var value = 0
        while index < end, bytes[index].isDigit, index - start < counts.upperBound {
            value = value * 10 + bytes[index].digitValue
            index += 1
        }
        return counts.contains(index - start) ? value : nil
    }
}
