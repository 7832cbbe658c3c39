import Primitives
import Registry

@testable import Disposal

/// The table of docs/disposal.md, read slowly and plainly from the list of events: what the fold must agree with.
///
/// Nothing is carried from event to event. Each question goes through the list again, with the terms of the document.
struct ReferenceState: Equatable {
    let state: BundleState
    let since: DayCount
    let limit: DayCount
    let certificateBy: DayCount

    /// `nil` before the bundle was prepared.
    init?(_ events: [BundleEvent], asOf day: DayCount) {
        var past: [Happening] = []
        var clock = Int.min
        for event in events {
            clock = max(clock, event.time.londonDate.daysSinceEpoch)
            if clock <= day { past.append(Happening(day: clock, fact: event.fact)) }
        }
        guard let first = past.first, case .prepared(let terms) = first.fact else { return nil }
        self.init(Ledger(terms: terms, preparedOn: first.day, happenings: Array(past.dropFirst())), asOf: day)
    }

    private init(_ ledger: Ledger, asOf day: DayCount) {
        (limit, certificateBy) = (ledger.limit, ledger.certificateBy)
        (state, since) = ReferenceState.line(of: ledger, asOf: day)
    }

    private static func line(of ledger: Ledger, asOf day: DayCount) -> (BundleState, DayCount) {
        let (limit, certificateBy) = (ledger.limit, ledger.certificateBy)
        if ledger.terms.isRehearsal { return (.rehearsal, ledger.preparedOn) }
        if let first = ledger.openDisputes.first { return (.disputed, first.day) }
        if let voided = ledger.first(where: { $0 == .voided }), !ledger.saysThatItLeft { return (.voided, voided) }
        if let complete = ledger.completeSince(asOf: day) {
            return (ledger.isLate ? .confirmedLate : .confirmed, complete)
        }
        if let attested = ledger.attestedOn {
            guard ledger.namedDays.allSatisfy(ledger.kept) else {
                return (.overdue, max(ledger.strictLimit + 1, ledger.preparedOn))
            }
            let isMissing = ledger.terms.evidence.contains { ledger.came($0) == nil }
            if attested > certificateBy { return (.certificateOverdue, attested) }
            if day > certificateBy, isMissing { return (.certificateOverdue, certificateBy + 1) }
            if ledger.isReturn, let back = ledger.came(.returnReceipt) { return (.returned, back) }
            return (ledger.lastBackup.map { day <= $0 } ?? false ? .beyondUse : .attested, attested)
        }
        if day > limit { return (.overdue, max(limit + 1, ledger.preparedOn)) }
        if let hold = ledger.hold, day <= hold.until { return (.held, hold.since) }
        if let recalled = ledger.recalledOn { return (.recalled, recalled) }
        if day >= limit - 7 { return (.due, max(limit - 7, ledger.preparedOn)) }
        if let received = ledger.receipts.first?.day { return (.acknowledged, received) }
        if let sent = ledger.sentOn { return (.released, sent) }
        return (.prepared, ledger.preparedOn)
    }
}

private struct Happening {
    let day: DayCount
    let fact: BundleEvent.Fact
}

private struct Ledger {
    let terms: BundleEvent.Preparation
    let preparedOn: DayCount
    let happenings: [Happening]

    /// What stood in the ledger before its `count`th happening.
    private func before(_ count: Int) -> Ledger {
        Ledger(terms: terms, preparedOn: preparedOn, happenings: Array(happenings.prefix(count)))
    }

    func first(where matches: (BundleEvent.Fact) -> Bool) -> DayCount? {
        happenings.first { matches($0.fact) }?.day
    }
}

// Limits.
extension Ledger {
    /// The terms in force: those of the newest version, and what moved the limit to an earlier day since.
    private var computations: [(cause: LimitCause?, limit: DayCount, certificateBy: DayCount, day: DayCount)] {
        var list = [(LimitCause?.none, terms.limit.daysSinceEpoch, terms.certificateBy.daysSinceEpoch, preparedOn)]
        for happening in happenings {
            guard case .limit(let cause, let date, let certificateBy, _) = happening.fact else { continue }
            if cause == .newVersion { list = [] }
            list.append((cause, date.daysSinceEpoch, certificateBy.daysSinceEpoch, happening.day))
        }
        return list
    }

