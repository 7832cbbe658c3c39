import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

struct ExportBytesTests {
    private func all(_ bytes: ExportBytes) throws -> (text: [UInt8], pieces: Int) {
        var (text, pieces) = ([UInt8](), 0)
        while let piece = try bytes.next() {
            #expect(!piece.isEmpty)
            text += piece
            pieces += 1
        }
        return (text, pieces)
    }

    @Test(
        "what was looked at is read again, whole, whatever its size, and however often", arguments: [0, 1, 4, 700_000])
    func heads(_ size: Int) throws {
        var random = SeededGenerator(seed: 5)
        let text = random.bytes(size).map { 0x20 + $0 % 0x40 }
        try withTemporaryFolder { folder in
            try folder.write("export", text)
            for limits in [[], [0], [1], [3, 2], [300_000, 1, 600_000], [1 << 20, 5]] {
                let bytes = try ExportBytes(folder.path + "/export")
                for limit in limits {
                    let head = try bytes.head(limit)
                    #expect(head.bytes == Array(text.prefix(limit)))
                    #expect(head.isWhole == (size < limit))
                }
                #expect(try all(bytes).text == text)
                #expect(bytes.size == size)
                #expect(bytes.digest == .sha256(text))
            }
        }
    }

    @Test("a gzip file of 20000 members of three bytes comes in large pieces")
    func tinyMembers() throws {
        let member = try Peer.succeed(["gzip", "-c"], input: Array("a,b".utf8)).output
        let file = Array(repeatElement(member, count: 20_000).joined())
        try withTemporaryFolder { folder in
            try folder.write("export.gz", file)
            let bytes = try ExportBytes(folder.path + "/export.gz")
            #expect(try bytes.head(10).bytes == Array("a,ba,ba,ba".utf8))
            let (text, pieces) = try all(bytes)
            #expect(text == Array(repeatElement(Array("a,b".utf8), count: 20_000).joined()))
            #expect(pieces < 5)
            #expect(bytes.digest == .sha256(file))
        }
    }

    @Test("only a file with a name is an export for a bundle; links to one are")
    func files() throws {
        try withTemporaryFolder { folder in
            try folder.write("export", Array("a,b\n".utf8))
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/link", withDestinationPath: folder.path + "/export")
            #expect(try all(try ExportBytes(folder.path + "/link")).text == Array("a,b\n".utf8))
            #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
            for path in [folder.path + "/pipe", "/dev/null", folder.path, folder.path + "/none"] {
                #expect(throws: KitError.self) { _ = try ExportBytes(path) }
            }
            _ = try ExportBytes("/dev/null", mayBePipe: true)
            // A file that has lost its name, as that of a here-document has.
            let descriptor = open(folder.path + "/export", O_RDONLY)
            defer { close(descriptor) }
            try FileManager.default.removeItem(atPath: folder.path + "/export")
            #expect(throws: KitError.self) { _ = try ExportBytes("/proc/self/fd/\(descriptor)") }
        }
    }

    @Test("the names of unfinished files tell bundles apart, stay the same in one run, and are hidden")
    func temporaryNames() {
        #expect(TemporaryFiles(number: 1).all == TemporaryFiles(number: 1).all)
        let names = TemporaryFiles(number: 1).all + TemporaryFiles(number: 11).all
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix(".datalease-") && $0.contains("\(getpid())-") })
    }
}
