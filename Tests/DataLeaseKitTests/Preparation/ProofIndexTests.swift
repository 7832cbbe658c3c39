import Detection
import Foundation
import TestSupport
import Testing

@testable import DataLeaseKit

/// Where values and candidates meet, in memory and on the disk.
struct ProofIndexTests {
    private static func place(_ line: Int, field: Int = 0) -> ProofPlace {
        ProofPlace(export: 0, line: line, field: field, kind: .mail)
    }

    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("proof-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test("exactly what is among the values is found, whatever comes first, and however little memory there is")
    func exact() throws {
        for limit in [ProofIndex.standardLimit, 100_000, 5_000, 100] {
            var generator = SeededGenerator(seed: 7)
            let folder = try folder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var index = ProofIndex(path: folder + "/proof.partial", memoryLimit: limit)
            var values: Set<UInt64> = []
            var expected: Set<Int> = []
            var late: [UInt64] = []
            for batch in 0..<20 {
                let fresh = (0..<400).map { _ in generator.next() }
                var candidates: [ProofCandidate] = []
                for number in 0..<200 {
                    let line = 1 + batch * 200 + number
                    switch number % 4 {
                    case 0:
                        candidates.append(ProofCandidate(hash: fresh[number], place: Self.place(line)))
                        expected.insert(line)
                    case 1:
                        // Its value comes at the end of the input.
                        let hash = generator.next()
                        late.append(hash)
                        candidates.append(ProofCandidate(hash: hash, place: Self.place(line)))
                        expected.insert(line)
                    default:
                        candidates.append(ProofCandidate(hash: generator.next(), place: Self.place(line)))
                    }
                }
                values.formUnion(fresh)
                try index.add(PartedWords(fresh), PartedWords(candidates))
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            }
            try index.add(PartedWords(late), PartedWords())
            let found = try index.matches()
            #expect(found.map(\.line) == expected.sorted())
            #expect(index.isSpilled == (limit < 1_000_000))
        }
    }

    @Test("each place of a value is told where that is asked for, in memory, on the disk and in shares")
    func everyPlace() throws {
        for limit in [ProofIndex.standardLimit, 5_000, 100] {
            var generator = SeededGenerator(seed: 11)
            let folder = try folder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var index = ProofIndex(path: folder + "/proof.partial", memoryLimit: limit)
            let hashes = (0..<50).map { _ in generator.next() }
            var expected: Set<ProofPlace> = []
            for line in 1...2_000 {
                let (number, field) = (line % 100, line % 3)
                let hash = number < 50 ? hashes[number] : generator.next()
                let place = Self.place(line, field: field)
                if number < 50 { expected.insert(place) }
                try index.add(PartedWords(), PartedWords([ProofCandidate(hash: hash, place: place)]))
            }
            try index.add(PartedWords(hashes), PartedWords())
            var found: [ProofPlace] = []
            try index.forEachMatch(all: true) { found.append($0) }
            #expect(found.count == expected.count && Set(found) == expected)
            #expect(try index.matches().count == 150)
        }
    }

    @Test("what is counted on several threads is what is found on one, in memory, on the disk and in shares")
    func counted() throws {
        for limit in [ProofIndex.standardLimit, 20_000, 100] {
            var generator = SeededGenerator(seed: 13)
            let folder = try folder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var index = ProofIndex(path: folder + "/proof.partial", memoryLimit: limit)
            let hashes = (0..<300).map { _ in generator.next() }
            for batch in 0..<30 {
                let candidates = (0..<100).map { number in
                    ProofCandidate(
                        hash: number % 3 == 0 ? hashes[(batch * 7 + number) % 300] : generator.next(),
                        place: ProofPlace(
                            export: batch % 2, line: 1 + batch * 100 + number, field: number % 5,
                            kind: number % 2 == 0 ? .mail : .phone))
                }
                try index.add(PartedWords(), PartedWords(candidates))
            }
            try index.add(PartedWords(Array(hashes.prefix(200))), PartedWords())
            var expected: [ProofPlace: (line: Int, count: Int)] = [:]
            for place in try index.matches() {
                let field = ProofPlace(export: place.export, line: 0, field: place.field, kind: place.kind)
                let known = expected[field] ?? (.max, 0)
                expected[field] = (min(known.line, place.line), known.count + 1)
            }
            #expect(expected.count == 20)
            for threads in [1, 2, 5] {
                let counts = try index.counted(threads: threads).counts
                #expect(Set(counts.keys) == Set(expected.keys))
                for (field, found) in expected {
                    #expect(counts[field]?.line == found.line && counts[field]?.count == found.count)
                }
            }
            index.forget()
            #expect(try index.matches().isEmpty && !index.isSpilled)
        }
    }

    @Test("of one value in one field the first place is kept, and another field is another place")
    func repeated() throws {
        var index = ProofIndex(path: "/nowhere/proof.partial")
        for line in [9, 4, 7] {
            try index.add(PartedWords(), PartedWords([ProofCandidate(hash: 42, place: Self.place(line))]))
            try index.add(
                PartedWords(), PartedWords([ProofCandidate(hash: 42, place: Self.place(line + 1, field: 1))]))
        }
        try index.add(PartedWords([42, 42]), PartedWords())
        #expect(try index.matches() == [Self.place(4), Self.place(5, field: 1)])
    }

    @Test("a folder that cannot be written to refuses the run, and loses no finding")
    func unwritable() throws {
        var index = ProofIndex(path: "/nowhere/proof.partial", memoryLimit: 64)
        #expect(throws: KitError.self) { try index.add(PartedWords(Array(0..<100)), PartedWords()) }
    }
}

extension ProofIndex {
    /// The places of the candidates that are among the values, in order; of equal candidates of one field the first.
    fileprivate func matches() throws -> [ProofPlace] {
        var places: [ProofPlace] = []
        try forEachMatch { places.append($0) }
        return places.sorted()
    }
}
