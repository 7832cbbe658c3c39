/// Guesses how a delimited export is written from its first bytes.
public struct CSVSniffer: Sendable {
    /// A dialect and why it was chosen.
    public struct Guess: Sendable, Equatable {
        /// The dialect.
        public var dialect: CSVDialect
        /// From 0, a shot in the dark, to 1, declared or beyond doubt.
        public var confidence: Double
        /// The reason in one line, for people. It holds no value of the export.
        public var reason: String
    }

    /// What is known of a dialect and need not be guessed.
    public struct Declaration: Sendable, Equatable {
        /// The byte between fields.
        public var delimiter: UInt8?
        /// The byte around quoted fields. `.some(nil)` declares that there are no quotes.
        public var quote: UInt8??
        /// The line of the header, see `CSVDialect`.
        public var headerRow: Int?
        /// The number of footer lines.
        public var footerRows: Int?

        /// A declaration.
        public init(delimiter: UInt8? = nil, quote: UInt8?? = nil, headerRow: Int? = nil, footerRows: Int? = nil) {
            self.delimiter = delimiter
            self.quote = quote
            self.headerRow = headerRow
            self.footerRows = footerRows
        }
    }

    /// How many bytes at the begin of an export are enough for a guess.
    public static let sampleSize = 1 << 20

    private static let candidates: [UInt8] = [",", ";", "\t", "|", "^"].map { UInt8(ascii: $0) }

    /// Guesses what `declared` leaves open.
    ///
    /// A header row is assumed where none is declared, and no footer. The delimiter is what a `sep=` line names, else
    /// the one that divides most records into as many fields as the header.
    ///
    /// - Parameters:
    ///   - start: The first bytes of the export, up to `sampleSize`.
    ///   - isWhole: Whether that is all of it.
    ///   - declared: What need not be guessed.
    /// - Throws: `.encoding` where the export is UTF-16 or UTF-32; `.dialect` where the dialect is not usable.
    public static func sniff(
        _ start: [UInt8], isWhole: Bool, declared: Declaration = Declaration()
    ) throws(ExportError) -> Guess {
        try refuseWideEncodings(start)
        var dialect = CSVDialect(
            quote: declared.quote ?? UInt8(ascii: "\""), headerRow: declared.headerRow ?? 1,
            footerRows: declared.footerRows ?? 0)
        if let delimiter = declared.delimiter {
            dialect.delimiter = delimiter
            return try usable(Guess(dialect: dialect, confidence: 1, reason: "the delimiter was declared"))
        }
        if let delimiter = CSVPreamble.separator(in: start.span) {
            dialect.delimiter = delimiter
            return try usable(Guess(dialect: dialect, confidence: 1, reason: "a sep= line names the delimiter"))
        }
        return try usable(guess(start, isWhole: isWhole, dialect))
    }

    private static func usable(_ guess: Guess) throws(ExportError) -> Guess {
        guard guess.dialect.isUsable else { throw .unusableDialect }
        return guess
    }

    // MARK: The delimiter

    /// How well a delimiter fits.
    private struct Fit {
        var delimiter: UInt8
        var columns = 0
        var records = 0
        var even = 0

        var share: Double { columns < 2 || records == 0 ? 0 : Double(even) / Double(records) }
    }

    private static func guess(_ start: [UInt8], isWhole: Bool, _ dialect: CSVDialect) -> Guess {
        var dialect = dialect
        let fits = candidates.map { fit(of: $0, start, isWhole: isWhole, dialect) }
            .sorted { ($0.share, $0.columns) > ($1.share, $1.columns) }
        guard let best = fits.first, best.share > 0 else {
            return Guess(
                dialect: dialect, confidence: 0.5, reason: "no usual delimiter in the header: read as one column")
        }
        dialect.delimiter = best.delimiter
        // One line proves little, and two delimiters that fit equally well prove nothing.
        var confidence = best.records < 2 ? best.share / 2 : best.share
        if fits.count > 1, fits[1].share > best.share - 0.05 { confidence /= 2 }
        let name = best.delimiter == UInt8(ascii: "\t") ? "tab" : "'\(Unicode.Scalar(best.delimiter))'"
        return Guess(
            dialect: dialect, confidence: confidence,
            reason: "\(name) divides \(best.even) of the first \(best.records) records into \(best.columns) fields")
    }

    private static func fit(of delimiter: UInt8, _ start: [UInt8], isWhole: Bool, _ dialect: CSVDialect) -> Fit {
        var dialect = dialect
        dialect.delimiter = delimiter
        var fit = Fit(delimiter: delimiter)
        let span = start.span
        var index = 0
        let lines = max(0, dialect.headerRow - 1)
        switch CSVPreamble.end(in: span, 0..<span.count, isWhole: true, linesAboveHeader: lines) {
        case .at(let end): index = end
        case .needsMore, .missing: return fit
        }
        var scanner = CSVScanner(dialect)
        var fields = 0
        var isEnded = false
        while true {
            var event = scanner.next(span, &index, before: span.count)
            if case .more = event {
                // The last record of a sample may be cut, so it counts only in a whole export.
                guard isWhole || fit.records == 0 else { break }
                event = scanner.finish()
                isEnded = true
            }
            switch event {
            case .field, .lastField: fields += 1
            case .record:
                if fit.records == 0 { fit.columns = fields }
                if fields == fit.columns { fit.even += 1 }
                fit.records += 1
                fields = 0
            case .blankLine: break
            case .more: break
            }
            if isEnded, case .more = event { break }
        }
        return fit
    }

    // MARK: Encodings

    /// Refuses what is not written in bytes of ASCII: a UTF-16 or UTF-32 byte order mark, or a fifth of all bytes NUL.
    private static func refuseWideEncodings(_ start: [UInt8]) throws(ExportError) {
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x00, 0x00, 0xFE, 0xFF]]
        let nuls = start.count { $0 == 0 }
        guard marks.contains(where: { start.starts(with: $0) }) || nuls * 5 > start.count else { return }
        throw ExportError(
            .encoding, "the export looks like UTF-16 or UTF-32, and encodings other than UTF-8 are not read yet",
            hint: "export it again as UTF-8, or convert it with iconv")
    }
}
