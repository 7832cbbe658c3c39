public import Primitives

/// The working days of a division: Monday to Friday without bank holidays.
///
/// The dates are those of the Banking and Financial Dealings Act 1971, schedule 1, and of the proclamations under it, as
/// they were known on the day of the edition. A holiday that falls on a weekend has its substitute here instead. Behind
/// `lastDate` only weekends are known, and a result is provisional.
public struct WorkingCalendar: Hashable, Sendable {
    /// The division.
    public let division: Division

    /// The working days of `division`.
    public init(_ division: Division) {
        self.division = division
    }

    /// The day on which the list of bank holidays was drawn up, ISO 8601.
    public static let edition = "2026-11-01"

    /// The last day whose bank holidays are known.
    public static let lastDate = CivilDate(year: 2028, month: 12, day: 31) ?? CivilDate.last

    /// Division and edition, as a computed limit records them: `england-and-wales 2026-11-01`.
    public var name: String { "\(division.rawValue) \(WorkingCalendar.edition)" }

    /// Whether banks are open on `date`.
    public func isWorkingDay(_ date: CivilDate) -> Bool {
        date.weekday <= 5 && !bankHolidays.contains(date.year * 10_000 + date.month * 100 + date.day)
    }

    /// The bank holidays from 2025 to 2028 as numbers yyyymmdd.
    var bankHolidays: [Int] {
        switch division {
        case .englandAndWales: WorkingCalendar.englandAndWales
        case .scotland: WorkingCalendar.scotland
        case .northernIreland: WorkingCalendar.northernIreland
        }
    }

    // New Year, Good Friday, Easter Monday, early May, spring, summer, Christmas, Boxing Day; a line a year.
    private static let englandAndWales = [
        20250101, 20250418, 20250421, 20250505, 20250526, 20250825, 20251225, 20251226,
        20260101, 20260403, 20260406, 20260504, 20260525, 20260831, 20261225, 20261228,
        20270101, 20270326, 20270329, 20270503, 20270531, 20270830, 20271227, 20271228,
        20280103, 20280414, 20280417, 20280501, 20280529, 20280828, 20281225, 20281226,
    ]

    // New Year, 2 January, Good Friday, early May, spring, summer (the first Monday of August), St Andrew, Christmas,
    // Boxing Day. 15 June 2026 was proclaimed once, for the football World Cup.
    private static let scotland = [
        20250101, 20250102, 20250418, 20250505, 20250526, 20250804, 20251201, 20251225, 20251226,
        20260101, 20260102, 20260403, 20260504, 20260525, 20260615, 20260803, 20261130, 20261225, 20261228,
        20270101, 20270104, 20270326, 20270503, 20270531, 20270802, 20271130, 20271227, 20271228,
        20280103, 20280104, 20280414, 20280501, 20280529, 20280807, 20281130, 20281225, 20281226,
    ]

    // As England and Wales, and St Patrick and the Battle of the Boyne.
    private static let northernIreland = [
        20250101, 20250317, 20250418, 20250421, 20250505, 20250526, 20250714, 20250825, 20251225, 20251226,
        20260101, 20260317, 20260403, 20260406, 20260504, 20260525, 20260713, 20260831, 20261225, 20261228,
        20270101, 20270317, 20270326, 20270329, 20270503, 20270531, 20270712, 20270830, 20271227, 20271228,
        20280103, 20280317, 20280414, 20280417, 20280501, 20280529, 20280712, 20280828, 20281225, 20281226,
    ]
}
