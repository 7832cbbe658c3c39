public import Primitives

/// `OPEN-ME.txt`, the page beside a bundle: how to check it, open it, acknowledge it, dispose of it and certify that, with
/// command lines for Linux, macOS and Windows.
///
/// Windows means its `cmd`: PowerShell has no `<`.
public enum OpenMe {
    /// The page, UTF-8, for the encrypted file with the digest `sha256` and `size` bytes. `checkpoint` is where our ledger
    /// stands, as the statement has it; whoever signs a form with it pins that.
    public static func text(
        _ description: BundleDescription, sha256: Digest, size: Int, checkpoint: LedgerPosition? = nil
    ) -> [UInt8] {
        let heading = FormHeading(description, sha256: sha256, checkpoint: checkpoint)
        var page = Page()
        opening(description, sha256, size, &page)
        check(description, sha256, &page)
        open(description, &page)
        if let exchange = description.exchange {
            acknowledge(description, exchange, heading, &page)
        } else {
            acknowledge(description, heading, &page)
        }
        dispose(description, &page)
        certify(description, heading, &page)
        return page.bytes
    }

    private static func opening(_ description: BundleDescription, _ sha256: Digest, _ size: Int, _ page: inout Page) {
        page.heading("How to open \(description.name.fileName(.encrypted))")
        if description.name.isRehearsal {
            page.paragraph(
                "THIS IS A REHEARSAL. It must not leave \(description.provider.legalName). It is encrypted to its "
                    + "preparer alone, and is to be deleted after the trial.")
        }
        page.paragraph(
            description.exchange.map { subject(of: description, $0) }
                ?? "\(description.provider.legalName) lends this debug sample to \(description.recipient.legalName) under "
                + "agreement \(description.agreement.id) version \(description.agreement.version), "
                + "\"\(description.title)\". It is pseudonymised personal data. Everything of it must be gone by "
                + "\(description.name.limit), and the signed certificate must be here by "
                + "\(description.certificateBy).")
        page.table([
            ("Bundle", description.name.id),
            ("Size", "\(size) bytes"),
            ("SHA-256", sha256.hex),
            ("Prepared by", description.preparer.name),
            ("Questions to", description.provider.contact),
            (
                "Breaches to",
                "\(description.breachContact) and \(description.provider.contact), "
                    + description.breachDeadline
            ),
        ])
        page.paragraph("These people can open it, with the private key that belongs to:")
        page.list(description.recipients.map { "\($0.name): \($0.fingerprint)" })
        page.paragraph(
            "Needed: age (https://age-encryption.org) and ssh-keygen of OpenSSH 8.2 or later, which Linux, macOS and "
                + "Windows bring along. On Windows, type the commands in cmd: PowerShell has no \"<\". Put all "
                + (description.approvals > 0 ? "of its " : "four ")
                + "files into one folder and go there first. KEYFILE stands for your private key file: for an age1 key, "
                + "what age-keygen wrote; for an SSH key, usually .ssh/id_ed25519 in your home folder.")
    }

