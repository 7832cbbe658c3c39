internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// What an approver signed for.
public struct BundleApproved: Sendable {
    /// The bundle, and where it stands.
    public let bundle: BundleListed
    /// What the agreement is about, in its own words.
    public let title: String
    /// Dataset, rows read, rows shared.
    public let datasets: [(name: String, rowsRead: Int, rowsShared: Int)]
    /// The fields that leave as they are and are about a person, as the officer's report has them; `nil` without a report.
    public let keptFields: [String]?
    /// The last day for the certificate.
    public let certificateBy: CivilDate
    /// The file of the signature.
    public let file: String
    /// What its agreement asks for, and what of that is recorded now.
    public let approvals: ApprovalStanding
    /// When the same person had approved it before, and nothing was recorded now; `nil` for most.
    public let before: Instant?
}

extension DataLease {
    /// Signs the statement of a bundle with an approver's key, in a file beside it, and records that.
    ///
    /// `reference` is `7`, `B7`, or the name or path of one of its files. Refuses a bundle that is not to be sent (a rehearsal,
    /// released, void, recalled, under an agreement that is not executed and in force); files that are not those that were
    /// prepared; and a key that is no approver's of this agreement who counts today, or is of whoever prepared the bundle.
    /// One person approves once, whatever keys they have. A signature that a run left behind which was cut off is recorded.
    public func approve(_ reference: String, as key: String) async throws -> BundleApproved {
        let registry = try openRegistryToDecide()
        let record = try bundleRecord(reference, in: registry)
        try refuseNotToBeSent(record, in: registry)
        let event = try registry.prepared(record.number).event
        var terms = RecordedTerms(
            registry: registry, holidays: try bankHolidays(), start: event.sequence, erased: [])
        if let problem = try terms.problem(with: event) {
            throw KitError(
                .check, "event \(event.sequence), bundle-prepared: \(problem)",
                hint: "nobody approves this: tell the data protection officer")
        }
        let (signer, entry) = try await approver(key, notPreparerOf: record, in: registry)
        let agreement = try agreement(of: record, in: registry)
        if let problem = agreement.access.problem(withApprovalBy: entry, ofWhatPrepared: event.actor) {
            let others = try approvals(
                of: record, under: agreement.access, trusting: try await trustList(in: registry), in: registry
            ).candidates
            throw KitError(
                .agreement, "\(key): \(problem)",
                hint: "of \(record.agreement.id) version \(record.agreement.version), "
                    + (others.isEmpty ? "nobody is left who may approve it" : "\(others.joined(separator: ", ")) may"))
        }
        let bundle = try await intactBundle(record, at: reference, in: registry)
        try await judgeApprovals(of: bundle, in: registry)
        let earlier = try registry.events(ofBundle: record.number).first { event in
            agreement.access.approvers(in: [event]).contains { entry.isPerson(named: $0) }
        }
        let signature = try await approval(of: bundle, by: signer, unless: earlier, in: registry)
        if earlier == nil {
            try append(
                .bundleApproved(
                    BundleOrder(
                        bundle: record.number,
                        order: SignedOrder(text: .sha256(bundle.statement), signature: .sha256(signature.bytes)))),
                to: registry, by: .key(signer.key.fingerprint),
                keeping: [
                    Evidence(kind: "approved-statement", bundle: record.number, bytes: bundle.statement),
                    Evidence(kind: "approval-signature", bundle: record.number, bytes: signature.bytes),
                ],
                remembering: [
                    OwnCopy(
                        role: .sibling, digest: .sha256(signature.bytes), size: signature.bytes.count,
                        path: signature.path)
                ])
        }
        let prepared = try registry.prepared(record.number).bundle
        let report = try privateReport(of: record, sha256: prepared.digest)
        return BundleApproved(
            bundle: try listed(record, in: registry), title: agreement.title,
            datasets: prepared.datasets.map { ($0.name, $0.rowsRead, $0.rowsShared) },
            keptFields: report?.datasets.flatMap { dataset in
                dataset.risk.identifying.map { "\(dataset.name): \($0)" }
            }, certificateBy: try status(of: record, in: registry).certificateBy, file: signature.path,
            approvals: try approvals(of: record, under: agreement.access, in: registry), before: earlier?.time)
    }

    /// The signature of a statement by `signer`, in its file beside the bundle: the one that is there already, else the
    /// one that was recorded in `earlier`, else a new one. A file is never overwritten.
    private func approval(
        of bundle: IntactBundle, by signer: SSHSigner, unless earlier: Event?, in registry: Registry
    ) async throws -> (path: String, bytes: [UInt8]) {
        var file = bundle.name.approvalFileName(of: signer.key.fingerprint)
        var kept: [UInt8]?
        if let earlier, case .bundleApproved(let approval) = earlier.body, case .key(let key) = earlier.actor {
            file = bundle.name.approvalFileName(of: key)
            kept = try registry.evidence(approval.order.signature)?.bytes
        }
        let path = "\(bundle.folder)/\(file)"
        // A run that was killed may have left its file with both names.
        for name in Folder.names(in: bundle.folder) where name.hasPrefix(file + ".") {
            guard let process = Folder.process(ofTemporary: name), !ProcessIdentity.isThere(process) else { continue }
            try Folder.remove("\(bundle.folder)/\(name)")
        }
        if let bytes = try Folder.readIfPresent(path, limit: 1 << 16) {
            var belongs = bytes == kept
            if kept == nil { belongs = try await isApproval(bytes, of: bundle, by: signer) }
            guard belongs else {
                throw KitError(
                    .check, "\(path) is there, and is not the signature of this statement that belongs there",
                    hint: "find out who put it there and move it away, then approve the bundle again")
            }
            return (path, bytes)
        }
        let bytes: [UInt8]
        if let kept {
            bytes = kept
        } else {
            bytes = try await signer.sign(bundle.statement, namespace: .approval, at: surroundings.now())
        }
        let temporary = Folder.temporaryName(of: path)
        try Folder.write(bytes, to: temporary, mode: 0o644)
        do {
            try Folder.rename(temporary, withoutReplacing: path)
        } catch {
            try Folder.remove(temporary)
            throw error
        }
        try Folder.sync(bundle.folder)
        return (path, bytes)
    }

    private func isApproval(_ bytes: [UInt8], of bundle: IntactBundle, by signer: SSHSigner) async throws -> Bool {
        guard let signature = try? SSHSignature(parsing: bytes), signature.publicKey == signer.key,
            signature.namespace == SignatureNamespace.approval.rawValue
        else { return false }
        return try await Self.holds(signature, bytes: bytes, over: bundle.statement, at: surroundings.now())
    }
}
