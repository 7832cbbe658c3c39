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
        let leftOut = table.leftOut
        func isTaken(_ cell: CellTable.Cell) -> Bool {
            guard cell.rule >= 0 else { return false }
            return leftOut.isEmpty || cell.record == .max || !leftOut[Int(cell.record)]
        }
        // A counting sort: how many of each rule, where each rule begins, then each cell to its place.
        var places: [Int] = []
        for cell in table.cells where isTaken(cell) {
            let rule = Int(cell.rule)
            while places.count <= rule { places.append(0) }
            places[rule] += 1
        }
        var begin = 0
        for rule in places.indices {
            let count = places[rule]
            places[rule] = begin
            begin += count
        }
        sorted = Array(repeating: 0, count: begin)
        for (index, cell) in table.cells.enumerated() where isTaken(cell) {
            let rule = Int(cell.rule)
            sorted[places[rule]] = index
            places[rule] += 1
        }
        ends = places
    }

    /// The indices of the cells that `rule` governs, in the order of their bytes.
    public func cells(of rule: RuleIndex) -> [Int] {
        guard rule >= 0, Int(rule) < ends.count else { return [] }
        let rule = Int(rule)
        return Array(sorted[(rule == 0 ? 0 : ends[rule - 1])..<ends[rule]])
    }
}
