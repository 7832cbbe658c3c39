/// The values of one rule in one batch, decoded, one behind the other in a single buffer.
///
/// An operator reads one of these and writes another of the same count. Nothing is allocated a value.
public struct ValueColumn: Sendable, Equatable {
    /// The bytes of all values.
    public private(set) var bytes: [UInt8] = []
    /// Where each value ends in `bytes`; each begins where the one before it ends.
    public private(set) var ends: [Int] = []

    /// No values.
    public init() {}

    /// The number of values.
    @inlinable
    public var count: Int { ends.count }

    /// Where value `index` stands in `bytes`.
    @inlinable
    public func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// The bytes of value `index`.
    public subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

    /// Appends bytes to the value that `endValue()` will end.
    public mutating func append(contentsOf bytes: some Collection<UInt8>) {
        self.bytes.append(contentsOf: bytes)
    }

    /// Appends a byte to the value that `endValue()` will end.
    public mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Ends a value: what was appended since the value before it.
    public mutating func endValue() {
        ends.append(bytes.count)
    }

    /// Appends a whole value.
    public mutating func appendValue(_ value: some Collection<UInt8>) {
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
    }

    /// Appends a whole value. Of a type that is known here: what is generic is not specialised for another module, and
    /// appending slices was a twelfth of the time of `scrub` with the proof.
    public mutating func appendValue(_ value: ArraySlice<UInt8>) {
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
    }

    /// Appends bytes to the value that `endValue()` will end.
    public mutating func append(_ span: Span<UInt8>) {
        // The bytes are copied before the pointer ends.
        span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    /// Makes room for `count` more values of `byteCount` bytes together, so that none of them has to.
    public mutating func reserve(_ count: Int, byteCount: Int) {
        ends.reserveCapacity(ends.count + count)
        bytes.reserveCapacity(bytes.count + byteCount)
    }

    /// Appends values that stand one behind the other in `span`, each up to its end there.
    public mutating func append(_ span: Span<UInt8>, ends: Span<Int>) {
        let base = bytes.count
        append(span)
        for index in ends.indices { self.ends.append(base + ends[index]) }
    }

    /// Forgets all values and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}
