import Testing

@testable import Pseudonyms

@Suite("keep, blank, constant, mask, token and bucket")
struct SimpleOperatorTests {
    @Test("keep, blank, drop and constant do what they say")
    func plain() throws {
        let values = ["a", "", "b\u{0}c", "😀"]
        #expect(try pseudonyms(.keep, values) == values)
        #expect(try pseudonyms(.blank, values) == ["", "", "", ""])
        #expect(try pseudonyms(.drop, values) == ["", "", "", ""])
        #expect(try pseudonyms(.constant("n/a"), values) == ["n/a", "", "n/a", "n/a"])
    }

    @Test(
        "a mask covers at least half of the letters and digits, and leaves the marks",
        arguments: [
            ("12345678", 0, 4, "xxxx5678"), ("12345678", 0, 5, "xxxxxxxx"), ("20-00-00", 2, 0, "20-xx-xx"),
            ("ab", 1, 0, "ax"), ("a", 1, 0, "x"), ("O'Brien", 1, 1, "O'xxxxn"), ("Zoë", 0, 0, "xxx"),
            ("12 😀 34", 1, 1, "1x 😀 x4"), ("王小明", 1, 0, "王xx"), ("½①२", 0, 0, "xxx"), ("Ⓙⓞ㈱🄰", 0, 0, "xxxx"),
            ("--", 1, 1, "--"),
        ])
    func mask(text: String, first: Int, last: Int, expected: String) throws {
        #expect(try pseudonym(.mask(keepFirst: first, keepLast: last), text) == expected)
    }

    @Test("a byte that is no UTF-8 is masked, for it may be a letter")
    func maskedBytes() throws {
        #expect(try pseudonyms(.mask(keepFirst: 0, keepLast: 0), of: [[0x52, 0xE9, 0x2D]]) == [[0x78, 0x78, 0x2D]])
    }

    @Test("impossible parameters are refused")
    func parameters() throws {
        for operation in [
            Operator.mask(keepFirst: -1, keepLast: 0), .mask(keepFirst: 0, keepLast: -1), .bucket(size: 0),
            .bucket(size: -5),
        ] {
            #expect(throws: PseudonymError.self) { try pseudonym(operation, "1") }
        }
        #expect(try pseudonym(.mask(keepFirst: .max, keepLast: .max), "abc") == "xxx")
    }

    @Test("a token is 16 characters of base32 that tell nothing of the length")
    func token() throws {
        let outputs = try pseudonyms(
            .token(reversible: false), ["a", "A", "CUST-0001", String(repeating: "x", count: 500)])
        #expect(Set(outputs).count == 4)
        for output in outputs {
            #expect(output.count == 16 && output.allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) })
        }
    }

    @Test("tokens of 200,000 ids do not collide")
    func manyTokens() throws {
        #expect(Set(try pseudonyms(.token(reversible: false), (0..<200_000).map { "id-\($0)" })).count == 200_000)
    }

    @Test("a reversible token comes back with its key and with no other")
    func reversibleToken() throws {
        let values = ["a", "CUST-0001", "0030-x", "Zoë 😀", String(repeating: "long ", count: 100)]
        let outputs = try pseudonyms(.token(reversible: true), values)
        #expect(outputs == (try pseudonyms(.token(reversible: true), values)))
        for (value, output) in zip(values, outputs) {
            #expect(output.utf8.count == ((16 + value.utf8.count) * 8 + 4) / 5)
        }
        #expect(try originals(.token(reversible: true), outputs) == values)
        // Tokens survive a system that writes ids in capitals.
        #expect(try originals(.token(reversible: true), outputs.map { $0.uppercased() }) == values)
        #expect(try originals(.token(reversible: true), outputs, seed: 2) == values.map { _ in nil })
        let changed = outputs.map { ($0.hasPrefix("a") ? "b" : "a") + $0.dropFirst() }
        #expect(
            try originals(.token(reversible: true), changed + ["", "x", "!"]) == values.map { _ in nil } + [
                "", nil, nil,
            ])
    }

    @Test("base32 is that of RFC 4648 in lower case without padding, and decoded strictly")
    func base32() {
        for (text, encoded) in [
            ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"), ("fooba", "mzxw6ytb"),
            ("foobar", "mzxw6ytboi"),
        ] {
            var output: [UInt8] = []
            Base32.encode(Array(text.utf8), to: &output)
            #expect(String(decoding: output, as: UTF8.self) == encoded)
            #expect(Base32.decode(output[...]) == Array(text.utf8))
        }
        for text in ["m", "mz=", "mzx", "mz1w", "mzxw6y", "mz"] { #expect(Base32.decode(Array(text.utf8)[...]) == nil) }
    }

    @Test(
        "a number is rounded down to a multiple in its own spelling",
        arguments: [
            ("1234.56", "1200.00"), ("-1234.56", "-1300.00"), ("1,234.56", "1,200.00"), ("-999", "-1000"),
            ("-1,950", "-2,000"),
            ("-1,999,950.5", "-2,000,000.0"), ("000123", "000100"), ("0", "0"), ("-0.00", "-0.00"),
            ("-0.01", "-100.00"),
            ("+150", "+100"), (" 99 ", " 0 "), ("00", "00"), ("999999999999999999", "999999999999999900"),
            ("100", "100"),
            ("-100", "-100"), ("5.", "0."), ("1,000,000", "1,000,000"),
        ])
    func bucket(text: String, expected: String) throws {
        #expect(try pseudonym(.bucket(size: 100), text) == expected)
    }

    @Test(
        "what is no number is masked",
        arguments: [
            "abc", "12.3.4", "1,23", "1,2345", "12a", "£5", "-", ".5", "1e5", "1234567890123456789", "1 234", "--1",
        ])
    func noNumber(text: String) throws {
        let output = try pseudonym(.bucket(size: 100), text)
        #expect(output.filter { $0.isNumber || ($0.isLetter && $0 != "x") }.isEmpty && output.count == text.count)
    }

    @Test("the table says that a bucket of size 1 keeps whole numbers")
    func bucketOfOne() throws {
        #expect(try pseudonyms(.bucket(size: 1), ["1234", "1234.56"]) == ["1234", "1234.00"])
        #expect(OperatorProperties(of: .bucket(size: 1)).condition?.hasPrefix("a whole number leaves as it is") == true)
    }

    @Test("a bucket as large as an integer can be does not overflow")
    func largeBuckets() throws {
        let outputs = try pseudonyms(.bucket(size: .max), ["999999999999999999", "-999999999999999999", "-0", "7.5"])
        #expect(outputs == ["0", "-9223372036854775807", "-0", "0.0"])
    }
}
