/// What is known of words: which are names of people, of places, or words like others, and which announce a name.
///
/// Words are looked up by a hash of their folded letters: ASCII small letters, without accents and apostrophes
/// (`FoldedLetter`). A slot of the table is eight bytes: 40 bits of the hash, 24 of flags; so one look-up reads one line
/// of the cache nearly always. Two words that agree in hash would be taken for each other; at 140,000 words and the bits
/// that are compared, a word that is not in the lexicon is taken for one that is about once in a million million times.
struct Lexicon: Sendable {
    /// What is known of a word.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt32
        // From the lists (scripts/lexicon.py has the same bits).
        static let given = Flags(rawValue: 1 << 0)
        static let family = Flags(rawValue: 1 << 1)
        /// A family name that many people have.
        static let commonFamily = Flags(rawValue: 1 << 2)
        /// A word of British English that is written small.
        static let ordinary = Flags(rawValue: 1 << 3)
        /// A word that is always written with a capital and is no name of a person or place: `Monday`, `French`.
        static let proper = Flags(rawValue: 1 << 4)
        static let place = Flags(rawValue: 1 << 5)
        /// A part of a place's name that is no place alone: `Keynes`.
        static let placePart = Flags(rawValue: 1 << 6)
        /// A name which is also a word, but as a rule a name where it has a capital: `Smith`, `Harry`.
        static let mostlyName = Flags(rawValue: 1 << 7)
        // From `NameWords`.
        /// A word that is never part of a name in a text that does not tell by capitals: `and`, `router`.
        static let function = Flags(rawValue: 1 << 8)
        /// A word that is no name even with a capital: brands and abbreviations of the trade.
        static let trade = Flags(rawValue: 1 << 9)
        static let month = Flags(rawValue: 1 << 10)
        /// The last word of a street's name.
        static let street = Flags(rawValue: 1 << 11)
        /// Such a word that says little where it stands without capitals: `drive`, `way`.
        static let weakStreet = Flags(rawValue: 1 << 12)
        /// The end of a company's name.
        static let company = Flags(rawValue: 1 << 13)
        static let particle = Flags(rawValue: 1 << 14)
        /// A verb that says what a person did: `Jo rang`.
        static let deed = Flags(rawValue: 1 << 15)
        /// A unit of what numbers count: `24 hour drive`.
        static let unit = Flags(rawValue: 1 << 16)
        /// The last word of a house's name.
        static let house = Flags(rawValue: 1 << 17)
        /// A word that streets are named with, though it is one like others: `new`, `high`.
        static let streetWord = Flags(rawValue: 1 << 18)

