internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

extension Agreement {
    /// What of the agreement decides a bundle's limit.
    func limitTerms() -> LimitTerms {
        LimitTerms(
            triggers: disposal.triggers, certificateWithin: disposal.certificateWithin, evidence: disposal.evidence,
            division: division ?? .englandAndWales, agreementEnd: term.end, upstreamCap: disposal.upstreamCap?.date)
    }
}

/// What a bundle's limit is computed from, and where the bundle stands.
extension DataLease {
    /// The bank holidays that working days are counted by: those of the home's settings, else the program's.
    func bankHolidays() throws -> BankHolidays {
        try settings().bankHolidays.map { try bankHolidays(in: $0) } ?? .builtIn
    }

    /// Bank holidays from a file, whose name a refusal names.
    func bankHolidays(in path: String) throws -> BankHolidays {
        do {
            return try BankHolidays(parsing: try Folder.read(path, limit: 1 << 20))
        } catch let error as DisposalError {
            throw KitError(.failed, "\(path): \(error.what)", hint: error.hint)
        }
    }

    /// The day on which the fault of an agreement, or of a schedule under it, was resolved, the earliest where several were
    /// named; `nil` before that.
    func faultResolvedOn(
        _ agreement: String, schedule: String?, in registry: Registry
    ) throws -> CivilDate? {
        try registry.homeEvents(.faultResolved).compactMap { event -> CivilDate? in
            guard case .faultResolved(let resolution) = event.body, resolution.agreement == agreement,
                resolution.schedule == schedule
            else { return nil }
            return resolution.resolvedOn
        }.min()
    }

    /// The day on which the fault that a bundle was lent for was resolved.
    func faultResolvedOn(_ record: BundleRecord, in registry: Registry) throws -> CivilDate? {
        let schedule = try registry.prepared(record.number).bundle.schedule
        return try faultResolvedOn(record.agreement.id, schedule: schedule?.id, in: registry)
    }

    /// The agreement that a bundle was prepared under, as it was then, filled in by its schedule. Refuses a rehearsal, whose agreement nobody
    /// executed.
    func agreement(of record: BundleRecord, in registry: Registry) throws -> Agreement {
        guard try !record.isRehearsal || registry.agreementBytes(record.agreement.digest) != nil else {
            throw KitError(
                .failed, "\(record.stem) is a rehearsal: no executed agreement stands behind it",
                hint: "it never leaves, and needs no evidence")
        }
        return try agreement(
            record.agreement, schedule: try registry.prepared(record.number).bundle.schedule, in: registry)
    }

    private func agreement(
        _ reference: AgreementReference, schedule: AgreementReference?, in registry: Registry
    ) throws -> Agreement {
        guard let bytes = try registry.agreementBytes(reference.digest) else {
            guard try !isErased(reference.id, in: registry) else {
                throw KitError(
                    .failed, "agreement \(reference.id) was erased from the register after its retention",
                    hint: "its events and digests are all that is kept: see datalease ledger show")
            }
            throw KitError(
                .failed, "the registry has lost the bytes of agreement \(reference.id) version \(reference.version)",
                hint: "run datalease ledger verify")
        }
        let document = try AgreementDocument.read(bytes, name: reference.id, profiles: .unresolved)
        return try filled(document, in: schedule, registry: registry).agreement
    }

    /// The terms that a bundle's limit goes by: of its agreement, or of the newest version that it was extended under.
    func limitTerms(of record: BundleRecord, in registry: Registry) throws -> LimitTerms {
        let extended = try registry.events(ofBundle: record.number).compactMap { event -> LimitComputation? in
            guard case .limitComputed(let computation) = event.body, computation.agreement != nil else { return nil }
            return computation
        }
        guard let newest = extended.last, let version = newest.agreement else {
            return try agreement(of: record, in: registry).limitTerms()
        }
        return try agreement(version, schedule: newest.schedule, in: registry).limitTerms()
    }

    /// The state of a bundle today. Where working days were counted beyond the bank holidays that were known then, they
    /// are counted again.
    func status(of record: BundleRecord, in registry: Registry) throws -> BundleStatus {
        try status(of: record, by: try bankHolidays(), in: registry)
    }

    func status(of record: BundleRecord, by holidays: BankHolidays, in registry: Registry) throws -> BundleStatus {
        try fold(of: record, by: holidays, in: registry).status(agreement: record.agreement.id, in: holidays)
    }

    /// What a bundle's events say of it today.
    func fold(of record: BundleRecord, in registry: Registry) throws -> BundleFold {
        try fold(of: record, by: try bankHolidays(), in: registry)
    }

    private func fold(of record: BundleRecord, by holidays: BankHolidays, in registry: Registry) throws -> BundleFold {
        let fold = BundleFold(
            try registry.bundleEvents(record.number), asOf: surroundings.now().londonDate, in: holidays)
        guard let fold else {
            throw KitError(
                .failed, "bundle \(record.number) was prepared at a time which is still to come",
                hint: "check the clock")
        }
        return fold
    }

    /// The bundle that `reference` means, which must not be gone: a hold, a recall or another limit is about what is out
    /// or here.
    func bundleAtLarge(
        _ reference: String, in registry: Registry
    ) throws -> (record: BundleRecord, status: BundleStatus) {
        let record = try bundleRecord(reference, in: registry)
        let status = try status(of: record, in: registry)
        guard status.state.isAtLarge else {
            throw KitError(
                .failed, "\(record.stem) is \(status.state.rawValue): \(status.reason)",
                hint: "nothing is left to decide about it; see datalease disposal show B\(record.number)")
        }
        return (record, status)
    }

    /// The bundle as texts name it: `DSA-2026-014.B7`.
    func subject(_ record: BundleRecord) throws -> Order.Subject { .bundle(try BundleName(parsing: record.stem).id) }

    /// Appends events that belong together, with the evidence that they rest on, and signs a new checkpoint.
    func append(
        _ bodies: [EventBody], to registry: Registry, by actor: EventActor, keeping evidence: [Evidence] = []
    ) throws {
        try registry.append(bodies, by: actor, at: surroundings.now(), keeping: evidence)
        try writeCheckpoint(of: registry)
    }
}

extension BundleState {
    /// Whether the bundle may still exist somewhere, as far as the evidence goes.
    var isAtLarge: Bool {
        switch self {
        case .prepared, .released, .acknowledged, .due, .recalled, .held, .overdue, .disputed, .receiptOverdue: true
        case .rehearsal, .attested, .beyondUse, .returned, .confirmed, .confirmedLate, .voided, .certificateOverdue:
            false
        }
    }
}
