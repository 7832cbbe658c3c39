internal import Agreements
public import Disposal
internal import Primitives
internal import Registry

extension DataLease {
    /// What was shared in a period, with whom, why, until when, and what shows that it is gone.
    ///
    /// States are as of the end of the period, or of today where it ends later or has no end. `agreement`: the bundles
    /// under one agreement alone, by its id. Refuses an agreement that the registry does not know and a period that begins
    /// after today.
    public func sharingReport(
        agreement: String?, in period: ReportPeriod
    ) throws -> SharingReport {
        let today = surroundings.now().londonDate
        let day = min(period.to ?? today, today)
        if let from = period.from, from > day {
            throw KitError(
                .usage, "the period begins on \(from), which is still to come", hint: "today is \(today)")
        }
        let registry = try openRegistry(day < today ? .anyTime : .now)
        if let agreement, try !registry.agreements().contains(where: { $0.id == agreement }) {
            throw KitError(
                .failed, "no agreement \(agreement) in the registry", hint: "see datalease agreement list")
        }
        let names = try names(in: registry)
        var sharing = SharingFacts(registry: registry, names: names)
        let report = try checkedReport(of: registry, asOf: day, in: try bankHolidays())
        let entries = try report.rows.compactMap { row -> SharingReport.Entry? in
            guard !row.bundle.isRehearsal, agreement == nil || row.bundle.agreement.id == agreement else { return nil }
            return try sharing.entry(of: row, asOf: day)
        }
        return SharingReport(from: period.from, day: day, entries: entries)
    }

    /// The page for the file about one bundle, as of today.
    public func bundleFile(_ reference: String) throws -> BundleFile {
        let registry = try openRegistry()
        let record = try bundleRecord(reference, in: registry)
        let day = surroundings.now().londonDate
        let report = try checkedReport(of: registry, asOf: day, in: try bankHolidays())
        guard let row = report.rows.first(where: { $0.bundle.number == record.number }) else {
            throw KitError(
                .failed, "bundle \(record.number) was prepared on a day that is still to come", hint: "check the clock")
        }
        guard !record.isRehearsal else {
            throw KitError(
                .failed, "\(record.stem) is a rehearsal: it never left, and there is nothing to certify",
                hint: "name a bundle that was prepared under an executed agreement")
        }
        let names = try names(in: registry)
        var sharing = SharingFacts(registry: registry, names: names)
        let events = try registry.events(ofBundle: record.number)
        let note = try Folder.readIfPresent(home.checkpoint, limit: 1 << 16)
        return BundleFile(
            entry: try sharing.entry(of: row, asOf: day), day: day,
            triggers: try limitLines(of: events, for: row.status),
            signers: names.all,
            events: events.map { event in
                BundleFile.Event(
                    sequence: event.sequence, time: event.time, kind: event.body.kind.rawValue,
                    actor: names.name(of: event.actor))
            },
            checkpoint: note.map { String(decoding: $0, as: UTF8.self) },
            statement: try statement(of: record, in: registry),
            proofs: try note.map { try proofs(of: events, against: $0, in: registry) } ?? [])
    }

    /// The limit that decides, a line a trigger, and what moved it since.
    private func limitLines(of events: [Event], for status: BundleStatus) throws -> [String] {
        let holidays = try bankHolidays()
        var decisive: (limit: LimitRecord, cause: String)?
        for event in events {
            switch event.body {
            case .bundlePrepared(let prepared): decisive = (prepared.limit.revised(in: holidays), "as prepared")
            case .limitComputed(let computation):
                let limit = computation.limit.revised(in: holidays)
                if let decisive, !computation.cause.mayMoveLater, decisive.limit.date <= limit.date { continue }
                decisive = (limit, computation.cause.rawValue)
            default: break
            }
        }
        guard let decisive else { return [] }
        var lines = decisive.limit.candidates.map { candidate in
            let date = candidate.date.map { "\($0)" } ?? "not known yet"
            return "\(candidate.trigger) + \(candidate.within): \(date) (\(decisive.cause))"
        }
        if status.limit > decisive.limit.date { lines.append("a hold: \(status.limit)") }
        return lines
    }

