import Records
import TestSupport
import Testing

@Suite("splitting fixed-width text")
struct FixedWidthSplitterTests {
    private static let nasty =
        "\u{FEFF}Habc\r\nD1=34Ann\nE\u{E9}=34\r\r\n\nD1=34\u{1F600}\u{20AC}z\r\nxy\rT01\n\u{1A}\u{1A}"

    @Test("batches are the same wherever the pieces are cut")
    func chunkBoundaries() throws {
        // With bytes that are part of no character, and a lone surrogate.
        let bytes = Array(Self.nasty.utf8) + [10, 0x44, 0x31, 0x3D, 0xFF, 0xC3, 0xED, 0xA0, 0x80, 0x20, 0x20]
        for batchSize in [1, 12, 1 << 20] {
            var fixture = FixedWidthFixture(batchSize: batchSize)
            let whole = try fixture.read(bytes)
            #expect(whole.joinedBytes == bytes)
            for size in 1...bytes.count {
                for pieces in [[size], [size, Int.max]] {
                    fixture.pieces = pieces
                    let batches = try fixture.read(bytes)
                    #expect(batches.map(\.bytes) == whole.map(\.bytes))
                    #expect(batches.map(\.firstLine) == whole.map(\.firstLine))
                    #expect(batches.map(\.firstRecord) == whole.map(\.firstRecord))
                    #expect(batches.map(\.recordCount) == whole.map(\.recordCount))
                    #expect(batches.map(\.cells.cells) == whole.map(\.cells.cells))
                }
            }
        }
    }

    @Test("only rows are counted; labels, totals, empty lines and the mark of a file's end are not")
    func parts() throws {
        let (batches, framing) = try FixedWidthFixture().split(Array(Self.nasty.utf8))
        #expect(framing == .lines)
        #expect(batches.map(\.kind) == [.preamble] + Array(repeating: .records, count: 9))
        #expect(
            batches.dropFirst().map { text($0.bytes) } == [
                "Habc\r\n", "D1=34Ann\n", "E\u{E9}=34\r", "\r\n", "\n", "D1=34\u{1F600}\u{20AC}z\r\n", "xy\r", "T01\n",
                "\u{1A}\u{1A}",
            ])
        #expect(batches.map(\.recordCount) == [0, 0, 1, 1, 0, 0, 1, 1, 0, 0])
        #expect(batches.map(\.firstRecord) == [0, 0, 0, 1, 2, 2, 2, 3, 4, 4])
        #expect(batches.map(\.firstLine) == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    }

    @Test(
        "a record ends with CR LF, LF or CR, mixed, and the last may lack its line end or have the mark of a file's end",
        arguments: [
            "aa\r\nbb\ncc\rdd", "aa\rbb\r\ncc\ndd\r\n", "aa\n\nbb\r\rcc\n\r\ndd\u{1A}", "aa\nbb\ncc\ndd\r\n\u{1A}",
        ])
    func lineEnds(_ export: String) throws {
        #expect(try FixedWidthFixture().cells(export) == ["300:aa", "300:bb", "300:cc", "300:dd"])
    }

    @Test("records of one length may stand without line ends")
    func blocks() throws {
        var fixture = FixedWidthFixture(layout: FixedWidthFixture.single)
        let expected = ["0:01", "1:Ann", "0:02", "1:B\u{F6}b", "0:03", "1:\u{20AC} x"]
        for end in ["", "\n", "\r\n", "\u{1A}", "\r\n\u{1A}\u{1A}"] {
            let export = "01Ann02B\u{F6}b03\u{20AC} x" + end
            for size in 1...export.utf8.count {
                fixture.pieces = [size]
                let (batches, framing) = try fixture.split(Array(export.utf8))
                #expect(framing == .blocks(length: 5))
                #expect(batches.joinedBytes == Array(export.utf8))
                #expect(batches.map(\.recordCount).filter { $0 > 0 } == [1, 1, 1])
                #expect(batches.map(\.firstLine).prefix(3) == [1, 2, 3])
                #expect(try fixture.cells(export) == expected)
            }
        }
        // Lines, also where there is one alone; and blocks no more where the layout has two lengths.
        for export in ["01Ann", "01Ann\n", "01Ann\n02Bob", "\n01Ann"] {
            #expect(try fixture.split(Array(export.utf8)).framing == .lines)
        }
        fixture.layout = FixedWidthFixture.small
        fixture.mode = .lenient
        #expect(try fixture.split(Array("aabbcc".utf8)).framing == .lines)
    }

