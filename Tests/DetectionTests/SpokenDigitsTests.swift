import Testing

@testable import Detection

@Suite("Numbers that are read out, names that are spelt, houses without a number")
struct SpokenDigitsTests {
    @Test(
        "a number that is read out has these figures",
        arguments: [
            ("oh double seven double oh nine hundred one two three", "07700900123"),
            ("plus four four seven seven double oh nine double oh one two three", "+447700900123"),
            ("Zero One One Three, four nine six, treble oh one", "01134960001"),
            ("07700 nine hundred 123", "07700900123"), ("forty two, nineteen, sixty", "421960"),
        ])
    func figures(of text: String, _ figures: String) {
        let bytes = Array(text.utf8)
        #expect(SpokenDigits.figures(of: bytes.span).map { String(decoding: $0, as: UTF8.self) } == figures)
    }

    @Test(
        "what is no number that is read out has none",
        arguments: ["07700 900123", "one", "double glazing", "two routers"])
    func noFigures(of text: String) {
        let bytes = Array(text.utf8)
        #expect(SpokenDigits.figures(of: bytes.span) == nil)
    }

    @Test("what a word announces says what a number that is read out is")
    func announced() {
        #expect(
            found("account one two three four five six seven eight") == [
                "account-number: one two three four five six seven eight"
            ])
        #expect(found("pin is four two one seven, ok") == ["secret: four two one seven"])
        #expect(found("order one two three four five six") == [])
    }

    @Test("a name that is spelt is one name")
    func spelt() {
        #expect(
            found("that's s for sugar, m for mother, i for india") == ["name: s for sugar, m for mother, i for india"])
        #expect(found("it is S-M-I-T-H ok") == ["name: S-M-I-T-H"])
        #expect(found("l/m for mrs, ports a b c d") == [])
    }

    @Test("a secret that was spoken of is found some words behind")
    func spokenOf() {
        #expect(found("the wifi password was reset, new one is muffin42") == ["secret: muffin42"])
        #expect(found("the password was reset, see note 12 and hg612b") == [])
    }

    @Test("a house with a name needs its street and no postcode")
    func houses() {
        #expect(found("care line at Oak House, Tweed Street. You") == ["address: Oak House, Tweed Street"])
        #expect(found("of Brookside, Pound Sq, who") == ["address: Brookside, Pound Sq"])
        #expect(found("router in the hall, park row") == [])
    }

    @Test("the street of the record is found with another word for its kind")
    func kindOfStreet() {
        var values = KnownValues()
        values.add(Array("17 Gladstone Green".utf8).span, as: .words, kind: .address)
        var finder = FreeText(Recogniser())
        var findings: [ScrubFinding] = []
        let text = Array("visit to 17, gladstone grn".utf8)
        finder.find(in: text.span, knowing: &values, into: &findings)
        #expect(findings.last?.range.upperBound == text.count)
    }
}
