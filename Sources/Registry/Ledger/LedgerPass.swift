internal import GRDB
internal import Primitives

/// What goes on from event to event while a ledger is read from its beginning: the tree over the events so far, and the
/// checkpoints that they are compared with.
struct LedgerPass {
    /// The number of events that were taken.
    private(set) var size = 0
    /// The reader, which holds the event taken last.
    private(set) var reader = EventReader()
    /// The restorations that were met.
    private(set) var restorations: [Restoration] = []
    /// What they say of anchors.
    private(set) var anchors = RecordedAnchors()
    /// The size of the newest checkpoint.
    let signedUpTo: Int

    private var checkpoints: ArraySlice<Checkpoint>
    private var rows: EventRows
    private let hashing: any LedgerHashing
    private var hashed: HashedBatch?
    /// The place in `hashed` of the next event.
    private var place = 0
    /// How many batches are being hashed.
    private var waiting = 0
    private var isAtEnd = false
    private var failure: (any Error)?
    /// The root of the tree over the events so far, where anything is compared with it.
    private var root: Digest? = MerkleTree().root

    /// A pass over all events that compares with `checkpoints`. Where `isChainRecomputed`, what every event says of the
    /// tree before it is compared too; else only what the events behind the newest checkpoint say: what the ones before
    /// say is part of what its root covers.
    init(
        over db: Database, against checkpoints: [Checkpoint], isChainRecomputed: Bool,
        hashing: any LedgerHashing.Type
    ) throws {
        self.checkpoints = checkpoints.sorted { $0.head.size < $1.head.size }[...]
        let sizes = checkpoints.map(\.head.size)
        signedUpTo = sizes.max() ?? 0
        rows = try EventRows(db)
        self.hashing = hashing.init(LedgerHasher(rootsFrom: isChainRecomputed ? 0 : signedUpTo, sizes: Set(sizes)))
        try compareWithCheckpoints()
    }

    /// Takes the next event, which the reader holds then; gives whether there was one. Refuses one that does not follow,
    /// and one that its row does not repeat.
    mutating func next() throws -> Bool {
        if place == hashed?.leaves.count ?? 0 { try nextBatch() }
        guard let hashed else { return false }
        let sequence = size + 1
        do {
            try reader.read(hashed.batch.bytes, in: hashed.batch.range(at: place))
        } catch {
            throw LedgerPass.broken("event \(sequence): \(error.what)")
        }
        guard reader.sequence == sequence else {
            throw LedgerPass.broken(
                "event \(sequence): it is missing, or not in its place: event \(reader.sequence) is there")
        }
        guard reader.tree.size == size, root == nil || reader.tree.root == root else {
            throw LedgerPass.broken("event \(sequence): it was not written behind the events that are before it now")
        }
        if let event = reader.parsed {
            if case .ledgerRestored(let restoration) = event.body {
                restorations.append(Restoration(event, restoration))
            }
            anchors.apply(event)
        }
        size = sequence
        root = hashed.roots[place]
        try compareWithCheckpoints()
        try compare(hashed.batch.rows[place], leaf: hashed.leaves[place])
        place += 1
        return true
    }

    /// Goes on to the next batch, and reads ahead of it, so that one is being hashed while another is read or taken.
    private mutating func nextBatch() throws {
        while !isAtEnd, waiting < 2 {
            do {
                guard let batch = try rows.next() else {
                    isAtEnd = true
                    break
                }
                hashing.begin(batch)
                waiting += 1
            } catch {
                // The events in front of what cannot be read are judged first.
                failure = error
                isAtEnd = true
            }
        }
        place = 0
        hashed = nil
        guard waiting > 0 else {
            if let failure { throw failure }
            return
        }
        waiting -= 1
        let batch = hashing.next()
        tree = batch.tree
        hashed = batch
    }

    /// The tree over all events, once there is no next one.
    private(set) var tree = MerkleTree()

    private func compare(_ row: StoredRow, leaf: Digest) throws(RegistryError) {
        guard row.leaf == leaf else { throw LedgerPass.broken("event \(size): its bytes have changed") }
        guard row.sequence == size, row.kind == reader.kind, row.bundle == reader.bundle.map({ .number($0) }) ?? .none
        else { throw LedgerPass.broken("event \(size): its columns do not repeat its bytes") }
    }

    /// Refuses where a checkpoint or the stored tree is not that of the events which were taken.
    func end(_ db: Database) throws {
        if let missing = checkpoints.first {
            throw LedgerPass.broken(
                "a checkpoint of \(missing.head.size) events, but only \(size) are left of them")
        }
        guard try Registry.tree(in: db) == tree else {
            throw LedgerPass.broken("its stored tree does not fit its events")
        }
    }

    private mutating func compareWithCheckpoints() throws(RegistryError) {
        while let next = checkpoints.first, next.head.size <= size {
            guard let root, next.head == TreeHead(size: size, root: root) else {
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
    private let columns: StatementColumns
    /// How many were compared.
    private(set) var count = 0

    init(_ db: Database) throws {
        let statement = try db.makeStatement(
            sql: "SELECT \(BundleRecord.columns) FROM bundles ORDER BY bundles.prepared, bundles.number")
        rows = try Row.fetchCursor(statement)
        columns = StatementColumns(statement)
    }

    /// Compares the next row with what its event says.
    mutating func compare(with expected: BundleRecord) throws {
        guard try rows.next() != nil, expected.isRepeated(by: columns) else {
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
