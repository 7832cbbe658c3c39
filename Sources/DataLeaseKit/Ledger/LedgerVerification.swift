public import Primitives
internal import Registry

/// What `ledger verify` found.
public struct LedgerVerified: Sendable {
    /// The number of events.
    public let events: Int
    /// The number of bundles.
    public let bundles: Int
    /// The root of the tree over all events.
    public let root: Digest
    /// Up to which event the home's checkpoint and each anchor has signed the ledger: where, and what is to be said.
    public let signed: [(path: String, isAnchor: Bool, found: String)]
    /// The heads that receipts, certificates and given files name, and what the ledger says to each.
    public let heads: [(what: String, found: String)]
    /// How many anchors it was compared with.
    public let anchors: Int
    /// How many signatures were checked once more; `nil` where that was not asked for.
    public let signatures: Int?
    /// What contradicts nothing, and somebody must do something about.
    public let findings: [String]
    /// What stands in the way of nothing and has to be known.
    public let warnings: [String]
    /// What does not hold, a line each.
    public let problems: [String]
}

extension DataLease {
    /// Recomputes the whole ledger, and compares it with its checkpoint, the anchors, the heads that receipts and
    /// certificates name, and those in `files`; checks the trust list, and judges again the newest events, or with `signatures` every
    /// event, by the signed texts that the register keeps. Writes nothing.
    ///
    /// Throws where the registry contradicts itself; what contradicts it from outside is in the result's `problems`.
    public func verifyLedger(against files: [String] = [], signatures: Bool = false) async throws -> LedgerVerified {
        try home.check()
        // Not by way of `openRegistry`: nothing is to be written to a ledger that is in doubt.
        let registry = try openLedger()
        let key = try ledgerKey(of: registry)
        let given = try files.map { (path: $0, head: try NamedHead(file: $0)) }
        let history = LedgerHistory(of: registry)
        let checkpoints = try checkpointFiles(signedBy: key)
        let known = try checkpoints.compactMap(\.checkpoint).filter { try history.standing(ofSigned: $0.head) == .had }
        // Pages and files on one connection, events on another: on two processors both at once.
        async let files = Registry.open(path: home.registry).checkFiles()
        var named: [RecordedHead] = []
        let checked = try registry.checkEvents(
            against: known, hashing: HashingThread.self,
            heads: { head, isConfirmed in
                if isConfirmed, named.count < LedgerFindings.headsListed { named.append(head) }
            })
        let report = try registry.report(checked, try await files)

        var findings = LedgerFindings(history: history, events: report.head.size)
        for file in checkpoints { try findings.add(file) }
        if checkpoints.allSatisfy({ $0.checkpoint == nil }), report.head.size > 1 {
            findings.problems.append(
                "no checkpoint is left that the ledger could be compared with: put the one of a backup or an anchor at"
                    + " \(home.checkpoint), or give a receipt or certificate with --against")
        }
        try findings.addNamedHeads(named, confirmed: report.confirmedHeads, contradicted: report.contradictions)
        for (path, named) in given {
            let isSigned = named.note.map { (try? Self.checkpoint(note: $0, signedBy: key)) != nil }
            try findings.add(named, path: path, isSigned: isSigned)
        }
        findings.warnings += try report.restorations.map { try warning(of: $0, in: registry) }
        let trust = try await trustList(in: registry)
        let anchors = try await anchorsCompared(
            checkpoints, recorded: report.anchors, in: registry, trusting: trust)
        findings.warnings += anchors.missing
        let judged =
            signatures
            ? try await judgeAll(of: registry, trusting: trust)
            : try await judgeNewest(
                of: registry, trusting: trust, restorations: report.restorations, in: try bankHolidays())
        findings.problems += judged.problems
        return LedgerVerified(
            events: report.head.size, bundles: report.bundles, root: report.head.root, signed: findings.signed,
            heads: findings.heads, anchors: anchors.compared, signatures: signatures ? judged.signatures : nil,
            findings: anchors.dropped.map(\.text), warnings: findings.warnings, problems: findings.problems)
    }

    /// What has to be said of this register whenever it is asked, for as long as it exists: that events of it are lost.
    private func warning(of restoration: Restoration, in registry: Registry) throws -> String {
        let kept = restoration.event - 1
        let missing = restoration.lost.size - kept
        let what = missing > 0 ? "\(missing) events" : "events"
        return "\(what) behind event \(kept) are lost: the registry was restored without them at"
            + " \(restoration.time), by order of \(try names(in: registry).name(of: restoration.actor)); what happened in them is"
            + " known to the recipients alone"
    }
}

