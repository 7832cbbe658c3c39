/// How the values of delimited fields are spelled.
///
/// A value is read unit by unit: a character, an escape with the character behind it, a doubled quote in a quoted field.
/// A malformed field is read as it is written, quotes and escapes included, so that what is wrong with it stays.
///
/// A formula of one text is a field whose value is `="`, text without `"`, and `"`: spreadsheets write `="0123"` so that
/// the zero is not lost. What operators see is the text, without white space around it. Anything that only resembles it,
/// as `="01" & "23"`, `='0123'` or `="0123`, is an ordinary value.
struct DelimitedText {
    let quote: UInt8?
    let escape: UInt8?
    /// Whether a doubled quote is one quote.
    let isQuoted: Bool

    /// The unit at `index`, which must be below `end`.
    @inline(__always)
    func unit(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> CharacterUnit {
        let first = bytes[index]
        if index + 1 < end {
            if first == escape {
                let escaped = CharacterUnit.read(bytes, at: index + 1, before: end, references: false)
                return CharacterUnit(code: escaped.code, length: escaped.length + 1)
            }
            if isQuoted, first == quote, bytes[index + 1] == first {
                return CharacterUnit(code: UInt32(first), length: 2)
            }
        }
        return CharacterUnit.read(bytes, at: index, before: end, references: false)
    }

    /// How many bytes of the spelling of `unit`, read at `index`, stand before its character: an escape, or the first of
    /// two quotes.
    @inline(__always)
    func prefixLength(of unit: CharacterUnit, _ bytes: Span<UInt8>, at index: Int) -> Int {
        guard unit.length > 1 else { return 0 }
        return bytes[index] == escape || (isQuoted && bytes[index] == quote) ? 1 : 0
    }

    /// `range` without the units of white space at its ends.
    func trimmed(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        var begin: Int?
        var end = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            let unit = unit(bytes, at: index, before: range.upperBound)
            if !unit.isSpace {
                if begin == nil { begin = index }
                end = index + unit.length
            }
            index += unit.length
        }
        guard let begin else { return range.upperBound..<range.upperBound }
        return begin..<end
    }

    /// The text of the formula that `range` is, trimmed; `nil` where it is none.
    func formulaText(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int>? {
        var begin = range.lowerBound
        for code in [UInt32(UInt8(ascii: "=")), Self.formulaQuote] {
            guard begin < range.upperBound else { return nil }
            let unit = unit(bytes, at: begin, before: range.upperBound)
            guard unit.code == code else { return nil }
            begin += unit.length
        }
        var index = begin
        while index < range.upperBound {
            let unit = unit(bytes, at: index, before: range.upperBound)
            if unit.code == Self.formulaQuote {
                guard index + unit.length == range.upperBound else { return nil }
                return trimmed(begin..<index, in: bytes)
            }
            index += unit.length
        }
        return nil
    }

    /// The quote of formulas, whatever the quote of the export is.
    static let formulaQuote = UInt32(UInt8(ascii: "\""))
}

extension CellCodec {
    /// How a value is spelled: as it is read, where it is malformed.
    func text(isQuoted: Bool, isMalformed: Bool = false) -> DelimitedText {
        isMalformed
            ? DelimitedText(quote: nil, escape: nil, isQuoted: false)
            : DelimitedText(quote: quote, escape: escape, isQuoted: isQuoted)
    }

    /// How the value of `cell` is spelled.
    func text(of cell: CellTable.Cell, in bytes: Span<UInt8>) -> DelimitedText {
        text(isQuoted: cell.form == .quoted, isMalformed: isMalformed(cell, in: bytes))
    }

    /// Whether a field without quotes begins with one all the same: it is malformed, and read as it is written.
    @inline(__always)
    func isMalformed(_ cell: CellTable.Cell, in bytes: Span<UInt8>) -> Bool {
        guard let quote, cell.form == .bare, !cell.value.isEmpty else { return false }
        return bytes[Int(cell.value.lowerBound)] == quote
    }

    /// What of a delimited value an operator sees, of `range`: its value without the bytes of white space around it,
    /// which is not empty.
    @inline(__always)
    func coreOfDelimited(_ range: Range<Int>, of cell: CellTable.Cell, in bytes: Span<UInt8>) -> Range<Int> {
        let first = bytes[range.lowerBound]
        let isPlain = first != UInt8(ascii: "=") && (first != escape && bytes[range.upperBound - 1] != escape)
        return isPlain ? range : coreOfSpelled(range, of: cell, in: bytes)
    }

    private func coreOfSpelled(_ range: Range<Int>, of cell: CellTable.Cell, in bytes: Span<UInt8>) -> Range<Int> {
        guard !isMalformed(cell, in: bytes) else { return range }
        let text = text(isQuoted: cell.form == .quoted)
        // An escape at an end may belong to white space that is no longer in the range.
        let whole = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
        let core = escape == nil ? range : text.trimmed(whole, in: bytes)
        return text.formulaText(core, in: bytes) ?? core
    }

    /// Whether the value of `cell` is a formula of one text.
    func isFormula(_ cell: CellTable.Cell, in bytes: Span<UInt8>) -> Bool {
        guard !isMalformed(cell, in: bytes) else { return false }
        let text = text(isQuoted: cell.form == .quoted)
        if escape == nil {
            var index = Int(cell.value.lowerBound)
            while index < cell.value.upperBound, Self.isSpace(bytes[index]) { index += 1 }
            guard index < cell.value.upperBound, bytes[index] == UInt8(ascii: "=") else { return false }
        }
        let whole = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
        return text.formulaText(text.trimmed(whole, in: bytes), in: bytes) != nil
    }

    /// Appends a value with doubled quotes made single and escapes taken off.
    func decodeDelimited(_ bytes: Span<UInt8>, _ core: Range<Int>, isQuoted: Bool, into column: inout ValueColumn) {
        let text = text(isQuoted: isQuoted)
        var copied = core.lowerBound
        var index = core.lowerBound
        // Nearly every value has no quote in it.
        if escape == nil, let quote { index = bytes.first(quote, in: core) ?? core.upperBound }
        while index < core.upperBound {
            let byte = bytes[index]
            guard byte == quote || byte == escape else {
                index += 1
                continue
            }
            let unit = text.unit(bytes, at: index, before: core.upperBound)
            if text.prefixLength(of: unit, bytes, at: index) > 0 {
                column.append(contentsOf: bytes, copied..<index)
                copied = index + 1
            }
            index += unit.length
        }
        column.append(contentsOf: bytes, copied..<core.upperBound)
    }
}
