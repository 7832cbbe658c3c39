import TestSupport
import Testing

@testable import Detection

/// What is known of the begins of a text's words changes nothing of what is found in it.
struct WordStartsTests {
    private static let recogniser = Recogniser()

    private struct Value {
        let bytes: [UInt8]
        let form: KnownValues.Form
        let kind: PersonalKind
    }

    private func findings(_ text: [UInt8], _ values: [Value], isTold: Bool) -> [ScrubFinding] {
        var known = KnownValues()
        if isTold { known.willSearch(text.span) }
        for value in values { known.add(value.bytes.span, as: value.form, kind: value.kind) }
        var finder = FreeText(Self.recogniser)
        var findings: [ScrubFinding] = []
        finder.find(in: text.span, knowing: &known, into: &findings)
        return findings
    }

    @Test("values that may stand in a text are found in it as if nothing were known of it, whatever joins their parts")
    func same() {
        var random = SeededGenerator(seed: 20_261_122)
        let pieces = [
            "a", "l", "al", "Al", "jo", "o", "O", "neil", "smith", "Smith", "Jo", "-", "'", "`", ".", "_", "/", " ",
            " ", " ", "@",
            "5",
            "12", "2", "07700 900123", "co", "é", "\u{AD}", "東京", "&amp;", "%20", "CUST", "example.com", "\u{2019}",
        ]
        func text(_ most: Int) -> [UInt8] {
            (0...Int.random(in: 0..<most, using: &random))
                .flatMap { _ in Array(pieces[Int.random(in: pieces.indices, using: &random)].utf8) }
        }
        let forms: [(KnownValues.Form, PersonalKind)] = [
            (.words, .name), (.words, .address), (.unknown, .name), (.code, .reference), (.phone, .phone),
            (.mail, .email),
        ]
        var found = 0
        for _ in 0..<4_000 {
            let values = (0..<4).map { _ in
                let (form, kind) = forms[Int.random(in: forms.indices, using: &random)]
                return Value(bytes: text(5), form: form, kind: kind)
            }
            // Values stand in the text too, some of them not whole.
            var note = text(6)
            for value in values where Bool.random(using: &random) {
                note += value.bytes.prefix(Int.random(in: 0...value.bytes.count + 2, using: &random)) + text(2)
            }
            let expected = findings(note, values, isTold: false)
            found += expected.count
            #expect(
                findings(note, values, isTold: true) == expected,
                "\(String(decoding: note, as: UTF8.self)): \(values.map { String(decoding: $0.bytes, as: UTF8.self) })")
        }
        #expect(found > 1_000)
    }

    @Test(
        "telephone numbers that may stand in a text are found in it as if nothing were known of it, however they are dialled"
    )
    func samePhones() {
        var random = SeededGenerator(seed: 20_261_123)
        func digits(_ count: Int) -> String {
            (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
        }
        /// The digits with something between some of them.
        func spelled(_ digits: String) -> String {
            let marks = ["", "", "", " ", "-", ".", " (", ") ", "/", "\u{A0}", "  ", "a", "\n"]
            return digits.map { String($0) + marks[Int.random(in: marks.indices, using: &random)] }.joined()
        }
        var found = 0
        for _ in 0..<6_000 {
            let numbers = (0..<3).map { _ in
                ["", "0", "+44", "0044", "44", "00"].randomElement(using: &random).map { $0 + digits(9) } ?? ""
            }
            let values = numbers.map { number in
                let end = ["", "", "", " ext 12", ", 01632 960123", digits(14)].randomElement(using: &random) ?? ""
                return Value(
                    bytes: Array((Bool.random(using: &random) ? number : spelled(number)).utf8) + Array(end.utf8),
                    form: .phone, kind: .phone)
            }
            var note = "rang on " + digits(Int.random(in: 0...5, using: &random)) + " "
            for number in numbers where Bool.random(using: &random) {
                let national = String(number.suffix(Int.random(in: 7...10, using: &random)))
                note += ["", "0", "+44 ", "(0)"].randomElement(using: &random) ?? ""
                note += Bool.random(using: &random) ? national : spelled(national)
                note += [" ", " asap ", "", " ext 3"].randomElement(using: &random) ?? ""
            }
            let text = Array(note.utf8)
            let expected = findings(text, values, isTold: false)
            found += expected.count { if case .known = $0.source { true } else { false } }
            #expect(
                findings(text, values, isTold: true) == expected,
                "\(note): \(values.map { String(decoding: $0.bytes, as: UTF8.self) })")
        }
        #expect(found > 1_000)
    }

    @Test("a telephone number whose last three digits do not follow each other in the text is not prepared")
    func otherPhones() {
        var known = KnownValues()
        known.willSearch(Array("ring 01632 960 1-2-3, ref 4567".utf8).span)
        for (number, mayStand) in [
            ("07700 900123", true), ("07700 900234", true), ("07700 900124", false), ("07700 900567 ext 9", true),
            ("07700 900678, 01632 960700", true), ("900456", false), ("+44 (0)7700 900-456", true),
            ("+44 (0)7700 900-465", false),
        ] {
            let isLookedFor = known.add(Array(number.utf8).span, as: .phone, kind: .phone)
            #expect(isLookedFor == mayStand, "\(number)")
        }
    }

    @Test("the signs behind which a word may go on are digits and those that join a unit of text to the next")
    func joiners() {
        for byte in UInt8.min..<0x80 {
            let joins = TextUnit.joiner([byte, UInt8(ascii: "a")].span, at: 0) > 0
            #expect(WordStarts.mayGoOn(byte) == (joins || byte.isDigit), "\(byte)")
        }
    }

    @Test("a value of which nothing can stand in the text is not prepared")
    func nothing() {
        var known = KnownValues()
        known.willSearch(Array("the router is off again".utf8).span)
        known.add(Array("Bloggs".utf8).span, as: .words, kind: .name)
        known.add(Array("07700 900123".utf8).span, as: .phone, kind: .phone)
        known.add(Array("jo.bloggs@example.com".utf8).span, as: .mail, kind: .email)
        known.add(Array("CUST-1234".utf8).span, as: .code, kind: .reference)
        // Of words of the text these have three letters alone, or more than the text's word.
        for name in ["Roubaix", "Rou", "Rou-Anne", "Isa", "Isis 4", "12 Thea Street"] {
            let isLookedFor = known.add(Array(name.utf8).span, as: .words, kind: .name)
            #expect(!isLookedFor, "\(name)")
        }
        // These begin like a word of the text, but it has no digit and no `@`.
        for address in ["router.jo7@example.com", "again", "router1@example.com", "x.jo@example.com", "t7@example.com"]
        {
            let isLookedFor = known.add(Array(address.utf8).span, as: .mail, kind: .email)
            #expect(!isLookedFor, "\(address)")
        }
        #expect(known.isEmpty)
        #expect(known.count == 15)
        let isLookedFor = known.add(Array("Anne Routledge".utf8).span, as: .words, kind: .name)
        #expect(isLookedFor)
        let isAddress = known.add(Array("router.jo@example1.com".utf8).span, as: .mail, kind: .email)
        #expect(isAddress)
        #expect(!known.isEmpty)
        #expect(known.count == 17)
    }

    @Test("a finding names a value by its number, however many before it were not prepared")
    func numbers() {
        let text = Array("spoke to Bloggs about CUST-1234".utf8)
        var known = KnownValues()
        known.willSearch(text.span)
        for (value, form) in [("Smith", KnownValues.Form.words), ("a@b.example", .mail), ("Bloggs", .words)] {
            known.add(Array(value.utf8).span, as: form, kind: .name)
        }
        known.add(Array("07700 900123".utf8).span, as: .phone, kind: .phone)
        known.add(Array("CUST-1234".utf8).span, as: .code, kind: .reference)
        var finder = FreeText(Self.recogniser)
        var findings: [ScrubFinding] = []
        finder.find(in: text.span, knowing: &known, into: &findings)
        #expect(findings.map(\.source) == [.known(item: 2, slice: 0..<6), .known(item: 4, slice: 0..<9)])
        #expect(findings.map(\.kind) == [.name, .reference])
    }

    @Test("what began the words of one record's text is forgotten, however many records there were")
    func turns() {
        var known = KnownValues()
        let text = Array("bloggs rang".utf8)
        let other = Array("smith rang".utf8)
        let name = Array("Bloggs".utf8)
        for record in 0..<600 {
            known.removeAll()
            known.willSearch(record % 256 == 0 ? text.span : other.span)
            let isLookedFor = known.add(name.span, as: .words, kind: .name)
            #expect(isLookedFor == (record % 256 == 0), "record \(record)")
        }
    }
}
