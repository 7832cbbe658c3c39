import Primitives
import TestSupport
import Testing

@testable import Records

@Suite("Two parsers of XML")
struct XMLAgreementOfParsersTests {
    @Test("see the same events in random documents, however these are cut, and the bytes come out as they went in")
    func randomDocuments() throws {
        var total = 0
        for seed in 0..<1500 as Range<UInt64> {
            let document = Array(RandomDocument.make(seed: seed).utf8)
            total += document.count
            var choices = SeededGenerator(seed: seed)
            var reading = XMLReading.keepingEverything
            reading.batchSize = choices.one(of: [1, 40, 300, 1 << 20])
            var reader = try XMLReader(reading)
            // libxml2 takes the document in pieces as well: its push parser has edges of its own.
            reader.judge.pieceSize = choices.one(of: [1, 2, 5, 50, 1 << 15])
            do {
                let found = try batches(document, &reader, piece: choices.one(of: [1, 7, 100, 10_000]))
                #expect(found.flatMap(\.bytes) == document, "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
        #expect(total > 400_000)
    }

    @Test("agree on large documents, whose batches libxml2 takes in several pieces")
    func largeDocuments() throws {
        for seed in 0..<6 as Range<UInt64> {
            var document = "<All>"
            for part in 0..<1000 as Range<UInt64> {
                let random = RandomDocument.make(seed: seed << 32 | part)
                // A declaration may only stand at the very start of a document.
                guard !random.contains("<?xml v"), !random.contains("<?xml\n"), !random.hasPrefix("\u{FEFF}") else {
                    continue
                }
                document += random
            }
            document += "</All>"
            let bytes = Array(document.utf8)
            #expect(bytes.count > 60_000)
            #expect(try batches(bytes, .keepingEverything, piece: 4096).flatMap(\.bytes) == bytes)
        }
    }

    @Test("read the same events out of each of these", arguments: Self.oddities)
    func oddity(document: String) throws {
        for (batchSize, piece) in [(1, 1), (1, 1000), (1000, 1), (1000, 1000)] {
            var reading = XMLReading.keepingEverything
            reading.batchSize = batchSize
            var reader = try XMLReader(reading)
            reader.judge.pieceSize = piece
            #expect(try batches(Array(document.utf8), &reader, piece: piece).flatMap(\.bytes) == Array(document.utf8))
        }
    }

    static let oddities = [
        "<A/>", "<A></A >", "<A  />", "<A\n\tb\r\n=\r'1'\r\n/>", "<A b='\n' c=\"\n\"/>", "<A b='\r\n \t\r'/>",
        "<A b='&#10;&#13;&#9;&#32;'/>", "<A b=' x  y '/>", "<A b='>' c=\"/>\" d='--&gt;'/>", "<A b='&amp;#38;'/>",
        "<A b='&#38;lt;'/>", "<A b='\"' c=\"'\"/>", "<A>&amp;lt;&#x26;#38;</A>", "<A>a<![CDATA[]]>b</A>",
        "<A><![CDATA[]]></A>", "<A><![CDATA[a]]><![CDATA[b]]></A>", "<A><![CDATA[a]]> <![CDATA[b]]></A>",
        "<A><![CDATA[]]]]><![CDATA[>]]></A>", "<A><![CDATA[\r\n\r]]>\r\n\r</A>", "<A>\r&#10;&#13;\n&#13;&#10;</A>",
        "<A><!----><!-- <B c='> --><!-- - - --></A>", "<!-- it's <a tag> --><A/><!-- \" -->",
        "<A><?p?><?p ?><?p  a?b?></A>",
        "<?p <A b=\"?><A/>\n<?p x\r\ny?>\n", "<A xmlns=''/>", "<A xmlns='urn:x' a='1' xmlns:p='urn:y' p:a='2'/>",
        "<A xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='en' xml:space='odd'/>", "<p:A q:b='1'/>",
        "<A xmlns:p=''><p:B/></A>", "<A xmlns:xmlns='urn:x'/>", "<A xmlns='http://www.w3.org/2000/xmlns/'/>",
        "<A xmlns:p='http://www.w3.org/XML/1998/namespace' p:lang='en'/>", "<A xmlns:p='not a uri%'/>",
        "<A xmlns:0='x'/>", "<A xmlns:-p='x'/>", "<A xmlns:='x'/>", "<A xmlns:·='x' xmlns:é='y' é:b='z'/>",
        "<A xmlns:p:q='x'/>", "<A xmlns::p='x'/>",
        "<a:b:c d:e:f='1'/>",
        "<:A/>", "<A:/>", "<A :b='1'/>", "<_.-·/>", "<élan 名='x'>\u{1F600}</élan>", "<A>\u{FEFF}\u{85}\u{2028}</A>",
        "\u{FEFF}<A/>", "<?xml version='1.0'?><A/>\n\n", "<?xml version='1.1'?><A/>", "<A>]]&gt;]] ></A>",
        "<A>\u{7F}\u{80}\u{9F}</A>", "<A b='\u{7F}\u{80}'/>", "<A xml:id=' x '/>", "<A>&#000000000000000000065;</A>",
    ]

    /// A document of several batches, and a reading that cuts it into them.
    private static func sample() throws -> ([UInt8], XMLReading) {
        let rows = (0..<50).map { "<Row id='\($0)'><N>name \($0)</N></Row>\n" }
        return (
            Array("<Rows>\n\(rows.joined())</Rows>\n".utf8),
            try reading(["//@id", "//N"], records: "//Row", batchSize: 200)
        )
    }

    @Test("a difference in what they saw stops the reader before the batch that holds it")
    func differentDigests() throws {
        let (document, reading) = try Self.sample()
        for place in 0..<8 {
            var reader = try XMLReader(reading)
            reader.push(document)
            reader.finish()
            for _ in 0..<place { _ = try #require(try reader.next()) }
            // As if one character of one value had been read differently.
            reader.scanner.events.text(.text, UInt8(ascii: "x"))
            let error = try #require(throws: ExportError.self) { _ = try reader.next() }
            #expect(error.code == .disagreement)
            #expect(error.line ?? 0 > place)
            #expect(throws: ExportError.self) { _ = try reader.next() }
        }
    }

    @Test("an event that only libxml2 saw stops the reader")
    func moreInLibxml2() throws {
        let (document, reading) = try Self.sample()
        for extra in ["<Row/>", "<!--x-->", "<N>", "text<N>"] {
            var reader = try XMLReader(reading)
            reader.push(document)
            _ = try #require(try reader.next())
            #expect(reader.judge.parse(Array(extra.utf8).span) == nil)
            let error = try #require(throws: ExportError.self) { _ = try reader.next() }
            #expect(error.code == .disagreement, "\(extra)")
        }
    }

    @Test("an event that only our scanner saw stops the reader, and nothing more is handed out")
    func moreInScanner() throws {
        let (document, reading) = try Self.sample()
        var reader = try XMLReader(reading)
        reader.push(document)
        _ = try #require(try reader.next())
        reader.scanner.events.begin(.endTag)
        reader.scanner.events.end()
        reader.finish()
        let error = try #require(throws: ExportError.self) { _ = try reader.next() }
        #expect(error.code == .disagreement)
    }

    @Test("one character changed anywhere in a value, name or kind of markup gives another digest")
    func sensitivity() throws {
        let document = "<A b='12345678' c='x'>some text<![CDATA[section]]><!--note--><?p data?><B/></A>"
        let variants = [
            document, document.replacing("12345678", with: "12345679"), document.replacing(" c=", with: " d="),
            document.replacing("some text", with: "some texT"), document.replacing("section", with: "Section"),
            document.replacing("note", with: "nota"), document.replacing("data", with: "dato"),
            document.replacing("?p", with: "?q"), document.replacing("<B/>", with: "<C/>"),
            document.replacing("b='12345678' c='x'", with: "c='x' b='12345678'"), document.replacing("<B/>", with: ""),
            document.replacing("<![CDATA[section]]>", with: "section"), document.replacing("'x'", with: "''"),
            document.replacing("b='12345678' c='x'", with: "b='12345678c' x=''"),
            document.replacing("<!--note-->", with: "<?note ?>"),
        ]
        var states: [XMLEvents.State] = []
        for variant in variants {
            var reader = try XMLReader(.keepingEverything)
            _ = try batches(Array(variant.utf8), &reader)
            #expect(reader.scanner.events.state == reader.judge.state)
            #expect(!states.contains(reader.judge.state), "\(variant)")
            states.append(reader.judge.state)
        }
    }

    @Test("the digest does not depend on the pieces in which text comes")
    func pieces() throws {
        let text = Array("The quick brown fox\r\njumps\rover the lazy dog, 42 times\r".utf8)
        var whole = XMLEvents()
        whole.textNormalised(.cdata, text.span.bytes, 0..<text.count)
        whole.begin(.endTag)
        for first in 0...text.count {
            for second in first...text.count {
                var pieces = XMLEvents()
                for range in [0..<first, first..<second, second..<text.count] {
                    pieces.textNormalised(.cdata, text.span.bytes, range)
                }
                pieces.begin(.endTag)
                #expect(pieces.state == whole.state)
                var hashes = (XMLHash(), XMLHash())
                for range in [0..<first, first..<second, second..<text.count] {
                    hashes.0.absorb(text.span.bytes, range)
                }
                for byte in text { hashes.1.absorb(byte) }
                hashes.0.endField(1)
                hashes.1.endField(1)
                #expect(hashes.0.low == hashes.1.low && hashes.0.high == hashes.1.high)
            }
        }
    }

    @Test("a batch grows until libxml2 has reported all that is in it")
    func lateReports() throws {
        // libxml2 reports nothing before it has seen four bytes.
        var reading = XMLReading.keepingEverything
        reading.batchSize = 1
        let found = try batches(Array("<a><b/><c/></a>".utf8), reading)
        #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["<a><b/>", "<c/>", "</a>"])
    }
}
