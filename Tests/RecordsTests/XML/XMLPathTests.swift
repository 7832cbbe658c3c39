import TestSupport
import Testing

@testable import Records

@Suite("Paths of XML fields")
struct XMLPathTests {
    @Test(
        "a path that cannot be read is refused with the position of the fault",
        arguments: [
            ("", 1), ("Data", 1), ("/", 2), ("/A/", 4), ("/A///B", 5), ("/A/@", 5), ("/@a", 3), ("/A/@a/B", 6),
            ("/A[1]", 3), ("/A/text()", 8), ("/A/..", 4), ("/A/p:*", 6), ("/a:b:c", 5), ("/A B", 3), ("/1A", 2),
            ("/A|/B", 3), ("/:a", 2), ("/A/@*x", 6), ("/A/@@x", 5),
        ])
    func faults(text: String, position: Int) throws {
        let error = try #require(throws: ExportError.self) { _ = try XMLPath(parsing: text) }
        #expect(error.code == .xmlPath)
        #expect(error.problem.hasPrefix("at character \(position) of the path"), "\(error)")
    }

    @Test("a name of 1,024 bytes is read and one of 1,025 is refused")
    func longNames() throws {
        _ = try XMLPath(parsing: "/" + String(repeating: "a", count: 1024))
        #expect(throws: ExportError.self) { try XMLPath(parsing: "/" + String(repeating: "a", count: 1025)) }
    }

    @Test("each kind of step finds what it names and nothing else")
    func steps() throws {
        let document = """
            <A x="1"><B x="2" y="3">t4<C p:x="5">t6</C></B><D><B x="7">t8</B><p:B x="9">t10</p:B></D></A>
            """
        func found(_ path: String) throws -> [String] {
            try values(document, try reading([path, "//*", "//@*"], kept: [1, 2])).map(\.value)
        }
        #expect(try found("/A/@x") == ["1"])
        #expect(try found("/A/B/@x") == ["2"])
        #expect(try found("/A/B/@y") == ["3"])
        #expect(try found("/A/B") == ["t4"])
        #expect(try found("/A/*/C") == ["t6"])
        #expect(try found("/A/D/B") == ["t8", "t10"])
        #expect(try found("//p:B") == ["t10"])
        #expect(try found("//p:B/@x") == ["9"])
        #expect(try found("//B") == ["t4", "t8", "t10"])
        #expect(try found("//B/@x") == ["2", "7", "9"])
        #expect(try found("/A//@x") == ["1", "2", "5", "7", "9"])
        #expect(try found("//@p:x") == ["5"])
        #expect(try found("/A/D//@*") == ["7", "9"])
        #expect(try found("//D//B") == ["t8", "t10"])
        #expect(try found("/B") == [])
        #expect(try found("/A/C") == [])
        #expect(try found("//A/D/p:B") == ["t10"])
        #expect(try found("//q:B") == [])
    }

