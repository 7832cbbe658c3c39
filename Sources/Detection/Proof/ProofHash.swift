/// SipHash-1-3 (Aumasson and Bernstein, 2012): a keyed hash of 64 bits, fed a byte or eight at a time.
///
/// Under a random key that is kept nowhere it tells nothing of what was hashed, and nobody can make two texts meet. That is
/// what hash tables need that anybody fills; SipHash-2-4, which its authors propose for more, takes twice the rounds of a word.
struct ProofHash {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64
    private var tail: UInt64 = 0
    /// How many bytes were fed.
    private(set) var count = 0

    init(_ key: ProofKey) {
        v0 = key.low ^ 0x736F_6D65_7073_6575
        v1 = key.high ^ 0x646F_7261_6E64_6F6D
        v2 = key.low ^ 0x6C79_6765_6E65_7261
        v3 = key.high ^ 0x7465_6462_7974_6573
    }

    /// Feeds a byte.
    @inline(__always)
    mutating func combine(_ byte: UInt8) {
        tail |= UInt64(byte) &<< UInt64((count & 7) &* 8)
        count &+= 1
        if count & 7 == 0 {
            compress(tail)
            tail = 0
        }
    }

    /// Feeds eight bytes; only where a multiple of eight was fed before.
    @inline(__always)
    mutating func combine(whole word: UInt64) {
        compress(word)
        count &+= 8
    }

    /// The hash of what was fed. Later bytes change nothing that was answered.
    @inline(__always)
    func finished() -> UInt64 { finished(tail: tail, size: 0) }

    /// The hash of what was fed and the `size` bytes, fewer than eight, of `tail`; only where a multiple of eight was fed
    /// before, or `size` is 0 and `tail` what was fed since.
    @inline(__always)
    func finished(tail: UInt64, size: Int) -> UInt64 {
        var hash = self
        hash.compress(tail | UInt64(truncatingIfNeeded: count &+ size) &<< 56)
        hash.v2 ^= 0xFF
        hash.round()
        hash.round()
        hash.round()
        return hash.v0 ^ hash.v1 ^ hash.v2 ^ hash.v3
    }

    @inline(__always)
    private mutating func compress(_ word: UInt64) {
        v3 ^= word
        round()
        v0 ^= word
    }

    @inline(__always)
    private mutating func round() {
        v0 &+= v1
        v1 = Self.rotated(v1, 13) ^ v0
        v0 = Self.rotated(v0, 32)
        v2 &+= v3
        v3 = Self.rotated(v3, 16) ^ v2
        v0 &+= v3
        v3 = Self.rotated(v3, 21) ^ v0
        v2 &+= v1
        v1 = Self.rotated(v1, 17) ^ v2
        v2 = Self.rotated(v2, 32)
    }

    @inline(__always)
    private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word &<< bits | word &>> (64 &- bits) }
}

/// The key under which a run hashes the values that it looks for. It is made for the run and kept nowhere.
public struct ProofKey: Sendable {
    let low: UInt64
    let high: UInt64

    /// The number of random bytes that a key is made of.
    public static let size = 16

    /// The key of `size` random bytes; what is missing counts as zero.
    public init(_ bytes: [UInt8]) {
        func word(_ start: Int) -> UInt64 {
            (0..<8).reduce(0) { word, index in
                let place = start + index
                return word | (place < bytes.count ? UInt64(bytes[place]) : 0) << UInt64(index * 8)
            }
        }
        low = word(0)
        high = word(8)
    }
}
