/// Which records of an export go into a sample.
///
/// A pure function of a record's number, or of what stands in its key field, so that batches can be worked on in any
/// order.
public struct SampleSelection: Sendable {
    /// How records are chosen.
    public enum Choice: Sendable, Equatable {
        /// All of them.
        case all
        /// The first ones of the export.
        case first(Int)
        /// The first of the export, and then each one so many records on; below 2, all of them.
        case every(Int)
    }

    private enum Criterion: Sendable {
        case choice(Choice)
        case keys(rule: RuleIndex, ids: [[UInt8]], codec: CellCodec)
    }

    private let criterion: Criterion

    /// Chooses records by their numbers.
    public init(_ choice: Choice) { criterion = .choice(choice) }

    /// Chooses the records that hold one of `ids` in a cell of `rule`.
    ///
    /// - Parameters:
    ///   - ids: What to look for, compared byte for byte with decoded, trimmed values.
    ///   - rule: The rule of the key field; the reader must make cells of it.
    ///   - codec: The codec of the export.
    public init(including ids: some Sequence<[UInt8]>, inCellsOf rule: RuleIndex, codec: CellCodec) {
        criterion = .keys(rule: rule, ids: ids.sorted { $0.lexicographicallyPrecedes($1) }, codec: codec)
    }

    /// Marks in `batch.cells.leftOut` the records that are not chosen. Those that are set aside never are, but they have
    /// their numbers in the export like all others.
    ///
    /// - Parameter batch: A batch of any format with its cells, and with its records known where the choice is not
    ///   `all` or some are set aside.
    /// - Returns: How many of its records are chosen.
    /// - Precondition: As many records are known as the batch has, unless all are chosen.
    @discardableResult
    public func apply(to batch: inout Batch) -> Int {
        Self.take(marks(in: batch), of: &batch)
    }

    /// For each record of `batch`, whether it is chosen, those that are set aside as if they were not; `nil` where all
    /// are.
    public func marks(in batch: Batch) -> [Bool]? {
        switch criterion {
        case .choice(.all):
            return nil
        case .choice(.first(let wanted)):
            return (0..<batch.recordCount).map { batch.firstRecord + $0 < wanted }
        case .choice(.every(let step)):
            guard step > 1 else { return nil }
            return (0..<batch.recordCount).map { (batch.firstRecord + $0).isMultiple(of: step) }
        case .keys(let rule, let ids, let codec):
            var isTaken = [Bool](repeating: false, count: batch.recordCount)
            var value = ValueColumn()
            for cell in batch.cells.cells where cell.rule == rule && cell.record != .max {
                value.removeAll()
                codec.decode(cell, in: batch.bytes, into: &value)
                if Self.contains(ids, value[0]) { isTaken[Int(cell.record)] = true }
            }
            return isTaken
        }
    }

    /// Marks in `batch.cells.leftOut` the records that `marks` does not take, and those that are set aside.
    ///
    /// - Parameters:
    ///   - marks: For each record of the batch, whether it is taken; `nil` where all are.
    ///   - batch: The batch, with its records known unless all are taken and none is set aside.
    /// - Returns: How many are taken.
    /// - Precondition: As many records are known as the batch has, unless all are taken.
    public static func take(_ marks: [Bool]?, of batch: inout Batch) -> Int {
        let count = batch.recordCount
        batch.cells.leftOut = []
        guard marks != nil || !batch.cells.setAside.isEmpty else { return count }
        var isTaken = marks ?? Array(repeating: true, count: count)
        precondition(batch.cells.records.count == count)
        for setAside in batch.cells.setAside { isTaken[Int(setAside.record)] = false }
        let taken = isTaken.count { $0 }
        if taken < count { batch.cells.leftOut = isTaken.map { !$0 } }
        return taken
    }

    /// Whether `ids`, sorted byte by byte, hold `value`: a binary search, so that no key of its own is made of each value.
    public static func contains(_ ids: [[UInt8]], _ value: ArraySlice<UInt8>) -> Bool {
        var low = 0
        var high = ids.count
        while low < high {
            let middle = low + (high - low) / 2
            if ids[middle].lexicographicallyPrecedes(value) { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low].elementsEqual(value)
    }
}
