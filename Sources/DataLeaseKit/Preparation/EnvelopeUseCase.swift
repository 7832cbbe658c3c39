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

/// What `envelope` is told of a file.
public enum EnvelopeFormat: String, Sendable, CaseIterable {
    /// Delimited text, or any other bytes.
    case csv
    /// XML.
    case xml
}

extension DataLease {
    /// Reads an export and writes it back with every value kept, through the same reader and writer as a bundle.
    ///
    /// With `copy`, what is written goes to that file, which must not exist. This is no way out: the copy is the input.
    ///
    /// - Parameter format: How to read it; `nil` finds out from its begin.
    public static func envelope(_ path: String, copy: String?, format: EnvelopeFormat? = nil) throws -> EnvelopeResult {
        let bytes = try ExportBytes(path, mayBePipe: true)
        let head = try bytes.head(CSVSniffer.sampleSize)
        guard !head.bytes.isEmpty else {
            if let copy { try Folder.write([], to: copy) }
            return EnvelopeResult(
                format: "empty", records: 0, size: 0, digest: .sha256([]), remark: "the file is empty",
                firstDifference: nil)
        }
        let isXML = format.map { $0 == .xml } ?? (InputKind.sniff(head.bytes) == .plain(.xml))
        let run = EnvelopeRun(bytes, copy: try copy.map { try EnvelopeCopy($0) })
        do {
            return try isXML ? run.xml() : run.csv(head.bytes, isWhole: head.isWhole)
        } catch {
            run.discard()
            throw error
        }
    }
}

/// One reading and writing back.
private final class EnvelopeRun {
    private let bytes: ExportBytes
    private let copy: EnvelopeCopy?
    private var records = 0
    private var size = 0
    private var firstDifference: Int?
    private var hash = SHA256()
    /// What was read and is not written yet.
    private var input: [UInt8] = []

    init(_ bytes: ExportBytes, copy: EnvelopeCopy?) {
        self.bytes = bytes
        self.copy = copy
    }

    func discard() { copy?.discard() }

    func xml() throws -> EnvelopeResult {
        // Not the reading that keeps everything, which makes no cells: the splice is to be tried.
        var reading = XMLReading(paths: try XMLPathSet([]), otherwise: 0)
        reading.shown = [0]
        var reader = try XMLReader(reading)
        while let piece = try bytes.next() {
            input += piece
            reader.push(piece)
            while let batch = try reader.next() { try take(batch, CellCodec(encoding: reader.encoding)) }
        }
        reader.finish()
        while let batch = try reader.next() { try take(batch, CellCodec(encoding: reader.encoding)) }
        return try result("xml", "\(reader.encoding.name); libxml2 agrees with every batch")
    }

    func csv(_ head: [UInt8], isWhole: Bool) throws -> EnvelopeResult {
        // What is in no encoding for certain is read as bytes: nothing depends on what they mean here.
        let guess = try? TextEncoding.sniff(start: head, isWhole: isWhole)
        let encoding = guess?.encoding ?? .utf8
        var decoder = TextDecoder(encoding, isStrict: false)
        var start: [UInt8] = []
        try decoder.decode(head, into: &start)
        let dialect = try CSVSniffer.sniff(start, isWhole: isWhole)
        decoder = TextDecoder(encoding, isStrict: false)
        var splitter = try CSVSplitter(dialect: dialect.dialect, mode: .lenient)
        let codec = dialect.dialect.codec(encoding)
        func takeAll() throws {
            while var batch = try splitter.next() {
                // Every field becomes a cell and is written from it, so that the splice is tried and not passed by.
                let header = splitter.header ?? []
                try CSVTokenizer(
                    dialect: dialect.dialect, mode: .lenient, columns: header,
                    columnRules: Array(repeating: 0, count: header.count),
                    margins: .init(preamble: 0, footer: 0, extra: 0)
                ).tokenise(&batch)
                try take(batch, codec)
            }
        }
        while let piece = try bytes.next() {
            input += piece
            var text: [UInt8] = []
            try decoder.decode(piece, into: &text)
            splitter.push(text)
            try takeAll()
        }
        var end: [UInt8] = []
        let rest = try decoder.finish(into: &end)
        splitter.push(end)
        splitter.finish()
        try takeAll()
        if !rest.isEmpty { try write(rest) }
        let reasons = [
            guess.map { Exports.shown($0.reason, $0.confidence) } ?? "in no encoding that is clear: read as bytes",
            Exports.shown(dialect.reason, dialect.confidence),
        ]
        return try result("csv", reasons.joined(separator: "; "))
    }

    private func take(_ batch: Batch, _ codec: CellCodec) throws {
        records += batch.recordCount
        var output: [UInt8] = []
        // Each value is written from what it decodes to: what comes out is what a rule that changes nothing would write.
        try codec.splice(batch, rewritten(batch, codec), into: &output)
        if codec.encoding != .utf8 {
            var encoded: [UInt8] = []
            try TextEncoder(codec.encoding).encode(output, into: &encoded)
            output = encoded
        }
        try write(output)
    }

    private func write(_ output: [UInt8]) throws {
        try copy?.write(output)
        hash.update(output)
        if firstDifference == nil, let offset = difference(input, output) { firstDifference = size + offset }
        input.removeFirst(min(output.count, input.count))
        size += output.count
    }

    private func result(_ format: String, _ remark: String) throws -> EnvelopeResult {
        if firstDifference == nil, !input.isEmpty { firstDifference = size }
        try copy?.finish()
        return EnvelopeResult(
            format: format, records: records, size: size, digest: hash.finish(), remark: remark,
            firstDifference: firstDifference)
    }

    private func rewritten(_ batch: Batch, _ codec: CellCodec) -> Replacements {
        var replacements = Replacements(cellCount: batch.cells.cells.count)
        var values = ValueColumn()
        for cell in batch.cells.cells { codec.decode(cell, in: batch.bytes, into: &values) }
        replacements.replace(Array(batch.cells.cells.indices), by: values)
        return replacements
    }

    private func difference(_ input: [UInt8], _ output: [UInt8]) -> Int? {
        if input.count >= output.count, input.prefix(output.count).elementsEqual(output) { return nil }
        return zip(input, output).prefix { $0.0 == $0.1 }.count
    }
}

/// The copy that `envelope` writes: under a temporary name until it is whole.
private final class EnvelopeCopy {
    private let path: String
    private let temporary: String
    private let file: File

    private static let prefix = ".datalease-copy."

    init(_ path: String) throws {
        guard !Folder.exists(path) else {
            throw KitError(.failed, "\(path) exists already", hint: "it is never overwritten; choose another name")
        }
        self.path = path
        let folder = Folder.parent(of: path)
        // A run that was killed left all of an export, which nobody would look for.
        for name in Folder.names(in: folder) where name.hasPrefix(Self.prefix) && name.hasSuffix(".partial") {
            guard let process = Int(name.dropFirst(Self.prefix.count).prefix { $0 != "-" }),
                !ProcessIdentity.isThere(process)
            else { continue }
            try Folder.remove("\(folder)/\(name)")
        }
        temporary = "\(folder)/\(Self.prefix)\(Folder.ownMark).partial"
        file = try File.creating(temporary, mode: 0o600)
    }

    func write(_ bytes: [UInt8]) throws { try file.write(bytes) }

    func finish() throws {
        try file.sync()
        try Folder.rename(temporary, withoutReplacing: path)
    }

    func discard() { try? Folder.remove(temporary) }
}
