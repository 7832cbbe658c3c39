import TestSupport
import Testing

@testable import Detection

@Suite("a survey of a field's values")
struct FieldSurveyTests {
    private static let recogniser = Recogniser()

    private func survey(_ values: [String], name: String = "1", blanks: Bool = false) -> FieldSurvey {
        var survey = FieldSurvey(field: name, expected: FieldCategory(guessedFrom: name))
        for (index, value) in values.enumerated() {
            let marks = survey.add(Array(value.utf8).span, hasBlanks: blanks, with: Self.recogniser)
            if marks.wantsLine { survey.note(marks, line: index + 2) }
        }
        return survey
    }

    @Test(
        "a shape tells letters, digits and marks apart, and the length of digits alone",
        arguments: [
            ("07700 900123", "99999 999999"), ("07700900123", "9{11}"), ("O'Neill-Smith", "A'Aa+-Aa+"),
            ("Ann", "Aaa"), ("Anna", "Aaaa"), ("Annie", "Aa+"), ("GBP", "AAA"), ("Siân", "Aa¤a"), ("Łukasz", "¤a+"),
            ("a\nb", "a⏎a"),
            ("100.00", "999.99"), ("----x", "-+a"), ("123456789012345678901", "9{20+}"), ("", ""),
            ("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Aa+"),
        ])
    func shapes(value: String, shape: String) {
        var read = ValueShape()
        read.read(Array(value.utf8).span)
        #expect(String(decoding: read.bytes, as: UTF8.self) == shape)
    }

    @Test("a shape of any bytes is short, and holds no letter or digit but its signs")
    func anyShape() {
        var generator = SeededGenerator(seed: 5)
        var shape = ValueShape()
        for _ in 0..<500 {
            let value = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            shape.read(value.span)
            #expect(shape.bytes.count < 160)
            let letters = String(decoding: shape.bytes, as: UTF8.self).filter { $0.isLetter }
            #expect(letters.allSatisfy { $0 == "a" || $0 == "A" })
        }
    }

    @Test("a shape of most values is counted, however many others there are, and never too low")
    func frequentShapes() throws {
        var counter = ShapeCounter()
        var generator = SeededGenerator(seed: 9)
        for index in 0..<4000 {
            counter.add(index % 4 == 0 ? [1] : [2, UInt8.random(in: 0...255, using: &generator), UInt8(index % 251)])
        }
        let top = try #require(counter.top(1).first)
        #expect(top.shape == "\u{1}")
        #expect(top.count >= 1000 && top.count - top.excess <= 1000)
        #expect(counter.top(100).count == ShapeCounter.capacity)
    }

    @Test("few shapes are counted exactly, the most frequent first")
    func exactShapes() {
        let top = survey(["12", "34", "Ab", "56"]).shapes.top(8)
        #expect(
            top == [.init(shape: "99", count: 3, excess: 0), .init(shape: "Aa", count: 1, excess: 0)])
    }

    @Test("the number of different values is right within 8 %", arguments: [1, 20, 500, 5_000, 60_000])
    func distinct(count: Int) {
        var estimate = DistinctEstimate()
        for round in 0..<2 {
            for number in 0..<count where round == 0 || number % 3 == 0 { estimate.add(Array("v\(number)".utf8).span) }
        }
        #expect(abs(estimate.count - count) * 100 <= count * 8)
    }

    @Test("oddities are counted, and the first five lines of each kept")
    func oddities() {
        let survey = survey([
            "é", "a\nb", "=1+1", "say \"x\"", "+44 7700 900123", "-5", "+x", "", "é", "é", "é", "é", "é",
        ])
        #expect(
            survey.oddities == [
                .init(oddity: .beyondASCII, count: 6, lines: [2, 10, 11, 12, 13]),
                .init(oddity: .lineBreak, count: 1, lines: [3]),
                .init(oddity: .formula, count: 2, lines: [4, 8]),
                .init(oddity: .quote, count: 1, lines: [5]),
            ])
        #expect(survey.census.values == 12 && survey.census.empty == 1)
        #expect(survey.longest == (15, 6))
    }

    @Test("what is not written like its category is odd")
    func malformed() {
        func lines(_ name: String, _ values: [String]) -> [Int] {
            survey(values, name: name).oddities.first { $0.oddity == .malformed }?.lines ?? []
        }
        #expect(lines("Phone", ["07700 900123", "ask Jo", "+44 (0)20 7946 0000", "12"]) == [3, 5])
        #expect(lines("Email", ["a@example.com", "a(at)example"]) == [3])
        #expect(lines("Postcode", ["ZZ99 1AA", "zz991aa", "LS1", "12345"]) == [4, 5])
        #expect(lines("Sort Code", ["00-12-34", "001234", "1,2E+05"]) == [4])
        #expect(lines("Notes", ["anything", "1"]) == [])
    }

    @Test("name and values are weighed: both beat one, a strict form beats a name")
    func judgement() {
        let phones = ["07700 900123", "07700 900124", "020 7946 0000"]
        func judged(_ name: String?, _ values: [String]) -> FieldJudgement? {
            FieldJudgement(name: name, survey(values, name: name ?? "1"))
        }
        #expect(judged("Phone", phones).map { ($0.category, $0.ground) } ?? (.name, .name) == (.phone, .both))
        #expect(judged(nil, phones).map { ($0.category, $0.ground) } ?? (.name, .name) == (.phone, .values))
        #expect(judged("Phone", []).map { ($0.category, $0.ground) } ?? (.name, .values) == (.phone, .name))
        #expect(judged("City", phones)?.category == .phone)
        #expect(judged("Phone", ["red", "green", "blue"]).map { $0.confidence < 50 } == true)
        #expect(judged("Status", ["open", "closed"]) == nil)
        #expect((judged("Phone", phones)?.confidence ?? 0) > (judged("Phone", [])?.confidence ?? 100))
    }
}
