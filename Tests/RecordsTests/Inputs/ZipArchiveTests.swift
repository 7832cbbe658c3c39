import Foundation
import Primitives
import Records
import TestSupport
import Testing

/// An archive in memory, read as a file would be.
struct ZipInMemory {
    var bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What Python's zipfile writes into `z`, opened for `w`.
    init(python script: String, prefix: [UInt8] = []) throws {
        let script = """
            import io, sys, zipfile
            class Pipe(io.RawIOBase):
                def __init__(self): self.data = b""
                def writable(self): return True
                def write(self, b): self.data += bytes(b); return len(b)
            file = io.BytesIO()
            deflate = zipfile.ZIP_DEFLATED
            with zipfile.ZipFile(file, "w", deflate) as z:
                \(script.replacingOccurrences(of: "\n", with: "\n    "))
            sys.stdout.buffer.write(file.getvalue())
            """
        bytes = prefix + (try Peer.succeed(["python3", "-c", script]).output)
    }

    func read(_ offset: Int, _ count: Int) throws -> [UInt8] {
        // The archive's readers promise to stay inside the file.
        try #require(offset >= 0 && count >= 0 && count <= bytes.count - offset)
        return Array(bytes[offset..<offset + count])
    }

    func directory() throws -> ZipDirectory { try ZipDirectory(size: bytes.count, read: read) }

    func content(_ entry: ZipArchiveEntry, outputSize: Int = 1 << 16) throws -> [UInt8] {
        var inflater = try ZipEntryInflater(entry, outputSize: outputSize, read: read)
        var (content, text) = ([UInt8](), [UInt8]())
        while try inflater.next(into: &text, read: read) {
            #expect(!text.isEmpty && text.count <= outputSize)
            content += text
        }
        #expect(try !inflater.next(into: &text, read: read))
        return content
    }

    func text(_ name: String) throws -> String {
        let entry = try #require(try directory().entries.first { $0.name == name })
        return String(decoding: try content(entry), as: UTF8.self)
    }

    /// Where `signature` stands for the first time, or for the last.
    func place(of signature: [UInt8], last: Bool = false) throws -> Int {
        let places = (0...bytes.count - 4).filter { Array(bytes[$0..<$0 + 4]) == signature }
        return try #require(last ? places.last : places.first)
    }

    static let entryMark: [UInt8] = [0x50, 0x4B, 1, 2]
    static let localMark: [UInt8] = [0x50, 0x4B, 3, 4]
    static let endMark: [UInt8] = [0x50, 0x4B, 5, 6]
}

@Suite("zip archives")
struct ZipArchiveTests {
    private let text = "Id,Name\r\n" + (0..<300).map { "\($0),Example \($0 * 7919 % 1000)\r\n" }.joined()

