internal import Bundles
internal import Glibc
internal import Primitives
internal import Pseudonyms
internal import Registry

/// That events are lost, accepted by an officer.
public struct AcceptedLoss: Sendable {
    /// Why, in one line.
    public let reason: String
    /// The officer's key file.
    public let key: String

    /// An acceptance for `reason`, to be signed with the key file `key`.
    public init(reason: String, key: String) {
        self.reason = reason
        self.key = key
    }
}

/// What a restoration did.
public struct Restored: Sendable {
    /// The number of events now.
    public let events: Int
    /// The folder with the files that were replaced; `nil` where nothing was.
    public let replaced: String?
    /// The heads that the ledger was compared with before it went in, a line each.
    public let compared: [String]
    /// How many events are lost; `nil` where none is, and 0 where nobody knows how many.
    public let lost: Int?
    /// The keys that were put back.
    public let keys: [String]
}

extension DataLease {
    /// Puts the backup in folder `backup` in the place of the home's registry, and puts back what the home lacks of trust
    /// list, settings and keys.
    ///
    /// First the backup's ledger and trust list are verified, and then compared with every head that is known: the
    /// home's checkpoint, the anchors, the heads that `files` name, and the registry that is there, where it is whole. A
    /// backup that lacks events of one of them is refused with exit code 12. With `loss` it goes in with an event that an
    /// officer signed, which says so for ever.
    ///
    /// What is replaced is kept. Cut off at any moment, it can be run again.
    public func restore(
        from backup: String, accepting loss: AcceptedLoss?, against files: [String] = []
    ) async throws -> Restored {
        guard Folder.isFolder(backup), Folder.exists("\(backup)/\(HomeFiles.registry)") else {
            throw KitError(
                .failed, "\(backup) is no backup", hint: "name the folder that datalease registry backup wrote")
        }
        guard Folder.absolute(backup) != Folder.absolute(home.path) else {
            throw KitError(.usage, "\(backup) is the home itself", hint: "name the folder of a backup")
        }
        try Folder.make(home.path)
        try home.checkProtection()
        let lock = try restorationLock()
        defer { withExtendedLifetime(lock) {} }
        for name in Folder.names(in: home.path) where name.hasPrefix(Self.stagingName) {
            Folder.removeTree("\(home.path)/\(name)")
        }
        let staging = Folder.temporaryName(of: "\(home.path)/\(Self.stagingName)")
        defer { Folder.removeTree(staging) }
        let staged = DataLease(home: Home(path: staging), surroundings: surroundings)
        try stage(backup, in: staging)
        let plan = try await compare(staged, settingsOf: backup, against: files, accepting: loss != nil)
        let lost = try await settleLoss(plan, loss, in: staged)
        let (replaced, keys) = try await install(staged, backup: backup)
        let registry = try openLedger(isRestoring: true)
        try writeCheckpoint(of: registry)
        return Restored(
            events: try registry.head().size, replaced: replaced, compared: plan.compared, lost: lost, keys: keys)
    }

    private static let stagingName = "restoring"

    /// How many events a paper may say are lost.
    private static let mostLostEvents = 1_000_000

    /// Copies the backup into the home, where it can be verified and then renamed.
    private func stage(_ backup: String, in staging: String) throws {
        for inner in HomeFiles.folders { try Folder.make("\(staging)/\(inner)") }
        for file in [HomeFiles.registry, HomeFiles.registry + "-wal", HomeFiles.checkpoint, HomeFiles.ledgerKey]
            + HomeFiles.pseudonymKeys(in: backup)
        { try Folder.copyIfPresent("\(backup)/\(file)", to: "\(staging)/\(file)") }
        for file in HomeFiles.open {
            try Folder.copyIfPresent("\(backup)/\(file)", to: "\(staging)/\(file)", mode: 0o644)
        }
        // A backup without keys goes in where the home still has its own.
        if !Folder.exists("\(staging)/\(HomeFiles.ledgerKey)") {
            guard try Folder.copyIfPresent(home.ledgerKey, to: "\(staging)/\(HomeFiles.ledgerKey)") else {
                throw KitError(
                    .failed, "neither the backup nor the home has the ledger's key, \(HomeFiles.ledgerKey)",
                    hint: "put it in place from where the keys are kept; without it nothing can be signed")
            }
        }
    }

