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

    /// Writes the encrypted file under its temporary name.
    private func write(
        _ bundle: BundleInPreparation, _ assignments: [ExportAssignment], key: borrowing MasterKey,
        _ request: PreparationRequest, _ waivers: [GivenWaiver], _ exchange: ExchangeInPreparation?,
        in registry: Registry
    ) async throws -> BundleContents {
        let agreement = bundle.document.agreement
        let isPerBundle = agreement.linkable == .bundle
        let file = try EncryptedFile(
            bundle.path(of: bundle.temporary.encrypted), manifest: bundle.manifest, to: bundle.recipients,
            library: request.library, random: surroundings.random)
        var contents = BundleContents()
        var description = bundle.description(of: assignments)
        if !bundle.isExchange { try file.add(BundleEntry.notice, Notice.text(description)) }
        try file.add(BundleEntry.agreement, bundle.document.bytes)
        if let schedule = bundle.document.schedule {
            try file.add(BundleEntry.schedule, schedule.bytes)
            if !request.isRehearsal {
                try file.add(
                    BundleEntry.scheduleSignature, try scheduleSignature(of: schedule.reference, in: registry))
            }
        }
        for profile in bundle.profiles { try file.add(profile.entry, profile.bytes) }
        let proof = try OutputProof(
            path: bundle.path(of: bundle.temporary.proof), random: surroundings.random,
            recogniser: try bundle.plans.first?.recogniser() ?? Recogniser(), waived: WaivedPlaces(waivers),
            isDrafting: request.waiverDraft != nil, strictness: exchange == nil ? .sample : .nobody)
        let bundleID = isPerBundle ? "B\(bundle.name.number)" : nil
        let wishes = try RowWishes(request, datasets: assignments.map(\.dataset))
        var selections = try assignments.compactMap { bundle.plan($0.dataset) }.map { plan in
            try RowSelection(plan, wishes, key: key, bundle: bundleID)
        }
        try refuseLostIDs(wishes, selections, assignments)
        let first = try firstPass(
            over: assignments, bundle.plans, &selections, key: key, bundle: bundleID,
            mostValues: request.mostKnownValues)
        for (place, assignment) in assignments.enumerated() {
            guard let plan = bundle.plan(assignment.dataset) else { continue }
            let surveyed = first.digests[plan.name]
            let selection = selections[place]
            let policy =
                exchange == nil
                ? OutputProof.Policy(plan.proof, isRehearsal: request.isRehearsal) : .init(exchanging: plan)
            // What leaves as it is needs cells, too, to be looked at.
            let rules = ExportRules(
                plan, showingEverything: policy != nil, consulting: selection.fields,
                comparing: QuasiIdentifiers.rules(of: plan))
            let bytes: ExportBytes
            let watch = ExportWatch(surroundings, dataset: plan.name)
            do {
                bytes = try ExportBytes(assignment.input, watch: watch)
            } catch {
                throw ExportRefusal.naming(error, dataset: plan.name, rules: rules)
            }
            // What an exchange keeps is looked at more strictly than that.
            if exchange == nil { warnAboutKeptFields(assignment.input, plan) }
            let step = try exchange?.step(rules)
            let book = try step.map { step in
                try ExchangeBook(
                    step.fields, rules, expecting: exchange?.wishes.expectation, items: exchange?.lists?.items,
                    heldBack: exchange?.lists?.heldBack)
            }
            contents.book = book
            let pipeline = Pipeline(
                rules: rules, selection: selection, threads: request.threads, library: request.library,
                proof: try policy.map { try proof.begin(rules, entry: bundle.entry(plan), policy: $0) },
                exchange: step?.step)
            let measure = try RiskMeasure(
                rules, path: bundle.path(of: bundle.temporary.risk), random: surroundings.random)
            try file.begin(bundle.entry(plan))
            let tally: Pipeline.Tally
            do {
                tally = try await pipeline.run(
                    bytes,
                    steps: try BatchSteps(rules, key: key, bundle: bundleID, people: first.people), measuring: measure,
                    booking: book, watching: watch,
                    prove: { try proof.add($0) }
                ) { try file.append($0) }
            } catch {
                throw ExportRefusal.naming(error, dataset: plan.name, rules: rules)
            }
            if let exchange, let book {
                let booked = try book.finish(rowsRead: tally.rowsRead, rowsShared: tally.rowsShared)
                try checkSequence(of: exchange, booked, input: bytes.digest, in: registry)
                contents.booked = booked
                contents.exchange = exchange.record(booked)
            }
            // Records were chosen by their numbers in what was read before, and people are known from it.
            guard surveyed == nil || surveyed == bytes.digest else {
                throw KitError(
                    .export, "dataset \(plan.name): the export was changed while it was read",
                    hint: "run this again when nothing writes to \(assignment.path)")
            }
            if policy != nil { try proof.end(plan.name, digest: bytes.exportDigest) }
            let risk = try measure.finish(threads: request.threads)
            try file.end(rows: tally.rowsShared, risk: risk.figures)
            for remark in tally.remarks { surroundings.notice("\(plan.name): \(remark)") }
            contents.datasets.append(
                BundleContents.Dataset(
                    name: plan.name, path: bytes.isFile ? assignment.path : nil, entry: bundle.entry(plan),
                    digest: bytes.digest,
                    size: bytes.size, rowsRead: tally.rowsRead, rowsShared: tally.rowsShared,
                    reasons: selection.reasons(tally.counts, setAside: tally.setAside.personalCount),
                    setAside: tally.setAside, scrubbed: tally.scrubbed,
                    operations: PrivateReport.Operation.all(of: rules, measure.values, isSearched: policy != nil),
                    proof: PrivateReport.Proof(plan.proof), risk: risk))
        }
        try finish(
            proof, threads: request.threads, draftingIn: request.waiverDraft, under: bundle.document,
            preparer: bundle.preparer.fingerprint)
        contents.waivers = proof.usedWaivers
        for place in contents.datasets.indices {
            contents.datasets[place].waived = proof.waivedCount(contents.datasets[place].name)
        }
        guard contents.datasets.contains(where: { $0.rowsShared > 0 }) else {
            if let booked = contents.booked {
                throw KitError(
                    .export,
                    "nothing is left to send: each of the \(booked.read.rows) records is held back as a person's",
                    hint: "is the register of incorporated payers the right one? nothing was written")
            }
            let takesAll = selections.allSatisfy { !$0.needsRecords }
            let personal = contents.datasets.reduce(0) { $0 + $1.setAside.personalCount }
            // Only what was chosen is looked at by the proof, so what it set aside had been chosen.
            if personal > 0 {
                let which =
                    takesAll
                    ? "\(personal)" : personal == 1 ? "the one that was chosen" : "all \(personal) that were chosen"
                throw KitError(
                    .export,
                    "no record is left: \(which) \(personal == 1 ? "keeps" : "keep") something personal and"
                        + " \(personal == 1 ? "is" : "are") set aside by the proof over the output",
                    hint: "with proof: {do: refuse} the run says in which fields")
            }
            let setAside = contents.datasets.reduce(0) { $0 + $1.setAside.malformedCount }
            if setAside > 0, takesAll {
                let line = contents.datasets.compactMap { $0.setAside.lines.first }.first ?? 1
                throw KitError(
                    .export, "no record is left: \(setAside) are malformed, the first at line \(line)",
                    hint: "does datalease inspect read it as you expect? see csv: {delimiter, quote, escape}")
            }
            guard wishes.ids.isEmpty else {
                throw KitError(
                    .export, "no record was chosen: none has an id of --include",
                    hint: "ids are compared letter by letter with the values of the dataset's key: field")
            }
            throw KitError(
                .export, "no record was chosen: none fits what sample and --where ask for",
                hint: "texts are compared letter by letter, and a small share may pick no family of a small export")
        }
        try RowRisk.refuse(contents.datasets.map { ($0.name, $0.risk) })
        if let exchange = contents.exchange {
            // Both have its figures, which are known only now.
            description.exchange = exchange
            try file.add(BundleEntry.notice, Notice.text(description))
            try file.add(
                BundleEntry.exchangeReceipt, ExchangeReceiptForm.text(description, of: exchange, sha256: nil))
        }
        try file.add(BundleEntry.dictionary, FieldDictionary.csv(description))
        try file.add(BundleEntry.certificate, CertificateForm.text(description, sha256: nil))
        contents.written = try file.finish()
        contents.description = description
        return contents
    }

    /// Refuses ids that no export is searched for, and says where they are not searched for.
    private func refuseLostIDs(
        _ wishes: RowWishes, _ selections: [RowSelection], _ assignments: [ExportAssignment]
    ) throws {
        guard !wishes.ids.isEmpty else { return }
        guard selections.contains(where: \.includes) else {
            throw KitError(
                .usage, "no dataset of this run names a key field, so --include cannot find records",
                hint: "the agreement says which field it is: key: FIELD")
        }
        for (selection, assignment) in zip(selections, assignments) where !selection.includes {
            surroundings.notice(
                "\(assignment.dataset): names no key field, and is not searched for the ids of --include")
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
