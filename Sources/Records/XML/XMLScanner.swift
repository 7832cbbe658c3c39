import Primitives

/// Finds where everything stands in an XML document: the parser of ours that knows byte offsets.
///
/// It is given a window of the document that grows at its end, consumes one piece of markup or run of text after the
/// other, records the values that rules govern as cells, and folds what it saw into events. It does not judge names,
/// characters or the finer points of grammar: libxml2 does, and nothing leaves the reader before it has agreed.
///
/// A batch may end behind a tag, comment or processing instruction, with the white space up to the next markup, where
/// no record and no dropped element is open.
struct XMLScanner {
    /// Why scanning has stopped.
    enum Stop {
        /// The window ends within markup or text.
        case needsMore
        /// The batch may end here.
        case batch(end: Int)
        /// The document is complete.
        case end
    }

    /// An open element; number 0 is the document.
    struct Element {
        /// Where its name begins in `openNames`.
        var name = 0
        /// The rule of its text, or -1.
        var rule: RuleIndex = -1
        /// Whether its name, or that of an element around it, says that it holds a secret.
        var isSecret = false
        /// Whether text of it has had a cell.
        var hasText = false
        /// What its values have in common, and the batch in which that number was given out.
        var scope: UInt32 = 0
        var scopeBatch = -1
        /// The batch in which text of a child got a cell: its children's values may belong together.
        var pairingBatch = -1
    }

    /// An attribute of the tag at hand.
    struct Attribute {
        /// Where the white space before it begins.
        var start: Int
        var name: XMLNameRange
        /// Inside the quotes.
        var value: Range<Int>
        var form: CellForm
        /// Whether the value reads as it is written.
        var isPlain: Bool
        /// Whether it declares a namespace.
        var isNamespace: Bool
    }

    static let deepest = 256
    static let mostAttributes = 1024

    let limit: Int
    let batchSize: Int
    var rules: XMLRules
    var states: XMLPathStates
    var events = XMLEvents()

    /// Where the next text or markup begins in the window.
    var position = 0
    /// Where the batch begins in the window, and on which line of the document.
    var batchStart = 0
    var line = 1
    /// The number of batches before this one.
    var batchNumber = 0
    /// The cells of the batch, by offsets from its start.
    var table = CellTable()
    var recordCount = 0
    var scopeCount: UInt32 = 0

    var elements = Array(repeating: Element(), count: deepest + 1)
    var depth = 0
    /// The names of the open elements, one behind the other, and where the last ends.
    var openNames: [UInt8] = []
    var openNamesEnd = 0
    var attributes: [Attribute] = []
    var bindings = XMLBindings()
    var hasNamespaces = false
    var hasSeenRoot = false
    var hasBegun = false

    /// The depth of the open record, and where it begins; 0 where none is open.
    var recordDepth = 0
    var recordStart = 0
    /// Whether the white space to come belongs to the record that has just ended.
    var endsRecord = false
    /// The depth of the open element that is dropped, where it and its content begin; 0 where none is open.
    var dropDepth = 0
    var dropStart = 0
    var dropContent = 0
    /// How many open elements have children whose values have cells in this batch.
    var openPairings = 0

    /// Whether text may stand at `position`: markup has just ended.
    private var expectsText = false
    /// Whether the batch may end at `position` for all that was read before it: not within a run of text.
    private var mayEnd = false
    /// Where the batch was last offered to end, so that it is not offered twice.
    private var offered = -1
    /// The size of the window from which on it is worth looking again.
    private var retrySize = 0

    init(_ reading: XMLReading) {
        limit = min(max(reading.limit, 1), 1 << 30)
        batchSize = min(max(reading.batchSize, 1), limit)
        rules = XMLRules(reading)
        states = XMLPathStates(reading.paths, deepest: Self.deepest)
    }

