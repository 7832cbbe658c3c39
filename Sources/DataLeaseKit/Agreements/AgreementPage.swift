internal import Agreements
internal import Disposal
internal import Primitives
internal import Pseudonyms

/// An agreement as a page that reads as a contract: one file of HTML that prints well, with the file's digest on every
/// sheet.
public struct AgreementPage: Sendable {
    private let document: AgreementDocument
    private let standing: AgreementStanding
    private let signatures: [SignatureFact]
    private let approval: SignatureFact?
    private let day: CivilDate

    init(
        _ document: AgreementDocument, standing: AgreementStanding, signatures: [SignatureFact],
        approval: SignatureFact?, on day: CivilDate
    ) {
        self.document = document
        self.standing = standing
        self.signatures = signatures
        self.approval = approval
        self.day = day
    }

    /// Writes the page to a file that must not exist; only its owner may read it.
    public func write(to path: String) throws {
        try NewPage(at: path).write(page)
    }

    private var agreement: Agreement { document.agreement }

    var page: ReportPage {
        let name = "\(agreement.id), version \(agreement.version)"
        let schedule = document.schedule.map { "Schedule \($0.schedule.id), version \($0.schedule.version)" }
        return ReportPage(
            title: agreement.title,
            subtitle: schedule.map { "\($0), under data-sharing agreement \(name), as of \(day)" }
                ?? "Data-sharing agreement \(name), as of \(day)",
            blocks: state + parties + reason + datasets + people + protection + disposal + rights + clauses + execution,
            footer: document.schedule.map {
                "\($0.schedule.id), version \($0.schedule.version)  sha256 \($0.digest.hex)"
            }
                ?? "\(name)  sha256 \(document.digest.hex)")
    }

    private var state: [ReportPage.Block] {
        guard standing.unexecuted.isEmpty else {
            return [.statement("This agreement is not executed: \(standing.unexecuted.joined(separator: "; ")).")]
        }
        guard standing.isAgainstTrustList else {
            return [.statement("Its signatures hold. They were not held against a list of trusted keys.")]
        }
        guard standing.others.isEmpty else {
            return [
                .statement("Executed. Nothing may leave under it today: \(standing.others.joined(separator: "; ")).")
            ]
        }
        return [.statement("Executed and in force.")]
    }

    private var parties: [ReportPage.Block] {
        let rows = [("provider", agreement.provider), ("recipient", agreement.recipient)].map { side, party in
            let check = party.dueDiligence.map { check in
                "by \(check.by) on \(check.date)" + (check.validUntil.map { ", good until \($0)" } ?? "")
            }
            // One cell, so that no number is broken where the sheet is narrow.
            let company = [
                party.legalName, party.companyNumber.map { "number \($0)" }, party.contact,
            ].compactMap(\.self).joined(separator: ", ")
            return ReportPage.Row([
                side, company, check ?? "not stated",
                party.subProcessors.isEmpty ? "none" : party.subProcessors.joined(separator: ", "),
            ])
        }
        return [
            .heading("The parties"),
            .table(
                .init(
                    columns: ["", "company", "looked into", "sub-processors"], rows: rows)),
            .facts(
                [
                    .init("roles", agreement.type.map(words) ?? "not stated")
                ]
                    + (agreement.customerAuthorisation.map {
                        [.init("customer's authorisation", "\($0.reference) of \($0.date)")]
                    } ?? [])),
        ]
    }

    private func words(_ relation: Agreement.Relation) -> String {
        switch relation {
        case .controllerProcessor: "the provider is controller, the recipient its processor"
        case .controllerController: "both are controllers, each for itself"
        case .joint: "both are joint controllers"
        case .subProcessor: "the provider is a processor, the recipient its sub-processor"
        }
    }

    private var reason: [ReportPage.Block] {
        let special: String =
            switch agreement.specialCategories {
            case .none: "none are in the data"
            case .listed: "some are in the data, as listed"
            case .unknown: "nobody has looked"
            }
        return [
            .heading("Why"),
            .facts(
                (agreement.fault.map {
                    [.init("fault", ["\($0.ticket) in \($0.system)", $0.description])]
                } ?? []) + [
                    .init("may be used for", agreement.purposes),
                    .init("may not be used for", agreement.prohibitions),
                    .init("lawful basis (UK GDPR)", agreement.lawfulBasis?.line),
                    .init("special categories", special),
                    .init("people in the data", agreement.dataSubjects),
                ]),
        ]
    }

