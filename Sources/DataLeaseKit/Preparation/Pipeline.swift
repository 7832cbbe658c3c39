internal import Agreements
internal import Bundles
internal import Primitives
internal import Records

/// Takes one export through: one reader, N workers, one writer in order.
///
/// Memory holds at most `threads` + 2 batches at a time, whatever the size of the export; what the proof over the output
/// holds has a bound of its own (docs/decisions/proof.md).
struct Pipeline {
    let rules: ExportRules
    let selection: RowSelection
    let threads: Int
    let library: DeflateLibrary
    /// What looks at the batches before they are written; `nil` where the agreement wants no proof over the output.
    var proof: ProofStep?
    /// What reads the records of an exchange; `nil` for a sample.
    var exchange: ExchangeStep?

    /// What went through.
    struct Tally: Sendable {
        var rowsRead = 0
        var counts = RowCounts()
        var setAside = SetAsideRecords()
        var scrubbed = ScrubTally()
        var remarks: [String] = []
        /// Those of an exchange that are a person's.
        var heldBack = 0

        /// Those that were chosen, without those that the proof over the output set aside or that are held back.
        var rowsShared: Int { counts.taken - setAside.personalCount - heldBack }
    }

    private struct Worked: Sendable {
        let place: Int
        let block: DeflateBlock
        let counts: RowCounts
        let setAside: [Int]
        let scrubbed: ScrubTally
        let proof: ProofFinds
        let risk: RiskFinds
        let exchange: ExchangeFinds
    }

    /// Reads `bytes` to its end and writes what becomes of it to `write`, and what the proof over the output took note of
    /// to `prove`, both in order; what leaves is counted in `risk`, and of an exchange in `book`. `watch` is told how many
    /// records were read.
    func run(
        _ bytes: ExportBytes, steps: BatchSteps, measuring risk: RiskMeasure? = nil, booking book: ExchangeBook? = nil,
        watching watch: ExportWatch? = nil, prove: (ProofFinds) throws -> Void = { _ in },
        write: (DeflateBlock) throws -> Void
    ) async throws -> Tally {
        let reading = try Exports.reading(
            bytes, rules, needsRecords: selection.needsRecords || proof?.setsAside == true || exchange != nil)
        if proof != nil { _ = BatchMemory.isKept }
        var tally = Tally()
        var worker: BatchWorker?
        var fitting = 0
        func nextBatch() throws -> (ChosenBatch, BatchWorker)? {
            guard let batch = try reading.next() else { return nil }
            tally.rowsRead += batch.recordCount
            watch?.rows = tally.rowsRead
            // The worker is made anew once the header has told the columns.
            if worker == nil || (worker?.knowsColumns == false && reading.tokenizer != nil) {
                worker = BatchWorker(
                    steps, codec: reading.codec, tokenizer: reading.tokenizer,
                    chooser: selection.chooser(rules, codec: reading.codec), proof: proof,
                    risk: risk?.begin(absent: reading.absent), exchange: exchange)
            }
            // What is taken by its number among those that fit is known in the order of the export alone.
            guard selection.isCounted, let chosen = try worker?.chosen(batch, behind: fitting) else {
                return worker.map { (ChosenBatch(batch: batch, counts: nil), $0) }
            }
            fitting += chosen.counts?.fitting ?? 0
            return worker.map { (chosen, $0) }
        }
        func finish(_ worked: Worked) throws {
            tally.counts.add(worked.counts)
            tally.setAside.add(worked.setAside)
            tally.scrubbed.add(worked.scrubbed)
            if let book {
                // What the proof sets aside of an exchange is held back like the rest.
                tally.heldBack += worked.exchange.entries.count { $0.heldBack != nil }
                try book.add(worked.exchange)
            } else {
                tally.setAside.add(personal: worked.proof.setAside)
            }
            try prove(worked.proof)
            try risk?.add(worked.risk)
            guard tally.rowsShared <= rules.plan.maxRows else { throw selection.tooManyRows() }
            try write(worked.block)
        }
        if threads <= 1 {
            while let (batch, worker) = try nextBatch() { try finish(try work(batch, worker, place: 0)) }
        } else {
            try await withThrowingTaskGroup(of: Worked.self) { group in
                var (begun, written) = (0, 0)
                var waiting: [Int: Worked] = [:]
                var isAtEnd = false
                while true {
                    while !isAtEnd, begun - written < threads + 2 {
                        guard let (batch, worker) = try nextBatch() else {
                            isAtEnd = true
                            break
                        }
                        let place = begun
                        group.addTask { try work(batch, worker, place: place) }
                        begun += 1
                    }
                    guard let worked = try await group.next() else { break }
                    waiting[worked.place] = worked
                    while let next = waiting.removeValue(forKey: written) {
                        try finish(next)
                        written += 1
                    }
                }
            }
        }
        tally.remarks = reading.remarks + selection.remarks(tally.counts)
        if reading.holdsTotals, tally.rowsShared < tally.rowsRead {
            tally.remarks.append("rows were left out, and the totals in the file are those of all of them")
        }
        guard tally.rowsRead > 0 else {
            throw KitError(
                .export, "dataset \(rules.plan.name): the export holds no records",
                hint: "is it the right file, and was the export complete?")
        }
        return tally
    }

    private func work(_ batch: ChosenBatch, _ worker: BatchWorker, place: Int) throws -> Worked {
        let output = try worker.transform(batch)
        var deflater = try Deflater(library)
        return Worked(
            place: place, block: try deflater.block(output.bytes), counts: output.counts, setAside: output.setAside,
            scrubbed: output.scrubbed, proof: output.proof, risk: output.risk, exchange: output.exchange)
    }
}

/// The records of an export that go nowhere: they were too broken to know their fields, or the proof over the output
/// found something personal in what they keep.
public struct SetAsideRecords: Sendable, Equatable {
    /// How many lines are remembered.
    static let mostLines = 1_000

    /// How many there are.
    public var count: Int { malformedCount + personalCount }
    /// How many of them were too broken.
    public private(set) var malformedCount = 0
    /// The lines on which the first of those begin, in order; at most 1,000.
    public private(set) var lines: [Int] = []
    /// How many of them the proof over the output left out.
    public private(set) var personalCount = 0
    /// The lines on which the first of those begin, in order; at most 1,000.
    public private(set) var personalLines: [Int] = []

    /// Adds the records that begin on `lines`.
    mutating func add(_ lines: [Int]) {
        malformedCount += lines.count
        self.lines += lines.prefix(max(0, Self.mostLines - self.lines.count))
    }

    /// Adds the records that begin on `lines` and that the proof over the output left out.
    mutating func add(personal lines: [Int]) {
        personalCount += lines.count
        personalLines += lines.prefix(max(0, Self.mostLines - personalLines.count))
    }
}