    /// Scans on in `bytes` until the batch may end, the document ends, or more of it is needed.
    ///
    /// - Parameter isLast: Whether the document ends with the window.
    mutating func scan(_ bytes: Span<UInt8>, isLast: Bool) throws(ExportError) -> Stop {
        guard isLast || bytes.count >= retrySize else { return .needsMore }
        if !hasBegun {
            guard try begin(bytes, isLast: isLast) else { return wait(bytes) }
            hasBegun = true
            expectsText = true
        }
        while true {
            if expectsText {
                switch try text(bytes, isLast: isLast) {
                case .incomplete: return try incomplete(bytes, isLast: isLast)
                case .batch(let end):
                    offered = end
                    return .batch(end: end)
                case .end: return .end
                case .done: expectsText = false
                }
            }
            guard try markup(bytes) else { return try incomplete(bytes, isLast: isLast) }
            expectsText = true
            if position - batchStart > limit { try refuseTooLong(bytes) }
        }
    }

    /// Begins a new batch at `end` of the window.
    mutating func beginBatch(at end: Int, line: Int) {
        batchStart = end
        self.line = line
        batchNumber += 1
        // Batches of one export resemble each other.
        let (cells, records) = (table.cells.count, table.records.count)
        table = CellTable()
        table.cells.reserveCapacity(cells)
        table.records.reserveCapacity(records)
        recordCount = 0
        scopeCount = 0
        openPairings = 0
    }

    /// Says that the first `count` bytes of the window, all of them before the batch, are gone from it.
    mutating func forget(_ count: Int) {
        position -= count
        batchStart -= count
        recordStart -= count
        dropStart -= count
        dropContent -= count
        offered -= count
        retrySize = max(0, retrySize - count)
    }
}

// MARK: - Text

extension XMLScanner {
    private enum TextStop {
        case incomplete
        case batch(end: Int)
        case end
        case done
    }

    /// Reads the run of text, possibly empty, at `position`.
    private mutating func text(_ bytes: Span<UInt8>, isLast: Bool) throws(ExportError) -> TextStop {
        var index = position
        var isPlain = true
        while index < bytes.count, isXMLSpace(bytes[index]) {
            isPlain = isPlain && bytes[index] != UInt8(ascii: "\r")
            index += 1
        }
        let content = index
        while true {
            index = Vectors.first(
                of: bytes, from: index, before: bytes.count, UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\r"),
                UInt8(ascii: "<"))
            guard index < bytes.count, bytes[index] != UInt8(ascii: "<") else { break }
            isPlain = false
            index += 1
        }
        if depth == 0, content < index {
            throw malformed(bytes, at: content, "text outside the root element")
        }
        let isEnd = index == bytes.count
        if isEnd {
            guard isLast else { return .incomplete }
            guard depth == 0 else {
                throw malformed(bytes, at: index, "the document ends within an element", isInElement: true)
            }
            guard hasSeenRoot else { throw malformed(bytes, at: index, "the document holds no element") }
        }
        let isWhite = content == index
        if !isWhite, let end = batchEnd(at: position) { return .batch(end: end) }
        if index > position {
            if depth > 0 { try foldText(bytes, position..<index, isPlain: isPlain) }
            if !isWhite { try value(bytes, position..<index, .text) }
        }
        if endsRecord, isWhite {
            table.records[table.records.count - 1] =
                table.records[table.records.count - 1].lowerBound..<UInt32(index - batchStart)
        }
        endsRecord = false
        position = index
        if isEnd { return .end }
        if isWhite, let end = batchEnd(at: index) { return .batch(end: end) }
        return .done
    }

    /// `position` as the end of the batch, where it is large enough and may end here.
    @inline(__always)
    private func batchEnd(at position: Int) -> Int? {
        guard position - batchStart >= batchSize, mayEnd, recordDepth == 0, dropDepth == 0, position != offered else {
            return nil
        }
        // Values of one parent belong together. A batch waits for the parent's end, up to twice its size.
        guard openPairings == 0 || position - batchStart >= 2 * batchSize else { return nil }
        return position
    }

