/// What the words before a place in a text say about the word there.
struct NameCursor {
    /// How strongly the words before announce a name.
    enum Level: UInt8, Comparable {
        case none
        /// `for`, `from`, `rang`: a name or many other things.
        case weak
        /// `customer`, `wife`: a name, or what that person did.
        case person
        /// `spoke to`, `on behalf of`, `name:`.
        case strong
        /// `Dear`.
        case greeting
        /// `Regards`.
        case signOff
        /// `Mrs`.
        case title

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// What stands between two words.
    struct Gap: OptionSet {
        let rawValue: UInt16
        static let comma = Gap(rawValue: 1 << 0)
        static let colon = Gap(rawValue: 1 << 1)
        static let stop = Gap(rawValue: 1 << 2)
        static let line = Gap(rawValue: 1 << 3)
        static let dash = Gap(rawValue: 1 << 4)
        static let bracket = Gap(rawValue: 1 << 5)
        static let other = Gap(rawValue: 1 << 6)
        static let slash = Gap(rawValue: 1 << 7)
        /// More than can stand between words that belong together.
        static let far = Gap(rawValue: 1 << 8)
        /// Behind which a sentence begins.
        static let ends: Gap = [.stop, .line]

        init(rawValue: UInt16) { self.rawValue = rawValue }

        /// What each ASCII character between two words says: the number of its bit above `0`; of the space, no bit.
        private static let marks: StaticString = """
            66666666633663666666666666666666\
            8256664556540427666666666612616266666666666666666666666666666666\
            66666666666666666666666666666666
            """

        /// What a byte between two words says: looked up, because nothing foretells which mark it is.
        @inline(__always)
        init(_ byte: UInt8) {
            if byte < 0x80 {
                // Not read beyond: the string has 128 characters.
                let bit = Self.marks.utf8Start[Int(byte)] & 0x0F
                rawValue = 1 &<< UInt16(bit) & 0xFF
            } else {
                rawValue = byte == 0xC2 || byte == 0xA0 ? 0 : 1 << 6
            }
        }
    }

    /// Up to where words have been read.
    var wordEnd = 0
    /// Behind the last word; -1 before the first.
    var lastEnd = -1
    /// Behind the last name that was found.
    var nameEnd = -1
    /// Whether the last word has a capital though it is a word like others, inside a sentence, or is a brand or place.
    var isHeading = false
    /// What stands before the word that is looked at.
    var mark = Gap()
    /// Behind the last word which says that somebody lives somewhere.
    private(set) var dwellsEnd = -1
    /// How far behind `lives at` a house may stand, in bytes.
    private static let dwellsReach = 12

    /// Whether somebody lives at `start` by the word that ends at `dwellsEnd`.
    static func dwells(_ dwellsEnd: Int, at start: Int) -> Bool { dwellsEnd >= 0 && start - dwellsEnd < dwellsReach }

    private var level = Level.none
    private var pending = Lexicon.Role.none
    private var pendingEnd = 0
    /// How the last name was announced, for another behind `and`.
    private var nameLevel = Level.none
    /// What the last word announced.
    private(set) var lastRole = Lexicon.Role.none

    /// How far behind `spoke` its `to` may stand, in bytes.
    private static let reach = 28

    /// What stands between the last word and `start`.
    @inline(__always)
    func gap(in text: Span<UInt8>, before start: Int) -> Gap {
        if lastEnd >= 0, start == lastEnd + 1, text[lastEnd] == UInt8(ascii: " ") { return [] }
        return wideGap(in: text, before: start)
    }

    private func wideGap(in text: Span<UInt8>, before start: Int) -> Gap {
        guard lastEnd >= 0 else { return .line }
        var gap: Gap = start - lastEnd > 12 ? .far : []
        var offset = max(lastEnd, start &- 12)
        while offset < start {
            gap.formUnion(Gap(text[offset]))
            offset &+= 1
        }
        return gap
    }

    /// How strongly a name is announced behind this gap.
    @inline(__always)
    func level(behind gap: Gap) -> Level {
        if gap.isEmpty { return level }
        if level == .none { return nameEnd == lastEnd && nameEnd >= 0 ? levelOfListed(gap) : .none }
        return levelBehind(gap)
    }

    /// The level behind a name and a mark that joins another to it: `Jo, Sam and Kit`, `jo/sam`.
    private func levelOfListed(_ gap: Gap) -> Level {
        gap == .comma || gap == .dash || gap == .slash ? .weak : .none
    }

    private func levelBehind(_ gap: Gap) -> Level {
        if !gap.isDisjoint(with: [.far, .other, .slash]) {
            // `l/m w/ jo`
            if level == .strong, lastRole == .name || lastRole == .is {
                // `"surname": "wood"`, `name reads "wood"`
                return gap.isDisjoint(with: [.far, .slash, .stop, .line, .bracket]) ? .strong : .none
            }
            return gap == .slash && lastRole == .to ? level : .none
        }
        switch level {
        case .none: return .none
        case .title: return gap.isSubset(of: .stop) ? .title : .none
        case .greeting: return gap.isSubset(of: [.comma, .dash]) ? .greeting : .none
        case .signOff: return .signOff
        case .strong:
            if gap.contains(.colon) { return gap.contains(.stop) ? .none : .strong }
            return gap.isDisjoint(with: .ends) ? .strong : .none
        case .weak, .person:
            guard gap.isDisjoint(with: .ends) else { return .none }
            // `From: Jo Bloggs`, `Customer: jo`.
            return gap.contains(.colon) ? .strong : level
        }
    }

