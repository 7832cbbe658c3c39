internal import Primitives
internal import Records

/// The digest of a file, and of everything that is packed in it: of the contents of a gzip file, of every entry of a zip
/// archive, and of the same once more where one of these is packed itself. Told by first bytes, not by names.
///
/// Memory is bounded: pieces of 256 KiB, the directory of an archive, and an archive within an archive, whose directory
/// stands at its end, up to `largestInnerArchive`. Time is bounded by `largestRatio`. What cannot be looked into is said.
struct PackedDigests {
    /// The largest archive within an archive that is looked into, in bytes: it is held in memory.
    static let largestInnerArchive = 64 << 20
    /// What a file may unpack to, in times of its own size, once it has unpacked to `freeSize` bytes. Deflate packs
    /// nothing better than 1 : 1032, and texts of records hardly better than 1 : 100.
    static let largestRatio = 250
    static let freeSize = 1 << 30
    /// A hole of a file that is not read, in bytes: no file of ours has any.
    static let largestHole = 1 << 30

    private static let pieceSize = 1 << 18

    /// Takes a digest, and the name within the file of what has it: `nil` for the file itself.
    let found: (Digest, _ inside: String?) throws -> Void
    /// Takes why something could not be looked into, and its name within the file.
    let unread: (_ why: String, _ inside: String?) throws -> Void
    /// Takes how many bytes more were read from the disk.
    let progress: (Int) -> Void

    /// Reads a file. Refuses with a `KitError` where it cannot be read.
    func read(_ file: borrowing File) throws {
        let status = try file.status()
        guard try !hasLargeHole(file, size: status.length) else {
            return try unread("most of it is a hole, \(status.length) bytes in all; it is not read", nil)
        }
        let unpacking = Unpacking(
            budget: max(Self.freeSize, status.length.multipliedReportingOverflow(by: Self.largestRatio).0), to: self)
        let first = try file.bytes(at: 0, count: 4)
        let content = PackedContent(name: nil, depth: 0, of: unpacking)
        var buffer = [UInt8](repeating: 0, count: Self.pieceSize)
        var size = 0
        // As far as it went when it was opened: a file that somebody writes to for ever has no end.
        while size < status.length, case let count = try file.read(into: &buffer), count > 0 {
            try content.push(Array(buffer[..<count]))
            size += count
            progress(count)
        }
        guard size == status.length, try file.status() == status else {
            return try unread("it changed while it was read; search again when nobody writes to it", nil)
        }
        try content.finish()
        let tailSize = min(size, ArchiveTail.size)
        let isArchive =
            try InputKind.sniff(first) == .zip || file.path.lowercased().hasSuffix(".zip")
            || ArchiveTail.isEnd(file.bytes(at: size - tailSize, count: tailSize))
        if isArchive {
            let path = file.path
            do {
                try unpacking.archive(nil, depth: 0, size: size) { offset, count in
                    let bytes = try file.bytes(at: offset, count: count)
                    guard bytes.count == count else {
                        throw KitError(.failed, "\(path) became shorter while it was read")
                    }
                    return bytes
                }
            } catch is Unpacking.TooMuch {
                try unread(Unpacking.bomb, nil)
            }
        }
    }

    /// Whether the file has a hole that nobody's patience is to be spent on. A thousand pieces are looked at.
    private func hasLargeHole(_ file: borrowing File, size: Int) throws -> Bool {
        guard size > Self.largestHole else { return false }
        var offset = 0
        for _ in 0..<1000 {
            let next = try file.extent(from: offset, size: size)
            if (next?.lowerBound ?? size) - offset >= Self.largestHole { return true }
            guard let next, next.upperBound < size else { break }
            offset = next.upperBound
        }
        try file.rewind()
        return false
    }
}

/// The end of a zip archive, by which one is known that does not begin as one: a program that unpacks itself.
private enum ArchiveTail {
    /// The end record, and the longest comment.
    static let size = 22 + 0xFFFF

    /// Whether `tail`, the last bytes of a file, has an end record whose comment goes to the file's end.
    static func isEnd(_ tail: [UInt8]) -> Bool {
        guard tail.count >= 22 else { return false }
        return (0...tail.count - 22).contains { place in
            tail[place] == 0x50 && tail[place + 1] == 0x4B && tail[place + 2] == 5 && tail[place + 3] == 6
                && tail.count - place - 22 == Int(tail[place + 20]) | Int(tail[place + 21]) << 8
        }
    }
}

/// The unpacking of one file: how much it may come to, and whom to tell.
private final class Unpacking {
    /// It unpacks to more than anybody should read.
    struct TooMuch: Error {}

    let digests: PackedDigests
    private var budget: Int

    init(budget: Int, to digests: PackedDigests) {
        self.budget = budget
        self.digests = digests
    }

    func spend(_ count: Int) throws {
        budget -= count
        guard budget >= 0 else { throw TooMuch() }
    }

    /// Calls `body`, and says where what it unpacks is damaged or is too much.
    func saying(_ name: String?, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as ExportError {
            try digests.unread(error.what, name)
        }
    }

