public import Primitives

/// The days that a report is about: a year, a month, or an interval (ISO 8601-1 section 5.5.2, whose open ends are the
/// `..` of ISO 8601-2).
public struct ReportPeriod: Hashable, Sendable {
    /// The first day; `nil` from the beginning.
    public let from: CivilDate?
    /// The last day; `nil` where the period has no end.
    public let to: CivilDate?

    /// All days.
    public static let always = ReportPeriod(from: nil, to: nil)

    /// The days from `from` to `to`, both included.
    public init(from: CivilDate?, to: CivilDate?) {
        self.from = from
        self.to = to
    }

    /// A period from its text: `2026`, `2026-11`, `2026-11-01/2026-12-15`, `../2026-12-15` or `2026-11-01/..`; `nil` for
    /// anything else, and for an interval that ends before it begins.
    public init?(_ text: some StringProtocol) {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count == 2 else {
            guard let first = CivilDate(iso: text + "-01") ?? CivilDate(iso: text + "-01-01"),
                let next = first.adding(months: text.utf8.count == 4 ? 12 : 1),
                let last = CivilDate(daysSinceEpoch: next.daysSinceEpoch - 1)
            else { return nil }
            self.init(from: first, to: last)
            return
        }
        func day(_ end: some StringProtocol) -> CivilDate?? {
            end == ".." ? .some(nil) : CivilDate(iso: end).map { .some($0) }
        }
        guard let from = day(ends[0]), let to = day(ends[1]) else { return nil }
        if let from, let to, to < from { return nil }
        self.init(from: from, to: to)
    }
}
