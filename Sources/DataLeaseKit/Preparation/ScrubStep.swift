internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// The values of one rule in one batch, and what became of them.
struct RuledValues {
    /// The cells of the values, in the order of their bytes.
    var cells: [Int] = []
    var values = ValueColumn()
    /// Their pseudonyms; empty where the rule writes none of their own.
    var output = ValueColumn()
}

/// Scrubs the free text of a batch: replaces in it what the other fields of its record hold, and what looks personal.
///
/// What the texts of a batch need of one operator is put into one column, so that no operator runs for a value alone.
struct ScrubStep: Sendable {
    private let texts: [PlannedRule]
    /// How each of them scrubs.
    private let scrubbings: [Operator.Scrubbing]
    let vocabulary: ScrubVocabulary
    private let finder: FreeText
    private let people: PeopleVocabulary?
    private let dataset: String
    /// For each rule, its place among the sources; -1 where its values are not looked for.
    private let places: [Int]

    /// The step of the rules that scrub; `nil` where none does.
    ///
    /// - Parameter people: What all exports of the run hold; `nil` only where no rule says `known: export`.
    /// - Throws: `KitError` where it is missing; `PseudonymError`, `DetectionError`.
    init?(_ rules: ExportRules, key: borrowing MasterKey, bundle: String?, people: PeopleOfRun? = nil) throws {
        texts = rules.rules.filter { if case .scrub = $0.operator { true } else { false } }
        guard !texts.isEmpty else { return nil }
        scrubbings = texts.map { if case .scrub(let scrubbing) = $0.operator { scrubbing } else { .init() } }
        let wanted = rules.plan.knowsExports ? people : nil
        if rules.plan.knowsExports, people == nil {
            throw KitError(.failed, "dataset \(rules.plan.name): known: export without what the exports hold")
        }
        vocabulary = try ScrubVocabulary(rules, key: key, bundle: bundle, people: wanted?.vocabulary)
        finder = FreeText(try rules.plan.recogniser(), people: wanted?.values)
        self.people = wanted?.vocabulary
        dataset = rules.plan.name
        var places = Array(repeating: -1, count: rules.rules.count)
        for (place, source) in vocabulary.sources.enumerated() where !source.isPair { places[Int(source.rule)] = place }
        self.places = places
    }

    /// Where the values of `rule` belong among the sources; `nil` where they are not looked for.
    func place(of rule: RuleIndex) -> Int? {
        let place = places[Int(rule)]
        return place < 0 ? nil : place
    }

    /// No values, one for each source.
    var noValues: [RuledValues] { Array(repeating: RuledValues(), count: vocabulary.sources.count) }

    /// A text of the batch.
    struct Text {
        let rule: Int
        let cell: Int
        let record: UInt32
        /// Where it stands in the bytes of all texts.
        let range: Range<Int>
        /// Its pieces.
        var pieces = 0..<0
    }

    /// A stretch of a text, and what is written there. Small enough to be handed on without memory, as no batch has so many
    /// bytes that they need more bits.
    struct Piece {
        enum Writing {
            case tag(PersonalKind)
            /// An address that no machine has, by the hash of the one that stands there.
            case address(PersonalKind, slot: UInt32, position: UInt32)
            /// A part of a field's pseudonym, in the spelling of the text.
            case field(source: UInt32, position: UInt32, slice: Range<UInt32>)
            /// A field's pseudonym as it stands.
            case whole(source: UInt32, position: UInt32)
            /// The day that a field's pseudonym is, in the spelling of the text; of one that is none the part.
            case day(source: UInt32, position: UInt32, slice: Range<UInt32>)
            /// What an operator makes of the text's spelling.
            case spelling(slot: UInt32, position: UInt32)
            /// A part of what an operator makes of the field's value, in the spelling of the text.
            case standard(slot: UInt32, position: UInt32, slice: Range<UInt32>)
        }

        private let start: UInt32
        private let end: UInt32
        let writing: Writing

