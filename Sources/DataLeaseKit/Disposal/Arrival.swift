internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// A recipient's text about a bundle, with all that its judgement needs.
struct Arrival {
    let text: SignedText
    let record: BundleRecord
    let bundle: PreparedBundle
    /// The day on which the bundle was prepared, in the United Kingdom.
    let preparedOn: CivilDate
    /// Whether the key stands in the trust list as a recipient's today.
    let isTrusted: Bool
    /// Today, in the United Kingdom.
    let day: CivilDate
    /// The heads that our ledger had.
    let history: LedgerHistory
    /// The event that records it, where one does already.
    var event: Int?

    /// Whether a recipient of the bundle did say it, whatever it is worth.
    var isRecipients: Bool { text.isSignatureValid && isTrusted && bundle.recipients.contains(text.signer) }

    /// The name of the bundle that a text means: texts leave the limit out.
    func bundleName(_ named: String) throws -> String {
        named == (try BundleName(parsing: record.stem).id) ? record.stem : named
    }

    /// The text and its signature, to be kept.
    func evidence(_ kind: String) -> [Evidence] {
        [
            Evidence(kind: kind, bundle: record.number, bytes: text.bytes),
            Evidence(kind: "\(kind)-signature", bundle: record.number, bytes: text.signature),
        ]
    }
}

/// What came of judging a recipient's text.
struct Verdict {
    let problems: [CertificateProblem]
    let reasons: [String]

    init(_ judgement: CertificateJudgement) { (problems, reasons) = (judgement.problems, judgement.reasons) }
    init(_ judgement: ReceiptJudgement) { (problems, reasons) = (judgement.problems, judgement.reasons) }
    init(_ judgement: ExchangeReceiptJudgement) {
        (problems, reasons) = (judgement.problems, judgement.reasons)
    }
    init(_ judgement: EvidenceJudgement) { (problems, reasons) = (judgement.problems, judgement.reasons) }

    var isAccepted: Bool { problems.isEmpty }

    /// The words that the event records.
    var words: [String] { problems.map(\.rawValue) }

    /// Whether the text is about another bundle, of which nothing is to be recorded here.
    var isOfAnotherBundle: Bool { problems.contains(.anotherBundle) || problems.contains(.anotherDigest) }
}
