import Testing

@testable import DataLeaseKit

@Suite("What no rule governs in an XML file is of closed lists")
struct ExchangeMarkupTests {
    private func refusal(_ old: String, _ new: String, _ profile: String = "pain-008") async throws -> String? {
        let file = profile == "pain-008" ? ExchangeSamples.pain008 : ExchangeSamples.arudd
        #expect(file.contains(old), "\(old)")
        return try await ExchangedFile.refusal(
            file.replacing(old, with: new, maxReplacements: 1), try ExchangeSamples.plan(profile),
            try ExchangeSamples.register())
    }

    private static let namespace = "xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.02\""

    @Test(
        "a name of somebody in a prefix, a namespace, an element, an attribute or the declaration stops the file",
        arguments: [
            (namespace, namespace + " xmlns:JOHNSMITH=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.02\""),
            (namespace, namespace + " xmlns:xsi=\"http://www.example.com/john.smith\""),
            (namespace, "xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.02.JOHNSMITH\""),
            (namespace, "xmlns=\"urn:iso:std:iso:20022:tech:xsd:john.008.001.02\""),
            (namespace, namespace + " xsi:schemaLocation=\"urn:john:smith a.xsd\" xmlns:xsi=\"urn:x\""),
            ("<GrpHdr>", "<GrpHdr><JOHNSMITH/>"), ("<GrpHdr>", "<GrpHdr JOHNSMITH=\"\">"),
            ("<GrpHdr>", "<GrpHdr><Tel-07700900123/>"), ("<GrpHdr>", "<GrpHdr xmlns:smith=\"\">"),
            ("<PmtMtd>DD</PmtMtd>", "<PmtMtd>DD</PmtMtd><X>Mary</X>"),
        ])
    func foreign(old: String, new: String) async throws {
        let message = try await refusal(old, new)
        #expect(message != nil, "\(new)")
        for value in ["JOHN", "john", "smith", "Smith", "07700", "Mary"] {
            #expect(message?.contains(value) == false, "\(message ?? "")")
        }
    }

    @Test(
        "prefixes and namespaces as programs write them leave",
        arguments: [
            (namespace, namespace + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""),
            (
                namespace,
                namespace
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:schemaLocation=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.02 pain.008.001.02.xsd\""
            ),
            (namespace, "xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.11\""),
            (namespace, "xmlns=\"http://www.six-interbank-clearing.com/de/pain.008.001.02.ch.03.xsd\""),
            ("encoding=\"UTF-8\"", "encoding=\"UTF-8\" standalone=\"yes\""),
        ])
    func known(old: String, new: String) async throws {
        #expect(try await refusal(old, new) == nil)
    }

    @Test("names behind a prefix of a program's leave, and behind another's not")
    func prefixes() async throws {
        let file = ExchangeSamples.pain008
        func prefixed(_ prefix: String) -> String {
            file.replacing("</", with: "\u{1}").replacing("<?", with: "\u{2}").replacing("<", with: "<\(prefix):")
                .replacing("\u{1}", with: "</\(prefix):").replacing("\u{2}", with: "<?")
                .replacing("xmlns=", with: "xmlns:\(prefix)=")
        }
        let plan = try ExchangeSamples.plan("pain-008")
        let register = try ExchangeSamples.register()
        #expect(try await ExchangedFile(prefixed("ns0"), plan, register).text == prefixed("ns0"))
        let message = try await ExchangedFile.refusal(prefixed("smith"), plan, register)
        #expect(message?.contains("line 2: a namespace, prefix or schema that is none of the format's") == true)
        #expect(message?.contains("smith") == false)
    }

