internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// What a signed text comes to: the event that records it, and why it counts or does not. Once when it is taken in, and
/// again whenever what was kept is checked.
extension Arrival {
    /// The text as a certificate of disposal.
    func certificate() throws -> (recorded: RecordedCertificate, verdict: Verdict) {
        let certificate = try DisposalCertificate(parsing: text.bytes)
        let facts = CertificateFacts(
            bundleName: try bundleName(certificate.bundle), digest: certificate.bundleSHA256,
            agreement: certificate.agreement, disposedOn: certificate.disposedOn, method: certificate.method,
            backupsUntil: certificate.backupsUntil, checkpoint: try standing(of: certificate.checkpoint),
            signer: text.signer, isSignatureValid: text.isSignatureValid,
            isTrustedRecipient: isTrusted, receivedOn: day)
        let verdict = Verdict(CertificateJudgement(facts, for: bundle, preparedOn: preparedOn))
        let recorded = RecordedCertificate(
            bundle: record.number, certificate: .sha256(text.bytes), signature: .sha256(text.signature),
            signer: text.signer, disposedOn: certificate.disposedOn, method: certificate.method,
            isAccepted: verdict.isAccepted, problems: verdict.words,
            scope: CertificateScope(
                coversAllRecipients: certificate.coverage == .all, backupsUntil: certificate.backupsUntil,
                checkpoint: head(certificate.checkpoint)))
        return (recorded, verdict)
    }

    /// The text as a receipt.
    func receipt() throws -> (recorded: RecordedReceipt, verdict: Verdict) {
        let receipt = try BundleReceipt(parsing: text.bytes)
        let facts = ReceiptFacts(
            bundleName: try bundleName(receipt.bundle), digest: receipt.bundleSHA256,
            agreement: receipt.agreement, receivedOn: receipt.receivedOn,
            checkpoint: try standing(of: receipt.checkpoint), signer: text.signer,
            isSignatureValid: text.isSignatureValid, isTrustedRecipient: isTrusted, takenInOn: day)
        let verdict = Verdict(ReceiptJudgement(facts, for: bundle, preparedOn: preparedOn))
        let recorded = RecordedReceipt(
            bundle: record.number, receipt: .sha256(text.bytes), signature: .sha256(text.signature),
            signer: text.signer, receivedOn: receipt.receivedOn, checkpoint: head(receipt.checkpoint),
            isAccepted: verdict.isAccepted, problems: verdict.words)
        return (recorded, verdict)
    }

    /// The text as a receipt for an exchange.
    func exchangeReceipt() throws -> (recorded: RecordedReceipt, verdict: Verdict) {
        let receipt = try ExchangeReceipt(parsing: text.bytes)
        let answer = ExchangeAnswer(
            sequence: receipt.sequence, number: receipt.number, arrived: receipt.arrived, outcome: receipt.outcome)
        let facts = ExchangeReceiptFacts(
            bundleName: try bundleName(receipt.bundle), digest: receipt.bundleSHA256,
            agreement: receipt.agreement, receivedOn: receipt.receivedOn,
            checkpoint: try standing(of: receipt.checkpoint), answer: answer, signer: text.signer,
            isSignatureValid: text.isSignatureValid, isTrustedRecipient: isTrusted, takenInOn: day)
        let verdict = Verdict(ExchangeReceiptJudgement(facts, for: bundle, preparedOn: preparedOn))
        let recorded = RecordedReceipt(
            bundle: record.number, receipt: .sha256(text.bytes), signature: .sha256(text.signature),
            signer: text.signer, receivedOn: receipt.receivedOn, checkpoint: head(receipt.checkpoint),
            isAccepted: verdict.isAccepted, problems: verdict.words, exchange: answer)
        return (recorded, verdict)
    }

    /// The text as another piece of evidence: `signer` says whose, `attachment` what came with it, `subProcessors` whom the
    /// agreement names.
    func evidence(
        _ note: EvidenceNote, by signer: EvidenceFacts.Signer, with attachment: EvidenceFacts.Attachment,
        subProcessors: [String]
    ) throws -> (recorded: RecordedEvidence, verdict: Verdict) {
        func words(_ name: String) -> [Substring] { name.lowercased().split(separator: " ") }
        let place = note.subProcessor.flatMap { name in
            subProcessors.firstIndex { words($0) == words(name) }.map { $0 + 1 }
        }
        let facts = EvidenceFacts(
            kind: note.kind, bundleName: try bundleName(note.bundle), digest: note.bundleSHA256,
            agreement: note.agreement, date: note.date, until: note.until, subProcessor: place,
            attachment: attachment, key: text.signer, signer: signer, isSignatureValid: text.isSignatureValid,
            takenInOn: day)
        let verdict = Verdict(EvidenceJudgement(facts, for: bundle, preparedOn: preparedOn))
        let recorded = RecordedEvidence(
            bundle: record.number, kind: note.kind, document: .sha256(text.bytes), signature: .sha256(text.signature),
            signer: text.signer, attachment: note.attachment, date: note.date, until: note.until, subProcessor: place,
            isAccepted: verdict.isAccepted, problems: verdict.words)
        return (recorded, verdict)
    }

    /// The head that the text names; `nil` where nobody who counts says so.
    private func head(_ position: LedgerPosition?) -> TreeHead? {
        guard isRecipients else { return nil }
        return position.map { TreeHead(size: $0.size, root: $0.root) }
    }

    /// What the ledger says to the head that the text names. Somebody whose word does not count raises no alarm.
    private func standing(of position: LedgerPosition?) throws -> CheckpointStanding {
        guard let position, position.size > 0 else { return .missing }
        guard let head = head(position) else { return .had }
        switch try history.standing(of: head, before: event ?? .max) {
        case .had: return .had
        case .lost: return .lost(size: head.size)
        case .never: return .neverHad(size: head.size)
        }
    }
}

extension DisposalCertificate {
    fileprivate var backupsUntil: CivilDate? {
        if case .expire(let date) = backups { date } else { nil }
    }
}
