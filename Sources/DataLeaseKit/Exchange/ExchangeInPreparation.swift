internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// An exchange that is being prepared: its terms, its register, and its place in its sequence.
struct ExchangeInPreparation {
    let wishes: ExchangeWishes
    let terms: ExchangeTerms
    let dataset: String
    /// The register of incorporated payers; `nil` where no record speaks of a payer.
    let register: PayerRegister?
    /// The legal names of the parties.
    let parties: [String]
    let place: ExchangePlace
    let acknowledgeBy: CivilDate?
    /// Finds out whether the file went out before; nothing did for a rehearsal.
    let repeats: ExchangeRepeats
    /// The register that the exchange before was sent with.
    let registerBefore: Digest?
    /// Where the items and what was held back are listed; `nil` in a rehearsal.
    let lists: ExchangeLists?

    /// The step of the worker.
    func step(_ rules: ExportRules) throws -> (step: ExchangeStep, fields: ExchangeFields) {
        guard let fields = ExchangeFields(rules) else {
            throw KitError(.agreement, "dataset \(dataset): nothing says how its files are exchanged")
        }
        return (ExchangeStep(fields, register: register, parties: parties), fields)
    }

    /// What the statement and the ledger will say.
    func record(_ booked: BookedExchange) -> ExchangeRecord {
        ExchangeRecord(
            sequence: terms.sequence, number: place.number, dataset: dataset, read: booked.read, sent: booked.sent,
            heldBack: booked.heldBack, groups: booked.groups, register: register?.digest, items: booked.items,
            acknowledgeBy: acknowledgeBy,
            replaces: place.replaced.map {
                ExchangeRecord.Replacement(bundle: $0.bundle.number, reason: wishes.replacement?.reason ?? "")
            },
            despite: wishes.repetition.map { .init(bundles: repeats.excusedBundles, reason: $0.reason) })
    }
}

/// Where the lists of an exchange are in the home.
struct ExchangeLists {
    /// Each sent item: its reference, pence, day and code. Commas may stand in the reference alone.
    let items: String
    /// Each record that was held back: its line, reference, pence, and why.
    let heldBack: String

    /// The lists of bundle `number`.
    init(bundle number: Int, in home: Home) {
        items = "\(home.exchanges)/B\(number).items"
        heldBack = "\(home.exchanges)/B\(number).held-back.csv"
    }

    /// Removes what is half-written of them.
    func discard() {
        for path in [items, heldBack] { try? Folder.remove(Folder.temporaryName(of: path)) }
    }
}

extension DataLease {
    /// Refuses where the agreement is of another class than what is run.
    static func checkClass(of document: AgreementDocument, _ request: PreparationRequest) throws {
        switch (document.agreement.classification, request.exchange) {
        case (.debugSample, nil), (.transactional, .some): return
        case (.transactional, nil):
            throw KitError(
                .agreement, "\(document.agreement.id) is of class transactional: its files are exchanged, not sampled",
                hint: "use datalease exchange send AGREEMENT FILE --expect rows=N,pence=N --out DIR --as KEY")
        case (.debugSample, .some):
            throw KitError(
                .agreement, "\(document.agreement.id) is a debug sample: it is prepared, not exchanged",
                hint: "use datalease prepare AGREEMENT FILE --out DIR --as KEY")
        }
    }

    /// What is fixed of an exchange before its file is read. Refuses what its sequence forbids already.
    func exchange(
        _ bundle: BundleInPreparation, _ assignments: [ExportAssignment], _ request: PreparationRequest,
        in registry: Registry
    ) throws -> ExchangeInPreparation? {
        guard let wishes = request.exchange else { return nil }
        let agreement = bundle.document.agreement
        guard let assignment = assignments.first, assignments.count == 1, let plan = bundle.plan(assignment.dataset),
            let terms = plan.exchange
        else {
            throw KitError(
                .usage, "one exchange is one file of one dataset, and \(assignments.count) were given",
                hint: "send each by itself: each has its own number and its own receipt")
        }
        guard terms.direction == .outbound else {
            throw KitError(
                .usage, "dataset \(plan.name) is inbound: its files are received, not sent",
                hint: "use datalease exchange receive FILE --for BUNDLE")
        }
        let register = try terms.payers.map { payers in
            try PayerRegister(
                path: "\(Folder.parent(of: request.agreement))/\(payers.register)", name: payers.register)
        }
        // A draft has no sequence yet, and takes no number. What went out before is read where all of the ledger was checked:
        // a row that somebody hid would let a file go out twice.
        let all =
            request.isRehearsal ? [] : try checkedExchanges(besides: bundle.name.number, in: registry)
        let earlier = all.filter {
            $0.isRecorded && !$0.isVoided && $0.bundle.agreement.id == agreement.id && $0.sequence == terms.sequence
        }
        let place = try ExchangePlace(wishes, behind: earlier, in: terms.sequence)
        if !place.missing.isEmpty {
            let numbers = place.missing.prefix(5).map { "\($0)" }.joined(separator: ", ")
            surroundings.notice(
                "the sequence \(terms.sequence) lacks \(numbers)\(place.missing.count > 5 ? " and more" : ""): a file takes a"
                    + " missing number with --number N")
        }
        let calendar = try bankHolidays().calendar(for: agreement.division ?? .englandAndWales)
        return ExchangeInPreparation(
            wishes: wishes, terms: terms, dataset: plan.name, register: register,
            parties: [agreement.provider.legalName, agreement.recipient.legalName], place: place,
            acknowledgeBy: try terms.acknowledgeWithin?.end(from: bundle.preparedAt.londonDate, in: calendar).date,
            repeats: try ExchangeRepeats(
                all, of: agreement.id, in: terms.sequence, dataset: plan.name, at: place,
                despite: wishes.repetition?.bundles ?? []),
            registerBefore: earlier.last { $0.number < place.number && $0.stands }?.register,
            lists: request.isRehearsal ? nil : ExchangeLists(bundle: bundle.name.number, in: home))
    }