/// What is collected while a ledger is compared with what is outside of it.
private struct LedgerFindings {
    let history: LedgerHistory
    let events: Int
    var signed: [(path: String, isAnchor: Bool, found: String)] = []
    var heads: [(what: String, found: String)] = []
    var warnings: [String] = []
    var problems: [String] = []

    mutating func add(_ file: DataLease.CheckpointFile) throws {
        let found: String
        switch file.contents {
        case .missing:
            found = "missing"
        case .unreadable(let why):
            found = "cannot be read: \(why)"
            if !file.isAnchor { problems.append("the checkpoint \(file.path) cannot be read: \(why)") }
        case .strange(let why):
            found = "none that this ledger's key signed"
            problems.append("\(file.path): \(why): keep it as it is, and find out who changed it")
        case .signed(let checkpoint):
            let size = checkpoint.head.size
            switch try history.standing(ofSigned: checkpoint.head) {
            case .had: found = "up to event \(size)"
            case .lost(let event): found = "of \(size) events, lost before event \(event)"
            case .never:
                found = "of \(size) events that this ledger never had"
                problems.append(contradiction("\(file.path) is a checkpoint of", size))
            }
        }
        signed.append((file.path, file.isAnchor, found))
    }

    mutating func add(_ named: NamedHead, path: String, isSigned: Bool?) throws {
        let size = named.head.size
        let text = "\(path), a \(named.what)"
        switch try history.standing(of: named, isSigned: isSigned == true) {
        case .had where try !history.accounts(for: named):
            heads.append((text, "NOT CONSISTENT: this ledger has no such bundle"))
            problems.append(
                "\(path) is about a bundle that this ledger has not, and that follows its first \(size) events: the ledger was"
                    + " cut short or replaced by an older copy, or the paper is none of ours")
        case .had: heads.append((text, "consistent: this ledger had its head of \(size) events"))
        case .lost(let event):
            heads.append((text, "its head of \(size) events is of the stretch that was lost before event \(event)"))
        case .never:
            heads.append((text, "NOT CONSISTENT: this ledger never had its head of \(size) events"))
            let signer =
                isSigned.map {
                    $0 ? "; this ledger's key signed it" : "; this ledger's key did not sign it: is it another's?"
                } ?? ""
            problems.append(contradiction("\(path) names", size) + signer)
        }
    }

    /// How many heads that hold are said one by one; of more, their number is.
    static let headsListed = 100

    /// The heads that receipts and certificates in the register name: `confirmed` that the ledger had before they came,
    /// the first of which are `listed`, and those `contradicted`, which it had not.
    mutating func addNamedHeads(
        _ listed: [RecordedHead], confirmed: Int, contradicted: [RecordedHead]
    ) throws {
        if confirmed <= listed.count {
            for named in listed {
                heads.append(
                    (text(of: named), "consistent: its head of \(named.head.size) events is one of this ledger"))
            }
        } else {
            heads.append(("receipts, certificates", "consistent: \(confirmed) name a head of this ledger"))
        }
        for named in contradicted {
            let standing = try history.standing(of: named.head)
            if case .lost(let event) = standing {
                heads.append((text(of: named), "its head of \(named.head.size) events was lost before event \(event)"))
                continue
            }
            heads.append(
                (text(of: named), "NOT CONSISTENT: this ledger never had its head of \(named.head.size) events"))
            if named.isAccepted {
                problems.append(contradiction("the \(text(of: named)), names", named.head.size))
            } else if try named.isOfAnotherHistory && !isSettled(named) {
                problems.append(
                    contradiction("the \(text(of: named)), signed by a recipient, names", named.head.size)
                        + "; a wrong line of theirs is settled with datalease disposal settle")
            } else {
                // Settled, or of an earlier build, which took in texts whose line counted for nothing.
                warnings.append(contradiction("the \(text(of: named)), not accepted, names", named.head.size))
            }
        }
    }

    /// Whether an approver has signed, since it came, what was found out about it.
    private func isSettled(_ named: RecordedHead) throws -> Bool {
        try history.events(ofBundle: named.bundle).contains {
            if case .disputeSettled = $0.body { $0.sequence > named.event } else { false }
        }
    }

    private func text(of named: RecordedHead) -> String {
        "\(named.kind == .receiptRecorded ? "receipt" : "certificate") of B\(named.bundle), event \(named.event)"
    }

    private func contradiction(_ what: String, _ size: Int) -> String {
        if size > events {
            return
                "\(what) \(size) events, and \(events) are left: the ledger was cut short or replaced by an older copy"
        }
        return "\(what) \(size) events that are not this ledger's first: the history was rewritten or swapped"
    }
}
