internal import GRDB
internal import Primitives

/// Who signs the heads of a ledger. The registry holds no key: whoever opens it to append gives one of these.
public protocol HeadSigner: Sendable {
    /// The key that signs; the one that the ledger's first event names.
    var key: NoteKey { get }

    /// The note of `head`, signed with `key`. Called within the transaction that appends, which is undone where this
    /// throws.
    func note(of head: TreeHead) throws -> String

    /// A signature of `key` over `bytes`, which are never the text of a note. Called as `note` is.
    func seal(_ bytes: [UInt8]) throws -> [UInt8]

    /// The notes of heads that lie outside of the registry. Asked only where the registry holds none: the program did not
    /// always keep it there.
    func notesOutside() throws -> [String]
}

/// A head of the ledger with the note that its key signed.
public struct SignedHead: Hashable, Sendable {
    /// The head.
    public let head: TreeHead
    /// The note, byte for byte.
    public let note: String
}

extension Registry {
    /// This registry, with `signer` to hold its head against and to sign what is appended.
    public func signed(by signer: any HeadSigner) -> Registry {
        var registry = self
        registry.signer = signer
        return registry
    }

    /// The ledger's present head and its note; `nil` where there is no event yet.
    ///
    /// Every transaction that appends signs the head that it ends with. Refuses with `.ledger` where the head is not the
    /// one that was signed last: then something else than this program wrote to the ledger.
    public func signedHead() throws(RegistryError) -> SignedHead? {
        try read { try signedHeadAndWork(try Registry.tree(in: $0).head, in: $0) }
    }

    /// `head`, which is the present one, with its note; refuses it, and what is being prepared or removed, where this
    /// program did not sign it.
    @discardableResult
    func signedHeadAndWork(_ head: TreeHead, in db: Database) throws -> SignedHead? {
        let signed = try signedHead(head, in: db)
        try checkWork(at: head, in: db)
        return signed
    }

    /// Keeps the note of the present head in the registry where it lies outside of it only.
    public func keepSignature() throws(RegistryError) {
        try write { db in
            guard let signed = try signedHead(try Registry.tree(in: db).head, in: db) else { return }
            try Registry.keep(signed, in: db)
        }
    }

    /// Refuses where nothing could be appended now, because no head can be signed: for who does something that cannot be
    /// undone before its event is there.
    public func checkSigner() throws(RegistryError) {
        try read { db in
            let head = try Registry.tree(in: db).head
            _ = try signedHead(head, in: db)
            _ = try signer?.note(of: head)
        }
    }

    /// `head`, which is the present one, with its note; `nil` where it is of no events. Refuses a head that is not signed.
    func signedHead(_ head: TreeHead, in db: Database) throws -> SignedHead? {
        guard let signer else {
            throw RegistryError(
                .ledger, "registry \(path): nobody can tell whether its head is signed", hint: "open it with a signer")
        }
        guard let note = try String.fetchOne(db, sql: "SELECT note FROM signed_head WHERE id = 1") else {
            guard head.size > 0 else { return nil }
            for note in try signer.notesOutside() {
                if let outside = try? Registry.head(in: note, signedBy: signer.key), outside == head {
                    return SignedHead(head: head, note: note)
                }
            }
            throw LedgerPass.broken(
                "its head of \(head.size) events is not signed: the signature is missing from the registry, and no"
                    + " checkpoint is of this head")
        }
        let signed: TreeHead
        do {
            signed = try Registry.head(in: note, signedBy: signer.key)
        } catch {
            throw LedgerPass.broken("the signature of its head does not hold: \(error.what)")
        }
        guard signed == head else {
            throw LedgerPass.broken(
                signed.size < head.size
                    ? "this program did not write it from event \(signed.size + 1) on: its signed head is of"
                        + " \(signed.size) events, and it has \(head.size)"
                    : signed.size > head.size
                        ? "its signed head is of \(signed.size) events, and it has \(head.size):"
                            + " \(signed.size - head.size) are missing"
                        : "its \(head.size) events are not those whose head was signed")
        }
        return SignedHead(head: head, note: note)
    }

    /// Signs `head`, which a transaction made of `before`. Refuses where that was not signed: nothing that this program
    /// did not write is ever signed with what it appends.
    func sign(_ head: TreeHead, behind before: TreeHead, in db: Database) throws {
        _ = try signedHead(before, in: db)
        guard let signer else { return }
        let note = try signer.note(of: head)
        guard try Registry.head(in: note, signedBy: signer.key) == head else {
            throw RegistryError(.ledger, "ledger: the note that was signed is not of its head")
        }
        try Registry.keep(SignedHead(head: head, note: note), in: db)
    }

    private static func keep(_ signed: SignedHead, in db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO signed_head (id, note) VALUES (1, ?)", arguments: [signed.note])
    }

    private static func head(in note: String, signedBy key: NoteKey) throws(RegistryError) -> TreeHead {
        try Checkpoint(note: note, signedBy: key) { Ed25519.verifies($1, of: $0, publicKey: $2) }.head
    }
}
