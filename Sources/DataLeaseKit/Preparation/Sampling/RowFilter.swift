internal import Agreements
internal import Pseudonyms
internal import Records

/// A condition, compiled for the rules of one dataset: a pure function of a batch, column by column.
struct RowFilter: Sendable {
    private indirect enum Node: Sendable {
        case all([Node])
        case any([Node])
        case not(Node)
        case test(RuleIndex, RowTest)
        case isOne(RuleIndex, of: [[UInt8]])
        case isMalformed(RuleIndex, ValueForm)
    }

    private let root: Node
    /// The rules that it looks at, each once.
    let rules: [RuleIndex]

    /// Compiles `condition`; a field that the plan does not have fits nothing.
    init(_ condition: RowCondition, of plan: DatasetPlan) {
        root = Self.node(condition, plan)
        rules = condition.fields.compactMap { plan.rule(for: $0)?.index }.sorted()
    }

    private static func node(_ condition: RowCondition, _ plan: DatasetPlan) -> Node {
        switch condition {
        case .all(let parts): return .all(parts.map { node($0, plan) })
        case .any(let parts): return .any(parts.map { node($0, plan) })
        case .not(let part): return .not(node(part, plan))
        case .field(let name, let test):
            guard let rule = plan.rule(for: name) else { return .any([]) }
            switch test {
            case .isOne(let texts):
                let sorted = texts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
                return .isOne(rule.index, of: sorted)
            case .isMalformed:
                guard let form = ValueForm(rule.operator) else { return .any([]) }
                return .isMalformed(rule.index, form)
            case .matches, .isEmpty, .length, .before, .after:
                return .test(rule.index, test)
            }
        }
    }

    /// For each record of `batch`, whether it fits.
    func marks(_ batch: Batch, by index: CellsByRule, _ codec: CellCodec) throws(PseudonymError) -> [Bool] {
        var column = ValueColumn()
        return try marks(root, batch, index, codec, &column)
    }

    private func marks(
        _ node: Node, _ batch: Batch, _ index: CellsByRule, _ codec: CellCodec, _ column: inout ValueColumn
    ) throws(PseudonymError) -> [Bool] {
        switch node {
        case .all(let parts):
            var fits = [Bool](repeating: true, count: batch.recordCount)
            for part in parts {
                let other = try marks(part, batch, index, codec, &column)
                for record in fits.indices { fits[record] = fits[record] && other[record] }
            }
            return fits
        case .any(let parts):
            var fits = [Bool](repeating: false, count: batch.recordCount)
            for part in parts {
                let other = try marks(part, batch, index, codec, &column)
                for record in fits.indices { fits[record] = fits[record] || other[record] }
            }
            return fits
        case .not(let part):
            return try marks(part, batch, index, codec, &column).map { !$0 }
        case .test(let rule, let test):
            let cells = codec.gather(rule, of: batch, by: index, into: &column)
            let passed = (0..<column.count).map { test.passes(column[$0]) }
            let needsAll = test == .isEmpty
            return Self.byRecord(cells, passed, batch, ofNone: test.passes([]), needsAll: needsAll)
        case .isOne(let rule, let texts):
            let cells = codec.gather(rule, of: batch, by: index, into: &column)
            let passed = (0..<column.count).map { SampleSelection.contains(texts, column[$0]) }
            return Self.byRecord(
                cells, passed, batch, ofNone: texts.contains { $0.isEmpty }, needsAll: false)
        case .isMalformed(let rule, let form):
            let cells = codec.gather(rule, of: batch, by: index, into: &column)
            let passed = try form.isMet(by: column.bytes, ends: column.ends).map { !$0 }
            return Self.byRecord(cells, passed, batch, ofNone: false, needsAll: false)
        }
    }

    /// For each record, whether one of its values passed, or with `needsAll` all of them did; `ofNone` where it has none.
    private static func byRecord(
        _ cells: [Int], _ passed: [Bool], _ batch: Batch, ofNone: Bool, needsAll: Bool
    ) -> [Bool] {
        var fits = [Bool](repeating: ofNone, count: batch.recordCount)
        var isSeen = [Bool](repeating: false, count: batch.recordCount)
        for (position, cell) in cells.enumerated() {
            let record = batch.cells.cells[cell].record
            guard record != .max else { continue }
            let place = Int(record)
            if !isSeen[place] {
                isSeen[place] = true
                fits[place] = passed[position]
            } else if needsAll {
                fits[place] = fits[place] && passed[position]
            } else {
                fits[place] = fits[place] || passed[position]
            }
        }
        return fits
    }
}

extension RowTest {
    /// Whether a decoded value passes; `isOne` and `isMalformed` are compiled and answered by `RowFilter`.
    fileprivate func passes(_ value: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .isOne(let texts): texts.contains { $0.utf8.elementsEqual(value) }
        case .isMalformed: false
        case .matches(let pattern): pattern.fits(value)
        case .isEmpty: value.isEmpty
        case .length(let range): range.contains(value.characterCount)
        case .before(let day): ValueForm.day(of: value).map { $0 < day } ?? false
        case .after(let day): ValueForm.day(of: value).map { $0 > day } ?? false
        }
    }
}

extension ArraySlice<UInt8> {
    /// The characters of a text in UTF-8: all bytes but those that go on with one.
    var characterCount: Int { reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
}
