import Foundation
import TestSupport
import Testing

@testable import DataLeaseKit

struct FolderResolvedTests {
    @Test("a path has one spelling, whether what it leads to is there or not")
    func oneSpelling() throws {
        try withTemporaryFolder { folder in
            let root = Folder.absolute(folder.path)
            try FileManager.default.createDirectory(atPath: root + "/there", withIntermediateDirectories: true)
            for (link, target) in [("link", "disk/anchor"), ("rooted", root + "/disk"), ("loop", "loop")] {
                try FileManager.default.createSymbolicLink(atPath: "\(root)/\(link)", withDestinationPath: target)
            }
            let spellings = [
                ("there", "there"), ("there/", "there"), ("./there//", "there"), ("gone", "gone"), ("gone/", "gone"),
                ("there/../gone/deep/", "gone/deep"), ("link", "disk/anchor"), ("rooted/anchor/", "disk/anchor"),
                ("loop/x", "loop/x"),
            ]
            for (path, resolved) in spellings {
                #expect(Folder.resolved("\(root)/\(path)") == "\(root)/\(resolved)", "\(path)")
            }
            // Once the disk is there, nothing is called otherwise.
            try FileManager.default.createDirectory(atPath: root + "/disk/anchor", withIntermediateDirectories: true)
            for (path, resolved) in spellings {
                #expect(Folder.resolved("\(root)/\(path)") == "\(root)/\(resolved)", "\(path)")
            }
        }
        #expect(Folder.resolved("/") == "/")
        #expect(Folder.resolved("/no-such-folder/x/") == "/no-such-folder/x")
    }
}
