import Records

/// The path language: each line of the text is a path, the one behind an empty line that of the records.
enum XMLPathTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var paths: [XMLPath] = []
        var records: XMLPath?
        var isRecords = false
        // As many rules as make every part of the automaton's words be used.
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix(40) {
            if line.isEmpty {
                isRecords = true
                continue
            }
            // What is no path is refused, with a position; there is nothing to check of it.
            guard let path = try? XMLPath(parsing: String(decoding: line, as: UTF8.self)) else { continue }
            try expect((try? XMLPath(parsing: path.description)) == path, "a path reads differently once written")
            if isRecords { records = path } else { paths.append(path) }
        }
        guard let set = try? XMLPathSet(paths, records: records) else { return }
        // Every rule is kept, so nothing may be refused or changed, whatever the paths name.
        let rule = RuleIndex(paths.count)
        var reading = XMLReading(paths: set, kept: Set(0...rule), otherwise: rule)
        reading.batchSize = 1
        do {
            var reader = try XMLReader(reading)
            reader.push(document)
            reader.finish()
            var copy: [UInt8] = []
            while let batch = try reader.next() { copy += batch.bytes }
            try expect(copy == document, "the batches are not the export")
        } catch let error as ExportError {
            throw FuzzFinding("a document that is kept is refused: \(error.what)")
        } catch let finding as FuzzFinding {
            throw finding
        } catch {
            throw FuzzFinding("another error")
        }
    }

    private static let document = Array(
        """
        <a xmlns:p="urn:p"><r d="1" p:d="2"><b>x</b><p:f>y</p:f></r><!-- c --><r><e><b d="3">z<c d=""/></b></e></r></a>
        """.utf8)
}
