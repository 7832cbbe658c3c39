internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives
internal import Pseudonyms

struct AgreementShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what an agreement says, in short or as a page to print.",
        usage: """
            datalease agreement show FILE [--html PAGE] [--home DIR]
            """,
        discussion: """
            --html writes one self-contained page that reads as a contract: parties, what is shared and how each field is \
            transformed, why, who may open it, where, security, limits and disposal, rights, clauses and signatures, with \
            the file's sha256 on every printed sheet.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement.", completion: .file())
    var file: String
    @Option(
        help: ArgumentHelp("Write the agreement as a page of HTML; an existing file is refused.", valueName: "page"),
        completion: .file())
    var html: String?

    func run() async throws {
        let dataLease = try options.dataLease()
        if let html {
            try await dataLease.agreementPage(file).write(to: html)
            Console.result("page     \(html)")
            return
        }
        show(try dataLease.agreement(file))
    }

    private func show(_ document: AgreementDocument) {
        let agreement = document.agreement
        func names(_ signers: [Access.Signer]) -> String {
            signers.map { "\($0.name) \($0.key.fingerprint)" }.joined(separator: ", ")
        }
        var lines = [
            ("agreement", "\(agreement.id) version \(agreement.version): \(agreement.title)"),
            ("sha256", document.digest.hex),
            ("class", classification(agreement.classification)),
            ("provider", agreement.provider.legalName),
            ("recipient", agreement.recipient.legalName),
        ]
        if let fault = agreement.fault {
            lines.append(("fault", "\(fault.ticket) in \(fault.system): \(fault.description)"))
        }
        lines += [
            ("purposes", agreement.purposes.joined(separator: ", ")),
            ("prohibited", agreement.prohibitions.joined(separator: ", ")),
            ("in force", "\(agreement.term.start) to \(agreement.term.end)"),
            ("preparers", names(agreement.access.preparers)),
            ("approvers", names(agreement.access.approvers)),
            ("approvals", agreement.access.approvalWords),
            ("signatories", "provider: \(names(agreement.access.providerSignatories))"),
            ("", "recipient: \(names(agreement.access.recipientSignatories))"),
        ]
        for recipient in agreement.access.recipients {
            lines.append(("opens it", "\(recipient.name) \(recipient.sign.fingerprint)"))
        }
        for dataset in agreement.datasets {
            lines.append(
                (
                    "dataset",
                    "\(dataset.name) (\(dataset.profile?.name ?? dataset.format?.name ?? "-")): \(dataset.fields.count) rules, at most \(dataset.maxRows) rows"
                ))
        }
        if let scope = agreement.scope, document.schedule == nil {
            let most = scope.maxBundles
            lines += [
                (
                    "schedules",
                    "systems \(scope.systems.joined(separator: ", ")); \(scope.dataSubjects.joined(separator: ", "))"
                ),
                (
                    "",
                    scope.categories.map { "\($0.name): \($0.weakest.name)" }.joined(separator: ", ") + ", or stronger"
                ),
                (
                    "",
                    "at most \(scope.maxRows) rows, \(most.count) bundles with one dataset within \(most.within.words),"
                        + " \(scope.longestLimit.words) each"
                ),
            ]
        }
        if let schedule = document.schedule {
            lines.append(
                ("schedule", "\(schedule.schedule.id) version \(schedule.schedule.version), sha256 \(schedule.digest)"))
        }
        let report = AgreementReport(agreement)
        lines += report.proofs.map { ("proof", "\($0.dataset): \($0.rule.text)") }
        if !agreement.references.isEmpty {
            lines.append(("references", agreement.references.map(\.text).joined(separator: ", ")))
        }
        for exchange in report.exchanges {
            lines += exchange.words.map { ("exchange", "\(exchange.dataset): \($0)") }
        }
        lines += report.risks.map { ("risk", "\($0.dataset): \($0.text)") }
        for trigger in agreement.disposal.triggers {
            lines.append(("dispose", "\(trigger.from.rawValue) + \(trigger.within)"))
        }
        lines += [
            ("method", "\(agreement.disposal.methodAtLeast.rawValue) at least"),
            ("certificate", "within \(agreement.disposal.certificateWithin) after the limit"),
            ("evidence", agreement.disposal.evidence.map(\.rawValue).joined(separator: ", ")),
        ]
        Console.table(lines)
        for clause in agreement.clauses {
            Console.result("")
            Console.result("\(clause.id) (\(clause.implements.joined(separator: ", ")))")
            Console.result("  \(clause.text)")
        }
    }

    private func classification(_ classification: Agreement.Class) -> String {
        switch classification {
        case .debugSample: classification.rawValue
        case .transactional: "transactional: values leave exactly as they are, or not at all"
        }
    }
}
