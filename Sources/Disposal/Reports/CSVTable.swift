/// A table as comma-separated values (RFC 4180): CRLF at the ends of lines, every cell in quotes, UTF-8.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a tab for a formula, quoted or not; such a cell gets
/// an apostrophe before it, which spreadsheets hide. Dates, numbers and names do not begin so.
enum CSVTable {
    static func render(_ table: ReportPage.Table) -> String {
        ([table.columns] + table.rows.map(\.cells)).map { cells in
            cells.map { quoted($0) }.joined(separator: ",") + "\r\n"
        }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        let line = PlainLine.of(cell)
        let text = PlainLine.escaped(line) { $0 == UInt8(ascii: "\"") ? "\"\"" : nil }
        return "\"\(isFormula(line) ? "'" : "")\(text)\""
    }

    /// Also behind spaces, which spreadsheets skip, and in the full-width forms that some of them read alike.
    private static func isFormula(_ line: String) -> Bool {
        guard let first = line.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else { return false }
        return "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    }
}
