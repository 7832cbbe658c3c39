public import Primitives

/// An approver's waiver of findings was checked, found good, and waived something: what was found in an export at the
/// places that it names is no fault. Places and reason stand in the text, which is kept.
public struct TakenWaiver: Hashable, Sendable, EventPayload {
    /// The agreement under which it waives.
    public let agreement: AgreementReference
    /// The last day on which it counts.
    public let until: CivilDate
    /// The key that signed.
    public let signer: KeyFingerprint
    /// The signed text.
    public let paper: SignedOrder

    /// A waiver by `signer`.
    public init(agreement: AgreementReference, until: CivilDate, signer: KeyFingerprint, paper: SignedOrder) {
        self.agreement = agreement
        self.until = until
        self.signer = signer
        self.paper = paper
    }

    var members: [JSON.Member] {
        [
            JSON.Member("agreement", .object(agreement.members)), JSON.Member("until", .string(until.description)),
            JSON.Member("signer", signer.json), JSON.Member("paper", .object(paper.members)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        agreement = try fields.object("agreement", AgreementReference.self)
        until = try fields.read("until", Form.date)
        signer = try fields.read("signer", Form.fingerprint)
        paper = try fields.object("paper", SignedOrder.self)
    }
}
