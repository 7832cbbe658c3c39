internal import Agreements
internal import Disposal
internal import Primitives
internal import Registry

/// What events say of the terms of a bundle, held against the agreements that the register keeps.
extension DataLease {
    /// Computes every limit once more, and looks at what else an agreement decides: the evidence that a bundle needs, the
    /// method, who has to certify, and whether a release outside business hours had its order. `problems` gets a line for
    /// each event that says otherwise.
    ///
    /// Rehearsals are under no executed agreement, and what was erased behind its retention is passed over. Working days
    /// are counted again where the edition of the bank holidays is the one at hand.
    func checkTerms(in registry: Registry, _ problems: inout [String]) throws {
        let holidays = try bankHolidays()
        var agreements: [Digest: Agreement] = [:]
        for known in try registry.agreements() {
            guard let bytes = try registry.agreementBytes(known.digest) else { continue }
            agreements[known.digest] = try AgreementDocument.read(bytes, name: known.id, profiles: .unresolved)
                .agreement
        }
        var bundles: [Int: BundleTerms] = [:]
        try registry.forEachEvent(ofKinds: [.bundlePrepared, .limitComputed, .bundleReleased]) { event in
            let problem: String?
            switch event.body {
            case .bundlePrepared(let prepared):
                guard !prepared.isRehearsal, let agreement = agreements[prepared.agreement.digest] else { return }
                let terms = BundleTerms(agreement, preparedOn: event.time.londonDate)
                bundles[prepared.bundle] = terms
                problem = try terms.problem(with: prepared) ?? terms.problem(with: prepared.limit, in: holidays)
            case .limitComputed(let computation):
                guard var terms = bundles[computation.bundle] else { return }
                if let extended = computation.agreement {
                    guard let agreement = agreements[extended.digest] else { return }
                    terms.agreement = agreement
                    bundles[computation.bundle] = terms
                }
                problem = try terms.problem(with: computation.limit, in: holidays)
            case .bundleReleased(let release):
                guard release.outOfHours == nil, let terms = bundles[release.bundle] else { return }
                problem =
                    terms.isOutOfHours(event.time) ? "it was outside business hours, and nobody signed why" : nil
            default: return
            }
            if let problem {
                problems.append("event \(event.sequence), \(event.body.kind.rawValue): \(problem)")
            }
        }
    }
}

/// What decides about a bundle.
private struct BundleTerms {
    /// Its agreement, or the newest version that it was extended under.
    var agreement: Agreement
    /// The day on which it was prepared.
    let preparedOn: CivilDate

    private let businessHours: BusinessHours?

    init(_ agreement: Agreement, preparedOn: CivilDate) {
        self.agreement = agreement
        self.preparedOn = preparedOn
        businessHours = agreement.businessHours
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
