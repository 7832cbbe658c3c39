internal import Agreements
internal import Disposal
internal import Primitives
internal import Registry

/// What events say of the terms of a bundle, held against the agreements that the register keeps.
///
/// Every limit is computed once more, and what else an agreement decides is looked at: the evidence that a bundle needs, the
/// method, who has to certify, whether a release had its approvals and outside business hours its order, and whether both parties had
/// executed it by then. Rehearsals are under no executed agreement, and what was erased behind its retention is passed over.
/// Working days are counted again where the edition of the bank holidays is the one at hand.
struct RecordedTerms {
    /// The kinds of events that terms decide about.
    static let kinds: Set<EventKind> = [.bundlePrepared, .limitComputed, .bundleReleased]

    let registry: Registry
    let holidays: BankHolidays
    /// The event behind which events are judged, in the ledger's order: what decides about earlier bundles is looked up.
    let start: Int
    /// The documents that an officer ordered to be erased, agreements among them.
    let erased: Set<Digest>

    private var agreements: [Version: Known] = [:]
    /// `nil` for a bundle that no terms are known of.
    private var bundles: [Int: BundleTerms?] = [:]
    /// Each signature of an agreement, and the event that recorded it.
    private var signatures: [Digest: [(party: String, event: Int)]]?
    private var waivers: RecordedWaivers?

    init(registry: Registry, holidays: BankHolidays, start: Int, erased: Set<Digest>) {
        (self.registry, self.holidays, self.start, self.erased) = (registry, holidays, start, erased)
    }

    /// A version of an agreement, with the schedule that fills it in.
    private struct Version: Hashable {
        let agreement: Digest
        let schedule: Digest?
    }

    /// What is known of an agreement's text.
    private enum Known {
        case read(Agreement)
        case erased
        case missing
        case unreadable(String)

        var problem: String? {
            switch self {
            case .read, .erased: nil
            case .missing: "the agreement that it names is not kept"
            case .unreadable(let why): "the agreement that was kept: \(why)"
            }
        }
    }

    /// What an event says otherwise than the terms; `nil` where nothing. Events come in the ledger's order.
    mutating func problem(with event: Event) throws -> String? {
        switch event.body {
        case .bundlePrepared(let prepared):
            if !prepared.waivers.isEmpty || prepared.datasets.contains(where: { $0.waived > 0 }) {
                if let problem = try knownWaivers().problem(with: prepared, event) { return problem }
            }
            guard !prepared.isRehearsal else { return nil }
            let known = try agreement(prepared.agreement, prepared.schedule)
            guard case .read(let agreement) = known else { return known.problem }
            let terms = BundleTerms(agreement, preparedOn: event.time.londonDate)
            bundles[prepared.bundle] = .some(terms)
            return try terms.problem(with: prepared) ?? terms.problem(with: prepared.limit, in: holidays)
                ?? execution(of: agreement, prepared.agreement.digest, before: event)
        case .limitComputed(let computation):
            guard var terms = try terms(of: computation.bundle) else { return nil }
            var problem: String?
            if let extended = computation.agreement {
                let known = try agreement(extended, computation.schedule)
                guard case .read(let agreement) = known else { return known.problem }
                terms.agreement = agreement
                bundles[computation.bundle] = .some(terms)
                problem = try execution(of: agreement, extended.digest, before: event)
            }
            return try terms.problem(with: computation.limit, in: holidays) ?? problem
        case .bundleReleased(let release):
            guard let terms = try terms(of: release.bundle) else { return nil }
            if release.outOfHours == nil, terms.isOutOfHours(event.time) {
                return "it was outside business hours, and nobody signed why"
            }
            guard terms.access.approvals > 0 else { return nil }
            let earlier = try registry.events(ofBundle: release.bundle).filter { $0.sequence < event.sequence }
            let given = terms.access.approvers(in: earlier).count
            return given < terms.access.approvals
                ? "of the approvals that its agreement asks for, \(given) of \(terms.access.approvals) had been recorded"
                : nil
        default: return nil
        }
    }

    private mutating func knownWaivers() throws -> RecordedWaivers {
        if let waivers { return waivers }
        let known = try RecordedWaivers(in: registry)
        waivers = known
        return known
    }

    private mutating func agreement(
        _ reference: AgreementReference, _ schedule: AgreementReference?
    ) throws -> Known {
        let version = Version(agreement: reference.digest, schedule: schedule?.digest)
        if let known = agreements[version] { return known }
        let known: Known
        let filling = try schedule.map { try registry.evidence($0.digest)?.bytes }
        if let bytes = try registry.agreementBytes(reference.digest), filling.map({ $0 != nil }) ?? true {
            do {
                let document = try AgreementDocument.read(bytes, name: "agreement", profiles: .unresolved)
                let schedule = try filling.flatMap(\.self).map {
                    try ScheduleDocument.read($0, name: "schedule", profiles: .unresolved)
                }
                known = .read((schedule.map { document.filled(inUnchecked: $0) } ?? document).agreement)
            } catch let refusal as any Refusal {
                known = .unreadable(refusal.what)
            }
        } else {
            known = erased.contains(reference.digest) ? .erased : .missing
        }
        agreements[version] = known
        return known
    }

