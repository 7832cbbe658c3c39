import Detection
import TestSupport
import Testing

struct EntryNamesTests {
    private func name(_ input: String, dataset: String = "people", _ known: [String] = []) -> String {
        EntryNames.bundleName(of: input, dataset: dataset, formatExtension: "csv", knownWords: known)
    }

    @Test(
        "the words, dates and counters of usual exports stay as they are",
        arguments: [
            "Contact.csv", "contacts_2026-07-01.csv", "hubspot-crm-exports-all-contacts-2026-07-01.csv",
            "WeeklyExport_Account(2).CSV", "ADDACS_20260701_001.xml", "salesforce full backup Q3 2026.txt",
            "dd-mandates-260701.csv", "auddis report v2.xml", "CDR_July2026.csv", "cdr-01Jul2026.csv",
            "payments 01.07.2026.tsv", "customers-2026-07.csv", "may 2026 payments.csv", "billing_202607.csv",
            "pain.008.001.02.xml", "camt.054.001.08-2.xml", "bacs.018", "SIPUsers.csv", "Sales_utf8.dat",
        ])
    func usual(_ input: String) {
        #expect(name(input) == input)
    }

    @Test("what may be about a person is scrubbed, its length and look kept")
    func personal() {
        let names = [
            // People, also those who are called as months are.
            "Contacts for Jo Example.csv": "Contacts for xx xxxxxxx.csv",
            "contacts_sam_made-up.csv": "contacts_xxx_xxxx-xx.csv",
            "ContactsJExample.csv": "Contactsxxxxxxxx.csv",
            "June Example contacts.csv": "xxxx xxxxxxx contacts.csv",
            "contacts-April.csv": "contacts-xxxxx.csv",
            "contacts Zoë Müller.csv": "contacts xxx xxxxxx.csv",
            "contacts Zoe\u{308}.csv": "contacts xxx.csv",
            "\u{212A}W2026.csv": "xx0000.csv",
            "client 王小明.csv": "client xxx.csv",
            // Telephone numbers.
            "calls_07700900123.csv": "calls_00000000000.csv",
            "calls +44 7700 900 123.csv": "calls +00 0000 000 000.csv",
            "calls 020-7946-0123.csv": "calls 000-0000-0000.csv",
            "cli.01632.960.123.csv": "xxx.00000.000.000.csv",
            "calls ٠٧٧.csv": "calls 000.csv",
            // Mail addresses.
            "sam.madeup@example.com.csv": "xxx.xxxxxx@xxxxxxx.xxx.csv",
            "sam@example.com": "xxx@xxxxxxx.xxx.csv",
            // Tickets and customers.
            "TKT-48213 contacts.csv": "xxx-00000 contacts.csv",
            "CUST00042_export.csv": "CUST00000_export.csv",
            "ACME042.csv": "xxxx000.csv",
            // Accounts: sort code and number, an IBAN, a sort code alone in groups.
            "payments-55779911.csv": "payments-00000000.csv",
            "payments 00-11-22 55779911.csv": "payments 00-00-00 00000000.csv",
            "GB29NWBK60161331926819.xml": "xx00xxxx00000000000000.xml",
            "bacs 12-34-56.txt": "bacs 00-00-00.txt",
            // Postcodes and national insurance numbers.
            "contacts LS1 4AP.csv": "contacts xx0 0xx.csv",
            "payroll QQ123456C.csv": "payroll xx000000x.csv",
            // A day on which somebody may have been born, and one that does not exist.
            "contact 1975-03-12.csv": "contact 0000-00-00.csv",
            "contact 20261301.csv": "contact 00000000.csv",
            // A date glued to a name is a date still; a year may be a part of what it touches.
            "madeup20260701.csv": "xxxxxx20260701.csv",
            "madeup2026.csv": "xxxxxx0000.csv",
        ]
        for (input, scrubbed) in names { #expect(name(input) == scrubbed) }
    }

    @Test("the names of the dataset and of its profile stay, in whatever case")
    func known() {
        #expect(name("Quux_Contacts.csv", dataset: "quux") == "Quux_Contacts.csv")
        #expect(name("FROBOZZ-Contacts.csv", ["frobozz-contact"]) == "FROBOZZ-Contacts.csv")
        #expect(name("Quux_Contacts.csv") == "xxxx_Contacts.csv")
    }

    @Test("only the last part of a path counts, compression is no part of a name, and a known extension is kept")
    func parts() {
        #expect(name("/home/sam/Contact.csv.gz") == "Contact.csv")
        #expect(name("Exports\\sam\\Contact.csv.zip") == "Contact.csv")
        #expect(name("Contact.GZ") == "Contact.csv")
        #expect(name("Master") == "Master.csv")
        #expect(name("contacts.bak") == "contacts.xxx.csv")
        #expect(name("contacts.2026") == "contacts.2026.csv")
        #expect(
            EntryNames.bundleName(of: "export.bin", dataset: "dd", formatExtension: "txt") == "export.xxx.txt")
    }

