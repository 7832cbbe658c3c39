/// Where things stand in an agreement's file.
///
/// Keys are found by the paths that messages use: `datasets[1].fields.Phone`.
struct FilePlaces {
    private let root: YAMLNode?
    private var positions: [String: YAMLNode.Position] = [:]

    /// The places of a file that was read before.
    init(_ document: AgreementDocument) { self.init(document.bytes, name: document.name) }

    init(_ bytes: [UInt8], name: String) {
        let source = try? YAMLSource(bytes, name: name)
        root = source.flatMap { try? YAMLNode.read($0, name: name, findings: Findings()) }
        if let root { note(root, "") }
    }

    private mutating func note(_ node: YAMLNode, _ path: String) {
        switch node.content {
        case .scalar: break
        case .sequence(let nodes):
            for (index, node) in nodes.enumerated() {
                let path = "\(path)[\(index + 1)]"
                positions[path] = node.position
                note(node, path)
            }
        case .mapping(let entries):
            for entry in entries {
                let path = joined(path, entry.key)
                positions[path] = entry.keyPosition
                note(entry.value, path)
            }
        }
    }

    /// The sections of the file: its keys.
    var sections: [String] {
        guard case .mapping(let entries)? = root?.content else { return [] }
        return entries.map(\.key)
    }

    /// Whether the file has a key.
    func has(_ path: String) -> Bool { positions[path] != nil }

    /// Where a path stands; where it is not there, what holds it, and at last the beginning of the file.
    func position(of path: String) -> YAMLNode.Position {
        var path = path[...]
        while !path.isEmpty {
            if let position = positions[String(path)] { return position }
            // The name of a field may hold dots; going up one of them too many does no harm.
            path = path.lastIndex { $0 == "." || $0 == "[" }.map { path[..<$0] } ?? ""
        }
        return YAMLNode.Position(line: 1, column: 1)
    }

    /// Whether a clause's `implements` names something of the file: keys joined by dots, elements of lists by their name.
    func resolves(_ section: String) -> Bool { root.map { resolves(section[...], in: $0) } ?? false }

    private func resolves(_ text: Substring, in node: YAMLNode) -> Bool {
        func isReached(_ name: String, _ value: YAMLNode) -> Bool {
            if text == name { return true }
            guard text.hasPrefix(name + ".") else { return false }
            return resolves(text.dropFirst(name.count + 1), in: value)
        }
        switch node.content {
        case .scalar: return false
        case .sequence(let nodes):
            return nodes.contains { element in
                guard case .mapping(let entries) = element.content else { return false }
                return entries.contains { entry in
                    guard ["name", "id", "from"].contains(entry.key), case .scalar(let name) = entry.value.content
                    else {
                        return false
                    }
                    return isReached(name, element)
                }
            }
        case .mapping(let entries):
            // A dataset's fields go by their own names: datasets.contacts.Phone.
            return entries.contains { entry in
                isReached(entry.key, entry.value) || (entry.key == "fields" && resolves(text, in: entry.value))
            }
        }
    }
}
