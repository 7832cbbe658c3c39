internal import Agreements
internal import Bundles
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
        let kind: ProofHit.Kind
        var line: Int
        var count: Int

        var noun: String { kind.noun }
        /// Whether another field of the input holds the value.
        var isKnown: Bool { if case .known = kind { true } else { false } }
    }

    private let search: ProofSearch
    private let strictness: ProofStrictness
    private var index: ProofIndex
    private var exports: [Export] = []
    private var findings: [Finding] = []
    private var waived: WaivedPlaces
    /// Every place that stops the run, where a waiver is to be drafted; `nil` where none is.
    private(set) var drafted: DraftedPlaces?

    /// A proof whose hashes go by a key of its own.
    ///
    /// - Parameters:
    ///   - waived: The places at which findings are no fault.
    ///   - isDrafting: Whether every place that stops the run is told, to be waived.
    init(
        path: String, random: (Int) throws -> [UInt8], memoryLimit: Int = ProofIndex.standardLimit,
        recogniser: Recogniser = Recogniser(), waived: WaivedPlaces = WaivedPlaces([]), isDrafting: Bool = false,
        strictness: ProofStrictness = .sample
    ) throws {
        search = ProofSearch(
            key: ProofKey(try random(ProofKey.size)), recogniser: recogniser,
            tellsEveryPlace: isDrafting || !waived.isEmpty, strictness: strictness)
        self.strictness = strictness
        index = ProofIndex(path: path, memoryLimit: memoryLimit)
        self.waived = waived
        drafted = isDrafting ? DraftedPlaces() : nil
    }

    /// Begins an export, and looks at the name of its entry.
    func begin(_ rules: ExportRules, entry: String, policy: Policy) throws -> ProofStep {
        let fields = rules.rules.map(\.field)
        // Who drafts a waiver wants to see what would be set aside.
        let policy = policy == .setAside && drafted != nil ? .refuse : policy
        let step = ProofStep(
            search, rules, export: exports.count, setsAside: policy == .setAside,
            waived: waived.begin(rules.plan.name, fields: fields))
        exports.append(Export(dataset: rules.plan.name, entry: entry, fields: fields, policy: policy))
        try add(step.look(atEntry: Folder.name(of: entry)))
        return step
    }

    /// Ends the export that was begun last, whose bytes have that digest. Refuses a waiver for another file.
    func end(_ dataset: String, digest: Digest) throws {
        try waived.check(dataset, digest: digest)
        drafted?.add(dataset, digest: digest)
    }

    /// Takes what a batch of the export that was begun last has; batches come in their order.
    func add(_ finds: ProofFinds) throws {
        for hit in finds.hits { add(exports.count - 1, hit) }
        try index.add(finds.values, finds.candidates)
    }

    private func add(_ export: Int, _ hit: ProofHit, count: Int = 1) {
        guard !waived.take(hit, of: export) else { return }
        let (field, kind, line) = (hit.field, hit.kind, hit.line)
        if exports[export].policy != .say {
            drafted?.add(hit, of: exports[export].dataset, in: Self.field(field, exports[export].fields))
        }
        if let known = findings.firstIndex(where: { $0.export == export && $0.field == field && $0.kind == kind }) {
            findings[known].count += count
            findings[known].line = min(findings[known].line, line)
        } else {
            findings.append(Finding(export: export, field: field, kind: kind, line: line, count: count))
        }
    }

    /// Compares what was kept with the values of the whole input, and forgets both.
    ///
    /// - Parameter threads: The most threads that compare at once.
    /// - Returns: Lines for people about what stops nothing.
    /// - Throws: `.export` where something personal leaves as it is: where, and what it is, and never the value.
    func finish(threads: Int = 1) throws -> [String] {
        defer { index.forget() }
        let sorted = try sortedFindings(threads: threads)
        let stops = sorted.filter { exports[$0.export].policy != .say }
        guard stops.isEmpty else { throw refusal(stops) }
        return sorted.map {
            "\(exports[$0.export].dataset): with proof: {do: off}, \(text($0)) leaves as it is"
        } + waived.remarks
    }

    /// How many findings of a dataset were waived.
    func waivedCount(_ dataset: String) -> Int { waived.count(in: dataset) }

    /// The waivers that let something pass.
    var usedWaivers: [GivenWaiver] { waived.used }

    /// What there is to say of what was looked at so far, whatever the policy; at most twenty lines.
    func remarks() throws -> [String] { try sortedFindings().prefix(Self.mostShown).map(text) }

    /// All findings, as they stand in the exports.
    private func sortedFindings(threads: Int = 1) throws -> [Finding] {
        if drafted != nil || !waived.isEmpty {
            // Each for itself, one after another: there may be as many as the export has values.
            try index.forEachMatch(all: true) { place in
                add(place.export, ProofHit(kind: .known(place.kind), line: place.line, field: place.field))
            }
        } else {
            for (place, found) in try index.counted(threads: threads).counts {
                let hit = ProofHit(kind: .known(place.kind), line: found.line, field: place.field)
                add(place.export, hit, count: found.count)
            }
        }
        return findings.sorted {
            ($0.export, $0.line, $0.field, $0.noun) < ($1.export, $1.line, $1.field, $1.noun)
        }
    }

    private static let mostShown = 20

    private func refusal(_ findings: [Finding]) -> KitError {
        let shown = findings.prefix(Self.mostShown).map { "dataset \(exports[$0.export].dataset): \(text($0))" }
        let more = findings.count > shown.count ? "; and \(findings.count - shown.count) more kinds of them" : ""
        let setsAside = findings.contains { exports[$0.export].policy == .setAside }
        guard strictness == .sample else {
            return KitError(
                .export,
                "the proof over the output found what may be a person's: \(shown.joined(separator: "; "))\(more)",
                hint:
                    "a transactional file says nothing of a person: drop or blank these fields, mend the export, or, where"
                    + " the records can be left out, persons: hold-back"
                    + (setsAside
                        ? "; what is outside the records, or only the whole input shows, is not held back" : "")
                    + (drafted == nil ? "; nothing was written" : ""))
        }
        return KitError(
            .export, "the proof over the output found what must not leave: \(shown.joined(separator: "; "))\(more)",
            hint: "give these fields a rule that keeps nothing, such as shape, token or scrub"
                + (setsAside ? "; what only the whole input shows is not set aside" : "")
                + Self.categoryHint(findings)
                + (drafted == nil ? "; an approver waives what is nothing personal: see --draft-waiver FILE" : ""))
    }

    /// What a category in a rule does for findings. Who signs one knows that a field holds numbers of the sort, not whose.
    private static func categoryHint(_ findings: [Finding]) -> String {
        guard findings.contains(where: { !$0.isKnown }) else { return "" }
        let hint = "; a field that may hold such values says so with category: in its rule"
        return findings.contains(where: \.isKnown) ? hint + ", which lets pass none that another field holds" : hint
    }

    /// `line 812, column City: a telephone number (3 times)`.
    private func text(_ finding: Finding) -> String {
        let times = finding.count == 1 ? "" : " (\(finding.count) times, here first)"
        return "\(place(finding)): \(finding.noun)\(times)"
    }

    private func place(_ finding: Finding) -> String {
        guard finding.field != ProofStep.Place.entryName else { return "the name of its entry" }
        switch Self.field(finding.field, exports[finding.export].fields) {
        case .header: return "line \(finding.line), the header"
        case .unnamed: return "line \(finding.line), a column that no rule names"
        case .named(let name): return "line \(finding.line), column \(ExportError.printable(name))"
        }
    }

    /// What the number of a field stands for.
    static func field(_ number: Int, _ fields: [String]) -> Waiver.Field {
        guard number != ProofStep.Place.header else { return .header }
        let name = number < fields.count ? fields[number] : ""
        return name.isEmpty ? .unnamed : .named(name)
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

extension OutputProof.Policy {
    /// The policy of a dataset that is exchanged. No word of an agreement switches it off.
    init(exchanging plan: DatasetPlan) {
        self = plan.exchange?.persons == .holdBack && plan.exchangePlaces?.isWhole == false ? .setAside : .refuse
    }
}
