internal import Agreements
internal import Bundles
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Registry

/// What the datasets of one bundle are written with, one after another.
private struct BundleWriting {
    let bundle: BundleInPreparation
    let request: PreparationRequest
    /// The encrypted file, under its temporary name.
    let file: EncryptedFile
    let proof: OutputProof
    let exchange: ExchangeInPreparation?
    /// What the bundle's pseudonyms go by beside the key; `nil` where those of the agreement do.
    let pseudonymsOf: String?
    /// What was read of the exports before: the digests of those that were, and whom they know.
    let first: (digests: [String: Digest], people: PeopleOfRun?)

    /// What becomes of what the proof over the output finds in a dataset; `nil` where it is not searched.
    func policy(of plan: DatasetPlan) -> OutputProof.Policy? {
        exchange == nil ? OutputProof.Policy(plan.proof, isRehearsal: request.isRehearsal) : .init(exchanging: plan)
    }
}

extension DataLease {
    /// Writes the encrypted file under its temporary name: what the recipient is told and holds it under, the datasets, each
    /// as its export is read, and the forms. It ends with the file only where the proof over the output lets all of it leave.
    func write(
        _ bundle: BundleInPreparation, _ assignments: [ExportAssignment], key: borrowing MasterKey,
        _ request: PreparationRequest, _ waivers: [GivenWaiver], _ exchange: ExchangeInPreparation?,
        in registry: Registry
    ) async throws -> BundleContents {
        let file = try EncryptedFile(
            bundle.path(of: bundle.temporary.encrypted), manifest: bundle.manifest, to: bundle.recipients,
            library: request.library, random: surroundings.random)
        var description = bundle.description(of: assignments)
        if !bundle.isExchange { try file.add(BundleEntry.notice, Notice.text(description)) }
        try addTerms(of: bundle, to: file, in: registry)
        let proof = try OutputProof(
            path: bundle.path(of: bundle.temporary.proof), random: surroundings.random,
            recogniser: try bundle.plans.first?.recogniser() ?? Recogniser(), waived: WaivedPlaces(waivers),
            isDrafting: request.waiverDraft != nil, strictness: exchange == nil ? .sample : .nobody)
        let pseudonymsOf = bundle.document.agreement.linkable == .bundle ? "B\(bundle.name.number)" : nil
        let wishes = try RowWishes(request, datasets: assignments.map(\.dataset))
        var selections = try assignments.compactMap { bundle.plan($0.dataset) }.map { plan in
            try RowSelection(plan, wishes, key: key, bundle: pseudonymsOf)
        }
        try refuseLostIDs(wishes, selections, assignments)
        let writing = BundleWriting(
            bundle: bundle, request: request, file: file, proof: proof, exchange: exchange,
            pseudonymsOf: pseudonymsOf,
            first: try firstPass(
                over: assignments, bundle.plans, &selections, key: key, bundle: pseudonymsOf,
                mostValues: request.mostKnownValues))
        var contents = BundleContents()
        for (assignment, selection) in zip(assignments, selections) {
            guard let plan = bundle.plan(assignment.dataset) else { continue }
            try await write(plan, assignment, selection, key: key, with: writing, into: &contents, in: registry)
        }
        try finish(
            proof, threads: request.threads, draftingIn: request.waiverDraft, under: bundle.document,
            preparer: bundle.preparer.fingerprint)
        contents.waivers = proof.usedWaivers
        for place in contents.datasets.indices {
            contents.datasets[place].waived = proof.waivedCount(contents.datasets[place].name)
        }
        try refuseEmpty(contents, selections, wishes)
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

    /// Adds what the recipient holds the bundle under: the agreement, its schedule and profiles.
    private func addTerms(of bundle: BundleInPreparation, to file: EncryptedFile, in registry: Registry) throws {
        try file.add(BundleEntry.agreement, bundle.document.bytes)
        if let schedule = bundle.document.schedule {
            try file.add(BundleEntry.schedule, schedule.bytes)
            if !bundle.name.isRehearsal {
                try file.add(
                    BundleEntry.scheduleSignature, try scheduleSignature(of: schedule.reference, in: registry))
            }
        }
        for profile in bundle.profiles { try file.add(profile.entry, profile.bytes) }
    }

    /// Writes one dataset: its export is read, changed, searched, measured and, in an exchange, booked, batch by batch.
    private func write(
        _ plan: DatasetPlan, _ assignment: ExportAssignment, _ selection: RowSelection, key: borrowing MasterKey,
        with writing: BundleWriting, into contents: inout BundleContents, in registry: Registry
    ) async throws {
        let (bundle, request, file, exchange) = (writing.bundle, writing.request, writing.file, writing.exchange)
        let entry = bundle.entry(plan)
        let policy = writing.policy(of: plan)
        // What leaves as it is needs cells, too, to be looked at.
        let rules = ExportRules(
            plan, showingEverything: policy != nil, consulting: selection.fields,
            comparing: QuasiIdentifiers.rules(of: plan))
        let watch = ExportWatch(surroundings, dataset: plan.name)
        let bytes: ExportBytes
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
            proof: try policy.map { try writing.proof.begin(rules, entry: entry, policy: $0) }, exchange: step?.step)
        let measure = try RiskMeasure(
            rules, path: bundle.path(of: bundle.temporary.risk), random: surroundings.random)
        try file.begin(entry)
        let tally: Pipeline.Tally
        do {
            tally = try await pipeline.run(
                bytes,
                steps: try BatchSteps(rules, key: key, bundle: writing.pseudonymsOf, people: writing.first.people),
                measuring: measure, booking: book, watching: watch, prove: { try writing.proof.add($0) }
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
        let surveyed = writing.first.digests[plan.name]
        guard surveyed == nil || surveyed == bytes.digest else {
            throw KitError(
                .export, "dataset \(plan.name): the export was changed while it was read",
                hint: "run this again when nothing writes to \(assignment.path)")
        }
        if policy != nil { try writing.proof.end(plan.name, digest: bytes.exportDigest) }
        let risk = try measure.finish(threads: request.threads)
        try file.end(rows: tally.rowsShared, risk: risk.figures)
        for remark in tally.remarks { surroundings.notice("\(plan.name): \(remark)") }
        contents.datasets.append(
            BundleContents.Dataset(
                name: plan.name, path: bytes.isFile ? assignment.path : nil, entry: entry, digest: bytes.digest,
                size: bytes.size, rowsRead: tally.rowsRead, rowsShared: tally.rowsShared,
                reasons: selection.reasons(tally.counts, setAside: tally.setAside.personalCount),
                withheld: tally.counts.withheld, setAside: tally.setAside, scrubbed: tally.scrubbed,
                operations: PrivateReport.Operation.all(of: rules, measure.values, isSearched: policy != nil),
                proof: PrivateReport.Proof(plan.proof), risk: risk))
    }
}

/// What is refused of a run as a whole.
extension DataLease {
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

    /// Refuses a bundle in which there is no record, and says what took them.
    private func refuseEmpty(_ contents: BundleContents, _ selections: [RowSelection], _ wishes: RowWishes) throws {
        guard !contents.datasets.contains(where: { $0.rowsShared > 0 }) else { return }
        if let booked = contents.booked {
            throw KitError(
                .export, "nothing is left to send: each of the \(booked.read.rows) records is held back as a person's",
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
        let withheld = contents.datasets.reduce(0) { $0 + $1.withheld }
        guard withheld == 0 else {
            throw KitError(
                .export,
                "no record was chosen: "
                    + (withheld == 1 ? "the one that --include names does" : "the \(withheld) that --include names do")
                    + " not fit the agreement's where",
                hint: "include others, or have a version of the agreement signed that lets them leave")
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
}
