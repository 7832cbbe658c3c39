internal import Primitives

/// What one record holds in its fields, in a form in which it is found in the record's free text.
///
/// Filled for one record after another and emptied between them, so that it keeps its memory. Every value that is added
/// has a number, from 0 in the order of adding; a finding names it by that.
public struct KnownValues: Sendable {
    /// How a value is looked for.
    public enum Form: Sendable {
        /// Word by word, without case and accents, also cut short to five letters or more: names, companies, streets. A
        /// value of more than eight words is no name and is not looked for.
        case words
        /// As `words` where the value has at most four, each only with a capital; and as `code` where it has digits: what
        /// no one has said anything of.
        case unknown
        /// Letters and digits without case, spaces and hyphens, four or more: references, accounts.
        case code
        /// The digits of a national number, whatever is written before and between them.
        case phone
        /// An address, and what stands before its `@`.
        case mail
        /// A day, however it is written, and as `code`.
        case day
    }

    /// How much else must speak for a word before it is taken for the known one.
    enum Strength: UInt8 {
        /// It must stand beside another word of its value.
        case weak
        /// The same, unless it is all of its value: then it is taken as `capital`.
        case particle
        /// It must have a capital, or stand beside another known word.
        case capital
        /// Nothing.
        case strong
    }

    /// A word, a code, a number or an address.
    struct Entry {
        /// The number of the value.
        var item: Int32
        /// Which word of the value it is.
        var word: Int32
        /// Where its units stand in `units` and `ends`.
        var units: Range<Int32>
        /// Where it begins in the value, in bytes.
        var start: Int32
        /// Where it ends in the value, in bytes.
        var end: Int32
        var strength: Strength
        /// The next entry of the same place of the table; -1 at the last.
        var next: Int32
        /// The key by which it is found.
        var key: UInt64
    }

    /// What a value is, beside its entries.
    struct Item {
        var kind: PersonalKind
        var form: Form
        var wordCount: Int32
    }

    /// The values, up to the last that was prepared; those between that were not are none.
    private(set) var items: [Item] = []
    /// The number of values.
    public private(set) var count = 0
    private(set) var entries: [Entry] = []
    /// The folded units of all entries.
    private(set) var units: [UInt32] = []
    /// Where each unit ends in its value.
    private(set) var ends: [Int32] = []
    /// The first entry of each place; the number of places is a power of two.
    private var heads: [Int32] = []
    /// The keys that are there, by their highest six bits: most words need no look at the table.
    private var present: UInt64 = 0
    /// With which units words begin, and with which codes and addresses, by their lowest six bits: nothing else is looked
    /// up. And whether there are numbers, which may begin with anything that is dialled.
    private(set) var wordStarts: UInt64 = 0
    private(set) var codeStarts: UInt64 = 0
    private(set) var hasPhones = false
    private(set) var hasDays = false
    private var built = false
    /// What the texts that are searched begin their words with: a value of which nothing can stand there is not prepared.
    private var starts = WordStarts()
    /// Whether it is known what the texts are.
    private var isTold = false

    static let mostWords = 8
    static let mostUnknownWords = 4
    /// The letters from which on a name that was cut short is one.
    static let shortestCut = 5
    static let shortestCode = 4
    /// The digits that a number of a telephone has, dialled without its area.
    static let shortestPhone = 7
    /// The digits of a telephone number that are looked at.
    static let mostDigits = 20
    /// The most letters and digits of a word or a code: what is longer names nobody, and comparing it at every place of a
    /// text would take the square of its length.
    static let longest = 256

    /// No values.
    public init() {}

    /// Whether nothing was added that can be found.
    public var isEmpty: Bool { entries.isEmpty }

    /// Forgets all values and texts, and keeps the memory.
    public mutating func removeAll() {
        starts.open()
        isTold = false
        count = 0
        built = false
        // Of most records nothing was prepared.
        guard !items.isEmpty else { return }
        items.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        units.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        present = 0
        (wordStarts, codeStarts, hasPhones, hasDays) = (0, 0, false, false)
    }

    /// Takes note of a text that is searched for what is added from now on, and for that in it and other texts of which note
    /// was taken alone: a value that cannot stand in any of them is not prepared.
    public mutating func willSearch(_ text: Span<UInt8>) {
        if !isTold { starts.removeAll() }
        isTold = true
        starts.add(text)
    }

    /// Whether all texts of which note was taken are known to read as they are written.
    var isPlain: Bool { isTold && !starts.isOpen }

    /// Whether no part of a text of which note was taken can read as something else: all of them are ASCII without `&`, `%` and
    /// backslashes.
    public var hasNoSigns: Bool { isPlain && !starts.hasSigns }

