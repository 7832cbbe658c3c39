internal import Primitives

/// The day by which papers claim that something was gone, and the days on which others say that it was there.
///
/// Of claims the earliest is kept, of the others the latest: whichever order they come in, they end in a contradiction or in
/// none, and one that comes a second time changes nothing.
struct Account: Sendable {
    /// The earliest day that was claimed; `DayNumber.never` where none was.
    private(set) var claimed = DayNumber.never
    /// The latest day that was named; `CivilDate.first` where none was.
    private(set) var named = DayNumber(.first)

    /// Notes that it was gone by `day`. Whether that is news, and contradicted by a day that was named.
    mutating func claim(_ day: DayNumber) -> Bool {
        guard day < claimed else { return false }
        claimed = day
        return named > claimed
    }

    /// Notes that it was there on `day`. Whether that is news, and contradicts what was claimed.
    mutating func name(_ day: DayNumber) -> Bool {
        guard day > named else { return false }
        named = day
        return named > claimed
    }
}

/// By which day somebody says that the bundle was gone, and what else is said, each kind for itself: a later day of one is not
/// excused by a still later one of another.
struct GoneClaim: Sendable {
    /// The days of disposal.
    var days = Account()
    /// The days on which it was sent and arrived.
    var arrivals = Account()
    /// The last days of backups.
    var backups = Account()

    /// Notes that it was gone by `day`. Whether that is news, and contradicted; backups have a claim of their own.
    mutating func claim(_ day: DayNumber) -> Bool {
        let isDenied = days.claim(day)
        return arrivals.claim(day) || isDenied
    }
}
