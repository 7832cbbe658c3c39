internal import Agreements
internal import Primitives
internal import Pseudonyms
internal import Records

/// Which rows of one export are shared: what the agreement's `sample` takes, and what the preparer asks for.
struct RowSelection: Sendable {
    private let plan: DatasetPlan
    private let sample: Dataset.Sample
    /// What `--where` asks for.
    private let asks: RowCondition?
    /// The ids that `--include` names.
    private let ids: [[UInt8]]
    /// Whether the sample takes nothing: only records with one of the ids leave.
    private let isIncludedOnly: Bool
    private let picker: FamilyPicker?
    /// The numbers of the records to take for their shapes, sorted.
    var shapes: [Int] = []

    /// The selection of a dataset in one run.
    ///
    /// - Parameters:
    ///   - key: The key of the agreement, or of the rehearsal.
    ///   - bundle: The bundle whose pseudonyms are its own; `nil` where they are the agreement's.
    /// - Throws: `.usage` where records are asked for by their ids alone, and the dataset does not say where those stand;
    ///   `AgreementError` where a condition of the command line cannot be read.
    init(_ plan: DatasetPlan, _ wishes: RowWishes, key: borrowing MasterKey, bundle: String?) throws {
        self.plan = plan
        sample = plan.sample
        asks = try wishes.condition(for: plan)
        let takesNothing = wishes.includesOnly || (plan.sample.choice == .all && asks == nil)
        isIncludedOnly = !wishes.ids.isEmpty && takesNothing
        ids = plan.keyField == nil && !isIncludedOnly ? [] : wishes.ids
        if !ids.isEmpty, plan.keyField == nil {
            throw KitError(
                .usage, "dataset \(plan.name) names no key field, so --include cannot find records in it",
                hint: "the agreement says which field it is: key: FIELD")
        }
        if let family = plan.sample.family, let rule = plan.rule(for: family.field) {
            picker = FamilyPicker(
                operator: rule.operator, key: try key.subkey(type: family.type, bundle: bundle),
                threshold: family.share.threshold)
        } else {
            picker = nil
        }
    }

    /// Whether records are asked for by their ids and can be found here.
    var includes: Bool { !ids.isEmpty }

    /// Whether it chooses at all, and so needs to know where records stand.
    var needsRecords: Bool { !ids.isEmpty || sample != .all || asks != nil }

    /// Whether what it takes of a batch depends on how many records of those before fit: they go by their numbers among
    /// those that do.
    var isCounted: Bool {
        guard !isIncludedOnly, sample.condition != nil || asks != nil else { return false }
        switch sample.choice {
        case .first, .every: return true
        case .all, .families: return false
        }
    }

    /// How many rows of each shape there are to be; `nil` where shapes are not looked at.
    var wantedShapes: Int? { isIncludedOnly ? nil : sample.shapes }

    /// The names of the rules of the fields that it looks at.
    var fields: Set<String> {
        sample.fields.union(asks?.fields ?? []).union(ids.isEmpty ? [] : [plan.keyField].compactMap(\.self))
    }

    /// What chooses records of this export.
    func chooser(_ rules: ExportRules, codec: CellCodec) -> RowChooser {
        var criteria = RowChooser.Criteria()
        criteria.base = base
        criteria.lets = sample.condition.map { RowFilter($0, of: plan) }
        criteria.asks = asks.map { RowFilter($0, of: plan) }
        if !ids.isEmpty, let rule = plan.keyField.flatMap({ plan.rule(for: $0) }) {
            criteria.included = SampleSelection(including: ids, inCellsOf: rule.index, codec: codec)
        }
        criteria.shapes = shapes
        if case .shape(let rule) = rules.malformed { criteria.broken = rule }
        criteria.hasAllFields = if case .csv = plan.format { true } else { false }
        return RowChooser(criteria, codec: codec)
    }

    private var base: RowChooser.Base {
        guard !isIncludedOnly else { return .none }
        switch sample.choice {
        case .all: return .selection(SampleSelection(.all))
        case .first(let count):
            return isCounted ? .firstFitting(count) : .selection(SampleSelection(.first(count)))
        case .every(let step):
            return isCounted ? .everyFitting(step) : .selection(SampleSelection(.every(step)))
        case .families(let family):
            guard let picker, let rule = plan.rule(for: family.field) else { return .none }
            let isAccount = if case .account = rule.operator { true } else { false }
            return .families(picker, rule.index, companion: isAccount ? rule.companion?.index : nil)
        }
    }

