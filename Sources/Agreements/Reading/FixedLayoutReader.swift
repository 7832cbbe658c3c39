internal import Primitives
internal import Records

/// Reads `fixed` of a dataset or profile: the records of an export with fields at fixed positions.
struct FixedLayoutReader {
    let findings: Findings

    /// The longest record, in characters.
    private static let longest = 1 << 16

    /// What the mapping declares, and behind it what `inherited` does: with it, the records are given.
    func layout(_ reader: inout MappingReader, over inherited: Dataset.FixedLayout?) -> Dataset.FixedLayout? {
        let encoding = reader.value("encoding", .optional, TextEncoding.reading)
        let allowsShort = reader.value("shortLines", .optional, Scalar.truth)
        let records = records(&reader, isRequired: inherited == nil)
        if let inherited {
            if reader.has("records") {
                let whose = inherited.isStandard18 ? "Bacs Standard 18" : "the profile"
                reader.refuse("records", "\(whose) says what the records are", fix: "remove records")
            }
            var layout = inherited.layout
            layout.allowsShortLines = allowsShort ?? layout.allowsShortLines
            return Dataset.FixedLayout(
                layout: layout, encoding: encoding ?? inherited.encoding, isStandard18: inherited.isStandard18)
        }
        return records.map {
            Dataset.FixedLayout(
                layout: FixedWidthLayout(records: $0, allowsShortLines: allowsShort ?? false), encoding: encoding,
                isStandard18: false)
        }
    }

    private func records(_ reader: inout MappingReader, isRequired: Bool) -> [FixedWidthLayout.Record]? {
        var names: Set<String> = []
        var unmarked: String?
        var earlier: [FixedWidthLayout.Record] = []
        let before = findings.all.count
        let records = reader.list("records", isRequired ? .required : .optional, atLeastOne: true) {
            node, path -> FixedWidthLayout.Record? in
            findings.mapping(node, at: path) { reader -> FixedWidthLayout.Record? in
                let name = reader.value("name", .required, Self.partName)
                if let name, !names.insert(name).inserted {
                    reader.refuse("name", "the record \(quoted(name)) stands twice", fix: "give each its own name")
                }
                // A line is of the first kind that fits it, so nothing is ever of a kind behind one without marks.
                if let unmarked {
                    reader.refuse(
                        "name",
                        "no line can be one: the record \(quoted(unmarked)) before it has no marks and takes all",
                        fix: "give that one marks, or put it last")
                }
                let record = self.record(name, &reader)
                guard let record else { return nil }
                if record.marks.isEmpty { unmarked = record.name }
                for other in earlier where !record.marks.isEmpty && Set(other.marks) == Set(record.marks) {
                    guard !Set(other.lengths).isDisjoint(with: record.lengths) else { continue }
                    reader.refuse(
                        "marks", "the record \(quoted(other.name)) has the same, and one of its lengths",
                        fix: "say what tells the two apart")
                }
                earlier.append(record)
                return record
            }
        }
        // By a layout that lacks records, rules would be found wrong that are not.
        return findings.all.count == before ? records : nil
    }

    private func record(_ name: String?, _ reader: inout MappingReader) -> FixedWidthLayout.Record? {
        let fields = fields(&reader)
        let width = fields?.last?.range.upperBound
        let lengths = reader.values("lengths", .optional, atLeastOne: true) {
            Scalar.integer($0, in: 1...Self.longest)
        }
        let marks = marks(&reader, shortest: lengths?.min() ?? width)
        let holdsTotals = reader.value("totals", .optional, Scalar.truth) ?? false
        let isRow = reader.value("row", .optional, Scalar.truth) ?? !holdsTotals
        if isRow, holdsTotals {
            reader.refuse("row", "a record of totals is no row", fix: "remove row, or totals")
        }
        guard let name, let fields, let width, let marks else { return nil }
        guard let longest = lengths?.max() else {
            return FixedWidthLayout.Record(
                name: name, marks: marks, lengths: [width], isRow: isRow, holdsTotals: holdsTotals, fields: fields)
        }
        guard longest == width else {
            reader.refuse(
                "lengths", "the longest record has \(longest) characters, and the fields cover \(width)",
                fix: "let the fields cover every character")
            return nil
        }
        // A record that ends within a field would have a part of a value.
        if let odd = lengths?.first(where: { length in !fields.contains { $0.range.upperBound == length } }) {
            reader.refuse("lengths", "a record of \(odd) characters ends within a field", fix: "end it with a field")
            return nil
        }
        return FixedWidthLayout.Record(
            name: name, marks: marks, lengths: (lengths ?? []).sorted(), isRow: isRow, holdsTotals: holdsTotals,
            fields: fields)
    }

