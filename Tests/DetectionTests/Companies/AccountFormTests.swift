import Testing

@testable import Detection

@Suite("The forms of an account")
struct AccountFormTests {
    @Test(
        "sort codes, account numbers, both, and IBANs are accounts",
        arguments: [
            "001234", "00-12-34", "00 12 34", "1234567", "12345678", "001234 12345678", "00-12-34 12345678",
            "GB06TEST00865104568679", "GB06 TEST 0086 5104 5686 79", " 12345678 ", "GB29NWBK60161331926819",
        ])
    func accounts(text: String) {
        #expect(AccountForm(Array(text.utf8)) != nil)
    }

    @Test(
        "nothing else is",
        arguments: [
            "", " ", "12345", "123456789", "00-12 34", "00-1234", "00/12/34", "JSMITH12", "J SMITH1", "John Smith",
            "john.smith@gmail.com", "07700900123", "07700 900123", "1234567A", "GB29NWBK60161331926818",
            "GB29NWBK6016133192681", "gb29NWBK60161331926819", "GB29 NWBK60161331926819", "XX29NWBK60161331926819",
            "12345678 001234", "00123412345678", "1234 5678", "12345678\n", "１２３４５６７８", "****1234",
        ])
    func others(text: String) {
        #expect(AccountForm(Array(text.utf8)) == nil)
    }

    @Test("a record says one account, in one form or several")
    func counts() {
        func isMore(_ texts: [String], than accounts: Int = 1) -> Bool {
            var sum = AccountForm()
            for text in texts { if let form = AccountForm(Array(text.utf8)) { sum.add(form) } }
            return sum.isMore(than: accounts)
        }
        #expect(!isMore(["001234", "12345678", "GB29NWBK60161331926819"]))
        #expect(!isMore(["001234", "123456"]))
        #expect(isMore(["001234", "12345678", "12345679"]))
        #expect(isMore(["001234", "12345678", "123456"]))
        #expect(isMore(["001234 12345678", "001234"]))
        #expect(isMore(["GB29NWBK60161331926819", "GB06TEST00865104568679"]))
        #expect(!isMore(["001234", "12345678", "001235", "12345679"], than: 2))
    }
}
