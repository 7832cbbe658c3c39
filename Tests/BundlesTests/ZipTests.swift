import Foundation
import Primitives
import TestSupport
import Testing

@testable import Bundles

/// Keeps everything that a zip file holds.
struct Collector: ZipEntrySink, Equatable {
    var paths: [String] = []
    var contents: [[UInt8]] = []
    var entries: [ZipEntry] = []

    mutating func begin(_ path: String) throws(BundleError) {
        paths.append(path)
        contents.append([])
    }

    mutating func content(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
        contents[contents.count - 1].append(contentsOf: bytes)
    }

    mutating func end(_ entry: ZipEntry) throws(BundleError) { entries.append(entry) }
}

@Suite("zip files")
struct ZipTests {
    /// 2026-11-01T10:34:57Z.
    static let time = Instant(seconds: 1_793_529_297)
    static let edges = [0, 1, 65_535, 65_536, 65_537, 131_072]

    /// A zip file of `entries`, each in blocks of at most `blockSize` bytes.
    static func zip(
        _ entries: [(path: String, content: [UInt8])], library: DeflateLibrary = .zlib(level: 6),
        blockSize: Int = 50_000
    ) throws -> [UInt8] {
        var deflater = try Deflater(library)
        var writer = ZipWriter(time: time)
        var output: [UInt8] = []
        for entry in entries {
            try writer.begin(entry.path, into: &output)
            for start in stride(from: 0, to: entry.content.count, by: blockSize) {
                let end = min(start + blockSize, entry.content.count)
                try writer.append(try deflater.block(Array(entry.content[start..<end])), into: &output)
            }
            let written = try writer.end(into: &output)
            #expect(written.sha256 == Digest.sha256(entry.content) && written.entry.size == UInt64(entry.content.count))
        }
        try writer.finish(into: &output)
        return output
    }

    static func read(_ file: [UInt8], piece: Int = 1 << 30) throws(BundleError) -> Collector {
        var reader = try ZipReader()
        var collector = Collector()
        for start in stride(from: 0, to: file.count, by: piece) {
            try reader.push(file[start..<min(start + piece, file.count)], into: &collector)
        }
        let entries = try reader.finish()
        #expect(entries == collector.entries)
        return collector
    }

