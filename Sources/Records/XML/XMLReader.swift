/// Reads an XML export in batches, and finds the values that the rules of an agreement govern.
///
/// Bytes are pushed in pieces of any size; `next()` hands out batches in UTF-8, which in order are the export: byte for
/// byte where it is in UTF-8, else once a `TextEncoder` has written them in the `encoding` of the document again.
/// Two parsers read every byte: a scanner of ours, which knows where things stand, and libxml2, which judges whether
/// the document is well-formed. Both fold what they saw into a digest, and a batch is handed out only when libxml2 has
/// read it to its end and the digests agree.
///
///     var reader = try XMLReader(reading)
///     while let piece = input.read() {
///         reader.push(piece)
///         while let batch = try reader.next() { ... }
///     }
///     reader.finish()
///     while let batch = try reader.next() { ... }
///
/// Cells: every attribute but namespace declarations; every run of text that is not all white space, and every such
/// CDATA section, each a cell of its own where comments, sections or children come between; comments; the data of
/// processing instructions. Rules that keep need no cells, and a rule that drops an element makes one cell of it.
///
/// Values that belong together, as a sort code and its account number in two elements, lie in one batch when they lie
/// in one record, or under a parent that is not larger than a batch.
///
/// After an error the reader repeats it.
public struct XMLReader: ~Copyable {
    /// What was pushed and not yet handed out, in UTF-8.
    private var window: [UInt8] = []
    /// The first bytes, as long as they do not tell the encoding.
    private var start: [UInt8] = []
    /// The encoding of the document, UTF-8 where nothing says otherwise. Known once the first batch is there; before,
    /// it is UTF-8.
    public private(set) var encoding = TextEncoding.utf8
    private var isEncodingKnown = false
    /// Decodes a document that is not in UTF-8.
    private var decoder: TextDecoder?
    /// Gives libxml2 the document's own bytes, where it decodes them itself.
    private var encoder: TextEncoder?
    /// Why what is behind the window cannot be decoded.
    private var undecodable: ExportError?
    /// Internal for tests, which disturb one parser to see that the other notices.
    var scanner: XMLScanner
    var judge: XMLPushParser
    /// Up to where in the window libxml2 has read.
    private var judged = 0
    private var hasBegunJudging = false
    private var records = 0
    private var isLast = false
    private var isAtEnd = false
    private var failure: ExportError?

    /// A reader of one document.
    ///
    /// - Throws: `ExportError` of code `damaged` where libxml2 cannot be started for want of memory.
    public init(_ reading: XMLReading) throws(ExportError) {
        guard let judge = XMLPushParser() else {
            throw ExportError(.damaged, "no memory for libxml2")
        }
        self.judge = judge
        scanner = XMLScanner(reading)
    }

    /// Takes the next bytes of the document. Ask `next()` for batches until it has none, or they pile up.
    public mutating func push(_ bytes: Span<UInt8>) {
        guard isEncodingKnown, decoder == nil else { return take(bytes) }
        window.reserveCapacity(window.count + bytes.count)
        bytes.withUnsafeBufferPointer { window.append(contentsOf: $0) }
    }

    /// Takes the next bytes of the document.
    public mutating func push(_ bytes: [UInt8]) {
        guard isEncodingKnown, decoder == nil else { return take(bytes.span) }
        window.append(contentsOf: bytes)
    }

    /// Says that the document has no more bytes. The last batches come from `next()`.
    public mutating func finish() {
        guard !isLast else { return }
        isLast = true
        do throws(ExportError) {
            if !isEncodingKnown { try begin() }
            // A strict decoder has nothing left to give.
            _ = try decoder?.finish(into: &window)
        } catch {
            undecodable = undecodable ?? error
        }
    }

    /// Takes bytes whose encoding is not known yet, or is not UTF-8.
    private mutating func take(_ bytes: Span<UInt8>) {
        guard undecodable == nil else { return }
        do throws(ExportError) {
            if isEncodingKnown {
                try decoder?.decode(bytes, into: &window)
            } else {
                start.append(contentsOf: bytes, 0..<bytes.count)
                try begin()
            }
        } catch {
            undecodable = error
        }
    }

    /// Finds out the encoding, if enough of the document is there.
    private mutating func begin() throws(ExportError) {
        guard let encoding = try TextEncoding.ofXML(start: start, isWhole: isLast) else { return }
        self.encoding = encoding
        isEncodingKnown = true
        swap(&window, &start)
        guard encoding != .utf8 else { return }
        let bytes = window
        window = []
        decoder = TextDecoder(encoding, isStrict: true)
        if judge.decode(encoding) { encoder = TextEncoder(encoding) }
        try decoder?.decode(bytes, into: &window)
    }

    /// The next batch, of kind `records`, or `nil` where more bytes are needed or, after `finish()`, at the end.
    ///
    /// - Throws: `ExportError`: not well-formed (`malformedXML`), a DOCTYPE (`doctype`), another encoding (`encoding`),
    ///   a value that no rule names or can change (`unnamedField`), more than the limits allow (`tooLarge`), or two
    ///   parsers that see different things (`disagreement`).
    public mutating func next() throws(ExportError) -> Batch? {
        if let failure { throw failure }
        do {
            return try advance()
        } catch {
            failure = error
            throw error
        }
    }

