public import Primitives

/// Names, paths and documents of an agreement were erased from the registry, because its retention is over. The events
/// stay.
public struct RegisterErasure: Hashable, Sendable, EventPayload {
    /// The agreement's id.
    public let agreement: String
    /// How many people's names went.
    public let people: Int
    /// How many paths went.
    public let paths: Int
    /// The digests of the documents that went.
    public let documents: [Digest]
    /// The officer's signed text; `nil` in events of earlier builds, which asked for the key alone.
    public let order: SignedOrder?

    /// An erasure.
    public init(agreement: String, people: Int, paths: Int, documents: [Digest], order: SignedOrder?) {
        self.agreement = agreement
        self.people = people
        self.paths = paths
        self.documents = documents
        self.order = order
    }

    var members: [JSON.Member] {
        var members = [
            JSON.Member("agreement", .string(agreement)), JSON.Member("people", .integer(people)),
            JSON.Member("paths", .integer(paths)), JSON.Member("documents", .array(documents.map { .string($0.hex) })),
        ]
        if let order { members.append(JSON.Member("order", .object(order.members))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        agreement = try fields.read("agreement", Form.line)
        people = try fields.read("people", Form.count)
        paths = try fields.read("paths", Form.count)
        documents = try fields.list("documents", Form.digest)
        order = try fields.optionalObject("order", SignedOrder.self)
    }
}

/// The registry was restored from a backup that lacks the newest events, and the officer signed that they are lost.
public struct LedgerRestoration: Hashable, Sendable, EventPayload {
    /// The last head that is known to have been signed.
    public let lost: TreeHead
    /// The signed text.
    public let order: SignedOrder

    /// A restoration.
    public init(lost: TreeHead, order: SignedOrder) {
        self.lost = lost
        self.order = order
    }

    var members: [JSON.Member] {
        [JSON.Member("lost", .object(lost.members)), JSON.Member("order", .object(order.members))]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        lost = try fields.object("lost", TreeHead.self)
        order = try fields.object("order", SignedOrder.self)
    }
}

extension TreeHead: EventPayload {
    var members: [JSON.Member] { [JSON.Member("size", .integer(size)), JSON.Member("root", .string(root.hex))] }

    init(fields: inout FieldReader) throws(RegistryError) {
        self.init(size: try fields.read("size", Form.count), root: try fields.read("root", Form.digest))
    }
}
