/// Whether it is known of some cells of a batch what of them changes. A type for each, so that a splice is compiled for both: where
/// nothing is known no cell is asked.
private protocol CellChange {
    static var isLimited: Bool { get }
}
private enum Limited: CellChange {
    static var isLimited: Bool { true }
}
private enum Whole: CellChange {
    static var isLimited: Bool { false }
}

/// Writing a batch back.
extension CellCodec {
    /// Appends a batch with its new values to `out`: what no replaced cell covers is copied as it was read, records
    /// that are left out or set aside and cells that are dropped are passed over.
    ///
    /// A dropped field of a delimited record takes a delimiter with it: the one behind it where it is the first that is
    /// left of its record, else the one before it. A dropped field of a fixed-width record is left blank: without it
    /// every field behind it would move.
    ///
    /// - Parameters:
    ///   - batch: The batch with its cells.
    ///   - replacements: What happens to each cell.
    ///   - out: Receives the bytes. After an error it holds a part of them.
    /// - Throws: `.unwritable` where a new value cannot stand in its place, with the line and the rule.
    /// - Precondition: `replacements` was made for as many cells as the batch has; records are known where some are
    ///   left out or set aside.
    public func splice(
        _ batch: Batch, _ replacements: Replacements, into out: inout [UInt8]
    ) throws(ExportError) {
        if replacements.isLimited {
            try splice(batch, replacements, Limited.self, into: &out)
        } else {
            try splice(batch, replacements, Whole.self, into: &out)
        }
    }

    private func splice<Change: CellChange>(
        _ batch: Batch, _ replacements: Replacements, _: Change.Type, into out: inout [UInt8]
    ) throws(ExportError) {
        let cells = batch.cells.cells.span
        let bytes = batch.bytes.span
        let source = replacements.bytes.span
        let ranges = replacements.ranges.span
        precondition(replacements.actions.count == cells.count)
        precondition(batch.cells.leftOut.isEmpty || batch.cells.leftOut.count == batch.cells.records.count)
        let omissions = omissions(of: batch, replacements)
        var omission = 0
        var position = 0

        func refusal(_ error: ExportError, _ cell: CellTable.Cell?) -> ExportError {
            var error = error
            let place = cell.map { Int($0.value.lowerBound) } ?? position
            error.line = batch.line(at: place)
            error.rule = cell?.rule
            return error
        }
        func omit(_ next: Omission, _ out: inout [UInt8]) throws(ExportError) {
            out.append(contentsOf: batch.bytes[position..<next.range.lowerBound])
            position = next.range.upperBound
            guard !next.isDelimited, position > next.range.lowerBound else { return }
            if Self.makesTerminator(out, batch.bytes[position...]) {
                throw refusal(ExportError(.unwritable, "what is removed here stands inside a `]]>`"), nil)
            }
        }

        for index in Self.replaced(batch.cells.cells, replacements) {
            let cell = cells[index]
            let value = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
            // An omission that begins where an empty value stands lies behind it: it begins with a delimiter.
            while omission < omissions.count,
                omissions[omission].range.lowerBound < value.lowerBound
                    || (omissions[omission].range.lowerBound == value.lowerBound && !value.isEmpty)
            {
                try omit(omissions[omission], &out)
                omission += 1
            }
            if value.lowerBound < position, value.upperBound <= position { continue }
            let limit = omission < omissions.count ? omissions[omission].range.lowerBound : bytes.count
            guard position <= value.lowerBound, value.upperBound <= limit else {
                throw refusal(ExportError(.unwritable, "two values overlap"), cell)
            }
            out.append(contentsOf: bytes, position..<value.lowerBound)
            do throws(ExportError) {
                if Change.isLimited, let pieces = pieces(replacements, of: index, over: cell, in: bytes) {
                    try encode(pieces, ranges[index], of: source, over: cell, in: bytes, into: &out)
                } else {
                    try encode(ranges[index], of: source, over: cell, in: bytes, into: &out)
                }
            } catch {
                throw refusal(error, cell)
            }
            position = value.upperBound
        }
        while omission < omissions.count {
            try omit(omissions[omission], &out)
            omission += 1
        }
        out.append(contentsOf: batch.bytes[position...])
    }

