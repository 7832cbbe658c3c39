import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The fuzz targets without libFuzzer: what `make fuzz` does at length, in seconds and always alike.
@Suite("Fuzz targets")
struct FuzzTargetTests {
    private static func seeds(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = Checkout.root.appendingPathComponent("Fuzz/Seeds/\(target.rawValue)")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }.map { ($0.lastPathComponent, Array(try Data(contentsOf: $0))) }
    }

    @Test("keep their promises on every seed", arguments: FuzzTarget.allCases)
    func seeds(target: FuzzTarget) throws {
        let seeds = try Self.seeds(target)
        #expect(!seeds.isEmpty)
        for (name, bytes) in seeds {
            #expect(throws: Never.self, "\(name)") { try target.check(bytes) }
        }
    }

    @Test("keep their promises on every beginning of a seed", arguments: FuzzTarget.allCases)
    func beginnings(target: FuzzTarget) throws {
        for (name, bytes) in try Self.seeds(target) where bytes.count < 400 {
            for end in 0..<bytes.count {
                #expect(throws: Never.self, "\(name) up to \(end)") { try target.check(Array(bytes[..<end])) }
            }
        }
    }

    @Test("keep their promises on two thousand changed seeds", arguments: FuzzTarget.allCases)
    func mutations(target: FuzzTarget) throws {
        var mutator = InputMutator(seeds: try Self.seeds(target).map(\.bytes), number: 1)
        for round in 0..<2000 {
            let input = mutator.next()
            do {
                try target.check(input)
            } catch {
                Issue.record("round \(round): \(error) on \(Data(input).base64EncodedString())")
                return
            }
        }
    }
}
