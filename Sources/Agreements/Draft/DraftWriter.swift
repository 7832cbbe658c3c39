internal import Primitives

/// Writes a draft line by line: values as YAML takes them, what is not known as a marked gap.
struct DraftWriter {
    private(set) var text = ""

    /// Comments, each line at the column where what they speak of stands; an empty line before them.
    mutating func comment(_ lines: String...) {
        text += "\n"
        for line in lines { text += line.isEmpty ? "#\n" : "# \(line)\n" }
    }

    /// Lines as they are, with their ends.
    mutating func lines(_ lines: String) { text += lines }

    /// A key whose value is known to be plain.
    mutating func plain(_ key: String, _ value: String, indent: Int = 0) {
        text += "\(String(repeating: " ", count: indent))\(key): \(value)\n"
    }

    /// A key at a place of the file with a text for its value, or a gap.
    mutating func value(_ place: String, _ value: String?, indent: Int = 0, opening: String = "") {
        let key = place.split(separator: ".").last.map(String.init) ?? place
        let start = "\(String(repeating: " ", count: indent))\(opening)\(key):"
        guard let value else { return gap(place, start) }
        text += "\(start) \(YAMLText.value(value, from: start.count + 1, indent: indent + opening.count + 2))\n"
    }

    mutating func day(_ place: String, _ day: CivilDate?, indent: Int = 0) {
        guard let day else { return value(place, nil, indent: indent) }
        plain(place.split(separator: ".").last.map(String.init) ?? place, "\(day)", indent: indent)
    }

    private mutating func gap(_ place: String, _ start: String) {
        // Every key that is left open has a word; a test sees to that.
        text += Self.marked(start, FillWord.at(place)?.word ?? "value")
    }

    /// A line that is left open: its start up to the colon, the mark with its word, and the line end.
    static func marked(_ start: String, _ word: String) -> String {
        "\(start)\(String(repeating: " ", count: max(1, 52 - start.count)))# fill: \(word)\n"
    }

    /// People of a role, or one who is not known.
    mutating func people(_ place: String, _ people: [Access.Signer], indent: Int, role: Bool = false) {
        let key = place.split(separator: ".").last.map(String.init) ?? place
        let spaces = String(repeating: " ", count: indent)
        text += "\(spaces)\(key):\n"
        guard !people.isEmpty else {
            value("\(place)[].name", nil, indent: indent + 2, opening: "- ")
            value("\(place)[].key", nil, indent: indent + 4)
            return
        }
        for person in people {
            value("\(place)[].name", person.name, indent: indent + 2, opening: "- ")
            guard role, !person.key.canDecrypt else {
                plain("key", "\"\(person.key.line)\"", indent: indent + 4)
                continue
            }
            // A key on a token signs and cannot decrypt.
            value("\(place)[].decrypt", nil, indent: indent + 4)
            plain("sign", "\"\(person.key.line)\"", indent: indent + 4)
        }
    }
}

extension AgreementOutline {
    /// The line that `fields` of a draft has for a field without a rule: a gap with a number of its own.
    public static func openField(_ name: String, number: Int, indent: Int) -> String {
        DraftWriter.marked(
            "\(String(repeating: " ", count: indent))\(YAMLText.quoted(name)):", "\(FillWord.rule.word)-\(number)")
    }
}
