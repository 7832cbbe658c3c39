import Primitives
import TestSupport
import Testing

@testable import Agreements

/// Agreements, and signatures of them, as hostile or careless hands leave them.
@Suite("Hostile agreements")
struct HostileAgreementTests {
    private func finding(_ bytes: [UInt8]) -> AgreementFinding? {
        do throws(AgreementError) {
            _ = try AgreementDocument.read(bytes, name: "dsa.yaml")
            return nil
        } catch {
            return error.findings.first
        }
    }

    @Test("10 MB are refused by their size, a good agreement in front of them or not")
    func tooLarge() throws {
        let ten = 10_000_000
        let comment = Array(exampleAgreement.utf8) + [UInt8](repeating: UInt8(ascii: "#"), count: ten)
        let list = Array("clauses: [".utf8) + Array(repeatElement(Array("a, ".utf8), count: ten / 3).joined())
        for bytes in [comment, list, [UInt8](repeating: 0xFF, count: ten)] {
            let found = try #require(finding(bytes))
            #expect(found.what == "the file has \(bytes.count) bytes; an agreement has at most 1048576")
            #expect(found.fix == "check that this is the agreement and not an export")
        }
    }

    @Test("a file as large as one may be is read or refused, whatever it is made of")
    func large() throws {
        let room = YAMLSource.mostBytes - exampleAgreement.utf8.count
        let padded = exampleAgreement + "#" + String(repeating: "x", count: room - 1)
        #expect(try read(padded).agreement.id == "DSA-2026-014")
        for piece in ["{a: ", "- ", "? ", "\"", "'", "&a ", "*a ", "!a ", "a: b\n", "|\n ", "%"] {
            let text = String(repeating: piece, count: YAMLSource.mostBytes / piece.utf8.count / 8)
            #expect(finding(Array(text.utf8)) != nil, "\(piece)")
        }
    }

    @Test("an agreement in another encoding than UTF-8 is refused with what to do")
    func otherEncodings() throws {
        func units<Unit: FixedWidthInteger>(_ units: some Sequence<Unit>, bigEndian: Bool) -> [UInt8] {
            units.flatMap { unit in withUnsafeBytes(of: bigEndian ? unit.bigEndian : unit.littleEndian, Array.init) }
        }
        let marked = "\u{FEFF}" + exampleAgreement
        let scalars = { (text: String) in text.unicodeScalars.map(\.value) }
        for bytes in [
            units(marked.utf16, bigEndian: false), units(marked.utf16, bigEndian: true),
            units(scalars(marked), bigEndian: false),
        ] {
            let found = try #require(finding(bytes))
            #expect(found.what == "the file is not UTF-8")
            #expect(found.fix == "save it as UTF-8")
        }
        // Without a mark each second byte is a zero, which UTF-8 knows as a character.
        for bytes in [
            units(exampleAgreement.utf16, bigEndian: false), units(exampleAgreement.utf16, bigEndian: true),
            units(scalars(exampleAgreement), bigEndian: true),
        ] {
            #expect(finding(bytes)?.what == "the character U+0000 may not stand in a signed text")
        }
        let parts = try example(replacing: "Example Telecom Ltd", by: "Caf§ Ltd").split(separator: "§").map {
            Array($0.utf8)
        }
        // The e with an acute accent in ISO 8859-1, code page 437 and Mac Roman.
        for letter: UInt8 in [0xE9, 0x82, 0x8E] {
            #expect(finding(Array(parts.joined(separator: [letter])))?.what == "the file is not UTF-8")
        }
    }

    @Test(
        "a tab that stands where YAML wants spaces, or within a value, is refused at its place",
        arguments: [
            ("  ticket: INC-48213", "\tticket: INC-48213", 23, "not YAML: "),
            ("  ticket: INC-48213", "  \tticket: INC-48213", 23, "not YAML: "),
            ("  ticket: INC-48213", "  ticket: INC-48213\tA", 23, "holds a control character or a line end"),
            ("  ticket: INC-48213", "  ticket: \"\tINC-48213\"", 23, "begins or ends with white space"),
        ])
    func tabs(_ old: String, _ new: String, _ line: Int, _ what: String) throws {
        let found = try #require(finding(Array(try example(replacing: old, by: new).utf8)))
        #expect(found.line == line)
        #expect(found.what.hasPrefix(what), "\(found)")
    }

