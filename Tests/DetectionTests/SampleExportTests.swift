import Detection
import Foundation
import TestSupport
import Testing

@Suite("Sample exports, as text")
struct SampleExportTests {
    /// How often each kind is found in a sample, and the sample.
    private func scan(_ name: String) throws -> (found: [PersonalKind: Int], text: String) {
        let url = Checkout.root.appendingPathComponent("samples").appendingPathComponent(name)
        let bytes = [UInt8](try Data(contentsOf: url))
        var matches: [Recogniser.Match] = []
        Recogniser().scan(bytes.span, into: &matches)
        return (Dictionary(grouping: matches, by: \.kind).mapValues(\.count), String(decoding: bytes, as: UTF8.self))
    }

    @Test(
        "every mail address in the contacts and payments is found, and no card or IBAN",
        arguments: [
            "salesforce-contacts.csv", "gocardless-payments.csv",
        ])
    func mailAddresses(name: String) throws {
        let (found, text) = try scan(name)
        #expect(found[.email] == text.utf8.count { $0 == UInt8(ascii: "@") })
        #expect(found[.card] == nil)
        #expect(found[.iban] == nil)
    }

    @Test("every pseudo postcode in the contacts is found, in either case, with and without its space")
    func postcodes() throws {
        let (found, text) = try scan("salesforce-contacts.csv")
        let pseudo = text.lowercased().ranges(of: "\"zz99").count
        #expect(pseudo > 100)
        #expect(try #require(found[.postcode]) >= pseudo)
    }

    @Test("the direct-debit reports hold sort codes, with hyphens or behind their name, and no telephone numbers")
    func reports() throws {
        #expect(try #require(try scan("bacs-arudd.xml").found[.sortCode]) > 150)
        // Without hyphens, behind the name of the attribute.
        #expect(try #require(try scan("bacs-addacs.xml").found[.sortCode]) > 50)
        #expect(try scan("bacs-addacs.xml").found[.phone] == nil)
    }
}