    @Test(
        "unzip, bsdtar with and without seeking, and Python open what we write",
        arguments: [DeflateLibrary.isal, .zlib(level: 6)])
    func peers(library: DeflateLibrary) throws {
        try withTemporaryFolder { folder in
            let entries =
                Self.edges.map { (path: "data/rows-\($0).csv", content: sampleRows($0)) } + [
                    (path: "NOTICE.txt", content: Array("Zoë\n".utf8)), (path: "data/Zoë.csv", content: sampleRows(10)),
                ]
            let file = try Self.zip(entries, library: library)
            try folder.write("bundle.zip", file)
            let locale = ["env", "LC_ALL=C.UTF-8"]
            let unzip = try Peer.run(locale + ["unzip", "-t", "bundle.zip"], in: folder)
            #expect(unzip.status == 0 && unzip.text.contains("No errors detected"), "\(unzip.text) \(unzip.errors)")
            let names = entries.map(\.path).joined(separator: "\n") + "\n"
            #expect(try Peer.run(locale + ["bsdtar", "-tf", "bundle.zip"], in: folder).text == names)
            let piped = try Peer.run(
                locale + ["sh", "-c", "cat bundle.zip | bsdtar -tf - && cat bundle.zip | bsdtar -xOf - | sha256sum"],
                in: folder)
            let all = Digest.sha256(entries.flatMap(\.content))
            #expect(piped.text == "\(names)\(all.hex)  -\n", "\(piped.errors)")
            let python = """
                import sys, zipfile, hashlib
                z = zipfile.ZipFile('bundle.zip')
                assert z.testzip() is None
                for i in z.infolist():
                    print(i.filename, oct(i.external_attr >> 16), i.date_time, hashlib.sha256(z.read(i)).hexdigest())
                """
            let listed = try Peer.run(["python3", "-X", "utf8", "-c", python], in: folder)
            let expected = entries.map {
                "\($0.path) 0o100644 (2026, 11, 1, 10, 34, 56) \(Digest.sha256($0.content).hex)\n"
            }
            #expect(listed.text == expected.joined(), "\(listed.errors)")
            #expect(try Peer.run(locale + ["unzip", "-q", "bundle.zip", "-d", "out"], in: folder).status == 0)
            for entry in entries { #expect(try folder.read("out/" + entry.path) == entry.content) }
            #expect(try Self.read(file).contents == entries.map(\.content))
        }
    }

    @Test(
        "blocks concatenate to one stream, whatever their sizes and library",
        arguments: [DeflateLibrary.isal, .zlib(level: 1)])
    func blocks(library: DeflateLibrary) throws {
        let content = sampleRows(100_000)
        var generator = SeededGenerator(seed: 17)
        let noise = generator.bytes(100_000)
        for blockSize in [97, 1000, 65_536, 200_000] {
            let file = try Self.zip([("a", content), ("b", noise)], library: library, blockSize: blockSize)
            #expect(try Self.read(file).contents == [content, noise])
        }
    }

    @Test(
        "a block depends on its content alone, not on the blocks before it",
        arguments: [DeflateLibrary.isal, .zlib(level: 6)])
    func blocksArePure(library: DeflateLibrary) throws {
        var generator = SeededGenerator(seed: 19)
        var used = try Deflater(library)
        for size in [300_000, 0, 1, 5, 70_000, 1_100_000, 32_768] {
            for content in [sampleRows(size, seed: UInt64(size)), generator.bytes(size)] {
                var fresh = try Deflater(library)
                let block = try used.block(content)
                #expect(try fresh.block(content).deflated == block.deflated)
                #expect(block.crc32 == CRC32.of(content) && block.content == content)
                #expect(content.isEmpty == block.deflated.isEmpty)
                // A full flush ends with an empty stored block.
                #expect(content.isEmpty || block.deflated.suffix(4) == [0, 0, 0xFF, 0xFF])
            }
        }
    }

    @Test("the check sum is that of the standard")
    func checkSum() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.of([]) == 0)
        let content = sampleRows(1000, seed: 4)
        let parts = [content[..<333], content[333...]].map { CRC32.of(Array($0)) }
        #expect(CRC32.combine(parts[0], parts[1], secondSize: content.count - 333) == CRC32.of(content))
        #expect(CRC32.update(parts[0], content[333...]) == CRC32.of(content))
    }

    @Test("zlib's blocks are, byte for byte, those that Python's zlib gives with a full flush", arguments: [1, 6, 9])
    func zlibIsPinned(level: Int) throws {
        try withTemporaryFolder { folder in
            let content = sampleRows(10_000)
            try folder.write("content", content)
            let python = """
                import sys, zlib
                c = zlib.compressobj(\(level), zlib.DEFLATED, -15)
                b = open('content', 'rb').read()
                sys.stdout.buffer.write(c.compress(b) + c.flush(zlib.Z_FULL_FLUSH))
                """
            var deflater = try Deflater(.zlib(level: level))
            #expect(try deflater.block(content).deflated == Peer.run(["python3", "-c", python], in: folder).output)
        }
    }

    @Test("a level that zlib does not have is refused")
    func badLevel() {
        for level in [-2, 10] {
            #expect(code { () throws(BundleError) in _ = try Deflater(.zlib(level: level)) } == .library)
        }
    }

    @Test("the reader finds the same in pieces of every size, cut at every offset")
    func pieces() throws {
        let file = try Self.zip([("a.txt", Array("abc".utf8)), ("data/b", []), ("data/c", sampleRows(200))])
        let whole = try Self.read(file)
        #expect(whole.paths == ["a.txt", "data/b", "data/c"])
        #expect(whole.contents[2] == sampleRows(200))
        for piece in 1...file.count { #expect(try Self.read(file, piece: piece) == whole) }
    }

    @Test("every truncation, every byte more and every record changed is refused")
    func damage() throws {
        let entries: [(path: String, content: [UInt8])] = [("a.txt", Array("abc".utf8)), ("data/c", sampleRows(200))]
        let file = try Self.zip(entries)
        for length in 0..<file.count {
            #expect(code { () throws(BundleError) in _ = try Self.read(Array(file[..<length])) } == .zip)
        }
        #expect(code { () throws(BundleError) in _ = try Self.read(file + [0]) } == .zip)
        var harmless = 0
        for bit in 0..<file.count * 8 {
            var changed = file
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let read = try? Self.read(changed) else { continue }
            // Deflate has bits of padding before a stored block and at its end, which no reader looks at.
            harmless += 1
            #expect(read.contents == entries.map(\.content) && read.paths == entries.map(\.path), "bit \(bit)")
        }
        #expect(harmless <= 2 * 14)
    }

    @Test("zip files of other programs are refused: a directory that hides or renames entries cannot be")
    func othersAreRefused() throws {
        try withTemporaryFolder { folder in
            try folder.write("a.txt", sampleRows(100))
            let python = """
                import zipfile
                for name, mode in [('stored.zip', 0), ('deflated.zip', 8)]:
                    z = zipfile.ZipFile(name, 'w', mode)
                    z.write('a.txt')
                    z.close()
                """
            #expect(try Peer.run(["python3", "-c", python], in: folder).status == 0)
            for name in ["stored.zip", "deflated.zip"] {
                let file = try folder.read(name)
                #expect(code { () throws(BundleError) in _ = try Self.read(file) } == .zip)
            }
            #expect(code { () throws(BundleError) in _ = try Self.read([]) } == .zip)
        }
    }

    @Test("sizes and offsets beyond 32 bits stand in the zip64 field, in its order, and only they")
    func recordsBeyond32Bits() throws {
        let limit = UInt64(UInt32.max)
        let time = ZipRecords.DosTime(Self.time)
        func directory(_ size: UInt64, _ compressed: UInt64, _ offset: UInt64, at place: UInt64) -> [UInt8] {
            ZipRecords.directory(
                [ZipEntry(path: "a", crc32: 0x0102_0304, compressedSize: compressed, size: size, offset: offset)], time,
                at: place)
        }
        func little(_ value: UInt64, _ width: Int = 8) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
        }
        // Just below the limit: no extra field, everything in its 32 bits.
        let below = directory(limit - 1, limit - 2, limit - 3, at: limit - 4)
        #expect(Array(below[20..<28]) == little(limit - 2, 4) + little(limit - 1, 4))
        #expect(Array(below[30..<32]) == [0, 0] && Array(below[42..<46]) == little(limit - 3, 4))
        #expect(Array(below.suffix(6)) == little(limit - 4, 4) + [0, 0])
        // At the limit and beyond: 0xFFFFFFFF and a field of 64 bits for each that overflows.
        for (size, compressed, offset) in [
            (limit, 5, 6), (7, 5, limit), (limit + 1, limit + 2, limit + 3), (5 << 40, 3, 9), (7, limit, limit),
        ] as [(UInt64, UInt64, UInt64)] {
            let record = directory(size, compressed, offset, at: 1 << 33)
            let over = [size, compressed, offset].filter { $0 >= limit }
            #expect(Array(record[20..<28]) == little(min(compressed, limit), 4) + little(min(size, limit), 4))
            #expect(Array(record[30..<32]) == little(UInt64(4 + 8 * over.count), 2))
            #expect(Array(record[42..<46]) == little(min(offset, limit), 4))
            let extra = Array(record[47..<47 + 4 + 8 * over.count])
            #expect(extra == little(1, 2) + little(UInt64(8 * over.count), 2) + over.flatMap { little($0) })
            // The zip64 end record has the true offset, the classic one says that it does not fit.
            let end = Array(record[(47 + extra.count)...])
            #expect(end.count == 56 + 20 + 22 && Array(end[48..<56]) == little(1 << 33))
            #expect(Array(end.suffix(6)) == [0xFF, 0xFF, 0xFF, 0xFF, 0, 0])
        }
    }

    @Test("the writer counts beyond 4 GiB: in one entry, and behind another")
    func writerBeyond4GiB() throws {
        let offset: UInt64 = 5 << 30
        var writer = ZipWriter(time: Self.time, offset: offset)
        var output: [UInt8] = []
        try writer.begin("data/large", into: &output)
        for _ in 0..<5 { writer.append([1, 2, 3], crc32: 0, size: 1 << 30, into: &output) }
        let written = try writer.end(into: &output)
        #expect(written.entry.size == 5 << 30 && written.entry.compressedSize == 17 && written.entry.offset == offset)
        let directoryStart = output.count
        try writer.finish(into: &output)
        let directory = Array(output[directoryStart...])
        #expect(
            directory
                == ZipRecords.directory(
                    [written.entry], ZipRecords.DosTime(Self.time), at: offset + UInt64(directoryStart)))
        #expect(directory[24..<28] == [0xFF, 0xFF, 0xFF, 0xFF] && directory[42..<46] == [0xFF, 0xFF, 0xFF, 0xFF])
    }

    @Test("the time is UTC to two seconds, and stays within what MS-DOS can say")
    func times() {
        // Fields of year since 1980, month, day, hour, minute and half seconds, taken apart by hand.
        for (text, fields) in [
            ("2026-11-01T10:34:57Z", [46, 11, 1, 10, 34, 28]), ("1970-01-01T00:00:00Z", [0, 1, 1, 0, 0, 0]),
            ("9999-01-01T00:00:00Z", [127, 12, 31, 23, 59, 29]),
        ] {
            let dos = Instant(iso: text).map { ZipRecords.DosTime($0) }
            let date = dos.map { [$0.date >> 9, $0.date >> 5 & 15, $0.date & 31] }
            let time = dos.map { [$0.time >> 11, $0.time >> 5 & 63, $0.time & 31] }
            #expect(date == fields[..<3].map { UInt16($0) } && time == fields[3...].map { UInt16($0) })
        }
    }

    @Test(
        "paths that lead elsewhere, or mean another file on some system, are refused",
        arguments: [
            "", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "./a", "a/.", "C:a", "a\\b", "a\u{0}b", "a\nb", "nul",
            "data/CON.csv", "com1.txt", "a.", "a /b", " a", "a?", "a\u{202E}b", "a\u{85}b",
            String(repeating: "a", count: 256), String(repeating: "a/", count: 600) + "a",
        ])
    func badPaths(path: String) throws {
        #expect(code { () throws(BundleError) in try EntryPath.check(path) } == .entry)
        var writer = ZipWriter(time: Self.time)
        var output: [UInt8] = []
        #expect(code { () throws(BundleError) in try writer.begin(path, into: &output) } == .entry)
        #expect(output.isEmpty)
    }

    @Test("two paths that one file system takes for one are refused, and a file that is another's folder")
    func collidingPaths() throws {
        for (one, two) in [
            ("a", "a"), ("Data/a", "data/A"), ("data/Zo\u{EB}", "data/Zoe\u{308}"), ("data", "data/a"),
            ("data/a", "data"),
        ] {
            var writer = ZipWriter(time: Self.time)
            var output: [UInt8] = []
            try writer.begin(one, into: &output)
            _ = try writer.end(into: &output)
            #expect(code { () throws(BundleError) in try writer.begin(two, into: &output) } == .entry, "\(one) \(two)")
        }
    }

    @Test("steps out of order are refused")
    func order() throws {
        var output: [UInt8] = []
        var deflater = try Deflater(.zlib(level: 6))
        let block = try deflater.block([1])
        var writer = ZipWriter(time: Self.time)
        #expect(code { () throws(BundleError) in try writer.append(block, into: &output) } == .entry)
        #expect(code { () throws(BundleError) in _ = try writer.end(into: &output) } == .entry)
        try writer.begin("a", into: &output)
        #expect(code { () throws(BundleError) in try writer.begin("b", into: &output) } == .entry)
        #expect(code { () throws(BundleError) in try writer.finish(into: &output) } == .entry)
    }

    @Test("noise, also behind a right beginning, never crashes the reader")
    func fuzz() throws {
        let file = try Self.zip([("a.txt", sampleRows(400)), ("b", [1, 2])])
        var generator = SeededGenerator(seed: 23)
        for _ in 0..<3000 {
            let start = Int.random(in: 0..<file.count, using: &generator)
            let noise = Array(file[..<start]) + generator.bytes(Int.random(in: 1..<200, using: &generator))
            _ = try? Self.read(noise, piece: Int.random(in: 1...noise.count, using: &generator))
        }
    }
}
