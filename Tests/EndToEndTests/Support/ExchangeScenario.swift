import Foundation
import TestSupport
import Testing

/// A home in which a bureau gets direct-debit collections.
extension Scenario {
    /// The folder that `exchanging` copies, made once.
    private static let exchangeOriginal: Result<URL, any Error> = Result {
        let scenario = try Scenario()
        scenario.clock = "2026-11-27T12:00:00Z"
        try scenario.initialise()
        try scenario.executeAgreement(try scenario.directDebit(), as: "debit.yaml")
        for sample in ["direct-debit-collections.csv", "direct-debit-returns.csv", "incorporated-payers.csv"] {
            try FileManager.default.copyItem(
                at: Samples.folder.appendingPathComponent(sample),
                to: scenario.folder.appendingPathComponent(sample))
        }
        let kept = scenario.folder.deletingLastPathComponent().appendingPathComponent(
            "datalease-exchanging-\(UUID().uuidString)")
        try Program.succeed("cp", ["-a", scenario.folder.path, kept.path])
        atexit {
            if case .success(let kept) = Scenario.exchangeOriginal { try? FileManager.default.removeItem(at: kept) }
        }
        return kept
    }

    /// A home with everyone's keys trusted, the example agreement over collections signed as `debit.yaml`, and its
    /// samples; at noon on 27 November 2026.
    static func exchanging() throws -> Scenario {
        let scenario = try Scenario(copyOf: exchangeOriginal.get())
        scenario.clock = "2026-11-27T12:00:00Z"
        return scenario
    }

    /// The example agreement with this scenario's people.
    func directDebit(replacing edits: [(String, String)] = []) throws -> String {
        var text = try String(
            contentsOf: Checkout.root.appendingPathComponent("agreements/direct-debit.yaml"), encoding: .utf8)
        for (person, name, word) in [
            ("preparer", "Fay Finance", "preparer-key"), ("approver", "Owen Officer", "approver-key"),
            ("director", "Dana Director", "provider-signatory-key"),
            ("vendor-director", "Ben Bureau", "recipient-signatory-key"), ("vendor", "Pia Payments", "recipient-key"),
        ] {
            text = text.replacingOccurrences(of: name, with: "Test \(person)")
            let lines = try text.components(separatedBy: "\n").map { line in
                guard line.hasSuffix("# fill: \(word)"), let colon = line.range(of: ": ") else { return line }
                return "\(line[..<colon.upperBound])\"\(try publicKey(person))\""
            }
            text = lines.joined(separator: "\n")
        }
        for (old, new) in edits {
            guard text.contains(old) else { throw Program.Failure(text: "the agreement has no \(old)") }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return text
    }

    /// What the sample comes to.
    static let collected = "rows=40,pence=7380812"

    /// The arguments that send `file`.
    func send(
        _ file: String = "direct-debit-collections.csv", _ expected: String = Scenario.collected,
        under agreement: String = "debit.yaml", _ more: [String] = []
    ) -> [String] {
        [
            "exchange", "send", agreement, "collections=\(file)", "--out", "out", "--as", path("preparer"), "--expect",
            expected,
        ]
            + more
    }

    /// Writes the sample with `edits` to `name`.
    func writeCollections(_ name: String, _ edits: [(String, String)]) throws {
        var text = try self.text("direct-debit-collections.csv")
        for (old, new) in edits {
            guard text.contains(old) else { throw Program.Failure(text: "the sample has no \(old)") }
            text = text.replacingOccurrences(of: old, with: new)
        }
        try write(text, to: name)
    }

    /// Opens bundle `number` as the recipient does, in the folder `opened`.
    func open(_ number: Int, as opened: String) throws {
        let file = try #require(try names(in: "out").first { $0.contains(".B\(number).") && $0.hasSuffix(".zip.age") })
        try Program.succeed("age", ["-d", "-i", path("vendor"), "-o", path("\(opened).zip"), path("out/\(file)")])
        try Program.succeed("unzip", ["-q", "-d", path(opened), path("\(opened).zip")])
    }

    /// What is in the home and in `out` of exchanges and bundles, half-written files included.
    func exchangeFiles() throws -> [String] {
        try ["out", "home/exchanges"].flatMap { folder in exists(folder) ? try names(in: folder) : [] }
    }
}
