import Foundation
import TestSupport
import Testing

/// An input that is read and written back.
private struct Oddity: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]

    init(_ name: String, _ text: String) {
        testDescription = name
        bytes = Array(text.utf8)
    }

    init(_ name: String, bytes: [UInt8]) {
        testDescription = name
        self.bytes = bytes
    }
}

/// `envelope` gives back every byte of whatever it reads.
struct EnvelopeTests {
    private func expectIdentical(
        _ file: URL, _ scratch: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let copy = scratch.appendingPathComponent("copy")
        let run = try Program.run(Program.path, ["envelope", file.path, "--out", copy.path])
        #expect(run.status == 0, "\(file.lastPathComponent): \(run.errors)", sourceLocation: sourceLocation)
        #expect(run.output.contains("identical"), "\(file.lastPathComponent)", sourceLocation: sourceLocation)
        guard run.status == 0 else { return }
        let (before, after) = (try Data(contentsOf: file), try Data(contentsOf: copy))
        #expect(before == after, "\(file.lastPathComponent)", sourceLocation: sourceLocation)
        try FileManager.default.removeItem(at: copy)
    }

    private func files(below folder: URL, endings: [String]) throws -> [URL] {
        let folder = folder.resolvingSymlinksInPath()
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            .filter { path in endings.contains { path.hasSuffix($0) } }
            .map { folder.appendingPathComponent($0) }
    }

    @Test("published CSV and XML files come back byte for byte", arguments: ["csv", "iso20022", "direct-debit"])
    func published(_ name: String) throws {
        guard let folder = Vectors.folder(name) else { return }
        let files = try files(below: folder, endings: [".csv", ".xml", ".txt"])
        #expect(files.count >= 9)
        try withTemporaryFolder { scratch in for file in files { try expectIdentical(file, scratch) } }
    }

    @Test("the samples come back byte for byte")
    func samples() throws {
        let folder = Checkout.root.appendingPathComponent("samples")
        let files = try files(below: folder, endings: [".csv", ".xml", ".txt"])
        #expect(files.count >= 38)
        try withTemporaryFolder { scratch in for file in files { try expectIdentical(file, scratch) } }
    }

    @Test("what a run that was killed left of its copy is removed by the next in that folder, and nobody else's")
    func leftovers() throws {
        try withTemporaryFolder { scratch in
            let file = scratch.appendingPathComponent("a.csv")
            try Data("Id,Name\n1,x\n".utf8).write(to: file)
            // No process has a number that high (proc(5), pid_max).
            let (dead, alive) = (".datalease-copy.4194305-1.partial", ".datalease-copy.\(getpid())-1.partial")
            for name in [dead, alive] { try Data().write(to: scratch.appendingPathComponent(name)) }
            try expectIdentical(file, scratch)
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(Set(names) == ["a.csv", alive])
        }
    }

    @Test("hostile XML is refused without a copy, and well-formed XML beside it comes back")
    func hostile() throws {
        guard let folder = Vectors.folder("xml-hostile") else { return }
        try withTemporaryFolder { scratch in
            for file in try files(below: folder, endings: [".xml"]) {
                guard try String(decoding: Data(contentsOf: file), as: UTF8.self).contains("<!DOCTYPE") else {
                    try expectIdentical(file, scratch)
                    continue
                }
                let copy = scratch.appendingPathComponent("copy")
                let run = try Program.run(Program.path, ["envelope", file.path, "--out", copy.path])
                #expect(run.status == 11, "\(file.lastPathComponent)")
                #expect(run.errors.contains("DOCTYPE"), "\(file.lastPathComponent): \(run.errors)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
            }
        }
    }

