internal import Primitives

extension AgreementReader {
    /// Reads `parties`.
    func parties(_ top: inout MappingReader) -> (provider: Party, recipient: Party)? {
        top.mapping("parties", .required) { reader in
            let provider = reader.mapping("provider", .required, self.party)
            let recipient = reader.mapping("recipient", .required, self.party)
            guard let provider, let recipient else { return nil }
            return (provider, recipient)
        }
    }

    private func party(_ reader: inout MappingReader) -> Party? {
        let name = reader.text("legalName", .required)
        let number = reader.text("companyNumber")
        let contact = reader.text("contact")
        let diligence = reader.mapping("dueDiligence", .optional, dueDiligence)
        let subProcessors = reader.values("subProcessors") { Scalar.text($0) }
        return name.map {
            Party(
                legalName: $0, companyNumber: number, contact: contact, dueDiligence: diligence,
                subProcessors: subProcessors ?? [])
        }
    }

    private func dueDiligence(_ reader: inout MappingReader) -> Party.DueDiligence? {
        let by = reader.text("by", .required)
        let date = reader.date("date", .required)
        let end = reader.date("validUntil")
        guard let by, let date else { return nil }
        if let end, end < date {
            reader.refuse("validUntil", "lies before the day of the check", fix: "write a day after \(date)")
        }
        return Party.DueDiligence(by: by, date: date, validUntil: end)
    }

    /// Reads `processing`.
    func processing(_ top: inout MappingReader) -> Processing? {
        top.mapping("processing") { reader in
            let locations = reader.values("locations", .required, atLeastOne: true, Scalar.country)
            let personnel = reader.values("personnelLocations", .optional, atLeastOne: true, Scalar.country)
            let transfer = reader.mapping("transfer") { reader -> Processing.Transfer? in
                let mechanism = reader.text("mechanism", .required)
                let document = reader.text("document", .required)
                let date = reader.date("date", .required)
                guard let mechanism, let document, let date else { return nil }
                return Processing.Transfer(mechanism: mechanism, document: document, date: date)
            }
            return locations.map {
                Processing(locations: $0, personnelLocations: personnel ?? [], transfer: transfer)
            }
        }
    }

    /// Reads `security`.
    func security(_ top: inout MappingReader) -> Security? {
        top.mapping("security") { reader in
            let measures = reader.values("measures", .optional, Scalar.word)
            var seen: Set<String> = []
            let standards = reader.list("standards") { node, path -> Security.Standard? in
                guard let standard = self.standard(node, path) else { return nil }
                guard seen.insert(standard.name).inserted else {
                    findings.add(node.position, path, "stands twice in the list", fix: "keep one of them")
                    return nil
                }
                return standard
            }
            return Security(measures: measures ?? [], standards: standards ?? [])
        }
    }

    /// A standard's name alone, or with the last day of its certificate.
    private func standard(_ node: YAMLNode, _ path: String) -> Security.Standard? {
        guard case .mapping = node.content else {
            return findings.value(node, at: path) { Scalar.text($0) }.map {
                Security.Standard(name: $0, validUntil: nil)
            }
        }
        return findings.mapping(node, at: path) { reader in
            let name = reader.text("name", .required)
            let until = reader.date("validUntil")
            return name.map { Security.Standard(name: $0, validUntil: until) }
        }
    }

    /// Reads `breach`.
    func breach(_ top: inout MappingReader) -> Breach? {
        top.mapping("breach") { reader in
            let contact = reader.text("contact", .required)
            let hours = reader.value("notifyWithin", .required, Period.readingHours)
            guard let contact, let hours else { return nil }
            return Breach(contact: contact, notifyWithinHours: hours)
        }
    }
}
