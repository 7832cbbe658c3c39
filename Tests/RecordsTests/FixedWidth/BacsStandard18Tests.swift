import Foundation
import Records
import TestSupport
import Testing

@Suite("Bacs Standard 18")
struct BacsStandard18Tests {
    private static let layout = FixedWidthLayout.bacsStandard18

    private static func rule(_ name: String) -> RuleIndex {
        let kind = String(name.prefix { $0 != "." })
        guard let record = layout.records.firstIndex(where: { $0.name == kind }),
            let field = layout.fieldNames[record].firstIndex(of: name)
        else { return -1 }
        return RuleIndex(record * 100 + field)
    }

    /// What a reseller would have replaced; all that is about a customer, and the own account everywhere alike.
    private static let personal = Set(
        [
            "data.destination-sort-code", "data.destination-account", "data.reference", "data.destination-name",
            "data.originating-sort-code", "data.originating-account", "contra.destination-sort-code",
            "contra.destination-account", "contra.originating-sort-code", "contra.originating-account",
        ].map(rule))

    private static let single = FixedWidthFixture(layout: layout, batchSize: 500)

    /// A record from pieces at positions counted from 1.
    private static func line(_ length: Int, _ pieces: [(Int, String)]) -> String {
        var bytes = Array(repeating: UInt8(ascii: " "), count: length)
        for (position, piece) in pieces {
            bytes.replaceSubrange(position - 1..<position - 1 + piece.utf8.count, with: piece.utf8)
        }
        return text(bytes)
    }

    private static func payment(
        _ number: Int, code: String = "17", pence: Int, name: String = "MR A EXAMPLE", reference: String,
        length: Int = 100
    ) -> String {
        let digits = "0000000\(number)".suffix(8)
        let amount = "0000000000\(pence)".suffix(11)
        return line(
            length,
            [
                (1, "000099\(digits)0\(code)00009887654321"), (36, String(amount)), (47, "DEMO TELECOM LTD"),
                (65, reference), (83, name),
            ] + (length == 106 ? [(101, " 26123")] : []))
    }

    private static func contra(pence: Int, code: String = "99", length: Int = 100) -> String {
        line(
            length,
            [
                (1, "000098876543210\(code)00009887654321"), (36, String("0000000000\(pence)".suffix(11))),
                (47, "DD COLLECTION"), (65, "CONTRA"), (83, "DEMO TELECOM LTD"),
            ] + (length == 106 ? [(101, " 26123")] : []))
    }

    /// A submission as the guides have it, with direct debits alone.
    private static func submission(_ pence: [Int], length: Int, end: String, logon: Bool) -> String {
        let sum = pence.reduce(0, +)
        func wide(_ number: Int, _ width: Int) -> String {
            String((String(repeating: "0", count: width) + String(number)).suffix(width))
        }
        let file = "A123456S  1123456000042000100010000  26120 26130 000000"
        var lines = logon ? [line(80, [(1, "LOGON 123456 EXAMPLE")])] : []
        lines += [
            line(80, [(1, "VOL1000042"), (42, "123456"), (80, "1")]), line(80, [(1, "HDR1" + file)]),
            line(80, [(1, "HDR2F0200000\(length)"), (51, "00")]),
            line(80, [(1, "UHL1 26123999999    000000001 DAILY  001")]),
        ]
        for (index, amount) in pence.enumerated() {
            lines.append(payment(index, pence: amount, reference: "DL000000\(100 + index)", length: length))
        }
        lines += [
            contra(pence: sum, length: length), line(80, [(1, "EOF1" + file)]),
            line(80, [(1, "EOF2F0200000\(length)"), (51, "00")]),
            line(80, [(1, "UTL1\(wide(sum, 13))\(wide(sum, 13))\(wide(pence.count, 7))\(wide(1, 7))")]),
        ]
        return lines.joined(separator: end) + end
    }

    /// Every kind of record in order, as its name.
    private static func kinds(_ bytes: [UInt8]) throws -> [String] {
        try single.read(bytes).flatMap { batch in
            var kinds: [(scope: UInt32, kind: String)] = []
            for cell in batch.cells.cells where kinds.last?.scope != cell.scope {
                kinds.append((cell.scope, layout.records[Int(cell.rule) / 100].name))
            }
            return kinds.map(\.kind)
        }
    }

