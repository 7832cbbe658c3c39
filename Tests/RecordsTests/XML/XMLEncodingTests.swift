import Primitives
import TestSupport
import Testing

@testable import Records

@Suite("XML in other encodings")
struct XMLEncodingTests {
    static let encodings = TextDecoderTests.encodings
    private static let wide: [TextEncoding] = [
        .utf16(.littleEndian), .utf16(.bigEndian), .utf32(.littleEndian), .utf32(.bigEndian),
    ]

    /// `text` in an encoding; a character that it lacks becomes one that it has.
    private func encoded(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
        var decoder = TextDecoder(encoding, isStrict: true)
        var letter: [UInt8] = []
        // A letter in every page; in ASCII and Unicode nothing has to be replaced, or an x will do.
        if CodePage.of(encoding) == nil { letter = [0x78] } else { try decoder.decode([0xE4], into: &letter) }
        let scalars = text.unicodeScalars.flatMap { scalar in
            encoding.canHold(scalar.value) ? Array(String(scalar).utf8) : letter
        }
        var bytes: [UInt8] = []
        try TextEncoder(encoding).encode(scalars, into: &bytes)
        return bytes
    }

    /// A document with every kind of thing, that declares its encoding.
    private func document(_ encoding: TextEncoding, name: String? = nil, mark: Bool = false) throws -> [UInt8] {
        try encoded(
            (mark ? "\u{FEFF}" : "") + "<?xml version='1.0' encoding=\"\(name ?? encoding.name)\" ?>\r\n"
                + "<!-- é & <b> --><?p é='x'?>\n<é:A xmlns:é='urn:x'\r\n  b = \"é\n'\" c='&#233;\"\r\n\té'>\n"
                + "<B>é &amp; &#xE9;&#233;ü😀</B><C/><é:C/>\r<D><![CDATA[é]]]>]]&gt;é</D >é</é:A>\n<!--é-->", encoding)
    }

    /// What the batches of a document are in its own encoding.
    private func written(_ document: [UInt8], _ reader: inout XMLReader, piece: Int = .max) throws -> [UInt8] {
        let found = try batches(document, &reader, piece: piece)
        var bytes: [UInt8] = []
        for batch in found {
            #expect(String(validating: batch.bytes, as: UTF8.self) != nil)
            try TextEncoder(reader.encoding).encode(batch.bytes, into: &bytes)
        }
        return bytes
    }

    @Test("a document with every kind of thing comes back, cut at every offset", arguments: encodings)
    func envelope(encoding: TextEncoding) throws {
        for mark in Self.wide.contains(encoding) || encoding == .utf8 ? [false, true] : [false] {
            let document = try document(encoding, mark: mark)
            // The pages are all read in the same way.
            let isPage = CodePage.of(encoding) != nil && encoding != .windows(1252)
            for cut in stride(from: 0, through: document.count, by: isPage ? 23 : 1) {
                var reading = XMLReading.keepingEverything
                reading.batchSize = cut % 3 == 0 ? 1 : 100
                var reader = try XMLReader(reading)
                reader.judge.pieceSize = cut % 2 == 0 ? 1 << 15 : 1 + cut % 7
                reader.push(Array(document[..<cut]))
                var bytes: [UInt8] = []
                while let batch = try reader.next() {
                    try TextEncoder(reader.encoding).encode(batch.bytes, into: &bytes)
                }
                let rest = try written(Array(document[cut...]), &reader)
                #expect(bytes + rest == document, "\(encoding.name) \(cut)")
                let found = reader.encoding
                #expect(found == encoding)
            }
        }
    }

