internal import Agreements
internal import Primitives
internal import Pseudonyms
internal import Records

/// A rule as a worker applies it: its operator under its key, and where it looks beside its own values.
struct RuleStep: Sendable {
    let rule: RuleIndex
    /// `nil` where the field is dropped.
    let pseudonymiser: Pseudonymiser?
    let companion: RuleIndex?
    /// Whether the companion stands in the same scope, as an account's other half does, or in the same record.
    let companionIsInScope: Bool

    /// The steps of all rules that change something, their keys derived from `key` for their semantic types; with
    /// `bundle`, for that bundle alone.
    fileprivate static func steps(
        of rules: ExportRules, key: borrowing MasterKey, bundle: String?
    ) throws(PseudonymError) -> [RuleStep] {
        var steps: [RuleStep] = []
        for rule in rules.rules where rule.operator != .keep {
            // Without its record a text is never scrubbed: `ScrubStep` does it.
            if case .scrub = rule.operator { continue }
            let type = rule.semanticType ?? rule.operator.name
            let fieldKey = try key.subkey(type: type, bundle: bundle)
            let companionIsInScope = if case .account = rule.operator { true } else { false }
            steps.append(
                RuleStep(
                    rule: rule.index,
                    pseudonymiser: rule.operator == .drop ? nil : Pseudonymiser(operator: rule.operator, key: fieldKey),
                    companion: rule.companion?.index, companionIsInScope: companionIsInScope))
        }
        return steps
    }
}

/// What is done to the cells of a batch: each rule for itself, and then the free text, which speaks of the others.
struct BatchSteps: Sendable {
    fileprivate let rules: [RuleStep]
    fileprivate let scrub: ScrubStep?

    /// The steps of `rules`, their keys derived from `key`; with `bundle`, for that bundle alone.
    ///
    /// - Parameter people: What all exports of the run hold; needed where a rule says `known: export`.
    init(_ rules: ExportRules, key: borrowing MasterKey, bundle: String?, people: PeopleOfRun? = nil) throws {
        self.rules = try RuleStep.steps(of: rules, key: key, bundle: bundle)
        scrub = try ScrubStep(rules, key: key, bundle: bundle, people: people)
    }
}

/// A batch on its way to a worker.
struct ChosenBatch: Sendable {
    var batch: Batch
    /// What is chosen of it, with its cells found and the other records left out; `nil` where that is still to be done, and
    /// needs nothing but the batch.
    var counts: RowCounts?
}

/// Transforms one batch: a pure function of rules, keys and the batch, and so the same on any thread.
struct BatchWorker: Sendable {
    private let steps: BatchSteps
    private let codec: CellCodec
    private let tokenizer: BatchTokenizer?
    private let chooser: RowChooser
    private let proof: ProofStep?
    private let risk: RiskStep?
    private let exchange: ExchangeStep?

    /// A batch with its new values.
    struct Output: Sendable {
        var bytes: [UInt8]
        /// The records in it, without those that were not chosen.
        var counts: RowCounts
        /// The lines of the records that were set aside.
        var setAside: [Int]
        /// What was replaced in the free text of the records that leave.
        var scrubbed: ScrubTally
        /// What the proof over the output took note of.
        var proof: ProofFinds
        /// What the figures of risk are made of.
        var risk: RiskFinds
        /// What was read of an exchange.
        var exchange: ExchangeFinds
    }

    /// What becomes of a batch, before it is written.
    struct Answer {
        /// The batch with its cells.
        var batch: Batch
        /// What is to be written in their place.
        var replacements: Replacements
        /// How many records are chosen.
        var counts: RowCounts
        /// What is replaced in free text, also of records that the proof will set aside.
        var scrubbed: ScrubCounts
        /// What is left standing in free text.
        var standing: StandingText
    }

    init(
        _ steps: BatchSteps, codec: CellCodec, tokenizer: BatchTokenizer?, chooser: RowChooser, proof: ProofStep? = nil,
        risk: RiskStep? = nil, exchange: ExchangeStep? = nil
    ) {
        self.steps = steps
        self.codec = codec
        self.tokenizer = tokenizer
        self.chooser = chooser
        self.proof = proof
        self.risk = risk
        self.exchange = exchange
    }

    /// Whether it can find the cells of delimited records: only once the header is known.
    var knowsColumns: Bool { tokenizer != nil }

