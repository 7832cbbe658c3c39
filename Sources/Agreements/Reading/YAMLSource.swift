internal import Primitives

/// The text of an agreement file before any YAML is parsed: checked for what a signed text must not hold.
///
/// A signed file must say the same to every reader: to people in an editor, to this program and to the other party's.
/// So whatever YAML 1.1 and 1.2, or two editors, take differently is refused here: byte order marks, control and
/// private-use characters, marks that turn the direction of text, and line breaks that are no line breaks elsewhere.
struct YAMLSource {
    /// The largest file that is read, in bytes.
    static let mostBytes = 1 << 20

    /// The file's scalars; marks of the parser count these.
    private let scalars: [Unicode.Scalar]
    /// Where each line begins in `scalars`.
    private let lineStarts: [Int]

    init(_ bytes: [UInt8], name: String) throws(AgreementError) {
        func refused(_ what: String, _ fix: String) -> AgreementError {
            AgreementError(document: name, AgreementFinding(what: what, fix: fix))
        }
        guard bytes.count <= YAMLSource.mostBytes else {
            throw refused(
                "the file has \(bytes.count) bytes; an agreement has at most \(YAMLSource.mostBytes)",
                "check that this is the agreement and not an export")
        }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
            throw refused("the file begins with a byte order mark", "save it as UTF-8 without a byte order mark")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refused("the file is not UTF-8", "save it as UTF-8")
        }
        scalars = Array(text.unicodeScalars)
        var starts = [0]
        for (index, scalar) in scalars.enumerated() {
            // A line ends with CR LF, LF or CR, as in YAML 1.2 section 5.4.
            if scalar == "\n" || (scalar == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n")) {
                starts.append(index + 1)
            }
        }
        lineStarts = starts
        let found = refusedCharacters() + directives() + aliases()
        guard found.isEmpty else { throw AgreementError(document: name, sorting: found) }
    }

    /// The scalar at a position; `nil` behind the end of the text.
    func scalar(at position: YAMLNode.Position) -> Unicode.Scalar? {
        index(of: position).map { scalars[$0] }
    }

    /// The text, long enough for the parser to point into: Yams keeps a pointer to the text beyond the call that lent
    /// it, which holds only for strings on the heap. Line ends at the end mean nothing in YAML.
    var text: String { YAMLSource.text(scalars) }

    /// The source with the scalar at `position` replaced; `nil` where there is none.
    func replacing(_ position: YAMLNode.Position, by scalar: Unicode.Scalar) -> YAMLSource? {
        guard let index = index(of: position) else { return nil }
        var scalars = scalars
        scalars[index] = scalar
        return YAMLSource(scalars: scalars, lineStarts: lineStarts)
    }

    /// A line, from 1, without its end.
    func line(_ number: Int) -> ArraySlice<Unicode.Scalar> {
        guard number >= 1, number <= lineStarts.count else { return [] }
        return scalars[lineStarts[number - 1]...].prefix { $0 != "\n" && $0 != "\r" }
    }

    /// The text with others inserted, each before what stands at its position; positions in the order of the file.
    func inserting(_ texts: [(position: YAMLNode.Position, text: String)]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        var copied = 0
        for insertion in texts {
            guard let place = index(of: insertion.position), place >= copied else { continue }
            text.append(contentsOf: scalars[copied..<place])
            text.append(contentsOf: insertion.text.unicodeScalars)
            copied = place
        }
        text.append(contentsOf: scalars[copied...])
        return Array(String(text).utf8)
    }

    private init(scalars: [Unicode.Scalar], lineStarts: [Int]) {
        self.scalars = scalars
        self.lineStarts = lineStarts
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        if scalars.count < 64 { text.append(contentsOf: repeatElement("\n", count: 64)) }
        return String(text)
    }

    private func index(of position: YAMLNode.Position) -> Int? {
        guard position.line >= 1, position.line <= lineStarts.count, position.column >= 1 else { return nil }
        let index = lineStarts[position.line - 1] + position.column - 1
        return index < scalars.count ? index : nil
    }

    private func finding(at index: Int, _ what: String, _ fix: String) -> AgreementFinding {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle }
        }
        return AgreementFinding(line: low + 1, column: index - lineStarts[low] + 1, what: what, fix: fix)
    }

    private func refusedCharacters() -> [AgreementFinding] {
        var found: [AgreementFinding] = []
        for (index, scalar) in scalars.enumerated() where YAMLSource.isRefused(scalar) {
            let number = String(scalar.value, radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
            found.append(
                finding(at: index, "the character \(name) may not stand in a signed text", "remove it"))
        }
        return found
    }

    /// Whether a character may not stand in a signed text.
    static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F...0x9F: true
        // Line and paragraph separators; embedding, override and isolate marks; the byte order mark.
        case 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
        default: scalar.properties.isNoncharacterCodePoint
        }
    }

    private func directives() -> [AgreementFinding] {
        for start in lineStarts {
            let first = scalars[start...].first { $0 != " " && $0 != "\t" }
            switch first {
            case nil: return []
            case "\n", "\r", "#": continue
            case "%" where scalars[start] == "%":
                return [finding(at: start, "YAML directives are refused", "remove the line")]
            default: return []
            }
        }
        return []
    }

    /// Finds each `*name` of which the text also holds an `&name`.
    ///
    /// The parser resolves aliases silently, and a few lines of them can stand for gigabytes, so they must be found
    /// before it runs. Looking at the bare text finds every alias; it would also refuse a sentence that holds both.
    private func aliases() -> [AgreementFinding] {
        let anchors = Set(names(behind: "&").map(\.name))
        guard !anchors.isEmpty else { return [] }
        return names(behind: "*").filter { anchors.contains($0.name) }.map {
            finding(at: $0.index, "aliases (*\($0.name)) are refused", "write the value out in full")
        }
    }

    private func names(behind indicator: Unicode.Scalar) -> [(index: Int, name: String)] {
        var found: [(index: Int, name: String)] = []
        for (index, scalar) in scalars.enumerated() where scalar == indicator {
            guard index == 0 || " \t\r\n[]{},:?-".unicodeScalars.contains(scalars[index - 1]) else { continue }
            let name = scalars[(index + 1)...].prefix {
                ("a"..."z").contains($0) || ("A"..."Z").contains($0)
                    || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
            }
            if !name.isEmpty { found.append((index, name.map { String($0) }.joined())) }
        }
        return found
    }
}