    /// What each field holds in each record that has it, in order.
    private static func values(in bytes: [UInt8]) throws -> [String: [String]] {
        let names = layout.fieldNames
        var found: [String: [String]] = [:]
        for batch in try single.read(bytes) {
            for cell in batch.cells.cells {
                let value = batch.bytes[Int(cell.value.lowerBound)..<Int(cell.value.upperBound)]
                found[names[Int(cell.rule) / 100][Int(cell.rule) % 100], default: []].append(text(value))
            }
        }
        return found
    }

    /// Whether the sums and counts of the trailer and the contras are those of the payments.
    private static func expectBalance(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let values = try values(in: bytes)
        var debits = 0
        var credits = 0
        var counts = (debits: 0, credits: 0)
        for kind in ["data", "contra"] {
            let codes = try #require(values["\(kind).transaction-code"])
            let amounts = try #require(values["\(kind).amount"]).map { try #require(Int($0)) }
            for (code, amount) in zip(codes, amounts) {
                switch code {
                case "01", "17", "18", "19":
                    debits += amount
                    counts.debits += 1
                case "99", "Z4", "Z5":
                    credits += amount
                    counts.credits += 1
                default: #expect(amount == 0)
                }
            }
        }
        func trailer(_ name: String) -> [Int] { values["utl1.\(name)", default: []].compactMap { Int($0) } }
        #expect(debits == credits, sourceLocation: sourceLocation)
        #expect(trailer("debit-total") == [debits], sourceLocation: sourceLocation)
        #expect(trailer("credit-total") == [credits], sourceLocation: sourceLocation)
        #expect(trailer("debit-count") == [counts.debits], sourceLocation: sourceLocation)
        #expect(trailer("credit-count") == [counts.credits], sourceLocation: sourceLocation)
    }

    /// Values change, and nothing else does.
    private static func expectShape(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let batches = try single.read(bytes)
        let out = try single.write(batches) { cell, value in personal.contains(cell.rule) ? shifted(value) : value }
        #expect(out != bytes, sourceLocation: sourceLocation)
        func lines(_ bytes: [UInt8]) -> [[UInt8]] {
            bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
        }
        #expect(lines(out).map(\.count) == lines(bytes).map(\.count), sourceLocation: sourceLocation)
        #expect(try kinds(out) == kinds(bytes), sourceLocation: sourceLocation)
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .&/-\r\n\u{1A}".utf8)
        #expect(out.allSatisfy { allowed.contains($0) }, sourceLocation: sourceLocation)
        let before = try values(in: bytes)
        let after = try values(in: out)
        for (name, values) in before {
            let isPersonal = personal.contains(rule(name))
            #expect(after[name] == (isPersonal ? values.map { text(shifted(Array($0.utf8))) } : values), "\(name)")
        }
        // The own account is one account still, in payments and contras.
        for half in ["sort-code", "account"] {
            let own = try ["data.originating-", "contra.originating-", "contra.destination-"].flatMap {
                try #require(after[$0 + half])
            }
            #expect(Set(own).count == 1, sourceLocation: sourceLocation)
            #expect(own.first != before["data.originating-" + half]?.first, sourceLocation: sourceLocation)
        }
    }

