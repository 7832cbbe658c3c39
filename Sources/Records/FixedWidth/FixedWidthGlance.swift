extension FixedWidthLayout {
    /// Whether the begin of an export looks like this layout: every line of it, nearly, is a record of some kind, and
    /// one at least is a row. Good enough to tell one kind of export from another, and for nothing else.
    ///
    /// - Parameters:
    ///   - text: The begin of the export in UTF-8.
    ///   - isWhole: Whether that is all of it.
    public func fits(_ text: [UInt8], isWhole: Bool) -> Bool {
        let cut = isWhole ? text.count : (text.lastIndex(of: LineEnds.lineFeed).map { $0 + 1 } ?? text.count)
        guard var splitter = try? FixedWidthSplitter(layout: self, mode: .lenient) else { return false }
        splitter.push(Array(text.prefix(min(cut, FixedWidthFraming.sampleSize))))
        splitter.finish()
        var (rows, strange) = (0, 0)
        while var batch = (try? splitter.next()) ?? nil {
            guard batch.kind == .records, let framing = splitter.framing,
                let tokenizer = try? FixedWidthTokenizer(
                    layout: self, framing: framing, mode: .policy(.setAside),
                    fieldRules: records.map { $0.fields.map { _ in FixedWidthTokenizer.noCell } })
            else { continue }
            guard (try? tokenizer.tokenise(&batch)) != nil else { return false }
            strange += batch.cells.setAside.count
            rows += batch.recordCount - batch.cells.setAside.count
        }
        return rows > 0 && strange * 20 <= rows
    }
}
