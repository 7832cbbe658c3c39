import TestSupport
import Testing

@testable import Detection

@Suite("Lexicon")
struct LexiconTests {
    private func entry(_ word: String) throws -> Lexicon.Entry {
        let bytes = Array(word.utf8)
        let read = NameWord(in: bytes.span, at: 0, Lexicon.shared)
        return try #require(read).entry
    }

    @Test(
        "words are known whatever their case, accents and apostrophes",
        arguments: [
            ("Zoë", "zoe"), ("SIÂN", "sian"), ("Łukasz", "lukasz"), ("Søren", "soren"), ("O'Brien", "obrien"),
            ("O’Brien", "obrien"), ("Nguyễn", "nguyen"), ("Ştefan", "stefan"), ("Ștefan", "stefan"),
            ("Müller", "muller"),
            ("Zoe\u{308}", "zoe"), ("Petrović", "petrovic"), ("Ağa", "aga"), ("Weiß", "weiss"), ("Bjørn", "bjorn"),
        ])
    func folding(word: String, plain: String) throws {
        #expect(try entry(word).rawValue == entry(plain).rawValue)
        #expect(try entry(plain).rawValue != 0)
    }

    @Test("lists say what they are made to say")
    func lists() throws {
        #expect(try entry("sarah").has(.given) && !entry("sarah").has(.ordinary))
        #expect(try entry("patel").has(.family))
        #expect(try entry("rose").has(.given) && entry("rose").has(.ordinary))
        #expect(try entry("leeds").has(.place) && entry("london").has(.place))
        #expect(try entry("router").has(.ordinary) && !entry("router").has(.name))
        #expect(try entry("mrs").role == .title && entry("dear").role == .greeting)
        #expect(try entry("nicht").role == .foreign && entry("faktury").role == .foreign)
        // Words of English, particles and names stay what they are.
        #expect(try entry("problem").role == .none && entry("al").role == .none && entry("kerem").role == .none)
        #expect(try entry("handover").has(.ordinary) && entry("redacted").has(.ordinary))
        #expect(try !entry("council").has(.given) && entry("blessing").has(.given))
        #expect(try entry("qzxqzx").rawValue == 0)
        #expect(Lexicon.shared.count > 100_000)
    }

    @Test("every role fits into an entry")
    func roles() {
        for role in Lexicon.Role.allCases {
            #expect(Lexicon.Entry(rawValue: role.rawValue << Lexicon.Entry.roleShift).role == role)
            #expect(role.rawValue << Lexicon.Entry.roleShift < 1 << 24)
        }
    }

    @Test("the bits say of any hash what the slots say, at the end of the table too", arguments: [3, 4])
    func bits(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let lexicon = Lexicon.shared
        var found = 0
        for number in 0..<400_000 {
            var hash = UInt64.random(in: .min ... .max, using: &random) | 1
            // Half of them begin in the last slots, behind which the first come.
            if number % 2 == 0 { hash |= 0x3_FFF0 << 46 }
            let entry = lexicon[hash].rawValue
            #expect(entry == lexicon.entry(of: hash).rawValue)
            if entry != 0 { found += 1 }
        }
        // A hash is no word's, but by chance.
        #expect(found < 10)
        #expect(LexiconTests.words.allSatisfy { lexicon[$0].rawValue == lexicon.entry(of: $0).rawValue })
    }

    private static let words: [UInt64] = NameWords.lists.flatMap { list in
        list.words.utf8.split(whereSeparator: { !$0.isLetter }).map { word in
            var hash = WordHash()
            for letter in word { hash.add(letter) }
            return hash.value
        }
    }

    @Test("the top bits of eight bytes are gathered in their order")
    func gathered() {
        for mask in UInt64(0)..<256 {
            let tops = (UInt64(0)..<8).reduce(UInt64(0)) { $0 | (mask >> $1 & 1) << ($1 * 8 + 7) }
            #expect(EightBytes.gathered(tops) == mask)
        }
    }
}
