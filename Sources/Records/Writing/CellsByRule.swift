/// The cells of a batch, sorted by the rule that governs them: what an operator is given to work on.
///
/// Made in two passes over the table, however many rules there are. Cells of records that are left out of the sample
/// are not in it.
public struct CellsByRule: Sendable {
    /// The indices of cells, rule by rule, in the order of their bytes within a rule.
    private var sorted: [Int]
    /// Where the cells of each rule end in `sorted`.
    private var ends: [Int]

    /// Sorts the cells of `table`.
    public init(_ table: CellTable) {
        // Spans, not arrays, inside the loops: no count of references changes for a cell.
        let (cells, leftOut) = (table.cells.span, table.leftOut.span)
        func isTaken(_ cell: CellTable.Cell) -> Bool {
            guard cell.rule >= 0 else { return false }
            return leftOut.isEmpty || cell.record == .max || !leftOut[Int(cell.record)]
        }
        // A counting sort: how many of each rule, where each rule begins, then each cell to its place.
        var highest: RuleIndex = -1
        for index in cells.indices { highest = max(highest, cells[index].rule) }
        var ends = Array(repeating: 0, count: Int(highest) + 1)
        var places = ends.mutableSpan
        var count = 0
        for index in cells.indices where isTaken(cells[index]) {
            places[Int(cells[index].rule)] += 1
            count += 1
        }
        var begin = 0
        for rule in places.indices { (places[rule], begin) = (begin, begin + places[rule]) }
        var sorted = Array(repeating: 0, count: count)
        var taken = sorted.mutableSpan
        for index in cells.indices where isTaken(cells[index]) {
            let rule = Int(cells[index].rule)
            taken[places[rule]] = index
            places[rule] += 1
        }
        (self.ends, self.sorted) = (ends, sorted)
    }

    /// The indices of the cells that `rule` governs, in the order of their bytes.
    public func cells(of rule: RuleIndex) -> [Int] {
        guard rule >= 0, Int(rule) < ends.count else { return [] }
        let rule = Int(rule)
        return Array(sorted[(rule == 0 ? 0 : ends[rule - 1])..<ends[rule]])
    }
}
