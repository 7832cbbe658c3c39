/// The state of a bundle as of a day.
public enum BundleState: String, CaseIterable, Sendable {
    /// A rehearsal. It is encrypted to its preparer alone and never leaves.
    case rehearsal
    /// It exists, and nothing says that it was sent.
    case prepared
    /// It was sent.
    case released
    /// A recipient signed that it arrived.
    case acknowledged
    /// Seven days or fewer are left to its limit.
    case due
    /// It was called back, and its limit has not passed.
    case recalled
    /// A law forbids its disposal.
    case held
    /// An exchange without a receipt that agrees with its figures, behind the day on which that was due.
    case receiptOverdue = "receipt-overdue"
    /// It is shown to be gone by its limit; evidence is still missing, and there is time for it.
    case attested
    /// Attested, but a backup that was stated has not expired.
    case beyondUse = "beyond-use"
    /// What was lent came back by its limit, by our receipt; evidence is still missing, and there is time for it.
    case returned
    /// All evidence that the agreement asks for is there and came in time.
    case confirmed
    /// All evidence that the agreement asks for is there; a part of it, or the disposal itself, was late. For ever.
    case confirmedLate = "confirmed-late"
    /// It never left, and is void.
    case voided
    /// Past its limit, and nothing shows that it was gone by then.
    case overdue
    /// Shown to be gone in time, by evidence that came too late or is still missing a part.
    case certificateOverdue = "certificate-overdue"
    /// Something speaks against its evidence, and nobody has settled it.
    case disputed

    /// Whether somebody must do something now: the program ends with exit code 2.
    public var needsAction: Bool {
        switch self {
        case .overdue, .certificateOverdue, .disputed, .receiptOverdue: true
        case .rehearsal, .prepared, .released, .acknowledged, .due, .recalled, .held, .attested, .beyondUse, .returned,
            .confirmed, .confirmedLate, .voided:
            false
        }
    }

    /// Whether nothing more is awaited of anybody for the bundle: no later day changes the state by itself.
    public var isFinal: Bool {
        switch self {
        case .rehearsal, .confirmed, .confirmedLate, .voided: true
        case .prepared, .released, .acknowledged, .due, .recalled, .held, .attested, .beyondUse, .returned, .overdue,
            .certificateOverdue, .disputed, .receiptOverdue:
            false
        }
    }
}
