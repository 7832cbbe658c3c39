import Foundation
import Primitives
import TestSupport
import Testing

@testable import Agreements

@Suite("The countries that adequacy regulations cover")
struct AdequacyTests {
    @Test("the list of this release is agreements/adequacy.json (renew: python3 scripts/adequacy.py)")
    func file() throws {
        let file = try Data(contentsOf: Checkout.root.appendingPathComponent("agreements/adequacy.json"))
        #expect(
            Array(AdequacyText.builtIn.utf8) + [UInt8(ascii: "\n")] == Array(file)
                || AdequacyText.builtIn == String(decoding: file, as: UTF8.self))
        let list = try Adequacy.builtIn()
        #expect(list.asOf < list.reviewBy)
        #expect(list["IE"]?.only == nil)
        #expect(list["IE"]?.name == "Ireland")
        #expect(list["US"]?.only?.contains("UK Extension") == true)
        #expect(list["IN"] == nil)
    }

    @Test(
        "a list in another form is refused, with what is wrong",
        arguments: [
            ("{", "not the JSON"), ("{}", "no country"), ("[]", "no country"),
            (#"{"countries": [{"code": "UK", "name": "a", "basis": "b"}]}"#, "two capital letters"),
            (#"{"countries": [{"code": "IE", "name": "a", "basis": "b"}]}"#, "basis"),
            (#"{"sources": [{"basis": "b"}]}"#, "source"),
            (
                #"{"sources": [{"basis": "b", "text": "t"}], "countries": [{"code": "IE", "name": "a", "basis": "b"}]}"#,
                "asOf"
            ),
            (
                #"{"asOf": "2026-01-02", "reviewBy": "2026-01-01", "sources": [{"basis": "b", "text": "t"}], "#
                    + #""countries": [{"code": "IE", "name": "a", "basis": "b"}]}"#, "reviewBy"
            ),
            (
                #"{"sources": [{"basis": "b", "text": "t"}], "countries": [{"code": "IE", "name": "a", "basis": "b"}, "#
                    + #"{"code": "IE", "name": "a", "basis": "b"}]}"#, "twice"
            ),
        ])
    func refused(text: String, what: String) {
        #expect {
            try Adequacy(parsing: Array(text.utf8), name: "list.json")
        } throws: { error in
            (error as? AgreementError)?.what.contains(what) == true
        }
    }
}