    /// What each hold that came in time leaves of the limit: the day after its last one, or less where one of the liftings
    /// behind it said so.
    private var limitsOfHolds: [DayCount] {
        happenings.indices.compactMap { place in
            guard case .holdPlaced(let until) = happenings[place].fact, happenings[place].day <= before(place).limit
            else { return nil }
            let liftings = happenings[(place + 1)...].compactMap { later -> DayCount? in
                guard case .holdLifted(let until) = later.fact else { return nil }
                return min(max(until.daysSinceEpoch, later.day), later.day + 7)
            }
            return liftings.reduce(until.daysSinceEpoch + 1, min)
        }
    }

    var limit: DayCount {
        let byTerms = computations.map(\.limit).min() ?? 0
        return limitsOfHolds.reduce(byTerms, max)
    }

    var certificateBy: DayCount {
        max(computations.map { max($0.limit, $0.certificateBy) }.min() ?? 0, limit)
    }

    var recalledOn: DayCount? { computations.first { $0.cause == .recalled }?.day }

    /// The hold that nothing has lifted: its last day, and since when there was one without a gap.
    var hold: (since: DayCount, until: DayCount)? {
        var hold: (since: DayCount, until: DayCount)?
        for happening in happenings {
            switch happening.fact {
            case .holdLifted: hold = nil
            case .holdPlaced(let date):
                let until = date.daysSinceEpoch
                if let old = hold, happening.day <= old.until {
                    hold = (old.since, max(old.until, until))
                } else {
                    hold = (happening.day, until)
                }
            default: break
            }
        }
        return hold
    }

    /// The limits, and the days for the certificate, that had passed when a new version came.
    private var passed: [(limit: DayCount?, certificateBy: DayCount?, day: DayCount)] {
        happenings.indices.compactMap { place in
            guard case .limit(.newVersion, _, _, _) = happenings[place].fact else { return nil }
            let (day, before) = (happenings[place].day, before(place))
            return (
                day > before.limit ? before.limit : nil, day > before.certificateBy ? before.certificateBy : nil, day
            )
        }
    }

    /// Whether a disposal on `day` kept the limit that was in force then.
    func kept(_ day: DayCount) -> Bool {
        for moved in passed {
            if let limit = moved.limit, limit < day, day <= moved.day { return false }
        }
        return day <= limit
    }

    var strictLimit: DayCount { passed.compactMap(\.limit).reduce(limit, min) }

    /// Whether disposal or any evidence that is asked for came too late, by the strictest day that was ever passed.
    var isLate: Bool {
        let strictDay = passed.compactMap(\.certificateBy).reduce(certificateBy, min)
        if let goneOn, goneOn > strictLimit { return true }
        if terms.evidence.contains(where: { (came($0) ?? 0) > strictDay }) { return true }
        return !terms.evidence.contains(.backupStatement) && (lastBackup ?? 0) > strictDay
    }
}

// Evidence.
extension Ledger {
    var isReturn: Bool { terms.duty?.isReturn == true }

    private var certificates: [(day: DayCount, certificate: BundleEvent.Certificate)] {
        happenings.compactMap {
            guard case .certificate(let certificate) = $0.fact, certificate.isAccepted else { return nil }
            return ($0.day, certificate)
        }
    }

    /// What recipients certified in words of their own that do not count, with the day of disposal, of which a plan is none.
    private var uncounted: [(goneOn: DayCount, certificate: BundleEvent.Certificate)] {
        happenings.compactMap {
            guard case .certificate(let certificate) = $0.fact, certificate.isAuthentic, !certificate.isAccepted else {
                return nil
            }
            return (min($0.day, certificate.disposedOn.daysSinceEpoch), certificate)
        }
    }

    var receipts: [(day: DayCount, receipt: BundleEvent.Receipt)] {
        happenings.compactMap {
            guard case .receipt(let receipt) = $0.fact, receipt.isAccepted else { return nil }
            return ($0.day, receipt)
        }
    }

    var sentOn: DayCount? { first { if case .released = $0 { true } else { false } } }

    private typealias Piece = (
        day: DayCount, kind: EvidenceKind, on: CivilDate, until: CivilDate?, place: Int?, by: KeyFingerprint
    )

    private var pieces: [Piece] {
        happenings.compactMap {
            guard case .evidence(let kind, let on, let until, let place, let key, true) = $0.fact else { return nil }
            return ($0.day, kind, on, until, place, key)
        }
    }

