/// How a new value is written into a delimited field.
///
/// A field in quotes stays in quotes; one without never gains them, nor a character that would need them. Where the new
/// value has the character of the original at the same place, counted in characters, the original's spelling is written:
/// a doubled quote stays doubled. An escape stays in its place, before another character too. Where it is known which stretches
/// change, that is so of each of them, and what is beside them is written as it was. A quote or escape that is new in a quoted
/// field is escaped where the dialect has an escape, else doubled. Whatever is not plain is read again by the scanner that
/// reads exports, and must be one field of the original's kind that holds the new value.
extension CellCodec {
    /// Appends what stands in place of the whole value of `cell`: what is around its `core`, and between it the bytes
    /// `range` of `source`.
    func encodeDelimited(
        _ range: Range<Int>, of source: Span<UInt8>, over cell: CellTable.Cell, core: Range<Int>,
        in bytes: Span<UInt8>, into out: inout [UInt8]
    ) throws(ExportError) {
        let whole = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
        let begin = out.count
        out.append(contentsOf: bytes, whole.lowerBound..<core.lowerBound)
        // What is plain can stand in any field that is well formed.
        if !needsCare(range, of: source), !holdsEscape(core, in: bytes), !isMalformed(cell, in: bytes) {
            out.append(contentsOf: source, range)
            out.append(contentsOf: bytes, core.upperBound..<whole.upperBound)
            return
        }
        if cell.form == .quoted, escape == nil, !isFormula(cell, in: bytes) {
            // A quote has one spelling here, and nothing else any.
            appendDoubling(range, of: source, into: &out)
            out.append(contentsOf: bytes, core.upperBound..<whole.upperBound)
            return
        }
        if isValue(range, of: source, core: core, before: whole.upperBound, text(of: cell, in: bytes), in: bytes) {
            out.append(contentsOf: bytes, core.lowerBound..<whole.upperBound)
            return
        }
        let piece = ValueSpelling.Piece(old: core, new: range, stands: false)
        try encodeSpelled([piece], range, of: source, over: cell, core: core, in: bytes, from: begin, into: &out)
    }

    /// Appends the new value of `cell`, which is of `pieces`, and what is behind it, to what is before it, written from `begin` on.
    func encodeSpelled(
        _ pieces: [ValueSpelling.Piece], _ range: Range<Int>, of source: Span<UInt8>, over cell: CellTable.Cell,
        core: Range<Int>, in bytes: Span<UInt8>, from begin: Int, into out: inout [UInt8]
    ) throws(ExportError) {
        let whole = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
        try appendSpelled(pieces, of: source, over: cell, core: core, in: bytes, into: &out)
        let written = begin + (core.lowerBound - whole.lowerBound)..<out.count
        out.append(contentsOf: bytes, core.upperBound..<whole.upperBound)
        // Read again: one field, of the original's kind or mended, that holds the new value.
        let kind = kind(of: out.span, begin..<out.count, cell.form)
        guard let kind, kind == .bare || kind == self.kind(of: bytes, whole, cell.form) else { throw Self.needsQuotes }
        let text = text(isQuoted: cell.form == .quoted, isMalformed: kind == .broken || kind == .unclosed)
        guard isValue(range, of: source, core: written, before: out.count, text, in: out.span) else {
            throw Self.needsQuotes
        }
    }

    private func appendSpelled(
        _ pieces: [ValueSpelling.Piece], of source: Span<UInt8>, over cell: CellTable.Cell, core: Range<Int>,
        in bytes: Span<UInt8>, into out: inout [UInt8]
    ) throws(ExportError) {
        let isFormula = isFormula(cell, in: bytes)
        // Where the original has a quote inside, another needs no more quotes around it than that one did.
        let mayHoldQuote = !isFormula && cell.form == .bare && holdsQuote(core, in: bytes)
        let text = text(of: cell, in: bytes)
        for piece in pieces {
            if piece.stands {
                out.append(contentsOf: bytes, piece.old)
                continue
            }
            var pairs = UnitPairs(text: text, core: piece.old, range: piece.new)
            while let pair = pairs.next(bytes, source) {
                if pair.isSame {
                    out.append(contentsOf: bytes, pair.old)
                    continue
                }
                let byte = source[pair.new.lowerBound]
                if isFormula, byte == UInt8(ascii: "\"") { throw Self.endsFormula }
                if pair.isEscaped, let escape {
                    out.append(escape)
                } else if cell.form == .quoted {
                    if byte == quote || byte == escape { out.append(escape ?? byte) }
                } else if byte == quote ? !mayHoldQuote : isSeparator(byte) || byte == escape {
                    throw Self.needsQuotes
                }
                out.append(contentsOf: source, pair.new)
            }
        }
    }

    private func appendDoubling(_ range: Range<Int>, of source: Span<UInt8>, into out: inout [UInt8]) {
        var copied = range.lowerBound
        for index in range where source[index] == quote {
            // Up to and with the quote; the next piece begins with the quote once more.
            out.append(contentsOf: source, copied..<index + 1)
            copied = index
        }
        out.append(contentsOf: source, copied..<range.upperBound)
    }

