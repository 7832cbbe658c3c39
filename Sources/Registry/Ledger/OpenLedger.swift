internal import Foundation
internal import GRDB
internal import Primitives

/// The ledger within a transaction that appends to it: its tree, which goes on by these very events alone.
///
/// Only the head of this tree is signed. What something else appends within the transaction, a trigger that somebody left
/// in the database for one, makes another of what is stored, and the transaction is refused.
struct OpenLedger {
    private var tree: MerkleTree

    /// The ledger as the transaction finds it.
    init(_ db: Database) throws { tree = try Registry.tree(in: db) }

    var head: TreeHead { tree.head }

    /// Appends an event and gives it as it stands in the ledger.
    mutating func append(
        _ body: EventBody, by actor: EventActor, at time: Instant, in db: Database
    ) throws -> Event {
        try compare(db)
        let event = Event(sequence: tree.size + 1, time: time, actor: actor, tree: tree.head, body: body)
        let bytes = event.bytes
        // What cannot be read back must not get in: it could never be taken out again.
        guard try Event(parsing: bytes) == event else {
            throw RegistryError(.form, "event: does not read back as it was written")
        }
        let leaf = MerkleTree.leafHash(of: bytes)
        tree.append(leaf)
        try db.execute(
            sql: "INSERT INTO events (seq, kind, bundle, leaf, bytes) VALUES (?, ?, ?, ?, ?)",
            arguments: [event.sequence, body.kind.rawValue, body.bundle, Data(leaf.bytes), Data(bytes)])
        try db.execute(
            sql: "UPDATE tree SET size = ?, peaks = ? WHERE id = 1", arguments: [tree.size, Data(tree.peakBytes)])
        return event
    }

    /// Refuses where the stored tree, or the number of the last event, is not that of what was appended here.
    func compare(_ db: Database) throws {
        guard try Registry.tree(in: db) == tree else {
            throw LedgerPass.broken(
                "something else changed it within a transaction of this program; nothing was recorded")
        }
    }
}
