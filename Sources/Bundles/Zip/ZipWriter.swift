public import Primitives

/// Writes a zip file in one pass, zip64 throughout: `begin`, blocks, `end` for each entry, then `finish`.
///
/// Every byte is appended to the caller's buffer; the writer keeps only the directory. Layout: `ZipRecords`.
public struct ZipWriter: Sendable {
    /// The most entries of a file; what a reader holds in memory.
    public static let largestEntryCount = 10_000

    /// An entry that has ended, with what a manifest says about it.
    public struct Written: Sendable {
        /// The entry as the directory has it.
        public let entry: ZipEntry
        /// The SHA-256 of its content.
        public let sha256: Digest
    }

    private let time: ZipRecords.DosTime
    private var entries: [ZipEntry] = []
    private var paths = EntryPathSet()
    private var current: ZipEntry?
    private var hash = SHA256()
    private var offset: UInt64

    /// A file whose entries all have the time `time`, in UTC and to two seconds, from 1980 to 2107.
    public init(time: Instant) {
        self.init(time: time, offset: 0)
    }

    /// A file whose first record stands at `offset`, which is how a test reaches sizes that it cannot write.
    init(time: Instant, offset: UInt64) {
        self.time = ZipRecords.DosTime(time)
        self.offset = offset
    }

    /// Starts an entry. Throws an `.entry` error where one is open, where `path` is not allowed or is there already,
    /// and beyond `largestEntryCount`.
    public mutating func begin(_ path: String, into output: inout [UInt8]) throws(BundleError) {
        guard current == nil else { throw ZipWriter.outOfOrder("an entry begins while another is open") }
        guard entries.count < ZipWriter.largestEntryCount else {
            throw BundleError(.entry, "more than \(ZipWriter.largestEntryCount) entries")
        }
        try paths.insert(path)
        current = ZipEntry(path: path, crc32: 0, compressedSize: 0, size: 0, offset: offset)
        hash = SHA256()
        emit(ZipRecords.localHeader(path, time), into: &output)
    }

    /// Appends a block to the open entry.
    public mutating func append(_ block: DeflateBlock, into output: inout [UInt8]) throws(BundleError) {
        guard current != nil else { throw ZipWriter.outOfOrder("a block outside any entry") }
        hash.update(block.content)
        append(block.deflated, crc32: block.crc32, size: block.content.count, into: &output)
    }

    /// Ends the open entry.
    public mutating func end(into output: inout [UInt8]) throws(BundleError) -> Written {
        append(Deflater.end, crc32: 0, size: 0, into: &output)
        guard let entry = current else { throw ZipWriter.outOfOrder("an entry ends that never began") }
        emit(ZipRecords.descriptor(entry), into: &output)
        entries.append(entry)
        current = nil
        return Written(entry: entry, sha256: hash.finish())
    }

    /// Writes the directory. Throws an `.entry` error while an entry is open.
    public mutating func finish(into output: inout [UInt8]) throws(BundleError) {
        guard current == nil else { throw ZipWriter.outOfOrder("the file ends while an entry is open") }
        output.append(contentsOf: ZipRecords.directory(entries, time, at: offset))
    }

    /// Appends compressed bytes whose content has `size` bytes.
    mutating func append(_ deflated: [UInt8], crc32: UInt32, size: Int, into output: inout [UInt8]) {
        guard var entry = current else { return }
        entry.crc32 = CRC32.combine(entry.crc32, crc32, secondSize: size)
        // Sizes of 64 bits: 16 EiB are written by nobody.
        entry.size += UInt64(size)
        entry.compressedSize += UInt64(deflated.count)
        current = entry
        emit(deflated, into: &output)
    }

    private mutating func emit(_ bytes: [UInt8], into output: inout [UInt8]) {
        output.append(contentsOf: bytes)
        offset += UInt64(bytes.count)
    }

    private static func outOfOrder(_ problem: String) -> BundleError {
        BundleError(.entry, "a bundle was written out of order: \(problem)")
    }
}
