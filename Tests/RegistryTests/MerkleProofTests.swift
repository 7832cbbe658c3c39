import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct MerkleProofTests {
    private struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: String?
        let leafHash: String?
        let proof: [String]?
        let wantErr: Bool
    }

    private struct Consistency: Decodable {
        let size1: UInt64
        let size2: UInt64
        let root1: String?
        let root2: String?
        let proof: [String]?
        let wantErr: Bool
    }

    /// A hash of a vector; `nil` where it has not 32 bytes.
    private func hash(_ text: String?) -> Digest? { Base64.decode(text ?? "").flatMap { Digest(bytes: $0) } }

    private func vectors(_ folder: URL, _ kind: String) throws -> [URL] {
        let files = FileManager.default.enumerator(
            at: folder.appendingPathComponent(kind), includingPropertiesForKeys: nil)
        return try #require(files).compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
    }

    @Test("published vectors: every good inclusion proof holds, and no bad one")
    func publishedInclusion() throws {
        guard let folder = Vectors.folder("merkle") else { return }
        var checked = 0
        for file in try vectors(folder, "inclusion") {
            let vector = try JSONDecoder().decode(Inclusion.self, from: Data(contentsOf: file))
            checked += 1
            // What has not 32 bytes is no hash: no reader of ours lets it come so far.
            let hashes = (vector.proof ?? []).compactMap { hash($0) }
            guard hashes.count == vector.proof?.count ?? 0, let leaf = hash(vector.leafHash),
                let root = hash(vector.root)
            else {
                #expect(vector.wantErr, "\(file.path)")
                continue
            }
            let proof = InclusionProof(index: Int(exactly: vector.leafIdx) ?? -1, hashes: hashes)
            let size = try #require(Int(exactly: vector.treeSize))
            #expect(proof.holds(for: leaf, in: TreeHead(size: size, root: root)) != vector.wantErr, "\(file.path)")
        }
        #expect(checked == 98)
    }

    @Test("published vectors: every good consistency proof holds, and no bad one")
    func publishedConsistency() throws {
        guard let folder = Vectors.folder("merkle") else { return }
        var checked = 0
        for file in try vectors(folder, "consistency") {
            let vector = try JSONDecoder().decode(Consistency.self, from: Data(contentsOf: file))
            // Some hashes have not 32 bytes; what matters of them is which are equal.
            func anyHash(_ text: String?) -> Digest { hash(text) ?? Digest.sha256("not a hash: \(text ?? "")") }
            let proof = ConsistencyProof(hashes: (vector.proof ?? []).map { anyHash($0) })
            let old = TreeHead(size: try #require(Int(exactly: vector.size1)), root: anyHash(vector.root1))
            let new = TreeHead(size: try #require(Int(exactly: vector.size2)), root: anyHash(vector.root2))
            #expect(proof.holds(from: old, to: new) != vector.wantErr, "\(file.path)")
            checked += 1
        }
        #expect(checked == 98)
    }

    /// PROOF of RFC 6962 sections 2.1.1 and 2.1.2, word for word.
    private func path(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = split(leaves)
        return index < left.count
            ? path(index, left) + [root(right)] : path(index - left.count, right) + [root(left)]
    }

    private func subproof(_ size: Int, _ leaves: ArraySlice<Digest>, isWhole: Bool) -> [Digest] {
        if size == leaves.count { return isWhole ? [] : [root(leaves)] }
        let (left, right) = split(leaves)
        return size <= left.count
            ? subproof(size, left, isWhole: isWhole) + [root(right)]
            : subproof(size - left.count, right, isWhole: false) + [root(left)]
    }

    private func split(_ leaves: ArraySlice<Digest>) -> (ArraySlice<Digest>, ArraySlice<Digest>) {
        var middle = 1
        while middle * 2 < leaves.count { middle *= 2 }
        return (leaves.prefix(middle), leaves.dropFirst(middle))
    }

    private func root(_ leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1 else { return leaves.first ?? Digest.sha256([]) }
        let (left, right) = split(leaves)
        return MerkleTree.node(root(left), root(right))
    }

    @Test("proofs made in one reading are those of the definition, for every leaf and every size up to 40, and hold")
    func made() {
        let all = (0..<40).map { MerkleTree.leafHash(of: Array("leaf \($0)".utf8)) }
        for size in 1...40 {
            let leaves = all.prefix(size)
            var maker = ProofMaker(size: size)
            let inclusions = (0..<size).map { maker.askInclusion(of: $0) }
            let continuations = (1...size).map { maker.askConsistency(from: $0) }
            var next = 0
            let head = TreeHead(
                size: size,
                root: maker.read {
                    next += 1
                    return all[next - 1]
                })
            #expect(head.root == root(leaves))
            for (index, number) in inclusions.enumerated() {
                let proof = InclusionProof(index: index, hashes: maker.hashes(number))
                #expect(proof.hashes == path(index, leaves), "leaf \(index) of \(size)")
                #expect(proof.holds(for: all[index], in: head))
                #expect(!proof.holds(for: all[(index + 1) % 40], in: head))
                let elsewhere = InclusionProof(index: index + 1, hashes: proof.hashes)
                #expect(!elsewhere.holds(for: all[index], in: head))
                let longer = InclusionProof(index: index, hashes: proof.hashes + [head.root])
                #expect(!longer.holds(for: all[index], in: head))
            }
            for (offset, number) in continuations.enumerated() {
                let old = TreeHead(size: offset + 1, root: root(leaves.prefix(offset + 1)))
                let proof = ConsistencyProof(hashes: maker.hashes(number))
                #expect(proof.hashes == subproof(old.size, leaves, isWhole: true), "\(old.size) of \(size)")
                #expect(proof.holds(from: old, to: head))
                let rewritten = TreeHead(size: old.size, root: all[0] == old.root ? all[1] : all[0])
                #expect(!proof.holds(from: rewritten, to: head))
                #expect(!proof.holds(from: old, to: TreeHead(size: size, root: rewritten.root)))
            }
        }
    }

    @Test("the registry's proofs are about the events' exact bytes, at the newest head and at older ones")
    func registryProofs() throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            var heads = [try registry.head()]
            for body in try everyBody() {
                try registry.append(body, by: officer, at: Instant(seconds: 0))
                heads.append(try registry.head())
            }
            for head in heads.dropFirst() {
                let older = Array(heads[1...head.size])
                let proofs = try registry.proofs(of: Array(1...head.size).reversed(), from: older, in: head)
                #expect(proofs.head == head)
                #expect(proofs.entries.map(\.sequence) == Array(1...head.size).reversed())
                for entry in proofs.entries {
                    #expect(try Event(parsing: entry.bytes).sequence == entry.sequence)
                    #expect(entry.proof.index == entry.sequence - 1)
                    #expect(entry.proof.holds(for: MerkleTree.leafHash(of: entry.bytes), in: head))
                }
                #expect(proofs.continuations.map(\.old) == older)
            }
            let head = try #require(heads.last)
            try expectRefusal(.unknownRecord) { _ = try registry.proofs(of: [0], in: head) }
            try expectRefusal(.unknownRecord) { _ = try registry.proofs(of: [head.size + 1], in: head) }
            let foreign = TreeHead(size: 3, root: Digest.sha256("another ledger"))
            try expectRefusal(.ledger) { _ = try registry.proofs(of: [1], in: foreign) }
            try expectRefusal(.ledger) { _ = try registry.proofs(of: [1], from: [foreign], in: head) }
            try expectRefusal(.ledger) { _ = try registry.proofs(of: [1], from: [heads[0]], in: head) }
            let later = TreeHead(size: head.size + 1, root: head.root)
            try expectRefusal(.ledger) { _ = try registry.proofs(of: [1], in: later) }
        }
    }

    @Test("no proof comes from leaves or bytes that were changed")
    func tamperedProofs() throws {
        for change in ["leaf = zeroblob(32)", "bytes = CAST(replace(CAST(bytes AS TEXT), 'SHA', 'sha') AS BLOB)"] {
            try withTemporaryFolder { folder in
                let path = folder.appendingPathComponent("registry.sqlite").path
                let registry = try Registry.createSigned(path: path)
                for body in try everyBody() { try registry.append(body, by: officer, at: Instant(seconds: 0)) }
                let head = try registry.head()
                try tamper(path, "UPDATE events SET \(change) WHERE seq = 2;")
                try expectRefusal(.ledger) { _ = try registry.proofs(of: [2], in: head) }
            }
        }
    }
}