    /// The statement of a bundle, where it is still where it was written, and as it was written.
    private func statement(of record: BundleRecord, in registry: Registry) throws -> String? {
        guard let path = try statementPath(of: record, in: registry) else { return nil }
        let bytes = try Folder.read(path, limit: 1 << 20)
        let isOurs = try registry.ownCopies(ofBundle: record.number).contains {
            $0.role == .sibling && $0.digest == .sha256(bytes)
        }
        return isOurs ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// That the first and the newest of a bundle's events are in the ledger that `note` is the checkpoint of.
    private func proofs(of events: [Event], against note: [UInt8], in registry: Registry) throws -> [BundleFile.Proof] {
        let head = try Self.checkpoint(note: note, signedBy: try ledgerKey(of: registry)).head
        let covered = events.map(\.sequence).filter { $0 <= head.size }
        let ends = Set([covered.first, covered.last].compactMap(\.self)).sorted()
        return try registry.proofs(of: ends, from: [], in: head).entries.map { entry in
            BundleFile.Proof(
                title: "Event \(entry.sequence)", event: String(decoding: entry.bytes, as: UTF8.self),
                proof: EntryProofText(extra: nil, proof: entry.proof, note: String(decoding: note, as: UTF8.self)).text)
        }
    }
}

/// Gathers what a report says of bundles; reads each agreement once.
private struct SharingFacts {
    let registry: Registry
    let names: PersonNames
    private var agreements: [Digest: SharingReport.Agreement] = [:]
    private var destructions: [Event]?

    init(registry: Registry, names: PersonNames) {
        self.registry = registry
        self.names = names
    }

    mutating func entry(of row: VerifyReport.Row, asOf day: CivilDate) throws -> SharingReport.Entry {
        let record = row.bundle
        let prepared = try registry.prepared(record.number).bundle
        let events = try registry.events(ofBundle: record.number)
        return SharingReport.Entry(
            standing: Verification.Standing(row.bundle, row.status),
            agreement: try agreement(record.agreement),
            people: prepared.recipients.map { key in names[key].map { "\($0) (\(key))" } ?? key.description },
            datasets: prepared.datasets.map { SharingReport.Holding(dataset: $0.name, rows: $0.rowsShared) },
            evidence: prepared.evidence,
            trail: try EvidenceTrail(
                (events + (try sharedKeyDestructions(for: events, under: record.agreement.id)))
                    .sorted { $0.sequence < $1.sequence },
                asOf: day, words: { try SignersWords(of: $0.body, in: registry)?.line ?? "" }))
    }

    private mutating func agreement(_ reference: AgreementReference) throws -> SharingReport.Agreement {
        if let known = agreements[reference.digest] { return known }
        let bytes = try registry.agreementBytes(reference.digest)
        // Registered agreements were read once; one that a later program reads no more is no reason to have no report.
        let document = bytes.flatMap { try? AgreementDocument.read($0, name: reference.id, profiles: .unresolved) }
        let made =
            document.map { SharingReport.Agreement($0) }
            ?? SharingReport.Agreement(
                id: reference.id, version: reference.version, recipient: nil, reason: "(erased)", purposes: [],
                lawfulBasis: nil, dataSubjects: [])
        agreements[reference.digest] = made
        return made
    }

    /// The destruction of the key that all bundles of an agreement share is no event of a bundle.
    private mutating func sharedKeyDestructions(for events: [Event], under agreement: String) throws -> [Event] {
        // Of a bundle with a key of its own it says nothing; of one that asks for it as evidence, its own events do.
        guard !events.contains(where: { [.keyCreated, .keyDestroyed].contains($0.body.kind) }) else { return [] }
        let all = try destructions ?? registry.homeEvents(.keyDestroyed)
        destructions = all
        return all.filter { event in
            if case .keyDestroyed(let destruction) = event.body { destruction.agreement == agreement } else { false }
        }
    }
}

extension SharingReport.Agreement {
    fileprivate init(_ document: AgreementDocument) {
        let agreement = document.agreement
        self.init(
            id: agreement.id, version: agreement.version, recipient: agreement.recipient.legalName,
            reason: agreement.reason, purposes: agreement.purposes, lawfulBasis: agreement.lawfulBasis?.line,
            dataSubjects: agreement.dataSubjects)
    }
}

extension Agreement {
    /// What the data are lent for, on a line.
    var reason: String {
        guard let fault else { return classification.rawValue }
        return "\(fault.ticket) (\(fault.system)): \(fault.description)"
    }
}

extension Agreement.LawfulBasis {
    /// The basis on a line.
    var line: String { "article \(article)" + (assessment.map { ", assessment \($0)" } ?? "") }
}
