public import Primitives

/// What a form knows of its bundle before anybody fills it in.
public struct FormHeading: Hashable, Sendable {
    /// The bundle, as `BundleName.id` has it.
    public let bundle: String
    /// The SHA-256 of the encrypted file; `nil` where it is not known yet.
    public let sha256: Digest?
    /// The agreement's id.
    public let agreement: String
    /// Where our ledger stands; `nil` where it is not known yet, and in a rehearsal.
    public let checkpoint: LedgerPosition?

    /// The heading of a form about `bundle`.
    public init(bundle: String, sha256: Digest?, agreement: String, checkpoint: LedgerPosition?) {
        self.bundle = bundle
        self.sha256 = sha256
        self.agreement = agreement
        self.checkpoint = checkpoint
    }

    init(_ description: BundleDescription, sha256: Digest?, checkpoint: LedgerPosition?) {
        self.init(
            bundle: description.name.id, sha256: sha256, agreement: description.agreement.id, checkpoint: checkpoint)
    }

    /// The lines that a form begins with.
    func lines(_ form: SignedForm) -> String {
        """
        \(form.rawValue): \(SignedForm.version)
        bundle: \(bundle)
        agreement: \(agreement)
        \(sha256 == nil ? "# The lines bundle-sha256 and checkpoint of OPEN-ME.txt belong here:\n" : "")\
        bundle-sha256:\(sha256.map { " \($0.hex)" } ?? "")
        """
    }

    /// The line with the checkpoint.
    var checkpointLine: String { "checkpoint:\(checkpoint.map { " \($0)" } ?? "")" }
}

/// The form of a disposal certificate, `disposal-certificate.txt`: lines of `key: value`, those that are known filled in.
///
/// The form in the bundle cannot hold the digest of the bundle. The one on the page beside it, which is written last,
/// holds it, and where the ledger stood; a certificate without the digest is refused, with a hint that says where it
/// stands.
public enum CertificateForm {
    /// The form in or beside a bundle. `sha256` is the digest of the encrypted file, `nil` where it is not known yet.
    public static func text(
        _ description: BundleDescription, sha256: Digest?, checkpoint: LedgerPosition? = nil
    ) -> [UInt8] {
        text(
            FormHeading(description, sha256: sha256, checkpoint: checkpoint), methodAtLeast: description.methodAtLeast)
    }

    /// The form for a bundle whose disposal must be by `methodAtLeast`.
    public static func text(_ heading: FormHeading, methodAtLeast: DisposalMethod) -> [UInt8] {
        Array(lines(heading, methodAtLeast: methodAtLeast).utf8)
    }

    static func lines(_ heading: FormHeading, methodAtLeast: DisposalMethod) -> String {
        """
        # Disposal certificate. Fill in what stands empty behind a colon; lines that start with # do not count.
        # Fill it in when everything is gone, and sign it then; OPEN-ME.txt says how.
        \(heading.lines(.certificate))
        \(heading.checkpointLine)

        # For whom you sign: "me", or "all" where all who could open the bundle have disposed of what they had of it.
        recipients: me

        # The day on which the last of it was disposed of, written as 2026-11-30.
        disposed-on:

        # How: \(methods(atLeast: methodAtLeast)).
        method:

        # Copies, unpacked files, test databases, extracts, screenshots: "none" were made, or all were "disposed" of.
        copies:

        # Sub-processors: "none" had any of it, or all have confirmed in writing that they "disposed" of it.
        sub-processors:

        # Backups: "none" hold any of it, or "expire on 2026-12-31", the day on which the last of them is overwritten.
        backups:

        # Anything that we should know; may stay empty.
        remarks:

        # The name of the person who signs.
        name:

        """
    }

    private static func methods(atLeast least: DisposalMethod) -> String {
        DisposalMethod.allCases.filter { $0 >= least }.map { "\($0.rawValue) (\($0.explanation))" }
            .joined(separator: ";\n#      ")
    }
}

/// The form of a receipt, `receipt.txt`.
public enum ReceiptForm {
    /// The form for a bundle.
    public static func text(_ heading: FormHeading) -> [UInt8] { Array(lines(heading).utf8) }

    static func lines(_ heading: FormHeading) -> String {
        """
        # Receipt. Fill in what stands empty behind a colon; lines that start with # do not count.
        \(heading.lines(.receipt))
        \(heading.checkpointLine)

        # The day on which it arrived, written as 2026-11-30.
        received-on:

        # Anything that we should know; may stay empty.
        remarks:

        # The name of the person who signs.
        name:

        """
    }
}

/// The forms of a recipient's other evidence, `evidence.txt`.
public enum EvidenceForm {
    /// The form of `kind` for a bundle; `nil` for a kind that is not the recipient's to show, or has a form of its own.
    /// `subProcessors` are the names in the agreement.
    public static func text(_ kind: EvidenceKind, _ heading: FormHeading, subProcessors: [String]) -> [UInt8]? {
        guard EvidenceNote.kindsOfRecipient.contains(kind) else { return nil }
        var text = """
            # \(title(kind)). Fill in what stands empty behind a colon; lines that start with # do not count.
            \(heading.lines(.evidence))
            kind: \(kind.rawValue)

            # \(day(kind)), written as 2026-11-30.
            date:


            """
        if kind == .backupStatement {
            text += """
                # The day on which the last backup that holds any of it is overwritten, written as 2026-12-31.
                until:


                """
        }
        if kind == .subProcessorCertificates {
            text += """
                # The sub-processor that has nothing of it left; one of these names, and a form for each:
                \(subProcessors.map { "#     \($0)\n" }.joined())\
                sub-processor:


                """
        }
        text += """
            # \(attachment(kind))
            attachment-sha256:

            # Anything that we should know; may stay empty.
            remarks:

            # The name of the person who signs.
            name:

            """
        return Array(text.utf8)
    }

    private static func title(_ kind: EvidenceKind) -> String {
        switch kind {
        case .deletionLog: "Deletion log"
        case .backupStatement: "Statement about backups"
        case .subProcessorCertificates: "Certificate of a sub-processor"
        default: "Certificate of destruction"
        }
    }

    private static func day(_ kind: EvidenceKind) -> String {
        switch kind {
        case .deletionLog: "The day of the deletion that the log is of"
        case .backupStatement: "The day of this statement"
        case .subProcessorCertificates: "The day on which the last of it was disposed of there"
        default: "The day of the destruction"
        }
    }

    private static func attachment(_ kind: EvidenceKind) -> String {
        switch kind {
        case .deletionLog: "The SHA-256 of the log, which lists the bundle's SHA-256 and is sent along."
        case .destructionCertificate: "The SHA-256 of the third party's document, which is sent along."
        default: "The SHA-256 of a file that is sent along; may stay empty."
        }
    }
}
