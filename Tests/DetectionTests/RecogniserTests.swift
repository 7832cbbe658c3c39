import TestSupport
import Testing

@testable import Detection

@Suite("Recogniser")
struct RecogniserTests {
    private static let recogniser = Recogniser()

    /// What stands in `text`, as kind and text.
    private func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var matches: [Recogniser.Match] = []
        Self.recogniser.scan(bytes.span, into: &matches)
        return matches.map { "\($0.kind) \(String(decoding: bytes[$0.range], as: UTF8.self))" }
    }

    private func expectWhole(_ kind: PersonalKind, _ text: String) {
        #expect(found(text) == ["\(kind) \(text)"])
        #expect(found("x: \(text), y") == ["\(kind) \(text)"], "inside a sentence")
    }

    @Test(
        "mail addresses are recognised",
        arguments: [
            "a@example.com", "Jo.Bloggs+spam@Example.CO.UK", "o'neill@mail.example.org", "x_y-z@sub.sub.example",
            "zoë@example.com", "info@münchen.example", "JO%1@EXAMPLE.NET", "a@1.example", "07700900123@example.com",
        ])
    func mail(text: String) { expectWhole(.email, text) }

    @Test(
        "what only has an at sign is no mail address",
        arguments: [
            "@example", "a@b", "a @example.com", "a@ example.com", "a@.com", "user@localhost", "a@1.2",
            "a.@example.com",
            "@@@@", "a@example.c", "a@-", "price @ 3.50", "a@b..com",
        ])
    func noMail(text: String) { #expect(found(text) == []) }

    @Test("a full stop, bracket or quote around a mail address is no part of it")
    func mailInProse() {
        #expect(found("Mail <a@example.com>.") == ["email a@example.com"])
        #expect(found("'a@example.com'.") == ["email a@example.com"])
        #expect(found("a@example.com. Then b@example.org, c@example.net!").count == 3)
        #expect(found("mailto:a@example.com?x=1") == ["email a@example.com"])
    }

    @Test("a mail address is found behind a script without spaces")
    func mailBehindLongRun() {
        #expect(found(String(repeating: "字", count: 60) + "@example.com").count == 1)
    }

    @Test(
        "telephone numbers are recognised in every spelling",
        arguments: [
            "07700900123", "07700 900123", "07700 900 123", "(07700) 900123", "07700-900-123", "07700.900.123",
            "+447700900123", "+44 7700 900123", "+44 (0)7700 900123", "+44(0) 7700900123", "+44 (0) 7700 900123",
            "00447700900123", "0044 7700 900123", "0044 (0)7700 900123", "447700900123", "44 7700 900123",
            "7700900123", "7700 900123", "020 7946 0123", "02079460123", "(020) 7946 0123", "+44 20 7946 0123",
            "20 7946 0123", "2079460123", "0113 496 0123", "1134960123", "01632 960123", "01632960123", "1632 960123",
            "0191 498 0123", "029 2018 0123", "03069 990123", "08081 570123", "0800 496012", "0909 8790123",
            "01632 96012", "07700 900123 ext 45", "07700900123 x45", "0113 496 0123 ext. 7", "020 7946 0123#123",
            "020 7946 0123, extension 4", "+353 20 915 0123", "+1 202-555-0123", "+12025550123",
        ])
    func phones(text: String) { expectWhole(.phone, text) }

    @Test(
        "other numbers are no telephone numbers",
        arguments: [
            "0", "12345", "00000000000", "0044", "+44", "+44 7700", "2026-11-20", "20.11.2026 12", "01.12.2024 123",
            "2024-04-06 12:30:45", "1700000000", "9876543211", "6123456789", "0012345678901",
            "EXT7700900123", "7700900123A", "PM07700900123", "51.5074567890", "123456789", "0.07700900123",
            "077009001234567", "+0123456789012", "01 02 03 04 05 1", "978-0-306-40615-7", "£1,000,000.00",
            "2024-04-06T18:15:29.000Z", "Order 1234567890", "4.477E+11", "12 1234567890123",
        ])
    func noPhones(text: String) { #expect(found(text) == []) }

    @Test("two numbers in one cell are two")
    func twoPhones() {
        #expect(
            found("01134960050 / 07700900123") == ["phone 01134960050", "phone 07700900123"])
        #expect(found("=\"07700900123\"") == ["phone 07700900123"])
        #expect(found("2 07700 900123") == ["phone 07700 900123"])
    }

    @Test(
        "postcodes are recognised",
        arguments: [
            "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "ec1a 1bb", "EC1A1BB", "m11ae",
            "BF1 2AT", "GIR 0AA", "JE2 3AB", "ZZ99 3WZ", "SW1W 0NY",
        ])
    func postcodes(text: String) { expectWhole(.postcode, text) }

    @Test(
        "what only resembles a postcode is none",
        arguments: [
            "EC1A 1CM", "LS1 9CC", "QX1 1AA", "AA1 1AA", "M1  1AE", "M1-1AE", "M1 1AEX", "XM1 1AEX", "A1", "AB123 4CD",
            "EC1A\n1BB", "IPv4 6TH", "v1 2ab", "ABC1 1AA", "M111 1AA",
        ])
    func noPostcodes(text: String) { #expect(found(text) == []) }

    @Test(
        "a sort code with its account number is recognised",
        arguments: [
            "00-12-34 12345678", "00 12 34 12345678", "001234 12345678", "001234/12345678", "00-12-34-12345678",
            "00-12-34, 12345678", "001234 acct 12345678", "00-12-34 account number: 12345678",
            "00-12-34, a/c no. 12345678", "11-12-25 12345678",
        ])
    func accounts(text: String) { expectWhole(.bankAccount, text) }

    @Test("a sort code alone is recognised by its hyphens, unless it can be a date")
    func sortCodes() {
        expectWhole(.sortCode, "00-12-34")
        expectWhole(.sortCode, "20-79-46")
        for text in ["11-12-25", "25-12-11", "12-25-11", "001234", "00 12 34"] { #expect(found(text) == []) }
    }

    @Test(
        "other groups of digits are no accounts",
        arguments: [
            "00-11-22-33-44-55-66", "123456 1234567", "123456 123456789", "order 123456 ref 12345678",
            "12345678", "123456.", "1234-56-78", "00-12-345", "2024-11-22-33", "12-34-56-78",
        ])
    func noAccounts(text: String) { #expect(found(text) == []) }

    @Test(
        "payment cards are recognised",
        arguments: [
            "4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242", "5555555555554444", "378282246310005",
            "3782 822463 10005", "6011111111111117", "2223003122003222", "30569309025904",
        ])
    func cards(text: String) { expectWhole(.card, text) }

    @Test(
        "a number that fails the check digit or that no network issues is no card",
        arguments: [
            "4242424242424241", "0000000000000000", "1111111111111117", "42424242424242420", "4242 4242-4242 4242",
            "42 4242 4242 4242 42", "8242424242424248", "4242424242424242A",
        ])
    func noCards(text: String) { #expect(found(text) == []) }

    @Test(
        "National Insurance numbers are recognised",
        arguments: ["AB123456C", "ab123456c", "AB 12 34 56 C", "AB 123456 C"])
    func nino(text: String) { expectWhole(.nationalInsurance, text) }

    @Test(
        "prefixes that are never given out, and other shapes, are no National Insurance numbers",
        arguments: [
            "QQ123456C", "ZZ123456C", "BG123456A", "DA123456A", "AO123456A", "AB123456E", "AB12345C", "AB1234567C",
            "AB123456CD", "XAB123456C", "AB123456",
        ])
    func noNino(text: String) { #expect(found(text) == []) }

    @Test(
        "IBANs are recognised",
        arguments: [
            "GB12TEST00009912345678", "gb12test00009912345678", "GB12 TEST 0000 9912 3456 78", "DE89370400440532013000",
            "NO9386011117947", "MT84MALT011000012345MTLCAST001S", "FR14 2004 1010 0505 0001 3M02 606",
        ])
    func ibans(text: String) { expectWhole(.iban, text) }

    @Test(
        "a wrong check digit, length or country is no IBAN",
        arguments: [
            "GB13TEST00009912345678", "GB12TEST0000991234567", "GB12TEST000099123456789", "XX12TEST00009912345678",
            "GB12-TEST-0000-9912", "GB12",
        ])
    func noIbans(text: String) { #expect(!found(text).contains { $0.hasPrefix("iban") }) }

    @Test("a note is found to hold what it holds")
    func note() {
        let text = """
            Spoke to customer on 07700 900123; moved to EC1A 1BB on 2026-01-02, mail x@example.com,
            sort code 00-12-34 acct 12345678. Paid £45.00 by 4242 4242 4242 4242 ref 1234.
            """
        #expect(
            found(text) == [
                "phone 07700 900123", "postcode EC1A 1BB", "email x@example.com", "bankAccount 00-12-34 acct 12345678",
                "card 4242 4242 4242 4242",
            ])
        #expect(
            Self.recogniser.kinds(in: Array(text.utf8).span) == [
                PersonalKinds(.phone), PersonalKinds(.postcode), PersonalKinds(.email), PersonalKinds(.bankAccount),
                PersonalKinds(.card),
            ])
    }

    @Test("any bytes are scanned, and matches are in order, apart and inside the text")
    func randomBytes() {
        var generator = SeededGenerator(seed: 6)
        // Mostly the bytes that recognisers care for, so that they get far.
        let telling = Array("00112344789 -.()+@@abcGBM1e4x#,/\n".utf8) + [0xC3, 0xA9, 0x00, 0xFF]
        for round in 0..<4_000 {
            let count = Int.random(in: 0...60, using: &generator)
            let bytes = (0..<count).map { _ in
                round % 4 == 0
                    ? UInt8.random(in: 0...255, using: &generator)
                    : telling[Int.random(in: 0..<telling.count, using: &generator)]
            }
            var matches: [Recogniser.Match] = []
            Self.recogniser.scan(bytes.span, into: &matches)
            var end = 0
            for match in matches {
                #expect(match.range.lowerBound >= end && match.range.upperBound <= bytes.count && !match.range.isEmpty)
                end = match.range.upperBound
            }
        }
    }

    @Test("what was announced and found on one line is not looked for on the next")
    func answered() {
        func found(_ text: String) -> [String] {
            let bytes = Array(text.utf8)
            var matches: [Recogniser.Match] = []
            Self.recogniser.scan(bytes.span, into: &matches)
            return matches.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
        #expect(found("mob 07700 900123\n\n[2024-09-07]") == ["07700 900123"])
        #expect(found("dob 04-05-1954\r\n20260726 refund") == ["04-05-1954"])
        #expect(found("dob:\n04-05-1954") == ["04-05-1954"])
    }

    @Test("every prefix of a telling text is scanned")
    func prefixes() {
        let text = Array(
            "GB12 TEST 0000 9912 3456 78 +44 (0)7700 900123 ext. 12 00-12-34 a/c no 12345678 a@b.example".utf8)
        for count in 0...text.count {
            var matches: [Recogniser.Match] = []
            let prefix = Array(text[..<count])
            Self.recogniser.scan(prefix.span, into: &matches)
            #expect(matches.allSatisfy { $0.range.upperBound <= count })
        }
    }
}