    /// The indices of the replaced cells in the order of their values.
    private static func replaced(_ cells: [CellTable.Cell], _ replacements: Replacements) -> [Int] {
        var indices: [Int] = []
        var isOrdered = true
        var last: UInt32 = 0
        for (index, action) in replacements.actions.enumerated()
        where action == .replace || (action == .drop && cells[index].form == .fixed) {
            let begin = cells[index].value.lowerBound
            if begin < last { isOrdered = false }
            last = begin
            indices.append(index)
        }
        if !isOrdered { indices.sort { cells[$0].value.lowerBound < cells[$1].value.lowerBound } }
        return indices
    }

    // MARK: What is passed over

    private struct Omission {
        var range: Range<Int>
        var isDelimited: Bool
    }

    /// What is not written, in order and apart from each other.
    private func omissions(of batch: Batch, _ replacements: Replacements) -> [Omission] {
        var found: [Omission] = []
        let leftOut = batch.cells.leftOut
        for (record, isLeftOut) in leftOut.enumerated() where isLeftOut {
            let range = batch.cells.records[record]
            found.append(Omission(range: Int(range.lowerBound)..<Int(range.upperBound), isDelimited: false))
        }
        // Whatever the selection says; it may not have been asked.
        for setAside in batch.cells.setAside {
            let range = batch.cells.records[Int(setAside.record)]
            found.append(Omission(range: Int(range.lowerBound)..<Int(range.upperBound), isDelimited: false))
        }
        var previousEnd = -1
        for (index, action) in replacements.actions.enumerated() where action == .drop {
            let cell = batch.cells.cells[index]
            if cell.form == .fixed { continue }
            if !leftOut.isEmpty, cell.record != .max, leftOut[Int(cell.record)] { continue }
            var omission = Omission(
                range: Int(cell.extent.lowerBound)..<Int(cell.extent.upperBound), isDelimited: false)
            if cell.form == .bare || cell.form == .quoted {
                omission.range = withDelimiter(omission.range, in: batch.bytes.span, previousEnd: previousEnd)
                omission.isDelimited = true
            }
            previousEnd = omission.range.upperBound
            found.append(omission)
        }
        return Self.merged(found)
    }

    /// A field with the delimiter that goes with it. `previousEnd` is where the omission before it ends: where it ends
    /// at this field, it took the delimiter between the two, and so everything before this field is gone.
    private func withDelimiter(_ field: Range<Int>, in bytes: Span<UInt8>, previousEnd: Int) -> Range<Int> {
        let isFirst =
            field.lowerBound == 0 || bytes[field.lowerBound - 1] != delimiter || previousEnd == field.lowerBound
        guard isFirst else { return field.lowerBound - 1..<field.upperBound }
        let isFollowed = field.upperBound < bytes.count && bytes[field.upperBound] == delimiter
        return field.lowerBound..<field.upperBound + (isFollowed ? 1 : 0)
    }

    private static func merged(_ found: [Omission]) -> [Omission] {
        var sorted = found
        var isOrdered = true
        for index in found.indices.dropFirst()
        where found[index].range.lowerBound < found[index - 1].range.lowerBound {
            isOrdered = false
        }
        if !isOrdered { sorted.sort { $0.range.lowerBound < $1.range.lowerBound } }
        var result: [Omission] = []
        for omission in sorted {
            guard let last = result.last, omission.range.lowerBound < last.range.upperBound else {
                result.append(omission)
                continue
            }
            let end = max(last.range.upperBound, omission.range.upperBound)
            result[result.count - 1].range = last.range.lowerBound..<end
        }
        return result
    }

    /// Whether the bytes before and behind something removed make a `]]>` together, which XML text must not hold.
    private static func makesTerminator(_ before: [UInt8], _ behind: ArraySlice<UInt8>) -> Bool {
        let seam = before.suffix(2) + behind.prefix(2)
        let terminator = Array("]]>".utf8)
        guard before.suffix(2).last == UInt8(ascii: "]") else { return false }
        return (0...max(0, seam.count - 3)).contains { Array(seam.dropFirst($0).prefix(3)) == terminator }
    }
}