    private static let oddities = [
        Oddity("nothing", ""), Oddity("one line end", "\n"), Oddity("one quote", "\""), Oddity("spaces", "   "),
        Oddity("a byte order mark and no more", bytes: [0xEF, 0xBB, 0xBF]),
        Oddity("a byte order mark before quotes", "\u{FEFF}\"Id\",\"Name\"\r\n\"1\",\"a\"\r\n"),
        Oddity("a sep line", "sep=;\r\nId;Name\r\n1;a,b\r\n"),
        Oddity("a byte order mark and a sep line", "\u{FEFF}sep=|\nId|Name\n1|a\n"),
        Oddity("carriage returns alone", "Id,Name\r1,a\r2,b\r"),
        Oddity("all line ends in one file", "Id,Name\n1,a\r\n2,b\r3,c\n\r4,d\r\r\n"),
        Oddity("quotes in the middle of a field", "Id,Name\n1,5\" pipe\n2,a\"b\"c\n3,\"a\"b\n4,\"a\" ,\"b\"\n"),
        Oddity("doubled and stray quotes", "Id,Name\n1,\"\"\"\"\n2,\"\"\n3,\"a\"\"\"\n4,\"\n,,\"\n"),
        Oddity("a quote that is never closed", "Id,Name\n1,\"a\n2,b\n3,c"),
        Oddity("line breaks in fields", "Id,Name\n1,\"a\r\nb\rc\nd\"\n"),
        Oddity("NUL bytes", "Id,Name,Other\n1,a\0b,\0\n\0,c,d\n2,e,f\n3,g,h\n"),
        Oddity("rows of any length", "Id,Name\n1\n1,2,3,4\n\n,,,,,\n1,2\n"),
        Oddity(
            "invalid UTF-8",
            bytes: Array("Id,Name\n1,".utf8) + [0xC3, 0x28, 0xFF, 0xFE, 0x80, 0xED, 0xA0, 0x80] + [0x0A]),
        Oddity("no line end at the end", "Id,Name\n1,a"), Oddity("blank lines around", "\n\nId,Name\n1,a\n\n\n"),
        Oddity("one column", "Id\n1\n2\n"), Oddity("a delimiter at every end", "Id,Name,\n1,a,\n"),
        Oddity("spaces about everything", " Id , Name \n 1 , \"a\" \n\t2\t,\t\n"),
        Oddity("escaped by backslashes", "Id,Name\n1,\"a\\\"b\"\n2,a\\,b\n"),
        Oddity("backslash, bell, escape and delete", "Id,Name\n1,\u{07}\u{1B}[31m\u{7F}\n"),
        Oddity("every byte", bytes: Array("Id,Name\n1,".utf8) + (1...255).map { $0 } + Array("\n2,b\n".utf8)),
        Oddity(
            "a field longer than a read", "Id,Name\n1,\"" + String(repeating: "x\"\"y\r\n", count: 100_000) + "\"\n2,b"),
        Oddity(
            "XML with everything",
            """
            \u{FEFF}<?xml version="1.0" encoding="UTF-8" standalone='yes' ?>\r
            <!-- before --><?pi  data?>
            <a:root xmlns:a = "urn:a"\txmlns='urn:b'  b="1"   c='&quot;&#10;&#x41;"'\n\t>
              <a:empty/><a:empty  /><a:empty></a:empty>
              text &amp; more &lt;&gt; ]] &gt; <![CDATA[ <not> & a ]] tag ]]><![CDATA[]]>
              <é ñ="ü">\u{1F600} e\u{301}</é\t>\r
            </a:root  >
            <!-- behind --> <?pi?>\r\n\r\n
            """),
        Oddity("the smallest XML", "<a/>"), Oddity("white space before XML", "\n  <a>\n</a>"),
    ]

    @Test("nasty files come back byte for byte", arguments: oddities)
    private func nasty(_ oddity: Oddity) throws {
        try withTemporaryFolder { scratch in
            let file = scratch.appendingPathComponent("input")
            try Data(oddity.bytes).write(to: file)
            try expectIdentical(file, scratch)
            try FileManager.default.removeItem(at: file)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
        }
    }

    private static let encodings: [(name: String, encoding: String.Encoding, mark: [UInt8])] = [
        ("UTF-16LE", .utf16LittleEndian, [0xFF, 0xFE]), ("UTF-16BE", .utf16BigEndian, [0xFE, 0xFF]),
        ("UTF-32LE", .utf32LittleEndian, [0xFF, 0xFE, 0, 0]), ("UTF-32BE", .utf32BigEndian, [0, 0, 0xFE, 0xFF]),
    ]