    /// Looks into an archive of `size` bytes.
    func archive(
        _ name: String?, depth: Int, size: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) throws {
        var directory: ZipDirectory?
        try saying(name) { directory = try ZipDirectory(size: size, read: read) }
        for entry in directory?.entries ?? [] where entry.kind == .file {
            let inside = [name, ExportError.printable(entry.name)].compactMap(\.self).joined(separator: ":")
            try saying(inside) {
                let content = PackedContent(name: inside, depth: depth + 1, of: self)
                var inflater = try ZipEntryInflater(entry, outputSize: 1 << 18, read: read)
                var piece: [UInt8] = []
                while try inflater.next(into: &piece, read: read) { try content.push(piece) }
                try content.finish()
            }
        }
    }

    static let bomb =
        "it unpacks to more than \(PackedDigests.largestRatio) times its size, which no export does; not read to its end"
}

/// Bytes that were unpacked, or the file's own at depth 0: their digest, and what is packed in them.
private final class PackedContent {
    private let name: String?
    private let depth: Int
    private let unpacking: Unpacking
    private var hash = SHA256()
    private var first: [UInt8] = []
    private var kind: InputKind?
    private var gzip: PackedGzip?
    /// An archive within something: all of it.
    private var archive: [UInt8]?
    /// The last bytes of what is packed in something and does not begin as an archive.
    private var tail: [UInt8]?

    init(name: String?, depth: Int, of unpacking: Unpacking) {
        self.name = name
        self.depth = depth
        self.unpacking = unpacking
    }

    func push(_ piece: [UInt8]) throws {
        hash.update(piece)
        if depth > 0 { try unpacking.spend(piece.count) }
        if kind == nil {
            first += piece
            guard first.count >= OtherArchive.sampleSize else { return }
            return try begin()
        }
        try pass(piece)
    }

    func finish() throws {
        if kind == nil { try begin() }
        try unpacking.digests.found(hash.finish(), name)
        try bounded { try gzip?.finish() }
        if let tail, ArchiveTail.isEnd(tail) {
            try unpacking.digests.unread("an archive with something in front of it; unpack it first", name)
        }
        if let archive {
            try unpacking.archive(name, depth: depth, size: archive.count) { offset, count in
                guard offset >= 0, count >= 0, count <= archive.count - offset else {
                    throw KitError(.failed, "an archive within an archive is cut short")
                }
                return Array(archive[offset..<offset + count])
            }
        }
    }

    /// Calls `body`; where it unpacks too much, the digest of the file itself is still to be had.
    private func bounded(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch is Unpacking.TooMuch where depth == 0 {
            gzip = nil
            try unpacking.digests.unread(Unpacking.bomb, name)
        }
    }

    /// Finds out what it is, and passes on what was held back for that.
    private func begin() throws {
        let kind = InputKind.sniff(first)
        self.kind = kind
        switch kind {
        case .gzip where depth < 2:
            gzip = try PackedGzip(name, content: depth + 1, of: unpacking)
        // The file itself is read from its directory on, without being held.
        case .zip where depth == 1: archive = []
        case .gzip, .zip:
            if depth == 2 { try unpacking.digests.unread("it is packed more than twice; unpack it first", name) }
        case .plain:
            if let format = OtherArchive.name(first) {
                try unpacking.digests.unread(
                    "it is packed as \(format), which is not looked into; unpack it first", name)
            }
            if depth > 0 { tail = [] }
        }
        try pass(first)
        first = []
    }

    private func pass(_ piece: [UInt8]) throws {
        try bounded { try gzip?.push(piece) }
        if tail != nil {
            tail?.append(contentsOf: piece.suffix(ArchiveTail.size))
            if let excess = tail.map({ $0.count - ArchiveTail.size }), excess > 0 { tail?.removeFirst(excess) }
        }
        guard let held = archive?.count else { return }
        guard held + piece.count <= PackedDigests.largestInnerArchive else {
            archive = nil
            return try unpacking.digests.unread(
                "an archive of more than \(PackedDigests.largestInnerArchive >> 20) MiB within another; unpack it first",
                name)
        }
        archive? += piece
    }
}

/// What a gzip file holds.
private final class PackedGzip {
    private let name: String?
    private let unpacking: Unpacking
    private let content: PackedContent
    private var inflater: GzipInflater
    private var hasEnded = false

    init(_ name: String?, content depth: Int, of unpacking: Unpacking) throws {
        self.name = name
        self.unpacking = unpacking
        let inside = [name, "(unpacked)"].compactMap(\.self).joined(separator: " ")
        content = PackedContent(name: inside, depth: depth, of: unpacking)
        inflater = try GzipInflater(outputSize: 1 << 18)
    }

    func push(_ piece: [UInt8]) throws {
        guard !hasEnded else { return }
        try guarded {
            inflater.push(piece)
            var text: [UInt8] = []
            while try inflater.next(into: &text) { try content.push(text) }
        }
    }

    func finish() throws {
        guard !hasEnded else { return }
        try guarded { try inflater.finish() }
        if !hasEnded { try content.finish() }
    }

    /// What comes behind a damaged place is not read; what came before may be all that matters.
    private func guarded(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as ExportError {
            hasEnded = true
            try unpacking.digests.unread(error.what, name)
            try content.finish()
        }
    }
}
