import Foundation
import Primitives
import TestSupport
import Testing

@testable import Agreements

/// Texts that mean something to YAML, in an outline: the draft says exactly them, to us and to another reader.
@Suite("Hostile text in a draft")
struct HostileDraftTests {
    private static let pieces = [
        "\"", "'", ":", ": ", " #", "# fill: title", "#", "---", "...", "!!str ", "!tag", "&a", "*a", "&a *a", "<<",
        "? ",
        "- ", "[", "]", "{", "}", ",", "|", ">", ">-", "%YAML", "@", "`", "\\", "\\n", "\\x41", "  ", " ", "a",
        "Example",
        "Ltd", "é", "ß", "李", "عربي", "🙂", "👩‍👩‍👧", "🇬🇧", "\u{301}", "\u{AD}", "\u{200D}", "0", "007", "1e5", "~", "null",
        "true",
        "no", "NO", "2026-11-01", "key: value", "INC-48213", "Contacts with two spellings of one phone number", "=",
    ]

    private func random(_ generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 1...(Bool.random(using: &generator) ? 4 : 40), using: &generator)
        let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        return trimmed.isEmpty ? "x" : trimmed
    }

    @Test("a draft with any text of one line in it reads, and says exactly that text")
    func random() throws {
        var generator = SeededGenerator(seed: 11)
        var drafts: [String] = []
        var said: [[String?]] = []
        var refused = 0
        let questions = AgreementOutline.Question.allCases.filter { $0 != .end }
        for _ in 0..<300 {
            let types = Agreement.Relation.allCases
            var answers: [AgreementOutline.Question: String] = [:]
            let draft = try DraftInHand(types.randomElement(using: &generator) ?? .joint) { outline in
                for question in questions where Int.random(in: 0..<4, using: &generator) > 0 {
                    let text = random(&generator)
                    do throws(AgreementError) {
                        try outline.take(text, for: question)
                        answers[question] = text
                    } catch {
                        // White space at the ends that is more than spaces, such as a mark without a letter.
                        #expect(error.category == .usage)
                        refused += 1
                    }
                }
            }
            let read = try DraftInHand.read(draft.text)
            #expect(!read.gaps.isEmpty)
            let document = read.document.agreement
            for (question, text) in answers {
                let found =
                    switch question {
                    case .provider: document.provider.legalName
                    case .recipient: document.recipient.legalName
                    case .system: document.fault?.system
                    case .ticket: document.fault?.ticket
                    case .fault: document.fault?.description
                    case .end: String?.none
                    }
                #expect(found.map { Array($0.utf8) } == Array(text.utf8), "\(question): \(text.debugDescription)")
            }
            let gaps = Set(read.gaps.map(\.place))
            #expect(gaps.contains("fault.system") == (answers[.system] == nil))
            drafts.append(draft.text)
            said.append(questions.map { answers[$0] })
        }
        #expect(refused < 30)
        let outcome = try Peer.succeed(
            ["/usr/bin/python3", "-B", "-c", Self.program], input: [UInt8](try JSONEncoder().encode(drafts)))
        let others = try JSONDecoder().decode([[String?]].self, from: Data(outcome.output))
        for (index, (ours, theirs)) in zip(said, others).enumerated() {
            #expect(
                ours.map { $0.map { Array($0.utf8) } } == theirs.map { $0.map { Array($0.utf8) } },
                "\(drafts[index].prefix(2000))")
        }
        #expect(others.count == said.count)
    }

    /// What PyYAML reads, all values as text.
    private static let program = #"""
        import json, sys
        import yaml

        drafts = json.load(sys.stdin)
        said = []
        for draft in drafts:
            file = yaml.load(draft, Loader=yaml.BaseLoader)
            parties, fault = file["parties"], file["fault"]
            said.append([value or None for value in [
                parties["provider"]["legalName"], parties["recipient"]["legalName"], fault["system"], fault["ticket"],
                fault["description"]]])
        json.dump(said, sys.stdout)
        """#

    @Test("control characters, line ends and what nobody sees are refused, and so is nothing at all")
    func refused() throws {
        var outline = try AgreementOutline(
            id: "DSA-1", type: .joint, today: try #require(CivilDate(iso: "2026-11-15")))
        let texts = [
            "", " ", " a", "a ", "a\n", "a\nb", "a\tb", "a\r\nb", "\u{0}", "a\u{1B}[31mb", "a\u{7F}b", "a\u{85}b",
            "a\u{2028}b",
            "a\u{202E}b", "a\u{2066}b", "\u{FEFF}a", "a\u{E000}b", "a\u{FFFF}b", "a\u{10FFFE}",
        ]
        for question in AgreementOutline.Question.allCases {
            for text in texts {
                #expect(throws: AgreementError.self, "\(question): \(text.debugDescription)") {
                    try outline.take(text, for: question)
                }
            }
            #expect(!outline.knows(question))
        }
        for day in ["soon", "2026-02-30", "2026-11-14", "31.1.2027"] {
            #expect(throws: AgreementError.self) { try outline.take(day, for: .end) }
        }
        for id in ["", "../x", "a b", "a/b", "-x", String(repeating: "a", count: 65)] {
            #expect(throws: AgreementError.self) {
                _ = try AgreementOutline(id: id, type: .joint, today: outline.today)
            }
        }
    }

    @Test("names of fields mean themselves, whatever is in them")
    func fields() throws {
        var generator = SeededGenerator(seed: 12)
        var names: [String] = []
        for _ in 0..<300 {
            let name = random(&generator)
            if !names.contains(name), !name.hasPrefix("#"), name.utf8.count < 200 { names.append(name) }
        }
        let draft = try DraftInHand { outline in
            outline.datasets =
                "datasets:\n  - name: c\n    format: csv\n    maxRows: 9\n    fields:\n"
                + names.enumerated().map { AgreementOutline.openField($0.element, number: $0.offset + 1, indent: 6) }
                .joined()
        }
        #expect(try DraftInHand.problems(draft.text).filter { !$0.isGap } == [])
        let read = try DraftInHand.read(draft.text)
        #expect(read.gaps.count { $0.word.hasPrefix("rule-") } == names.count)
        #expect(read.document.agreement.datasets[0].fields.map(\.field) == names)
    }

    @Test("a damaged draft is read or refused, and every place that is named is in the file")
    func damaged() throws {
        var generator = SeededGenerator(seed: 13)
        let original = Array(
            try DraftInHand(.subProcessor).filled(except: ["term-end", "recipient-key", "title"]).utf8)
        let pieces = [
            "# fill: word", ": # fill: a", "x:   # fill: b\n", "- ", "{", "}", "\"", "\n", "\r", ":", " ", "&a", "*a",
        ]
        let (day, adequacy) = (try #require(CivilDate(iso: "2026-11-15")), try Adequacy.builtIn())
        var (read, refused) = (0, 0)
        for _ in 0..<400 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let end = min(bytes.count, place + Int.random(in: 1...30, using: &generator))
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bytes.removeSubrange(place..<end)
                default:
                    bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: place)
                }
            }
            let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
            do throws(AgreementError) {
                let draft = try AgreementDraft.read(bytes, name: "x", on: day)
                read += 1
                #expect(draft.document.bytes == bytes && draft.document.digest == .sha256(bytes))
                for finding in AgreementReview(draft, on: day, adequacy: adequacy).findings {
                    #expect((1...lines).contains(finding.line))
                    #expect(!finding.what.contains("\n") && !finding.fix.contains("\n"))
                }
                // What has gaps nobody takes for an agreement.
                if !draft.gaps.isEmpty {
                    #expect(throws: AgreementError.self) { _ = try AgreementDocument.read(bytes, name: "x") }
                }
            } catch {
                refused += 1
                #expect(!error.findings.isEmpty)
                for finding in error.findings {
                    #expect((1...lines).contains(finding.line ?? 1) && !finding.what.contains("\n"))
                }
            }
        }
        #expect(read > 20 && refused > 20, "\(read) read, \(refused) refused")
    }

    @Test("a file of gaps alone is worked through once")
    func many() throws {
        let text = try DraftInHand { outline in
            outline.datasets =
                "datasets:\n  - name: c\n    format: csv\n    maxRows: 9\n    fields:\n"
                + (1...1500).map { AgreementOutline.openField("Column \($0)", number: $0, indent: 6) }.joined()
        }.text
        let findings = try DraftInHand.findings(text)
        #expect(findings.count { $0.rule.id == "DL-F02" } == 1526 && findings.count == 1526)
        #expect(try DraftInHand.problems(text + "colour: red\n").count == 1527)
    }
}
