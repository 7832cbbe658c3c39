import Foundation
import Primitives
import TestSupport
import Testing

@testable import Agreements

/// Drafts of agreements: what they leave open, and that nothing else is wrong with them.
@Suite("A draft of an agreement")
struct AgreementDraftTests {
    @Test("its gaps are all that a review finds, whatever its type", arguments: Agreement.Relation.allCases)
    func gapsAlone(type: Agreement.Relation) throws {
        let draft = try DraftInHand(type)
        let findings = try DraftInHand.findings(draft.text)
        #expect(findings.allSatisfy { $0.rule.id == "DL-F02" }, "\(findings.map(\.description))")
        #expect(findings.count == draft.words.count)
        #expect(findings.count == (type == .subProcessor ? 29 : 27))
        #expect(Set(draft.words).count == draft.words.count, "no two lines share a word")
    }

    @Test("with its gaps filled it is an agreement in which nothing is found, and editors find nothing either")
    func filled() throws {
        let texts = try Agreement.Relation.allCases.map { try DraftInHand($0).filled() }
        for text in texts {
            #expect(findings(text).isEmpty)
            let found = try DraftInHand.findings(text)
            #expect(found.isEmpty, "\(found.map(\.description))")
            let document = try read(text)
            let review = AgreementReview(
                document, on: try #require(CivilDate(iso: "2026-11-15")), adequacy: try .builtIn())
            #expect(review.findings.isEmpty)
            #expect(review.coverage.allSatisfy { $0.state == .covered })
        }
        for verdict in try SchemaPeer.verdicts(on: texts) { #expect(verdict.isEmpty, "\(verdict)") }
    }

    @Test("each gap is named alone where all others are filled, and the reader refuses it")
    func single() throws {
        let draft = try DraftInHand(.subProcessor)
        for word in draft.words {
            let text = try draft.filled(except: [word])
            let found = try DraftInHand.findings(text)
            #expect(found.map(\.rule.id) == ["DL-F02"], "\(word): \(found.map(\.description))")
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let line = try #require(
                lines.firstIndex { $0.hasSuffix(": # fill: \(word)") || $0.hasSuffix(" # fill: \(word)") })
            #expect(found.first?.line == line + 1, "\(word)")
            #expect(found.first?.what.hasPrefix("\(word) is still to be filled in: ") == true)
            #expect(found.first?.fix.isEmpty == false)
            let refused = findings(text)
            #expect(refused.contains { $0.line == line + 1 }, "\(word)")
        }
    }

    @Test("gaps do not hide what else is wrong, whether the reader finds it or the review")
    func others() throws {
        let draft = try DraftInHand()
        for (old, new, id) in [
            ("[marketing, sale, onward", "[sale, onward", "DL-A02"),
            ("measures: [encryption-at-rest, two-factor, least-privilege]", "measures: []", "DL-S01"),
            ("    covers: [28-3-g]\n", "", "DL-C27"), ("next: 2027-11-15", "next: 2026-11-14", "DL-D03"),
            ("from: prepared, within: P30D", "from: prepared, within: P3D", "DL-D07"),
        ] {
            let found = try DraftInHand.findings(try example(replacing: old, by: new, in: draft.text))
            #expect(found.count { $0.rule.id == "DL-F02" } == 27, "\(id)")
            #expect(found.map(\.rule.id).filter { $0 != "DL-F02" } == [id])
        }
        for (old, new, what) in [
            ("version: 1", "version: one", "is no whole number"), ("purposes:", "purpose:", "unknown key"),
            ("division: england-and-wales", "division: wales", "is not one of"),
            ("notifyWithin: PT24H", "notifyWithin: soon", "is no duration"),
        ] {
            let problems = try DraftInHand.problems(try example(replacing: old, by: new, in: draft.text))
            #expect(problems.count { $0.isGap } == 27, "\(old)")
            #expect(problems.contains { !$0.isGap && $0.what.contains(what) }, "\(old)")
            let report = ReviewReport(
                AgreementError(document: "draft.yaml", sorting: problems, most: .max), file: "draft.yaml")
            #expect(Set(report.results.map(\.rule.id)) == ["DL-F01", "DL-F02"])
            #expect(report.results.count { $0.rule.id == "DL-F02" } == 27)
        }
    }

    @Test("the marked lines of the examples are gaps where their values are taken out")
    func examples() throws {
        for (file, path) in [(ExampleReview.vendor, 0), (ExampleReview.bureau, 0)] {
            let text = try ExampleReview(file).text
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let marked = lines.indices.filter { lines[$0].contains(/^ *[A-Za-z]+: .*[^ ] +# fill: [a-z-]+$/) }
            #expect(marked.count >= 8 + path)
            for place in marked {
                var one = lines
                one[place].replace(/: .* # fill/, with: ": # fill")
                let found = try DraftInHand.findings(one.joined(separator: "\n"))
                #expect(found.map(\.rule.id) == ["DL-F02"], "\(lines[place]): \(found.map(\.description))")
                #expect(found.first?.line == place + 1)
            }
        }
    }

    @Test("a gap twice, at an unknown place or of an unknown word is named, and so is what is wrong besides")
    func odd() throws {
        let text = try DraftInHand().filled()
        let twice = try example(
            replacing: "  approvers:\n",
            by: "    - name: # fill: another\n      key: # fill: preparer-key\n  approvers:\n",
            in: text)
        #expect(
            try DraftInHand.findings(twice).map(\.place) == ["access.preparers[2].name", "access.preparers[2].key"])
        let role = try example(
            replacing: "Vic Vendor   # fill: recipient-name\n",
            by: "Vic Vendor   # fill: recipient-name\n      role: # fill: their-role\n", in: text)
        let found = try DraftInHand.findings(role)
        #expect(found.map(\.place) == ["access.recipients[1].role"])
        #expect(found.first?.what == "their-role is still to be filled in: a value for this key")
        // No stand-in fits a key that takes a list, or one that nobody knows: then the rest can only be read.
        for (old, new) in [
            ("purposes: [system-fix]", "purposes: # fill: purposes"), ("version: 1", "version: # fill: v"),
        ] {
            let problems = try DraftInHand.problems(try example(replacing: old, by: new, in: text))
            #expect(problems.map(\.isGap) == [true], "\(new)")
        }
        let unknown = try DraftInHand.problems(
            try example(replacing: "version: 1", by: "version: 1\ncolour: # fill: colour", in: text))
        #expect(unknown.map(\.isGap) == [true])
    }

    @Test("what only looks like a gap is none")
    func lookAlikes() throws {
        let text = try DraftInHand().filled()
        let inText = try example(
            replacing: "      anonymous. The Provider answers",
            by: "      key: # fill: word\n      anonymous. The Provider answers",
            in: try example(replacing: "is not\n      anonymous.", by: "is not\n      anonymous.", in: text))
        #expect(try DraftInHand.read(inText).gaps.isEmpty)
        for value in [
            "\"\" # fill: title", "'' # fill: title", "# to be filled in", "# fill: Title", "# fill: a b",
            "#fill: title",
        ] {
            let changed = text.replacing(/title: .*\n/, with: "title: \(value)\n", maxReplacements: 1)
            #expect(changed != text)
            #expect(try DraftInHand.problems(changed).map(\.isGap) == [false], "\(value)")
        }
    }

    @Test("in flow mappings and with line ends of other systems a gap is a gap")
    func forms() throws {
        let text = try DraftInHand().filled()
        let flow = try example(
            replacing: "breach:\n  contact: security@acme.example   # fill: breach-contact\n  notifyWithin: PT24H\n",
            by: "breach: {notifyWithin: PT24H, contact:   # fill: breach-contact\n  }\n", in: text)
        #expect(try DraftInHand.findings(flow).map(\.place) == ["breach.contact"])
        let open = try DraftInHand().filled(except: ["term-end", "fault-ticket"])
        for end in ["\r\n", "\r"] {
            #expect(
                try DraftInHand.findings(open.replacing("\n", with: end)).map(\.place) == ["fault.ticket", "term.end"])
        }
    }

    @Test("days that the file states are taken into account where others are open")
    func days() throws {
        let text = try DraftInHand().filled(except: ["term-end", "due-diligence-date"])
        let later = text.replacing("start: 2026-11-15", with: "start: 2029-01-01")
            .replacing("validUntil: 2027-09-01", with: "validUntil: 2026-11-16")
        #expect(later != text)
        #expect(try DraftInHand.findings(later).map(\.rule.id) == ["DL-F02", "DL-F02"])
        let start = try DraftInHand().filled().replacing("start: 2026-11-15", with: "start: # fill: term-start")
            .replacing("end: 2027-01-31", with: "end: 2026-11-01")
        #expect(try DraftInHand.findings(start).map(\.rule.id) == ["DL-F02", "DL-D01"])
    }

    @Test("the stand-ins of rules are not shown, and what is refused of stand-ins is not said")
    func shown() throws {
        let draft = try DraftInHand.read(try DraftInHand().text)
        #expect(draft.report.rows.isEmpty)
        let open = try DraftInHand {
            $0.datasets =
                "datasets:\n  - name: c\n    format: csv\n    maxRows: 9\n    fields:\n"
                + "      Id: {do: token}\n" + AgreementOutline.openField("A.b [1]", number: 1, indent: 6)
        }
        let read = try DraftInHand.read(try open.filled(except: ["rule-1"]))
        #expect(read.gaps.map(\.place) == ["datasets[1].fields.A.b [1]"])
        #expect(read.report.rows.map(\.field) == ["Id"])
        let day = try #require(CivilDate(iso: "2026-11-15"))
        let trust = try TrustList(officer: try SSHPublicKey(ExampleKey.officer), person: "Olive Officer", from: day)
        func sections(_ text: String) throws -> [String] {
            let draft = try DraftInHand.read(text)
            return draft.standing(
                Gate.refusals(
                    draft.document, on: day, trust: trust, signatures: [],
                    preparer: draft.document.agreement.access.preparers.first?.key.fingerprint, force: .inForce,
                    rehearsal: false)
            ).map(\.section)
        }
        #expect(try sections(try DraftInHand().text).isEmpty)
        #expect(
            try sections(try DraftInHand().filled(except: ["approver-key"])) == [
                "access.preparers[1]", "access.signatories.provider[1]", "access.signatories.recipient[1]",
                "access.recipients[1]",
            ])
    }

    @Test("every key that a draft leaves open has a word, what belongs there and how to write it")
    func words() {
        #expect(Set(FillWord.all.map(\.place)).count == FillWord.all.count)
        #expect(Set(FillWord.all.map(\.word)).count == FillWord.all.count)
        for word in FillWord.all { #expect(!word.what.isEmpty && !word.fix.isEmpty) }
    }
}
