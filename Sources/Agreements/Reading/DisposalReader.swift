internal import Primitives

extension AgreementReader {
    /// Reads `disposal`.
    func disposal(_ top: inout MappingReader) -> DisposalTerms? {
        top.mapping("disposal", .required) { reader in
            let mode = reader.choice("mode", .required, of: DisposalTerms.Mode.self)
            let triggers = self.triggers(&reader)
            let upstreamCap = reader.mapping("upstreamCap") { reader in
                let date = reader.date("date", .required)
                let source = reader.text("source", .required)
                return if let date, let source { UpstreamCap(date: date, source: source) } else { nil }
            }
            let method = reader.choice("methodAtLeast", of: DisposalMethod.self)
            let period = reader.period("certificateWithin", .required)
            let evidence = reader.values("evidence", .required, atLeastOne: true) {
                Scalar.choice($0) as Reading<EvidenceKind>
            }
            guard let mode, let triggers, let period, let evidence else { return nil }
            return DisposalTerms(
                mode: mode, triggers: triggers, upstreamCap: upstreamCap, methodAtLeast: method ?? .delete,
                certificateWithin: period,
                evidence: evidence)
        }
    }

    /// Reads `triggers` of a section.
    func triggers(_ reader: inout MappingReader) -> [DisposalTrigger]? {
        var seen: Set<DisposalTrigger.Event> = []
        return reader.list("triggers", .required, atLeastOne: true) { node, path in
            findings.mapping(node, at: path) { reader in
                let event = reader.value("from", .required) { text -> Reading<DisposalTrigger.Event> in
                    text == "recalled" || text == "recall"
                        ? .problem("a recall is always possible, and is not written down", fix: "remove this trigger")
                        : Scalar.choice(text)
                }
                let period = reader.period("within", .required)
                guard let event, let period else { return nil }
                guard seen.insert(event).inserted else {
                    reader.refuse("from", "\(event.rawValue) stands twice in the list", fix: "keep the shorter one")
                    return nil
                }
                return DisposalTrigger(from: event, within: period)
            }
        }
    }
}

extension DisposalTerms {
    /// Whether a calendar is needed to say when something is due.
    var countsWorkingDays: Bool {
        (triggers.map(\.within) + [certificateWithin]).contains(where: \.countsWorkingDays)
    }
}

extension Period {
    /// Whether a calendar is needed to say when it is over.
    var countsWorkingDays: Bool { if case .workingDays = self { true } else { false } }
}
