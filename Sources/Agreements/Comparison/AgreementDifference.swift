internal import Primitives

/// What one version of an agreement says that another does not, in words, and whether it widens or narrows what may
/// leave, to whom, for how long and where.
///
/// Everything is compared, clauses and rules of profiles included; comments and spelling are not. What two versions say
/// in different forms of which neither is plainly wider is told without a direction.
public struct AgreementDifference: Sendable, Hashable {
    /// What changed, in the order of the file; empty where both say the same.
    public let changes: [Change]

    /// One thing that changed.
    public struct Change: Sendable, Hashable {
        /// Where it stands in the agreement, such as `term` or `datasets.contacts.Phone`.
        public let section: String
        /// What changed, in one line.
        public let what: String
        /// Which way.
        public let direction: Direction
    }

    /// Which way a change goes; the raw value is its word in what is printed.
    public enum Direction: String, Sendable, CaseIterable {
        /// More leaves, or to more people or places, for longer, for more purposes, or with less care.
        case widens
        /// The other way round.
        case narrows
        /// Neither, or it cannot be told.
        case changes

        var opposite: Direction {
            switch self {
            case .widens: .narrows
            case .narrows: .widens
            case .changes: .changes
            }
        }
    }

    /// Whether something in it widens.
    public var widens: Bool { changes.contains { $0.direction == .widens } }

    /// Compares two files: agreements, or schedules with what they stand under.
    public init(from old: AgreementDocument, to new: AgreementDocument) {
        func name(_ schedule: ScheduleDocument?) -> String? {
            schedule.map { "\($0.schedule.id) version \($0.schedule.version)" }
        }
        func recipients(_ schedule: ScheduleDocument?) -> String? {
            schedule?.schedule.recipients.map { $0.joined(separator: ", ") }
        }
        var list = DifferenceList()
        list.value("schedule", name(old.schedule), name(new.schedule))
        list.value("schedule.recipients", recipients(old.schedule), recipients(new.schedule))
        changes = list.changes + AgreementDifference(from: old.agreement, to: new.agreement).changes
    }

    /// Compares an agreement with another version of it.
    public init(from old: Agreement, to new: Agreement) {
        var list = DifferenceList()
        list.header(old, new)
        list.parties(old, new)
        list.purpose(old, new)
        list.protection(old, new)
        list.access(old.access, new.access)
        list.scope(old.scope, new.scope)
        list.datasets(old, new)
        list.disposal(old.disposal, new.disposal)
        list.upkeep(old, new)
        list.clauses(old.clauses, new.clauses)
        // Rather a line that says little than none where the two differ.
        if list.changes.isEmpty, old != new {
            list.note("", "they differ in something that is compared as a whole alone: see the files", .changes)
        }
        changes = list.changes
    }
}

extension DifferenceList {
    mutating func header(_ old: Agreement, _ new: Agreement) {
        value("id", old.id, new.id)
        if old.id == new.id, old.version != new.version {
            note("version", "version \(old.version) becomes version \(new.version)", .changes)
        }
        value("title", old.title, new.title)
        value("class", old.classification.rawValue, new.classification.rawValue)
        value("type", old.type?.rawValue, new.type?.rawValue)
        value(
            "customerAuthorisation", old.customerAuthorisation.map { "\($0.reference) of \($0.date)" },
            new.customerAuthorisation.map { "\($0.reference) of \($0.date)" })
        value("execution", executionText(old.execution), executionText(new.execution))
    }

    private func executionText(_ execution: Agreement.Execution) -> String {
        switch execution {
        case .ssh: "SSH signatures"
        case .document(let name, let digest, let signedOn):
            "the document \(name) (sha256 \(digest.hex)) of \(signedOn)"
        }
    }

