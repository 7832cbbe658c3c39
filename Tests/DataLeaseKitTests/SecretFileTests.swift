import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

struct SecretFileTests {
    private let secret = (0..<32).map { UInt8($0) }

    @Test("a secret is read back, its file is private, and a second is never written over it")
    func roundTrip() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/keys/a.key"
            try SecretFile.create(path, secret: secret)
            #expect(try SecretFile.read(path) == secret)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(throws: KitError.self) { try SecretFile.create(path, secret: secret.reversed()) }
            #expect(try SecretFile.read(path) == secret)
        }
    }

    @Test("a key file that others can read is refused", arguments: [0o640, 0o604, 0o660, 0o644])
    func readableByOthers(mode: Int) throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/a.key"
            try SecretFile.create(path, secret: secret)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let error = #expect(throws: KitError.self) { try SecretFile.read(path) }
            #expect(error?.what.contains("can be read by other users") == true)
        }
    }

    @Test("a damaged key file is refused, and its contents are in no message")
    func damaged() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/a.key"
            try SecretFile.create(path, secret: secret)
            let whole = try Folder.read(path)
            for length in 0..<whole.count {
                try Folder.replace(path, with: Array(whole.prefix(length)))
                let error = #expect(throws: KitError.self) { try SecretFile.read(path) }
                #expect(error?.description.contains("AAEC") == false)
            }
        }
    }
}
