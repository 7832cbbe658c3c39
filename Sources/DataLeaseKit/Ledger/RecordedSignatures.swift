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
        var count = 0
        var next: Int? = 0
        while let after = next {
            let page = try registry.signedDocuments(after: after)
            for document in page.documents {
                count += 1
                if let problem = try await problem(with: document) {
                    problems.append("event \(document.event), \(document.kind.rawValue): \(problem)")
                }
            }
            next = page.last
        }
        return count
    }

    private func problem(with document: SignedDocument) async throws -> String? {
        // What was recorded because its signature is bad is no finding.
        guard !document.problems.contains("signature-invalid") else { return nil }
        let signature: SSHSignature
        do {
            signature = try SSHSignature(parsing: document.signature)
        } catch {
            return "its signature is none: \(error.what)"
        }
        guard document.kind.namespaces.contains(signature.namespace) else {
            return "its signature was made for another purpose"
        }
        guard
            try await Self.holds(
                signature, bytes: document.signature, over: document.text, at: document.time)
        else { return "its signature is not over the text that was kept" }
        guard let signer = document.signer, signer != signature.publicKey.fingerprint else { return nil }
        return "its signature is by another key than the event names"
    }
}

extension EventKind {
    /// What a signature that an event of this kind rests on may be made for.
    fileprivate var namespaces: Set<String> {
        let namespaces: [SignatureNamespace] =
            switch self {
            case .agreementSigned: [.agreement, .schedule]
            case .certificateRecorded, .receiptRecorded: [.certificate]
            // The recipient's or ours, as the kind of evidence has it.
            case .evidenceRecorded: [.certificate, .reason]
            case .ledgerRestored: [.trust]
            default: [.reason, .trust]
            }
        return Set(namespaces.map(\.rawValue))
    }
}
