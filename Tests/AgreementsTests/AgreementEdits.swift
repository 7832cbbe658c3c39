import TestSupport

@testable import Agreements

/// Random small edits of an agreement, as somebody makes them who has not read the manual.
struct AgreementEdits {
    private var generator: SeededGenerator
    private let words = [
        "true", "false", "yes", "no", "off", "0", "1", "7", "1.5", "1e5", "0x1F", "007", "2026-02-29", "2027-01-31",
        "P1D", "P1Y", "PT4H", "GB", "NO", "csv", "xml", "none", "keep", "drop", "blank", "token", "shape", "Id", "text",
        "A text", " a text", "two\nlines", "#x", "1-6", "1/100", "24:00", "9:00", "/a/@b", "//a", "ssh", "age1", "[]",
    ]
    private let keys = [
        "do", "type", "with", "text", "because", "category", "reversible", "name", "key", "date", "id", "exchange",
        "sample", "rows", "by", "fields", "format", "otherwise", "malformed", "profile", "role", "sign", "fault", "x",
    ]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// The agreement with one or two places of it dropped, renamed or replaced.
    mutating func edit(_ root: YAMLNode) -> YAMLNode {
        var root = root
        for _ in 0..<(Bool.random(using: &generator) ? 1 : 2) {
            var left = Int.random(in: 0..<Self.places(root), using: &generator)
            root = edited(root, &left)
        }
        return root
    }

    /// How many nodes there are below and with `node`.
    private static func places(_ node: YAMLNode) -> Int {
        switch node.content {
        case .scalar: 1
        case .sequence(let nodes): nodes.reduce(1) { $0 + places($1) }
        case .mapping(let entries): entries.reduce(1) { $0 + places($1.value) }
        }
    }

    /// The tree with its `left`-th node changed; `left` is then negative.
    private mutating func edited(_ node: YAMLNode, _ left: inout Int) -> YAMLNode {
        left -= 1
        if left < 0 { return changed(node) }
        var node = node
        switch node.content {
        case .scalar: break
        case .sequence(var nodes):
            for index in nodes.indices where left >= 0 { nodes[index] = edited(nodes[index], &left) }
            node.content = .sequence(nodes)
        case .mapping(var entries):
            for index in entries.indices where left >= 0 { entries[index].value = edited(entries[index].value, &left) }
            node.content = .mapping(entries)
        }
        return node
    }

    private mutating func changed(_ node: YAMLNode) -> YAMLNode {
        var node = node
        switch node.content {
        case .scalar(let text):
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: node.content = .sequence([node])
            case 1: node.content = .mapping([entry("name", node)])
            case 2: node.content = .scalar(String(text.dropLast()))
            default: node.content = .scalar(words.randomElement(using: &generator) ?? "")
            }
        case .sequence(var nodes):
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: nodes = []
            case 1: nodes = Array(nodes.dropLast())
            case 2: nodes.append(nodes.first ?? scalar("x"))
            default: nodes.append(scalar(words.randomElement(using: &generator) ?? ""))
            }
            node.content = .sequence(nodes)
        case .mapping(var entries):
            let key = keys.randomElement(using: &generator) ?? "x"
            let place = Int.random(in: 0..<max(1, entries.count), using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0 where !entries.isEmpty: entries.remove(at: place)
            case 1 where !entries.isEmpty && !entries.contains { $0.key == key }: entries[place].key = key
            default:
                guard !entries.contains(where: { $0.key == key }) else { break }
                entries.append(entry(key, scalar(words.randomElement(using: &generator) ?? "")))
            }
            node.content = .mapping(entries)
        }
        return node
    }

    private func scalar(_ text: String) -> YAMLNode {
        YAMLNode(content: .scalar(text), position: YAMLNode.Position(line: 1, column: 1))
    }

    private func entry(_ key: String, _ node: YAMLNode) -> YAMLNode.Entry {
        YAMLNode.Entry(key: key, keyPosition: node.position, value: node)
    }

    /// The tree as YAML, with quotes only where a text would otherwise be no text, or YAML's nothing.
    static func text(_ node: YAMLNode) -> String {
        switch node.content {
        case .scalar(let text): isPlain(text) ? text : quoted(text)
        case .sequence(let nodes): "[\(nodes.map(self.text).joined(separator: ", "))]"
        case .mapping(let entries):
            "{\(entries.map { "\(quoted($0.key)): \(self.text($0.value))" }.joined(separator: ", "))}"
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        guard text != "null", let first = text.utf8.first, isLetterOrDigit(first) else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
