import Foundation
import Testing

/// A scenario in which everything is ready for a bundle, and what must hold after a run that was refused.
extension Scenario {
    /// The folder that `executed` copies, made once.
    private static let original: Result<URL, any Error> = Result {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.executeAgreement()
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-2026-002", datasets: paymentsDataset), as: "payments.yaml")
        try scenario.write(contacts, to: "contacts.csv")
        try scenario.write(payments, to: "payments.xml")
        let kept = scenario.folder.deletingLastPathComponent().appendingPathComponent(
            "datalease-executed-\(UUID().uuidString)")
        try Program.succeed("cp", ["-a", scenario.folder.path, kept.path])
        atexit { if case .success(let kept) = Scenario.original { try? FileManager.default.removeItem(at: kept) } }
        return kept
    }

    /// A home with everyone's keys trusted, `agreement.yaml` over contacts and `payments.yaml` over an XML export, both
    /// signed, and the exports `contacts.csv` and `payments.xml`.
    static func executed() throws -> Scenario { try Scenario(copyOf: original.get()) }

    static let payments = """
        <?xml version="1.0" encoding="UTF-8"?>
        <payments>
          <payment ref="900123"><name>Siân O'Neill</name><amount>12.34</amount></payment>
          <payment ref="900124"><name>JOHN SMITH</name><amount>5.00</amount></payment>
        </payments>

        """

    static let paymentsDataset = """
          - name: payments
            format: xml
            xml: {record: /payments/payment}
            maxRows: 1000
            fields:
              /payments/payment/@ref: {do: token, type: contact-id}
              /payments/payment/name: {do: shape, category: name}
              /payments/payment/amount: {do: keep}
            otherwise: refuse
        """

    /// Parts of the values in `contacts` and `payments`, and of every value that a test invents: none may be in a
    /// message.
    static let secrets = [
        "Siân", "Neill", "SMITH", "JOHN", "John", "Nguy", "Łukasz", "Zoë", "ZOE", "900123", "960001", "7946 0000",
        "sian.oneill", "n@example", "hello", "canary",
    ]

    /// What a run gets to know of this scenario.
    var environment: [String: String] {
        ["DATALEASE_HOME": path("home"), "DATALEASE_TEST_CLOCK": clock, "TMPDIR": folder.path]
    }

    /// The arguments that prepare a bundle of `export` in the folder `out`.
    func prepare(_ export: String = "contacts.csv", under agreement: String = "agreement.yaml") -> [String] {
        ["prepare", agreement, export, "--out", "out", "--as", path("preparer")]
    }

    /// Expects a run that was refused with `status`, whose message says all of `texts` and no value of an export.
    func expectRefusal(
        _ run: Program.Run, _ status: Int32, _ texts: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
        #expect(run.output.isEmpty, sourceLocation: sourceLocation)
        #expect(run.errors.contains("datalease: error: "), "\(run.errors)", sourceLocation: sourceLocation)
        for text in texts {
            #expect(run.errors.contains(text), "\(run.errors)", sourceLocation: sourceLocation)
        }
        for secret in Self.secrets {
            #expect(!run.errors.contains(secret), "\(run.errors)", sourceLocation: sourceLocation)
        }
    }

    /// Expects that the registry has `bundles` bundles and no more, that nothing unfinished lies about, and that the
    /// ledger holds together.
    func expectIntact(
        bundles: Int = 0, in folders: [String] = ["out"], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for folder in folders where exists(folder) {
            let names = try names(in: folder)
            #expect(names.count == bundles * 4, "\(names)", sourceLocation: sourceLocation)
        }
        let unfinished = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".partial") || $0.hasSuffix(".new") || $0.hasSuffix(".next")
        }
        #expect(unfinished.isEmpty, sourceLocation: sourceLocation)
        let listed = try run("bundle", "list", "--json")
        #expect(listed.status == 0, "\(listed.errors)", sourceLocation: sourceLocation)
        #expect(listed.errors.isEmpty, sourceLocation: sourceLocation)
        #expect(listed.output.split(separator: "\n").count == bundles, sourceLocation: sourceLocation)
        let ledger = try run("ledger", "verify")
        #expect(ledger.status == 0, "\(ledger.errors)", sourceLocation: sourceLocation)
    }
}
