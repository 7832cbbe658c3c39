import Foundation
import Primitives
import Records
import TestSupport
import Testing

@Suite("inflating gzip")
struct GzipInflaterTests {
    /// What Python's gzip module makes of `text`, in members of `member` bytes.
    private func compressed(_ text: String, members: Int = 1) throws -> [UInt8] {
        let script = """
            import gzip, sys
            text = sys.stdin.buffer.read()
            size = len(text) // \(members) + 1
            for i in range(\(members)):
                sys.stdout.buffer.write(gzip.compress(text[i * size:(i + 1) * size], mtime=0))
            """
        return try Peer.succeed(["python3", "-c", script], input: Array(text.utf8)).output
    }

    private func inflated(
        _ bytes: [UInt8], piece: Int = .max, outputSize: Int = 100
    ) throws(ExportError) -> [UInt8] {
        var inflater = try GzipInflater(outputSize: outputSize)
        var result: [UInt8] = []
        var text: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let end = position + min(piece, bytes.count - position)
            inflater.push(Array(bytes[position..<end]))
            while try inflater.next(into: &text) {
                #expect(!text.isEmpty && text.count <= outputSize)
                result += text
            }
            position = end
        }
        try inflater.finish()
        return result
    }

    private let text = (0..<200).map { "\($0),Example \($0 * 7919 % 1000)\r\n" }.joined()

    @Test("the text comes back wherever pieces are cut, for one member and for several, with padding behind")
    func pieces() throws {
        for members in [1, 3] {
            let bytes = try compressed(text, members: members)
            for padding in [0, 5] {
                let padded = bytes + Array(repeating: 0, count: padding)
                for piece in [1, 2, 3, 10, 100, padded.count - 1, padded.count] {
                    for outputSize in [1, 7, 100_000] {
                        #expect(try inflated(padded, piece: piece, outputSize: outputSize) == Array(text.utf8))
                    }
                }
            }
        }
    }

    @Test("every empty member and an output that fills its buffer exactly are read")
    func edges() throws {
        #expect(try inflated(compressed("")).isEmpty)
        #expect(try inflated(compressed("") + compressed("x") + compressed("")) == [UInt8(ascii: "x")])
        let hundred = String(repeating: "z", count: 100)
        #expect(try inflated(compressed(hundred), outputSize: 100) == Array(hundred.utf8))
        #expect(try inflated(compressed(hundred), outputSize: 50) == Array(hundred.utf8))
    }

    @Test("20,000 members of a byte each give as many pieces as one member does")
    func tinyMembers() throws {
        let text = Array((0..<20_000).map { UInt8(ascii: "a") + UInt8($0 % 26) })
        let script = """
            import gzip, sys
            members = {bytes([b]): gzip.compress(bytes([b]), mtime=0) for b in range(256)}
            sys.stdout.buffer.write(b"".join(members[bytes([b])] for b in sys.stdin.buffer.read()))
            """
        let bytes = try Peer.succeed(["python3", "-c", script], input: text).output
        #expect(bytes.count > 400_000)
        var inflater = try GzipInflater(outputSize: 1 << 12)
        inflater.push(bytes)
        var piece: [UInt8] = []
        var sizes: [Int] = []
        var found: [UInt8] = []
        while try inflater.next(into: &piece) {
            sizes.append(piece.count)
            found += piece
        }
        try inflater.finish()
        #expect(found == text)
        #expect(sizes == [4096, 4096, 4096, 4096, 3616])
    }

    @Test("a file that is cut short anywhere is refused, with where it ends")
    func truncated() throws {
        let bytes = try compressed("Id,Name\n1,Example\n")
        for count in 0..<bytes.count {
            do {
                _ = try inflated(Array(bytes.prefix(count)), piece: 4)
                Issue.record("\(count) bytes were taken for the whole file")
            } catch {
                #expect(error.code == .damaged)
                #expect(error.category == .failed)
                #expect(error.what == "the gzip file is cut short: it ends at byte \(count) of its compressed form")
            }
        }
    }

    @Test("a changed byte is refused or changes nothing, and never gives another text")
    func damaged() throws {
        let bytes = try compressed("Id,Name\n1,Example\n")
        let whole = try inflated(bytes)
        var refused = 0
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x21
            do {
                // A header's time stamp and system may change without harm.
                let text = try inflated(changed)
                #expect(text == whole)
                #expect(index < 10)
            } catch {
                refused += 1
                #expect(error.code == .damaged)
            }
        }
        #expect(refused >= bytes.count - 6)
    }

    @Test("what is no gzip, and bytes behind the end, are refused with their offset")
    func foreign() throws {
        #expect(throws: ExportError.self) { _ = try inflated(Array("Id,Name\n".utf8)) }
        let bytes = try compressed("x")
        for tail in [[1, 2, 3], [0, 0, 7], [0x1F, 0x8C, 0, 0]] as [[UInt8]] {
            #expect(throws: ExportError.self) { _ = try inflated(bytes + tail) }
        }
        #expect(
            throws: ExportError(
                .damaged,
                "something stands behind the end of the gzip file, at byte \(bytes.count + 2) of the compressed file",
                hint: "copy the file again from where it came, and compare sizes")
        ) { _ = try inflated(bytes + [0, 0, 7], piece: 3) }
        var damaged = bytes
        damaged[bytes.count - 5] ^= 1
        let error = try #require(throws: ExportError.self) { _ = try inflated(damaged) }
        #expect(error.what.hasPrefix("the compressed file is damaged at byte "))
    }
}

@Suite("telling inputs apart")
struct InputKindTests {
    @Test("gzip, zip, XML and the rest are told apart by their begin")
    func kinds() throws {
        #expect(InputKind.sniff([0x1F, 0x8B, 8]) == .gzip)
        #expect(InputKind.sniff([0x50, 0x4B, 3, 4]) == .zip)
        #expect(InputKind.sniff(Array("\u{FEFF} \r\n<a/>".utf8)) == .plain(.xml))
        #expect(InputKind.sniff([0xFF, 0xFE, 0x3C, 0]) == .plain(.xml))
        #expect(InputKind.sniff([0xFE, 0xFF, 0, 0x3C]) == .plain(.xml))
        #expect(InputKind.sniff([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C]) == .plain(.xml))
        #expect(InputKind.sniff([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x41]) == .plain(.csv))
        #expect(InputKind.sniff(Array("Id,<b>\n".utf8)) == .plain(.csv))
        #expect(InputKind.sniff(Array("PK,Name\n".utf8)) == .plain(.csv))
        #expect(InputKind.sniff([]) == .plain(.csv))
    }
}
