public import Disposal
public import Primitives
internal import Registry

/// What `verify` found.
public struct Verification: Sendable {
    /// Every bundle's state.
    public let report: VerifyReport
    /// What contradicts the record, a line each.
    public let findings: [String]

    /// Whether somebody must do something now.
    public var needsAction: Bool { report.needsAction || !findings.isEmpty }
}

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
    ///
    /// As of today, known paths are looked at once more: a copy that is there again, although the evidence says that none
    /// is left, is a finding.
    public func verify(asOf day: CivilDate?) throws -> Verification {
        let registry = try openRegistry()
        // The states are folded from columns, which are worth what the events behind them are.
        _ = try registry.verify(against: [try lastCheckpoint(of: registry)].compactMap(\.self))
        let report = try VerifyReport(of: registry, asOf: day ?? surroundings.now().londonDate)
        var findings: [String] = []
        for row in report.rows where day == nil && !row.bundle.isRehearsal {
            guard try saysNoCopyIsLeft(registry.events(ofBundle: row.bundle.number)) else { continue }
            for path in try copiesPutBack(row.bundle.number, in: registry) {
                findings.append(
                    "\(row.bundle.stem): the evidence says that none of our copies is left, and one is at \(path):"
                        + " remove it with datalease disposal purge B\(row.bundle.number) --inputs")
            }
        }
        return Verification(report: report, findings: findings)
    }

    private func saysNoCopyIsLeft(_ events: [Event]) -> Bool {
        events.reduce(false) { isComplete, event in
            switch event.body {
            case .ownCopiesPurged(let purge): purge.remaining.isEmpty
            case .ownCopyKept(let kept): kept.remaining.isEmpty
            default: isComplete
            }
        }
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
