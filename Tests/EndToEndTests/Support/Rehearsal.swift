import Foundation
import TestSupport
import Testing

/// Bundles of one draft agreement after another, opened as a recipient opens them.
extension Scenario {
    /// Prepares a rehearsal of `exports` under an agreement over `datasets`, in the folder `rehearsal`.
    func rehearse(_ datasets: String, _ exports: String..., input: String? = nil) throws -> Program.Run {
        try rehearse(datasets, exports, input: input)
    }

    func rehearse(_ datasets: String, _ exports: [String], input: String? = nil) throws -> Program.Run {
        try? FileManager.default.removeItem(atPath: path("rehearsal"))
        try write(try agreement(datasets: datasets), to: "draft.yaml")
        return try run(
            ["prepare", "draft.yaml"] + exports + ["--out", "rehearsal", "--as", path("preparer"), "--rehearsal"],
            input: input)
    }

    /// Opens the only bundle in `folder` with age and unzip, and gives the path of what was in it.
    @discardableResult
    func open(_ folder: String = "rehearsal", as person: String = "preparer") throws -> String {
        let bundle = try #require(try names(in: folder).first { $0.hasSuffix(".zip.age") })
        let opened = "opened-\(UUID().uuidString)"
        try Program.succeed(
            "age", ["-d", "-i", path(person), "-o", path(opened + ".zip"), path("\(folder)/\(bundle)")])
        try Program.succeed("unzip", ["-q", "-d", path(opened), path(opened + ".zip")])
        return opened
    }

    /// The bytes of the only export in the bundle in `folder`.
    func shared(_ folder: String = "rehearsal") throws -> [UInt8] {
        let opened = try open(folder)
        let names = try names(in: opened + "/data")
        #expect(names.count == 1)
        return try read("\(opened)/data/\(try #require(names.first))")
    }

    func sharedText(_ folder: String = "rehearsal") throws -> String {
        String(decoding: try shared(folder), as: UTF8.self)
    }

    /// Runs one of the Python programs beside the tests.
    static func python(_ name: String, _ arguments: String...) throws -> Program.Run { try python(name, arguments) }

    static func python(_ name: String, _ arguments: [String]) throws -> Program.Run {
        let program = Checkout.root.appendingPathComponent("Tests/EndToEndTests/Python/\(name)").path
        return try Program.run("python3", [program] + arguments, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    }
}
