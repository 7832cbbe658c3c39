import Records
import Testing

@Suite("Namespaces in paths")
struct XMLNamespaceTests {
    private let bound = ["p": "urn:example:payments", "q": "urn:example:other"]

    /// For each cell of a document, its rule and its text.
    private func cells(_ text: String, _ paths: [String], pieces: Int = 1000) throws -> [String] {
        let set = try XMLPathSet(try paths.map { try XMLPath(parsing: $0, namespaces: bound) })
        var reader = try XMLReader(XMLReading(paths: set, otherwise: 9))
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            reader.push(Array(bytes[start..<min(start + pieces, bytes.count)]))
        }
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

    @Test("a bound prefix fits its namespace, whatever prefix the document has for it", arguments: [1, 1000])
    func prefixes(_ pieces: Int) throws {
        for text in [
            "<a xmlns='urn:example:payments'><b>1</b></a>", "<x:a xmlns:x=\"urn:example:payments\"><x:b>1</x:b></x:a>",
            "<a><b xmlns='urn:example:payments'>1</b></a>",
            "<a xmlns:p='urn:example:other' xmlns:n='urn:example:payments'><n:b>1</n:b></a>",
        ] {
            #expect(try cells(text, ["//p:b"], pieces: pieces) == ["0 1"], "\(text)")
        }
    }

    @Test("it fits no other namespace, not the same prefix for another, and no name in none")
    func others() throws {
        for text in [
            "<a><b>1</b></a>", "<a xmlns:p='urn:example:other'><p:b>1</p:b></a>",
            "<a xmlns='urn:example:payments'><b xmlns=''>1</b></a>",
            "<a xmlns='urn:example:payments'><c xmlns='urn:x'><b>1</b></c></a>",
            "<a><c xmlns='urn:example:payments'/><b>1</b></a>",
        ] {
            #expect(try cells(text, ["//p:b"]) == ["9 1"], "\(text)")
        }
    }

    @Test("an attribute without a prefix is in no namespace")
    func attributes() throws {
        let text = "<a xmlns='urn:example:payments' xmlns:n='urn:example:payments' b='1' n:b='2'/>"
        #expect(try cells(text, ["/a/@p:b"]) == ["9 1", "0 2"])
        #expect(try cells(text, ["/p:a/@b", "/p:a/@p:b"]) == ["0 1", "1 2"])
    }

    @Test("a name in a namespace is more specific than the name in any, and contradicts a prefix that is not bound")
    func specificity() throws {
        let text = "<a xmlns:n='urn:example:payments'><n:b>1</n:b><b>2</b></a>"
        #expect(try cells(text, ["//b", "//p:b"]) == ["1 1", "0 2"])
        #expect(throws: ExportError.self) { try cells(text, ["//n:b", "//p:b"]) }
        #expect(try cells(text, ["//q:b", "//p:b"]) == ["1 1", "9 2"])
    }
}
