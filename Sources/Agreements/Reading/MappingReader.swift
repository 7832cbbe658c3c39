internal import Primitives

/// Whether a key must be there.
enum Presence {
    case required
    case optional
}

/// What a text was read as, or why it was not.
enum Reading<Value> {
    case value(Value)
    case problem(String, fix: String? = nil)
}

/// Reads the keys of one YAML mapping and remembers which were asked for, so that the others are named as unknown.
///
/// Every problem becomes a finding and the value `nil`; the reader goes on. Made only by `Findings.mapping`, which asks
/// for what was left over.
struct MappingReader {
    let path: String
    let position: YAMLNode.Position
    let findings: Findings
    private let entries: [YAMLNode.Entry]
    /// Where each key stands in `entries`; a dataset may have thousands of fields.
    private let places: [String: Int]
    private var asked: [String] = []

    fileprivate init(_ entries: [YAMLNode.Entry], path: String, position: YAMLNode.Position, findings: Findings) {
        self.entries = entries
        places = Dictionary(entries.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
        self.path = path
        self.position = position
        self.findings = findings
    }

    /// The keys in the order of the file. Asks for none of them.
    var keys: [String] { entries.map(\.key) }

    /// Whether the mapping has a key. Does not ask for it.
    func has(_ key: String) -> Bool { places[key] != nil }

    /// Whether a key's value is one of some words. Does not ask for it.
    func says(_ key: String, anyOf words: [String]) -> Bool {
        guard let place = places[key], case .scalar(let text) = entries[place].value.content else { return false }
        return words.contains(text)
    }

    /// Where a key stands, or the mapping where it has no such key.
    func position(of key: String) -> YAMLNode.Position {
        places[key].map { entries[$0].keyPosition } ?? position
    }

    /// The value of a key, whatever it is.
    mutating func node(_ key: String, _ presence: Presence = .optional) -> YAMLNode? {
        asked.append(key)
        guard let place = places[key] else {
            if presence == .required {
                findings.add(position, path, "the key \(key) is missing", fix: "add \(key)")
            }
            return nil
        }
        return entries[place].value
    }

    /// The key's text as `read` takes it.
    mutating func value<Value>(
        _ key: String, _ presence: Presence = .optional, _ read: (String) -> Reading<Value>
    ) -> Value? {
        guard let node = node(key, presence) else { return nil }
        return findings.value(node, at: joined(path, key), read)
    }

    /// A text of one line, or of several where `lines` allows it.
    mutating func text(_ key: String, _ presence: Presence = .optional, manyLines: Bool = false) -> String? {
        value(key, presence) { Scalar.text($0, manyLines: manyLines) }
    }

    /// A whole number within `range`, in decimal digits.
    mutating func integer(_ key: String, _ presence: Presence = .optional, in range: ClosedRange<Int>) -> Int? {
        value(key, presence) { Scalar.integer($0, in: range) }
    }

    /// A day, `2026-11-30`.
    mutating func date(_ key: String, _ presence: Presence = .optional) -> CivilDate? {
        value(key, presence, Scalar.date)
    }

    /// One of the words of `Choice`.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
        _ key: String, _ presence: Presence = .optional, of _: Choice.Type = Choice.self
    ) -> Choice? {
        value(key, presence, Scalar.choice)
    }

    /// A list, each element read by `element`; elements that cannot be read are left out.
    mutating func list<Element>(
        _ key: String, _ presence: Presence = .optional, atLeastOne: Bool = false,
        _ element: (YAMLNode, String) -> Element?
    ) -> [Element]? {
        guard let node = node(key, presence) else { return nil }
        let listPath = joined(path, key)
        guard case .sequence(let nodes) = node.content else {
            findings.add(node.position, listPath, "expected a list, found \(node.kind)", fix: "write [a, b] or - lines")
            return nil
        }
        if atLeastOne, nodes.isEmpty {
            findings.add(node.position, listPath, "the list is empty", fix: "name at least one")
            return nil
        }
        return nodes.enumerated().compactMap { element($0.element, "\(listPath)[\($0.offset + 1)]") }
    }

    /// A list of texts as `read` takes them, none of them twice.
    mutating func values<Value: Hashable>(
        _ key: String, _ presence: Presence = .optional, atLeastOne: Bool = false, _ read: (String) -> Reading<Value>
    ) -> [Value]? {
        let findings = findings
        var seen: Set<Value> = []
        return list(key, presence, atLeastOne: atLeastOne) { node, path in
            guard let value = findings.value(node, at: path, read) else { return nil }
            guard seen.insert(value).inserted else {
                findings.add(node.position, path, "stands twice in the list", fix: "keep one of them")
                return nil
            }
            return value
        }
    }

    /// A mapping, read by `body`.
    mutating func mapping<Value>(
        _ key: String, _ presence: Presence = .optional, _ body: (inout MappingReader) -> Value?
    ) -> Value? {
        guard let node = node(key, presence) else { return nil }
        return findings.mapping(node, at: joined(path, key), body)
    }

    /// Adds a finding at a key, or at the mapping where it has no such key.
    func refuse(_ key: String, _ what: String, fix: String? = nil) {
        findings.add(position(of: key), joined(path, key), what, fix: fix)
    }

    /// Names every key that nobody asked for. `explain` may say more of a key than that it is unknown.
    fileprivate func refuseUnknownKeys(_ explain: (String) -> Reading<Never>?) {
        let known = Set(asked)
        for entry in entries where !known.contains(entry.key) {
            if case .problem(let what, let fix)? = explain(entry.key) {
                findings.add(entry.keyPosition, path, what, fix: fix)
                continue
            }
            let nearest = NearestWord.to(entry.key, among: asked)
            findings.add(
                entry.keyPosition, path, "unknown key \(quoted(entry.key))",
                fix: nearest.map { "did you mean \($0)?" } ?? "known here: \(asked.joined(separator: ", "))")
        }
    }
}

extension Findings {
    /// Reads a mapping with `body`, then names the keys that `body` did not ask for.
    func mapping<Value>(
        _ node: YAMLNode, at path: String, explaining explain: (String) -> Reading<Never>? = { _ in nil },
        _ body: (inout MappingReader) -> Value?
    ) -> Value? {
        guard case .mapping(let entries) = node.content else {
            add(node.position, path, "expected keys with values, found \(node.kind)", fix: "write key: value lines")
            return nil
        }
        var reader = MappingReader(entries, path: path, position: node.position, findings: self)
        let value = body(&reader)
        reader.refuseUnknownKeys(explain)
        return value
    }

    /// Reads a text with `read`.
    func value<Value>(_ node: YAMLNode, at path: String, _ read: (String) -> Reading<Value>) -> Value? {
        guard case .scalar(let text) = node.content else {
            add(node.position, path, "expected a text, found \(node.kind)")
            return nil
        }
        guard !text.isEmpty else {
            add(node.position, path, "has no value", fix: "write one, or remove the key")
            return nil
        }
        switch read(text) {
        case .value(let value): return value
        case .problem(let what, let fix):
            add(node.position, path, what, fix: fix)
            return nil
        }
    }
}
