internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute the ledger, and compare it with its checkpoint, the anchors, receipts and certificates.",
        usage: """
            datalease ledger verify [--signatures] [--against FILE]... [--home DIR]
            """,
        discussion: """
            Exit code 12 where an event, a bundle or the trust list is not what was recorded, or where something from \
            outside says that this ledger was another. A vendor's old certificate, a receipt, a bundle's statement, a \
            checkpoint or a .tlog-proof can be held against it with --against. The newest 5000 events are judged again \
            by the signed texts that they rest on, with --signatures all. Exit code 2 where it holds, and an anchor that \
            was in use is named no more. Writes nothing.
            """)

    @OptionGroup var options: HomeOptions
    @Flag(help: "Judge every event again, not the newest alone (slow: ssh-keygen runs for each signature).")
    var signatures = false
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A file from anywhere that names a head of this ledger; several times.", valueName: "file"),
        completion: .file())
    var against: [String] = []

    func run() async throws {
        let verified = try await options.dataLease().verifyLedger(against: against, signatures: signatures)
        var facts = [
            ("ledger", verified.problems.isEmpty ? "intact" : "NOT CONSISTENT, see below"),
            ("events", String(verified.events)), ("bundles", String(verified.bundles)), ("root", verified.root.hex),
        ]
        facts += verified.signed.map { ($0.isAnchor ? "anchored" : "signed", "\($0.found): \($0.path)") }
        facts.append(("anchors", "\(verified.anchors) compared"))
        facts += verified.heads.map { ($0.what, $0.found) }
        if let count = verified.signatures { facts.append(("signatures", "\(count) checked")) }
        Console.table(facts)
        for warning in verified.warnings { Console.notice("warning: \(warning)") }
        for finding in verified.findings { Console.notice("finding: \(finding)") }
        for problem in verified.problems { Console.notice("error: \(problem)") }
        guard verified.problems.isEmpty else {
            Console.notice(
                "hint: keep the home as it is and tell the data protection officer; where events are missing, put the"
                    + " newest backup in place with datalease registry restore DIR")
            throw ExitStatus.checkFailed.exit
        }
        guard verified.findings.isEmpty else { throw ExitStatus.needsAction.exit }
    }
}
