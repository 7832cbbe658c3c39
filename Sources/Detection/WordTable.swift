/// A word of letters and digits as it is walked over.
struct Word {
    /// The offset behind it.
    var end: Int
    /// What stands for its bytes, letters taken as small, in a table. Words of up to nine bytes have keys of their own;
    /// longer ones may by chance share one.
    var key: UInt64
    /// Whether a digit is among its bytes.
    var hasDigit: Bool
}

extension Span<UInt8> {
    /// The word that begins at `start`; of a longer one, its first `most` bytes.
    func word(at start: Int, most: Int = .max) -> Word {
        let limit = most > count - start ? count : start + most
        var offset = start
        var key: UInt64 = 0
        var digits: UInt8 = 0
        while offset < limit {
            let byte = self[offset]
            guard byte.isWordByte else { break }
            // Letters have bit 6, digits have not. Rotating by seven bits keeps nine bytes of ASCII apart.
            digits |= ~byte & 0x40
            key = (key << 7 | key >> 57) ^ UInt64(byte | 0x20)
            offset += 1
        }
        return Word(end: offset, key: key, hasDigit: digits != 0)
    }
}

/// What words mean, by their keys: a table with open addressing that is built once and never full.
struct WordTable<Meaning: RawRepresentable<UInt8> & Sendable>: Sendable {
    private var keys: [UInt64]
    private var meanings: [UInt8]
    private let shift: UInt64

    /// The table of the words in `lists`, each list being words with spaces between them.
    init(_ lists: [(Meaning, String)]) {
        var entries: [(key: UInt64, meaning: UInt8)] = []
        for (meaning, list) in lists {
            for word in list.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) {
                entries.append((Array(word).span.word(at: 0).key, meaning.rawValue))
            }
        }
        var bits: UInt64 = 4
        while 1 << bits < entries.count * 3 { bits += 1 }
        shift = 64 - bits
        keys = Array(repeating: 0, count: 1 << bits)
        meanings = Array(repeating: 0, count: 1 << bits)
        for entry in entries {
            var slot = slot(entry.key)
            while keys[slot] != 0, keys[slot] != entry.key { slot = (slot + 1) & (keys.count - 1) }
            keys[slot] = entry.key
            meanings[slot] = entry.meaning
        }
    }

    private func slot(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    /// The meaning of the word with this key; `nil` where it has none.
    subscript(key: UInt64) -> Meaning? {
        var slot = slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return Meaning(rawValue: meanings[slot]) }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }
}
