import TestSupport
import Testing

@testable import Detection

/// What holds for notes that were cut, mistyped, run together and written in other signs.
@Suite("Cut and mutated notes")
struct MutatedNotesTests {
    private static let recogniser = Recogniser()

    /// Notes with a value of nearly every kind, and some with none.
    private static let notes: [String] = [
        "Spoke to Sarah O'Neill (sarah.oneill@example.com), new no. 07700 900123, old 0113 496 0123. Callback Tues.",
        "Mr J. Nguyễn of Flat 3, Beech Court, 4 Mill Ln, Leeds LS1 4AP wants a refund. DOB 01/02/1980, NI AB 12 34 56 C",
        "pw reset for jsmith42, new one is Tr0ub4dor&3; login jbloggs / kettle22. pin: 4821, code for the gate 4417#",
        "radius Access-Accept user=fahmida.haque.adm framed-ip=203.0.113.7 nas=192.168.1.254 mac 00:00:5E:00:53:01",
        "sort code 00-12-34 account 12345678, IBAN GB12TEST00009912345678, card 4242 4242 4242 4242 exp 12/28 cvv 123",
        "dzień dobry, nazywam się Łukasz Wójcik, telefon 07700 900 456, proszę o zmianę adresu na 14 The Staithes, Blyth",
        "Storm Isha: 40 lines down at Harlow exch. Santos Coffee House & Ogden & Rudge Solicitors wait for ETA. No names.",
        "IMEI 490154203237518, ICCID 8944000000000000001, IMSI 001010123456789 on 2001:db8::1/64; v1.2.3.4 fw",
        "{\"by\":\"x-jbloggs\",\"token\":\"eyJhbGciOiJIUzI1NiJ9.e30.x\",\"url\":\"https://jo:hunter2@example.com/users/jo?email=a%40b.c\"}",
        "old landrover j748 nzz at Heol y Deri, CUST-123456, VAT GB 999 9999 73, UTR 1955839661, passport 123456789",
        "cust mr best rang frm +44 (0)7700 900789 &amp; said «no»\u{200B}; his wife ivy says 07700\u{A0}900\u{A0}999\r\nthx, Jo",
        "oh double seven double oh nine hundred one two three is the number, s for sugar, S-M-I-T-H. Regards,\nDelyth",
        "\\\\FILESRV01\\share and C:\\Users\\jbloggs\\Desktop, CORP\\asmith locked out; sip:1001@pbx.example.com:5060",
        "the customer wants a refund for the router that never arrived and nobody called back before the weekend",
    ]

    /// What is put between and into them.
    private static let signs: [String] = [
        " ", "", ".", ",", "\n", "\r\n", "=", ": ", "/", "\\", "'", "\"", "(", ")", "[", "@", "-", "_", "%", "&", "#",
        "0", "7", "a", "Z",
        "é", "\u{200D}", "\u{FF11}", "Ł", "漢", "😀", "e\u{301}", "\u{0}", "%41", "&#65;", " at ", " for ", " by ",
        "key ", "The ", "Heol ",
    ]

    /// A note, or two of them, changed in up to six places.
    private static func note(_ random: inout SeededGenerator) -> [UInt8] {
        var text = Array(notes.randomElement(using: &random) ?? "")
        if Int.random(in: 0..<4, using: &random) == 0 {
            text += Array(signs.randomElement(using: &random) ?? "") + Array(notes.randomElement(using: &random) ?? "")
        }
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            guard !text.isEmpty else { break }
            let start = Int.random(in: 0..<text.count, using: &random)
            let end = min(text.count, start + Int.random(in: 0...9, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: text.removeSubrange(start..<end)
            case 1: text.insert(contentsOf: Array(signs.randomElement(using: &random) ?? ""), at: start)
            case 2: text.replaceSubrange(start..<end, with: Array(String(text[start..<end]).uppercased()))
            case 3: text.replaceSubrange(start..<end, with: Array(String(text[start..<end]).lowercased()))
            case 4: text.insert(contentsOf: text[start..<end], at: end)
            default: text.swapAt(start, Int.random(in: 0..<text.count, using: &random))
            }
        }
        var bytes = Array(String(text).utf8)
        // Cut anywhere, inside a letter too.
        if Int.random(in: 0..<3, using: &random) == 0 {
            bytes.removeFirst(Int.random(in: 0...bytes.count, using: &random))
        }
        if Int.random(in: 0..<3, using: &random) == 0 {
            bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
        }
        return bytes
    }

