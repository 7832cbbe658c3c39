/// A day of the proleptic Gregorian calendar, without a time zone: what an agreement calls a date.
///
/// Day arithmetic follows Howard Hinnant's "chrono-compatible low-level date algorithms".
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    // Year, month and day in the bits from 16, 8 and 0: a register holds some ten days a bundle.
    private let packed: UInt32

    private init(packing year: Int, _ month: Int, _ day: Int) {
        // Exact: callers have checked that all three are in range.
        packed = UInt32(truncatingIfNeeded: year << 16 | month << 8 | day)
    }

    /// The year, 1 to 9999.
    public var year: Int { Int(packed >> 16) }
    /// The month, 1 to 12.
    public var month: Int { Int(packed >> 8 & 0xFF) }
    /// The day of the month, from 1.
    public var day: Int { Int(packed & 0xFF) }

    /// The day `year`-`month`-`day`; `nil` where the calendar has no such day or the year is outside 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= CivilDate.days(inMonth: month, of: year)
        else { return nil }
        self.init(packing: year, month, day)
    }

    /// A day from its ISO 8601 form, `2026-11-30` and nothing else.
    public init?(iso text: some StringProtocol) {
        let characters = Array(text.utf8)
        guard characters.count == 10, characters[4] == UInt8(ascii: "-"), characters[7] == UInt8(ascii: "-"),
            let year = CivilDate.number(characters[0..<4]), let month = CivilDate.number(characters[5..<7]),
            let day = CivilDate.number(characters[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that is `days` days after 1970-01-01; `nil` outside the years 1 to 9999.
    public init?(daysSinceEpoch days: Int) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            packing: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The number of days from 1970-01-01 to this day.
    public var daysSinceEpoch: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int {
        let offset = (daysSinceEpoch + 3) % 7
        return (offset < 0 ? offset + 7 : offset) + 1
    }

    /// The number of days of a month.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The ISO 8601 form, `2026-11-30`.
    public var description: String {
        "\(CivilDate.padded(year, to: 4))-\(CivilDate.padded(month, to: 2))-\(CivilDate.padded(day, to: 2))"
    }

    /// Whether one day comes before another.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.packed < right.packed
    }

    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    static func padded(_ number: Int, to width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}

/// A moment in UTC, to the second, as events and statements record it.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time), within the years 1 to 9999.
    public let seconds: Int

    /// A moment from POSIX time; clamped to the years 1 to 9999.
    public init(seconds: Int) {
        self.seconds = min(max(seconds, -62_135_596_800), 253_402_300_799)
    }

    /// A moment from its ISO 8601 form in UTC, `2026-11-30T09:15:00Z` and nothing else.
    public init?(iso text: some StringProtocol) {
        let characters = Array(text.utf8)
        guard characters.count == 20, characters[10] == UInt8(ascii: "T"), characters[19] == UInt8(ascii: "Z"),
            characters[13] == UInt8(ascii: ":"), characters[16] == UInt8(ascii: ":"),
            let date = CivilDate(iso: String(decoding: characters[0..<10], as: UTF8.self)),
            let hour = CivilDate.number(characters[11..<13]), hour < 24,
            let minute = CivilDate.number(characters[14..<16]), minute < 60,
            let second = CivilDate.number(characters[17..<19]), second < 60
        else { return nil }
        self.init(seconds: date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// The first second of a day in UTC.
    public init(startOf date: CivilDate) {
        self.init(seconds: date.daysSinceEpoch * 86_400)
    }

    /// The day in UTC.
    public var utcDate: CivilDate { civil(seconds) }

    /// The day in the United Kingdom (time zone Europe/London), by the rule in force since 1996: one hour ahead of UTC
    /// from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Order 2002).
    public var londonDate: CivilDate { civil(isBritishSummerTime ? seconds + 3600 : seconds) }

    /// The time of day in the United Kingdom, in minutes from midnight, by the same rule.
    public var londonMinuteOfDay: Int {
        let local = isBritishSummerTime ? seconds + 3600 : seconds
        let second = local % 86_400
        return (second < 0 ? second + 86_400 : second) / 60
    }

    private var isBritishSummerTime: Bool {
        let date = utcDate
        // The switch is made late in March and October alone.
        guard date.month == 3 || date.month == 10 else { return (4...9).contains(date.month) }
        let year = date.year
        guard let march = CivilDate(year: year, month: 3, day: 31),
            let october = CivilDate(year: year, month: 10, day: 31)
        else { return false }
        let start = (march.daysSinceEpoch - march.weekday % 7) * 86_400 + 3600
        let end = (october.daysSinceEpoch - october.weekday % 7) * 86_400 + 3600
        return seconds >= start && seconds < end
    }

    private func civil(_ seconds: Int) -> CivilDate {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        // Cannot be nil: `seconds` is clamped to the years that CivilDate holds, give or take an hour at the last.
        return CivilDate(daysSinceEpoch: days) ?? CivilDate.last
    }

    /// The ISO 8601 form in UTC, `2026-11-30T09:15:00Z`.
    public var description: String {
        let date = utcDate
        let second = seconds - date.daysSinceEpoch * 86_400
        let time = [second / 3600, second / 60 % 60, second % 60].map { CivilDate.padded($0, to: 2) }
        return "\(date)T\(time.joined(separator: ":"))Z"
    }

    /// Whether one moment comes before another.
    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}

extension CivilDate {
    /// 9999-12-31, the last day that this type holds.
    public static let last = CivilDate(packing: 9999, 12, 31)
}
