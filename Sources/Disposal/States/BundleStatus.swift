public import Primitives
public import Registry

/// A bundle's state as of a day, and why: the first line of the table in docs/disposal.md that fits its fold.
public struct BundleStatus: Hashable, Sendable {
    /// The state.
    public let state: BundleState
    /// Since which day (in the United Kingdom).
    public let since: CivilDate
    /// Why, in a sentence for people, without a full stop.
    public let reason: String
    /// The limit: the last day on which the bundle may exist. It never rolls.
    public let limit: CivilDate
    /// The last day for the certificate.
    public let certificateBy: CivilDate
    /// The day by which people at work have to act: the limit, or the working day before it where it is none.
    public let actBy: CivilDate
    /// Whether limit or certificate day rest on working days that are not known yet: a later list of bank holidays may
    /// move them to an earlier day.
    public let isProvisional: Bool
    /// The kinds of evidence that are asked for and not there, in the order of `EvidenceKind`.
    public let missing: [EvidenceKind]
    /// The day on which the last backup expires that was stated; `nil` where none was.
    public let backupsUntil: CivilDate?
    /// The last day of the hold in force; `nil` where none is.
    public let heldUntil: CivilDate?
    /// The day by which the receipt for the figures of an exchange must be here; `nil` where none is asked for.
    public let acknowledgeBy: CivilDate?
    /// Whether that receipt is awaited still.
    public let awaitsReceipt: Bool

    /// The day on which it was prepared.
    public let preparedOn: CivilDate
    /// Grows with whatever changes the bundle: by one with each event after the first, and with each day by which bank
    /// holidays that became known moved a limit of it to an earlier day.
    public let revision: Int
    /// When it changed last: the time of the newest event that was taken into account.
    public let changedAt: Instant

    /// The status of the bundle whose events these are, in any order, as of the end of `day`; `nil` where it was not
    /// prepared by then. `agreement` is the agreement's id, for the reason.
    public init?(
        of events: [BundleEvent], asOf day: CivilDate, agreement: String, in holidays: BankHolidays = .builtIn
    ) {
        guard let fold = BundleFold(events, asOf: day, in: holidays) else { return nil }
        self = fold.status(agreement: agreement, in: holidays)
    }

    fileprivate init(_ fold: BundleFold, _ finding: BundleFold.Finding, agreement: String, in holidays: BankHolidays) {
        state = finding.state
        since = finding.since.date
        reason = fold.reason(for: finding.state, agreement: agreement)
        limit = fold.limits.limit.date
        certificateBy = fold.limits.certificateBy.date
        actBy = holidays.calendar(for: fold.division ?? .englandAndWales).actBy(limit)
        isProvisional = fold.limits.isProvisional
        missing = fold.missing
        preparedOn = fold.preparedOn.date
        revision = fold.revision
        changedAt = fold.changedAt
        backupsUntil = fold.evidence.backupsUntil?.date
        acknowledgeBy = fold.acknowledgeBy == .never ? nil : fold.acknowledgeBy.date
        awaitsReceipt = fold.awaitsReceipt
        heldUntil = fold.limits.isHeld(on: fold.today) ? fold.limits.hold?.until.date : nil
    }
}

extension BundleFold {
    /// A state and since when.
    struct Finding: Equatable {
        let state: BundleState
        let since: DayNumber
    }

    /// The status of the bundle as of the fold's day. `agreement` is the agreement's id, for the reason.
    public func status(agreement: String, in holidays: BankHolidays = .builtIn) -> BundleStatus {
        BundleStatus(self, finding, agreement: agreement, in: holidays)
    }

    /// The table, line by line.
    var finding: Finding {
        if isRehearsal { return Finding(state: .rehearsal, since: preparedOn) }
        if let first = disputes.first { return Finding(state: .disputed, since: first.since) }
        if let voidedOn, isVoid { return Finding(state: .voided, since: voidedOn) }
        if let completed = completedOn(asOf: today) {
            return Finding(state: delays.isEmpty ? .confirmed : .confirmedLate, since: completed)
        }
        if let attested = findingWhenAttested { return attested }
        let limit = limits.limit
        if today > limit { return Finding(state: .overdue, since: max(limit.adding(1), preparedOn)) }
        if awaitsReceipt, today > acknowledgeBy {
            return Finding(state: .receiptOverdue, since: max(acknowledgeBy.adding(1), preparedOn))
        }
        if let hold = limits.hold, limits.isHeld(on: today) { return Finding(state: .held, since: hold.since) }
        if let recalledOn = limits.recalledOn { return Finding(state: .recalled, since: recalledOn) }
        let dueFrom = limit.adding(-7)
        if today >= dueFrom { return Finding(state: .due, since: max(dueFrom, preparedOn)) }
        if let acknowledgedOn { return Finding(state: .acknowledged, since: acknowledgedOn) }
        if let releasedOn { return Finding(state: .released, since: releasedOn) }
        return Finding(state: .prepared, since: preparedOn)
    }

    /// The lines for what was shown to be gone; `nil` where it was not.
    private var findingWhenAttested: Finding? {
        guard let attestedOn, evidence.goneOn != nil else { return nil }
        guard evidence.everyDay(limits.isInTime) else {
            return Finding(state: .overdue, since: max(limits.strictLimit.adding(1), preparedOn))
        }
        let certificateBy = limits.certificateBy
        if attestedOn > certificateBy { return Finding(state: .certificateOverdue, since: attestedOn) }
        if today > certificateBy, !missing.isEmpty {
            return Finding(state: .certificateOverdue, since: certificateBy.adding(1))
        }
        if hasComeBack, let returned = evidence[.returnReceipt] { return Finding(state: .returned, since: returned) }
        return Finding(state: isBackedUp(on: today) ? .beyondUse : .attested, since: attestedOn)
    }

    /// What came behind its day.
    enum Delay {
        /// The disposal, by the evidence.
        case disposal(DayNumber)
        /// A kind of evidence.
        case evidence(EvidenceKind, DayNumber)
        /// The end of a backup.
        case backup(DayNumber)
    }

    /// Why the bundle is late for ever; empty where everything came in time.
    var delays: [Delay] {
        let certificateBy = limits.strictCertificateBy
        var delays: [Delay] = []
        if let goneOn = evidence.goneOn, goneOn > limits.strictLimit { delays.append(.disposal(goneOn)) }
        for kind in EvidenceKind.allCases where asked.contains(kind) {
            if let came = evidence[kind], came > certificateBy { delays.append(.evidence(kind, came)) }
        }
        if !asked.contains(.backupStatement), let backups = evidence.backupsUntil, backups > certificateBy {
            delays.append(.backup(backups))
        }
        return delays
    }
}