    @Test("what is no whole block is refused with the number of its record")
    func brokenBlocks() {
        var fixture = FixedWidthFixture(layout: FixedWidthFixture.single)
        #expect(
            fixture.refusal("01Ann02Bob03C") == "line 3, record person: 3 characters where such a record has 5")
        // With a line end early on, it is an export of lines.
        #expect(
            fixture.refusal("01Ann02Bob\n3Cat") == "line 1, record person: 10 characters where such a record has 5")
        let late = String(repeating: "01Ann", count: 14000) + "02\nob"
        #expect(
            fixture.refusal(late)
                == "line 14001: a line end inside a record of an export whose records have none")
        fixture.layout.allowsShortLines = true
        #expect(fixture.refusal("01Ann02Bob03C") == nil)
    }

    @Test("a batch ends with the record that fills it")
    func batchSizes() throws {
        let export = Array(String(repeating: "aa\n", count: 10).utf8)
        let batches = try FixedWidthFixture(batchSize: 7).split(export).batches
        #expect(batches.map(\.recordCount) == [3, 3, 3, 1])
        #expect(batches.map(\.firstRecord) == [0, 3, 6, 9])
        #expect(batches.map(\.firstLine) == [1, 4, 7, 10])
    }

    @Test("an export without any record is refused")
    func empty() throws {
        let fixture = FixedWidthFixture()
        #expect(fixture.refusal("") == "the export is empty")
        #expect(fixture.refusal("\u{FEFF}") == "the export is empty")
        #expect(fixture.refusal("\n\r\n\u{1A}") == "the export holds no record")
        #expect(fixture.refusal("Habc\nT00\n") == nil)
        #expect(try FixedWidthFixture(mode: .lenient).read("").isEmpty)
    }

    @Test("a record of the limit is read, and one of a byte more refused with its line, wherever the pieces are cut")
    func recordLimit() throws {
        for end in ["\n", "\r\n", "\r", ""] {
            for size in 1...20 {
                var fixture = FixedWidthFixture(pieces: [size], recordLimit: 5)
                let export = "aa\nD1=34" + end
                #expect(try fixture.read(export).joinedBytes == Array(export.utf8))
                fixture.recordLimit = 4
                #expect(
                    fixture.refusal(export) == "line 2: the record that begins here is longer than 4 bytes")
                // Lenient mode goes on, within the same memory.
                fixture.mode = .lenient
                #expect(try fixture.read(export).joinedBytes == Array(export.utf8))
            }
        }
        let blocks = FixedWidthFixture(layout: FixedWidthFixture.single, recordLimit: 5)
        #expect(blocks.refusal("01Ann02Bob") == nil)
        #expect(blocks.refusal("01Ann02B\u{F6}b") == "line 2: the record that begins here is longer than 5 bytes")
    }

    @Test("an unusable layout is refused before anything is read")
    func unusable() {
        #expect(throws: ExportError.self) {
            _ = try FixedWidthSplitter(layout: FixedWidthLayout(records: []), mode: .lenient)
        }
    }

    @Test("any bytes come back in lenient mode, and are the records of the slow reader, wherever the pieces are cut")
    func reference() throws {
        var random = SeededGenerator(seed: 18)
        let words = ["H", "D", "E", "T", "=", "x", "ab", "D1=34", "Habc", " ", "\u{E9}", "\u{20AC}", "\u{1F600}"]
            .map { Array($0.utf8) }
        let oddities: [[UInt8]] = [
            [10], [13], [13, 10], [10], [0x1A], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xED], [0], [0xEF, 0xBB, 0xBF],
        ]
        var kinds: [String?: Int] = [:]
        for round in 0..<3000 {
            var fixture = FixedWidthFixture(mode: .lenient, pieces: [1 + round % 7], batchSize: 1 + round % 11)
            fixture.layout.allowsShortLines = round.isMultiple(of: 3)
            if round.isMultiple(of: 5) { fixture.layout = FixedWidthFixture.single }
            var export: [UInt8] = []
            let isPlain = round.isMultiple(of: 10)
            for _ in 0..<Int.random(in: 0...14, using: &random) {
                let isWord = isPlain || Int.random(in: 0..<3, using: &random) > 0
                export += (isWord ? words : oddities).randomElement(using: &random) ?? []
            }
            let (split, framing) = try fixture.split(export)
            #expect(split.joinedBytes == export)
            let batches = try fixture.read(export)
            #expect(try fixture.write(batches) == export)
            let expected =
                switch framing {
                case .blocks(let length):
                    FixedWidthReference.blocks(
                        export.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(export.dropFirst(3)) : export, fixture.layout,
                        length: length)
                case .lines, nil: FixedWidthReference.lines(export, fixture.layout)
                }
            #expect(found(batches, fixture.layout) == expected.filter { $0.kind != nil })
            let rows = expected.filter { record in
                record.kind.map { name in fixture.layout.records.contains { $0.name == name && $0.isRow } } ?? true
            }
            #expect(batches.reduce(0) { $0 + $1.recordCount } == rows.count)
            #expect(
                batches.flatMap { batch in
                    batch.cells.records.map { Array(batch.bytes[Int($0.lowerBound)..<Int($0.upperBound)]) }
                } == rows.map(\.whole))
            // Strict mode reads it exactly where every record is of some kind, and in the same way.
            fixture.mode = .strict
            let strict = try? fixture.read(export)
            #expect((strict != nil) == (!expected.isEmpty && expected.allSatisfy { $0.kind != nil }))
            if let strict { #expect(strict.map(\.cells.cells) == batches.map(\.cells.cells)) }
            for record in expected { kinds[record.kind, default: 0] += 1 }
            if case .blocks = framing { kinds["blocks", default: 0] += 1 }
        }
        for kind in ["head", "item", "total", "note", "person", "blocks", nil] { #expect(kinds[kind, default: 0] > 25) }
    }

    /// The records that cells belong to, as the slow reader finds them.
    private func found(_ batches: [Batch], _ layout: FixedWidthLayout) -> [FixedWidthReference.Found] {
        var found: [FixedWidthReference.Found] = []
        for batch in batches {
            var scope: UInt32?
            for cell in batch.cells.cells {
                let value = Array(batch.bytes[Int(cell.value.lowerBound)..<Int(cell.value.upperBound)])
                if cell.scope == scope {
                    found[found.count - 1].fields.append(value)
                } else {
                    let kind = layout.records[Int(cell.rule) / 100]
                    let begin = Int(cell.value.lowerBound)
                    found.append(.init(whole: line(at: begin, in: batch, layout), kind: kind.name, fields: [value]))
                    #expect((cell.record == .max) == !kind.isRow)
                }
                scope = cell.scope
            }
        }
        return found
    }

    /// The record that begins at `begin`, with its line end.
    private func line(at begin: Int, in batch: Batch, _ layout: FixedWidthLayout) -> [UInt8] {
        if let row = batch.cells.records.first(where: { $0.lowerBound == begin }) {
            return Array(batch.bytes[Int(row.lowerBound)..<Int(row.upperBound)])
        }
        let rest = batch.bytes[begin...]
        let content = rest.prefix { $0 != 10 && $0 != 13 }
        let end = rest[content.endIndex...]
        return Array(content) + (end.starts(with: [13, 10]) ? [13, 10] : Array(end.prefix(1)))
    }
}
