public import Primitives

/// A signed piece of evidence other than a certificate and a receipt: the recipient's, who fills in `EvidenceForm`, or
/// ours.
///
/// It says what its signer says. Whether the signature holds, who signed and whether dates fit, the caller judges.
public struct EvidenceNote: Hashable, Sendable {
    /// The kinds that a recipient can sign.
    public static let kindsOfRecipient = EvidenceKind.allCases.filter { $0.isNote && $0.isSignedByRecipient }
    /// The kinds that we can sign.
    public static let kindsOfProvider = EvidenceKind.allCases.filter { $0.isNote && $0.isSignedByProvider }

    /// What it is.
    public let kind: EvidenceKind
    /// The bundle, as `BundleName.id` has it.
    public let bundle: String
    /// The SHA-256 of the encrypted file.
    public let bundleSHA256: Digest
    /// The agreement's id.
    public let agreement: String
    /// The day that it speaks of: of deletion, of destruction, of return, of the audit, of the statement.
    public let date: CivilDate
    /// The day on which the last backup expires; there exactly for a backup statement.
    public let until: CivilDate?
    /// The sub-processor's name as the agreement has it; there exactly for a sub-processor's certificate.
    public let subProcessor: String?
    /// The SHA-256 of the file that goes with it; always there for a deletion log and for a destruction certificate.
    public let attachment: Digest?
    /// Anything else; may be empty.
    public let remarks: String
    /// Who signed, by name.
    public let name: String

    /// A note of ours. Throws a `.words` error where a text has more than one line or a kind lacks what it needs:
    /// it could not be read back.
    public init(
        _ kind: EvidenceKind, bundle: String, bundleSHA256: Digest, agreement: String, date: CivilDate,
        until: CivilDate? = nil, subProcessor: String? = nil, attachment: Digest? = nil, remarks: String = "",
        name: String
    ) throws(BundleError) {
        self.kind = kind
        self.bundle = bundle
        self.bundleSHA256 = bundleSHA256
        self.agreement = agreement
        self.date = date
        self.until = until
        self.subProcessor = subProcessor
        self.attachment = attachment
        self.remarks = remarks
        self.name = name
        for (key, text) in [
            ("bundle", bundle), ("agreement", agreement), ("sub-processor", subProcessor), ("name", name),
            ("remarks", remarks.isEmpty ? nil : remarks),
        ] {
            try SignedForm.evidence.check(key, text)
        }
        do throws(BundleError) { try check() } catch { throw BundleError(.words, error.what, hint: error.hint) }
    }

    /// A note from the exact bytes that were signed. A byte order mark and CRLF are accepted.
    ///
    /// Throws a `.certificate` error, with the line, for an unknown, repeated, missing or empty key, for a key that does
    /// not belong to the kind, for a value that is not one of the form's, and for anything that is no UTF-8.
    public init(parsing bytes: [UInt8]) throws(BundleError) {
        var lines = try FormLines(bytes, .evidence)
        kind = try lines.take("kind").choice(EvidenceKind.self)
        bundle = try lines.take("bundle").text
        bundleSHA256 = try lines.take("bundle-sha256").digest()
        agreement = try lines.take("agreement").text
        date = try lines.take("date").date()
        until = try lines.takeOptional("until")?.date()
        subProcessor = lines.takeOptional("sub-processor")?.text
        attachment = try lines.takeOptional("attachment-sha256")?.digest()
        remarks = lines.takeOptional("remarks")?.text ?? ""
        name = try lines.take("name").text
        try check()
    }

    /// The text that is signed.
    public var bytes: [UInt8] {
        var lines = [
            ("evidence", SignedForm.version), ("kind", kind.rawValue), ("bundle", bundle),
            ("bundle-sha256", bundleSHA256.hex), ("agreement", agreement), ("date", date.description),
        ]
        if let until { lines.append(("until", until.description)) }
        if let subProcessor { lines.append(("sub-processor", subProcessor)) }
        if let attachment { lines.append(("attachment-sha256", attachment.hex)) }
        lines += [("remarks", remarks), ("name", name)]
        return Array(lines.map { $0.1.isEmpty ? "\($0.0):\n" : "\($0.0): \($0.1)\n" }.joined().utf8)
    }

    /// Refuses what does not belong to the kind, and what it lacks.
    private func check() throws(BundleError) {
        guard kind.isNote else {
            throw SignedForm.evidence.refusal("a \(kind.rawValue) is not shown by such a text")
        }
        for (key, isThere, belongs) in [
            ("until", until != nil, kind == .backupStatement),
            ("sub-processor", subProcessor != nil, kind == .subProcessorCertificates),
        ] where isThere != belongs {
            throw SignedForm.evidence.refusal(
                "\(key) \(isThere ? "does not belong to" : "is missing in") a \(kind.rawValue)")
        }
        if attachment == nil, kind == .deletionLog || kind == .destructionCertificate {
            throw SignedForm.evidence.refusal("attachment-sha256 is missing in a \(kind.rawValue)")
        }
    }
}
