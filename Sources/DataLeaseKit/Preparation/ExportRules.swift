internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// The rules of one dataset as a reader and a worker look them up: those that the agreement names, and behind them one
/// for whatever it does not name, one for records that are too broken to know their fields, and one for secrets.
struct ExportRules: Sendable {
    let plan: DatasetPlan
    let rules: [PlannedRule]
    /// The index of the rule for unnamed fields and margins; `nil` where they are refused.
    let otherwise: RuleIndex?
    /// What becomes of records that are too broken to know their fields.
    let malformed: MalformedPolicy
    /// The index of the rule for unnamed columns whose name says that they hold a secret.
    let secret: RuleIndex
    /// Rules whose values somebody looks at although they are kept: companions of other rules, the key field, and what
    /// rows are chosen by.
    private let consulted: Set<RuleIndex>
    /// Whether every value gets a cell, also those that are kept.
    private let showsEverything: Bool

    /// The fields that rows are chosen by.
    private let deciding: [PlannedRule]

    /// - Parameters:
    ///   - fields: The names of the rules of the fields that rows are chosen by.
    ///   - compared: The rules of the fields by which rows are told apart.
    init(
        _ plan: DatasetPlan, showingEverything: Bool = false, consulting fields: Set<String> = [],
        comparing compared: [PlannedRule] = []
    ) {
        let index = RuleIndex(plan.rules.count)
        let unnamed = plan.rule(forUnnamed: "", index: index)
        self.plan = plan
        var rules = plan.rules + (unnamed.map { [$0] } ?? [])
        otherwise = unnamed.map { _ in index }
        let malformedIndex = RuleIndex(rules.count)
        if let rule = plan.rule(forMalformed: "(a malformed record)", index: malformedIndex) {
            rules.append(rule)
            malformed = .shape(malformedIndex)
        } else {
            malformed = plan.malformed == .setAside ? .setAside : .refuse
        }
        secret = RuleIndex(rules.count)
        rules.append(plan.rule(forSecret: "(a secret)", index: secret))
        self.rules = rules
        let key = plan.keyField.flatMap { plan.rule(for: $0)?.index }
        deciding = fields.sorted().compactMap { plan.rule(for: $0) }
        consulted = Set(
            plan.rules.compactMap { $0.companion?.index } + [key].compactMap(\.self) + deciding.map(\.index)
                + compared.map(\.index))
        showsEverything = showingEverything
    }

    /// Whether values of a rule need a cell: those that stay as they are and that nobody looks at need none.
    func needsCells(_ rule: PlannedRule) -> Bool {
        showsEverything || rule.operator != .keep || consulted.contains(rule.index)
    }

    /// What becomes of a record with more in it than the header has columns. Only who wrote a rule for such cells into the
    /// agreement itself says that they are the last ones, and that nothing has moved; else the malformed records' policy
    /// holds, or all of the record is treated as what no rule names.
    var surplus: MalformedPolicy? {
        if let rule = plan.rule(for: "#extra"), rule.origin == .agreement { return nil }
        if malformed == .refuse, let otherwise { return .shape(otherwise) }
        return malformed
    }

    /// The rules that need whole values: a part of a number that is taken for one would leave as a number that may be somebody's, and
    /// part of a key finds no record.
    var undivided: Set<RuleIndex> {
        Set(
            rules.filter { rule in
                switch rule.operator {
                case .keep: consulted.contains(rule.index)
                case .blank, .drop, .shape, .scrub: false
                default: true
                }
            }.map(\.index))
    }

    /// Whether some value leaves as it is, or in part.
    var keepsValues: Bool {
        rules.contains { rule in
            switch rule.operator {
            case .keep, .mask, .bucket, .postcode, .date, .digits, .scrub: true
            default: false
            }
        }
    }

    /// What a tokenizer is told of a margin: its rule's index, `noCell` where it may pass, `nil` where it is refused.
    func margin(_ name: String) -> RuleIndex? {
        guard let index = plan.rule(for: name)?.index ?? otherwise else { return nil }
        let rule = rules[Int(index)]
        return needsCells(rule) ? index : CSVTokenizer.noCell
    }

    /// The rule of a column; a column that is called like a margin is none. A column that nobody names and that says it
    /// holds a secret is dropped, where it is not refused.
    private func column(_ name: String) -> PlannedRule? {
        if !name.hasPrefix("#"), let rule = plan.rule(for: name) { return rule }
        return otherwise != nil && SecretName.matches(name) ? rules[Int(secret)] : nil
    }

    /// The names of the columns that must be there; where a profile knows none, of all that a rule names.
    var requiredColumns: Set<String> {
        let named = plan.rules.filter { !$0.isMargin }
        let required = named.filter { !$0.isOptional }
        return Set((required.isEmpty ? named : required).map(\.field))
    }

    /// The fields of the profile that are no column of `header`.
    func absentFields(_ header: [String]) -> [String] {
        let columns = Set(header)
        return plan.rules.filter { !$0.isMargin && $0.isOptional && !columns.contains($0.field) }.map(\.field)
    }

