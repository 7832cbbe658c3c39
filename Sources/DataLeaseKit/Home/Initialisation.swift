internal import Agreements
public import Primitives
internal import Registry

/// What `init` made.
public struct Initialisation: Sendable {
    /// The home folder.
    public let home: String
    /// The officer's fingerprint.
    public let officer: KeyFingerprint
}

extension DataLease {
    /// Makes the home folder: registry, ledger key, and a trust list that holds the officer alone, signed by the
    /// officer's key.
    ///
    /// Refuses a home that is in use. A home whose making was cut off is made anew.
    public func initialise(officerKey: String, name: String) async throws -> Initialisation {
        let officer = try await signer(officerKey)
        let key = officer.key
        try Folder.make(home.path)
        let registry = try Registry.create(path: home.registry)
        // A checkpoint comes after the first event: there was a ledger, and a second one would use its numbers again.
        guard !Folder.exists(home.checkpoint) else {
            throw KitError(
                .check, "\(home.path) has the checkpoint of a ledger, and its registry is empty",
                hint: "put the newest backup in place with datalease registry restore DIR, or choose another home")
        }
        if !Folder.exists(home.ledgerKey) {
            var seed = try surroundings.random(32)
            defer { wipe(&seed) }
            try SecretFile.create(home.ledgerKey, secret: seed)
        }
        var seed = try SecretFile.read(home.ledgerKey)
        defer { wipe(&seed) }
        guard let signer = Ed25519PrivateKey(seed: seed),
            let ledgerKey = NoteKey(name: Self.ledgerOrigin, publicKey: signer.publicKey)
        else { throw KitError(.failed, "the ledger's key \(home.ledgerKey) cannot sign", hint: "remove it, and retry") }
        let list = try TrustList(officer: key, person: name, from: surroundings.now().utcDate)
        let signature = try await officer.sign(list.signedBytes, namespace: .trust, at: surroundings.now())
        try Folder.make(home.path + "/keys")
        try Folder.make(home.path + "/trust")
        let files = list.render()
        try Folder.replace(home.allowedSigners, with: files.allowedSigners, mode: 0o644)
        try Folder.replace(home.trustSidecar, with: files.sidecar, mode: 0o644)
        try Folder.replace(home.trustSignature, with: signature, mode: 0o644)
        try Folder.replace(home.officerKey, with: Array((key.line + "\n").utf8), mode: 0o644)
        // Last, because a home without this event is made anew.
        let ledger = registry.signed(by: HomeSigner(lease: self, key: ledgerKey))
        try append(
            .homeInitialised(HomeInitialised(officer: key.fingerprint, ledgerKey: ledgerKey)), to: ledger,
            by: .key(key.fingerprint))
        try registry.record(
            Person(
                key: key.fingerprint, name: name, party: Party.Side.provider.rawValue,
                role: TrustRole.officer.rawValue))
        return Initialisation(home: home.path, officer: key.fingerprint)
    }
}
