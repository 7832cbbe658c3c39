import Foundation
import TestSupport
import Testing

@testable import DataLeaseKit

struct OverwritingTests {
    private func withFile(_ bytes: [UInt8], _ body: (URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("export.csv")
            try Data(bytes).write(to: file)
            try body(file)
        }
    }

    @Test(
        "every byte of a file is written over once, in its place, before the file is made empty",
        arguments: [0, 1, 4095, 4096, 262_143, 262_144, 262_145, 1_000_000])
    func everyByte(_ size: Int) throws {
        try withFile([UInt8](repeating: 0x41, count: size)) { url in
            var given = 0
            var before: [UInt8] = []
            do {
                let file = try File.overwriting(url.path)
                try file.overwrite { count in
                    // What was given before stands in the file by now.
                    before = Array(try Data(contentsOf: url))
                    #expect(before.count == size)
                    #expect(before.prefix(given).allSatisfy { $0 == 0x5A })
                    #expect(before.dropFirst(given).allSatisfy { $0 == 0x41 })
                    given += count
                    return [UInt8](repeating: 0x5A, count: count)
                }
            }
            #expect(given == size)
            #expect(try Data(contentsOf: url).isEmpty)
        }
    }

    @Test("holes hold nothing and are left out, so that a sparse file of terabytes is done at once")
    func holes() throws {
        try withFile([UInt8](repeating: 0x41, count: 5000)) { url in
            #expect(truncate(url.path, 4 << 40) == 0)
            var given = 0
            try File.overwriting(url.path).overwrite { count in
                given += count
                return [UInt8](repeating: 0x5A, count: count)
            }
            // A file system without holes would have taken days.
            #expect((5000...(1 << 20)).contains(given))
        }
    }

    @Test("links, folders and pipes are not written over")
    func others() throws {
        try withFile([1, 2, 3]) { url in
            let folder = url.deletingLastPathComponent()
            let link = folder.appendingPathComponent("link").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: url.path)
            let pipe = folder.appendingPathComponent("pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)
            for path in [link, pipe, folder.path, folder.appendingPathComponent("none").path] {
                #expect(throws: KitError.self) { _ = try File.overwriting(path) }
            }
            #expect(try Data(contentsOf: url) == Data([1, 2, 3]))
        }
    }
}
