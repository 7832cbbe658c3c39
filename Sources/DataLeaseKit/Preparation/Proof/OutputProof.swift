internal import Agreements
internal import Detection
internal import Primitives
internal import Records

/// The proof over the output of one run: what leaves as it is was searched for the personal values of the input, of all
/// its exports, and for what a recogniser is certain of.
///
/// The values are known at the end of the input only; so each batch leaves hashes of its values and of what it keeps that
/// may be somebody's, and the two are compared before the bundle gets its name. Owned by the one writer of a preparation.
final class OutputProof {
    /// What an export's findings mean.
    enum Policy: Equatable {
        /// They refuse the run.
        case refuse
        /// Records whose findings they alone show are left out; others refuse the run.
        case setAside
        /// They are said, and stop nothing: a rehearsal of an agreement that nobody has signed yet.
        case say
    }

    private struct Export {
        let dataset: String
        let entry: String
        let fields: [String]
        let policy: Policy
    }

    /// Findings in one field of one kind.
    private struct Finding {
        let export: Int
        let field: Int
        let noun: String
        var line: Int
        var count: Int
    }

    private let search: ProofSearch
    private let index: ProofIndex
    private var exports: [Export] = []
    private var findings: [Finding] = []

    /// A proof whose hashes go by a key of its own.
    init(
        path: String, random: (Int) throws -> [UInt8], memoryLimit: Int = ProofIndex.standardLimit,
        recogniser: Recogniser = Recogniser()
    ) throws {
        search = ProofSearch(key: ProofKey(try random(ProofKey.size)), recogniser: recogniser)
        index = ProofIndex(path: path, memoryLimit: memoryLimit)
    }

    /// Begins an export, and looks at the name of its entry.
    func begin(_ rules: ExportRules, entry: String, policy: Policy) throws -> ProofStep {
        let step = ProofStep(search, rules, export: exports.count, setsAside: policy == .setAside)
        exports.append(
            Export(dataset: rules.plan.name, entry: entry, fields: rules.rules.map(\.field), policy: policy))
        try add(step.look(atEntry: Folder.name(of: entry)))
        return step
    }

    /// Takes what a batch of the export that was begun last has; batches come in their order.
    func add(_ finds: ProofFinds) throws {
        for hit in finds.hits { add(exports.count - 1, hit.field, hit.kind.noun, hit.line) }
        try index.add(finds.values, finds.candidates)
    }

    private func add(_ export: Int, _ field: Int, _ noun: String, _ line: Int) {
        if let known = findings.firstIndex(where: { $0.export == export && $0.field == field && $0.noun == noun }) {
            findings[known].count += 1
            findings[known].line = min(findings[known].line, line)
        } else {
            findings.append(Finding(export: export, field: field, noun: noun, line: line, count: 1))
        }
    }

    /// Compares what was kept with the values of the whole input.
    ///
    /// - Returns: Lines for people about what stops nothing.
    /// - Throws: `.export` where something personal leaves as it is: where, and what it is, and never the value.
    func finish() throws -> [String] {
        let sorted = try sortedFindings()
        let stops = sorted.filter { exports[$0.export].policy != .say }
        guard stops.isEmpty else { throw refusal(stops) }
        return sorted.map {
            "\(exports[$0.export].dataset): with proof: {do: off}, \(text($0)) leaves as it is"
        }
    }

    /// What there is to say of what was looked at so far, whatever the policy; at most twenty lines.
    func remarks() throws -> [String] { try sortedFindings().prefix(Self.mostShown).map(text) }

    /// All findings, as they stand in the exports.
    private func sortedFindings() throws -> [Finding] {
        for place in try index.matches() { add(place.export, place.field, place.kind.noun, place.line) }
        return findings.sorted {
            ($0.export, $0.line, $0.field, $0.noun) < ($1.export, $1.line, $1.field, $1.noun)
        }
    }

    private static let mostShown = 20

    private func refusal(_ findings: [Finding]) -> KitError {
        let shown = findings.prefix(Self.mostShown).map { "dataset \(exports[$0.export].dataset): \(text($0))" }
        let more = findings.count > shown.count ? "; and \(findings.count - shown.count) more kinds of them" : ""
        let setsAside = findings.contains { exports[$0.export].policy == .setAside }
        return KitError(
            .export, "the proof over the output found what must not leave: \(shown.joined(separator: "; "))\(more)",
            hint: "give these fields a rule that keeps nothing, such as shape, token or scrub"
                + (setsAside ? "; what only the whole input shows is not set aside" : "")
                + "; a field that may hold such values says so with category: in its rule")
    }

    /// `line 812, column City: a telephone number (3 times)`.
    private func text(_ finding: Finding) -> String {
        let times = finding.count == 1 ? "" : " (\(finding.count) times, here first)"
        return "\(place(finding)): \(finding.noun)\(times)"
    }

    private func place(_ finding: Finding) -> String {
        switch finding.field {
        case ProofStep.Place.entryName: return "the name of its entry"
        case ProofStep.Place.header: return "line \(finding.line), the header"
        default:
            let fields = exports[finding.export].fields
            let name = finding.field < fields.count ? fields[finding.field] : ""
            let field = name.isEmpty ? "a column that no rule names" : "column \(ExportError.printable(name))"
            return "line \(finding.line), \(field)"
        }
    }
}

extension OutputProof.Policy {
    /// The policy of a dataset; `nil` where nothing is searched. Only an executed agreement can want that.
    init?(_ rule: ProofRule, isRehearsal: Bool) {
        switch rule {
        case .refuse: self = .refuse
        case .setAside: self = .setAside
        case .off:
            guard isRehearsal else { return nil }
            self = .say
        }
    }
}
