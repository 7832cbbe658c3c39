import Foundation
import TestSupport
import Testing

/// What `prepare` allocates by the row. Only of an optimised program: without the optimiser each value costs some.
struct AllocationTests {
    /// The release build beside this checkout's debug build, unless a source is newer than it.
    private static let release: String? = {
        let program = Checkout.root.appendingPathComponent(".build/release/datalease")
        let modified = { (url: URL) in
            try? url.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
        }
        guard let built = modified(program.resolvingSymlinksInPath()) else { return nil }
        let sources = FileManager.default.enumerator(
            at: Checkout.root.appendingPathComponent("Sources"),
            includingPropertiesForKeys: [.contentModificationDateKey])
        while let source = sources?.nextObject() as? URL {
            if let changed = modified(source), changed > built { return nil }
        }
        return program.path
    }()

    private static let hasCompiler = (try? Program.run("cc", ["--version"]).status) == 0

    @Test(
        "100,000 rows are prepared with hardly more allocations than 10,000",
        .enabled(if: release != nil, "no release build of these sources: swift build -c release --product datalease"),
        .enabled(if: hasCompiler, "no C compiler, cc"))
    func allocations() throws {
        let cache = FileManager.default.temporaryDirectory.appendingPathComponent("allocations-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: cache) }
        let run = try Program.run(
            "python3",
            [
                Checkout.root.appendingPathComponent("Benchmarks/bench.py").path, try #require(Self.release),
                "--allocations", "--cache", cache.path,
            ], environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("| allocations a row"))
    }
}
