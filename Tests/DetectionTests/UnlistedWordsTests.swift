import TestSupport
import Testing

@testable import Detection

/// In a text of words that no list has, a word that no list has is none of a name.
struct UnlistedWordsTests {
    private static let recogniser = Recogniser()

    /// What is left of `text` where findings are taken out of it.
    private func standing(_ text: String, _ names: String...) -> String {
        var known = KnownValues()
        for name in names { known.add(Array(name.utf8).span, as: .words, kind: .name) }
        var finder = FreeText(Self.recogniser)
        var findings: [ScrubFinding] = []
        let bytes = Array(text.utf8)
        finder.find(in: bytes.span, knowing: &known, into: &findings)
        var left: [UInt8] = []
        var position = 0
        for finding in findings {
            left += bytes[position..<finding.range.lowerBound] + [UInt8(ascii: "_")]
            position = finding.range.upperBound
        }
        return String(decoding: left + bytes[position...], as: UTF8.self)
    }

    @Test("a Welsh note keeps its Welsh words, and loses the name behind its title and the telephone number")
    func welsh() {
        #expect(
            standing(
                "siarad gyda'r cwsmer heddiw, wedi trio ailgychwyn y llwybrydd ond mae'n dal heb weithio. Ffoniwch Mrs "
                    + "Prytherch yn ôl ar 07700 900123 cyn diwedd yr wythnos, peiriannydd wedi trefnu ar gyfer fory")
                == "siarad gyda'r cwsmer heddiw, wedi trio ailgychwyn y llwybrydd ond mae'n dal heb weithio. Ffoniwch Mrs "
                + "_ yn ôl ar _ cyn diwedd yr wythnos, peiriannydd wedi trefnu ar gyfer fory")
    }

    @Test("other languages and made-up words keep the words that no list has")
    func others() {
        for text in [
            "klient dzwonił dzisiaj w sprawie ostatniej faktury, prosi o pilny kontakt przed końcem tygodnia",
            "lukadu relomi nadabe kurili mediba koremi lamiru bedoni rakemu dilabo nekuri",
            "klient dzwonil dzisiaj w sprawie ostatniej faktury, prosi o pilny kontakt przed koncem tygodnia",
            "nadabe de la kurili, mediba ka koremi di lamiru ma bedoni (rakemu) dilabo; nekuri y relomi",
        ] {
            #expect(standing(text) == text)
        }
    }

    @Test("what announces somebody makes a word a name in such a text too, and so does the record")
    func evidence() {
        let before = "lukadu relomi nadabe kurili mediba koremi lamiru bedoni, "
        let behind = ", rakemu dilabo nekuri"
        for (text, left) in [
            ("mrs brellick", "mrs _"), ("rang brellick", "rang _"), ("spoke to brellick", "spoke to _"),
            ("brellick rang", "_ rang"), ("brellick kettorane rang", "_ _ rang"), ("brellick, 07700 900123", "_, _"),
            ("relomi smith", "_ _"), ("relomi brellick smith", "relomi _ _"),
            ("brellick at skellorne dot example", "_"), ("jo@example.com", "_"),
            ("lamiru brellick was in", "lamiru brellick was in"), ("brellick 07700 900123", "_ _"),
            ("relomi Brellick", "relomi _"),
        ] {
            #expect(standing(before + text + behind) == before + left + behind)
        }
        #expect(standing("hi brellick, " + before + behind) == "hi _, " + before + behind)
        #expect(standing(before + "brellick" + behind, "Brellick") == before + "_" + behind)
    }

    @Test("where most words are listed, and in short texts, a word that no list has is in doubt as before")
    func english() {
        let note = "the customer wants a refund for the router that never arrived, "
        #expect(standing(note + "brellick korrobane not happy") == note + "_ _ not happy")
        #expect(standing("tharwen skellorne beside dilab") == "_ _ beside dilab")
        // Of six words none may be listed, of eight two.
        #expect(standing("tharwen skellorne dilabo nekuri relomi") == "_ _ _ _ relomi")
        #expect(standing("tharwen skellorne dilabo nekuri relomi bill") == "_ _ _ _ relomi bill")
        let six = "tharwen skellorne dilabo nekuri relomi kurili"
        #expect(standing(six) == six)
        #expect(standing(six + " koremi bill paid") == six + " koremi bill paid")
    }

    @Test("each part of a long text is judged by the words around it")
    func parts() {
        let english = String(repeating: "the customer wants a refund for the router that never arrived. ", count: 30)
        let other = String(repeating: "lukadu relomi nadabe kurili mediba koremi lamiru bedoni. ", count: 30)
        let name = "tharwen skellorne beside dilab. "
        let left = standing(english + name + english + other + name + other)
        #expect(left.hasPrefix(english + "_ _ beside dilab. " + english))
        #expect(left.hasSuffix(name + other))
    }
}