    @Test("any depth means any, and a step after it can begin anew")
    func anyDepth() throws {
        let document = "<A><B><A><B><C>1</C></B></A><C>2</C></B><B><X><C>3</C></X></B></A>"
        #expect(
            try values(document, try reading(["//A/B/C"], otherwise: 1)).filter { $0.rule == 0 }.map(\.value) == [
                "1", "2",
            ])
        #expect(try values(document, try reading(["/A//B//C"])).map(\.value) == ["1", "2", "3"])
    }

    @Test("the more specific path governs a value, whichever comes first")
    func specificity() throws {
        let document = "<A><B c='1'>2</B></A>"
        let paths = ["//*", "//@*", "//B", "/A/B", "//B/@c", "//@c", "/A/B/@c", "/*/*", "/A/*/B/@c"]
        #expect(try values(document, try reading(paths)) == [Found(6, "1"), Found(3, "2")])
        let reversed = Array(paths.reversed())
        #expect(try values(document, try reading(reversed)) == [Found(2, "1"), Found(5, "2")])
        #expect(try values("<p:A>1</p:A>", try reading(["/A", "/p:A"])) == [Found(1, "1")])
        #expect(try values("<A><B>1</B></A>", try reading(["//A//B", "//A/B", "/A/B", "/*//B"])) == [Found(2, "1")])
    }

    @Test(
        "two paths that can name one value are refused where neither is the more specific",
        arguments: [
            ("/A/B", "/A/B"), ("/A/*/@c", "/A/B/@*"), ("/A/*", "/*/B"), ("//*", "//*"), ("/*/B//C", "/B//*/C"),
            ("//@*", "//@*"), ("//A/@*", "//@b"), ("//A/*", "//B"), ("//A//B", "//B//B"), ("//@b", "//*/@b"),
            ("//p:A/B", "//A/p:B"),
        ])
    func ambiguous(one: String, two: String) throws {
        for paths in [[one, two], [two, one]] {
            let error = try #require(throws: ExportError.self) {
                _ = try XMLPathSet(try paths.map { try XMLPath(parsing: $0) })
            }
            #expect(error.path == "\(paths[0]) and \(paths[1])")
        }
    }

    @Test(
        "two paths that never meet, or of which one lies within the other, are taken",
        arguments: [
            ("/A/B", "/A/C"), ("//A/@b", "//A/@c"), ("/A/B", "/B/A"), ("//p:A", "//q:A"), ("/A/@b", "/A/b"),
            ("/A/B", "//A//B"), ("/A/*/B", "/A//B"), ("//p:A", "//A"), ("/A/@p:b", "/A//@b"), ("//A/*", "//A//*"),
            ("/*/*/@b", "//@b"),
        ])
    func comparable(one: String, two: String) throws {
        _ = try XMLPathSet([XMLPath(parsing: one), XMLPath(parsing: two)])
        _ = try XMLPathSet([XMLPath(parsing: two), XMLPath(parsing: one)])
    }

    @Test("one rule may have several paths that meet")
    func sharedRule() throws {
        let set = try XMLPathSet(rules: [(4, XMLPath(parsing: "/A/B")), (4, XMLPath(parsing: "/A/B"))])
        #expect(try values("<A><B>1</B></A>", XMLReading(paths: set)) == [Found(4, "1")])
    }

    @Test("records cannot be attributes")
    func recordsAreElements() throws {
        #expect(throws: ExportError.self) {
            try XMLPathSet([], records: XMLPath(parsing: "//A/@b"))
        }
    }

    @Test("hundreds of paths work as a few do")
    func manyPaths() throws {
        let paths = (0..<300).map { "/Report/Section\($0)/Row/@field\($0)" }
        let body = (0..<300).map { "<Section\($0)><Row field\($0)='v\($0)'/></Section\($0)>" }.joined()
        let found = try values("<Report>\(body)</Report>", try reading(paths))
        #expect(found == (0..<300).map { Found(RuleIndex($0), "v\($0)") })
    }

    @Test("the automaton finds what a plain matcher finds, for random paths and branches")
    func plainMatcher() throws {
        var choices = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let steps = (0..<1 + Int(choices.next() % 4)).map { _ in
                choices.one(of: ["/", "//"]) + choices.one(of: ["a", "b", "*", "p:a"])
            }
            let branch = (0..<1 + Int(choices.next() % 6)).map { _ in choices.one(of: ["a", "b", "c", "p:a", "q:b"]) }
            let document =
                branch.map { "<\($0)>" }.joined() + "x" + branch.reversed().map { "</\($0)>" }.joined()
            let found = try values(document, try reading([steps.joined()], otherwise: 1))
            let expected: RuleIndex = Self.fits(steps[...], branch[...]) ? 0 : 1
            #expect(found == [Found(expected, "x")], "\(steps.joined()) in \(branch)")
        }
    }

    /// Whether the branch as a whole fits the steps: a plain recursion over both.
    private static func fits(_ steps: ArraySlice<String>, _ branch: ArraySlice<String>) -> Bool {
        guard let step = steps.first else { return branch.isEmpty }
        guard let element = branch.first else { return false }
        let test = step.drop { $0 == "/" }
        let local = element.split(separator: ":").last.map(String.init) ?? element
        let isFit = test == "*" || (test.contains(":") ? String(test) == element : String(test) == local)
        if isFit, fits(steps.dropFirst(), branch.dropFirst()) { return true }
        return step.hasPrefix("//") && fits(steps, branch.dropFirst())
    }
}
