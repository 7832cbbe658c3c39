import Bundles
import Foundation
import TestSupport
import Testing

/// Another program that reads what we write, or writes what we read.
enum Peer {
    struct Result {
        var status: Int32
        var output: [UInt8]
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs a program of the system in `folder` with `input` on its standard input.
    static func run(_ arguments: [String], in folder: URL, input: [UInt8] = []) throws -> Result {
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
        return Result(
            status: process.terminationStatus, output: [UInt8](try Data(contentsOf: files[1])),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }

    /// A new key of `type` without a passphrase, at `name` in `folder`; its public line.
    static func makeSSHKey(_ name: String, type: String = "ed25519", passphrase: String = "", in folder: URL) throws
        -> String
    {
        let result = try run(
            ["ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test key", "-f", name], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        return String(
            decoding: try Data(contentsOf: folder.appendingPathComponent(name + ".pub")), as: UTF8.self
        ).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension SeededGenerator {
    /// The next `count` bytes.
    mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count { withUnsafeBytes(of: next()) { bytes.append(contentsOf: $0) } }
        return Array(bytes.prefix(count))
    }
}

/// Bytes that look random and are the same in every run.
struct FixedRandom: RandomSource {
    var generator = SeededGenerator(seed: 7)

    mutating func bytes(_ count: Int) throws(BundleError) -> [UInt8] { generator.bytes(count) }
}

extension URL {
    func write(_ name: String, _ bytes: some Sequence<UInt8>, mode: Int = 0o600) throws {
        let file = appendingPathComponent(name)
        try Data(bytes).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: appendingPathComponent(name)))
    }
}

/// Rows of text that compress as exports do.
func sampleRows(_ bytes: Int, seed: UInt64 = 1) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var rows: [UInt8] = []
    while rows.count < bytes {
        let number = generator.next()
        rows.append(
            contentsOf: "\(number % 100_000),Person \(number % 977),07700 900\(number % 900 + 100),open\r\n".utf8)
    }
    return Array(rows.prefix(bytes))
}

/// The code of the error that `body` throws, or `nil` where it throws none.
func code(of body: () throws(BundleError) -> Void) -> BundleError.Code? {
    do throws(BundleError) {
        try body()
        return nil
    } catch {
        return error.code
    }
}

/// The bytes with CR LF for every LF.
func withCRLF(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes { output.append(contentsOf: byte == 0x0A ? [0x0D, 0x0A] : [byte]) }
    return output
}
