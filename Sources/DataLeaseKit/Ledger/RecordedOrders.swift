internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// What we ordered.
extension RecordedJudgement {
    /// What is wrong with an event that rests on an order of ours; `nil` where nothing is.
    func orderProblem(_ event: Event, _ signed: SignedText, namespace: String) throws -> String? {
        guard event.actor == .key(signed.signer) else { return "its signature is by another key than the event names" }
        let record = try event.body.bundle.map { try bundles.bundle($0, in: registry).record }
        var isAboutBundle = true
        var signer = (role: TrustRole.approver, namespace: SignatureNamespace.reason)
        if case .ownCopyKept(let kept) = event.body {
            guard let record, KeepReason.isAbout(kept.copy, place: kept.place, bundle: record.stem, signed.bytes)
            else {
                return Self.otherwise("copy")
            }
        } else {
            let order = try Order(parsing: signed.bytes)
            if let members = try mismatch(of: order, with: event, about: record) { return Self.otherwise(members) }
            if case .bundle = order.subject {} else { isAboutBundle = false }
            // Whoever may recall is not asked who prepared.
            if case .limitComputed = event.body { isAboutBundle = false }
            switch event.body {
            case .ledgerRestored, .registerErased, .anchorRetired, .accessReviewed: signer = (.officer, .trust)
            default: break
            }
            // By the officer alone where events that say it was sent may be lost.
            if case .bundleVoided = event.body, let record, try wereEventsLost(between: record.preparedEvent, event) {
                signer.role = .officer
            }
        }
        guard namespace == signer.namespace.rawValue else { return "its signature was made for another purpose" }
        guard let entry = trust.entry(signed.signer, role: signer.role, party: .provider, at: event) else {
            return "the key \(signed.signer) did not count as \(signer.role.rawValue) of ours then"
        }
        if isAboutBundle, let record, didPrepare(entry, record, event) {
            return "whoever signed it prepared the bundle"
        }
        if case .bundleReleased = event.body, let record,
            let agreement = try? lease.agreement(of: record, in: registry),
            !agreement.access.mayReleaseOutOfHours(entry)
        {
            return "the agreement does not name whoever signed it for releases outside business hours"
        }
        return nil
    }

    private func wereEventsLost(between first: Int, _ event: Event) throws -> Bool {
        try registry.homeEvents(.ledgerRestored).contains { (first..<max(first, event.sequence)).contains($0.sequence) }
    }

    static func otherwise(_ members: String) -> String { "it says otherwise than what was signed: \(members)" }

    /// In what an event says otherwise than its order; `nil` where it says the same.
    private func mismatch(of order: Order, with event: Event, about record: BundleRecord?) throws -> String? {
        let bundle = try record.map { try lease.subject($0) }
        let agreement = record.map { Order.Subject.agreement($0.agreement.id) }
        let fault = try record.map { record -> Order.Subject in
            let schedule = try bundles.bundle(record.number, in: registry).bundle.schedule
            return schedule.map { .schedule(agreement: record.agreement.id, id: $0.id) }
                ?? .agreement(record.agreement.id)
        }
        let day = event.time.londonDate
        // An order is signed a moment before it is recorded; a removal that was cut off is recorded by a later run, and
        // one that was given before a bundle was there is applied to it when it is.
        let isFresh = day.daysSinceEpoch - 1 <= order.date.daysSinceEpoch && order.date <= day
        func same(_ checks: (String, Bool)...) -> String? {
            let failed = checks.filter { !$0.1 }.map(\.0)
            return failed.isEmpty ? nil : failed.joined(separator: ", ")
        }
        func plain(_ kind: Order.Kind) -> String? {
            same(("kind", order.kind == kind), ("bundle", order.subject == bundle), ("date", isFresh))
        }
        switch event.body {
        case .bundleReleased: return plain(.outOfHours)
        case .holdPlaced(let hold): return plain(.hold) ?? same(("until", order.until == hold.until))
        case .holdLifted(let hold): return plain(.holdLifted) ?? same(("until", order.until == hold.until))
        case .disputeOpened(let dispute):
            return plain(.dispute) ?? same(("because", order.because == dispute.because.rawValue))
        case .disputeSettled: return plain(.settlement)
        case .bundleVoided: return plain(.void)
        case .faultResolved(let resolution):
            return same(
                ("kind", order.kind == .faultResolved),
                ("agreement", order.subject == resolution.subject),
                ("resolvedOn", order.date == resolution.resolvedOn && order.date <= day))
        case .agreementDecided(let decided):
            return same(
                ("decision", order.kind == decided.decision.order),
                ("agreement", order.subject == .agreement(decided.agreement)),
                ("review", order.until == decided.review),
                ("date", isFresh))
        case .keyDestroyed(let destruction):
            return same(
                ("kind", order.kind == .keyDestruction),
                (
                    "agreement",
                    order.subject == .agreement(destruction.agreement)
                        || (bundle != nil && order.subject == bundle && agreement == .agreement(destruction.agreement))
                ), ("date", order.date <= day))
        case .limitComputed(let computation):
            return same(
                ("cause", order.kind == computation.cause.order),
                (
                    "bundle",
                    order.kind == .faultResolved
                        ? order.subject == fault
                        : order.subject == agreement || (order.kind == .recall && order.subject == bundle)
                ),
                ("limit", computation.limit.isFrom(order)), ("date", order.date <= day))
        case .ledgerRestored(let restoration):
            let lost = LedgerPosition(size: restoration.lost.size, root: restoration.lost.root)
            return same(
                ("kind", order.kind == .ledgerRestoration), ("lost", order.subject == .ledger(lost)), ("date", isFresh))
        case .accessReviewed(let review):
            let head = LedgerPosition(size: review.reviewed.size, root: review.reviewed.root)
            return same(
                ("kind", order.kind == .accessReview), ("reviewed", order.subject == .ledger(head)), ("date", isFresh))
        case .registerErased(let erasure):
            return same(
                ("kind", order.kind == .registerErasure), ("agreement", order.subject == .agreement(erasure.agreement)),
                ("date", isFresh))
        case .anchorRetired(let retirement):
            return same(
                ("kind", order.kind == .anchorRetirement), ("anchor", order.subject == .anchor(retirement.anchor)),
                ("date", isFresh))
        default: return "kind"
        }
    }
}

extension FaultResolution {
    /// What its order is about.
    fileprivate var subject: Order.Subject {
        schedule.map { .schedule(agreement: agreement, id: $0) } ?? .agreement(agreement)
    }
}

extension AgreementDecision {
    /// The kind of order that the decision rests on.
    var order: Order.Kind {
        switch self {
        case .suspended: .suspension
        case .renewed: .renewal
        case .terminated: .termination
        }
    }
}

extension LimitCause {
    /// The kind of order that a limit of this cause rests on; `nil` where it rests on none.
    fileprivate var order: Order.Kind? {
        switch self {
        case .faultResolved: .faultResolved
        case .recalled: .recall
        case .newVersion: nil
        }
    }
}

extension LimitRecord {
    /// Whether it counts from what the order says.
    fileprivate func isFrom(_ order: Order) -> Bool {
        switch order.kind {
        case .recall: candidates.contains { $0.trigger == LimitRecord.recalled && $0.date == order.until }
        case .faultResolved:
            candidates.allSatisfy {
                $0.trigger != DisposalTrigger.Event.faultResolved.rawValue || $0.origin == order.date
            }
        default: false
        }
    }
}
