public import Primitives
internal import Records

/// What `envelope` found.
public struct EnvelopeResult: Sendable {
    /// `csv` or `xml`.
    public let format: String
    /// The records that were read.
    public let records: Int
    /// The bytes read and written.
    public let size: Int
    /// The digest of the file; of what was written too.
    public let digest: Digest
    /// How it was read, for people.
    public let remark: String
    /// The offset of the first byte that came back different; `nil` where all are the same.
    public let firstDifference: Int?
}

extension DataLease {
    /// Reads an export and writes it back with every value kept, through the same reader and writer as a bundle.
    ///
    /// With `copy`, what is written goes to that file, which must not exist. This is no way out: the copy is the input.
    public static func envelope(_ path: String, copy: String?) throws -> EnvelopeResult {
        let bytes = try ExportBytes(path, mayBePipe: true)
        let head = try bytes.head(CSVSniffer.sampleSize)
        guard !head.bytes.isEmpty else {
            if let copy { try Folder.write([], to: copy) }
            return EnvelopeResult(
                format: "empty", records: 0, size: 0, digest: .sha256([]), remark: "the file is empty",
                firstDifference: nil)
        }
        if InputKind.sniff(head.bytes) == .plain(.xml) {
            // Not the reading that keeps everything, which makes no cells: the splice is to be tried.
            var reading = XMLReading(paths: try XMLPathSet([]), otherwise: 0)
            reading.shown = [0]
            var reader = try XMLReader(reading)
            return try envelope(
                bytes, copy: copy, format: "xml", remark: "libxml2 agrees with every batch", codec: CellCodec(),
                push: { reader.push($0) }, finish: { reader.finish() }, next: { try reader.next() })
        }
        let guess = try CSVSniffer.sniff(head.bytes, isWhole: head.isWhole)
        var splitter = try CSVSplitter(dialect: guess.dialect, mode: .lenient)
        return try envelope(
            bytes, copy: copy, format: "csv", remark: guess.reason, codec: guess.dialect.codec,
            push: { splitter.push($0) }, finish: { splitter.finish() },
            next: {
                guard var batch = try splitter.next() else { return nil }
                // Every field becomes a cell and is written from it, so that the splice is tried and not passed by.
                let header = splitter.header ?? []
                try CSVTokenizer(
                    dialect: guess.dialect, mode: .lenient, columns: header,
                    columnRules: Array(repeating: 0, count: header.count),
                    margins: .init(preamble: 0, footer: 0, extra: 0)
                ).tokenise(&batch)
                return batch
            })
    }

    private static func envelope(
        _ bytes: ExportBytes, copy: String?, format: String, remark: String, codec: CellCodec,
        push: ([UInt8]) -> Void, finish: () -> Void, next: () throws -> Batch?
    ) throws -> EnvelopeResult {
        let file = try copy.map { try EnvelopeCopy($0) }
        do {
            var (records, size) = (0, 0)
            var firstDifference: Int?
            var hash = SHA256()
            var input: [UInt8] = []
            func take(_ batch: Batch) throws {
                records += batch.recordCount
                var output: [UInt8] = []
                // Each value is written from what it decodes to: what comes out is what a rule that changes nothing
                // would write.
                let replacements = rewritten(batch, codec)
                try codec.splice(batch, replacements, into: &output)
                try file?.write(output)
                hash.update(output)
                if firstDifference == nil, let offset = difference(input, output) { firstDifference = size + offset }
                input.removeFirst(min(output.count, input.count))
                size += output.count
            }
            while let piece = try bytes.next() {
                push(piece)
                input += piece
                while let batch = try next() { try take(batch) }
            }
            finish()
            while let batch = try next() { try take(batch) }
            if firstDifference == nil, !input.isEmpty { firstDifference = size }
            try file?.finish()
            return EnvelopeResult(
                format: format, records: records, size: size, digest: hash.finish(), remark: remark,
                firstDifference: firstDifference)
        } catch {
            file?.discard()
            throw error
        }
    }

    private static func rewritten(_ batch: Batch, _ codec: CellCodec) -> Replacements {
        var replacements = Replacements(cellCount: batch.cells.cells.count)
        var values = ValueColumn()
        for cell in batch.cells.cells { codec.decode(cell, in: batch.bytes, into: &values) }
        replacements.replace(Array(batch.cells.cells.indices), by: values)
        return replacements
    }

    private static func difference(_ input: [UInt8], _ output: [UInt8]) -> Int? {
        if input.count >= output.count, input.prefix(output.count).elementsEqual(output) { return nil }
        return zip(input, output).prefix { $0.0 == $0.1 }.count
    }
}

/// The copy that `envelope` writes: under a temporary name until it is whole.
private final class EnvelopeCopy {
    private let path: String
    private let temporary: String
    private let file: File

    init(_ path: String) throws {
        guard !Folder.exists(path) else {
            throw KitError(.failed, "\(path) exists already", hint: "it is never overwritten; choose another name")
        }
        self.path = path
        temporary = "\(Folder.parent(of: path))/.datalease-copy.\(Folder.ownMark).partial"
        file = try File.creating(temporary, mode: 0o600)
    }

    func write(_ bytes: [UInt8]) throws { try file.write(bytes) }

    func finish() throws {
        try file.sync()
        try Folder.rename(temporary, withoutReplacing: path)
    }

    func discard() { try? Folder.remove(temporary) }
}
