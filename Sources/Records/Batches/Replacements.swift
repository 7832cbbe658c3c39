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

    /// A stretch of a value, and what takes its place.
    public struct Stretch: Sendable, Equatable {
        /// Where it stands in the old value, decoded and trimmed.
        public var old: Range<Int>
        /// Where what takes its place stands in the new value.
        public var new: Range<Int>

        /// A stretch.
        public init(old: Range<Int>, new: Range<Int>) {
            self.old = old
            self.new = new
        }
    }

    /// For each cell of the table, what happens to it.
    public private(set) var actions: [Action]
    /// For each cell of the table, where its new value stands in `bytes`; meaningless unless it is replaced.
    public private(set) var ranges: [Range<Int>]
    /// The new values, decoded: not yet quoted or escaped.
    public private(set) var bytes: [UInt8] = []
    /// Stretches of cells that are known to change in them alone, cell by cell.
    private var stretches: [Stretch] = []
    /// Where the stretches of these cells stand.
    private var stretched: [Int: Range<Int>] = [:]

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

    /// Says that the new value of `cell` is its old one beside `stretches`, so that what stands beside them keeps its spelling
    /// wherever it comes to stand. Where that is not so the new value counts.
    ///
    /// - Parameter stretches: In order and apart from each other.
    public mutating func limit(_ cell: Int, to stretches: [Stretch]) {
        let first = self.stretches.count
        self.stretches += stretches
        stretched[cell] = first..<self.stretches.count
    }

    /// Whether it is known of a cell what of it changes.
    var isLimited: Bool { !stretches.isEmpty }

    /// What of `cell` changes; nothing where it is not known.
    func stretches(of cell: Int) -> ArraySlice<Stretch> { stretches[stretched[cell] ?? 0..<0] }

    /// Removes the cell at index `cell` of the table with its extent.
    public mutating func drop(_ cell: Int) {
        actions[cell] = .drop
    }
}
