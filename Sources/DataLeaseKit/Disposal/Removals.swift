internal import Glibc
internal import Primitives
internal import Registry

/// How a file of ours goes: under a name that nobody else uses it is overwritten, then it is removed, and the registry
/// knows of every step before it is taken. Whatever moment the run is cut off at, the next start finishes it.
extension DataLease {
    /// Overwrites and removes the file at `path`, unless it is another one since it was looked at. What comes back is
    /// still to be recorded with `completeRemovals`.
    ///
    /// Before the first byte is overwritten the file gets a name of its own: whatever lies under that name is this file,
    /// and whatever comes to lie under the old one is not.
    func remove(
        _ path: String, if status: FileStatus, for purpose: Removal.Purpose, in registry: Registry
    ) throws -> Removal {
        try registry.checkSigner()
        let folder = Folder.parent(of: path)
        let file = try File.overwriting(path)
        guard try file.status().isSameFile(as: status) else { throw Self.changed }
        let name = ".datalease-removal.\(Hex.encode(try surroundings.random(12)))"
        let removal = try registry.beginRemoval(of: purpose, at: path, as: name, by: ProcessIdentity.own)
        do {
            try Folder.rename(path, to: "\(folder)/\(name)", if: status)
            // The name must be known after a power cut too.
            try Folder.sync(folder)
        } catch {
            if try Folder.status(of: "\(folder)/\(name)") == nil { try registry.withdrawRemoval(removal) }
            throw error
        }
        try erase(file, of: removal, in: registry)
        return removal
    }

    /// Overwrites a file that has its temporary name, and takes the name away.
    private func erase(_ file: borrowing File, of removal: Removal, in registry: Registry) throws {
        do {
            try file.overwrite(random: surroundings.random)
        } catch let error as KitError {
            throw KitError(
                .failed,
                "it could not be overwritten (\(error.what)); what is left of it is called \(removal.temporary)",
                hint: "see to that; the next run finishes it")
        }
        try registry.markOverwritten(removal)
        try takeName(of: removal)
    }

    private func takeName(of removal: Removal) throws {
        let folder = Folder.parent(of: removal.path)
        try Folder.remove("\(folder)/\(removal.temporary)")
        // An empty file, should the name come back after a power cut.
        try? Folder.sync(folder)
    }

    private static let changed = KitError(
        .failed, "it was changed while it was looked at; run this again")

    /// Finishes removals of runs that were cut off, and says so.
    func settleRemovals(in registry: Registry) throws {
        var gone: [Int: [Removal]] = [:]
        for removal in try registry.pendingRemovals() where !ProcessIdentity.isAlive(removal.owner) {
            do {
                guard try finish(removal, in: registry) else { continue }
                switch removal.purpose {
                case .copy(_, let bundle): gone[bundle, default: []].append(removal)
                case .key(let key): try record([removal], of: key, in: registry)
                }
                surroundings.notice("a run that was cut off had begun to remove \(removal.path); it is gone now")
            } catch let error as RegistryError where error.problem == .unknownRecord {
                // Another process has settled it between the two looks.
                continue
            } catch let error as KitError {
                // A folder that is read-only or out of reach now must keep nobody from the registry.
                surroundings.notice(
                    "a run that was cut off had begun to remove \(removal.path), and that cannot be finished now:"
                        + " \(error.what); the next start tries again")
            }
        }
        for (bundle, removals) in gone.sorted(by: { $0.key < $1.key }) {
            do {
                try record(removals, ofBundle: bundle, in: registry)
            } catch let error as RegistryError where error.problem == .unknownRecord {
                continue
            }
        }
    }

    /// Finishes a removal; `false` where nothing had been done yet, or where somebody else has removed what was begun.
    private func finish(_ removal: Removal, in registry: Registry) throws -> Bool {
        let folder = Folder.parent(of: removal.path)
        let path = "\(folder)/\(removal.temporary)"
        if removal.isOverwritten {
            if try Folder.status(of: path) != nil { try takeName(of: removal) }
            return true
        }
        guard Folder.isFolder(folder) else { throw KitError(.failed, "the folder is not there") }
        guard let status = try Folder.status(of: path) else {
            try registry.withdrawRemoval(removal)
            surroundings.notice(
                "a run that was cut off was going to remove \(removal.path), and did nothing to it; run it again")
            return false
        }
        guard status.isRegular, status.names == 1 else {
            throw KitError(.failed, "\(removal.temporary) is no file of this program, or has another name too")
        }
        try erase(try File.overwriting(path), of: removal, in: registry)
        return true
    }

    /// Records that copies of a bundle are gone, and which are left.
    func record(_ removals: [Removal], ofBundle number: Int, in registry: Registry) throws {
        let removed = removals.compactMap { removal in
            if case .copy(let copy, _) = removal.purpose { copy } else { nil }
        }
        let excused = try excusedCopies(of: number, in: registry)
        let remaining = try copiesWithData(of: number, in: registry).filter { copy in
            let presence = Self.presence(of: copy)
            guard !excused.covers(copy, presence), !removed.contains(copy) else { return false }
            switch presence {
            case .notFound, .changed: return try !wasRemoved(copy, of: number, in: registry)
            case .there, .linked, .unclear: return true
            }
        }
        let purge = OwnCopiesPurge(
            bundle: number, removed: removed.map(\.digest), remaining: remaining.map(\.digest))
        try registry.completeRemovals(
            removals, with: [.ownCopiesPurged(purge)], by: systemActor, at: surroundings.now())
        try writeCheckpoint(of: registry)
    }

    /// Records that a key is gone.
    func record(_ removals: [Removal], of key: KeyRemoval, in registry: Registry) throws {
        try registry.completeRemovals(
            removals, with: key.events.map { .keyDestroyed($0) }, by: key.actor, at: surroundings.now(),
            keeping: key.evidence)
        try writeCheckpoint(of: registry)
    }
}

extension Folder {
    /// Gives the file at `path`, which must be the one that was looked at, a name that nothing has. Where another came
    /// in between, that one gets its name back.
    fileprivate static func rename(_ path: String, to target: String, if status: FileStatus) throws(KitError) {
        guard !exists(target), let now = try self.status(of: path), now.isSameFile(as: status) else {
            throw KitError(.failed, "it was changed while it was looked at; run this again")
        }
        guard Glibc.rename(path, target) == 0 else { throw .files("cannot remove \(path)", errno) }
        guard let renamed = try self.status(of: target), renamed.isSameFile(as: status) else {
            try rename(target, withoutReplacing: path)
            throw KitError(.failed, "it was changed while it was looked at; run this again")
        }
    }
}
