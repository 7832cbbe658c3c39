internal import Primitives

// Days, periods and the keys of people.
extension ReviewInspection {
    mutating func dates() {
        let term = agreement.term
        if term.end < date { find(.isOver, "term.end", "the term ended on \(term.end)") }
        if let review = agreement.review {
            if review.next < date { find(.reviewPast, "review.next", "the review was due on \(review.next)") }
        } else {
            find(.noReview, "review", "no review is stated")
        }
        daysToCome()
        if let day = agreement.customerAuthorisation?.date, term.start < day {
            find(
                .lateAuthorisation, "customerAuthorisation.date",
                "the customer authorised on \(day), the term starts on \(term.start)")
        }
        if let cap = agreement.disposal.upstreamCap?.date {
            if cap < term.start {
                find(
                    .capOutsideTerm, "disposal.upstreamCap.date",
                    "\(cap) lies before the term, which starts on \(term.start)")
            } else if cap < date {
                find(.capOutsideTerm, "disposal.upstreamCap.date", "\(cap) is past")
            }
        }
        triggers()
    }

    private mutating func daysToCome() {
        let done: [(String, CivilDate?)] = [
            ("parties.recipient.dueDiligence.date", agreement.recipient.dueDiligence?.date),
            ("processing.transfer.date", agreement.processing?.transfer?.date),
            ("customerAuthorisation.date", agreement.customerAuthorisation?.date),
        ]
        for (place, day) in done {
            if let day, date < day { find(.dayToCome, place, "\(day) is still to come") }
        }
    }

    private mutating func triggers() {
        let triggers = agreement.disposal.triggers
        guard let resolved = triggers.firstIndex(where: { $0.from == .faultResolved }),
            let prepared = triggers.first(where: { $0.from == .prepared }),
            prepared.within.isNeverLonger(than: triggers[resolved].within)
        else { return }
        find(
            .idleTrigger, "disposal.triggers[\(resolved + 1)]",
            "\(triggers[resolved].within) from fault-resolved never ends before \(prepared.within) from prepared")
    }

    /// Names keys that stand in the trust list and end within the term.
    mutating func keys(_ trust: TrustList) {
        let access = agreement.access
        check(access.preparers.map { ($0.name, $0.key) }, .preparer, .provider, "access.preparers", trust)
        check(access.approvers.map { ($0.name, $0.key) }, .approver, .provider, "access.approvers", trust)
        check(access.recipients.map { ($0.name, $0.sign) }, .recipient, .recipient, "access.recipients", trust)
    }

    private mutating func check(
        _ people: [(name: String, key: SSHPublicKey)], _ role: TrustRole, _ side: Party.Side, _ place: String,
        _ trust: TrustList
    ) {
        for (index, person) in people.enumerated() {
            let entries = trust.entries(of: person.key.fingerprint).filter { $0.role == role && $0.party == side }
            guard let last = entries.compactMap(\.to).max(), entries.allSatisfy({ $0.to != nil }),
                last < agreement.term.end
            else { continue }
            find(
                .keyEnds, "\(place)[\(index + 1)]",
                "the key of \(quoted(person.name)) counts to \(last), and the term ends on \(agreement.term.end)")
        }
    }
}

extension Period {
    /// Whether this is as long as `other` or shorter from whatever day; `false` where that depends on the calendar.
    fileprivate func isNeverLonger(than other: Period) -> Bool {
        switch (self, other) {
        case (.workingDays(let one), .workingDays(let two)): one <= two
        case (.calendar(let months, let days), .calendar(let otherMonths, let otherDays)):
            months <= otherMonths && days <= otherDays
        default: false
        }
    }
}
