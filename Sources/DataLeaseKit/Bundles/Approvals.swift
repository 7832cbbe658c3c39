internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// What the agreement of a bundle asks for before it is released, and what of that is recorded.
public struct ApprovalStanding: Sendable, Hashable {
    /// How many people must approve the bundle.
    public let needed: Int
    /// Who did, each once.
    public let given: [String]
    /// Who else may.
    public let candidates: [String]
    /// Whether it was released.
    public let isReleased: Bool

    /// How many approvals are missing.
    public var missing: Int { max(0, needed - given.count) }

    /// Whether it waits for approvals.
    public var isAwaited: Bool { missing > 0 && !isReleased }

    /// What it waits for, in words.
    public var waits: String { "it waits for \(missing == 1 ? "1 approval" : "\(missing) approvals")" }

    /// In a line: `1 of 2: Test approver`.
    public var text: String {
        let count = needed > 0 ? "\(given.count) of \(needed)" : "\(given.count), and none is asked for"
        return given.isEmpty ? count : "\(count): \(given.joined(separator: ", "))"
    }

    /// What is to be done about what is missing, for bundle `number`.
    public func next(_ number: Int) -> String {
        candidates.count < missing
            ? "too few people are left who may approve it: sign a new version of the agreement, and prepare it again"
            : "\(candidates.joined(separator: " or ")) can approve it: datalease bundle approve B\(number) --as KEY"
    }

    /// No approvals.
    static let none = ApprovalStanding(needed: 0, given: [], candidates: [], isReleased: false)
}

extension DataLease {
    /// The approvals of a bundle, as they are recorded; none of a rehearsal, and where the agreement was erased.
    func approvals(of record: BundleRecord, in registry: Registry) throws -> ApprovalStanding {
        guard !record.isRehearsal, let agreement = try keptAgreement(record.agreement.digest, in: registry) else {
            return .none
        }
        return try approvals(of: record, under: agreement.access, in: registry)
    }

    /// The same where what the agreement says of access is at hand; by the end of `day`, or by now. With a trust list only
    /// those are candidates who count on that day.
    func approvals(
        of record: BundleRecord, under access: Access, by day: CivilDate? = nil, trusting trust: TrustList? = nil,
        in registry: Registry
    ) throws -> ApprovalStanding {
        let events = try registry.events(ofBundle: record.number).filter { event in
            day.map { event.time.londonDate <= $0 } ?? true
        }
        let given = access.approvers(in: events)
        var candidates: [String] = []
        if case .key(let preparer) = try registry.prepared(record.number).event.actor {
            candidates = access.approvers(ofWhatPrepared: preparer).filter { !given.contains($0) }
        }
        if let trust {
            let today = day ?? surroundings.now().londonDate
            let counting = Access.people(
                access.approvers.filter {
                    trust.contains($0.key.fingerprint, role: .approver, party: .provider, on: today)
                })
            candidates = candidates.filter { counting.contains($0) }
        }
        return ApprovalStanding(
            needed: access.approvals, given: given, candidates: candidates,
            isReleased: events.contains { $0.body.kind == .bundleReleased })
    }

    /// What `verify` says of bundles that wait for approvals by the end of `day`.
    func remarksOnApprovals(
        _ bundles: [Verification.Standing], asOf day: CivilDate, trusting trust: TrustList, in registry: Registry
    ) throws -> [Verification.Remark] {
        var asking: [Digest: Access?] = [:]
        let unsent = bundles.filter { bundle in
            switch bundle.status.state {
            case .released, .acknowledged: false
            default: bundle.status.state.mayBeSent
            }
        }
        return try unsent.compactMap { bundle in
            let record = try registry.bundle(bundle.number)
            let digest = record.agreement.digest
            let known = try asking[digest] ?? keptAgreement(digest, in: registry)?.access
            asking[digest] = .some(known)
            guard let access = known, access.approvals > 0 else { return nil }
            let standing = try approvals(of: record, under: access, by: day, trusting: trust, in: registry)
            guard standing.isAwaited else { return nil }
            return Verification.Remark(
                .awaitsApproval, bundle: bundle.number,
                "\(bundle.shortName) was not sent: \(standing.waits); \(standing.next(bundle.number))")
        }
    }