    @Test("a report with elements of another name is refused, and with what is dropped in it is not")
    func reports() async throws {
        let message = try await refusal("<Advice>", "<Advice><XQZPT/>", "bacs-arudd")
        #expect(
            message?.contains("line 2: a name of an element or attribute that neither the format nor the agreement has")
                == true, "\(message ?? "sent")")
        #expect(message?.contains("XQZPT") == false)
        let plan = try ExchangedFile.plan([
            "profile: bacs-arudd",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping("bacs-arudd").replacing("{", with: "{//Extra: {do: drop}, ", maxReplacements: 1),
        ])
        let file = ExchangeSamples.arudd.replacing("<Advice>", with: "<Advice><Extra><JOHNSMITH a='b'/></Extra>")
        #expect(try await ExchangedFile(file, plan, try ExchangeSamples.register()).text == ExchangeSamples.arudd)
    }

    @Test("a comment or instruction that is kept stops the file, whatever it says; one that is blanked does not")
    func remarks() async throws {
        let kept = try ExchangedFile.plan([
            "profile: pain-008",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping("pain-008").replacing(
                "{", with: "{\"#comment\": {do: keep}, \"#pi\": {do: keep}, ", maxReplacements: 1),
        ])
        for remark in ["<!-- xqzpt -->", "<?xqzpt?>", "<?xml-stylesheet xqzpt?>"] {
            let file = ExchangeSamples.pain008.replacing("<GrpHdr>", with: "\(remark)<GrpHdr>")
            let message = try await ExchangedFile.refusal(file, kept, try ExchangeSamples.register())
            #expect(
                message?.contains("line 3, column #") == true
                    && message?.contains("a comment or processing instruction that would leave") == true,
                "\(message ?? "sent")")
            #expect(message?.contains("xqzpt") == false)
        }
        let file = ExchangeSamples.pain008.replacing("<GrpHdr>", with: "<!-- xqzpt --><GrpHdr>")
        let sent = try await ExchangedFile(
            file, try ExchangeSamples.plan("pain-008"), try ExchangeSamples.register())
        #expect(!sent.text.contains("xqzpt"))
    }

    @Test("codes of banks and numbers of payments have their form")
    func forms() async throws {
        func refusal(_ bank: String, _ number: String) async throws -> String? {
            let old = "<PmtId><EndToEndId>MANDATE0001</EndToEndId>"
            return try await self.refusal(
                old, "<DbtrAgt><FinInstnId><BIC>\(bank)</BIC></FinInstnId></DbtrAgt>\(old)<UETR>\(number)</UETR>")
        }
        let number = "7d7efddd-92f7-4066-a3f1-e82571cafdcf"
        for bank in ["TESTGB2LXXX", "BARCGB22", "NWBKGB2L", "DEUTDEFF500"] {
            #expect(try await refusal(bank, number) == nil, "\(bank)")
        }
        for (bank, number) in [
            ("JOHNSMITH", number), ("JOHNSMIT", number), ("MARYJONESXX", number), ("barcgb22", number),
            ("BARCGB22", "john-smith"), ("BARCGB22", "07700900123"), ("BARCGB22", number + "4"),
        ] {
            let message = try await refusal(bank, number)
            #expect(
                message?.contains("what the format reserves or fixes, written otherwise than it says") == true,
                "\(bank) \(number): \(message ?? "sent")")
        }
    }

    @Test(
        "a name written as one word is found in ids, codes and references of each format",
        arguments: [
            ("pain-008", "<MsgId>M-1", "<MsgId>JOHNSMITH"), ("pain-008", "<PmtInfId>P-1", "<PmtInfId>JSMITH0001"),
            ("pain-008", "<PmtMtd>DD", "<PmtMtd>SMITH"), ("pain-008", "GB00ZZZSDDTEST", "JOHNSMITH"),
            ("pain-008", "<EndToEndId>MANDATE0001", "<EndToEndId>SMITHJOHN"),
            ("bacs-arudd", "adviceNumber=\"321\"", "adviceNumber=\"JSMITH\""),
            ("bacs-arudd", "returnCode=\"0128\"", "returnCode=\"JOHNSMITH\""),
            ("bacs-arudd", "REFER TO PAYER", "REFER TO JOHNSMITH"),
        ])
    func ids(profile: String, old: String, new: String) async throws {
        let message = try await refusal(old, new, profile)
        #expect(message?.contains("the name of a person") == true, "\(message ?? "sent")")
    }
}
