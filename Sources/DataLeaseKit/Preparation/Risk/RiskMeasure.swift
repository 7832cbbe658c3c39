internal import Agreements
internal import Bundles
internal import Detection
internal import Primitives
internal import Records

/// How easily a row of one export is found again by what leaves of it. Owned by the one writer of a preparation.
final class RiskMeasure {
    /// The most fields whose pseudonyms are counted.
    private static let mostCounted = 256

    private let rules: ExportRules
    private let key: ProofKey
    private let path: String
    private let memoryLimit: Int
    private var fields: QuasiIdentifiers
    private var counted: [PlannedRule] = []
    private var index: RiskIndex
    private var counts: [PseudonymCount] = []
    private var empty = 0
    /// For each rule, how many values it has in records that leave; empty ones do not count.
    private(set) var values: [Int]

    /// A measure whose hashes go by a key of its own, and that may write to a file which has the name `path` for a moment.
    init(
        _ rules: ExportRules, path: String, random: (Int) throws -> [UInt8],
        memoryLimit: Int = RiskIndex.standardLimit
    ) throws {
        self.rules = rules
        self.path = path
        self.memoryLimit = memoryLimit
        key = ProofKey(try random(ProofKey.size))
        values = Array(repeating: 0, count: rules.rules.count)
        fields = QuasiIdentifiers(rules.plan)
        index = RiskIndex(fieldCount: 0, threshold: 0, path: path)
    }

    /// What looks at batches, of an export that turned out not to have the `absent` fields. Nothing was added before.
    func begin(absent: [String]) -> RiskStep {
        fields = QuasiIdentifiers(rules.plan, absent: absent)
        counted = Array(
            rules.plan.rules.filter { QuasiIdentifiers.isConsistent($0) && !absent.contains($0.field) }
                .prefix(Self.mostCounted))
        counts = Array(repeating: PseudonymCount(), count: counted.count)
        index = RiskIndex(
            fieldCount: fields.rules.count, threshold: rules.plan.risk.k ?? RowRisk().threshold, path: path,
            memoryLimit: memoryLimit)
        return RiskStep(key, rules, comparing: fields.rules, counting: counted)
    }

    /// Takes what a batch has; batches come in their order.
    func add(_ finds: RiskFinds) throws {
        for (rule, count) in finds.values.enumerated() { values[rule] += count }
        for (place, hashes) in finds.pseudonyms.enumerated() where !hashes.isEmpty { counts[place].add(hashes) }
        empty += finds.empty
        try index.add(finds.records)
    }

    /// The figures of the whole export, counted on up to `threads` threads at once.
    func finish(threads: Int = 1) throws -> RowRisk {
        var risk = RowRisk()
        risk.over = fields.rules.map(\.field)
        risk.isDeclared = fields.isDeclared
        risk.leftAside = fields.leftAside
        risk.asked = rules.plan.risk.k
        let likenesses = try index.likenesses(threads: threads)
        risk.likeness = likenesses.first ?? RowRisk.Likeness()
        risk.empty = empty
        for (rule, others) in zip(fields.rules, likenesses.dropFirst()) {
            risk.without.append(
                RowRisk.Without(field: rule.field, smallest: others.smallest, below: others.belowAsked))
        }
        (risk.identifying, risk.checked) = QuasiIdentifiers.identifying(rules)
        risk.pseudonyms = zip(counted, counts).filter(\.1.isWeak).map { rule, count in
            RowRisk.WeakPseudonym(
                field: rule.field, values: count.values, distinct: count.distinct, most: count.most)
        }
        return risk
    }
}

extension RowRisk {
    /// Refuses where rows are less alike than their agreement asks for; says it of all datasets at once.
    static func refuse(_ datasets: [(name: String, risk: RowRisk)]) throws(KitError) {
        let refused = datasets.filter { _, risk in
            risk.likeness.rows > 0 && risk.likeness.smallest < risk.asked ?? 0
        }
        guard !refused.isEmpty else { return }
        let found = refused.map { name, risk in
            "dataset \(name): k is \(risk.likeness.smallest) over \(risk.shownFields), and the agreement asks for"
                + " \(risk.threshold): \(risk.likeness.belowAsked) of \(risk.likeness.rows) rows have fewer alike,"
                + " and \(risk.likeness.unique) are like no other"
        }
        let hints = refused.map { name, risk in
            let first = risk.firstToGeneralise
            let dataset = refused.count > 1 ? "\(name): " : ""
            return first.map { "\(dataset)generalise \(ExportError.printable($0.field)) first: without it \($0.text)" }
                ?? "\(dataset)no field alone makes the rows alike"
        }
        throw KitError(
            .export, "rows can be found again: \(found.joined(separator: "; "))",
            hint: hints.joined(separator: "; ")
                + " (date: {truncate: year}, postcode: {outward: area}, bucket, blank); or choose other rows")
    }

    private var shownFields: String {
        over.map(ExportError.printable).joined(separator: ", ") + (isDeclared ? "" : " (guessed)")
    }
}
