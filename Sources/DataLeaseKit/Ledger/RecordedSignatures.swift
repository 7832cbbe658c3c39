internal import Bundles
internal import Primitives
internal import Registry

/// The signatures that the register keeps, checked once more.
extension DataLease {
    /// Checks every signature that an event rests on, over the exact bytes that were kept, and that it is by the key that
    /// the event names. Gives their number; `problems` gets a line for each that does not hold.
    ///
    /// Whether the key counted was judged when it was recorded, and stands in the event. What was erased behind its
    /// retention is passed over.
    func checkSignatures(in registry: Registry, _ problems: inout [String]) async throws -> Int {
        var signed: [SignedRecord] = []
        var erased: Set<Digest> = []
        try registry.forEachEvent(ofKinds: SignedRecord.kinds) { event in
            signed += SignedRecord.records(of: event)
            if case .registerErased(let erasure) = event.body { erased.formUnion(erasure.documents) }
        }
        var count = 0
        for record in signed where !erased.contains(record.text) && !erased.contains(record.signature) {
            count += 1
            if let problem = try await problem(with: record, in: registry) {
                problems.append("event \(record.event): \(problem)")
            }
        }
        return count
    }

    private func problem(with record: SignedRecord, in registry: Registry) async throws -> String? {
        guard let text = try registry.evidence(record.text)?.bytes ?? registry.agreementBytes(record.text) else {
            return "the text that was signed is not in the register"
        }
        guard let bytes = try registry.evidence(record.signature)?.bytes else {
            return "the signature is not in the register"
        }
        let signature: SSHSignature
        do {
            signature = try SSHSignature(parsing: bytes)
        } catch {
            return record.isExpectedToHold ? "the signature is none: \(error.what)" : nil
        }
        let holds = try await Self.holds(signature, bytes: bytes, over: text, at: surroundings.now())
        guard record.isExpectedToHold else { return nil }
        guard holds else { return "the signature is not over the text that was kept" }
        if let namespace = record.namespace, signature.namespace != namespace.rawValue {
            return "the signature was made for another purpose"
        }
        return signature.publicKey.fingerprint == record.signer ? nil : "the signature is by another key"
    }
}

/// A text, its signature and whose it is, as an event names them.
private struct SignedRecord {
    let event: Int
    let text: Digest
    let signature: Digest
    let signer: KeyFingerprint?
    let namespace: SignatureNamespace?
    /// A text that was recorded because its signature is bad is no finding.
    let isExpectedToHold: Bool

    static let kinds: Set<EventKind> = [
        .agreementSigned, .bundleReleased, .certificateRecorded, .receiptRecorded, .evidenceRecorded, .keyDestroyed,
        .limitComputed, .faultResolved, .holdPlaced, .holdLifted, .disputeOpened, .disputeSettled, .bundleVoided,
        .registerErased, .ledgerRestored,
    ]

    static func records(of event: Event) -> [SignedRecord] {
        func record(
            _ text: Digest, _ signature: Digest, by signer: KeyFingerprint, _ namespace: SignatureNamespace?,
            problems: [String] = []
        ) -> [SignedRecord] {
            [
                SignedRecord(
                    event: event.sequence, text: text, signature: signature, signer: signer, namespace: namespace,
                    isExpectedToHold: !problems.contains("signature-invalid"))
            ]
        }
        func record(_ order: SignedOrder?, _ namespace: SignatureNamespace = .reason) -> [SignedRecord] {
            guard let order, case .key(let signer) = event.actor else { return [] }
            return record(order.text, order.signature, by: signer, namespace)
        }
        return switch event.body {
        case .agreementSigned(let signature):
            record(signature.agreement, signature.signature, by: signature.signer, .agreement)
        case .certificateRecorded(let certificate):
            record(
                certificate.certificate, certificate.signature, by: certificate.signer, .certificate,
                problems: certificate.problems)
        case .receiptRecorded(let receipt):
            record(receipt.receipt, receipt.signature, by: receipt.signer, .certificate, problems: receipt.problems)
        case .evidenceRecorded(let evidence):
            // Of the recipient's or ours: the kind says in which namespace.
            record(evidence.document, evidence.signature, by: evidence.signer, nil, problems: evidence.problems)
        case .bundleReleased(let release): record(release.outOfHours)
        case .keyDestroyed(let destruction): record(destruction.order)
        case .limitComputed(let computation): record(computation.order)
        case .faultResolved(let resolution): record(resolution.order)
        case .holdPlaced(let hold), .holdLifted(let hold): record(hold.order)
        case .disputeOpened(let dispute): record(dispute.order)
        case .disputeSettled(let order), .bundleVoided(let order): record(order.order)
        case .ledgerRestored(let restoration): record(restoration.order, .trust)
        case .homeInitialised, .trustChanged, .agreementRegistered, .keyCreated, .bundlePrepared, .preparationRecovered,
            .preparationAbandoned, .ownCopiesPurged, .ownCopyKept, .registerErased:
            []
        }
    }
}
