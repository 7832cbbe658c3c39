internal import Primitives
internal import Records

/// The bytes of an export file, inflated where it is gzip, with the digest of the file itself.
///
/// Owned by the one reader of an export.
final class ExportBytes {
    /// The size of one read of the file, in bytes.
    private static let pieceSize = 1 << 18

    private let file: File
    private var inflater: GzipInflater?
    private var buffer: [UInt8]
    private var hash = SHA256()
    private var isAtEnd = false
    /// What was read to look at it, and how much of it `next` has given.
    private var ahead: [UInt8] = []
    private var given = 0

    /// The size of the file so far, in bytes; all of it at the end.
    private(set) var size = 0
    /// The digest of the file, known at its end.
    var digest: Digest { hash.finish() }

    /// Opens `path` and looks at its first bytes.
    ///
    /// Refuses what is no file, unless it `mayBePipe`: an export that becomes a bundle is looked for again at disposal.
    init(_ path: String, mayBePipe: Bool = false) throws {
        file = mayBePipe ? try File.reading(path) : try Self.file(path)
        buffer = [UInt8](repeating: 0, count: Self.pieceSize)
        let first = try readPiece()
        switch InputKind.sniff(first) {
        case .gzip: inflater = try GzipInflater(outputSize: Self.pieceSize)
        case let kind: try kind.refuseUnlessReadable()
        }
        if inflater == nil {
            ahead = first
        } else {
            inflater?.push(first)
        }
    }

    /// The export's first bytes, at most `limit`, and whether they are all of it. They are read again by `next`.
    func head(_ limit: Int) throws -> (bytes: [UInt8], isWhole: Bool) {
        var start: [UInt8] = []
        while start.count < limit, let piece = try next() { start += piece }
        // What `next` had left of an earlier look comes behind what it just gave.
        ahead = start + ahead[given...]
        given = 0
        return (Array(start.prefix(limit)), start.count < limit)
    }

    /// The next bytes of the export; `nil` at its end.
    func next() throws -> [UInt8]? {
        if given < ahead.count {
            let piece = Array(ahead[given...].prefix(Self.pieceSize))
            given += piece.count
            if given == ahead.count { (ahead, given) = ([], 0) }
            return piece
        }
        guard inflater != nil else {
            let piece = try readPiece()
            return piece.isEmpty ? nil : piece
        }
        // A file of tiny members gives a few bytes at a time; readers get pieces that are worth their while.
        var piece: [UInt8] = []
        while piece.count < Self.pieceSize, let text = try inflated() {
            if piece.isEmpty { piece = text } else { piece += text }
        }
        return piece.isEmpty ? nil : piece
    }

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

    private func readPiece() throws -> [UInt8] {
        let count = try file.read(into: &buffer)
        let piece = Array(buffer[..<count])
        hash.update(piece)
        size += count
        return piece
    }
}
