import Agreements
import Primitives
import Testing

@testable import DataLeaseKit

@Suite("An account is its payer's")
struct PayerAccountTests {
    private static let header = "Reference,Name,SortCode,Account,IBAN,Amount\n"

    private static func plan(_ persons: String = "refuse") throws -> DatasetPlan {
        try ExchangedFile.plan([
            "format: csv",
            "exchange:", "  {direction: outbound, sequence: s, acknowledgeWithin: P2D, persons: \(persons),",
            "  amount: Amount, payers: {by: Reference, register: r.csv}}",
            "fields: {Reference: {do: keep}, Name: {do: keep, category: name}, SortCode: {do: keep, category: account},"
                + " Account: {do: keep, category: account}, IBAN: {do: keep, category: iban}, Amount: {do: keep}}",
        ])
    }

    private static func register(_ header: String, _ lines: [String]) throws -> PayerRegister {
        try PayerRegister(
            Array(
                ("reference,companyNumber,legalName" + header + "\n" + lines.map { $0 + "\n" }.joined()).utf8),
            name: "register.csv")
    }

    private func refusal(_ lines: [String], _ register: PayerRegister) async throws -> String? {
        try await ExchangedFile.refusal(
            Self.header + lines.map { $0 + "\n" }.joined(), try Self.plan(), register)
    }

