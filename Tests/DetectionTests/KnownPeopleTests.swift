import TestSupport
import Testing

@testable import Detection

/// What any record of a run holds is found in every text, by keyed hashes alone.
struct KnownPeopleTests {
    private static let recogniser = Recogniser()
    private static let key = ProofKey(Array(0..<16))

    /// Numbers of operators in these tests: one for each form.
    private static func source(_ form: ProofForm) -> PeopleScan.Source {
        switch form {
        case .phone: .init(form: form, kind: .phone, number: 1)
        case .mail: .init(form: form, kind: .email, number: 2)
        case .account, .sortCode, .accountNumber: .init(form: form, kind: .bankAccount, number: 3)
        case .reference, .birthDate: .init(form: form, kind: .reference, number: 4)
        case .name: .init(form: form, kind: .name, number: 5)
        case .address, .postcode: .init(form: form, kind: .address, number: 6)
        case .unknown: .init(form: form, kind: .reference, number: 7)
        }
    }

    private func people(_ records: [[(String, ProofForm)]], most: Int = 1_000) -> KnownPeople {
        var scan = PeopleScan(key: Self.key, recogniser: Self.recogniser, most: most)
        scan.beginExport(standard: PersonalKind.allCases.map { _ in 9 })
        for record in records {
            for (value, form) in record { scan.value(Array(value.utf8).span, of: Self.source(form)) }
            scan.endRecord()
        }
        return scan.people
    }

    /// What is found in `text` of what all of `records` hold, as `value<number>`; what only a recogniser knows is left out.
    private func find(_ text: String, _ records: [(String, ProofForm)]..., own: String...) -> [String] {
        var values = KnownValues()
        for value in own { values.add(Array(value.utf8).span, as: .words, kind: .name) }
        var finder = FreeText(Self.recogniser, people: people(records))
        var findings: [ScrubFinding] = []
        let bytes = Array(text.utf8)
        finder.find(in: bytes.span, knowing: &values, andPeople: true, into: &findings)
        return findings.compactMap { finding in
            let found = String(decoding: bytes[finding.range], as: UTF8.self)
            switch finding.source {
            case .known: return "\(found)<own>"
            case .person(let number):
                #expect(finding.confidence == .certain)
                return "\(found)<\(number)>"
            case .recognised: return nil
            }
        }
    }

    @Test("a word of somebody's name is found by itself, in any case and accents, with an apostrophe s too")
    func words() {
        let sian: [(String, ProofForm)] = [("Siân", .name), ("Featherstonehaugh", .name)]
        #expect(find("spoke to sian", sian) == ["sian<5>"])
        #expect(find("SIÂN FEATHERSTONEHAUGH rang", sian) == ["SIÂN<5>", "FEATHERSTONEHAUGH<5>"])
        #expect(find("featherstonehaugh’s line", sian) == ["featherstonehaugh<5>"])
        #expect(find("Featherstone", sian).isEmpty)
        #expect(find("o'neill", [("O’Neill", .name)]) == ["o'neill<5>"])
        #expect(find("Σίσυφος", [("ΣΊΣΥΦΟΣ", .name)]) == ["Σίσυφος<5>"])
        #expect(find("Mr Zabolotny-Wren", [("Zabolotny Wren", .name)]) == ["Zabolotny<5>", "Wren<5>"])
    }

