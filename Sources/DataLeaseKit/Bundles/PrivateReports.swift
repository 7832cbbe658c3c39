internal import Agreements
internal import Bundles
internal import Primitives
internal import Pseudonyms
internal import Registry

/// The officer's reports: one a bundle, in the home, figures alone. The registry knows nothing of them; each names the
/// digest of its bundle.
extension DataLease {
    /// Where the report on a bundle is.
    func reportPath(ofBundle stem: String) -> String { "\(home.reports)/\(stem).json" }

    /// Writes the report on a bundle that is complete and not recorded yet.
    func writeReport(_ report: PrivateReport) throws {
        try Folder.make(home.reports)
        try Folder.replace(reportPath(ofBundle: report.bundle.description), with: report.bytes)
    }

    /// Removes the report on a bundle that was not completed. One on a bundle that is recorded stays.
    func removeUnusedReport(ofBundle number: Int, in registry: Registry) throws {
        let unused = Folder.names(in: home.reports).filter { name in
            let stem = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
            return (try? BundleName(parsing: stem))?.number == number
        }
        guard !unused.isEmpty,
            try !registry.events(ofBundle: number).contains(where: { $0.body.kind == .bundlePrepared })
        else { return }
        for name in unused { try Folder.remove("\(home.reports)/\(name)") }
    }

    /// The paths of the reports on an agreement's bundles that are there.
    func reports(ofAgreement id: String, in registry: Registry) throws -> [String] {
        try registry.bundles().filter { $0.agreement.id == id }.map { reportPath(ofBundle: $0.stem) }
            .filter(Folder.exists)
    }

    /// What the report on a bundle says, a line each; none where there is no report, as with bundles of before there were
    /// any.
    func reportLines(of record: BundleRecord, sha256: Digest) -> [(String, String)] {
        let path = reportPath(ofBundle: record.stem)
        do {
            guard let report = try privateReport(of: record, sha256: sha256) else { return [] }
            return [("report", path)] + report.lines(isRehearsal: record.isRehearsal)
        } catch let error as any Refusal {
            return [("report", "\(path) cannot be read: \(error.what)")]
        } catch {
            return [("report", "\(path) cannot be read")]
        }
    }

    /// The report on a bundle, whose encrypted file has the digest `sha256`; `nil` where there is none.
    func privateReport(of record: BundleRecord, sha256: Digest) throws -> PrivateReport? {
        let path = reportPath(ofBundle: record.stem)
        guard let bytes = try Folder.readIfPresent(path, limit: PrivateReport.largestSize) else { return nil }
        let report = try PrivateReport(parsing: bytes)
        guard report.sha256 == sha256, report.bundle.description == record.stem else {
            throw KitError(.check, "it is on another bundle", hint: "put back the report \(path)")
        }
        return report
    }
}

extension PrivateReport {
    /// What it says, a line each, for people.
    func lines(isRehearsal: Bool) -> [(String, String)] {
        datasets.flatMap { dataset in
            var lines: [(String, String)] = []
            if let chosen = dataset.chosen { lines.append(("rows", "\(dataset.name): \(chosen)")) }
            if dataset.malformed + dataset.personal > 0 {
                lines.append(
                    (
                        "set aside",
                        "\(dataset.name): \(dataset.malformed) malformed, \(dataset.personal) with something personal"
                    ))
            }
            let operations = dataset.operations.map { operation in
                operation.name + (operation.values.map { " \($0)" } ?? " (not counted)")
            }
            lines.append(("values", "\(dataset.name): \(operations.joined(separator: ", "))"))
            if let scrubbed = dataset.scrubbed {
                lines.append(("scrubbed", "\(dataset.name): \(scrubbed.summary)"))
            }
            let proof =
                switch dataset.proof {
                case .clean: "nothing personal was found in what is kept"
                case .waived: "what was found in what is kept was waived, and nothing else was found"
                case .setAside: "records in which something personal was found are set aside"
                case .off where isRehearsal:
                    "off: in this rehearsal what is kept was searched, and what was found was said and stopped nothing;"
                        + " in a bundle it leaves unsearched"
                case .off: "off: what is kept left unsearched"
                }
            lines.append(("proof", "\(dataset.name): \(proof)"))
            return lines + dataset.risk.lines.map { ("risk", "\(dataset.name): \($0)") }
        }
    }
}

extension RowRisk {
    /// What is to be said of it, a line each.
    var lines: [String] {
        var lines = [text].compactMap(\.self)
        if leftAside > 0 { lines.append("\(leftAside) more fields look as if they described a person") }
        if !identifying.isEmpty {
            lines.append("kept as they are, and about a person: \(identifying.joined(separator: ", "))")
        }
        if !checked.isEmpty {
            lines.append("kept as they are, and a registered payer's or ours: \(checked.joined(separator: ", "))")
        }
        return lines + pseudonyms.map { "frequencies may give away \($0.text)" }
    }
}

extension BundleInPreparation {
    /// The officer's report.
    func report(_ contents: BundleContents, sha256: Digest) -> PrivateReport {
        PrivateReport(
            bundle: name, sha256: sha256, agreement: document.reference, preparedAt: preparedAt,
            datasets: contents.datasets.map { dataset in
                PrivateReport.Dataset(
                    name: dataset.name, path: dataset.entry, rowsRead: dataset.rowsRead,
                    rowsShared: dataset.rowsShared, malformed: dataset.setAside.malformedCount,
                    personal: dataset.setAside.personalCount, chosen: dataset.reasons,
                    operations: dataset.operations,
                    scrubbed: dataset.scrubbed.figures,
                    proof: dataset.proof == .clean && dataset.waived > 0 ? .waived : dataset.proof, risk: dataset.risk)
            })
    }
}

extension PrivateReport.Operation {
    /// What was done to the values of an export, operator by operator, in the order of the rules.
    ///
    /// - Parameter values: For each rule, how many of its values there were.
    static func all(of rules: ExportRules, _ values: [Int], isSearched: Bool) -> [PrivateReport.Operation] {
        var names: [String] = []
        var fields: [String: Int] = [:]
        var counts: [String: Int] = [:]
        for rule in rules.rules {
            let count = values[Int(rule.index)]
            // Behind those of the agreement stand rules for what it does not name.
            guard Int(rule.index) < rules.plan.rules.count || count > 0 else { continue }
            let name = rule.operator.name
            if fields[name] == nil { names.append(name) }
            fields[name, default: 0] += 1
            counts[name, default: 0] += count
        }
        return names.map { name in
            // Without the proof nobody looks at most of what is kept.
            PrivateReport.Operation(
                name: name, fields: fields[name] ?? 0, values: name == "keep" && !isSearched ? nil : counts[name] ?? 0)
        }
    }
}

extension PrivateReport.Proof {
    /// What came of the proof of a bundle that is complete.
    init(_ rule: ProofRule) {
        switch rule {
        case .refuse: self = .clean
        case .setAside: self = .setAside
        case .off: self = .off
        }
    }
}
