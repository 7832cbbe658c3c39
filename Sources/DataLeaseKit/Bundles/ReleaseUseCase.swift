internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// Why a bundle is sent outside business hours, and who signs that.
public struct ReleaseReason: Sendable {
    /// Why, in one line.
    public let text: String
    /// The SSH key file of one of those whom the agreement names for this.
    public let key: String

    /// A reason, to be signed with `key`.
    public init(text: String, key: String) {
        self.text = text
        self.key = key
    }
}

extension DataLease {
    /// Records that a bundle was sent, and how: `portal`, `email`, `sftp`. Does not move the limit.
    ///
    /// Refuses a rehearsal, a bundle that is out already, and one that is no longer to be sent: void, recalled, past its
    /// limit, shown to be gone, an exchange that another one took the place of, or under an agreement that is not in force
    /// today. An agreement that asks for approvals needs them, each judged again. Outside the agreement's business hours it needs a reason, signed by an approver whom the agreement names for
    /// that.
    public func release(_ reference: String, channel: String, reason: ReleaseReason?) async throws -> BundleListed {
        try await deciding { try await release(reference, channel: channel, reason: reason, in: $0) }
    }

    private func release(
        _ reference: String, channel: String, reason: ReleaseReason?, in registry: Registry
    ) async throws -> BundleListed {
        let record = try bundleRecord(reference, in: registry)
        try refuseNotToBeSent(record, in: registry)
        try await refuseUnapproved(record, at: reference, in: registry)
        let given = try await outOfHoursOrder(for: record, reason, in: registry)
        try append(
            .bundleReleased(BundleRelease(bundle: record.number, channel: channel, outOfHours: given?.signed)),
            to: registry, by: given?.actor ?? systemActor, keeping: given?.evidence ?? [])
        for what in try filesAmiss(of: record, in: registry) {
            surroundings.notice("warning: \(record.stem) is recorded as sent, and \(what)")
        }
        return try listed(record, in: registry)
    }

    /// What speaks against it that the files of a bundle were sent as they were recorded: that one has changed, or that this program
    /// removed it. One that lies elsewhere was moved to be sent.
    private func filesAmiss(of record: BundleRecord, in registry: Registry) throws -> [String] {
        try registry.ownCopies(ofBundle: record.number).filter { $0.role != .input }.compactMap { copy in
            guard let path = copy.path else { return nil }
            switch Self.presence(of: copy) {
            case .changed: return "\(path) has changed since it was made: look at what was sent"
            case .notFound:
                let isPurged = try wasRemoved(copy, of: record.number, in: registry)
                return isPurged ? "\(path) was removed by disposal purge before: look at what was sent" : nil
            case .there, .linked, .unclear: return nil
            }
        }
    }

    /// Refuses a bundle that is not to be sent, whoever approves it.
    func refuseNotToBeSent(_ record: BundleRecord, in registry: Registry) throws {
        guard !record.isRehearsal else {
            throw KitError(
                .failed, "\(record.stem) is a rehearsal and is never released",
                hint: "prepare a bundle under the executed agreement, without --rehearsal")
        }
        let isReleased = try registry.events(ofBundle: record.number).contains { $0.body.kind == .bundleReleased }
        guard !isReleased else {
            throw KitError(
                .failed, "\(record.stem) is released already", hint: "see datalease bundle show B\(record.number)")
        }
        let status = try status(of: record, in: registry)
        guard status.state.mayBeSent else {
            throw KitError(
                .failed, "\(record.stem) is \(status.state.rawValue) and is not to be sent: \(status.reason)",
                hint: "prepare another bundle")
        }
        if let other = try registry.exchange(ofBundle: record.number)?.replacedBy {
            throw KitError(
                .failed, "\(record.stem) was replaced by B\(other) and is not to be sent",
                hint: "send B\(other); both would be collected")
        }
        try refuseOutOfTerm(record, in: registry)
    }

    /// The signed reason for a release now; `nil` within business hours.
    private func outOfHoursOrder(
        for record: BundleRecord, _ reason: ReleaseReason?, in registry: Registry
    ) async throws -> GivenOrder? {
        let agreement = try agreement(of: record, in: registry)
        let now = surroundings.now()
        let calendar = try bankHolidays().calendar(for: agreement.division ?? .englandAndWales)
        guard let hours = agreement.businessHours,
            !(calendar.isWorkingDay(now.londonDate) && hours.contains(now.londonMinuteOfDay))
        else {
            if reason != nil { surroundings.notice("no reason is needed now, and none is recorded") }
            return nil
        }
        let names = agreement.access.outOfHours
        guard let reason else {
            throw KitError(
                .agreement,
                "\(record.agreement.id): now is outside business hours, which are \(hours) on working days",
                hint: names.isEmpty
                    ? "wait until then: the agreement names nobody who may release outside them"
                    : "wait until then, or have \(names.joined(separator: " or ")) sign why: --reason TEXT --as KEY")
        }
        let (signer, entry) = try await approver(reason.key, notPreparerOf: record, in: registry)
        guard agreement.access.mayReleaseOutOfHours(entry) else {
            throw KitError(
                .agreement, "\(record.agreement.id): access.outOfHours does not name the holder of \(reason.key)",
                hint: names.isEmpty ? "it names nobody" : "it names \(names.joined(separator: ", "))")
        }
        let order = try Order(.outOfHours, subject(record), on: now.londonDate, reason: reason.text)
        return try await sign(order, by: signer, namespace: .reason, keptWith: record.number)
    }
}

extension BundleState {
    /// Whether a bundle of this state that was not released may still be.
    var mayBeSent: Bool {
        switch self {
        case .prepared, .released, .acknowledged, .due, .held, .receiptOverdue: true
        case .rehearsal, .recalled, .attested, .beyondUse, .returned, .confirmed, .confirmedLate, .voided, .overdue,
            .certificateOverdue, .disputed:
            false
        }
    }
}
