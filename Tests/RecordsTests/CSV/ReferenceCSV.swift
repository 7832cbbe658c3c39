import Records

/// A slow and obvious parser of delimited text, written from the rules on `CSVDialect`: a state machine that takes one
/// byte at a time of a whole text. What the fast one is checked against.
struct ReferenceCSV {
    enum Kind: Equatable {
        case bare
        case quoted
        case textBehindQuote
        case unclosedQuote
        case escapeAtEnd
    }

    struct Field: Equatable {
        /// As written, with its quotes.
        var raw: [UInt8] = []
        /// Without quotes and escapes; one that is malformed by its quotes as written.
        var value: [UInt8] = []
        var kind = Kind.bare

        var isWellFormed: Bool { kind == .bare || kind == .quoted }
    }

    struct Record: Equatable {
        var fields: [Field] = []
        /// The line on which it begins, from 1.
        var line = 1
        /// As written, with its line end.
        var raw: [UInt8] = []

        var isWellFormed: Bool { fields.allSatisfy(\.isWellFormed) }
    }

    private enum State {
        case beginOfRecord
        case beginOfField
        case bare
        case bareEscape
        case inQuotes
        case inQuotesEscape
        case behindQuote
    }

    /// The records of `text`, lines without a byte left out.
    static func records(_ text: [UInt8], _ dialect: CSVDialect) -> [Record] {
        var parser = ReferenceCSV(dialect: dialect)
        var index = 0
        while index < text.count {
            // CR LF is one line end where it ends a record; elsewhere they are two bytes.
            let isPair = text[index] == 13 && index + 1 < text.count && text[index + 1] == 10
            if parser.isOutsideQuotes, isPair {
                parser.endRecord([13, 10])
                index += 2
            } else if parser.isOutsideQuotes, text[index] == 10 || text[index] == 13 {
                parser.endRecord([text[index]])
                index += 1
            } else {
                parser.take(text[index])
                index += 1
            }
        }
        parser.endText()
        return parser.found
    }

    private let dialect: CSVDialect
    private var state = State.beginOfRecord
    private var field = Field()
    private var record = Record()
    private var found: [Record] = []
    /// How many lines have ended, and whether the last byte was a CR.
    private var lines = 0
    private var isBehindReturn = false

    private init(dialect: CSVDialect) { self.dialect = dialect }

    /// Whether a line end ends a record here.
    private var isOutsideQuotes: Bool {
        switch state {
        case .beginOfRecord, .beginOfField, .bare, .behindQuote: true
        case .bareEscape, .inQuotes, .inQuotesEscape: false
        }
    }

    private mutating func take(_ byte: UInt8) {
        countLines([byte])
        record.raw.append(byte)
        switch state {
        case .beginOfRecord, .beginOfField:
            if byte == dialect.quote {
                field.raw.append(byte)
                field.kind = .quoted
                state = .inQuotes
            } else {
                state = .bare
                takeBare(byte)
            }
        case .bare:
            takeBare(byte)
        case .inQuotes:
            field.raw.append(byte)
            if byte == dialect.escape {
                state = .inQuotesEscape
            } else if byte == dialect.quote {
                state = .behindQuote
            } else {
                field.value.append(byte)
            }
        case .bareEscape, .inQuotesEscape:
            field.raw.append(byte)
            field.value.append(byte)
            state = state == .bareEscape ? .bare : .inQuotes
        case .behindQuote:
            if byte == dialect.quote {
                field.raw.append(byte)
                field.value.append(byte)
                state = .inQuotes
            } else if byte == dialect.delimiter {
                endField()
                state = .beginOfField
            } else {
                field.raw.append(byte)
                field.kind = .textBehindQuote
                state = .bare
            }
        }
    }

    private mutating func takeBare(_ byte: UInt8) {
        if byte == dialect.delimiter {
            endField()
            state = .beginOfField
            return
        }
        field.raw.append(byte)
        if byte == dialect.escape {
            state = .bareEscape
        } else {
            field.value.append(byte)
        }
    }

    private mutating func endField() {
        switch field.kind {
        case .bare, .quoted: break
        case .textBehindQuote, .unclosedQuote: field.value = field.raw
        // It has nothing behind it and stands for itself.
        case .escapeAtEnd: field.value.append(contentsOf: field.raw.suffix(1))
        }
        record.fields.append(field)
        field = Field()
    }

    private mutating func endRecord(_ lineEnd: [UInt8]) {
        countLines(lineEnd)
        if state != .beginOfRecord {
            endField()
            record.raw += lineEnd
            found.append(record)
            state = .beginOfRecord
        }
        record = Record(line: lines + 1)
    }

    private mutating func countLines(_ bytes: [UInt8]) {
        for byte in bytes {
            if byte == 13 || (byte == 10 && !isBehindReturn) { lines += 1 }
            isBehindReturn = byte == 13
        }
    }

    private mutating func endText() {
        switch state {
        case .beginOfRecord: return
        case .beginOfField, .bare, .behindQuote: break
        case .inQuotes, .inQuotesEscape: field.kind = .unclosedQuote
        case .bareEscape: if field.kind == .bare { field.kind = .escapeAtEnd }
        }
        endRecord([])
    }

    // MARK: What an operator sees

    /// What of a field's value an operator sees: no white space around it, and of a formula of one text that text.
    static func visible(_ field: Field, isFormula: Bool = true) -> [UInt8] {
        let value = trimmed(field.value)
        let isRead = field.isWellFormed || field.kind == .escapeAtEnd
        guard isFormula, isRead, value.starts(with: Array("=\"".utf8)) else { return value }
        let behind = value.dropFirst(2)
        guard behind.last == 34, !behind.dropLast().contains(34) else { return value }
        return trimmed(Array(behind.dropLast()))
    }

    private static func trimmed(_ value: [UInt8]) -> [UInt8] {
        func isSpace(_ byte: UInt8) -> Bool { [9, 10, 11, 12, 13, 32].contains(byte) }
        return Array(value.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
