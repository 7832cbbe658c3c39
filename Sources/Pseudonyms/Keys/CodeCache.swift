/// The codes of short messages that a column has had before: its mail domains, its names of few letters. An entry that
/// another message needs is written over, so it never grows; what it answers is what `KeyedHash` would.
///
/// A code takes some 130 ns and comes again for every other value of such columns, a look-up takes 15.
struct CodeCache {
    private struct Entry {
        var message: (UInt64, UInt64, UInt64) = (0, 0, 0)
        /// The length of the message; 0 where there is none, as no message is empty.
        var count = 0
        var code = HashCode()
    }

    /// The longest message that is kept, in bytes.
    static let longest = 24
    private static let size = 256
    private var entries: [Entry] = []

    /// The code of `message`, which `hash` gives where it is not known.
    mutating func code(for message: [UInt8], _ hash: borrowing KeyedHash) -> HashCode {
        guard message.count <= Self.longest else { return hash.code(for: message) }
        if entries.isEmpty { entries = Array(repeating: Entry(), count: Self.size) }
        let words = (word(0, of: message), word(8, of: message), word(16, of: message))
        // Multiplied by odd numbers, so that all bits of all words tell in the highest.
        var mixed = (words.0 ^ UInt64(truncatingIfNeeded: message.count)) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ words.1) &* 0xD6E8_FEB8_6659_FD93
        mixed = (mixed ^ words.2) &* 0xA076_1D64_78BD_642F
        let place = Int(truncatingIfNeeded: mixed &>> 56)
        if entries[place].count == message.count, entries[place].message == words { return entries[place].code }
        let code = hash.code(for: message)
        entries[place] = Entry(message: words, count: message.count, code: code)
        return code
    }

    /// Up to eight bytes of `message` from `start` on; zeros behind its end.
    private func word(_ start: Int, of message: [UInt8]) -> UInt64 {
        let bytes = message.span.bytes
        // In bounds, as the condition says: any eight bytes are an integer.
        if start + 8 <= message.count { return bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self) }
        var word: UInt64 = 0
        var index = start
        while index < message.count {
            word |= UInt64(message[index]) &<< UInt64((index - start) * 8)
            index += 1
        }
        return word
    }
}