    mutating func parties(_ old: Agreement, _ new: Agreement) {
        for (side, old, new) in [("provider", old.provider, new.provider), ("recipient", old.recipient, new.recipient)]
        {
            let section = "parties.\(side)"
            value("\(section).legalName", old.legalName, new.legalName)
            value("\(section).companyNumber", old.companyNumber, new.companyNumber)
            value("\(section).contact", old.contact, new.contact)
            required("\(section).dueDiligence", "the check of the company", old.dueDiligence, new.dueDiligence) {
                check in
                "made by \(check.by) on \(check.date)" + (check.validUntil.map { ", good until \($0)" } ?? "")
            }
            items("\(section).subProcessors", "sub-processor", old.subProcessors, new.subProcessors, added: .widens)
        }
    }

    mutating func purpose(_ old: Agreement, _ new: Agreement) {
        value("fault", old.fault.map(faultText), new.fault.map(faultText))
        items("purposes", "purpose", old.purposes, new.purposes, added: .widens)
        items("prohibitions", "prohibition", old.prohibitions, new.prohibitions, added: .narrows)
        required("lawfulBasis", "the lawful basis", old.lawfulBasis, new.lawfulBasis) { basis in
            "article \(basis.article)" + (basis.condition.map { " with \($0)" } ?? "")
                + (basis.assessment.map { ", assessed in \($0)" } ?? ", without an assessment")
        }
        if old.specialCategories != new.specialCategories {
            let direction: AgreementDifference.Direction =
                if new.specialCategories == .none { .narrows } else { .widens }
            note(
                "specialCategories", "\(old.specialCategories.rawValue) becomes \(new.specialCategories.rawValue)",
                direction)
        }
        items("dataSubjects", "kind of people", old.dataSubjects, new.dataSubjects, added: .widens)
        if old.term.start != new.term.start {
            note(
                "term.start", "\(old.term.start) becomes \(new.term.start)",
                new.term.start < old.term.start ? .widens : .narrows)
        }
        if old.term.end != new.term.end {
            note(
                "term.end", "\(old.term.end) becomes \(new.term.end)", old.term.end < new.term.end ? .widens : .narrows)
        }
    }

    private func faultText(_ fault: Agreement.Fault) -> String {
        "\(fault.ticket) in \(fault.system): \(fault.description)"
    }

    mutating func protection(_ old: Agreement, _ new: Agreement) {
        items(
            "processing.locations", "country where the data lie", old.processing?.locations ?? [],
            new.processing?.locations ?? [], added: .widens)
        items(
            "processing.personnelLocations", "country from where people look at them",
            old.processing?.personnelLocations ?? [], new.processing?.personnelLocations ?? [], added: .widens)
        required("processing.transfer", "what allows a transfer", old.processing?.transfer, new.processing?.transfer) {
            "\($0.mechanism): \($0.document) of \($0.date)"
        }
        presence("processing", "where the data are processed", old.processing, new.processing)
        items(
            "security.measures", "measure", old.security?.measures ?? [], new.security?.measures ?? [], added: .narrows)
        pairs(old.security?.standards ?? [], new.security?.standards ?? [], by: \.name) { list, before, after in
            let section = "security.standards"
            switch (before, after) {
            case (nil, let standard?): list.note(section, "standard added: \(standard.text)", .narrows)
            case (let standard?, nil): list.note(section, "standard gone: \(standard.text)", .widens)
            case (let before?, let after?): list.value(section, before.text, after.text)
            case (nil, nil): break
            }
        }
        presence("breach", "whom to tell of a breach", old.breach, new.breach)
        if let old = old.breach, let new = new.breach {
            value("breach.contact", old.contact, new.contact)
            more(
                "breach.notifyWithin", "hours to tell of a breach", old.notifyWithinHours, new.notifyWithinHours,
                more: .widens)
        }
    }

