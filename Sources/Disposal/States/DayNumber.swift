internal import Primitives

/// A day in four bytes, the number of days since 1970-01-01: a hundred thousand bundles are folded at once.
struct DayNumber: Hashable, Comparable, Sendable {
    let value: Int32

    /// Exact: CivilDate holds the years 1 to 9999, some four million days.
    init(_ date: CivilDate) { value = Int32(truncatingIfNeeded: date.daysSinceEpoch) }

    private init(value: Int32) { self.value = value }

    /// Behind every day, where an optional would take twice the room.
    static let never = DayNumber(value: .max)

    var date: CivilDate { CivilDate(daysSinceEpoch: Int(value)) ?? .last }

    /// The day `days` days later, held within the days that CivilDate has.
    func adding(_ days: Int32) -> DayNumber {
        DayNumber(value: min(max(value + days, DayNumber(.first).value), DayNumber(.last).value))
    }

    var inWords: String { date.inWords }

    static func < (left: DayNumber, right: DayNumber) -> Bool { left.value < right.value }
}

extension Optional where Wrapped == DayNumber {
    /// The earlier of two days, where there are any.
    func earlier(_ other: DayNumber?) -> DayNumber? {
        guard let self else { return other }
        return other.map { Swift.min(self, $0) } ?? self
    }

    /// The later of two days, where there are any.
    func later(_ other: DayNumber?) -> DayNumber? {
        guard let self else { return other }
        return other.map { Swift.max(self, $0) } ?? self
    }
}
