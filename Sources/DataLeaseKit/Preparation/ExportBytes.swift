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
    private var pending: [[UInt8]] = []

    /// The size of the file so far, in bytes; all of it at the end.
    private(set) var size = 0
    /// The digest of the file, known at its end.
    var digest: Digest { hash.finish() }

    /// Opens `path` and looks at its first bytes.
    init(_ path: String) throws {
        file = try File.reading(path)
        buffer = [UInt8](repeating: 0, count: Self.pieceSize)
        let first = try readPiece()
        switch InputKind.sniff(first) {
        case .gzip: inflater = try GzipInflater(outputSize: Self.pieceSize)
        case let kind: try kind.refuseUnlessReadable()
        }
        if inflater == nil {
            if !first.isEmpty { pending.append(first) }
        } else {
            inflater?.push(first)
        }
    }

    /// The export's first bytes, at most `limit`, and whether they are all of it. They are read again by `next`.
    func head(_ limit: Int) throws -> (bytes: [UInt8], isWhole: Bool) {
        var pieces: [[UInt8]] = []
        var count = 0
        while count < limit, let piece = try next() {
            pieces.append(piece)
            count += piece.count
        }
        let isWhole = count < limit
        pending = pieces + pending
        return (Array(pieces.joined().prefix(limit)), isWhole)
    }

    /// The next bytes of the export; `nil` at its end.
    func next() throws -> [UInt8]? {
        if !pending.isEmpty { return pending.removeFirst() }
        guard inflater != nil else {
            let piece = try readPiece()
            return piece.isEmpty ? nil : piece
        }
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
