import Testing

@testable import Detection

@Suite("Names of people that are written as one word")
struct GluedNameTests {
    private func isReference(_ text: String) -> Bool {
        GluedName(.shared, isReference: true).isIn(Array(text.utf8).span)
    }

    private func isText(_ text: String) -> Bool { GluedName(.shared, isReference: false).isIn(Array(text.utf8).span) }

    @Test(
        "a given name and a common family name make one, in either order, letters and digits around it",
        arguments: [
            "JOHNSMITH", "SMITHJOHN", "johnsmith", "JohnSmith", "MARYJONES", "PATELRAJ", "ALIKHAN", "JOHNSMITH0001",
            "RT-JOHNSMITH", "BROWNDAVID 2026",
        ])
    func names(name: String) {
        #expect(isReference(name))
    }

    @Test(
        "in a reference an initial is enough, and so is a family name that few have",
        arguments: ["JSMITH", "SMITHJ", "JSMITH0001", "RJONES", "AKHAN", "GARETHPOSTLETHWAITE"])
    func references(name: String) {
        #expect(isReference(name))
        #expect(!isText(name))
    }

    @Test(
        "words, codes and names of firms are none",
        arguments: [
            "COLLECTION", "BROADBAND", "MANDATE", "EXAMPLETEL", "OPENREACH", "GOCARDLESS", "VODAFONE", "TALKTALK",
            "INVOICE", "MONTHLYCHARGE", "LINERENTAL", "DDCOLLECTION", "SUBSCRIPTION", "RCUR", "EXC2000064",
            "FRST", "PAYMENT", "BARCLAYS", "SANTANDER", "ROWANTELECOM", "TESTGB2LXXX", "BACSTEL", "SEPA", "CORE",
            "INVERBOGLE", "THRUPPLEWICK", "QUIBBLETON", "SIMONLY", "PREMIERINN", "MARKETING", "JOHN", "SMITH", "JO",
        ])
    func others(word: String) {
        #expect(!isReference(word))
        #expect(!isText(word))
    }

    @Test("in a text a word is whole, is split where its capitals split it, and may be a company's")
    func texts() {
        for name in ["paid by JOHNSMITH", "JOHNSMITH, again", "ref JohnSmith"] {
            #expect(isText(name), "\(name)")
        }
        for other in ["JOHNSMITH LTD", "JOHNSMITH PLUMBING LIMITED", "BillingState", "LineNo", "FENNIMARSH-ON-SEA"] {
            #expect(!isText(other), "\(other)")
        }
    }

    @Test("no word of a sample's companies, products and reports is one, but for those that are of two names")
    func samples() {
        let words = """
            Make Believe Joinery Limited Ices Cwmni Llanffug Cyf REFER TO PAYER INSTRUCTION CANCELLED NO ACCOUNT
            PAYER DECEASED EXAMPLE BANK PLC GREAT NONESUCH BALLYNOWHERE INVERBOGLE DD COLLECTION CONTRA
            CollectionDate TransactionCode InvoiceNumber AccountNumber CompanyName ReasonCode ReturnDate
            """
        #expect(!isText(words))
    }
}
