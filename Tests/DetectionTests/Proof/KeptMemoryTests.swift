import TestSupport
import Testing

@testable import Detection

/// A kept value that comes again in its field is told as it was the first time.
struct KeptMemoryTests {
    private static let search = ProofSearch(key: ProofKey(Array(0..<16)))

    @Test("what is remembered of kept values changes no hit, and no candidate of the run")
    func same() {
        var random = SeededGenerator(seed: 7)
        let kept = [
            "07700 900123", "Leeds", "Bloggs", "jo@example.com", "2026-01-02", "Active", "CUST-900123", "Jo Bloggs",
            "LS1 4AP",
            "GB12TEST00009912345678", "12.50", "10 High Street, LS1 4AP", "x", "",
            String(repeating: "long ", count: 20) + "07700 900456",
        ]
        let values: [(String, ProofForm)] = [
            ("Bloggs", .name), ("Jo", .name), ("LS1 4AP", .postcode), ("20260102", .reference),
            ("CUST-900123", .reference),
        ]
        var whole = ProofScan(Self.search, export: 0, hasBirthDates: false)
        var hits: [ProofHit] = []
        var candidates: Set<UInt64> = []
        for line in 1...600 {
            let value = values[Int.random(in: values.indices, using: &random)]
            let fields = (0..<6).map { _ in kept[Int.random(in: kept.indices, using: &random)] }
            var alone = ProofScan(Self.search, export: 0, hasBirthDates: false)
            func look(_ scan: inout ProofScan) {
                scan.value(Array(value.0.utf8).span, as: value.1)
                for (field, text) in fields.enumerated() {
                    let declared = field % 3 == 2 ? PersonalKinds(.phone) : []
                    scan.kept(Array(text.utf8).span, line: line, field: field % 3, declared: declared)
                }
                scan.endRecord()
            }
            look(&alone)
            look(&whole)
            hits += alone.hits
            for candidate in alone.candidates {
                candidates.insert(candidate.hash &+ UInt64(candidate.place.field))
            }
        }
        #expect(whole.hits == hits)
        #expect(!hits.isEmpty)
        #expect(Set(whole.candidates.map { $0.hash &+ UInt64($0.place.field) }) == candidates)
    }

    @Test("what a record that is set aside had alone is told of the next record that has it")
    func setAside() {
        var scan = ProofScan(Self.search, export: 0, hasBirthDates: false)
        for line in 1...200 {
            scan.value(Array("Bloggs".utf8).span, as: .name)
            scan.kept(Array("CUST-900123".utf8).span, line: line, field: 1, declared: [])
            if line % 2 == 0 { scan.kept(Array("Bloggs".utf8).span, line: line, field: 2, declared: []) }
            #expect(scan.endRecord(settingAside: true) == (line % 2 == 0))
        }
        #expect(scan.hits.isEmpty)
        #expect(scan.candidates.map(\.place.line).min() == 1)
    }
}
