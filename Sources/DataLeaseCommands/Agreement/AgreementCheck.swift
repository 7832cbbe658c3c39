internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives
internal import Pseudonyms

struct AgreementCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read an agreement strictly, and say what each rule does to its field.",
        discussion: """
            Where a home is there, the agreement is also held against the trust list and its signatures as of today: \
            exit code 0 says that a preparer could go ahead, 10 that not.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement.", completion: .file())
    var file: String

    func run() async throws {
        let dataLease = try options.dataLease()
        let checked: AgreementChecked
        do {
            checked = try await dataLease.checkAgreement(file)
        } catch let error as AgreementError where error.findings.count > 1 {
            for finding in error.findings {
                Console.result("\(file): \(finding)")
                if let fix = finding.fix { Console.result("    \(fix)") }
            }
            throw error
        }
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
        for proof in checked.report.proofs { Console.result("proof    dataset \(proof.dataset): \(proof.rule.text)") }
        if !checked.report.references.isEmpty {
            Console.result("written  references: \(checked.report.references.joined(separator: ", "))")
        }
        for exchange in checked.report.exchanges {
            for words in exchange.words { Console.result("exchange dataset \(exchange.dataset): \(words)") }
        }
        for risk in checked.report.risks { Console.result("risk     dataset \(risk.dataset): \(risk.text)") }
        for sample in checked.report.samples {
            Console.result("sample   dataset \(sample.dataset): \(sample.words)")
        }
        Console.result("")
        Console.result("\(checked.document.agreement.id) version \(checked.document.agreement.version) is valid")
        if checked.report.classification == .transactional {
            Console.result("class    transactional: values leave exactly as they are, or not at all")
        }
        Console.result("sha256 \(checked.document.digest)")
        for draft in checked.report.drafts {
            Console.result("draft    dataset \(draft.dataset): before anybody signs, fix its rules with this line")
            Console.result("         \(draft.line)")
        }
        guard checked.isAgainstTrustList else {
            Console.result("not held against a trust list: there is no home at \(dataLease.home.path)")
            return
        }
        guard !checked.refusals.isEmpty else {
            let isTransactional = checked.report.classification == .transactional
            Console.result(
                "executed and in force: \(isTransactional ? "a file may be sent" : "a bundle may be prepared") today")
            return
        }
        for refusal in checked.refusals {
            Console.result("refused  \(refusal)")
            Console.result("         \(refusal.fix)")
        }
        if let error = AgreementError(checked.refusals, of: checked.document) { throw error }
    }
}
