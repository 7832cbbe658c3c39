/// Guesses how a delimited export is written from its first bytes.
public struct CSVSniffer: Sendable {
    /// A dialect and why it was chosen.
    public struct Guess: Sendable, Equatable {
        /// The dialect.
        public var dialect: CSVDialect
        /// From 0, a shot in the dark, to 1, declared or beyond doubt: the share of records that have as many fields as
        /// the header; less where there are fewer than eight, where another delimiter does nearly as well, and where
        /// header, quote or escape are not the usual ones.
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
        /// The byte that makes the one behind it literal. `.some(nil)` declares that there is none.
        public var escape: UInt8??
        /// The line of the header, see `CSVDialect`.
        public var headerRow: Int?
        /// The number of records of the header; 1 where it is not declared.
        public var headerRows: Int?
        /// The number of footer lines; 0 where it is not declared.
        public var footerRows: Int?

        /// A declaration.
        public init(
            delimiter: UInt8? = nil, quote: UInt8?? = nil, escape: UInt8?? = nil, headerRow: Int? = nil,
            headerRows: Int? = nil, footerRows: Int? = nil
        ) {
            self.delimiter = delimiter
            self.quote = quote
            self.escape = escape
            self.headerRow = headerRow
            self.headerRows = headerRows
            self.footerRows = footerRows
        }
    }

    /// How many bytes at the begin of an export are enough for a guess.
    public static let sampleSize = 1 << 20
    /// How many lines at the begin of an export a header is looked for in.
    public static let headerLines = 64

    private static let candidates: [UInt8] = [",", ";", "\t", "|", "^", "~", ":"].map { UInt8(ascii: $0) }
    private static let colon = UInt8(ascii: ":")
    private static let apostrophe = UInt8(ascii: "'")
    private static let backslash = UInt8(ascii: "\\")

    /// Guesses what `declared` leaves open.
    ///
    /// - The delimiter is what a `sep=` line names, else the one that divides most records into as many fields as the
    ///   header. A colon is one only where it does so without exception, since times and addresses are full of them.
    /// - The quote is `"`; it is `'` where no field is in `"`, and those in `'` are all closed and make records more
    ///   even or stand in every record.
    /// - The escape is none; it is `\` where records are malformed or uneven without one and fewer are with it.
    /// - The header is the first line that is no blank line; where most records are in three columns or more, titles of
    ///   no more than half as many fields are passed over too. One is assumed to be there. No footer is.
    ///
    /// It is a guess: whoever knows the columns' names is to look for them, see `headerRow`.
    ///
    /// - Parameters:
    ///   - start: The first bytes of the export in UTF-8, up to `sampleSize`.
    ///   - isWhole: Whether that is all of it.
    ///   - declared: What need not be guessed.
    /// - Throws: `.dialect` where what is declared makes no usable dialect; never where nothing is declared.
    public static func sniff(
        _ start: [UInt8], isWhole: Bool, declared: Declaration = Declaration()
    ) throws(ExportError) -> Guess {
        var dialect = CSVDialect(
            quote: declared.quote ?? UInt8(ascii: "\""), escape: declared.escape ?? nil,
            headerRow: declared.headerRow ?? 1, headerRows: declared.headerRows ?? 1,
            footerRows: declared.footerRows ?? 0)
        let reading = CSVSample(start, isWhole: isWhole, headerRow: declared.headerRow)
        var known: ExportError.Text?
        if let delimiter = declared.delimiter {
            dialect.delimiter = delimiter
            known = "the delimiter was declared"
        } else if let delimiter = CSVPreamble.separator(in: start.span) {
            var named = dialect
            named.delimiter = delimiter
            // A line that names a letter of another alphabet, or the quote, is of no use.
            if named.isUsable {
                dialect = named
                known = "a sep= line names the delimiter"
            }
        }
        // Only one that was declared cannot be moved out of the way of another.
        if known == nil, dialect.quote == dialect.delimiter || dialect.escape == dialect.delimiter {
            dialect.delimiter = candidates.first { $0 != dialect.quote && $0 != dialect.escape } ?? dialect.delimiter
        }
        guard dialect.isUsable else { throw .unusableDialect }
        var choice = Choice(known: known)
        let delimiters = known == nil ? candidates.filter { start.contains($0) } : [dialect.delimiter]
        for delimiter in delimiters {
            var candidate = dialect
            candidate.delimiter = delimiter
            guard candidate.isUsable else { continue }
            choice.add(bestFit(candidate, reading, declared, start))
        }
        return choice.guess(dialect, declared)
    }

