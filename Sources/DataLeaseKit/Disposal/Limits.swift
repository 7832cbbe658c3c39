internal import Agreements
internal import Disposal
internal import Primitives

extension Agreement {
    /// What of the agreement decides a bundle's limit.
    func limitTerms() -> LimitTerms {
        LimitTerms(
            triggers: disposal.triggers, certificateWithin: disposal.certificateWithin, evidence: disposal.evidence,
            division: division ?? .englandAndWales, agreementEnd: term.end)
    }
}
