import Foundation

/// A home with a folder into which a clerk drops files.
extension Scenario {
    /// What a month's sample comes to.
    static let december = "rows=40,pence=7380812"

    /// A home as `exchanging`, with the folder `month` whose key is a service's.
    static func withExchangeFolder(
        sequence: String = "monthly-collection", role: String = "service"
    ) throws -> Scenario {
        let scenario = try Scenario.exchanging()
        try Program.succeed(
            "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "service", "-f", scenario.path("service")])
        try scenario.succeed(
            "trust", "add", scenario.path("service.pub"), "--name", "Exchange Service", "--party", "provider", "--role",
            role,
            "--as", scenario.path("officer"))
        let service = """
                - name: Exchange Service
                  key: "\(try scenario.publicKey("service"))"
              approvers:

            """
        try scenario.executeAgreement(
            try scenario.directDebit(replacing: [("version: 1\n", "version: 2\n"), ("  approvers:\n", service)]),
            as: "debit.yaml")
        try FileManager.default.createDirectory(
            atPath: scenario.path("month/in"), withIntermediateDirectories: true)
        try scenario.write(
            """
            apiVersion: datalease/v1
            kind: ExchangeFolder
            agreement: ../debit.yaml
            sequence: \(sequence)
            key: ../service

            """, to: "month/exchange.yaml")
        return scenario
    }

    /// Drops a month's sample under a name, with what is expected of it.
    func drop(
        _ name: String = "collections.csv", month: String = "/12/2026", expecting: String? = december
    ) throws {
        let text = try self.text("direct-debit-collections.csv").replacingOccurrences(of: "/12/2026", with: month)
        try write(text, to: "month/in/\(name)")
        if let expecting { try write(expecting + "\r\n", to: "month/in/\(name).expect") }
    }

    /// What lies in a part of the folder, but for summaries.
    func parts(_ part: String) throws -> [String] {
        try names(in: "month/\(part)").filter { !$0.hasPrefix("summary-") }
    }
}
