internal import Agreements
internal import Bundles
internal import Detection
internal import Dispatch
internal import Disposal
internal import Primitives
internal import Pseudonyms
internal import Registry

extension DataLease {
    /// Prepares a bundle: the main job.
    ///
    /// Refuses whatever the gate refuses, an export that does not fit its dataset, and more rows than the agreement
    /// allows. Files get their names only when everything is written, signed and recorded; whatever moment the run is
    /// cut off at, the next start finishes it or clears it away.
    public func prepare(_ request: PreparationRequest) async throws -> PreparationResult {
        let registry = try openRegistry()
        let document = try Self.readAgreement(request.agreement)
        try Self.refuseMaster(document)
        try Self.checkClass(of: document, request)
        // While ssh-keygen looks at signatures.
        DispatchQueue.global().async { Recogniser.makeReady() }
        let signer = try await signer(request.key)
        let preparer = signer.key
        let actor = EventActor.key(preparer.fingerprint)
        try await passGate(document, preparer: preparer, request, in: registry, by: actor)
        let assignments = try ExportAssignment.assignments(request.exports, of: document.agreement)
        for line in try ExportAssignment.unread(request.exports, assignments) {
            surroundings.notice("warning: \(line)")
        }
        let datasets = Set(assignments.map(\.dataset))
        if !request.isRehearsal { try refuseRoutine(document, datasets, in: registry) }
        let waivers = try await waivers(request.waivers, under: document, preparer: preparer.fingerprint, in: registry)
        try checkDraft(request.waiverDraft)
        // A ledger key that cannot sign is found out now, and not when the bundle is there.
        try registry.checkSigner()
        let now = surroundings.now()
        // What is decided from here on is seen when the bundle is recorded.
        let ledgerSize = try registry.head().size
        try Folder.make(request.folder, mode: 0o755)
        let folder = Folder.absolute(request.folder)
        let preparation = try registry.beginPreparation(
            by: ProcessIdentity.own, in: folder, at: now
        ) { number in TemporaryFiles(number: number).all }
        var named: [PreparedFile] = []
        var isReady = false
        var ownKey: KeyInPreparation?
        var exchange: ExchangeInPreparation?
        let (bundle, contents): (BundleInPreparation, BundleContents)
        do {
            bundle = try BundleInPreparation(
                number: preparation.number, document: document, preparer: preparer, request: request,
                assignments: assignments, preparedAt: now, folder: folder,
                limit: try document.agreement.limitTerms().limit(
                    preparedOn: now.londonDate,
                    // A draft is nobody's agreement yet, whatever its id.
                    faultResolvedOn: request.isRehearsal
                        ? nil
                        : try faultResolvedOn(
                            document.agreement.id, schedule: document.schedule?.schedule.id, in: registry),
                    in: try bankHolidays()))
            try bundle.refuseTakenNames()
            exchange = try self.exchange(bundle, assignments, request, in: registry)
            let key = try key(for: bundle, in: registry, by: actor, own: &ownKey)
            contents = try await write(
                bundle, assignments, key: key, request, waivers, exchange, in: registry)
            try record(contents.waivers, under: document.reference, in: registry, by: actor)
            let ready = try await seal(
                bundle, contents, key: ownKey, behind: ledgerSize, by: signer, in: registry)
            try surroundings.refuseInterrupted()
            // The last moment: it may have been destroyed while this bundle was written.
            if !request.isRehearsal { try refuseDestroyedKey(of: document.agreement.id, in: registry) }
            try ownKey?.publish()
            try writeReport(bundle.report(contents, sha256: ready.bundle.digest))
            try contents.book?.publish()
            try makeReady(ready, exchange, contents, in: registry)
            isReady = true
            try Self.nameFiles(ready.files, in: folder, named: &named)
            try withDecisions(on: ready, in: registry) { head, decisions in
                if !request.isRehearsal {
                    try refuseDestroyedKey(of: document.agreement.id, in: registry)
                    try refuseOutOfForce(document.agreement.id, in: registry)
                    // Another run may have prepared the last one meanwhile.
                    try refuseRoutine(document, datasets, in: registry)
                }
                try registry.commitPreparation(preparation.number, with: decisions, behind: head)
            }
        } catch {
            // Nothing of a refused run stays; where even that fails, the next start does it.
            ownKey?.discard()
            exchange?.lists?.discard()
            try? giveUp(preparation, named: named, wasReady: isReady, in: registry, by: actor)
            throw error
        }
        // The bundle is there and recorded: whatever fails from here on must not take it away.
        try writeCheckpoint(of: registry)
        return try bundle.result(contents, exchange?.lists)
    }

