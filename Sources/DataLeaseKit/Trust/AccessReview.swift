public import Agreements
internal import Bundles
public import Primitives
internal import Registry

/// Who can do what: a place of a key in the trust list that counts today, or a key that an agreement names and the list
/// does not.
public struct AccessRow: Sendable {
    /// Whose key it is.
    public let person: String
    /// For which party.
    public let party: Party.Side
    /// What it is for.
    public let role: TrustRole
    /// The key.
    public let key: KeyFingerprint
    /// Whether it counts today.
    public let counts: Bool
    /// The ids of the agreements, not over, that name it in this role; every one for the officer.
    public let agreements: [String]
    /// What the key last did, and when; `nil` where the ledger knows of nothing.
    public let last: Act?

    /// Something that a key did.
    public struct Act: Sendable {
        /// When it was recorded.
        public let time: Instant
        /// The kind of the event.
        public let kind: String
    }
}

/// What `access review` shows.
public struct AccessOverview: Sendable {
    /// The rows: those of the trust list in its order, then those of agreements alone.
    public let rows: [AccessRow]
    /// When the review before was recorded; `nil` where none was.
    public let before: Instant?
    /// How many approvals agreements ask for of a bundle, those that ask for any.
    public let approvals: [(agreement: String, words: String)]
    /// The number of the event that records this one; `nil` where it was only looked at.
    public let event: Int?
}

extension DataLease {
    /// Who can do what under which agreement, and what each key last did; one pass over the ledger. With an officer's key
    /// the review is recorded, signed over the ledger that it was made of.
    public func reviewAccess(officerKey: String?) async throws -> AccessOverview {
        let registry = try openRegistryToDecide()
        let head = try registry.head()
        let today = surroundings.now().londonDate
        let list = try await trustList(in: registry)
        let agreements = try agreementsNotOver(on: today, in: registry)
        let acts = try lastActs(in: registry)
        var rows = list.entries.filter { $0.counts(on: today) }.map { entry in
            AccessRow(
                person: entry.person, party: entry.party, role: entry.role, key: entry.key.fingerprint, counts: true,
                agreements: agreements.filter { $0.names(entry.key.fingerprint, as: entry.role, of: entry.party) }
                    .map(\.id), last: acts[entry.key.fingerprint])
        }
        for agreement in agreements {
            for named in agreement.access.all {
                let isSame = { (row: AccessRow) in
                    row.key == named.key && row.party == named.party
                        && (row.role == named.role || (named.role == .preparer && row.role == .service))
                }
                guard !rows.contains(where: isSame) else { continue }
                rows.append(
                    AccessRow(
                        person: named.person, party: named.party, role: named.role, key: named.key, counts: false,
                        agreements: agreements.filter { $0.names(named.key, as: named.role, of: named.party) }
                            .map(\.id), last: acts[named.key]))
            }
        }
        let before = try registry.homeEvents(.accessReviewed).last?.time
        let approvals = agreements.filter { $0.access.approvals > 0 }.map { ($0.id, $0.access.approvalWords) }
        guard let officerKey else {
            return AccessOverview(rows: rows, before: before, approvals: approvals, event: nil)
        }
        let position = LedgerPosition(size: head.size, root: head.root)
        let order = try await orderAsOfficer(
            try Order(.accessReview, .ledger(position), on: today), as: officerKey, in: registry)
        let event = try append(
            .accessReviewed(
                AccessReviewed(
                    reviewed: head, entries: rows.count(where: \.counts), order: order.signed)),
            to: registry, by: order.actor, keeping: order.evidence)
        return AccessOverview(rows: rows, before: before, approvals: approvals, event: event.sequence)
    }

    /// What each key last did: acted, or signed what was taken in.
    private func lastActs(in registry: Registry) throws -> [KeyFingerprint: AccessRow.Act] {
        var acts: [KeyFingerprint: AccessRow.Act] = [:]
        try registry.forEachEvent { _, bytes in
            let event = try Event(parsing: bytes)
            let act = AccessRow.Act(time: event.time, kind: event.body.kind.rawValue)
            if case .key(let key) = event.actor { acts[key] = act }
            if let signer = event.body.signer { acts[signer] = act }
        }
        return acts
    }
}

extension Agreement {
    /// Whether it names a key in a role. The officer acts under every agreement.
    fileprivate func names(_ key: KeyFingerprint, as role: TrustRole, of party: Party.Side) -> Bool {
        let role = role == .service ? .preparer : role
        return role == .officer
            || access.all.contains { $0.key == key && $0.role == role && $0.party == party }
    }
}

extension Access {
    /// Everybody whom it names, in the order of the file.
    fileprivate var all: [(person: String, key: KeyFingerprint, role: TrustRole, party: Party.Side)] {
        func rows(
            _ signers: [Signer], _ role: TrustRole, _ party: Party.Side
        ) -> [(person: String, key: KeyFingerprint, role: TrustRole, party: Party.Side)] {
            signers.map { ($0.name, $0.key.fingerprint, role, party) }
        }
        return rows(preparers, .preparer, .provider) + rows(approvers, .approver, .provider)
            + rows(providerSignatories, .signatory, .provider) + rows(recipientSignatories, .signatory, .recipient)
            + recipients.map { ($0.name, $0.sign.fingerprint, .recipient, .recipient) }
    }
}
