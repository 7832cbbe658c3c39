internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// How long the register keeps what it knows of an agreement.
public struct AgreementRetention: Sendable {
    /// The agreement's id.
    public let agreement: String
    /// The last day of its term; `nil` once it was erased.
    public let ended: CivilDate?
    /// The last day on which the register keeps it; `nil` once it was erased.
    public let keptUntil: CivilDate?
    /// The number of its bundles.
    public let bundles: Int
    /// The bundles whose disposal is still open, with their states: until none is, nothing is erased.
    public let open: [String]
    /// Whether its retention is over.
    public let isOver: Bool
    /// When it was erased; `nil` where it was not.
    public let erased: Instant?
}

/// What was erased.
public struct Erased: Sendable {
    /// How many names of people.
    public let people: Int
    /// How many paths.
    public let paths: Int
    /// How many documents, the agreement's versions among them.
    public let documents: Int
    /// Who stands in no agreement any more and keeps their name, because their key still counts.
    public let stillTrusted: [String]
}

extension DataLease {
    /// Every agreement of the register, by id, and until when it is kept.
    public func retention() throws -> [AgreementRetention] {
        try retention(in: try openRegistry())
    }

    /// Whether the register erased what it knew of an agreement, its text included.
    func isErased(_ agreement: String, in registry: Registry) throws -> Bool {
        try registry.homeEvents(.registerErased).contains { event in
            if case .registerErased(let erasure) = event.body { erasure.agreement == agreement } else { false }
        }
    }

    private func retention(in registry: Registry) throws -> [AgreementRetention] {
        let period = try settings().retention
        let today = surroundings.now().londonDate
        var ends: [String: CivilDate] = [:]
        for reference in try registry.agreements() {
            guard let document = try document(reference, in: registry) else { continue }
            let end = document.agreement.term.end
            ends[reference.id] = max(ends[reference.id] ?? end, end)
        }
        var erased: [String: Instant] = [:]
        for event in try registry.homeEvents(.registerErased) {
            if case .registerErased(let erasure) = event.body { erased[erasure.agreement] = event.time }
        }
        let holidays = try bankHolidays()
        let calendar = holidays.calendar(for: .englandAndWales)
        let rows = try checkedReport(of: registry, asOf: today, in: holidays).rows
        let states = Dictionary(uniqueKeysWithValues: rows.map { ($0.bundle.number, $0.status.state) })
        let records = Dictionary(grouping: try registry.bundles(), by: \.agreement.id)
        return Set(ends.keys).union(erased.keys).union(records.keys).sorted().map { id in
            // No end behind the year 9999.
            let keptUntil = ends[id].flatMap { try? period.end(from: $0, in: calendar).date }
            return AgreementRetention(
                agreement: id, ended: ends[id], keptUntil: keptUntil, bundles: records[id]?.count ?? 0,
                open: (records[id] ?? []).compactMap { record in
                    let state = states[record.number]
                    return state?.isFinal == true ? nil : "B\(record.number) \(state?.rawValue ?? "not known")"
                },
                isOver: keptUntil.map { $0 < today } ?? (erased[id] != nil), erased: erased[id])
        }
    }

