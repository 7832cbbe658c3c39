internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// Gathers what all records of the exports of a run hold about people, also of those that a sample leaves out: for texts in
/// which `known: export` looks for them.
///
/// It sees exports and batches in their order, on one thread; what it gathers is a set, and depends on no order.
struct PeopleSurvey {
    private let vocabulary: PeopleVocabulary
    private var scan: PeopleScan
    private let most: Int
    /// The dataset that is being read, and how the values of its rules are looked for.
    private var dataset = ""
    private var sources: [PeopleScan.Source?] = []
    private var dropped: [Bool] = []

    /// A survey of what `plans`, all datasets of an agreement, hold.
    ///
    /// - Parameters:
    ///   - random: Makes the key of the hashes, which is kept nowhere.
    ///   - most: The most values that are held.
    init(
        _ plans: [DatasetPlan], key: borrowing MasterKey, bundle: String?, random: (Int) throws -> [UInt8],
        most: Int = KnownPeople.mostValues
    ) throws {
        vocabulary = try PeopleVocabulary(plans, key: key, bundle: bundle)
        let recogniser = try plans.first?.recogniser() ?? Recogniser()
        scan = PeopleScan(key: ProofKey(try random(ProofKey.size)), recogniser: recogniser, most: most)
        self.most = most
    }

    /// What was gathered.
    var people: PeopleOfRun { PeopleOfRun(vocabulary: vocabulary, values: scan.people) }

    /// Whether an export of `dataset` holds anything that is looked for.
    func looks(at dataset: String) -> Bool { vocabulary.sources(of: dataset).contains { $0 != nil } }

    /// Begins an export.
    mutating func begin(_ rules: ExportRules) {
        dataset = rules.plan.name
        sources = vocabulary.sources(of: dataset)
        dropped = rules.rules.map { $0.operator == .drop }
        scan.beginExport(standard: vocabulary.standard(of: dataset))
    }

    /// Takes the next batch of the export that was begun last, which has cells of every field.
    ///
    /// - Throws: `.export` where there are more values than are held.
    mutating func add(_ batch: Batch, _ codec: CellCodec) throws {
        guard batch.kind == .records || batch.kind == .header else { return }
        var value = ValueColumn()
        var current: UInt32?
        let order = ProofWalk.order(batch.cells.cells)
        for number in batch.cells.cells.indices {
            let index = order.isEmpty ? number : order[number]
            let cell = batch.cells.cells[index]
            // The first record of a header is the names of columns.
            guard batch.kind == .records ? cell.record != .max : cell.scope > 0 else { continue }
            guard cell.rule >= 0, Int(cell.rule) < sources.count, let source = sources[Int(cell.rule)],
                !cell.value.isEmpty
            else { continue }
            let record = batch.kind == .header ? cell.scope : cell.record
            if record != current {
                scan.endRecord()
                current = record
            }
            value.removeAll()
            codec.decode(cell, in: batch.bytes, into: &value)
            let bytes = value.bytes
            if dropped[Int(cell.rule)], cell.form == .text, bytes.contains(UInt8(ascii: "<")) {
                scan.value(ScrubStep.withoutMarkup(bytes[...]).span, of: source)
            } else {
                scan.value(bytes.span, of: source)
            }
        }
        scan.endRecord()
        guard !scan.people.isOverfull else {
            throw KitError(
                .export,
                "dataset \(dataset): scrub: {known: export} looks for \(most) values of people at most, and the exports"
                    + " of this run hold more",
                hint: "lend fewer exports at a time, or smaller ones, or write known: record in a new version of the"
                    + " agreement")
        }
    }
}
