import Primitives
import Registry
import Testing

@testable import Disposal

func fingerprint(_ name: String) -> KeyFingerprint {
    KeyFingerprint(digest: Digest.sha256("key " + name))
}

/// A bundle prepared under an agreement that asks for `clear` at least.
func sampleBundle(
    _ number: Int, isRehearsal: Bool = false, duty: DisposalDuty? = nil
) throws -> PreparedBundle {
    PreparedBundle(
        bundle: number, isRehearsal: isRehearsal, stem: "DSA-2026-014.B\(number).dispose-by-2026-12-30",
        digest: Digest.sha256("bundle \(number)"), size: 4096,
        agreement: AgreementReference(id: "DSA-2026-014", version: 2, digest: Digest.sha256("agreement")),
        recipients: [fingerprint("engineer"), fingerprint("second engineer")], datasets: [],
        limit: LimitRecord(
            date: try day("2026-12-30"), trigger: "prepared", certificateBy: try day("2027-01-07"),
            certificateWithin: "5 working days", calendar: "england-and-wales 2026-11-01", isProvisional: false,
            candidates: []), evidence: [.certificate, .ownCopies], methodAtLeast: .clear, duty: duty)
}

@Suite struct CertificateJudgementTests {
    private func judge(
        name: String? = nil, digest: String = "bundle 1", agreement: String = "DSA-2026-014",
        disposedOn: String = "2026-12-18", method: DisposalMethod = .clear, backupsUntil: String? = nil,
        signer: String = "engineer", isSignatureValid: Bool = true, isTrusted: Bool = true,
        receivedOn: String = "2026-12-20", isRehearsal: Bool = false, checkpoint: CheckpointStanding = .had,
        duty: DisposalDuty? = nil
    ) throws -> CertificateJudgement {
        let bundle = try sampleBundle(1, isRehearsal: isRehearsal, duty: duty)
        let facts = CertificateFacts(
            bundleName: name ?? bundle.stem, digest: Digest.sha256(digest), agreement: agreement,
            disposedOn: try day(disposedOn), method: method, backupsUntil: try backupsUntil.map { try day($0) },
            checkpoint: checkpoint, signer: fingerprint(signer), isSignatureValid: isSignatureValid,
            isTrustedRecipient: isTrusted,
            receivedOn: try day(receivedOn))
        return CertificateJudgement(facts, for: bundle, preparedOn: try day("2026-11-30"))
    }

    @Test("a certificate by any recipient for this bundle is accepted, also of a disposal after the limit")
    func accepted() throws {
        #expect(try judge().isAccepted)
        #expect(try judge(signer: "second engineer").isAccepted)
        #expect(try judge(method: .destroy).isAccepted)
        #expect(try judge(disposedOn: "2027-02-01", receivedOn: "2027-02-01").isAccepted)
        #expect(try judge(disposedOn: "2026-11-30", receivedOn: "2026-11-30").isAccepted)
        #expect(try judge(backupsUntil: "2026-12-20").isAccepted)
        #expect(try judge(backupsUntil: "2027-06-30").isAccepted)
    }

    @Test("each thing that does not fit is one problem with one sentence")
    func problems() throws {
        let judgements: [(CertificateProblem, CertificateJudgement)] = [
            (.signatureInvalid, try judge(isSignatureValid: false)), (.signerNotTrusted, try judge(isTrusted: false)),
            (.signerNotRecipient, try judge(signer: "someone else")),
            (.anotherBundle, try judge(name: "DSA-2026-014.B2.dispose-by-2026-12-30")),
            (.anotherDigest, try judge(digest: "bundle 2")), (.anotherAgreement, try judge(agreement: "DSA-2026-015")),
            (.rehearsal, try judge(isRehearsal: true)), (.dateInFuture, try judge(disposedOn: "2026-12-21")),
            (.dateBeforePreparation, try judge(disposedOn: "2026-11-29")),
            (.dateBeforePreparation, try judge(backupsUntil: "2026-11-29")),
            (.methodTooWeak, try judge(method: .delete)),
            (.checkpointMissing, try judge(checkpoint: .missing, duty: DisposalDuty(certifiers: "engineer"))),
            (.checkpointLost, try judge(checkpoint: .lost(size: 9))),
            (.checkpointNeverHad, try judge(checkpoint: .neverHad(size: 9))),
        ]
        for (problem, judgement) in judgements {
            #expect(judgement.problems == [problem])
            #expect(judgement.reasons.count == 1)
            #expect(!judgement.isAccepted)
        }
    }

    @Test("of a bundle whose form had no line checkpoint yet, none is asked for")
    func oldForm() throws {
        #expect(try judge(checkpoint: .missing).isAccepted)
    }

    @Test("all problems are told at once")
    func severalProblems() throws {
        let judgement = try judge(digest: "bundle 2", method: .delete, isSignatureValid: false)
        #expect(judgement.problems == [.signatureInvalid, .anotherDigest, .methodTooWeak])
    }

    @Test("every problem is a word that the ledger takes")
    func words() throws {
        for problem in CertificateProblem.allCases {
            let word = try #require(problem.rawValue.wholeMatch(of: /[a-z][a-z-]{1,60}/))
            #expect(!word.output.isEmpty)
        }
    }
}
