/// Words that are no part of a person's name where the proof over the output compares names: without them every
/// `of the` would be a pair to look for.
struct ProofWords: Sendable {
    /// What a word says.
    enum Meaning: UInt8 {
        case none
        /// A word of the language, or a title.
        case plain
        /// A word of the language that is also a name, or a kind of street: one of a name where it has a capital.
        case ambiguous
        /// A word of companies: what it stands in is no person's name.
        case company
    }

    private var keys = Array(repeating: UInt64(0), count: 2048)
    private var meanings = Array(repeating: Meaning.none, count: 2048)
    /// A bit for each word, in so little memory that it stays at hand: most words of a text are none of these.
    private var present = Array(repeating: UInt64(0), count: 128)

    init() {
        let plain =
            "the and of to in is was it for on at by with from that this be are as or has had not but no "
            + "we she they his our your me him them their its if did up out all any can off per via who "
            + "how why what when where which there here then than been were would could should have about "
            + "into over after before again also just only please thanks thank regards dear hello called "
            + "rang call spoke said says asked told wants wanted mr mrs ms miss mx dr prof sir madam rev "
            + "lord lady dame esq"
        let company =
            "ltd limited plc llp llc inc gmbh company companies trading services service group holdings holding"
            + " associates partners partnership solutions systems industries enterprises council university college"
            + " school hospital trust charity church club society bank consulting logistics properties stores shop"
        for word in plain.split(separator: " ") { insert(Array(word.utf8), .plain) }
        for word in company.split(separator: " ") { insert(Array(word.utf8), .company) }
        // As where free text is scrubbed: what that leaves as a word is none of a name here either.
        for word in OrdinaryWords.titles { insert(Array(word.utf8), .plain) }
        for word in OrdinaryWords.ambiguous.union(OrdinaryWords.places) { insert(Array(word.utf8), .ambiguous) }
    }

    /// The first eight bytes of a word in lower case; longer ones are told apart by no more, except by `length`.
    static func key(_ word: some Collection<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for (index, byte) in word.prefix(8).enumerated() { key |= UInt64(byte) << UInt64(index * 8) }
        return key
    }

    @inline(__always)
    private static func mixed(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }
    @inline(__always)
    private static func slot(_ mixed: UInt64) -> Int { Int(truncatingIfNeeded: mixed &>> 53) }
    /// The bit of a word: the highest bits of what its slot is among.
    @inline(__always)
    private static func place(_ mixed: UInt64) -> (word: Int, bit: UInt64) {
        (Int(truncatingIfNeeded: mixed &>> 57), 1 &<< (mixed &>> 51 & 63))
    }

    private mutating func insert(_ word: [UInt8], _ meaning: Meaning) {
        let key = Self.key(word) ^ UInt64(word.count) << 56
        let mixed = Self.mixed(key)
        let place = Self.place(mixed)
        present[place.word] |= place.bit
        var slot = Self.slot(mixed)
        while keys[slot] != 0 {
            // The first list in which a word stands decides.
            if keys[slot] == key { return }
            slot = (slot + 1) & 2047
        }
        keys[slot] = key
        meanings[slot] = meaning
    }

    /// What the word says whose first eight bytes in lower case are `key`.
    @inline(__always)
    func meaning(_ key: UInt64, length: Int) -> Meaning {
        let key = key ^ UInt64(length) << 56
        let mixed = Self.mixed(key)
        let place = Self.place(mixed)
        guard present[place.word] & place.bit != 0 else { return .none }
        var slot = Self.slot(mixed)
        while keys[slot] != 0 {
            if keys[slot] == key { return meanings[slot] }
            slot = (slot + 1) & 2047
        }
        return .none
    }
}
