internal import Glibc
internal import Primitives
internal import Registry

/// The ledger's signed checkpoint: beside the registry, where it finds a registry that was cut short or swapped, and in
/// every anchor directory, where whoever can change the home cannot change it along.
extension DataLease {
    /// A file that a checkpoint is read from.
    struct CheckpointFile {
        /// Its path.
        let path: String
        /// Whether it is an anchor, and not the home's own.
        let isAnchor: Bool
        /// What is in it.
        let contents: Contents

        enum Contents {
            /// A checkpoint that the ledger's key signed.
            case signed(Checkpoint)
            /// There is no such file, in a folder that is there.
            case missing
            /// It cannot be read now.
            case unreadable(why: String)
            /// Something else.
            case strange(why: String)
        }

        var checkpoint: Checkpoint? {
            if case .signed(let checkpoint) = contents { checkpoint } else { nil }
        }
    }

    /// The name of the checkpoint in an anchor directory: the same for every home, so that another home's is seen.
    static let anchorName = "datalease.checkpoint"

    /// The anchor directories: the settings', then those that this run was given.
    func anchors() throws -> [String] {
        var folders: [String] = []
        for folder in try settings().anchorDirectories + anchorDirectories {
            let path = Folder.resolved(folder)
            if !folders.contains(path) { folders.append(path) }
        }
        return folders
    }

    /// Where checkpoints lie: the home's own first, then the anchors.
    func checkpointPaths() throws -> [String] {
        [home.checkpoint] + (try anchors()).map { "\($0)/\(Self.anchorName)" }
    }

    /// The home's checkpoint and every anchor, as they are now.
    func checkpointFiles(signedBy key: NoteKey) throws -> [CheckpointFile] {
        try checkpointPaths().enumerated().map { place, path in
            Self.checkpointFile(path, isAnchor: place > 0, signedBy: key)
        }
    }

    private static func checkpointFile(_ path: String, isAnchor: Bool, signedBy key: NoteKey) -> CheckpointFile {
        let contents: CheckpointFile.Contents
        do {
            if let bytes = try readIfPresent(path) {
                contents = contentsOf(note: bytes, signedBy: key)
            } else if Folder.isFolder(Folder.parent(of: path)) {
                contents = .missing
            } else {
                contents = .unreadable(why: "its folder is not there")
            }
        } catch {
            contents = .unreadable(why: error.what)
        }
        return CheckpointFile(path: path, isAnchor: isAnchor, contents: contents)
    }

    private static func readIfPresent(_ path: String) throws(KitError) -> [UInt8]? {
        guard try Folder.status(of: path) != nil else { return nil }
        return try Folder.read(path, limit: 1 << 16)
    }

    private static func contentsOf(note bytes: [UInt8], signedBy key: NoteKey) -> CheckpointFile.Contents {
        do {
            return .signed(try checkpoint(note: bytes, signedBy: key))
        } catch {
            return .strange(why: error.what)
        }
    }

    /// A checkpoint from its note, which `key` must have signed.
    static func checkpoint(note bytes: [UInt8], signedBy key: NoteKey) throws(RegistryError) -> Checkpoint {
        try Checkpoint(note: String(decoding: bytes, as: UTF8.self), signedBy: key) {
            Ed25519.verifies($1, of: $0, publicKey: $2)
        }
    }

    /// Refuses, with exit code 12, where the home's checkpoint or an anchor is not a head that this ledger had, or is
    /// missing beside a ledger that had one. An anchor that cannot be read is said.
    func checkHistory(of registry: Registry) throws {
        let history = LedgerHistory(of: registry)
        let files = try checkpointFiles(signedBy: try ledgerKey(of: registry))
        for file in files {
            try refuseAnotherHistory(file, history: history, in: registry)
            if case .unreadable(let why) = file.contents, file.isAnchor {
                surroundings.notice("warning: the anchor \(file.path) cannot be read: \(why)")
            }
        }
        _ = try newest(of: files, in: registry)
    }

    /// The newest checkpoint that is known: the home's or, where that is missing, an anchor; `nil` where none was
    /// written yet.
    func lastCheckpoint(of registry: Registry) throws -> Checkpoint? {
        try newest(of: try checkpointFiles(signedBy: try ledgerKey(of: registry)), in: registry)
    }

    private func newest(of files: [CheckpointFile], in registry: Registry) throws -> Checkpoint? {
        for file in files where !file.isAnchor {
            switch file.contents {
            case .signed(let checkpoint): return checkpoint
            case .strange(let why):
                throw KitError(
                    .check, "\(file.path): \(why)",
                    hint: "put the one of a backup or an anchor in its place; and find out who changed it")
            case .unreadable(let why):
                throw KitError(.failed, "\(file.path) cannot be read: \(why)", hint: "it needs mode 600 and our owner")
            case .missing: break
            }
        }
        let anchored = files.compactMap(\.checkpoint).max { $0.head.size < $1.head.size }
        if let anchored {
            surroundings.notice(
                "warning: the checkpoint \(home.checkpoint) is missing; the ledger was compared with an anchor of"
                    + " \(anchored.head.size) events; write it anew with datalease ledger checkpoint")
            return anchored
        }
        guard try registry.head().size <= 1 else {
            throw KitError(
                .check, "the ledger's checkpoint \(home.checkpoint) is missing, and there is no anchor",
                hint: "put the one of a backup in its place (datalease registry restore does); without any nobody can"
                    + " tell whether the registry was cut short")
        }
        return nil
    }