    @Test("line ends of Windows make another agreement of the same words: no signature of the one is of the other")
    func lineEnds() throws {
        let document = try read(exampleAgreement)
        let changed = try read(exampleAgreement.replacing("\n", with: "\r\n"))
        let once = try read(exampleAgreement.replacing("\n", with: "\r\n", maxReplacements: 1))
        #expect(document.agreement == changed.agreement && document.agreement == once.agreement)
        #expect(Set([document, changed, once].map(\.digest)).count == 3)
        #expect(changed.bytes == Array(exampleAgreement.replacing("\n", with: "\r\n").utf8))
        try withTemporaryFolder { folder in
            let key = try Peer.makeSSHKey("key", in: folder)
            try folder.write("allowed", Array("person \(key)\n".utf8))
            let signature = try Peer.succeed(
                ["ssh-keygen", "-q", "-Y", "sign", "-f", "key", "-n", SignatureNamespace.agreement.rawValue],
                in: folder, input: document.bytes)
            try folder.write("signature", signature.output)
            func status(_ bytes: [UInt8], _ namespace: SignatureNamespace = .agreement) throws -> Int32 {
                try Peer.run(
                    [
                        "ssh-keygen", "-q", "-Y", "verify", "-f", "allowed", "-I", "person", "-n", namespace.rawValue,
                        "-s", "signature",
                    ], in: folder, input: bytes
                ).status
            }
            #expect(try status(document.bytes) == 0)
            #expect(try status(changed.bytes) != 0)
            #expect(try status(once.bytes) != 0)
            #expect(try status(document.bytes, .certificate) != 0)
        }
    }

    @Test(
        "a key of a type that nobody may sign with is refused at its place, certificates and weak keys too",
        arguments: [
            ("ssh-dss AAAAB3NzaC1kc3M=", "is no SSH public key of a known type"),
            ("ssh-ed448 AAAACXNzaC1lZDQ0OA==", "is no SSH public key of a known type"),
            ("ssh-ed25519-cert-v01@openssh.com AAAA", "is a certificate, not a key"),
            ("ssh-ed25519 AAAAB3NzaC1yc2E=", "is no ssh-ed25519 key, whatever it says"),
            ("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAQM=", "is an RSA key of fewer than 2048 bits"),
            ("no-pty ssh-ed25519 AAAA", "is no SSH public key of a known type"),
            ("ssh-ed25519", "is no SSH public key"),
            ("-----BEGIN OPENSSH PRIVATE KEY-----", "is a secret key"),
        ])
    func keys(_ key: String, _ what: String) throws {
        let text = try example(replacing: "\"\(ExampleKey.providerSignatory)\"", by: "\"\(key)\"")
        let found = findings(text)
        #expect(found.map(\.path) == ["access.signatories.provider[1].key"], "\(found)")
        #expect(found.first?.what == what)
    }
}

/// Whose signatures execute an agreement.
@Suite("Signatures that do not execute")
struct SignatureCountTests {
    private func texts(_ change: (inout Situation) throws -> Void) throws -> [String] {
        var situation = try Situation()
        try change(&situation)
        return try situation.texts()
    }

    @Test("two signatures by one party are not one of each, whatever place they lie in")
    func twoOfOneParty() throws {
        let provider = try Situation.signature(.provider, ExampleKey.providerSignatory)
        #expect(
            try texts { $0.signatures = [provider, provider] } == ["execution: not signed for the recipient"])
        let fingerprint = try ExampleKey.fingerprint(ExampleKey.providerSignatory)
        let moved = try Situation.signature(.recipient, ExampleKey.providerSignatory)
        #expect(
            try texts { $0.signatures = [provider, moved] } == [
                "execution: the recipient's signature is by \(fingerprint), who signs for the provider"
            ])
    }

    @Test("a signature by a key that counts later, counted once or was removed before does not count")
    func otherDays() throws {
        let fingerprint = try ExampleKey.fingerprint(ExampleKey.recipientSignatory)
        func counting(from: String, to: String?) throws -> [String] {
            try texts {
                $0.trust[4] = try Situation.entry(
                    ExampleKey.recipientSignatory, "Rex Recipient", .recipient, .signatory, from: from, to: to)
            }
        }
        let refused = "execution: the recipient's signature does not count: the key \(fingerprint) counts as signatory"
        #expect(try counting(from: "2026-10-20", to: "2026-10-20") == [])
        #expect(try counting(from: "2026-10-21", to: nil) == ["\(refused) only from 2026-10-21, not on 2026-10-20"])
        #expect(
            try counting(from: "2026-01-01", to: "2026-10-19") == ["\(refused) only to 2026-10-19, not on 2026-10-20"])
        let officer = try SSHPublicKey(ExampleKey.officer)
        let start = try #require(CivilDate(iso: "2026-01-01"))
        for (day, isGood) in [("2026-10-20", false), ("2026-10-21", true)] {
            var list = try TrustList(officer: officer, person: "Dee Officer", from: start)
            for entry in try Situation().trust.dropFirst() { try list.add(entry) }
            let removed = try #require(CivilDate(iso: day))
            _ = try list.remove(fingerprint, role: .signatory, on: removed)
            let ended = list.entries(of: fingerprint)
            #expect(try texts { $0.trust[4] = try #require(ended.first) }.isEmpty == isGood, "\(day)")
        }
    }
}
