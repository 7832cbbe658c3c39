/// Keyed hashes of 64 bits of whole values, to tell in bounded memory whether two are the same: SipHash-1-3, as every
/// value that leaves under a pseudonym passes here.
public struct ValueHash: Sendable {
    private let key: ProofKey

    /// Hashes under `key`.
    public init(_ key: ProofKey) {
        self.key = key
    }

    /// The hash of the bytes of `value`, the one numbered `place` of `field` in its record. Never 0, which stands for a
    /// field that is empty.
    public func hash(_ value: Span<UInt8>, field: Int, place: Int = 0) -> UInt64 {
        var hash = ProofHash(key)
        hash.combine(
            whole: UInt64(truncatingIfNeeded: field) &<< 32 | UInt64(truncatingIfNeeded: place) & 0xFFFF_FFFF, rounds: 1
        )
        var index = 0
        while value.count &- index >= 8 {
            // In bounds, as the condition says: any eight bytes are an integer.
            hash.combine(
                whole: UInt64(littleEndian: value.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)),
                rounds: 1)
            index &+= 8
        }
        var tail: UInt64 = 0
        for place in index..<value.count { tail |= UInt64(value[place]) &<< UInt64((place &- index) &* 8) }
        return max(1, hash.finished(tail: tail, size: value.count &- index, rounds: 1, last: 3))
    }
}
