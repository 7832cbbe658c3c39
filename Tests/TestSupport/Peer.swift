public import Foundation

/// Another program of the system that reads what we write, writes what we read, or knows the right answer.
public enum Peer {
    /// How a run ended and what it wrote.
    public struct Outcome: Sendable {
        /// The exit status.
        public let status: Int32
        /// What it wrote to standard output.
        public let output: [UInt8]
        /// What it wrote to standard error.
        public let errors: String

        /// The output as text.
        public var text: String { String(decoding: output, as: UTF8.self) }
        /// The output as text, without white space at its ends.
        public var line: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    /// Why a run that had to succeed did not.
    public struct Failure: Error {
        /// How it ended.
        public let outcome: Outcome
    }

    /// Runs a program in `folder` with `input` on its standard input.
    public static func run(_ arguments: [String], in folder: URL, input: [UInt8] = []) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // Through files, so that no pipe fills up while nobody reads it.
        let name = UUID().uuidString
        let files = try ["in", "out", "err"].map { ending in
            let file = folder.appendingPathComponent("\(name).\(ending)")
            try Data(ending == "in" ? input : []).write(to: file)
            return file
        }
        defer { files.forEach { try? FileManager.default.removeItem(at: $0) } }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: [UInt8](try Data(contentsOf: files[1])),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }

    /// The outcome of a run that must succeed, in a folder of its own unless one is given.
    public static func succeed(_ arguments: [String], in folder: URL? = nil, input: [UInt8] = []) throws -> Outcome {
        let outcome =
            if let folder {
                try run(arguments, in: folder, input: input)
            } else {
                try withTemporaryFolder { try run(arguments, in: $0, input: input) }
            }
        guard outcome.status == 0 else { throw Failure(outcome: outcome) }
        return outcome
    }

    /// A new SSH key of `type`, at `name` in `folder`; the line of its public key.
    public static func makeSSHKey(
        _ name: String, type: String = "ed25519", bits: Int? = nil, passphrase: String = "", in folder: URL
    ) throws -> String {
        _ = try succeed(
            ["ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test key", "-f", name]
                + (bits.map { ["-b", String($0)] } ?? []), in: folder)
        return String(decoding: try folder.read(name + ".pub"), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A new age identity at `name` in `folder`; its public key, `age1...`.
    public static func makeAgeKey(_ name: String, in folder: URL) throws -> String {
        _ = try succeed(["age-keygen", "-o", name], in: folder)
        return try succeed(["age-keygen", "-y", name], in: folder).line
    }
}

extension URL {
    /// Writes a file into this folder.
    public func write(_ name: String, _ bytes: some Sequence<UInt8>, mode: Int = 0o600) throws {
        let file = appendingPathComponent(name)
        try Data(bytes).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    /// Reads a file of this folder.
    public func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: appendingPathComponent(name)))
    }
}
