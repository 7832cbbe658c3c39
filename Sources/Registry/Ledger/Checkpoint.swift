internal import Primitives

/// The name and public key of whoever signs checkpoints, as a C2SP signed note names a verifier:
/// `name+<key id, 8 hexadecimal digits>+<base64 of 0x01 and the Ed25519 key>`.
public struct NoteKey: Hashable, Sendable, CustomStringConvertible {
    /// The key's name: no spaces, no plus sign.
    public let name: String
    /// The Ed25519 public key, 32 bytes.
    public let publicKey: [UInt8]

    /// A key `name`; `nil` where the name is not allowed or the key has not 32 bytes.
    public init?(name: String, publicKey: [UInt8]) {
        let fits = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "+") }
        guard fits, (1...120).contains(name.utf8.count), publicKey.count == 32 else { return nil }
        self.name = name
        self.publicKey = publicKey
    }

    /// A key from its text; `nil` where the text is not of the form or its id does not fit.
    public init?(_ text: some StringProtocol) {
        // The name and the id hold no plus sign, the base64 behind them may.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = Base64.decode(parts[2]), key.first == NoteKey.algorithm else { return nil }
        self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
        guard Hex.encode(id) == parts[1] else { return nil }
    }

    /// The key as text.
    public var description: String {
        "\(name)+\(Hex.encode(id))+\(Base64.encode([NoteKey.algorithm] + publicKey))"
    }

    /// The first four bytes of SHA-256 over name, line end, algorithm and key.
    public var id: [UInt8] {
        Array(Digest.sha256(Array(name.utf8) + [0x0A, NoteKey.algorithm] + publicKey).bytes.prefix(4))
    }

    private static let algorithm: UInt8 = 1
}

/// A statement that a ledger had a head: the text of a C2SP tlog-checkpoint, which a signed note carries.
///
///     datalease.example/ledger
///     42
///     <base64 of the root>
///
///     — name <base64 of key id and signature>
public struct Checkpoint: Hashable, Sendable {
    /// The ledger's name, on the first line.
    public let origin: String
    /// Its size and root.
    public let head: TreeHead

    /// A checkpoint of `head` for the ledger `origin`; `nil` where the origin is empty or not one line.
    public init?(origin: String, head: TreeHead) {
        guard !origin.isEmpty, origin.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        self.origin = origin
        self.head = head
    }

    /// The three lines that are signed, the last line end included.
    public var text: String {
        "\(origin)\n\(head.size)\n\(Base64.encode(head.root.bytes))\n"
    }

    /// The note with one signature. `sign` makes an Ed25519 signature of the bytes it is given, 64 bytes.
    public func note<Failure: Error>(
        signedAs key: NoteKey, sign: (_ message: [UInt8]) throws(Failure) -> [UInt8]
    ) throws(Failure) -> String {
        let signature = try sign(Array(text.utf8))
        return "\(text)\n\(Checkpoint.dash)\(key.name) \(Base64.encode(key.id + signature))\n"
    }

    /// Reads a note and checks that `key` signed it. Signatures by other keys are passed over, as the specification
    /// asks. `verify` says whether a signature, 64 bytes, of a message by an Ed25519 public key is good.
    ///
    /// Refuses with `.ledger` a note that is not of the form, that the key has not signed, or signed badly.
    public init(
        note: String, signedBy key: NoteKey,
        verify: (_ message: [UInt8], _ signature: [UInt8], _ publicKey: [UInt8]) -> Bool
    ) throws(RegistryError) {
        let bytes = Array(note.utf8)
        guard let end = bytes.indices.dropLast().last(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }) else {
            throw Checkpoint.malformed("no empty line before its signatures")
        }
        let message = Array(bytes[...end])
        try self.init(text: String(decoding: message, as: UTF8.self))
        var isSigned = false
        let signatures = String(decoding: bytes[(end + 2)...], as: UTF8.self)
        guard signatures.hasSuffix("\n") else {
            throw Checkpoint.malformed("its last line has no end")
        }
        for line in signatures.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, "\(parts[0]) " == Checkpoint.dash, let blob = Base64.decode(parts[2]),
                blob.count > 4
            else { throw Checkpoint.malformed("a line that is no signature") }
            guard parts[1] == key.name, Array(blob.prefix(4)) == key.id else { continue }
            guard verify(message, Array(blob.dropFirst(4)), key.publicKey) else {
                throw Checkpoint.malformed("the signature is not by the ledger's key")
            }
            isSigned = true
        }
        guard isSigned else { throw Checkpoint.malformed("not signed by the ledger's key") }
    }

    /// Reads the text of a checkpoint. Lines behind the root are refused: this program writes none.
    init(text: String) throws(RegistryError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty else {
            throw Checkpoint.malformed("not three lines")
        }
        guard let size = Int(lines[1]), size >= 0, String(size) == lines[1],
            let root = Base64.decode(lines[2]).flatMap({ Digest(bytes: $0) }),
            let checkpoint = Checkpoint(origin: String(lines[0]), head: TreeHead(size: size, root: root))
        else { throw Checkpoint.malformed("no size or root of its form") }
        self = checkpoint
    }

    private static let dash = "\u{2014} "

    private static func malformed(_ what: String) -> RegistryError {
        RegistryError(
            .ledger, "checkpoint: \(what)",
            hint: "keep the file as it is and tell the data protection officer: somebody may have changed it")
    }
}

extension Registry {
    /// Refuses with `.ledger` where `checkpoint` is not a head that this ledger had: the database was swapped for
    /// another, rolled back or rewritten. Quick: it believes what events say of their past, as `verify` does not.
    public func check(against checkpoint: Checkpoint) throws(RegistryError) {
        guard let head = try head(at: checkpoint.head.size) else {
            throw RegistryError(
                .ledger, "ledger: fewer events than the \(checkpoint.head.size) of the last checkpoint",
                hint: "the registry was replaced by an older copy or cut short: restore the newest backup")
        }
        guard head == checkpoint.head else {
            throw RegistryError(
                .ledger, "ledger: not the events that the last checkpoint was made of",
                hint: "the registry was replaced or rewritten: keep it as it is and compare it with a backup")
        }
    }
}
