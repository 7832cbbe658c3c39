public import Primitives

/// What speaks against a bundle's evidence. The raw value is the word that the event records.
public enum CounterEvidence: String, CaseIterable, Sendable {
    /// A file of the bundle was found where none should be.
    case residue
    /// Two statements about the bundle cannot both be true.
    case contradiction
    /// A signature that was accepted turned out to be bad, or its key to have been expired or stolen.
    case signature
}

/// Something speaks against a bundle's evidence.
public struct DisputeOpening: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// What speaks against it.
    public let because: CounterEvidence
    /// The signed text that says so; `nil` where the program found it itself.
    public let order: SignedOrder?
    /// The digest of the file that was found, where one was.
    public let found: Digest?
    /// The digest of where it was found; `nil` where no file was, and in events of before this was recorded.
    public let place: Digest?

    /// A dispute.
    public init(
        bundle: Int, because: CounterEvidence, order: SignedOrder?, found: Digest? = nil, place: Digest? = nil
    ) {
        self.bundle = bundle
        self.because = because
        self.order = order
        self.found = found
        self.place = place
    }

    var members: [JSON.Member] {
        var members = [JSON.Member("bundle", .integer(bundle)), JSON.Member("because", .string(because.rawValue))]
        if let order { members.append(JSON.Member("order", .object(order.members))) }
        if let found { members.append(JSON.Member("found", .string(found.hex))) }
        if let place { members.append(JSON.Member("place", .string(place.hex))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        because = try fields.read("because") { $0.string.flatMap { CounterEvidence(rawValue: $0) } }
        order = try fields.optionalObject("order", SignedOrder.self)
        found = try fields.readOptional("found", Form.digest)
        place = try fields.readOptional("place", Form.digest)
    }
}

/// A signed text of ours about one bundle with no more to it: a dispute is settled, or a bundle that never left is void.
public struct BundleOrder: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// The signed text.
    public let order: SignedOrder

    /// An order about bundle `bundle`.
    public init(bundle: Int, order: SignedOrder) {
        self.bundle = bundle
        self.order = order
    }

    var members: [JSON.Member] {
        [JSON.Member("bundle", .integer(bundle)), JSON.Member("order", .object(order.members))]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        order = try fields.object("order", SignedOrder.self)
    }
}
