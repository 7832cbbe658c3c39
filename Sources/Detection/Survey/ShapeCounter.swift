/// Counts the shapes of a field's values, the frequent ones exactly or nearly, in bounded memory.
///
/// Space-Saving (Metwally, Agrawal, El Abbadi: Efficient Computation of Frequent and Top-k Elements in Data Streams,
/// ICDT 2005): a shape that finds no free counter takes over the least one and what it has counted. So a count is never
/// too low, it is too high by `excess` at most, and a shape with more than a 64th of the values is always there.
public struct ShapeCounter: Sendable {
    /// A shape and how often it was seen.
    public struct Entry: Sendable, Equatable {
        /// The shape: `9999 999999`.
        public var shape: String
        /// How many values have it, at most.
        public var count: Int
        /// By how much `count` may be too high; 0 where it is exact.
        public var excess: Int
    }

    /// How many shapes are told apart at a time.
    public static let capacity = 64

    private var shapes: [[UInt8]] = []
    private var counts: [Int] = []
    private var excesses: [Int] = []
    /// Where the last shape was: columns repeat themselves.
    private var last = 0

    /// A counter that has seen nothing.
    public init() {}

    mutating func add(_ shape: [UInt8]) {
        if last < shapes.count, shapes[last] == shape {
            counts[last] += 1
            return
        }
        if let index = shapes.firstIndex(of: shape) {
            counts[index] += 1
            last = index
            return
        }
        guard shapes.count == Self.capacity, let least = counts.indices.min(by: { counts[$0] < counts[$1] }) else {
            last = shapes.count
            shapes.append(shape)
            counts.append(1)
            excesses.append(0)
            return
        }
        excesses[least] = counts[least]
        shapes[least] = shape
        counts[least] += 1
        last = least
    }

    /// The `most` shapes that were seen most often, by their counts.
    public func top(_ most: Int) -> [Entry] {
        let order = shapes.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
        return order.prefix(most).map {
            Entry(shape: String(decoding: shapes[$0], as: UTF8.self), count: counts[$0], excess: excesses[$0])
        }
    }
}
