extension ExportError.Code {
    /// A declared layout by which no export can be read.
    public static let layout = Self("layout")
    /// A record that is of no kind of the layout.
    public static let unknownRecord = Self("unknownRecord")
    /// A record of a known kind that is too long or too short for it.
    public static let recordLength = Self("recordLength")
    /// An export without any record.
    public static let noRecord = Self("noRecord")
}

extension ExportError {
    static func noFixedRecord(lines: Int) -> ExportError {
        let completeness: Text = "is it the right file, and was the export complete?"
        return lines == 0
            ? ExportError(.noRecord, "the export is empty", hint: completeness)
            : ExportError(.noRecord, "the export holds no record", hint: completeness)
    }

    static func unknownRecord(length: Int, expected: [Int], line: Int) -> ExportError {
        ExportError(
            .unknownRecord,
            "\(characters(length)) with the marks of no kind of record; records have \(expected) characters",
            line: line,
            hint: "declare this kind of record in the layout, or malformed: set-aside or shape")
    }

    static func recordLength(_ length: Int, expected: [Int], record: String, line: Int, isShort: Bool) -> ExportError {
        ExportError(
            .recordLength, "\(characters(length)) where such a record has \(expected)", line: line,
            path: "record \(printable(record))",
            hint: isShort
                ? "mend the export; if an editor took spaces from its line ends, declare shortLines: true"
                : "mend the export; an encoding other than declared, or a character too many, looks like this")
    }

    private static func characters(_ count: Int) -> Text { count == 1 ? "1 character" : "\(count) characters" }

    static func lineEndInBlock(line: Int) -> ExportError {
        ExportError(
            .unknownRecord, "a line end inside a record of an export whose records have none", line: line,
            hint: "mend the export; its records are counted here, not its lines")
    }

    static func longFixedRecord(line: Int, limit: Int) -> ExportError {
        ExportError(
            .longRecord, "the record that begins here is longer than \(limit) bytes", line: line,
            hint: "is it the right file, and does the layout say how long records are?")
    }
}
