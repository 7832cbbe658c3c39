public import Primitives

/// The process that prepares a bundle. Process numbers come round again, so the time it started goes with it.
public struct PreparationOwner: Hashable, Sendable {
    /// The process's number.
    public let process: Int
    /// When it started, in whatever form the operating system says it.
    public let started: String

    /// The process `process`, started at `started`.
    public init(process: Int, started: String) {
        self.process = process
        self.started = started
    }
}

/// A file of a bundle between being written and being shown under its name.
public struct PreparedFile: Hashable, Sendable, EventPayload {
    /// Its name while it is written, in the preparation's folder.
    public let temporary: String
    /// Its name as part of the bundle, in the same folder.
    public let final: String
    /// Its digest.
    public let digest: Digest

    /// A file and its two names.
    public init(temporary: String, final: String, digest: Digest) {
        self.temporary = temporary
        self.final = final
        self.digest = digest
    }

    var members: [JSON.Member] {
        [
            JSON.Member("temporary", .string(temporary)), JSON.Member("final", .string(final)),
            JSON.Member("digest", .string(digest.hex)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        temporary = try fields.read("temporary") { $0.string }
        final = try fields.read("final") { $0.string }
        digest = try fields.read("digest", Form.digest)
    }
}

/// All that is left to do for a bundle whose files are complete: give them their names, and record this.
public struct ReadyPreparation: Hashable, Sendable, EventPayload {
    /// What the event will say.
    public let bundle: PreparedBundle
    /// Who prepared it.
    public let actor: EventActor
    /// When.
    public let time: Instant
    /// The files to give their names, in the order in which that is done.
    public let files: [PreparedFile]
    /// The files on our side to remember.
    public let copies: [OwnCopy]
    /// The key that was made for this bundle alone; `nil` where its pseudonyms are made with the agreement's.
    public let key: KeyCreation?

    /// How many events the ledger had when the preparation began; `nil` where an earlier build made it ready.
    public let ledgerSize: Int?

    /// A preparation that is ready.
    public init(
        bundle: PreparedBundle, actor: EventActor, time: Instant, files: [PreparedFile], copies: [OwnCopy],
        key: KeyCreation? = nil, ledgerSize: Int? = nil
    ) {
        self.bundle = bundle
        self.actor = actor
        self.time = time
        self.files = files
        self.copies = copies
        self.key = key
        self.ledgerSize = ledgerSize
    }

    var members: [JSON.Member] {
        let members = [
            JSON.Member("bundle", .object(bundle.members)), JSON.Member("actor", actor.json),
            JSON.Member("at", .string(time.description)),
            JSON.Member("files", .array(files.map { .object($0.members) })),
            JSON.Member("copies", .array(copies.map { .object($0.members) })),
        ]
        return members + (key.map { [JSON.Member("key", .object($0.members))] } ?? [])
            + (ledgerSize.map { [JSON.Member("ledgerSize", .integer($0))] } ?? [])
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.object("bundle", PreparedBundle.self)
        actor = try fields.read("actor") { EventActor($0) }
        time = try fields.read("at", Form.instant)
        files = try fields.objects("files", PreparedFile.self)
        copies = try fields.objects("copies", OwnCopy.self)
        key = try fields.optionalObject("key", KeyCreation.self)
        ledgerSize = try fields.readOptional("ledgerSize", Form.count)
    }
}

/// A preparation that has begun and is not recorded yet.
public struct Preparation: Hashable, Sendable {
    /// The number that the bundle will have.
    public let number: Int
    /// The process that prepares it.
    public let owner: PreparationOwner
    /// The folder it is written to: an absolute path.
    public let folder: String
    /// The names of the files that may lie there unfinished.
    public let temporaryFiles: [String]
    /// When it began.
    public let begun: Instant
    /// What is left to do, once the files are complete.
    public let ready: ReadyPreparation?
}

/// What was decided about a bundle while it was being prepared, to be recorded with it.
public struct LateDecision: Sendable {
    /// The event.
    public let body: EventBody
    /// Who decided.
    public let actor: EventActor
    /// When it is recorded.
    public let time: Instant

    /// A decision by `actor`.
    public init(body: EventBody, actor: EventActor, time: Instant) {
        self.body = body
        self.actor = actor
        self.time = time
    }
}