    private var datasets: [ReportPage.Block] {
        if let scope = agreement.scope, document.schedule == nil { return AgreementPageScope(scope).blocks }
        return [.heading("What is shared")]
            + Plan.compile(agreement).flatMap { AgreementPageDataset($0, agreement).blocks }
    }

    private var people: [ReportPage.Block] {
        let access = agreement.access
        func rows(_ does: String, _ party: String, _ signers: [Access.Signer]) -> [ReportPage.Row] {
            signers.map { ReportPage.Row([does, $0.name, party, $0.key.fingerprint.description]) }
        }
        let (provider, recipient) = (agreement.provider.legalName, agreement.recipient.legalName)
        let opening = access.recipients.map { person in
            ReportPage.Row([
                "opens it and certifies its disposal" + (person.role.map { " (\($0))" } ?? ""), person.name, recipient,
                person.sign.fingerprint.description,
            ])
        }
        var blocks: [ReportPage.Block] = [
            .heading("Who"),
            .table(
                .init(
                    columns: ["", "name", "of", "key"],
                    rows: opening + rows("prepares bundles", provider, access.preparers)
                        + rows("approves", provider, access.approvers)
                        + rows("signs the agreement", provider, access.providerSignatories)
                        + rows("signs the agreement", recipient, access.recipientSignatories))),
        ]
        if access.approvals > 0 { blocks.append(.facts([.init("approvals", access.approvalWords)])) }
        if let hours = agreement.businessHours {
            let others = access.outOfHours.isEmpty ? "nobody" : access.outOfHours.joined(separator: ", ")
            blocks.append(
                .facts([
                    .init("bundles leave", "\(hours) on working days; at other times by \(others), with a reason")
                ]))
        }
        return blocks
    }

    private var protection: [ReportPage.Block] {
        let processing = agreement.processing
        return [
            .heading("Where, and how it is protected"),
            .facts([
                .init("data lie in", processing?.locations ?? []),
                .init("looked at from", processing?.personnelLocations ?? []),
                .init(
                    "transfer abroad", processing?.transfer.map { "\($0.mechanism): \($0.document) of \($0.date)" }),
                .init("measures", agreement.security?.measures ?? []),
                .init("standards", agreement.security?.standards.map(\.text) ?? []),
                .init(
                    "a breach is told", agreement.breach.map { "\($0.contact), within \($0.notifyWithinHours) hours" }),
            ]),
        ]
    }

    private var disposal: [ReportPage.Block] {
        let terms = agreement.disposal
        let end = terms.mode == .return ? "it goes back to the provider" : "it is destroyed"
        return [
            .heading("How long, and what becomes of it"),
            .facts([
                .init("in force", "\(agreement.term.start) to \(agreement.term.end)"),
                .init("gone by", ["the earliest of"] + terms.limits),
                .init("then", "\(end), by \(terms.methodAtLeast.rawValue) at least"),
                .init("certificate", "within \(terms.certificateWithin.words) after that"),
                .init("what shows it", terms.evidence.map { "\($0.rawValue): \($0.shows)" }),
                .init("bank holidays of", agreement.division?.rawValue),
                .init("looked at again", agreement.review.map { "by \($0.owner), by \($0.next)" }),
            ]),
        ]
    }

    /// What the clauses say of the rights of the people in the data, and of the provider's to look.
    private var rights: [ReportPage.Block] {
        func speaking(of words: [String]) -> [String] {
            agreement.clauses.filter { clause in
                clause.covers.contains { cover in words.contains { cover == $0 || cover.contains($0) } }
            }.map { "\($0.id): \($0.text)" }
        }
        func fact(_ name: String, _ words: [String]) -> ReportPage.Fact {
            let found = speaking(of: words)
            return .init(name, found.isEmpty ? ["no clause says that it covers this"] : found)
        }
        return [
            .heading("Rights"),
            .facts([
                fact("of the people in the data", ["28-3-e", "rights"]),
                fact("of the provider to look", ["28-3-h", "audit"]),
            ]),
        ]
    }

    private var clauses: [ReportPage.Block] {
        guard !agreement.clauses.isEmpty else { return [.heading("Clauses"), .paragraph("There are none.")] }
        return [.heading("Clauses")] + agreement.clauses.flatMap(blocks)
    }

    private func blocks(_ clause: Clause) -> [ReportPage.Block] {
        let notes = [
            clause.covers.isEmpty ? nil : "covers \(clause.covers.joined(separator: ", "))",
            clause.implements.isEmpty ? nil : "put into effect by \(clause.implements.joined(separator: ", "))",
        ].compactMap(\.self).joined(separator: "; ")
        return [.subheading(clause.id), .paragraph(clause.text)] + (notes.isEmpty ? [] : [.paragraph("(\(notes))")])
    }

