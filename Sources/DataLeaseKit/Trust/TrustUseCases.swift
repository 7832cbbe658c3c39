public import Agreements
internal import Bundles
internal import Glibc
public import Primitives
internal import Registry

/// A key to be trusted.
public struct TrustRequest: Sendable {
    /// The file of the public key.
    public let keyFile: String
    /// Whose it is.
    public let person: String
    /// For which party.
    public let party: Party.Side
    /// In which role.
    public let role: TrustRole
    /// The first day on which it counts; today where it is not given.
    public let from: CivilDate?
    /// The last day on which it counts, where there is one.
    public let to: CivilDate?

    /// A request.
    public init(
        keyFile: String, person: String, party: Party.Side, role: TrustRole, from: CivilDate?, to: CivilDate?
    ) {
        self.keyFile = keyFile
        self.person = person
        self.party = party
        self.role = role
        self.from = from
        self.to = to
    }
}

/// A key that counts no more in a role.
public struct TrustRemoved: Sendable {
    /// Its entries, with the last day on which each counted.
    public let entries: [TrustEntry]
    /// What cannot be done any more, a line each.
    public let effects: [String]
    /// Whether it was done, and not only looked at.
    public let isDone: Bool
}

extension DataLease {
    /// The trust list, its signature and its place in the ledger checked.
    public func trustList() async throws -> TrustList {
        try await trustList(in: try openRegistry())
    }

    /// Adds a key to the trust list, signed by the officer's key.
    public func addTrust(_ request: TrustRequest, officerKey: String) async throws -> TrustEntry {
        let registry = try openRegistry()
        let lock = try trustLock()
        var list = try await trustList(in: registry, isLocked: true)
        let key = try await SSHKeygen.publicKey(of: request.keyFile)
        let entry = TrustEntry(
            key: key, person: request.person, party: request.party, role: request.role,
            from: request.from ?? surroundings.now().utcDate, to: request.to)
        try list.add(entry)
        try await replaceTrustList(list, in: registry, changed: entry, action: .added, officerKey: officerKey)
        try registry.record(
            Person(
                key: key.fingerprint, name: entry.person, party: entry.party.rawValue, role: entry.role.rawValue))
        _ = consume lock
        return entry
    }

    /// Ends a key's place in the trust list from today on, signed by the officer's key. `key` is a fingerprint or a key
    /// file. Without `officerKey` nothing is changed: it says what would be.
    public func removeTrust(_ key: String, role: TrustRole, officerKey: String?) async throws -> TrustRemoved {
        let registry = try openRegistry()
        let lock = try trustLock()
        var list = try await trustList(in: registry, isLocked: true)
        let fingerprint =
            key.hasPrefix("SHA256:") ? KeyFingerprint(key) : try await SSHKeygen.publicKey(of: key).fingerprint
        guard let fingerprint else {
            throw KitError(
                .usage, "\(key) is no fingerprint of a key", hint: "copy it from datalease trust list")
        }
        let ended = try list.remove(fingerprint, role: role, on: surroundings.now().utcDate)
        let effects = try effects(ofRemoving: fingerprint, as: role, from: list, in: registry)
        guard let entry = ended.last, let officerKey else {
            return TrustRemoved(entries: ended, effects: effects, isDone: false)
        }
        try await replaceTrustList(list, in: registry, changed: entry, action: .removed, officerKey: officerKey)
        _ = consume lock
        return TrustRemoved(entries: ended, effects: effects, isDone: true)
    }

    /// Signs the new list with the officer's key, records the change, and puts the files in place.
    ///
    /// The files are written under names of their own first: cut off before the event, they are ignored; cut off behind
    /// it, the next reading puts them in place.
    func replaceTrustList(
        _ list: TrustList, in registry: Registry, changed entry: TrustEntry, action: TrustChange.Action,
        officerKey: String
    ) async throws {
        let signer = try await signer(officerKey)
        let officer = signer.key.fingerprint
        let before = try await trustList(in: registry, isLocked: true)
        // Of the list before, so that nobody makes themselves officer; and of the new one, which they sign.
        let isOfficer = [before, list].allSatisfy {
            $0.contains(officer, role: .officer, party: .provider, on: surroundings.now().utcDate)
        }
        guard isOfficer else {
            throw KitError(
                .check, "\(officerKey) is not the officer's key",
                hint: "only the officer changes the trust list; one who hands over is removed by the next one's key")
        }
        let signature = try await signer.sign(list.signedBytes, namespace: .trust, at: surroundings.now())
        let files = list.render()
        for (path, bytes) in [
            (home.allowedSigners, files.allowedSigners), (home.trustSidecar, files.sidecar),
            (home.trustSignature, signature),
        ] { try Folder.replace(path + ".next", with: bytes, mode: 0o644) }
        try append(
            .trustChanged(
                TrustChange(
                    action: action, key: entry.key.fingerprint, role: entry.role.rawValue, from: entry.from,
                    until: entry.to,
                    list: .sha256(list.signedBytes), signature: .sha256(signature))),
            to: registry, by: .key(officer))
        try installNextTrustList()
    }

