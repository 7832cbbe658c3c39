import Foundation
import Testing

/// The built program, run as a user runs it.
struct Program {
    /// What a run left behind.
    struct Run {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Where the tests' own products lie: the program stands beside them.
    static let path: String = {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        for argument in [CommandLine.arguments[0], tests.path] + CommandLine.arguments {
            var folder = URL(fileURLWithPath: argument).deletingLastPathComponent()
            for _ in 0..<4 {
                let candidate = folder.appendingPathComponent("datalease").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        return "datalease"
    }()

    /// Runs any program found on the path and waits for it.
    static func run(
        _ program: String, _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
        folder: URL? = nil
    ) throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // By a pipe: a file that standard input is redirected from is an input of its own.
        process.arguments = (input == nil ? [] : ["bash", "-c", "cat | \"$@\"", "bash"]) + [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        // Files, not pipes: a run may print more than a pipe holds.
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let (output, errors) = (scratch.appendingPathComponent("out"), scratch.appendingPathComponent("err"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        if let input {
            let file = scratch.appendingPathComponent("in")
            try input.write(to: file, atomically: true, encoding: .utf8)
            process.standardInput = try FileHandle(forReadingFrom: file)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// Runs any program and demands that it succeeds.
    @discardableResult
    static func succeed(_ program: String, _ arguments: [String], input: String? = nil, folder: URL? = nil) throws
        -> String
    {
        let run = try run(program, arguments, input: input, folder: folder)
        guard run.status == 0 else {
            throw Failure(text: "\(program) \(arguments.joined(separator: " ")): \(run.status)\n\(run.errors)")
        }
        return run.output
    }

    struct Failure: Error, CustomStringConvertible {
        let text: String
        var description: String { text }
    }
}
