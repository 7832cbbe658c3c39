/// Bytes that are put together of short pieces of others: a text and the pseudonyms in it.
///
/// Each piece is copied sixteen bytes at a time, the last of which lie behind it and are written over by the next: to append
/// to an array instead took three times as long for a name, most of it for getting there.
struct PiecedBytes {
    private typealias Sixteen = SIMD16<UInt8>
    private static let step = 16

    private var bytes: [UInt8] = []
    /// How many of them there are; behind these stands nothing that counts.
    private(set) var count = 0

    /// None yet, with room for `room` of them.
    init(room: Int) { bytes = Array(repeating: 0, count: room &+ Self.step) }

    /// All of them.
    var written: ArraySlice<UInt8> { bytes[..<count] }

    /// Appends those that stand in `range` of `source`.
    @inline(__always)
    mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
        // Checked here, once: what is read below lies inside it, but for the last step.
        let piece = source.extracting(range)
        if count &+ piece.count > bytes.count &- Self.step { grow(by: piece.count) }
        let count = count
        self.count = count &+ piece.count
        var target = bytes.mutableSpan
        var out = target.mutableBytes
        var index = 0
        while index < piece.count {
            let start = range.lowerBound &+ index
            guard start <= source.count &- Self.step else {
                // The last bytes of all, one by one.
                for rest in index..<piece.count {
                    out.storeBytes(of: piece[rest], toByteOffset: count &+ rest, as: UInt8.self)
                }
                break
            }
            // In bounds: sixteen bytes from `start` on end before the source does, and any bytes are a vector.
            let sixteen = source.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: Sixteen.self)
            out.storeBytes(of: sixteen, toByteOffset: count &+ index, as: Sixteen.self)
            index &+= Self.step
        }
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, more)))
    }
}
