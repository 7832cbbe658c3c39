internal import Primitives
internal import Registry

/// What `ledger check` found.
public struct ProofsChecked: Sendable {
    /// The verifier key that all of it was checked with.
    public let key: String
    /// The file that the key was taken from; `nil` where the caller gave it.
    public let keyFile: String?
    /// What was shown, a line each.
    public let shown: [String]
    /// What does not hold, a line each.
    public let problems: [String]
}

/// Proofs about a ledger, checked without it: with the files that `ledger prove` wrote and the ledger's verifier key.
public struct ProofCheck {
    private let key: NoteKey
    private let keyFile: String?
    private var shown: [String] = []
    private var problems: [String] = []
    /// The heads that a proof connects, or that a checkpoint signs.
    private var proved: Set<TreeHead> = []
    private var signed: [(path: String, head: TreeHead)] = []

    /// Checks `files`: proofs of either kind, checkpoints, exact events, and whatever names a head (a statement, receipt
    /// or certificate); a folder stands for the proofs in it. `key` is the verifier key, or a file with it; without one
    /// it is taken from the file that `ledger prove` wrote beside the first proof.
    ///
    /// Throws where a file cannot be read or there is no key; what does not hold is in the result's `problems`.
    public static func check(_ files: [String], key: String?) throws -> ProofsChecked {
        let paths = try files.flatMap { try Self.files(in: $0) }
        guard let first = paths.first else {
            throw KitError(
                .usage, "no proof is named", hint: "name the files, or the folder, of datalease ledger prove")
        }
        let beside = "\(Folder.parent(of: first))/\(ProofFiles.key)"
        let text: String
        let keyFile: String?
        if let key, NoteKey(key) != nil {
            (text, keyFile) = (key, nil)
        } else {
            let path = key ?? beside
            guard Folder.exists(path) else {
                throw KitError(
                    key == nil ? .failed : .usage,
                    key == nil
                        ? "\(path): no such file, and no verifier key was given"
                        : "--key is neither a verifier key nor a file that is there",
                    hint: "give the ledger's key with --key datalease/ledger+..., as the provider told it to you")
            }
            let bytes = try Folder.read(path, limit: 1024)
            (text, keyFile) = (String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }, path)
        }
        guard let noteKey = NoteKey(text) else {
            throw KitError(
                .check, "\(keyFile ?? "--key") holds no verifier key",
                hint: "it is one line, such as datalease/ledger+bc0c2205+AaGn...")
        }
        var check = ProofCheck(key: noteKey, keyFile: key == nil ? keyFile : nil)
        // What only names a head comes last: it is held against what the others prove.
        var naming: [String] = []
        for path in paths where try !check.takesProof(path) { naming.append(path) }
        for path in naming {
            do {
                try check.compare(path)
            } catch let error as KitError where error.category == .check && path.hasSuffix(ProofFiles.entryEnding) {
                check.problems.append("\(path): no proof covers it")
            }
        }
        check.compareSignedHeads()
        return ProofsChecked(
            key: noteKey.description, keyFile: check.keyFile, shown: check.shown, problems: check.problems)
    }

    private init(key: NoteKey, keyFile: String?) {
        self.key = key
        self.keyFile = keyFile
    }

    private static func files(in path: String) throws -> [String] {
        guard Folder.isFolder(path) else { return path.hasSuffix("/" + ProofFiles.key) ? [] : [path] }
        let all = Folder.names(in: path).sorted()
        let names = all.filter { name in
            // An event stands with its proof; one that has none is looked at by itself.
            let isBare =
                name.hasSuffix(ProofFiles.entryEnding)
                && !all.contains(name.dropLast(ProofFiles.entryEnding.count) + ProofFiles.proofEnding)
            return name.hasSuffix(ProofFiles.proofEnding) || name.hasSuffix(ProofFiles.continuationEnding)
                || name == ProofFiles.checkpoint || isBare
        }
        guard !names.isEmpty else {
            throw KitError(.failed, "\(path) holds no proof", hint: "name the folder that datalease ledger prove wrote")
        }
        return names.map { "\(path)/\($0)" }
    }

    /// Checks a file that is a proof, a checkpoint or an event; `false` for any other.
    private mutating func takesProof(_ path: String) throws -> Bool {
        let bytes = try Folder.read(path, limit: 1 << 20)
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            if text.hasPrefix("c2sp.org/tlog-proof@") {
                try checkEntry(EntryProofText(text), path)
            } else if text.hasPrefix("datalease/ledger-continuation@") {
                try checkContinuation(ContinuationProofText(text), path)
            } else if text.hasPrefix("{\"v\":1,\"seq\":") {
                let proof = String(path.dropLast(ProofFiles.entryEnding.count)) + ProofFiles.proofEnding
                guard path.hasSuffix(ProofFiles.entryEnding), Folder.exists(proof) else {
                    problems.append("\(path): an event without its proof beside it")
                    return true
                }
                let proofText = String(decoding: try Folder.read(proof, limit: 1 << 20), as: UTF8.self)
                try checkEntry(EntryProofText(proofText), proof)
            } else if text.contains("\n\n\u{2014} ") {
                let head = try signedHead(bytes, path)
                shown.append("\(path): the ledger's key signed its head of \(head.size) events")
            } else {
                return false
            }
        } catch let error as RegistryError {
            problems.append("\(path): \(error.what)")
        }
        return true
    }

    private mutating func signedHead(_ note: [UInt8], _ path: String) throws(RegistryError) -> TreeHead {
        let head = try DataLease.checkpoint(note: note, signedBy: key).head
        proved.insert(head)
        signed.append((path, head))
        return head
    }

    private mutating func checkEntry(_ proof: EntryProofText, _ path: String) throws {
        let file = String(path.dropLast(ProofFiles.proofEnding.count)) + ProofFiles.entryEnding
        guard path.hasSuffix(ProofFiles.proofEnding), Folder.exists(file) else {
            problems.append("\(path): the event's bytes are not beside it, in a file that ends in .json")
            return
        }
        let bytes = try Folder.read(file, limit: 1 << 20)
        let head = try signedHead(Array(proof.note.utf8), path)
        guard proof.proof.holds(for: MerkleTree.leafHash(of: bytes), in: head) else {
            problems.append(
                "\(file): not the event at place \(proof.proof.index + 1) of the ledger of \(head.size) events")
            return
        }
        let event = try Event(parsing: bytes)
        guard event.sequence == proof.proof.index + 1 else {
            problems.append("\(file): says that it is event \(event.sequence), and is at another place in the ledger")
            return
        }
        shown.append(
            "\(file): event \(event.sequence), \(event.body.kind.rawValue) at \(event.time), is in the ledger of"
                + " \(head.size) events")
    }

    private mutating func checkContinuation(_ proof: ContinuationProofText, _ path: String) throws {
        let head = try signedHead(Array(proof.note.utf8), path)
        guard proof.proof.holds(from: proof.old, to: head) else {
            problems.append(
                "\(path): the ledger of \(head.size) events does not go on from the head of \(proof.old.size)")
            return
        }
        proved.insert(proof.old)
        shown.append(
            "\(path): the ledger of \(head.size) events goes on from its head of \(proof.old.size), nothing of which was"
                + " changed")
    }

    /// Holds the head that a statement, receipt or certificate names against what was proved.
    private mutating func compare(_ path: String) throws {
        let named = try NamedHead(file: path)
        if proved.contains(named.head) {
            shown.append("\(path): the \(named.what) names a head of \(named.head.size) events that is proved here")
        } else if proved.contains(where: { $0.size == named.head.size }) {
            problems.append(
                "\(path): the \(named.what) names another head of \(named.head.size) events than is proved here:"
                    + " the history was rewritten or forked")
        } else {
            problems.append(
                "\(path): no proof is given from the head of \(named.head.size) events that the \(named.what) names:"
                    + " ask for its .continuation")
        }
    }

    /// Two signed checkpoints of one size with two roots show that the ledger was forked.
    private mutating func compareSignedHeads() {
        for (index, one) in signed.enumerated() {
            for other in signed[(index + 1)...] where one.head.size == other.head.size && one.head != other.head {
                problems.append(
                    "\(one.path) and \(other.path): two checkpoints of \(one.head.size) events contradict each other, both"
                        + " signed by the ledger's key: the history was forked")
            }
        }
    }
}
