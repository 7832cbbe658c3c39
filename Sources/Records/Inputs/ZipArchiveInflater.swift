/// Reads the content of one entry of a zip archive: stored or deflated (RFC 1951), in constant memory.
///
/// The directory is what counts; the local header must not contradict it. What is read is right only once `next` has
/// given `false`: the CRC and the size are known at the end.
///
///     var inflater = try ZipEntryInflater(entry, read: read)
///     while try inflater.next(into: &text, read: read) { ... }
public struct ZipEntryInflater: ~Copyable {
    private enum Method {
        case stored
        case deflated
    }

    private static let pieceSize = 1 << 18

    private let entry: ZipArchiveEntry
    private let method: Method
    private var stream: InflateStream
    private var output: [UInt8]
    private var input: [UInt8] = []
    private var consumed = 0
    /// Where the next compressed bytes are, and how many there are.
    private var offset: Int
    private var remaining: Int
    private var produced = 0
    private var crc32: UInt32 = 0
    private var hasEnded = false

    /// Opens an entry.
    ///
    /// - Parameters:
    ///   - entry: An entry of the archive's directory.
    ///   - outputSize: The most bytes that one call of `next` gives.
    ///   - read: Gives so many bytes of the file from an offset on.
    /// - Throws: An `ExportError`, `.container` where the entry is encrypted, compressed by another method or is no file,
    ///   `.damaged` where its local header contradicts the directory; and what `read` throws.
    public init(
        _ entry: ZipArchiveEntry, outputSize: Int = 1 << 18, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) throws {
        let method = try Self.method(of: entry)
        let offset = try Self.contentOffset(of: entry, read: read)
        stream = try InflateStream(.none)
        self.method = method
        self.entry = entry
        self.offset = offset
        remaining = entry.compressedSize
        output = Array(repeating: 0, count: max(1, outputSize))
    }

    /// Reads more of the entry's content.
    ///
    /// - Parameters:
    ///   - text: Is emptied, then receives at most `outputSize` bytes.
    ///   - read: Gives so many bytes of the file from an offset on.
    /// - Returns: `false` at the end of the content, which was then right; nothing was written.
    /// - Throws: An `ExportError`, `.damaged` where the content is; and what `read` throws.
    public mutating func next(
        into text: inout [UInt8], read: (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) throws -> Bool {
        text.removeAll(keepingCapacity: true)
        while text.isEmpty, !hasEnded {
            if consumed == input.count, remaining > 0 {
                let count = min(remaining, Self.pieceSize)
                input = try read(offset, count)
                guard input.count == count else { throw damaged("is cut short") }
                consumed = 0
                offset += count
                remaining -= count
            }
            switch method {
            case .stored: copySome(into: &text)
            case .deflated: try inflateSome(into: &text)
            }
            crc32 = ZipChecksum.update(crc32, text)
            produced += text.count
            // An entry that is more than it says is refused at once, and not when the disk is full.
            guard produced <= entry.size else { throw damaged("is longer than it says") }
        }
        guard text.isEmpty else { return true }
        guard produced == entry.size else { throw damaged("is shorter than it says") }
        guard crc32 == entry.crc32 else { throw damaged("has another check sum than it says") }
        return false
    }

    private mutating func copySome(into text: inout [UInt8]) {
        let count = min(output.count, input.count - consumed)
        text.append(contentsOf: input[consumed..<consumed + count])
        consumed += count
        hasEnded = consumed == input.count && remaining == 0
    }

    private mutating func inflateSome(into text: inout [UInt8]) throws(ExportError) {
        let hasAllInput = remaining == 0
        let step = stream.step(input, from: consumed, into: &output, at: 0)
        consumed += step.consumed
        text.append(contentsOf: output[..<step.produced])
        switch step.outcome {
        case .damaged: throw damaged("is damaged")
        case .ended:
            guard hasAllInput, consumed == input.count else { throw damaged("goes on behind its end") }
            hasEnded = true
        case .going:
            // zlib writes as much as it can, so that no output from all there is means that more is missing.
            if hasAllInput, consumed == input.count, step.produced == 0 { throw damaged("is cut short") }
        }
    }

    private func damaged(_ problem: ExportError.Text) -> ExportError {
        .archive("the content of entry \(entry.number) \(problem)")
    }

    private static func method(of entry: ZipArchiveEntry) throws(ExportError) -> Method {
        guard entry.kind == .file else {
            throw ExportError(
                .container, "entry \(entry.number) of the zip archive is a folder or a link, not a file",
                hint: "name an entry that is an export")
        }
        guard !entry.isEncrypted else {
            throw ExportError(
                .container, "entry \(entry.number) of the zip archive is encrypted",
                hint: "unpack it with its password and name the file")
        }
        switch entry.method {
        case 0:
            guard entry.compressedSize == entry.size else {
                throw .archive("entry \(entry.number) is stored and has two sizes")
            }
            return .stored
        case 8: return .deflated
        default:
            throw ExportError(
                .container,
                "entry \(entry.number) of the zip archive is compressed by method \(entry.method)\(name(ofMethod: entry.method)), and only deflate is read",
                hint: "unpack it and name the file, or pack it again with deflate")
        }
    }

    private static func name(ofMethod method: Int) -> ExportError.Text {
        switch method {
        case 9: " (Deflate64)"
        case 12: " (bzip2)"
        case 14: " (LZMA)"
        case 93: " (Zstandard)"
        case 95: " (XZ)"
        case 99: " (AES encryption)"
        default: ""
        }
    }

    /// Where the content begins: behind the local header, which must be of this entry.
    private static func contentOffset(
        of entry: ZipArchiveEntry, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) throws -> Int {
        let header = LittleEndian(try read(entry.offset, ZipArchiveEntry.localHeaderSize), from: 0)
        let nameSize = try header.number(at: 26, size: 2)
        let extraSize = try header.number(at: 28, size: 2)
        let room = entry.end - entry.offset - ZipArchiveEntry.localHeaderSize
        guard try header.number(at: 0, size: 4) == 0x0403_4B50, nameSize == entry.nameBytes.count,
            nameSize + extraSize <= room,
            try read(entry.offset + ZipArchiveEntry.localHeaderSize, nameSize) == entry.nameBytes,
            try header.number(at: 8, size: 2) == entry.method
        else {
            throw ExportError.archive("the header of entry \(entry.number) is not the one that its directory names")
        }
        // With bit 3 the sizes and the CRC were not known yet and stand behind the content, too; a size of all ones
        // stands in a zip64 field. The directory has them all.
        let flags = try header.number(at: 6, size: 2)
        let stated = [
            try header.number(at: 14, size: 4), try header.number(at: 18, size: 4), try header.number(at: 22, size: 4),
        ]
        let known = [Int(entry.crc32), entry.compressedSize, entry.size]
        for (index, number) in stated.enumerated() where number != known[index] {
            guard flags & 1 << 3 != 0 || (index > 0 && number == 0xFFFF_FFFF) else {
                throw ExportError.archive("the header of entry \(entry.number) contradicts its directory")
            }
        }
        guard nameSize + extraSize + entry.compressedSize <= room else {
            throw ExportError.archive("entry \(entry.number) lies over another or over the directory")
        }
        return entry.offset + ZipArchiveEntry.localHeaderSize + nameSize + extraSize
    }
}
