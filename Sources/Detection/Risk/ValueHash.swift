/// Keyed hashes of 64 bits of whole values, to tell in bounded memory whether two are the same: SipHash-2-4.
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
        hash.combine(whole: UInt64(truncatingIfNeeded: field) &<< 32 | UInt64(truncatingIfNeeded: place) & 0xFFFF_FFFF)
        var index = 0
        while value.count &- index >= 8 {
            var word: UInt64 = 0
            for byte in 0..<8 { word |= UInt64(value[index &+ byte]) &<< UInt64(byte &* 8) }
            hash.combine(whole: word)
            index &+= 8
        }
        while index < value.count {
            hash.combine(value[index])
            index &+= 1
        }
        return max(1, hash.finished())
    }
}
