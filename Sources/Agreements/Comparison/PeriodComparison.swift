internal import Primitives

extension Period {
    /// Whether it is over before another whatever the day that both start from. A month has 28 to 31 days; of working days
    /// it is known only that there is at most one a day.
    func isSurelyShorter(than other: Period) -> Bool {
        switch (self, other) {
        case (.workingDays(let own), .workingDays(let other)): own < other
        case (.calendar(let months, let days), .calendar(let otherMonths, let otherDays)):
            (months <= otherMonths && days <= otherDays && self != other)
                || days.days(months: months, of: 31) < otherDays.days(months: otherMonths, of: 28)
        case (.calendar(let months, let days), .workingDays(let other)):
            days.days(months: months, of: 31) < other
        // Any number of days may be holidays.
        case (.workingDays, .calendar): false
        }
    }

    /// Whether it is never over later than another whatever the day that both start from.
    func isSurelyAtMost(_ other: Period) -> Bool { self == other || isSurelyShorter(than: other) }
}

extension Int {
    /// This many days and so many months of `length` days; at most `Int.max`.
    fileprivate func days(months: Int, of length: Int) -> Int {
        let (product, isTooMuch) = months.multipliedReportingOverflow(by: length)
        let (sum, isOver) = addingReportingOverflow(product)
        return isTooMuch || isOver ? .max : sum
    }
}
