public import Primitives

/// The text of a waiver before somebody has said why, and signed it.
public enum WaiverDraft {
    /// The form, with an empty reason; with an empty name where `name` is `nil`.
    ///
    /// `places` must be such as can be written, of datasets among `exports`.
    ///
    /// - Parameter nouns: What each word of the places stands for, in a sentence: they are explained in comments.
    public static func text(
        of kind: Waiver.Kind, under agreement: AgreementReference, exports: [Waiver.Export], places: [Waiver.Place],
        nouns: [String: String], on date: CivilDate, until: CivilDate, name: String?
    ) -> [UInt8] {
        var lines = [
            "# A waiver: what the proof over the output found at these places is nothing personal.",
            "# Look at each place in the export. Remove the line of each that you do not waive. Say why in one line behind",
            "# reason:, write your name behind name: as the trust list has it, and sign the file as it is then:",
            "#   ssh-keygen -Y sign -f KEY -n \(SignatureNamespace.waiver) FILE",
            "# It counts for these bytes of the export and of the agreement, up to the day behind until:, for runs of others",
            "# than its signer. Write no value of the export into it: it is kept.",
            "waiver: \(SignedForm.version)", "kind: \(kind.rawValue)", "agreement: \(agreement.id)",
            "version: \(agreement.version)", "agreement-sha256: \(agreement.digest.hex)",
        ]
        lines += exports.map { "export: \($0.dataset) \($0.sha256.hex)" }
        for word in Set(places.map(\.finding)).sorted() {
            if let noun = nouns[word] { lines.append("# \(word): \(noun)") }
        }
        lines += places.map { "place: \($0.description)" }
        lines += ["date: \(date)", "until: \(until)", "reason:", "name:\(name.map { " \($0)" } ?? "")"]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// The form of a waiver of what the review of an agreement found; with an empty name where `name` is `nil`.
    ///
    /// Throws a `.words` error where reason or name could not be read back.
    public static func text(
        ofReview findings: [Waiver.Finding], under agreement: AgreementReference, on date: CivilDate,
        until: CivilDate, reason: String, name: String?
    ) throws(BundleError) -> [UInt8] {
        try SignedForm.waiver.check("reason", reason)
        try SignedForm.waiver.check("name", name)
        var lines = [
            "# A waiver: what the review of an agreement found at these places is accepted, for the reason below.",
            "# An approver who does not prepare under the agreement writes their name behind name: as the trust list has it,",
            "# and signs the file as it is then:",
            "#   ssh-keygen -Y sign -f KEY -n \(SignatureNamespace.waiver) FILE",
            "# It counts for these bytes of the agreement, up to the day behind until:, with agreement check --waiver FILE.",
            "waiver: \(SignedForm.version)", "kind: \(Waiver.Kind.review.rawValue)", "agreement: \(agreement.id)",
            "version: \(agreement.version)", "agreement-sha256: \(agreement.digest.hex)",
        ]
        lines += findings.map { "finding: \($0.description)" }
        lines += ["date: \(date)", "until: \(until)", "reason: \(reason)", "name:\(name.map { " \($0)" } ?? "")"]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}
