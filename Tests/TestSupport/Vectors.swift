public import Foundation

/// The published test vectors, which lie beside a checkout in `../shared/vectors` or where `DATALEASE_VECTORS` says.
public enum Vectors {
    /// The folder of vectors `name`, or `nil`, with a line on standard output, where it is not there.
    public static func folder(_ name: String) -> URL? {
        let root =
            ProcessInfo.processInfo.environment["DATALEASE_VECTORS"].map { URL(fileURLWithPath: $0) }
            ?? Checkout.root.deletingLastPathComponent().appendingPathComponent("shared/vectors")
        let folder = root.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: folder.path) else {
            print("skipped: no published vectors at \(name)/ (set DATALEASE_VECTORS to their folder)")
            return nil
        }
        return folder
    }
}

/// The checkout that the tests were built from.
public enum Checkout {
    /// The folder that holds Package.swift.
    public static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        func isRoot(_ folder: URL) -> Bool {
            FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path)
        }
        while folder.path != "/", !isRoot(folder) { folder.deleteLastPathComponent() }
        return folder
    }()
}

/// A folder of its own for a test, removed with everything in it at the end of `body`.
public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = try makeTemporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// A folder of its own for a test, removed with everything in it at the end of `body`.
public func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = try makeTemporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

private func makeTemporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("datalease-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}
