internal import Primitives
internal import Registry

/// Signs the heads of a home's ledger, with the key that lies beside it.
struct HomeSigner: HeadSigner {
    /// The home.
    let lease: DataLease
    let key: NoteKey

    /// Signed with the home's ledger key, which must be the one that the ledger began with. It is read when it is needed
    /// only: whoever looks needs none.
    func note(of head: TreeHead) throws -> String {
        var seed = try SecretFile.read(lease.home.ledgerKey)
        defer { wipe(&seed) }
        guard let secret = Ed25519PrivateKey(seed: seed), secret.publicKey == key.publicKey,
            let checkpoint = Checkpoint(origin: key.name, head: head),
            let signature = secret.signature(of: Array(checkpoint.text.utf8))
        else {
            throw KitError(
                .check, "\(lease.home.ledgerKey) is not the key that signs this ledger",
                hint: "restore it from a backup; nothing was recorded")
        }
        return checkpoint.note(signedAs: key) { _ in signature }
    }

    func notesOutside() throws -> [String] {
        try lease.checkpointPaths().compactMap { path in
            try? Folder.readIfPresent(path, limit: 1 << 16).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}

extension DataLease {
    /// Opens the registry to read it and append to it. Nothing is looked at yet: see `openRegistry`.
    func openLedger() throws -> Registry {
        let registry = try Registry.open(path: home.registry)
        return registry.signed(by: HomeSigner(lease: self, key: try ledgerKey(of: registry)))
    }
}
