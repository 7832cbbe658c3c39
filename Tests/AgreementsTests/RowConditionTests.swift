import Primitives
import Testing

@testable import Agreements

@Suite("conditions")
struct RowConditionTests {
    private static func condition(_ text: String) throws(RowConditionProblem) -> RowCondition {
        try RowConditionReader.condition(text) { $0 == "Unknown" ? .problem("unknown") : .value($0) }
    }

    private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    @Test("every test is read, and and binds closer than or")
    func tests() throws {
        func expect(_ text: String, _ condition: RowCondition) throws {
            #expect(try Self.condition(text) == condition, "\(text)")
        }
        let status = RowCondition.field("Status", .isOne(of: ["Active"]))
        try expect("Status = \"Active\"", status)
        try expect("Status=\"Active\"", status)
        try expect(" \t\n\"Status\"  =\"Active\" ", status)
        try expect("(((Status = \"Active\")))", status)
        try expect("Status != \"Active\"", .not(status))
        try expect("not Status = \"Active\"", .not(status))
        try expect("not not Status = \"Active\"", .not(.not(status)))
        try expect("Town in (\"Leeds\", \"York\")", .field("Town", .isOne(of: ["Leeds", "York"])))
        try expect("Town not in (\"Leeds\")", .not(.field("Town", .isOne(of: ["Leeds"]))))
        try expect("\"Last \"\"Name\" = \"say \"\"hi\"\"\"", .field("Last \"Name", .isOne(of: ["say \"hi\""])))
        try expect("Phone is empty", .field("Phone", .isEmpty))
        try expect("Phone is not empty", .not(.field("Phone", .isEmpty)))
        try expect("Phone = \"\"", .field("Phone", .isOne(of: [""])))
        try expect("Email is malformed", .field("Email", .isMalformed))
        try expect("Email is not malformed", .not(.field("Email", .isMalformed)))
        try expect("Notes length > 200", .field("Notes", .length(201...Int.max)))
        try expect("Notes length >= 200", .field("Notes", .length(200...Int.max)))
        try expect("Notes length < 200", .field("Notes", .length(0...199)))
        try expect("Notes length <= 200", .field("Notes", .length(0...200)))
        try expect("Notes length = 0", .field("Notes", .length(0...0)))
        try expect("Created before 2026-01-01", .field("Created", .before(try Self.day("2026-01-01"))))
        try expect("Created after \"2026-01-01\"", .field("Created", .after(try Self.day("2026-01-01"))))
        try expect("Code matches \"AB*\"", .field("Code", .matches(try #require(GlobPattern("AB*")))))
        let (a, b, c) = (RowCondition.field("a", .isEmpty), RowCondition.field("b", .isEmpty), status)
        try expect("a is empty or b is empty and Status = \"Active\"", .any([a, .all([b, c])]))
        try expect("(a is empty or b is empty) and Status = \"Active\"", .all([.any([a, b]), c]))
        try expect("a is empty and not (b is empty or a is empty)", .all([a, .not(.any([b, a]))]))
        for name in [
            "/BACSDocument/Data//MessagingAdvice/@payer-name", "line.account", "17", "p:Id", "Straße", "Nom_é",
        ] {
            try expect("\(name) is empty", .field(name, .isEmpty))
        }
        try expect("\"and\" is empty", .field("and", .isEmpty))
        #expect(try Self.condition("a = \"x\" or not (b in (\"y\") and c is empty)").fields == ["a", "b", "c"])
    }

    @Test(
        "what is no condition is refused at its character",
        arguments: [
            ("", 1, "expected a field"), ("   ", 4, "expected a field"), ("Status", 7, "expected a test"),
            ("Status =", 9, "expected a text in double quotes"),
            ("Status = Active", 10, "expected a text in double quotes"),
            ("Status = 'Active'", 10, "a character that no condition has"),
            ("Status = \"Active", 10, "the quote is never closed"),
            ("Status = \"Active\"\"", 10, "the quote is never closed"),
            (
                "Status = \" Active\"", 10,
                "the text begins or ends with white space, and values are compared without it"
            ),
            ("Unknown = \"x\"", 1, "unknown"), ("a is empty Unknown", 12, "the condition ends here"),
            ("a is empty AND b is empty", 12, "the condition ends here"), ("a is empty and", 15, "expected a field"),
            ("(a is empty", 12, "a bracket is not closed"), ("a is empty)", 11, "the condition ends here"),
            ("a is", 5, "expected empty or malformed"), ("a is not", 9, "expected empty or malformed"),
            ("a in \"x\"", 6, "expected ("), ("a in ()", 7, "expected a text in double quotes"),
            ("a in (\"x\" \"y\")", 11, "expected , or )"), ("a not empty", 3, "expected in behind not"),
            ("a length 5", 10, "expected >, <, >=, <= or ="), ("a length != 5", 10, "expected >, <, >=, <= or ="),
            ("a length > x", 12, "expected a number of characters"),
            ("a length < 0", 12, "nothing is shorter than that"),
            ("a before 2026-13-01", 10, "expected a date"), ("a after", 8, "expected a date"),
            ("a ~ \"x\"", 3, "a character that no condition has"), ("and is empty", 1, "expected a field"),
            ("é is empty or Unknown is empty", 15, "unknown"),
        ])
    func refusals(_ text: String, _ column: Int, _ what: String) {
        let problem = #expect(throws: RowConditionProblem.self) { try Self.condition(text) }
        #expect(problem?.column == column)
        #expect(problem?.what == what)
    }

    @Test("what is too long, nested too deep or a pattern of too many characters is refused")
    func limits() throws {
        let deep = String(repeating: "(", count: 70) + "a is empty" + String(repeating: ")", count: 70)
        #expect(throws: RowConditionProblem.self) { try Self.condition(deep) }
        let nots = String(repeating: "not ", count: 100_000) + "a is empty"
        #expect(throws: RowConditionProblem.self) { try Self.condition(nots) }
        let list = "a in (" + Array(repeating: "\"1234567\"", count: 6_000).joined(separator: ",") + ")"
        #expect(throws: Never.self) { try Self.condition(list) }
        #expect(throws: RowConditionProblem.self) { try Self.condition(list + String(repeating: " ", count: 10_000)) }
        let pattern = String(repeating: "?", count: 63)
        #expect(throws: Never.self) { try Self.condition("a matches \"\(pattern)***\"") }
        #expect(throws: RowConditionProblem.self) { try Self.condition("a matches \"\(pattern)?\"") }
    }

    @Test("no refusal repeats a word of the condition")
    func silence() {
        for text in [
            "Unknown = \"Sesame\"", "a = Sesame", "a is Sesame", "a length > Sesame", "a = \"x\" Sesame", "Sesame",
        ] {
            let problem = #expect(throws: RowConditionProblem.self) { try Self.condition(text) }
            #expect(problem.map { "\($0.what) \($0.fix ?? "")".contains("Sesame") } == false)
        }
    }
}

@Suite("patterns")
struct GlobPatternTests {
    /// The obvious way, in time without bound.
    private static func fits(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "*" {
            return (text.startIndex...text.endIndex).contains { fits(pattern.dropFirst(), text[$0...]) }
        }
        guard let character = text.first, first == "?" || first == character else { return false }
        return fits(pattern.dropFirst(), text.dropFirst())
    }

    @Test("the pattern fits what the obvious way says, for all short texts and patterns of a few characters")
    func peer() throws {
        func words(_ letters: [Character], upTo length: Int) -> [String] {
            var words = [""]
            var last = words
            for _ in 0..<length {
                last = last.flatMap { word in letters.map { word + String($0) } }
                words += last
            }
            return words
        }
        let texts = words(["a", "b", "é"], upTo: 4)
        for pattern in words(["a", "é", "*", "?"], upTo: 4) {
            let glob = try #require(GlobPattern(pattern))
            for text in texts {
                let expected = Self.fits(Array(pattern)[...], Array(text)[...])
                #expect(glob.fits(Array(text.utf8)[...]) == expected, "\(pattern) \(text)")
            }
        }
    }

    @Test("a pattern that drives backtracking matchers mad takes no longer than another")
    func long() throws {
        let glob = try #require(GlobPattern(String(repeating: "a*", count: 30) + "b"))
        #expect(!glob.fits([UInt8](repeating: 0x61, count: 100_000)[...]))
    }

    @Test("a byte that is no UTF-8 counts as one character")
    func invalid() throws {
        #expect(try #require(GlobPattern("a?b")).fits([0x61, 0xFF, 0x62]))
        #expect(try #require(GlobPattern("a?b")).fits([0x61, 0xE9, 0x62]))
        #expect(try !#require(GlobPattern("aéb")).fits([0x61, 0xE9, 0x62]))
        #expect(try #require(GlobPattern("*")).fits([0xC3]))
    }
}
