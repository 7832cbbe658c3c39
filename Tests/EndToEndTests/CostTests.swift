import Foundation
import TestSupport
import Testing

/// What the parts that every value passes cost by instructions and allocations: they hardly differ from run to run. Only of
/// an optimised program: without the optimiser each value costs many times as much.
struct CostTests {
    /// `make test` builds it; `nil` where it is not there or a source of it is newer.
    private static let probe: String? = {
        let program = Checkout.root.appendingPathComponent(".build/release/bench-probe")
        let modified = { (url: URL) in
            try? url.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
        }
        guard let built = modified(program.resolvingSymlinksInPath()) else { return nil }
        for folder in ["Sources/Primitives", "Sources/Records", "Sources/Pseudonyms", "Benchmarks/probe"] {
            let sources = FileManager.default.enumerator(
                at: Checkout.root.appendingPathComponent(folder),
                includingPropertiesForKeys: [.contentModificationDateKey])
            while let source = sources?.nextObject() as? URL {
                if let changed = modified(source), changed > built { return nil }
            }
        }
        return program.path
    }()

    @Test(
        "FF1, tokens, reading CSV and a row on its way cost no more than Benchmarks/thresholds.json allows",
        .enabled(if: probe != nil, "no release build of these sources: swift build -c release --product bench-probe"))
    func costs() throws {
        let cache = FileManager.default.temporaryDirectory.appendingPathComponent("costs-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: cache) }
        let run = try Program.run(
            "python3",
            [
                Checkout.root.appendingPathComponent("Benchmarks/bench.py").path, "--costs", try #require(Self.probe),
                "--cache", cache.path,
            ], environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("allocations a row"))
        #expect(run.output.contains("by callgrind") || run.errors.contains("valgrind is not there"))
    }
}
