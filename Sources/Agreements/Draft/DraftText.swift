internal import Primitives

/// The draft of an agreement of class debug-sample, with comments that say what each part is for.
extension AgreementOutline {
    /// The file. It reads as a draft does (`AgreementDraft.read`), and what a review finds in it are its gaps, as far as
    /// what was put in leaves nothing else to find.
    public var text: String {
        var file = DraftWriter()
        head(&file)
        parties(&file)
        purpose(&file)
        protection(&file)
        people(&file)
        data(&file)
        ending(&file)
        clauses(&file)
        return file.text
    }

    private func head(_ file: inout DraftWriter) {
        file.lines(
            """
            # yaml-language-server: $schema=agreement.schema.json
            # A draft of a data-sharing agreement, begun on \(today). Nobody has signed it, and nothing can leave by it.
            #
            # What nobody could guess is marked: write it behind the colon of each line that ends in "# fill: WORD"; the mark may
            # stay. "datalease agreement check FILE" lists what is still open, and what an officer would say of the rest. The
            # clauses are a start, not advice: have them read by whoever answers for data protection.

            apiVersion: datalease/v1
            kind: DataSharingAgreement

            """)
        file.comment("Your number for it: bundles are named after it. Another version of this file is version 2.")
        file.plain("id", id)
        file.plain("version", "1")
        file.value("title", title)
        file.plain("class", "debug-sample")
        file.comment(
            "What the parties are to each other: controller-processor, sub-processor, joint or controller-controller.",
            "The clauses below are those for this one.")
        file.plain("type", type.rawValue)
        guard type == .subProcessor else { return }
        file.comment("Where the customer, whose data it is, allowed another processor.")
        file.lines("customerAuthorisation:\n")
        file.value("customerAuthorisation.reference", nil, indent: 2)
        file.day("customerAuthorisation.date", nil, indent: 2)
    }

    /// A title, where the fault is known by its number. A mark that would stand on the space before it makes none.
    private var title: String? {
        guard let system, let ticket, case .value(let title) = Scalar.text("Fault \(ticket) in \(system)") else {
            return nil
        }
        return title
    }

    private func parties(_ file: inout DraftWriter) {
        file.comment("Who lends, and who borrows. A contact is a role's address, not a person's.")
        file.lines("parties:\n  provider:\n")
        company(provider, "parties.provider", &file)
        file.lines("  recipient:\n")
        company(recipient, "parties.recipient", &file)
        file.lines(
            """
                # Who looked into the recipient before anything is lent, when, and until when that counts.
                dueDiligence:

            """)
        file.value("parties.recipient.dueDiligence.by", recipient.dueDiligence?.by ?? "DPO", indent: 6)
        file.day("parties.recipient.dueDiligence.date", recipient.dueDiligence?.date, indent: 6)
        file.day("parties.recipient.dueDiligence.validUntil", recipient.dueDiligence?.validUntil, indent: 6)
        file.lines(
            """
                # Whom the recipient may pass it to. With names, add sub-processor-certificates to disposal.evidence.
                subProcessors: []

            # Signed by SSH keys; a contract on paper is {document: signed.pdf, sha256: ..., signedOn: ...}.
            execution: ssh

            """)
    }

    private func company(_ company: Company, _ place: String, _ file: inout DraftWriter) {
        file.value("\(place).legalName", company.legalName, indent: 4)
        file.value("\(place).companyNumber", company.companyNumber, indent: 4)
        file.value("\(place).contact", company.contact, indent: 4)
    }

    private func purpose(_ file: inout DraftWriter) {
        file.comment("The fault that a sample is lent for.")
        file.lines("fault:\n")
        file.value("fault.system", system, indent: 2)
        file.value("fault.ticket", ticket, indent: 2)
        file.value("fault.description", fault, indent: 2)
        file.comment("What it may be used for, and what never: marketing and sale must stand here.")
        file.lines(
            """
            purposes: [system-fix]
            prohibitions: [marketing, sale, onward-disclosure, re-identification, model-training]

            """)
        file.comment("Article 6 of the UK GDPR; for legitimate interests the number of their assessment.")
        file.lines("lawfulBasis:\n  article: 6(1)(f)\n")
        file.value("lawfulBasis.assessment", nil, indent: 2)
        file.comment(
            "Whether the exports hold data of article 9, on health for example: none or listed. Look before you say it; with",
            "listed, lawfulBasis needs a condition too, such as 9(2)(f).")
        file.value("specialCategories", nil)
        file.comment("Whose data it is. Add others: former-customers, associated-contacts, staff.")
        file.plain("dataSubjects", "[customers]")
        file.comment("The first and the last day on which samples may be prepared.")
        file.lines("term:\n")
        file.day("term.start", today, indent: 2)
        file.day("term.end", end, indent: 2)
    }