    @Test("an input without a name, or with nothing but marks, is called as its dataset")
    func nameless() {
        for input in ["", "/", ".", "..", "---", "\u{0}", "\u{1F600}.csv"] { #expect(name(input) == "people.csv") }
        #expect(name(".csv") == "_csv.csv")
        #expect(EntryNames.bundleName(of: "", dataset: "", formatExtension: "csv") == "data.csv")
    }

    @Test("a name is safe to unpack anywhere: no folders, control characters, devices, or hyphens and stops in front")
    func safe() {
        #expect(name("-rf export.csv") == "_xx export.csv")
        #expect(name(".hidden-export.csv") == "_xxxxxx-export.csv")
        #expect(name(" export .csv") == "_export .csv")
        #expect(name("export;*?\"<>|$`'\u{1B}[2J\r\n.csv") == "export____________0x_.csv")
        #expect(name("CON.csv", dataset: "con") == "_CON.csv")
        #expect(name("com1.export.csv", ["com"]) == "_com1.export.csv")
        #expect(name("nul.txt.gz", ["nul"]) == "_nul.txt")
        #expect(name("export\u{202E}vsc.csv") == "export_xxx.csv")
    }

    @Test("a name that is taken, in whatever case, gets a number in front of its extension; a long one is cut")
    func taken() {
        var taken: Set<String> = []
        var names: [String] = []
        for input in ["Contact.csv", "contact.csv", "CONTACT.CSV.gz", "Contact-2.csv", "Contact.txt"] {
            names.append(
                EntryNames.bundleName(of: input, dataset: "people", formatExtension: "csv", taken: taken))
            taken.insert(names.last ?? "")
        }
        #expect(names == ["Contact.csv", "contact-2.csv", "CONTACT-3.CSV", "Contact-2-2.csv", "Contact.txt"])
        let long = String(repeating: "export ", count: 40) + ".csv"
        let cut = name(long)
        #expect(cut.utf8.count == EntryNames.largestSize && cut.hasSuffix(".csv"))
        let next = EntryNames.bundleName(of: long, dataset: "people", formatExtension: "csv", taken: [cut])
        #expect(next.utf8.count == EntryNames.largestSize && next.hasSuffix("-2.csv"))
    }

    @Test("whatever an input is called, its entry has a name that is short and plain")
    func anyName() {
        var random = SeededGenerator(seed: 3)
        let parts = [
            "export", "Contact", "Jo", "MadeUp", "May", "2026", "20260701", "07", "-", "_", " ", ".", "/", "é", "王",
            "\u{0}",
            "\u{301}", "٣", "csv", "gz", "zip", "CON", "x", "0", "@", "\u{1F600}", "\r\n", "K",
        ]
        for _ in 0..<3000 {
            let input = (0..<Int.random(in: 0..<20, using: &random)).map { _ in
                parts.randomElement(using: &random) ?? ""
            }.joined()
            let result = name(input)
            #expect((1...EntryNames.largestSize).contains(result.utf8.count))
            #expect(
                result.utf8.allSatisfy {
                    switch $0 {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"):
                        true
                    default: "-_.()+,=@ ".utf8.contains($0)
                    }
                }, "\(input)")
            #expect(!result.contains("Jo") && !result.contains("MadeUp"))
            #expect(!result.hasPrefix("-") && !result.hasPrefix(".") && !result.hasPrefix(" "))
            #expect(!result.hasSuffix(".") && !result.hasSuffix(" "))
        }
    }
}
