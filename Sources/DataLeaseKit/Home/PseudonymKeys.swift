internal import Primitives
internal import Pseudonyms
internal import Registry

/// The pseudonym keys: one an agreement, made once and never a second time.
extension DataLease {
    /// The key of an agreement; made on first use.
    ///
    /// Refuses where the registry knows a key that is not there any more, or knows another one: pseudonyms under a
    /// second key would not agree with those that were shared under the first.
    func pseudonymKey(of agreement: String, in registry: Registry, by actor: EventActor) throws -> MasterKey {
        let path = "\(home.keys)/\(agreement).key"
        let known = try registry.homeEvents(.keyCreated).compactMap { event -> KeyCreation? in
            if case .keyCreated(let creation) = event.body { creation } else { nil }
        }.first { $0.agreement == agreement }
        if known == nil, !Folder.exists(path) {
            var secret = try surroundings.random(MasterKey.byteCount)
            defer { wipe(&secret) }
            do {
                try SecretFile.create(path, secret: secret)
            } catch  where Folder.exists(path) {
                // Another run made it in between, and its key is the one.
            }
        }
        guard Folder.exists(path) else {
            throw KitError(
                .agreement, "the pseudonym key of \(agreement) is gone: \(path)",
                hint: "restore it from a backup; if it was destroyed, nothing more can be prepared under \(agreement)")
        }
        var secret = try SecretFile.read(path)
        let key = try MasterKey(erasing: &secret)
        let fingerprint = KeyFingerprint(digest: .sha256(try key.fingerprint()))
        if let known {
            guard known.key == fingerprint else {
                throw KitError(
                    .check, "the key file \(path) is not the key that \(agreement) began with",
                    hint: "restore the right one from a backup")
            }
        } else {
            try append(
                .keyCreated(KeyCreation(agreement: agreement, key: fingerprint)), to: registry, by: actor)
        }
        return key
    }

    /// A key for one run, for rehearsals and previews.
    func throwawayKey() throws -> MasterKey {
        var secret = try surroundings.random(MasterKey.byteCount)
        return try MasterKey(erasing: &secret)
    }
}
