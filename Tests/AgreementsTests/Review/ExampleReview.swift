import Foundation
import Primitives
import TestSupport
import Testing

@testable import Agreements

/// A review to be asked for; as it stands, of the example of a CRM vendor on a day of its term, and with nothing found.
struct ExampleReview {
    static let vendor = "agreements/crm-vendor.yaml"
    static let master = "agreements/crm-master.yaml"
    static let bureau = "agreements/direct-debit.yaml"

    var text: String
    var date = "2026-11-15"
    var adequacy: Adequacy

    init(_ path: String = vendor) throws {
        text = try String(contentsOf: Checkout.root.appendingPathComponent(path), encoding: .utf8)
        adequacy = try Adequacy.builtIn()
    }

    /// With pieces of text replaced, each of which must stand in it exactly once.
    init(_ path: String = vendor, replacing edits: [(String, String)]) throws {
        try self.init(path)
        for (old, new) in edits { text = try example(replacing: old, by: new, in: text) }
    }

    func review(_ trust: TrustList? = nil) throws -> AgreementReview {
        AgreementReview(
            try read(text), on: try #require(CivilDate(iso: date)), adequacy: adequacy, trust: trust)
    }

    func ids() throws -> [String] { try review().findings.map(\.rule.id) }
}
