extension ExportError.Code {
    /// A delimiter, quote, header row or footer that cannot be.
    public static let dialect = Self("dialect")
    /// The export ends before its header, or its header is an empty line.
    public static let noHeader = Self("noHeader")
    /// Two columns have one name.
    public static let repeatedColumn = Self("repeatedColumn")
    /// A record has more or fewer fields than the header.
    public static let raggedRecord = Self("raggedRecord")
    /// Text stands behind the closing quote of a field.
    public static let textBehindQuote = Self("textBehindQuote")
    /// A quote is not closed before the end.
    public static let unclosedQuote = Self("unclosedQuote")
    /// The export ends with an escape that has nothing behind it.
    public static let cutEscape = Self("cutEscape")
    /// A field is longer than the limit.
    public static let longField = Self("longField")
    /// A record is longer than the limit.
    public static let longRecord = Self("longRecord")
    /// A line above the header or below the records that no rule names.
    public static let margin = Self("margin")
}

extension ExportError {
    static let unusableDialect = ExportError(
        .dialect,
        "delimiter, quote and escape must be different ASCII characters and no line breaks, and a header has a record",
        hint: "neither may quote and escape be white space")

    /// - Parameter footer: How many of the lines are declared to be a footer.
    static func noHeader(row: Int, lines: Int, footer: Int = 0) -> ExportError {
        if lines == 0 { return empty }
        if footer > 0, lines >= row {
            return ExportError(
                .noHeader,
                "the export has \(lines) lines, and a footer of \(footer) leaves none for the header in line \(row)",
                hint: "declare how many lines the footer has: csv: {footer: N}")
        }
        return ExportError(
            .noHeader, "the export has \(lines) lines, and its header is to stand in line \(row)",
            hint: "declare the line of the header, or 0 where there is none")
    }

    static func noRecord(lines: Int) -> ExportError {
        lines == 0 ? empty : ExportError(.noHeader, "the export holds no record", hint: completeness)
    }

    private static let empty = ExportError(.noHeader, "the export is empty", hint: completeness)
    private static let completeness: Text = "is it the right file, and was the export complete?"

    static func emptyHeader(line: Int) -> ExportError {
        ExportError(
            .noHeader, "the header is an empty line", line: line,
            hint: "declare the line of the header, or 0 where there is none")
    }

    /// By positions, not by the name: a first row that is no header holds values.
    static func repeatedColumn(positions: [Int], line: Int) -> ExportError {
        ExportError(
            .repeatedColumn, "fields \(positions) of the header have the same name", line: line,
            hint: "rename them in the export, or declare header row 0 and name columns by their numbers")
    }

    static func raggedRecord(fields: Int, columns: Int, line: Int) -> ExportError {
        let noun: Text = fields == 1 ? "field" : "fields"
        return ExportError(
            .raggedRecord, "\(fields) \(noun) where the header has \(columns)", line: line,
            hint: fields > columns
                ? """
                an unquoted delimiter in a field looks like this; malformed: set-aside or shape in the agreement goes on
                """
                : """
                an unquoted line break in a field, or a footer, looks like this; malformed: set-aside or shape in the \
                agreement goes on, and csv: {footer: N} declares a footer
                """)
    }

    static func oddQuotes(line: Int) -> ExportError {
        ExportError(
            .textBehindQuote,
            """
            text behind a closing quote, and an odd number of quotes: the field may go on in the lines behind, and they \
            would leave as records
            """, line: line, hint: oddQuotesHint)
    }

    private static let oddQuotesHint: Text = """
        no policy is for this while some field is kept; mend this record, or let no field stay as it is; where a backslash \
        escapes quotes, declare it as csv: {escape: "\\"}
        """

    /// The error of a malformed record in which quotes do not come in pairs, where no policy would go on either.
    var withoutPolicy: ExportError {
        var error = self
        if code == .textBehindQuote { error.hint = Self.oddQuotesHint.string }
        return error
    }

    static func textBehindQuote(line: Int, column: String?) -> ExportError {
        ExportError(
            .textBehindQuote, "text behind a closing quote", line: line, column: column,
            hint: """
                malformed: set-aside or shape in the agreement goes on; where a backslash escapes quotes, declare it as \
                csv: {escape: "\\"}
                """)
    }

    static func unclosedQuote(line: Int, column: String?) -> ExportError {
        ExportError(
            .unclosedQuote, "the quote that opens here is not closed before the end", line: line, column: column,
            hint: """
                was the export cut short? where no field is kept, malformed: set-aside or shape in the agreement goes on
                """)
    }

    static func cutEscape(line: Int, column: String?) -> ExportError {
        ExportError(
            .cutEscape, "the export ends with an escape that has nothing behind it", line: line, column: column,
            hint: "mend the export; it may have been cut short")
    }

    /// The error of a field that is not well formed.
    static func malformed(_ field: CSVScanner.Field, line: Int, column: String?) -> ExportError {
        switch field {
        case .bare, .quoted, .broken: .textBehindQuote(line: line, column: column)
        case .unclosed: .unclosedQuote(line: line, column: column)
        case .cut: .cutEscape(line: line, column: column)
        }
    }

    static func shortHeader(records: Int, of count: Int) -> ExportError {
        ExportError(
            .noHeader, "the header is to have \(count) records, and the export ends after \(records)",
            hint: "declare how many records the header has")
    }

    static func longField(line: Int, column: String?, limit: Int) -> ExportError {
        ExportError(
            .longField, "the field that begins here is longer than \(limit) bytes", line: line, column: column,
            hint: "a quote may be unclosed, or the delimiter other than declared; else raise the limit")
    }

    static func longRecord(line: Int, limit: Int, isInQuotes: Bool) -> ExportError {
        ExportError(
            .longRecord, "the record that begins here is longer than \(limit) bytes", line: line,
            hint: isInQuotes
                ? "a quote may be unclosed in it"
                : "the line breaks or the delimiter may be other than declared")
    }

    static func margin(_ kind: Batch.Kind, line: Int) -> ExportError {
        kind == .footer
            ? ExportError(.margin, "a footer line that no rule names", line: line, hint: "give margin #footer a rule")
            : ExportError(
                .margin, "a line above the header that no rule names", line: line,
                hint: "give margin #preamble a rule")
    }
}
