import Primitives
import Records
import Testing

@Suite("errors of exports")
struct ExportErrorTests {
    @Test("an error says its place, its problem and what to do")
    func texts() {
        let error = ExportError(
            .unwritable, "\(3) of \([1, 2, 5]) do not fit", line: 812, column: "Phone", hint: "mend the export")
        #expect(error.what == "line 812, column Phone: 3 of 1, 2 and 5 do not fit")
        #expect(error.description == "line 812, column Phone: 3 of 1, 2 and 5 do not fit (mend the export)")
        #expect(ExportError(.damaged, "cut short").what == "cut short")
        #expect(ExportError(.unwritable, "no", path: "/a/@b").what == "/a/@b: no")
        #expect(ExportError(.damaged, "x").category == .failed)
        #expect(error.category == .export)
    }

    @Test("a name of an export cannot steer a terminal or fill a screen")
    func names() {
        let error = ExportError(.unwritable, "x", column: "a\u{1B}[31m\nb\u{202E}" + String(repeating: "z", count: 200))
        #expect(error.what == "column a\u{FFFD}[31m\u{FFFD}b\u{FFFD}" + String(repeating: "z", count: 71) + "...: x")
    }
}
