/// A length of time in an agreement.
///
/// Years count as 12 months and weeks as 7 days; what a month is depends on the day it starts from, so months and days stay
/// apart. How long a period may be, and that it is more than nothing, is checked where one is read or counted.
public enum Period: Hashable, Sendable, CustomStringConvertible {
    /// Calendar months, then days: `P6M` is (6, 0), `P30D` is (0, 30), `P1Y` is (12, 0).
    case calendar(months: Int, days: Int)
    /// Days on which the banks of the agreement's division are open.
    case workingDays(Int)

    /// An ISO 8601 duration, `P1Y6M`, or `5 working days`.
    public var description: String {
        switch self {
        case .workingDays(1): return "1 working day"
        case .workingDays(let count): return "\(count) working days"
        case .calendar(let months, let days):
            let parts = [(months / 12, "Y"), (months % 12, "M"), (days, "D")].filter { $0.0 != 0 }
            return parts.isEmpty ? "P0D" : "P" + parts.map { "\($0.0)\($0.1)" }.joined()
        }
    }
}