    /// The day on which all evidence of a kind had come.
    func came(_ kind: EvidenceKind) -> DayCount? {
        switch kind {
        case .certificate:
            return certificates.indices.first { last in
                let sofar = certificates[...last].map(\.certificate)
                guard let duty = terms.duty else { return true }
                return sofar.contains { $0.scope?.coversAllRecipients == true }
                    || duty.certifiers.allSatisfy { key in sofar.contains { $0.signer == key } }
            }.map { certificates[$0].day }
        case .ownCopies:
            var gone: DayCount?
            for happening in happenings {
                guard case .ownCopies(let remaining) = happening.fact else { continue }
                if remaining > 0 { gone = nil } else if gone == nil { gone = happening.day }
            }
            return gone
        case .key: return first { $0 == .keyDestroyed }
        case .subProcessorCertificates:
            let count = terms.duty?.subProcessors ?? 0
            if count == 0, terms.evidence.count > 1 { return preparedOn }
            if count == 0 { return pieces.first { $0.kind == kind }?.day }
            let days = (1...count).map { place in pieces.first { $0.kind == kind && $0.place == place }?.day }
            return days.contains(nil) ? nil : days.compactMap(\.self).max()
        case .deletionLog, .returnReceipt, .backupStatement, .destructionCertificate, .auditNote:
            return pieces.first { $0.kind == kind }?.day
        }
    }

    /// The days of disposal that anything accepted names, or a recipient's own certificate that was not.
    var namedDays: [DayCount] {
        let named = pieces.filter { names($0.kind) }.map(\.on)
        return (certificates.map(\.certificate.disposedOn) + named).map(\.daysSinceEpoch) + uncounted.map(\.goneOn)
    }

    private func names(_ kind: EvidenceKind) -> Bool {
        [.deletionLog, .subProcessorCertificates].contains(kind) || (kind == .returnReceipt && isReturn)
    }

    /// The worst of them.
    var goneOn: DayCount? { namedDays.max() }

    var lastBackup: DayCount? {
        ((certificates.map(\.certificate) + uncounted.map(\.certificate)).compactMap(\.scope?.backupsUntil)
            + pieces.compactMap(\.until)).max()?.daysSinceEpoch
    }

    var attestedOn: DayCount? {
        [came(.certificate), isReturn ? came(.returnReceipt) : nil].compactMap(\.self).min()
    }

    var saysThatItLeft: Bool {
        happenings.contains { happening in
            switch happening.fact {
            case .released: true
            case .receipt(let receipt): receipt.isAccepted || receipt.isAuthentic
            case .certificate(let certificate): certificate.isAccepted || certificate.isAuthentic
            case .evidence(_, _, _, _, _, let isAccepted): isAccepted
            default: false
            }
        }
    }

    /// Since when everything was there that confirms the bundle.
    func completeSince(asOf day: DayCount) -> DayCount? {
        let days = terms.evidence.map { came($0) }
        guard openDisputes.isEmpty, !days.isEmpty, !days.contains(nil) else { return nil }
        if let lastBackup, day <= lastBackup { return nil }
        let settled = disputes.settledOn
        return (days.compactMap(\.self) + [preparedOn, lastBackup.map { $0 + 1 } ?? 0, settled ?? 0]).max()
    }
}

// Disputes.
extension Ledger {
    var openDisputes: [(day: DayCount, author: EventActor)] { disputes.open }

    private var disputes: (open: [(day: DayCount, author: EventActor)], settledOn: DayCount?) {
        var open: [(day: DayCount, author: EventActor)] = []
        var settledOn: DayCount?
        for (place, happening) in happenings.enumerated() {
            let day = happening.day
            let (before, after) = (before(place), before(place + 1))
            switch happening.fact {
            case .disputeOpened(_, let author): open.append((day, author))
            case .disputeSettled(.key(let key)) where !open.isEmpty && !open.contains { $0.author == .key(key) }:
                (open, settledOn) = ([], day)
            case .released(let actor):
                if before.lastDay != nil || !before.certificates.isEmpty { open.append((day, actor)) }
            case .receipt(let receipt) where receipt.isAccepted:
                if before.lastDay ?? .max < receipt.receivedOn.daysSinceEpoch
                    || before.certifiedBefore(receipt.receivedOn, by: receipt.signer)
                {
                    open.append((day, .key(receipt.signer)))
                }
            case .certificate(let certificate) where certificate.isAccepted:
                if before.isOutdone(by: after, .certificate) || before.contradicts(certificate, now: after)
                    || before.isDenied(before.ownDays(certificate.signer), certificate.disposedOn.daysSinceEpoch)
                {
                    open.append((day, .key(certificate.signer)))
                }
            case .receipt(let receipt) where receipt.isOfAnotherHistory:
                open.append((day, .key(receipt.signer)))
            case .certificate(let certificate) where certificate.isOfAnotherHistory:
                open.append((day, .key(certificate.signer)))
            case .certificate(let certificate) where certificate.isAuthentic:
                if before.lastDay != nil || !before.certificates.isEmpty {
                    open.append((day, .key(certificate.signer)))
                }
            case .evidence(let kind, let on, _, _, let signer, true):
                let cameBack = kind == .returnReceipt && isReturn && before.attestedOn == nil
                if before.isOutdone(by: after, kind) || (cameBack && (before.arrivedOn ?? 0) > on.daysSinceEpoch)
                    || (names(kind) && before.certifiedBefore(on, by: signer))
                {
                    open.append((day, .key(signer)))
                }
            default: break
            }
        }
        return (open, settledOn)
    }

