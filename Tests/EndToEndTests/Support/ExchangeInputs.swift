import Foundation
import TestSupport
import Testing

/// A home in which every kind of file that a finance team exchanges has a dataset of one line.
extension Scenario {
    /// The folder that `financing` copies, made once.
    private static let financeOriginal: Result<URL, any Error> = Result {
        let scenario = try Scenario()
        scenario.clock = "2026-12-07T12:00:00Z"
        try scenario.initialise()
        for register in ["incorporated-payers.csv", "exchange/gocardless-payers.csv"] {
            let file = Samples.folder.appendingPathComponent(register)
            try scenario.write(Array(try Data(contentsOf: file)), to: file.lastPathComponent)
        }
        try scenario.executeAgreement(try scenario.finance(Scenario.financeDatasets), as: "finance.yaml")
        let kept = scenario.folder.deletingLastPathComponent().appendingPathComponent(
            "datalease-finance-\(UUID().uuidString)")
        try Program.succeed("cp", ["-a", scenario.folder.path, kept.path])
        atexit {
            if case .success(let kept) = Scenario.financeOriginal { try? FileManager.default.removeItem(at: kept) }
        }
        return kept
    }

    /// A home with everyone's keys trusted, the registers of the samples, and `finance.yaml` signed; on 7 December 2026.
    static func financing() throws -> Scenario {
        let scenario = try Scenario(copyOf: financeOriginal.get())
        scenario.clock = "2026-12-07T12:00:00Z"
        return scenario
    }

    /// The agreement over direct debits with other datasets.
    func finance(_ datasets: [String]) throws -> String {
        let text = try directDebit(replacing: [
            ("[datasets.collections]", "[datasets]"),
            ("[datasets.returns]", "[datasets]"),
        ])
        let before = try #require(text.range(of: "\ndatasets:\n"))
        let behind = try #require(text.range(of: "\ndisposal:\n"))
        return text[..<before.upperBound] + datasets.map { $0 + "\n" }.joined() + text[behind.lowerBound...]
    }

    /// A dataset of one line with a profile of this release, pinned.
    static func dataset(_ name: String, _ profile: String, _ exchange: String, _ more: String = "") throws -> String {
        let file = Checkout.root.appendingPathComponent("agreements/profiles/\(profile).yaml").path
        let digest = try Program.succeed("sha256sum", [file]).prefix(64)
        return "  - {name: \(name), profile: {name: \(profile), sha256: \(digest)}, maxRows: 20000, exchange: "
            + "{\(exchange)}\(more)}"
    }

    /// A dataset whose files are sent in a sequence of its own name.
    static func outbound(
        _ name: String, _ profile: String, _ exchange: String = "", _ more: String = ""
    ) throws -> String {
        let exchange = exchange.isEmpty ? "" : ", \(exchange)"
        return try dataset(
            name, profile, "direction: outbound, sequence: \(name), acknowledgeWithin: P2D\(exchange)", more)
    }

    /// A dataset whose files speak of what was sent by another.
    static func inbound(_ name: String, _ profile: String, _ sent: String, _ more: String = "") throws -> String {
        try dataset(name, profile, "direction: inbound, sequence: \(name), matches: {dataset: \(sent)}", more)
    }

    private static let financeDatasets: [String] =
        (try? [
            outbound(
                "payments", "gocardless-payments",
                "persons: hold-back, payers: {register: gocardless-payers.csv}"),
            outbound("payouts", "gocardless-payouts"), outbound("payout-items", "gocardless-payout-items"),
            outbound("bureau", "paygate", "persons: hold-back, payers: {register: incorporated-payers.csv}"),
            outbound("submission", "bacs-standard-18", "payers: {register: incorporated-payers.csv}"),
            outbound("pain", "pain-008", "payers: {register: incorporated-payers.csv}"),
            outbound("unpaid", "bacs-arudd", "payers: {register: incorporated-payers.csv}"),
            outbound("advices", "bacs-messaging-advices", "payers: {register: incorporated-payers.csv}"),
            outbound("claims", "bacs-ddica", "payers: {register: incorporated-payers.csv}"),
            outbound(
                "pain-tokens", "pain-008", "payers: {register: incorporated-payers.csv}",
                ", fields: {//EndToEndId: {do: token, reversible: true, type: end-to-end}, "
                    + "//InstrId: {do: token, reversible: true, type: end-to-end}}"),
            outbound(
                "bureau-tokens", "paygate", "persons: hold-back, payers: {register: incorporated-payers.csv}",
                ", fields: {\"9\": {do: token, reversible: true, type: mandate}}"),
            inbound("returned-debits", "bacs-arudd", "submission"),
            inbound("returned-advices", "bacs-messaging-advices", "submission"),
            inbound("returned-claims", "bacs-ddica", "submission"),
            inbound(
                "returned-tokens", "bacs-arudd", "bureau-tokens",
                ", fields: {//ReturnedDebitItem/@ref: {do: token, reversible: true, type: mandate}, "
                    + "//PayerAccount/@ref: {do: token, reversible: true, type: mandate}}"),
            outbound("calls", "call-totals", "persons: hold-back, payers: {register: incorporated-payers.csv}"),
        ]) ?? []

    /// Sends a sample of the finance exchange, or a file here, under `finance.yaml`.
    func sendFinance(_ dataset: String, _ file: String, _ expected: String, _ more: [String] = []) throws -> Program.Run
    {
        try run(
            [
                "exchange", "send", "finance.yaml", "\(dataset)=\(exists(file) ? path(file) : Samples.path(file))",
                "--out", "out", "--as", path("preparer"), "--expect", expected,
            ] + more)
    }
}
