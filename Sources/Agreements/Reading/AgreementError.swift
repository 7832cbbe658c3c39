public import Primitives

/// One thing that is wrong with an agreement or a trust list: where it stands, what it is, what to write instead.
public struct AgreementFinding: Hashable, Sendable, CustomStringConvertible {
    /// The line in the file, from 1; `nil` where the finding concerns the file as a whole.
    public let line: Int?
    /// The column in the line, in Unicode scalars from 1; `nil` where `line` is.
    public let column: Int?
    /// The place in the file's own words, such as `datasets[1].fields.Phone.do`; elements of lists count from 1. Empty
    /// for the file as a whole.
    public let path: String
    /// What is wrong, in one line.
    public let what: String
    /// What to do about it, in one line, or `nil` where nothing useful can be said.
    public let fix: String?
    /// Whether it is a value that a draft leaves open.
    let isGap: Bool

    /// A finding at a place of a file.
    public init(line: Int? = nil, column: Int? = nil, path: String = "", what: String, fix: String? = nil) {
        self.init(line: line, column: column, path: path, what: what, fix: fix, isGap: false)
    }

    init(line: Int?, column: Int?, path: String, what: String, fix: String?, isGap: Bool) {
        self.line = line
        self.column = column
        self.path = path
        self.what = what
        self.fix = fix
        self.isGap = isGap
    }

    /// The place and what is wrong: `line 12, column 3, term.end: ...`.
    public var description: String {
        var places: [String] = []
        if let line { places.append("line \(line)") }
        if let column { places.append("column \(column)") }
        if !path.isEmpty { places.append(path) }
        return places.isEmpty ? what : "\(places.joined(separator: ", ")): \(what)"
    }
}

/// Why an agreement, a key or a trust list is refused: every finding, in the order of the file.
public struct AgreementError: Refusal, Equatable {
    /// The most findings that are kept; the others are only counted.
    public static let mostFindings = 20

    /// `.agreement` for an agreement that is not valid, not executed or not in force; `.check` where a signature or a
    /// digest does not hold or a trust list is not as it was written; `.usage` for a key given on a command line.
    public let category: RefusalCategory
    /// The name of the file, as it was given; empty where there is none.
    public let document: String
    /// The first `mostFindings` findings, of a draft with gaps all of them, sorted by line and column. Never empty.
    public let findings: [AgreementFinding]
    /// The number of all findings.
    public let count: Int

    /// The error of these findings, of which the first `most` are kept.
    init(
        _ category: RefusalCategory = .agreement, document: String = "", sorting findings: [AgreementFinding],
        most: Int = mostFindings
    ) {
        var seen: Set<AgreementFinding> = []
        let distinct = findings.filter { seen.insert($0).inserted }
        // Sorted with the position as a tie-break, because the standard library does not promise a stable sort.
        let sorted = distinct.enumerated().sorted { left, right in
            (left.element.line ?? 0, left.element.column ?? 0, left.offset)
                < (right.element.line ?? 0, right.element.column ?? 0, right.offset)
        }
        self.category = category
        self.document = document
        self.findings = sorted.prefix(most).map(\.element)
        self.count = distinct.count
    }

    init(_ category: RefusalCategory = .agreement, document: String = "", _ finding: AgreementFinding) {
        self.init(category, document: document, sorting: [finding])
    }

    /// The first finding, and how many more there are.
    public var what: String {
        let first = findings.first?.description ?? "not valid"
        let place = document.isEmpty ? "" : "\(document): "
        switch count {
        case ...1: return place + first
        case 2: return "\(place)\(first), and 1 more problem"
        default: return "\(place)\(first), and \(count - 1) more problems"
        }
    }

    /// What to do about the first finding.
    public var hint: String? { findings.first?.fix }
}

/// Collects findings while a file is read, so that one run names them all.
///
/// A class, because the cursors of one file share it; it never leaves the function that reads the file.
final class Findings {
    private(set) var all: [AgreementFinding] = []

    var isEmpty: Bool { all.isEmpty }

    func add(_ position: YAMLNode.Position?, _ path: String, _ what: String, fix: String? = nil) {
        all.append(
            AgreementFinding(line: position?.line, column: position?.column, path: path, what: what, fix: fix))
    }
}