    private static func check(_ description: BundleDescription, _ sha256: Digest, _ page: inout Page) {
        let statement = description.name.fileName(.statement)
        let signature = description.name.fileName(.signature)
        page.heading("1. Check where it comes from")
        page.paragraph(
            "Take the preparer's key from YOUR copy of the agreement, the one that your company signed: it stands there "
                + "under access, preparers, beside the name \(description.preparer.name). Do not take it from anything "
                + "that came with this bundle. Write it into a file named allowed_signers, behind the word preparer; "
                + "AAAA... stands for the key:")
        page.paragraph("Linux and macOS:")
        page.commands(["echo 'preparer ssh-ed25519 AAAA...' > allowed_signers"])
        page.paragraph("Windows:")
        page.commands(["echo preparer ssh-ed25519 AAAA...>allowed_signers"])
        page.paragraph("Then check the statement, in the same way everywhere:")
        page.commands([
            "ssh-keygen -Y verify -f allowed_signers -I preparer -n \(SignatureNamespace.bundle) "
                + "-s \(signature) < \(statement)"
        ])
        page.paragraph(
            "It must say: Good \"\(SignatureNamespace.bundle)\" signature for preparer. If it says anything else, stop "
                + "and ask \(description.provider.contact), by an address that you know from elsewhere.")
        if description.approvals > 0 {
            let approval = "\(statement).approval-....sig"
            page.paragraph(
                "The agreement asks for \(description.approvals == 1 ? "one approval" : "\(description.approvals) approvals") "
                    + "of a bundle before it leaves. Each is a signature of the same statement, by somebody who stands in "
                    + "your copy of the agreement under access, approvers; its file is named \(approval). Add their keys to "
                    + "allowed_signers behind the word approver, and check each file with its own name, in the same way "
                    + "everywhere:")
            page.commands([
                "ssh-keygen -Y verify -f allowed_signers -I approver -n \(SignatureNamespace.approval) "
                    + "-s \(approval) < \(statement)"
            ])
        }
        page.heading("2. Check that it is complete")
        page.paragraph("On Linux, macOS and Windows, in this order:")
        page.commands([
            "sha256sum \(description.name.fileName(.encrypted))",
            "shasum -a 256 \(description.name.fileName(.encrypted))",
            "certutil -hashfile \(description.name.fileName(.encrypted)) SHA256",
        ])
        page.paragraph(
            "The result must be the sha256 in the statement that you just checked. It should be \(sha256.hex). The "
                + "statement also names the agreement: its sha256 there must be that of your copy.")
    }

    private static func open(_ description: BundleDescription, _ page: inout Page) {
        let encrypted = description.name.fileName(.encrypted)
        let zip = description.name.fileName(.decrypted)
        let folder = description.name.id
        page.heading("3. Open it")
        page.paragraph("On storage that is encrypted, and in the same way everywhere:")
        page.commands(["age -d -i KEYFILE -o \(zip) \(encrypted)"])
        page.paragraph("Then unpack it. Linux and macOS:")
        page.commands(["unzip \(zip) -d \(folder)"])
        page.paragraph("Windows:")
        page.commands(["mkdir \(folder)", "tar -xf \(zip) -C \(folder)"])
        page.paragraph(
            "Read \(BundleEntry.notice) first. \(BundleEntry.dictionary) says what was done to each field, and "
                + "\(BundleEntry.manifest) has the SHA-256, the size and the number of rows of every file. Who has the "
                + "program that made this bundle can check all of it in one go:")
        page.commands(["datalease bundle check \(encrypted) --identity KEYFILE"])
        page.paragraph(
            "Note every place that you copy anything to: a test database, a colleague, a ticket. You will certify that "
                + "all of it is gone.")
    }

    private static func acknowledge(_ description: BundleDescription, _ heading: FormHeading, _ page: inout Page) {
        page.heading("4. Say that it arrived")
        page.paragraph(
            "Save the lines between the two marks below as \(receiptFile), as plain text in UTF-8, fill in what stands "
                + "empty behind a colon, and sign it with the signing key that the agreement names for you, in the same "
                + "way everywhere:")
        page.commands(["ssh-keygen -Y sign -f KEYFILE -n \(SignatureNamespace.certificate) \(receiptFile)"])
        page.paragraph(
            "This writes \(receiptFile).sig. Send both files to \(description.provider.contact), packed into one zip "
                + "file. The line checkpoint holds our register to what it said of this bundle when it left: keep a copy "
                + "of what you sign.")
        page.verbatim("\(mark)\n" + ReceiptForm.lines(heading) + "\(mark)\n")
    }

    private static func dispose(_ description: BundleDescription, _ page: inout Page) {
        page.heading("5. Dispose of it, by \(description.name.limit)")
        page.paragraph(
            "\(description.exchange == nil ? "As soon as the fault is mended, and on" : "On") \(description.name.limit) "
                + "at the latest, dispose of all of this, at "
                + "least by the method \"\(description.methodAtLeast.rawValue)\": "
                + "\(description.methodAtLeast.explanation).")
        page.list([
            description.name.fileName(.encrypted),
            "\(description.name.fileName(.decrypted)), and the folder \(description.name.id) with all that is in it",
            "every copy, extract, screenshot and test database that was made of it, and the bin of each computer",
            "what backups hold of it: if it stays there until they are overwritten, say when in the certificate",
        ])
        page.paragraph(
            "You may keep this page, the statement and its \(description.approvals > 0 ? "signatures" : "signature"): they hold "
                + (description.exchange == nil
                    ? "no personal data of the sample." : "figures, and nothing of a record."))
    }

