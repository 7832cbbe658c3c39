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
        static let slash = Gap(rawValue: 1 << 8)
        /// More than can stand between words that belong together.
        static let far = Gap(rawValue: 1 << 7)
        /// Behind which a sentence begins.
        static let ends: Gap = [.stop, .line]
    }

    /// Up to where words have been read.
    var wordEnd = 0
    /// Behind the last word; -1 before the first.
    var lastEnd = -1
    /// Behind the last name that was found.
    var nameEnd = -1
    /// Whether the last word has a capital though it is a word like others, inside a sentence, or is a brand or place.
    var isHeading = false
    /// Behind the last word which says that somebody lives somewhere.
    private(set) var dwellsEnd = -1
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
        for offset in max(lastEnd, start - 12)..<max(lastEnd, start) {
            switch text[offset] {
            case UInt8(ascii: " "), 0xC2, 0xA0: break
            case UInt8(ascii: ","): gap.insert(.comma)
            case UInt8(ascii: ":"), UInt8(ascii: "="): gap.insert(.colon)
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): gap.insert(.stop)
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): gap.insert(.line)
            case UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "+"): gap.insert(.dash)
            case UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"): gap.insert(.bracket)
            case UInt8(ascii: "/"): gap.insert(.slash)
            default: gap.insert(.other)
            }
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
        if !gap.isDisjoint(with: [.far, .other, .slash]) { return .none }
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
            announce(role, word, gap)
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

    private mutating func announce(_ role: Lexicon.Role, _ word: NameWord, _ gap: Gap) {
        if pending != .none, Self.begins(gap) || word.start > pendingEnd { pending = .none }
        let before = level
        level = .none
        switch role {
        case .none:
            // `the`, `their`, `again`: nothing is announced, but `spoke again to` still is.
            if word.isContraction { pending = .none }
        case .title: level = .title
        case .greeting:
            let isTimeOfDay = word.letters > 5
            if !isTimeOfDay || Self.begins(gap) || lastRole == .good { level = .greeting }
        case .good, .dwelling: break
        case .dwells: dwellsEnd = word.next
        case .signOff: level = .signOff
        case .speak, .act, .behalf, .this: wait(role, word)
        case .message:
            wait(role, word)
            level = .weak
        case .name:
            wait(role, word)
            level = .strong
        case .person:
            wait(role, word)
            level = .person
        case .to: level = pending == .speak || pending == .message ? .strong : .weak
        case .from: level = pending == .message ? .strong : .weak
        case .of: level = pending == .behalf || pending == .name ? .strong : pending == .person ? .weak : .none
        case .by: level = pending == .act ? .strong : .weak
        case .for, .call: level = .weak
        case .is:
            switch pending {
            case .name: level = .strong
            case .this, .person: level = .weak
            default: level = word.isContraction ? .weak : .none
            }
        case .attention: level = .strong
        case .and:
            if nameEnd >= 0, nameEnd == lastEnd {
                level = max(nameLevel, .weak)
            } else if before == .title {
                level = .title
            }
        }
    }

    private mutating func wait(_ role: Lexicon.Role, _ word: NameWord) {
        pending = role
        pendingEnd = word.next + Self.reach
    }
}
