import Bundles
import Primitives
import TestSupport
import Testing

@Suite("waivers")
struct WaiverTests {
    private static let sha256 = Digest.sha256("contacts")

    private static let filled = """
        # an approver's comment
        waiver: datalease/v1
        kind: proof
        agreement: DSA-2026-014
        version: 2
        agreement-sha256: \(Digest.sha256("agreement"))
        export: contacts \(sha256)
        place: contacts line 812 times 1 known-phone in field City
        place: contacts line 1 times 2 email in header
        date: 2026-11-30
        until: 2027-01-31
        reason: the number of our own switchboard
        name: Alice Approver

        """

    private func parsed(_ text: String) throws -> Waiver { try Waiver(parsing: Array(text.utf8)) }

    private func refusal(_ edits: (String, String)...) throws -> String? {
        var text = Self.filled
        for (old, new) in edits {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        do {
            _ = try parsed(text)
            return nil
        } catch let error as BundleError {
            #expect(error.category == .check)
            return error.what
        }
    }

    @Test("a filled form says what stands in it, with CRLF and a byte order mark too")
    func reading() throws {
        let waiver = try parsed(Self.filled)
        #expect(waiver.agreement == "DSA-2026-014" && waiver.version == 2)
        #expect(waiver.exports == [Waiver.Export(dataset: "contacts", sha256: Self.sha256)])
        #expect(
            waiver.places == [
                Waiver.Place(
                    dataset: "contacts", line: 812, field: .named("City"), finding: "known-phone", times: 1),
                Waiver.Place(dataset: "contacts", line: 1, field: .header, finding: "email", times: 2),
            ])
        #expect(waiver.until.description == "2027-01-31" && waiver.date.description == "2026-11-30")
        #expect(waiver.reason == "the number of our own switchboard" && waiver.name == "Alice Approver")
        #expect(try parsed("\u{FEFF}" + Self.filled.replacing("\n", with: "\r\n")) == waiver)
        #expect(SignedForm(of: Array(Self.filled.utf8)) == .waiver)
    }

