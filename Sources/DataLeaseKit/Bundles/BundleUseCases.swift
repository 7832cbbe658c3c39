internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// A bundle and where it stands.
public struct BundleListed: Sendable {
    /// The bundle's number.
    public let number: Int
    /// The name that its files share.
    public let stem: String
    /// Its state today.
    public let state: String
    /// Why, in a sentence.
    public let reason: String
    /// The day by which it must be gone.
    public let limit: CivilDate
    /// With whom it is: the company, as the agreement names it.
    public let recipient: String
    /// The agreement's id and version.
    public let agreement: String
    /// Whether it is a rehearsal.
    public let isRehearsal: Bool
    /// Whether somebody must do something now.
    public let needsAction: Bool
    /// What its agreement asks for before it is released, and what of that is recorded.
    public let approvals: ApprovalStanding
}

/// All that the registry knows of a bundle.
public struct BundleShown: Sendable {
    /// What the list says.
    public let listed: BundleListed
    /// The digest of the encrypted file.
    public let sha256: Digest
    /// The size of the encrypted file, in bytes.
    public let size: Int
    /// The schedule whose sample it is, by its id and version; `nil` where there is none.
    public let schedule: String?
    /// Dataset, rows read, rows shared, digest of the raw export.
    public let datasets: [(name: String, rowsRead: Int, rowsShared: Int, input: Digest)]
    /// What of the proof over the output was waived: how many findings of which datasets, and by which papers.
    public let waived: [String]
    /// What it took the place of, or may repeat, and why, where it is such an exchange.
    public let exchangeReasons: [(what: String, text: String)]
    /// The fingerprints of the recipients' keys, with the name where it is known.
    public let recipients: [String]
    /// Our own copies: what, and where, with a note where nothing is there any more.
    public let copies: [(role: String, path: String)]
    /// How the limit came about: a line a trigger.
    public let triggers: [String]
    /// What its agreement asks for before it is released, and what of that is recorded.
    public let approvals: ApprovalStanding
    /// The last day for the certificate.
    public let certificateBy: CivilDate
    /// What the officer's report says of what went into it: what, and how much; empty where there is none.
    public let report: [(what: String, text: String)]
    /// What happened, in order: when, what, who.
    public let events: [(time: Instant, kind: String, actor: String)]
}

extension DataLease {
    /// All bundles with their state today.
    public func bundles() throws -> [BundleListed] {
        let registry = try openRegistry()
        let report = try checkedReport(of: registry, asOf: surroundings.now().londonDate, in: try bankHolidays())
        var agreements: [Digest: Agreement?] = [:]
        return try report.rows.map { row in
            let digest = row.bundle.agreement.digest
            let agreement = try agreements[digest] ?? keptAgreement(digest, in: registry)
            agreements[digest] = .some(agreement)
            return try listed(row.bundle, row.status, under: agreement, in: registry)
        }
    }

    /// One bundle with all that the registry knows of it. `reference` is `7`, `B7`, or the name of one of its files.
    public func bundle(_ reference: String) throws -> BundleShown {
        let registry = try openRegistry()
        let record = try bundleRecord(reference, in: registry)
        let prepared = try registry.prepared(record.number).bundle
        let status = try status(of: record, in: registry)
        let names = try names(in: registry)
        return BundleShown(
            listed: try listed(record, status, in: registry), sha256: prepared.digest, size: prepared.size,
            schedule: prepared.schedule.map { "\($0.id) version \($0.version), sha256 \($0.digest)" },
            datasets: prepared.datasets.map { ($0.name, $0.rowsRead, $0.rowsShared, $0.input) },
            waived: try waivedLines(of: prepared, names, in: registry),
            exchangeReasons: prepared.exchange?.reasons ?? [],
            recipients: prepared.recipients.map { names.name(of: .key($0)) },
            copies: try registry.ownCopies(ofBundle: record.number).map { copy in
                (copy.role.rawValue, copy.path.map { $0 + Folder.note(on: $0) } ?? "(path erased)")
            },
            triggers: try decisiveLimit(of: record, status.limit, in: registry).candidates.map { candidate in
                let date = candidate.date.map { "\($0)" } ?? "not known yet"
                return "\(candidate.trigger) + \(candidate.within): \(date)"
            },
            approvals: try approvals(of: record, in: registry), certificateBy: status.certificateBy,
            report: reportLines(of: record, sha256: prepared.digest),
            events: try registry.events(ofBundle: record.number).map { event in
                (event.time, event.body.kind.rawValue, names.name(of: event.actor))
            })
    }

