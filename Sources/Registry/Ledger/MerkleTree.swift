public import Primitives

/// The head of the ledger's tree: how many events, and the root over their leaves.
public struct TreeHead: Hashable, Sendable {
    /// The number of events.
    public let size: Int
    /// The root of the Merkle tree over them (RFC 6962 section 2.1).
    public let root: Digest

    /// A head of `size` events with `root`.
    public init(size: Int, root: Digest) {
        self.size = size
        self.root = root
    }
}

/// A Merkle tree over the ledger's events as RFC 6962 section 2.1 defines it, grown one leaf at a time.
///
/// Only its peaks are kept: the roots of the full subtrees that its leaves make up, one for every set bit of `size`,
/// the largest first. They are all that is needed to append a leaf and to know the root, in O(log n) hashes.
public struct MerkleTree: Hashable, Sendable {
    /// The number of leaves.
    public private(set) var size: Int
    private var peaks: [Digest]

    /// A tree without leaves.
    public init() {
        size = 0
        peaks = []
    }

    /// A tree from what `size` and `peakBytes` gave; `nil` where they do not go together.
    init?(size: Int, peakBytes: [UInt8]) {
        guard size >= 0, size < 1 << 62, peakBytes.count == size.nonzeroBitCount * 32 else { return nil }
        self.size = size
        peaks = stride(from: 0, to: peakBytes.count, by: 32).compactMap { offset in
            Digest(bytes: Array(peakBytes[offset..<offset + 32]))
        }
    }

    /// The peaks one after another, 32 bytes each.
    var peakBytes: [UInt8] { peaks.flatMap(\.bytes) }

    /// Adds a leaf behind all others. `leaf` is the leaf's hash, from `leafHash(of:)`.
    public mutating func append(_ leaf: Digest) {
        var node = leaf
        // Every set bit at the low end of `size` is a full subtree that the new leaf makes a larger one with.
        for _ in 0..<size.trailingOneBitCount {
            node = MerkleTree.node(peaks.removeLast(), node)
        }
        peaks.append(node)
        size += 1
    }

    /// The root: SHA-256 of nothing for an empty tree.
    public var root: Digest {
        guard var root = peaks.last else { return Digest.sha256([]) }
        for peak in peaks.dropLast().reversed() {
            root = MerkleTree.node(peak, root)
        }
        return root
    }

    /// Size and root.
    public var head: TreeHead { TreeHead(size: size, root: root) }

    /// The hash of a leaf: SHA-256 of a zero byte and the leaf's bytes.
    public static func leafHash(of bytes: [UInt8]) -> Digest { leafHash(of: bytes[...]) }

    static func leafHash(of bytes: ArraySlice<UInt8>) -> Digest {
        var hash = SHA256()
        hash.update(0 as UInt8)
        hash.update(bytes)
        return hash.finish()
    }

    /// The hash of an inner node: SHA-256 of a one byte and the two hashes below.
    static func node(_ left: Digest, _ right: Digest) -> Digest {
        SHA256.node(1, left, right)
    }
}

extension Int {
    fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
