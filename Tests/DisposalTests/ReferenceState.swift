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
        if let due = ledger.receiptDue, day > due { return (.receiptOverdue, max(due + 1, ledger.preparedOn)) }
        if let hold = ledger.hold, day <= hold.until { return (.held, hold.since) }
        if let recalled = ledger.recalledOn { return (.recalled, recalled) }
        if day >= limit - 7 { return (.due, max(limit - 7, ledger.preparedOn)) }
        if let received = ledger.acknowledgements.first { return (.acknowledged, received) }
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

    /// The days on which receipts came that acknowledge it: of an exchange, those that agree with its figures.
    var acknowledgements: [DayCount] {
        receipts.filter { terms.exchange == nil || $0.receipt.figures == .agreed }.map(\.day)
    }

    /// The day by which a receipt for figures must be here, while one is awaited.
    var receiptDue: DayCount? {
        guard acknowledgements.isEmpty, first(where: { $0 == .replaced }) == nil else { return nil }
        return terms.exchange?.acknowledgeBy?.daysSinceEpoch
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
                if before.isClaimedGone { open.append((day, actor)) }
            case .receipt(let receipt) where receipt.isAccepted:
                let isNews = before.arrivals.allSatisfy { $0 < receipt.receivedOn.daysSinceEpoch }
                if before.contradict(after) || isNews && before.isOutdone(by: receipt.receivedOn, nil, on: day) {
                    open.append((day, .key(receipt.signer)))
                }
            case .certificate(let certificate) where certificate.isAccepted:
                if before.contradict(after)
                    || before.isOutdone(by: certificate.disposedOn, certificate.scope?.backupsUntil, on: day)
                {
                    open.append((day, .key(certificate.signer)))
                }
            case .receipt(let receipt) where receipt.isOfAnotherHistory || receipt.figures == .contested:
                open.append((day, .key(receipt.signer)))
            case .certificate(let certificate) where certificate.isOfAnotherHistory:
                open.append((day, .key(certificate.signer)))
            case .certificate(let certificate) where certificate.isAuthentic:
                if before.isClaimedGone { open.append((day, .key(certificate.signer))) }
            case .evidence(let kind, let on, let until, _, let signer, true):
                if before.contradict(after) || before.isOutdone(by: names(kind) ? on : nil, until, on: day) {
                    open.append((day, .key(signer)))
                }
            default: break
            }
        }
        return (open, settledOn)
    }

    /// Whether anything says that it is gone.
    private var isClaimedGone: Bool { !certificates.isEmpty || attestedOn != nil || allCameOn != nil }

    private var allCameOn: DayCount? {
        let days = terms.evidence.map { came($0) }
        return days.isEmpty || days.contains(nil) ? nil : days.compactMap(\.self).max()
    }

    /// By which day something is said to be gone, and the last day on which it was there by what else is said.
    private struct Claim: Equatable {
        let gone: DayCount?
        let there: DayCount?

        var isContradicted: Bool { gone != nil && there ?? .min > gone ?? .max }
    }

    /// Whether the next paper contradicts what came before it, or is contradicted by that.
    private func contradict(_ next: Ledger) -> Bool {
        zip(claims, next.claims).contains { old, new in new.isContradicted && old != new }
    }

    private var claims: [Claim] {
        let saysBackups = certificates.contains { $0.certificate.scope?.backupsUntil != nil }
        let backups = claimed { max($0.disposedOn, $0.scope?.backupsUntil ?? $0.disposedOn) }
        let certifiers = terms.duty?.certifiers ?? []
        return [
            Claim(gone: claimed(\.disposedOn), there: namedDays.max()),
            Claim(gone: claimed(\.disposedOn), there: arrivals.max()),
            Claim(gone: saysBackups || !terms.evidence.contains(.backupStatement) ? backups : nil, there: lastBackup),
            Claim(gone: returns.min(), there: (returns + daysBesides).max()),
            Claim(gone: returns.min(), there: arrivals.max()),
            Claim(gone: returns.min(), there: backupsBesides.max()),
        ] + (certifiers.count > 1 ? certifiers.map(ownClaim) : [])
    }

    /// The first of the days by which certificates for all, or the own ones of all together, say that something was gone.
    private func claimed(_ day: (BundleEvent.Certificate) -> CivilDate) -> DayCount? {
        let all = certificates.map(\.certificate)
        let certifiers = terms.duty?.certifiers ?? []
        let forAll = all.filter { certificate in
            certificate.scope?.coversAllRecipients == true || certifiers.allSatisfy { $0 == certificate.signer }
        }
        let own = certifiers.map { key in all.filter { $0.signer == key }.map(day).min() }
        let together = own.contains(nil) ? nil : own.compactMap(\.self).max()
        return (forAll.map(day) + [together].compactMap(\.self)).min()?.daysSinceEpoch
    }

    /// What one of several who have to certify says of what they have.
    private func ownClaim(_ key: KeyFingerprint) -> Claim {
        let there =
            receipts.filter { $0.receipt.signer == key }.map(\.receipt.receivedOn)
            + pieces.filter { $0.by == key && names($0.kind) }.map(\.on)
        return Claim(
            gone: certificates.filter { $0.certificate.signer == key }.map(\.certificate.disposedOn.daysSinceEpoch)
                .min(),
            there: (there.map(\.daysSinceEpoch) + uncounted.filter { $0.certificate.signer == key }.map(\.goneOn)).max()
        )
    }

    private var returns: [DayCount] {
        isReturn ? pieces.filter { $0.kind == .returnReceipt }.map(\.on.daysSinceEpoch) : []
    }

    /// The days that evidence names which nobody asked for.
    private var daysBesides: [DayCount] {
        (piecesBesides.filter { names($0.kind) }.map(\.on) + certificatesBesides.map(\.disposedOn)).map(
            \.daysSinceEpoch)
    }

    private var backupsBesides: [DayCount] {
        (piecesBesides.compactMap(\.until) + certificatesBesides.compactMap(\.scope?.backupsUntil)).map(
            \.daysSinceEpoch)
    }

    private var piecesBesides: [Piece] { pieces.filter { !terms.evidence.contains($0.kind) } }

    private var certificatesBesides: [BundleEvent.Certificate] {
        terms.evidence.contains(.certificate) ? [] : certificates.map(\.certificate)
    }

    /// The days on which it was sent or arrived.
    private var arrivals: [DayCount] {
        receipts.map(\.receipt.receivedOn.daysSinceEpoch) + [sentOn].compactMap(\.self)
    }

    /// Whether all was there on an earlier day, and a paper names a later day than any of that.
    private func isOutdone(by named: CivilDate?, _ until: CivilDate?, on day: DayCount) -> Bool {
        guard let allCameOn, allCameOn < day else { return false }
        let asksForDay = !terms.evidence.isDisjoint(with: isReturn ? [.certificate, .returnReceipt] : [.certificate])
        let last = [goneOn, asksForDay ? nil : allCameOn].compactMap(\.self).max() ?? allCameOn
        if let named, named.daysSinceEpoch > last { return true }
        return until.map { $0.daysSinceEpoch > max(last, lastBackup ?? last) } ?? false
    }
}
