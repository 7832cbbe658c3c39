/// Keyed hashes of 64 bits of whole values, to tell in bounded memory whether two are the same: SipHash-1-3.
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
            whole: UInt64(truncatingIfNeeded: field) &<< 32 | UInt64(truncatingIfNeeded: place) & 0xFFFF_FFFF)
        let tail = value.forEachWord { hash.combine(whole: $0) }
        return max(1, hash.finished(tail: tail, size: value.count & 7))
    }

    /// A hash of a pseudonym, for counting how often each stands in a column; never 0. Without a key, and in a third of the
    /// time: pseudonyms are as good as random already, so nobody chooses which of them meet.
    public static func frequencyHash(_ pseudonym: Span<UInt8>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: pseudonym.count) &* 0x9E37_79B9_7F4A_7C15
        func absorb(_ word: UInt64) {
            // Each step can be undone, so that two that differ in one word never meet in it.
            hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash &>> 32
        }
        absorb(pseudonym.forEachWord(absorb))
        hash = hash &* 0xA076_1D64_78BD_642F
        return max(1, hash ^ hash &>> 29)
    }
}

extension Span<UInt8> {
    /// Gives `body` the bytes as words of eight, the first byte in the lowest bits, and returns those left over as such a
    /// word.
    @inline(__always)
    fileprivate func forEachWord(_ body: (UInt64) -> Void) -> UInt64 {
        var index = 0
        while count &- index >= 8 {
            // In bounds, as the condition says: any eight bytes are an integer.
            body(UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index &+= 8
        }
        var tail: UInt64 = 0
        for place in index..<count { tail |= UInt64(self[place]) &<< UInt64((place &- index) &* 8) }
        return tail
    }
}