        init(range: Range<Int>, writing: Writing) {
            start = UInt32(range.lowerBound)
            end = UInt32(range.upperBound)
            self.writing = writing
        }

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// Puts the scrubbed texts of `batch` into `replacements`; a text in which nothing is found stays as it is.
    ///
    /// - Parameters:
    ///   - known: For each source, its values in this batch.
    ///   - isValue: Whether a cell holds a value, and no name of a column.
    ///   - standing: Receives what is left of the texts in which something is replaced.
    /// - Returns: What was replaced, counted.
    /// - Throws: `KitError` where something is in doubt and the agreement refuses that; `PseudonymError`.
    func apply(
        to batch: Batch, by index: CellsByRule, _ codec: CellCodec, knowing known: [RuledValues],
        isValue: (Int) -> Bool, _ replacements: inout Replacements, _ standing: inout StandingText
    ) throws -> ScrubCounts {
        var bytes: [UInt8] = []
        var texts = gather(batch, index, codec, isValue, into: &bytes)
        var counts = ScrubCounts()
        guard !texts.isEmpty else { return counts }
        counts.reserveTexts(texts.count)
        var finder = finder
        var findings: [ScrubFinding] = []
        var record = KnownValues()
        var nobody = KnownValues()
        var members: [(source: Int, position: Int)] = []
        var current: UInt32?
        let records = Self.records(of: known, in: batch)
        var cursors = Array(repeating: 0, count: known.count)
        var pieces: [Piece] = []
        // As many as texts have that are full of names: to let it grow was a thirtieth of `scrub`.
        pieces.reserveCapacity(bytes.count / 12)
        var needed = vocabulary.noValues
        for number in texts.indices {
            let text = texts[number]
            let scrubbing = scrubbings[text.rule]
            if current != text.record {
                current = text.record
                record.removeAll()
                var other = number
                while other < texts.count, texts[other].record == text.record {
                    record.willSearch(bytes.span.extracting(texts[other].range))
                    other += 1
                }
                fill(&record, &members, of: text.record, known, records, &cursors, batch)
            }
            let span = bytes.span.extracting(text.range)
            switch scrubbing.known {
            case .none: finder.find(in: span, knowing: &nobody, into: &findings)
            case .record: finder.find(in: span, knowing: &record, into: &findings)
            case .export: finder.find(in: span, knowing: &record, andPeople: true, into: &findings)
            }
            let first = pieces.count
            // A span, not the array: no count of references changes for a text.
            let found = findings.span
            for index in found.indices {
                var finding = found[index]
                if case .person(let number) = finding.source, let people { finding.kind = people.kinds[number] }
                if finding.confidence == .doubtful {
                    switch scrubbing.unsure {
                    case .replace: break
                    case .keep: continue
                    case .refuse: throw doubt(text, in: batch)
                    }
                }
                let range =
                    text.range.lowerBound + finding.range.lowerBound..<text.range.lowerBound + finding.range.upperBound
                let writing =
                    scrubbing.replacement == .tag
                    ? .tag(finding.kind)
                    : writing(finding, bytes, range, members, known, isPlain: record.hasNoSigns, &needed)
                pieces.append(Piece(range: range, writing: writing))
                counts.add(finding, of: text.record)
            }
            texts[number].pieces = first..<pieces.count
            counts.addText(isChanged: first < pieces.count, of: text.record)
        }
        guard !pieces.isEmpty else { return counts }
        let made = try vocabulary.apply(needed)
        write(texts, pieces, bytes, known, made, batch.cells, codec, &replacements)
        standing = StandingText(bytes)
        for text in texts where !text.pieces.isEmpty {
            standing.add(text.range, without: pieces[text.pieces].lazy.map(\.range), ofCell: text.cell)
        }
        return counts
    }

    // MARK: Texts and what is known

    /// The texts that are not empty, record by record.
    private func gather(
        _ batch: Batch, _ index: CellsByRule, _ codec: CellCodec, _ isValue: (Int) -> Bool, into bytes: inout [UInt8]
    ) -> [Text] {
        var gathered: [Text] = []
        var values = ValueColumn()
        for (number, rule) in texts.enumerated() {
            let cells = codec.gather(rule.index, of: batch, by: index, into: &values)
            // Of nearly every export it is the only rule that scrubs: then its bytes are taken over, not copied.
            let start = bytes.count
            if start == 0 { bytes = values.bytes } else { bytes.append(contentsOf: values.bytes) }
            gathered.reserveCapacity(gathered.count + cells.count)
            for (position, cell) in cells.enumerated() where isValue(cell) {
                let range = values.range(position)
                guard !range.isEmpty else { continue }
                let record = Self.record(of: batch.cells.cells[cell], batch.kind == .header)
                gathered.append(
                    Text(
                        rule: number, cell: cell, record: record,
                        range: start + range.lowerBound..<start + range.upperBound))
            }
        }
        // By bytes within a record: the order of nothing that is written depends on it, but counting is repeatable.
        if texts.count > 1 { gathered.sort { ($0.record, $0.cell) < ($1.record, $1.cell) } }
        return gathered
    }

