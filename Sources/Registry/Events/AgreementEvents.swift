public import Primitives

/// Something was decided about an agreement as a whole, all of its versions. Why stands in the order, which is kept.
public struct AgreementDecided: Hashable, Sendable, EventPayload {
    /// The agreement's id.
    public let agreement: String
    /// What was decided.
    public let decision: AgreementDecision
    /// When the agreement is looked at again; for `renewed` alone, where it was said.
    public let review: CivilDate?
    /// The signed text.
    public let order: SignedOrder

    /// A decision.
    public init(agreement: String, decision: AgreementDecision, review: CivilDate?, order: SignedOrder) {
        self.agreement = agreement
        self.decision = decision
        self.review = review
        self.order = order
    }

    var members: [JSON.Member] {
        var members = [
            JSON.Member("agreement", .string(agreement)), JSON.Member("decision", .string(decision.rawValue)),
        ]
        if let review { members.append(JSON.Member("review", .string(review.description))) }
        return members + [JSON.Member("order", .object(order.members))]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        agreement = try fields.read("agreement", Form.line)
        decision = try fields.read("decision") { $0.string.flatMap { AgreementDecision(rawValue: $0) } }
        review = try fields.readOptional("review", Form.date)
        order = try fields.object("order", SignedOrder.self)
    }
}

/// The officer looked at who can do what.
public struct AccessReviewed: Hashable, Sendable, EventPayload {
    /// The ledger that the review was made of, which pins trust list and agreements.
    public let reviewed: TreeHead
    /// How many places of keys in the trust list counted then.
    public let entries: Int
    /// The signed text.
    public let order: SignedOrder

    /// A review.
    public init(reviewed: TreeHead, entries: Int, order: SignedOrder) {
        self.reviewed = reviewed
        self.entries = entries
        self.order = order
    }

    var members: [JSON.Member] {
        [
            JSON.Member("reviewed", .object(reviewed.members)), JSON.Member("entries", .integer(entries)),
            JSON.Member("order", .object(order.members)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        reviewed = try fields.object("reviewed", TreeHead.self)
        entries = try fields.read("entries", Form.count)
        order = try fields.object("order", SignedOrder.self)
    }
}
