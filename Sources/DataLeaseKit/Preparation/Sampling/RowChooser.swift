internal import Agreements
internal import Pseudonyms
internal import Records

/// Which records of a batch are taken, and why.
struct RowCounts: Sendable, Equatable {
    /// Those that the sample takes.
    var sampled = 0
    /// Those that were asked for by their ids, and that the sample does not take.
    var included = 0
    /// Those that are taken for the shape of a value alone.
    var shapes = 0
    /// All that have one of the ids, also where the agreement does not let them out.
    var found = 0
    /// Those of them that the agreement does not let out.
    var withheld = 0
    /// Those that fit the conditions and name no family.
    var nameless = 0
    /// Those that fit the conditions.
    var fitting = 0

    /// All that are taken.
    var taken: Int { sampled + included + shapes }

    mutating func add(_ other: RowCounts) {
        sampled += other.sampled
        included += other.included
        shapes += other.shapes
        found += other.found
        withheld += other.withheld
        nameless += other.nameless
        fitting += other.fitting
    }
}

/// Chooses records: a pure function of a batch and of how many records before it fit, so that batches can be worked on
/// in any order where that number is known.
struct RowChooser: Sendable {
    /// What takes a record that fits the conditions.
    enum Base: Sendable {
        /// Nothing: only records that are asked for by their ids.
        case none
        /// Its number in the export, or what stands in its key field.
        case selection(SampleSelection)
        /// Its number among those that fit.
        case firstFitting(Int)
        case everyFitting(Int)
        /// Its family.
        case families(FamilyPicker, RuleIndex, companion: RuleIndex?)
    }

    /// What there is to choose by.
    struct Criteria: Sendable {
        var base = Base.none
        /// What the agreement lets out.
        var lets: RowFilter?
        /// What the command line asks for, of that.
        var asks: RowFilter?
        var included: SampleSelection?
        /// The numbers of the records to take for their shapes, sorted.
        var shapes: [Int] = []
        /// The rule of records too broken to know their fields.
        var broken: RuleIndex?
        /// Whether every whole record has a cell of every rule that is looked at.
        var hasAllFields = false
    }

    private let criteria: Criteria
    private let codec: CellCodec

    init(_ criteria: Criteria, codec: CellCodec) {
        self.criteria = criteria
        self.codec = codec
    }

    /// Chooses records by their numbers, or by what stands in their key field.
    init(_ selection: SampleSelection) {
        self.init(Criteria(base: .selection(selection)), codec: CellCodec())
    }

    /// What is known of the records of a batch; `nil` stands for: all of them, or for ids and shapes, none.
    struct Marks {
        /// Those that fit both conditions.
        var fitting: [Bool]?
        var sampled: [Bool]?
        var included: [Bool]?
        var shapes: [Bool]?
        var counts = RowCounts()
    }

    /// Marks the records of `batch` that are not taken as left out.
    ///
    /// - Parameters:
    ///   - batch: A batch of records with its cells.
    ///   - fitting: How many records before it fit the conditions; looked at by `firstFitting` and `everyFitting` alone.
    func choose(_ batch: inout Batch, behind fitting: Int) throws(PseudonymError) -> RowCounts {
        var marks = try marks(batch, behind: fitting)
        guard criteria.included != nil || !criteria.shapes.isEmpty else {
            marks.counts.sampled = SampleSelection.take(marks.sampled, of: &batch)
            return marks.counts
        }
        let all = [Bool](repeating: true, count: batch.recordCount)
        var taken = marks.sampled ?? all
        for (record, isIncluded) in (marks.included ?? []).enumerated() where isIncluded { taken[record] = true }
        for (record, isShape) in (marks.shapes ?? []).enumerated() where isShape { taken[record] = true }
        _ = SampleSelection.take(taken, of: &batch)
        return marks.counts
    }

