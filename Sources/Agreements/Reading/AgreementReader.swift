internal import Primitives

/// Reads the YAML of an agreement into its model. Problems become findings; the reader goes on.
struct AgreementReader {
    let findings: Findings
    /// Where the profiles that datasets name are looked up.
    let profiles: ProfileLibrary

    /// The agreement; `nil` only where there are findings.
    func agreement(_ root: YAMLNode) -> Agreement? {
        findings.mapping(root, at: "") { top in self.agreement(&top) }
    }

    private func agreement(_ top: inout MappingReader) -> Agreement? {
        refuseOtherFormats(&top, kind: "DataSharingAgreement", noun: "agreement")
        let id = top.value("id", .required, Scalar.identifier)
        let version = top.integer("version", .required, in: 1...1_000_000)
        let title = top.text("title", .required)
        let classification = top.choice("class", .required, of: Agreement.Class.self)
        let relation = top.choice("type", of: Agreement.Relation.self)
        let authorisation = customerAuthorisation(&top, relation)
        let parties = parties(&top)
        let execution = execution(&top)
        let isMaster = top.has("scope")
        let fault = fault(&top, classification == .debugSample && !isMaster ? .required : .optional)
        let purposes = top.values("purposes", .required, atLeastOne: true, Scalar.word)
        let prohibitions = top.values("prohibitions", .required, atLeastOne: true, Scalar.word)
        let basis = lawfulBasis(&top)
        let special = top.choice("specialCategories", .required, of: Agreement.SpecialCategories.self)
        let subjects = top.values("dataSubjects", .optional, Scalar.word)
        let term = term(&top)
        let processing = processing(&top)
        let security = security(&top)
        let breach = breach(&top)
        let access = access(&top, execution: execution)
        let linkable = top.mapping("pseudonyms") { $0.choice("linkable", .required, of: Agreement.Linkable.self) }
        let references = references(&top)
        let scope = scope(&top, classification, subjects: subjects)
        let datasets = datasets(&top, classification, isMaster ? .optional : .required)
        let disposal = disposal(&top)
        let calendar = calendar(&top)
        if classification == .transactional {
            checkTransactional(top, special: special, access: access, linkable: linkable, disposal: disposal)
        }
        if datasets?.contains(where: { $0.exchange?.countsWorkingDays == true }) == true, !top.has("calendar") {
            top.refuse(
                "datasets", "acknowledgeWithin counts working days, but the agreement has no calendar",
                fix: "add calendar: {division: england-and-wales, timeZone: Europe/London}")
        }
        if disposal?.countsWorkingDays == true || scope?.longestLimit.countsWorkingDays == true, !top.has("calendar") {
            top.refuse(
                disposal?.countsWorkingDays == true ? "disposal" : "scope",
                "counts working days, but the agreement has no calendar",
                fix: "add calendar: {division: england-and-wales, timeZone: Europe/London}")
        }
        if let access, !access.outOfHours.isEmpty, calendar?.businessHours == nil {
            top.refuse(
                "access", "names people for releases outside business hours, but the agreement has none",
                fix: "add businessHours: {from: \"09:00\", until: \"17:30\"} to calendar")
        }
        if let access, scope != nil, access.approvers.isEmpty {
            top.refuse(
                "access", "names no approver, and an approver signs the schedules",
                fix: "add approvers: [{name: ..., key: ...}]")
        }
        let review = review(&top)
        let clauses = clauses(&top)
        guard let id, let version, let title, let classification, let parties, let execution, let purposes,
            let prohibitions, let special, let term, let access, let disposal, isMaster ? scope != nil : datasets != nil
        else { return nil }
        return Agreement(
            id: id, version: version, title: title, classification: classification, type: relation,
            customerAuthorisation: authorisation, provider: parties.provider, recipient: parties.recipient,
            execution: execution, fault: fault, purposes: purposes, prohibitions: prohibitions, lawfulBasis: basis,
            specialCategories: special, dataSubjects: subjects ?? [], term: term, processing: processing,
            security: security, breach: breach, access: access, linkable: linkable ?? .agreement,
            references: references, scope: scope, datasets: datasets ?? [], disposal: disposal,
            division: calendar?.division,
            businessHours: calendar?.businessHours, review: review, clauses: clauses)
    }

    /// Reads `apiVersion` and `kind`.
    func refuseOtherFormats(_ top: inout MappingReader, kind: String, noun: String) {
        let _: String? = top.value("apiVersion", .required) { text in
            guard text != "datalease/v1" else { return .value(text) }
            return text.hasPrefix("datalease/")
                ? .problem("\(quoted(text)) is not known to this release", fix: "use datalease/v1, or a newer release")
                : .problem("\(quoted(text)) is no format of agreements", fix: "write datalease/v1")
        }
        let _: String? = top.value("kind", .required) { text in
            text == kind ? .value(text) : .problem("\(quoted(text)) is no \(noun)", fix: "write \(kind)")
        }
    }

    private func customerAuthorisation(
        _ top: inout MappingReader, _ relation: Agreement.Relation?
    ) -> Agreement.CustomerAuthorisation? {
        let isStated = top.has("customerAuthorisation")
        if relation == .subProcessor, !isStated {
            top.refuse(
                "type", "a sub-processor needs the customer's authorisation",
                fix: "add customerAuthorisation: {reference: ..., date: ...}")
        }
        // A type that could not be read has a finding of its own.
        if isStated, relation != .subProcessor, relation != nil || !top.has("type") {
            top.refuse(
                "customerAuthorisation", "belongs to type sub-processor, not to \(relation?.rawValue ?? "none")",
                fix: "remove it, or change the type")
        }
        return top.mapping("customerAuthorisation") { reader in
            let reference = reader.text("reference", .required)
            let date = reader.date("date", .required)
            guard let reference, let date else { return nil }
            return Agreement.CustomerAuthorisation(reference: reference, date: date)
        }
    }

