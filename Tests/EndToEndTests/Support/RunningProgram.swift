import Foundation

/// A run of the program that has not ended yet.
final class RunningProgram {
    private let process = Process()
    private let output: URL
    private let errors: URL

    /// Starts the program in a scenario.
    init(_ arguments: [String], in scenario: Scenario) throws {
        let name = "run-\(UUID().uuidString)"
        output = scenario.folder.appendingPathComponent(name + ".out")
        errors = scenario.folder.appendingPathComponent(name + ".err")
        for file in [output, errors] { try Data().write(to: file) }
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = scenario.folder
        process.environment = ProcessInfo.processInfo.environment.merging(scenario.environment) { $1 }
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

/// An export that is written by hand while the program reads it, so that a run stands still where a test wants it to.
struct SlowExport {
    private let descriptor: Int32

    /// Makes a pipe with the name `name` in a scenario's folder.
    init(_ name: String, in scenario: Scenario) throws {
        guard mkfifo(scenario.path(name), 0o600) == 0 else { throw Program.Failure(text: "no pipe can be made") }
        // Open in both directions, which needs no reader at the other end.
        descriptor = open(scenario.path(name), O_RDWR | O_CLOEXEC)
    }

    func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, bytes.count) }
    }

    func end() { close(descriptor) }
}
