import Testing

@testable import Detection

@Suite("Names in letters that are not Latin")
struct OtherScriptsTests {
    @Test(
        "what stands like a name is one, in doubt",
        arguments: [
            "spoke to [Дмитро Шевченко] about the line", "[Γιώργος Παπαδόπουλος] rang", "caller [Иван] wants a refund",
            "mr [Қайрат Нұрланұлы] (tenant)", "name: [ИВАН ПЕТРОВ-ВОДКИН]", "customer [محمد علي] asks for a bill",
            "[王小明] rang about broadband", "Mrs [ਹਰਪ੍ਰੀਤ ਕੌਰ] called", "[김민준] via chat", "[दीपिका शर्मा] 07700 900123",
            "contact=[Αλέξης]; ok", "c/o [Լիլիթ]", "ring [עדינה כהן] back", "[ちひろ] says hi", "[สมชาย] emailed",
            "see [Оксана], then [Олег]",
        ])
    func names(line: String) {
        let (text, names) = markedLine(line)
        let found = foundValues(text, [.name])
        #expect(names.allSatisfy { name in found.contains { $0.text == name } }, "\(found)")
    }

    @Test(
        "sentences, signs and units are nobody's name",
        arguments: [
            "Мой интернет не работает", "Добрый день. Нет связи уже два дня", "50 Ω and 10 μF, Δ is 3",
            "π and ΔT",
            "не работает", "line 3 → 4 ✓ № 5 ★", "🙂 ok 👍🏽", "speed ½ of ² ℃ Ⅳ", "我的宽带从昨天晚上开始就不能用了请尽快处理",
            "الإنترنت لا يعمل منذ يومين وأريد أن ألغي العقد", "ﬁbre to the premises", "“quoted” – dash… £5",
        ])
    func sentences(line: String) {
        #expect(foundValues(line, [.name]).map(\.text) == [])
    }

    @Test("broken and cut letters end nothing but themselves, and each is walked over once")
    func hostile() {
        let recogniser = Recogniser()
        let letters = Array("Иван Петров محمد 王小明 ਕੌਰ".utf8)
        for end in 0...letters.count {
            for start in stride(from: 0, to: end, by: 3) {
                var matches: [Recogniser.Match] = []
                recogniser.scan(Array(letters[start..<end]).span, into: &matches)
                #expect(matches.allSatisfy { $0.range.upperBound <= end - start })
            }
        }
        let long = Array(String(repeating: "Иван ", count: 4000).utf8)
        var cursor = Recogniser.Cursor()
        while recogniser.next(in: long.span, &cursor) != nil {}
        #if DEBUG
            #expect(cursor.walked < long.count * 8)
        #endif
    }
}
