/// A hash of letters, taken in one by one. For a word of ASCII letters it is made of the key of `Word`, so that a word
/// which has been walked over need not be hashed again.
struct WordHash {
    /// The letters since the last eighth, the first in the lowest place.
    private var gathered: UInt64 = 0
    private var key: UInt64 = 0
    private var count: UInt64 = 0

    var isEmpty: Bool { count == 0 }

    @inline(__always)
    mutating func add(_ letter: UInt8) {
        gathered |= UInt64(letter) &<< ((count & 7) &* 8)
        count &+= 1
        if count & 7 == 0 {
            key = (key &* Word.factor) ^ gathered
            gathered = 0
        }
    }

    /// The hash of the letters so far.
    @inline(__always)
    var value: UInt64 { Self.value(count & 7 == 0 ? key : (key &* Word.factor) ^ gathered) }

    /// The hash of a word with this key: both halves of a product, as wyhash mixes. Never zero in the bits that a slot keeps.
    @inline(__always)
    static func value(_ key: UInt64) -> UInt64 {
        let product = (key ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return (product.high ^ product.low) | 1
    }
}
