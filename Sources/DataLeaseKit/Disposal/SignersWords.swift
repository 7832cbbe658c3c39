internal import Bundles
internal import Registry

/// What whoever signed a form wrote in words of their own: it decides nothing, and somebody should read it.
struct SignersWords {
    /// Who the signer says to be.
    let name: String
    /// What the signer remarks; empty where nothing is.
    let remarks: String

    /// What stands in the form that an event took in; `nil` for other events, and where the text was erased.
    init?(of body: EventBody, in registry: Registry) throws {
        switch body {
        case .certificateRecorded(let recorded):
            guard let text = try registry.evidence(recorded.certificate),
                let form = try? DisposalCertificate(parsing: text.bytes)
            else { return nil }
            (name, remarks) = (form.name, form.remarks)
        case .receiptRecorded(let recorded):
            guard let text = try registry.evidence(recorded.receipt), let form = try? BundleReceipt(parsing: text.bytes)
            else { return nil }
            (name, remarks) = (form.name, form.remarks)
        case .evidenceRecorded(let recorded):
            guard let text = try registry.evidence(recorded.document), let form = try? EvidenceNote(parsing: text.bytes)
            else { return nil }
            (name, remarks) = (form.name, form.remarks)
        default: return nil
        }
    }

    /// Both on a line, to follow what an event says.
    var line: String { "; signed as \(name)" + (remarks.isEmpty ? "" : "; remarks: \(remarks)") }
}
