import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// The key and the signature of the example in the C2SP signed-note specification.
private let exampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

@Suite struct CheckpointTests {
    /// Stands for Ed25519: 64 bytes that only the key's holder is taken to be able to make.
    private func sign(_ message: [UInt8], _ key: [UInt8]) -> [UInt8] {
        Digest.sha256(key + message).bytes + Digest.sha256(message + key).bytes
    }

    private func verify(_ message: [UInt8], _ signature: [UInt8], _ key: [UInt8]) -> Bool {
        signature == sign(message, key)
    }

    private func sampleKey(_ byte: UInt8 = 7) throws -> NoteKey {
        try #require(NoteKey(name: "registry.example/ledger", publicKey: [UInt8](repeating: byte, count: 32)))
    }

    private func sampleCheckpoint() throws -> Checkpoint {
        try #require(
            Checkpoint(origin: "registry.example/ledger", head: TreeHead(size: 42, root: Digest.sha256("root"))))
    }

    @Test("a verifier key of the specification's example reads and writes back, its id recomputed")
    func noteKeys() throws {
        let key = try #require(NoteKey(exampleKey))
        #expect(key.name == "example.com/foo")
        #expect(key.description == exampleKey)
        #expect(NoteKey(exampleKey.replacing("530d903a", with: "530d903b")) == nil)
        #expect(NoteKey(exampleKey.replacing("example.com", with: "example.org")) == nil)
        #expect(NoteKey(name: "two words", publicKey: key.publicKey) == nil)
        #expect(NoteKey(name: "a+b", publicKey: key.publicKey) == nil)
    }

    @Test("a checkpoint is origin, size and root, then an empty line and the signature with the key's id")
    func note() throws {
        let key = try sampleKey()
        let checkpoint = try sampleCheckpoint()
        let note = checkpoint.note(signedAs: key) { sign($0, key.publicKey) }
        let signature = Base64.encode(key.id + sign(Array(checkpoint.text.utf8), key.publicKey))
        #expect(
            note == """
                registry.example/ledger
                42
                SBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=

                \u{2014} registry.example/ledger \(signature)

                """)
        #expect(try Checkpoint(note: note, signedBy: key, verify: verify) == checkpoint)
    }

    @Test("signatures by unknown keys are passed over, and one by the ledger's key must be there and good")
    func signatures() throws {
        let key = try sampleKey()
        let other = try sampleKey(8)
        let checkpoint = try sampleCheckpoint()
        let note = checkpoint.note(signedAs: key) { sign($0, key.publicKey) }
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        let foreign = checkpoint.note(signedAs: other) { sign($0, other.publicKey) }
        let both = foreign + lines[4] + "\n"
        #expect(try Checkpoint(note: both, signedBy: key, verify: verify) == checkpoint)
        #expect(throws: RegistryError.self) { try Checkpoint(note: foreign, signedBy: key, verify: verify) }
        let forged = checkpoint.note(signedAs: key) { sign($0, other.publicKey) }
        #expect(throws: RegistryError.self) { try Checkpoint(note: forged, signedBy: key, verify: verify) }
    }

    @Test("any changed byte of a checkpoint is refused")
    func changedBytes() throws {
        let key = try sampleKey()
        let note = Array(try sampleCheckpoint().note(signedAs: key) { sign($0, key.publicKey) }.utf8)
        for offset in note.indices {
            var changed = note
            changed[offset] ^= 2
            let text = String(decoding: changed, as: UTF8.self)
            #expect(throws: RegistryError.self, "byte \(offset)") {
                try Checkpoint(note: text, signedBy: key, verify: verify)
            }
        }
        for length in 0..<note.count {
            let text = String(decoding: note.prefix(length), as: UTF8.self)
            #expect(throws: RegistryError.self, "first \(length) bytes") {
                try Checkpoint(note: text, signedBy: key, verify: verify)
            }
        }
    }

    @Test("a checkpoint of the past holds; one of another ledger, of the future or of a rewritten past does not")
    func againstLedger() throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            var heads = [try registry.head()]
            for (index, body) in try everyBody().enumerated() {
                try registry.append(body, by: officer, at: Instant(seconds: 1_800_000_000 + index))
                heads.append(try registry.head())
            }
            for head in heads {
                let checkpoint = try #require(Checkpoint(origin: "registry.example", head: head))
                try registry.check(against: checkpoint)
                // Bundle 1 has its event but no row here: only the events are looked at.
                let other = try #require(
                    Checkpoint(origin: "registry.example", head: TreeHead(size: head.size, root: Digest.sha256("x"))))
                try expectRefusal(.ledger) { try registry.check(against: other) }
                try expectRefusal(.ledger) { _ = try registry.verify(against: [other]) }
            }
            let later = try #require(
                Checkpoint(origin: "registry.example", head: TreeHead(size: heads.count, root: Digest.sha256("x"))))
            let error = try expectRefusal(.ledger) { try registry.check(against: later) }
            #expect(error.what.contains("fewer events"))
        }
    }
}
