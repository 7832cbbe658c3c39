import Foundation
import TestSupport
import Testing

/// What `agreement check`, `show` and `explain` say of an agreement of the class transactional.
struct ExchangeAgreementTests {
    private static let example = Checkout.root.appendingPathComponent("agreements/direct-debit.yaml").path

    @Test("the example is valid, and the terms of each exchange are said")
    func check() throws {
        let scenario = try Scenario()
        let checked = try scenario.succeed("agreement", "check", Self.example)
        for line in [
            "DSA-2026-031 version 1 is valid\nclass    transactional: values leave exactly as they are, or not at all",
            "exchange dataset collections: sent exact and complete, numbered in the sequence monthly-collection",
            "exchange dataset collections: a signed receipt with the same figures is due within P2D",
            "only payers in the register incorporated-payers.csv, found by Reference, are none",
            "exchange dataset returns: received, in the sequence unpaid; nothing leaves by it",
        ] { #expect(checked.contains(line), "\(line)\n\(checked)") }
        let shown = try scenario.succeed("agreement", "show", Self.example)
        for line in [
            "class        transactional: values leave exactly as they are, or not at all",
            "exchange     collections: a record of a person is held back: left out, counted, and listed at home only;",
            "dispose      prepared + P6Y",
        ] { #expect(shown.contains(line), "\(line)\n\(shown)") }
    }

    @Test("a field of a file that is sent is said to leave as it is, and only of payers in the register")
    func sent() throws {
        let scenario = try Scenario()
        let shown = try scenario.succeed("agreement", "explain", Self.example, "collections.CompanyName")
        for line in [
            "is         leaves only of payers in the register", "becomes    the value as it is",
            "proof      searched before a bundle gets its name; anything of a person holds the record back",
            "rows       all of the file; at most 20000 rows, or it is refused", "6 years after it is prepared",
            "Nothing of a person may be in the file",
        ] { #expect(shown.contains(line), "\(line)\n\(shown)") }
        #expect(!shown.contains("sample"))
        let json = try scenario.succeed("agreement", "explain", Self.example, "collections.Amount", "--json")
        #expect(json.contains("\"class\":\"transactional\""), "\(json)")
        #expect(json.contains("\"roles\":[\"the amount in pounds\"]"), "\(json)")
    }

    @Test("a field of a file that is received is said to leave no more")
    func received() throws {
        let scenario = try Scenario()
        let shown = try scenario.succeed("agreement", "explain", Self.example, "returns.InvoiceNumber")
        #expect(shown.contains("becomes   the value that it stood for, where it is a token that we sent"), "\(shown)")
        #expect(!shown.contains("The recipient can learn"))
        #expect(!shown.contains("gone by"))
    }

    @Test("the example's fields are the columns of its samples, in their order")
    func samples() throws {
        let scenario = try Scenario()
        for (dataset, sample) in [
            ("collections", "direct-debit-collections.csv"), ("returns", "direct-debit-returns.csv"),
        ] {
            let listed = try scenario.succeed("agreement", "explain", Self.example, dataset)
            let fields = listed.split(separator: "\n").dropFirst().prefix { !$0.hasPrefix("(any other)") }
                .compactMap { $0.split(separator: " ").first }
            let text = try String(
                contentsOf: Checkout.root.appendingPathComponent("samples/\(sample)"), encoding: .utf8)
            let header = text.split(separator: "\r\n").first ?? ""
            #expect(fields == header.split(separator: ","))
        }
    }
}
