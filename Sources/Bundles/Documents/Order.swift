public import Primitives

/// An order of ours, which an approver signs (namespace `datalease-reason@v1`): what shall be, about which bundle or
/// agreement, and why. The text holds what events leave out: the law of a hold and the reason.
///
///     order: datalease/v1
///     kind: hold
///     bundle: DSA-2026-014.B7
///     date: 2026-11-30
///     until: 2027-01-31
///     law: Limitation Act 1980
///     reason: claim 4711 is pending
public struct Order: Hashable, Sendable {
    /// What shall be.
    public enum Kind: String, CaseIterable, Sendable {
        /// The fault of an agreement is resolved.
        case faultResolved = "fault-resolved"
        /// A bundle, or every bundle of an agreement, must be gone by `until`.
        case recall
        /// A law forbids disposal until a day.
        case hold
        /// It does no longer.
        case holdLifted = "hold-lifted"
        /// A bundle that never left is void.
        case void
        /// Something speaks against a bundle's evidence.
        case dispute
        /// The open disputes about a bundle are settled.
        case settlement
        /// A bundle is sent outside business hours.
        case outOfHours = "out-of-hours"
        /// A pseudonym key is destroyed.
        case keyDestruction = "key-destruction"
        /// The registry is restored without its newest events.
        case ledgerRestoration = "ledger-restoration"
        /// What the register knows of an agreement is erased, behind its retention.
        case registerErasure = "register-erasure"
        /// An anchor is no longer in use.
        case anchorRetirement = "anchor-retirement"
        /// The officer looked at who can do what.
        case accessReview = "access-review"
        /// Nothing leaves under an agreement until it is renewed.
        case suspension
        /// An agreement goes on.
        case renewal
        /// Nothing leaves under an agreement ever again.
        case termination
    }

    /// What it is about.
    public enum Subject: Hashable, Sendable {
        /// A bundle, as `BundleName.id` has it.
        case bundle(String)
        /// An agreement, by its id.
        case agreement(String)
        /// A schedule under an agreement, by both ids.
        case schedule(agreement: String, id: String)
        /// The ledger, where it last stood.
        case ledger(LedgerPosition)
        /// An anchor, by the digest of its folder's path and a line end.
        case anchor(Digest)
    }

    /// What shall be.
    public let kind: Kind
    /// What it is about.
    public let subject: Subject
    /// The day of the order; for a resolved fault the day on which it was resolved.
    public let date: CivilDate
    /// The day that the kind counts to: the last of a hold, or by which a bundle must be gone, or an agreement is looked at
    /// again.
    public let until: CivilDate?
    /// The law of a hold.
    public let law: String?
    /// What a dispute says, in a word: `residue`, `contradiction`, `signature`.
    public let because: String?
    /// Why, in one line.
    public let reason: String?

    /// An order.
    ///
    /// Throws a `.words` error where a text is empty, begins or ends with white space, has more than one line or
    /// more than 1,000 bytes: it could not be read back.
    public init(
        _ kind: Kind, _ subject: Subject, on date: CivilDate, until: CivilDate? = nil, law: String? = nil,
        because: String? = nil, reason: String? = nil
    ) throws(BundleError) {
        self.kind = kind
        self.subject = subject
        self.date = date
        self.until = until
        self.law = law
        self.because = because
        self.reason = reason
        for (key, text) in [("subject", about), ("law", law), ("because", because), ("reason", reason)] {
            try SignedForm.order.check(key, text)
        }
    }

    /// The text that is signed.
    public var bytes: [UInt8] {
        var lines = [("order", SignedForm.version), ("kind", kind.rawValue)]
        switch subject {
        case .bundle(let id): lines.append(("bundle", id))
        case .agreement(let id): lines.append(("agreement", id))
        case .schedule(let agreement, let id): lines += [("agreement", agreement), ("schedule", id)]
        case .ledger(let position): lines.append(("checkpoint", position.description))
        case .anchor(let digest): lines.append(("anchor", digest.hex))
        }
        lines.append(("date", date.description))
        if let until { lines.append(("until", until.description)) }
        if let law { lines.append(("law", law)) }
        if let because { lines.append(("because", because)) }
        if let reason { lines.append(("reason", reason)) }
        return Array(lines.map { "\($0.0): \($0.1)\n" }.joined().utf8)
    }

    /// An order from its text. Throws a `.certificate` error for anything that `bytes` does not write.
    public init(parsing bytes: [UInt8]) throws(BundleError) {
        var lines = try FormLines(bytes, .order)
        let kind = try lines.take("kind").choice(Kind.self)
        let subject: Subject
        if let bundle = lines.takeOptional("bundle") {
            subject = .bundle(bundle.text)
        } else if let agreement = lines.takeOptional("agreement") {
            let schedule = lines.takeOptional("schedule")
            subject = schedule.map { .schedule(agreement: agreement.text, id: $0.text) } ?? .agreement(agreement.text)
        } else if let anchor = lines.takeOptional("anchor") {
            subject = .anchor(try anchor.digest())
        } else {
            subject = .ledger(try lines.take("checkpoint").checkpoint())
        }
        let date = try lines.take("date").date()
        let until = try lines.takeOptional("until")?.date()
        let (law, because) = (lines.takeOptional("law")?.text, lines.takeOptional("because")?.text)
        let reason = lines.takeOptional("reason")?.text
        do {
            try self.init(kind, subject, on: date, until: until, law: law, because: because, reason: reason)
        } catch {
            throw BundleError(.certificate, error.what, hint: error.hint)
        }
        guard self.bytes == bytes else {
            throw SignedForm.order.refusal("it is not written as this program writes it", hint: "leave it as it was")
        }
    }

    private var about: String? {
        switch subject {
        case .bundle(let id), .agreement(let id): id
        case .schedule(let agreement, let id): "\(agreement) \(id)"
        case .ledger, .anchor: nil
        }
    }
}