    /// What one of several who have to certify says: the days of disposal of their certificates, and all other days.
    private func ownDays(_ key: KeyFingerprint) -> (certified: [DayCount], named: [DayCount]) {
        guard let keys = terms.duty?.certifiers, keys.count > 1, keys.contains(key) else { return ([], []) }
        let named =
            receipts.filter { $0.receipt.signer == key }.map(\.receipt.receivedOn)
            + pieces.filter { $0.by == key && names($0.kind) }.map(\.on)
        return (
            certificates.filter { $0.certificate.signer == key }.map(\.certificate.disposedOn.daysSinceEpoch),
            named.map(\.daysSinceEpoch) + uncounted.filter { $0.certificate.signer == key }.map(\.goneOn)
        )
    }

    private func certifiedBefore(_ date: CivilDate, by key: KeyFingerprint) -> Bool {
        ownDays(key).certified.max().map { $0 < date.daysSinceEpoch } ?? false
    }

    /// Whether a first certificate of `day` is denied by what its signer said before.
    private func isDenied(_ own: (certified: [DayCount], named: [DayCount]), _ day: DayCount) -> Bool {
        own.certified.isEmpty && own.named.contains { $0 > day }
    }

    /// The last day of the bundle by what shows it to be gone, or by all that was asked for.
    private var lastDay: DayCount? {
        if attestedOn != nil { return goneOn }
        let days = terms.evidence.map { came($0) }
        return days.isEmpty || days.contains(nil) ? nil : goneOn ?? days.compactMap(\.self).max()
    }

    /// The last day on which it was sent or arrived.
    private var arrivedOn: DayCount? {
        (receipts.map(\.receipt.receivedOn.daysSinceEpoch) + [sentOn].compactMap(\.self)).max()
    }

    private var certifiedBackups: DayCount? {
        certificates.compactMap(\.certificate.scope?.backupsUntil).max()?.daysSinceEpoch
    }

    /// Whether the bundle was known to be gone, and one more piece of `kind` names a later day, or a later backup.
    private func isOutdone(by next: Ledger, _ kind: EvidenceKind) -> Bool {
        guard let lastDay else { return false }
        let isFirst = terms.evidence.contains(kind) && came(kind) == nil
        if isFirst, came(.certificate) == nil { return false }
        if let named = next.goneOn, named > lastDay, next.namedDays.count > namedDays.count, named > goneOn ?? 0 {
            return true
        }
        if isFirst, kind == .backupStatement, certifiedBackups == nil { return false }
        return (next.lastBackup ?? 0) > max(lastDay, lastBackup ?? 0)
    }

    /// Whether a certificate, the last that was missing, says less than what was known before.
    private func contradicts(_ certificate: BundleEvent.Certificate, now next: Ledger) -> Bool {
        guard came(.certificate) == nil, next.came(.certificate) != nil else { return false }
        let counting =
            certificate.scope?.coversAllRecipients == true ? [certificate] : next.certificates.map(\.certificate)
        let certified = counting.map(\.disposedOn.daysSinceEpoch).max() ?? 0
        if max(next.goneOn ?? 0, arrivedOn ?? 0) > certified { return true }
        if terms.evidence.contains(.backupStatement), next.certifiedBackups == nil { return false }
        let backups = counting.compactMap(\.scope?.backupsUntil).max()?.daysSinceEpoch ?? 0
        return (next.lastBackup ?? 0) > max(certified, backups)
    }
}
