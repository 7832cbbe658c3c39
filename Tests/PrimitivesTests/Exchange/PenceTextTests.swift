import TestSupport
import Testing

@testable import Primitives

@Suite("Amounts are read exactly or refused")
struct PenceTextTests {
    private func pounds(_ text: String) throws(PenceText.Fault) -> Int {
        try PenceText.pence(ofPounds: Array(text.utf8).span)
    }

    private func pence(_ text: String) throws(PenceText.Fault) -> Int {
        try PenceText.pence(ofPence: Array(text.utf8).span)
    }

    /// Pounds and pence without commas and without a sign of currency.
    private func plain(_ pence: Int) -> String {
        let rest = pence.magnitude % 100
        return "\(pence < 0 ? "-" : "")\(pence.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    @Test("every number of pence is read from each of its spellings")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 8)
        var numbers = [0, 1, -1, 9, 10, 99, 100, -100, 99_999, 100_000, 123_456_789, .max, .min, .max - 1, .min + 1]
        for _ in 0..<5_000 {
            numbers.append(Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0..<64, using: &random))
        }
        // One look a number: the macro would take longer than the parser.
        for number in numbers {
            let shown = MoneyTotal(rows: 1, pence: number).pounds
            let plainShown = shown.filter { $0 != "," }
            var read = [
                try pounds(shown), try pounds(plainShown), try pounds(plain(number)), try pence(String(number)),
            ]
            if number >= 0 { read += [try pounds("+" + shown), try pence("+\(number)")] }
            guard read.allSatisfy({ $0 == number }) else {
                Issue.record("\(number): \(read)")
                return
            }
        }
    }

    @Test(
        "what is no amount in pounds is refused with its reason",
        arguments: [
            ("", PenceText.Fault.empty), (" 12.50", .space), ("12.50 ", .space), ("1 234.50", .space),
            ("1\u{A0}234.50", .space), ("12.50\n", .space), ("12.5", .decimals), ("12.500", .decimals),
            ("12", .decimals), ("12.", .decimals), ("1,234", .decimals), ("12.5O", .currency), (".50", .notANumber),
            ("-.50", .notANumber), ("12,34.50", .grouping), ("1234,567.00", .grouping), (",123.00", .grouping),
            ("1,23.00", .grouping), ("1,2345.00", .grouping), ("1.234,50", .decimals), ("12,50", .decimals),
            ("1,,234.00", .grouping), ("12.50-", .sign), ("(12.50)", .sign), ("--12.50", .sign), ("+-1.00", .sign),
            ("£-1.00", .sign), ("£", .decimals), ("-", .decimals), ("1.2e3", .exponent), ("1E+03", .exponent),
            ("12.50e0", .exponent), ("€12.50", .currency), ("$12.50", .currency), ("12.50 GBP", .space),
            ("GBP12.50", .currency), ("12.50EUR", .currency), ("12.50CR", .currency), ("££1.00", .notANumber),
            ("1.00£", .notANumber), ("nan", .currency), ("inf", .currency), ("0x10.00", .currency),
            ("١٢.٥٠", .notANumber), ("１２.５０", .notANumber), ("12.5\0", .notANumber), ("=12.50", .notANumber),
            ("12.50.00", .decimals), ("92233720368547758.08", .tooLarge), ("-92233720368547758.09", .tooLarge),
            ("99999999999999999999999999.00", .tooLarge), ("92,233,720,368,547,758.08", .tooLarge),
        ])
    func hostilePounds(text: String, fault: PenceText.Fault) {
        #expect(throws: fault) { try pounds(text) }
    }

    @Test(
        "what is no amount in pence is refused with its reason",
        arguments: [
            ("", PenceText.Fault.empty), ("-", .notANumber), ("+", .notANumber), ("12.50", .fraction),
            ("12.", .fraction),
            ("1,250", .grouping), (" 12", .space), ("12 ", .space), ("12-", .sign), ("(12)", .sign), ("--12", .sign),
            ("£12", .notANumber), ("1e3", .exponent), ("12p", .currency), ("9223372036854775808", .tooLarge),
            ("-9223372036854775809", .tooLarge), ("0x10", .currency), ("twelve", .currency),
        ])
    func hostilePence(text: String, fault: PenceText.Fault) {
        #expect(throws: fault) { try pence(text) }
    }

    @Test("zeros in front and a sign of nothing change nothing")
    func zeros() throws {
        #expect(try pounds("-0.00") == 0)
        #expect(try pounds("00012.50") == 1250)
        #expect(try pence("00000001250") == 1250)
        #expect(try pounds("£0.07") == 7)
        #expect(try pounds("-£1,234,567.89") == -123_456_789)
    }

    @Test("one byte changed anywhere is read as another amount or refused, never as the same")
    func oneByteChanged() throws {
        let text = Array("-£1,234,567.89".utf8)
        let amount = try PenceText.pence(ofPounds: text.span)
        for index in text.indices {
            for byte in UInt8.min...UInt8.max where byte != text[index] {
                var changed = text
                changed[index] = byte
                guard let other = try? PenceText.pence(ofPounds: changed.span) else { continue }
                #expect(other != amount, "byte \(byte) at \(index)")
            }
        }
    }

    @Test("a fault says what is wrong, and no value")
    func texts() {
        for fault in PenceText.Fault.allCases { #expect(!fault.text.contains { $0.isNumber }) }
    }
}
