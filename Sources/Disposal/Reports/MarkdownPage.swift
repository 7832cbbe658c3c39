/// A page in Markdown: CommonMark 0.31 and the tables of GitHub's flavour.
enum MarkdownPage {
    static func render(_ page: ReportPage) -> String {
        var text = "# \(escaped(page.title))\n\n\(escaped(page.subtitle))\n"
        for block in page.blocks { text += "\n" + render(block) }
        return text
    }

    private static func render(_ block: ReportPage.Block) -> String {
        switch block {
        case .heading(let line): return "## \(escaped(line))\n"
        case .subheading(let line): return "### \(escaped(line))\n"
        case .paragraph(let line): return escaped(line) + "\n"
        case .statement(let line): return "**\(escaped(line))**\n"
        case .exact(let lines): return lines.map { "    \(PlainLine.of($0))\n" }.joined()
        case .bars(let bars):
            return table(["", ""], bars.map { [$0.label, $0.words] }, marked: [])
        case .changes(let changes):
            let rows = changes.flatMap { change in
                change.lines.enumerated().map { index, line in
                    [index == 0 ? change.name : "", index == 0 ? change.deed : "", line.sign.rawValue, line.text]
                }
            }
            return table(["", "", "", ""], rows, marked: [])
        case .facts(let facts):
            return table(["", ""], facts.map { [$0.name, $0.values.joined(separator: "; ")] }, marked: [])
        case .table(let table):
            return Self.table(
                table.columns, table.rows.map(\.cells),
                marked: Set(table.rows.indices.filter { table.rows[$0].isMarked }))
        }
    }

    private static func table(_ columns: [String], _ rows: [[String]], marked: Set<Int>) -> String {
        var text = "| \(columns.map { escaped($0) }.joined(separator: " | ")) |\n"
        text += "|\(columns.map { _ in "---|" }.joined())\n"
        for (index, cells) in rows.enumerated() {
            let cells = cells.map { cell in
                let cell = escaped(cell)
                return marked.contains(index) && !cell.isEmpty ? "**\(cell)**" : cell
            }
            text += "| \(cells.joined(separator: " | ")) |\n"
        }
        return text
    }

    /// A line in which nothing is markup. White space at its ends and before its end would end emphasis or break lines.
    private static func escaped(_ line: String) -> String {
        let words = PlainLine.of(line).split(separator: " ").joined(separator: " ")
        let text = PlainLine.escaped(words) { byte in
            switch byte {
            case UInt8(ascii: "\\"): "\\\\"
            case UInt8(ascii: "`"): "\\`"
            case UInt8(ascii: "*"): "\\*"
            case UInt8(ascii: "_"): "\\_"
            case UInt8(ascii: "["): "\\["
            case UInt8(ascii: "]"): "\\]"
            case UInt8(ascii: "#"): "\\#"
            case UInt8(ascii: "|"): "\\|"
            case UInt8(ascii: "~"): "\\~"
            case UInt8(ascii: "!"): "\\!"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "&"): "&amp;"
            default: nil
            }
        }
        // At the start of a paragraph these would begin a list, a heading's underline or a rule.
        guard let first = text.utf8.first else { return text }
        if [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "=")].contains(first) { return "\\" + text }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" {
            return digits + "\\" + text.dropFirst(digits.count)
        }
        return text
    }
}