    @Test("the record's own names side by side come before another name that begins within one")
    func ownFirst() {
        let other: [(String, ProofForm)] = [("Jean-Luc", .name), ("Whitlock", .name)]
        #expect(
            find("Jean-Luc Whitlock rang", other, own: "Jean-Luc", "Whitlock") == ["Jean-Luc<own>", "Whitlock<own>"])
        #expect(find("Jean-Luc Whitlock rang", other, own: "Whitlock") == ["Jean<5>", "Luc<5>", "Whitlock<5>"])
    }

    @Test("names that are words, places or short are found beside another word of their own person alone")
    func wordsLikeOthers() {
        let will: [(String, ProofForm)] = [("Will", .name), ("Day", .name)]
        #expect(find("we will call on the day", will).isEmpty)
        #expect(find("Will called on that Day", will).isEmpty)
        #expect(find("will day rang; Day, Will", will) == ["will<5>", "day<5>", "Day<5>", "Will<5>"])
        #expect(find("Jo Ng, but jo and ng", [("Jo", .name), ("Ng", .name)]) == ["Jo<5>", "Ng<5>"])
        #expect(find("Leeds exchange", [("Sam", .name), ("Leeds", .name)]).isEmpty)
        // Will of one record and Knight of another are nobody.
        #expect(find("will knight", will, [("Ann", .name), ("Knight", .name)]).isEmpty)
        #expect(find("Smith rang, a smith", [("Smith", .name)]) == ["Smith<5>"])
        #expect(find("Siân P. Jones", [("Siân", .name), ("Jones", .name)]) == ["Siân<5>", "Jones<5>"])
    }

    @Test("companies are nobody, and what is said of a field decides what its words are")
    func nobody() {
        #expect(find("Zorbly Brothers rang", [("Zorbly Brothers Ltd", .name)]).isEmpty)
        #expect(find("a zorbly fault", [("Zorbly", .unknown)]).isEmpty)
        #expect(find("a zorbly fault", [("Zorbly", .address)]).isEmpty)
        #expect(find("123456 and 12345678", [("123456", .reference), ("12345678", .accountNumber)]).isEmpty)
    }

    @Test("numbers, addresses and references are found in every spelling, with the operator of their field")
    func identifiers() {
        let person: [(String, ProofForm)] = [
            ("07700 900123", .phone), ("Ann.B@Example.com", .mail), ("CUST-123456", .reference),
            ("00-12-34", .sortCode), ("12345678", .accountNumber), ("12 Rowanbrae Close", .address),
        ]
        #expect(find("on +44 (0)7700 900-123 now", person) == ["+44 (0)7700 900-123<1>"])
        #expect(find("07700900123", person) == ["07700900123<1>"])
        #expect(find("ann.b@example.com", person) == ["ann.b@example.com<2>"])
        #expect(
            find("cust123456 CUST 123456 cust/123456", person) == ["cust123456<4>", "CUST 123456<4>", "cust/123456<4>"])
        #expect(find("paid 00-12-34 12345678", person) == ["00-12-34 12345678<3>"])
        #expect(find("at 12 rowanbrae", person) == ["12 rowanbrae<6>"])
        #expect(find("at 14 Rowanbrae", person).isEmpty)
    }

    @Test("references and numbers are found with other signs in them and letters before them, as the proof finds them")
    func otherSigns() {
        let person: [(String, ProofForm)] = [
            ("07700 900123", .phone), ("CUST 900123", .reference), ("00-12-34", .sortCode),
            ("12345678", .accountNumber),
        ]
        #expect(find("see CUST#900123.", person) == ["CUST#900123<4>"])
        #expect(find("see CUST (900123)", person) == ["CUST (900123<4>"])
        #expect(find("see cust: 900 123", person) == ["cust: 900 123<4>"])
        #expect(find("on 07700:900 123 now", person) == ["07700:900 123<1>"])
        #expect(find("tel07700900123x", person) == ["07700900123<1>"])
        #expect(
            find("in GB82WEST00123412345678x? GB82WEST00123412345678", person) == [
                "00123412345678<3>", "GB82WEST00123412345678<3>",
            ])
        // A word of the language ends a reference.
        #expect(find("900 and 123", person).isEmpty)
    }

    @Test("of a record of many people every name is known, and accounts in their order")
    func manyPeople() {
        let names = [
            "Anna Zabel", "Bert Yorick", "Cleo Xander", "Dora Wilmot", "Egon Varga", "Fay Ulster", "Gus Tolkin",
            "Hans Sagan", "Price Rose",
        ]
        #expect(find("Rose Price rang", names.map { ($0, .name) }) == ["Rose<5>", "Price<5>"])
        let accounts = (1...20).flatMap { number -> [(String, ProofForm)] in
            [("00-12-\(number + 10)", .sortCode), ("123456\(number + 10)", .accountNumber)]
        }
        #expect(find("paid 00-12-30 12345630", accounts) == ["00-12-30 12345630<3>"])
        // One sort code for both accounts of a person.
        #expect(
            find(
                "paid 00-12-34 87654321",
                [("00-12-34", .sortCode), ("12345678", .accountNumber), ("87654321", .accountNumber)])
                == ["00-12-34 87654321<3>"])
    }

    @Test("what a recogniser finds in a field of another kind has the operator of its own kind")
    func otherKind() {
        #expect(find("07700900123", [("mobile 07700 900123", .unknown)]) == ["07700900123<9>"])
        #expect(find("jo@example.com", [("jo@example.com", .address)]) == ["jo@example.com<9>"])
    }

    @Test("characters that nobody sees, spaces of all kinds and dashes change nothing but the bytes that are replaced")
    func origins() {
        let person: [(String, ProofForm)] = [("Siân", .name), ("Featherstonehaugh", .name), ("AB-123456", .reference)]
        #expect(
            find("\u{FEFF}x\r\n\u{A0}Feather\u{AD}stonehaugh\u{2003}rang", person)
                == ["Feather\u{AD}stonehaugh<5>"])
        #expect(find("re: AB\u{2011}123456\u{200B}.", person) == ["AB\u{2011}123456<4>"])
        #expect(find("\u{FF33}ian  sian", person) == ["\u{FF33}ian<5>", "sian<5>"])
    }

    @Test("a record's own value comes before somebody else's of the same length, and the longer before the shorter")
    func precedence() {
        #expect(find("Zorbly rang", [("Zorbly", .name)], own: "Zorbly") == ["Zorbly<own>"])
        #expect(find("Zorbl rang", [("Zorbl", .name)], own: "Zorbly") == ["Zorbl<own>"])
        #expect(
            find("mail zorbly.x@example.com", [("zorbly.x@example.com", .mail), ("Zorbly", .name)], own: "Zorbly")
                == ["zorbly.x@example.com<2>"])
    }

    @Test("one value more than are held makes it overfull, whatever it is; one that is there already does not")
    func bound() {
        let records: [[(String, ProofForm)]] = [
            [("Zorblya", .name)], [("Zorblyb", .name)], [("07700 900123", .phone)], [("zorblya", .name)],
        ]
        #expect(!people(records, most: 3).isOverfull && people(records, most: 3).count == 3)
        #expect(people(records + [[("Zorblyc", .name)]], most: 3).isOverfull)
        #expect(people(records, most: 2).isOverfull && people(records, most: 2).count == 2)
        #expect(people([], most: 0).count == 0 && !people([], most: 0).isOverfull)
    }

    @Test("the table finds what was put in and nothing else, and the lower value of two stays in either order")
    func table() {
        var random = SeededGenerator(seed: 11)
        for most in [1, 5, 1_000, 5_000] {
            var table = KeyedTable(most: most)
            var expected: [UInt64: UInt32] = [:]
            while expected.count < most {
                let hash = expected.isEmpty ? 1 : UInt64.random(in: 1...UInt64.max, using: &random)
                let values = [UInt32.random(in: 0...9, using: &random), UInt32.random(in: 0...9, using: &random)]
                for value in values { table.insert(hash, value) }
                expected[hash] = values.min()
            }
            #expect(table.count == most && !table.isOverfull)
            #expect(expected.allSatisfy { table[$0.key] == $0.value })
            for _ in 0..<1_000 {
                let other = UInt64.random(in: 1...UInt64.max, using: &random)
                #expect(table[other] == expected[other])
            }
            table.insert(UInt64.max, 0)
            #expect(table.isOverfull && table.count == most)
            #expect(expected.allSatisfy { table[$0.key] == $0.value })
        }
    }

    @Test("any bytes are taken as values and as text, and findings are in order and apart")
    func anyBytes() {
        var random = SeededGenerator(seed: 5)
        let pool: [UInt8] = [0x41, 0x61, 0x20, 0x30, 0x31, 0x27, 0x2D, 0xC2, 0xAD, 0xC3, 0xA9, 0xEF, 0xBC, 0x93, 0x40]
        func bytes() -> [UInt8] {
            (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? pool.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
            }
        }
        for _ in 0..<2_000 {
            let text = bytes()
            var scan = PeopleScan(key: Self.key, recogniser: Self.recogniser, most: 100)
            for form in [
                ProofForm.phone, .mail, .account, .sortCode, .accountNumber, .reference, .name, .address, .postcode,
                .unknown,
            ] {
                let start = Int.random(in: 0...text.count, using: &random)
                scan.value(Array(text[start...].prefix(20)).span, of: Self.source(form))
            }
            scan.endRecord()
            var finder = FreeText(Self.recogniser, people: scan.people)
            var nobody = KnownValues()
            var findings: [ScrubFinding] = []
            finder.find(in: text.span, knowing: &nobody, andPeople: true, into: &findings)
            var position = 0
            for finding in findings {
                #expect(finding.range.lowerBound >= position && !finding.range.isEmpty)
                position = finding.range.upperBound
            }
            #expect(position <= text.count)
        }
    }

    @Test("what the proof over the output would look for in the whole run is found")
    func coversProof() {
        let records: [[(String, ProofForm)]] = [
            [("Will", .name), ("Day", .name), ("07700 900123", .phone), ("a@example.com", .mail)],
            [("CUST-123456", .reference), ("GB12TEST00009912345678", .account), ("001234 12345678", .account)],
        ]
        let search = ProofSearch(key: Self.key)
        var values = ProofScan(search, export: 0, hasBirthDates: false)
        for record in records {
            for (value, form) in record { values.value(Array(value.utf8).span, as: form) }
            values.endRecord()
        }
        let known = Set(values.values)
        for text in [
            "will day", "Day, Will", "07700-900-123", "x447700900123 447700900123", "A@EXAMPLE.com",
            "cust 1234 CUST_123456",
            "GB12 TEST 0000 9912 3456 78", "00123412345678 ok", "00-12-34-12345678", "12.34.56 CUST.123.456",
        ] {
            var finder = FreeText(Self.recogniser, people: people(records))
            var nobody = KnownValues()
            var findings: [ScrubFinding] = []
            let bytes = Array(text.utf8)
            finder.find(in: bytes.span, knowing: &nobody, andPeople: true, into: &findings)
            var kept = ProofScan(search, export: 0, hasBirthDates: false)
            var position = 0
            for finding in findings {
                kept.kept(
                    bytes.span.extracting(position..<finding.range.lowerBound), line: 1, field: 0, declared: [],
                    isRead: true)
                position = finding.range.upperBound
            }
            kept.kept(bytes.span.extracting(position..<bytes.count), line: 1, field: 0, declared: [], isRead: true)
            kept.endRecord()
            #expect(!kept.candidates.contains { known.contains($0.hash) }, "\(text)")
        }
    }
}
