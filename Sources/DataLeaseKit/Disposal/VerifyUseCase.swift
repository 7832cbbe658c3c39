public import Disposal
public import Primitives
internal import Registry

/// What `ledger verify` found in order.
public struct LedgerVerified: Sendable {
    /// The number of events.
    public let events: Int
    /// The number of bundles.
    public let bundles: Int
    /// The root of the tree over all events.
    public let root: Digest
    /// The number of events at the last signed checkpoint.
    public let checkpoint: Int
}

extension DataLease {
    /// The state of every bundle as of the end of a day in the United Kingdom; today where none is given.
    public func verify(asOf day: CivilDate?) throws -> VerifyReport {
        try VerifyReport(of: try openRegistry(), asOf: day ?? surroundings.now().londonDate)
    }

    /// Recomputes the whole ledger and compares it with its last signed checkpoint, and checks the trust list.
    public func verifyLedger() async throws -> LedgerVerified {
        try home.check()
        // Not by way of `openRegistry`: nothing is to be written to a ledger that is in doubt.
        let registry = try Registry.open(path: home.registry)
        let checkpoint = try lastCheckpoint(of: registry)
        let report = try registry.verify(against: [checkpoint].compactMap(\.self))
        _ = try await trustList(in: registry)
        return LedgerVerified(
            events: report.head.size, bundles: report.bundles, root: report.head.root,
            checkpoint: checkpoint?.head.size ?? 0)
    }
}
