import TestSupport
import Testing

@testable import Detection

/// What holds for any text: order, bounds, and work that grows as the text does.
@Suite("Recognisers on any text")
struct RecogniserBoundsTests {
    private static let recogniser: Recogniser? = try? Recogniser(
        references: RecogniserTable.declaredReferences.map { text throws(DetectionError) in try ReferencePattern(text) }
    )

    /// Pieces that lead recognisers far, and lead them on.
    private static let pieces: [String] =
        [
            "+44 (0) ", "07700 ", "900123", "a@", "a@b.", "example.com", ":::::", "fe80::", "\\\\", "C:\\Users\\",
            "1.1.1.1.",
            "192.0.2.", "(", ")", "pin ", "password ", "is ", "to ", "reset ", "for ", ": ", "=", "\"", "'", "https://",
            "?email=", "/users/", "sip:", " at ", " dot ", "(at)", "dob ", "1 ", "Feb ", "1980", "/", "GB12 TEST ",
            "AB12",
            "00-", "00:", "0000.5e00.", "CUST-", "LS1 ", "4AP", "MORGA", "753116", "account ", "number ", "sort ",
            "nhs ",
            "vat ", "gb", "reg ", "Bearer ", "\n", "é", "\u{2019}", "\u{A0}", "_", "-", "bfpo ", "user", "CORP\\", ",",
            ".",
        ]

    private func scan(_ bytes: [UInt8]) throws -> [Recogniser.Match] {
        var matches: [Recogniser.Match] = []
        try #require(Self.recogniser).scan(bytes.span, into: &matches)
        return matches
    }

    private func check(_ bytes: [UInt8]) throws {
        var end = 0
        for match in try scan(bytes) {
            #expect(match.range.lowerBound >= end && match.range.upperBound <= bytes.count && !match.range.isEmpty)
            end = match.range.upperBound
        }
    }