    private func installNextTrustList() throws {
        for path in [home.allowedSigners, home.trustSidecar, home.trustSignature] {
            guard let bytes = try Folder.readIfPresent(path + ".next") else { continue }
            try Folder.replace(path, with: bytes, mode: 0o644)
        }
        for path in [home.allowedSigners, home.trustSidecar, home.trustSignature] {
            try Folder.remove(path + ".next")
        }
    }

    /// Reads the trust list and refuses one that the officer did not sign, or that is not the last one that the ledger
    /// knows. `isLocked` says that the caller holds the trust list's lock.
    func trustList(in registry: Registry, isLocked: Bool = false) async throws -> TrustList {
        // Its files change one after another: who reads them in between looks once more.
        for _ in 0..<2 {
            do {
                return try await currentTrustList(in: registry, isLocked: isLocked)
            } catch {
                usleep(50_000)
            }
        }
        return try await currentTrustList(in: registry, isLocked: isLocked)
    }

    private func currentTrustList(in registry: Registry, isLocked: Bool) async throws -> TrustList {
        let recorded = try registry.homeEvents(.trustChanged).compactMap { event -> (TrustChange, EventActor)? in
            if case .trustChanged(let change) = event.body { (change, event.actor) } else { nil }
        }
        let changes = recorded.map(\.0)
        let (list, signature) = try recordedTrustFiles(last: changes.last, isLocked: isLocked)
        let digest = Digest.sha256(list.signedBytes)
        let isCurrent = changes.last.map { $0.list == digest } ?? (list.revision == 1)
        guard isCurrent else {
            throw KitError(
                .check, "the trust list in \(home.path)/trust is not the one that the ledger knows",
                hint: "restore the folder from a backup; change the list with datalease trust only")
        }
        var officers = [try initialisation(of: registry).officer]
        for (change, actor) in recorded where change.role == TrustRole.officer.rawValue && change.action == .added {
            guard case .key(let key) = actor, officers.contains(key) else {
                throw KitError(
                    .check, "the trust list in \(home.path)/trust has an officer whom no officer added",
                    hint: "restore the folder from a backup, and find out who changed it")
            }
            officers.append(change.key)
        }
        let signer = try SSHSignature(parsing: signature).publicKey.fingerprint
        guard officers.contains(signer),
            let officer = list.entries.first(where: { $0.role == .officer && $0.key.fingerprint == signer }),
            // Judged by the key alone: the ledger says when this list was made, and who was officer then.
            try await SSHKeygen.verifies(
                list.signedBytes, signature: signature, by: officer.key,
                namespace: SignatureNamespace.trust.rawValue, at: surroundings.now())
        else {
            throw KitError(
                .check, "the trust list in \(home.path)/trust is not signed by the officer",
                hint: "restore the folder from a backup, and find out who changed it")
        }
        return list
    }

    /// The files of the list that the change `last` recorded. Where a run was cut off before it put them in place, that is
    /// done now, unless somebody is changing the list.
    func recordedTrustFiles(
        last: TrustChange?, isLocked: Bool
    ) throws -> (list: TrustList, signature: [UInt8]) {
        func next() -> (list: TrustList, signature: [UInt8])? {
            guard let last, let next = try? readTrustFiles(suffix: ".next"),
                Digest.sha256(next.list.signedBytes) == last.list
            else { return nil }
            return next
        }
        guard let recorded = next() else { return try readTrustFiles(suffix: "") }
        if isLocked {
            // At once: the next change will be written over them.
            try installNextTrustList()
        } else if let lock = try HomeLock(ifFree: trustLockPath) {
            // Looked at again behind the lock: until then they may have been somebody's next change.
            if next() != nil { try installNextTrustList() }
            _ = consume lock
        }
        return recorded
    }

    private func readTrustFiles(suffix: String) throws -> (list: TrustList, signature: [UInt8]) {
        let list = try TrustList.read(
            allowedSigners: try Folder.read(home.allowedSigners + suffix),
            sidecar: try Folder.read(home.trustSidecar + suffix))
        return (list, try Folder.read(home.trustSignature + suffix))
    }
}
