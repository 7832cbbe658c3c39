internal import Primitives

/// `NOTICE.txt`: what a bundle is and what may not be done with it.
public enum Notice {
    /// The page, UTF-8.
    public static func text(_ description: BundleDescription) -> [UInt8] {
        if let exchange = description.exchange { return ExchangeNotice.text(description, exchange) }
        var page = Page()
        page.heading("NOTICE: pseudonymised personal data")
        if description.name.isRehearsal {
            page.paragraph(
                "THIS IS A REHEARSAL. It was made from an agreement that nobody has executed. It must not leave "
                    + "\(description.provider.legalName), and is to be deleted after the trial.")
        }
        page.paragraph(
            "The files in this bundle are pseudonymised personal data. Personal values were replaced by pseudonyms, but "
                + "fields that were kept may still match their source, so this remains personal data under the UK GDPR "
                + "(article 4(5) and recital 26) and is to be protected as such. Pseudonyms may look like names, telephone "
                + "numbers, mail addresses or accounts: do not use them as such.")
        page.table(facts(description))
        page.heading("What may be done")
        page.paragraph("The data may be used for these purposes and for no other:")
        page.list(description.purposes.map { NoticeWords.purpose($0) })
        if let fault = description.fault {
            page.paragraph("The fault is \(fault.ticket) in \(fault.system): \(fault.text)")
        }
        page.heading("What may not be done")
        page.list(description.prohibitions.map { NoticeWords.prohibition($0) })
        page.paragraph(
            "Under section 171 of the Data Protection Act 2018 it is an offence knowingly or recklessly to re-identify "
                + "de-identified personal data without the consent of the controller who de-identified it, and to "
                + "process data that was so re-identified.")
        page.heading("When it ends")
        page.paragraph(
            "Every copy of this data, of the bundle and of anything made from it must be gone by "
                + "\(description.name.limit). An earlier date applies where the agreement or the provider says so. "
                + "Disposal is at least by the method \"\(description.methodAtLeast.rawValue)\": "
                + "\(description.methodAtLeast.explanation). The signed certificate, \(BundleEntry.certificate), must "
                + "reach \(description.provider.contact) by \(description.certificateBy) at the latest.")
        page.heading("When something goes wrong")
        page.paragraph(
            "Report a loss, a disclosure or an access by anybody who is not named below to \(description.breachContact) "
                + "and to \(description.provider.contact) \(description.breachDeadline).")
        page.paragraph("These people may open the bundle:")
        page.list(description.recipients.map { "\($0.name), key \($0.fingerprint)" })
        return page.bytes
    }

    private static func facts(_ description: BundleDescription) -> [(name: String, value: String)] {
        [
            ("Bundle", description.name.id),
            ("Prepared", description.preparedAt.description),
            ("Gone by", description.name.limit.description),
            ("Provider", "\(description.provider.legalName), \(description.provider.contact)"),
            ("Recipient", "\(description.recipient.legalName), \(description.recipient.contact)"),
            (
                "Agreement",
                "\(description.agreement.id) version \(description.agreement.version)"
                    + (description.schedule == nil ? ": \(description.title)" : "")
            ),
            ("SHA-256 of it", description.agreement.digest.hex),
        ]
            + (description.schedule.map { schedule in
                [
                    ("Schedule", "\(schedule.id) version \(schedule.version): \(description.title)"),
                    ("SHA-256 of it", schedule.digest.hex),
                ]
            } ?? [])
    }
}

/// The sentences behind the words of an agreement. A word that is not known here is printed as it stands.
enum NoticeWords {
    static func purpose(_ word: String) -> String {
        switch word {
        case "system-fix": "system-fix: to find and mend the fault that is named here, and to test the mend"
        case "direct-debit-collection": "direct-debit-collection: to collect the debits that are listed here, once each"
        case "billing": "billing: to make out and to check the bills for the services that are listed here"
        case "reconciliation":
            "reconciliation: to compare the records with those of the recipient, and to clear up differences"
        default: word
        }
    }

    static func prohibition(_ word: String) -> String {
        switch word {
        case "marketing": "marketing: no contact with anybody, and no advertising by means of the data"
        case "sale": "sale: no sale, hire or exchange of the data or of anything made from it"
        case "onward-disclosure": "onward-disclosure: nobody beside the people named here sees the data"
        case "re-identification": "re-identification: no attempt to find out whom a record is about"
        case "model-training": "model-training: no training or tuning of a statistical or language model"
        default: word
        }
    }
}
