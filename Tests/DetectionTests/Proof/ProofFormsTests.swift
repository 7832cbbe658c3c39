import TestSupport
import Testing

@testable import Detection

/// What the proof takes eight bytes at a time is what it is byte by byte.
struct ProofFormsTests {
    private static let hasher = ProofHasher(ProofKey(Array(0..<16)))

    private func text(_ pieces: [String], _ random: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...9, using: &random)).flatMap { _ in
            Array(pieces[Int.random(in: pieces.indices, using: &random)].utf8)
        }
    }

    @Test("codes and mail addresses have the hashes of their bytes")
    func hashes() {
        var random = SeededGenerator(seed: 5)
        let pieces = ["0", "00", "7", "42", "A", "b", "Zz", "-", " ", "@", "é", "EXC", "000000000", "z.", "_"]
        var codes = 0
        for _ in 0..<20_000 {
            let bytes = text(pieces, &random)
            let code = Self.hasher.code(bytes.span, 0..<bytes.count)
            let spelled = spelledCode(bytes)
            #expect(
                code?.hash == spelled?.hash && code?.kind == spelled?.kind, "\(String(decoding: bytes, as: UTF8.self))")
            if code != nil { codes += 1 }
            var mail = Self.hasher.begin(.mail)
            for byte in bytes { mail.combine(byte.isLetter ? byte | 0x20 : byte) }
            #expect(Self.hasher.mail(bytes.span, 0..<bytes.count) == mail.finished())
        }
        #expect(codes > 1_000)
    }

    /// A code byte by byte, as it was first written.
    private func spelledCode(_ text: [UInt8]) -> (hash: UInt64, kind: ProofClass)? {
        let digits = text.filter(\.isDigit)
        let letters = text.count { $0.isLetter || $0 >= 0x80 }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        guard digits.count + letters >= 6, !digits.isEmpty, letters > 0 || digits.count > zeros else { return nil }
        let kind: ProofClass = letters == 0 && digits.count - zeros < 9 ? .shortNumber : .reference
        var hash = Self.hasher.begin(kind)
        for byte in text where byte.isWordByte || byte >= 0x80 { hash.combine(byte.uppercased) }
        return (hash.finished(), kind)
    }

    /// A telephone number digit by digit, as it was first written.
    private func phone(_ text: [UInt8]) -> (value: UInt64, count: Int)? {
        var digits: [UInt64] = []
        for byte in text {
            if byte.isLetter || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") {
                if !digits.isEmpty { break }
                continue
            }
            guard byte.isDigit, !digits.isEmpty || byte != UInt8(ascii: "0") else { continue }
            guard digits.count < 20 else { return nil }
            digits.append(UInt64(byte & 0x0F))
        }
        if digits.count >= 11, digits.starts(with: [4, 4]) { digits = Array(digits[2...].drop { $0 == 0 }) }
        guard (6...15).contains(digits.count) else { return nil }
        return (digits.reduce(0) { $0 * 10 + $1 }, digits.count)
    }

    @Test("telephone numbers are what their digits say")
    func phones() {
        var random = SeededGenerator(seed: 6)
        let pieces = ["0", "00", "44", "4", "7700", "900123", "9", "12", " ", "+", "(0)", "-", "ext", "#", ";", "x"]
        var phones = 0
        for _ in 0..<20_000 {
            let bytes = text(pieces, &random)
            let (found, expected) = (ProofDigits.phone(bytes.span, 0..<bytes.count), phone(bytes))
            #expect(
                found?.value == expected?.value && found?.count == expected?.count,
                "\(String(decoding: bytes, as: UTF8.self))")
            if found != nil { phones += 1 }
        }
        #expect(phones > 2_000)
    }

    @Test("what a text is made of is what its bytes are")
    func outline() {
        var random = SeededGenerator(seed: 7)
        let pieces = [
            "a", "Z", "abcdefgh", "0", "12345678", " ", "-", "%", "&", "\u{7F}", "\t", "é", "/", ":", "@", "[",
        ]
        for _ in 0..<20_000 {
            let bytes = text(pieces, &random)
            let outline = ProofOutline(bytes.span)
            let isPlain =
                bytes.allSatisfy { 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "&") }
                && !zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
            #expect(outline.isPlain == isPlain)
            #expect(outline.hasDigit == bytes.contains { $0.isDigit })
            #expect(outline.isWord == bytes.allSatisfy { $0.isLetter })
            #expect(outline.isToken == bytes.allSatisfy { $0.isWordByte })
            let head = Array(bytes.prefix(ByteBits.most))
            func bits(_ isSet: (UInt8) -> Bool) -> UInt64 {
                head.indices.reduce(0) { $0 | (isSet(head[$1]) ? 1 << UInt64($1) : 0) }
            }
            #expect(outline.bits.digits == bits(\.isDigit) && outline.bits.letters == bits(\.isLetter))
            let longest = head.split { !$0.isDigit }.map(\.count).max() ?? 0
            let isRun = (1...12).allSatisfy { ByteBits.hasRun(of: $0, in: outline.bits.digits) == (longest >= $0) }
            #expect(isRun)
        }
    }

    @Test("a value that is taken for one mail address is what a walk over it finds, and nothing else")
    func addresses() {
        let recogniser = Recogniser()
        var random = SeededGenerator(seed: 8)
        let pieces = [
            "jo", "smith", "A1", ".", ".", "-", "@", "@", "example.com", "co.uk", "_", "'", "é", " ", "%", "\u{1}",
        ]
        var count = 0
        for _ in 0..<40_000 {
            let bytes = text(pieces, &random)
            guard recogniser.isMailAddress(bytes.span) else { continue }
            count += 1
            var matches: [Recogniser.Match] = []
            recogniser.scan(bytes.span, into: &matches)
            #expect(
                matches == [Recogniser.Match(kind: .email, confidence: .certain, range: 0..<bytes.count)],
                "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(count > 100)
        let whole = recogniser.isMailAddress(Array("jo.smith42@example.com".utf8).span)
        #expect(whole)
    }

    @Test("what is told at a glance to be a mail address is one")
    func plainAddresses() {
        let recogniser = Recogniser()
        var random = SeededGenerator(seed: 9)
        let pieces = ["jo", "smith", "A1", ".", "-", "@", "@", "example", ".com", ".co.uk", "_", "'", "é", " ", "4"]
        var count = 0
        for _ in 0..<40_000 {
            let bytes = text(pieces, &random)
            guard Recogniser.isPlainMailAddress(bytes.span, ByteBits(bytes.span)) else { continue }
            count += 1
            let isWhole = recogniser.isMailAddress(bytes.span)
            #expect(isWhole, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(count > 20)
        for (text, isPlain) in [
            ("jo.smith42@example.com", true), ("a@b.co", true), ("jo@example.c", false), ("jo@example", false),
            ("jo@@example.com", false), ("jo.@example.com", false), ("@example.com", false), ("jo@example.c0m", false),
        ] {
            let bytes = Array(text.utf8)
            let found = Recogniser.isPlainMailAddress(bytes.span, ByteBits(bytes.span))
            #expect(found == isPlain, "\(text)")
        }
    }

    @Test("where nothing to compare may be found, no recogniser finds any")
    func candidates() {
        let recogniser = Recogniser()
        var random = SeededGenerator(seed: 10)
        let pieces = [
            "jo ", "at ", "a ", "example ", "dot ", "com ", ".", ". ", "(at) ", "[dot] ", "@", "Sarah ", "user ", "pw ",
            "password ", "is ", "hunter ", "Park Road ", "\n", "é", "£", "https://", "www.", "login: ", "\\", "_",
        ]
        var count = 0
        for _ in 0..<20_000 {
            let bytes = text(pieces, &random)
            guard !ProofScan.mayHoldCandidate(bytes.span, ProofOutline(bytes.span)) else { continue }
            count += 1
            var matches: [Recogniser.Match] = []
            recogniser.scan(bytes.span, into: &matches)
            for match in matches {
                switch match.kind {
                case .name, .address, .sipAddress, .url: break
                case .email, .phone, .postcode, .bankAccount, .iban: Issue.record("\(match)")
                default:
                    let code = Self.hasher.code(bytes.span, match.range)
                    #expect(code == nil)
                }
            }
        }
        #expect(count > 2_000)
    }

    @Test("the words of a kept text without digits are those that its tokens are, in the same pairs")
    func words() {
        let search = ProofSearch(key: ProofKey(Array(0..<16)))
        var random = SeededGenerator(seed: 11)
        let pieces = [
            "Jo", "Smith", "o", "Birmingham", "Featherstonehaugh", "abcdefgh", "abcdefghijklmno", "abcdefghijklmnop",
            "the",
            "Price", "hill", "'", "é", "Ltd", " ", " ", " ", " ", "; ", ", ", ".", "-", "  ",
        ]
        var pairs = 0
        for _ in 0..<5_000 {
            let bytes = text(pieces, &random)
            guard bytes.count > 1 else { continue }
            var scan = ProofScan(search, export: 0, hasBirthDates: false)
            scan.kept(bytes.span, line: 1, field: 1, declared: [], isRead: true)
            var plain = ProofText()
            plain.fill(reading: bytes.span)
            let read = plain.bytes
            var expected: [UInt64] = []
            var last: (hash: UInt64, end: Int)?
            var position = 0
            while let token = ProofToken.next(in: read.span, position, search.word) {
                position = token.range.upperBound
                guard token.letters > 1 else { continue }
                guard search.words.meaning(token.key, length: token.letters) != .plain else {
                    last = nil
                    continue
                }
                if let last, token.range.lowerBound - last.end <= 6,
                    !read[last.end..<token.range.lowerBound].contains(UInt8(ascii: ";"))
                {
                    let pair = search.hasher.pair(last.hash, token.hash)
                    if !expected.contains(pair) { expected.append(pair) }
                }
                last = (token.hash, token.range.upperBound)
            }
            let found = scan.candidates.map(\.hash)
            #expect(Set(found) == Set(expected), "\(String(decoding: bytes, as: UTF8.self))")
            pairs += expected.count
        }
        #expect(pairs > 1_000)
    }
}
