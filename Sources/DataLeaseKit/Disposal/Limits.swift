internal import Agreements
internal import Disposal
internal import Primitives

extension Agreement {
    /// What of the agreement decides a bundle's limit.
    ///
    /// Refuses a kind of evidence that this release cannot check: it must not be left out of what is asked for.
    func limitTerms() throws(KitError) -> LimitTerms {
        if let unknown = disposal.evidence.first(where: { $0.kind == nil }) {
            throw KitError(
                .agreement, "disposal.evidence: \(unknown.rawValue) cannot be checked by this release",
                hint: "ask for certificate and own-copies")
        }
        return LimitTerms(
            triggers: disposal.triggers, certificateWithin: disposal.certificateWithin,
            evidence: disposal.evidence.compactMap(\.kind), division: division ?? .englandAndWales,
            agreementEnd: term.end)
    }
}