    @Test("what is missing, empty, repeated, out of its form or beyond its bounds is refused, with its line")
    func broken() throws {
        #expect(try refusal() == nil)
        #expect(try refusal(("reason: the number of our own switchboard", "reason:"))?.contains("line 12") == true)
        #expect(try refusal(("name: Alice Approver", "name: "))?.contains("not filled in") == true)
        #expect(try refusal(("kind: proof", "kind: check"))?.contains("line 3, kind: ") == true)
        #expect(try refusal(("version: 2", "version: 02"))?.contains("a number") == true)
        #expect(try refusal(("version: 2\n", ""))?.contains("no line version") == true)
        #expect(try refusal(("until: 2027-01-31", "until: 2026-11-29"))?.contains("line 11, until") == true)
        #expect(try refusal(("until: 2027-01-31", "until: 2027-12-02"))?.contains("366 days") == true)
        #expect(try refusal(("until: 2027-01-31", "until: 2027-12-01")) == nil)
        #expect(try refusal(("until: 2027-01-31", "until: soon"))?.contains("a date like") == true)
        #expect(try refusal(("export: contacts", "export: contacts x"))?.contains("line 7, export") == true)
        #expect(try refusal(("export: contacts", "export: payments"))?.contains("no line export names") == true)
        #expect(
            try refusal(("kind: proof", "kind: proof\nexport: contacts \(Self.sha256)"))?.contains("has a line already")
                == true)
        #expect(try refusal(("kind: proof", "kind: proof\nkind: proof"))?.contains("a second time") == true)
        #expect(try refusal(("kind: proof", "kind: proof\nvalue: secret"))?.contains("not one of the form's") == true)
        #expect(try refusal(("waiver: datalease/v1", "waiver: datalease/v2"))?.contains("version") == true)
        #expect(try refusal(("our own", "our\u{1B}[2J own"))?.contains("control character") == true)
        let places = [
            "contacts line 812", "contacts line 0 times 1 phone in field City",
            "contacts line 812 times 0 phone in field City", "contacts line 0812 times 1 phone in field City",
            "contacts line +812 times 1 phone in field City", "contacts line 812 times 1 Phone in field City",
            "contacts line 812 times 1 phone in field ", "contacts line 812 times 1 phone in fields City",
            "contacts line 99999999999999999999 times 1 phone in header", "contacts line 8 times 1 phone on header",
            "contacts  line 812 times 1 phone in field City", " line 812 times 1 phone in header",
            "contacts line 812 times 1  in header",
        ]
        for place in places {
            #expect(
                try refusal(("contacts line 812 times 1 known-phone in field City", place))?.contains("line 8") == true,
                "\(place)")
        }
        let twice = "place: contacts line 1 times 2 email in header"
        #expect(
            try refusal((twice, "\(twice)\nplace: contacts line 1 times 5 email in header"))?.contains("a second time")
                == true)
        let many = (2...500).map { "place: contacts line \($0) times 1 email in header" }.joined(separator: "\n")
        #expect(try refusal((twice, many)) == nil)
        #expect(try refusal((twice, twice + "\n" + many))?.contains("more than 500 places") == true)
    }

    private static let review = filled.replacing("kind: proof", with: "kind: review").split(separator: "\n").filter {
        !$0.hasPrefix("export") && !$0.hasPrefix("place")
    }.joined(separator: "\n").replacing(
        "date:", with: "finding: DL-P03 parties.recipient\nfinding: DL-W01 fault\ndate:")

    @Test("a waiver of what a review found has findings in place of exports and places")
    func review() throws {
        let waiver = try parsed(Self.review)
        #expect(waiver.kind == .review && waiver.exports.isEmpty && waiver.places.isEmpty)
        #expect(
            waiver.findings == [
                Waiver.Finding(rule: "DL-P03", place: "parties.recipient"),
                Waiver.Finding(rule: "DL-W01", place: "fault"),
            ])
        func refusal(_ old: String, _ new: String) -> String? {
            #expect(throws: BundleError.self) { try parsed(Self.review.replacing(old, with: new)) }?.what
        }
        #expect(
            refusal("finding: DL-P03 parties.recipient\nfinding: DL-W01 fault\n", "")?.contains("no line finding")
                == true)
        #expect(refusal("DL-W01 fault", "DL-P03 parties.recipient")?.contains("a second time") == true)
        for line in ["DL-W01", "DL-W01  fault", "DL-W01 the fault", ""] {
            #expect(refusal("DL-W01 fault", line)?.contains("line 8, finding") == true, "\(line)")
        }
        let export = "export: contacts \(Self.sha256)\ndate:"
        #expect(refusal("date:", export)?.contains("kind review has no such line") == true)
        #expect(
            try self.refusal(("date:", "finding: DL-W01 fault\ndate:"))?.contains("kind proof has no such line") == true
        )
    }

    @Test("a draft of a waiver of a review reads as what it was drafted for, once it has a name")
    func reviewDraft() throws {
        let agreement = AgreementReference(id: "DSA-2026-014", version: 2, digest: .sha256("agreement"))
        let findings = [Waiver.Finding(rule: "DL-P03", place: "parties.recipient")]
        func draft(_ reason: String, _ name: String?) throws -> [UInt8] {
            let day = try #require(CivilDate(iso: "2026-11-30"))
            return try WaiverDraft.text(
                ofReview: findings, under: agreement, on: day, until: day, reason: reason, name: name)
        }
        let waiver = try Waiver(parsing: draft("it is booked", "Alice Approver"))
        #expect(waiver.findings == findings && waiver.reason == "it is booked" && waiver.name == "Alice Approver")
        #expect(throws: BundleError.self) { try Waiver(parsing: draft("it is booked", nil)) }
        #expect(throws: BundleError.self) { try draft("two\nlines", nil) }
    }

    @Test("bytes that are no form, too long or no UTF-8 are refused")
    func hostile() throws {
        for bytes in [
            [], [0xFF, 0xFE], Array("waiver: datalease/v1\n".utf8), Array(Self.filled.utf8) + [0x80],
            Array(Self.filled.utf8) + Array(repeating: UInt8(ascii: "#"), count: 65_536),
            Array(Self.filled.utf8).map { $0 == 0x0A ? 0x00 : $0 },
        ] {
            #expect(throws: BundleError.self) { try Waiver(parsing: bytes) }
        }
    }

    @Test("a draft is a form with gaps: once they are filled in, it reads as the places that it was drafted for")
    func draft() throws {
        let names = [
            "City", "Full  Name", "#comment", "header", "columns without a rule", "a: b", "/p:a/b/@c", "Straße", "é",
        ]
        let places =
            names.enumerated().map {
                Waiver.Place(
                    dataset: "contacts", line: $0.offset + 1, field: .named($0.element), finding: "known-phone",
                    times: 3)
            } + [
                Waiver.Place(dataset: "contacts", line: 1, field: .header, finding: "email", times: 1),
                Waiver.Place(dataset: "contacts", line: 1 << 36, field: .unnamed, finding: "own-number", times: 1),
            ]
        let written = places.filter(\.canBeWritten)
        #expect(written == places)
        let agreement = AgreementReference(id: "DSA-2026-014", version: 2, digest: .sha256("agreement"))
        let day = try #require(CivilDate(iso: "2026-11-30"))
        let draft = WaiverDraft.text(
            of: .proof, under: agreement, exports: [Waiver.Export(dataset: "contacts", sha256: Self.sha256)],
            places: places, nouns: ["email": "an e-mail address"], on: day, until: day, name: nil)
        var text = String(decoding: draft, as: UTF8.self)
        #expect(text.contains("# email: an e-mail address\n") && text.hasSuffix("reason:\nname:\n"))
        #expect(throws: BundleError.self) { try parsed(text) }
        text = text.replacing("reason:\nname:\n", with: "reason: seen\nname: Alice\n")
        let waiver = try parsed(text)
        #expect(waiver.places == places && waiver.agreementSHA256 == agreement.digest && waiver.date == day)
    }

    @Test("a name that cannot stand in a line is told apart")
    func names() {
        for name in [" City", "City ", "", "a\nb", "a\u{7F}", String(repeating: "x", count: 1001)] {
            #expect(
                !Waiver.Place(dataset: "d", line: 1, field: .named(name), finding: "phone", times: 1).canBeWritten,
                "\(name.debugDescription)")
        }
        #expect(!Waiver.Place(dataset: "d", line: 0, field: .header, finding: "phone", times: 1).canBeWritten)
    }
}