    @Test("files in UTF-16 and UTF-32 come back byte for byte, with a byte order mark and without", arguments: 0..<4)
    func wide(_ index: Int) throws {
        let (_, encoding, mark) = Self.encodings[index]
        try withTemporaryFolder { scratch in
            let file = scratch.appendingPathComponent("input")
            for text in [
                "Id,Name\r\n1,Canary\r\n2,\"é \u{1F600}\r\"\r\n", "<?xml version='1.0'?>\n<a b='c'>é \u{1F600}</a>\n",
                "Id,Name",
            ] {
                let bytes = Array(try #require(text.data(using: encoding)))
                // XML without a mark must say what it is in.
                for start in text.hasPrefix("<") ? [mark] : [mark, []] {
                    try Data(start + bytes).write(to: file)
                    try expectIdentical(file, scratch)
                }
            }
        }
    }

    @Test("a file in UTF-16 or UTF-32 that is cut within a character comes back byte for byte", arguments: 0..<4)
    func cutWithinACharacter(_ index: Int) throws {
        let (_, encoding, mark) = Self.encodings[index]
        try withTemporaryFolder { scratch in
            let file = scratch.appendingPathComponent("input")
            let bytes = mark + Array(try #require("Id,Name\n1,a\u{1F600}".data(using: encoding)))
            for count in [bytes.count - 1, bytes.count - 2, bytes.count - 3, mark.count + 1] {
                try Data(bytes.prefix(count)).write(to: file)
                try expectIdentical(file, scratch)
            }
        }
    }

    @Test("a delimited file that begins with < comes back where its format is named, and is no XML otherwise")
    func delimitedWithAngle() throws {
        try withTemporaryFolder { scratch in
            let (file, copy) = (scratch.appendingPathComponent("input"), scratch.appendingPathComponent("copy"))
            let text = "<Id>,Name\n1,<a\n2,b>\n"
            try Data(text.utf8).write(to: file)
            let named = try Program.run(
                Program.path, ["envelope", file.path, "--out", copy.path, "--format", "csv"])
            #expect(named.status == 0, "\(named.errors)")
            #expect(try Data(contentsOf: copy) == Data(text.utf8))
            try FileManager.default.removeItem(at: copy)
            let guessed = try Program.run(Program.path, ["envelope", file.path, "--out", copy.path])
            #expect(guessed.status == 11, "\(guessed.errors)")
            #expect(guessed.errors.contains("not well-formed XML"), "\(guessed.errors)")
            #expect(!FileManager.default.fileExists(atPath: copy.path))
        }
    }

    @Test("a copy never replaces a file, and one that cannot be written whole does not stay")
    func copies() throws {
        try withTemporaryFolder { scratch in
            let (file, copy) = (scratch.appendingPathComponent("input"), scratch.appendingPathComponent("copy"))
            try Data("Id,Name\n1,a\n".utf8).write(to: file)
            try Data("mine".utf8).write(to: copy)
            let taken = try Program.run(Program.path, ["envelope", file.path, "--out", copy.path])
            #expect(taken.status == 1)
            #expect(taken.errors.contains("exists already"), "\(taken.errors)")
            #expect(try Data(contentsOf: copy) == Data("mine".utf8))
            try FileManager.default.removeItem(at: copy)
            let row = "1,\(String(repeating: "a", count: 1_000))\n"
            try Data(("Id,Name\n" + String(repeating: row, count: 100)).utf8).write(to: file)
            let limited = try Program.run(
                "bash",
                ["-c", "ulimit -f 16; exec \"$@\"", "bash", Program.path, "envelope", file.path, "--out", copy.path])
            #expect(limited.status == 1, "\(limited.errors)")
            #expect(limited.errors.contains("file too large"), "\(limited.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["input"])
        }
    }
}