    @Test("the layout is usable, and every character of every record belongs to a field")
    func layout() throws {
        try Self.layout.check()
        #expect(
            Self.layout.records.map(\.name) == [
                "logon", "vol1", "hdr1", "hdr2", "uhl1", "eof1", "eof2", "utl1", "contra", "data",
            ])
        #expect(Self.layout.records.filter(\.isRow).map(\.name) == ["data"])
        #expect(Self.layout.records.filter(\.holdsTotals).map(\.name) == ["utl1", "contra"])
        #expect(!Self.personal.contains(-1))
        // Positions from the public guides, counted from 1.
        let positions = [
            "data.destination-account": 7...14, "data.amount": 36...46, "data.destination-name": 83...100,
            "hdr1.creation-date": 42...47, "hdr1.system-code": 61...73, "hdr2.record-length": 11...15,
            "uhl1.work-code": 29...37, "uhl1.audit-print": 48...54, "utl1.credit-count": 38...44,
            "vol1.user-number": 42...47, "contra.contra-identification": 65...82, "data.processing-date": 101...106,
        ]
        for (name, position) in positions {
            let rule = Int(Self.rule(name))
            let range = Self.layout.records[rule / 100].fields[rule % 100].range
            #expect(range.lowerBound + 1 == position.lowerBound && range.upperBound == position.upperBound, "\(name)")
        }
    }

    @Test(
        "files of a single and of several processing days come back byte for byte, balanced when values changed",
        arguments: ["std18-dd-daily-CONSTRUCTED.txt", "std18-dd-multi-CONSTRUCTED.txt"])
    func vectors(_ name: String) throws {
        guard let folder = Vectors.folder("direct-debit") else { return }
        let bytes = try folder.read(name)
        #expect(
            try Self.kinds(bytes)
                == ["vol1", "hdr1", "hdr2", "uhl1"] + Array(repeating: "data", count: 5)
                + ["contra", "eof1", "eof2", "utl1"])
        for mode in [CSVMode.strict, .lenient] {
            for cut in stride(from: 1, through: bytes.count, by: mode == .strict ? 29 : 3) {
                var fixture = FixedWidthFixture(
                    layout: Self.layout, mode: mode, pieces: [cut, Int.max], batchSize: 300)
                let batches = try fixture.split(bytes).batches
                #expect(batches.joinedBytes == bytes)
                #expect(batches.reduce(0) { $0 + $1.recordCount } == 5)
                fixture.pieces = [cut]
                if cut % 100 < 3 { #expect(try fixture.write(fixture.read(bytes)) == bytes) }
            }
        }
        try Self.expectBalance(bytes)
        try Self.expectShape(bytes)
    }

    @Test("made-up submissions of any size, line end and length keep lengths, characters and balance")
    func submissions() throws {
        var random = SeededGenerator(seed: 18)
        for round in 0..<12 {
            let pence = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                Int.random(in: 0...99999, using: &random)
            }
            let export = Array(
                Self.submission(
                    pence, length: round.isMultiple(of: 2) ? 100 : 106, end: ["\r\n", "\n", "\r"][round % 3],
                    logon: round % 4 < 2
                ).utf8)
            let logon = round % 4 < 2 ? ["logon"] : []
            #expect(
                try Self.kinds(export)
                    == logon + ["vol1", "hdr1", "hdr2", "uhl1"] + pence.map { _ in "data" }
                    + ["contra", "eof1", "eof2", "utl1"])
            try Self.expectBalance(export)
            try Self.expectShape(export)
        }
    }

    @Test("payment lines alone are read, with the mark of a file's end and without the last line end")
    func bareLines() throws {
        let lines = ["01", "17", "18", "19", "99", "Z4", "Z5", "0N", "0C", "0S"].enumerated().map { index, code in
            Self.payment(index, code: code, pence: 100, reference: "DL0000000\(index)")
        }
        for end in ["", "\r\n", "\r\n\u{1A}", "\u{1A}"] {
            let export = Array((lines.joined(separator: "\r\n") + end).utf8)
            #expect(try Self.kinds(export) == lines.map { _ in "data" })
            #expect(try Self.single.write(Self.single.read(export)) == export)
        }
    }

    @Test("a contra is told from a payment by its code and by CONTRA alone in the reference")
    func contras() throws {
        let lines = [
            Self.contra(pence: 1), Self.contra(pence: 1, code: "17"), Self.contra(pence: 1, length: 106),
            // A regular direct debit and a credit; a customer whose reference begins alike; a contra of another code.
            Self.payment(1, code: "17", pence: 1, reference: "DL00000001"),
            Self.payment(1, code: "99", pence: 1, reference: "DL00000001"),
            Self.payment(1, code: "17", pence: 1, reference: "CONTRACT 00042"),
            Self.payment(1, code: "99", pence: 1, reference: "CONTRA 00042"),
            Self.contra(pence: 1, code: "01"),
        ]
        #expect(
            try Self.kinds(Array(lines.joined(separator: "\n").utf8))
                == ["contra", "contra", "contra", "data", "data", "data", "data", "data"])
    }

    @Test("a line that is no record of the standard is refused with its place")
    func refusals() {
        let label = Self.line(80, [(1, "VOL1000042")])
        let good = Self.payment(1, pence: 1, reference: "DL00000001")
        func refusal(_ lines: String...) -> String? { Self.single.refusal(lines.joined(separator: "\r\n")) }
        #expect(refusal(label, good) == nil)
        #expect(refusal(label, good + " ") == "line 2, record data: 101 characters where such a record has 100 and 106")
        #expect(refusal(label + " ", good) == "line 1, record vol1: 81 characters where such a record has 80")
        // A label is never taken for a payment, though it has a payment's length.
        #expect(
            refusal(label + String(repeating: " ", count: 20))
                == "line 1, record vol1: 100 characters where such a record has 80")
        let unknown = "characters with the marks of no kind of record; records have 80, 100 and 106 characters"
        // A lost zero moved every field, and made up for at the end.
        #expect(refusal(good, good, good.dropFirst() + " ") == "line 3: 100 \(unknown)")
        #expect(refusal(Self.line(100, [(1, "not a payment at all")])) == "line 1: 100 \(unknown)")
        #expect(refusal(Self.line(80, [(1, "VOL2")])) == "line 1: 80 \(unknown)")
        #expect(
            refusal(good, Self.payment(1, code: "02", pence: 1, reference: "DL00000001")) == "line 2: 100 \(unknown)")
    }

    @Test("lines that lost their trailing spaces are read only where that is said")
    func shortLines() throws {
        let lines = Self.submission([100, 250], length: 100, end: "\n", logon: true).split(separator: "\n").map {
            line in
            line.reversed().drop { $0 == " " }.reversed().map(String.init).joined()
        }
        let export = lines.joined(separator: "\n")
        #expect(
            Self.single.refusal(export) == "line 1, record logon: 20 characters where such a record has 80, 100 and 106"
        )
        var fixture = Self.single
        fixture.layout.allowsShortLines = true
        let batches = try fixture.read(export)
        #expect(batches.reduce(0) { $0 + $1.recordCount } == 2)
        #expect(try fixture.write(batches) == Array(export.utf8))
    }

    @Test("hostile bytes neither crash the reader nor change on their way")
    func hostile() throws {
        var random = SeededGenerator(seed: 1800)
        let base = Array(Self.submission([1, 2, 3], length: 106, end: "\r\n", logon: true).utf8)
        let odd: [UInt8] = [0, 9, 10, 13, 0x1A, 0x20, 0x41, 0x80, 0xC3, 0xED, 0xFF]
        for round in 0..<90 {
            var bytes = base
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = odd.randomElement(using: &random) ?? 0
                case 1: bytes.insert(odd.randomElement(using: &random) ?? 0, at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                }
            }
            var fixture = FixedWidthFixture(
                layout: Self.layout, mode: [.lenient, .policy(.shape(9)), .policy(.setAside)][round % 3],
                pieces: [1 + round % 97], batchSize: 1 + round % 700)
            fixture.layout.allowsShortLines = round.isMultiple(of: 2)
            let batches = try fixture.read(bytes)
            #expect(batches.joinedBytes == bytes)
            // What is set aside is all that may be missing.
            let kept = batches.flatMap { batch in
                let setAside = batch.cells.setAside.map { batch.cells.records[Int($0.record)] }
                return batch.bytes.enumerated().filter { place, _ in
                    !setAside.contains { $0.contains(UInt32(place)) }
                }.map(\.element)
            }
            #expect(try fixture.write(batches) == kept)
            let out = try fixture.write(batches) { _, value in shifted(value) }
            #expect(out.map(FixedWidthReference.isLineEnd) == kept.map(FixedWidthReference.isLineEnd))
        }
    }
}

extension FixedWidthReference {
    static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
