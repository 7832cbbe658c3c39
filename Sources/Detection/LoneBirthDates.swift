/// Dates of birth that no word announces, known by their year: what is noted of a service is of this century.
extension Recogniser {
    /// The years of a date anywhere, and behind somebody's name: of who is old enough to have a contract.
    private static let years = 1900...1999
    private static let yearsBehindName = 1900...2012
    /// Years of two digits; of others, `12/05/31`, the century is not known.
    private static let shortYears = 40...99
    /// How many bytes may stand between a name and a date that belongs to it: ` (`, `, `, ` | `.
    private static let nameReach = 4

    /// Whether a date of a year that counts may begin with the digits of `word`: told by the words behind it, because most
    /// dates of a text are of these years.
    @inline(__always)
    func mayBeDate(_ word: TextWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        guard word.size <= 4, word.isOfDigits ? word.size != 3 : word.size > 2 else { return false }
        let next = words[words.current &+ 1]
        guard next.start <= word.end &+ 2, next.beginsWithDigit || next.entry.has(.month) || word.size > 2 else {
            return false
        }
        if word.isOfDigits, word.size == 4 { return mayBeYear(in: text, at: word.start) && next.size <= 2 }
        let last = words[words.current &+ 2]
        guard last.start <= next.end &+ 4, last.beginsWithDigit else {
            // `1st of February 1980`
            return last.entry.has(.month) && next.size == 2
        }
        if last.size == 4 { return mayBeYear(in: text, at: last.start) }
        return last.size == 2 && text[last.start &- 1] == UInt8(ascii: "/") && text[last.start] >= UInt8(ascii: "4")
    }

    /// Whether four digits may be a year until 2019.
    @inline(__always)
    private func mayBeYear(in text: Span<UInt8>, at start: Int) -> Bool {
        text[start] == UInt8(ascii: "1") || text[start &+ 2] < UInt8(ascii: "2")
    }

    /// Returns the date of birth at `start`, where a digit stands. In doubt always.
    @inline(never)
    func loneBirthDate(in text: Span<UInt8>, at start: Int, _ context: Context) -> Found? {
        guard start == 0 || !Self.continues(text[start - 1]) else { return nil }
        guard let end = birthDate(in: text, at: start), let year = year(in: text, start..<end),
            !goesOn(in: text, behind: end)
        else { return nil }
        // `Jo Bloggs (16.7.2005)`, `JO BLOGGS 12/8/1962 ALSO ON`.
        let isBehindName = context.nameEnd >= 0 && start - context.nameEnd <= Self.nameReach
        let years = isBehindName ? Self.yearsBehindName : Self.years
        guard years.contains(year), isBehindName || !isBehindPreposition(in: text, start) else { return nil }
        return Found(.dateOfBirth, .doubtful, end: end)
    }

    private static func continues(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "#"),
            UInt8(ascii: "$"):
            true
        default: byte.isWordByte
        }
    }

    /// The year of a date; `nil` where it has none, or is one number.
    private func year(in text: Span<UInt8>, _ date: Range<Int>) -> Int? {
        func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(text[$1] & 0x0F) } }
        var first = date.lowerBound
        while first < date.upperBound, text[first].isDigit { first += 1 }
        guard first < date.upperBound else { return nil }
        if first - date.lowerBound == 4 { return number(date.lowerBound..<first) }
        var last = date.upperBound
        while last > date.lowerBound, text[last - 1].isDigit { last -= 1 }
        switch date.upperBound - last {
        // `28/7 1917` is a day and a time.
        case 4:
            return text[first] == text[last - 1] || text[first].isLetter || text[first + 1].isLetter
                ? number(last..<date.upperBound) : nil
        // `12.5.84` counts versions, and `12-05-84` may be a sort code.
        case 2 where text[last - 1] == UInt8(ascii: "/") && text[first] == UInt8(ascii: "/"):
            let short = number(last..<date.upperBound)
            return Self.shortYears.contains(short) ? 1900 + short : nil
        default: return nil
        }
    }

    /// Whether more follows than a date of birth has: a time, or another group of digits.
    private func goesOn(in text: Span<UInt8>, behind end: Int) -> Bool {
        guard end + 1 < text.count else { return false }
        switch text[end] {
        case UInt8(ascii: " "), UInt8(ascii: "T"): return text[end + 1].isDigit
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."): return text[end + 1].isWordByte
        default: return false
        }
    }

    /// Whether a word stands before the date behind which something happens: `on`, `since`, `installed`.
    private func isBehindPreposition(in text: Span<UInt8>, _ start: Int) -> Bool {
        guard start > 2, text[start - 1] == UInt8(ascii: " ") else { return false }
        var end = start - 1
        if text[end - 1] == UInt8(ascii: ":") { end -= 1 }
        var first = end
        while first > 0, text[first - 1].isLetter, end - first < Self.longestEvent { first -= 1 }
        let word = text.word(at: first, most: end - first)
        return word.end == end && first < end && Self.events[word.key] != nil
    }

    private enum Event: UInt8, Sendable {
        case any
    }

    private static let longestEvent = 12
    /// What stands before the day on which something happened that is no birth, mostly to a service.
    private static let events = WordTable<Event>([
        (
            .any,
            """
            on since from dated until till to by est install installed start started starts provided provisioned cease ceased \
            opened launched activated active connected live commenced ordered renewed expired expires expiry ended ends closed \
            created built issued migrated upgraded terminated cancelled due effective valid completed established founded ported
            """
        )
    ])
}