    /// Refuses where the gate does; takes an executed agreement into the registry.
    private func passGate(
        _ document: AgreementDocument, preparer: SSHPublicKey, _ request: PreparationRequest,
        in registry: Registry, by actor: EventActor
    ) async throws {
        // Beside the others: ssh-keygen looks at its signature too.
        async let trust = trustList(in: registry)
        let facts = request.isRehearsal ? [] : try await signatureFacts(of: document, in: registry)
        let schedule = request.isRehearsal ? nil : try await scheduleFact(of: document, in: registry)
        let refusals = Gate.refusals(
            document, on: surroundings.now().londonDate, trust: try await trust, signatures: facts,
            schedule: schedule, preparer: preparer.fingerprint,
            force: try registry.agreementState(document.agreement.id).force,
            rehearsal: request.isRehearsal)
        if let error = AgreementError(refusals, of: document) { throw error }
        if request.isRehearsal {
            guard preparer.canDecrypt else {
                throw KitError(
                    .failed, "a rehearsal is encrypted to the preparer, and \(request.key) cannot decrypt",
                    hint: "use an ssh-ed25519 key for the rehearsal: ssh-keygen -t ed25519")
            }
        } else {
            try Self.checkPaper(of: document)
            try refuseSuperseded(document.agreement, in: registry)
            try register(document, facts: facts, schedule: schedule, in: registry, by: actor)
        }
    }

    /// Refuses a version older than one that was executed already, and an id under which another company was lent to:
    /// both would share the pseudonyms of what the registry knows.
    func refuseSuperseded(_ agreement: Agreement, in registry: Registry) throws {
        for reference in try registry.agreements() where reference.id == agreement.id {
            guard reference.version <= agreement.version else {
                throw KitError(
                    .agreement,
                    "version \(agreement.version) of \(agreement.id) is superseded: version \(reference.version) is executed",
                    hint: "prepare under version \(reference.version)")
            }
            guard let bytes = try registry.agreementBytes(reference.digest) else { continue }
            let known = try AgreementDocument.read(
                bytes, name: reference.id, profiles: .unresolved
            ).agreement.recipient
            guard known.legalName == agreement.recipient.legalName,
                known.companyNumber == agreement.recipient.companyNumber
            else {
                throw KitError(
                    .agreement, "\(agreement.id) was executed with another recipient",
                    hint: "another recipient needs an agreement of its own id: the pseudonyms go by the id")
            }
        }
    }