    /// For each rule, how many attributes, elements, comments and instructions it has governed so far. An element
    /// counts once for the rule whose path names it, empty or not; what `otherwise` governs counts for its rule.
    public var occurrences: [Int] { scanner.rules.counts }

    private mutating func advance() throws(ExportError) -> Batch? {
        guard !isAtEnd else { return nil }
        while true {
            switch try scan() {
            case .needsMore:
                if let undecodable { throw undecodable }
                forget()
                return nil
            case .batch(let end):
                if try agree(upTo: end) { return batch(end: end) }
            case .end:
                scanner.events.finish()
                guard try agree(upTo: window.count) else { throw disagreement }
                isAtEnd = true
                let rest = batch(end: window.count)
                return rest.bytes.isEmpty ? nil : rest
            }
        }
    }

    private mutating func scan() throws(ExportError) -> XMLScanner.Stop {
        // A second reference, so that the scanner can change while it reads; gone before anything is appended.
        let window = window
        do throws(ExportError) {
            return try scanner.scan(window.span, isLast: isLast && undecodable == nil)
        } catch {
            // What no rule names is told by its name, so its tag has to be one that libxml2 accepts.
            if error.code == .unnamedField, scanner.position > judged { try judge(upTo: scanner.position) }
            throw error
        }
    }

    /// Lets libxml2 read up to `end` of the window.
    private mutating func judge(upTo end: Int) throws(ExportError) {
        let window = window
        var fault: XMLPushParser.Fault?
        if let encoder {
            // A byte order mark has done its work, and libxml2 would take it for text.
            let hasMark = !hasBegunJudging && window.starts(with: [0xEF, 0xBB, 0xBF])
            var bytes: [UInt8] = []
            try encoder.encode(Array(window[(hasMark ? 3 : judged)..<end]), into: &bytes)
            fault = judge.parse(bytes.span)
        } else {
            fault = judge.parse(window.span.extracting(judged..<end))
        }
        hasBegunJudging = true
        judged = end
        if fault == nil, isLast, end == window.count { fault = judge.finish() }
        guard let fault else { return }
        throw ExportError(
            .malformedXML, "not well-formed XML: \(fault.problem)", line: fault.line,
            hint: "check the export with xmllint --noout")
    }

    /// Lets libxml2 read up to `end` of the window and compares what both have seen.
    ///
    /// White space at the very end of a batch is a run of text that only the next markup ends: it is compared with the
    /// next batch.
    ///
    /// - Returns: Whether both stand at the same event. libxml2 may want to see more before it reports an event: then
    ///   the batch has to grow until it does.
    private mutating func agree(upTo end: Int) throws(ExportError) -> Bool {
        try judge(upTo: end)
        let (mine, theirs) = (scanner.events.state, judge.state)
        if theirs.count < mine.count { return false }
        guard mine == theirs else { throw disagreement }
        return true
    }

    private var disagreement: ExportError {
        ExportError(
            .disagreement, "our reader and libxml2 disagree on what begins near here; nothing was written",
            line: scanner.line, hint: "this is a fault of DataLease; please report it with the shape of the file")
    }

    /// Takes the batch that ends at `end` of the window.
    private mutating func batch(end: Int) -> Batch {
        let bytes = Array(window[scanner.batchStart..<end])
        var batch = Batch(
            kind: .records, bytes: bytes, firstRecord: records, recordCount: scanner.recordCount,
            firstLine: scanner.line)
        batch.cells = scanner.table
        records += scanner.recordCount
        scanner.beginBatch(at: end, line: scanner.lineNumber(window.span, at: end))
        return batch
    }

    /// Lets go of what has been handed out.
    private mutating func forget() {
        let count = scanner.batchStart
        guard count > 0 else { return }
        window.removeSubrange(..<count)
        scanner.forget(count)
        judged -= count
    }
}

extension XMLPushParser.Fault {
    /// What is wrong, in words of ours: libxml2's quote the document.
    var problem: ExportError.Text {
        switch number {
        case 4: "the document is empty"
        case 5, 86: "something stands behind the root element"
        case 6, 7, 8, 9: "a character that XML does not allow"
        case 22, 23, 26: "an & that begins no reference to a known entity"
        case 35, 42: "an attribute stands twice in one tag"
        case 38: "a < in an attribute value"
        case 39, 41: "an attribute without a value"
        case 62: "]]> in text"
        case 64: "a name that is reserved for XML"
        case 65: "white space is missing"
        case 68: "a name is missing, or holds a character that names cannot have"
        case 76, 77: "an end tag that does not fit the open element"
        case 80: "-- within a comment"
        case -1, 6003: "a byte that means nothing in the encoding of the document"
        case 81: "bytes that are not UTF-8"
        case 32, 96, 108: "an XML declaration that cannot be read"
        default: "libxml2 refuses it with error \(number)"
        }
    }
}
