internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// A certificate of disposal that was taken in.
public struct CertificateRecorded: Sendable {
    /// The bundle's state now.
    public let bundle: BundleListed
    /// Who signed.
    public let signer: String
    /// The day of disposal that it names.
    public let disposedOn: CivilDate
    /// How the text was changed after it was signed, where it was: only its line ends or byte order mark.
    public let changedOnTheWay: String?
}

extension DataLease {
    /// Takes in a signed certificate of disposal: checks the form, the signature, who signed, which bundle it is about
    /// and its dates, and keeps its exact bytes.
    ///
    /// A certificate of another bundle, or with a signature that does not hold, is refused and leaves no trace. One that
    /// is about this bundle and still no evidence, as by a weaker method than agreed, is recorded as such and refused.
    public func recordCertificate(
        _ path: String, signature signaturePath: String?, for reference: String
    ) async throws -> CertificateRecorded {
        let registry = try openRegistry()
        try refuseClockSetBack(in: registry)
        let record = try bundleRecord(reference, in: registry)
        let (prepared, event) = try registry.prepared(record.number)
        let received = try Folder.read(path, limit: DisposalCertificate.largestSize)
        guard let signatureBytes = try Folder.readIfPresent(signaturePath ?? path + ".sig", limit: 1 << 16) else {
            throw KitError(
                .check, "\(signaturePath ?? path + ".sig") is not there: a certificate counts with its signature only",
                hint: "the recipient signs it with: ssh-keygen -Y sign -f KEY"
                    + " -n \(SignatureNamespace.certificate.rawValue) FILE; name it with --signature")
        }
        let isKnown = try registry.events(ofBundle: record.number).contains { event in
            if case .certificateRecorded(let earlier) = event.body {
                earlier.signature == .sha256(signatureBytes)
            } else {
                false
            }
        }
        guard !isKnown else {
            throw KitError(
                .failed, "this certificate of \(record.stem) is recorded already",
                hint: "see datalease disposal show B\(record.number)")
        }
        let signature = try SSHSignature(parsing: signatureBytes)
        guard signature.namespace == SignatureNamespace.certificate.rawValue else {
            throw KitError(
                .check, "\(path): signed for another purpose than a certificate of disposal",
                hint: "sign it with: ssh-keygen -Y sign -f KEY -n \(SignatureNamespace.certificate.rawValue) FILE")
        }
        let signer = signature.publicKey.fingerprint
        let (signed, change) = try await textAsSigned(received, signature, signatureBytes, path: path)
        let certificate = try DisposalCertificate(parsing: signed)
        let now = surroundings.now()
        let trust = try await trustList(in: registry)
        // As of the day it is received: the day that it names is the signer's to choose.
        let isTrusted = trust.contains(signer, role: .recipient, party: .recipient, on: now.londonDate)
        let name = try BundleName(parsing: record.stem)
        let facts = CertificateFacts(
            bundleName: certificate.bundle == name.id ? record.stem : certificate.bundle,
            digest: certificate.bundleSHA256, agreement: certificate.agreement, disposedOn: certificate.disposedOn,
            method: certificate.method,
            backupsUntil: certificate.backupsUntil, signer: signer, isSignatureValid: true,
            isTrustedRecipient: isTrusted, receivedOn: now.londonDate)
        let judgement = CertificateJudgement(facts, for: prepared, preparedOn: event.time.londonDate)
        if judgement.problems.contains(.anotherBundle) || judgement.problems.contains(.anotherDigest) {
            throw refusal(of: path, judgement.reasons)
        }
        try append(
            .certificateRecorded(
                RecordedCertificate(
                    bundle: record.number, certificate: .sha256(signed), signature: .sha256(signatureBytes),
                    signer: signer, disposedOn: certificate.disposedOn, method: facts.method,
                    isAccepted: judgement.isAccepted, problems: judgement.problems.map(\.rawValue))),
            to: registry, by: systemActor,
            keeping: [
                Evidence(kind: "certificate", bundle: record.number, bytes: signed),
                Evidence(kind: "certificate-signature", bundle: record.number, bytes: signatureBytes),
            ])
        guard judgement.isAccepted else { throw refusal(of: path, judgement.reasons) }
        return CertificateRecorded(
            bundle: try bundle(reference).listed, signer: try self.name(of: .key(signer), in: registry),
            disposedOn: certificate.disposedOn, changedOnTheWay: change)
    }

    /// The text that the signature is over: what was received, or what it was before a mail gateway changed its line
    /// ends or byte order mark.
    private func textAsSigned(
        _ received: [UInt8], _ signature: SSHSignature, _ bytes: [UInt8], path: String
    ) async throws -> (text: [UInt8], change: String?) {
        let now = surroundings.now()
        if try await Self.holds(signature, bytes: bytes, over: received, at: now) { return (received, nil) }
        for variant in CertificateVariant.candidates(for: received) {
            if try await Self.holds(signature, bytes: bytes, over: variant.bytes, at: now) {
                return (variant.bytes, variant.difference)
            }
        }
        throw KitError(
            .check, "\(path): its signature is not over this text",
            hint: "ask for both files again, in an archive so that no mail program changes them")
    }

    private func refusal(of path: String, _ reasons: [String]) -> KitError {
        KitError(
            .check, "\(path) is no evidence: \(reasons.joined(separator: "; "))",
            hint: "ask the recipient for a certificate of this bundle; see datalease disposal show")
    }
}

extension DisposalCertificate {
    fileprivate var backupsUntil: CivilDate? {
        if case .expire(let date) = backups { date } else { nil }
    }
}