    /// Refuses to release a bundle whose agreement asks for more approvals than it has. Each is judged once more: the
    /// signature, who gave it and whether they might then, and that it is of the statement as it lies beside the bundle now.
    func refuseUnapproved(_ record: BundleRecord, at reference: String, in registry: Registry) async throws {
        let access = try agreement(of: record, in: registry).access
        guard access.approvals > 0 else { return }
        let bundle = try await intactBundle(record, at: reference, in: registry)
        try await judgeApprovals(of: bundle, in: registry)
        let standing = try approvals(
            of: record, under: access, trusting: try await trustList(in: registry), in: registry)
        guard standing.missing > 0 else {
            return try bundle.refuseMissingApprovals(try approvalFiles(of: record, in: registry))
        }
        let asked = access.approvals == 1 ? "an approval" : "\(access.approvals) approvals"
        let there =
            standing.given.isEmpty ? "none is recorded" : "only that of \(standing.given.joined(separator: ", ")) is"
        throw KitError(
            .agreement, "\(record.agreement.id) asks for \(asked) of a bundle, and of \(record.stem) \(there)",
            hint: standing.next(record.number)
                + bundle.hintAtUnrecorded(in: try approvalFiles(of: record, in: registry)))
    }

    /// Refuses where a recorded approval does not hold, or is of another statement than the one beside the bundle.
    func judgeApprovals(of bundle: IntactBundle, in registry: Registry) async throws {
        let events = try registry.events(ofBundle: bundle.record.number).filter { $0.body.kind == .bundleApproved }
        guard !events.isEmpty else { return }
        let judgement = RecordedJudgement(
            registry: registry, trust: try await trustHistory(of: try await trustList(in: registry), in: registry),
            history: LedgerHistory(of: registry), lease: self)
        for event in events {
            guard let document = try registry.signedDocument(ofEvent: event.sequence) else { continue }
            if let problem = try await judgement.problem(with: document) {
                throw KitError(
                    .check, "event \(event.sequence), bundle-approved: \(problem)",
                    hint: "keep the home as it is, tell the data protection officer, and see all of it with"
                        + " datalease ledger verify --signatures")
            }
            guard document.digest == .sha256(bundle.statement) else {
                throw KitError(
                    .check, "\(bundle.path(.statement)) is not the statement that event \(event.sequence) approved",
                    hint: "put the statement back that was approved, or prepare another bundle")
            }
        }
    }

    /// The digests of the files of a bundle's approvals that are recorded.
    private func approvalFiles(of record: BundleRecord, in registry: Registry) throws -> Set<Digest> {
        try registry.events(ofBundle: record.number).reduce(into: []) { digests, event in
            if case .bundleApproved(let approval) = event.body { digests.insert(approval.order.signature) }
        }
    }
}

extension IntactBundle {
    /// Refuses where a recorded approval does not lie beside the bundle: the recipient looks for it.
    fileprivate func refuseMissingApprovals(_ recorded: Set<Digest>) throws {
        let there = Folder.names(in: folder).filter { name.isApproval($0) }.compactMap { file in
            (try? Folder.read("\(folder)/\(file)", limit: 1 << 16)).map { Digest.sha256($0) }
        }
        guard !recorded.isSubset(of: there) else { return }
        throw KitError(
            .check, "an approval of \(record.stem) that is recorded does not lie beside it, or is another",
            hint:
                "move away what is in its place; datalease bundle approve B\(record.number) with the same key writes it"
                + " again")
    }

    /// What is to be said of approvals that lie beside the bundle and are not recorded: whoever signed one may have been cut
    /// off.
    fileprivate func hintAtUnrecorded(in recorded: Set<Digest>) -> String {
        let other = Folder.names(in: folder).sorted().first { file in
            guard name.isApproval(file) else { return false }
            let bytes = try? Folder.read("\(folder)/\(file)", limit: 1 << 16)
            return bytes.map { !recorded.contains(.sha256($0)) } ?? false
        }
        return other.map { "; \($0) lies there and is not recorded, which the same command does" } ?? ""
    }
}

extension Access {
    /// Those of the approvers who approved a bundle by what is recorded of it, each once.
    func approvers(in events: [Event]) -> [String] {
        Self.people(
            events.compactMap { event in
                guard case .bundleApproved = event.body, case .key(let key) = event.actor else { return nil }
                return approver(with: key)
            })
    }

    /// Why somebody whose place in the trust list is `entry` may not approve what `preparer` prepared; `nil` where they may.
    func problem(withApprovalBy entry: TrustEntry, ofWhatPrepared preparer: EventActor) -> String? {
        let key = entry.key.fingerprint
        guard let approver = approver(with: key) else { return "the agreement names no approver with the key \(key)" }
        guard entry.isPerson(named: approver.name) else {
            return "the key \(key) is another person's in the trust list than in the agreement"
        }
        guard case .key(let preparer) = preparer,
            approvers(ofWhatPrepared: preparer).contains(where: { entry.isPerson(named: $0) })
        else { return "whoever signed it prepared the bundle" }
        return nil
    }
}