    /// Whether a letter of UTF-8 begins at `offset`, or the text ends there.
    private static func isBoundary(_ bytes: [UInt8], _ offset: Int) -> Bool {
        offset == bytes.count || bytes[offset] & 0xC0 != 0x80
    }

    private func check(_ ranges: [Range<Int>], in bytes: [UInt8], _ what: String) {
        let shown = String(decoding: bytes, as: UTF8.self)
        let isWhole = Array(shown.utf8) == bytes
        var end = 0
        for range in ranges {
            #expect(range.lowerBound >= end && range.upperBound <= bytes.count && !range.isEmpty, "\(what): \(shown)")
            guard range.upperBound <= bytes.count else { return }
            if isWhole {
                #expect(
                    Self.isBoundary(bytes, range.lowerBound) && Self.isBoundary(bytes, range.upperBound),
                    "\(what) \(range): \(shown)")
            }
            end = range.upperBound
        }
    }

    @Test("what is found lies inside the text, in order, apart, and never within a letter")
    func ranges() {
        var random = SeededGenerator(seed: 301)
        var finder = FreeText(Self.recogniser)
        var known = KnownValues()
        var findings: [ScrubFinding] = []
        for round in 0..<3_000 {
            let bytes = Self.note(&random)
            var matches: [Recogniser.Match] = []
            Self.recogniser.scan(bytes.span, into: &matches)
            check(matches.map(\.range), in: bytes, "recognisers")
            known.removeAll()
            if round % 2 == 0 {
                known.add(Array("Sarah".utf8).span, as: .words, kind: .name)
                known.add(Array("O'Neill".utf8).span, as: .words, kind: .name)
                known.add(Array("07700 900123".utf8).span, as: .phone, kind: .phone)
                known.add(Array("4 Mill Ln".utf8).span, as: .words, kind: .address)
                known.add(Array("LS1 4AP".utf8).span, as: .code, kind: .postcode)
                known.add(Array("sarah.oneill@example.com".utf8).span, as: .mail, kind: .email)
            }
            finder.find(in: bytes.span, knowing: &known, into: &findings)
            check(findings.map(\.range), in: bytes, "scrub")
        }
    }

    @Test("a note is read as it would be alone, whatever was read before, and the same each time")
    func repeated() {
        var random = SeededGenerator(seed: 302)
        var used = FreeText(Self.recogniser)
        var known = KnownValues()
        for _ in 0..<600 {
            let bytes = Self.note(&random)
            var (first, second): ([ScrubFinding], [ScrubFinding]) = ([], [])
            used.find(in: bytes.span, knowing: &known, into: &first)
            var fresh = FreeText(Self.recogniser)
            fresh.find(in: bytes.span, knowing: &known, into: &second)
            #expect(first == second, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("what is written in place of findings leaves every other byte, and nothing of what was found")
    func replaced() {
        var random = SeededGenerator(seed: 303)
        var finder = FreeText(Self.recogniser)
        var known = KnownValues()
        var findings: [ScrubFinding] = []
        let mark = Array("\u{1}".utf8)
        for _ in 0..<1_000 {
            let bytes = Self.note(&random).filter { $0 != 1 }
            finder.find(in: bytes.span, knowing: &known, into: &findings)
            var written: [UInt8] = []
            var position = 0
            for finding in findings
            where finding.range.lowerBound >= position && finding.range.upperBound <= bytes.count {
                written += bytes[position..<finding.range.lowerBound] + mark
                position = finding.range.upperBound
            }
            written += bytes[position...]
            #expect(written.count { $0 == 1 } == findings.count)
            let left = written.split(separator: 1, omittingEmptySubsequences: false).joined()
            #expect(left.count == bytes.count - findings.reduce(0) { $0 + $1.range.count })
        }
    }

    #if DEBUG
        @Test("the work for a mutated note, written many times over, grows as its length does")
        func linear() {
            var random = SeededGenerator(seed: 304)
            for _ in 0..<200 {
                let note = Self.note(&random)
                guard note.count > 8 else { continue }
                for times in [1, 8, 40] {
                    let bytes = Array(repeating: note + [0x20], count: times).flatMap(\.self)
                    let read = ReadAhead()
                    var cursor = Recogniser.Cursor()
                    ReadAhead.$current.withValue(read) {
                        while Self.recogniser.next(in: bytes.span, &cursor) != nil {}
                    }
                    #expect(cursor.walked <= 16 * bytes.count && cursor.looks <= bytes.count)
                    #expect(read.words <= 24 * bytes.count && read.bytes <= 48 * bytes.count)
                }
            }
        }
    #endif
}
