internal import Primitives

/// Hashes the events of a ledger while the pass over it reads on. The registry starts no thread: who has two processors
/// gives it something that does.
public protocol LedgerHashing: SendableMetatype {
    /// Begins with a hasher that has taken nothing yet.
    init(_ hasher: LedgerHasher)
    /// Has a batch hashed, behind those that were given before.
    func begin(_ batch: EventBatch)
    /// Waits for the oldest batch that was given and not taken back yet; there is one.
    func next() -> HashedBatch
}

/// Hashes events into the tree of a ledger, from its beginning.
public struct LedgerHasher: Sendable {
    private var tree = MerkleTree()
    private let rootsFrom: Int
    private let sizes: Set<Int>

    /// A hasher that gives the root at each of `sizes`, and at every size from `rootsFrom` on: a root takes ten times as
    /// long as to grow the tree by a leaf.
    init(rootsFrom: Int, sizes: Set<Int>) {
        self.rootsFrom = rootsFrom
        self.sizes = sizes
    }

    /// Takes the next events.
    public mutating func hash(_ batch: EventBatch) -> HashedBatch {
        var leaves: [Digest] = []
        var roots: [Digest?] = []
        leaves.reserveCapacity(batch.rows.count)
        roots.reserveCapacity(batch.rows.count)
        for place in batch.rows.indices {
            let leaf = MerkleTree.leafHash(of: batch.bytes[batch.range(at: place)])
            tree.append(leaf)
            leaves.append(leaf)
            roots.append(tree.size >= rootsFrom || sizes.contains(tree.size) ? tree.root : nil)
        }
        return HashedBatch(batch: batch, leaves: leaves, roots: roots, tree: tree)
    }
}

/// Events with their leaves, and the tree behind them.
public struct HashedBatch: Sendable {
    /// The events.
    let batch: EventBatch
    /// The leaf of each.
    let leaves: [Digest]
    /// The root of the tree behind each, where it was asked for.
    let roots: [Digest?]
    /// The tree behind the last.
    let tree: MerkleTree
}

/// Hashes where it stands, batch after batch.
public final class HashingInTurn: LedgerHashing {
    private var hasher: LedgerHasher
    private var batches: [EventBatch] = []

    /// Begins with a hasher that has taken nothing yet.
    public init(_ hasher: LedgerHasher) { self.hasher = hasher }

    /// Keeps the batch.
    public func begin(_ batch: EventBatch) { batches.append(batch) }

    /// Hashes the oldest batch.
    public func next() -> HashedBatch { hasher.hash(batches.removeFirst()) }
}
