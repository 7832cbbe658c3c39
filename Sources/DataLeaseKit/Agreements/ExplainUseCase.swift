public import Agreements
internal import Primitives
internal import Registry

/// What `agreement explain` found.
public struct AgreementExplained: Sendable {
    /// The agreement.
    public let document: AgreementDocument
    /// The dataset that was asked for.
    public let dataset: String
    /// The field that was asked for, alone; else every rule of the dataset, and last what becomes of all other fields.
    public let fields: [FieldExplanation]
    /// Whether one field was asked for, and not all of the dataset.
    public let isOneField: Bool
    /// Whether the agreement is executed, and counts today.
    public let standing: AgreementStanding
}

/// Whether something can be prepared under an agreement, as far as it was looked into.
public struct AgreementStanding: Sendable {
    /// Why it is not executed; empty where it is, as far as is known.
    public let unexecuted: [String]
    /// What else stands in the way today.
    public let others: [String]
    /// Whether a home was there to look up the trust list in; without one it is only known whether signatures hold.
    public let isAgainstTrustList: Bool
}

extension DataLease {
    /// Explains the field or dataset that `target` names: `contacts.Phone`, `contacts`, or for XML
    /// `payments./payments/payment/@ref`.
    public func explain(_ path: String, _ target: String) async throws -> AgreementExplained {
        let checked = try await checkAgreement(path)
        try Self.refuseMaster(checked.document)
        let agreement = checked.document.agreement
        // No dataset's name holds a full stop or a slash; fields hold both.
        let end = target.firstIndex { $0 == "." || $0 == "/" } ?? target.endIndex
        let field = target[end...].hasPrefix(".") ? target[end...].dropFirst() : target[end...]
        do {
            let plan = try agreement.plan(named: String(target[..<end]))
            let isOneField = end < target.endIndex
            let governed =
                isOneField ? [try plan.field(named: String(field))] : plan.fields
            return AgreementExplained(
                document: checked.document, dataset: plan.name,
                fields: governed.map { FieldExplanation($0, plan, of: agreement) }, isOneField: isOneField,
                standing: try await standing(of: checked))
        } catch let unknown as UnknownField {
            throw KitError(
                .usage, unknown.what,
                hint: unknown.fix ?? "write DATASET.FIELD; DATASET alone lists the fields that have a rule")
        }
    }

    func standing(of checked: AgreementChecked) async throws -> AgreementStanding {
        guard !checked.isAgainstTrustList else {
            let isExecution = { (refusal: GateRefusal) in refusal.section.hasPrefix("execution") }
            return AgreementStanding(
                unexecuted: checked.refusals.filter(isExecution).map(\.description),
                others: checked.refusals.filter { !isExecution($0) }.map(\.description), isAgainstTrustList: true)
        }
        let facts = try await signatureFacts(of: checked.document, in: nil)
        let needed: [SignatureFact.Slot] =
            if case .ssh = checked.document.agreement.execution { [.provider, .recipient] } else { [.approver] }
        let unexecuted = needed.compactMap { slot -> String? in
            guard let fact = facts.first(where: { $0.slot == slot }) else {
                return "not signed for the \(slot.rawValue)"
            }
            guard case .broken(let why) = fact.outcome else { return nil }
            return "the \(slot.rawValue)'s signature does not hold: \(why)"
        }
        return AgreementStanding(unexecuted: unexecuted, others: [], isAgainstTrustList: false)
    }
}
