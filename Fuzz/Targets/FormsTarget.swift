import Bundles

/// The forms that people sign. The option chooses one: 0 a certificate, 1 a receipt, 2 a piece of evidence, 3 an order,
/// 4 a waiver, 5 a receipt for an exchange.
enum FormsTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        let form = input.option(SignedForm.allCases)
        let text = input.text
        switch form {
        case .certificate:
            try check(text, form) { (text) throws(BundleError) in try DisposalCertificate(parsing: text) }
        case .receipt: try check(text, form) { (text) throws(BundleError) in try BundleReceipt(parsing: text) }
        case .evidence:
            let note = try check(text, form) { (text) throws(BundleError) in try EvidenceNote(parsing: text) }
            guard let note else { return }
            try expect((try? EvidenceNote(parsing: note.bytes)) == note, "a note reads differently once written")
        case .order:
            guard let order = try? Order(parsing: text) else { return }
            try expect(order.bytes == text, "an order is taken that is not written as ours are")
            try expect(SignedForm(of: text) == .order, "an order is not known as one")
        case .exchangeReceipt:
            try check(text, form) { (text) throws(BundleError) in try ExchangeReceipt(parsing: text) }
        case .waiver:
            let waiver = try check(text, form) { (text) throws(BundleError) in try Waiver(parsing: text) }
            for place in waiver?.places ?? [] {
                try expect(place.canBeWritten, "a place is taken that cannot be written")
                try expect(Waiver.Place(place.description) == place, "a place reads differently once written")
            }
            for finding in waiver?.findings ?? [] {
                try expect(Waiver.Finding(finding.description) == finding, "a finding reads differently once written")
            }
        }
    }

    /// Reads a text of a recipient, and as mail gateways may leave it: all of them say the same. What is no such form is
    /// refused, and there is nothing to check of it.
    @discardableResult
    private static func check<Form: Equatable>(
        _ text: [UInt8], _ form: SignedForm, _ read: ([UInt8]) throws(BundleError) -> Form
    ) throws(FuzzFinding) -> Form? {
        guard let says = try? read(text) else { return nil }
        try expect(SignedForm(of: text) == form, "a \(form.rawValue) is not known as one")
        for variant in CertificateVariant.candidates(for: text) where variant.bytes.count <= SignedForm.largestSize {
            try expect(
                (try? read(variant.bytes)) == says, "a \(form.rawValue) says something else \(variant.difference)")
        }
        return says
    }
}
