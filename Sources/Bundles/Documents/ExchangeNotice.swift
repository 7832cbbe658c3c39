internal import Primitives

/// `NOTICE.txt` of an exchange: what was sent, in figures, and what may be done with it. Its records identify no person, so
/// it says nothing of pseudonyms and re-identification.
enum ExchangeNotice {
    /// The most groups of figures that the page lists; the statement has all of them.
    private static let mostGroups = 62

    static func text(_ description: BundleDescription, _ exchange: ExchangeRecord) -> [UInt8] {
        var page = Page()
        page.heading("NOTICE: transactional records that identify no person, checked")
        if description.name.isRehearsal {
            page.paragraph(
                "THIS IS A REHEARSAL. It was made from an agreement that nobody has executed. It must not leave "
                    + "\(description.provider.legalName), is to be deleted after the trial, and nothing of it is to be "
                    + "carried out.")
        }
        page.paragraph(checked(exchange))
        page.paragraph(
            "The values are exact: amounts, days, codes, account numbers and names of companies are those of the source, "
                + "byte for byte. What the agreement does not share is left out or empty. References that "
                + "\(BundleEntry.dictionary) calls token are tokens that \(description.provider.legalName) alone turns "
                + "back: hand them back as they are.")
        page.table(facts(description, exchange))
        if let replaces = exchange.replaces {
            page.paragraph(
                "IT TAKES THE PLACE of \(description.agreement.id).B\(replaces.bundle), because: \(replaces.reason). Never "
                    + "carry out both.")
        }
        if let despite = exchange.despite {
            page.paragraph(
                "IT REPEATS RECORDS that were sent before, knowingly, because: \(despite.reason). They were sent with "
                    + "\(despite.bundles.map { "\(description.agreement.id).B\($0)" }.joined(separator: ", ")). It does not "
                    + "take the place of that.")
        }
        figures(exchange, &page)
        page.heading("What may be done")
        page.paragraph("The records may be used for these purposes and for no other:")
        page.list(description.purposes.map { NoticeWords.purpose($0) })
        page.heading("What may not be done")
        page.list(description.prohibitions.map { NoticeWords.prohibition($0) })
        if let acknowledgeBy = exchange.acknowledgeBy {
            page.heading("Acknowledge it, by \(acknowledgeBy)")
            page.paragraph(
                "Count the records and add up their amounts, fill in \(BundleEntry.exchangeReceipt), sign it as OPEN-ME.txt "
                    + "says, and send it to \(description.provider.contact) by \(acknowledgeBy), whether you take the "
                    + "records or reject them. What nobody acknowledged is followed up.")
        }
        page.heading("How long it may be kept")
        page.paragraph(
            "The records, the bundle and every copy may be kept until \(description.name.limit), and must be gone then. An "
                + "earlier date applies where the agreement or the provider says so. Disposal is at least by the method "
                + "\"\(description.methodAtLeast.rawValue)\": \(description.methodAtLeast.explanation). The signed "
                + "certificate, \(BundleEntry.certificate), must reach \(description.provider.contact) by "
                + "\(description.certificateBy) at the latest.")
        page.heading("When something goes wrong")
        page.paragraph(
            "Report a loss, a disclosure, an access by anybody who is not named below, and a record that is about a person "
                + "after all, to \(description.breachContact) and to \(description.provider.contact) "
                + "\(description.breachDeadline); do not use such a record.")
        page.paragraph("These people may open the bundle:")
        page.list(description.recipients.map { "\($0.name), key \($0.fingerprint)" })
        return page.bytes
    }

    private static func checked(_ exchange: ExchangeRecord) -> String {
        let search =
            "everything that leaves was searched for names, telephone numbers, mail addresses, addresses and accounts of "
            + "persons, and nothing was found"
        guard exchange.register != nil else {
            return "The files in this bundle are transactional records. They speak of no payer, and \(search)."
        }
        return "The files in this bundle are transactional records of companies. Every payer stands in the register of "
            + "incorporated payers whose SHA-256 is named below, with a company number; the records of all others were held "
            + "back. Besides, \(search)."
    }

    private static func facts(
        _ description: BundleDescription, _ exchange: ExchangeRecord
    ) -> [(name: String, value: String)] {
        var facts = [
            ("Bundle", description.name.id),
            ("Prepared", description.preparedAt.description),
            ("Exchange", "number \(exchange.number) of the sequence \(exchange.sequence)"),
            ("Sent", exchange.sent.description),
        ]
        if let days = exchange.days { facts.append(("Days", "\(days.lowerBound) to \(days.upperBound)")) }
        if exchange.heldBack.rows > 0 { facts.append(("Held back", "\(exchange.heldBack), not in here")) }
        if let acknowledgeBy = exchange.acknowledgeBy {
            facts.append(("Acknowledge by", acknowledgeBy.description))
        }
        facts += [
            ("Keep until", description.name.limit.description),
            ("Provider", "\(description.provider.legalName), \(description.provider.contact)"),
            ("Recipient", "\(description.recipient.legalName), \(description.recipient.contact)"),
            (
                "Agreement",
                "\(description.agreement.id) version \(description.agreement.version): \(description.title)"
            ),
            ("SHA-256 of it", description.agreement.digest.hex),
        ]
        if let register = exchange.register { facts.append(("Register", register.hex)) }
        return facts
    }

    private static func figures(_ exchange: ExchangeRecord, _ page: inout Page) {
        let groups = exchange.groups.filter { $0.sent.rows > 0 }
        guard groups.count > 1 else { return }
        page.heading("What was sent")
        page.list(
            groups.prefix(mostGroups).map { group in
                let names = [group.code.map { "code \($0)" }, group.date.map { "\($0)" }].compactMap(\.self)
                return "\(names.isEmpty ? "other" : names.joined(separator: ", ")): \(group.sent)"
            })
        if groups.count > mostGroups {
            page.paragraph("and \(groups.count - mostGroups) more, which stand in the statement.")
        }
    }
}
