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
        let registry = try openRegistry()
        let record = try disputable(reference, in: registry)
        let order = try Order(
            .dispute, subject(record), on: surroundings.now().londonDate, because: because.rawValue, reason: reason)
        let given = try await self.order(order, as: key, notPreparerOf: record, in: registry)
        try append(
            .disputeOpened(
                DisputeOpening(bundle: record.number, because: because, order: given.signed, found: nil)),
            to: registry, by: given.actor, keeping: given.evidence)
        return try listed(record, in: registry)
    }

    /// Settles all open disputes about a bundle: an approver, who neither opened one of them nor prepared the bundle,
    /// signs why its evidence counts again.
    public func settle(_ reference: String, reason: String, as key: String) async throws -> BundleListed {
        let registry = try openRegistry()
        let record = try disputable(reference, in: registry)
        guard try status(of: record, in: registry).state == .disputed else {
            throw KitError(
                .failed, "no dispute about \(record.stem) is open",
                hint: "see datalease disposal show B\(record.number)")
        }
        let (signer, entry) = try await approver(key, notPreparerOf: record, in: registry)
        let trust = try await trustList(in: registry)
        for author in try authorsOfOpenDisputes(about: record, in: registry) {
            let isAuthor =
                author == signer.key.fingerprint
                || trust.entries(of: author).contains { $0.isSamePerson(as: entry) }
            guard !isAuthor else {
                throw KitError(
                    .check, "\(key) is the key of who opened the dispute about \(record.stem)",
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
    /// be gone: what was made can then be nowhere.
    public func void(_ reference: String, reason: String, as key: String) async throws -> BundleListed {
        let registry = try openRegistry()
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
        guard !events.contains(where: \.body.saysItLeft) else {
            throw KitError(
                .failed, "\(record.stem) was sent, and cannot be void",
                hint: "call it back: datalease disposal recall B\(record.number) --reason TEXT --as KEY")
        }
        guard try isEncryptedFileGone(record, events, in: registry) else {
            throw KitError(
                .failed, "our encrypted file of \(record.stem) is not known to be gone",
                hint: "remove it first: datalease disposal purge B\(record.number)")
        }
        let order = try Order(.void, subject(record), on: surroundings.now().londonDate, reason: reason)
        let given = try await self.order(order, as: key, notPreparerOf: record, in: registry)
        try append(
            .bundleVoided(BundleOrder(bundle: record.number, order: given.signed)), to: registry, by: given.actor,
            keeping: given.evidence)
        return try listed(record, in: registry)
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

    /// The keys of those who opened a dispute since the last settlement.
    private func authorsOfOpenDisputes(about record: BundleRecord, in registry: Registry) throws -> [KeyFingerprint] {
        var authors: [KeyFingerprint] = []
        for event in try registry.events(ofBundle: record.number) {
            switch event.body {
            case .disputeOpened: if case .key(let author) = event.actor { authors.append(author) }
            case .disputeSettled:
                // One by an author counts for nothing, and leaves them open.
                if case .key(let key) = event.actor, !authors.contains(key) { authors = [] }
            default: break
            }
        }
        return authors
    }

    private func isEncryptedFileGone(_ record: BundleRecord, _ events: [Event], in registry: Registry) throws -> Bool {
        let isThere = try registry.ownCopies(ofBundle: record.number).contains { _, copy in
            copy.role == .bundle && copy.path.map { Folder.exists($0) } == true
        }
        return !isThere
            && events.contains { event in
                switch event.body {
                case .ownCopiesPurged(let purge): purge.removed.contains(record.digest)
                // Lost, and an approver has signed why nobody can find it.
                case .ownCopyKept(let kept): kept.copy == record.digest
                default: false
                }
            }
    }
}

extension EventBody {
    /// Whether it says that the bundle left our hands.
    fileprivate var saysItLeft: Bool {
        switch self {
        case .bundleReleased: true
        case .receiptRecorded(let receipt): receipt.isAccepted
        case .certificateRecorded(let certificate): certificate.isAccepted || certificate.isAuthentic
        case .evidenceRecorded(let evidence): evidence.isAccepted
        default: false
        }
    }
}
