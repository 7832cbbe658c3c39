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
            if original[range].isZeroDate { return }
            begin(.dateText)
            appendFolded(start..<draft.bytes.count)
            var stream = stream()
            substitute(start..<draft.bytes.count, from: &stream)
            return
        }
        draft.bytes.append(contentsOf: original[range.lowerBound..<text.range.lowerBound])
        text.append(changed(text.date, change, companion[companionRange]), like: original, to: &draft.bytes)
        draft.bytes.append(contentsOf: original[text.range.upperBound..<range.upperBound])
    }

    private mutating func changed(
        _ date: CivilDate, _ change: Operator.DateChange, _ person: ArraySlice<UInt8>
    ) -> CivilDate {
        if date.standsForNone { return date }
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

extension ArraySlice<UInt8> {
    /// Whether this is what databases write where there is no day: `0000-00-00`, `00/00/0000 00:00:00`.
    fileprivate var isZeroDate: Bool {
        var zeros = 0
        for byte in self {
            switch byte {
            case UInt8(ascii: "0"): zeros += 1
            case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: " "): break
            default: return false
            }
        }
        return zeros >= 6
    }
}

extension CivilDate {
    /// Whether systems write the day where there is none: the first and last of the calendar, and the first of 1900, on which nobody
    /// was born who is alive. Moved, they would tell whoever knows them by how much all days of that person were.
    fileprivate var standsForNone: Bool {
        switch (year, month, day) {
        case (1, 1, 1), (1900, 1, 1), (9999, 12, 31): true
        default: false
        }
    }
}

/// A `WrittenDate` with white space around it, and perhaps a `TimeText` behind it. Nothing else may stand in the value: what is not
/// the date leaves as it is.
struct DateText {
    private let written: WrittenDate

    /// The day that is meant.
    var date: CivilDate { written.date }
    /// Where the date stands, between white space and a time of day.
    var range: Range<Int> { written.range }

    /// Reads `range`; `nil` for another spelling, or a day that the calendar does not have.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index].isWhiteSpace { index += 1 }
        guard let written = WrittenDate(in: bytes.span.extracting(..<range.upperBound), at: index),
            TimeText.endsValue(bytes, written.range.upperBound..<range.upperBound)
        else { return nil }
        self.written = written
    }

    /// Appends `date` in the spelling that was read from `bytes`.
    func append(_ date: CivilDate, like bytes: [UInt8], to output: inout [UInt8]) {
        written.append(date, like: bytes.span, to: &output)
    }
}

/// A time of day behind a date: `T` or white space, then h:mm or hh:mm, perhaps seconds with up to nine decimals, perhaps
/// AM or PM, perhaps a zone (`Z`, `UTC`, `GMT`, ±hh:mm, ±hhmm or ±hh), each of the two perhaps behind a space.
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
        if takeAfterSpace("Z") || takeAfterSpace("UTC") || takeAfterSpace("GMT") { return true }
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
