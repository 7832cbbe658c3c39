internal import Foundation
internal import GRDB
internal import Primitives

/// What goes on from event to event while a ledger is read from its beginning: the tree over the events so far, and the
/// checkpoints that they are compared with.
struct LedgerPass {
    /// The tree over the events that were taken.
    private(set) var tree = MerkleTree()
    /// The reader, which holds the event taken last.
    private(set) var reader = EventReader()
    /// The restorations that were met.
    private(set) var restorations: [Restoration] = []
    /// The size of the newest checkpoint.
    let signedUpTo: Int

    private let isChainRecomputed: Bool
    private var checkpoints: ArraySlice<Checkpoint>

    /// A pass that compares with `checkpoints`. Where `isChainRecomputed`, what every event says of the tree before it
    /// is compared too; else only what the events behind the newest checkpoint say: what the ones before say is part of
    /// what its root covers.
    init(against checkpoints: [Checkpoint], isChainRecomputed: Bool) throws(RegistryError) {
        self.checkpoints = checkpoints.sorted { $0.head.size < $1.head.size }[...]
        self.isChainRecomputed = isChainRecomputed
        signedUpTo = checkpoints.map(\.head.size).max() ?? 0
        try compareWithCheckpoints()
    }

    /// Takes the next event from the bytes at `index` of `row`. Its leaf is given. Refuses one that does not follow.
    mutating func take(_ row: Row, bytesAt index: Int) throws -> Digest {
        let sequence = tree.size + 1
        do {
            try row.withUnsafeData(atIndex: index) { try reader.read($0) }
        } catch let error as RegistryError {
            throw LedgerPass.broken("event \(sequence): \(error.what)")
        }
        guard reader.sequence == sequence else {
            throw LedgerPass.broken(
                "event \(sequence): it is missing, or not in its place: event \(reader.sequence) is there")
        }
        let follows =
            isChainRecomputed || sequence > signedUpTo ? reader.tree == tree.head : reader.tree.size == tree.size
        guard follows else {
            throw LedgerPass.broken("event \(sequence): it was not written behind the events that are before it now")
        }
        if let event = reader.parsed, case .ledgerRestored(let restoration) = event.body {
            restorations.append(Restoration(event, restoration))
        }
        let leaf = MerkleTree.leafHash(of: reader.bytes)
        tree.append(leaf)
        try compareWithCheckpoints()
        return leaf
    }

    /// Refuses where a checkpoint or the stored tree is not that of the events which were taken.
    func end(_ db: Database) throws {
        if let missing = checkpoints.first {
            throw LedgerPass.broken(
                "a checkpoint of \(missing.head.size) events, but only \(tree.size) are left of them")
        }
        guard try Registry.tree(in: db) == tree else {
            throw LedgerPass.broken("its stored tree does not fit its events")
        }
    }

    private mutating func compareWithCheckpoints() throws(RegistryError) {
        while let next = checkpoints.first, next.head.size <= tree.size {
            guard next.head == tree.head else {
                throw LedgerPass.broken(
                    "the first \(next.head.size) events are not those that a checkpoint was made of")
            }
            checkpoints.removeFirst()
        }
    }

    static func broken(_ what: String) -> RegistryError {
        RegistryError(
            .ledger, "ledger: \(what)",
            hint: "keep this registry as it is, tell the data protection officer, and compare it with a backup")
    }
}

/// The rows of `bundles` in the order of the events that say they were prepared, to be compared with these.
struct BundleRows {
    private let rows: RowCursor
    /// How many were compared.
    private(set) var count = 0

    init(_ db: Database) throws {
        rows = try Row.fetchCursor(
            db, sql: "SELECT \(BundleRecord.columns) FROM bundles ORDER BY bundles.prepared, bundles.number")
    }

    /// Compares the next row with what its event says.
    mutating func compare(with expected: BundleRecord) throws {
        guard let row = try rows.next(), try BundleRecord(row) == expected else {
            throw expected.isNotItsEvents
        }
        count += 1
    }

    /// Refuses a row that no event was compared with.
    func end() throws {
        guard try rows.next() == nil else {
            throw LedgerPass.broken("bundles: one has no event that says it was prepared")
        }
    }
}
