/// A page of plain text in UTF-8: paragraphs of at most 76 columns, lists, and lines that must not be broken.
///
/// Words come from agreements, so line breaks and control characters in them become spaces: a title cannot add a line.
struct Page {
    private static let columns = 76
    private(set) var text = ""

    var bytes: [UInt8] { Array(text.utf8) }

    mutating func heading(_ title: String) {
        let title = Page.words(title).joined(separator: " ")
        separate()
        text += "\(title)\n\(String(repeating: "-", count: title.count))\n"
    }

    mutating func paragraph(_ sentences: String) {
        separate()
        wrap(sentences, first: "", rest: "")
    }

    mutating func list(_ items: [String]) {
        separate()
        for item in items { wrap(item, first: "  * ", rest: "    ") }
    }

    /// Lines as they are, four spaces in: commands to copy.
    mutating func commands(_ lines: [String]) {
        separate()
        for line in lines { text += line.isEmpty ? "\n" : "    \(Page.words(line, splitAtSpaces: false).joined())\n" }
    }

    /// Names and what they stand for, in two columns.
    mutating func table(_ rows: [(name: String, value: String)]) {
        separate()
        let width = (rows.map(\.name.count).max() ?? 0) + 2
        for row in rows {
            let name = row.name + String(repeating: " ", count: width - row.name.count)
            wrap(row.value, first: name, rest: String(repeating: " ", count: width))
        }
    }

    /// Text that has its own lines.
    mutating func verbatim(_ lines: String) {
        separate()
        text += lines
    }

    private mutating func separate() {
        if !text.isEmpty { text += "\n" }
    }

    private mutating func wrap(_ sentences: String, first: String, rest: String) {
        var line = first
        var isEmpty = true
        for word in Page.words(sentences) {
            if !isEmpty, line.count + 1 + word.count > Page.columns {
                text += line + "\n"
                line = rest
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        text += line + "\n"
    }

    /// The words of a text: what stands between white space and control characters.
    private static func words(_ text: String, splitAtSpaces: Bool = true) -> [Substring] {
        text.split { character in
            character.unicodeScalars.contains { scalar in
                scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
            } || (splitAtSpaces && character.isWhitespace)
        }
    }
}