    /// What a backup lacks, as far as anyone knows.
    private struct Comparison {
        /// The heads that are not in the backup: where they stand, and what file names them.
        var missing: [(place: String, head: TreeHead, note: [UInt8]?)] = []
        /// A line for each head that was compared.
        var compared: [String] = []
        /// The number of events in the backup.
        var events: Int
        /// Whether any of them follows the ledger's end. What somebody was given says what the ledger had then, and
        /// nothing of what came behind that.
        var isEndKnown = false
        /// Whether another ledger, begun with another key, is in the place of the registry.
        var isAnotherThere = false
    }

    /// Verifies the staged ledger, and compares it with every head that is known.
    private func compare(
        _ staged: DataLease, settingsOf backup: String, against files: [String], accepting isAccepted: Bool
    ) async throws -> Comparison {
        let verified = try await staged.verifyLedger()
        if let problem = verified.problems.first {
            throw KitError(.check, "the backup does not hold: \(problem)", hint: "restore an older backup")
        }
        let registry = try staged.openLedger()
        // A backup of before the registry kept it has it in the checkpoint beside, which does not replace the home's.
        try registry.keepSignature()
        let key = try staged.ledgerKey(of: registry)
        let history = LedgerHistory(of: registry)
        var comparison = Comparison(events: verified.events)
        func compare(_ place: String, _ head: TreeHead, note: [UInt8]? = nil, paper: NamedHead? = nil) throws {
            if paper == nil { comparison.isEndKnown = true }
            let standing = try paper.map { named in
                let isSigned = named.note.map { (try? Self.checkpoint(note: $0, signedBy: key)) != nil } ?? false
                return try history.standing(of: named, isSigned: isSigned)
            }
            let isThere = try standing ?? history.standing(ofSigned: head) != .never
            comparison.compared.append(
                "\(place), \(head.size) events: \(isThere ? "all in the backup" : "NOT in the backup")")
            if !isThere { comparison.missing.append((place, head, note)) }
        }
        // The settings come from the backup where the home has none any more.
        var checkpoints = try checkpointFiles(signedBy: key)
        if !Folder.exists("\(home.path)/\(HomeFiles.settings)") {
            let before = DataLease(home: Home(path: backup), surroundings: surroundings)
            checkpoints += try before.checkpointFiles(signedBy: key).filter(\.isAnchor)
        }
        for file in checkpoints {
            switch file.contents {
            case .signed(let checkpoint):
                try compare(
                    file.isAnchor ? "the anchor \(file.path)" : "the checkpoint \(file.path)", checkpoint.head,
                    note: try? Folder.read(file.path, limit: 1 << 16))
            case .missing: break
            case .unreadable(let why): surroundings.notice("warning: \(file.path) cannot be read: \(why)")
            case .strange(let why) where file.isAnchor:
                throw KitError(
                    .check, "the anchor \(file.path) is none that the backup's ledger key signed: \(why)",
                    hint: "is this the backup of another home? else move the anchor away, and keep it")
            case .strange(let why):
                surroundings.notice("warning: \(file.path) is no checkpoint of the backup's ledger: \(why)")
            }
        }
        for file in files {
            let named = try NamedHead(file: file)
            // Anybody can write any number onto a paper, and bundles are numbered behind it from then on.
            guard named.head.size <= verified.events + Self.mostLostEvents else {
                throw KitError(
                    .check,
                    "\(file), a \(named.what), names a ledger of \(named.head.size) events, and the backup has"
                        + " \(verified.events)",
                    hint: "nobody loses so many: look into how that paper came about, and leave it out")
            }
            try compare("\(file), a \(named.what)", named.head, note: named.note, paper: named)
        }
        let present = try? openLedger(isRestoring: true)
        if let own = try? present.map({ try ledgerKey(of: $0) }), own != key {
            guard isAccepted else {
                throw KitError(
                    .check, "the backup is of another home: its ledger has another key",
                    hint:
                        "name the right home with --home, or the right backup. Where somebody put another registry into this"
                        + " home, an officer has it replaced: --accept-loss --reason TEXT --as OFFICERKEY")
            }
            comparison.isAnotherThere = true
            return comparison
        }
        // A loss that was accepted stays one: what was lost then is not in this backup, either.
        for restoration in (try? present?.restorations(hashing: HashingThread.self)) ?? [] {
            try compare(
                "the loss that event \(restoration.event) of the registry that is there accepts", restoration.lost)
        }
        if let present, let head = try head(of: present, checkpoints: checkpoints.compactMap(\.checkpoint)) {
            guard try !isInPlace(verified.events, in: present, history) else {
                throw KitError(
                    .failed, "the backup is in place already: nothing came since but that events were lost",
                    hint: "there is nothing to restore; see datalease ledger verify")
            }
            guard try isAccepted || history.standing(ofSigned: head) != .never else {
                throw KitError(
                    .check,
                    "the registry that is there holds together, has \(head.size) events, and the backup has not all"
                        + " of them",
                    hint:
                        "there is nothing to restore; see datalease ledger verify. Where its history is a forged one, an"
                        + " officer has it replaced: --accept-loss --reason TEXT --as OFFICERKEY")
            }
            try compare("the registry that is there", head)
        }
        return comparison
    }

