/// Takes the entries of a zip file as they are read.
public protocol ZipEntrySink {
    /// An entry starts. Its path was checked; see `EntryPath`.
    mutating func begin(_ path: String) throws(BundleError)
    /// The next piece of the entry's content, not yet checked: its CRC and size stand behind it.
    mutating func content(_ bytes: ArraySlice<UInt8>) throws(BundleError)
    /// The entry ended, and its CRC and sizes were right.
    mutating func end(_ entry: ZipEntry) throws(BundleError)
}

/// Reads a zip file as `ZipWriter` writes it, from a stream of bytes, in constant memory but for its directory.
///
/// Anything else is refused, also what other programs would call a valid zip file: the records that must follow are
/// made from what was read and compared byte for byte. Give it bytes with `push`, then call `finish` once.
public struct ZipReader: ~Copyable {
    private enum State: Equatable {
        case signature
        case localHeader
        case path
        case content
        case descriptor
        case directory
        case end
        case failed
    }

    private var state = State.signature
    /// What is read of the record at hand, and how many bytes it must have.
    private var record: [UInt8] = []
    private var needed = 4
    private var offset: UInt64 = 0
    private var entries: [ZipEntry] = []
    private var paths = EntryPathSet()
    private var current = ZipEntry(path: "", crc32: 0, compressedSize: 0, size: 0, offset: 0)
    private var time: ZipRecords.DosTime?
    private var expected: [UInt8] = []
    private var inflater: Inflater

    /// A reader at the start of a file. Throws a `.library` error where zlib fails.
    public init() throws(BundleError) {
        inflater = try Inflater()
    }

    /// Takes bytes of the file and hands what they hold to `sink`.
    ///
    /// Throws a `.zip` error for anything that `ZipWriter` does not write, and what the sink throws; after an error,
    /// nothing more is read.
    public mutating func push(
        _ bytes: ArraySlice<UInt8>, into sink: inout some ZipEntrySink
    ) throws(BundleError) {
        do throws(BundleError) {
            var rest = bytes
            while !rest.isEmpty {
                switch state {
                case .content: rest = try readContent(rest, into: &sink)
                case .directory: rest = try compareDirectory(rest)
                case .end: throw refusal("bytes behind its end")
                case .failed: throw refusal("it was refused before")
                default: rest = try readRecord(rest, into: &sink)
                }
            }
        } catch {
            state = .failed
            throw error
        }
    }

    /// The entries in order. Throws a `.zip` error where the file ended early.
    public mutating func finish() throws(BundleError) -> [ZipEntry] {
        defer { state = .failed }
        guard state == .end else { throw refusal("it ends early") }
        return entries
    }

    private mutating func readRecord(
        _ bytes: ArraySlice<UInt8>, into sink: inout some ZipEntrySink
    ) throws(BundleError) -> ArraySlice<UInt8> {
        let missing = needed - record.count
        record.append(contentsOf: bytes.prefix(missing))
        if record.count == needed { try endRecord(into: &sink) }
        return bytes.dropFirst(missing)
    }

    private mutating func endRecord(into sink: inout some ZipEntrySink) throws(BundleError) {
        switch state {
        case .signature:
            if record.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
                state = .localHeader
                needed = ZipRecords.localHeaderFixedSize
            } else {
                try beginDirectory()
            }
        case .localHeader:
            let size = Int(record.little16(at: 26))
            guard size <= EntryPath.largestSize else {
                throw refusal("a path longer than \(EntryPath.largestSize) bytes")
            }
            state = .path
            needed = ZipRecords.localHeaderFixedSize + size + 20
        case .path:
            try beginEntry()
            try sink.begin(current.path)
        case .descriptor:
            guard record == ZipRecords.descriptor(current) else {
                throw refusal("a checksum or a size that is not the content's")
            }
            offset += UInt64(record.count) + current.compressedSize
            entries.append(current)
            try sink.end(current)
            expect(.signature, 4)
        default:
            break
        }
    }

    private mutating func beginEntry() throws(BundleError) {
        let entryTime = ZipRecords.DosTime(time: record.little16(at: 10), date: record.little16(at: 12))
        let pathBytes = record[ZipRecords.localHeaderFixedSize..<record.count - 20]
        guard let path = String(validating: pathBytes, as: UTF8.self),
            record == ZipRecords.localHeader(path, entryTime), time == nil || time == entryTime
        else { throw refusal("a local header that is not a bundle's") }
        guard entries.count < ZipWriter.largestEntryCount else {
            throw refusal("more than \(ZipWriter.largestEntryCount) entries")
        }
        time = entryTime
        do throws(BundleError) {
            try paths.insert(path)
        } catch {
            throw refusal(error.what)
        }
        current = ZipEntry(path: path, crc32: 0, compressedSize: 0, size: 0, offset: offset)
        offset += UInt64(record.count)
        inflater.reset()
        expect(.content, 0)
    }

    private mutating func readContent(
        _ bytes: ArraySlice<UInt8>, into sink: inout some ZipEntrySink
    ) throws(BundleError) -> ArraySlice<UInt8> {
        var rest = bytes
        while true {
            guard let step = inflater.step(rest) else { throw refusal("content that is not valid deflate") }
            rest = rest.dropFirst(step.consumed)
            current.compressedSize += UInt64(step.consumed)
            let piece = inflater.output[..<step.produced]
            current.crc32 = CRC32.update(current.crc32, piece)
            current.size += UInt64(step.produced)
            if !piece.isEmpty { try sink.content(piece) }
            if step.ended {
                expect(.descriptor, ZipRecords.descriptorSize)
                return rest
            }
            // Output that is not full means that zlib has nothing more to say about this input.
            if rest.isEmpty, step.produced < inflater.output.count { return rest }
        }
    }

    private mutating func beginDirectory() throws(BundleError) {
        guard let time else { throw refusal("no entry") }
        expected = ZipRecords.directory(entries, time, at: offset)
        let start = record
        expect(.directory, 0)
        _ = try compareDirectory(start[...])
    }

    private mutating func compareDirectory(_ bytes: ArraySlice<UInt8>) throws(BundleError) -> ArraySlice<UInt8> {
        // `needed` counts how far the directory agrees.
        let piece = bytes.prefix(expected.count - needed)
        guard piece.elementsEqual(expected[needed..<needed + piece.count]) else {
            throw refusal("a directory that is not the entries'")
        }
        needed += piece.count
        if needed == expected.count { state = .end }
        return bytes.dropFirst(piece.count)
    }

    private mutating func expect(_ state: State, _ size: Int) {
        self.state = state
        record.removeAll(keepingCapacity: true)
        needed = size
    }

    private func refusal(_ problem: String) -> BundleError {
        let place = entries.isEmpty ? "" : " behind \(entries.count) entries"
        return BundleError(
            .zip, "the decrypted content is not a bundle's zip file: \(problem)\(place)",
            hint: "only bundles that this program wrote are checked; unzip reads other files")
    }
}
