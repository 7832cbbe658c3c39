import Bundles
import Primitives
import Testing

@Suite("the officer's report, and the figures of the manifest")
struct PrivateReportTests {
    private static func risk() -> RowRisk {
        var risk = RowRisk()
        risk.over = ["City", "Year \"of\" birth"]
        risk.isDeclared = true
        risk.asked = 7
        risk.likeness.rows = 20
        risk.likeness.classes = 4
        risk.likeness.smallest = 1
        risk.likeness.unique = 2
        risk.likeness.belowFive = 5
        risk.likeness.belowAsked = 8
        risk.empty = 3
        risk.without = [
            .init(field: "City", smallest: 6, below: 6), .init(field: "Year \"of\" birth", smallest: 8, below: 0),
        ]
        risk.identifying = ["Contact"]
        risk.checked = ["Payer"]
        risk.pseudonyms = [
            .init(field: "Status", values: 20, distinct: 1, most: 20),
            .init(field: "Family", values: 2_000, distinct: nil, most: 219),
        ]
        return risk
    }

    private static func report(elsewhere: Int = 2) throws -> PrivateReport {
        let manifest = try Samples.manifest()
        return PrivateReport(
            bundle: manifest.bundle, sha256: Digest.sha256("x"), agreement: manifest.agreement,
            preparedAt: manifest.preparedAt,
            datasets: [
                .init(
                    name: "contacts", path: "data/contacts.csv", rowsRead: 40, rowsShared: 23, malformed: 1,
                    personal: 2,
                    chosen: "20 by every: 2, 3 included",
                    operations: [
                        .init(name: "keep", fields: 3, values: nil), .init(name: "shape", fields: 2, values: 40),
                    ],
                    scrubbed: .init(
                        texts: 23, changed: 4, known: 5, knownElsewhere: elsewhere,
                        kinds: [.init(word: "name", count: 9)]),
                    proof: .setAside, risk: risk()),
                .init(
                    name: "empty", path: "data/empty.csv", rowsRead: 1, rowsShared: 0, malformed: 0, personal: 0,
                    chosen: nil, operations: [], scrubbed: nil, proof: .off, risk: RowRisk()),
            ])
    }

    @Test("a report is read as it was written, and nothing else is")
    func roundTrip() throws {
        let report = try Self.report()
        #expect(try PrivateReport(parsing: report.bytes) == report)
        let text = String(decoding: report.bytes, as: UTF8.self)
        // Written where there is any, so that reports of before are read as they were written.
        let without = try Self.report(elsewhere: 0)
        #expect(text.contains("\"elsewhere\": 2"))
        #expect(!String(decoding: without.bytes, as: UTF8.self).contains("elsewhere"))
        #expect(try PrivateReport(parsing: without.bytes) == without)
        for (old, new) in [
            ("report/v1", "report/v2"), ("\"rowsRead\": 40,", ""), ("\"proof\": \"off\"", "\"proof\": \"on\""),
            ("\"malformed\": 1", "\"malformed\": -1"), ("\"k\": 1,", "\"k\": 1, \"j\": 1,"), ("DSA-2026-014.B7", "DSA"),
            ("\"Contact\"", "5"), ("\n}", "\n} "),
        ] {
            let changed = text.replacing(old, with: new)
            #expect(changed != text)
            #expect(throws: BundleError.self) { try PrivateReport(parsing: Array(changed.utf8)) }
        }
    }

    @Test("the manifest has the figures, is read with and without them, and refuses what contradicts itself")
    func manifest() throws {
        let figures = try #require(Self.risk().figures)
        #expect(
            figures == RiskFigures(fields: 2, rows: 20, smallest: 1, unique: 2, belowFive: 5, pseudonyms: 2))
        var manifest = try Samples.manifest()
        manifest.entries = [
            .init(path: "data/a.csv", sha256: Digest.sha256("x"), bytes: 1, rows: 20, risk: figures),
            .init(path: "data/b.csv", sha256: Digest.sha256("x"), bytes: 1, rows: 20),
        ]
        #expect(try Manifest(parsing: manifest.bytes) == manifest)
        let text = String(decoding: manifest.bytes, as: UTF8.self)
        for (old, new) in [
            ("\"unique\": 2", "\"unique\": 6"), ("\"below5\": 5", "\"below5\": 21"), ("\"k\": 1", "\"k\": 0"),
            ("\"k\": 1", "\"k\": 21"), ("\"pseudonyms\": 2", "\"pseudonyms\": \"2\""),
            ("\"fields\": 2,", "\"fields\": 2, \"over\": \"City\","),
        ] {
            let changed = text.replacing(old, with: new)
            #expect(changed != text)
            #expect(throws: BundleError.self) { try Manifest(parsing: Array(changed.utf8)) }
        }
        manifest.entries = [
            .init(path: "NOTICE.txt", sha256: Digest.sha256("x"), bytes: 1, rows: nil, risk: figures)
        ]
        #expect(throws: BundleError.self) { try Manifest(parsing: manifest.bytes) }
        #expect(RowRisk().figures == nil)
    }

    @Test("the field to generalise first leaves the fewest rows below, and then the highest k")
    func generalise() {
        var risk = Self.risk()
        #expect(risk.firstToGeneralise?.field == "Year \"of\" birth")
        risk.without = [.init(field: "A", smallest: 2, below: 4), .init(field: "B", smallest: 3, below: 4)]
        #expect(risk.firstToGeneralise?.field == "B")
        risk.without = [.init(field: "A", smallest: 1, below: 8), .init(field: "B", smallest: 1, below: 8)]
        #expect(risk.firstToGeneralise == nil)
        risk.likeness.belowAsked = 0
        risk.without = [.init(field: "A", smallest: 20, below: 0)]
        #expect(risk.firstToGeneralise == nil)
    }

    @Test("what is said of pseudonyms is rounded down")
    func pseudonyms() {
        #expect(
            Self.risk().pseudonyms.map(\.text) == [
                "Status: 1 different values in 20, the most frequent 100 % of them",
                "Family: 50 or more different values in 2000, the most frequent 10 % of them",
            ])
    }
}
