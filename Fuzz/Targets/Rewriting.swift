import Records

/// Writing batches back, as a run of the program does.
enum Rewriting {
    /// A batch with every value of a cell replaced by `change` of what it reads as; `limited` to what differs, up to any byte.
    static func write(
        _ batch: Batch, _ codec: CellCodec, limited: Bool = false, _ change: ([UInt8]) -> [UInt8]
    ) throws(ExportError) -> [UInt8] {
        var replacements = Replacements(cellCount: batch.cells.cells.count)
        let index = CellsByRule(batch.cells)
        var column = ValueColumn()
        for rule in 0...(batch.cells.cells.map(\.rule).max() ?? 0) {
            let cells = codec.gather(rule, of: batch, by: index, into: &column)
            var new = ValueColumn()
            for position in 0..<column.count { new.appendValue(change(Array(column[position]))) }
            replacements.replace(cells, by: new)
            guard limited else { continue }
            for (position, cell) in cells.enumerated() {
                replacements.limit(cell, to: [difference(of: column[position], new[position])])
            }
        }
        var out: [UInt8] = []
        try codec.splice(batch, replacements, into: &out)
        return out
    }

    /// The stretch between what two values have in common at their beginnings and ends.
    private static func difference(of old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> Replacements.Stretch {
        let most = min(old.count, new.count)
        let before = zip(old, new).prefix { $0 == $1 }.count
        let behind = zip(old.reversed(), new.reversed()).prefix(most - before).prefix { $0 == $1 }.count
        return .init(old: before..<old.count - behind, new: before..<new.count - behind)
    }

    /// The bytes of a batch without the records that are set aside.
    static func withoutSetAside(_ batch: Batch) -> [UInt8] {
        var bytes: [UInt8] = []
        var position = 0
        for record in batch.cells.setAside.map({ batch.cells.records[Int($0.record)] }) {
            bytes += batch.bytes[position..<Int(record.lowerBound)]
            position = Int(record.upperBound)
        }
        return bytes + batch.bytes[position...]
    }

    /// What of a cell a change of its value must not change: all but the value.
    struct Place: Equatable {
        var rule: RuleIndex
        var form: CellForm
        /// The length of the value that it reads as; escapes may come and go.
        var length: Int

        /// The places of all cells in order.
        static func all(of batches: [Batch], _ codec: CellCodec) -> [Place] {
            var value = ValueColumn()
            return batches.flatMap { batch in
                batch.cells.cells.map { cell in
                    value.removeAll()
                    codec.decode(cell, in: batch.bytes, into: &value)
                    return Place(rule: cell.rule, form: cell.form, length: value.bytes.count)
                }
            }
        }
    }

    /// Checks what holds for the table of any batch: cells lie inside it, in order and apart from each other, each in
    /// its extent, and none is of a record that is set aside.
    static func checkTable(of batch: Batch) throws(FuzzFinding) {
        let setAside = Set(batch.cells.setAside.map(\.record))
        var end: UInt32 = 0
        for cell in batch.cells.cells {
            try expect(cell.value.lowerBound >= end, "two values overlap or are out of order")
            try expect(cell.extent.lowerBound <= cell.value.lowerBound, "a value begins before its extent")
            try expect(cell.extent.upperBound >= cell.value.upperBound, "a value ends behind its extent")
            try expect(Int(cell.extent.upperBound) <= batch.bytes.count, "an extent ends behind its batch")
            try expect(
                cell.record == .max || Int(cell.record) < batch.recordCount, "a cell of a record that is not there")
            try expect(!setAside.contains(cell.record), "a cell of a record that is set aside")
            end = cell.value.upperBound
        }
    }
}
