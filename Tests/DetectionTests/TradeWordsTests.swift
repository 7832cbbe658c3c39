import Testing

@testable import Detection

@Suite("Words of the trade")
struct TradeWordsTests {
    @Test(
        "what is made, used and done in the trade is nobody's name",
        arguments: [
            "customer has an iPhone 14 Pro Max in gold", "replaced the iPhone 14 Pro Max in Rose Gold",
            "iPhone 13 in Rose Gold was swapped", "Lenovo would not start", "the Lenovo laptop is slow",
            "see the Jenkins build 12 that failed", "Jenkins pipeline is red", "the Norton antivirus expired",
            "the Eve Energy plug is offline", "this was a cease and reprovide",
            "Deskphone does not register", "Upsert failed on the contact table", "Dedupe job ran over night",
            "Dedupe ran", "Nbsp in the address field", "please unregister the handset",
            "charge is prorata from the 1st",
            "billed prorata", "Ordr was placed on Monday", "goods dispached", "dispached to customer",
            "the RabbitMQ queue is full", "the line was deprovisioned",
            "uses a Doro handset", "ps -u sjones | head", "Case 00482913 linked", "New Case created", "Max speed 80",
            "Bill Shock alert", "the Bose headset is faulty", "a Dyson vacuum trips it",
            "his Philips Hue bulbs went offline",
            "the Brother printer is jammed", "the Marshall headset hums", "Hoover vacuum in the way",
        ])
    func trade(line: String) {
        #expect(foundValues(line, [.name]).map(\.text) == [])
    }

    @Test(
        "names that begin what products are called are names anywhere else",
        arguments: [
            "spoke to [Max] about the iPhone", "[Rose Taylor] called",
            "[Max Jenkins] rang", "Mr [Norton] called about his bill",
            "[Eve] called to complain", "spoke to Mrs [Jenkins] today",
            "Spoke to [Rose Gold] re billing",
            "rang [Rose Gold] this morning", "customer [Rose Gold] wants a refund", "tenant is [Rose Gold]",
            "[Rose Gold]'s bill", "spoke to daughter [Rose Gold]", "[Rose Gold-Taylor] rang", "[Travis Jobs] rang",
            "[Jenkins] job booked for Tuesday", "[Travis] job cancelled by him", "[Norton] renewal - wants a call back",
            "customer [Norton] accounts query", "[Marshall] printer not working", "[Jenkins] agent called",
            "caller [Kaspersky] rang", "[Sarah Case] called", "spoke to [Case] today", "[Case] rang again",
            "[Bill Payne] rang", "caller [Belkin] rang",
        ])
    func people(line: String) {
        let (text, names) = markedLine(line)
        #expect(foundValues(text, [.name]).map(\.text) == names, "\(line)")
    }

    @Test("no coined word of the trade is a name in the lists of names")
    func coined() {
        for list in [NameWords.makers, NameWords.workings, NameWords.slips] {
            for word in list.split(whereSeparator: \.isWhitespace) {
                let bytes = Array(word.utf8)
                let read = NameWord(in: bytes.span, at: 0, Lexicon.shared)
                #expect(read?.has(.name) == false, "\(word)")
            }
        }
    }

    @Test("a company without limited liability is no part of a name")
    func unlimited() {
        #expect(foundValues("Smith Unltd called", [.name]).allSatisfy { !$0.text.contains("Unltd") })
    }

    @Test(
        "functions and files of programs stay whole",
        arguments: [
            "java.sql.SQLException at oracle.jdbc.Driver.x(Driver.java:9)",
            "NullReferenceException at Crm.Web.Merge.Do()",
            "TypeError at app.main.js:10:5", "error in System.Web.UI.Page.Load() again",
            "   at System.Web.UI.Page.ProcessRequest(Boolean includeStages)",
            "\tat com.example.billing.Page.run(Page.java:99)", "\tat com.example.Grant.Park.Mason(Mason.java:9)",
            "at Crm.Web.Carter.Save() in c:\\src\\Carter.cs:line 20",
        ])
    func traces(line: String) {
        #expect(foundValues(line, Set(PersonalKind.allCases)).map(\.text) == [])
    }

    @Test(
        "names stand beside full stops and brackets too",
        arguments: [
            "see [Sarah]_[Jones]_contract.pdf", "[JONES]_[SARAH]_20241112.wav", "_[Sarah Jones]_ said",

            "ring [J.Smith] (home) about it", "[Sarah Jones] (mother) rang", "Mr [Smith].cs wants a refund",
            "contact [J.P.Smith](wife)", "Mr [J.P.Smith](wife)", "[T.J.Carter]()",
        ])
    func beside(line: String) {
        let (text, names) = markedLine(line)
        #expect(foundValues(text, [.name]).map(\.text) == names)
    }
}
