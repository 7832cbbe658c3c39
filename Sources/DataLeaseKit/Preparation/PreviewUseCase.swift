internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// What the first records of an export would become.
public struct DatasetPreview: Sendable {
    /// The dataset.
    public let dataset: String
    /// The first records, in order.
    public let records: [Record]
    /// Lines for people: how the export was read, and which kept fields look personal.
    public let remarks: [String]

    /// A record.
    public struct Record: Sendable {
        /// What becomes of its values, in their order.
        public internal(set) var changes: [Change] = []
        /// How many of its fields are empty, and stay so.
        public internal(set) var emptyCount = 0
        /// Whether it goes nowhere: it is too broken to know its fields.
        public internal(set) var isSetAside = false
    }

    /// A value and what becomes of it. No original is in it, unless kept ones were asked for.
    public struct Change: Sendable {
        /// The field or margin, as its rule names it.
        public let field: String
        /// The operator's name.
        public let operatorName: String
        /// What becomes of the value.
        public let outcome: Outcome
    }

    /// What becomes of a value.
    public enum Outcome: Sendable {
        /// It leaves as it is: the value where kept ones were asked for or it is scrubbed text, else masked.
        case kept(String, isShown: Bool)
        /// The masked value, and the new one.
        case replaced(String, by: String)
        /// It is blanked or dropped, and not even its form is shown: it may be a secret.
        case removed(becomes: String)
    }
}

extension DataLease {
    /// Shows what the first `count` records of each export would become, under a key for this run alone. Writes no file,
    /// and demands only that the agreement is valid.
    ///
    /// Originals are masked: letters become `x`, digits `9`. Those that are kept leave as they are and are shown so with
    /// `showingKept`. What stands in scrubbed text leaves too, and is shown.
    public func preview(
        agreement path: String, exports: [String], count: Int, showingKept: Bool
    ) throws -> [DatasetPreview] {
        let document = try Self.readAgreement(path)
        try Self.refuseMaster(document)
        let plans = Plan.compile(document.agreement)
        let key = try throwawayKey()
        var previews: [DatasetPreview] = []
        let assignments = try ExportAssignment.assignments(exports, of: document.agreement)
        for line in try ExportAssignment.unread(exports, assignments) { surroundings.notice("warning: \(line)") }
        let people = try peopleAtBegin(of: assignments, plans, key: key, count: max(1, count))
        for assignment in assignments {
            guard let plan = plans.first(where: { $0.name == assignment.dataset }) else { continue }
            let rules = ExportRules(plan, showingEverything: true)
            do {
                let steps = try BatchSteps(rules, key: key, bundle: nil, people: people)
                previews.append(
                    try preview(assignment, rules, steps, count: max(1, count), showingKept: showingKept))
            } catch {
                throw ExportRefusal.naming(error, dataset: plan.name, rules: rules)
            }
        }
        return previews
    }

    /// What the first records of the exports hold about people, where texts are searched for that.
    private func peopleAtBegin(
        of assignments: [ExportAssignment], _ plans: [DatasetPlan], key: borrowing MasterKey, count: Int
    ) throws -> PeopleOfRun? {
        let present = Set(assignments.map(\.dataset))
        guard plans.contains(where: { present.contains($0.name) && $0.knowsExports }) else { return nil }
        var people: PeopleSurvey? = try PeopleSurvey(plans, key: key, bundle: nil, random: surroundings.random)
        for assignment in assignments {
            // A pipe is read once, for the preview itself.
            guard let plan = plans.first(where: { $0.name == assignment.dataset }),
                people?.looks(at: plan.name) == true,
                assignment.input != .standardInput, Folder.isRegularFile(assignment.input.path)
            else { continue }
            do {
                _ = try FirstPass.findings(in: assignment.input, plan, nil, shapes: nil, people: &people, most: count)
            } catch {
                throw ExportRefusal.naming(error, dataset: plan.name, rules: ExportRules(plan, showingEverything: true))
            }
        }
        return people?.people
    }

    private func preview(
        _ assignment: ExportAssignment, _ rules: ExportRules, _ steps: BatchSteps, count: Int, showingKept: Bool
    ) throws -> DatasetPreview {
        let reading = try Exports.reading(
            try ExportBytes(assignment.input, mayBePipe: true), rules, needsRecords: false)
        var records: [DatasetPreview.Record] = []
        var scrubbed = ScrubTally()
        var survey = try KeptFieldSurvey(rules)
        // No file is written: what is looked at fits in memory.
        let proof = try OutputProof(
            path: "", random: surroundings.random, memoryLimit: .max, recogniser: try rules.plan.recogniser())
        let step = rules.plan.proof.isOff ? nil : try proof.begin(rules, entry: "", policy: .say)
        while records.count < count, let batch = try reading.next() {
            guard batch.kind == .records else { continue }
            let worker = BatchWorker(
                steps, codec: reading.codec, tokenizer: reading.tokenizer,
                chooser: RowChooser(SampleSelection(.all)))
            let answer = try worker.answer(ChosenBatch(batch: batch, counts: nil))
            survey.add(answer.batch, codec: reading.codec)
            if let step {
                var looked = answer.batch
                try proof.add(step.apply(to: &looked, answer.replacements, answer.standing, reading.codec))
            }
            scrubbed.add(answer.scrubbed.tally(without: answer.batch.cells.leftOut))
            records += Self.records(
                of: answer, rules, codec: reading.codec, count: min(count - records.count, batch.recordCount),
                showingKept: showingKept)
        }
        guard !records.isEmpty else {
            throw KitError(.export, "dataset \(rules.plan.name): the export holds no records")
        }
        return DatasetPreview(
            dataset: rules.plan.name, records: records,
            remarks: (rules.plan.sample.summary.map { ["a bundle holds a sample: \($0)"] } ?? []) + reading.remarks
                + (rules.plan.knowsExports
                    ? ["known: export looked for what the first records hold; a bundle is made with what all do"] : [])
                + (scrubbed.summary.map { ["scrubbed of the first batches: \($0)"] } ?? [])
                + survey.warnings(byName: true)
                + (try proof.remarks()).map { "the proof over the output would stop here: \($0)" })
    }