    /// What decided about a bundle behind the events that were judged so far.
    private mutating func terms(of bundle: Int) throws -> BundleTerms? {
        if let known = bundles[bundle] { return known }
        var terms: BundleTerms?
        for event in try registry.events(ofBundle: bundle) where event.sequence <= start {
            switch event.body {
            case .bundlePrepared(let prepared) where !prepared.isRehearsal:
                guard case .read(let agreement) = try agreement(prepared.agreement, prepared.schedule) else { break }
                terms = BundleTerms(agreement, preparedOn: event.time.londonDate)
            case .limitComputed(let computation):
                guard let extended = computation.agreement,
                    case .read(let agreement) = try agreement(extended, computation.schedule)
                else { break }
                terms?.agreement = agreement
            default: break
            }
        }
        bundles[bundle] = .some(terms)
        return terms
    }

    /// What signature an agreement lacked when `event` was recorded.
    private mutating func execution(of agreement: Agreement, _ digest: Digest, before event: Event) throws -> String? {
        let known: [Digest: [(party: String, event: Int)]]
        if let signatures {
            known = signatures
        } else {
            known = try registry.homeEvents(.agreementSigned).reduce(into: [:]) { known, event in
                guard case .agreementSigned(let signature) = event.body else { return }
                known[signature.agreement, default: []].append((signature.party, event.sequence))
            }
            signatures = known
        }
        let slots: [SignatureFact.Slot] =
            if case .document = agreement.execution { [.approver] } else { [.provider, .recipient] }
        let parties = Set((known[digest] ?? []).filter { $0.event < event.sequence }.map(\.party))
        let missing = slots.map(\.rawValue).filter { !parties.contains($0) }
        return missing.isEmpty ? nil : "its agreement lacked the signature of the \(missing.joined(separator: ", "))"
    }
}

/// What decides about a bundle.
private struct BundleTerms {
    /// Its agreement, or the newest version that it was extended under.
    var agreement: Agreement
    /// The day on which it was prepared.
    let preparedOn: CivilDate

    /// Who acts under the agreement that it was prepared under, whatever it was extended to.
    let access: Access
    private let businessHours: BusinessHours?

    init(_ agreement: Agreement, preparedOn: CivilDate) {
        self.agreement = agreement
        self.preparedOn = preparedOn
        (access, businessHours) = (agreement.access, agreement.businessHours)
    }

    /// Whether a release at `time` needed an order, by the hour or because of a weekend. Which bank holidays were known
    /// then nobody can tell.
    func isOutOfHours(_ time: Instant) -> Bool {
        guard let businessHours else { return false }
        return time.londonDate.weekday > 5 || !businessHours.contains(time.londonMinuteOfDay)
    }

    /// In what the event of the bundle says otherwise than its agreement.
    func problem(with prepared: PreparedBundle) -> String? {
        var members: [String] = []
        if prepared.evidence != agreement.disposal.evidence { members.append("evidence") }
        if prepared.methodAtLeast != agreement.disposal.methodAtLeast { members.append("methodAtLeast") }
        if let duty = prepared.duty, duty != agreement.duty { members.append("duty") }
        return members.isEmpty
            ? nil : "it says otherwise than its agreement: \(members.joined(separator: ", "))"
    }

    /// In what `limit` is not what comes of the agreement's terms and the days that it names itself.
    func problem(with limit: LimitRecord, in holidays: BankHolidays) throws -> String? {
        func origin(_ trigger: String) -> CivilDate? { limit.candidates.first { $0.trigger == trigger }?.origin }
        let again = try agreement.limitTerms().limit(
            from: LimitOrigins(
                preparedOn: preparedOn, faultResolvedOn: origin(DisposalTrigger.Event.faultResolved.rawValue),
                recalledFor: origin(LimitRecord.recalled)),
            in: holidays)
        let isSame =
            limit.calendar == again.calendar
            ? limit == again
            : limit.candidates.map(\.rule) == again.candidates.map(\.rule)
                && limit.certificateWithin == again.certificateWithin && limit.isEarliest
        return isSame ? nil : "its limit is not what comes of the agreement's terms: \(again.date) by its own days"
    }
}

extension LimitRecord {
    /// Whether it is the earliest of its own candidates.
    fileprivate var isEarliest: Bool {
        candidates.compactMap(\.date).min() == date && candidates.contains { $0.trigger == trigger && $0.date == date }
            && certificateBy >= date
    }
}

extension LimitRecord.Candidate {
    /// What it is computed from; with the day where that depends on no bank holiday.
    fileprivate var rule: [String] {
        [trigger, within, origin?.description ?? "", within.contains("working") ? "" : date?.description ?? ""]
    }
}