    /// The exchanges of the home, those that other runs have made ready among them, as a pass over all of the ledger saw them.
    private func checkedExchanges(besides number: Int, in registry: Registry) throws -> [Exchange] {
        try registry.checked(
            against: [try lastCheckpoint(of: registry)].compactMap(\.self), hashing: HashingThread.self
        ).exchangesAndReady(besides: number)
    }

    /// Refuses an export that went out before, says what is to be known of one that goes out now.
    func checkSequence(
        of exchange: ExchangeInPreparation, _ booked: BookedExchange, input: Digest, in registry: Registry
    ) throws {
        for remark in try compare(exchange.repeats, booked, input: input, in: registry) {
            surroundings.notice("\(exchange.dataset): \(remark)")
        }
        guard let register = exchange.register?.digest, let before = exchange.registerBefore else { return }
        if register != before {
            surroundings.notice(
                "\(exchange.dataset): the register of incorporated payers is another than at the exchange before")
        }
    }

    /// Refuses an export that went out before. Returns what is to be said of what went out, a line each.
    private func compare(
        _ repeats: ExchangeRepeats, _ booked: BookedExchange, input: Digest, in registry: Registry
    ) throws -> [String] {
        try repeats.refuse(input: input)
        try repeats.refuse(lastDay: booked.groups.compactMap(\.date).max())
        return try repeats.refuse(booked) { try keptItems(of: $0, in: registry) }
    }

    /// What is left at home of the items of an exchange.
    private func keptItems(of exchange: Exchange, in registry: Registry) throws -> ExchangeRepeats.Items {
        let path = ExchangeLists(bundle: exchange.bundle.number, in: home).items
        if try Folder.status(of: path) != nil { return .list(try ExchangeItems(path), path: path) }
        guard exchange.isRecorded else { return .missing }
        let copy = try registry.ownCopies(ofBundle: exchange.bundle.number).first { $0.digest == exchange.items }
        let isPurged = try copy.map { try wasRemoved($0, of: exchange.bundle.number, in: registry) } ?? false
        return isPurged ? .purged : .missing
    }

    /// Makes a bundle ready. The file of an exchange is compared once more where there are exchanges by now that it was not
    /// compared with: of two runs with the same items, in whatever sequences, the one that comes second is refused.
    func makeReady(
        _ ready: ReadyPreparation, _ exchange: ExchangeInPreparation?, _ contents: BundleContents,
        in registry: Registry
    ) throws {
        guard !ready.bundle.isRehearsal, let exchange, let booked = contents.booked,
            let input = ready.bundle.datasets.first?.input
        else { return try registry.readyPreparation(ready) }
        var repeats = exchange.repeats
        for _ in 0..<100 {
            if try Self.isReady(ready, comparedWith: repeats.known, in: registry) { return }
            repeats = try repeats.renewed(among: try checkedExchanges(besides: ready.bundle.bundle, in: registry))
            _ = try compare(repeats, booked, input: input, in: registry)
        }
        throw KitError(
            .failed, "\(ready.bundle.stem) cannot be recorded: other runs send something all the time",
            hint: "run this again when they are done; nothing was written")
    }

    /// Makes a bundle ready; `false` where there is an exchange that its file was not compared with.
    private static func isReady(
        _ ready: ReadyPreparation, comparedWith known: Set<Int>, in registry: Registry
    ) throws(RegistryError) -> Bool {
        do {
            try registry.readyPreparation(ready, comparedWith: known)
            return true
        } catch {
            guard error.problem == .outdated else { throw error }
            return false
        }
    }

    /// Removes the lists of an exchange that was not completed. Those of one that is recorded stay.
    func removeUnusedLists(ofBundle number: Int, in registry: Registry) throws {
        let lists = ExchangeLists(bundle: number, in: home)
        let unused = try [lists.items, lists.heldBack].filter { try Folder.status(of: $0) != nil }
        guard !unused.isEmpty,
            try !registry.events(ofBundle: number).contains(where: { $0.body.kind == .bundlePrepared })
        else { return }
        for path in unused { try Folder.remove(path) }
    }
}