    /// Adds a value. One in which nothing can be looked for has a number too.
    ///
    /// - Parameters:
    ///   - value: The decoded value of a field.
    ///   - form: How it is looked for.
    ///   - kind: What a finding of it is.
    /// - Returns: Whether something of it may be found: no finding names another.
    @discardableResult
    public mutating func add(_ value: Span<UInt8>, as form: Form, kind: PersonalKind) -> Bool {
        count &+= 1
        guard mayStand(value, as: form) else { return false }
        // Those before it that were not prepared have numbers too.
        while items.count < count { items.append(Item(kind: kind, form: form, wordCount: 0)) }
        switch form {
        case .words: addWords(value, most: Self.mostWords, atMost: .strong)
        case .unknown:
            var digits = 0
            for index in value.indices where value[index].isDigit { digits += 1 }
            if digits >= 6 {
                if mayStand(value, as: .code) { addCode(value) }
            } else if digits == 0, mayStand(value, as: .words) {
                addWords(value, most: Self.mostUnknownWords, atMost: .capital)
            }
        case .code: addCode(value)
        case .phone: addPhones(value)
        case .mail: addMail(value)
        case .day: addDay(value)
        }
        built = false
        return true
    }

    /// Whether anything of a value may stand in the texts of which note was taken.
    private func mayStand(_ value: Span<UInt8>, as form: Form) -> Bool {
        switch form {
        case .words: starts.mayHaveWord(of: value)
        // By its digits it is a code, or words.
        case .unknown: true
        case .code: starts.mayHaveCode(value)
        case .phone: starts.mayHavePhone(value)
        // Nearly never: one address whose first letters begin no word of the text.
        case .mail: starts.mayHaveMail(value)
        case .day: mayHaveDay(value)
        }
    }

    /// Out of line: a written date takes room that all other values would make.
    @inline(never)
    private func mayHaveDay(_ value: Span<UInt8>) -> Bool {
        starts.mayHaveCode(value) || WrittenDate(value: value).map { starts.mayHaveDay($0.date) } == true
    }

    // MARK: Words

    private mutating func addWords(_ value: Span<UInt8>, most: Int, atMost strongest: Strength) {
        let item = Int32(items.count - 1)
        let before = (entries.count, units.count)
        var words = 0
        var index = 0
        while index < value.count {
            let unit = TextUnit.read(value, at: index)
            guard unit.isOfWord else {
                index = unit.end
                continue
            }
            words += 1
            guard words <= most else {
                // No name: nothing of it is looked for.
                entries.removeSubrange(before.0...)
                units.removeSubrange(before.1...)
                ends.removeSubrange(before.1...)
                return
            }
            index = addWord(value, from: index, item: item, word: Int32(words - 1), atMost: strongest)
        }
        items[items.count - 1].wordCount = Int32(words)
        // Somebody is called Park, or Do.
        guard words == 1 else { return }
        for index in before.0..<entries.count where entries[index].strength == .particle {
            entries[index].strength = .capital
        }
    }

    /// Adds the word at `start`, with its parts where hyphens or apostrophes join some; returns where it ends.
    private mutating func addWord(
        _ value: Span<UInt8>, from start: Int, item: Int32, word: Int32, atMost strongest: Strength
    ) -> Int {
        let first = Int32(units.count)
        var index = start
        var partStart = start
        var partUnit = first
        var parts: [(start: Int, end: Int, units: Range<Int32>)] = []
        while index < value.count {
            let unit = TextUnit.read(value, at: index)
            if unit.isOfWord {
                units.append(unit.folded)
                ends.append(Int32(unit.end))
                index = unit.end
                continue
            }
            let joiner = TextUnit.joiner(value, at: index)
            guard joiner > 0, index + joiner < value.count, TextUnit.read(value, at: index + joiner).isOfWord else {
                break
            }
            parts.append((partStart, index, partUnit..<Int32(units.count)))
            index += joiner
            partStart = index
            partUnit = Int32(units.count)
        }
        append(item, word, first..<Int32(units.count), start, index, atMost: strongest)
        guard !parts.isEmpty else { return index }
        parts.append((partStart, index, partUnit..<Int32(units.count)))
        for part in parts where part.units.count > 1 {
            append(item, word, part.units, part.start, part.end, atMost: strongest)
        }
        return index
    }

    private mutating func append(
        _ item: Int32, _ word: Int32, _ range: Range<Int32>, _ start: Int, _ end: Int, atMost strongest: Strength
    ) {
        let strength = strength(of: range)
        let count = range.count
        guard count <= Self.longest else { return }
        wordStarts |= Self.start(units[Int(range.lowerBound)])
        let key = Self.wordKey(units.span, Int(range.lowerBound), min(count, Self.shortestCut))
        entries.append(
            Entry(
                item: item, word: word, units: range, start: Int32(start), end: Int32(end),
                strength: strength.rawValue < strongest.rawValue ? strength : strongest, next: -1, key: key))
    }