    private func protection(_ file: inout DraftWriter) {
        file.comment(
            "The countries where it is processed, and from where people look at it. Others than GB need",
            "transfer: {mechanism: ..., document: ..., date: ...}.")
        file.plain("processing", "{locations: [GB], personnelLocations: [GB]}")
        file.comment(
            "What the recipient does to protect it. Standards, if it has any: standards: [\"ISO/IEC 27001:2022\"].")
        file.lines("security:\n  measures: [encryption-at-rest, two-factor, least-privilege]\n")
        file.comment("Whom to tell of a breach, and how soon.")
        file.lines("breach:\n")
        file.value("breach.contact", nil, indent: 2)
        file.plain("notifyWithin", "PT24H", indent: 2)
    }

    private func people(_ file: inout DraftWriter) {
        file.comment(
            "Whose keys count: each must stand in the trust list too, with the same name and this role. Take out whoever has no",
            "part in this, and add whoever is missing.")
        file.lines("access:\n")
        file.people("access.preparers", access.preparers, indent: 2)
        file.people("access.approvers", access.approvers, indent: 2)
        file.lines("  signatories:\n")
        file.people("access.signatories.provider", access.providerSignatories, indent: 4)
        file.people("access.signatories.recipient", access.recipientSignatories, indent: 4)
        file.people("access.recipients", access.recipients, indent: 2, role: true)
    }

    private func data(_ file: inout DraftWriter) {
        file.comment("agreement: a person has one pseudonym in all bundles of this agreement; bundle: another in each.")
        file.plain("pseudonyms", "{linkable: agreement}")
        guard let datasets else {
            file.comment(
                "What may leave, and what becomes of each field. \"datalease inspect --draft EXPORT\" writes this part from an",
                "export: put its lines in the place of the one below. They look like this:", "",
                "datasets:", "  - name: contacts", "    format: csv", "    maxRows: 5000", "    fields:",
                "      Id: {do: token}", "      Name: {do: shape, category: name}", "      Status: {do: keep}",
                "    otherwise: refuse")
            file.value("datasets", nil)
            return
        }
        file.comment(
            "What may leave, and what becomes of each field; docs/pseudonyms.md says what an operator promises. A field without a",
            "rule stops the run.")
        file.lines(datasets)
    }

    private func ending(_ file: inout DraftWriter) {
        file.comment("When a sample must be gone (the earliest day counts), how thoroughly, and what shows it.")
        file.lines(
            """
            disposal:
              mode: destroy
              triggers:
                - {from: prepared, within: P30D}
                - {from: fault-resolved, within: P5D}
                - {from: agreement-end, within: P1M}
              methodAtLeast: delete
              certificateWithin: {workingDays: 5}
              evidence: [certificate, own-copies]

            """)
        file.comment("Whose bank holidays and whose midnight count.")
        file.plain("calendar", "{division: england-and-wales, timeZone: Europe/London}")
        file.comment("Who looks at the agreement again, and when.")
        let next = CivilDate(year: today.year + 1, month: today.month, day: min(today.day, 28)) ?? .last
        file.lines("review:\n  owner: DPO\n")
        file.day("review.next", next, indent: 2)
    }

    private func clauses(_ file: inout DraftWriter) {
        file.comment(
            "The sentences that the parties agree on: what each covers of the law, and which parts of this file stand behind it."
        )
        file.lines("clauses:\n")
        for (index, clause) in DraftClause.clauses(of: type).enumerated() {
            file.lines("  - id: \(index + 1)-\(clause.name)\n")
            if !clause.covers.isEmpty { file.lines("    covers: [\(clause.covers.joined(separator: ", "))]\n") }
            file.lines("    implements: [\(clause.implements.joined(separator: ", "))]\n    text: >-\n")
            file.lines(YAMLText.paragraph(clause.text, indent: 6))
        }
    }
}