    @Test("both parsers see the same in random documents, and these come back", arguments: encodings)
    func randomDocuments(encoding: TextEncoding) throws {
        var count = 0
        for seed in 0..<60 as Range<UInt64> {
            let random = RandomDocument.make(seed: seed)
            // Its own declaration and mark are of UTF-8.
            let body = random.hasPrefix("\u{FEFF}") ? String(random.unicodeScalars.dropFirst()) : random
            guard !body.hasPrefix("<?xml v"), !body.hasPrefix("<?xml\n") else { continue }
            count += 1
            var choices = SeededGenerator(seed: seed)
            let mark = choices.happens(in: 50) && Self.wide.contains(encoding)
            let document = try encoded(
                "\(mark ? "\u{FEFF}" : "")<?xml version='1.0' encoding='\(encoding.name)'?>\(body)", encoding)
            var reading = XMLReading.keepingEverything
            reading.batchSize = choices.one(of: [1, 40, 300, 1 << 20])
            var reader = try XMLReader(reading)
            reader.judge.pieceSize = choices.one(of: [1, 2, 5, 50, 1 << 15])
            do {
                let bytes = try written(document, &reader, piece: choices.one(of: [1, 7, 100, 10_000]))
                #expect(bytes == document, "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
            #expect(reader.scanner.events.state == reader.judge.state)
        }
        #expect(count > 20)
    }

    @Test("libxml2 decodes by its own means but where there is nothing to decode, or composition", arguments: encodings)
    func ownMeans(encoding: TextEncoding) throws {
        var reader = try XMLReader(.keepingEverything)
        let isDecoding = reader.judge.decode(encoding)
        let isGivenUTF8 = [.utf8, .ascii, .windows(1255), .windows(1258)].contains(encoding)
        #expect(isDecoding == !isGivenUTF8)
    }

    @Test("a byte that the two parsers decode to different characters stops the reader")
    func differentTables() throws {
        for (others, isSame) in [(TextEncoding.windows(1252), true), (.windows(1250), false), (.iso8859(1), true)] {
            var reader = try XMLReader(.keepingEverything)
            reader.push(Array("<?xml version='1.0' encoding='windows-1252'?>".utf8))
            let isDecoding = reader.judge.decode(others)
            #expect(isDecoding)
            reader.push(Array("<A>".utf8) + [0xA3] + Array("</A>".utf8))
            reader.finish()
            if isSame {
                let batch = try reader.next()
                #expect(batch != nil)
            } else {
                let error = try #require(throws: ExportError.self) { _ = try reader.next() }
                #expect(error.code == .disagreement)
            }
        }
    }

    @Test("large documents come back, which libxml2 decodes in several pieces", arguments: encodings)
    func largeDocuments(encoding: TextEncoding) throws {
        var text = "<?xml version='1.0' encoding='\(encoding.name)'?><R>"
        for row in 0..<700 { text += "<Row n='é\(row)'>" + String(repeating: "aé😀", count: row % 40) + "</Row>\n" }
        let document = try encoded(text + "</R>", encoding)
        var reading = XMLReading.keepingEverything
        reading.batchSize = 20_000
        var reader = try XMLReader(reading)
        #expect(try written(document, &reader, piece: 4096) == document)
    }

    @Test("values are the characters they are, whatever the encoding")
    func valuesInUTF8() throws {
        let text = "<A b='Zoë'>Müller &#233;</A>"
        for encoding in [.windows(1252), .iso8859(15), .utf16(.bigEndian), .utf32(.littleEndian)] as [TextEncoding] {
            let document = try encoded("<?xml version='1.0' encoding='\(encoding.name)'?>\(text)", encoding)
            let found = try batches(document, try reading(["//@b", "//A"]))
            #expect(values(found) == [Found(0, "Zoë"), Found(1, "Müller &#233;")])
        }
    }

    @Test(
        "a new character that the page lacks is a reference in text and attributes, and refused in CDATA and comments")
    func references() throws {
        let document = try encoded(
            "<?xml version='1.0' encoding='iso-8859-1'?><A b='Zoë' c=\"x\">Ann<![CDATA[Bob]]><!--Eve--></A>",
            .iso8859(1))
        var reader = try XMLReader(try reading(["//@b", "//@c", "//A"], commentRule: 3))
        let batch = try #require(try batches(document, &reader).first)
        let codec = CellCodec(encoding: reader.encoding)
        let cells = batch.cells.cells
        #expect(cells.map(\.form) == [.attributeInSingleQuotes, .attributeInDoubleQuotes, .text, .cdata, .comment])
        for (index, expected) in ["b='Łé'", "c=\"&#321;é\"", ">&#321;é<", nil, nil].enumerated() {
            var replacements = Replacements(cellCount: cells.count)
            var column = ValueColumn()
            column.appendValue(Array("Łé".utf8))
            replacements.replace([index], by: column)
            var output: [UInt8] = []
            var bytes: [UInt8] = []
            guard let expected else {
                let error = try #require(throws: ExportError.self) {
                    try codec.splice(batch, replacements, into: &output)
                    try TextEncoder(reader.encoding).encode(output, into: &bytes)
                }
                #expect(error.code == .unwritable)
                continue
            }
            try codec.splice(batch, replacements, into: &output)
            let text = String(decoding: output, as: UTF8.self)
            #expect(text.contains(expected.replacing("Ł", with: "&#321;")), "\(text)")
            try TextEncoder(reader.encoding).encode(output, into: &bytes)
            #expect(bytes.contains(0xE9))
        }
    }

