public import Primitives
public import Registry

/// What a recipient's receipt for an exchange says, and what was found out about it.
public struct ExchangeReceiptFacts: Hashable, Sendable {
    /// The name of the bundle that it says arrived.
    public let bundleName: String
    /// The digest of the encrypted file that arrived.
    public let digest: Digest
    /// The id of the agreement that it names.
    public let agreement: String
    /// The day on which it says that the bundle arrived.
    public let receivedOn: CivilDate
    /// What our ledger says to the head that it names.
    public let checkpoint: CheckpointStanding
    /// What it says of the figures.
    public let answer: ExchangeAnswer
    /// The key that signed it.
    public let signer: KeyFingerprint
    /// Whether the signature is over these bytes and by that key.
    public let isSignatureValid: Bool
    /// Whether the key stands in the trust list as a recipient's on the day it is taken in.
    public let isTrustedRecipient: Bool
    /// The day on which it is taken in, in the United Kingdom.
    public let takenInOn: CivilDate

    /// A receipt as it was read and checked.
    public init(
        bundleName: String, digest: Digest, agreement: String, receivedOn: CivilDate, checkpoint: CheckpointStanding,
        answer: ExchangeAnswer, signer: KeyFingerprint, isSignatureValid: Bool, isTrustedRecipient: Bool,
        takenInOn: CivilDate
    ) {
        self.bundleName = bundleName
        self.digest = digest
        self.agreement = agreement
        self.receivedOn = receivedOn
        self.checkpoint = checkpoint
        self.answer = answer
        self.signer = signer
        self.isSignatureValid = isSignatureValid
        self.isTrustedRecipient = isTrustedRecipient
        self.takenInOn = takenInOn
    }
}

/// Whether a receipt agrees with the figures of an exchange, and why not.
///
/// Figures are no one's data, so the reasons name them. One that differs is the recipient's word all the same: it is
/// recorded, and the exchange is disputed.
public struct ExchangeReceiptJudgement: Hashable, Sendable {
    /// What stands against it; empty where it counts.
    public let problems: [CertificateProblem]
    /// The same in sentences for people, one a problem.
    public let reasons: [String]

    /// Whether it counts.
    public var isAccepted: Bool { problems.isEmpty }

    /// The judgement on `receipt` for `bundle`, which was prepared on `preparedOn` (in the United Kingdom).
    public init(_ receipt: ExchangeReceiptFacts, for bundle: PreparedBundle, preparedOn: CivilDate) {
        var findings = Findings()
        findings.checkSignature(receipt.isSignatureValid)
        findings.checkRecipient(receipt.signer, isTrusted: receipt.isTrustedRecipient, of: bundle)
        findings.checkSubject(
            name: receipt.bundleName, digest: receipt.digest, agreement: receipt.agreement, is: bundle)
        findings.checkDay(
            receipt.receivedOn, "day of arrival", preparedOn: preparedOn, takenInOn: receipt.takenInOn)
        // Money waits for no line of a register: where it names no head, that stands not against it.
        if receipt.checkpoint != .missing { findings.checkCheckpoint(receipt.checkpoint, of: bundle) }
        findings.checkFigures(receipt.answer, of: bundle.exchange)
        problems = findings.problems
        reasons = findings.reasons
    }
}

extension Findings {
    fileprivate mutating func checkFigures(_ answer: ExchangeAnswer, of exchange: ExchangeRecord?) {
        guard let exchange else {
            check(false, .anotherExchange, "it is a receipt for an exchange, and the bundle is none")
            return
        }
        check(
            answer.sequence == exchange.sequence && answer.number == exchange.number, .anotherExchange,
            "it is for \(answer.sequence) \(answer.number), and this exchange is \(exchange.sequence) \(exchange.number)"
        )
        check(
            answer.arrived.rows == exchange.sent.rows, .rowsDiffer,
            "it counts \(answer.arrived.rows) rows, and \(exchange.sent.rows) were sent")
        check(
            answer.arrived.pence == exchange.sent.pence, .penceDiffer,
            "it counts \(answer.arrived.pounds), and \(exchange.sent.pounds) was sent")
        check(answer.outcome == .accepted, .rejected, "its recipient rejects it")
    }
}
