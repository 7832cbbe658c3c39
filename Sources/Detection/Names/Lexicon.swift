/// What is known of words: which are names of people, of places, or words like others, and which announce a name.
///
/// Words are looked up by a hash of their folded letters: ASCII small letters, without accents and apostrophes
/// (`FoldedLetter`). What they announce of numbers and codes (`ContextWord`) is in the same table, so that a word of a text
/// is looked up once. A slot of the table is eight bytes: 32 bits of the hash, 32 of what is known. Before it three bits are
/// looked at in a table so small that it stays near the processor, which nearly always tell of a word in no list that it is in
/// none. Two words that agree in hash would be taken for each other: a word that is not in the table is taken for one that is
/// about once in a thousand million times.
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
        /// As: behind the word name, a name follows.
        case `as`
        /// Now, not: what was announced before still is.
        case still
        /// Storm, project: what stands behind it is called like a person.
        case event
        /// Unlimited, broadband: what stands before it is what a product is called.
        case product
        /// A word of another language: it begins no name, and those beside it may be no names either.
        case foreign
    }

    /// What is known of one word: 19 flags, its role, what it announces of numbers and codes, and two more.
    struct Entry: Sendable {
        let rawValue: UInt32
        static let unknown = Entry(rawValue: 0)
        static let roleShift: UInt32 = 19
        private static let roleBits: UInt32 = 31
        static let roleMask = roleBits << roleShift
        /// The bits of flags and role; where none is set, the word is in no list of words.
        static let listed: UInt32 = 1 << 24 - 1
        static let contextShift: UInt32 = 24
        private static let contextBits: UInt32 = 63
        /// Whether a place of several words begins with this: `milton`.
        static let beginsPlace: UInt32 = 1 << 30
        /// Whether, written small and with more than one letter, it is no name, and no value stands directly behind it.
        static let light: UInt32 = 1 << 31

        @inline(__always)
        var role: Role { Role(rawValue: rawValue >> Self.roleShift & Self.roleBits) ?? .none }
        @inline(__always)
        func isRole(_ role: Role) -> Bool { rawValue & Self.roleMask == role.rawValue << Self.roleShift }
        @inline(__always)
        func has(_ flags: Flags) -> Bool { rawValue & flags.rawValue != 0 }
        @inline(__always)
        var beginsPlace: Bool { rawValue & Self.beginsPlace != 0 }
        @inline(__always)
        var isLight: Bool { rawValue & Self.light != 0 }
        /// Whether, where `isLight`, it is no name with a capital either.
        @inline(__always)
        var isLightWithCapital: Bool {
            rawValue & (Self.roleMask | Flags.trade.rawValue) != 0 || !has([.name, .particle])
        }
        /// Whether, where `isLight`, it announces nothing either.
        @inline(__always)
        var isQuiet: Bool { rawValue & (Self.roleMask | Self.contextBits << Self.contextShift) == 0 }
        @inline(__always)
        var hasContext: Bool { rawValue & (Self.contextBits << Self.contextShift) != 0 }

        /// Whether a small word of which this is known says nothing in a text of another language than the lists': one that is in
        /// no list or only in those of particles and of that language, or one of two letters that announces nothing.
        @inline(__always)
        func isForeign(letters: Int) -> Bool {
            let rest = isRole(.foreign) ? rawValue & ~Self.roleMask : rawValue
            return rest & ~(Flags.particle.rawValue | Self.light) == 0
                || letters == 2 && rest & (Self.roleMask | Self.contextBits << Self.contextShift) == 0
        }

        @inline(__always)
        var isJoint: Bool { rawValue & (Self.contextBits << Self.contextShift) == Self.context(.joint) }
        @inline(__always)
        var isNumeral: Bool { rawValue & (Self.contextBits << Self.contextShift) == Self.context(.numeral) }

        /// Whether it is a name where the words behind say so.
        @inline(__always)
        var isCalled: Bool { rawValue & (Self.contextBits << Self.contextShift) == Self.context(.called) }

        /// What the word announces of numbers and codes.
        var context: ContextWord? {
            let number = rawValue >> Self.contextShift & Self.contextBits
            return number == 0 ? nil : ContextWord(rawValue: UInt8(number - 1))
        }

        static func context(_ word: ContextWord) -> UInt32 { (UInt32(word.rawValue) + 1) << contextShift }

        /// Whether a small word of which this is known can neither begin a name nor announce one, where nothing was
        /// announced before it.
        @inline(__always)
        func isPlain(behindName: Bool) -> Bool {
            // In no list: it may be a name that none has.
            if rawValue & Self.listed == 0 { return false }
            switch rawValue >> Self.roleShift & Self.roleBits {
            case Role.none.rawValue: break
            case Role.of.rawValue, Role.is.rawValue: return true
            case Role.and.rawValue: return !behindName
            default: return false
            }
            return rawValue & Flags.name.rawValue == 0 || rawValue & Flags.function.rawValue != 0 && !isCalled
        }
    }

    /// The lexicon. It is made where it is first asked for, in some milliseconds.
    static let shared = Lexicon()

    private static let slotBits = 18
    private static let slotMask = 1 << slotBits - 1
    private static let entryBits: UInt64 = 32
    private static let entryMask: UInt64 = 1 << entryBits - 1
    private var slots: [UInt64]
    /// Three bits for each word, all in the number that its hash says: where one of them is not set, the word is in no slot. Words
    /// that no list has are told by these, which stay near the processor; the slots do not.
    private var present = Array(repeating: UInt64(0), count: 1 << Lexicon.presentBits)
    private static let presentBits = 14
    /// How many words there are.
    private(set) var count = 0

    init() {
        slots = Array(repeating: 0, count: 1 << Self.slotBits)
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
        // Behind the words that notes are full of: what comes first is found first.
        for part in [LexiconData.part1, LexiconData.part2, LexiconData.part3, LexiconData.part4] {
            unpack(part)
        }
        for word in NameWords.seldomWords.utf8.split(whereSeparator: { !$0.isLetter }) { removeOrdinary(word) }
        addMisspellings()
        addContext()
        markLight()
    }

    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        var hash = WordHash()
        for letter in word { hash.add(letter) }
        return hash.value
    }

    /// Adds what words announce of numbers and codes; and misspellings of them, unless they are other words.
    private mutating func addContext() {
        var misspelt: [(hash: UInt64, meaning: ContextWord)] = []
        for (meaning, list) in ContextWord.lists {
            for word in list.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) {
                addContext(Self.hash(word), meaning)
                guard word.count >= Misspelling.shortest else { continue }
                Misspelling.each(of: Array(word)) { letters in
                    let hash = Self.hash(letters)
                    if entry(of: hash).rawValue & Entry.listed == 0 { misspelt.append((hash, meaning)) }
                }
            }
        }
        for (hash, meaning) in misspelt { addContext(hash, meaning) }
    }

    /// Adds what a word announces. Of two things the first counts.
    private mutating func addContext(_ hash: UInt64, _ meaning: ContextWord) {
        let known = entry(of: hash)
        if known.hasContext { return }
        // What has been in no list is a word like others now, and no name that no list has.
        add(hash, Entry.context(meaning) | (known.rawValue & Entry.listed == 0 ? Flags.ordinary.rawValue : 0))
    }

    /// Marks the words that are no names and behind which no value stands directly.
    private mutating func markLight() {
        for index in slots.indices {
            let entry = Entry(rawValue: UInt32(slots[index] & Self.entryMask))
            guard entry.rawValue & Entry.listed != 0, !entry.has(.name) || entry.has(.function),
                entry.has([.name, .dictionary, .particle, .company, .street]), entry.role != .dwelling,
                entry.context?.mayAnnounce != true, !entry.isCalled
            else { continue }
            slots[index] |= UInt64(Entry.light)
        }
        // `co no`
        slots[place(of: Self.hash("co".utf8))] &= ~UInt64(Entry.light)
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
                let meaning = entry(of: whole.value)
                Misspelling.each(of: Array(word)) { letters in
                    var hash = WordHash()
                    for letter in letters { hash.add(letter) }
                    if slots[place(of: hash.value)] & UInt64(Entry.listed) == 0 {
                        add(hash.value, meaning.rawValue & Entry.listed)
                    }
                }
            }
        }
    }

    /// Where the word with this hash is kept, or would be.
    private func place(of hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: hash &>> 46)
        while slots[index] != 0, (slots[index] ^ hash << Self.entryBits) > Self.entryMask {
            index = (index + 1) & Self.slotMask
        }
        return index
    }

    /// What is known of the word with this hash, without the bits: while the table is made.
    func entry(of hash: UInt64) -> Entry { Entry(rawValue: UInt32(slots[place(of: hash)] & Self.entryMask)) }

    /// What is known of the word with this hash.
    @inline(__always)
    subscript(hash: UInt64) -> Entry {
        let bits = Self.bits(hash)
        guard present[Self.presentPlace(hash)] & bits == bits else { return .unknown }
        var index = Int(truncatingIfNeeded: hash &>> 46)
        while true {
            let slot = slots[index]
            if slot ^ hash &<< Self.entryBits <= Self.entryMask {
                return Entry(rawValue: UInt32(truncatingIfNeeded: slot))
            }
            if slot == 0 { return .unknown }
            index = (index &+ 1) & Self.slotMask
        }
    }

    /// Which number has the bits of a hash: told by its highest bits.
    @inline(__always)
    private static func presentPlace(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash &>> UInt64(64 - presentBits))
    }

    /// The bits of a hash: told by what a slot keeps of it, but for its lowest bit, which is always set.
    @inline(__always)
    private static func bits(_ hash: UInt64) -> UInt64 {
        1 &<< (hash &>> 1 & 63) | 1 &<< (hash &>> 7 & 63) | 1 &<< (hash &>> 13 & 63)
    }

    /// Adds flags to a word. Of two roles the later counts.
    private mutating func add(_ hash: UInt64, _ entry: UInt32) {
        let index = place(of: hash)
        var old = UInt32(slots[index] & Self.entryMask)
        if old & Entry.listed == 0, entry & Entry.listed != 0 { count += 1 }
        var entry = entry
        if Entry(rawValue: entry).isRole(.foreign), old & Entry.listed != 0 {
            entry &= ~Entry.roleMask
        } else if entry & Entry.roleMask != 0 {
            old &= ~Entry.roleMask
        }
        slots[index] = hash << Self.entryBits | UInt64(old | entry)
        present[Self.presentPlace(hash)] |= Self.bits(hash)
    }

    /// Unpacks one part of `LexiconData`: for each word a mark for how many letters it shares with the word before it,
    /// the letters behind these, and a mark for its flags. Line ends are none of it.
    private mutating func unpack(_ part: StaticString) {
        var values = [UInt8](repeating: 0, count: 256)
        for (value, mark) in LexiconData.marks.description.utf8.enumerated() { values[Int(mark)] = UInt8(value) }
        // The state of the hash behind each letter of the word before, so that no word is hashed from its start.
        var states = [WordHash](repeating: WordHash(), count: 128)
        // How many letters of the word before stand before its first hyphen, by how many of its letters are looked at.
        var heads = [Int](repeating: 0, count: 128)
        var length = 0
        var isInside = false
        part.withUTF8Buffer { bytes in
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "\n"): continue
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
                    guard length + 1 < states.count else { continue }
                    states[length + 1] = states[length]
                    heads[length + 1] = heads[length]
                    if byte == UInt8(ascii: "-"), heads[length] == 0 { heads[length + 1] = length }
                    length += 1
                    states[length].add(byte)
                default:
                    let value = Int(values[Int(byte)])
                    if isInside {
                        if value < LexiconData.flags.count {
                            let flags = LexiconData.flags[value]
                            add(states[length].value, flags)
                            if flags & Flags.place.rawValue != 0, heads[length] > 0 {
                                add(states[heads[length]].value, Entry.beginsPlace)
                            }
                        }
                    } else {
                        length = min(value, length)
                    }
                    isInside.toggle()
                }
            }
        }
    }
}
