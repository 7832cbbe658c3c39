import Testing

@testable import DataLeaseKit

@Suite("What a format says is ours is the same throughout a file, and what it reserves holds nothing")
struct ExchangeOwnTests {
    private func refusal(_ file: String, _ profile: String) async throws -> String? {
        try await ExchangedFile.refusal(file, try ExchangeSamples.plan(profile), try ExchangeSamples.register())
    }

    @Test(
        "the samples leave byte for byte",
        arguments: [
            ("bacs-standard-18", ExchangeSamples.standard18()), ("pain-008", ExchangeSamples.pain008),
            ("bacs-arudd", ExchangeSamples.arudd),
        ])
    func honest(profile: String, file: String) async throws {
        let sent = try await ExchangedFile(
            file, try ExchangeSamples.plan(profile), try ExchangeSamples.register())
        #expect(sent.text == file)
    }

    @Test(
        "another account, name or number of ours in one place of a Standard 18 file stops it",
        arguments: [
            // The account of a payment; of the contra, on both sides; the name; the number in a label at the end.
            (6, 17..<31, "00111188888888", "data.originating-account"),
            (7, 17..<31, "00111188888888", "contra.originating-account"),
            (7, 0..<14, "00111188888888", "contra.destination-account"),
            (6, 46..<64, "EXAMPLE TELECOMS  ", "data.originator-name"),
            (8, 5..<11, "000001", "eof1.user-number"), (8, 15..<21, "000001", "eof1.second-user-number"),
        ])
    func other18(line: Int, range: Range<Int>, text: String, field: String) async throws {
        let file = ExchangeOwnTests.edited(ExchangeSamples.standard18(), line: line, range, text)
        let message = try await refusal(file, "bacs-standard-18")
        #expect(
            message?.contains("line \(line), column \(field): what is ours, and not the same as before in the file")
                == true, "\(message ?? "sent")")
        #expect(message?.contains("88888888") == false)
    }

    @Test(
        "what a Standard 18 file reserves is blank, of digits or of one text",
        arguments: [
            (1, 4..<10, "JSMITH", "vol1.serial-number"), (1, 11..<31, "MARY JONES", "vol1.filler-1"),
            (1, 51..<79, "07700900123", "vol1.filler-5"), (1, 41..<47, "JSMITH", "vol1.user-number"),
            (2, 60..<73, "XQZPT", "hdr1.system-code"), (2, 11..<15, "SJOE", "hdr1.file-identifier-2"),
            (2, 35..<39, "JOAN", "hdr1.generation"), (3, 15..<50, "XQZPT", "hdr2.filler-1"),
            (4, 10..<20, "XQZPTXQZPT", "uhl1.receiving-party"), (4, 28..<37, "1 JOAN", "uhl1.work-code"),
            (4, 47..<54, "ERICJON", "uhl1.audit-print"), (4, 54..<80, "XQZPT", "uhl1.filler-2"),
            (5, 31..<35, "JOAN", "data.free-format"), (7, 31..<35, "JOAN", "contra.free-format"),
            (9, 52..<80, "XQZPT", "eof2.filler-2"), (10, 54..<80, "XQZPT", "utl1.filler-2"),
        ])
    func reserved(line: Int, range: Range<Int>, text: String, field: String) async throws {
        let file = ExchangeOwnTests.edited(
            ExchangeSamples.standard18(), line: line, range, ExchangeSamples.padded(text, range.count))
        let message = try await refusal(file, "bacs-standard-18")
        #expect(message?.contains("line \(line), column \(field): ") == true, "\(message ?? "sent")")
        #expect(message?.contains(text) == false, "\(message ?? "")")
    }

    /// `file` with `text` at `range` of one of its lines, from 1.
    static func edited(_ file: String, line: Int, _ range: Range<Int>, _ text: String) -> String {
        var lines = file.split(separator: "\r\n", omittingEmptySubsequences: false).map(Array.init)
        lines[line - 1].replaceSubrange(range, with: Array(text))
        return lines.map { String($0) }.joined(separator: "\r\n")
    }

    @Test("another account of ours in one payment stops a pain.008")
    func otherPain() async throws {
        let file = Self.last("GB67TEST00009999999999", "GB06TEST00865104568679", in: ExchangeSamples.pain008)
        let message = try await refusal(file, "pain-008")
        #expect(
            message?.contains("column //CdtrAcct/Id/IBAN: what is ours, and not the same as before") == true,
            "\(message ?? "sent")")
    }

    @Test("whoever is named outside the records of a pain.008 is a party, or a company")
    func named() async throws {
        let name = "<InitgPty><Nm>Example Telecom Ltd</Nm>"
        for good in ["EXAMPLE TELECOM", "Acme Bureau Limited", "Rowan Services Ltd"] {
            let file = ExchangeSamples.pain008.replacing(name, with: "<InitgPty><Nm>\(good)</Nm>")
            #expect(try await refusal(file, "pain-008") == nil, "\(good)")
        }
        for bad in ["Patel", "JSMITH", "Mary Jones", "60161331926819", "The Bakery"] {
            let file = ExchangeSamples.pain008.replacing(name, with: "<InitgPty><Nm>\(bad)</Nm>")
            let message = try await refusal(file, "pain-008")
            #expect(message?.contains("column //Nm: a name that is not the payer's in the register") == true, "\(bad)")
            #expect(message?.contains(bad) == false)
        }
    }

    @Test("another account or name of ours in one part stops an ARUDD")
    func otherReport() async throws {
        for (old, new, field) in [
            ("number=\"99999999\"", "number=\"88888888\"", "number"), ("00-00-99", "00-00-98", "sortCode"),
            ("name=\"EXAMPLE TELECOM LTD\" number", "name=\"ACME BUREAU LTD\" number", "name"),
        ] {
            let message = try await refusal(Self.last(old, new, in: ExchangeSamples.arudd), "bacs-arudd")
            #expect(
                message?.contains("column //OriginatingAccount/@\(field): what is ours, and not the same") == true,
                "\(message ?? "sent")")
        }
        // Written otherwise it is the same account.
        let same = Self.last("00-00-99", "000099", in: ExchangeSamples.arudd)
        #expect(try await refusal(same, "bacs-arudd") == nil)
    }

    /// `text` with its last `old` replaced.
    private static func last(_ old: String, _ new: String, in text: String) -> String {
        guard let range = text.ranges(of: old).last else { return text }
        return text.replacingCharacters(in: range, with: new)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
