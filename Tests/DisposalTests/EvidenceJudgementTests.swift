import Primitives
import Registry
import Testing

@testable import Disposal

/// What counts as evidence, kind by kind, and what does not.
@Suite struct EvidenceJudgementTests {
    private static let byRecipient: Set<EvidenceKind> = [
        .deletionLog, .backupStatement, .subProcessorCertificates, .destructionCertificate,
    ]
    private static let byProvider: Set<EvidenceKind> = [.returnReceipt, .auditNote, .destructionCertificate]

    private func bundle(isRehearsal: Bool = false, subProcessors: Int = 2) throws -> PreparedBundle {
        let sample = try sampleBundle(1, isRehearsal: isRehearsal)
        return PreparedBundle(
            bundle: 1, isRehearsal: isRehearsal, stem: sample.stem, digest: sample.digest, size: sample.size,
            agreement: sample.agreement, recipients: sample.recipients, datasets: [], limit: sample.limit,
            evidence: sample.evidence, methodAtLeast: sample.methodAtLeast,
            duty: DisposalDuty(certifiers: "engineer", subProcessors: subProcessors))
    }

    private func judge(
        _ kind: EvidenceKind, name: String? = nil, digest: String = "bundle 1", agreement: String = "DSA-2026-014",
        date: String = "2026-12-18", until: String? = "2027-01-31", subProcessor: Int? = 1,
        attachment: EvidenceFacts.Attachment? = nil, key: String = "engineer", signer: EvidenceFacts.Signer? = nil,
        isSignatureValid: Bool = true, takenInOn: String = "2026-12-20", isRehearsal: Bool = false,
        subProcessors: Int = 2
    ) throws -> EvidenceJudgement {
        let bundle = try bundle(isRehearsal: isRehearsal, subProcessors: subProcessors)
        let isOurs = !kind.isSignedByRecipient
        return EvidenceJudgement(
            EvidenceFacts(
                kind: kind, bundleName: name ?? bundle.stem, digest: Digest.sha256(digest), agreement: agreement,
                date: try day(date), until: try until.map { try day($0) }, subProcessor: subProcessor,
                attachment: attachment ?? (kind.needsAttachment ? .present(listsBundle: true) : .none),
                key: fingerprint(key),
                signer: signer
                    ?? (isOurs ? .provider(isApprover: true, didPrepare: false) : .recipient(isTrusted: true)),
                isSignatureValid: isSignatureValid, takenInOn: try day(takenInOn)), for: bundle,
            preparedOn: try day("2026-11-30"))
    }

    @Test("each kind that is a signed text counts when it is as it has to be")
    func accepted() throws {
        for kind in EvidenceJudgementTests.byRecipient.union(EvidenceJudgementTests.byProvider) {
            let judgement = try judge(kind)
            #expect(judgement.problems.isEmpty, "\(kind): \(judgement.reasons)")
            #expect(try judge(kind, date: "2026-11-30").isAccepted)
            #expect(try judge(kind, date: "2026-12-20").isAccepted)
        }
    }

    @Test("what does not fit in any kind is one problem with one sentence")
    func problems() throws {
        for kind in EvidenceJudgementTests.byRecipient.union(EvidenceJudgementTests.byProvider) {
            let judgements: [(CertificateProblem, EvidenceJudgement)] = [
                (.signatureInvalid, try judge(kind, isSignatureValid: false)),
                (.anotherBundle, try judge(kind, name: "DSA-2026-014.B2.dispose-by-2026-12-30")),
                (.anotherDigest, try judge(kind, digest: "bundle 2")),
                (.anotherAgreement, try judge(kind, agreement: "DSA-2026-015")),
                (.rehearsal, try judge(kind, isRehearsal: true)), (.dateInFuture, try judge(kind, date: "2026-12-21")),
                (.dateBeforePreparation, try judge(kind, date: "2026-11-29")),
                (.attachmentMissing, try judge(kind, attachment: .missing)),
                (.attachmentDiffers, try judge(kind, attachment: .differs)),
            ]
            for (problem, judgement) in judgements {
                #expect(judgement.problems == [problem], "\(kind)")
                #expect(judgement.reasons.count == 1)
                #expect(!judgement.isAccepted)
            }
        }
    }

