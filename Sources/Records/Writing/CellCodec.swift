/// Reads the values of cells out of a batch and writes new ones in their place, byte for byte where nothing changes.
///
/// A value as an operator sees it is decoded by its `CellForm` and has no white space of ASCII around it; that white
/// space, like quotes and escapes, belongs to the export's envelope and is written back as it was.
///
/// A delimited field that is a formula of one text, as spreadsheets write numbers to keep their zeros, `="0123"` or in
/// quotes `"=""0123"""`, has the value inside: the formula is envelope too (see `DelimitedText`).
public struct CellCodec: Sendable {
    /// The byte between the fields of a delimited export.
    public let delimiter: UInt8
    /// The byte around quoted fields of a delimited export, where there is one.
    public let quote: UInt8?

    /// The byte of a delimited export that takes the meaning of the byte behind it, where there is one.
    public let escape: UInt8?

    /// The encoding of the export. Batches are in UTF-8, whatever it is; a character that it cannot hold is written as a
    /// reference in XML, and refused elsewhere.
    public let encoding: TextEncoding

    /// A codec. XML does not care for delimiter, quote and escape.
    public init(
        delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""), escape: UInt8? = nil,
        encoding: TextEncoding = .utf8
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.escape = escape
        self.encoding = encoding
    }

    /// Collects the values that `rule` governs.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - batch: The batch.
    ///   - index: The index of the batch's table.
    ///   - column: Is emptied, then receives the decoded, trimmed values.
    /// - Returns: For each value of `column`, the index of its cell in the table.
    public func gather(
        _ rule: RuleIndex, of batch: Batch, by index: CellsByRule, into column: inout ValueColumn
    ) -> [Int] {
        column.removeAll()
        let indices = index.cells(of: rule)
        // Spans, not arrays, inside the loop: no count of references changes for a value.
        let cells = batch.cells.cells.span
        let bytes = batch.bytes.span
        column.reserve(indices.count, byteCount: 0)
        for index in indices.span.indices { decode(cells[indices[index]], in: bytes, into: &column) }
        return indices
    }

    /// Appends the decoded, trimmed value of `cell` to `column`.
    ///
    /// - Parameters:
    ///   - cell: The cell.
    ///   - bytes: The bytes of its batch.
    ///   - column: Receives the value.
    public func decode(_ cell: CellTable.Cell, in bytes: [UInt8], into column: inout ValueColumn) {
        decode(cell, in: bytes.span, into: &column)
    }

    /// The same of a cell of which its table says whether it `isRegular`.
    @inlinable
    @inline(__always)
    public func standing(_ cell: CellTable.Cell, in bytes: Span<UInt8>, isRegular: Bool) -> Range<Int>? {
        guard isRegular, cell.value.lowerBound < cell.value.upperBound else { return standing(cell, in: bytes) }
        let whole = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
        return isTrimmed(whole, in: bytes) ? whole : standing(cell, in: bytes)
    }

    /// Where the decoded, trimmed value of `cell` stands as it is in `bytes`, the bytes of its batch; `nil` where
    /// something has to be decoded, or might have to be.
    public func standing(_ cell: CellTable.Cell, in bytes: Span<UInt8>) -> Range<Int>? {
        let core = core(of: cell, in: bytes)
        switch cell.form {
        case .quoted:
            guard let quote = escape == nil ? quote : nil else { return nil }
            return bytes.first(quote, in: core) == nil ? core : nil
        case .bare: return escape == nil ? core : nil
        case .text, .attributeInDoubleQuotes, .attributeInSingleQuotes:
            return bytes.first(UInt8(ascii: "&"), in: core) == nil ? core : nil
        case .cdata, .comment, .instruction, .line, .fixed: return core
        }
    }

    /// Whether a character of `cell` may be spelled in more than one way, or be refused in another: then it is worth
    /// knowing what of it changes (`Replacements.limit`).
    public func spells(_ cell: CellTable.Cell) -> Bool {
        switch cell.form {
        case .bare, .quoted: escape != nil
        case .text, .attributeInDoubleQuotes, .attributeInSingleQuotes, .fixed: true
        case .cdata, .comment, .instruction, .line: false
        }
    }

    /// Whether it does for no cell of a table, as far as the table says.
    public func spellsNone(of table: CellTable) -> Bool { table.isRegular && escape == nil }

    /// The same as with an array.
    @inline(__always)
    public func decode(_ cell: CellTable.Cell, in bytes: Span<UInt8>, into column: inout ValueColumn) {
        let core = core(of: cell, in: bytes)
        switch cell.form {
        case .bare where escape != nil && !isMalformed(cell, in: bytes), .quoted:
            decodeDelimited(bytes, core, isQuoted: cell.form == .quoted, into: &column)
        case .text, .attributeInDoubleQuotes, .attributeInSingleQuotes:
            decodeReferences(bytes, core, into: &column)
        case .bare, .cdata, .comment, .instruction, .line, .fixed: column.append(contentsOf: bytes, core)
        }
        column.endValue()
    }

    private func decodeReferences(_ bytes: Span<UInt8>, _ core: Range<Int>, into column: inout ValueColumn) {
        var copied = core.lowerBound
        var index = core.lowerBound
        while index < core.upperBound {
            guard bytes[index] == UInt8(ascii: "&") else {
                index += 1
                continue
            }
            let unit = CharacterUnit.read(bytes, at: index, before: core.upperBound, references: true)
            if unit.length > 1 {
                column.append(contentsOf: bytes, copied..<index)
                unit.append(to: &column)
                copied = index + unit.length
            }
            index += unit.length
        }
        column.append(contentsOf: bytes, copied..<core.upperBound)
    }

    /// The value of `cell` without the white space around it, as it is written. White space written as a reference
    /// counts too.
    @inline(__always)
    func core(of cell: CellTable.Cell, in bytes: Span<UInt8>) -> Range<Int> {
        let whole = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
        guard !whole.isEmpty, escape == nil else { return coreOfSpelled(cell, in: bytes) }
        return isTrimmed(whole, in: bytes) ? whole : coreOfSpelled(cell, in: bytes)
    }

    /// Whether a value that is not empty begins and ends with what is part of it in every form, as nearly every one does.
    @inlinable
    @inline(__always)
    func isTrimmed(_ whole: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let (first, last) = (bytes[whole.lowerBound], bytes[whole.upperBound - 1])
        return first > 0x20 && last > 0x20 && first != UInt8(ascii: "&") && last != UInt8(ascii: ";")
            && first != UInt8(ascii: "=")
    }

    @inline(never)
    private func coreOfSpelled(_ cell: CellTable.Cell, in bytes: Span<UInt8>) -> Range<Int> {
        var begin = Int(cell.value.lowerBound)
        var end = Int(cell.value.upperBound)
        while begin < end, Self.isSpace(bytes[begin]) { begin += 1 }
        while begin < end, Self.isSpace(bytes[end - 1]) { end -= 1 }
        guard begin < end else { return begin..<begin }
        switch cell.form {
        case .text, .attributeInDoubleQuotes, .attributeInSingleQuotes:
            let mayBeSpace = bytes[begin] == UInt8(ascii: "&") || bytes[end - 1] == UInt8(ascii: ";")
            return mayBeSpace ? coreOfReferences(begin..<end, in: bytes) : begin..<end
        case .bare, .quoted:
            return coreOfDelimited(begin..<end, of: cell, in: bytes)
        case .cdata, .comment, .instruction, .line, .fixed:
            return begin..<end
        }
    }

    private func coreOfReferences(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        var begin: Int?
        var end = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            let unit = CharacterUnit.read(bytes, at: index, before: range.upperBound, references: true)
            if !unit.isSpace {
                if begin == nil { begin = index }
                end = index + unit.length
            }
            index += unit.length
        }
        guard let begin else { return range.upperBound..<range.upperBound }
        return begin..<end
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension ValueColumn {
    /// Appends the bytes `range` of `bytes` to the value that `endValue()` will end.
    @inline(__always)
    mutating func append(contentsOf bytes: Span<UInt8>, _ range: Range<Int>) {
        // The bytes are copied before the pointer ends.
        bytes.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}

extension Array<UInt8> {
    /// Appends the bytes `range` of `bytes`.
    @inline(__always)
    mutating func append(contentsOf bytes: Span<UInt8>, _ range: Range<Int>) {
        // The white space around most values.
        guard !range.isEmpty else { return }
        // The bytes are copied before the pointer ends.
        bytes.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