        /// A word that is part of people's names.
        static let name: Flags = [.given, .family]
        /// Any word that is no name as it stands in the lists.
        static let dictionary: Flags = [.ordinary, .proper, .place, .placePart, .function, .trade, .month]
    }

    /// What a word does to the words behind it. Held in the bits of flags above the others.
    enum Role: UInt32, CaseIterable {
        case none
        /// Mr, Mrs, Dr: a name follows.
        case title
        /// Hi, Dear: a name follows.
        case greeting
        /// Regards, thanks: a name follows, at the end of the line.
        case signOff
        /// Spoke, passed: `to` or `with` and a name follow.
        case speak
        case to
        case by
        case from
        case of
        case `for`
        /// Approved, created: `by` and a name follow.
        case act
        /// Behalf, attention: `of` and a name follow.
        case behalf
        /// A call, a message: `from` and a name follow.
        case message
        /// The word name: `is`, a colon or a name follows.
        case name
        case `is`
        /// This: `is` and perhaps a name follow.
        case this
        /// A word behind which nothing but a name stands: `attn`.
        case attention
        /// Customer, wife, engineer: a name may follow.
        case person
        /// Rang, asked: a name may follow.
        case call
        /// And: what may stand before it may stand behind it.
        case and
        /// Flat, unit: a number and a street may follow.
        case dwelling
        /// Lives, address: a house or street may follow.
        case dwells
        /// Good: a time of day makes it a greeting.
        case good
    }

    /// What is known of one word.
    struct Entry: Sendable {
        let rawValue: UInt32
        static let unknown = Entry(rawValue: 0)
        static let roleShift: UInt32 = 19

        var role: Role { Role(rawValue: rawValue >> Self.roleShift) ?? .none }
        func has(_ flags: Flags) -> Bool { rawValue & flags.rawValue != 0 }

        /// Whether a small word of which this is known can neither begin a name nor announce one, where nothing was
        /// announced before it.
        @inline(__always)
        func isPlain(behindName: Bool) -> Bool {
            // In no list: it may be a name that none has.
            if rawValue == 0 { return false }
            switch rawValue >> Self.roleShift {
            case Role.none.rawValue: break
            case Role.of.rawValue, Role.is.rawValue: return true
            case Role.and.rawValue: return !behindName
            default: return false
            }
            return rawValue & Flags.name.rawValue == 0 || rawValue & Flags.function.rawValue != 0
        }
    }

    /// The lexicon. It is made where it is first asked for, in some milliseconds.
    static let shared = Lexicon()

    private static let slotBits = 18
    private static let entryBits: UInt64 = 24
    private static let entryMask: UInt64 = 1 << entryBits - 1
    private var slots: [UInt64]
    /// How many words there are.
    private(set) var count = 0

    init() {
        slots = Array(repeating: 0, count: 1 << Self.slotBits)
        for part in [LexiconData.part1, LexiconData.part2, LexiconData.part3, LexiconData.part4] {
            unpack(part)
        }
        for list in NameWords.lists {
            let entry = list.flags.rawValue | list.role.rawValue << Entry.roleShift
            var hash = WordHash()
            for byte in list.words.utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"): hash.add(byte)
                default:
                    if !hash.isEmpty { add(hash.value, entry) }
                    hash = WordHash()
                }
            }
            if !hash.isEmpty { add(hash.value, entry) }
        }
        for word in NameWords.seldomWords.utf8.split(whereSeparator: { !$0.isLetter }) { removeOrdinary(word) }
        addMisspellings()
    }

    /// Makes a word a name and nothing else.
    private mutating func removeOrdinary(_ word: Substring.UTF8View) {
        var hash = WordHash()
        for letter in word { hash.add(letter) }
        let index = place(of: hash.value)
        if slots[index] != 0 { slots[index] &= ~UInt64(Flags.ordinary.rawValue) }
    }

    /// Adds what hurried hands make of words that announce names, where it is no word: `custmoer`, `spokke`.
    private mutating func addMisspellings() {
        for list in NameWords.lists where list.role != .none || list.flags.contains(.deed) {
            for word in list.words.utf8.split(whereSeparator: { !$0.isLetter }) where word.count >= Misspelling.shortest
            {
                var whole = WordHash()
                for letter in word { whole.add(letter) }
                let meaning = self[whole.value]
                Misspelling.each(of: Array(word)) { letters in
                    var hash = WordHash()
                    for letter in letters { hash.add(letter) }
                    if slots[place(of: hash.value)] == 0 { add(hash.value, meaning.rawValue) }
                }
            }
        }
    }

    /// Where the word with this hash is kept, or would be.
    private func place(of hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: hash &>> 46)
        while slots[index] != 0, (slots[index] ^ hash << 24) > Self.entryMask {
            index = (index + 1) & (1 << Self.slotBits - 1)
        }
        return index
    }

    /// What is known of the word with this hash.
    @inline(__always)
    subscript(hash: UInt64) -> Entry {
        var index = Int(truncatingIfNeeded: hash &>> 46)
        while true {
            let slot = slots[index]
            if slot ^ hash &<< 24 <= Self.entryMask { return Entry(rawValue: UInt32(slot & Self.entryMask)) }
            if slot == 0 { return .unknown }
            index = (index + 1) & (1 << Self.slotBits - 1)
        }
    }

    /// Adds flags to a word. Of two roles the later counts.
    private mutating func add(_ hash: UInt64, _ entry: UInt32) {
        let index = place(of: hash)
        if slots[index] == 0 { count += 1 }
        let flagBits: UInt64 = 1 << UInt64(Entry.roleShift) - 1
        var old = slots[index] & Self.entryMask
        if UInt64(entry) > flagBits { old &= flagBits }
        slots[index] = hash << 24 | old | UInt64(entry)
    }

    /// Unpacks one part of `LexiconData`: for each word a mark for how many letters it shares with the word before it,
    /// the letters behind these, and a mark for its flags. Line ends are none of it.
    private mutating func unpack(_ part: StaticString) {
        var values = [UInt8](repeating: 0, count: 256)
        for (value, mark) in LexiconData.marks.description.utf8.enumerated() { values[Int(mark)] = UInt8(value) }
        // The state of the hash behind each letter of the word before, so that no word is hashed from its start.
        var states = [WordHash](repeating: WordHash(), count: 128)
        var length = 0
        var isInside = false
        part.withUTF8Buffer { bytes in
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "\n"): continue
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
                    guard length + 1 < states.count else { continue }
                    states[length + 1] = states[length]
                    length += 1
                    states[length].add(byte)
                default:
                    let value = Int(values[Int(byte)])
                    if isInside {
                        if value < LexiconData.flags.count { add(states[length].value, LexiconData.flags[value]) }
                    } else {
                        length = min(value, length)
                    }
                    isInside.toggle()
                }
            }
        }
    }
}

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

    /// The hash of a word with this key: one round of the finaliser of SplitMix64. Never zero in the bits that a slot keeps.
    @inline(__always)
    static func value(_ key: UInt64) -> UInt64 {
        var mixed = (key ^ key >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return (mixed ^ mixed >> 31) | 1
    }
}
