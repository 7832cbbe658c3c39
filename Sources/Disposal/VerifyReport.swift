public import Primitives
public import Registry

/// The state of every bundle as of a day: what a scheduled check reports.
public struct VerifyReport: Hashable, Sendable {
    /// A bundle and its state.
    public struct Row: Hashable, Sendable {
        /// The bundle.
        public let bundle: BundleRecord
        /// Its state, and why.
        public let status: BundleStatus

        /// A bundle and its state.
        public init(bundle: BundleRecord, status: BundleStatus) {
            self.bundle = bundle
            self.status = status
        }
    }

    /// The day, whose end is meant.
    public let day: CivilDate
    /// Every bundle that was prepared by then, by number.
    public let rows: [Row]

    /// The report over all of `registry` as of the end of `day`. Reads the registry and nothing else, and writes
    /// nothing: the same registry, day and holidays give the same report.
    public init(
        of registry: Registry, asOf day: CivilDate, in holidays: BankHolidays = .builtIn
    ) throws(RegistryError) {
        var folds = BundleFolds(asOf: day, in: holidays)
        var bundles: [BundleRecord] = []
        _ = try registry.scan(against: []) {
            bundles.append($0)
        } _: {
            folds.apply($0)
        }
        self.init(folds, of: bundles)
    }

    /// The report over `folds`. A bundle without its record is left out: the two come from one registry, which has both
    /// or is refused.
    public init(_ folds: BundleFolds, of bundles: [BundleRecord]) {
        let rows = bundles.compactMap { bundle in folds.status(of: bundle).map { Row(bundle: bundle, status: $0) } }
        self.init(day: folds.day, rows: rows.sorted { $0.bundle.number < $1.bundle.number })
    }

    /// A report of these rows, as of the end of `day`.
    public init(day: CivilDate, rows: [Row]) {
        self.day = day
        self.rows = rows
    }

    /// How many bundles are in each state, in the order of the states; states without any are left out.
    public var counts: [(state: BundleState, count: Int)] {
        var counts: [BundleState: Int] = [:]
        for row in rows { counts[row.status.state, default: 0] += 1 }
        return BundleState.allCases.compactMap { state in counts[state].map { (state, $0) } }
    }

    /// Whether somebody must do something now: the program ends with exit code 2 instead of 0.
    public var needsAction: Bool { rows.contains { $0.status.state.needsAction } }
}
