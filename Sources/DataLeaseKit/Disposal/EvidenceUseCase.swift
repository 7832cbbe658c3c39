internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// What is there of a bundle's evidence.
public struct BundleEvidence: Sendable {
    /// One kind of evidence and what is there of it.
    public struct Item: Sendable {
        /// The kind.
        public let kind: EvidenceKind
        /// Whether the agreement asks for it.
        public let isAskedFor: Bool
        /// Whether what counts of it is complete.
        public let isComplete: Bool
        /// What was found, a line each.
        public let found: [String]
    }

    /// The bundle and its state.
    public let bundle: BundleListed
    /// By when it has to be gone, when people have to act for that, and the last day for the certificate.
    public let limit: (date: CivilDate, actBy: CivilDate, certificateBy: CivilDate)
    /// Each kind of evidence that the agreement asks for or of which something is there.
    public let items: [Item]
    /// Receipts, a line each.
    public let receipts: [String]
    /// How its limit was computed, each time, a line each.
    public let limits: [String]
    /// Holds placed and lifted, disputes opened and settled, a line each.
    public let decisions: [String]
    /// Our own copies, a line each.
    public let copies: [String]
}

extension DataLease {
    /// What is there of a bundle's evidence, and what is missing; how its limit came about, and what was decided about it.
    public func evidence(of reference: String) throws -> BundleEvidence {
        let registry = try openRegistry()
        let record = try bundleRecord(reference, in: registry)
        let prepared = try registry.prepared(record.number).bundle
        let status = try status(of: record, in: registry)
        let reader = EvidenceReader(
            events: try registry.events(ofBundle: record.number), registry: registry, names: try names(in: registry),
            // None is named of a rehearsal, nor once the agreement was erased after its retention.
            subProcessors: (try? agreement(of: record, in: registry).recipient.subProcessors) ?? [])
        let items = try EvidenceKind.allCases.compactMap { kind -> BundleEvidence.Item? in
            let isAskedFor = prepared.evidence.contains(kind)
            let found = try reader.lines(of: kind)
            guard isAskedFor || !found.isEmpty else { return nil }
            return BundleEvidence.Item(
                kind: kind, isAskedFor: isAskedFor, isComplete: isAskedFor && !status.missing.contains(kind),
                found: found)
        }
        let copies = try registry.ownCopies(ofBundle: record.number).filter { $0.role != .sibling }.map {
            copy in
            let path = copy.path.map { $0 + Folder.note(on: $0) } ?? "(path erased)"
            return "\(copy.role.rawValue) \(path)"
        }
        return BundleEvidence(
            bundle: try listed(record, in: registry), limit: (status.limit, status.actBy, status.certificateBy),
            items: items, receipts: try reader.receipts(), limits: reader.limits(), decisions: try reader.decisions(),
            copies: copies)
    }
}

/// Puts a bundle's events into lines for people.
struct EvidenceReader {
    let events: [Event]
    let registry: Registry
    let names: PersonNames
    let subProcessors: [String]

    func lines(of kind: EvidenceKind) throws -> [String] {
        try events.compactMap { event in
            switch event.body {
            case .certificateRecorded(let certificate) where kind == .certificate: try line(certificate, event)
            case .evidenceRecorded(let evidence) where kind == evidence.kind: try line(evidence, event)
            case .ownCopiesPurged where kind == .ownCopies, .ownCopyKept where kind == .ownCopies:
                "\(event.time.londonDate): \(event.body.says)"
            case .keyDestroyed(let destruction) where kind == .key:
                "\(event.time.londonDate): \(event.body.says) by \(name(event.actor)): \(try reason(destruction.order))"
            default: nil
            }
        }
    }

    func receipts() throws -> [String] {
        try events.compactMap { event in
            guard case .receiptRecorded(let receipt) = event.body else { return nil }
            let figures = receipt.exchange.map { " (\($0.arrived), \($0.outcome.rawValue))" } ?? ""
            return "taken in \(event.time.londonDate): arrived on \(receipt.receivedOn)\(figures), by "
                + name(.key(receipt.signer)) + verdict(event) + (try words(event))
        }
    }

    /// How the limit was computed, each time.
    func limits() -> [String] {
        events.compactMap { event in
            switch event.body {
            case .bundlePrepared(let prepared): line(prepared.limit, "prepared", event)
            case .limitComputed(let computation):
                line(
                    computation.limit,
                    computation.cause.rawValue + (computation.agreement.map { " \($0.version)" } ?? ""), event)
            default: nil
            }
        }
    }

