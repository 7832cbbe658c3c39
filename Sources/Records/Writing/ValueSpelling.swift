/// How the characters of a value are spelled in an export, to find in it what stands and what is replaced.
enum ValueSpelling {
    /// As they are.
    case plain
    /// In XML: some are references.
    case references
    /// In a delimited field: some are escaped or doubled.
    case delimited(DelimitedText)

    /// A part of an old value as it is spelled, and of the new value.
    struct Piece {
        /// Where it stands in the export.
        var old: Range<Int>
        /// Where it stands among the new values.
        var new: Range<Int>
        /// Whether both have the same characters, and the old spelling stays.
        var stands: Bool
    }

    /// Takes a value apart into what stands and what is replaced.
    ///
    /// - Parameters:
    ///   - range: The new value in `source`.
    ///   - core: The old value as it is spelled in `bytes`.
    ///   - changed: The stretches that the new value changes.
    /// - Returns: The pieces in order, which are all of both values; `nil` where there are no stretches, where one begins or ends
    ///   within a character, or where what is beside them is not the same in both values: then nothing is known of it.
    func pieces(
        _ range: Range<Int>, of source: Span<UInt8>, over core: Range<Int>, in bytes: Span<UInt8>,
        changing changed: ArraySlice<Replacements.Stretch>
    ) -> [Piece]? {
        guard !changed.isEmpty else { return nil }
        var pieces: [Piece] = []
        pieces.reserveCapacity(2 * changed.count + 1)
        // How far it is in the old value, in its spelling, and in the new value.
        var (position, old, new) = (0, core.lowerBound, range.lowerBound)
        for index in changed.startIndex...changed.endIndex {
            let stretch = index < changed.endIndex ? changed[index] : nil
            let begin = stretch.map { range.lowerBound + $0.new.lowerBound } ?? range.upperBound
            guard new <= begin, begin <= range.upperBound,
                let end = end(of: new..<begin, in: source, from: old..<core.upperBound, in: bytes)
            else { return nil }
            if new < begin { pieces.append(Piece(old: old..<end, new: new..<begin, stands: true)) }
            position += begin - new
            (old, new) = (end, begin)
            guard let stretch else { continue }
            let newEnd = range.lowerBound + stretch.new.upperBound
            guard stretch.old.lowerBound == position, newEnd <= range.upperBound,
                let end = self.end(of: stretch.old.count, from: old..<core.upperBound, in: bytes)
            else { return nil }
            pieces.append(Piece(old: old..<end, new: new..<newEnd, stands: false))
            position = stretch.old.upperBound
            (old, new) = (end, newEnd)
        }
        return old == core.upperBound ? pieces : nil
    }

