import Testing

@testable import Detection

/// What is called like people and is nobody, and people beside it.
@Suite("Namesakes")
struct NamesakesTests {
    @Test(
        "what is called after people is nobody's name",
        arguments: [
            "Storm Isha took 40 lines down", "MSO after Storm Darragh", "project Jasmine slips a week",
            "Ruby Unlimited ends in May", "not valid with Basil Saver", "Ogden & Rudge Solicitors: survey fine",
            "Elliot Wolfe LLP pays", "site survey at Cromwell Tyres",
            "Cutover done, handover booked",
            "the council called back", "leaver list redacted", "a man called again", "X-Api-Key missing",
        ])
    func nobody(line: String) {
        #expect(foundValues(line, [.name]).isEmpty)
    }

    @Test(
        "small words of other languages are no names, and words of no list beside them neither",
        arguments: [
            "die Leitung ist defekt, bitte anrufen", "proszę o zmianę adresu, dziękuję",
            "factura e prea mare, multumesc",
            "mera bill bahut zyada", "je vous prie de rappeler, merci", "annwyl syr, diolch",
        ])
    func foreign(line: String) {
        #expect(foundValues(line, [.name, .userName]).isEmpty)
    }

    @Test(
        "people among them are still found",
        arguments: [
            "nazywam się [Hina Awan]", "mein Name ist [Daisy Pickles]", "je m'appelle [Kulwant Atwal]",
            "@[Muireann] can you ring",
            "my no if lost ([penny], eng)", "[gunnar], [jo] and [delyth] all raised it",
            "see attached for [Rivers] family",
            "2nd [Poppy Noon] 07700 900978", "07:38:25 [tunde] @ wholesale says",
            "sorry that [marquelle] did not arrive",
            "old tenant [askew] left", "spoke to [karen cable], she rang", "mate [Yiu-Fai] came", "[Blessing] rang",
            "Spoke to [Sarah Jones] & [Tom] report slow wifi", "Spoke to [Sarah Jones] BANK details changed",
            "This is [Sarah Jones]'s Vodafone. Please call", "[Sarah]'s Openreach Engineer called",
            "fibre project [John Smith] rang about delay", "project [Jasmine] rang",
        ])
    func somebody(line: String) {
        let (text, names) = markedLine(line)
        #expect(foundValues(text, [.name]).map(\.text) == names)
    }
}
