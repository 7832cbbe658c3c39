public import Agreements
internal import Disposal
public import Primitives
internal import Registry

/// An agreement in the log of sharing agreements.
public struct AgreementListed: Sendable {
    /// The agreement.
    public let document: AgreementDocument
    /// Whether anything may leave under this version today.
    public let state: State
    /// When it is looked at again: the day of its last renewal, or else its own; `nil` where neither says.
    public let review: CivilDate?
    /// The number of bundles prepared under this version, rehearsals left out.
    public let bundles: Int
    /// How many of them may still be with somebody.
    public let bundlesOut: Int

    /// Whether anything may leave under a version of an agreement.
    public enum State: Sendable, Hashable {
        /// From a later day on.
        case toCome
        /// It may.
        case inForce
        /// Not until it is renewed.
        case suspended
        /// Never again, by a signed order.
        case terminated
        /// Not any more: its term is over.
        case expired
        /// Not any more: a newer version is executed.
        case superseded

        /// The state's word.
        public var word: String {
            switch self {
            case .toCome: "to come"
            case .inForce: "in force"
            case .suspended: "suspended"
            case .terminated: "terminated"
            case .expired: "expired"
            case .superseded: "superseded"
            }
        }
    }
}

extension DataLease {
    /// The log of sharing agreements: every version that was taken into the registry, by id and version, and where it
    /// stands today.
    public func agreements() throws -> [AgreementListed] {
        let registry = try openRegistry()
        let today = surroundings.now().londonDate
        let rows = try checkedReport(of: registry, asOf: today, in: try bankHolidays()).rows
            .filter { !$0.bundle.isRehearsal }
        let states = try registry.agreementStates()
        let references = try registry.agreements()
        return try references.map { reference in
            guard let bytes = try registry.agreementBytes(reference.digest) else {
                throw KitError(
                    .check, "the registry has lost the bytes of agreement \(reference.id)",
                    hint: "run datalease ledger verify")
            }
            let document = try AgreementDocument.read(
                bytes, name: "\(reference.id) version \(reference.version)", profiles: .unresolved)
            let decided = states[reference.id] ?? AgreementState()
            let isNewest = !references.contains { $0.id == reference.id && reference.version < $0.version }
            let own = rows.filter { $0.bundle.agreement.digest == reference.digest }
            return AgreementListed(
                document: document,
                state: .init(document.agreement.term, decided.force, isNewest: isNewest, on: today),
                review: decided.review ?? document.agreement.review?.next, bundles: own.count,
                bundlesOut: own.count { $0.status.state.isOut })
        }
    }

    /// Takes an executed agreement into the log before anything is prepared under it. `nil` where it was there already.
    ///
    /// Refuses one that is not executed by trusted signatories, or whose rules are not fixed: whatever the gate of
    /// `prepare` refuses, but for the term, which may be to come.
    public func registerAgreement(_ path: String) async throws -> AgreementDocument? {
        let registry = try openRegistryToDecide()
        let document = try Self.readAgreement(path)
        let agreement = document.agreement
        let facts = try await signatureFacts(of: document, in: registry)
        let schedule = try await scheduleFact(of: document, in: registry)
        let today = surroundings.now().londonDate
        let refusals = Gate.refusals(
            document, on: today, trust: try await trustList(in: registry), signatures: facts,
            schedule: schedule, preparer: agreement.access.preparers.first?.key.fingerprint,
            force: try registry.agreementState(agreement.id).force, rehearsal: false
        ).filter { !($0.section == "term" && today < agreement.term.start) }
        if let error = AgreementError(refusals, of: document) { throw error }
        try Self.checkPaper(of: document)
        try refuseSuperseded(agreement, in: registry)
        let known = try document.schedule.map { schedule in
            try scheduleSignatures(in: registry).contains { $0.schedule == schedule.reference }
        }
        guard try !registry.agreements().contains(document.reference) || known == false else { return nil }
        try register(document, facts: facts, schedule: schedule, in: registry, by: systemActor)
        try writeCheckpoint(of: registry)
        return document
    }
}

extension AgreementListed.State {
    fileprivate init(_ term: Agreement.Term, _ force: AgreementForce, isNewest: Bool, on day: CivilDate) {
        self =
            switch force {
            case .terminated: .terminated
            case _ where !isNewest: .superseded
            case _ where term.end < day: .expired
            case .suspended: .suspended
            case .inForce: day < term.start ? .toCome : .inForce
            }
    }
}
