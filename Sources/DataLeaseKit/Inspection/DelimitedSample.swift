internal import Agreements
internal import Records

/// The begin of a delimited export, read by a dialect.
struct DelimitedSample {
    let header: [String]
    let records: Int
    /// The first records' fields, decoded.
    let rows: [[[UInt8]]]

    init?(_ text: [UInt8], _ dialect: CSVDialect) {
        guard var splitter = try? CSVSplitter(dialect: dialect, mode: .lenient) else { return nil }
        splitter.push(text)
        splitter.finish()
        var (records, rows) = (0, [[[UInt8]]]())
        while let batch = try? splitter.next() {
            records += batch.recordCount
            guard batch.kind == .records, rows.isEmpty, let header = splitter.header else { continue }
            rows = Self.rows(of: batch, dialect, columns: header)
        }
        guard let header = splitter.header else { return nil }
        self.header = header
        self.records = records
        self.rows = rows
    }

    private static func rows(of batch: Batch, _ dialect: CSVDialect, columns: [String]) -> [[[UInt8]]] {
        var batch = batch
        let tokenizer = try? CSVTokenizer(
            dialect: dialect, mode: .lenient, columns: columns,
            columnRules: Array(repeating: 0, count: columns.count), margins: .init(extra: 0))
        guard (try? tokenizer?.tokenise(&batch)) != nil else { return [] }
        var rows: [[[UInt8]]] = []
        for cell in batch.cells.cells {
            guard cell.record < 100 else { break }
            var value = ValueColumn()
            dialect.codec.decode(cell, in: batch.bytes, into: &value)
            while rows.count <= Int(cell.record) { rows.append([]) }
            rows[Int(cell.record)].append(Array(value[0]))
        }
        return rows
    }
}

extension Profile.Recognition {
    /// Whether the records of an export without a header are of this many columns and shapes, nearly all of them.
    func fits(_ sample: DelimitedSample) -> Bool {
        guard !sample.rows.isEmpty else { return false }
        let fitting = sample.rows.count { row in
            guard columns.map({ row.count >= $0 }) ?? true else { return false }
            return shapes.allSatisfy { $0.column <= row.count && $0.fits(row[$0.column - 1]) }
        }
        return fitting * 10 >= sample.rows.count * 9
    }

    /// Whether a document has one of the roots and holds one of the elements. Nothing asked is nothing missed.
    func fits(_ glance: XMLGlance) -> Bool {
        (root.isEmpty || root.contains(glance.root))
            && (contains.isEmpty || contains.contains { glance.names.contains($0) })
    }
}