    private static func certify(_ description: BundleDescription, _ heading: FormHeading, _ page: inout Page) {
        page.heading("6. Certify it, by \(description.certificateBy)")
        page.paragraph(
            "Save the lines between the two marks below as \(BundleEntry.certificate), as plain text in UTF-8, and fill "
                + "in what stands empty behind a colon. (The form in the bundle is the same, but its lines "
                + "bundle-sha256 and checkpoint are empty.) Then sign it with the signing key that the agreement names "
                + "for you, in the same way everywhere:")
        page.commands([
            "ssh-keygen -Y sign -f KEYFILE -n \(SignatureNamespace.certificate) \(BundleEntry.certificate)"
        ])
        page.paragraph(
            "This writes \(BundleEntry.certificate).sig. Do not change the certificate afterwards. Send both files to "
                + "\(description.provider.contact), packed into one zip file: mail gateways change the line ends of "
                + "text, and a signature then fits no longer.")
        page.verbatim(
            "\(mark)\n" + CertificateForm.lines(heading, methodAtLeast: description.methodAtLeast) + "\(mark)\n")
    }

    private static func subject(of description: BundleDescription, _ exchange: ExchangeRecord) -> String {
        var text =
            "\(description.provider.legalName) sends these transactional records to \(description.recipient.legalName) "
            + "under agreement \(description.agreement.id) version \(description.agreement.version), "
            + "\"\(description.title)\": exchange \(exchange.number) of the sequence \(exchange.sequence), "
            + "\(exchange.sent). They identify no person, and their values are exact."
        if let replaces = exchange.replaces {
            text +=
                " THIS EXCHANGE TAKES THE PLACE of \(description.agreement.id).B\(replaces.bundle): never carry out both."
        }
        if exchange.despite != nil {
            text += " It repeats records that were sent before, knowingly: \(BundleEntry.notice) says which and why."
        }
        if let acknowledgeBy = exchange.acknowledgeBy {
            text += " Your signed receipt for the figures must be here by \(acknowledgeBy)."
        }
        return text + " Everything of it must be gone by \(description.name.limit), and the signed certificate must be "
            + "here by \(description.certificateBy)."
    }

    private static func acknowledge(
        _ description: BundleDescription, _ exchange: ExchangeRecord, _ heading: FormHeading, _ page: inout Page
    ) {
        page.heading("4. Acknowledge the figures\(exchange.acknowledgeBy.map { ", by \($0)" } ?? "")")
        page.paragraph(
            "Count the records that arrived and add up their amounts. Save the lines between the two marks below as "
                + "\(BundleEntry.exchangeReceipt), as plain text in UTF-8, fill in what stands empty behind a colon, "
                + "whether you accept the records or reject them, and sign it with the signing key that the agreement "
                + "names for you, in the same way everywhere:")
        page.commands([
            "ssh-keygen -Y sign -f KEYFILE -n \(SignatureNamespace.receipt) \(BundleEntry.exchangeReceipt)"
        ])
        page.paragraph(
            "This writes \(BundleEntry.exchangeReceipt).sig. Send both files to \(description.provider.contact), packed "
                + "into one zip file: mail gateways change the line ends of text, and a signature then fits no longer. The "
                + "line checkpoint holds our register to what it said of this bundle when it left.")
        page.verbatim("\(mark)\n" + ExchangeReceiptForm.lines(heading, of: exchange) + "\(mark)\n")
    }

    private static let receiptFile = "receipt.txt"

    // A comment of the form, so that no harm is done where it is copied too.
    private static let mark = "# - - - - - - - - - - - - - - - - - 8< - - - - - - - - - - - - - - - - - -"
}
