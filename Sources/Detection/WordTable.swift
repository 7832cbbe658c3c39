/// A word of letters and digits as it is walked over.
struct Word {
    /// The offset behind it.
    var end: Int
    /// What stands for its bytes, letters taken as small, in a table. Words of up to eight bytes have keys of their own;
    /// longer ones may by chance share one.
    var key: UInt64
    /// Whether a digit is among its bytes.
    var hasDigit: Bool
    /// Whether a capital is among its bytes.
    var hasCapital = false

    /// What the key before is multiplied by for each further eight bytes.
    static let factor: UInt64 = 0x2545_F491_4F6C_DD1D
}

extension Span<UInt8> {
    /// The word that begins at `start`; of a longer one, its first `most` bytes.
    ///
    /// Every word of a text comes by here, so eight bytes are looked at at a time.
    func word(at start: Int, most: Int = .max) -> Word {
        let limit = most > count - start ? count : start + most
        var word = Word(end: start, key: 0, hasDigit: false)
        while word.end < limit {
            let eight = EightBytes(self, at: word.end)
            let size = Swift.min(eight.wordSize, limit - word.end)
            guard size > 0 else { break }
            let mask = size == 8 ? UInt64.max : 1 << UInt64(size * 8) - 1
            if eight.digits & mask != 0 { word.hasDigit = true }
            if eight.capitals & mask != 0 { word.hasCapital = true }
            word.key = (word.key &* Word.factor) ^ (eight.folded & mask)
            word.end += size
            guard size == 8 else { break }
        }
        return word
    }
}

/// Eight bytes of a text in one number, the first in its lowest place; zeros behind the text's end.
struct EightBytes {
    /// The top bit of each byte that is a digit, and of each that is a letter or digit.
    let digits: UInt64
    /// Bits in each byte that is changed where letters are taken as small.
    let capitals: UInt64
    private let words: UInt64
    private let letters: UInt64
    /// The bytes with letters as small.
    let folded: UInt64

    init(_ text: Span<UInt8>, at offset: Int) {
        var bytes: UInt64 = 0
        if offset + 8 <= text.count {
            // In bounds: eight bytes from `offset` on end before the text does, and any eight bytes are an integer.
            bytes = UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
        } else {
            for index in offset..<text.count { bytes |= UInt64(text[index]) << UInt64((index - offset) * 8) }
        }
        // Adding makes the top bit of a byte of seven bits say whether it reaches a bound; none carries into the next.
        let tops: UInt64 = 0x8080_8080_8080_8080
        let ones: UInt64 = 0x0101_0101_0101_0101
        folded = bytes | 0x20 &* ones
        let small = folded & ~tops
        let seven = bytes & ~tops
        let letters = (small &+ (0x80 - 0x61) &* ones) & ~(small &+ (0x80 - 0x7B) &* ones)
        let numbers = (seven &+ (0x80 - 0x30) &* ones) & ~(seven &+ (0x80 - 0x3A) &* ones)
        capitals = bytes ^ folded
        digits = numbers & ~bytes & tops
        words = (letters | numbers) & ~bytes & tops
        self.letters = letters & ~bytes & tops
    }

    /// How many of them, from the first on, are letters and digits.
    var wordSize: Int { (~words & 0x8080_8080_8080_8080).trailingZeroBitCount / 8 }
    /// How many of them, from the first on, are letters.
    var letterCount: Int { (~letters & 0x8080_8080_8080_8080).trailingZeroBitCount / 8 }
}

/// What words mean, by their keys: a table with open addressing that is built once and never full.
struct WordTable<Meaning: RawRepresentable<UInt8> & Sendable>: Sendable {
    private var keys: [UInt64]
    private var meanings: [UInt8]
    private let shift: UInt64

    /// The table of the words in `lists`, each list being words with spaces between them.
    ///
    /// - Parameter isWord: Says of a key whether some other word has it; where given, misspellings mean what their words
    ///   do, unless they are other words.
    init(_ lists: [(Meaning, String)], misspeltUnless isWord: ((UInt64) -> Bool)? = nil) {
        var entries: [(key: UInt64, meaning: UInt8)] = []
        var misspelt: [(key: UInt64, meaning: UInt8)] = []
        for (meaning, list) in lists {
            for word in list.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) {
                entries.append((Array(word).span.word(at: 0).key, meaning.rawValue))
                guard let isWord, word.count >= Misspelling.shortest else { continue }
                Misspelling.each(of: Array(word)) { letters in
                    let key = letters.span.word(at: 0).key
                    if !isWord(key) { misspelt.append((key, meaning.rawValue)) }
                }
            }
        }
        entries += misspelt
        var bits: UInt64 = 4
        while 1 << bits < entries.count * 3 { bits += 1 }
        shift = 64 - bits
        keys = Array(repeating: 0, count: 1 << bits)
        meanings = Array(repeating: 0, count: 1 << bits)
        for entry in entries {
            var slot = slot(entry.key)
            while keys[slot] != 0, keys[slot] != entry.key { slot = (slot + 1) & (keys.count - 1) }
            guard keys[slot] == 0 else { continue }
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