    @Test("marks, widths and declarations tell the encoding")
    func detection() throws {
        let little = TextEncoding.utf16(.littleEndian)
        let big = TextEncoding.utf16(.bigEndian)
        let cases: [(String, TextEncoding, TextEncoding)] = [
            ("<A/>", .utf8, .utf8), ("\u{FEFF}<A/>", .utf8, .utf8), ("\u{FEFF}<A/>", little, little),
            ("\u{FEFF}<A/>", big, big),
            ("<A/>", little, little), ("<A/>", .utf32(.bigEndian), .utf32(.bigEndian)),
            ("\u{FEFF}<?xml version='1.0'?><A/>", little, little),
            ("\u{FEFF}<?xml version='1.0' encoding='utf-16'?><A/>", big, big),
            ("<?xml version='1.0' encoding='UTF-16'?><A/>", big, big),
            ("<?xml version='1.0' encoding='UTF-16LE'?><A/>", little, little),
            ("\u{FEFF}<?xml version='1.0' encoding='ISO-10646-UCS-4'?><A/>", .utf32(.bigEndian), .utf32(.bigEndian)),
            ("<?xml version='1.0' encoding='Latin1'?><A/>", .utf8, .iso8859(1)),
            ("<?xml version='1.0' encoding='us-ascii'?><A/>", .utf8, .ascii),
            ("<?xml version='1.0' standalone='yes'?><A encoding='UTF-16'/>", .utf8, .utf8),
            ("<?xmlish encoding='UTF-16'?><A/>", .utf8, .utf8), ("", .utf8, .utf8), ("<", .utf8, .utf8),
        ]
        for (text, encoding, expected) in cases {
            let document = try encoded(text, encoding)
            #expect(try TextEncoding.ofXML(start: document, isWhole: true) == expected, "\(text)")
            // More bytes never change what fewer have told.
            for count in 0..<document.count {
                let told = try TextEncoding.ofXML(start: Array(document[..<count]), isWhole: false)
                #expect(told == nil || told == expected)
            }
        }
    }

