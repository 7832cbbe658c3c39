internal import Primitives

/// What the gate asks of an agreement's terms, whoever the people are: what stands in the way of every preparation, and is
/// an error where the agreement is reviewed.
struct TermsGate {
    let agreement: Agreement
    let date: CivilDate

    /// The words that make a purpose one of marketing or sale, which this program never serves.
    private static let onwardWords: Set<String> = [
        "marketing", "advertising", "sale", "sales", "resale", "sell", "selling", "reselling",
    ]
    func purposes() -> [GateRefusal] {
        let onward = agreement.purposes.enumerated().filter { _, purpose in
            !Self.onwardWords.isDisjoint(with: purpose.split(separator: "-").map(String.init))
        }.map { index, purpose in
            refusal(
                .onwardPurpose, "purposes", at: "purposes[\(index + 1)]",
                "\(quoted(purpose)) can never be a purpose of \(agreement.classification.noun)",
                fix: "sign a new version without it")
        }
        let allowed = ["marketing", "sale"].filter { !agreement.prohibitions.contains($0) }.map { word in
            refusal(
                .notProhibited, "prohibitions", "\(word) is not prohibited",
                fix: "sign a new version that prohibits \(word)")
        }
        return onward + allowed
    }

    func specialCategories() -> [GateRefusal] {
        guard agreement.specialCategories == .unknown else { return [] }
        return [
            refusal(
                .unknownCategories, "specialCategories",
                "nobody has said whether there are special categories of personal data",
                fix: "look at the exports, then sign a new version that says none or listed")
        ]
    }

    func dueDiligence() -> [GateRefusal] {
        guard let until = agreement.recipient.dueDiligence?.validUntil, until < date else { return [] }
        return [
            refusal(
                .diligencePast, "parties.recipient.dueDiligence", at: "parties.recipient.dueDiligence.validUntil",
                "the recipient was looked into until \(until) only",
                fix: "look into the recipient again, then sign a new version that says so")
        ]
    }

    func processing() -> [GateRefusal] {
        guard let processing = agreement.processing, processing.transfer == nil else { return [] }
        let abroad = processing.countriesAbroad
        guard !abroad.isEmpty else { return [] }
        return [
            refusal(
                .noTransfer, "processing", "nothing is said to allow a transfer to \(abroad.joined(separator: ", "))",
                fix: "sign a new version with transfer: {mechanism, document, date}")
        ]
    }

    func disposal() -> [GateRefusal] {
        let disposal = agreement.disposal
        var refusals: [GateRefusal] = []
        func refuse(_ rule: ReviewRule, _ section: String, _ what: String, fix: String) {
            refusals.append(refusal(rule, section, what, fix: fix))
        }
        if !disposal.triggers.contains(where: { $0.from.isDated }) {
            refuse(
                .noDatedTrigger, "disposal.triggers", "no trigger has a date from the start",
                fix: "sign a new version with a trigger from prepared or agreement-end")
        }
        if disposal.evidence.contains(.key), agreement.linkable != .bundle {
            refuse(
                .contradictoryEvidence, "disposal.evidence",
                "key as evidence of each bundle needs pseudonyms that differ between bundles",
                fix: "sign a new version with pseudonyms: {linkable: bundle}, or without key")
        }
        if disposal.evidence.contains(.returnReceipt), disposal.mode != .return {
            refuse(
                .contradictoryEvidence, "disposal.evidence", "return-receipt is asked for, and nothing comes back",
                fix: "sign a new version with mode: return, or without return-receipt")
        }
        // Nothing else says that a named person of the recipient saw to it: the bundle could never be shown to be gone, or
        // would be confirmed by what we did ourselves.
        let showsDisposal =
            disposal.evidence.contains(.certificate)
            || (disposal.mode == .return && disposal.evidence.contains(.returnReceipt))
        if !showsDisposal {
            let isReturn = disposal.mode == .return
            refuse(
                .noEvidence, "disposal.evidence",
                "nothing is asked for that shows the sample to be gone at the recipient",
                fix: "sign a new version that asks for \(isReturn ? "return-receipt or certificate" : "certificate")")
        }
        let asksSubProcessors = disposal.evidence.contains(.subProcessorCertificates)
        if asksSubProcessors == agreement.recipient.subProcessors.isEmpty {
            refuse(
                .contradictoryEvidence, "disposal.evidence",
                asksSubProcessors
                    ? "sub-processor-certificates are asked for, and the recipient names none"
                    : "the recipient names sub-processors, and nothing is asked for that shows what became of it there",
                fix: asksSubProcessors
                    ? "sign a new version with parties.recipient.subProcessors, or without them"
                    : "sign a new version that asks for sub-processor-certificates")
        }
        return refusals
    }

    private func refusal(
        _ rule: ReviewRule, _ section: String, at place: String? = nil, _ what: String, fix: String
    ) -> GateRefusal {
        GateRefusal(section, of: agreement, what, fix: fix, rule: rule, place: place)
    }
}

extension Processing {
    /// The countries other than the United Kingdom where data lie or from where people look at them, in order.
    var countriesAbroad: [String] {
        Set(locations + personnelLocations).subtracting(["GB"]).sorted()
    }
}

extension Agreement.Class {
    /// What leaves under an agreement of this class.
    fileprivate var noun: String {
        switch self {
        case .debugSample: "a debug sample"
        case .transactional: "a transactional file"
        }
    }
}