    private func unit(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> CharacterUnit {
        switch self {
        case .plain: CharacterUnit.read(bytes, at: index, before: end, references: false)
        case .references: CharacterUnit.read(bytes, at: index, before: end, references: true)
        case .delimited(let text): text.unit(bytes, at: index, before: end)
        }
    }

    /// The end of the spelling of the characters that stand in `part` of `source`, at the beginning of `place`; `nil` where other
    /// characters stand there.
    private func end(
        of part: Range<Int>, in source: Span<UInt8>, from place: Range<Int>, in bytes: Span<UInt8>
    ) -> Int? {
        if case .plain = self {
            guard place.count >= part.count else { return nil }
            let end = place.lowerBound + part.count
            return source.equals(part, bytes, place.lowerBound..<end) ? end : nil
        }
        var (new, old) = (part.lowerBound, place.lowerBound)
        while new < part.upperBound {
            guard old < place.upperBound else { return nil }
            let unit = CharacterUnit.read(source, at: new, before: part.upperBound, references: false)
            let spelled = self.unit(bytes, at: old, before: place.upperBound)
            guard spelled.code == unit.code else { return nil }
            new += unit.length
            old += spelled.length
        }
        return old
    }

    /// The end of the spelling of `count` bytes of a value at the beginning of `place`; `nil` where it is none of a character.
    private func end(of count: Int, from place: Range<Int>, in bytes: Span<UInt8>) -> Int? {
        if case .plain = self { return count <= place.count ? place.lowerBound + count : nil }
        var (left, old) = (count, place.lowerBound)
        while left > 0 {
            guard old < place.upperBound else { return nil }
            let unit = unit(bytes, at: old, before: place.upperBound)
            left -= unit.utf8Count
            old += unit.length
        }
        return left == 0 ? old : nil
    }
}

/// How a new value is written of which it is known what stands in it: that is copied, and the rest written like what it replaces.
extension CellCodec {
    /// The pieces of the new value of the cell at `index`; `nil` where it is written as well without them.
    @inline(never)
    func pieces(
        _ replacements: Replacements, of index: Int, over cell: CellTable.Cell, in bytes: Span<UInt8>
    ) -> [ValueSpelling.Piece]? {
        let changed = replacements.stretches(of: index)
        guard !changed.isEmpty, spells(cell) else { return nil }
        let (range, source, core) = (replacements.ranges[index], replacements.bytes.span, core(of: cell, in: bytes))
        let spelling: ValueSpelling
        switch cell.form {
        case .bare, .quoted:
            let holdsQuote = cell.form == .quoted && quote.map { bytes.first($0, in: core) != nil } ?? false
            guard holdsQuote || holdsEscape(core, in: bytes) else { return nil }
            spelling = .delimited(text(of: cell, in: bytes))
        case .text, .attributeInDoubleQuotes, .attributeInSingleQuotes:
            if Self.holdsReference(bytes, core) {
                spelling = .references
            } else {
                guard !Self.isPlain(source, range) else { return nil }
                spelling = .plain
            }
        case .fixed, .cdata, .comment, .instruction, .line: spelling = .plain
        }
        return spelling.pieces(range, of: source, over: core, in: bytes, changing: changed)
    }

    /// Appends what stands in place of the whole value of `cell`, one that `spells`, whose new value, the bytes `range` of `source`,
    /// is of `pieces`.
    @inline(never)
    func encode(
        _ pieces: [ValueSpelling.Piece], _ range: Range<Int>, of source: Span<UInt8>, over cell: CellTable.Cell,
        in bytes: Span<UInt8>, into out: inout [UInt8]
    ) throws(ExportError) {
        let whole = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
        let core = core(of: cell, in: bytes)
        switch cell.form {
        case .bare, .quoted:
            try refuseUnlessHeld(range, of: source)
            let begin = out.count
            out.append(contentsOf: bytes, whole.lowerBound..<core.lowerBound)
            try encodeSpelled(pieces, range, of: source, over: cell, core: core, in: bytes, from: begin, into: &out)
        case .fixed:
            for piece in pieces where !piece.stands {
                try refuseStrangeCharacters(piece.new, of: source, over: piece.old, in: bytes)
            }
            try appendFixed(range, of: source, core: core, whole: whole, in: bytes, into: &out)
        case .text, .attributeInDoubleQuotes, .attributeInSingleQuotes, .cdata, .comment, .instruction, .line:
            out.append(contentsOf: bytes, whole.lowerBound..<core.lowerBound)
            for piece in pieces {
                if piece.stands {
                    Self.appendStanding(piece.old, of: bytes, form: cell.form, into: &out)
                } else {
                    try appendEscaped(piece.new, of: source, over: piece.old, in: bytes, form: cell.form, into: &out)
                }
            }
            out.append(contentsOf: bytes, core.upperBound..<whole.upperBound)
        }
    }

    /// Appends what stands in a value of XML as it was. A raw `>` may come behind brackets that were not there.
    private static func appendStanding(
        _ range: Range<Int>, of bytes: Span<UInt8>, form: CellForm, into out: inout [UInt8]
    ) {
        var begin = range.lowerBound
        while form == .text, begin < min(range.lowerBound + 2, range.upperBound),
            bytes[begin] == UInt8(ascii: "]") || bytes[begin] == UInt8(ascii: ">")
        {
            if bytes[begin] == UInt8(ascii: ">"), endsInBrackets(out) {
                out.append(contentsOf: "&gt;".utf8)
            } else {
                out.append(bytes[begin])
            }
            begin += 1
        }
        out.append(contentsOf: bytes, begin..<range.upperBound)
    }
}
