internal import Bundles
internal import Glibc
internal import Primitives
internal import Registry

/// One company's DataLease: a home folder and the world around it. Every use case is a method of this type.
///
/// A use case either does what it says or throws a `Refusal`; what was begun and cut off is finished or cleared away by
/// whatever opens the home next.
public struct DataLease: Sendable {
    /// The home folder.
    public let home: Home
    /// Time, randomness, who acts, where notices go.
    public let surroundings: Surroundings

    /// DataLease at `home`.
    public init(home: Home, surroundings: Surroundings) {
        self.home = home
        self.surroundings = surroundings
    }

    /// The name of the ledger in its checkpoints.
    static let ledgerOrigin = "datalease/ledger"

    /// Who acts where no key says who does.
    var systemActor: EventActor { .user(surroundings.user) }

    /// Opens the registry, holds it against its last checkpoint, and finishes or clears away what an earlier run left
    /// behind.
    func openRegistry() throws -> Registry {
        try home.check()
        let registry = try Registry.open(path: home.registry)
        if let checkpoint = try lastCheckpoint(of: registry) { try registry.check(against: checkpoint) }
        try recover(registry)
        return registry
    }

    /// Refuses where the clock says that it is earlier than at the last event: evidence would be dated as in time that
    /// is late.
    func refuseClockSetBack(in registry: Registry) throws {
        let now = surroundings.now()
        let last = try registry.event(try registry.head().size)
        // Clocks are set right by seconds; minutes are something else.
        guard let last, now.seconds + 300 < last.time.seconds else { return }
        throw KitError(
            .check, "the clock says \(now), and the ledger's last event is of \(last.time)",
            hint: "set the clock right; evidence is not taken in at a time that has passed")
    }

    /// Appends an event and signs a new checkpoint.
    @discardableResult
    func append(
        _ body: EventBody, to registry: Registry, by actor: EventActor, keeping evidence: [Evidence] = []
    ) throws -> Event {
        let event = try registry.append(body, by: actor, at: surroundings.now(), keeping: evidence)
        try writeCheckpoint(of: registry)
        return event
    }
}

/// The ledger's signed checkpoint, which finds a registry that was cut short or swapped.
extension DataLease {
    /// Signs the ledger's head and puts the note in place of the last one.
    func writeCheckpoint(of registry: Registry) throws {
        var seed = try SecretFile.read(home.ledgerKey)
        defer { wipe(&seed) }
        guard let key = Ed25519PrivateKey(seed: seed),
            let name = NoteKey(name: Self.ledgerOrigin, publicKey: key.publicKey),
            let checkpoint = Checkpoint(origin: Self.ledgerOrigin, head: try registry.head()),
            let signature = key.signature(of: Array(checkpoint.text.utf8))
        else { throw KitError(.failed, "the ledger's key \(home.ledgerKey) cannot sign", hint: "restore it") }
        let note = checkpoint.note(signedAs: name) { _ in signature }
        try Folder.replace(home.checkpoint, with: Array(note.utf8))
    }

    /// The last checkpoint, its signature checked with the key that the ledger's first event names; `nil` where none
    /// was written yet.
    func lastCheckpoint(of registry: Registry) throws -> Checkpoint? {
        guard let bytes = try Folder.readIfPresent(home.checkpoint, limit: 1 << 16) else {
            guard try registry.head().size <= 1 else {
                throw KitError(
                    .check, "the ledger's checkpoint \(home.checkpoint) is missing",
                    hint: "restore it from a backup; without it nobody can tell whether the registry was cut short")
            }
            return nil
        }
        return try Checkpoint(note: String(decoding: bytes, as: UTF8.self), signedBy: try ledgerKey(of: registry)) {
            Ed25519.verifies($1, of: $0, publicKey: $2)
        }
    }

    /// The key that signs checkpoints and the officer that the home began with, as the first event names them.
    func ledgerKey(of registry: Registry) throws -> NoteKey { try initialisation(of: registry).ledgerKey }

    func initialisation(of registry: Registry) throws -> HomeInitialised {
        guard case .homeInitialised(let first) = try registry.event(1)?.body else {
            throw KitError(
                .failed, "the home \(home.path) was never finished", hint: "run datalease init --officer KEY again")
        }
        return first
    }
}