    @Test("a declaration that contradicts the document is refused with its line, and so is what is not read")
    func contradictions() throws {
        let little = TextEncoding.utf16(.littleEndian)
        let cases: [(String, TextEncoding)] = [
            ("<?xml version='1.0'\nencoding='UTF-16'?><A/>", .utf8),
            ("\u{FEFF}<?xml version='1.0'\nencoding='latin1'?><A/>", .utf8),
            ("\u{FEFF}<?xml version='1.0'\nencoding='utf-8'?><A/>", little),
            ("<?xml version='1.0'\nencoding='UTF-16BE'?><A/>", little),
            ("<?xml version='1.0'\nencoding='windows-1252'?><A/>", little),
            ("<?xml version='1.0'\nencoding='utf-32'?><A/>", little),
            ("<?xml version='1.0'\nencoding='utf-16'?><A/>", .utf32(.littleEndian)),
            ("<?xml version='1.0'\nencoding='Shift_JIS'?><A/>", .utf8),
            ("<?xml version='1.0'\nencoding=''?><A/>", .utf8),
            ("<?xml version='1.0'\nencoding='iso-8859-12'?><A/>", .utf8),
        ]
        for (text, encoding) in cases {
            for piece in [1, 1000] {
                let error = try #require(refusal(try encoded(text, encoding), piece: piece), "\(text)")
                #expect(error.code == .encoding && error.line == 2)
            }
        }
        let others: [[UInt8]] = [
            [0x4C, 0x6F, 0xA7, 0x94, 0x93], [0, 0, 0x3C, 0], [0x20, 0, 0x3C, 0], [0xFE, 0x3C, 0x41, 0x2F],
            [0, 0x20, 0, 0x3C],
        ]
        for bytes in others { #expect(refusal(bytes)?.code == .encoding) }
        let endless = Array("<?xml version='1.0' \(String(repeating: " ", count: 3000))?><A/>".utf8)
        for piece in [1, 5000] { #expect(refusal(endless, piece: piece)?.code == .malformedXML) }
    }

    @Test(
        "bytes that mean nothing in the declared encoding are refused with their line, behind the batches before them")
    func undecodable() throws {
        let cases: [(String, [UInt8], ExportError.Code)] = [
            ("US-ASCII", [0xC3, 0xA9], .encoding), ("ISO-8859-3", [0xA5], .encoding),
            ("windows-1253", [0xAA], .encoding),
            // A control by the WHATWG; nothing to the C library, which decodes for libxml2.
            ("windows-1252", [0x81], .malformedXML),
        ]
        for (name, bytes, code) in cases {
            for piece in [1, 10, 1000] {
                let document =
                    Array("<?xml version='1.0' encoding='\(name)'?>\n<A>\n<B/>".utf8) + bytes + Array("</A>".utf8)
                var reading = XMLReading.keepingEverything
                reading.batchSize = 1
                let error = try #require(refusal(document, reading, piece: piece))
                #expect(error.code == code, "\(name) \(error)")
                #expect(error.line == 3 || code == .malformedXML)
            }
        }
        for (bytes, line) in [
            ([0x3C, 0, 0x41, 0, 0x3E, 0, 0x0A, 0, 0, 0xD8, 0x3C, 0], 2), ([0x3C, 0, 0x41, 0, 0x3E, 0, 0x3C], 1),
        ] as [([UInt8], Int)] {
            let error = try #require(refusal(bytes))
            #expect(error.code == .encoding && error.line == line)
        }
    }

    @Test("a document in one encoding that is not well-formed is refused as in UTF-8")
    func malformed() throws {
        for encoding in [.windows(1252), .utf16(.littleEndian), .utf32(.bigEndian)] as [TextEncoding] {
            for body in [
                "<A>", "<A b=1/>", "<A>&none;</A>", "<A/>x", "<!DOCTYPE A><A/>", "<A>\u{1}</A>", "<A\u{A0}b='1'/>",
            ] {
                let document = try encoded("<?xml version='1.0' encoding='\(encoding.name)'?>\(body)", encoding)
                let plain = try #require(refusal(body))
                let error = try #require(refusal(document))
                #expect(error.code == plain.code && error.problem == plain.problem, "\(body)")
            }
        }
    }

    @Test("XML is known as such in every encoding, and text is not", arguments: encodings)
    func kind(encoding: TextEncoding) throws {
        for (text, kind) in [
            ("<A/>", InputKind.Format.xml), (" \r\n<?xml version='1.0'?><A/>", .xml), ("Id,<b>\n", .csv),
        ] {
            #expect(InputKind.sniff(try encoded(text, encoding)) == .plain(kind))
            guard Self.wide.contains(encoding) || encoding == .utf8 else { continue }
            #expect(InputKind.sniff(try encoded("\u{FEFF}" + text, encoding)) == .plain(kind))
        }
    }
}