    /// A batch with its cells, and those of its records that are not chosen left out.
    ///
    /// - Parameter fitting: How many records before it fit the conditions of the selection.
    func chosen(_ input: Batch, behind fitting: Int) throws -> ChosenBatch {
        var batch = input
        if batch.kind != .preamble { try tokenizer?.tokenise(&batch) }
        let counts = batch.kind == .records ? try chooser.choose(&batch, behind: fitting) : RowCounts()
        return ChosenBatch(batch: batch, counts: counts)
    }

    /// The batch with its new values, in the encoding of the export.
    func transform(_ input: ChosenBatch) throws -> Output {
        var answer = try answer(input)
        // Before the proof, which is told what the register accounts for.
        var reading = exchange?.read(&answer.batch, codec) ?? ExchangeStep.Reading()
        let finds =
            proof?.apply(
                to: &answer.batch, answer.replacements, answer.standing, codec, accounted: reading.accounted)
            ?? ProofFinds()
        ExchangeStep.hold(finds.heldBack, in: &reading.finds)
        // Behind the proof, which may set records aside.
        let risk = risk?.apply(to: answer.batch, answer.replacements, codec) ?? RiskFinds()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(input.batch.bytes.count + input.batch.bytes.count / 8)
        try codec.splice(answer.batch, answer.replacements, into: &bytes)
        if codec.encoding != .utf8 {
            var encoded: [UInt8] = []
            encoded.reserveCapacity(bytes.count * 2)
            try TextEncoder(codec.encoding).encode(bytes, into: &encoded)
            bytes = encoded
        }
        return Output(
            bytes: bytes, counts: answer.counts, setAside: answer.batch.cells.setAside.map(\.line),
            scrubbed: answer.scrubbed.tally(without: answer.batch.cells.leftOut), proof: finds, risk: risk,
            exchange: reading.finds)
    }

    /// What becomes of a batch.
    func answer(_ input: ChosenBatch) throws -> Answer {
        let chosen = input.counts == nil ? try chosen(input.batch, behind: 0) : input
        let (batch, counts) = (chosen.batch, chosen.counts ?? RowCounts())
        let index = CellsByRule(batch.cells)
        var replacements = Replacements(cellCount: batch.cells.cells.count)
        var values = ValueColumn()
        var known = steps.scrub?.noValues ?? []
        for step in steps.rules {
            let place = steps.scrub?.place(of: step.rule)
            guard let pseudonymiser = step.pseudonymiser else {
                for cell in index.cells(of: step.rule) { replacements.drop(cell) }
                if let place {
                    known[place].cells = codec.gather(step.rule, of: batch, by: index, into: &known[place].values)
                }
                continue
            }
            var cells = codec.gather(step.rule, of: batch, by: index, into: &values)
            if batch.kind == .header { withoutNames(&cells, &values, in: batch) }
            guard !cells.isEmpty else { continue }
            var output = ValueColumn()
            try pseudonymiser.apply(values, companions: companions(of: step, cells, batch, index), into: &output)
            replacements.replace(cells, by: output)
            if let place { known[place] = RuledValues(cells: cells, values: values, output: output) }
        }
        var standing = StandingText()
        let scrubbed = try steps.scrub?.apply(
            to: batch, by: index, codec, knowing: known,
            isValue: { batch.kind != .header || batch.cells.cells[$0].scope > 0 }, &replacements, &standing)
        return Answer(
            batch: batch, replacements: replacements, counts: counts, scrubbed: scrubbed ?? ScrubCounts(),
            standing: standing)
    }

    /// The names of columns are no values: the first record of a header loses the columns that are dropped, and nothing
    /// else. What stands below may be a record that was taken for a part of the header.
    private func withoutNames(_ cells: inout [Int], _ values: inout ValueColumn, in batch: Batch) {
        var kept = ValueColumn()
        var below: [Int] = []
        for (position, cell) in cells.enumerated() where batch.cells.cells[cell].scope > 0 {
            below.append(cell)
            kept.appendValue(values[position])
        }
        (cells, values) = (below, kept)
    }

    /// For each of `cells`, the value of the companion that belongs to it; empty where there is none.
    private func companions(
        of step: RuleStep, _ cells: [Int], _ batch: Batch, _ index: CellsByRule
    ) -> ValueColumn? {
        guard let companion = step.companion else { return nil }
        var values = ValueColumn()
        let partners = codec.gather(companion, of: batch, by: index, into: &values)
        let pairing = Pairing(batch.cells.cells, cells, partners, byScope: step.companionIsInScope)
        var column = ValueColumn()
        for position in pairing.partners {
            if let position { column.appendValue(values[position]) } else { column.endValue() }
        }
        return column
    }
}