    /// The first `count` records of a batch.
    private static func records(
        of answer: BatchWorker.Answer, _ rules: ExportRules, codec: CellCodec, count: Int, showingKept: Bool
    ) -> [DatasetPreview.Record] {
        var records = Array(repeating: DatasetPreview.Record(), count: count)
        for (index, cell) in answer.batch.cells.cells.enumerated() where cell.record < UInt32(count) {
            let place = Int(cell.record)
            let rule = rules.rules[Int(cell.rule)]
            // A text in which nothing was found leaves as it stands, and is shown as what stands in others is.
            let isScrubbed = if case .scrub = rule.operator { true } else { false }
            guard
                let outcome = outcome(of: index, in: answer, codec: codec, showingKept: showingKept || isScrubbed)
            else {
                records[place].emptyCount += 1
                continue
            }
            records[place].changes.append(
                DatasetPreview.Change(
                    field: rule.field.isEmpty ? "(any other)" : rule.field, operatorName: rule.operator.name,
                    outcome: outcome))
        }
        for record in answer.batch.cells.setAside where record.record < UInt32(count) {
            records[Int(record.record)] = DatasetPreview.Record(isSetAside: true)
        }
        return records
    }

    /// What becomes of a cell; `nil` where it is empty and stays so.
    private static func outcome(
        of index: Int, in answer: BatchWorker.Answer, codec: CellCodec, showingKept: Bool
    ) -> DatasetPreview.Outcome? {
        var column = ValueColumn()
        codec.decode(answer.batch.cells.cells[index], in: answer.batch.bytes, into: &column)
        let value = column[0]
        switch answer.replacements.actions[index] {
        case .drop: return value.isEmpty ? nil : .removed(becomes: "(dropped)")
        case .keep:
            guard !value.isEmpty else { return nil }
            return showingKept
                ? .kept(MaskedValue.printable(value), isShown: true) : .kept(MaskedValue.masked(value), isShown: false)
        case .replace:
            let new = answer.replacements.bytes[answer.replacements.ranges[index]]
            guard !new.isEmpty else { return value.isEmpty ? nil : .removed(becomes: "(empty)") }
            let old = MaskedValue.masked(value) { body in answer.standing.forEachPiece(of: index, body) }
            return .replaced(old, by: MaskedValue.printable(new))
        }
    }
}

/// Which kept fields look personal, by what the first batch of an export holds: a net with holes, not a proof.
struct KeptFieldSurvey {
    private let kept: [PlannedRule]
    private var censuses: [ColumnCensus]
    private let recogniser: Recogniser

    init(_ rules: ExportRules) throws {
        recogniser = try rules.plan.recogniser()
        kept = rules.rules.filter { $0.operator == .keep }
        censuses = kept.map { ColumnCensus(field: $0.field.isEmpty ? "(any other)" : $0.field) }
    }

    mutating func add(_ batch: Batch, codec: CellCodec) {
        let index = CellsByRule(batch.cells)
        var values = ValueColumn()
        for (position, rule) in kept.enumerated() {
            _ = codec.gather(rule.index, of: batch, by: index, into: &values)
            censuses[position].add(values, with: recogniser)
        }
    }

    /// What there is to say: by values, and with `byName` also by what a field is called, unless the agreement says
    /// why it is kept.
    func warnings(byName: Bool) -> [String] {
        zip(kept, censuses).flatMap { rule, census in
            census.findings.filter { finding in
                switch finding.cause {
                case .values: true
                case .name: byName && rule.because == nil && !rule.isMargin
                }
            }.map { "\($0), and the agreement keeps it as it is" }
        }
    }
}

extension DataLease {
    /// Warns where kept fields look personal in the first records of an export.
    ///
    /// Reads the begin of the file once more, with cells for kept values too. What cannot be read twice is not surveyed;
    /// what is wrong with it is found when it is read for the bundle.
    func warnAboutKeptFields(_ input: ExportInput, _ plan: DatasetPlan) {
        let rules = ExportRules(plan, showingEverything: true)
        guard Folder.isRegularFile(input.path), let bytes = try? ExportBytes(input),
            let reading = try? Exports.reading(bytes, rules, needsRecords: false)
        else { return }
        guard var survey = try? KeptFieldSurvey(rules) else { return }
        while var batch = (try? reading.next()) ?? nil {
            guard batch.kind == .records else { continue }
            guard (try? reading.tokenizer?.tokenise(&batch)) != nil || reading.tokenizer == nil else { return }
            survey.add(batch, codec: reading.codec)
            break
        }
        for warning in survey.warnings(byName: false) { surroundings.notice("warning: \(plan.name): \(warning)") }
    }
}
