internal import Glibc
public import Primitives
internal import Registry

/// A backup that was made.
public struct BackupMade: Sendable {
    /// The folder that it is.
    public let folder: String
    /// The number of events in it.
    public let events: Int
    /// The root of the tree over them.
    public let root: Digest
    /// The files in it that hold secrets, each for the owner's eyes alone.
    public let secrets: [String]
}

/// What of a home goes into a backup and comes back from it. A backup is a folder laid out as a home.
enum HomeFiles {
    /// Folders of a home, each of plain files.
    static let folders = ["ledger", "trust", "keys", "keys/bundles", reports]
    /// The officer's reports.
    static let reports = "reports"
    /// The items of the exchanges, what was held back of them, and what came back.
    static let exchanges = "exchanges"
    /// Public files, beside the registry.
    static let open = ["trust/allowed_signers", "trust/trust.json", "trust/trust.sig", "trust/officer.pub"]
    static let checkpoint = "ledger/checkpoint"
    static let ledgerKey = "ledger/ledger.key"
    static let settings = "settings.json"
    static let registry = "registry.sqlite"
    /// In a home only: a backup is in nobody's use.
    static let registryLock = "registry.lock"

    /// The officer's reports in a home or backup.
    static func reports(in home: String) -> [String] {
        Folder.names(in: "\(home)/\(reports)").filter { $0.hasSuffix(".json") }.sorted().map { "\(reports)/\($0)" }
    }

    /// The lists of items in a home or backup: by them a file that went out before is known.
    static func items(in home: String) -> [String] {
        Folder.names(in: "\(home)/\(exchanges)").filter { $0.hasPrefix("B") && $0.hasSuffix(".items") }.sorted()
            .map { "\(exchanges)/\($0)" }
    }

    /// The pseudonym keys in a home or backup: of agreements, then of bundles that have their own.
    static func pseudonymKeys(in home: String) -> [String] {
        ["keys", "keys/bundles"].flatMap { folder in
            Folder.names(in: "\(home)/\(folder)").filter { $0.hasSuffix(".key") }.sorted().map { "\(folder)/\($0)" }
        }
    }
}

extension DataLease {
    /// Writes a backup of the home to a folder that must not exist yet: a consistent copy of the registry, made while
    /// others use it, and with it the checkpoint, the trust list, the settings, the officer's reports, the lists of what exchanges
    /// sent and, unless `withKeys` is false, the keys.
    /// Refuses a folder in the home itself.
    ///
    /// The folder has its name only once all of it is there, and its ledger and trust list were verified.
    public func backUp(to folder: String, withKeys: Bool = true) async throws -> BackupMade {
        try home.check()
        guard !Folder.exists(folder) else {
            throw KitError(
                .failed, "\(folder) is there already", hint: "name a new folder; a backup never replaces anything")
        }
        var above = Folder.parent(of: folder)
        while !Folder.exists(above), Folder.parent(of: above) != above { above = Folder.parent(of: above) }
        guard !Folder.holds(Folder.absolute(home.path), Folder.absolute(above)) else {
            throw KitError(
                .usage, "\(folder) is in the home, and would be lost with it",
                hint: "name a folder elsewhere, on another disk or machine best")
        }
        // An earlier try may have met a trust list that was being changed.
        for attempt in 1...3 {
            do {
                return try await makeBackup(folder, withKeys: withKeys)
            } catch let error as any Refusal where error.category == .check && attempt < 3 {
                continue
            }
        }
        throw KitError(.failed, "\(folder) was not written", hint: "try again")
    }

    private func makeBackup(_ folder: String, withKeys: Bool) async throws -> BackupMade {
        let staging = Folder.temporaryName(of: folder)
        Folder.removeTree(staging)
        do {
            for inner in HomeFiles.folders { try Folder.make("\(staging)/\(inner)") }
            // The checkpoint first: it may be older than the registry, never newer.
            try Folder.copyIfPresent(home.checkpoint, to: "\(staging)/\(HomeFiles.checkpoint)")
            _ = try openLedger().backup(to: "\(staging)/\(HomeFiles.registry)")
            for file in HomeFiles.open {
                try Folder.copyIfPresent("\(home.path)/\(file)", to: "\(staging)/\(file)", mode: 0o644)
            }
            for file in HomeFiles.reports(in: home.path) {
                try Folder.copyIfPresent("\(home.path)/\(file)", to: "\(staging)/\(file)")
            }
            let copy = DataLease(home: Home(path: staging), surroundings: surroundings)
            let verified = try await copy.verifyLedger()
            if let problem = verified.problems.first {
                throw KitError(
                    .check, "this home does not hold, and a backup of it would not: \(problem)",
                    hint: "keep it as it is, and restore an older backup")
            }
            let items = HomeFiles.items(in: home.path)
            if !items.isEmpty { try Folder.make("\(staging)/\(HomeFiles.exchanges)") }
            for file in items { try Folder.copyIfPresent("\(home.path)/\(file)", to: "\(staging)/\(file)") }
            // Behind the check, which asks for what the settings name.
            try Folder.copyIfPresent(
                "\(home.path)/\(HomeFiles.settings)", to: "\(staging)/\(HomeFiles.settings)")
            var secrets: [String] = []
            if withKeys {
                for key in [HomeFiles.ledgerKey] + HomeFiles.pseudonymKeys(in: home.path) {
                    if try Folder.copyIfPresent("\(home.path)/\(key)", to: "\(staging)/\(key)") { secrets.append(key) }
                }
            }
            try Folder.remove("\(staging)/\(HomeFiles.registryLock)")
            for inner in HomeFiles.folders { try Folder.sync("\(staging)/\(inner)") }
            if !items.isEmpty { try Folder.sync("\(staging)/\(HomeFiles.exchanges)") }
            try Folder.sync(staging)
            guard !Folder.exists(folder) else {
                throw KitError(.failed, "\(folder) is there already", hint: "name a new folder")
            }
            try Folder.move(staging, to: folder)
            try Folder.sync(Folder.parent(of: folder))
            return BackupMade(folder: folder, events: verified.events, root: verified.root, secrets: secrets)
        } catch {
            Folder.removeTree(staging)
            throw error
        }
    }
}
