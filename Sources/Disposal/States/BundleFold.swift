public import Primitives
public import Registry

/// A bundle's events taken together, as of the end of a day: a state is always derived, never stored.
///
/// Give it the events in the ledger's order. What happened after the day is left out, and so is everything that stands
/// behind it in the ledger; an event given a second time changes nothing. Provisional limits are computed again with the
/// bank holidays that are given, as each event is taken. One takes some 360 bytes, some 430 with its place in
/// `BundleFolds`.
///
/// docs/disposal.md has the table that it follows.
public struct BundleFold: Sendable {
    /// The bundle's number.
    public let bundle: Int
    /// The day, whose end is meant.
    public var day: CivilDate { today.date }

    let today: DayNumber
    let preparedOn: DayNumber
    let isRehearsal: Bool
    let asked: EvidenceKinds
    let duty: DisposalDuty?
    let division: Division?
    private(set) var limits: LimitFold
    private(set) var evidence = EvidenceFold()
    private(set) var releasedOn: DayNumber?
    private(set) var acknowledgedOn: DayNumber?
    /// Whether it is an exchange, which only a receipt for its figures acknowledges.
    let isExchange: Bool
    /// The day by which that receipt must be here; `DayNumber.never` where none is awaited.
    let acknowledgeBy: DayNumber
    /// Since when a receipt says that it arrived, and nothing of its figures, and since when another took its place;
    /// `DayNumber.never` before that.
    private(set) var arrivalOn = DayNumber.never
    private(set) var replacedOn = DayNumber.never
    /// Whether a recipient's word, or anything accepted, speaks of the bundle as out of our hands.
    private var isSaidToHaveLeft = false
    private(set) var voidedOn: DayNumber?
    private(set) var disputes: [Dispute] = []
    private(set) var settledOn: DayNumber?
    /// Grows with whatever changes the bundle: by one with each event after the first, and with each day by which bank
    /// holidays that became known moved the limit of an event to an earlier day, which no event says.
    private(set) var revision: Int
    /// The time of the newest event that was taken.
    private(set) var changedAt: Instant
    private var lastSequence: Int
    private var newest: DayNumber

    /// Something that speaks against the evidence, open until it is settled.
    struct Dispute: Sendable {
        let because: CounterEvidence
        /// Who said so, and cannot settle it.
        let author: EventActor
        let since: DayNumber
    }

    /// The fold of the bundle that `event` prepared; `nil` where it says something else, or happened after `day`.
    public init?(_ event: BundleEvent, asOf day: CivilDate, in holidays: BankHolidays = .builtIn) {
        let happened = DayNumber(event.time.londonDate)
        let revised = event.provisionalLimit.map { event.fact.revised($0, in: holidays) }
        guard case .prepared(let preparation) = revised?.fact ?? event.fact, happened <= DayNumber(day) else {
            return nil
        }
        bundle = event.bundle
        today = DayNumber(day)
        preparedOn = happened
        isRehearsal = preparation.isRehearsal
        asked = EvidenceKinds(preparation.evidence)
        duty = preparation.duty
        division = preparation.division
        isExchange = preparation.exchange != nil
        acknowledgeBy = preparation.exchange?.acknowledgeBy.map { DayNumber($0) } ?? .never
        limits = LimitFold(
            limit: DayNumber(preparation.limit), certificateBy: DayNumber(preparation.certificateBy),
            isProvisional: preparation.isProvisional)
        revision = revised?.days ?? 0
        changedAt = event.time
        lastSequence = event.sequence
        newest = happened
        // Where the agreement names no sub-processors, nothing has to be shown for any; but where it asks for nothing else
        // either, nothing would be shown at all.
        if preparation.duty?.subProcessors ?? 0 <= 0, asked.count > 1 { evidence[.subProcessorCertificates] = happened }
    }

    /// Whether working days were counted where bank holidays are not known.
    public var isProvisional: Bool { limits.isProvisional }

    /// Takes the next event of this bundle in the ledger's order. One of another bundle, one that does not stand behind
    /// those before it, and one that happened after the day change nothing.
    public mutating func apply(_ event: BundleEvent, in holidays: BankHolidays = .builtIn) {
        guard event.bundle == bundle, event.sequence > lastSequence else { return }
        // No event happened before one that stands before it in the ledger, whatever a clock said.
        let happened = max(newest, DayNumber(event.time.londonDate))
        newest = happened
        guard happened <= today else { return }
        lastSequence = event.sequence
        revision += 1
        changedAt = max(changedAt, event.time)
        if let limit = event.provisionalLimit {
            let (fact, days) = event.fact.revised(limit, in: holidays)
            revision += days
            take(fact, on: happened)
        } else {
            take(event.fact, on: happened)
        }
    }

