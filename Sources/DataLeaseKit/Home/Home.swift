internal import Glibc
internal import Primitives

/// The folder where one company's DataLease keeps everything: registry, trust list, keys and checkpoints.
public struct Home: Sendable {
    /// The folder's path.
    public let path: String

    /// A home at `path`; whether anything is there is found out when it is used.
    public init(path: String) {
        self.path = path
    }

    /// The home that a user means: the option they gave, else `DATALEASE_HOME`, else `datalease` in the XDG data
    /// folder (XDG Base Directory Specification: `XDG_DATA_HOME`, or `.local/share` in the user's home).
    public static func locate(option: String?, environment: (String) -> String?) throws -> Home {
        if let option { return Home(path: option) }
        if let path = environment("DATALEASE_HOME"), !path.isEmpty { return Home(path: path) }
        if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") { return Home(path: data + "/datalease") }
        if let user = environment("HOME"), !user.isEmpty { return Home(path: user + "/.local/share/datalease") }
        throw KitError(.usage, "no home folder is known", hint: "give --home DIR, or set DATALEASE_HOME")
    }

    /// The SQLite file of agreements, bundles and events.
    var registry: String { path + "/registry.sqlite" }
    /// Locked by all who have the registry open, together, and by who puts another one in its place, alone.
    var registryLock: String { path + "/" + HomeFiles.registryLock }
    /// The trust list in OpenSSH's format, its sidecar, the officer's signature over both, and the officer's key.
    var allowedSigners: String { path + "/trust/allowed_signers" }
    var trustSidecar: String { path + "/trust/trust.json" }
    var trustSignature: String { path + "/trust/trust.sig" }
    var officerKey: String { path + "/trust/officer.pub" }
    /// The pseudonym keys: one an agreement, and below them those of single bundles. In a folder of their own, because
    /// an agreement may be called as another's bundle is.
    var keys: String { path + "/keys" }
    var bundleKeys: String { keys + "/bundles" }
    /// The officer's reports, one a bundle.
    var reports: String { path + "/" + HomeFiles.reports }
    /// What was sent item by item, and what was held back, of each exchange.
    var exchanges: String { path + "/" + HomeFiles.exchanges }
    /// The key that signs the ledger's checkpoints, and the last checkpoint.
    var ledgerKey: String { path + "/ledger/ledger.key" }
    var checkpoint: String { path + "/ledger/checkpoint" }

    /// The paths of the anchors that the settings once named, a line each: the ledger has their digests alone.
    var knownAnchors: String { path + "/ledger/anchors" }
    /// The last moment that a check of today was made at, or that was said to be right: no part of the evidence, but a
    /// bound for the clock.
    var clock: String { path + "/clock" }

    /// Is there once a run of `verify --notify` has been here: a home without bundles remembers none.
    var notified: String { path + "/verify.notified" }

    /// Whether `init` has been here.
    var exists: Bool { Folder.exists(registry) }

    /// Refuses a home that `init` has not made or that others can write to.
    func check() throws(KitError) {
        guard exists else {
            throw KitError(
                .failed, "\(path) is no DataLease home",
                hint:
                    "make one with: datalease init --officer KEY, or name yours with --home DIR; where its registry is"
                    + " lost: datalease registry restore DIR")
        }
        try checkProtection()
    }

    /// Refuses a folder that others can write to.
    func checkProtection() throws(KitError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .files("cannot read \(path)", errno) }
        guard status.st_mode & 0o022 == 0 else {
            throw KitError(.failed, "\(path) can be written by other users", hint: "chmod go-w \(path)")
        }
    }
}
