import Primitives

@testable import Registry

/// Signs heads with a key that stands in the test.
struct SampleSigner: HeadSigner {
    let key: NoteKey
    private let seed: [UInt8]
    private let outside: [TreeHead]

    /// A signer with a seed of `byte`s, who knows notes of the heads `outside` of the registry.
    init(_ byte: UInt8 = 1, outside: [TreeHead] = []) throws {
        seed = [UInt8](repeating: byte, count: 32)
        guard let secret = Ed25519PrivateKey(seed: seed),
            let key = NoteKey(name: "registry.example/ledger", publicKey: secret.publicKey)
        else { throw RegistryError(.form, "the sample key") }
        self.key = key
        self.outside = outside
    }

    func note(of head: TreeHead) throws -> String {
        guard let secret = Ed25519PrivateKey(seed: seed),
            let checkpoint = Checkpoint(origin: key.name, head: head),
            let signature = secret.signature(of: Array(checkpoint.text.utf8))
        else { throw RegistryError(.form, "the sample key") }
        return checkpoint.note(signedAs: key) { _ in signature }
    }

    func seal(_ bytes: [UInt8]) throws -> [UInt8] {
        guard let signature = Ed25519PrivateKey(seed: seed)?.signature(of: bytes) else {
            throw RegistryError(.form, "the sample key")
        }
        return signature
    }

    func notesOutside() throws -> [String] { try outside.map { try note(of: $0) } }
}

extension Registry {
    /// Makes a registry whose heads the sample key signs.
    static func createSigned(path: String, waiting seconds: Double = 10) throws -> Registry {
        try Registry.create(path: path, waiting: seconds).signed(by: try SampleSigner())
    }

    /// Opens a registry whose heads the sample key signs.
    static func openSigned(path: String, waiting seconds: Double = 10) throws -> Registry {
        try Registry.open(path: path, waiting: seconds).signed(by: try SampleSigner())
    }
}
