import Foundation
import Primitives
import Registry
import TestSupport
import Testing

/// The leaves that RFC 6962 test vectors are made of.
private let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F],
]

@Suite struct MerkleTreeTests {
    @Test("the empty tree's root is the digest of nothing, the first leaf's root its leaf hash")
    func smallTrees() {
        var tree = MerkleTree()
        #expect(tree.root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        tree.append(MerkleTree.leafHash(of: []))
        #expect(tree.root.hex == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    }

    @Test("eight leaves have the root that Certificate Transparency's own tests give")
    func eightLeaves() {
        var tree = MerkleTree()
        for leaf in leaves { tree.append(MerkleTree.leafHash(of: leaf)) }
        #expect(tree.root.hex == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    }

    @Test("roots of every size are those of the recursive definition in RFC 6962 section 2.1")
    func roots() {
        var tree = MerkleTree()
        var hashes: [Digest] = []
        for number in 0..<200 {
            #expect(tree.root == recursiveRoot(hashes[...]), "size \(number)")
            let leaf = MerkleTree.leafHash(of: Array("leaf \(number)".utf8))
            hashes.append(leaf)
            tree.append(leaf)
            #expect(tree.size == hashes.count)
        }
    }

    @Test("published vectors: both roots of every valid consistency proof over the well-known leaves are ours")
    func publishedRoots() throws {
        struct Vector: Decodable {
            let size1: Int
            let size2: Int
            let root1: String
            let root2: String
            let wantErr: Bool
        }
        guard let folder = Vectors.folder("merkle") else { return }
        var roots: [String] = []
        var tree = MerkleTree()
        for leaf in leaves {
            roots.append(Base64.encode(tree.root.bytes))
            tree.append(MerkleTree.leafHash(of: leaf))
        }
        roots.append(Base64.encode(tree.root.bytes))
        var checked = 0
        for number in 0...4 {
            let file = folder.appendingPathComponent("consistency/\(number)/happy-path.json")
            let vector = try JSONDecoder().decode(Vector.self, from: Data(contentsOf: file))
            #expect(!vector.wantErr)
            #expect(roots[vector.size1] == vector.root1)
            #expect(roots[vector.size2] == vector.root2)
            checked += 1
        }
        #expect(checked == 5)
    }

    /// MTH of RFC 6962: split at the largest power of two below the size.
    private func recursiveRoot(_ hashes: ArraySlice<Digest>) -> Digest {
        guard hashes.count > 1 else { return hashes.first ?? Digest.sha256([]) }
        var split = 1
        while split * 2 < hashes.count { split *= 2 }
        let middle = hashes.startIndex + split
        let left = recursiveRoot(hashes[..<middle])
        let right = recursiveRoot(hashes[middle...])
        return Digest.sha256([1] + left.bytes + right.bytes)
    }
}