    /// What is known of the records of `batch`. None that is set aside is marked or counted.
    func marks(_ batch: Batch, behind fitting: Int) throws(PseudonymError) -> Marks {
        let count = batch.recordCount
        var marks = Marks()
        let looks = criteria.lets != nil || criteria.asks != nil
        let hasFamilies = if case .families = criteria.base { true } else { false }
        if !looks, !hasFamilies, criteria.included == nil, criteria.shapes.isEmpty,
            case .selection(let selection) = criteria.base
        {
            marks.sampled = selection.marks(in: batch)
            return marks
        }
        let index = CellsByRule(batch.cells)
        var isWhole = [Bool](repeating: true, count: count)
        for record in batch.cells.setAside { isWhole[Int(record.record)] = false }
        var lets = isWhole
        if looks || hasFamilies { leaveOutBroken(&lets, batch, index) }
        let known = lets
        if let filter = criteria.lets { Self.narrow(&lets, to: try filter.marks(batch, by: index, codec)) }
        var fits = lets
        if let filter = criteria.asks { Self.narrow(&fits, to: try filter.marks(batch, by: index, codec)) }
        marks.counts.fitting = fits.count { $0 }
        var sampled = fits
        switch criteria.base {
        case .none: sampled = [Bool](repeating: false, count: count)
        case .selection(let selection):
            if let chosen = selection.marks(in: batch) { Self.narrow(&sampled, to: chosen) }
        case .firstFitting(let wanted):
            Self.number(&sampled, from: fitting) { $0 < wanted }
        case .everyFitting(let step):
            Self.number(&sampled, from: fitting) { step <= 1 || $0.isMultiple(of: step) }
        case .families(let picker, let rule, let companion):
            let (picked, named) = try families(picker, rule, companion, batch, index)
            for record in sampled.indices where sampled[record] && !named[record] { marks.counts.nameless += 1 }
            Self.narrow(&sampled, to: picked)
        }
        if let wanted = criteria.included?.marks(in: batch) {
            var included = [Bool](repeating: false, count: count)
            for record in wanted.indices where wanted[record] && isWhole[record] {
                marks.counts.found += 1
                // Without a condition of the agreement every record may leave, broken or not.
                if criteria.lets == nil || (known[record] && lets[record]) {
                    included[record] = true
                } else {
                    marks.counts.withheld += 1
                }
            }
            marks.included = included
        }
        if !criteria.shapes.isEmpty { marks.shapes = shapes(batch, among: isWhole) }
        for record in 0..<count {
            if sampled[record] {
                marks.counts.sampled += 1
            } else if marks.included?[record] == true {
                marks.counts.included += 1
            } else if marks.shapes?[record] == true {
                marks.counts.shapes += 1
            }
        }
        marks.fitting = fits
        marks.sampled = sampled
        return marks
    }

    private static func narrow(_ marks: inout [Bool], to others: [Bool]) {
        for record in marks.indices { marks[record] = marks[record] && others[record] }
    }

    /// Keeps the marks whose number, counted from `first` over the marks themselves, `isTaken`.
    private static func number(_ marks: inout [Bool], from first: Int, _ isTaken: (Int) -> Bool) {
        var number = first
        for record in marks.indices where marks[record] {
            marks[record] = isTaken(number)
            number += 1
        }
    }

    /// Of a record whose fields are not known nobody can say what it holds: it fits nothing.
    private func leaveOutBroken(_ marks: inout [Bool], _ batch: Batch, _ index: CellsByRule) {
        if let broken = criteria.broken {
            for cell in index.cells(of: broken) where batch.cells.cells[cell].record != .max {
                marks[Int(batch.cells.cells[cell].record)] = false
            }
        }
        guard criteria.hasAllFields else { return }
        let familyRule: RuleIndex? = if case .families(_, let rule, _) = criteria.base { rule } else { nil }
        let rules = [criteria.lets?.rules.first, criteria.asks?.rules.first, familyRule].compactMap(\.self)
        guard let rule = rules.first else { return }
        var hasFields = [Bool](repeating: false, count: batch.recordCount)
        for cell in index.cells(of: rule) where batch.cells.cells[cell].record != .max {
            hasFields[Int(batch.cells.cells[cell].record)] = true
        }
        Self.narrow(&marks, to: hasFields)
    }

    /// For each record, whether one of its families is picked, and whether it has one.
    private func families(
        _ picker: FamilyPicker, _ rule: RuleIndex, _ companion: RuleIndex?, _ batch: Batch, _ index: CellsByRule
    ) throws(PseudonymError) -> (picked: [Bool], named: [Bool]) {
        var values = ValueColumn()
        let cells = codec.gather(rule, of: batch, by: index, into: &values)
        var others: ValueColumn?
        if let companion {
            var partners = ValueColumn()
            let places = codec.gather(companion, of: batch, by: index, into: &partners)
            var column = ValueColumn()
            for partner in Pairing(batch.cells.cells, cells, places, byScope: true).partners {
                if let partner { column.appendValue(partners[partner]) } else { column.endValue() }
            }
            others = column
        }
        let answers = try picker.answers(for: values, companions: others)
        var picked = [Bool](repeating: false, count: batch.recordCount)
        var named = picked
        for (position, cell) in cells.enumerated() where batch.cells.cells[cell].record != .max {
            let record = Int(batch.cells.cells[cell].record)
            switch answers[position] {
            case .picked: (picked[record], named[record]) = (true, true)
            case .passed: named[record] = true
            case .none: break
            }
        }
        return (picked, named)
    }

    /// The records of the batch that are taken for their shapes.
    private func shapes(_ batch: Batch, among isWhole: [Bool]) -> [Bool] {
        var marks = [Bool](repeating: false, count: batch.recordCount)
        let numbers = batch.firstRecord..<batch.firstRecord + batch.recordCount
        var (low, high) = (0, criteria.shapes.count)
        while low < high {
            let middle = (low + high) / 2
            if criteria.shapes[middle] < numbers.lowerBound { low = middle + 1 } else { high = middle }
        }
        for number in criteria.shapes[low...].prefix(while: { $0 < numbers.upperBound }) {
            let record = number - batch.firstRecord
            marks[record] = isWhole[record]
        }
        return marks
    }
}
