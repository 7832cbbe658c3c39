internal import Bundles
internal import Glibc
internal import Primitives
internal import Pseudonyms
internal import Registry

/// Putting what was verified in its place.
extension DataLease {
    /// Keeps others from opening the registry, to the end of the restoration. Refuses while one has it open: what it writes
    /// would be lost.
    func restorationLock() throws -> HomeLock {
        try refuseInUse()
        guard let lock = try HomeLock(ifFree: home.registryLock) else {
            throw KitError(
                .failed, "the registry \(home.registry) is in use by another process, or is being restored",
                hint: "wait until that process is done, or end it; then restore again")
        }
        return lock
    }

    /// Refuses while another process has the registry open, and says which.
    private func refuseInUse() throws {
        // In write-ahead mode every connection holds a lock on this file (sqlite.org/walformat.html).
        let path = home.registry + "-shm"
        let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return }
        throw KitError(
            .failed, "the registry \(home.registry) is in use by process \(lock.l_pid)",
            hint: "wait until that process is done, or end it; then restore again")
    }

    /// Moves the staged files to where they belong: keys and trust list where the home lacks them, the registry last.
    func install(
        _ staged: DataLease, backup: String
    ) async throws -> (replaced: String?, keys: [String]) {
        try Folder.make(Folder.parent(of: home.checkpoint))
        let lock = try checkpointLock()
        let aside = Aside(home: home, at: surroundings.now())
        let keys = try putBackKeys(staged, aside)
        if try await !holdsTrustList(for: staged) {
            for file in HomeFiles.open {
                try aside.take(file)
                guard Folder.exists("\(staged.home.path)/\(file)") else { continue }
                try Folder.make(Folder.parent(of: "\(home.path)/\(file)"))
                try Folder.move("\(staged.home.path)/\(file)", to: "\(home.path)/\(file)")
            }
        }
        try Folder.make(home.reports)
        for file in HomeFiles.reports(in: backup) where !Folder.exists("\(home.path)/\(file)") {
            try Folder.copyIfPresent("\(backup)/\(file)", to: "\(home.path)/\(file)")
        }
        try putBackItems(from: backup, of: try Registry.open(path: staged.home.registry))
        let settings = "\(home.path)/\(HomeFiles.settings)"
        if !Folder.exists(settings) { try Folder.copyIfPresent("\(backup)/\(HomeFiles.settings)", to: settings) }
        // A copy, not a move: at no moment the home is without a checkpoint.
        try aside.keep(HomeFiles.checkpoint)
        if !Folder.exists(home.checkpoint), Folder.exists(staged.home.checkpoint) {
            try Folder.move(staged.home.checkpoint, to: home.checkpoint)
        }
        // The log of the old registry must be gone before a new one has its name: SQLite would play it into that.
        for suffix in ["-wal", "-shm", ""] { try aside.take(HomeFiles.registry + suffix) }
        try Folder.sync(home.path)
        let log = staged.home.registry + "-wal"
        if Folder.exists(log) { try Folder.move(log, to: home.registry + "-wal") }
        try Folder.move(staged.home.registry, to: home.registry)
        try Folder.sync(home.path)
        _ = consume lock
        return (aside.isUsed ? aside.folder : nil, keys)
    }

    /// Puts back the lists of items that the home lacks, which are those that the ledger knows, but those that were purged.
    private func putBackItems(from backup: String, of registry: Registry) throws {
        for file in HomeFiles.items(in: backup) where !Folder.exists("\(home.path)/\(file)") {
            guard let digest = try Self.digest(of: "\(backup)/\(file)"),
                let known = try registry.ownCopies(digest: digest).first,
                try !wasRemoved(known.copy, of: known.bundle, in: registry)
            else { continue }
            try Folder.make(home.exchanges)
            try Folder.copyIfPresent("\(backup)/\(file)", to: "\(home.path)/\(file)")
        }
    }

    /// Puts back the keys that the home lacks, but those that were destroyed. Gives their names.
    private func putBackKeys(_ staged: DataLease, _ aside: Aside) throws -> [String] {
        let registry = try Registry.open(path: staged.home.registry)
        var destroyed: Set<KeyFingerprint> = []
        try registry.forEachEvent(ofKinds: [.keyDestroyed]) { event in
            if case .keyDestroyed(let destruction) = event.body { destroyed.insert(destruction.key) }
        }
        var keys: [String] = []
        if (try? signingKey(home.ledgerKey)) != (try ledgerKey(of: registry, in: staged)) {
            try aside.take(HomeFiles.ledgerKey)
            try Folder.move(staged.home.ledgerKey, to: home.ledgerKey)
            keys.append(HomeFiles.ledgerKey)
        }
        for file in HomeFiles.pseudonymKeys(in: staged.home.path) where !Folder.exists("\(home.path)/\(file)") {
            var secret = try SecretFile.read("\(staged.home.path)/\(file)")
            let key = try MasterKey(erasing: &secret)
            guard !destroyed.contains(KeyFingerprint(digest: .sha256(try key.fingerprint()))) else {
                surroundings.notice(
                    "warning: the backup holds \(file), which was destroyed: it is not put back; destroy the backup's too"
                )
                continue
            }
            try Folder.make(Folder.parent(of: "\(home.path)/\(file)"))
            try Folder.move("\(staged.home.path)/\(file)", to: "\(home.path)/\(file)")
            keys.append(file)
        }
        return keys
    }

    private func ledgerKey(of registry: Registry, in staged: DataLease) throws -> [UInt8] {
        let key = try staged.ledgerKey(of: registry).publicKey
        guard try staged.signingKey(staged.home.ledgerKey) == key else {
            throw KitError(
                .check, "\(HomeFiles.ledgerKey) is not the key that the backup's ledger began with",
                hint: "put the right one in place from where the keys are kept")
        }
        return key
    }

    private func signingKey(_ path: String) throws -> [UInt8]? {
        var seed = try SecretFile.read(path)
        defer { wipe(&seed) }
        return Ed25519PrivateKey(seed: seed)?.publicKey
    }

    /// Whether the home's trust list is the one that the restored ledger knows.
    private func holdsTrustList(for staged: DataLease) async throws -> Bool {
        let registry = try Registry.open(path: staged.home.registry)
        return (try? await trustList(in: registry)) != nil
    }
}