    private var execution: [ReportPage.Block] {
        var blocks: [ReportPage.Block] = [.heading("Signatures")]
        if case .document(let name, let digest, let signedOn) = agreement.execution {
            blocks.append(
                .facts([
                    .init("executed on paper", "\(name), signed on \(signedOn)"), .init("its sha256", digest.hex),
                ]))
        }
        let facts = signatures.map { ($0.slot.rawValue, $0) } + (approval.map { [("schedule", $0)] } ?? [])
        let rows = facts.map { what, fact in
            switch fact.outcome {
            case .holds(let fingerprint, _):
                ReportPage.Row([
                    what, name(of: fingerprint), fingerprint.description,
                    fact.signedAt.map { "seen \($0)" } ?? "not in the registry yet", "holds",
                ])
            case .broken(let why):
                ReportPage.Row([what, "", "", "", "does not hold: \(why)"], isMarked: true)
            }
        }
        blocks.append(
            rows.isEmpty
                ? .paragraph("There are none.")
                : .table(.init(columns: ["for", "name", "key", "when", ""], rows: rows)))
        if let schedule = document.schedule {
            blocks.append(
                .facts([
                    .init("the agreement's sha256", document.digest.hex),
                    .init("the schedule's sha256", schedule.digest.hex),
                ]))
        } else {
            blocks.append(.facts([.init("this file's sha256", document.digest.hex)]))
        }
        return blocks
    }

    private func name(of fingerprint: KeyFingerprint) -> String {
        let access = agreement.access
        let signers = access.providerSignatories + access.recipientSignatories + access.approvers
        return signers.first { $0.key.fingerprint == fingerprint }?.name ?? "nobody whom the agreement names"
    }
}

/// What a page says of one dataset: a line a field, those of one category together.
private struct AgreementPageDataset {
    let plan: DatasetPlan
    let agreement: Agreement

    init(_ plan: DatasetPlan, _ agreement: Agreement) {
        self.plan = plan
        self.agreement = agreement
    }

    var blocks: [ReportPage.Block] {
        let fields = plan.fields.map { FieldExplanation($0, plan, of: agreement) }
        let leaving = fields.filter { $0.leaves }
        let others = fields.filter { !$0.leaves && $0.operation != nil && $0.governed.rule != nil }
        var facts: [ReportPage.Fact] = [.init("rows", leaving.first?.rows ?? "at most \(plan.maxRows)")]
        if let profile = plan.profile { facts.append(.init("kind of export", "\(profile.name): its rules are below")) }
        if !plan.exchangeWords.isEmpty { facts.append(.init("exchange", plan.exchangeWords)) }
        if plan.exchange == nil {
            facts.append(.init("what is kept", plan.proof.text))
        }
        if let risk = plan.risk.text { facts.append(.init("risk", risk)) }
        facts.append(
            .init(
                "any other field",
                plan.otherwise.map { OperatorDisclosure(of: $0).writes } ?? "the export is refused"))
        if !others.isEmpty {
            facts.append(.init("not shared", others.map(\.governed.field).joined(separator: ", ")))
        }
        let rows = leaving.sorted { ($0.governed.rule?.category ?? "~") < ($1.governed.rule?.category ?? "~") }
            .map { field in
                ReportPage.Row([
                    field.governed.rule?.category ?? "-", field.governed.field, becomes(field),
                    field.governed.rule?.because ?? "not stated", field.clauses.first?.id ?? "-",
                ])
            }
        return [
            .subheading(plan.name), .facts(facts),
            .table(.init(columns: ["category", "field", "what the recipient gets", "why", "clause"], rows: rows)),
        ]
    }

    private func becomes(_ field: FieldExplanation) -> String {
        guard let disclosure = field.disclosure else { return "" }
        return field.isOutbound ? disclosure.writes : "itself: it is read here"
    }
}

extension DataLease {
    /// The agreement at `path` as a page: what it says, whether it is executed, and its signatures as of today.
    public func agreementPage(_ path: String) async throws -> AgreementPage {
        let checked = try await checkAgreement(path)
        let registry = home.exists ? try openRegistry() : nil
        return AgreementPage(
            checked.document, standing: try await standing(of: checked),
            signatures: try await signatureFacts(of: checked.document, in: registry),
            approval: try await scheduleFact(of: checked.document, in: registry)?.signature,
            on: surroundings.now().londonDate)
    }
}
