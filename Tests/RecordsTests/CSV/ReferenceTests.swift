import Primitives
import Records
import Testing

@Suite("the fast parser and the slow one")
struct ReferenceTests {
    /// Texts without margins, so that all of it is records.
    private static func texts(_ count: Int, seed: UInt64) -> [(dialect: CSVDialect, bytes: [UInt8])] {
        var exports = BrokenExports(seed: seed)
        return (0..<count).map { round in
            let dialect = exports.dialect(hasMargins: false)
            let bytes =
                switch round % 4 {
                case 0: exports.soup(dialect, length: 30)
                // Of more than one of the blocks that are read at once.
                case 2: exports.soup(dialect, length: 200)
                default: exports.export(dialect)
                }
            return (dialect, bytes)
        }
        // These are furniture here and text there.
        .filter { !$0.1.starts(with: [0xEF]) && !String(decoding: $0.1, as: UTF8.self).lowercased().contains("sep=") }
    }

    @Test("agree on records, fields, how they are written and what they hold, for thousands of dialects and texts")
    func reference() throws {
        var exports = BrokenExports(seed: 1)
        for (dialect, bytes) in Self.texts(6000, seed: 2) {
            let expected = ReferenceCSV.records(bytes, dialect)
            let fixture = CSVFixture(
                dialect: dialect, mode: .lenient, pieces: exports.pieces(), batchSize: exports.number(1...40))
            let batches = try fixture.read(bytes)
            #expect(batches.joinedBytes == bytes)
            #expect(batches.reduce(0) { $0 + $1.recordCount } == expected.count)
            var forms: [CellForm] = []
            var seen = ValueColumn()
            var found = expected.map { _ in ReferenceCSV.Record(fields: []) }
            for batch in batches {
                for (index, range) in batch.cells.records.enumerated() {
                    let place = batch.firstRecord + index
                    found[place].raw = Array(batch.bytes[Int(range.lowerBound)..<Int(range.upperBound)])
                    found[place].line = expected[place].line
                }
                for cell in batch.cells.cells {
                    let place = batch.firstRecord + Int(cell.record)
                    let field = fixture.value(cell, batch.bytes)
                    found[place].fields.append(field)
                    forms.append(cell.form)
                    dialect.codec.decode(cell, in: batch.bytes, into: &seen)
                }
            }
            #expect(found == expected)
            let fields = expected.flatMap(\.fields)
            #expect(forms == fields.map { $0.kind == .quoted ? .quoted : .bare })
            #expect((0..<seen.count).map { Array(seen[$0]) } == fields.map { ReferenceCSV.visible($0) })
        }
    }

    @Test(
        "the splitter's fields are those of the scanner, in well-formed records and in exports that are broken somewhere"
    )
    func indexed() throws {
        var exports = BrokenExports(seed: 9)
        var cells = 0
        var (regular, other, marked) = (0, 0, 0)
        for round in 0..<3000 {
            var dialect = exports.dialect(hasMargins: false)
            if !round.isMultiple(of: 3) { dialect.escape = nil }
            var bytes: [UInt8] = []
            for _ in 0..<exports.number(1...12) {
                bytes += exports.number(0...9) == 0 ? exports.soup(dialect, length: 20) : exports.export(dialect)
            }
            let fixture = CSVFixture(
                dialect: dialect, mode: .policy(.shape(9)), pieces: exports.pieces(),
                batchSize: exports.number(1...900),
                margins: .init())
            guard let (batches, header) = try? fixture.split(bytes), let header else { continue }
            let tokenizer = try CSVTokenizer(
                dialect: dialect, mode: .policy(.shape(9)), columns: header,
                // A column in three has no rule.
                columnRules: header.indices.map { $0 % 3 == 1 ? CSVTokenizer.noCell : RuleIndex($0) },
                margins: round.isMultiple(of: 2) ? .init() : .init(extra: 8), needsRecords: true, keepsValues: false)
            for var batch in batches where batch.kind == .records {
                var alone = Batch(
                    kind: .records, bytes: batch.bytes, firstRecord: batch.firstRecord, recordCount: batch.recordCount,
                    firstLine: batch.firstLine)
                try tokenizer.tokenise(&batch)
                try tokenizer.tokenise(&alone)
                #expect(batch.cells.cells == alone.cells.cells)
                #expect(batch.cells.records == alone.cells.records)
                cells += batch.cells.cells.count
                #expect(!alone.cells.isRegular)
                guard batch.cells.isRegular else {
                    other += 1
                    continue
                }
                regular += 1
                marked += batch.cells.cells.indices.count { !batch.cells.isRegular($0) }
                expectRegular(batch, dialect.codec)
            }
        }
        #expect(cells > 100_000 && regular > 1_000 && other > 1_000 && marked > 1_000)
    }