    private func refusal(_ archive: ZipInMemory) throws -> ExportError {
        try #require(
            throws: ExportError.self,
            performing: {
                for entry in try archive.directory().entries where entry.kind == .file {
                    _ = try archive.content(entry)
                }
            })
    }

    @Test("stored, deflated and empty entries, folders, a comment and bytes in front are read")
    func python() throws {
        let script = """
            text = "Id,Name\\r\\n" + "".join(f"{i},Example {i * 7919 % 1000}\\r\\n" for i in range(300))
            z.comment = b"made by PK\\x05\\x06 nobody"
            z.writestr("Exports/", "")
            z.writestr("Exports/Contact.csv", text)
            z.writestr("stored.csv", text, compress_type=zipfile.ZIP_STORED)
            z.writestr("empty.csv", "")
            z.writestr("empty stored.csv", "", compress_type=zipfile.ZIP_STORED)
            z.writestr("Zahlungen-für-Jürgen.csv", "ü")
            """
        for prefix in [[], Array("#!/bin/sh\nexit 0\n".utf8)] as [[UInt8]] {
            let archive = try ZipInMemory(python: script, prefix: prefix)
            let entries = try archive.directory().entries
            #expect(
                entries.map(\.name) == [
                    "Exports/", "Exports/Contact.csv", "stored.csv", "empty.csv", "empty stored.csv",
                    "Zahlungen-für-Jürgen.csv",
                ])
            #expect(entries.map(\.kind) == [.folder, .file, .file, .file, .file, .file])
            #expect(entries[1].baseName == "Contact.csv")
            #expect(entries.map(\.number) == Array(1...6))
            for outputSize in [1, 7, 100_000] {
                for index in [1, 2] {
                    #expect(try archive.content(entries[index], outputSize: outputSize) == Array(text.utf8))
                }
            }
            #expect(try archive.text("empty.csv").isEmpty)
            #expect(try archive.text("empty stored.csv").isEmpty)
            #expect(try archive.text("Zahlungen-für-Jürgen.csv") == "ü")
        }
        #expect(try ZipInMemory(python: "pass").directory().entries.isEmpty)
    }

    @Test("what Debian's zip writes is read: to a file, to a pipe with sizes behind, with a comment, in zip64")
    func infoZip() throws {
        try withTemporaryFolder { folder in
            try folder.write("Contact.csv", Array(text.utf8))
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/link.csv", withDestinationPath: "Contact.csv")
            let commands = [
                "zip -q a.zip Contact.csv && cat a.zip", "zip -q - Contact.csv | cat",
                "zip -q -fz a64.zip Contact.csv && cat a64.zip", "cat Contact.csv | zip -q s.zip - && cat s.zip",
                "zip -q -0 - Contact.csv | cat",
                "zip -q c.zip Contact.csv && echo weekly | zip -q -z c.zip >/dev/null && cat c.zip",
            ]
            for command in commands {
                let archive = ZipInMemory(try Peer.succeed(["sh", "-c", command], in: folder).output)
                let entry = try #require(try archive.directory().entries.first)
                #expect(try archive.content(entry) == Array(text.utf8), "\(command)")
            }
            let links = ZipInMemory(
                try Peer.succeed(["sh", "-c", "zip -q -y l.zip link.csv && cat l.zip"], in: folder).output)
            let entry = try #require(try links.directory().entries.first)
            #expect(entry.kind == .link)
            #expect(throws: ExportError.self) { _ = try links.content(entry) }
        }
    }

    @Test("zip64 sizes in headers and descriptors, and more entries than 16 bits count, are read")
    func zip64() throws {
        let forced = try ZipInMemory(
            python: """
                with z.open("a.csv", "w", force_zip64=True) as f: f.write(b"Id,Name\\n")
                with z.open("b.csv", "w", force_zip64=True) as f: f.write(b"")
                """)
        #expect(try forced.text("a.csv") == "Id,Name\n")
        #expect(try forced.text("b.csv").isEmpty)
        for prefix in [[], [0x23, 0x21]] as [[UInt8]] {
            let many = try ZipInMemory(
                python: """
                    z.compression = zipfile.ZIP_STORED
                    for i in range(66000): z.writestr(str(i), "x" if i == 65999 else "")
                    """, prefix: prefix)
            let directory = try many.directory()
            #expect(directory.entries.count == 66_000)
            #expect(try many.content(directory.entries[65_999]) == [0x78])
        }
    }

    @Test("an archive streamed to a pipe, whose sizes stand behind the content, is read")
    func streamed() throws {
        let archive = try ZipInMemory(
            python: """
                pipe = Pipe()
                with zipfile.ZipFile(pipe, "w", deflate) as s:
                    s.writestr("a.csv", "Id,Name\\n")
                    s.writestr("b.csv", "Id\\n", compress_type=zipfile.ZIP_STORED)
                z.close()
                file.seek(0); file.truncate(); file.write(pipe.data)
                """)
        #expect(try archive.text("a.csv") == "Id,Name\n")
        #expect(try archive.text("b.csv") == "Id\n")
    }

    @Test("a name is UTF-8 where that is said, code page 437 where not, and what a Unicode path field for it says")
    func names() throws {
        let archive = try ZipInMemory(
            python: """
                import struct, zlib
                class Old(zipfile.ZipInfo):
                    def _encodeFilenameFlags(self): return self.raw, self.flag_bits
                def add(raw, extra=b""):
                    info = Old("name"); info.raw = raw; info.extra = extra
                    z.writestr(info, "x")
                add(b"M\\x81ller.csv")
                def field(raw, name): return struct.pack("<HHBI", 0x7075, 5 + len(name), 1, zlib.crc32(raw)) + name
                add(b"a?.csv", field(b"a?.csv", "aż.csv".encode()))
                add(b"b?.csv", field(b"another", "bż.csv".encode()))
                """)
        let names = try archive.directory().entries.map(\.name)
        #expect(names == ["Müller.csv", "aż.csv", "b?.csv"])
    }

    @Test("an archive that is cut short anywhere, at either end, is refused")
    func truncated() throws {
        let whole = try ZipInMemory(
            python: """
                z.writestr("a.csv", "Id,Name\\n1,Example\\n")
                z.writestr("b.csv", "Id\\n", compress_type=zipfile.ZIP_STORED)
                """)
        for count in 0..<whole.bytes.count {
            let error = try refusal(ZipInMemory(Array(whole.bytes.prefix(count))))
            #expect(error.code == .damaged && error.category == .failed)
            #expect(error.what.hasPrefix("the zip archive cannot be read: "))
            if count > 0 { #expect(try refusal(ZipInMemory(Array(whole.bytes.suffix(count)))).code == .damaged) }
        }
        #expect(try refusal(ZipInMemory(whole.bytes + [0])).what.contains("has something behind it"))
    }

    @Test("whatever bytes are changed, an entry gives what was packed or is refused")
    func mutations() throws {
        let whole = try ZipInMemory(
            python: """
                z.writestr("a.csv", "Id,Name\\n1,Example\\n")
                z.writestr("b.csv", "Id\\n", compress_type=zipfile.ZIP_STORED)
                z.writestr("c/", "")
                with z.open("d.csv", "w", force_zip64=True) as f: f.write(b"Id,Name\\n" * 9)
                """)
        var originals: Set<[UInt8]> = [[]]
        for entry in try whole.directory().entries where entry.kind == .file {
            originals.insert(try whole.content(entry))
        }
        #expect(originals.count == 4)
        var random = SeededGenerator(seed: 11)
        var refused = 0
        let rounds = 4000
        for round in 0..<rounds {
            var archive = whole
            for _ in 0...(round % 3) {
                let place = Int.random(in: 0..<archive.bytes.count, using: &random)
                let value: UInt8 = [0, 0xFF, 0x80, archive.bytes[place] ^ 1].randomElement(using: &random) ?? 0
                archive.bytes[place] = value
                if round % 5 == 0 {
                    for next in place..<min(place + 8, archive.bytes.count) { archive.bytes[next] = value }
                }
            }
            do {
                for entry in try archive.directory().entries where entry.kind == .file {
                    #expect(originals.contains(try archive.content(entry, outputSize: 16)))
                }
            } catch is ExportError {
                refused += 1
            }
        }
        #expect(refused > rounds / 3)
        #expect(refused < rounds)
    }

    @Test("a small archive that inflates to 50 MB comes in small pieces, and one that says too little is refused early")
    func bomb() throws {
        let bomb = try ZipInMemory(python: "z.writestr('a.csv', b'0' * (50 << 20))")
        #expect(bomb.bytes.count < 60_000)
        let entry = try #require(try bomb.directory().entries.first)
        var inflater = try ZipEntryInflater(entry, outputSize: 1 << 20, read: bomb.read)
        var (size, text) = (0, [UInt8]())
        while try inflater.next(into: &text, read: bomb.read) {
            size += text.count
            #expect(text.count <= 1 << 20)
        }
        #expect(size == 50 << 20)
        var lying = bomb
        let local = try bomb.place(of: ZipInMemory.localMark)
        let central = try bomb.place(of: ZipInMemory.entryMark)
        for place in [local + 22, central + 24] { lying.bytes.replaceSubrange(place..<place + 4, with: [0, 16, 0, 0]) }
        let short = try #require(try lying.directory().entries.first)
        var refused = try ZipEntryInflater(short, outputSize: 1 << 12, read: lying.read)
        #expect(try refused.next(into: &text, read: lying.read))
        #expect(throws: ExportError.self) { _ = try refused.next(into: &text, read: lying.read) }
    }

    @Test("entries that share bytes, as in a bomb of overlaps or an archive that holds itself, are refused")
    func overlaps() throws {
        let archive = try ZipInMemory(
            python: """
                z.writestr("a.csv", "Id,Name\\n1,Example\\n" * 5)
                z.writestr("b.csv", "Id,Name\\n1,Example\\n" * 5)
                """)
        let (first, second) = (
            try archive.place(of: ZipInMemory.entryMark), try archive.place(of: ZipInMemory.entryMark, last: true)
        )
        // The second entry's header is the first's.
        var shared = archive
        shared.bytes.replaceSubrange(second + 42..<second + 46, with: archive.bytes[first + 42..<first + 46])
        #expect(try refusal(shared).what.hasSuffix("lies over another or over the directory"))
        // The first entry's content goes on over the second's header, as quoted headers do, or over the directory.
        for size in [UInt8(120), 255] {
            var quoted = archive
            quoted.bytes[first + 20] = size
            #expect(try refusal(quoted).what.hasSuffix("lies over another or over the directory"))
        }
        // A local name or extra field that reaches into the next entry.
        var extra = archive
        extra.bytes[try archive.place(of: ZipInMemory.localMark) + 28] = 10
        #expect(try refusal(extra).what.hasSuffix("lies over another or over the directory"))
    }

    @Test("what is not read is refused with what to do: encryption, other methods, several volumes")
    func refusals() throws {
        try withTemporaryFolder { folder in
            try folder.write("Contact.csv", Array(text.utf8))
            let encrypted = ZipInMemory(
                try Peer.succeed(["sh", "-c", "zip -q -P example e.zip Contact.csv && cat e.zip"], in: folder).output)
            let error = try refusal(encrypted)
            #expect(error.code == .container && error.category == .export)
            #expect(error.what == "entry 1 of the zip archive is encrypted")
        }
        let bzip2 = try ZipInMemory(python: "z.writestr('a.csv', 'Id', compress_type=zipfile.ZIP_BZIP2)")
        #expect(
            try refusal(bzip2).what
                == "entry 1 of the zip archive is compressed by method 12 (bzip2), and only deflate is read")
        let plain = try ZipInMemory(python: "z.writestr('a.csv', 'Id,Name')")
        let end = try plain.place(of: ZipInMemory.endMark)
        for field in [4, 6, 8] {
            var volumes = plain
            volumes.bytes[end + field] += 1
            #expect(try refusal(volumes).what.contains("one of several volumes"))
        }
        var start = plain
        start.bytes[try plain.place(of: ZipInMemory.entryMark) + 34] = 1
        #expect(try refusal(start).what.contains("one of several volumes"))
    }

    @Test("a local header that is of another entry, or says another method or size, is refused")
    func localHeaders() throws {
        let archive = try ZipInMemory(python: "z.writestr('a.csv', 'Id,Name')")
        let local = try archive.place(of: ZipInMemory.localMark)
        for field in [0, 8, 14, 18, 22, 26, 30] {
            var changed = archive
            changed.bytes[local + field] ^= 1
            let what = try refusal(changed).what
            #expect(what.hasPrefix("the zip archive cannot be read: the header of entry 1 "), "\(field)")
        }
    }

    @Test("content with another check sum, another size or bytes behind its end is refused")
    func contents() throws {
        let archive = try ZipInMemory(
            python: """
                z.writestr("a.csv", "Id,Name")
                z.writestr("b.csv", "Id,Name", compress_type=zipfile.ZIP_STORED)
                """)
        let (local, central) = (
            try archive.place(of: ZipInMemory.localMark), try archive.place(of: ZipInMemory.entryMark)
        )
        func changed(_ field: Int, by difference: UInt8) -> ZipInMemory {
            var changed = archive
            for place in [local + field, central + field + 2] { changed.bytes[place] &+= difference }
            return changed
        }
        #expect(
            try refusal(changed(14, by: 1)).what.hasSuffix("the content of entry 1 has another check sum than it says"))
        #expect(try refusal(changed(22, by: 1)).what.hasSuffix("the content of entry 1 is shorter than it says"))
        #expect(try refusal(changed(22, by: 255)).what.hasSuffix("the content of entry 1 is longer than it says"))
        #expect(try refusal(changed(18, by: 255)).what.hasSuffix("the content of entry 1 is cut short"))
        var stored = archive
        stored.bytes[try archive.place(of: ZipInMemory.localMark, last: true) + 35] ^= 1
        #expect(try refusal(stored).what.hasSuffix("the content of entry 2 has another check sum than it says"))
    }

    @Test("an archive above a limit is refused with the limits")
    func limits() throws {
        let archive = try ZipInMemory(python: "z.writestr('a.csv', 'Id,Name')")
        var long = try ZipInMemory(python: "z.writestr('a' * 1025, 'Id,Name')")
        #expect(try refusal(long).what.hasSuffix("the name of entry 1 is longer than 1024 bytes"))
        long = try ZipInMemory(python: "z.writestr('a' * 1024, 'Id,Name')")
        #expect(try long.directory().entries.first?.name.count == 1024)
        // A directory of 65 MiB whose entries are never looked at.
        let size = 65 << 20
        let end = try archive.place(of: ZipInMemory.endMark)
        var record = Array(archive.bytes[end...])
        record.replaceSubrange(12..<20, with: [0, 0, 0x10, 4, 0, 0, 0, 0])
        let error = try #require(throws: ExportError.self) {
            _ = try ZipDirectory(size: size + 22) { offset, count in
                try #require(count < 1 << 17)
                return (offset..<offset + count).map { $0 < size ? 0 : record[$0 - size] }
            }
        }
        #expect(error.code == .container)
        #expect(error.what.contains("more than 100000 entries, or a directory of more than 67108864 bytes"))
    }
}
