internal import Primitives
internal import Registry

/// Signs the heads of a home's ledger, with the key that lies beside it.
struct HomeSigner: HeadSigner {
    /// The home.
    let lease: DataLease
    let key: NoteKey
    /// Lives as long as the registry that this signs for is open; `nil` for who makes the home or restores it.
    var use: RegistryUse?

    func note(of head: TreeHead) throws -> String {
        guard let checkpoint = Checkpoint(origin: key.name, head: head) else { throw anotherKey }
        let signature = try seal(Array(checkpoint.text.utf8))
        return checkpoint.note(signedAs: key) { _ in signature }
    }

    /// Signs with the home's ledger key, which must be the one that the ledger began with. It is read when it is needed
    /// only: whoever looks needs none.
    func seal(_ bytes: [UInt8]) throws -> [UInt8] {
        var seed = try SecretFile.read(lease.home.ledgerKey)
        defer { wipe(&seed) }
        guard let secret = Ed25519PrivateKey(seed: seed), secret.publicKey == key.publicKey,
            let signature = secret.signature(of: bytes)
        else { throw anotherKey }
        return signature
    }

    private var anotherKey: KitError {
        KitError(
            .check, "\(lease.home.ledgerKey) is not the key that signs this ledger",
            hint: "restore it from a backup; nothing was recorded")
    }

    func notesOutside() throws -> [String] {
        try lease.checkpointPaths().compactMap { path in
            try? Folder.readIfPresent(path, limit: 1 << 16).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}

extension DataLease {
    /// Opens the registry to read it and append to it. Nothing is looked at yet: see `openRegistry`.
    ///
    /// Until the registry is let go of, nobody restores another one into its place; `isRestoring` is for who does.
    func openLedger(isRestoring: Bool = false) throws -> Registry {
        guard Folder.exists(home.registry), !isRestoring else {
            return try openLedger(use: nil)
        }
        return try openLedger(use: try RegistryUse(of: home))
    }

    private func openLedger(use: RegistryUse?) throws -> Registry {
        let registry = try Registry.open(path: home.registry)
        return registry.signed(by: HomeSigner(lease: self, key: try ledgerKey(of: registry), use: use))
    }
}