    /// What a cell belongs to. Below the names of columns no records are counted, and a scope is one of them.
    private static func record(of cell: CellTable.Cell, _ isHeader: Bool) -> UInt32 {
        isHeader ? cell.scope : cell.record
    }

    /// For each source, the record of each of its values: read in one go, as a table of cells is wide.
    private static func records(of known: [RuledValues], in batch: Batch) -> [[UInt32]] {
        let table = batch.cells.cells.span
        let isHeader = batch.kind == .header
        return known.map { source in source.cells.map { record(of: table[$0], isHeader) } }
    }

    /// Fills `values`, which hold nothing, with what the fields of one record hold. Texts outside any record know nobody.
    private func fill(
        _ values: inout KnownValues, _ members: inout [(source: Int, position: Int)], of record: UInt32,
        _ known: [RuledValues], _ records: [[UInt32]], _ cursors: inout [Int], _ batch: Batch
    ) {
        members.removeAll(keepingCapacity: true)
        guard record != .max else { return }
        let sources = vocabulary.sources.span
        // Spans, not arrays, inside the loop: no count of references changes for a value.
        let known = known.span
        let allRecords = records.span
        for number in sources.indices {
            let records = allRecords[number].span
            // Cells come in the order of their bytes, and so do records.
            var position = cursors[number]
            while position < records.count, records[position] < record { position += 1 }
            while position < records.count, records[position] == record {
                let range = known[number].values.range(position)
                if !range.isEmpty {
                    let bytes = known[number].values.bytes.span.extracting(range)
                    let (form, kind) = (sources[number].form, sources[number].kind)
                    let isLookedFor: Bool
                    if sources[number].isDropped, batch.cells.cells[known[number].cells[position]].form == .text,
                        bytes.indices.contains(where: { bytes[$0] == UInt8(ascii: "<") })
                    {
                        let element = Self.withoutMarkup(known[number].values[position])
                        isLookedFor = values.add(element.span, as: form, kind: kind)
                    } else {
                        isLookedFor = values.add(bytes, as: form, kind: kind)
                    }
                    if isLookedFor {
                        // Those that are not have numbers too.
                        while members.count < values.count { members.append((number, position)) }
                    }
                }
                position += 1
            }
            cursors[number] = position
        }
        guard let pair = vocabulary.accountPair else { return }
        // Behind the record's values.
        let (code, number) = (cursors[pair.sortCode] - 1, cursors[pair.number] - 1)
        guard code >= 0, number >= 0, allRecords[pair.sortCode][code] == record,
            allRecords[pair.number][number] == record
        else { return }
        addAccount(to: &values, known[pair.sortCode].values[code], known[pair.number].values[number])
        while members.count < values.count { members.append((pair.whole, 0)) }
    }

    /// Adds both halves of a record's account as one number of fourteen digits, in which texts write it too.
    private func addAccount(to values: inout KnownValues, _ sortCode: ArraySlice<UInt8>, _ number: ArraySlice<UInt8>) {
        let digits = (sortCode + number).filter { $0 &- UInt8(ascii: "0") < 10 }
        guard digits.count == 14 else { return }
        values.add(digits.span, as: .code, kind: .bankAccount)
    }

    /// A dropped element with its tags as spaces: what stood in it is a value.
    static func withoutMarkup(_ element: ArraySlice<UInt8>) -> [UInt8] {
        var isTag = false
        return element.map { byte in
            if byte == UInt8(ascii: "<") { isTag = true }
            defer { if byte == UInt8(ascii: ">") { isTag = false } }
            return isTag ? UInt8(ascii: " ") : byte
        }
    }

    private func doubt(_ text: Text, in batch: Batch) -> KitError {
        let line = batch.line(at: Int(batch.cells.cells[text.cell].value.lowerBound))
        return KitError(
            .export,
            "dataset \(dataset): line \(line), column \(ExportError.printable(texts[text.rule].field)):"
                + " a word of the text may be a name, and the agreement says unsure: refuse",
            hint: "look at that text; unsure: replace replaces such words, and with: tag shows where they stood")
    }
}
