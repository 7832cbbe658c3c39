internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// A signed text that came from outside.
struct SignedText {
    /// The file that it was read from.
    let path: String
    /// Its bytes as they were signed; as they were received where no signature holds over them.
    let bytes: [UInt8]
    /// The bytes of its signature.
    let signature: [UInt8]
    /// The key that the signature names.
    let signer: KeyFingerprint
    /// Whether the signature is over these bytes and by that key.
    let isSignatureValid: Bool
    /// How it was changed after it was signed, where it was: only its line ends or byte order mark.
    let changedOnTheWay: String?
}

extension DataLease {
    /// Reads a text that somebody signed in `namespace`, that of recipients' evidence or of their receipts for exchanges, and
    /// its signature beside it or at `signaturePath`.
    ///
    /// Refuses where there is no signature, or one for another purpose. One that does not hold is told, not refused.
    func signedText(
        _ path: String, signature signaturePath: String?, in namespace: SignatureNamespace = .certificate
    ) async throws -> SignedText {
        let received = try Folder.read(path, limit: SignedForm.largestSize)
        guard let bytes = try Folder.readIfPresent(signaturePath ?? path + ".sig", limit: 1 << 16) else {
            throw KitError(
                .check, "\(signaturePath ?? path + ".sig") is not there: it counts with its signature only",
                hint: "the recipient signs it with: ssh-keygen -Y sign -f KEY"
                    + " -n \(namespace) FILE; name it with --signature")
        }
        let signature = try SSHSignature(parsing: bytes)
        guard signature.namespace == namespace.rawValue else {
            let isReceipt = signature.namespace == SignatureNamespace.receipt.rawValue
            throw KitError(
                .check,
                "\(path): signed for another purpose than "
                    + (namespace == .receipt ? "a receipt for an exchange" : "evidence of a recipient"),
                hint: isReceipt && SignedForm(of: received) == .exchangeReceipt
                    ? "it is for: datalease exchange receipt FILE"
                    : "sign it with: ssh-keygen -Y sign -f KEY -n \(namespace) FILE")
        }
        let now = surroundings.now()
        func text(_ text: [UInt8], isValid: Bool, change: String?) -> SignedText {
            SignedText(
                path: path, bytes: text, signature: bytes, signer: signature.publicKey.fingerprint,
                isSignatureValid: isValid, changedOnTheWay: change)
        }
        if try await Self.holds(signature, bytes: bytes, over: received, at: now) {
            return text(received, isValid: true, change: nil)
        }
        // What it was before a mail gateway changed its line ends or byte order mark.
        for variant in CertificateVariant.candidates(for: received) {
            if try await Self.holds(signature, bytes: bytes, over: variant.bytes, at: now) {
                return text(variant.bytes, isValid: true, change: variant.difference)
            }
        }
        return text(received, isValid: false, change: nil)
    }

    /// What stood against a text each time it was recorded for the bundle: words of `CertificateProblem`.
    func earlierProblems(of text: SignedText, for record: BundleRecord, in registry: Registry) throws -> [[String]] {
        // By what was signed and by whom: the signature file can be wrapped in many ways.
        let digest = Digest.sha256(text.bytes)
        func isSame(_ recorded: Digest, by signer: KeyFingerprint) -> Bool {
            recorded == digest && signer == text.signer
        }
        let problems: [[String]] = try registry.events(ofBundle: record.number).compactMap { event in
            switch event.body {
            case .certificateRecorded(let earlier):
                isSame(earlier.certificate, by: earlier.signer) ? earlier.problems : nil
            case .receiptRecorded(let earlier): isSame(earlier.receipt, by: earlier.signer) ? earlier.problems : nil
            case .evidenceRecorded(let earlier): isSame(earlier.document, by: earlier.signer) ? earlier.problems : nil
            default: nil
            }
        }
        // A text that came with a damaged signature first is not known by it.
        return text.isSignatureValid
            ? problems.filter { !$0.contains(CertificateProblem.signatureInvalid.rawValue) } : problems
    }
}
