import Foundation
import Testing

@testable import Records

@Suite("Code pages")
struct CodePageTests {
    static let pages: [TextEncoding] =
        (1...16).filter { $0 != 12 }.map { .iso8859($0) } + (1250...1258).map { .windows($0) }

    /// The output of a program; `nil` where it is not there.
    private static func output(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8]? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let (standardInput, standardOutput) = (Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = FileHandle.nullDevice
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
        try standardInput.fileHandleForWriting.close()
        let output = [UInt8](try standardOutput.fileHandleForReading.readToEnd() ?? Data())
        process.waitUntilExit()
        return process.terminationStatus == 127 ? nil : output
    }

    /// Where the WHATWG Encoding Standard knows more than the Unicode consortium: the controls of Windows pages, and a
    /// Hebrew point.
    private func addition(_ encoding: TextEncoding, _ byte: Int) -> UInt32? {
        guard case .windows(let page) = encoding else { return nil }
        if page == 1255, byte == 0xCA { return 0x5BA }
        return byte < 0xA0 ? UInt32(byte) : nil
    }

    @Test("every byte means what it means to Python")
    func python() throws {
        let script = """
            import sys
            for name in sys.argv[1:]:
                for byte in range(128, 256):
                    try: print(ord(bytes([byte]).decode(name)))
                    except UnicodeDecodeError: print(0)
            """
        let names = Self.pages.map(\.name)
        let output = try #require(try Self.output(["python3", "-c", script] + names), "python3 is needed")
        let numbers = String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { UInt32($0) }
        try #require(numbers.count == Self.pages.count * 128)
        for (number, encoding) in Self.pages.enumerated() {
            let page = try #require(CodePage.of(encoding))
            for byte in 128..<256 {
                let theirs = numbers[number * 128 + byte - 128]
                let expected = theirs > 0 ? theirs : addition(encoding, byte)
                #expect(page.scalar(of: UInt8(byte)) == expected, "\(encoding.name) \(byte)")
            }
        }
    }

    @Test("every byte means what it means to iconv, where it is there")
    func iconv() throws {
        for encoding in Self.pages {
            // Its pages for Hebrew and Vietnamese compose characters.
            guard encoding != .windows(1255), encoding != .windows(1258) else { continue }
            let page = try #require(CodePage.of(encoding))
            let name = encoding.name.replacing("windows-", with: "CP")
            // Controls that a Windows page has by the WHATWG alone are left out; ISO has them all.
            let text = (0x80...0xFF).map { UInt8($0) }.filter { byte in
                page.scalar(of: byte).map { $0 != addition(encoding, Int(byte)) } ?? false
            }
            guard let output = try Self.output(["iconv", "-f", name, "-t", "UTF-8"], input: text) else { return }
            var decoded: [UInt8] = []
            var decoder = TextDecoder(encoding, isStrict: true)
            try decoder.decode(text, into: &decoded)
            #expect(output == decoded, "\(encoding.name)")
        }
    }

    @Test("a page is its own inverse")
    func inverse() throws {
        for encoding in Self.pages {
            let page = try #require(CodePage.of(encoding))
            var scalars: Set<UInt32> = []
            for byte in 0x80...0xFF as ClosedRange<UInt8> {
                guard let scalar = page.scalar(of: byte) else {
                    #expect(page.escapedByte(CodePage.escape(of: byte)) == byte)
                    continue
                }
                #expect(page.byte(of: scalar) == byte && encoding.canHold(scalar))
                #expect(page.escapedByte(CodePage.escape(of: byte)) == nil)
                scalars.insert(scalar)
            }
            for scalar in 0x80...0x1_1000 as ClosedRange<UInt32> where !scalars.contains(scalar) {
                guard page.byte(of: scalar) == nil else {
                    Issue.record("\(encoding.name) holds \(scalar)")
                    break
                }
            }
        }
    }

    @Test("what an encoding can hold")
    func canHold() {
        #expect(TextEncoding.ascii.canHold(0x7F) && !TextEncoding.ascii.canHold(0x80))
        for encoding in [TextEncoding.utf8, .utf16(.littleEndian), .utf32(.bigEndian)] {
            #expect(encoding.canHold(0x10FFFF) && !encoding.canHold(0x110000) && !encoding.canHold(0xD800))
        }
        #expect(TextEncoding.windows(1252).canHold(0x20AC) && !TextEncoding.iso8859(1).canHold(0x20AC))
        #expect(TextEncoding.iso8859(15).canHold(0x20AC) && !TextEncoding.iso8859(15).canHold(0xA4))
        #expect(!TextEncoding.iso8859(12).canHold(0xE9) && !TextEncoding.windows(1259).canHold(0xE9))
        #expect(!TextEncoding.iso8859(-1).canHold(0xE9) && !TextEncoding.windows(0).canHold(0xE9))
    }

    @Test("encodings have the names of IANA and the usual others")
    func names() {
        for encoding in Self.pages + [
            .ascii, .utf8, .utf16(.littleEndian), .utf16(.bigEndian), .utf32(.littleEndian), .utf32(.bigEndian),
        ] {
            #expect(TextEncoding(named: encoding.name) == encoding)
            #expect(TextEncoding(named: encoding.name.lowercased()) == encoding)
            #expect(TextEncoding(named: encoding.name.replacing("-", with: "_").uppercased()) == encoding)
        }
        let others: [(String, TextEncoding?)] = [
            ("latin1", .iso8859(1)), ("Latin-9", .iso8859(15)), ("latin5", .iso8859(9)), ("l2", .iso8859(2)),
            ("ISO_8859-1:1987", .iso8859(1)), ("iso8859-15", .iso8859(15)), ("cp1252", .windows(1252)),
            ("x-cp1250", .windows(1250)), ("utf8", .utf8), ("ascii", .ascii), ("UTF-16", .utf16(.littleEndian)),
            ("ISO-10646-UCS-2", .utf16(.littleEndian)), ("UTF-32", .utf32(.littleEndian)), ("tis-620", .iso8859(11)),
            ("greek", .iso8859(7)), ("iso-8859-12", nil), ("iso-8859-17", nil), ("iso-8859-0", nil), ("cp1259", nil),
            ("cp437", nil), ("shift_jis", nil), ("", nil), ("utf-7", nil), ("latin11", nil), ("latin0", nil),
            ("windows-99999999999999999999", nil), ("iso-8859-01", nil), ("windows-", nil), ("ebcdic-cp-us", nil),
        ]
        for (name, encoding) in others { #expect(TextEncoding(named: name) == encoding, "\(name)") }
    }

    @Test("a mark tells the byte order of a UTF-16 that is declared without one")
    func order() throws {
        let encoding = try #require(TextEncoding(named: "utf-16"))
        #expect(encoding.ordered(by: [0xFE, 0xFF, 0, 0x41]) == .utf16(.bigEndian))
        #expect(TextEncoding.utf16(.bigEndian).ordered(by: [0xFF, 0xFE]) == .utf16(.littleEndian))
        #expect(encoding.ordered(by: [0x41, 0]) == encoding)
        #expect(TextEncoding.utf32(.littleEndian).ordered(by: [0, 0, 0xFE, 0xFF]) == .utf32(.bigEndian))
        #expect(TextEncoding.utf8.ordered(by: [0xFE, 0xFF]) == .utf8)
    }
}