    /// Erases what the register knows of an agreement beyond its events: paths, documents, its own text, and the names
    /// of everyone who stands in no other agreement and whose keys no longer count, also in the trust list.
    ///
    /// What was erased before without an order, as early builds did it, is named by this order as well.
    ///
    /// Refused with exit code 10 before the retention is over, while the disposal of one of its bundles is open, and while
    /// a pseudonym key of it is there; and with 12 for any key but an officer's.
    public func erase(agreement id: String, officerKey: String) async throws -> Erased {
        let registry = try openRegistryToDecide()
        let lock = try trustLock()
        guard let retention = try retention(in: registry).first(where: { $0.agreement == id }) else {
            throw KitError(
                .failed, "no agreement \(id) in the register", hint: "see datalease registry retention --all")
        }
        guard retention.isOver else {
            throw KitError(
                .agreement,
                "the register keeps \(id) until \(retention.keptUntil.map { "\($0)" } ?? "a day that is not known")",
                hint: "its time is the end of its term and the retention in settings.json")
        }
        guard retention.open.isEmpty else {
            throw KitError(
                .agreement, "the disposal of \(retention.open.joined(separator: ", ")) is open",
                hint: "what shows it is still needed; see datalease verify")
        }
        guard try keysLeft(of: id, in: registry).isEmpty else {
            throw KitError(
                .agreement, "a pseudonym key of \(id) is not destroyed, and could not be once its terms are erased",
                hint: "first: datalease disposal destroy-key \(id) --reason TEXT --as APPROVERKEY")
        }
        let officer = try await signer(officerKey)
        var list = try await trustList(in: registry, isLocked: true)
        let today = surroundings.now().utcDate
        guard list.contains(officer.key.fingerprint, role: .officer, party: .provider, on: today) else {
            throw KitError(.check, "\(officerKey) is not the officer's key", hint: "only the officer erases")
        }
        let replaced = replacedRegistries
        guard replaced.isEmpty else {
            throw KitError(
                .failed,
                "\(replaced[0])\(replaced.count > 1 ? " and \(replaced.count - 1) more" : "") of earlier restorations would"
                    + " keep what is erased",
                hint: "remove each such folder once nobody needs it any more, then erase")
        }
        var needed: Set<KeyFingerprint> = []
        for reference in try registry.agreements() where reference.id != id {
            if let document = try document(reference, in: registry) { needed.formUnion(document.agreement.keys) }
        }
        let idle = try registry.people().filter { !needed.contains($0.key) }
        let counting = idle.filter { person in
            list.entries(of: person.key).contains { $0.to.map { today <= $0 } ?? true }
        }
        let gone = Set(idle.map(\.key)).subtracting(counting.map(\.key))
        let documents = try registry.documents(ofAgreement: id)
        let unordered = try registry.documentsErasedWithoutOrder(ofAgreement: id, among: documents)
        if let time = retention.erased, gone.isEmpty, unordered.isEmpty,
            try documents.allSatisfy({ try registry.evidence($0) == nil }),
            try reports(ofAgreement: id, in: registry).isEmpty
        {
            throw KitError(
                .agreement, "\(id) was erased at \(time), and nothing of it has come since",
                hint: "see datalease registry retention --all")
        }
        let order = try await sign(
            try Order(.registerErasure, .agreement(id), on: surroundings.now().londonDate), by: officer,
            namespace: .trust, keptWith: nil)
        if let entry = list.eraseNames(of: gone).last {
            try await replaceTrustList(
                list, in: registry, changed: entry, action: .removed, officerKey: officerKey)
        }
        let event = try registry.erase(
            agreement: id, people: Array(gone), documents: documents, erasedBefore: unordered, order: order.signed,
            by: order.actor, at: surroundings.now(), keeping: order.evidence)
        try writeCheckpoint(of: registry)
        _ = consume lock
        for report in try reports(ofAgreement: id, in: registry) { try Folder.remove(report) }
        // It is erased and recorded by now.
        do {
            try registry.overwriteLog()
        } catch {
            surroundings.notice(
                "warning: what was erased may still stand in \(home.registry)-wal: \(error.what); it goes from there when"
                    + " the last process that has the registry open ends")
        }
        guard case .registerErased(let erasure) = event.body else {
            throw KitError(.failed, "\(id) was not erased", hint: "run datalease ledger verify")
        }
        return Erased(
            people: erasure.people, paths: erasure.paths, documents: erasure.documents.count,
            stillTrusted: counting.filter { $0.role != TrustRole.officer.rawValue }.map(\.name).sorted())
    }

    /// The folders of the home with registries that a restoration replaced, which know what they knew.
    private var replacedRegistries: [String] {
        Folder.names(in: home.path).filter { $0.hasPrefix(Aside.name) }.sorted().map { "\(home.path)/\($0)" }
    }

    /// The pseudonym keys of an agreement and its bundles that were made and not destroyed.
    private func keysLeft(of id: String, in registry: Registry) throws -> Set<KeyFingerprint> {
        var left: Set<KeyFingerprint> = []
        try registry.forEachEvent(ofKinds: [.keyCreated, .keyDestroyed]) { event in
            switch event.body {
            case .keyCreated(let creation) where creation.agreement == id: left.insert(creation.key)
            case .keyDestroyed(let destruction): left.remove(destruction.key)
            default: break
            }
        }
        return left
    }

    private func document(_ reference: AgreementReference, in registry: Registry) throws -> AgreementDocument? {
        guard let bytes = try registry.agreementBytes(reference.digest) else { return nil }
        return try AgreementDocument.read(bytes, name: reference.id, profiles: .unresolved)
    }
}

extension Agreement {
    /// The keys of everyone that it names.
    fileprivate var keys: Set<KeyFingerprint> {
        let signers = access.preparers + access.approvers + access.providerSignatories + access.recipientSignatories
        return Set(signers.map(\.key.fingerprint)).union(access.recipients.map(\.sign.fingerprint))
    }
}
