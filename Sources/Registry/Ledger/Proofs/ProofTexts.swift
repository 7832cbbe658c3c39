internal import Primitives

/// That an entry is in a ledger, in a file of its own: a C2SP tlog-proof (c2sp.org/tlog-proof@v1).
///
///     c2sp.org/tlog-proof@v1
///     extra <base64, where there is something>
///     index 41
///     <base64 of a hash> ...
///
///     <the checkpoint, a signed note>
public struct EntryProofText: Hashable, Sendable {
    /// What goes with the proof, such as the entry itself. The proof does not cover it.
    public let extra: [UInt8]?
    /// The proof.
    public let proof: InclusionProof
    /// The checkpoint's note, exactly as it was signed.
    public let note: String

    /// A proof against the tree of a checkpoint.
    public init(extra: [UInt8]?, proof: InclusionProof, note: String) {
        self.extra = extra
        self.proof = proof
        self.note = note
    }

    /// The text.
    public var text: String {
        let extra = extra.map { "extra \(Base64.encode($0))\n" } ?? ""
        return "\(EntryProofText.heading)\n\(extra)index \(proof.index)\n\(ProofLines.text(proof.hashes))\n\(note)"
    }

    /// Reads a text. Refuses with `.form` anything that is not exactly of the form. What the note says and who signed
    /// it is for `Checkpoint(note:signedBy:verify:)` to find out, and then whether the proof holds.
    public init(_ text: String) throws(RegistryError) {
        var lines = try ProofLines(text, heading: EntryProofText.heading)
        extra = try lines.value(of: "extra").map { value throws(RegistryError) in
            guard let bytes = Base64.decode(value) else { throw ProofLines.malformed("extra is not base64") }
            return bytes
        }
        guard let index = try lines.value(of: "index").flatMap(ProofLines.number) else {
            throw ProofLines.malformed("no index")
        }
        proof = InclusionProof(index: index, hashes: try lines.hashes())
        note = try lines.remainder()
    }

    private static let heading = "c2sp.org/tlog-proof@v1"
}

/// That a ledger went on from an older head, in a file of its own. A form of ours, in the manner of a tlog-proof:
///
///     datalease/ledger-continuation@v1
///     old 42 <base64 of its root>
///     <base64 of a hash> ...
///
///     <the checkpoint, a signed note>
///
/// The hashes are those of RFC 9162 section 2.1.4.1, in that order.
public struct ContinuationProofText: Hashable, Sendable {
    /// The older head, as a statement, a receipt or an older checkpoint has it.
    public let old: TreeHead
    /// The proof.
    public let proof: ConsistencyProof
    /// The checkpoint's note, exactly as it was signed.
    public let note: String

    /// A proof against the tree of a checkpoint.
    public init(old: TreeHead, proof: ConsistencyProof, note: String) {
        self.old = old
        self.proof = proof
        self.note = note
    }

    /// The text.
    public var text: String {
        """
        \(ContinuationProofText.heading)
        old \(old.size) \(Base64.encode(old.root.bytes))
        \(ProofLines.text(proof.hashes))
        \(note)
        """
    }

    /// Reads a text. Refuses with `.form` anything that is not exactly of the form. What the note says and who signed
    /// it is for `Checkpoint(note:signedBy:verify:)` to find out, and then whether the proof holds.
    public init(_ text: String) throws(RegistryError) {
        var lines = try ProofLines(text, heading: ContinuationProofText.heading)
        let parts = try lines.value(of: "old")?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let size = ProofLines.number(parts[0]), let root = ProofLines.digest(parts[1]) else {
            throw ProofLines.malformed("no older head")
        }
        old = TreeHead(size: size, root: root)
        proof = ConsistencyProof(hashes: try lines.hashes())
        note = try lines.remainder()
    }

    private static let heading = "datalease/ledger-continuation@v1"
}

/// The lines of a proof's text, one after another.
private struct ProofLines {
    /// No tree that fits a computer has more levels; a consistency proof has one hash more.
    private static let mostHashes = 64
    private static let mostBytes = 1 << 20

    private var rest: Substring

    init(_ text: String, heading: String) throws(RegistryError) {
        guard text.utf8.count <= ProofLines.mostBytes else { throw ProofLines.malformed("longer than 1 MiB") }
        rest = text[...]
        guard try line().utf8.elementsEqual(heading.utf8) else {
            throw ProofLines.malformed("the first line is not \(heading)")
        }
    }

    static func text(_ hashes: [Digest]) -> String { hashes.map { Base64.encode($0.bytes) + "\n" }.joined() }

    /// The rest of the next line where it begins with `name` and a space.
    mutating func value(of name: String) throws(RegistryError) -> Substring? {
        guard rest.utf8.starts(with: "\(name) ".utf8) else { return nil }
        return Substring(try line().utf8.dropFirst(name.utf8.count + 1))
    }

    /// Hashes to the empty line behind them.
    mutating func hashes() throws(RegistryError) -> [Digest] {
        var hashes: [Digest] = []
        while true {
            let line = try line()
            if line.isEmpty { return hashes }
            guard hashes.count < ProofLines.mostHashes else { throw ProofLines.malformed("too many hashes") }
            guard let hash = ProofLines.digest(line) else { throw ProofLines.malformed("a line that is no hash") }
            hashes.append(hash)
        }
    }

    /// All that is left.
    func remainder() throws(RegistryError) -> String {
        guard !rest.isEmpty else { throw ProofLines.malformed("no checkpoint") }
        return String(rest)
    }

    static func number(_ text: some StringProtocol) -> Int? {
        Int(text).flatMap { $0 >= 0 && String($0) == text ? $0 : nil }
    }

    static func digest(_ text: some StringProtocol) -> Digest? { Base64.decode(text).flatMap { Digest(bytes: $0) } }

    private mutating func line() throws(RegistryError) -> Substring {
        guard let end = rest.utf8.firstIndex(of: 0x0A) else { throw ProofLines.malformed("a line without its end") }
        defer { rest = rest[rest.utf8.index(after: end)...] }
        return rest[..<end]
    }

    static func malformed(_ what: String) -> RegistryError {
        RegistryError(
            .form, "proof: \(what)", hint: "ask for the file again; it may have been changed on its way")
    }
}
