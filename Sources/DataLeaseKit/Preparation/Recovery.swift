internal import Primitives
internal import Registry

/// What is done about preparations whose process is gone.
extension DataLease {
    /// Finishes or clears away what earlier runs left behind, and says so.
    func recover(_ registry: Registry) throws {
        removeLeftovers()
        for preparation in try registry.pendingPreparations(isAlive: ProcessIdentity.isAlive) {
            do {
                try settle(preparation, in: registry)
            } catch let error as RegistryError where error.problem == .unknownRecord {
                // Another process has settled it between the two looks.
                continue
            }
        }
        try settleRemovals(in: registry)
    }

    /// Removes half-written files from the home whose process is gone. One of them may hold a key that nobody uses.
    private func removeLeftovers() {
        for folder in [
            home.keys, home.bundleKeys, home.reports, home.exchanges, Folder.parent(of: home.ledgerKey),
            Folder.parent(of: home.trustSidecar),
        ] {
            for name in Folder.names(in: folder) {
                guard let process = Folder.process(ofTemporary: name), !ProcessIdentity.isThere(process),
                    (try? Folder.remove("\(folder)/\(name)")) != nil
                else { continue }
                surroundings.notice("a run that was cut off left \(folder)/\(name) half-written; it is removed")
            }
        }
    }

    private func settle(_ preparation: Preparation, in registry: Registry) throws {
        let complete: ReadyPreparation?
        do {
            complete = try settleFiles(of: preparation, in: registry)
        } catch let error as KitError {
            // A folder that is read-only or out of reach now must keep nobody from the registry.
            surroundings.notice(
                "a run that was cut off left files of bundle \(preparation.number) in \(preparation.folder), and"
                    + " nothing can be done about them now: \(error.what); the next start tries again")
            return
        }
        if let ready = complete {
            try withDecisions(on: ready, in: registry) { head, decisions in
                try registry.recoverPreparation(
                    preparation.number, with: decisions, by: systemActor, at: surroundings.now(), behind: head)
            }
            try writeCheckpoint(of: registry)
            surroundings.notice(
                "a run that was cut off had completed bundle \(ready.bundle.stem); it is recorded now")
        } else {
            try clear(preparation, in: registry, by: systemActor)
            surroundings.notice(
                "a run that was cut off left unfinished files of bundle \(preparation.number)"
                    + " in \(preparation.folder); they are removed, and the number stays unused")
        }
    }

    /// Gives a complete preparation's files their names and returns it; removes what there is of any other.
    private func settleFiles(of preparation: Preparation, in registry: Registry) throws -> ReadyPreparation? {
        // A folder that is not there may come back, with a whole bundle in it.
        guard Folder.isFolder(preparation.folder) else {
            throw KitError(.failed, "the folder is not there (make it anew, empty, if it is gone for good)")
        }
        if let ready = preparation.ready, try finish(ready, in: preparation.folder) { return ready }
        try removeFinal(preparation)
        try removeUnfinished(preparation, in: registry)
        return nil
    }

    /// Gives the files of a complete preparation their names; `false` where one of them is not there any more.
    private func finish(_ ready: ReadyPreparation, in folder: String) throws -> Bool {
        var waiting: [PreparedFile] = []
        for file in ready.files {
            if try Self.digest(of: "\(folder)/\(file.final)") == file.digest {
                continue
            } else if try Self.digest(of: "\(folder)/\(file.temporary)") == file.digest,
                !Folder.exists("\(folder)/\(file.final)")
            {
                waiting.append(file)
            } else {
                return false
            }
        }
        var named: [PreparedFile] = []
        try Self.nameFiles(waiting, in: folder, named: &named)
        // A file may have both names where the run was cut off between taking one and leaving the other.
        for file in ready.files { try Folder.remove("\(folder)/\(file.temporary)") }
        return true
    }

    /// Removes files that got their names although their bundle cannot be completed: only those with our digest.
    private func removeFinal(_ preparation: Preparation) throws {
        for file in preparation.ready?.files ?? [] {
            let path = "\(preparation.folder)/\(file.final)"
            if try Self.digest(of: path) == file.digest { try Folder.remove(path) }
        }
    }

    /// The digest of the file at `path`; `nil` where there is none, or something that is none of ours: a link, a folder,
    /// a pipe. Throws where that cannot be said.
    static func digest(of path: String) throws -> Digest? {
        guard let status = try Folder.status(of: path), status.isRegular,
            let file = try File.regular(path, followingLinks: false)
        else { return nil }
        return try digest(of: file)
    }

    /// The digest of all that an open file holds.
    static func digest(of file: borrowing File) throws(KitError) -> Digest {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var hash = SHA256()
        while case let count = try file.read(into: &buffer), count > 0 { hash.update(buffer[..<count]) }
        return hash.finish()
    }
}