    /// Whether the registry that is there has the backup's events, as many as that, and behind them nothing but accepted
    /// losses.
    private func isInPlace(_ events: Int, in present: Registry, _ backup: LedgerHistory) throws -> Bool {
        guard try present.head().size > events, let head = try present.head(at: events),
            try backup.standing(ofSigned: head) == .had
        else { return false }
        var losses = 0
        for sequence in events..<(try present.head().size) {
            switch try present.event(sequence + 1)?.body {
            case .ledgerRestored: losses += 1
            case .anchorUsed: continue
            default: return false
            }
        }
        return losses > 0
    }

    /// The head of the registry that is to be replaced, where it is one of this ledger, holds together, and has every
    /// checkpoint that is known: then nothing is wrong with it.
    private func head(of registry: Registry?, checkpoints: [Checkpoint]) throws -> TreeHead? {
        guard let registry else { return nil }
        let history = LedgerHistory(of: registry)
        for checkpoint in checkpoints {
            guard (try? history.standing(ofSigned: checkpoint.head)) != .never else { return nil }
        }
        let known = checkpoints.filter { (try? history.standing(ofSigned: $0.head)) == .had }
        return (try? registry.verify(against: known))?.head
    }

    /// Refuses a backup that lacks events, or has an officer accept it. Gives how many are lost.
    private func settleLoss(
        _ comparison: Comparison, _ loss: AcceptedLoss?, in staged: DataLease
    ) async throws -> Int? {
        let newest = comparison.missing.max { $0.head.size < $1.head.size }
        guard newest != nil || !comparison.isEndKnown || comparison.isAnotherThere else {
            guard loss == nil else {
                throw KitError(
                    .usage, "the backup lacks no event that is known of", hint: "leave out --accept-loss")
            }
            return nil
        }
        let (events, size) = (comparison.events, newest?.head.size ?? 0)
        guard let loss else {
            let hint =
                "restore a newer backup where there is one; where there is none, an officer accepts the loss:"
                + " --accept-loss --reason TEXT --as OFFICERKEY, and every later report says so"
            guard let newest else {
                throw KitError(
                    .check,
                    "nothing is left that shows whether the backup of \(events) events is complete: no checkpoint, no"
                        + " anchor" + (comparison.compared.isEmpty ? "" : ", and what --against names is no newer"),
                    hint: hint)
            }
            throw KitError(
                .check,
                size > events
                    ? "\(newest.place) is of \(size) events and the backup has \(events): \(size - events) are missing"
                    : "the backup's first \(size) events are not those of \(newest.place)", hint: hint)
        }
        let registry = try staged.openLedger()
        try staged.refuseClockSetBack(in: registry)
        let kept = try registry.head()
        let lost = newest?.head ?? kept
        let notes = comparison.missing.compactMap(\.note).map { Evidence(kind: "checkpoint", bundle: nil, bytes: $0) }
        // Each is named by itself: an order that named but the newest would explain the others, and with them all heads of
        // what goes on from here, were that put back in its turn.
        for lost in [lost] + comparison.missing.map(\.head).sorted(by: { $0.size > $1.size }) {
            guard try LedgerHistory(of: registry).standing(ofSigned: lost) == .never || lost == kept else { continue }
            let order = try await staged.orderAsOfficer(
                try Order(
                    .ledgerRestoration, .ledger(LedgerPosition(size: lost.size, root: lost.root)),
                    on: surroundings.now().londonDate, reason: loss.reason),
                as: loss.key, in: registry)
            try staged.append(
                .ledgerRestored(LedgerRestoration(lost: lost, order: order.signed)), to: registry, by: order.actor,
                keeping: order.evidence + notes)
        }
        return max(0, lost.size - kept.size)
    }
}
