import Primitives
import TestSupport
import Testing

@testable import Agreements

@Suite("The names of people")
struct PersonNameTests {
    @Test(
        "names that people cannot tell apart are one person's",
        arguments: [
            ("Test approver", "TEST  Approver"), ("Test approver", "Test approver."),
            ("Test approver", "Test,approver"),
            ("Ann O'Neill", "Ann O’Neill"), ("Ann O'Neill", "Ann Oʼneill"), ("Siân Jones", "Sia\u{302}n Jones"),
            ("Anna-Lee Smith", "Anna Lee Smith"), ("Weiß", "WEISS"), ("Соре", "Cope"), ("Νικο", "Niko"),
            ("Alan Grıggs", "Alan Griggs"), ("Sam\u{2009}Po", "Sam Po"),
        ])
    func same(one: String, other: String) {
        #expect(isSamePerson(one, other))
    }

    @Test(
        "names that differ in a letter or an accent are two people's",
        arguments: [("Ann Lee", "Ann Leigh"), ("José", "Jose"), ("Ian", "Lan"), ("Ann Lee 2", "Ann Lee 3")])
    func different(one: String, other: String) {
        #expect(!isSamePerson(one, other))
    }

    @Test(
        "names of one script are names",
        arguments: [
            "Siân O'Neill", "Nguyễn-Łukasz, Zoë (2nd)", "Groß", "Οδυσσέας Ελύτης", "Иван Петров", "山田 タロウ", "김민준",
            "สมชาย น้ำใจ", "محمد", "erased SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", "Pat \"P\" Préparer",
        ])
    func names(name: String) {
        guard case .value(name) = PersonName.reading(name) else {
            Issue.record("\(PersonName.reading(name))")
            return
        }
    }

    @Test(
        "a name with what nobody sees, what stands for something else or letters of two scripts is refused",
        arguments: [
            ("Test\u{200B} approver", "U+200B, which nobody sees"), ("Test \u{202E}approver", "U+202E"),
            ("Te\u{AD}st", "U+AD,"), ("Test\u{FE0F} a", "U+FE0F, which stands for another"), ("Test\u{34F}", "U+34F"),
            ("Test\u{A0}approver", "U+A0, which stands for another"), ("Ｔest", "U+FF54"), ("𝐓est", "U+1D413"),
            ("Tеst", "mixes letters of LATIN and CYRILLIC"), ("Αnna", "mixes letters of GREEK and LATIN"),
            ("\u{E000}", "U+E000"), ("...", "has no letter"), (" Ann", "white space"),
            ("A\u{7}nn", "control character"),
        ])
    func refused(name: String, says: String) {
        guard case .problem(let what, _) = PersonName.reading(name) else {
            Issue.record("\(name) was taken")
            return
        }
        #expect(what.contains(says), "\(what)")
    }

    @Test("the agreement and the trust list refuse such a name, and say where")
    func readers() throws {
        for name in ["Sam\u{200B} Provider", "S\u{430}m Provider"] {
            let text = exampleAgreement.replacing("{name: Sam Provider", with: "{name: \(name)")
            let refusal = #expect(throws: AgreementError.self) {
                try AgreementDocument.read(Array(text.utf8), name: "a.yaml", profiles: .unresolved)
            }
            #expect(refusal?.what.contains("access.signatories.provider[1].name") == true)
        }
        var list = try TrustList(
            officer: try SSHPublicKey(ExampleKey.officer), person: "Dee Officer",
            from: try #require(CivilDate(iso: "2026-01-01")))
        let error = #expect(throws: AgreementError.self) {
            try list.add(try Situation.entry(ExampleKey.preparer, "D\u{435}e Officer", .provider, .preparer))
        }
        #expect(error?.what == "the person's name mixes letters of LATIN and CYRILLIC, of which some look alike")
        #expect(list.revision == 1)
    }
}
