internal import Bundles
internal import Primitives
internal import Registry

/// Proofs that were written.
public struct Proven: Sendable {
    /// The number of events in the checkpoint that the proofs are against.
    public let size: Int
    /// The events that are proved, in words.
    public let events: [String]
    /// The older heads that the ledger is proved to have gone on from: what names each, and its number of events.
    public let continuations: [(what: String, size: Int)]
    /// The ledger's verifier key.
    public let key: String
    /// Whether the head in the bundle's statement is among them.
    public let hasStatement: Bool
}

/// The names of the files that `ledger prove` writes.
enum ProofFiles {
    static let entryEnding = ".json"
    static let proofEnding = ".tlog-proof"
    static let continuationEnding = ".continuation"
    static let key = "ledger.vkey"
    static let checkpoint = "checkpoint"
}

extension DataLease {
    /// Writes, to a folder that is new or empty, proofs about one bundle that anyone can check without this registry: each
    /// of its events in its exact bytes, with a C2SP tlog-proof that it is in the ledger; that the ledger went on from
    /// the head in the bundle's statement, and from those that its receipts and certificates name; the checkpoint that
    /// all of it is against; and the ledger's verifier key.
    ///
    /// The statement is read from `statement`, else from where it was written, where it still is.
    public func prove(_ reference: String, statement: String?, to folder: String) throws -> Proven {
        let registry = try openRegistry(.anyTime)
        let record = try bundleRecord(reference, in: registry)
        guard Folder.names(in: folder).isEmpty else {
            throw KitError(.failed, "\(folder) is not empty", hint: "name a new folder; nothing is ever replaced")
        }
        let events = try registry.events(ofBundle: record.number)
        let heads = try olderHeads(of: record, statement: statement, in: registry)
        let note = try writeCheckpoint(of: registry)
        let key = try ledgerKey(of: registry)
        let head = try Self.checkpoint(note: Array(note.utf8), signedBy: key).head
        let proofs = try registry.proofs(of: events.map(\.sequence), from: heads.map(\.head), in: head)
        try Folder.make(folder, mode: 0o755)
        func write(_ bytes: some Sequence<UInt8>, _ name: String) throws {
            try Folder.write(Array(bytes), to: "\(folder)/\(name)", mode: 0o644)
        }
        for entry in proofs.entries {
            let stem = "B\(record.number).event-\(entry.sequence)"
            try write(entry.bytes, stem + ProofFiles.entryEnding)
            try write(
                EntryProofText(extra: nil, proof: entry.proof, note: note).text.utf8, stem + ProofFiles.proofEnding)
        }
        for continuation in proofs.continuations {
            let text = ContinuationProofText(old: continuation.old, proof: continuation.proof, note: note).text
            try write(
                text.utf8, "B\(record.number).from-\(continuation.old.size)\(ProofFiles.continuationEnding)")
        }
        try write(note.utf8, ProofFiles.checkpoint)
        try write("\(key)\n".utf8, ProofFiles.key)
        try Folder.sync(folder)
        return Proven(
            size: head.size, events: events.map { "event \($0.sequence), \($0.body.kind.rawValue)" },
            continuations: heads.map { ($0.what, $0.head.size) }, key: key.description,
            hasStatement: heads.contains { $0.isStatement })
    }

    private typealias OlderHead = (what: String, head: TreeHead, isStatement: Bool)

    /// The heads that somebody outside has about a bundle, each once.
    private func olderHeads(
        of record: BundleRecord, statement given: String?, in registry: Registry
    ) throws -> [OlderHead] {
        var heads: [OlderHead] = []
        if let path = try given ?? statementPath(of: record, in: registry) {
            let statement = try Statement(parsing: try Folder.read(path, limit: 1 << 20))
            guard statement.sha256 == record.digest else {
                throw KitError(
                    .check, "\(path) is not the statement of \(record.stem)", hint: "name the statement of this bundle")
            }
            if let ledger = statement.ledger {
                heads.append(("the statement", TreeHead(size: ledger.size, root: ledger.root), true))
            }
        }
        // What contradicts the ledger is for `ledger verify` to say, until it is settled: nothing can be proved from it.
        for named in try registry.recordedHeads(ofBundle: record.number) where !named.isOfAnotherHistory {
            heads.append((named.kind == .receiptRecorded ? "a receipt" : "a certificate", named.head, false))
        }
        var known: Set<TreeHead> = []
        let history = LedgerHistory(of: registry)
        return try heads.filter { older in
            guard known.insert(older.head).inserted else { return false }
            switch try history.standing(of: older.head) {
            case .had: return older.head.size > 0
            case .lost(let event):
                surroundings.notice(
                    "warning: the head of \(older.head.size) events in \(older.what) is of the stretch that was lost before"
                        + " event \(event): nothing can be proved from it")
                return false
            case .never:
                throw KitError(
                    .check, "this ledger never had the head of \(older.head.size) events that \(older.what) names",
                    hint: "the history was rewritten or swapped: run datalease ledger verify")
            }
        }
    }

    /// Where the bundle's statement was written, where it still is.
    func statementPath(of record: BundleRecord, in registry: Registry) throws -> String? {
        let name = try BundleName(parsing: record.stem).fileName(.statement)
        return try registry.ownCopies(ofBundle: record.number).lazy.compactMap(\.path).first {
            Folder.name(of: $0) == name && Folder.exists($0)
        }
    }
}