    /// How many rows were taken for which reason, where there can be more than one: `100 by AccountId, 8 included`; and how
    /// many of these the proof over the output left out: `100 by AccountId, 8 included; 2 of these set aside`.
    func reasons(_ counts: RowCounts, setAside: Int) -> String? {
        guard needsRecords else { return nil }
        var reasons: [String] = []
        let isFiltered = sample.condition != nil || asks != nil
        switch sample.choice {
        case _ where isIncludedOnly: break
        case .all: if isFiltered { reasons.append("\(counts.sampled) by where") }
        case .first(let most):
            reasons.append("\(counts.sampled) by rows: \(most)\(isFiltered ? " of those that fit where" : "")")
        case .every(let step):
            reasons.append("\(counts.sampled) by every: \(step)\(isFiltered ? " of those that fit where" : "")")
        case .families(let family): reasons.append("\(counts.sampled) by \(ExportError.printable(family.field))")
        }
        if wantedShapes != nil { reasons.append("\(counts.shapes) for shapes") }
        if !ids.isEmpty { reasons.append("\(counts.included) included") }
        return reasons.joined(separator: ", ") + (setAside > 0 ? "; \(setAside) of these set aside" : "")
    }

    /// What is to be said of what was not found, and of what was found and did not leave; ids and values stay out of it.
    func remarks(_ counts: RowCounts) -> [String] {
        var remarks: [String] = []
        if counts.found < ids.count {
            let found = counts.found == 1 ? "1 record has one of them" : "\(counts.found) records have one of them"
            remarks.append("\(ids.count) ids were asked for, and \(found)")
        }
        if counts.withheld > 0 {
            remarks.append("\(counts.withheld) records that --include names do not fit the agreement's where, and stay")
        }
        if counts.nameless > 0, let family = sample.family {
            remarks.append("\(counts.nameless) records are of no family: \(family.field) is empty")
        }
        return remarks
    }

    func tooManyRows() -> KitError {
        let choose =
            plan.exchange != nil
            ? "a transactional file is sent whole: send it in parts, or raise maxRows in a new version of the agreement"
            : needsRecords
                ? "choose fewer: --where, fewer ids with --include, or a smaller sample: in a new version of the agreement"
                : "choose rows: --include ID... takes records by \(plan.keyField ?? "the dataset's key: field");"
                    + " sample: {rows: n} or {by: FIELD, share: 1/100} in the agreement takes a part"
        return KitError(
            .export, "dataset \(plan.name): more rows than the agreement's maxRows: \(plan.maxRows)", hint: choose)
    }
}

/// What the preparer asks for on the command line.
struct RowWishes: Sendable {
    /// The ids of the records that must be in, each once.
    let ids: [[UInt8]]
    /// Whether nothing but them is to leave.
    let includesOnly: Bool
    /// The conditions, by their datasets.
    private let conditions: [String: String]

    /// Reads what a request asks for, of the exports of `datasets`.
    ///
    /// - Throws: `.usage` where it contradicts itself or names no dataset, `.failed` where the file of ids cannot be read.
    init(_ request: PreparationRequest, datasets: [String]) throws {
        ids = try IncludedRecords.ids(request.include, from: request.includeFrom)
        includesOnly = request.includesOnly
        guard !includesOnly || !ids.isEmpty else {
            throw KitError(
                .usage, "--only-included without a record to include",
                hint: "name the records: --include ID... or --include-from FILE")
        }
        var conditions: [String: String] = [:]
        for text in request.conditions {
            let (dataset, condition) = try Self.split(text, datasets)
            guard conditions.updateValue(condition, forKey: dataset) == nil else {
                throw KitError(
                    .usage, "--where is given twice for dataset \(dataset)", hint: "join the two by and")
            }
        }
        self.conditions = conditions
    }

    /// Takes the name of the dataset from the front: `contacts: Status = "Active"`.
    private static func split(_ text: String, _ datasets: [String]) throws -> (dataset: String, condition: String) {
        for dataset in datasets where text.hasPrefix("\(dataset): ") {
            // Spaces in place of the name, so that places count from the begin of what was typed.
            let name = String(repeating: " ", count: dataset.count + 1)
            return (dataset, name + text.dropFirst(name.count))
        }
        guard let only = datasets.first, datasets.count == 1 else {
            throw KitError(
                .usage, "--where does not say which of the \(datasets.count) exports it is for",
                hint: "write the dataset before it: --where '\(datasets.first ?? "contacts"): FIELD = \"text\"'")
        }
        return (only, text)
    }

    /// The condition for the export of `plan`.
    func condition(for plan: DatasetPlan) throws(AgreementError) -> RowCondition? {
        guard let text = conditions[plan.name] else { return nil }
        return try plan.condition(text)
    }
}