    private static let needsQuotes = ExportError(
        .unwritable, "the new value holds a delimiter, quote, escape or line break, and the field has no quotes",
        hint: "choose a constant without them, or blank the field")
    private static let endsFormula = ExportError(
        .unwritable, "the new value holds a quote, and the field is a formula that it would end",
        hint: "choose a constant without quotes, or blank the field")

    // MARK: What needs care

    private func isSeparator(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == LineEnds.lineFeed || byte == LineEnds.carriageReturn
    }

    /// Whether a new value holds a byte that means something in some field.
    @inline(__always)
    private func needsCare(_ range: Range<Int>, of source: Span<UInt8>) -> Bool {
        let (begin, end) = (range.lowerBound, range.upperBound)
        let (lineFeed, carriageReturn) = (LineEnds.lineFeed, LineEnds.carriageReturn)
        let quote = quote ?? delimiter
        if Vectors.first(of: source, from: begin, before: end, delimiter, quote, lineFeed, carriageReturn) < end {
            return true
        }
        let other = UInt8(ascii: "\"")
        guard quote != other || escape != nil else { return false }
        return Vectors.first(of: source, from: begin, before: end, other, escape ?? other, other, other) < end
    }

    /// Whether an original holds an escape, which may stand before any character.
    @inline(__always)
    func holdsEscape(_ core: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard let escape else { return false }
        for index in core where bytes[index] == escape { return true }
        return false
    }

    /// Whether a quote stands in the value of a field without quotes, and no escape before it.
    private func holdsQuote(_ core: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let text = text(isQuoted: false)
        var index = core.lowerBound
        while index < core.upperBound {
            if bytes[index] == quote { return true }
            index += text.unit(bytes, at: index, before: core.upperBound).length
        }
        return false
    }

    /// Whether a new value is, byte for byte, what `core` of a value that reaches to `end` decodes to.
    private func isValue(
        _ range: Range<Int>, of source: Span<UInt8>, core: Range<Int>, before end: Int, _ text: DelimitedText,
        in bytes: Span<UInt8>
    ) -> Bool {
        var index = core.lowerBound
        var new = range.lowerBound
        while index < core.upperBound {
            let unit = text.unit(bytes, at: index, before: end)
            let spelling = text.prefixLength(of: unit, bytes, at: index)
            for position in index + spelling..<index + unit.length {
                guard new < range.upperBound, source[new] == bytes[position] else { return false }
                new += 1
            }
            index += unit.length
        }
        // An escape must not reach beyond the core, for the white space behind it.
        return new == range.upperBound && index == core.upperBound
    }

    /// How the scanner reads the bytes `range` as a field of an export, with quotes around them where the form has
    /// them; `nil` where they are not one field.
    private func kind(of bytes: Span<UInt8>, _ range: Range<Int>, _ form: CellForm) -> CSVScanner.Field? {
        guard !range.isEmpty || form == .quoted else { return .bare }
        var scanner = CSVScanner(CSVDialect(delimiter: delimiter, quote: quote, escape: escape))
        func passes(_ part: Span<UInt8>, _ range: Range<Int>) -> Bool {
            var index = range.lowerBound
            if case .more = scanner.next(part, &index, before: range.upperBound) { return true }
            return false
        }
        let quotes: [UInt8] = if form == .quoted, let quote { [quote] } else { [] }
        guard passes(quotes.span, quotes.indices), passes(bytes, range), passes(quotes.span, quotes.indices) else {
            return nil
        }
        guard case .lastField = scanner.finish() else { return nil }
        return scanner.field
    }
}

/// The characters of an original and of its new value side by side.
private struct UnitPairs {
    struct Pair {
        /// Where the original's character is spelled; empty where it is at its end.
        var old: Range<Int>
        /// Where the new value's stands.
        var new: Range<Int>
        /// Whether they are one character.
        var isSame: Bool
        /// Whether the original's is escaped.
        var isEscaped: Bool
    }

    private let text: DelimitedText
    private var old: Range<Int>
    private var new: Range<Int>

    init(text: DelimitedText, core: Range<Int>, range: Range<Int>) {
        self.text = text
        old = core
        new = range
    }

    /// The next pair, until the new value ends.
    mutating func next(_ bytes: Span<UInt8>, _ source: Span<UInt8>) -> Pair? {
        guard !new.isEmpty else { return nil }
        let newUnit = CharacterUnit.read(source, at: new.lowerBound, before: new.upperBound, references: false)
        let newPlace = new.lowerBound..<new.lowerBound + newUnit.length
        new = newPlace.upperBound..<new.upperBound
        guard !old.isEmpty else {
            return Pair(old: old, new: newPlace, isSame: false, isEscaped: false)
        }
        let oldUnit = text.unit(bytes, at: old.lowerBound, before: old.upperBound)
        let oldPlace = old.lowerBound..<old.lowerBound + oldUnit.length
        old = oldPlace.upperBound..<old.upperBound
        let isEscaped = oldUnit.length > 1 && bytes[oldPlace.lowerBound] == text.escape
        return Pair(
            old: oldPlace, new: newPlace, isSame: oldUnit.code == newUnit.code, isEscaped: isEscaped)
    }
}
