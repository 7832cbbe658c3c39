internal import Primitives
internal import Registry

/// The limit L of a bundle and the last day C for its certificate, folded from its events.
///
/// A newly executed version of the agreement replaces both; everything else that computes a limit can only move it to an
/// earlier day. A hold forbids disposal through its last day, so it lifts both to the day after that at least, unless the
/// limit had passed: then it moves nothing. A limit that had passed when a new version moved it to a later day stays in
/// force for what happened up to then, so that no paper signed afterwards makes a late disposal one in time.
struct LimitFold: Sendable {
    /// The limit without any hold.
    private(set) var limitByTerms: DayNumber
    private var certificateByTerms: DayNumber
    /// Whether working days were counted where bank holidays are not known.
    private(set) var isProvisional: Bool
    /// The earliest limit that a hold, past or present, leaves: the day after its last one, or what its lifting named.
    private var limitByHold: DayNumber?
    /// The hold that is in force while its last day has not passed.
    private(set) var hold: (since: DayNumber, until: DayNumber)?
    /// Since when a recall decides.
    private(set) var recalledOn: DayNumber?
    /// The limits that had passed when they were moved, and when that was.
    private var passedLimits: [(limit: DayNumber, movedOn: DayNumber)] = []
    /// The earliest last day for the certificate that had passed when it was moved.
    private var passedCertificateDay: DayNumber?

    init(limit: DayNumber, certificateBy: DayNumber, isProvisional: Bool) {
        limitByTerms = limit
        certificateByTerms = max(limit, certificateBy)
        self.isProvisional = isProvisional
    }

    /// L: the last day on which the bundle may exist.
    var limit: DayNumber { limitByHold.map { max(limitByTerms, $0) } ?? limitByTerms }

    /// C: the last day for the certificate, never before L.
    var certificateBy: DayNumber { max(certificateByTerms, limit) }

    /// The limit that decides whether a disposal was late for ever.
    var strictLimit: DayNumber { passedLimits.reduce(limit) { min($0, $1.limit) } }

    /// The day that decides whether evidence was late for ever.
    var strictCertificateBy: DayNumber { passedCertificateDay.map { min($0, certificateBy) } ?? certificateBy }

    /// Whether a disposal on `day` kept the limit that was in force then.
    func isInTime(_ day: DayNumber) -> Bool {
        day <= limit && !passedLimits.contains { day > $0.limit && day <= $0.movedOn }
    }

    func isHeld(on day: DayNumber) -> Bool { hold.map { day <= $0.until } ?? false }

    mutating func compute(
        _ cause: LimitCause, limit: DayNumber, certificateBy: DayNumber, isProvisional: Bool, on day: DayNumber
    ) {
        if cause.mayMoveLater {
            notePassing(on: day)
            limitByTerms = limit
            certificateByTerms = max(limit, certificateBy)
            self.isProvisional = isProvisional
            recalledOn = nil
        } else {
            limitByTerms = min(limitByTerms, limit)
            certificateByTerms = min(certificateByTerms, max(limit, certificateBy))
            self.isProvisional = self.isProvisional || isProvisional
            if cause == .recalled { recalledOn = recalledOn ?? day }
        }
    }

    /// No hold revives a limit that had passed: what was overdue when the law was named stays so.
    mutating func placeHold(until: DayNumber, on day: DayNumber) {
        if day <= limit { limitByHold = limitByHold.later(until.adding(1)) }
        if let hold, day <= hold.until {
            self.hold = (hold.since, max(hold.until, until))
        } else {
            hold = (day, until)
        }
    }

    /// The bundle must be gone by `until` now, but not before the day on which the hold was lifted, and a week after that
    /// at the latest: no law forbids it any more.
    mutating func liftHold(until: DayNumber, on day: DayNumber) {
        let last = day.adding(Int32(LimitTerms.daysAfterLifting))
        limitByHold = limitByHold.map { min($0, max(min(until, last), day)) }
        hold = nil
    }

    private mutating func notePassing(on day: DayNumber) {
        if day > limit { passedLimits.append((limit, day)) }
        if day > certificateBy { passedCertificateDay = passedCertificateDay.earlier(certificateBy) }
    }
}
