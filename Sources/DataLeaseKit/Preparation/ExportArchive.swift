internal import Primitives
internal import Records

/// A zip archive on the disk that holds exports.
final class ExportArchive {
    /// The size of one read of the file, in bytes.
    private static let pieceSize = 1 << 18

    private let file: File
    private let status: FileStatus
    private let directory: ZipDirectory
    private let path: String

    /// Opens the archive at `path`: a file with a name, for its entries are found from its end.
    ///
    /// Refuses office documents too, which are zip archives and hold no export.
    init(_ path: String) throws {
        guard let file = try File.regular(path, followingLinks: true) else {
            throw KitError(
                .failed, "\(path): a zip archive must be a file: its directory stands at its end",
                hint: "write it to a file first")
        }
        let status = try file.status()
        directory = try ZipDirectory(size: status.length) { try Self.read(file, at: $0, count: $1) }
        self.file = file
        self.status = status
        self.path = path
        guard !directory.entries.contains(where: { $0.name == "[Content_Types].xml" || $0.name == "mimetype" }) else {
            throw KitError(
                .export, "\(path): a spreadsheet or another office document, not an export",
                hint: "save the sheet as CSV, encoded in UTF-8, and name that file")
        }
    }

    /// Whether the file at `path` is a zip archive, by its first bytes or its name. What is no file is none; what
    /// cannot be opened is found out by whoever reads it.
    static func isArchive(_ path: String) -> Bool {
        guard Folder.isRegularFile(path) else { return false }
        if path.lowercased().hasSuffix(".zip") { return true }
        guard let file = try? File.reading(path), let first = try? file.bytes(at: 0, count: 4) else { return false }
        return InputKind.sniff(first) == .zip
    }

    /// The entries that may be exports: files, less what macOS adds of its own.
    var exports: [ZipArchiveEntry] {
        directory.entries.filter {
            $0.kind == .file && !$0.name.hasPrefix("__MACOSX/") && $0.baseName != ".DS_Store"
        }
    }

    /// The entry that is called `name`: wholly so, or the only one whose last part is, in whatever case.
    func entry(_ name: String) throws -> ZipArchiveEntry {
        var found = directory.entries.filter { $0.name == name }
        if found.isEmpty { found = exports.filter { $0.baseName.lowercased() == name.lowercased() } }
        guard let entry = found.first, found.count == 1 else {
            let problem = found.isEmpty ? "it has no entry of that name" : "several of its entries have that name"
            throw KitError(.usage, "\(path): \(problem)", hint: "its entries are: \(Self.list(exports))")
        }
        return entry
    }

    /// The archive's only export.
    func onlyEntry() throws -> ZipArchiveEntry {
        let exports = exports
        guard let entry = exports.first, exports.count == 1 else {
            throw KitError(
                .usage, "\(path): a zip archive with \(exports.isEmpty ? "no" : "several") files in it",
                hint: exports.isEmpty
                    ? "is it the archive you meant?" : "write \(path):ENTRY; its entries are: \(Self.list(exports))")
        }
        return entry
    }

    /// Bytes of the file, for the readers of entries.
    func read(at offset: Int, count: Int) throws -> [UInt8] { try Self.read(file, at: offset, count: count) }

    /// The digest of the whole file, also of what lies outside the entries; refuses where somebody has written to it
    /// since it was opened.
    func digest() throws -> (digest: Digest, size: Int) {
        var hash = SHA256()
        var size = 0
        while case let piece = try file.bytes(at: size, count: Self.pieceSize), !piece.isEmpty {
            hash.update(piece)
            size += piece.count
        }
        guard try file.status() == status, size == status.length else {
            throw KitError(.failed, "\(path) changed while it was read", hint: "run again when nobody writes to it")
        }
        return (hash.finish(), size)
    }

    private static func read(_ file: borrowing File, at offset: Int, count: Int) throws -> [UInt8] {
        let bytes = try file.bytes(at: offset, count: count)
        guard bytes.count == count else {
            throw KitError(.failed, "\(file.path) became shorter while it was read", hint: "run again")
        }
        return bytes
    }

    /// Names of entries for people, at most twenty. They may hold anything, so what could steer a terminal goes.
    static func list(_ entries: [ZipArchiveEntry]) -> String {
        let names = entries.prefix(20).map { ExportError.printable($0.name) }
        let rest = entries.count - names.count
        return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}
