internal import Bundles
internal import Primitives

/// The encrypted file of a bundle while it is written: what the bundle writer gives goes to a temporary file in order.
///
/// Owned by the one writer of a preparation.
final class EncryptedFile {
    private let file: File
    private var writer: BundleWriter
    private var output: [UInt8] = []

    /// A bundle described by `manifest`, at the path `path`, where there must be no file yet.
    init(
        _ path: String, manifest: Manifest, to recipients: [AgeRecipient], library: DeflateLibrary,
        random: @escaping @Sendable (Int) throws -> [UInt8]
    ) throws {
        file = try File.creating(path, mode: 0o600)
        var source = PassedRandom(give: random)
        writer = try BundleWriter(manifest, to: recipients, library: library, random: &source)
    }

    func begin(_ path: String) throws {
        try writer.begin(path, into: &output)
        try flush()
    }

    func append(_ block: DeflateBlock) throws {
        try writer.append(block, into: &output)
        try flush()
    }

    func end(rows: Int?, risk: RiskFigures?) throws {
        try writer.end(rows: rows, risk: risk, into: &output)
        try flush()
    }

    func add(_ path: String, _ content: [UInt8]) throws {
        try writer.add(path, content, into: &output)
        try flush()
    }

    /// Ends the bundle and waits until it is on the disk.
    func finish() throws -> WrittenBundle {
        let written = try writer.finish(into: &output)
        try flush()
        try file.sync()
        return written
    }

    private func flush() throws {
        try file.write(output)
        output.removeAll(keepingCapacity: true)
    }
}

/// The randomness that was passed in, as the bundle writer asks for it.
private struct PassedRandom: RandomSource {
    let give: @Sendable (Int) throws -> [UInt8]

    mutating func bytes(_ count: Int) throws(BundleError) -> [UInt8] {
        do {
            return try give(count)
        } catch {
            throw BundleError(
                .library, "the system gives no random bytes", hint: "nothing can be encrypted without them")
        }
    }
}
