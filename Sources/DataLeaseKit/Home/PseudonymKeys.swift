internal import Agreements
internal import Bundles
internal import Primitives
internal import Pseudonyms
internal import Registry

/// The pseudonym keys: one an agreement, or one a bundle where the agreement says so; each made once and never a second
/// time.
extension DataLease {
    /// Where the key of an agreement is, or of one of its bundles.
    func keyFile(of agreement: String, bundle: Int? = nil) -> String {
        bundle.map { "\(home.bundleKeys)/\(agreement).B\($0).key" } ?? "\(home.keys)/\(agreement).key"
    }

    /// The key that a bundle's pseudonyms are made with. `own` is set where it was made for this bundle alone, and is to
    /// be published when the bundle is complete.
    ///
    /// A bundle that can be destroyed by itself needs a key of its own, also where the agreement has one from a time when
    /// its bundles shared it.
    func key(
        for bundle: BundleInPreparation, in registry: Registry, by actor: EventActor, own: inout KeyInPreparation?
    ) throws -> MasterKey {
        guard !bundle.name.isRehearsal else { return try throwawayKey() }
        let agreement = bundle.document.agreement
        try refuseDestroyedKey(of: agreement.id, in: registry)
        switch agreement.linkable {
        case .agreement: return try pseudonymKey(of: agreement.id, in: registry, by: actor)
        case .bundle:
            let file = keyFile(of: agreement.id, bundle: bundle.name.number)
            guard !Folder.exists(file) else {
                throw KitError(
                    .failed, "there is a key file for a bundle that is not prepared yet: \(file)",
                    hint: "it comes from elsewhere, or from a registry that was newer; find out, then move it away")
            }
            var secret = try surroundings.random(MasterKey.byteCount)
            defer { wipe(&secret) }
            let temporary = try SecretFile.stage(file, secret: secret)
            do {
                let key = try MasterKey(erasing: &secret)
                own = KeyInPreparation(
                    file: file, temporary: temporary,
                    creation: KeyCreation(
                        agreement: agreement.id, key: try Self.fingerprint(of: key), bundle: bundle.name.number))
                return key
            } catch {
                try? Folder.remove(temporary)
                throw error
            }
        }
    }

    /// The key of an agreement; made on first use.
    ///
    /// Refuses where the registry knows a key that is not there any more, or knows another one: pseudonyms under a
    /// second key would not agree with those that were shared under the first.
    private func pseudonymKey(of agreement: String, in registry: Registry, by actor: EventActor) throws -> MasterKey {
        let path = keyFile(of: agreement)
        let known = try keyCreation(of: agreement, in: registry)
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
                hint: "restore it from a backup; nothing more can be prepared under \(agreement) without it")
        }
        var secret = try SecretFile.read(path)
        let key = try MasterKey(erasing: &secret)
        let fingerprint = try Self.fingerprint(of: key)
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

    /// The making of the key that an agreement's bundles share, where there was one.
    func keyCreation(of agreement: String, in registry: Registry) throws -> KeyCreation? {
        try registry.homeEvents(.keyCreated).lazy.compactMap { event -> KeyCreation? in
            if case .keyCreated(let creation) = event.body { creation } else { nil }
        }.first { $0.agreement == agreement }
    }

    /// Refuses an agreement whose key was destroyed, or is being destroyed: there is never a second one.
    func refuseDestroyedKey(of agreement: String, in registry: Registry) throws {
        let destroyed = try registry.homeEvents(.keyDestroyed).first { event in
            if case .keyDestroyed(let destruction) = event.body { destruction.agreement == agreement } else { false }
        }
        let isUnderWay = try registry.pendingRemovals().contains { removal in
            guard case .key(let key) = removal.purpose else { return false }
            return key.events.contains { $0.agreement == agreement && $0.bundle == nil }
        }
        guard destroyed != nil || isUnderWay else { return }
        let when = destroyed.map { "was destroyed on \($0.time.londonDate)" } ?? "is being destroyed"
        throw KitError(
            .agreement, "the pseudonym key of \(agreement) \(when): nothing more can be prepared under it",
            hint: "there is never a second key; what is still to be shared needs an agreement with another id")
    }

    /// Removes the key of a bundle that was not completed. A key that the ledger names is in use and stays.
    func removeUnusedKey(ofBundle number: Int, in registry: Registry) throws {
        let unused = Folder.names(in: home.bundleKeys).filter { $0.hasSuffix(".B\(number).key") }
        guard !unused.isEmpty, try !registry.events(ofBundle: number).contains(where: { $0.body.kind == .keyCreated })
        else { return }
        for name in unused {
            try File.overwriting("\(home.bundleKeys)/\(name)").overwrite(random: surroundings.random)
            try Folder.remove("\(home.bundleKeys)/\(name)")
        }
    }

    /// What events name a key by.
    static func fingerprint(of key: borrowing MasterKey) throws -> KeyFingerprint {
        KeyFingerprint(digest: .sha256(try key.fingerprint()))
    }

    /// A key for one run, for rehearsals and previews.
    func throwawayKey() throws -> MasterKey {
        var secret = try surroundings.random(MasterKey.byteCount)
        return try MasterKey(erasing: &secret)
    }
}

/// The key of a bundle that is being prepared: under a temporary name until the bundle's files are complete.
struct KeyInPreparation {
    let file: String
    let temporary: String
    let creation: KeyCreation

    /// Gives the key its name.
    func publish() throws {
        try SecretFile.publish(temporary, as: file)
    }

    /// Removes a key that was not published.
    func discard() {
        try? Folder.remove(temporary)
    }
}