    /// How the limit of a bundle came about: the computation that gave it, or the last one where a hold lifted it.
    private func decisiveLimit(
        of record: BundleRecord, _ date: CivilDate, in registry: Registry
    ) throws -> LimitRecord {
        let computed = try registry.events(ofBundle: record.number).compactMap { event -> LimitRecord? in
            if case .limitComputed(let computation) = event.body { computation.limit } else { nil }
        }
        let all = [try registry.prepared(record.number).bundle.limit] + computed
        return all.last { $0.date == date } ?? all[all.count - 1]
    }

    /// One bundle as the list has it.
    func listed(_ record: BundleRecord, in registry: Registry) throws -> BundleListed {
        try listed(record, try status(of: record, in: registry), in: registry)
    }

    private func listed(
        _ record: BundleRecord, _ status: BundleStatus, in registry: Registry
    ) throws -> BundleListed {
        try listed(
            record, status, under: try keptAgreement(record.agreement.digest, in: registry), in: registry)
    }

    private func listed(
        _ record: BundleRecord, _ status: BundleStatus, under agreement: Agreement?, in registry: Registry
    ) throws -> BundleListed {
        var approvals = ApprovalStanding.none
        if let access = agreement?.access, !record.isRehearsal, access.approvals > 0 {
            approvals = try self.approvals(of: record, under: access, in: registry)
        }
        let waits = approvals.isAwaited && status.state.mayBeSent ? "; \(approvals.waits)" : ""
        return BundleListed(
            number: record.number, stem: record.stem, state: status.state.rawValue, reason: status.reason + waits,
            limit: status.limit,
            recipient: record.isRehearsal ? "nobody: a rehearsal" : agreement?.recipient.legalName ?? "(unknown)",
            agreement: "\(record.agreement.id) version \(record.agreement.version)",
            isRehearsal: record.isRehearsal, needsAction: status.state.needsAction, approvals: approvals)
    }

    /// An agreement that the registry keeps; `nil` where it was erased, or never was there, as with rehearsals.
    func keptAgreement(_ digest: Digest, in registry: Registry) throws -> Agreement? {
        guard let bytes = try registry.agreementBytes(digest) else { return nil }
        return try AgreementDocument.read(bytes, name: "agreement \(digest)", profiles: .unresolved).agreement
    }

    /// The bundle that `reference` means.
    func bundleRecord(_ reference: String, in registry: Registry) throws -> BundleRecord {
        let name = Folder.name(of: reference)
        let digits = name.hasPrefix("B") ? name.dropFirst() : name[...]
        if let number = Int(digits) { return try registry.bundle(number) }
        if let name = try? BundleName(parsing: name) { return try registry.bundle(stem: name.description) }
        // `DSA-2026-014.B7`, as certificates and people name it.
        if let dot = name.lastIndex(of: "."), name[dot...].hasPrefix(".B"), let number = Int(name[dot...].dropFirst(2))
        {
            let record = try registry.bundle(number)
            if try BundleName(parsing: record.stem).id == name { return record }
        }
        throw KitError(
            .failed, "\(reference): no bundle of that name or number", hint: "see datalease bundle list")
    }

    /// The recipient's legal name in the agreement of a bundle that is no rehearsal.
    func company(of bundle: BundleRecord, in registry: Registry) throws -> String {
        try keptAgreement(bundle.agreement.digest, in: registry)?.recipient.legalName ?? "(unknown)"
    }
}

extension ExchangeRecord {
    /// What it took the place of, and what it may repeat, and why.
    public var reasons: [(what: String, text: String)] {
        (replaces.map { [("replaces", "B\($0.bundle): \($0.reason)")] } ?? [])
            + (despite.map { [("despite", $0.text)] } ?? [])
    }
}
