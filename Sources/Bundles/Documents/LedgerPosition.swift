public import Primitives

/// Where a ledger stood, as forms write it: `54 CQrzWk9rqNN9cr2mas+/wQ2ChcUMcWZxicjiHXVneIc=`, the number of events and the
/// base64 of the root of the tree over them (RFC 6962), as a checkpoint has them on two lines.
///
/// A recipient who signs it pins all that the ledger held then.
public struct LedgerPosition: Hashable, Sendable, CustomStringConvertible {
    /// The number of events.
    public let size: Int
    /// The root of the tree over them.
    public let root: Digest

    /// The position of a ledger with `size` events and `root`.
    public init(size: Int, root: Digest) {
        self.size = size
        self.root = root
    }

    /// A position from its text; `nil` for anything that `description` does not write.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let size = Int(parts[0]), size >= 0, let bytes = Base64.decode(parts[1]),
            let root = Digest(bytes: bytes)
        else { return nil }
        self.init(size: size, root: root)
        guard description == text else { return nil }
    }

    /// The text in a form.
    public var description: String { "\(size) \(Base64.encode(root.bytes))" }
}
