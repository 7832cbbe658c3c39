import TestSupport
import Testing

@testable import Detection

/// Texts read as people read them, and what is found in them stands where it was written.
struct PlainSpellingTests {
    private func plain(_ text: [UInt8]) -> PlainSpelling {
        var plain = PlainSpelling()
        plain.fill(text.span)
        return plain
    }

    private func read(_ text: String) -> String { String(decoding: plain(Array(text.utf8)).bytes, as: UTF8.self) }

    @Test("references of HTML, escapes of URLs, full width and characters that nobody sees are undone")
    func spellings() {
        for (text, says) in [
            ("07700&nbsp;900123", "07700 900123"), ("07700&#160;900123", "07700\u{A0}900123"),
            ("O&#39;Neill", "O'Neill"), ("O&#x27;Neill", "O'Neill"), ("O&rsquo;Neill", "O'Neill"),
            ("Si&acirc;n", "Sian"), ("J&OUML;RG &Ouml;", "J&OUML;RG O"), ("a&amp;#64;b", "a&#64;b"),
            ("jane&commat;example&period;com", "jane@example.com"), ("jane%40example.com", "jane@example.com"),
            ("Si%C3%A2n%20O%27Neill", "Siân O'Neill"), ("%e2%82%ac5", "€5"),
            ("０７７００＋Ａｚ", "07700+Az"), ("0\u{200B}77\u{AD}00\u{2060}", "07700"),
            ("\u{202A}+44 7700\u{202C}", "+44 7700"), ("call\u{200B}John", "call John"), ("JO\u{200B}HN", "JOHN"),
            ("BjÃ¶rn SÃ¸rensen", "Björn Sørensen"), ("Oâ€™Neill â€“ Â£5", "O\u{2019}Neill \u{2013} £5"),
            ("JosÃ\u{A9} Å\u{81}ukasz", "José Łukasz"), ("\u{C3}\u{192}lsa", "Ãlsa"),
            (#"{"n":"Si\u00e2n \u004fNeill","u":"https:\/\/x"}"#, #"{"n":"Siân ONeill","u":"https://x"}"#),
            (#"a\ud83d\ude00b"#, "a\u{1F600}b"), (#"Regards,\r\n\r\nSian"#, "Regards,\n\n\n\nSian"),
            (#"rang\tSian. \nOk"#, "rang\tSian. \nOk"), (#"[{"b":"ok\nsian"}]"#, "[{\"b\":\"ok\nsian\"}]"),
            ("=?utf-8?Q?Si=C3=A2n_O'Neill?=", "=?utf-8?Q?Siân_O'Neill?="),
            ("P=C3=A4ivi =E2=80=93 x", "Päivi \u{2013} x"),
            (#"rang Mrs Bloggs\n07700900123 engaged"#, "rang Mrs Bloggs\n07700900123 engaged"),
            (#"done.\nspoke\nto"#, "done.\nspoke\nto"), (#"ends \n"#, "ends \n"),
        ] {
            #expect(read(text) == says, "\(text)")
        }
    }

    @Test("what is no spelling of anything stays as it is")
    func others() {
        for text in [
            "key=41", "sha=CAFE", "a=C3", "x=C3=28", "x=C3%A4", #"ACME\n0770"#,
            "AT&T", "Q&A; more", "R&D;", "&;", "&#;", "&#x;", "&#12a;", "&#0;", "&#xFFFFFFFF;", "&#xD800;", "&noname;",
            "100%", "5%ad", "%C3", "%C3%", "%zz", "%0", "%00", "pass%193", "€5 “quoted” – dash", "naïve",
            "Ã", "ÃO", "Åse", "Ärger", "Â", "â€", "€™", "CAFÉ»", "\u{C3}\0", #"            {"b":"ok\nsian"}"#,
            "São Paulo",
            "&#000000000064;", #"ACME\nbloggs"#, #"acme\ubeade"#, #"C:\temp\new folder\readme"#, #"D:\News"#,
            #"..\test"#,
            #"\\fs01\reports\tbloggs"#, #"{"p":"C:\\Users\\nbloggs"}"#, #"\u12"#, #"\ud83dx"#, #"\d+\s"#, "\\",
        ] {
            #expect(read(text) == text)
            #expect(plain(Array(text.utf8)).isAsWritten)
        }
    }

    @Test("each byte knows where it was written, in any text")
    func origins() {
        var random = SeededGenerator(seed: 1114)
        let pieces = [
            "&", "&#", "64", ";", "%", "40", "C3", "A2", "&nbsp;", "&eacute;", "x", " ", "\u{200B}", "\u{AD}", "１", "é",
            "%E2%80%8B", "&#8203;", "\u{FEFF}", "\\", "\\n", "\\r\\n", "\\u00e2", "\\ud83d\\ude00", "N", "{", "Ã", "¶",
            "â€™",
        ].map { Array($0.utf8) }
        for _ in 0..<3_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...10, using: &random) {
                bytes += pieces.randomElement(using: &random) ?? []
                if Int.random(in: 0..<8, using: &random) == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                }
            }
            let plain = plain(bytes)
            var last = 0..<0
            for index in plain.bytes.indices {
                let origin = plain.origin(of: index..<index + 1)
                #expect(!origin.isEmpty && origin.upperBound <= bytes.count)
                #expect(origin == last || origin.lowerBound >= last.upperBound)
                if origin.count == 1 { #expect(bytes[origin.lowerBound] == plain.bytes[index]) }
                last = origin
            }
            if plain.isAsWritten { #expect(plain.bytes == bytes) }
        }
    }
}