    /// Records the text or CDATA section at `range`, which holds more than white space.
    mutating func value(_ bytes: Span<UInt8>, _ range: Range<Int>, _ form: CellForm) throws(ExportError) {
        guard dropDepth == 0 else { return }
        var rule = elements[depth].rule
        if elements[depth].isSecret, rule < 0 {
            rule = rules.secretRule(insteadOf: rule, isWithin: true)
            if rule >= 0 { rules.count(rule) }
        }
        if rule < 0 {
            rule = rules.otherwise
            guard rule >= 0 else { throw unnamedText(bytes, at: range.lowerBound) }
            rules.count(rule)
        }
        guard rules.treatment(rule) != .kept else { return }
        guard !elements[depth].hasText || !rules.needsWhole(rule) else {
            throw dividedText(bytes, at: range.lowerBound, rule)
        }
        elements[depth].hasText = true
        let scope = scope(of: depth - 1)
        if depth > 1, elements[depth - 1].pairingBatch != batchNumber {
            elements[depth - 1].pairingBatch = batchNumber
            openPairings += 1
        }
        append(rule, form, scope, range, extent: range)
    }
}

// MARK: - Markup

extension XMLScanner {
    /// Reads the markup at `position`, which is a `<`.
    ///
    /// - Returns: Whether all of it is there.
    private mutating func markup(_ bytes: Span<UInt8>) throws(ExportError) -> Bool {
        guard position + 1 < bytes.count else { return false }
        switch bytes[position + 1] {
        case UInt8(ascii: "/"):
            guard try endTag(bytes) else { return false }
        case UInt8(ascii: "?"):
            guard try instruction(bytes) else { return false }
        case UInt8(ascii: "!"):
            return try declaration(bytes)
        default:
            guard try startTag(bytes) else { return false }
        }
        mayEnd = true
        return true
    }

    /// Reads a comment or CDATA section; everything else that begins with `<!` belongs into a DOCTYPE.
    private mutating func declaration(_ bytes: Span<UInt8>) throws(ExportError) -> Bool {
        guard position + 2 < bytes.count else { return false }
        switch bytes[position + 2] {
        case UInt8(ascii: "-"):
            guard position + 3 < bytes.count else { return false }
            guard bytes[position + 3] == UInt8(ascii: "-") else { break }
            guard try comment(bytes) else { return false }
            mayEnd = true
            return true
        case UInt8(ascii: "["):
            guard let isSection = stands("<![CDATA[", in: bytes) else { return false }
            guard isSection else { break }
            guard try section(bytes) else { return false }
            // Text and CDATA behind it may continue one run, which no batch may cut.
            mayEnd = false
            return true
        case UInt8(ascii: "D"):
            guard let isDoctype = stands("<!DOCTYPE", in: bytes) else { return false }
            guard isDoctype else { break }
            throw ExportError(
                .doctype, "a DOCTYPE, which can define entities", line: lineNumber(bytes, at: position),
                hint: "no export needs one; remove it, or have the export made without it")
        default: break
        }
        throw malformed(bytes, at: position, "<! begins neither a comment nor a CDATA section")
    }

    /// Whether `literal` stands at `position`, or `nil` where the window ends too soon to tell.
    private func stands(_ literal: StaticString, in bytes: Span<UInt8>) -> Bool? {
        literal.withUTF8Buffer { literal in
            for (offset, byte) in literal.enumerated() {
                guard position + offset < bytes.count else { return nil }
                guard bytes[position + offset] == byte else { return false }
            }
            return true
        }
    }

    /// Appends a cell, unless its rule keeps what it governs.
    mutating func append(
        _ rule: RuleIndex, _ form: CellForm, _ scope: UInt32, _ value: Range<Int>, extent: Range<Int>
    ) {
        // A window is never larger than a few limits, so offsets fit.
        let base = batchStart
        table.cells.append(
            CellTable.Cell(
                rule: rule, form: form, record: recordDepth > 0 ? UInt32(recordCount - 1) : .max, scope: scope,
                value: UInt32(value.lowerBound - base)..<UInt32(value.upperBound - base),
                extent: UInt32(extent.lowerBound - base)..<UInt32(extent.upperBound - base)))
    }

