internal import Foundation
internal import GRDB
internal import Primitives

/// Proofs about a ledger at one head, each of them checked.
public struct LedgerProofs: Hashable, Sendable {
    /// An event and the proof that it is in the ledger.
    public struct Entry: Hashable, Sendable {
        /// The event's number, from 1; its place in the tree is one less.
        public let sequence: Int
        /// The event's exact bytes, whose `MerkleTree.leafHash(of:)` the proof is for.
        public let bytes: [UInt8]
        /// The proof.
        public let proof: InclusionProof
    }

    /// An older head, and the proof that the ledger went on from it.
    public struct Continuation: Hashable, Sendable {
        /// The older head.
        public let old: TreeHead
        /// The proof.
        public let proof: ConsistencyProof
    }

    /// The head that all of them are about.
    public let head: TreeHead
    /// The events that were asked for, in that order.
    public let entries: [Entry]
    /// The older heads that were asked for, in that order.
    public let continuations: [Continuation]
}

extension Registry {
    /// Proves that the events numbered `sequences` are in the ledger of `head`, and that this ledger went on from each
    /// of the heads `older`. All of it from one reading of the ledger's leaves.
    ///
    /// Refuses with `.unknownRecord` an event that is not among those of `head`, and with `.ledger` where the ledger
    /// never had `head` or one of `older`, an empty one among them, or an event is not the bytes of its leaf.
    public func proofs(
        of sequences: [Int], from older: [TreeHead] = [], in head: TreeHead
    ) throws(RegistryError) -> LedgerProofs {
        for sequence in sequences where sequence < 1 || sequence > head.size {
            throw RegistryError(
                .unknownRecord, "ledger: no event \(sequence) among the first \(head.size)",
                hint: "see `datalease ledger show`")
        }
        for old in older where old.size < 1 || old.size > head.size { throw Registry.neverHad(old) }
        return try read { db in
            guard try Registry.tree(in: db).size >= head.size else { throw Registry.neverHad(head) }
            var maker = ProofMaker(size: head.size)
            let inclusions = sequences.map { maker.askInclusion(of: $0 - 1) }
            let continuations = older.map { maker.askConsistency(from: $0.size) }
            let rows = try Row.fetchCursor(
                db, sql: "SELECT leaf FROM events WHERE seq <= ? ORDER BY seq", arguments: [head.size])
            let root = try maker.read {
                guard let row = try rows.next(),
                    let leaf = try row.withUnsafeData(atIndex: 0, { $0.flatMap { Digest(bytes: $0.span) } })
                else { throw LedgerPass.broken("a leaf is missing or not of its form") }
                return leaf
            }
            guard root == head.root else { throw Registry.neverHad(head) }
            let entries = try zip(sequences, inclusions).map { sequence, number in
                let bytes = try Registry.eventBytes(sequence, in: db)
                let proof = InclusionProof(index: sequence - 1, hashes: maker.hashes(number))
                guard proof.holds(for: MerkleTree.leafHash(of: bytes), in: head) else {
                    throw LedgerPass.broken("event \(sequence): its bytes have changed")
                }
                return LedgerProofs.Entry(sequence: sequence, bytes: bytes, proof: proof)
            }
            return LedgerProofs(
                head: head, entries: entries,
                continuations: try zip(older, continuations).map { old, number in
                    let proof = ConsistencyProof(hashes: maker.hashes(number))
                    guard proof.holds(from: old, to: head) else { throw Registry.neverHad(old) }
                    return LedgerProofs.Continuation(old: old, proof: proof)
                })
        }
    }

    private static func neverHad(_ head: TreeHead) -> RegistryError {
        LedgerPass.broken("never had the head of \(head.size) events that a proof is asked for")
    }

    private static func eventBytes(_ sequence: Int, in db: Database) throws -> [UInt8] {
        guard let data = try Data.fetchOne(db, sql: "SELECT bytes FROM events WHERE seq = ?", arguments: [sequence])
        else { throw LedgerPass.broken("event \(sequence) is missing") }
        return [UInt8](data)
    }
}
