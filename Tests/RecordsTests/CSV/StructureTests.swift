import Records
import TestSupport
import Testing

@Suite("what stays when values change")
struct StructureTests {
    /// An operator that keeps structure, as `shape` does: letters become x or X, digits 7, and all else stays.
    private static func shaped(_ value: [UInt8]) -> [UInt8] {
        value.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(ascii: "x")
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(ascii: "X")
            case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "7")
            default: byte
            }
        }
    }

    private static func text(_ exports: inout BrokenExports, _ round: Int) -> (dialect: CSVDialect, bytes: [UInt8]) {
        let dialect = exports.dialect(hasMargins: true)
        return (dialect, round.isMultiple(of: 3) ? exports.soup(dialect, length: 60) : exports.export(dialect))
    }

    @Test("with nothing replaced and with each value replaced by itself, any bytes come back in any dialect")
    func envelope() throws {
        var exports = BrokenExports(seed: 5)
        let anything = (0...255).map { [UInt8($0)] }
        for round in 0..<6000 {
            var (dialect, bytes) = Self.text(&exports, round)
            if round.isMultiple(of: 5) { bytes = exports.soup(dialect, length: 80, pieces: anything) }
            // The dialect may be wrong, too.
            if round.isMultiple(of: 4) { dialect = exports.dialect(hasMargins: true) }
            let fixture = CSVFixture(
                dialect: dialect, mode: .lenient, pieces: exports.pieces(), batchSize: exports.number(1...50),
                recordLimit: round.isMultiple(of: 6) ? exports.number(1...12) : 1000)
            let batches = try fixture.read(bytes)
            #expect(batches.joinedBytes == bytes)
            #expect(try fixture.write(batches) == bytes)
        }
    }

    @Test("so they do in whatever dialect is guessed, and nothing is refused")
    func guesses() throws {
        var exports = BrokenExports(seed: 6)
        let anything = (0...255).map { [UInt8($0)] }
        for round in 0..<1500 {
            var (dialect, bytes) = Self.text(&exports, round)
            if round.isMultiple(of: 3) { bytes = exports.soup(dialect, length: 80, pieces: anything) }
            if round.isMultiple(of: 7) { bytes = Array("sep=".utf8) + bytes }
            let guess = try CSVSniffer.sniff(bytes, isWhole: true)
            dialect = guess.dialect
            #expect((0...1).contains(guess.confidence))
            let fixture = CSVFixture(dialect: dialect, mode: .lenient, pieces: exports.pieces())
            #expect(try fixture.write(fixture.read(bytes)) == bytes)
        }
    }

    @Test("with every value and margin replaced by one of its shape, Python reads as many records, fields, characters")
    func shape() throws {
        var exports = BrokenExports(seed: 7)
        var before: [(dialect: CSVDialect, bytes: [UInt8])] = []
        var after: [(dialect: CSVDialect, bytes: [UInt8])] = []
        var changedBytes = 0
        for round in 0..<5000 {
            let (dialect, bytes) = Self.text(&exports, round)
            let fixture = CSVFixture(dialect: dialect, mode: .lenient, batchSize: exports.number(1...80))
            let batches = try fixture.read(bytes)
            let out = try fixture.write(batches) { _, value in Self.shaped(value) }
            changedBytes += zip(bytes, out).count { $0 != $1 }
            before.append((dialect, bytes))
            after.append((dialect, out))
            // And here as well, malformed places included.
            let shapes = [bytes, out].map { bytes in
                ReferenceCSV.records(bytes, dialect).map { $0.fields.map(\.kind) }
            }
            #expect(shapes[0] == shapes[1])
        }
        let counts = try [before, after].map { texts in
            try PythonCSV.records(texts).map { $0.map { $0.map(\.characters) } }
        }
        for (index, pair) in zip(counts[0], counts[1]).enumerated() where pair.0 != pair.1 {
            Issue.record("text \(index): \(before[index]) became \(after[index].bytes)")
        }
        #expect(changedBytes > 50_000)
    }

    @Test("under a policy, a malformed record keeps its shape as all others do")
    func shapeOfMalformed() throws {
        var exports = BrokenExports(seed: 8)
        var malformed = 0
        for _ in 0..<2000 {
            var dialect = exports.dialect(hasMargins: false)
            dialect.headerRow = 1
            let bytes = Array("a".utf8) + [dialect.delimiter] + Array("b\n".utf8) + exports.soup(dialect, length: 40)
            let fixture = CSVFixture(
                dialect: dialect, mode: .policy(.shape(50)), batchSize: 20, margins: .init())
            let batches = try fixture.read(bytes)
            malformed += batches.flatMap(\.cells.cells).count { $0.rule == 50 }
            let out = try fixture.write(batches) { cell, value in cell.record == .max ? value : Self.shaped(value) }
            let shapes = [bytes, out].map { bytes in
                ReferenceCSV.records(bytes, dialect).map { $0.fields.map(\.kind) }
            }
            #expect(shapes[0] == shapes[1])
            #expect(
                ReferenceCSV.records(out, dialect).dropFirst().allSatisfy { record in
                    record.fields.allSatisfy { !$0.raw.contains(0x61) && !$0.raw.contains(0x42) }
                })
        }
        #expect(malformed > 2000)
    }
}
