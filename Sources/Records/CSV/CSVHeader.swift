/// The header of a delimited export.
enum CSVHeader {
    /// The names of the columns that a header record declares: decoded, without white space around them. Bytes that are
    /// no valid UTF-8 become U+FFFD. A column without a name is called `#3 (no name)`: no rule's field begins with `#`,
    /// so none can mean it, and one for column `3` does not.
    ///
    /// - Parameters:
    ///   - bytes: The first record of the header.
    ///   - line: The line it begins on.
    ///   - dialect: How it is written.
    ///   - mode: Under every policy, a malformed field and a name that is there twice are refused.
    static func names(
        of bytes: [UInt8], line: Int, dialect: CSVDialect, mode: CSVMode
    ) throws(ExportError) -> [String] {
        var batch = Batch(kind: .header, bytes: bytes, firstRecord: 0, recordCount: 0, firstLine: line)
        let tokenizer = try CSVTokenizer(
            dialect: dialect, mode: mode, columns: [], columnRules: [], margins: .init(extra: 0))
        try tokenizer.tokenise(&batch)
        let names = decoded(batch, dialect).enumerated().map { index, name in
            name.isEmpty ? "#\(index + 1) (no name)" : name
        }
        if mode.isStrict { try refuseRepeated(names, line: line) }
        return names
    }

    /// The fields of the record that begins at `position` and may be a header: decoded, without white space around them.
    /// What is longer than any header is cut.
    static func fields(at position: Int, in bytes: [UInt8], _ dialect: CSVDialect) -> [String] {
        let longest = 1 << 16
        let span = bytes.span
        let bound = min(span.count, position + longest)
        var scanner = CSVScanner(dialect)
        var end = position
        while end < bound, case .field = scanner.next(span, &end, before: bound) {}
        var batch = Batch(
            kind: .header, bytes: Array(bytes[position..<end]), firstRecord: 0, recordCount: 0, firstLine: 1)
        let tokenizer = try? CSVTokenizer(
            dialect: dialect, mode: .lenient, columns: [], columnRules: [], margins: .init(extra: 0))
        try? tokenizer?.tokenise(&batch)
        return decoded(batch, dialect)
    }

    private static func decoded(_ batch: Batch, _ dialect: CSVDialect) -> [String] {
        var values = ValueColumn()
        for cell in batch.cells.cells { dialect.codec.decode(cell, in: batch.bytes, into: &values) }
        return (0..<values.count).map { String(decoding: values[$0], as: UTF8.self) }
    }

    private static func refuseRepeated(_ names: [String], line: Int) throws(ExportError) {
        var positions: [String: [Int]] = [:]
        for (index, name) in names.enumerated() { positions[name, default: []].append(index + 1) }
        // In the order of the header, so that the same export always gives the same error.
        for name in names {
            if let found = positions[name], found.count > 1 {
                throw .repeatedColumn(positions: found, line: line)
            }
        }
    }
}
