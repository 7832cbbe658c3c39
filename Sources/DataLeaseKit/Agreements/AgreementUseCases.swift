public import Agreements
public import Primitives
public import Pseudonyms
internal import Registry

/// What `agreement check` found.
public struct AgreementChecked: Sendable {
    /// The agreement; of a draft, with stand-ins in its gaps.
    public let document: AgreementDocument
    /// What a draft leaves open, in the order of the file; none of an agreement that is complete.
    public let gaps: [AgreementGap]
    /// Its field rules, one row each.
    public let report: AgreementReport
    /// What the operator of each row promises.
    public let properties: [OperatorProperties]
    /// What a data protection officer would say of it.
    public let review: AgreementReview
    /// Why nothing may be prepared under it now; empty where a preparer could go ahead.
    public let refusals: [GateRefusal]
    /// Whether a home was there to look up the trust list in; without one only the file was checked.
    public let isAgainstTrustList: Bool
}

/// What `agreement sign` did.
public struct AgreementSigned: Sendable {
    /// The file of the signature.
    public let file: String
    /// For whom it was signed.
    public let slot: SignatureFact.Slot
    /// The key that signed.
    public let fingerprint: KeyFingerprint
}

extension DataLease {
    /// Reads an agreement, reviews it as of today and, where there is a home, holds it against the trust list.
    ///
    /// - Parameters:
    ///   - adequacy: A file in the form of `agreements/adequacy.json`; `nil` for the list of this release.
    ///   - waivers: Files of waivers of what the review finds, each with its signature beside it. One that does not count
    ///     today is refused.
    ///   - mayBeDraft: Whether an agreement with gaps is reviewed as if they were filled, and the gaps are findings; else
    ///     it is refused.
    public func checkAgreement(
        _ path: String, adequacy: String? = nil, waivers: [String] = [], mayBeDraft: Bool = false
    ) async throws -> AgreementChecked {
        let today = surroundings.now().londonDate
        let draft =
            mayBeDraft
            ? try Self.readDraft(path, on: today) : AgreementDraft(complete: try Self.readAgreement(path))
        let document = draft.document
        try Self.checkPaper(of: document)
        let report = draft.report
        let countries = try adequacy.map { try Adequacy(parsing: Folder.read($0, limit: 1 << 20), name: $0) }
        var refusals: [GateRefusal] = []
        var trust: TrustList?
        if home.exists {
            let registry = try openRegistry()
            let list = try await trustList(in: registry)
            let found = Gate.refusals(
                document, on: today, trust: list, signatures: try await signatureFacts(of: document, in: registry),
                schedule: try await scheduleFact(of: document, in: registry),
                // Any of the preparers will do: who prepares is not known yet.
                preparer: document.agreement.access.preparers.first?.key.fingerprint,
                force: try registry.agreementState(document.agreement.id).force, rehearsal: false)
            refusals = draft.standing(found)
            trust = list
        }
        var review = AgreementReview(
            draft, on: today, adequacy: try countries ?? Adequacy.builtIn(), trust: trust)
        try await waive(waivers, in: &review, of: document, trust: trust)
        return AgreementChecked(
            document: document, gaps: draft.gaps, report: report,
            properties: report.rows.map { OperatorProperties(of: $0.operator) },
            review: review, refusals: refusals, isAgainstTrustList: home.exists)
    }

    /// Signs an agreement with the key of one of its signatories. Needs no home: the other party has none.
    ///
    /// Refuses a key that the agreement does not name as a signatory, and where a good signature is there already. One
    /// that was made before the file was changed is replaced.
    public func signAgreement(_ path: String, key: String) async throws -> AgreementSigned {
        let document = try Self.readAgreement(path)
        guard document.schedule == nil else {
            throw KitError(
                .agreement, "\(path): this is a schedule, which an approver signs and no party",
                hint: "use datalease schedule sign; the agreement is \(document.name)")
        }
        let signer = try await signer(key)
        let fingerprint = signer.key.fingerprint
        let access = document.agreement.access
        func names(_ signers: [Access.Signer]) -> Bool { signers.contains { $0.key.fingerprint == fingerprint } }
        let slot: SignatureFact.Slot
        if names(access.providerSignatories) {
            slot = .provider
        } else if names(access.recipientSignatories) {
            slot = .recipient
        } else if names(access.approvers), case .document = document.agreement.execution {
            try Self.checkPaper(of: document)
            slot = .approver
        } else {
            throw KitError(
                .agreement, "\(path): access.signatories does not name the key \(fingerprint)",
                hint: "only those whom the agreement names can sign it: use one of their keys")
        }
        let file = Self.signatureFile(of: path, slot)
        if let earlier = try Folder.readIfPresent(file, limit: 1 << 16) {
            if case .holds = try await outcome(of: earlier, over: document.bytes) {
                throw KitError(
                    .failed, "\(file) exists: the agreement is signed for the \(slot.rawValue) already",
                    hint: "nothing is left to do for this party")
            }
            surroundings.notice("\(file) was made over other bytes and is replaced")
        }
        let signature = try await signer.sign(document.bytes, namespace: .agreement, at: surroundings.now())
        try Folder.replace(file, with: signature, mode: 0o644)
        return AgreementSigned(file: file, slot: slot, fingerprint: fingerprint)
    }

    /// Reads an agreement to show it.
    public func agreement(_ path: String) throws -> AgreementDocument {
        try Self.readAgreement(path)
    }
}
