/// The header of a delimited export.
enum CSVHeader {
    /// The names of the columns that a header record declares: decoded, without white space around them. Bytes that are
    /// no valid UTF-8 become U+FFFD. A column without a name is called `#3 (no name)`: no rule's field begins with `#`,
    /// so none can mean it, and one for column `3` does not.
    ///
    /// - Parameters:
    ///   - bytes: The header record.
    ///   - line: The line it begins on.
    ///   - dialect: How it is written.
    ///   - mode: In strict mode, a malformed field and a name that is there twice are refused.
    static func names(
        of bytes: [UInt8], line: Int, dialect: CSVDialect, mode: CSVMode
    ) throws(ExportError) -> [String] {
        var batch = Batch(kind: .header, bytes: bytes, firstRecord: 0, recordCount: 0, firstLine: line)
        let tokenizer = try CSVTokenizer(
            dialect: dialect, mode: mode, columns: [], columnRules: [], margins: .init(extra: 0))
        try tokenizer.tokenise(&batch)
        var values = ValueColumn()
        for cell in batch.cells.cells { dialect.codec.decode(cell, in: bytes, into: &values) }
        let names = (0..<values.count).map { index in
            values[index].isEmpty ? "#\(index + 1) (no name)" : String(decoding: values[index], as: UTF8.self)
        }
        if mode == .strict { try refuseRepeated(names, line: line) }
        return names
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