    /// Holds and disputes.
    func decisions() throws -> [String] {
        try events.compactMap { event in
            let day = event.time.londonDate
            let who = name(event.actor)
            switch event.body {
            case .holdPlaced(let hold):
                let law = try order(hold.order).map { $0.law ?? "" } ?? erased
                return "\(day): \(event.body.says) by \(who): \(law)"
            case .holdLifted(let hold): return "\(day): \(event.body.says) by \(who)\(try because(hold.order))"
            case .disputeOpened(let dispute):
                let said = try dispute.order.map { try because($0) } ?? ""
                let found = dispute.found.map { ", sha256 \($0)" } ?? ""
                return "\(day): \(event.body.says) by \(who)\(found)\(said)"
            case .disputeSettled(let settled):
                return "\(day): \(event.body.says) by \(who)\(try because(settled.order))"
            case .bundleVoided(let void): return "\(day): \(event.body.says), by \(who)\(try because(void.order))"
            case .limitComputed(let computation) where computation.cause == .recalled:
                let said = try computation.order.map { try because($0) } ?? ""
                return "\(day): recalled by \(who)\(said)"
            case .bundleApproved: return "\(day): \(event.body.says) by \(who)"
            case .bundleReleased(let release) where release.outOfHours != nil:
                let said = try release.outOfHours.map { try because($0) } ?? ""
                return "\(day): released outside business hours by \(who)\(said)"
            default: return nil
            }
        }
    }

    private func line(_ certificate: RecordedCertificate, _ event: Event) throws -> String {
        let head = certificate.scope?.checkpoint.map { ", over checkpoint \($0.size)" } ?? ""
        return "received \(event.time.londonDate): \(event.body.says), by \(name(.key(certificate.signer)))\(head)"
            + verdict(event) + (try words(event))
    }

    private func line(_ evidence: RecordedEvidence, _ event: Event) throws -> String {
        var says = "received \(event.time.londonDate): \(event.body.says) by \(name(.key(evidence.signer)))"
        if let place = evidence.subProcessor, subProcessors.indices.contains(place - 1) {
            says += ", for \(subProcessors[place - 1])"
        }
        if let attachment = evidence.attachment { says += ", with a file of sha256 \(attachment)" }
        return says + verdict(event) + (try words(event))
    }

    private func line(_ limit: LimitRecord, _ cause: String, _ event: Event) -> String {
        let triggers = limit.candidates.map { candidate in
            let origin = candidate.origin.map { "\($0)" } ?? "not known"
            let end = candidate.date.map { " = \($0)" } ?? ""
            return "\(candidate.trigger) \(origin) + \(candidate.within)\(end)"
        }
        return "\(event.time.londonDate), \(cause): \(limit.date), certificate by \(limit.certificateBy)"
            + " (\(triggers.joined(separator: "; ")); calendar \(limit.calendar)\(limit.isProvisional ? ", provisional" : ""))"
    }

    private func words(_ event: Event) throws -> String { try SignersWords(of: event.body, in: registry)?.line ?? "" }

    private func verdict(_ event: Event) -> String {
        event.body.problems.isEmpty ? "" : ": no evidence (\(event.body.problems.joined(separator: ", ")))"
    }

    private let erased = "(text erased)"

    /// The order; `nil` where its text was erased behind its retention, as an event says. One that is missing otherwise was
    /// taken away, and what rests on it is not shown as if that were in order.
    private func order(_ signed: SignedOrder) throws -> Order? {
        if let text = try registry.evidence(signed.text) { return try Order(parsing: text.bytes) }
        let isErased = try registry.homeEvents(.registerErased).contains { event in
            guard case .registerErased(let erasure) = event.body else { return false }
            return erasure.documents.contains(signed.text)
        }
        guard isErased else {
            throw KitError(
                .check,
                "the registry has lost the order of sha256 \(signed.text), on which an event of this bundle rests",
                hint:
                    "run datalease ledger verify, and put the newest backup in its place with datalease registry restore DIR"
            )
        }
        return nil
    }

    private func reason(_ signed: SignedOrder) throws -> String { try order(signed).map { $0.reason ?? "" } ?? erased }

    private func because(_ signed: SignedOrder) throws -> String {
        let reason = try reason(signed)
        return reason.isEmpty ? "" : ": \(reason)"
    }

    private func name(_ actor: EventActor) -> String { names.name(of: actor) }
}
