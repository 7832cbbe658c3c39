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

    /// Folders that a copy of every checkpoint goes to, besides those that the home's settings name.
    public let anchorDirectories: [String]

    /// DataLease at `home`.
    public init(home: Home, surroundings: Surroundings, anchorDirectories: [String] = []) {
        self.home = home
        self.surroundings = surroundings
        self.anchorDirectories = anchorDirectories
    }

    /// The home's settings, as they are now.
    public func settings() throws -> Settings { try Settings.read(home: home.path) }

    /// The name of the ledger in its checkpoints.
    static let ledgerOrigin = "datalease/ledger"

    /// Who acts where no key says who does.
    var systemActor: EventActor { .user(surroundings.user) }

    /// What a command makes of the clock.
    enum ClockUse {
        /// It shows, decides or records something as of now.
        case now
        /// It shows what does not depend on the day, or is told as of which day.
        case anyTime
    }

    /// Opens the registry, holds it against its signed head, its checkpoint and every anchor that can be read, and finishes
    /// or clears away what an earlier run left behind.
    ///
    /// Refuses where the clock cannot be right, unless it does not matter: see `clockRefusal`. Nothing is recovered by
    /// such a clock.
    func openRegistry(_ clock: ClockUse = .now) throws -> Registry {
        try home.check()
        let registry = try openLedger()
        _ = try registry.signedHead()
        try checkHistory(of: registry)
        guard let refusal = try clockRefusal(in: registry) else {
            try recover(registry)
            return registry
        }
        guard clock == .anyTime else { throw refusal }
        return registry
    }

    /// Opens the registry for a decision: all of the ledger is checked, with what it is looked up by, and what the decision
    /// records is refused where something else was recorded since.
    func openRegistryToDecide() throws -> Registry {
        let registry = try openRegistry()
        return try registry.checked(
            against: [try lastCheckpoint(of: registry)].compactMap(\.self), hashing: HashingThread.self)
    }

    /// Decides, and decides anew where something else was recorded meanwhile: for what asks nobody to sign, so that several
    /// runs at once all succeed, or are refused for what the other did.
    func deciding<Value>(_ decide: (Registry) async throws -> Value) async throws -> Value {
        for _ in 0..<20 {
            do {
                return try await decide(try openRegistryToDecide())
            } catch let error as RegistryError where error.problem == .outdated {
                continue
            }
        }
        return try await decide(try openRegistryToDecide())
    }

    /// Appends an event and puts the new head's note where checkpoints lie.
    @discardableResult
    func append(
        _ body: EventBody, to registry: Registry, by actor: EventActor, keeping evidence: [Evidence] = [],
        remembering copies: [OwnCopy] = []
    ) throws -> Event {
        let event = try registry.append(
            body, by: actor, at: surroundings.now(), keeping: evidence, remembering: copies)
        try writeCheckpoint(of: registry)
        return event
    }
}

/// What the ledger began with.
extension DataLease {
    /// The key that signs checkpoints, as the first event names it.
    func ledgerKey(of registry: Registry) throws -> NoteKey { try initialisation(of: registry).ledgerKey }

    /// The first event: the ledger's key, and the officer that the home began with.
    func initialisation(of registry: Registry) throws -> HomeInitialised {
        guard case .homeInitialised(let first) = try registry.event(1)?.body else {
            throw KitError(
                .failed, "the home \(home.path) was never finished", hint: "run datalease init --officer KEY again")
        }
        return first
    }
}