    @Test("matches of any pieces are in order, apart, and inside the text, wherever the text is cut")
    func random() throws {
        var random = SeededGenerator(seed: 66)
        for round in 0..<1_500 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                if round % 5 == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                } else {
                    bytes += Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
                }
            }
            try check(bytes)
            let cut = Int.random(in: 0...bytes.count, using: &random)
            try check(Array(bytes[..<cut]))
            try check(Array(bytes[cut...]))
        }
    }

    @Test("every example, cut at every place, is scanned")
    func examples() throws {
        for row in RecogniserTable.rows {
            for example in row.certain + row.likely + row.none {
                let bytes = Array(example.utf8)
                for cut in 0...bytes.count {
                    try check(Array(bytes[..<cut]))
                    try check(Array(bytes[cut...]))
                }
            }
        }
    }

    /// How far behind its beginning a match can depend on the text: the longest domain of a mail address behind the
    /// longest local part. A secret, a mail address or a URL's end may run on, but is only walked over once.
    private static let furthest = 512

    @Test("whether something begins at a place depends on a bounded number of bytes behind it")
    func bounded() throws {
        var random = SeededGenerator(seed: 67)
        let tail = Array(String(repeating: " zz", count: 40).utf8)
        for _ in 0..<150 {
            var bytes: [UInt8] = []
            while bytes.count < 900 { bytes += Array((Self.pieces.randomElement(using: &random) ?? "").utf8) }
            let cut = 300
            let whole = try scan(bytes).filter { $0.range.upperBound <= cut }
            let short = try scan(Array(bytes[..<(cut + Self.furthest)]) + tail).filter { $0.range.upperBound <= cut }
            #expect(whole == short)
        }
    }

    #if DEBUG
        @Test(
            "bytes walked over and looks taken grow as the text does",
            arguments: [
                "+44 (0) ", "0", "07", "1 ", "a@a@a@", "a@", "@", ":", "fe80::", "1:", "\\", "\\\\", "C:\\Users\\",
                "1.1.1.1.",
                "1.", "(", "\"", "\"a", "'", "pin ", "pin is ", "password reset to ", "pw:", "pw: ", "token=",
                "https://",
                "https://a", "https://@", "?email=", "&user=", "/users/", "sip:", "sip:a", "a at ", "a dot ",
                "a (at) b ",
                "dob ", "dob 1", "born on 1 Feb ", "é", "a", "a-", "GB12 ", "CUST-", "account ", "sort 12 34 56 ",
                "12345678 sort ",
                "00-00-", "0000.", "Bearer ", "user: ", "logged in as ", "CORP\\", "bfpo ", "MORGA753116",
                "nhs 1 2 3 4 ", "a.", "0770090012 ", "+", "00-12-34 a/c no ", "GB12TEST0000991234567", "AB12345",
                "a@b.",
                "4242 ", "424242424242424 ", "07700900123-", "123456 account number is ", "a#1 ", "(a#1", "admin/",
                "admin/1 ", "agent a1", "for a1 ", "as a.b ", "by=a1", "@a1 ", "code for the ", "key now ",
                "wifi key a1 ", "gate is ",
                "login a / ", "a / b / ", "password iLove", "padlock 2207",
            ])
        func linear(unit: String) throws {
            func work(_ size: Int) throws -> (walked: Int, looks: Int, read: Int) {
                let bytes = Array(String(repeating: unit, count: size / unit.utf8.count).utf8)
                let recogniser = try #require(Self.recogniser)
                var cursor = Recogniser.Cursor()
                while recogniser.next(in: bytes.span, &cursor) != nil {}
                return (cursor.walked, cursor.looks, cursor.words.bytesRead)
            }
            for power in 8...13 {
                let (walked, looks, read) = try work(1 << power)
                // A byte is walked over as a part of a mailbox, of a word and of a URL, and where a password may stand
                // that no word announces; a look is taken once a byte at most.
                #expect(walked <= 16 << power)
                #expect(looks <= 1 << power)
                // Each word is read once, and its rest where what is found ends inside it.
                #expect(read <= 2 << power)
            }
        }
    #endif

    #if DEBUG
        @Test(
            "the words that are read for names and addresses grow as the text does",
            arguments: [
                "Mr ", "Sarah-", "Sarah ", "sarah ", "van ", "de la ", "al-", "1 a ", "Flat 1 ", "12 The ",
                "12 High Street, ", "12 New Old High ", "Smith, ", "é", "O'", "J.", "A B ", "Rose Cottage, ",
                "Stoke-on-",
                "Stoke on ", "spoke to ", "thanks\n", "aaaaaaaa", "tharwen ", "Tharwen ", "THARWEN ", "jsmith ",
                "sarah.",
                "sarah_", "a.sarah", "St ", "1 1 1 ", "Flat 1, 2 ", "and ", "Sarah, ", "Sarah/", "King ", "mr best ",
                "sarah1 ", "1a 2b ", "rang Beverley ", "The Old Rose ", "miss ", "12 Heol y ", "Heol y ", "12 The Old ",
                "Tan y Bryn, ", "Wits End, ", "Sarah & Jo ", "Storm ", "und nicht ",
                "Jo's Nail ", "a-b-", "X-",
            ])
        func namesAreLinear(unit: String) throws {
            let recogniser = try #require(Self.recogniser)
            for power in 8...13 {
                let bytes = Array(String(repeating: unit, count: (1 << power) / unit.utf8.count).utf8)
                let read = ReadAhead()
                ReadAhead.$current.withValue(read) {
                    var cursor = Recogniser.Cursor()
                    while recogniser.next(in: bytes.span, &cursor) != nil {}
                }
                // However long the text: at each word a name or street of a few words could begin, and towns behind that.
                #expect(read.words <= 24 << power)
                #expect(read.bytes <= 48 << power)
            }
        }
    #endif

    @Test("references are read strictly")
    func references() throws {
        for text in ["", "##", "-##", "ABC", "é##", "A\u{7F}#", String(repeating: "#", count: 65)] {
            #expect(throws: DetectionError.self) { try ReferencePattern(text) }
        }
        let pattern = try ReferencePattern("A##")
        #expect(throws: DetectionError.tooManyReferences(65)) {
            try Recogniser(references: Array(repeating: pattern, count: 65))
        }
        let both = try Recogniser(references: [pattern, try ReferencePattern("A##-#")])
        var matches: [Recogniser.Match] = []
        both.scan(Array("A12-3 a12 xA12 A123".utf8).span, into: &matches)
        #expect(matches.map(\.range) == [0..<5, 6..<9])
        #expect(matches.allSatisfy { $0.kind == .reference && $0.confidence == .certain })
    }

    @Test("no word announces two things, and no two words share a key")
    func words() {
        var seen: [UInt64: String] = [:]
        for (_, list) in ContextWord.lists {
            for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let key = Array(word.utf8).span.word(at: 0).key
                #expect(seen.updateValue(String(word), forKey: key) == nil, "\(word)")
            }
        }
        func context(_ word: String) -> ContextWord? {
            Lexicon.shared[WordHash.value(Array(word.utf8).span.word(at: 0).key)].context
        }
        #expect(context("PassPort") == .passport && context("IMEI1") == .imei)
        #expect(context("passprot") == .passport, "as hurried hands write it")
        #expect(context("zyzzyva") == nil && context("router1") == nil)
    }

    @Test(
        "a word ends where its letters and digits do, whatever the bytes, and its key does not depend on what follows")
    func wordEnds() {
        var random = SeededGenerator(seed: 68)
        for round in 0..<20_000 {
            let count = Int.random(in: 1...20, using: &random)
            let bytes = (0..<count).map { _ in
                round % 2 == 0
                    ? UInt8.random(in: 0...255, using: &random)
                    : Array("aZz09AmM@[`{/:é".utf8).randomElement(using: &random) ?? 0
            }
            let word = bytes.span.word(at: 0)
            let end = bytes.firstIndex { !$0.isWordByte } ?? bytes.count
            #expect(word.end == end)
            #expect(word.hasDigit == bytes[..<end].contains { $0.isDigit })
            #expect(word.key == Array(bytes[..<end].map { $0.isLetter ? $0 | 0x20 : $0 }).span.word(at: 0).key)
            #expect(bytes.span.word(at: 0, most: 5).end == min(end, 5))
        }
    }

    @Test("kinds of a text are those at least as sure as asked, and likely by default")
    func kinds() {
        let text = Array("9990000018 is what 7700900123 said, EC1A 1BB".utf8)
        let recogniser = Recogniser()
        #expect(recogniser.kinds(in: text.span) == [PersonalKinds(.phone), PersonalKinds(.postcode)])
        #expect(recogniser.kinds(in: text.span, atLeast: .certain) == PersonalKinds(.postcode))
        #expect(recogniser.kinds(in: text.span, atLeast: .doubtful).contains(.nhsNumber))
    }
}
