import TestSupport
import Testing

@testable import Detection

/// What a record holds is found in its free text however it is written there.
struct FreeTextTests {
    private static let recogniser = Recogniser()

    /// The findings in `text` as `value<slice of the known value>`, or `value<kind>` where no value is known.
    private func find(
        _ text: String, _ known: [(String, KnownValues.Form, PersonalKind)]
    ) -> [String] {
        var values = KnownValues()
        for (value, form, kind) in known { values.add(Array(value.utf8).span, as: form, kind: kind) }
        var finder = FreeText(Self.recogniser)
        var findings: [ScrubFinding] = []
        let bytes = Array(text.utf8)
        finder.find(in: bytes.span, knowing: &values, into: &findings)
        return findings.map { finding in
            let found = String(decoding: bytes[finding.range], as: UTF8.self)
            switch finding.source {
            case .known(let item, let slice):
                return "\(found)<\(String(decoding: Array(known[item].0.utf8)[slice], as: UTF8.self))>"
            case .person(let number): return "\(found)<\(number)>"
            case .recognised: return "\(found)<\(finding.kind.word)>"
            }
        }
    }

    private func names(_ text: String, _ names: String...) -> [String] {
        find(text, names.map { ($0, .words, .name) })
    }

    @Test("a value is found behind what hides it, and all of that is replaced")
    func hidden() {
        #expect(names("to O&#39;Neill.", "O'Neill") == ["O&#39;Neill<O'Neill>"])
        #expect(names("Si\u{200B}an rang", "Siân") == ["Si\u{200B}an<Siân>"])
        #expect(names("to Si&acirc;n&nbsp;O%27Neill", "Siân", "O'Neill") == ["Si&acirc;n<Siân>", "O%27Neill<O'Neill>"])
        #expect(
            find("on 07700&nbsp;900123&nbsp;today", [("07700 900123", .phone, .phone)])
                == ["07700&nbsp;900123<07700 900123>"])
        #expect(find("on 07700&nbsp;900199", []) == ["07700&nbsp;900199<phone>"])
        #expect(find("?to=jo%40example.com", []) == ["jo%40example.com<email>"])
        #expect(find("on \u{202A}０７７００ ９００１９９\u{202C}", []) == ["０７７００ ９００１９９<phone>"])
        #expect(
            FreeText.asRead(Array("jo%40example.com".utf8).span).map { String(decoding: $0, as: UTF8.self) }
                == "jo@example.com")
        #expect(FreeText.asRead(Array("jo@example.com".utf8).span) == nil)
    }

    @Test("names that nothing but their capitals divide are found where they stand together")
    func glued() {
        let own = ["Sarah", "McDonald"]
        for (text, found) in [
            ("/out/SarahMcDonald_2026.zip", ["Sarah<Sarah>", "McDonald<McDonald>"]),
            ("McDonaldSarah.pdf", ["McDonald<McDonald>", "Sarah<Sarah>"]),
            ("xSarahMcDonald", ["Sarah<Sarah>", "McDonald<McDonald>"]),
            ("SarahPage.vue and MarkUp", []),
        ] {
            #expect(names(text, own[0], own[1]).filter { $0.contains("<S") || $0.contains("<M") } == found, "\(text)")
        }
        #expect(names("JoSmith rang", "Jo", "Smith") == ["Jo<Jo>", "Smith<Smith>"])
        #expect(names("BjörnSmith rang", "Smith").contains("Smith<Smith>") == false)
    }

    @Test("texts that repeat one character, and records of thousands of like values, are searched in bounded time")
    func bounded() {
        let ones = String(repeating: "1 ", count: 30_000)
        #expect(!find(ones, [("1111111", .phone, .phone)]).isEmpty)
        #expect(find(ones, [(ones, .code, .reference)]) == [])
        let references = (0..<3_000).map { ("CUST-\(100_000 + $0)", KnownValues.Form.code, PersonalKind.reference) }
        let text = (0..<3_000).map { "CUST-\(200_000 + $0)" }.joined(separator: " and ")
        // More values begin alike than are compared: what begins so is replaced, whosever it is.
        #expect(find(text, references).count == 3_000)
        #expect(find("see CUST-100001", Array(references.prefix(3))) == ["CUST-100001<CUST-100001>"])
    }

    @Test("a name is found in any case, with and without its accents, and behind an apostrophe s")
    func spellings() {
        #expect(names("Chloe rang, CHLOË's bill", "Chloë") == ["Chloe<Chloë>", "CHLOË<Chloë>"])
        #expect(names("chloe\u{308}.", "Chloë") == ["chloe\u{308}<Chloë>"])
        #expect(names("Łukasz and lukasz", "Lukasz") == ["Łukasz<Lukasz>", "lukasz<Lukasz>"])
        #expect(names("ΝΊΚΟΣ", "νίκος") == ["ΝΊΚΟΣ<νίκος>"])
    }

    @Test("a name cut short to five letters or more is found, and stands for so much of the value")
    func cutShort() {
        #expect(names("spoke to Anders re bill", "Anderson") == ["Anders<Anders>"])
        #expect(names("ander ok", "Anderson") == ["ander<Ander>"])
        #expect(names("ande ok", "Anderson").isEmpty)
        #expect(names("Andersonville", "Anderson") == ["Andersonville<name>"])
        // A name of its own, and nothing of the record's.
        #expect(names("Sanderson", "Anderson") == ["Sanderson<name>"])
        #expect(names("chloë-a", "Chloë-Anne") == ["chloë-a<Chloë-A>"])
    }

    @Test("hyphens and apostrophes may be there or not, and parts of a name stand for themselves")
    func joined() {
        #expect(names("oneill", "O'Neill") == ["oneill<O'Neill>"])
        #expect(names("O’Neill", "O'Neill") == ["O’Neill<O'Neill>"])
        #expect(names("Mrs Jones", "Smith-Jones") == ["Jones<Jones>"])
        #expect(names("smith jones", "Smith-Jones") == ["smith<Smith>", "jones<Jones>"])
    }

    @Test("names that are words need a capital or another name beside them, short names too")
    func words() {
        #expect(names("He will then Call and mark it", "Will", "Mark").isEmpty)
        #expect(names("Will said so", "Will") == ["Will<Will>"])
        #expect(names("will day rang", "Will", "Day") == ["will<Will>", "day<Day>"])
        #expect(names("Don't do it jo, Sir", "Don", "Jo", "Do").isEmpty)
        #expect(names("Don't, Jo", "Don", "Jo") == ["Jo<Jo>"])
        #expect(names("ask Ng", "Ng") == ["Ng<Ng>"])
        #expect(names("Mrs Park, at the park", "Park") == ["Park<Park>"])
    }

    @Test("who writes no capitals writes names that are words without one: they are in doubt, unless recognised")
    func wordsInSmallLetters() {
        #expect(names("told price to ring, he will", "Will", "Price") == ["price<Price>"])
        #expect(names("left it with ng", "Ng") == ["ng<Ng>"])
        #expect(names("don't do it jo", "Don", "Jo", "Do") == ["jo<Jo>"])
        #expect(names("wise account, Smart Hub", "Wise") == ["wise<Wise>"])
        #expect(names("Wise men, a wise Hub", "Wisely").isEmpty)
        func confidences(_ text: String, _ name: String) -> [Confidence] {
            var values = KnownValues()
            values.add(Array(name.utf8).span, as: .words, kind: .name)
            var finder = FreeText(Self.recogniser)
            var findings: [ScrubFinding] = []
            finder.find(in: Array(text.utf8).span, knowing: &values, into: &findings)
            return findings.map(\.confidence)
        }
        #expect(confidences("told price to ring", "Price") == [.doubtful])
        #expect(confidences("the mark on it", "Mark") == [.doubtful])
        // A recogniser is sure of this one, so it is not kept where what is in doubt is.
        #expect(confidences("spoke to mark today", "Mark") == [.certain])
        #expect(confidences("Price rang", "Price") == [.certain])
    }

    @Test("particles, titles and house numbers count beside another word of their value only")
    func particles() {
        #expect(names("de la Cruz of the town", "de la Cruz") == ["de<de>", "la<la>", "Cruz<Cruz>"])
        #expect(names("the van is late", "van Dyke").isEmpty)
        let address: [(String, KnownValues.Form, PersonalKind)] = [("12 High Street", .words, .address)]
        #expect(find("at 12 high street, 12 weeks", address) == ["12<12>", "high<High>", "street<Street>"])
        #expect(find("a high price for 12 in the street", address).isEmpty)
    }

    @Test("the longest run of words of one value counts, then a whole value before a part")
    func longest() {
        #expect(names("Anna Bloggs; Anna", "Anna", "Anna Bloggs") == ["Anna<Anna>", "Bloggs<Bloggs>", "Anna<Anna>"])
        var values = KnownValues()
        for name in ["Anna", "Anna Bloggs"] { values.add(Array(name.utf8).span, as: .words, kind: .name) }
        var finder = FreeText(Self.recogniser)
        var findings: [ScrubFinding] = []
        finder.find(in: Array("Anna Bloggs; Anna".utf8).span, knowing: &values, into: &findings)
        #expect(
            findings.map(\.source) == [
                .known(item: 1, slice: 0..<4), .known(item: 1, slice: 5..<11), .known(item: 0, slice: 0..<4),
            ])
    }

    @Test("scripts without spaces are searched within their words")
    func unspaced() {
        #expect(names("客户李明来电", "李明") == ["李明<李明>"])
    }

    @Test("a value of more than eight words is no name")
    func longValue() {
        #expect(
            names("the customer called about gadgets", "the customer called about the late delivery of gadgets parts")
                .isEmpty)
    }

    @Test("a code is found without its spaces and hyphens, but not within a longer one")
    func codes() {
        let reference: [(String, KnownValues.Form, PersonalKind)] = [("AB-1234", .code, .reference)]
        #expect(find("ref ab1234, AB 1234. XAB1234 AB12345", reference) == ["ab1234<AB-1234>", "AB 1234<AB-1234>"])
        #expect(find("acc12345678", [("12345678", .code, .accountNumber)]) == ["12345678<12345678>"])
        #expect(find("a b 12 34", [("ABC", .code, .reference)]).isEmpty)
        #expect(find("go ld", [("GOLD", .code, .reference)]).isEmpty)
    }

    @Test("a telephone number is found in any spelling")
    func phones() {
        let phone: [(String, KnownValues.Form, PersonalKind)] = [("07700 900123", .phone, .phone)]
        for spelling in [
            "07700900123", "07700-900-123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700 900 123", "7700900123",
            "(07700) 900123", "07700.900.123",
        ] {
            #expect(find("call \(spelling), please", phone) == ["\(spelling)<07700 900123>"], "\(spelling)")
        }
        #expect(find("1207700 900124", phone) != ["07700 900124<07700 900123>"])
        #expect(find("07700 900123 ext 12", phone) == ["07700 900123 ext 12<07700 900123>"])
        #expect(find("0077009001234", phone).allSatisfy { !$0.hasSuffix("<07700 900123>") })
    }

    @Test("a mail address is found, and what stands before its @, but no shared mailbox")
    func mail() {
        let mail: [(String, KnownValues.Form, PersonalKind)] = [("Anna.Bloggs@example.com", .mail, .email)]
        #expect(
            find("anna.bloggs@example.com; user ANNA.BLOGGS", mail)
                == ["anna.bloggs@example.com<Anna.Bloggs@example.com>", "ANNA.BLOGGS<Anna.Bloggs>"])
        #expect(find("info desk", [("info@example.com", .mail, .email)]).isEmpty)
        // What is recognised as one whole counts before a name in it.
        #expect(names("bloggs@example.org", "Bloggs") == ["bloggs@example.org<email>"])
    }

    @Test("nothing of a value that another finding covers in part is left out")
    func remainder() {
        #expect(find("12345678", [("1234", .code, .reference)]).isEmpty)
        let found = find("00-11-22 12345678", [("12345678", .code, .accountNumber)])
        #expect(found == ["00-11-22 12345678<bank-account>"])
    }

    @Test("what nobody says anything of is looked for with a capital, and gives way to a recogniser")
    func unknown() {
        let values: [(String, KnownValues.Form, PersonalKind)] = [("Active", .unknown, .name)]
        #expect(find("active, Active", values) == ["Active<Active>"])
        #expect(find("x 07700 900123", [("07700900123", .unknown, .name)]) == ["07700 900123<phone>"])
        #expect(find("x AB998877", [("AB998877", .unknown, .name)]) == ["AB998877<AB998877>"])
    }

    @Test("more values of one beginning than are compared are replaced all the same")
    func manyAlike() {
        let letters = "abcdefghijklmnopqrst".map { String($0) }
        var known: [(String, KnownValues.Form, PersonalKind)] = []
        for first in letters {
            for second in letters { known.append(("Andersen" + first + second, .words, .name)) }
        }
        #expect(find("andersents rang", known) == ["andersents<name>"])
    }

    @Test("no known value of four characters or more is left, whatever its case and accents, and nothing else changes")
    func property() throws {
        var random = SeededGenerator(seed: 20_261_122)
        let names = [
            "Siân", "O'Neill", "Nguyễn-Łukasz", "Zoë", "Anderson", "Bloggs", "MÜLLER", "de la Cruz", "Jean-Luc",
            "Đặng", "Åsa", "Ñoño",
        ]
        let fillers = [
            "rang about", "the bill;", "(see", "“quoted”", "naïve", "–", "\n", "a1", "12,50", "£", "日本語の文章です",
        ]
        for _ in 0..<2_000 {
            let chosen = (0..<3).map { _ in names.randomElement(using: &random) ?? "" }
            var parts: [String] = []
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                if Bool.random(using: &random) {
                    parts.append(fillers.randomElement(using: &random) ?? "")
                } else {
                    let name = chosen.randomElement(using: &random) ?? ""
                    parts.append([name, name.lowercased(), name.uppercased()].randomElement(using: &random) ?? "")
                }
            }
            let text = Array(parts.joined(separator: " ").utf8)
            var known = KnownValues()
            for name in chosen { known.add(Array(name.utf8).span, as: .words, kind: .name) }
            var finder = FreeText(Self.recogniser)
            var findings: [ScrubFinding] = []
            finder.find(in: text.span, knowing: &known, into: &findings)
            var left: [UInt8] = []
            var position = 0
            for finding in findings {
                #expect(finding.range.lowerBound >= position)
                left += text[position..<finding.range.lowerBound] + Array("*".utf8)
                position = finding.range.upperBound
            }
            left += text[position...]
            let shown = String(decoding: left, as: UTF8.self)
            #expect(String(validating: left, as: UTF8.self) != nil, "a finding cuts a character")
            let plain = Self.plain(shown)
            for name in chosen where name.count >= 4 {
                for word in Self.plain(name).split(separator: " ") where word.count >= 4 {
                    #expect(!plain.contains(word), "\(word) is left in: \(shown)")
                }
            }
            for filler in parts where fillers.contains(filler) { #expect(shown.contains(filler)) }
        }
    }

    private static func plain(_ text: String) -> String {
        var bytes: [UInt8] = []
        let text = Array(text.utf8)
        var index = 0
        while index < text.count {
            let unit = TextUnit.read(text.span, at: index)
            if let scalar = Unicode.Scalar(unit.folded) { bytes += Array(String(Character(scalar)).utf8) }
            index = unit.end
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("any bytes are taken, and findings are in order and apart")
    func anyBytes() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                [UInt8.random(in: 0...255, using: &random), 0x41, 0x61, 0x20, 0x30, 0xC3, 0xA9].randomElement(
                    using: &random) ?? 0
            }
            var known = KnownValues()
            for form in [KnownValues.Form.words, .unknown, .code, .phone, .mail] {
                let start = Int.random(in: 0...text.count, using: &random)
                let end = Int.random(in: start...text.count, using: &random)
                known.add(Array(text[start..<end]).span, as: form, kind: .name)
            }
            var finder = FreeText(Self.recogniser)
            var findings: [ScrubFinding] = []
            finder.find(in: text.span, knowing: &known, into: &findings)
            var position = 0
            for finding in findings {
                #expect(finding.range.lowerBound >= position && !finding.range.isEmpty)
                position = finding.range.upperBound
            }
            #expect(position <= text.count)
        }
    }
}

/// A pseudonym is written as the text had written the original.
struct SpellingTests {
    private func write(_ pseudonym: String, like text: String) -> String {
        var out: [UInt8] = []
        Spelling.write(Array(pseudonym.utf8).span, like: Array(text.utf8).span, into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    @Test("case, missing accents and punctuation are the text's")
    func spelling() {
        #expect(write("Uscfä", like: "Chloë") == "Uscfä")
        #expect(write("Uscfä", like: "CHLOË") == "USCFÄ")
        #expect(write("Uscfä", like: "chloe") == "uscfa")
        #expect(write("K'Bsubx", like: "oneill") == "kbsubx")
        #expect(write("KBsubxx", like: "O’Neilla") == "K’Bsubxx")
        #expect(write("98-76-54", like: "001122") == "987654")
    }

    @Test("where the counts differ the pseudonym stands as it is")
    func otherCount() {
        #expect(write("4dihbohohilwevf3", like: "C1") == "4dihbohohilwevf3")
    }
}