    /// What is said of a regular table: its cells stand record by record, and each value as it is decoded.
    private func expectRegular(_ batch: Batch, _ codec: CellCodec) {
        var record: UInt32 = 0
        for (index, cell) in batch.cells.cells.enumerated() {
            #expect(cell.record >= record)
            record = cell.record
            var value = ValueColumn()
            codec.decode(cell, in: batch.bytes, into: &value)
            let place = codec.standing(cell, in: batch.bytes.span, isRegular: batch.cells.isRegular(index))
            #expect(place == codec.standing(cell, in: batch.bytes.span))
            if let place { #expect(Array(batch.bytes[place]) == Array(value[0])) }
        }
    }

    @Test("agree on what is malformed, and each policy does with it what it says")
    func policies() throws {
        var counts = (refused: 0, setAside: 0, all: 0)
        for (dialect, bytes) in Self.texts(4000, seed: 3) {
            let records = ReferenceCSV.records(bytes, dialect)
            // The first record stands for a header: malformed, it is refused unless it is shaped.
            guard let first = records.first else { continue }
            let columns = first.fields.count
            let isBad = records.map { !$0.isWellFormed || $0.fields.count != columns }
            var fixture = CSVFixture(dialect: dialect, batchSize: 1 + bytes.count % 60, margins: .init())
            #expect(((try? fixture.read(bytes)) != nil) == !isBad.contains(true))
            counts.refused += isBad.contains(true) ? 1 : 0

            for policy in [MalformedPolicy.setAside, .shape(9)] {
                fixture.mode = .policy(policy)
                guard first.isWellFormed || policy == .shape(9) else {
                    #expect(throws: ExportError.self) { try fixture.read(bytes) }
                    continue
                }
                let batches = try fixture.read(bytes)
                var setAside: [Int] = []
                var lines: [Int] = []
                var rules = records.map { _ in [RuleIndex]() }
                for batch in batches {
                    for record in batch.cells.setAside {
                        setAside.append(batch.firstRecord + Int(record.record))
                        lines.append(record.line)
                    }
                    for cell in batch.cells.cells { rules[batch.firstRecord + Int(cell.record)].append(cell.rule) }
                }
                let out = try fixture.write(batches)
                counts.all += isBad.count
                if policy == .setAside {
                    #expect(setAside == isBad.indices.filter { isBad[$0] })
                    #expect(lines == setAside.map { records[$0].line })
                    counts.setAside += setAside.count
                    #expect(zip(rules, isBad).allSatisfy { $1 ? $0.isEmpty : $0 == columnsRules(columns) })
                    // Not their bytes: a CR before a record that is gone and the LF of a blank line behind it meet.
                    let left = zip(records, isBad).filter { !$1 }.map(\.0.fields)
                    #expect(ReferenceCSV.records(out, dialect).map(\.fields) == left)
                } else {
                    #expect(setAside.isEmpty)
                    let expected = zip(records, isBad).map { record, isBad in
                        isBad ? record.fields.map { _ in 9 } : columnsRules(columns)
                    }
                    #expect(rules == expected)
                    #expect(out == bytes)
                }
            }
        }
        #expect(counts.refused > 1000)
        #expect(counts.setAside > 1000)
    }

    private func columnsRules(_ columns: Int) -> [RuleIndex] { (0..<columns).map { RuleIndex($0) } }

    @Test("and Python's csv module agree on records, fields and values")
    func python() throws {
        let texts = Self.texts(5000, seed: 4)
        let answers = try PythonCSV.records(texts)
        try #require(answers.count == texts.count)
        var compared = 0
        for (text, answer) in zip(texts, answers) {
            let records = ReferenceCSV.records(text.bytes, text.dialect)
            #expect(records.map(\.fields.count) == answer.map(\.count))
            let pairs = zip(records.flatMap(\.fields), answer.joined()).filter(\.0.isWellFormed)
            #expect(pairs.map { Hex.encode($0.0.value) } == pairs.map(\.1.value))
            compared += pairs.count
        }
        #expect(compared > 20_000)
    }
}
