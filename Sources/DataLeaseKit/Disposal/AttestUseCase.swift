internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// What one of our approvers signs about a bundle's disposal.
public struct AttestRequest: Sendable {
    /// What it is.
    public let kind: EvidenceKind
    /// The day that it speaks of: of return, of the audit, of destruction.
    public let day: CivilDate
    /// The file that it speaks of, where there is one.
    public let attachment: String?
    /// Anything else, in one line; may be empty.
    public let remarks: String
    /// The approver's SSH key file.
    public let key: String

    /// A request.
    public init(kind: EvidenceKind, day: CivilDate, attachment: String?, remarks: String, key: String) {
        self.kind = kind
        self.day = day
        self.attachment = attachment
        self.remarks = remarks
        self.key = key
    }
}

extension DataLease {
    /// Has an approver, who did not prepare the bundle, sign evidence of our own: what came back, what an audit found, a
    /// third party's document. Keeps it with the file that it speaks of.
    public func attest(_ reference: String, _ request: AttestRequest) async throws -> BundleListed {
        let registry = try openRegistryToDecide()
        let record = try bundleRecord(reference, in: registry)
        guard EvidenceNote.kindsOfProvider.contains(request.kind) else {
            let kinds = EvidenceNote.kindsOfProvider.map(\.rawValue).joined(separator: ", ")
            throw KitError(
                .usage, "\(request.kind.rawValue) is not ours to sign; \(kinds) are",
                hint: "a recipient's text is taken in with datalease disposal record")
        }
        if request.kind == .returnReceipt, try agreement(of: record, in: registry).disposal.mode != .return {
            throw KitError(
                .agreement, "\(record.agreement.id): disposal.mode is not return, so nothing comes back",
                hint: "what was disposed of is shown by the recipient's certificate")
        }
        let (signer, entry) = try await approver(request.key, notPreparerOf: record, in: registry)
        let contents = try request.attachment.map { try Folder.read($0, limit: Attachment.largestSize) }
        let note = try EvidenceNote(
            request.kind, bundle: try BundleName(parsing: record.stem).id, bundleSHA256: record.digest,
            agreement: record.agreement.id, date: request.day, attachment: contents.map { .sha256($0) },
            remarks: request.remarks, name: entry.person)
        let attachment = try Attachment(request.attachment, of: note, named: "the evidence")
        let (bundle, event) = try registry.prepared(record.number)
        let judgement = EvidenceJudgement(
            EvidenceFacts(
                kind: note.kind, bundleName: record.stem, digest: note.bundleSHA256, agreement: note.agreement,
                date: note.date, until: nil, subProcessor: nil, attachment: attachment.fact,
                key: signer.key.fingerprint, signer: .provider(isApprover: true, didPrepare: false),
                isSignatureValid: true, takenInOn: surroundings.now().londonDate),
            for: bundle, preparedOn: event.time.londonDate)
        guard judgement.isAccepted else {
            throw KitError(
                .failed, "nothing was signed: \(judgement.reasons.joined(separator: "; "))", hint: "correct it")
        }
        let signature = try await signer.sign(note.bytes, namespace: .reason, at: surroundings.now())
        let recorded = RecordedEvidence(
            bundle: record.number, kind: note.kind, document: .sha256(note.bytes), signature: .sha256(signature),
            signer: signer.key.fingerprint, attachment: note.attachment, date: note.date, until: nil,
            subProcessor: nil, isAccepted: true, problems: [])
        try append(
            .evidenceRecorded(recorded), to: registry, by: .key(signer.key.fingerprint),
            keeping: [
                Evidence(kind: "evidence", bundle: record.number, bytes: note.bytes),
                Evidence(kind: "evidence-signature", bundle: record.number, bytes: signature),
            ] + attachment.evidence(ofBundle: record.number))
        return try listed(record, in: registry)
    }

    /// The form that a recipient fills in, the bundle's lines filled in: `certificate`, `receipt`, `exchange-receipt`, or
    /// one of the recipient's kinds of evidence.
    public func form(_ kind: String, for reference: String) throws -> [UInt8] {
        let registry = try openRegistry()
        let record = try bundleRecord(reference, in: registry)
        let head = try registry.head()
        let heading = FormHeading(
            bundle: try BundleName(parsing: record.stem).id, sha256: record.digest, agreement: record.agreement.id,
            checkpoint: record.isRehearsal ? nil : LedgerPosition(size: head.size, root: head.root))
        if kind == SignedForm.receipt.rawValue { return ReceiptForm.text(heading) }
        if kind == SignedForm.exchangeReceipt.rawValue {
            guard let exchange = try registry.prepared(record.number).bundle.exchange else {
                throw KitError(.failed, "\(record.stem) is no exchange, and has no figures to acknowledge")
            }
            return ExchangeReceiptForm.text(heading, of: exchange)
        }
        if kind == EvidenceKind.certificate.rawValue {
            let least = try registry.prepared(record.number).bundle.methodAtLeast
            return CertificateForm.text(heading, methodAtLeast: least)
        }
        if let known = EvidenceKind(rawValue: kind), EvidenceNote.kindsOfRecipient.contains(known) {
            let names = record.isRehearsal ? [] : try agreement(of: record, in: registry).recipient.subProcessors
            if let text = EvidenceForm.text(known, heading, subProcessors: names) { return text }
        }
        let kinds =
            ["certificate", "receipt", SignedForm.exchangeReceipt.rawValue]
            + EvidenceNote.kindsOfRecipient.map(\.rawValue)
        throw KitError(
            .usage, "there is no form of that kind for a recipient",
            hint: "the kinds are \(kinds.joined(separator: ", "))")
    }
}
