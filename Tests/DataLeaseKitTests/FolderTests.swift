import Foundation
import TestSupport
import Testing

@testable import DataLeaseKit

struct FolderTests {
    @Test("a file gets its name only where nothing has it")
    func renameWithoutReplacing() throws {
        try withTemporaryFolder { folder in
            let (from, to) = (folder.path + "/from", folder.path + "/to")
            try Folder.write([1], to: from)
            try Folder.rename(from, withoutReplacing: to)
            #expect(!Folder.exists(from))
            try Folder.write([2], to: from)
            #expect(throws: KitError.self) { try Folder.rename(from, withoutReplacing: to) }
            #expect(try Folder.read(to) == [1])
            #expect(try Folder.read(from) == [2])
        }
    }

    @Test("a file is replaced in one step, and nothing else is left in the folder")
    func replace() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/file"
            for bytes in [[1], [2, 3], []] as [[UInt8]] {
                try Folder.replace(path, with: bytes)
                #expect(try Folder.read(path) == bytes)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
        }
    }

    @Test("a file larger than the limit is refused")
    func limit() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/file"
            try Folder.write([UInt8](repeating: 0, count: 100), to: path)
            #expect(try Folder.read(path, limit: 100).count == 100)
            #expect(throws: KitError.self) { try Folder.read(path, limit: 99) }
        }
    }

    @Test("paths are taken apart as dirname and basename do")
    func parts() {
        for (path, parent, name) in [
            ("/a/b", "/a", "b"), ("/a", "/", "a"), ("a", ".", "a"), ("a/b/", "a", "b"), ("/", "/", "/"),
        ] {
            #expect(Folder.parent(of: path) == parent, "\(path)")
            #expect(Folder.name(of: path) == name, "\(path)")
        }
    }

    @Test("folders are made with those above them, and a file in the way is refused")
    func make() throws {
        try withTemporaryFolder { folder in
            try Folder.make(folder.path + "/a/b/c")
            try Folder.make(folder.path + "/a/b/c")
            #expect(Folder.isFolder(folder.path + "/a/b/c"))
            try Folder.write([], to: folder.path + "/file")
            #expect(throws: KitError.self) { try Folder.make(folder.path + "/file") }
            #expect(throws: KitError.self) { try Folder.make(folder.path + "/file/below") }
        }
    }

    @Test("a temporary folder is private, and gone afterwards")
    func temporary() async throws {
        var seen = ""
        try await Folder.withTemporary { path in
            seen = path
            try Folder.write([1], to: path + "/file")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o700)
        }
        #expect(!Folder.exists(seen))
    }
}
