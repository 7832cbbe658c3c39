/// What is to be written in place of the cells of a batch: the answer of the operators to a `CellTable`.
public struct Replacements: Sendable {
    /// What happens to a cell.
    public enum Action: UInt8, Sendable {
        /// Its bytes stay as they are.
        case keep
        /// Its value is replaced; what surrounds it stays.
        case replace
        /// It is removed with its extent.
        case drop
    }

    /// For each cell of the table, what happens to it.
    public private(set) var actions: [Action]
    /// For each cell of the table, where its new value stands in `bytes`; meaningless unless it is replaced.
    public private(set) var ranges: [Range<Int>]
    /// The new values, decoded: not yet quoted or escaped.
    public private(set) var bytes: [UInt8] = []

    /// Keeps all of `cellCount` cells.
    public init(cellCount: Int) {
        actions = Array(repeating: .keep, count: cellCount)
        ranges = Array(repeating: 0..<0, count: cellCount)
    }

    /// Replaces the values of `cells`, given as indices into the table, by the values of `column` in the same order.
    ///
    /// - Precondition: `cells.count == column.count`.
    public mutating func replace(_ cells: [Int], by column: ValueColumn) {
        precondition(cells.count == column.count)
        let base = bytes.count
        bytes.append(contentsOf: column.bytes)
        for (position, cell) in cells.enumerated() {
            let range = column.range(position)
            actions[cell] = .replace
            ranges[cell] = base + range.lowerBound..<base + range.upperBound
        }
    }

    /// Removes the cell at index `cell` of the table with its extent.
    public mutating func drop(_ cell: Int) {
        actions[cell] = .drop
    }
}