    private func execution(_ top: inout MappingReader) -> Agreement.Execution? {
        guard let node = top.node("execution") else { return .ssh }
        guard case .mapping = node.content else {
            return findings.value(node, at: "execution") { text in
                text == "ssh"
                    ? .value(.ssh)
                    : .problem(
                        "\(quoted(text)) is no way to execute an agreement",
                        fix: "write ssh, or {document: signed.pdf, sha256: ..., signedOn: ...}")
            }
        }
        return findings.mapping(node, at: "execution") { reader in
            let name = reader.text("document", .required)
            let digest = reader.value("sha256", .required, Scalar.digest)
            let day = reader.date("signedOn", .required)
            guard let name, let digest, let day else { return nil }
            return .document(name: name, digest: digest, signedOn: day)
        }
    }

    /// Reads `fault`.
    func fault(_ top: inout MappingReader, _ presence: Presence) -> Agreement.Fault? {
        top.mapping("fault", presence) { reader in
            let system = reader.text("system", .required)
            let ticket = reader.text("ticket", .required)
            let description = reader.text("description", .required, manyLines: true)
            guard let system, let ticket, let description else { return nil }
            return Agreement.Fault(system: system, ticket: ticket, description: description)
        }
    }

    private func lawfulBasis(_ top: inout MappingReader) -> Agreement.LawfulBasis? {
        top.mapping("lawfulBasis") { reader in
            let article = reader.text("article", .required)
            let assessment = reader.text("assessment")
            let condition = reader.text("condition")
            return article.map { Agreement.LawfulBasis(article: $0, assessment: assessment, condition: condition) }
        }
    }

    private func term(_ top: inout MappingReader) -> Agreement.Term? {
        top.mapping("term", .required) { reader in
            let start = reader.date("start", .required)
            let end = reader.date("end", .required)
            guard let start, let end else { return nil }
            guard start <= end else {
                reader.refuse("end", "the term ends on \(end), before it starts", fix: "write a day after \(start)")
                return nil
            }
            return Agreement.Term(start: start, end: end)
        }
    }

    private func calendar(
        _ top: inout MappingReader
    ) -> (division: Division?, businessHours: BusinessHours?)? {
        top.mapping("calendar") { reader in
            let division = reader.choice("division", .required, of: Division.self)
            let businessHours = self.businessHours(&reader)
            let _: String? = reader.value("timeZone") { text in
                text == "Europe/London"
                    ? .value(text) : .problem("\(quoted(text)) is not supported", fix: "write Europe/London")
            }
            return (division, businessHours)
        }
    }

    private func businessHours(_ calendar: inout MappingReader) -> BusinessHours? {
        calendar.mapping("businessHours") { reader in
            let from = reader.value("from", .required, Scalar.minuteOfDay)
            let until = reader.value("until", .required, Scalar.minuteOfDay)
            guard let from, let until else { return nil }
            guard from < until else {
                reader.refuse("until", "the hours are over before they begin", fix: "write a later time")
                return nil
            }
            return BusinessHours(from: from, until: until)
        }
    }

    private func review(_ top: inout MappingReader) -> Agreement.Review? {
        top.mapping("review") { reader in
            let owner = reader.text("owner", .required)
            let next = reader.date("next", .required)
            guard let owner, let next else { return nil }
            return Agreement.Review(owner: owner, next: next)
        }
    }

    private func references(_ top: inout MappingReader) -> [ReferenceForm] {
        let forms = top.values("references", atLeastOne: true, ReferenceForm.read) ?? []
        if forms.count > ReferenceForm.most {
            top.refuse(
                "references", "\(forms.count) forms of references are declared, and 64 are the most",
                fix: "join forms that differ in few characters: # is any digit, @ any letter")
        }
        return forms
    }

    private func clauses(_ top: inout MappingReader) -> [Clause] {
        var ids: Set<String> = []
        let sections = Set(top.keys)
        let clauses = top.list("clauses") { node, path in
            findings.mapping(node, at: path) { reader in
                let id = reader.value("id", .required, Scalar.identifier)
                let covers = reader.values("covers") { Scalar.text($0) }
                let implements = reader.values("implements") { self.section($0, among: sections) }
                let text = reader.text("text", .required, manyLines: true)
                guard let id, let text else { return Clause?.none }
                guard ids.insert(id).inserted else {
                    reader.refuse("id", "the clause \(quoted(id)) stands twice", fix: "give each clause its own id")
                    return nil
                }
                return Clause(id: id, covers: covers ?? [], implements: implements ?? [], text: text)
            }
        }
        return clauses ?? []
    }

    private func section(_ text: String, among sections: Set<String>) -> Reading<String> {
        let first = String(text.prefix { $0 != "." })
        guard !sections.contains(first) else { return Scalar.text(text) }
        let nearest = NearestWord.to(first, among: sections.sorted())
        return .problem(
            "the agreement has no section \(quoted(first))",
            fix: nearest.map { "did you mean \($0)?" } ?? "name a key of this file, such as disposal")
    }
}