    /// The number that the values of the open element at `depth` have in common in this batch.
    mutating func scope(of depth: Int) -> UInt32 {
        if elements[depth].scopeBatch != batchNumber {
            elements[depth].scopeBatch = batchNumber
            elements[depth].scope = scopeCount
            scopeCount += 1
        }
        return elements[depth].scope
    }
}

// MARK: - Limits

extension XMLScanner {
    /// Says that the window ends within what stands at `position`.
    private mutating func incomplete(_ bytes: Span<UInt8>, isLast: Bool) throws(ExportError) -> Stop {
        guard !isLast else {
            throw malformed(bytes, at: position, "the document ends within markup that begins here")
        }
        if bytes.count - position > limit {
            throw tooLong(bytes, at: position, "a tag, comment or run of text")
        }
        if position - batchStart > limit { try refuseTooLong(bytes) }
        return wait(bytes)
    }

    /// Looks again only when half as much again is there of what is incomplete, so that no push is looked at often.
    private mutating func wait(_ bytes: Span<UInt8>) -> Stop {
        retrySize = bytes.count + (bytes.count - position) / 2 + 1
        return .needsMore
    }

    /// Refuses what has kept the batch from ending for too long, if anything has.
    private func refuseTooLong(_ bytes: Span<UInt8>) throws(ExportError) {
        if dropDepth > 0, position - dropStart > limit { throw tooLong(bytes, at: dropStart, "an element") }
        if recordDepth > 0, position - recordStart > limit { throw tooLong(bytes, at: recordStart, "a record") }
        if position - batchStart > limit + 2 * batchSize {
            // A record or dropped element gets a limit of its own on top of the batch in which it begins.
            guard recordDepth > 0 || dropDepth > 0 else { throw tooLong(bytes, at: batchStart, "a run of text") }
            if position - batchStart > 2 * limit + 2 * batchSize { throw tooLong(bytes, at: batchStart, "a record") }
        }
    }

    private func tooLong(_ bytes: Span<UInt8>, at offset: Int, _ what: ExportError.Text) -> ExportError {
        ExportError(
            .tooLarge, "\(what) of more than \(limit) bytes begins here", line: lineNumber(bytes, at: offset),
            hint: "is it the element that the agreement calls a record, and is the file whole?")
    }

    /// The line of the document on which `offset` of the window lies.
    func lineNumber(_ bytes: Span<UInt8>, at offset: Int) -> Int {
        let end = max(batchStart, min(offset, bytes.count))
        let raw = bytes.bytes
        var line = line
        var index = batchStart
        // Eight bytes at a time: a line feed is a zero byte after the exclusive or, and leaves its top bit set.
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        while end - index >= 8 {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
            line += (~(((word & low) &+ low) | word | low)).nonzeroBitCount
            index += 8
        }
        while index < end {
            line += bytes[index] == UInt8(ascii: "\n") ? 1 : 0
            index += 1
        }
        return line
    }
}

/// White space as XML knows it (XML 1.0, production 3).
@inline(__always)
func isXMLSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (1 << UInt64(byte)) & (1 << 0x20 | 1 << 0x09 | 1 << 0x0A | 1 << 0x0D) as UInt64 != 0
}

extension ExportError.Code {
    /// A document that is not well-formed XML.
    public static let malformedXML = Self("malformedXML")
    /// A document with a DOCTYPE.
    public static let doctype = Self("doctype")
    /// A value that no rule names.
    public static let unnamedField = Self("unnamedField")
    /// A text that is divided where its rule needs all of it in one.
    public static let dividedText = Self("dividedText")
    /// A record, tag or text of more bytes than the reading allows.
    public static let tooLarge = Self("tooLarge")
    /// A document that our scanner and libxml2 read differently.
    public static let disagreement = Self("disagreement", .failed)
}
