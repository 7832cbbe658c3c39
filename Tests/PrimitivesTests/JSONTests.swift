import Foundation
import Primitives
import TestSupport
import Testing

struct JSONTests {
    @Test("what is written is read back, and Foundation reads the same")
    func roundTrip() throws {
        let value = JSON.members([
            "text": .string("quote \" backslash \\ line\n tab\t bell\u{7} é 🙂"), "number": .integer(-42),
            "max": .integer(.max), "list": .array([.bool(true), .bool(false), .null, .array([])]),
            "empty": .members([:]),
        ])
        #expect(try JSON(parsing: value.bytes) == value)
        #expect(try JSON(parsing: value.indentedBytes) == value)
        let read = try #require(try JSONSerialization.jsonObject(with: Data(value.bytes)) as? [String: Any])
        #expect(read["text"] as? String == value["text"]?.string)
        #expect(read["number"] as? Int == -42)
    }

    @Test(
        "anything that is not one strict JSON text is refused",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{\"a\" 1}", "01", "-", "1.5", "1e3", "nul", "\"a",
            "\"\\x\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\u{1}\"", "1 2", "[1}", "{1:2}", "99999999999999999999",
            "'a'",
            String(repeating: "[", count: 100),
        ])
    func refused(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: Array(text.utf8)) }
    }

    @Test("escapes become their characters")
    func escapes() throws {
        let text = #""\u0041\u00e9\ud83d\ude42\/\b\f\n\r\t""#
        #expect(try JSON(parsing: Array(text.utf8)).string == "Aé🙂/\u{8}\u{c}\n\r\t")
    }

    @Test("invalid UTF-8 is refused, and no bytes crash the reader")
    func hostileBytes() {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
        var random = SeededGenerator(seed: 1)
        let alphabet = Array("{}[]\",:0123456789-\\utfn \u{e9}".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<24, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            if let value = try? JSON(parsing: bytes) { #expect((try? JSON(parsing: value.bytes)) == value) }
        }
    }
}
