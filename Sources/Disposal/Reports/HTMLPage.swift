/// A page in HTML: one file, without script and without anything from elsewhere, that prints well.
///
/// It is well-formed XML too, so that any XML parser can check it.
enum HTMLPage {
    static func render(_ page: ReportPage) -> String {
        let title = PlainLine.markup(page.title)
        var text = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <meta name="referrer" content="no-referrer"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(title)</title>
            <style>
            \(style)\(page.footer.map(footer) ?? "")
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p class="subtitle">\(PlainLine.markup(page.subtitle))</p>

            """
        for block in page.blocks { text += render(block) }
        return text + "</body>\n</html>\n"
    }

    private static func render(_ block: ReportPage.Block) -> String {
        switch block {
        case .heading(let line): return "<h2>\(PlainLine.markup(line))</h2>\n"
        case .subheading(let line): return "<h3>\(PlainLine.markup(line))</h3>\n"
        case .paragraph(let line): return "<p>\(PlainLine.markup(line))</p>\n"
        case .statement(let line): return "<p class=\"statement\">\(PlainLine.markup(line))</p>\n"
        case .exact(let lines):
            return "<pre>\(lines.map { PlainLine.markup($0) }.joined(separator: "\n"))</pre>\n"
        case .bars(let bars): return render(bars)
        case .changes(let changes): return render(changes)
        case .facts(let facts):
            let rows = facts.map { fact in
                let values = fact.values.map { PlainLine.markup($0) }.joined(separator: "<br/>")
                return "<tr><th scope=\"row\">\(PlainLine.markup(fact.name))</th><td>\(values)</td></tr>\n"
            }
            return "<table class=\"facts\">\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
        case .table(let table):
            let head = table.columns.map { "<th scope=\"col\">\(PlainLine.markup($0))</th>" }.joined()
            let rows = table.rows.map { row in
                let cells = row.cells.map { "<td>\(PlainLine.markup($0))</td>" }.joined()
                return "<tr\(row.isMarked ? " class=\"late\"" : "")>\(cells)</tr>\n"
            }
            return "<table>\n<thead>\n<tr>\(head)</tr>\n</thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
        }
    }

    /// A picture a bar, in the table that says its numbers: whoever cannot see it misses nothing.
    private static func render(_ bars: [ReportPage.Bar]) -> String {
        let most = max(1, bars.map(\.count).max() ?? 1)
        let rows = bars.map { bar in
            // In parts of a hundred, and at least one, so that what is rare is seen to be there.
            let width = bar.count > 0 ? max(1, bar.count * 100 / most) : 0
            return """
                <tr><td class="sign"><code>\(PlainLine.markup(bar.label))</code></td><td class="bar">\
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
                <rect width="\(width)" height="10"/></svg></td><td>\(PlainLine.markup(bar.words))</td></tr>

                """
        }
        return "<table class=\"bars\">\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
    }

    /// Each line begins with its sign: most printers are grey.
    private static func render(_ changes: [ReportPage.Change]) -> String {
        let rows = changes.map { change in
            let lines = change.lines.map { line in
                let text = "<code>\(line.sign.rawValue) \(PlainLine.markup(line.text))</code>"
                return switch line.sign {
                case .before: "<del>\(text)</del>"
                case .after: "<ins>\(text)</ins>"
                case .same: text
                }
            }
            return """
                <tr><th scope="row">\(PlainLine.markup(change.name))</th><td class="deed">\(PlainLine.markup(change.deed))</td>\
                <td>\(lines.joined(separator: "<br/>"))</td></tr>

                """
        }
        return "<table class=\"changes\">\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
    }

    /// The line in the margin of every sheet. What is no plain letter, digit or sign is escaped as CSS does it, so that
    /// neither the string nor the element can end in it.
    private static func footer(_ line: String) -> String {
        let text = PlainLine.of(line).unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", ":", "-", "_", "/", "(", ")": String(scalar)
            default: "\\\(String(scalar.value, radix: 16)) "
            }
        }
        return "\n@page { @bottom-left { content: \"\(text.joined())\"; font-size: 8pt; } }"
    }

    /// Narrow margins on screens, A4 with page numbers on paper; headings repeat on every page of a long table, and no
    /// row is torn in two. Late rows are bold and barred, not only coloured: most printers are grey.
    private static let style = """
        @page { size: A4; margin: 18mm 15mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); } }
        :root { color-scheme: light; }
        body { font: 10.5pt/1.45 system-ui, "Liberation Sans", Arial, sans-serif; color: #1a1a1a; background: #fff;
          max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.6em; margin: 0; }
        h2 { font-size: 1.2em; margin: 1.8em 0 .4em; border-bottom: 1px solid #999; break-after: avoid; }
        h3 { font-size: 1em; margin: 1.2em 0 .3em; break-after: avoid; }
        .subtitle { margin: .2em 0 1.5em; color: #555; }
        .statement { border-left: .3em solid #1a1a1a; padding: .2em .8em; font-weight: 600; break-inside: avoid; }
        table { border-collapse: collapse; width: 100%; margin: .5em 0; font-size: .92em; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { text-align: left; vertical-align: top; padding: .3em .5em; border-bottom: 1px solid #ccc; }
        th, td:first-child { overflow-wrap: normal; }
        .facts th { width: 14rem; font-weight: 600; }
        .late td { font-weight: 700; background: #f3e6e6; }
        .late td:first-child { border-left: .3em solid #a00; }
        .bars .sign { width: 16rem; white-space: pre-wrap; }
        .bars .bar { width: 12rem; }
        .bars svg { display: block; width: 100%; height: .9em; fill: #456; print-color-adjust: exact; }
        .changes th { width: 14rem; font-weight: 600; }
        .changes .deed { width: 8rem; }
        .changes code { white-space: pre-wrap; }
        del, ins { text-decoration: none; }
        del { color: #8a1c1c; }
        ins { color: #14532d; }
        pre { font: .85em/1.4 ui-monospace, "Liberation Mono", monospace; white-space: pre-wrap; }
        @media print { body { margin: 0; padding: 0; max-width: none; font-size: 9.5pt; } }
        """
}
