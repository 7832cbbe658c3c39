import Primitives
import Registry
import Testing

@testable import Disposal

/// What a receipt has to say to acknowledge an exchange of 412 rows and £18,342.50.
@Suite struct ExchangeReceiptJudgementTests {
    private func bundle(isExchange: Bool = true) throws -> PreparedBundle {
        let sample = try sampleBundle(1)
        let sent = MoneyTotal(rows: 412, pence: 1_834_250)
        return PreparedBundle(
            bundle: 1, isRehearsal: false, stem: sample.stem, digest: sample.digest, size: sample.size,
            agreement: sample.agreement, recipients: sample.recipients, datasets: [], limit: sample.limit,
            evidence: sample.evidence, methodAtLeast: sample.methodAtLeast,
            duty: DisposalDuty(certifiers: "engineer"),
            exchange: !isExchange
                ? nil
                : ExchangeRecord(
                    sequence: "monthly-collection", number: 3, dataset: "collections", read: sent, sent: sent,
                    heldBack: .zero, groups: [], register: nil, items: Digest.sha256("items"), acknowledgeBy: nil))
    }

    private func judge(
        sequence: String = "monthly-collection", number: Int = 3, rows: Int = 412, pence: Int = 1_834_250,
        outcome: ExchangeOutcome = .accepted, digest: String = "bundle 1", agreement: String = "DSA-2026-014",
        receivedOn: String = "2026-12-01", checkpoint: CheckpointStanding = .had, signer: String = "engineer",
        isSignatureValid: Bool = true, isTrusted: Bool = true, isExchange: Bool = true
    ) throws -> ExchangeReceiptJudgement {
        let bundle = try bundle(isExchange: isExchange)
        return ExchangeReceiptJudgement(
            ExchangeReceiptFacts(
                bundleName: bundle.stem, digest: Digest.sha256(digest), agreement: agreement,
                receivedOn: try day(receivedOn), checkpoint: checkpoint,
                answer: ExchangeAnswer(
                    sequence: sequence, number: number, arrived: MoneyTotal(rows: rows, pence: pence), outcome: outcome),
                signer: fingerprint(signer), isSignatureValid: isSignatureValid, isTrustedRecipient: isTrusted,
                takenInOn: try day("2026-12-02")), for: bundle, preparedOn: try day("2026-11-30"))
    }

    @Test("the same figures, accepted, count; with or without a checkpoint, on every day from the preparation to today")
    func accepted() throws {
        #expect(try judge().isAccepted)
        #expect(try judge(checkpoint: .missing).isAccepted)
        #expect(try judge(receivedOn: "2026-11-30").isAccepted && judge(receivedOn: "2026-12-02").isAccepted)
    }

    @Test("each difference is one problem, and the reason says both figures")
    func differences() throws {
        let judgements: [(CertificateProblem, ExchangeReceiptJudgement, String)] = [
            (.penceDiffer, try judge(pence: 1_834_249), "it counts £18,342.49, and £18,342.50 was sent"),
            (.penceDiffer, try judge(pence: -1_834_250), "it counts -£18,342.50"),
            (.rowsDiffer, try judge(rows: 411), "it counts 411 rows, and 412 were sent"),
            (.anotherExchange, try judge(number: 4), "it is for monthly-collection 4"),
            (.anotherExchange, try judge(sequence: "adhoc"), "this exchange is monthly-collection 3"),
            (.rejected, try judge(outcome: .rejected), "its recipient rejects it"),
            (.anotherExchange, try judge(isExchange: false), "the bundle is none"),
            (.signatureInvalid, try judge(isSignatureValid: false), "signature"),
            (.signerNotTrusted, try judge(isTrusted: false), "trust list"),
            (.signerNotRecipient, try judge(signer: "preparer"), "not one of this bundle's recipients"),
            (.anotherDigest, try judge(digest: "bundle 2"), "digest"),
            (.anotherAgreement, try judge(agreement: "DSA-2026-015"), "another agreement"),
            (.dateInFuture, try judge(receivedOn: "2026-12-03"), "has not come yet"),
            (.dateBeforePreparation, try judge(receivedOn: "2026-11-29"), "before the bundle was prepared"),
            (.checkpointNeverHad, try judge(checkpoint: .neverHad(size: 9)), "NEVER HAD"),
            (.checkpointLost, try judge(checkpoint: .lost(size: 9)), "gave up"),
        ]
        for (problem, judgement, reason) in judgements {
            #expect(judgement.problems == [problem])
            #expect(judgement.reasons.count == 1 && judgement.reasons[0].contains(reason), "\(judgement.reasons)")
        }
    }

    @Test("everything that differs is told at once")
    func several() throws {
        let judgement = try judge(number: 2, rows: 1, pence: 0, outcome: .rejected, signer: "preparer")
        #expect(
            judgement.problems == [.signerNotRecipient, .anotherExchange, .rowsDiffer, .penceDiffer, .rejected])
    }
}