    @Test("a recipient signs what is the recipient's to say, with a trusted key that the bundle is for")
    func recipients() throws {
        for kind in EvidenceJudgementTests.byRecipient {
            #expect(try judge(kind, key: "second engineer", signer: .recipient(isTrusted: true)).isAccepted)
            #expect(
                try judge(kind, signer: .recipient(isTrusted: false)).problems == [.signerNotTrusted])
            #expect(
                try judge(kind, key: "stranger", signer: .recipient(isTrusted: true)).problems
                    == [.signerNotRecipient])
        }
        for kind in EvidenceJudgementTests.byProvider.subtracting(EvidenceJudgementTests.byRecipient) {
            #expect(try judge(kind, signer: .recipient(isTrusted: true)).problems == [.wrongParty])
        }
    }

    @Test("an approver who did not prepare the bundle signs what is ours to say")
    func approvers() throws {
        for kind in EvidenceJudgementTests.byProvider {
            let signers: [(EvidenceFacts.Signer, [CertificateProblem])] = [
                (.provider(isApprover: true, didPrepare: false), []),
                (.provider(isApprover: false, didPrepare: false), [.signerNotApprover]),
                (.provider(isApprover: true, didPrepare: true), [.signerPrepared]),
            ]
            for (signer, problems) in signers {
                #expect(try judge(kind, key: "approver", signer: signer).problems == problems)
            }
        }
        for kind in EvidenceJudgementTests.byRecipient.subtracting(EvidenceJudgementTests.byProvider) {
            let signer = EvidenceFacts.Signer.provider(isApprover: true, didPrepare: false)
            #expect(try judge(kind, signer: signer).problems == [.wrongParty])
        }
    }

    @Test("certificates, own copies and keys are no texts of this form, whoever signs one")
    func notTexts() throws {
        for kind in [EvidenceKind.certificate, .ownCopies, .key] {
            for signer in [.recipient(isTrusted: true), .provider(isApprover: true, didPrepare: false)]
                as [EvidenceFacts.Signer]
            {
                #expect(try judge(kind, signer: signer).problems == [.kindNotSigned])
            }
        }
        let texts = EvidenceJudgementTests.byRecipient.union(EvidenceJudgementTests.byProvider)
        #expect(texts.union([.certificate, .ownCopies, .key]) == Set(EvidenceKind.allCases))
        for kind in EvidenceKind.allCases where kind != .certificate {
            #expect(kind.isSignedByRecipient == EvidenceJudgementTests.byRecipient.contains(kind))
            #expect(kind.isSignedByProvider == EvidenceJudgementTests.byProvider.contains(kind))
        }
    }

    @Test("a statement on backups says when the last one expires")
    func expiry() throws {
        #expect(try judge(.backupStatement, until: nil).problems == [.expiryMissing])
        #expect(try judge(.backupStatement, until: "2026-12-01").isAccepted)
        #expect(try judge(.deletionLog, until: nil).isAccepted)
        // No backup held the bundle before it was there.
        #expect(try judge(.backupStatement, until: "2026-11-30").isAccepted)
        #expect(try judge(.backupStatement, until: "2026-11-29").problems == [.dateBeforePreparation])
    }

    @Test("a sub-processor's certificate is for one that the agreement names")
    func subProcessors() throws {
        for (place, count, isAccepted) in [
            (1, 2, true), (2, 2, true), (3, 2, false), (0, 2, false), (-1, 2, false), (nil, 2, false), (1, 0, false),
        ] as [(Int?, Int, Bool)] {
            let judgement = try judge(.subProcessorCertificates, subProcessor: place, subProcessors: count)
            #expect(judgement.problems == (isAccepted ? [] : [.subProcessorUnknown]))
        }
        #expect(try judge(.deletionLog, subProcessor: nil).isAccepted)
    }

    @Test("a deletion log comes with a log that lists the bundle, a third party's certificate with its document")
    func attachments() throws {
        #expect(try judge(.deletionLog, attachment: EvidenceFacts.Attachment.none).problems == [.attachmentMissing])
        #expect(try judge(.deletionLog, attachment: .present(listsBundle: false)).problems == [.digestNotListed])
        #expect(
            try judge(.destructionCertificate, attachment: EvidenceFacts.Attachment.none).problems
                == [.attachmentMissing])
        #expect(try judge(.destructionCertificate, attachment: .present(listsBundle: false)).isAccepted)
        for kind in [EvidenceKind.returnReceipt, .auditNote, .backupStatement, .subProcessorCertificates] {
            #expect(try judge(kind, attachment: .present(listsBundle: false)).isAccepted)
        }
    }

    @Test("all problems are told at once")
    func severalProblems() throws {
        let judgement = try judge(
            .deletionLog, digest: "bundle 2", date: "2026-11-29", attachment: .missing,
            signer: .recipient(isTrusted: false), isSignatureValid: false)
        #expect(
            judgement.problems == [
                .signatureInvalid, .signerNotTrusted, .anotherDigest, .dateBeforePreparation, .attachmentMissing,
            ])
        #expect(judgement.reasons.count == judgement.problems.count)
    }

    @Test("a receipt counts when a trusted recipient of the bundle signed it, for a day on which it can have arrived")
    func receipts() throws {
        func judge(
            name: String? = nil, digest: String = "bundle 1", agreement: String = "DSA-2026-014",
            receivedOn: String = "2026-12-01", signer: String = "engineer", isSignatureValid: Bool = true,
            isTrusted: Bool = true, isRehearsal: Bool = false, checkpoint: CheckpointStanding = .had
        ) throws -> [CertificateProblem] {
            let bundle = try bundle(isRehearsal: isRehearsal)
            let judgement = ReceiptJudgement(
                ReceiptFacts(
                    bundleName: name ?? bundle.stem, digest: Digest.sha256(digest), agreement: agreement,
                    receivedOn: try day(receivedOn), checkpoint: checkpoint, signer: fingerprint(signer),
                    isSignatureValid: isSignatureValid, isTrustedRecipient: isTrusted, takenInOn: try day("2026-12-02")),
                for: bundle,
                preparedOn: try day("2026-11-30"))
            #expect(judgement.isAccepted == judgement.problems.isEmpty)
            #expect(judgement.reasons.count == judgement.problems.count)
            return judgement.problems
        }
        #expect(try judge() == [])
        #expect(try judge(receivedOn: "2026-11-30") == [])
        #expect(try judge(checkpoint: .neverHad(size: 9)) == [.checkpointNeverHad])
        #expect(try judge(checkpoint: .lost(size: 9)) == [.checkpointLost])
        #expect(try judge(checkpoint: .missing) == [.checkpointMissing])
        #expect(try judge(receivedOn: "2026-12-02") == [])
        #expect(try judge(receivedOn: "2026-12-03") == [.dateInFuture])
        #expect(try judge(receivedOn: "2026-11-29") == [.dateBeforePreparation])
        #expect(try judge(name: "another") == [.anotherBundle])
        #expect(try judge(digest: "bundle 2") == [.anotherDigest])
        #expect(try judge(agreement: "DSA-2026-015") == [.anotherAgreement])
        #expect(try judge(signer: "stranger") == [.signerNotRecipient])
        #expect(try judge(isTrusted: false) == [.signerNotTrusted])
        #expect(try judge(isSignatureValid: false) == [.signatureInvalid])
        #expect(try judge(isRehearsal: true) == [.rehearsal])
    }
}
