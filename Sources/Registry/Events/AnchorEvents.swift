public import Primitives

/// A checkpoint was written to an anchor that the ledger did not know to be in use. From then on it is missed where it is
/// not compared with, whatever the home's files say.
public struct AnchorUse: Hashable, Sendable, EventPayload {
    /// The digest of the folder's path and a line end: a path never stands in an event.
    public let anchor: Digest

    /// The use of an anchor.
    public init(anchor: Digest) {
        self.anchor = anchor
    }

    var members: [JSON.Member] { [JSON.Member("anchor", .string(anchor.hex))] }

    init(fields: inout FieldReader) throws(RegistryError) {
        anchor = try fields.read("anchor", Form.digest)
    }
}

/// An anchor is no longer in use, and the officer signed that.
public struct AnchorRetirement: Hashable, Sendable, EventPayload {
    /// The digest of the folder's path and a line end.
    public let anchor: Digest
    /// The officer's signed text.
    public let order: SignedOrder

    /// The end of an anchor's use.
    public init(anchor: Digest, order: SignedOrder) {
        self.anchor = anchor
        self.order = order
    }

    var members: [JSON.Member] {
        [JSON.Member("anchor", .string(anchor.hex)), JSON.Member("order", .object(order.members))]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        anchor = try fields.read("anchor", Form.digest)
        order = try fields.object("order", SignedOrder.self)
    }
}
