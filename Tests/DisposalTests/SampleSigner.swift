import Primitives
import Registry
import Testing

/// Signs heads with a key that stands in the test.
struct SampleSigner: HeadSigner {
    private let seed = [UInt8](repeating: 1, count: 32)
    let key: NoteKey

    init() throws {
        let publicKey = Ed25519PrivateKey(seed: seed)?.publicKey ?? []
        key = try #require(NoteKey(name: "registry.example/ledger", publicKey: publicKey))
    }

    func note(of head: TreeHead) throws -> String {
        let checkpoint = try #require(Checkpoint(origin: key.name, head: head))
        let signature = Ed25519PrivateKey(seed: seed)?.signature(of: Array(checkpoint.text.utf8))
        return checkpoint.note(signedAs: key) { _ in signature ?? [] }
    }

    func seal(_ bytes: [UInt8]) throws -> [UInt8] {
        let signature = Ed25519PrivateKey(seed: seed)?.signature(of: bytes)
        return try #require(signature)
    }

    func notesOutside() -> [String] { [] }
}
