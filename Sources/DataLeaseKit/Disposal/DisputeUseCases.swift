internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

extension DataLease {
    /// Records that something speaks against a bundle's evidence: `residue`, `contradiction` or `signature`. An approver who
    /// did not prepare the bundle signs it.
    public func dispute(
        _ reference: String, because word: String, reason: String, as key: String
    ) async throws -> BundleListed {
        guard let because = CounterEvidence(rawValue: word) else {
            throw KitError(
                .usage, "nothing is disputed because of that",
                hint: "one of \(CounterEvidence.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let registry = try openRegistryToDecide()
        let record = try disputable(reference, in: registry)
        let order = try Order(
            .dispute, subject(record), on: surroundings.now().londonDate, because: because.rawValue, reason: reason)
        let given = try await self.order(order, as: key, notPreparerOf: record, in: registry)
        try append(
            .disputeOpened(
                DisputeOpening(bundle: record.number, because: because, order: given.signed)),
            to: registry, by: given.actor, keeping: given.evidence)
        return try listed(record, in: registry)
    }

    /// Settles all open disputes about a bundle: an approver, who neither opened one of them nor prepared the bundle,
    /// signs why its evidence counts again.
    public func settle(_ reference: String, reason: String, as key: String) async throws -> BundleListed {
        let registry = try openRegistryToDecide()
        let record = try disputable(reference, in: registry)
        let authors = try fold(of: record, in: registry).authorsOfDisputes
        guard !authors.isEmpty else {
            throw KitError(
                .failed, "no dispute about \(record.stem) is open",
                hint: "see datalease disposal show B\(record.number)")
        }
        let (signer, entry) = try await approver(key, notPreparerOf: record, in: registry)
        let trust = try await trustList(in: registry)
        for case .key(let author) in authors {
            let isAuthor =
                author == signer.key.fingerprint
                || trust.entries(of: author).contains { $0.isSamePerson(as: entry) }
            guard !isAuthor else {
                throw KitError(
                    .check,
                    "\(key) is the key of who opened the dispute about \(record.stem), or signed what is disputed",
                    hint: "another approver settles it")
            }
        }
        let order = try Order(.settlement, subject(record), on: surroundings.now().londonDate, reason: reason)
        let given = try await sign(order, by: signer, namespace: .reason, keptWith: record.number)
        try append(
            .disputeSettled(BundleOrder(bundle: record.number, order: given.signed)), to: registry, by: given.actor,
            keeping: given.evidence)
        return try listed(record, in: registry)
    }

    /// Declares a bundle that never left void. An approver who did not prepare it signs that, and our encrypted file must
    /// be gone: what was made can then be nowhere. Where `registry restore` gave up events since it was prepared, the
    /// officer signs: that it was sent may be among them.
    public func void(_ reference: String, reason: String, as key: String) async throws -> BundleListed {
        let registry = try openRegistryToDecide()
        let record = try bundleRecord(reference, in: registry)
        let events = try registry.events(ofBundle: record.number)
        guard !record.isRehearsal else {
            throw KitError(
                .failed, "\(record.stem) is a rehearsal, and never leaves", hint: "delete its files; that is all")
        }
        guard !events.contains(where: { $0.body.kind == .bundleVoided }) else {
            throw KitError(
                .failed, "\(record.stem) is void already", hint: "see datalease bundle show B\(record.number)")
        }
        guard try !fold(of: record, in: registry).hasLeft else {
            throw KitError(
                .failed, "\(record.stem) has left, by what is recorded of it, and cannot be void",
                hint: "call it back: datalease disposal recall B\(record.number) --reason TEXT --as KEY")
        }
        guard try isEncryptedFileGone(record, events, in: registry) else {
            throw KitError(
                .failed, "our encrypted file of \(record.stem) is not known to be gone",
                hint: "remove it first: datalease disposal purge B\(record.number)")
        }
        let order = try Order(.void, subject(record), on: surroundings.now().londonDate, reason: reason)
        let signer = try await signer(ofVoid: record, key, in: registry)
        let given = try await sign(order, by: signer, namespace: .reason, keptWith: record.number)
        try append(
            .bundleVoided(BundleOrder(bundle: record.number, order: given.signed)), to: registry, by: given.actor,
            keeping: given.evidence)
        return try listed(record, in: registry)
    }

    /// Who declares a bundle void: an approver; only the officer, where events of it may be lost.
    private func signer(ofVoid record: BundleRecord, _ key: String, in registry: Registry) async throws -> SSHSigner {
        let event = try registry.prepared(record.number).event
        guard let restoration = try registry.restorations().last(where: { $0.event > event.sequence })
        else { return try await approver(key, notPreparerOf: record, in: registry).signer }
        do {
            return try await approver(key, as: .officer, notPreparerOf: record, in: registry).signer
        } catch let error as KitError {
            throw KitError(
                error.category,
                "\(error.what); and that \(record.stem) was sent may be among the events that registry restore gave up"
                    + " on \(restoration.time.londonDate)",
                hint: "find out whether it left; only the officer declares it void then, with the officer's key")
        }
    }

    /// The bundle that `reference` means, about whose evidence there can be a dispute.
    private func disputable(_ reference: String, in registry: Registry) throws -> BundleRecord {
        let record = try bundleRecord(reference, in: registry)
        guard !record.isRehearsal else {
            throw KitError(
                .failed, "\(record.stem) is a rehearsal, and never leaves", hint: "nothing is claimed about it")
        }
        return record
    }

    private func isEncryptedFileGone(_ record: BundleRecord, _ events: [Event], in registry: Registry) throws -> Bool {
        let isThere = try registry.ownCopies(ofBundle: record.number).contains { copy in
            copy.role == .bundle && copy.path.map { Folder.exists($0) } == true
        }
        return !isThere
            && events.contains { event in
                switch event.body {
                case .ownCopiesPurged(let purge): purge.removed.contains(record.digest)
                // Lost, and an approver has signed why nobody can find it.
                case .ownCopyKept(let kept): kept.copy == record.digest && kept.place == nil
                default: false
                }
            }
    }
}