    private mutating func take(_ fact: BundleEvent.Fact, on happened: DayNumber) {
        switch fact {
        case .prepared, .other: break
        case .replaced: replacedOn = min(replacedOn, happened)
        case .replacementVoided: replacedOn = .never
        case .released(let actor): applyRelease(by: actor, on: happened)
        case .receipt(let receipt): apply(receipt, on: happened)
        case .certificate(let certificate): apply(certificate, on: happened)
        case .evidence(let kind, let date, let until, let subProcessor, let signer, let isAccepted):
            guard isAccepted else { break }
            isSaidToHaveLeft = true
            let named = kind.namesDisposal(isReturn: duty?.isReturn == true) ? DayNumber(date) : nil
            let isOutdone = isComplete(before: happened, outdoneBy: named, until.map { DayNumber($0) })
            let contradicts = evidence.take(
                kind, on: date, until: until, subProcessor: subProcessor, by: signer, for: duty, asked: asked,
                on: happened)
            if isOutdone || contradicts { open(.contradiction, by: .key(signer), on: happened) }
        case .ownCopies(let remaining): evidence.takeOwnCopies(remaining: remaining, on: happened)
        case .keyDestroyed: evidence[.key] = evidence[.key] ?? happened
        case .limit(let cause, let date, let certificateBy, let isProvisional):
            limits.compute(
                cause, limit: DayNumber(date), certificateBy: DayNumber(certificateBy), isProvisional: isProvisional,
                on: happened)
        case .holdPlaced(let until): limits.placeHold(until: DayNumber(until), on: happened)
        case .holdLifted(let until): limits.liftHold(until: DayNumber(until), on: happened)
        case .voided: voidedOn = voidedOn ?? happened
        case .disputeOpened(let because, let author): open(because, by: author, on: happened)
        case .disputeSettled(let actor): settle(by: actor, on: happened)
        }
    }

    private mutating func applyRelease(by actor: EventActor, on day: DayNumber) {
        if isClaimedGone { open(.contradiction, by: actor, on: day) }
        if releasedOn == nil {
            releasedOn = day
            _ = evidence.takeArrival(day, by: nil, for: duty)
        }
    }

    private mutating func apply(_ receipt: BundleEvent.Receipt, on day: DayNumber) {
        if receipt.isAuthentic { isSaidToHaveLeft = true }
        guard receipt.isAccepted else {
            if receipt.isOfAnotherHistory || receipt.figures == .contested {
                open(.contradiction, by: .key(receipt.signer), on: day)
            }
            return
        }
        let received = DayNumber(receipt.receivedOn)
        // One that is sent in again says nothing new.
        let isOutdone = evidence.lastArrival < received && isComplete(before: day, outdoneBy: received, nil)
        let contradicts = evidence.takeArrival(received, by: receipt.signer, for: duty)
        if isOutdone || contradicts { open(.contradiction, by: .key(receipt.signer), on: day) }
        if isExchange && receipt.figures == nil {
            arrivalOn = min(arrivalOn, day)
        } else {
            acknowledgedOn = acknowledgedOn ?? day
        }
    }

    private mutating func apply(_ certificate: BundleEvent.Certificate, on day: DayNumber) {
        let signer = EventActor.key(certificate.signer)
        if certificate.isAccepted || certificate.isAuthentic { isSaidToHaveLeft = true }
        guard certificate.isAccepted else {
            // Before an accepted one, it is what the recipient then corrects; but the days that it names stand.
            if certificate.isOfAnotherHistory || (certificate.isAuthentic && isClaimedGone) {
                open(.contradiction, by: signer, on: day)
            }
            if certificate.isAuthentic { evidence.takeUncounted(certificate, for: duty, on: day) }
            return
        }
        let isOutdone = isComplete(
            before: day, outdoneBy: DayNumber(certificate.disposedOn),
            certificate.scope?.backupsUntil.map { DayNumber($0) })
        let contradicts = evidence.take(certificate, for: duty, asked: asked, on: day)
        if isOutdone || contradicts { open(.contradiction, by: signer, on: day) }
    }

    /// Whether a certificate, a return receipt or all that was asked for says that it is gone.
    private var isClaimedGone: Bool {
        evidence.hasCertificate || attestedOn != nil || (!asked.isEmpty && evidence.last(of: asked) != nil)
    }

    /// Whether all that was asked for was there before `day`, and what comes now names a later day, or a later backup, than
    /// all of it.
    private func isComplete(
        before day: DayNumber, outdoneBy named: DayNumber?, _ backupsUntil: DayNumber?
    ) -> Bool {
        guard !asked.isEmpty, let complete = evidence.last(of: asked), complete < day else { return false }
        var last = evidence.goneOn ?? complete
        // Nothing that is asked for names a day of disposal, so what is there says that it was gone by now.
        let saysGone = asked.contains(.certificate) || (duty?.isReturn == true && asked.contains(.returnReceipt))
        if !saysGone { last = max(last, complete) }
        let lastBackup = max(last, evidence.backupsUntil ?? last)
        return named.map { $0 > last } ?? false || backupsUntil.map { $0 > lastBackup } ?? false
    }

    private mutating func open(_ because: CounterEvidence, by author: EventActor, on day: DayNumber) {
        disputes.append(Dispute(because: because, author: author, since: day))
    }

