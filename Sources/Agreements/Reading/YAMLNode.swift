internal import Yams

/// A node of an agreement's YAML: scalars are text and nothing else, keys are text, and every node knows its place.
///
/// The only place that touches the YAML library. Anchors, aliases, merge keys and tags never get past it, so `NO` is the
/// text "NO", and what stands in the file is what was signed.
struct YAMLNode {
    /// A place in the file.
    struct Position: Hashable {
        /// The line, from 1.
        var line: Int
        /// The column, in Unicode scalars from 1.
        var column: Int
    }

    /// A key of a mapping and its value.
    struct Entry {
        var key: String
        var keyPosition: Position
        var value: YAMLNode
    }

    enum Content {
        /// A text. `isEmpty` plain scalars (`key:` with nothing behind) are `.scalar("")` too.
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    var content: Content
    var position: Position

    /// What the node is, for messages.
    var kind: String {
        switch content {
        case .scalar(let text): text.isEmpty ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

extension YAMLNode {
    /// Reads the single document of a file.
    ///
    /// Duplicate keys, anchors, tags, merge keys and keys that are no text become findings; the tree is still returned,
    /// so that the reader can go on and name what else is wrong.
    static func read(_ source: YAMLSource, name: String, findings: Findings) throws(AgreementError) -> YAMLNode {
        var source = source
        var renamed: [Position: String] = [:]
        var duplicate: YamlError?
        // The library refuses duplicate keys, but names only the first. Each such key is renamed to a character that no
        // agreement can hold, so that reading goes on; the tree then gets its text back and names the others.
        for attempt in 0...AgreementError.mostFindings {
            let failure: YamlError
            do {
                let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    throw AgreementError(
                        document: name, AgreementFinding(what: "the file is empty", fix: "begin with an example"))
                }
                // The parser owns what the nodes point at.
                return withExtendedLifetime(parser) {
                    Conversion(source: source, renamed: renamed, findings: findings).node(root, path: "")
                }
            } catch let error as AgreementError {
                throw error
            } catch let error as YamlError {
                failure = error
            } catch {
                throw AgreementError(document: name, AgreementFinding(what: "the file is not YAML"))
            }
            guard case .duplicatedKeysInMapping(let keys, let context) = failure, let key = keys.first,
                let placeholder = Unicode.Scalar(0xE000 + UInt32(attempt)),
                let place = contentPosition(ofKeyAt: Position(context.mark), in: source),
                attempt < AgreementError.mostFindings,
                let next = source.replacing(place, by: placeholder)
            else {
                // Where an odd key could not be renamed without harm to the text, the duplicate is what is wrong.
                throw AgreementError(document: name, finding(for: duplicate ?? failure))
            }
            duplicate = failure
            renamed[Position(context.mark)] = key
            source = next
        }
        throw AgreementError(document: name, AgreementFinding(what: "too many duplicate keys"))
    }

    private static func contentPosition(ofKeyAt position: Position, in source: YAMLSource) -> Position? {
        guard let first = source.scalar(at: position) else { return nil }
        guard first == "\"" || first == "'" else { return position }
        return Position(line: position.line, column: position.column + 1)
    }

    private static func finding(for error: YamlError) -> AgreementFinding {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            return AgreementFinding(
                line: mark.line, column: mark.column,
                what: "not YAML: \([context?.text, problem].compactMap { $0 }.joined(separator: ": "))",
                fix: "check quotes, colons and the indentation of this line and the one above")
        case .composer(_, let problem, let mark, _) where problem.contains("alias"):
            return AgreementFinding(
                line: mark.line, column: mark.column, what: "aliases are refused", fix: "write the value out in full")
        case .composer(_, _, let mark, _):
            return AgreementFinding(
                line: mark.line, column: mark.column, what: "a second document begins here",
                fix: "keep one agreement a file")
        case .duplicatedKeysInMapping(let keys, let context):
            return AgreementFinding(
                line: context.mark.line, column: context.mark.column,
                what: "the key \(keys.first.map(quoted) ?? "") stands more than once in this mapping",
                fix: "keep one of them")
        default:
            return AgreementFinding(what: "the file is not YAML", fix: "compare it with an example agreement")
        }
    }
}

extension YAMLNode.Position {
    fileprivate init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

private struct Conversion {
    let source: YAMLSource
    let renamed: [YAMLNode.Position: String]
    let findings: Findings

    func node(_ node: Node, path: String) -> YAMLNode {
        let position = YAMLNode.Position(node.mark)
        refuseProperties(at: position, path: path)
        switch node {
        case .scalar(let scalar):
            return YAMLNode(content: .scalar(scalar.string), position: position)
        case .sequence(let elements):
            let nodes = elements.enumerated().map { self.node($0.element, path: "\(path)[\($0.offset + 1)]") }
            return YAMLNode(content: .sequence(nodes), position: position)
        case .mapping(let mapping):
            return YAMLNode(content: .mapping(entries(mapping, path: path)), position: position)
        case .alias:
            findings.add(position, path, "aliases are refused", fix: "write the value out in full")
            return YAMLNode(content: .scalar(""), position: position)
        }
    }

    /// The library drops or merges properties in places (a tag `!`, `!!str` before quotes), so the text is looked at
    /// instead: a node with an anchor or a tag begins with it, and no other node can begin with these characters.
    private func refuseProperties(at position: YAMLNode.Position, path: String) {
        switch source.scalar(at: position) {
        case "&": findings.add(position, path, "anchors are refused", fix: "write the value out where it is needed")
        case "!": findings.add(position, path, "tags are refused", fix: "remove the tag; every value is read as text")
        default: break
        }
    }

    private func entries(_ mapping: Node.Mapping, path: String) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        var firsts: [String: YAMLNode.Position] = [:]
        for (key, value) in mapping {
            let position = YAMLNode.Position(key.mark)
            refuseProperties(at: position, path: path)
            guard case .scalar(let scalar) = key else {
                findings.add(position, path, "a key must be a text", fix: "put quotes around it")
                continue
            }
            let name = renamed[position] ?? scalar.string
            let keyPath = joined(path, name)
            if name == "<<", scalar.style == .plain {
                findings.add(position, path, "merge keys (<<) are refused", fix: "write the keys out")
                continue
            }
            if let first = firsts[name] {
                findings.add(
                    position, path, "the key \(quoted(name)) stands twice; the first is on line \(first.line)",
                    fix: "keep one of them")
                continue
            }
            firsts[name] = position
            entries.append(
                YAMLNode.Entry(key: name, keyPosition: position, value: node(value, path: keyPath)))
        }
        return entries
    }
}

/// The path of a key below `path`.
func joined(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
}

/// A text of an agreement as it stands in a message: in quotes, one line, at most 40 characters.
func quoted(_ text: String) -> String {
    let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return line.count <= 40 ? "\"\(line)\"" : "\"\(line.prefix(39))…\""
}
