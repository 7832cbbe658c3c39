internal import Agreements
internal import Detection
internal import Primitives
internal import Records

extension ExportSurvey {
    /// Surveys an XML export: each path of elements with text and of attributes is a field. A document that is not
    /// well-formed is surveyed up to where that shows.
    init(xml bytes: ExportBytes, _ profile: Profile?, record: inout String?) throws {
        self.init()
        var rules: [(rule: RuleIndex, path: XMLPath)] = []
        var categories: [String?] = []
        var recordPath: XMLPath?
        if let profile, case .xml(let layout) = profile.format {
            for rule in profile.fields where !rule.isMargin {
                rules.append(
                    (RuleIndex(categories.count), try XMLPath(parsing: rule.field, namespaces: layout.namespaces)))
                categories.append(rule.category)
            }
            recordPath = try XMLPath(parsing: layout.record, namespaces: layout.namespaces)
        }
        let other = RuleIndex(categories.count)
        let paths = try recordPath.map { try XMLPathSet(rules: rules, records: $0) } ?? XMLPathSet([])
        var reading = XMLReading(paths: paths, otherwise: other)
        // Everything is looked at and nothing changes: an element that a rule drops has values too.
        reading.shown = Set(0...other)
        var reader = try XMLReader(reading)
        var walk = XMLFieldWalk()
        var fieldOfPath: [Int: Int] = [:]
        var margins: [String: Int] = [:]
        var seen = 0
        func take(_ batch: Batch, _ encoding: TextEncoding) {
            let codec = CellCodec(encoding: encoding)
            var line = LineCursor(batch)
            walk.begin()
            for cell in batch.cells.cells {
                let place = Int(cell.value.lowerBound)
                switch cell.form {
                case .comment, .instruction:
                    let name = cell.form == .comment ? "#comment" : "#pi"
                    if margins[name] == nil {
                        margins[name] = fields.count
                        let profiled = profile?.fields.first { $0.field == name }?.category
                        fields.append(Field(name: name, judgedName: nil, profiled: profiled))
                    }
                    add(cell, of: margins[name] ?? -1, in: batch, codec, at: &line)
                default:
                    guard let path = walk.path(at: place, in: batch.bytes) else {
                        unseen += 1
                        continue
                    }
                    if fieldOfPath[path] == nil {
                        fieldOfPath[path] = fields.count
                        let name = Self.shown(walk.names[path])
                        let profiled = cell.rule < other ? categories[Int(cell.rule)] : nil
                        fields.append(Field(name: name, judgedName: name, profiled: profiled))
                    }
                    add(cell, of: fieldOfPath[path] ?? -1, in: batch, codec, at: &line)
                }
            }
            walk.end(batch.bytes)
            seen += batch.recordCount
        }
        do {
            while let piece = try bytes.next() {
                reader.push(piece)
                while let batch = try reader.next() { take(batch, reader.encoding) }
            }
            reader.finish()
            while let batch = try reader.next() { take(batch, reader.encoding) }
        } catch let error as ExportError {
            stop = error.what
        }
        records = recordPath == nil ? nil : seen
        record = Self.record(walk)
    }

    /// The element that a document without a profile most likely repeats for each record: of those that come twice or
    /// more, one nearest to the root, and of these the most frequent.
    private static func record(_ walk: XMLFieldWalk) -> String? {
        let elements = walk.names.indices.filter { walk.counts[$0] > 1 }
        func depth(_ path: Int) -> Int { walk.names[path].utf8.count { $0 == UInt8(ascii: "/") } }
        return elements.min { (depth($0), -walk.counts[$0], $0) < (depth($1), -walk.counts[$1], $1) }
            .map { shown(walk.names[$0]) }
    }
}