    /// Writes what stands beside the encrypted file, signs the statement, and says what is left to do.
    private func seal(
        _ bundle: BundleInPreparation, _ contents: BundleContents, key: KeyInPreparation?, behind ledgerSize: Int,
        by signer: SSHSigner, in registry: Registry
    ) async throws -> ReadyPreparation {
        guard let written = contents.written, let description = contents.description else {
            throw KitError(.failed, "the bundle was not written")
        }
        let head = try registry.head()
        let statement = Statement(
            bundle: bundle.name, sha256: written.sha256, agreement: bundle.manifest.agreement,
            schedule: bundle.manifest.schedule, agreementClass: bundle.document.agreement.classification.rawValue,
            preparedAt: bundle.preparedAt,
            recipients: bundle.recipients.map(\.fingerprint),
            datasets: contents.datasets.map {
                Statement.Dataset(name: $0.name, path: $0.entry, rowsRead: $0.rowsRead, rowsShared: $0.rowsShared)
            },
            ledger: bundle.name.isRehearsal
                ? nil : Statement.Checkpoint(origin: Self.ledgerOrigin, size: head.size, root: head.root),
            exchange: contents.exchange)
        let signature = try await signer.sign(statement.bytes, namespace: .bundle, at: surroundings.now())
        let openMe = OpenMe.text(
            description, sha256: written.sha256, size: written.size,
            checkpoint: bundle.name.isRehearsal ? nil : LedgerPosition(size: head.size, root: head.root))
        let temporary = bundle.temporary
        var files: [PreparedFile] = []
        var copies: [OwnCopy] = []
        // The encrypted file comes last: whoever sees it finds everything that belongs to it.
        for (bytes, name, file) in [
            (openMe, temporary.openMe, BundleFile.openMe), (statement.bytes, temporary.statement, .statement),
            (signature, temporary.signature, .signature),
        ] {
            try Folder.write(bytes, to: bundle.path(of: name), mode: 0o644)
            let final = bundle.name.fileName(file)
            files.append(PreparedFile(temporary: name, final: final, digest: .sha256(bytes)))
            copies.append(
                OwnCopy(role: .sibling, digest: .sha256(bytes), size: bytes.count, path: bundle.path(of: final)))
        }
        let final = bundle.name.fileName(.encrypted)
        files.append(PreparedFile(temporary: temporary.encrypted, final: final, digest: written.sha256))
        copies.append(
            OwnCopy(role: .bundle, digest: written.sha256, size: written.size, path: bundle.path(of: final)))
        for dataset in contents.datasets {
            guard let path = dataset.path.map(Folder.absolute) else { continue }
            // An archive may hold the exports of several datasets, and is one copy.
            guard !copies.contains(where: { $0.path == path }) else { continue }
            copies.append(OwnCopy(role: .input, digest: dataset.digest, size: dataset.size, path: path))
        }
        if let booked = contents.booked, !bundle.name.isRehearsal {
            let lists = ExchangeLists(bundle: bundle.name.number, in: home)
            for (path, digest, size) in [
                (lists.items, booked.items, booked.itemsSize),
                (lists.heldBack, booked.heldBackDigest, booked.heldBackSize),
            ] where path == lists.items || booked.heldBack.rows > 0 {
                copies.append(OwnCopy(role: .input, digest: digest, size: size, path: Folder.resolved(path)))
            }
        }
        return ReadyPreparation(
            bundle: bundle.event(contents, written), actor: .key(signer.key.fingerprint), time: bundle.preparedAt,
            files: files, copies: copies, key: key?.creation, ledgerSize: ledgerSize)
    }

    /// Gives files their names, in their order; `named` tells which have theirs, also where one is refused.
    static func nameFiles(_ files: [PreparedFile], in folder: String, named: inout [PreparedFile]) throws {
        for file in files {
            try Folder.rename("\(folder)/\(file.temporary)", withoutReplacing: "\(folder)/\(file.final)")
            named.append(file)
        }
        try Folder.sync(folder)
    }

    /// Removes what a preparation left unfinished, the bundle's own key among it: nothing made with it has left.
    func removeUnfinished(_ preparation: Preparation, in registry: Registry) throws {
        for name in preparation.temporaryFiles { try Folder.remove("\(preparation.folder)/\(name)") }
        try removeUnusedKey(ofBundle: preparation.number, in: registry)
        try removeUnusedReport(ofBundle: preparation.number, in: registry)
        try removeUnusedLists(ofBundle: preparation.number, in: registry)
    }

    /// Removes what a refused preparation wrote, and forgets it: only once all of it is gone.
    ///
    /// Before everything was ready nobody can have seen its number, which is free again; behind that, files may have had
    /// their names for a moment, and the number stays unused.
    private func giveUp(
        _ preparation: Preparation, named: [PreparedFile], wasReady: Bool, in registry: Registry, by actor: EventActor
    ) throws {
        for file in named.reversed() { try Folder.remove("\(preparation.folder)/\(file.final)") }
        guard wasReady else {
            try removeUnfinished(preparation, in: registry)
            return try registry.withdrawPreparation(preparation.number)
        }
        try clear(preparation, in: registry, by: actor)
    }

    /// Removes what a preparation of a run that died wrote, and gives its number up.
    func clear(_ preparation: Preparation, in registry: Registry, by actor: EventActor) throws {
        try removeUnfinished(preparation, in: registry)
        try registry.abandonPreparation(preparation.number, by: actor, at: surroundings.now())
        try writeCheckpoint(of: registry)
    }
}
