import Foundation
import TestSupport
import Testing

/// A scenario in which a file was sent under the example of an agreement for direct debits.
extension Scenario {
    /// The folder that `sent` copies, made once.
    private static let sentOriginal: Result<URL, any Error> = Result {
        let scenario = try Scenario.manned()
        var text = try Checkout.text("agreements/direct-debit.yaml")
        for (name, person) in [
            ("Fay Finance", "preparer"), ("Owen Officer", "approver"), ("Dana Director", "director"),
            ("Ben Bureau", "vendor-director"), ("Pia Payments", "vendor"),
        ] {
            text = text.replacingOccurrences(of: "name: \(name)", with: "name: Test \(person)")
        }
        for (word, person) in [
            ("preparer-key", "preparer"), ("approver-key", "approver"), ("provider-signatory-key", "director"),
            ("recipient-signatory-key", "vendor-director"), ("recipient-key", "vendor"),
        ] {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                guard line.hasSuffix("# fill: \(word)"), let key = line.range(of: "key: ") else { return String(line) }
                return line[..<key.upperBound] + "\"\((try? scenario.publicKey(person)) ?? "")\""
            }
            text = lines.joined(separator: "\n")
        }
        try scenario.write(try Checkout.text("samples/incorporated-payers.csv"), to: "incorporated-payers.csv")
        try scenario.write(try Checkout.text("samples/direct-debit-collections.csv"), to: "collections.csv")
        try scenario.executeAgreement(text, as: "direct-debit.yaml")
        let (rows, pence) = try scenario.comesTo("collections.csv")
        let sent = try scenario.run(
            "exchange", "send", "direct-debit.yaml", "collections=collections.csv", "--out", "out", "--as",
            scenario.path("preparer"), "--expect", "rows=\(rows),pence=\(pence)")
        guard sent.status == 3 else { throw Program.Failure(text: "\(sent.status): \(sent.errors)") }
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        let kept = scenario.folder.deletingLastPathComponent().appendingPathComponent(
            "datalease-sent-\(UUID().uuidString)")
        try Program.succeed("cp", ["-a", scenario.folder.path, kept.path])
        atexit { if case .success(let kept) = Scenario.sentOriginal { try? FileManager.default.removeItem(at: kept) } }
        return kept
    }

    /// The scenario of `manned` with `direct-debit.yaml` executed, and `collections.csv` sent as bundle 1 on 2 November: its
    /// receipt is due on 4 November.
    static func sent() throws -> Scenario { try Scenario(copyOf: sentOriginal.get()) }

    /// The rows and pence of a file of collections, counted plainly.
    private func comesTo(_ file: String) throws -> (rows: Int, pence: Int) {
        let records = try Self.records(of: text(file))
        let pence = try records.map { record in
            let digits = try #require(record["Amount"]).filter { $0 != "," && $0 != "." }
            return try #require(Int(digits))
        }
        return (records.count, pence.reduce(0, +))
    }

    /// The records of a CSV file whose quotes hold commas at most.
    static func records(of text: String) -> [[String: String]] {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            var cells = [""]
            var isQuoted = false
            for character in line {
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == ",", !isQuoted {
                    cells.append("")
                } else {
                    cells[cells.count - 1].append(character)
                }
            }
            return cells
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    /// What bundle 1 holds, as the vendor opens it.
    func opened() throws -> [[String: String]] {
        let name = try #require(try names(in: "out").first { $0.hasSuffix(".zip.age") })
        try Program.succeed("age", ["-d", "-i", path("vendor"), "-o", path("opened.zip"), path("out/\(name)")])
        try Program.succeed("unzip", ["-q", "-o", path("opened.zip"), "-d", path("opened")])
        let data = try #require(try names(in: "opened/data").first)
        return Self.records(of: try text("opened/data/\(data)"))
    }

    /// What was sent, as its statement says it.
    func statedFigures() throws -> (rows: Int, pence: Int) {
        let name = try #require(try names(in: "out").first { $0.hasSuffix(".statement.json") })
        let json = try JSONSerialization.jsonObject(with: Data(read("out/\(name)"))) as? [String: Any]
        let exchange = (json?["predicate"] as? [String: Any])?["exchange"] as? [String: Any]
        let sent = try #require(exchange?["sent"] as? [String: Int])
        return (try #require(sent["rows"]), try #require(sent["pence"]))
    }

    /// Fills in the receipt of a bundle with these figures, and signs it as an exchange's receipt is signed.
    func fillReceipt(
        rows: Int, pence: Int, _ values: [String: String] = [:], of bundle: String = "B1",
        to file: String = "receipt.txt", by person: String = "vendor"
    ) throws {
        let all = ["rows": "\(rows)", "pence": "\(pence)", "outcome": "accepted", "received-on": "2026-11-03"]
        try fill("exchange-receipt", of: bundle, all.merging(values) { $1 }, to: file, by: person)
        try signReceipt(file, by: person)
    }

    /// Records that a bundle was sent, and the vendor's receipt for what its statement says, on the day of the clock.
    func acknowledge(_ bundle: String) throws {
        try succeed("bundle", "release", bundle, "--via", "sftp")
        let (rows, pence) = try statedFigures()
        try fillReceipt(rows: rows, pence: pence, ["received-on": String(clock.prefix(10))], of: bundle)
        try succeed("exchange", "receipt", "receipt.txt")
    }

    /// Signs `file` as receipts for exchanges, and files that come back, are signed.
    func signReceipt(_ file: String, by person: String) throws {
        try? FileManager.default.removeItem(atPath: path(file + ".sig"))
        try Program.succeed(
            "ssh-keygen", ["-q", "-Y", "sign", "-f", path(person), "-n", "datalease-receipt@v1", path(file)])
    }
}

extension Checkout {
    /// A text of the checkout.
    static func text(_ path: String) throws -> String {
        String(decoding: try root.appendingPathComponent(path).read(), as: UTF8.self)
    }
}

extension URL {
    fileprivate func read() throws -> [UInt8] { Array(try Data(contentsOf: self)) }
}