    private func strength(of range: Range<Int32>) -> Strength {
        guard range.count > 1 else { return .weak }
        let isOfName = items.last?.kind == .name
        var key = Self.seed(.word)
        for index in range {
            let unit = units[Int(index)]
            if (0x30...0x39).contains(unit) { return .weak }
            key = Self.mix(key, unit)
        }
        let lists = OrdinaryWords.lists(key)
        if lists.contains(.titles) { return .weak }
        if lists.contains(.particles) { return .particle }
        if lists.contains(.places) { return isOfName ? .capital : .particle }
        return range.count == 2 || lists.contains(.ambiguous) ? .capital : .strong
    }

    // MARK: Codes, numbers, addresses

    private mutating func addCode(_ value: Span<UInt8>) {
        let first = Int32(units.count)
        var hasDigit = false
        var begin = -1
        var last = 0
        for index in value.indices {
            let byte = value[index]
            guard byte.isWordByte else {
                guard byte < 0x80 else { return dropUnits(first) }
                continue
            }
            if begin < 0 { begin = index }
            hasDigit = hasDigit || byte.isDigit
            units.append(UInt32(byte.uppercased))
            last = index + 1
            ends.append(Int32(last))
        }
        let count = units.count - Int(first)
        guard count >= (hasDigit ? Self.shortestCode : Self.shortestCut), count <= Self.longest else {
            return dropUnits(first)
        }
        if hasDigit {
            append(code: first, begin, last, key: Self.key(units.span, Int(first), .code))
            addWithoutZeros(code: first, last)
        } else {
            dropUnits(first)
            addExact(value, begin..<last)
        }
    }

    /// Adds a half of a bank account without the zeros in front, which a spreadsheet takes.
    private mutating func addWithoutZeros(code first: Int32, _ end: Int) {
        guard let kind = items.last?.kind, kind == .sortCode || kind == .accountNumber else { return }
        var start = first
        while start < units.count, units[Int(start)] == 0x30 { start += 1 }
        guard start > first, units.count - Int(start) >= Self.shortestCut else { return }
        let begin = Int(ends[Int(start) - 1])
        append(code: start, begin, end, key: Self.key(units.span, Int(start), .code))
    }

    private mutating func dropUnits(_ first: Int32) {
        units.removeSubrange(Int(first)...)
        ends.removeSubrange(Int(first)...)
    }

    private mutating func append(code first: Int32, _ start: Int, _ end: Int, key: UInt64) {
        if items.last?.form == .phone {
            hasPhones = true
        } else {
            codeStarts |= Self.start(units[Int(first)])
        }
        entries.append(
            Entry(
                item: Int32(items.count - 1), word: 0, units: first..<Int32(units.count), start: Int32(start),
                end: Int32(end), strength: .strong, next: -1, key: key))
    }

    /// Adds bytes that are compared one by one, but for the case of ASCII letters.
    private mutating func addExact(_ value: Span<UInt8>, _ range: Range<Int>) {
        guard (Self.shortestCode...Self.longest).contains(range.count), starts.mayHaveExactly(value, range) else {
            return
        }
        let first = Int32(units.count)
        for index in range {
            units.append(UInt32(value[index].uppercased))
            ends.append(Int32(index + 1))
        }
        append(code: first, range.lowerBound, range.upperBound, key: Self.key(units.span, Int(first), .exact))
    }

    private mutating func addPhones(_ value: Span<UInt8>) {
        var index = 0
        while index < value.count {
            // Numbers of one field stand apart by these; an extension is no part of its number.
            let first = units.count
            let start = index
            var hasPlus = false
            var isOver = false
            while index < value.count, !Self.dividesNumbers(value[index]) {
                let byte = value[index]
                if byte == UInt8(ascii: "+"), units.count == first { hasPlus = true }
                if byte.isLetter, units.count - first >= 7 { isOver = true }
                if byte.isDigit, !isOver, units.count - first < Self.mostDigits {
                    units.append(UInt32(byte))
                    ends.append(Int32(index + 1))
                }
                index += 1
            }
            addPhone(Int32(first), hasPlus: hasPlus, start..<index)
            index += 1
        }
    }