    /// The line of the header where the names of its columns are known: the one among the first `headerLines`, the first
    /// of them on a tie, whose fields hold the most of `names`, and at least half of them; `nil` where there is none.
    /// Lines are counted as in `CSVDialect.headerRow`.
    ///
    /// - Parameters:
    ///   - start: The first bytes of the export in UTF-8, up to `sampleSize`.
    ///   - dialect: How it is written; its header row does not matter.
    ///   - names: The names of columns.
    public static func headerRow(_ start: [UInt8], dialect: CSVDialect, names: Set<String>) -> Int? {
        guard !names.isEmpty, dialect.isUsable else { return nil }
        let span = start.span
        var position = CSVPreamble.endOfFurniture(in: span, 0..<span.count, isWhole: true) ?? 0
        var best: (row: Int, found: Int) = (0, 0)
        for row in 1...headerLines where position < span.count {
            let fields = CSVHeader.fields(at: position, in: start, dialect)
            let found = Set(fields).intersection(names).count
            if found > best.found { best = (row, found) }
            position = LineEnds.end(in: span, from: position).next
        }
        return best.found > 0 && best.found * 2 >= names.count ? best.row : nil
    }

    // MARK: Candidates

    /// The best that `dialect` can be made with the quotes and escapes that are not declared.
    private static func bestFit(
        _ dialect: CSVDialect, _ sample: CSVSample, _ declared: Declaration, _ start: [UInt8]
    ) -> CSVSample.Fit {
        var fit = sample.fit(dialect)
        var other = dialect
        if declared.quote == nil, fit.quotedFields == 0, start.contains(apostrophe) {
            other.quote = apostrophe
            if other.isUsable {
                let quoted = sample.fit(other)
                let isEverywhere = quoted.quotedFields >= quoted.records
                if quoted.quotedFields > 0, quoted.malformed == 0, isEverywhere || quoted.share > fit.share {
                    fit = quoted
                }
            }
        }
        other = fit.dialect
        if declared.escape == nil, fit.malformed + fit.uneven > 0, start.contains(backslash) {
            other.escape = backslash
            if other.isUsable {
                let escaped = sample.fit(other)
                if escaped.malformed + escaped.uneven < fit.malformed + fit.uneven, escaped.malformed <= fit.malformed {
                    fit = escaped
                }
            }
        }
        return fit
    }

    /// The fits of all candidates, the best of them first.
    private struct Choice {
        /// Why the delimiter is known, where it is.
        var known: ExportError.Text?
        private var best: CSVSample.Fit?
        private var second: CSVSample.Fit?

        init(known: ExportError.Text?) { self.known = known }

        mutating func add(_ fit: CSVSample.Fit) {
            if known == nil {
                // A time in every record divides it evenly too, but no name of a column.
                let isRisky = fit.dialect.delimiter == colon
                guard fit.score > 0, !isRisky || (fit.share == 1 && fit.records > 2 && fit.isFirst) else { return }
            }
            if let found = best, found.score >= fit.score {
                if (second?.score ?? 0) < fit.score { second = fit }
            } else {
                second = best
                best = fit
            }
        }

        func guess(_ dialect: CSVDialect, _ declared: Declaration) -> Guess {
            guard let best else {
                return Guess(
                    dialect: dialect, confidence: 0.5, reason: "no usual delimiter in the header: read as one column")
            }
            var dialect = best.dialect
            dialect.headerRow = declared.headerRow ?? best.headerRow
            var confidence = 1.0
            var reason: ExportError.Text
            if let known {
                reason = known
            } else {
                // A few lines prove little, and two delimiters that fit equally well prove nothing.
                confidence = best.share * (best.records < 8 ? 1 - 1 / Double(1 << best.records) : 1)
                if let second, second.score > best.score * 0.8 { confidence /= 2 }
                reason =
                    "\(name(of: dialect.delimiter)) divides \(best.even) of the first \(best.records) records into"
                reason = "\(reason) \(best.columns) fields"
            }
            if declared.quote == nil, dialect.quote == apostrophe {
                confidence *= 0.9
                reason = "\(reason), fields are quoted by '"
            }
            if declared.escape == nil, dialect.escape != nil {
                confidence *= 0.9
                reason = "\(reason), a backslash escapes"
            }
            if declared.headerRow == nil {
                if dialect.headerRow > 1 {
                    confidence *= best.isFirst ? 0.9 : 0.6
                    reason = "\(reason), the header is line \(dialect.headerRow)"
                }
                if best.isDoubtfulHeader {
                    confidence = min(confidence, 0.5)
                    reason = "\(reason), line \(dialect.headerRow) may be no header"
                }
            }
            return Guess(dialect: dialect, confidence: confidence, reason: reason.string)
        }

        private func name(of delimiter: UInt8) -> ExportError.Text {
            switch delimiter {
            case UInt8(ascii: ","): "','"
            case UInt8(ascii: ";"): "';'"
            case UInt8(ascii: "\t"): "tab"
            case UInt8(ascii: "|"): "'|'"
            case UInt8(ascii: "^"): "'^'"
            case UInt8(ascii: "~"): "'~'"
            case colon: "':'"
            default: "byte \(Int(delimiter))"
            }
        }
    }
}
