internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// What the first records of an export would become.
public struct DatasetPreview: Sendable {
    /// The dataset.
    public let dataset: String
    /// One row a rule: the field, what is done to it, and its value in each of the first records.
    public let rows: [Row]
    /// The number of records shown.
    public let records: Int
    /// Lines for people: how the export was read, and which kept fields look personal.
    public let remarks: [String]

    /// A rule and what it writes.
    public struct Row: Sendable {
        /// The field or margin.
        public let field: String
        /// The operator's name.
        public let operatorName: String
        /// The new value in each record; `nil` where the record has no such value. Several values of one record are
        /// joined by ` | `.
        public let values: [String?]
    }
}

extension DataLease {
    /// Shows what the first `count` records of each export would become, under a key for this run alone. Writes no file,
    /// and demands only that the agreement is valid.
    ///
    /// Values that are kept leave as they are, so they are shown as `(kept)` unless `showingKept`.
    public func preview(
        agreement path: String, exports: [String], count: Int, showingKept: Bool
    ) throws -> [DatasetPreview] {
        let document = try Self.readAgreement(path)
        let plans = Plan.compile(document.agreement)
        let key = try throwawayKey()
        var previews: [DatasetPreview] = []
        for assignment in try ExportAssignment.assignments(exports, of: document.agreement) {
            guard let plan = plans.first(where: { $0.name == assignment.dataset }) else { continue }
            let rules = ExportRules(plan, showingEverything: true)
            do {
                let steps = try BatchSteps(rules, key: key, bundle: nil)
                previews.append(
                    try preview(assignment, rules, steps, count: max(1, count), showingKept: showingKept))
            } catch {
                throw ExportRefusal.naming(error, dataset: plan.name, rules: rules)
            }
        }
        return previews
    }

    private func preview(
        _ assignment: ExportAssignment, _ rules: ExportRules, _ steps: BatchSteps, count: Int, showingKept: Bool
    ) throws -> DatasetPreview {
        let reading = try Exports.reading(
            try ExportBytes(assignment.input, mayBePipe: true), rules, needsRecords: false)
        var values: [[String?]] = Array(repeating: [], count: rules.rules.count)
        var shown = 0
        var scrubbed = ScrubTally()
        var survey = KeptFieldSurvey(rules)
        // No file is written: what is looked at fits in memory.
        let proof = try OutputProof(path: "", random: surroundings.random, memoryLimit: .max)
        let step = rules.plan.proof.isOff ? nil : try proof.begin(rules, entry: "", policy: .say)
        while shown < count, let batch = try reading.next() {
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
            scrubbed.add(answer.scrubbed)
            let taken = min(count - shown, batch.recordCount)
            for rule in values.indices { values[rule] += Array(repeating: nil, count: taken) }
            for (index, cell) in answer.batch.cells.cells.enumerated() where cell.record < UInt32(taken) {
                let place = shown + Int(cell.record)
                let text = Self.text(
                    of: index, in: answer.batch, answer.replacements, codec: reading.codec, showingKept: showingKept)
                let earlier = values[Int(cell.rule)][place]
                values[Int(cell.rule)][place] = earlier.map { "\($0) | \(text)" } ?? text
            }
            for record in answer.batch.cells.setAside where record.record < UInt32(taken) {
                for rule in rules.plan.rules.indices { values[rule][shown + Int(record.record)] = "(set aside)" }
            }
            shown += taken
        }
        guard shown > 0 else {
            throw KitError(.export, "dataset \(rules.plan.name): the export holds no records")
        }
        return DatasetPreview(
            dataset: rules.plan.name,
            // Rules for what is not there by name are shown where they applied.
            rows: rules.rules.filter { rule in
                Int(rule.index) < rules.plan.rules.count || values[Int(rule.index)].contains { $0 != nil }
            }.map { rule in
                DatasetPreview.Row(
                    field: rule.field.isEmpty ? "(any other)" : rule.field, operatorName: rule.operator.name,
                    values: values[Int(rule.index)])
            }, records: shown,
            remarks: (rules.plan.sample.summary.map { ["a bundle holds a sample: \($0)"] } ?? []) + reading.remarks
                + (scrubbed.summary.map { ["scrubbed of the first batches: \($0)"] } ?? [])
                + survey.warnings(byName: true)
                + (try proof.remarks()).map { "the proof over the output would stop here: \($0)" })
    }

    private static func text(
        of index: Int, in batch: Batch, _ replacements: Replacements, codec: CellCodec, showingKept: Bool
    ) -> String {
        switch replacements.actions[index] {
        case .drop: return "(dropped)"
        case .replace:
            return printable(replacements.bytes[replacements.ranges[index]])
        case .keep:
            guard showingKept else { return "(kept)" }
            var value = ValueColumn()
            codec.decode(batch.cells.cells[index], in: batch.bytes, into: &value)
            return printable(value[0])
        }
    }

    /// A value in a form that cannot steer a terminal, at most forty characters of it.
    private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        let whole = String(decoding: bytes, as: UTF8.self)
        for scalar in whole.unicodeScalars.prefix(40) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: text += scalar == "\n" ? "⏎" : "·"
            case .format: continue
            default: text.unicodeScalars.append(scalar)
            }
        }
        return whole.unicodeScalars.count > 40 ? text + "…" : text
    }
}

/// Which kept fields look personal, by what the first batch of an export holds: a net with holes, not a proof.
struct KeptFieldSurvey {
    private let kept: [PlannedRule]
    private var censuses: [ColumnCensus]
    private let recogniser = Recogniser()

    init(_ rules: ExportRules) {
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
        var survey = KeptFieldSurvey(rules)
        while var batch = (try? reading.next()) ?? nil {
            guard batch.kind == .records else { continue }
            guard (try? reading.tokenizer?.tokenise(&batch)) != nil || reading.tokenizer == nil else { return }
            survey.add(batch, codec: reading.codec)
            break
        }
        for warning in survey.warnings(byName: false) { surroundings.notice("warning: \(plan.name): \(warning)") }
    }
}
