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
    /// Their words, codes, numbers and addresses.
    private(set) var table = KnownTable()
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
    public var isEmpty: Bool { table.isEmpty }

    /// Forgets all values and texts, and keeps the memory.
    public mutating func removeAll() {
        starts.open()
        isTold = false
        count = 0
        // Of most records nothing was prepared.
        guard !items.isEmpty else { return }
        items.removeAll(keepingCapacity: true)
        table.removeAll()
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

    /// To be done before anything is looked up.
    mutating func build() { table.build() }

    // MARK: Words

    private mutating func addWords(_ value: Span<UInt8>, most: Int, atMost strongest: KnownTable.Strength) {
        let item = Int32(items.count - 1)
        let (firstEntry, firstUnit) = (table.entries.count, table.nextUnit)
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
                return table.removeEntries(from: firstEntry, unitsFrom: firstUnit)
            }
            index = addWord(value, from: index, item: item, word: Int32(words - 1), atMost: strongest)
        }
        items[items.count - 1].wordCount = Int32(words)
        // Somebody is called Park, or Do.
        if words == 1 { table.raiseParticles(from: firstEntry) }
    }

    /// Adds the word at `start`, with its parts where hyphens or apostrophes join some; returns where it ends.
    private mutating func addWord(
        _ value: Span<UInt8>, from start: Int, item: Int32, word: Int32, atMost strongest: KnownTable.Strength
    ) -> Int {
        let first = table.nextUnit
        var index = start
        var partStart = start
        var partUnit = first
        var parts: [(start: Int, end: Int, units: Range<Int32>)] = []
        while index < value.count {
            let unit = TextUnit.read(value, at: index)
            if unit.isOfWord {
                table.append(unit.folded, endingAt: unit.end)
                index = unit.end
                continue
            }
            let joiner = TextUnit.joiner(value, at: index)
            guard joiner > 0, index + joiner < value.count, TextUnit.read(value, at: index + joiner).isOfWord else {
                break
            }
            parts.append((partStart, index, partUnit..<table.nextUnit))
            index += joiner
            partStart = index
            partUnit = table.nextUnit
        }
        append(item, word, first..<table.nextUnit, start, index, atMost: strongest)
        guard !parts.isEmpty else { return index }
        parts.append((partStart, index, partUnit..<table.nextUnit))
        for part in parts where part.units.count > 1 {
            append(item, word, part.units, part.start, part.end, atMost: strongest)
        }
        return index
    }

    private mutating func append(
        _ item: Int32, _ word: Int32, _ range: Range<Int32>, _ start: Int, _ end: Int,
        atMost strongest: KnownTable.Strength
    ) {
        let strength = strength(of: range)
        let count = range.count
        guard count <= Self.longest else { return }
        table.append(
            .word,
            KnownTable.Entry(
                item: item, word: word, units: range, start: Int32(start), end: Int32(end),
                strength: strength.rawValue < strongest.rawValue ? strength : strongest,
                key: table.wordKey(of: range.lowerBound, min(count, Self.shortestCut))))
    }

    private func strength(of range: Range<Int32>) -> KnownTable.Strength {
        guard range.count > 1 else { return .weak }
        let isOfName = items.last?.kind == .name
        var key = KnownTable.seed(.word)
        for index in range {
            let unit = table.units[Int(index)]
            if (0x30...0x39).contains(unit) { return .weak }
            key = KnownTable.mix(key, unit)
        }
        let lists = OrdinaryWords.lists(key)
        if lists.contains(.titles) { return .weak }
        if lists.contains(.particles) { return .particle }
        if lists.contains(.places) { return isOfName ? .capital : .particle }
        return range.count == 2 || lists.contains(.ambiguous) ? .capital : .strong
    }

    // MARK: Codes, numbers, addresses

    private mutating func addCode(_ value: Span<UInt8>) {
        let first = table.nextUnit
        var hasDigit = false
        var begin = -1
        var last = 0
        for index in value.indices {
            let byte = value[index]
            guard byte.isWordByte else {
                guard byte < 0x80 else { return table.removeUnits(from: first) }
                continue
            }
            if begin < 0 { begin = index }
            hasDigit = hasDigit || byte.isDigit
            last = index + 1
            table.append(UInt32(byte.uppercased), endingAt: last)
        }
        let count = table.units.count - Int(first)
        guard count >= (hasDigit ? Self.shortestCode : Self.shortestCut), count <= Self.longest else {
            return table.removeUnits(from: first)
        }
        if hasDigit {
            append(.code, first, begin, last)
            addWithoutZeros(code: first, last)
        } else {
            table.removeUnits(from: first)
            addExact(value, begin..<last)
        }
    }

    /// Adds a half of a bank account without the zeros in front, which a spreadsheet takes.
    private mutating func addWithoutZeros(code first: Int32, _ end: Int) {
        guard let kind = items.last?.kind, kind == .sortCode || kind == .accountNumber else { return }
        var start = first
        while start < table.units.count, table.units[Int(start)] == 0x30 { start += 1 }
        guard start > first, table.units.count - Int(start) >= Self.shortestCut else { return }
        append(.code, start, Int(table.ends[Int(start) - 1]), end)
    }

    /// Adds what the units from `first` on are, from `start` to `end` of its value.
    private mutating func append(_ kind: KnownTable.Kind, _ first: Int32, _ start: Int, _ end: Int) {
        table.append(
            kind,
            KnownTable.Entry(
                item: Int32(items.count - 1), units: first..<table.nextUnit, start: Int32(start), end: Int32(end),
                key: table.key(of: first, Self.shortestCode, kind)))
    }

    /// Adds bytes that are compared one by one, but for the case of ASCII letters.
    private mutating func addExact(_ value: Span<UInt8>, _ range: Range<Int>) {
        guard (Self.shortestCode...Self.longest).contains(range.count), starts.mayHaveExactly(value, range) else {
            return
        }
        let first = table.nextUnit
        for index in range { table.append(UInt32(value[index].uppercased), endingAt: index + 1) }
        append(.exact, first, range.lowerBound, range.upperBound)
    }

    private mutating func addPhones(_ value: Span<UInt8>) {
        var index = 0
        while index < value.count {
            // Numbers of one field stand apart by these; an extension is no part of its number.
            let first = table.nextUnit
            let start = index
            var hasPlus = false
            var isOver = false
            while index < value.count, !Self.dividesNumbers(value[index]) {
                let byte = value[index]
                let count = Int(table.nextUnit - first)
                if byte == UInt8(ascii: "+"), count == 0 { hasPlus = true }
                if byte.isLetter, count >= 7 { isOver = true }
                if byte.isDigit, !isOver, count < Self.mostDigits { table.append(UInt32(byte), endingAt: index + 1) }
                index += 1
            }
            addPhone(first, hasPlus: hasPlus, start..<index)
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
        let count = table.units.count - Int(first)
        func digit(_ index: Int) -> UInt32 { index < count ? table.units[Int(first) + index] & 0x0F : 0xFF }
        var prefix = 0
        if digit(0) == 0, digit(1) == 0 {
            prefix = digit(2) == 4 && digit(3) == 4 ? 4 : 2
        } else if digit(0) == 4, digit(1) == 4, hasPlus || count >= 12 {
            prefix = 2
        }
        if digit(prefix) == 0 { prefix += 1 }
        guard count - prefix >= Self.shortestPhone else { return table.removeUnits(from: first) }
        append(.phone, first + Int32(prefix), range.lowerBound, range.upperBound)
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
        let first = table.nextUnit
        table.append(day.date.ofCentury, endingAt: day.range.upperBound)
        table.append(
            .day,
            KnownTable.Entry(
                item: Int32(items.count - 1), units: first..<first + 1, start: Int32(day.range.lowerBound),
                end: Int32(day.range.upperBound), key: KnownTable.key(of: day.date)))
    }

    /// Whether what stands before an `@` is no name of anybody.
    private static func isShared(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var key = KnownTable.seed(.word)
        for index in range where value[index].isLetter { key = KnownTable.mix(key, UInt32(value[index] | 0x20)) }
        return OrdinaryWords.lists(key).contains(.shared)
    }
}
