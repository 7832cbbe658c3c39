import Foundation

/// A run of the program that has not ended yet.
final class RunningProgram {
    private let process = Process()
    private let output: URL
    private let errors: URL

    /// Starts the program in a scenario, with `environment` besides its own.
    init(_ arguments: [String], in scenario: Scenario, environment: [String: String] = [:]) throws {
        let name = "run-\(UUID().uuidString)"
        output = scenario.folder.appendingPathComponent(name + ".out")
        errors = scenario.folder.appendingPathComponent(name + ".err")
        for file in [output, errors] { try Data().write(to: file) }
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = scenario.folder
        process.environment = ProcessInfo.processInfo.environment.merging(scenario.environment) { $1 }
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// Sends it a signal; one that has ended already takes no notice.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for its end. A run that a signal ended has that signal's number, negative, as its status.
    func wait() throws -> Program.Run {
        process.waitUntilExit()
        return Program.Run(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

extension Scenario {
    /// Starts to prepare bundle 1 of a long export, in the folder `out`, and stops the run while it writes the bundle.
    ///
    /// SIGCONT lets it go on; a signal that it does not survive ends it.
    func stoppedPreparation() throws -> RunningProgram {
        try executeAgreement(
            try agreement(id: "DSA-LONG", replacing: [("maxRows: 1000", "maxRows: 100000")]), as: "long.yaml")
        try write(Self.manyContacts(20_000), to: "long.csv")
        let run = try RunningProgram(prepare("long.csv", under: "long.yaml"), in: self)
        for _ in 0..<30_000 {
            if exists("out"), try names(in: "out").contains(where: { $0.hasPrefix(".datalease-") }) {
                run.signal(SIGSTOP)
                return run
            }
            usleep(2_000)
        }
        throw Program.Failure(text: "waited for a minute in vain")
    }
}