    mutating func disposal(_ old: DisposalTerms, _ new: DisposalTerms) {
        value("disposal.mode", old.mode.rawValue, new.mode.rawValue)
        for event in DisposalTrigger.Event.allCases {
            let section = "disposal.triggers.\(event.rawValue)"
            let before = old.triggers.first { $0.from == event }?.within
            let after = new.triggers.first { $0.from == event }?.within
            switch (before, after) {
            case (nil, nil): break
            case (let before?, let after?):
                period(section, "limit from \(event.rawValue)", before, after, more: .widens)
            case (nil, let after?): note(section, "a limit \(after) from \(event.rawValue) is added", .narrows)
            case (let before?, nil): note(section, "the limit \(before) from \(event.rawValue) is gone", .widens)
            }
        }
        switch (old.upstreamCap, new.upstreamCap) {
        case (nil, nil): break
        case (nil, let cap?):
            note("disposal.upstreamCap", "a last day is set: \(cap.date) (\(cap.source))", .narrows)
        case (let cap?, nil): note("disposal.upstreamCap", "the last day \(cap.date) is gone", .widens)
        case (let before?, let after?):
            if before.date != after.date {
                note(
                    "disposal.upstreamCap", "the last day \(before.date) becomes \(after.date)",
                    before.date < after.date ? .widens : .narrows)
            }
            value("disposal.upstreamCap.source", before.source, after.source)
        }
        if old.methodAtLeast != new.methodAtLeast {
            note(
                "disposal.methodAtLeast",
                "the weakest method \(old.methodAtLeast.rawValue) becomes \(new.methodAtLeast.rawValue)",
                new.methodAtLeast < old.methodAtLeast ? .widens : .narrows)
        }
        period(
            "disposal.certificateWithin", "time for the certificate", old.certificateWithin, new.certificateWithin,
            more: .widens)
        items(
            "disposal.evidence", "evidence", old.evidence.map(\.rawValue), new.evidence.map(\.rawValue),
            added: .narrows)
    }

    mutating func upkeep(_ old: Agreement, _ new: Agreement) {
        if old.linkable != new.linkable {
            note(
                "pseudonyms.linkable",
                "pseudonyms agree within one \(new.linkable.rawValue), and not within one \(old.linkable.rawValue)",
                new.linkable == .agreement ? .widens : .narrows)
        }
        items(
            "references", "form of a reference", old.references.map(\.text), new.references.map(\.text), added: .narrows
        )
        value("calendar.division", old.division?.rawValue, new.division?.rawValue)
        switch (old.businessHours, new.businessHours) {
        case (let old?, let new?) where old != new:
            let isWithin = old.from <= new.from && new.until <= old.until
            let contains = new.from <= old.from && old.until <= new.until
            note(
                "calendar.businessHours", "\(old) becomes \(new)",
                isWithin ? .narrows : (contains ? .widens : .changes))
        case (nil, let new?):
            note("calendar.businessHours", "bundles leave from \(new) alone, without a reason", .narrows)
        case (let old?, nil):
            note("calendar.businessHours", "bundles leave at any time, not from \(old) alone", .widens)
        default: break
        }
        value("review.owner", old.review?.owner, new.review?.owner)
        switch (old.review?.next, new.review?.next) {
        case (let old?, let new?) where old != new:
            note("review.next", "\(old) becomes \(new)", old < new ? .widens : .narrows)
        case (nil, let new?): note("review.next", "the agreement is looked at again by \(new)", .narrows)
        case (let old?, nil):
            note("review.next", "nobody is to look at the agreement again; it was by \(old)", .widens)
        default: break
        }
    }

    mutating func clauses(_ old: [Clause], _ new: [Clause]) {
        pairs(old, new, by: \.id) { list, before, after in
            let section = "clauses.\(after?.id ?? before?.id ?? "")"
            switch (before, after) {
            case (nil, let clause?): list.note(section, "a clause is added: \(clause.text)", .changes)
            case (let clause?, nil): list.note(section, "a clause is gone: \(clause.text)", .changes)
            case (let before?, let after?):
                if before.text != after.text {
                    list.note(section, "it says: \(after.text)  It said: \(before.text)", .changes)
                }
                list.items("\(section).covers", "cover", before.covers, after.covers, added: .changes)
                list.items("\(section).implements", "section", before.implements, after.implements, added: .changes)
            case (nil, nil): break
            }
        }
    }
}
