internal import Primitives
internal import Records

/// The bytes of an export: of a file, inflated where it is gzip, of an entry of a zip archive, or of standard input,
/// with the digest of the file as it lies on the disk.
///
/// Owned by the one reader of an export.
final class ExportBytes {
    /// The size of the pieces that `next` gives, and of one read of a file, in bytes.
    fileprivate static let pieceSize = 1 << 18

    private let source: any ExportSource
    private let watch: ExportWatch?
    /// What was read to look at it, and how much of it `next` has given.
    private var ahead: [UInt8] = []
    private var given = 0

    /// Whether there is a file to look for at disposal. Of what came through a pipe there is none.
    let isFile: Bool
    /// The size of the file in bytes, compressed as it is, and for an entry of the whole archive; of what came through
    /// where there is no file. Known once `next` gave `nil`.
    var size: Int { source.size }
    /// The digest of the same bytes; known once `next` gave `nil`.
    var digest: Digest { source.digest }
    /// The digest of what tells this export from every other: of the file, and for an entry of the entry, unpacked, for an
    /// archive may hold many. Known once `next` gave `nil`.
    var exportDigest: Digest { source.exportDigest }

    /// Opens an input and looks at its first bytes.
    ///
    /// Refuses a path that is no file, unless it `mayBePipe`: an export that becomes a bundle is looked for again at
    /// disposal, and where nobody can look for it, that is to be said with `-`. Refuses an archive with several files of
    /// which none is chosen, archives that come through a pipe, and archives in archives.
    init(_ input: ExportInput, mayBePipe: Bool = false, watch: ExportWatch? = nil) throws {
        self.watch = watch
        switch input {
        case .entry(let name, let path):
            let archive = try ExportArchive(path)
            source = try EntrySource(archive, try archive.entry(name))
            isFile = true
        case .file(let path) where ExportArchive.isArchive(path):
            let archive = try ExportArchive(path)
            source = try EntrySource(archive, try archive.onlyEntry())
            isFile = true
        case .file(let path):
            let file = mayBePipe ? try File.reading(path, mayBePipe: true) : try Self.file(path)
            let status = try file.status()
            isFile = status.isRegular && status.names > 0
            source = try StreamSource(file)
        case .standardInput:
            source = try StreamSource(try File.standardInput())
            isFile = false
        }
        guard source.isCompressed else { return }
        switch InputKind.sniff(try head(4).bytes) {
        case .gzip, .zip:
            throw ExportError(
                .container, "the input is compressed twice, or an archive in an archive",
                hint: "unpack it and name the export")
        default: break
        }
    }

    /// Opens the input that `text` names: `FILE`, `FILE.zip:ENTRY` or `-`.
    convenience init(_ text: String, mayBePipe: Bool = false) throws {
        try self.init(ExportInput(text), mayBePipe: mayBePipe)
    }

    /// The export's first bytes, at most `limit`, and whether they are all of it. They are read again by `next`.
    func head(_ limit: Int) throws -> (bytes: [UInt8], isWhole: Bool) {
        var start: [UInt8] = []
        while start.count < limit, let piece = try read() { start += piece }
        // What `read` had left of an earlier look comes behind what it just gave.
        ahead = start + ahead[given...]
        given = 0
        return (Array(start.prefix(limit)), start.count < limit)
    }

    /// The next bytes of the export; `nil` at its end.
    func next() throws -> [UInt8]? {
        let piece = try read()
        try watch?.passed(source.bytesRead, of: source.total, isDone: piece == nil)
        if let piece { return piece }
        // Not in `read`: whoever looks at the first bytes of a small entry need not wait for the digest of its archive.
        try source.finish()
        return nil
    }

    private func read() throws -> [UInt8]? {
        guard given < ahead.count else { return try source.next() }
        let piece = Array(ahead[given...].prefix(Self.pieceSize))
        given += piece.count
        if given == ahead.count { (ahead, given) = ([], 0) }
        return piece
    }

    private static func file(_ path: String) throws -> File {
        // A folder is refused as everywhere.
        if Folder.isFolder(path) { return try File.reading(path) }
        guard let file = try File.regular(path, followingLinks: true) else {
            throw KitError(
                .failed,
                "\(path): the export must be a file: its path and digest are recorded, and disposal looks for it",
                hint: "write it to a file first")
        }
        return file
    }
}

