internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// What is read of the exports of a run before they are read for the bundle: once each, for all that needs it.
///
/// Two things do: rows that a sample takes for the shapes of their values, and texts in which `known: export` looks for what
/// any record holds. An export that neither needs is not read.
struct FirstPass {
    /// What there is to know of one export.
    struct Findings {
        /// The digest of the bytes that were read.
        var digest: Digest
        /// The numbers of the records to take for the shapes of their values.
        var shapes: [Int] = []
        /// How many fields were left out of the survey of shapes.
        var fieldsLeftOut = 0
    }

    /// Reads an export from begin to end.
    ///
    /// - Parameters:
    ///   - shapes: How many rows of each shape are wanted; `nil` where shapes are not looked at.
    ///   - people: Gathers what the records hold; `nil` where nobody asks.
    ///   - most: The most records that are read, to the end of their batch.
    /// - Throws: `.export` for what can be read but once, and what reading throws.
    static func findings(
        in input: ExportInput, _ plan: DatasetPlan, _ selection: RowSelection?, shapes: Int?,
        people: inout PeopleSurvey?, most: Int = .max, watch: ExportWatch? = nil
    ) throws -> Findings {
        guard input != .standardInput, Folder.isRegularFile(input.path) else {
            let reason =
                shapes != nil
                ? "sample: {shapes} reads an export twice" : "scrub: {known: export} reads the exports of a run twice"
            throw KitError(
                .export, "dataset \(plan.name): \(reason), and a pipe can be read once",
                hint: "save the export to a file and name that")
        }
        let rules = ExportRules(plan, showingEverything: true, consulting: selection?.fields ?? [])
        let bytes = try ExportBytes(input, watch: watch)
        let reading = try Exports.reading(bytes, rules, needsRecords: true)
        var survey: ShapeSurvey?
        var count = 0
        people?.begin(rules)
        while count < most, var batch = try reading.next() {
            guard batch.kind == .records || (people != nil && batch.kind == .header) else { continue }
            try reading.tokenizer?.tokenise(&batch)
            try people?.add(batch, reading.codec)
            guard batch.kind == .records else { continue }
            count += batch.recordCount
            watch?.rows = count
            guard let shapes, let selection else { continue }
            if survey == nil {
                survey = ShapeSurvey(
                    rules, wanted: shapes, chooser: selection.chooser(rules, codec: reading.codec),
                    codec: reading.codec)
            }
            try survey?.add(batch)
        }
        return Findings(
            digest: bytes.digest, shapes: survey?.records() ?? [], fieldsLeftOut: survey?.fieldsLeftOut ?? 0)
    }
}

extension DataLease {
    /// Looks at the exports of a run where that is needed, and adds to each selection the records that its sample would miss
    /// the shapes of.
    ///
    /// - Returns: the digest of each export that was read, and what all of them hold about people where a text is searched
    ///   for that.
    func firstPass(
        over assignments: [ExportAssignment], _ plans: [DatasetPlan], _ selections: inout [RowSelection],
        key: borrowing MasterKey, bundle: String?, mostValues: Int
    ) throws -> (digests: [String: Digest], people: PeopleOfRun?) {
        let present = Set(assignments.map(\.dataset))
        var people: PeopleSurvey?
        if plans.contains(where: { present.contains($0.name) && $0.knowsExports }) {
            people = try PeopleSurvey(
                plans, key: key, bundle: bundle, random: surroundings.random, most: mostValues)
        }
        var digests: [String: Digest] = [:]
        for (place, assignment) in assignments.enumerated() {
            guard let plan = plans.first(where: { $0.name == assignment.dataset }) else { continue }
            let shapes = selections[place].wantedShapes
            let looks = people?.looks(at: plan.name) ?? false
            guard shapes != nil || looks else { continue }
            // What has nothing about people is read for its shapes alone.
            var none: PeopleSurvey?
            let watch = ExportWatch(surroundings, dataset: plan.name, isFirstPass: true)
            do {
                let found =
                    try looks
                    ? FirstPass.findings(
                        in: assignment.input, plan, selections[place], shapes: shapes, people: &people, watch: watch)
                    : FirstPass.findings(
                        in: assignment.input, plan, selections[place], shapes: shapes, people: &none, watch: watch)
                digests[plan.name] = found.digest
                selections[place].shapes = found.shapes
                if found.fieldsLeftOut > 0 {
                    surroundings.notice(
                        "\(plan.name): shapes of the first \(ShapeSurvey.mostFields) fields were looked at, and not those"
                            + " of \(found.fieldsLeftOut) more")
                }
            } catch {
                throw ExportRefusal.naming(error, dataset: plan.name, rules: ExportRules(plan, showingEverything: true))
            }
        }
        return (digests, people?.people)
    }
}