    /// For each field of each kind of record, its rule, or `noCell` where its values stay and nobody looks at them.
    func fieldRules(of fixed: Dataset.FixedLayout) throws -> [[RuleIndex]] {
        var unknown: [String] = []
        let fields = fixed.layout.records.map { record in
            record.fields.map { field in
                let name = fixed.name(of: field.name, in: record.name)
                guard let index = column(name)?.index ?? otherwise else {
                    unknown.append(name)
                    return CSVTokenizer.noCell
                }
                return needsCells(rules[Int(index)]) ? index : CSVTokenizer.noCell
            }
        }
        guard unknown.isEmpty else {
            throw KitError(
                .agreement, "dataset \(plan.name): no rule names the \(Self.list(unknown, "field"))",
                hint: "add a rule for each, such as NAME: {do: blank}, or set otherwise: blank; nothing was written")
        }
        return fields
    }

    /// Whether the first line names the columns; without a header they go by their numbers.
    private var hasHeader: Bool {
        if case .csv(let layout) = plan.format { layout.headerRow != 0 } else { false }
    }

    /// The rule of every column of a header, and a refusal where the two do not fit.
    ///
    /// Columns are named in a refusal only where all of the agreement's fields are found, or most columns are known: a
    /// first row that is no header holds values.
    func columnRules(_ header: [String]) throws -> [RuleIndex] {
        let fields = plan.rules.filter { !$0.isMargin }.map(\.field)
        let columns = Set(header)
        let missing = fields.filter { !columns.contains($0) && plan.rule(for: $0)?.isOptional != true }
        // Without one field to find, nothing tells a header from a record.
        guard !fields.isEmpty || !hasHeader else {
            throw KitError(
                .agreement, "dataset \(plan.name): no rule names a field, so nothing tells a header from a record",
                hint: "name the fields, or say that there is no header: csv: {header: {row: 0}}")
        }
        let isKnownHeader = missing.isEmpty || (header.count { column($0) != nil }) * 2 > header.count
        guard missing.count * 2 <= fields.count, isKnownHeader else {
            throw KitError(
                .export,
                "dataset \(plan.name): \(missing.count) of the \(fields.count) fields that the agreement names"
                    + " are not in the header",
                hint:
                    "is it the right export, delimiter and header row? (csv: {delimiter, header: {row}} in the agreement)"
            )
        }
        let unknown = header.filter { column($0) == nil }
        if otherwise == nil, !unknown.isEmpty {
            throw KitError(
                .export,
                "dataset \(plan.name): no rule of the agreement names the \(unknownColumns(header))"
                    + (missing.isEmpty ? "" : ", and no column has the name of the \(Self.list(missing, "rule"))"),
                hint: unknown.contains(where: { $0.hasPrefix("#") })
                    ? "a column without a name can have no rule: set otherwise: blank, or name it in the export; nothing was written"
                    : "add a rule for each, such as NAME: {do: blank}, or set otherwise: blank; nothing was written")
        }
        guard missing.isEmpty else {
            throw KitError(
                .export, "dataset \(plan.name): the export has no \(Self.list(missing, "column"))",
                hint: "the agreement names what is not there; is it the right export?")
        }
        let alone = plan.rules.first { rule in
            columns.contains(rule.field) && rule.companion.map { !columns.contains($0.field) } ?? false
        }
        if let alone, let companion = alone.companion {
            throw KitError(
                .export,
                "dataset \(plan.name): the export has no \(Self.list([companion.field], "column"))"
                    + ", and the rule of \(Self.list([alone.field], "column")) needs it",
                hint: "give \(alone.field) another rule in the agreement, such as blank")
        }
        if let absent = deciding.first(where: { !columns.contains($0.field) }) {
            throw KitError(
                .export,
                "dataset \(plan.name): the export has no \(Self.list([absent.field], "column")), and rows are chosen by it",
                hint: "is it the right export? see sample in the agreement, --where and --include")
        }
        return header.map { name in
            guard let index = column(name)?.index ?? otherwise, needsCells(rules[Int(index)]) else {
                return CSVTokenizer.noCell
            }
            return index
        }
    }

    /// The columns of a header that no rule names: by their numbers those whose names may be a value of somebody, as in a first
    /// row that is no header, and in an exchange all of them.
    private func unknownColumns(_ header: [String]) -> String {
        let unknown = header.enumerated().filter { column($1) == nil }
        let isHidden = unknown.map { plan.exchange != nil || mayBePersonal($0.element) }
        let named = zip(unknown, isHidden).filter { !$1 }.map(\.0.element)
        let numbers = zip(unknown, isHidden).filter(\.1).map { "\($0.0.offset + 1)" }
        let parts = [
            named.isEmpty ? nil : Self.list(named, "column"),
            numbers.isEmpty ? nil : Self.list(numbers, "column") + " of the header, counted from 1",
        ]
        return parts.compactMap(\.self).joined(separator: ", and the ")
    }

    /// Whether the name of a column that no rule names may be somebody's value, and is not to be shown. In doubt it may.
    func mayBePersonal(_ name: String) -> Bool {
        let recogniser = (try? plan.recogniser()) ?? Recogniser()
        return !recogniser.kinds(in: Array(name.utf8).span, atLeast: .doubtful).isEmpty
    }

    private static func list(_ names: [String], _ noun: String) -> String {
        let shown = names.prefix(64).map(ExportError.printable)
        let more = names.count > shown.count ? " and \(names.count - shown.count) more" : ""
        return "\(noun)\(names.count == 1 ? "" : "s") \(shown.joined(separator: ", "))\(more)"
    }
}