/// What gives the bytes of an export in pieces that are worth their while.
private protocol ExportSource: AnyObject {
    /// Whether the bytes are inflated.
    var isCompressed: Bool { get }
    /// The bytes read so far, of all that there are, where that is known: of the file, or of an entry, unpacked.
    var bytesRead: Int { get }
    var total: Int? { get }
    /// The size and digest of the file; known after `finish`.
    var size: Int { get }
    var digest: Digest { get }
    /// The digest of the file, or of an entry of it; known after `finish`.
    var exportDigest: Digest { get }

    /// The next bytes; `nil` at the end.
    func next() throws -> [UInt8]?
    /// Is called when all was read.
    func finish() throws
}

/// A file or a pipe that is read from its begin to its end, inflated where it is gzip.
private final class StreamSource: ExportSource {
    private let file: File
    private var inflater: GzipInflater?
    private var buffer = [UInt8](repeating: 0, count: ExportBytes.pieceSize)
    /// The first bytes, which told what it is; empty once they were given.
    private var first: [UInt8] = []
    private var hash = SHA256()
    private var isAtEnd = false

    private(set) var size = 0
    let total: Int?
    var bytesRead: Int { size }
    let isCompressed: Bool
    var digest: Digest { hash.finish() }
    var exportDigest: Digest { digest }

    init(_ file: consuming File) throws {
        self.file = file
        let status = try self.file.status()
        total = status.isRegular ? status.length : nil
        var first: [UInt8] = []
        // A pipe may give its first bytes one by one.
        while first.count < 4, case let count = try self.file.read(into: &buffer), count > 0 {
            first += buffer[..<count]
        }
        hash.update(first)
        size = first.count
        isCompressed = InputKind.sniff(first) == .gzip
        if isCompressed {
            inflater = try GzipInflater(outputSize: ExportBytes.pieceSize)
            inflater?.push(first)
        } else {
            self.first = first
        }
        guard InputKind.sniff(first) != .zip else {
            throw ExportError(
                .container, "a zip archive comes through a pipe, and its directory stands at its end",
                hint: "save it to a file and name that, or pipe the export itself: unzip -p FILE.zip ENTRY")
        }
    }

    func next() throws -> [UInt8]? {
        guard inflater != nil else {
            if !first.isEmpty {
                defer { first = [] }
                return first
            }
            let piece = try readPiece()
            return piece.isEmpty ? nil : piece
        }
        // A file of tiny members gives a few bytes at a time.
        var piece: [UInt8] = []
        while piece.count < ExportBytes.pieceSize, let text = try inflated() {
            if piece.isEmpty { piece = text } else { piece += text }
        }
        return piece.isEmpty ? nil : piece
    }

    func finish() {}

    /// What the inflater gives next, at most a piece; `nil` at the end of the file.
    private func inflated() throws -> [UInt8]? {
        var text: [UInt8] = []
        while try inflater?.next(into: &text) != true {
            guard !isAtEnd else { return nil }
            let piece = try readPiece()
            if piece.isEmpty {
                try inflater?.finish()
                isAtEnd = true
            } else {
                inflater?.push(piece)
            }
        }
        return text
    }

    private func readPiece() throws -> [UInt8] {
        let count = try file.read(into: &buffer)
        let piece = Array(buffer[..<count])
        hash.update(piece)
        size += count
        return piece
    }
}

/// An entry of a zip archive.
private final class EntrySource: ExportSource {
    private let archive: ExportArchive
    private var inflater: ZipEntryInflater
    private var whole: (digest: Digest, size: Int)?
    private var hash = SHA256()

    let isCompressed = true
    private(set) var bytesRead = 0
    let total: Int?
    var size: Int { whole?.size ?? 0 }
    var digest: Digest { whole?.digest ?? .sha256([]) }
    var exportDigest: Digest { hash.finish() }

    init(_ archive: ExportArchive, _ entry: ZipArchiveEntry) throws {
        self.archive = archive
        total = entry.size
        inflater = try ZipEntryInflater(entry, outputSize: ExportBytes.pieceSize) {
            try archive.read(at: $0, count: $1)
        }
    }

    func next() throws -> [UInt8]? {
        let archive = archive
        var piece: [UInt8] = []
        let isThere = try inflater.next(into: &piece) { try archive.read(at: $0, count: $1) }
        guard isThere else { return nil }
        hash.update(piece)
        bytesRead += piece.count
        return piece
    }

    /// The entry was found by the archive's directory; the digest is of all of the file, in a pass of its own.
    func finish() throws {
        if whole == nil { whole = try archive.digest() }
    }
}
