/// A value that a draft leaves open: a key without a value on a line that ends in `# fill: WORD`.
public struct AgreementGap: Sendable {
    /// The word of its mark.
    public let word: String
    /// The line, from 1.
    public let line: Int
    /// The column of the key, in Unicode scalars from 1.
    public let column: Int
    /// The place in the file's own words, such as `parties.recipient.legalName`.
    public let place: String
    /// What belongs there, in a few words.
    public let what: String
    /// How to write it.
    public let fix: String
    /// Behind the key's colon, where the value is to be written.
    let position: YAMLNode.Position
    let standIn: FillWord.StandIn

    /// The finding that names it.
    var finding: AgreementFinding {
        AgreementFinding(line: line, column: column, path: place, what: sentence, fix: fix, isGap: true)
    }

    /// What is wrong, in one line.
    var sentence: String { "\(word) is still to be filled in: \(what)" }
}

/// Looks for gaps in a file.
struct GapSearch {
    private let source: YAMLSource
    /// At most one a line: the last key there that has no value.
    private var found: [Int: (path: String, key: YAMLNode.Position)] = [:]

    /// The gaps of a file, in its order.
    static func gaps(in root: YAMLNode, _ source: YAMLSource) -> [AgreementGap] {
        var search = GapSearch(source: source)
        search.look(root, "")
        return search.found.sorted { $0.key < $1.key }.compactMap { line, key in
            guard let mark = FillMark(source.line(line)) else { return nil }
            let known = FillWord.at(key.path)
            return AgreementGap(
                word: mark.word, line: line, column: key.key.column, place: key.path,
                what: known?.what ?? "a value for this key", fix: known?.fix ?? "write one, or remove the key",
                position: YAMLNode.Position(line: line, column: mark.column), standIn: known?.standIn ?? .text)
        }
    }

    private init(source: YAMLSource) { self.source = source }

    private mutating func look(_ node: YAMLNode, _ path: String) {
        switch node.content {
        case .scalar: break
        case .sequence(let nodes):
            for (index, node) in nodes.enumerated() { look(node, "\(path)[\(index + 1)]") }
        case .mapping(let entries):
            for entry in entries {
                let path = joined(path, entry.key)
                look(entry.value, path)
                guard case .scalar("") = entry.value.content else { continue }
                let (line, column) = (entry.keyPosition.line, entry.keyPosition.column)
                if found[line].map({ $0.key.column < column }) ?? true { found[line] = (path, entry.keyPosition) }
            }
        }
    }
}

/// The mark at the end of a line whose last key has no value.
struct FillMark {
    /// Its word.
    let word: String
    /// The column behind the key's colon, from 1.
    let column: Int

    /// The mark of a line; `nil` where it has none, or something stands between the colon and the mark.
    init?(_ line: some Collection<Unicode.Scalar>) {
        let scalars = Array(line)
        let opening = Array("# fill: ".unicodeScalars)
        var start = scalars.count - opening.count
        while start >= 0, !scalars[start...].starts(with: opening) { start -= 1 }
        guard start >= 0 else { return nil }
        let word = scalars[(start + opening.count)...].map { String($0) }.joined()
        guard !word.isEmpty,
            word.utf8.allSatisfy({
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
            }), let last = scalars[..<start].lastIndex(where: { $0 != " " && $0 != "\t" }), scalars[last] == ":"
        else { return nil }
        self.word = word
        column = last + 2
    }
}