    /// Refuses a checkpoint that is not of this ledger's history.
    private func refuseAnotherHistory(
        _ file: CheckpointFile, history: LedgerHistory, in registry: Registry
    ) throws {
        let name = file.isAnchor ? "the anchor \(file.path)" : "the checkpoint \(file.path)"
        switch file.contents {
        case .missing, .unreadable: return
        case .strange(let why):
            guard file.isAnchor else { return }
            throw KitError(
                .check, "\(name) is none that this ledger's key signed: \(why)",
                hint:
                    "where the folder is another home's anchor, give this one a folder of its own; else the file or the"
                    + " home was swapped: keep both as they are, and tell the data protection officer")
        case .signed(let checkpoint):
            guard try history.standing(ofSigned: checkpoint.head) == .never else { return }
            let head = try registry.head()
            let missing = checkpoint.head.size - head.size
            guard try history.standing(of: checkpoint.head) == .never else {
                throw KitError(
                    .check,
                    "ledger: \(name) was made of \(checkpoint.head.size) events that are not this ledger's, and no order for"
                        + " events that are lost names it",
                    hint:
                        "either it was out of reach when the loss was accepted, or the registry was put back since: keep all as"
                        + " it is, tell the data protection officer, and compare with a backup, with this file in its place:"
                        + " datalease registry restore DIR; where nothing else is missing, the officer accepts it too: --accept-loss"
                )
            }
            throw missing > 0
                ? KitError(
                    .check,
                    "ledger: it has \(head.size) events, and \(name) was made of \(checkpoint.head.size):"
                        + " \(missing) are missing",
                    hint:
                        "the registry was replaced by an older copy or cut short: keep it as it is, and put the newest"
                        + " backup in its place with datalease registry restore DIR")
                : KitError(
                    .check,
                    "ledger: its first \(checkpoint.head.size) events are not those that \(name) was made of",
                    hint:
                        "the history was rewritten, or the registry or checkpoint swapped: keep all as it is, tell the"
                        + " data protection officer, and compare with a backup: datalease registry restore DIR")
        }
    }

    /// Puts the note of the ledger's head, which was signed when its last event was appended, in place of the home's
    /// checkpoint and of every anchor. Gives the note.
    ///
    /// An anchor that cannot be written is said and no failure; one that is of another history is refused. One that the
    /// settings name and that was written for the first time is recorded in the ledger, whose head is then a newer one.
    @discardableResult
    func writeCheckpoint(of registry: Registry) throws -> String {
        let lock = try checkpointLock()
        let (note, written) = try putCheckpoints(of: registry)
        let isRecorded = try rememberAnchors(written, in: registry)
        let newest = isRecorded ? try putCheckpoints(of: registry).note : note
        _ = consume lock
        return newest
    }

    /// Writes the note of the ledger's head; gives it, and the files that hold it. The caller holds the checkpoint's lock.
    private func putCheckpoints(of registry: Registry) throws -> (note: String, written: [String]) {
        // Behind the lock: what another process appended meanwhile is in this head, or its own note comes later.
        guard let signed = try registry.signedHead() else {
            throw KitError(.check, "ledger: it has no event", hint: "run datalease ledger verify")
        }
        let key = try ledgerKey(of: registry)
        let history = LedgerHistory(of: registry)
        var written: [String] = []
        for file in try checkpointFiles(signedBy: key) {
            try refuseAnotherHistory(file, history: history, in: registry)
            if let old = file.checkpoint, old.head == signed.head {
                written.append(file.path)
                continue
            }
            do throws(KitError) {
                if file.isAnchor, case .unreadable(let why) = file.contents {
                    throw KitError(.failed, why)
                }
                try Folder.replace(file.path, with: Array(signed.note.utf8), mode: file.isAnchor ? 0o644 : 0o600)
                written.append(file.path)
            } catch {
                guard file.isAnchor else {
                    throw KitError(
                        error.category, error.what,
                        hint: "what is recorded stays recorded: mend the cause, then run datalease ledger checkpoint")
                }
                surroundings.notice(
                    "warning: the anchor \(file.path) was not written: \(error.what);"
                        + " what was done is recorded, and the next checkpoint tries again")
            }
        }
        return (signed.note, written)
    }

    /// Puts the note of the ledger's present head beside the registry and into every anchor, and gives it.
    ///
    /// With `clockIsRight` it remembers that the clock is right, where the home's last check says otherwise.
    public func signCheckpoint(clockIsRight: Bool = false) throws -> String {
        let registry = try openRegistry(.anyTime)
        let note = try writeCheckpoint(of: registry)
        if clockIsRight { try rememberClock() }
        return note
    }
}