    /// Whether two numbers of one field stand apart by this.
    static func dividesNumbers(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "/"), 0x0A, 0x0D:
            true
        default: false
        }
    }

    /// Adds the digits from `first` on, less what is dialled before a national number.
    private mutating func addPhone(_ first: Int32, hasPlus: Bool, _ range: Range<Int>) {
        let count = units.count - Int(first)
        func digit(_ index: Int) -> UInt32 { index < count ? units[Int(first) + index] & 0x0F : 0xFF }
        var prefix = 0
        if digit(0) == 0, digit(1) == 0 {
            prefix = digit(2) == 4 && digit(3) == 4 ? 4 : 2
        } else if digit(0) == 4, digit(1) == 4, hasPlus || count >= 12 {
            prefix = 2
        }
        if digit(prefix) == 0 { prefix += 1 }
        guard count - prefix >= Self.shortestPhone else { return dropUnits(first) }
        let start = first + Int32(prefix)
        append(code: start, range.lowerBound, range.upperBound, key: Self.key(units.span, Int(start), .phone))
    }

    private mutating func addMail(_ value: Span<UInt8>) {
        var start: Int?
        var at: Int?
        var index = 0
        while index <= value.count {
            let isPart = index < value.count && (value[index].isDomainByte || value[index].isMailboxByte)
            if index < value.count, value[index] == UInt8(ascii: "@"), start != nil, at == nil {
                at = index
            } else if isPart {
                if start == nil { start = index }
            } else {
                if let start, let at, at + 1 < index {
                    addExact(value, start..<index)
                    if !Self.isShared(value, start..<at) { addExact(value, start..<at) }
                }
                (start, at) = (nil, nil)
            }
            index += 1
        }
    }

    @inline(never)
    private mutating func addDay(_ value: Span<UInt8>) {
        // In other groups than days are written in: `12-03/1971`.
        addCode(value)
        guard let day = WrittenDate(value: value) else { return }
        let first = Int32(units.count)
        units.append(day.date.ofCentury)
        ends.append(Int32(day.range.upperBound))
        hasDays = true
        entries.append(
            Entry(
                item: Int32(items.count - 1), word: 0, units: first..<first + 1, start: Int32(day.range.lowerBound),
                end: Int32(day.range.upperBound), strength: .strong, next: -1, key: Self.key(of: day.date)))
    }

    /// Whether what stands before an `@` is no name of anybody.
    private static func isShared(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var key = seed(.word)
        for index in range where value[index].isLetter { key = mix(key, UInt32(value[index] | 0x20)) }
        return OrdinaryWords.lists(key).contains(.shared)
    }

    // MARK: Looking up

    /// The tables in one: a key says which it is of.
    enum Table: UInt64 {
        case word = 0x51
        case code = 0xA3
        case exact = 0x17
        case phone = 0xC9
        case day = 0x3B
    }

    /// The bit of a unit among those that something begins with.
    @inline(__always)
    static func start(_ unit: UInt32) -> UInt64 { 1 << UInt64(unit & 63) }

    /// The key of no units yet.
    static func seed(_ table: Table) -> UInt64 { table.rawValue &* 0x9E37_79B9_7F4A_7C15 }

    /// The key with one more unit.
    @inline(__always)
    static func mix(_ key: UInt64, _ unit: UInt32) -> UInt64 {
        let product = (key ^ UInt64(unit)) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }

    private static func wordKey(_ units: Span<UInt32>, _ start: Int, _ count: Int) -> UInt64 {
        var key = seed(.word)
        for index in start..<start + count { key = mix(key, units[index]) }
        return mix(key, UInt32(count))
    }

    static func key(of day: CivilDate) -> UInt64 { mix(seed(.day), day.ofCentury) }

    private static func key(_ units: Span<UInt32>, _ start: Int, _ table: Table) -> UInt64 {
        var key = seed(table)
        for index in start..<start + shortestCode { key = mix(key, units[index]) }
        return key
    }

    /// Makes the table of what was added; to be done before anything is looked up.
    mutating func build() {
        guard !built else { return }
        built = true
        var places = 16
        while places < entries.count * 2 { places *= 2 }
        heads.removeAll(keepingCapacity: true)
        heads.append(contentsOf: repeatElement(-1, count: places))
        present = 0
        // From the last to the first, so that a chain has them in the order of adding.
        for index in entries.indices.reversed() {
            let key = entries[index].key
            let place = Int(truncatingIfNeeded: key) & (places - 1)
            entries[index].next = heads[place]
            heads[place] = Int32(index)
            present |= 1 << (key >> 58)
        }
    }

    /// The first entry that may have `key`; -1 where none has.
    @inline(__always)
    func first(_ key: UInt64) -> Int32 {
        present & (1 << (key >> 58)) == 0 ? -1 : heads[Int(truncatingIfNeeded: key) & (heads.count - 1)]
    }
}