    /// The fields in the order of their positions: every character belongs to one, so that nothing leaves without a rule.
    private func fields(_ reader: inout MappingReader) -> [FixedWidthLayout.Field]? {
        reader.mapping("fields", .required) { reader in
            guard !reader.keys.isEmpty else {
                findings.add(reader.position, reader.path, "names no field", fix: "write sort-code: 1-6, and so on")
                return nil
            }
            let before = findings.all.count
            var fields: [FixedWidthLayout.Field] = []
            for key in reader.keys {
                if case .problem(let what, let fix) = Self.partName(key) { reader.refuse(key, what, fix: fix) }
                guard let range = reader.value(key, .required, Self.positions) else { continue }
                fields.append(FixedWidthLayout.Field(name: key, range: range))
            }
            guard findings.all.count == before else { return nil }
            fields.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
            var end = 0
            for field in fields {
                let first = field.range.lowerBound
                if first < end {
                    reader.refuse(
                        field.name, "begins at \(first + 1), inside the field before it", fix: "begin at \(end + 1)")
                } else if first > end {
                    let gap = first == end + 1 ? "position \(first) is" : "positions \(end + 1)-\(first) are"
                    reader.refuse(
                        field.name, "\(gap) in no field", fix: "add a field there: every character needs a rule")
                }
                end = max(end, field.range.upperBound)
            }
            return findings.all.count == before ? fields : nil
        }
    }

    /// What tells a record from others. A short record still has all of them.
    private func marks(_ reader: inout MappingReader, shortest: Int?) -> [FixedWidthLayout.Mark]? {
        guard reader.has("marks") else {
            _ = reader.node("marks")
            return []
        }
        return reader.mapping("marks") { reader in
            var marks: [FixedWidthLayout.Mark] = []
            for key in reader.keys {
                guard let node = reader.node(key) else { continue }
                let path = joined(reader.path, key)
                guard case .value(let position) = Scalar.integer(key, in: 1...Self.longest) else {
                    reader.refuse(key, "\(quoted(key)) is no position", fix: "write the first character's, from 1")
                    continue
                }
                let texts = self.texts(node, at: path)
                guard let first = texts?.first, let texts else { continue }
                if texts.contains(where: { $0.utf8.count != first.utf8.count }) {
                    findings.add(node.position, path, "the texts differ in length", fix: "write all in one length")
                } else if let shortest, position - 1 + first.utf8.count > shortest {
                    reader.refuse(key, "the mark ends behind the shortest record", fix: "records end at \(shortest)")
                } else {
                    marks.append(FixedWidthLayout.Mark(position: position - 1, texts: texts))
                }
            }
            return marks.count == reader.keys.count ? marks.sorted { $0.position < $1.position } : nil
        }
    }

    private func texts(_ node: YAMLNode, at path: String) -> [String]? {
        let nodes = if case .sequence(let nodes) = node.content { nodes } else { [node] }
        guard !nodes.isEmpty else {
            findings.add(node.position, path, "the list is empty", fix: "name at least one")
            return nil
        }
        let texts = nodes.compactMap { findings.value($0, at: path, Self.markText) }
        return texts.count == nodes.count ? texts : nil
    }

    private static func markText(_ text: String) -> Reading<String> {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
            ? .value(text) : .problem("\(quoted(text)) is not ASCII", fix: "choose another mark")
    }

    /// A record's or field's name: letters, digits, hyphens and underscores, so that `RECORD.FIELD` means one thing.
    private static func partName(_ text: String) -> Reading<String> {
        switch Scalar.identifier(text) {
        case .value where !text.contains("."): .value(text)
        default:
            .problem(
                "\(quoted(text)) is no name for a record or field",
                fix: "use letters, digits, hyphens and underscores, beginning with a letter or digit")
        }
    }

    /// Positions from 1, both included: `7-14`, or `15`.
    private static func positions(_ text: String) -> Reading<Range<Int>> {
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = ends.first, let last = ends.last,
            case .value(let from) = Scalar.integer(first, in: 1...longest),
            case .value(let to) = Scalar.integer(last, in: 1...longest), from <= to
        else {
            return .problem(
                "\(quoted(text)) is no range of positions", fix: "write first and last, from 1, such as 7-14")
        }
        return .value(from - 1..<to)
    }
}
