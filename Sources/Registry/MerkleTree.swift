public import Primitives

/// The head of the ledger's tree: how many events, and the root over their leaves.
public struct TreeHead: Hashable, Sendable {
    /// The number of events.
    public let size: Int
    /// The root of the RFC 6962 Merkle tree over them.
    public let root: Digest

    /// A head of `size` events with `root`.
    public init(size: Int, root: Digest) {
        self.size = size
        self.root = root
    }
}