    /// Whether a sentence begins behind this gap.
    static func begins(_ gap: Gap) -> Bool { !gap.isDisjoint(with: .ends) }

    /// Takes note of a word that is no name.
    @inline(__always)
    mutating func pass(_ word: NameWord, _ gap: Gap) {
        let role = word.entry.role
        if role != .none || level != .none || pending != .none {
            announce(
                role, word.start, word.next, letters: word.letters, isContraction: word.isContraction,
                begins: Self.begins(gap))
        }
        isHeading = word.isCapital && (word.has([.trade, .place]) || !Self.begins(gap) && !word.has(.name))
        lastEnd = word.next
        wordEnd = word.next
        lastRole = role
    }

    /// Forgets what was announced: something that is no word stands here.
    mutating func reset(at end: Int) {
        level = .none
        pending = .none
        isHeading = false
        lastEnd = end
        wordEnd = end
        lastRole = .none
    }

    /// Takes note of a name.
    mutating func found(_ end: Int, _ level: Level) {
        nameLevel = level
        reset(at: end)
        nameEnd = end
    }

    /// Takes note of a small word that says nothing: no name, and nothing that announces one. Most words are so. Returns
    /// whether this is one.
    @inline(__always)
    mutating func passPlain(_ word: NameWord) -> Bool {
        guard pending == .none, level <= .weak, word.letters > 1, word.entry.isPlain(behindName: nameEnd == lastEnd)
        else {
            return false
        }
        level = .none
        isHeading = false
        lastRole = .none
        lastEnd = word.next
        wordEnd = word.next
        return true
    }

    /// Whether nothing was announced that a small word which is like others could be.
    @inline(__always)
    var isLight: Bool { level < .person }
    /// Whether nothing was announced of a word at `start`, and no mark joins it to a name before it.
    @inline(__always)
    func isIdle(before start: Int) -> Bool {
        level == .none && (nameEnd < 0 || nameEnd != lastEnd || start == lastEnd &+ 1)
    }
    /// Whether nothing was announced that such a word could take up.
    @inline(__always)
    var isSilent: Bool { pending == .none && level <= .weak }

    /// Takes note of a word that is no name, where none was announced strongly.
    @inline(__always)
    mutating func pass(light word: TextWord, in text: Span<UInt8>) {
        let role = word.entry.role
        let end = word.end
        let isCapital = word.hasCapital && word.shape == .capital
        var begins = false
        if pending != .none || role == .greeting || isCapital {
            begins = Self.begins(gap(in: text, before: word.start))
        }
        if role != .none || level != .none || pending != .none {
            announce(role, word.start, end, letters: word.size, isContraction: false, begins: begins)
        }
        isHeading = isCapital && (word.entry.has([.trade, .place]) || !begins && !word.entry.has(.name))
        lastEnd = end
        wordEnd = end
        lastRole = role
    }

    /// Takes note of a small word that says nothing and ends at `end`, where it could take up nothing.
    @inline(__always)
    mutating func passQuiet(_ end: Int, role: Lexicon.Role = .none) {
        level = .none
        isHeading = false
        lastRole = role
        lastEnd = end
        wordEnd = end
    }

    /// Takes note of a word from `start` to `end` with this role. `begins`: whether a sentence begins with it.
    private mutating func announce(
        _ role: Lexicon.Role, _ start: Int, _ end: Int, letters: Int, isContraction: Bool, begins: Bool
    ) {
        if pending != .none, begins || start > pendingEnd { pending = .none }
        let before = level
        level = .none
        switch role {
        case .none:
            // `the`, `their`, `again`: nothing is announced, but `spoke again to` still is.
            if isContraction { pending = .none }
        case .title: level = .title
        case .greeting:
            let isTimeOfDay = letters > 5
            if !isTimeOfDay || begins || lastRole == .good { level = .greeting }
        case .good, .dwelling, .event, .product, .foreign: break
        case .dwells:
            dwellsEnd = end
            // `swore at dean`
            if letters == 2, lastRole == .speak { level = .weak }
        case .signOff: level = .signOff
        case .speak, .act, .behalf, .this: wait(role, end)
        case .message:
            wait(role, end)
            level = .weak
        case .name:
            wait(role, end)
            level = .strong
        case .person:
            wait(role, end)
            level = .person
        case .to:
            level = pending == .speak || pending == .message ? .strong : .weak
        case .from: level = pending == .message ? .strong : .weak
        case .of: level = pending == .behalf || pending == .name ? .strong : pending == .person ? .weak : .none
        case .by: level = pending == .act ? .strong : .weak
        // `left vm for grace`
        case .for: level = pending == .message || pending == .speak ? .person : .weak
        case .call: level = .weak
        case .is:
            switch pending {
            case .name: level = .strong
            case .this, .person: level = .weak
            // `mr is ray`
            default: level = before == .title ? .strong : isContraction ? .weak : .none
            }
        case .attention: level = .strong
        case .as: level = pending == .name ? .strong : .none
        case .still:
            // `my surname is now Smith not Jones`
            // `it was sarah not grace`
            level =
                before >= .strong
                ? before : nameEnd >= 0 && nameEnd == lastEnd ? min(max(nameLevel, .weak), .strong) : .none
        case .and:
            if nameEnd >= 0, nameEnd == lastEnd {
                level = max(nameLevel, .weak)
            } else if before == .title {
                level = .title
            }
        }
    }

    private mutating func wait(_ role: Lexicon.Role, _ end: Int) {
        pending = role
        pendingEnd = end + Self.reach
    }
}
