internal import Detection
internal import Records

/// The surveys of an export's fields, filled by one pass over it. Its memory is bounded by the number of fields that it
/// tells apart, not by the export.
struct ExportSurvey {
    /// How many fields are told apart; values of further ones are counted and not looked at.
    static let mostFields = 4096

    /// A field under survey.
    struct Field {
        /// What rules call it, or its number.
        let name: String
        /// Its name as it is judged by: `nil` where it may be a value.
        let judgedName: String?
        /// What the profile says that it holds, as a word.
        let profiled: String?
        var survey: FieldSurvey

        init(name: String, judgedName: String?, profiled: String?) {
            self.name = name
            self.judgedName = judgedName
            self.profiled = profiled
            let expected = profiled.map { FieldCategory(rawValue: $0) } ?? judgedName.flatMap { .init(guessedFrom: $0) }
            survey = FieldSurvey(field: name, expected: expected)
        }
    }

    var fields: [Field] = []
    /// How many values belong to fields beyond `mostFields`.
    var unseen = 0
    /// How many columns a delimited export has.
    var columns = 0
    /// Records, where the format or its profile says what one is.
    var records: Int?
    /// Records with fewer or more fields than the header has columns, and the lines of the first.
    var ragged: (count: Int, lines: [Int]) = (0, [])
    /// Why the export was not read to its end, without any value of it.
    var stop: String?
    private let recogniser = Recogniser()
    private var value = ValueColumn()

    init() {}

    /// What a field is called whose name stands in an export: the whole name, so that a rule can name it, unless that is
    /// absurdly long. Who prints it takes care of what steers a terminal.
    static func shown(_ name: String) -> String { name.utf8.count > 512 ? ExportError.printable(name) : name }

    /// Counts the value of `cell` as one of field `index`.
    mutating func add(
        _ cell: CellTable.Cell, of index: Int, in batch: Batch, _ codec: CellCodec, at line: inout LineCursor
    ) {
        guard fields.indices.contains(index) else {
            unseen += 1
            return
        }
        value.removeAll()
        codec.decode(cell, in: batch.bytes, into: &value)
        let (bytes, recogniser, hasBlanks) = (value.bytes, recogniser, hasBlanks(cell, in: batch))
        let marks = fields[index].survey.add(bytes.span, hasBlanks: hasBlanks, with: recogniser)
        if marks.wantsLine {
            let line = line.line(at: Int(cell.value.lowerBound), in: batch)
            fields[index].survey.note(marks, line: line)
        }
    }

    private func hasBlanks(_ cell: CellTable.Cell, in batch: Batch) -> Bool {
        // Padding of a fixed field, and white space between tags, is layout.
        switch cell.form {
        case .bare, .quoted, .attributeInDoubleQuotes, .attributeInSingleQuotes: break
        case .text, .cdata, .comment, .instruction, .line, .fixed: return false
        }
        guard !cell.value.isEmpty else { return false }
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        return isBlank(batch.bytes[Int(cell.value.lowerBound)]) || isBlank(batch.bytes[Int(cell.value.upperBound) - 1])
    }
}

/// Finds the lines of places in a batch that are asked for in their order, each byte walked over once.
struct LineCursor {
    private var position = 0
    private var line: Int
    private var previous: UInt8 = 0

    init(_ batch: Batch) { line = batch.firstLine }

    /// The line, from 1, that byte `place` stands in; not before the place asked for last.
    mutating func line(at place: Int, in batch: Batch) -> Int {
        let bytes = batch.bytes.span
        while position < min(place, bytes.count) {
            let byte = bytes[position]
            // LF, CR LF and CR each end a line.
            if byte == 0x0D || byte == 0x0A && previous != 0x0D { line += 1 }
            previous = byte
            position += 1
        }
        return line
    }
}
