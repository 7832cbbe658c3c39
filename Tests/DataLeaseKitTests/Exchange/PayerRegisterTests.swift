import Detection
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

@Suite("The register of incorporated payers")
struct PayerRegisterTests {
    private static let header = "reference,companyNumber,legalName\n"

    private func register(_ text: String) throws(KitError) -> PayerRegister {
        try PayerRegister(Array(text.utf8), name: "payers.csv")
    }

    private func refusal(_ text: String) -> String {
        do {
            _ = try register(text)
            return "accepted"
        } catch {
            #expect(error.category == .export)
            #expect(error.hint?.hasSuffix("nothing was written") == true)
            return error.what
        }
    }

    @Test("payers are found by their references, and nobody else is")
    func look() throws {
        let text =
            Self.header + "C-1,01234567,J SMITH LTD\nC-2,OC301234,\"Rowan, Hart & Co LLP\"\r\nC 3,SC123456,Tŷ CYF"
        let register = try register(text)
        #expect(register.count == 3)
        #expect(register.digest == .sha256(Array(text.utf8)))
        #expect(register.payer(Array("C-1".utf8)[...]) == 0)
        #expect(register.payer(Array("  C-2   ".utf8)[...]) == 1)
        #expect(register.payer(Array("C 3".utf8)[...]) == 2)
        for other in ["", " ", "C-", "C-11", "c-1", "C3", "reference", "01234567", "C-1\0"] {
            #expect(register.payer(Array(other.utf8)[...]) == nil)
        }
        #expect(register.name(of: 1)?.isHeld(by: Array("ROWAN HART AND CO LLP".utf8)) == true)
        #expect(register.name(of: 0)?.isHeld(by: Array("ROWAN HART AND CO LLP".utf8)) == false)
    }

    @Test("a byte order mark is no part of the header, and a register that was edited has another digest")
    func mark() throws {
        let first = try register("\u{FEFF}" + Self.header + "C-1,01234567,J SMITH LTD\n")
        let second = try register("\u{FEFF}" + Self.header + "C-1,01234567,J SMYTH LTD\n")
        #expect(first.count == 1)
        #expect(first.digest != second.digest)
    }

    @Test("an entry that is no incorporated payer refuses the register, with its line and without its text")
    func entries() {
        for (line, what) in [
            ("C-9,01234567,SMITH & SONS", "does not end in LTD"), ("C-9,01234567,THE BAKERY", "does not end in LTD"),
            ("C-9,01234567,ROWAN PLC HOLDINGS", "does not end in LTD"),
            ("C-9,01234567,Jo Smith", "does not end in LTD"),
            ("C-9,01234567,LTD", "an ending and nothing before it"),
            ("C-9,01234567,Jo Smith t/a Smith Ltd", "trades as something"),
            ("C-9,01234567,Jo Smith t/as Smith Ltd", "trades as something"),
            ("C-9,01234567,Mr John Smith Ltd", "addresses a person"),
            ("C-9,01234567,Ms Mary Jones Ltd", "addresses a person"),
            ("C-9,01234567,Dr Mary Jones Ltd", "addresses a person"),
            ("C-9,01234567,John 07700900123 Ltd", "holds a telephone number"),
            ("C-9,01234567,john@smith.example Ltd", "holds a telephone number"),
            ("C-9,1234567,J SMITH LTD", "seven digits"), ("C-9,,J SMITH LTD", "no companyNumber"),
            (",01234567,J SMITH LTD", "no reference"), ("C-9,01234567,", "no legalName"),
            ("C-9,QQ123456,J SMITH LTD", "not the shape"), ("C-9,LP012345,J SMITH LTD", "limited partnership"),
            ("C-9,OC301234,J SMITH LTD", "is that of an LLP"), ("C-9,01234567,J SMITH LLP", "is that of an LLP"),
            ("C-9,01234567", "2 fields"), ("C-9,01234567,Smith, Hart LTD", "4 fields"), ("", "an empty line"),
            ("C-9, 01234567,J SMITH LTD", "spaces around"), ("C-9 ,01234567,J SMITH LTD", "spaces around"),
            ("C-9,01234567,J \"X\" LTD", "a quote within a field"),
            ("C-9,01234567,\"J SMITH LTD", "a line break within quotes"),
            ("C-9,01234567,\"J SMITH\" LTD", "behind a closing quote"),
            ("C-9,01234567,J SMITH\u{7} LTD", "control character"), ("C-9,01234567,J SMITH LTD\rC-8", "CR alone"),
            ("\(String(repeating: "C", count: 300)),01234567,J SMITH LTD", "too long"),
        ] {
            let message = refusal(Self.header + "C-1,01234567,A LTD\n" + line + "\nC-2,01234568,B LTD\n")
            #expect(message.hasPrefix("register payers.csv, line 3: "), "\(message)")
            #expect(message.contains(what), "\(message)")
            #expect(!message.contains("SMITH") && !message.contains("C-9"))
        }
    }

    @Test("a reference that stands in it twice refuses the register, with both lines")
    func repeats() {
        let message = refusal(Self.header + "C-1,01234567,A LTD\nC-2,01234568,B LTD\nC-1,01234567,A LTD\n")
        #expect(message == "register payers.csv, line 4: the reference of line 2 again")
    }

    @Test("one company has one name, in whatever letters")
    func names() throws {
        let two = Self.header + "C-1,01234567,J SMITH LTD\nC-2,01234568,A LTD\nC-3,01234567,"
        #expect(
            refusal(two + "M JONES LTD\n")
                == "register payers.csv, line 4: the companyNumber of line 2 with another legalName")
        #expect(refusal(two + "J. Smith Limited\n") == "accepted")
        #expect(refusal(Self.header + "C-1,01234567,JOHN SMITH LTD\nC-2,01234568,MS PLUMBING LTD\n") == "accepted")
    }

    @Test("an empty register, one with its header alone, and another file are refused")
    func empty() throws {
        #expect(refusal("") == "register payers.csv: is empty")
        #expect(refusal("\u{FEFF}") == "register payers.csv: is empty")
        #expect(refusal(Self.header) == "register payers.csv: names no payer")
        #expect(refusal("Reference,CompanyNumber,LegalName\nC-1,01234567,A LTD\n").contains("line 1: the header"))
        #expect(refusal("C-1,01234567,A LTD\n").contains("line 1: the header"))
        #expect(throws: KitError.self) {
            try PayerRegister(Array("reference,companyNumber,legalName\nC-1,01234567,T".utf8) + [0xFF], name: "x")
        }
        #expect(throws: KitError.self) { try PayerRegister(path: "/nonexistent/payers.csv", name: "payers.csv") }
    }

    @Test("among many payers each is found, and those that are not there are not")
    func many() throws {
        var text = Self.header
        for number in 0..<20_000 { text += "REF\(number &* 7919),\(10_000_000 + number),COMPANY \(number) LTD\n" }
        let register = try register(text)
        #expect(register.count == 20_000)
        for number in stride(from: 0, to: 20_000, by: 7) {
            #expect(register.payer(Array("REF\(number &* 7919)".utf8)[...]) == number)
            #expect(register.payer(Array("REX\(number &* 7919)".utf8)[...]) == nil)
        }
    }
}
