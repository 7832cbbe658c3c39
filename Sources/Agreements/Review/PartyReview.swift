internal import Primitives

// Who the parties are, how they protect the data, and where.
extension ReviewInspection {
    mutating func parties() {
        for (side, party) in [(Party.Side.provider, agreement.provider), (.recipient, agreement.recipient)] {
            let place = "parties.\(side.rawValue)"
            if party.companyNumber == nil { find(.noNumber, place, "the \(side.rawValue) has no companyNumber") }
            if party.contact == nil { find(.noContact, place, "the \(side.rawValue) has no contact") }
        }
        let (provider, recipient) = (agreement.provider, agreement.recipient)
        let isOneNumber = provider.companyNumber.map { $0 == recipient.companyNumber } ?? false
        if isOneNumber || isSamePerson(provider.legalName, recipient.legalName) {
            find(.oneCompany, "parties.recipient", "the recipient is the provider, by its name or number")
        }
        if !places.has("parties.recipient.subProcessors") {
            find(
                .subProcessorsUnsaid, "parties.recipient", "subProcessors are not stated, not even that there are none")
        }
        guard let diligence = recipient.dueDiligence else {
            find(.noDiligence, "parties.recipient", "the recipient has no dueDiligence")
            return
        }
        if diligence.validUntil == nil {
            find(.diligenceOpen, "parties.recipient.dueDiligence", "dueDiligence has no validUntil")
        }
    }

    mutating func protection() {
        let security = agreement.security
        if security?.measures.isEmpty ?? true {
            find(isPersonal ? .noMeasures : .fewMeasures, "security.measures", "no measures of security are stated")
        }
        for (index, standard) in (security?.standards ?? []).enumerated() {
            guard let until = standard.validUntil, until < date else { continue }
            find(
                .standardPast, "security.standards[\(index + 1)].validUntil",
                "the certificate of \(quoted(standard.name)) ran out on \(until)")
        }
        guard let breach = agreement.breach else {
            find(.noBreach, "breach", "nobody is named who is to be told of a breach")
            return
        }
        if breach.notifyWithinHours > 72 {
            find(
                .slowBreach, "breach.notifyWithin", "a breach may be told of after \(breach.notifyWithinHours) hours")
        }
    }

    mutating func transfers(_ adequacy: Adequacy) {
        guard let processing = agreement.processing else {
            find(.noPlace, "processing", "no place of processing is stated")
            return
        }
        if processing.personnelLocations.isEmpty {
            find(.noPeoplesPlace, "processing", "personnelLocations are not stated")
        }
        let stated = [("locations", processing.locations), ("personnelLocations", processing.personnelLocations)]
        var seen: Set<String> = [adequacy.home]
        let abroad = stated.flatMap { key, countries in
            countries.enumerated().map { (place: "processing.\(key)[\($0.offset + 1)]", code: $0.element) }
        }.filter { seen.insert($0.code).inserted }
        for (place, code) in abroad { transfer(to: code, adequacy[code], place) }
        if !abroad.isEmpty, adequacy.reviewBy < date {
            find(
                .listIsOld, "processing",
                "the list of adequate countries is as of \(adequacy.asOf), and was to be looked at by \(adequacy.reviewBy)"
            )
        }
    }

    private mutating func transfer(to code: String, _ country: Adequacy.Country?, _ place: String) {
        let name = country.map { "\(code) (\($0.name))" } ?? code
        let limits = country?.only.map { "\(name) is covered for \($0) only" }
        guard let transfer = agreement.processing?.transfer else {
            if let country, country.only == nil {
                find(
                    .adequateUnsaid, place,
                    "\(name) is covered by adequacy regulations (\(country.source)); transfer does not say so")
            } else {
                find(
                    .noTransfer, place,
                    "nothing is said to allow a transfer to \(name)\(limits.map { ": \($0)" } ?? "")")
            }
            return
        }
        guard transfer.mechanism.lowercased().contains("adequa") else { return }
        if country == nil {
            find(.notAdequate, place, "no adequacy regulations are known that cover \(name)")
        } else if let limits {
            find(.notAdequate, place, limits)
        }
    }
}
