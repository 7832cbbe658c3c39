internal import Records

/// Which cell of another rule belongs to each cell of one: the other half of its account, or whom its date is about.
struct Pairing {
    /// For each cell, the position of its partner among the partners; `nil` where it has none.
    private(set) var partners: [Int?]

    /// Pairs `cells` with `others`, both as indices into `table` in the order of their bytes.
    ///
    /// Where `byScope`, cells of one scope belong together, the first of each where it holds several. What is left over
    /// in a record, or outside of all, as in XML where the halves of an account stand under different parents, is paired
    /// where each is the nearest to the other. Without scopes, the first partner in the record belongs to all of its
    /// cells.
    init(_ table: [CellTable.Cell], _ cells: [Int], _ others: [Int], byScope: Bool) {
        var first: [UInt32: Int] = [:]
        first.reserveCapacity(others.count)
        for (position, other) in others.enumerated() {
            let place = byScope ? table[other].scope : table[other].record
            guard place != .max, first[place] == nil else { continue }
            first[place] = position
        }
        partners = cells.map { cell in
            let place = byScope ? table[cell].scope : table[cell].record
            return place == .max ? nil : first[place]
        }
        guard byScope, partners.contains(where: { $0 == nil }) else { return }
        let scopes = Set(cells.map { table[$0].scope })
        let left = cells.indices.filter { partners[$0] == nil }
        let free = others.indices.filter {
            !scopes.contains(table[others[$0]].scope)
        }
        pairNearest(left.map { ($0, table[cells[$0]]) }, free.map { ($0, table[others[$0]]) })
    }

    private typealias Candidate = (position: Int, cell: CellTable.Cell)

    /// Pairs what is nearest to each other in one record. Both are in the order of their bytes.
    private mutating func pairNearest(_ left: [Candidate], _ free: [Candidate]) {
        for index in left.indices {
            guard let other = Self.nearest(to: left[index].cell, among: free),
                // What is nearer to another is that one's.
                Self.nearest(to: free[other].cell, among: left) == index
            else { continue }
            partners[left[index].position] = free[other].position
        }
    }

    private static func nearest(to cell: CellTable.Cell, among candidates: [Candidate]) -> Int? {
        var (low, high) = (0, candidates.count)
        while low < high {
            let middle = (low + high) / 2
            if candidates[middle].cell.value.lowerBound < cell.value.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        func distance(_ index: Int) -> Int {
            abs(Int(candidates[index].cell.value.lowerBound) - Int(cell.value.lowerBound))
        }
        let near = [low - 1, low].filter {
            candidates.indices.contains($0) && candidates[$0].cell.record == cell.record
        }
        return near.min { distance($0) < distance($1) }
    }
}
