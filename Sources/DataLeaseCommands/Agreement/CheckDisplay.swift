internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives
internal import Pseudonyms

/// What `agreement check` prints.
enum CheckDisplay {
    /// Checks an agreement or a schedule, prints what was found, and throws where a preparer could not go ahead.
    static func run(
        _ file: String, _ format: CheckFormat, home: String, _ check: () async throws -> AgreementChecked
    ) async throws {
        let checked: AgreementChecked
        do {
            checked = try await check()
        } catch let error as AgreementError where error.category == .agreement {
            show(error, of: file, format)
            throw error
        }
        show(checked, format, home: home)
        let refused = AgreementError(checked.refusals, of: checked.document)
        let found = AgreementError(checked.review, of: checked.document)
        // What a gate says of a draft comes after what is still open in it.
        if let error = checked.gaps.isEmpty ? refused ?? found : found ?? refused { throw error }
    }

    /// Prints what was found, in a format.
    static func show(_ checked: AgreementChecked, _ format: CheckFormat, home: String) {
        let report = ReviewReport(checked.review, of: checked.document, refusals: checked.refusals)
        switch format {
        case .text:
            rules(checked)
            facts(checked.report)
            coverage(checked.review.coverage)
            identity(checked)
            findings(checked.review)
            standing(checked, home: home)
        case .json: Console.json(report.json)
        case .sarif: Console.json(report.sarif(version: DataLeaseProgram.configuration.version))
        }
    }

    /// Prints why a file is no agreement, in a format.
    static func show(_ error: AgreementError, of file: String, _ format: CheckFormat) {
        let report = ReviewReport(error, file: file)
        switch format {
        case .text:
            // Of a single one the error says all there is.
            guard error.findings.count > 1 else { return }
            for finding in error.findings {
                Console.result("\(file): \(finding)")
                if let fix = finding.fix { Console.result("    \(fix)") }
            }
        case .json: Console.json(report.json)
        case .sarif: Console.json(report.sarif(version: DataLeaseProgram.configuration.version))
        }
    }

    private static func rules(_ checked: AgreementChecked) {
        // Of a draft there may be none yet.
        guard !checked.report.rows.isEmpty else { return }
        // What holds for some values only stands below the table, once a kind of condition.
        var conditions: [String] = []
        let rows = zip(checked.report.rows, checked.properties).map { row, properties in
            var promise = properties.reversibility.rawValue
            if properties.reversibility != .unchanged { promise += ", \(properties.collisions.rawValue)" }
            if let condition = properties.condition {
                if !conditions.contains(condition) { conditions.append(condition) }
                promise += " [\((conditions.firstIndex(of: condition) ?? 0) + 1)]"
            }
            let origin = row.origin == .profile ? "profile" : "agreement"
            return [row.dataset, row.field, row.operation, origin, row.semanticType ?? "-", promise]
        }
        Console.table(["DATASET", "FIELD", "OPERATOR", "FROM", "JOINED AS", "PROMISE"], rows)
        for (index, condition) in conditions.enumerated() { Console.result("[\(index + 1)] \(condition)") }
    }

    private static func facts(_ report: AgreementReport) {
        for proof in report.proofs { Console.result("proof    dataset \(proof.dataset): \(proof.rule.text)") }
        if !report.references.isEmpty {
            Console.result("written  references: \(report.references.joined(separator: ", "))")
        }
        for exchange in report.exchanges {
            for words in exchange.words { Console.result("exchange dataset \(exchange.dataset): \(words)") }
        }
        for rule in report.restrictions {
            Console.result("rule     dataset \(rule.dataset): \(rule.field) \(rule.text)")
        }
        for risk in report.risks { Console.result("risk     dataset \(risk.dataset): \(risk.text)") }
        for sample in report.samples {
            Console.result("sample   dataset \(sample.dataset): \(sample.words)")
        }
    }

    private static func coverage(_ coverage: [ClauseCoverage]) {
        guard !coverage.isEmpty else { return }
        Console.result("")
        Console.table(
            ["ITEM", "WHAT", "COVERAGE", "CLAUSES"],
            coverage.map { [$0.item.code, $0.item.what, $0.state.rawValue, $0.clauses.joined(separator: ", ")] })
    }

    private static func identity(_ checked: AgreementChecked) {
        Console.result("")
        let name = "\(checked.document.agreement.id) version \(checked.document.agreement.version)"
        guard checked.gaps.isEmpty else {
            let values = checked.gaps.count == 1 ? "1 value is" : "\(checked.gaps.count) values are"
            return Console.result("\(name) is a draft: \(values) still to be filled in")
        }
        Console.result("\(name) is valid")
        if checked.report.classification == .transactional {
            Console.result("class    transactional: values leave exactly as they are, or not at all")
        }
        Console.result("sha256 \(checked.document.digest)")
        if let schedule = checked.document.schedule {
            Console.result(
                "schedule \(schedule.schedule.id) version \(schedule.schedule.version) is valid, and within the agreement"
            )
            Console.result("sha256 \(schedule.digest)")
        } else if checked.document.agreement.scope != nil {
            Console.result("lends     under schedules alone: each names this sha256, and lies beside this file")
        }
        for draft in checked.report.drafts {
            Console.result("draft    dataset \(draft.dataset): before anybody signs, fix its rules with this line")
            Console.result("         \(draft.line)")
        }
    }

    private static func findings(_ review: AgreementReview) {
        for finding in review.findings {
            let word = finding.waiver == nil ? finding.rule.severity.rawValue : "waived"
            Console.result(word.padded(to: 9) + "\(finding.rule.id) \(finding.description)")
            Console.result("         \(finding.waiver?.description ?? finding.fix)")
        }
    }

    private static func standing(_ checked: AgreementChecked, home: String) {
        guard checked.isAgainstTrustList else {
            Console.result("not held against a trust list: there is no home at \(home)")
            return
        }
        guard !checked.refusals.isEmpty || !checked.gaps.isEmpty else {
            let isTransactional = checked.report.classification == .transactional
            let isMaster = checked.document.agreement.scope != nil && checked.document.schedule == nil
            Console.result(
                "executed and in force: \(isTransactional ? "a file may be sent" : isMaster ? "schedules may be signed" : "a bundle may be prepared") today"
            )
            return
        }
        for refusal in checked.refusals {
            Console.result("refused  \(refusal)")
            Console.result("         \(refusal.fix)")
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
