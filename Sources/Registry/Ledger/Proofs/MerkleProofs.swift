public import Primitives

/// That a leaf is in a tree: the hashes beside its way up to the root, from the leaf's sibling to the root's child
/// (RFC 6962 section 2.1.1, RFC 9162 section 2.1.3).
public struct InclusionProof: Hashable, Sendable {
    /// The leaf's place, from 0.
    public let index: Int
    /// The hashes.
    public let hashes: [Digest]

    /// A proof for the leaf at `index`.
    public init(index: Int, hashes: [Digest]) {
        self.index = index
        self.hashes = hashes
    }

    /// Whether it shows that the leaf with the hash `leaf` is at its place in the tree of `head`. The leaf's hash is
    /// `MerkleTree.leafHash(of:)` the event's exact bytes.
    public func holds(for leaf: Digest, in head: TreeHead) -> Bool {
        // RFC 9162 section 2.1.3.2.
        guard index >= 0, index < head.size else { return false }
        var place = index
        var last = head.size - 1
        var root = leaf
        for hash in hashes {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                root = MerkleTree.node(hash, root)
                // At the right edge the levels without a sibling are skipped.
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                root = MerkleTree.node(root, hash)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && root == head.root
    }
}

/// That a tree is an older one with leaves behind it: nothing of the older was changed (RFC 6962 section 2.1.2,
/// RFC 9162 section 2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
    /// The hashes.
    public let hashes: [Digest]

    /// A proof of these hashes.
    public init(hashes: [Digest]) {
        self.hashes = hashes
    }

    /// Whether it shows that the tree of `new` begins with the tree of `old`. An empty old tree shows nothing: every
    /// tree begins with it.
    public func holds(from old: TreeHead, to new: TreeHead) -> Bool {
        // RFC 9162 section 2.1.4.2.
        guard old.size >= 1, old.size <= new.size else { return false }
        if old.size == new.size { return hashes.isEmpty && old.root == new.root }
        // The older tree is a full subtree of the newer where its size is a power of two: then its root is the start.
        var rest = hashes[...]
        if old.size.nonzeroBitCount == 1 { rest = ([old.root] + hashes)[...] }
        guard let start = rest.popFirst() else { return false }
        var place = old.size - 1
        var last = new.size - 1
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var oldRoot = start
        var newRoot = start
        for hash in rest {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                oldRoot = MerkleTree.node(hash, oldRoot)
                newRoot = MerkleTree.node(hash, newRoot)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                newRoot = MerkleTree.node(newRoot, hash)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && oldRoot == old.root && newRoot == new.root
    }
}

/// Makes proofs about the tree over `size` leaves from one reading of all leaves: the subtrees whose roots the proofs
/// consist of are known before, and hashed as the leaves come.
struct ProofMaker {
    private let size: Int
    private var roots: [Range<Int>: Digest] = [:]
    private var paths: [[Range<Int>]] = []

    /// A maker for a tree of `size` leaves.
    init(size: Int) {
        self.size = size
    }

    /// Asks for the inclusion proof of the leaf at `index`, which must be in the tree. Gives the number of the proof.
    mutating func askInclusion(of index: Int) -> Int {
        var path: [Range<Int>] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = ProofMaker.middle(of: range)
            if index < middle {
                path.append(middle..<range.upperBound)
                range = range.lowerBound..<middle
            } else {
                path.append(range.lowerBound..<middle)
                range = middle..<range.upperBound
            }
        }
        return ask(path.reversed())
    }

    /// Asks for the consistency proof from the first `oldSize` leaves, from 1 to all. Gives the number of the proof.
    mutating func askConsistency(from oldSize: Int) -> Int {
        var path: [Range<Int>] = []
        var range = 0..<size
        while oldSize < range.upperBound {
            let middle = ProofMaker.middle(of: range)
            if oldSize <= middle {
                path.append(middle..<range.upperBound)
                range = range.lowerBound..<middle
            } else {
                path.append(range.lowerBound..<middle)
                range = middle..<range.upperBound
            }
        }
        // A subtree that begins the whole is the older tree itself, whose root the verifier has.
        if range.lowerBound > 0 { path.append(range) }
        return ask(path.reversed())
    }

    private mutating func ask(_ path: [Range<Int>]) -> Int {
        paths.append(path)
        for range in path { roots[range] = .some(Digest.sha256([])) }
        return paths.count - 1
    }

    /// Reads all leaves with `nextLeaf`, in order, and gives the root. Afterwards the proofs can be had.
    mutating func read(_ nextLeaf: () throws -> Digest) rethrows -> Digest {
        let wanted = Array(roots.keys)
        return try read(0..<size, wanted: wanted, nextLeaf)
    }

    private mutating func read(
        _ range: Range<Int>, wanted: [Range<Int>], _ nextLeaf: () throws -> Digest
    ) rethrows -> Digest {
        let within = wanted.filter {
            $0 != range && $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound
        }
        let root: Digest
        if within.isEmpty {
            var tree = MerkleTree()
            for _ in range { tree.append(try nextLeaf()) }
            root = tree.root
        } else {
            let middle = ProofMaker.middle(of: range)
            let left = try read(range.lowerBound..<middle, wanted: within, nextLeaf)
            root = MerkleTree.node(left, try read(middle..<range.upperBound, wanted: within, nextLeaf))
        }
        if roots[range] != nil { roots[range] = root }
        return root
    }

    /// The hashes of the proof with that number.
    func hashes(_ number: Int) -> [Digest] { paths[number].compactMap { roots[$0] } }

    /// Where RFC 6962 splits a tree of more than one leaf: behind the largest power of two below its size.
    private static func middle(of range: Range<Int>) -> Int {
        range.lowerBound + 1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount)
    }
}
