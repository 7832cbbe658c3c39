import Records
import Testing

@Suite("Secrets in XML")
struct XMLSecretTests {
    /// What a reading does with a document: for each cell, its rule and its text.
    private func cells(_ text: String, paths: [String], kept: Set<RuleIndex> = []) throws -> [String] {
        let rules = try paths.enumerated().map { (rule: RuleIndex($0.offset), path: try XMLPath(parsing: $0.element)) }
        var reading = XMLReading(paths: try XMLPathSet(rules: rules), otherwise: 10)
        reading.dropped = [11]
        reading.kept = kept
        reading.secrets = XMLReading.Secrets(
            rule: 11, wildcards: Set(rules.filter { $0.path.description.hasSuffix("*") }.map(\.rule)),
            isSecret: { $0 == "Pin" || $0 == "password" })
        var reader = try XMLReader(reading)
        reader.push(Array(text.utf8))
        reader.finish()
        var found: [String] = []
        while let batch = try reader.next() {
            found += batch.cells.cells.map { cell in
                let bytes = batch.bytes[Int(cell.value.lowerBound)..<Int(cell.value.upperBound)]
                return "\(cell.rule) \(String(decoding: bytes, as: UTF8.self))"
            }
        }
        return found
    }

    @Test("a value that nobody names, in a place whose name says that it is a secret, has the rule of secrets")
    func unnamed() throws {
        #expect(
            try cells("<u password='1' name='2'><Pin a='3'>4<x>5</x></Pin><y>6</y></u>", paths: [])
                == ["11 1", "10 2", "11 3", "11 4", "11 5", "10 6"])
    }

    @Test("a path that ends in a name governs it, and one that ends in any name does not")
    func named() throws {
        #expect(
            try cells("<u password='1'><p:Pin xmlns:p='urn:x'>2</p:Pin><y>3</y></u>", paths: ["/u/@password", "//Pin"])
                == ["0 1", "1 2", "10 3"])
        #expect(
            try cells("<u password='1' name='2'><Pin>3</Pin><y>4</y></u>", paths: ["/u/@*", "/u/*"])
                == ["11 1", "0 2", "11 3", "1 4"])
    }

    @Test("what stands within a secret is one, whatever rule names it, also where that rule keeps it")
    func within() throws {
        let document = "<u><Pin b='1'><x>2<y>3</y></x></Pin><x>4</x><y>5</y></u>"
        for kept in [[], [0, 1, 2]] as [Set<RuleIndex>] {
            #expect(
                try cells(document, paths: ["//x", "//x/y", "//@b"], kept: kept)
                    == ["11 1", "11 2<y>3</y>"] + (kept.isEmpty ? ["0 4"] : []) + ["10 5"])
        }
        // Paths that lead through the secret by its name are refused in an agreement, and no way around here.
        #expect(
            try cells(document, paths: ["//Pin/@b", "/u/Pin/x"])
                == ["11 1", "11 2<y>3</y>", "10 4", "10 5"])
    }
}