    /// A settlement counts where somebody signed it who opened none of what it settles.
    private mutating func settle(by actor: EventActor, on day: DayNumber) {
        guard case .key = actor, !disputes.isEmpty, !disputes.contains(where: { $0.author == actor }) else { return }
        disputes = []
        settledOn = day
    }
}

/// What commands ask, who act on what a bundle's events say and not on its state alone.
extension BundleFold {
    /// Whether anything says that the bundle left our hands: it was sent, a recipient signed anything about it, or evidence
    /// of it was accepted. Then no order makes it void.
    public var hasLeft: Bool { releasedOn != nil || isSaidToHaveLeft }

    /// Whether the bundle is void, and never left, or is shown to be gone at every recipient, in time or not.
    public var isShownGone: Bool { isVoid || attestedOn != nil }

    /// Whether anything says that some copy of it is gone, ours or another's: one that is found then speaks against that.
    public var isSaidToBeGone: Bool {
        voidedOn != nil || evidence.goneOn != nil || evidence[.returnReceipt] != nil || evidence[.ownCopies] != nil
    }

    /// Whether the evidence says that none of our own copies is left that no reason keeps.
    public var areOwnCopiesGone: Bool { evidence[.ownCopies] != nil }

    /// Whether a recall decides its limit, whatever the state.
    public var isRecalled: Bool { limits.recalledOn != nil }

    /// Whether a receipt for the figures of an exchange is awaited: none agreed with them, and nothing took its place.
    public var awaitsReceipt: Bool { acknowledgeBy != .never && acknowledgedOn == nil && replacedOn == .never }

    /// Who said what is disputed now, whether by a dispute or by evidence that contradicts other evidence.
    public var authorsOfDisputes: [EventActor] { disputes.map(\.author) }

    var isVoid: Bool { voidedOn != nil && !hasLeft }
}

extension BundleFold {
    /// Whether what was lent came back, by our receipt, where the agreement asks for that.
    var hasComeBack: Bool { duty?.isReturn == true && evidence[.returnReceipt] != nil }

    /// The day on which the bundle was first shown to be gone, whenever that was.
    var attestedOn: DayNumber? {
        evidence[.certificate].earlier(hasComeBack ? evidence[.returnReceipt] : nil)
    }

    /// The kinds of evidence that are asked for and not there.
    var missing: [EvidenceKind] { EvidenceKind.allCases.filter { asked.contains($0) && evidence[$0] == nil } }

    /// Whether a backup that was stated may still hold the bundle on `day`.
    func isBackedUp(on day: DayNumber) -> Bool { evidence.backupsUntil.map { day <= $0 } ?? false }

    /// The day on which everything was there that confirms the bundle; `nil` where something is missing on `day`.
    func completedOn(asOf day: DayNumber) -> DayNumber? {
        // An agreement without evidence is refused when a bundle is prepared; were there one, nothing would be shown.
        guard disputes.isEmpty, !asked.isEmpty, !isBackedUp(on: day), let came = evidence.last(of: asked) else {
            return nil
        }
        var last = max(preparedOn, came)
        if let backupsUntil = evidence.backupsUntil { last = max(last, backupsUntil.adding(1)) }
        return settledOn.map { max(last, $0) } ?? last
    }
}

extension BundleFold {
    /// The fold of a bundle from all of its events, in any order. `nil` where it was not prepared by `day`.
    public init?(_ events: [BundleEvent], asOf day: CivilDate, in holidays: BankHolidays = .builtIn) {
        let ordered = events.sorted { $0.sequence < $1.sequence }
        guard let first = ordered.firstIndex(where: { $0.fact.isPreparation }),
            let fold = BundleFold(ordered[first], asOf: day, in: holidays)
        else { return nil }
        self = fold
        for event in ordered[first...].dropFirst() { apply(event, in: holidays) }
    }
}

extension BundleEvent.Fact {
    /// The same with what `holidays` make of its limit, which is provisional, and by how many days earlier that is.
    fileprivate func revised(_ provisional: LimitRecord, in holidays: BankHolidays) -> (fact: Self, days: Int) {
        let limit = provisional.revised(in: holidays)
        let fact: Self =
            switch self {
            case .prepared(let preparation):
                .prepared(
                    BundleEvent.Preparation(
                        isRehearsal: preparation.isRehearsal, limit: limit.date, certificateBy: limit.certificateBy,
                        isProvisional: limit.isProvisional, evidence: preparation.evidence, duty: preparation.duty,
                        division: preparation.division, exchange: preparation.exchange))
            case .limit(let cause, _, _, _):
                .limit(cause, date: limit.date, certificateBy: limit.certificateBy, isProvisional: limit.isProvisional)
            default: self
            }
        return (fact, provisional.date.daysSinceEpoch - limit.date.daysSinceEpoch)
    }

    fileprivate var isPreparation: Bool {
        if case .prepared = self { true } else { false }
    }
}