    @Test("an account in the register is the payer's, however it is written, and no other is")
    func registered() async throws {
        let register = try Self.register(
            ",sortCode,account,iban",
            [
                "C1,10000001,J Smith Ltd,60-16-13,31926819,", "C2,10000002,Rowan Ltd,,,GB06TEST00865104568679",
                "C3,10000003,Larch Ltd,,,DE89370400440532013000",
            ])
        for good in [
            "C1,J SMITH LTD,601613,31926819,,1.00", "C1,J SMITH LTD,60-16-13,31926819,GB29NWBK60161331926819,1.00",
            "C1,J SMITH LTD,,,GB29 NWBK 6016 1331 9268 19,1.00", "C1,J SMITH LTD,,31926819,,1.00",
            "C1,J SMITH LTD,,60-16-13 31926819,,1.00", "C2,ROWAN LTD,008651,04568679,,1.00",
            "C2,ROWAN LTD,008651,4568679,,1.00", "C3,LARCH LTD,,,DE89370400440532013000,1.00",
        ] {
            #expect(try await refusal([good], register) == nil, "\(good)")
        }
        for bad in [
            "C1,J SMITH LTD,601613,31926818,,1.00", "C1,J SMITH LTD,601614,31926819,,1.00",
            "C1,J SMITH LTD,008651,04568679,,1.00", "C1,J SMITH LTD,,,GB06TEST00865104568679,1.00",
            "C1,J SMITH LTD,601613,31926819,GB06TEST00865104568679,1.00",
            "C1,J SMITH LTD,,60-16-13 31926818,,1.00", "C3,LARCH LTD,601613,31926819,,1.00",
            // What is dialled is no account of the payer.
            "C1,J SMITH LTD,077009,00123456,,1.00",
        ] {
            let message = try await refusal([bad], register)
            #expect(
                message?.contains(": an account that is not the payer's in the register") == true,
                "\(bad): \(message ?? "sent")")
            #expect(message?.contains("line 2, column ") == true)
            #expect(message?.contains("3192681") == false)
        }
        // Held back where records can be.
        let lines = "C1,J SMITH LTD,601613,31926819,,1.00\nC1,J SMITH LTD,601613,31926818,,2.00\n"
        let sent = try await ExchangedFile(Self.header + lines, try Self.plan("hold-back"), register)
        #expect(sent.text == Self.header + "C1,J SMITH LTD,601613,31926819,,1.00\n")
        #expect(sent.booked.heldBack.pence == 200)
    }

    @Test("where the register has no account, a payer has one in a file, and no other company has it")
    func unregistered() async throws {
        let register = try Self.register(
            "",
            ["C1,10000001,J Smith Ltd", "C2,10000002,Rowan Ltd", "C3,10000001,J Smith Limited"])
        let first = "C1,J SMITH LTD,601613,31926819,,1.00"
        let another = "C2,ROWAN LTD,008651,04568679,,1.00"
        #expect(try await refusal([first, another, first], register) == nil)
        // Two references of one company.
        #expect(try await refusal([first, first.replacing("C1", with: "C3")], register) == nil)
        let second = try await refusal([first, another, first.replacing("31926819", with: "31926818")], register)
        #expect(second?.contains("line 4: a second account of one payer") == true, "\(second ?? "sent")")
        let shared = try await refusal([first, "C2,ROWAN LTD,,,GB29NWBK60161331926819,1.00"], register)
        #expect(shared?.contains("line 3: an account that another company has in this file") == true)
        #expect(shared?.contains("columns sortCode,account or iban") == true)
        let two = try await refusal(["C1,J SMITH LTD,601613,31926819,GB06TEST00865104568679,1.00"], register)
        #expect(two?.contains("what is no account, or one account too many") == true, "\(two ?? "sent")")
    }

    @Test("an account that the register says is another company's is no account of a payer without one")
    func others() async throws {
        let register = try Self.register(
            ",iban",
            [
                "C1,10000001,J Smith Ltd,", "C2,10000002,Rowan Ltd,GB29NWBK60161331926819",
                "C3,10000003,Larch Ltd,GB29NWBK60161331926819",
            ])
        let message = try await refusal(["C1,J SMITH LTD,601613,31926819,,1.00"], register)
        #expect(message?.contains("an account that is not the payer's in the register") == true)
        // Two companies may share one, where the register says so.
        #expect(
            try await refusal(
                ["C2,ROWAN LTD,601613,31926819,,1.00", "C3,LARCH LTD,601613,31926819,,1.00"], register) == nil)
    }

    @Test("records that are held back say nothing of whose an account is")
    func heldBack() async throws {
        let register = try Self.register("", ["C1,10000001,J Smith Ltd", "C2,10000002,Rowan Ltd"])
        let lines = "C1,JO SMITH,008651,04568679,,1.00\nC1,J SMITH LTD,601613,31926819,,1.00\n"
        let sent = try await ExchangedFile(Self.header + lines, try Self.plan("hold-back"), register)
        #expect(sent.booked.sent.rows == 1)
    }

    @Test("a wrong account of a payer stops files that are sent whole")
    func formats() async throws {
        let accounts = (",00-12-34,12345678", ",005678,87654321")
        let register = try ExchangeSamples.register(",sortCode,account", accounts.0, accounts.1)
        let plan = try ExchangeSamples.plan("bacs-standard-18")
        let file = ExchangeSamples.standard18()
        #expect(try await ExchangedFile.refusal(file, plan, register) == nil)
        let message = try await ExchangedFile.refusal(
            file.replacing("00123412345678", with: "00123412345679"), plan, register)
        #expect(
            message?.contains(
                "line 5, column data.destination-sort-code: an account that is not the payer's in the register")
                == true,
            "\(message ?? "sent")")
        let pain = try ExchangeSamples.register(",iban", ",GB06TEST00865104568679", ",GB29NWBK60161331926819")
        #expect(
            try await ExchangedFile.refusal(ExchangeSamples.pain008, try ExchangeSamples.plan("pain-008"), pain) == nil)
        #expect(
            try await ExchangedFile.refusal(ExchangeSamples.pain008, try ExchangeSamples.plan("pain-008"), register)?
                .contains("an account that is not the payer's in the register") == true)
    }

    @Test("a register whose accounts have no shape of one is refused, with the line")
    func shapes() throws {
        for (header, rest, what) in [
            (",sortCode,account", ",60161,31926819", "have not the shape"),
            (",sortCode,account", ",60-16-13,", "have not the shape"),
            (",sortCode,account", ",,31926819", "have not the shape"),
            (",sortCode,account", ",60-16-13,319268190", "have not the shape"),
            (",iban", ",GB28NWBK60161331926819", "the iban has not the shape"),
            (",sortCode,account,iban", ",60-16-13,31926818,GB29NWBK60161331926819", "is of another account"),
            (",sortCode,account", "", "3 fields, and not five"), (",account,sortCode", ",,", "the header is another"),
        ] {
            do {
                _ = try Self.register(header, ["C1,10000001,J Smith Ltd\(rest)"])
                Issue.record("\(rest) was taken")
            } catch let error as KitError {
                #expect(error.what.contains(what), "\(error.what)")
                #expect(!error.what.contains("3192"))
            }
        }
    }
}
