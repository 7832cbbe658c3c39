import Bundles
import Foundation
import Primitives
import TestSupport
import Testing

@Suite("names, manifest and statement")
struct DocumentTests {
    @Test("a bundle's name says agreement, number and limit, and is read back from any of its files")
    func names() throws {
        let name = try Samples.name()
        #expect(name.description == "DSA-2026-014.B7.dispose-by-2026-12-01" && name.id == "DSA-2026-014.B7")
        #expect(name.fileName(.encrypted) == "DSA-2026-014.B7.dispose-by-2026-12-01.zip.age")
        #expect(try Samples.name(isRehearsal: true).description.hasPrefix("REHEARSAL.DSA-2026-014.B7."))
        for agreement in ["A", "a.b", "x.B2", "x.dispose-by-2026-01-01", "D_1-2"] {
            for isRehearsal in [false, true] {
                let name = try BundleName(
                    agreement: agreement, number: 12, limit: name.limit, isRehearsal: isRehearsal)
                #expect(try BundleName(parsing: name.description) == name)
                for file in BundleFile.allCases { #expect(try BundleName(parsing: name.fileName(file)) == name) }
            }
        }
    }

    @Test("an approval has the name of its bundle and of its key, and is read back as the bundle's")
    func approvalNames() throws {
        let key = try #require(
            KeyFingerprint("SHA256:a+/bcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"[...].prefix(49) + "E"))
        for agreement in ["A", "x.B2", "A.statement.json.approval-x"] {
            let name = try BundleName(agreement: agreement, number: 3, limit: try Samples.name().limit)
            let file = name.approvalFileName(of: key)
            #expect(file == "\(name).statement.json.approval-a-_bcdefghijklmn.sig")
            #expect(name.isApproval(file) && !name.isApproval(name.fileName(.signature)))
            #expect(!(try Samples.name()).isApproval(file))
            #expect(try BundleName(parsing: file) == name)
        }
    }

    @Test(
        "what is no bundle's name is refused",
        arguments: [
            "", "a", "a.B1", "a.B1.dispose-by-", "a.B1.dispose-by-2026-13-01", "a.B0.dispose-by-2026-12-01",
            "a.B01.dispose-by-2026-12-01", "a.B+1.dispose-by-2026-12-01", "a.B-1.dispose-by-2026-12-01",
            "a.b1.dispose-by-2026-12-01", ".B1.dispose-by-2026-12-01", "../a.B1.dispose-by-2026-12-01",
            "a b.B1.dispose-by-2026-12-01", "a.B1.dispose-by-2026-12-01.zip.age.part",
            "REHEARSAL.REHEARSAL.a.B1.dispose-by-2026-12-01", "a.B99999999999999999999.dispose-by-2026-12-01",
        ])
    func badNames(text: String) {
        #expect(code { () throws(BundleError) in _ = try BundleName(parsing: text) } == .name)
    }

    @Test("an agreement's id that cannot stand in a file name is refused")
    func badIds() throws {
        let limit = try Samples.name().limit
        for id in ["", ".a", "-a", "a/b", "a b", "é", "rehearsal.x", String(repeating: "a", count: 65)] {
            #expect(
                code { () throws(BundleError) in _ = try BundleName(agreement: id, number: 1, limit: limit) } == .name)
        }
    }

    @Test("a manifest is these bytes")
    func manifestBytes() throws {
        var manifest = try Samples.manifest()
        manifest.entries = [
            .init(path: "data/contacts.csv", sha256: Digest.sha256("x"), bytes: 1, rows: 0),
            .init(path: "NOTICE.txt", sha256: Digest.sha256("y"), bytes: 2, rows: nil),
        ]
        let expected = """
            {
              "format": "datalease-manifest/v1",
              "bundle": "DSA-2026-014.B7.dispose-by-2026-12-01",
              "rehearsal": false,
              "agreement": {
                "id": "DSA-2026-014",
                "version": 2,
                "sha256": "\(Digest.sha256(Samples.agreement).hex)"
              },
              "preparedAt": "2026-11-01T09:14:57Z",
              "limit": "2026-12-01",
              "entries": [
                {
                  "path": "data/contacts.csv",
                  "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
                  "bytes": 1,
                  "rows": 0
                },
                {
                  "path": "NOTICE.txt",
                  "sha256": "a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa",
                  "bytes": 2
                }
              ]
            }

            """
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == expected)
        #expect(try Manifest(parsing: manifest.bytes) == manifest)
    }

    @Test(
        "a manifest with anything else in it is refused",
        arguments: [
            ("\"rehearsal\": false", "\"rehearsal\": true"), ("\"version\": 2", "\"version\": -2"),
            ("\"version\": 2", "\"version\": \"2\""), ("manifest/v1", "manifest/v2"), ("\"bytes\": 1,", ""),
            ("\"bytes\": 1,", "\"bytes\": 1, \"more\": 1,"), ("\"limit\": \"2026-12-01\"", "\"limit\": \"2026-12-02\""),
            ("09:14:57Z", "09:14:57+00:00"), ("\"id\": \"DSA-2026-014\"", "\"id\": \"DSA-2026-015\""), ("  ", " "),
            ("\"rows\": 0", "\"rows\": null"), ("2d7116", "2D7116"), ("\"entries\": [", "\"entries\": [1,"),
        ])
    func badManifests(change: (from: String, to: String)) throws {
        var manifest = try Samples.manifest()
        manifest.entries = [.init(path: "data/contacts.csv", sha256: Digest.sha256("x"), bytes: 1, rows: 0)]
        let text = String(decoding: manifest.bytes, as: UTF8.self)
        let changed = text.replacingOccurrences(of: change.from, with: change.to)
        #expect(changed != text)
        #expect(code { () throws(BundleError) in _ = try Manifest(parsing: Array(changed.utf8)) } == .manifest)
    }

    @Test(
        "a statement with anything else in it is refused",
        arguments: [
            ("in-toto.io/Statement/v1", "in-toto.io/Statement/v0.1"), ("bundle/v1", "bundle/v2"),
            ("\"bundle\": 7", "\"bundle\": 8"), ("\"rehearsal\": false", "\"rehearsal\": true"),
            ("\"rowsRead\": 900", "\"rowsRead\": -1"), ("\"size\": 12,", ""), (".zip.age", ".zip"),
            ("\"limit\": \"2026-12-01\"", "\"limit\": \"2027-12-01\""), ("\"class\"", "\"klass\""),
        ])
    func badStatements(change: (from: String, to: String)) throws {
        let bundle = WrittenBundleText.statement
        let text = String(decoding: try bundle().bytes, as: UTF8.self)
        let changed = text.replacingOccurrences(of: change.from, with: change.to)
        #expect(changed != text)
        #expect(code { () throws(BundleError) in _ = try Statement(parsing: Array(changed.utf8)) } == .statement)
    }

    @Test("a rehearsal's statement says so and has no ledger")
    func rehearsalStatement() throws {
        let manifest = try Samples.manifest()
        let statement = Statement(
            bundle: try Samples.name(isRehearsal: true), sha256: Digest.sha256("x"), agreement: manifest.agreement,
            agreementClass: "debug-sample", preparedAt: manifest.preparedAt, recipients: [], datasets: [], ledger: nil)
        #expect(try Statement(parsing: statement.bytes) == statement)
        let text = String(decoding: statement.bytes, as: UTF8.self)
        #expect(text.contains("\"rehearsal\": true") && text.contains("\"ledger\": null"))
        #expect(text.contains("\"name\": \"REHEARSAL.DSA-2026-014.B7.dispose-by-2026-12-01.zip.age\""))
    }
}

private enum WrittenBundleText {
    static func statement() throws -> Statement {
        let manifest = try Samples.manifest()
        return Statement(
            bundle: manifest.bundle, sha256: Digest.sha256("x"), agreement: manifest.agreement,
            agreementClass: "debug-sample", preparedAt: manifest.preparedAt,
            recipients: [KeyFingerprint(digest: .sha256("x"))],
            datasets: [.init(name: "contacts", path: "data/contacts.csv", rowsRead: 900, rowsShared: 5)],
            ledger: .init(origin: "example-ledger", size: 12, root: Digest.sha256("root")))
    }
}

@Suite("pages for the recipient")
struct PageTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("OPEN-ME says how to check, open, dispose and certify, and holds no preparer's key")
    func openMe() throws {
        let page = text(OpenMe.text(try Samples.description(), sha256: Digest.sha256("x"), size: 12_345))
        let stem = "DSA-2026-014.B7.dispose-by-2026-12-01"
        for line in [
            "    echo 'preparer ssh-ed25519 AAAA...' > allowed_signers",
            "    echo preparer ssh-ed25519 AAAA...>allowed_signers",
            "    ssh-keygen -Y verify -f allowed_signers -I preparer -n datalease-bundle@v1 "
                + "-s \(stem).statement.json.sig < \(stem).statement.json",
            "    sha256sum \(stem).zip.age", "    shasum -a 256 \(stem).zip.age",
            "    certutil -hashfile \(stem).zip.age SHA256", "    age -d -i KEYFILE -o \(stem).zip \(stem).zip.age",
            "    unzip \(stem).zip -d DSA-2026-014.B7", "    tar -xf \(stem).zip -C DSA-2026-014.B7",
            "    ssh-keygen -Y sign -f KEYFILE -n datalease-certificate@v1 disposal-certificate.txt",
            "bundle-sha256: \(Digest.sha256("x").hex)",
        ] {
            #expect(page.split(separator: "\n").contains(Substring(line)), "\(line)")
        }
        #expect(!page.contains("SHA256:4xxx"))
        #expect(!page.contains("REHEARSAL"))
        #expect(
            text(OpenMe.text(try Samples.description(isRehearsal: true), sha256: Digest.sha256("x"), size: 1))
                .contains("THIS IS A REHEARSAL"))
    }

    @Test(
        "the form on OPEN-ME, cut out with its marks and filled in, is a certificate that ssh-keygen signs and we read")
    func certificateFromPage() throws {
        try withTemporaryFolder { folder in
            let description = try Samples.description()
            let checkpoint = LedgerPosition(size: 54, root: .sha256("root"))
            let page = text(
                OpenMe.text(description, sha256: Digest.sha256("x"), size: 1, checkpoint: checkpoint))
            let start = try #require(page.range(of: "# - - -", options: .backwards))
            let begin = try #require(
                page.range(of: "# - - -", options: .backwards, range: page.startIndex..<start.lowerBound))
            var form = String(page[begin.lowerBound...])
            for (key, value) in [
                "disposed-on": "2026-11-20", "method": "purge", "copies": "disposed", "sub-processors": "none",
                "backups": "expire on 2026-12-31", "name": "Robin Example",
            ] {
                form = form.replacingOccurrences(of: "\n\(key):\n", with: "\n\(key): \(value)\n")
            }
            try folder.write("disposal-certificate.txt", form.utf8)
            _ = try Peer.makeSSHKey("key", in: folder)
            let signed = try Peer.run(
                [
                    "ssh-keygen", "-Y", "sign", "-f", "key", "-n", "datalease-certificate@v1",
                    "disposal-certificate.txt",
                ],
                in: folder)
            #expect(signed.status == 0)
            let bytes = try folder.read("disposal-certificate.txt")
            let signature = try SSHSignature(parsing: try folder.read("disposal-certificate.txt.sig"))
            #expect(try signature.verify(bytes, namespace: SignatureNamespace.certificate.rawValue))
            let certificate = try DisposalCertificate(parsing: bytes)
            #expect(certificate.bundle == description.name.id && certificate.agreement == "DSA-2026-014")
            #expect(certificate.bundleSHA256 == Digest.sha256("x") && certificate.name == "Robin Example")
            #expect(certificate.checkpoint == checkpoint && certificate.coverage == .me)
            #expect(certificate.disposedOn.description == "2026-11-20" && certificate.method == .purge)
            #expect(certificate.copies == .disposed && certificate.subProcessors == .none && certificate.remarks == "")
            #expect(certificate.backups == .expire(try #require(CivilDate(iso: "2026-12-31"))))

            // What a mail gateway makes of it: the signature fits a variant, and the difference is said.
            for changed in [
                withCRLF(bytes), [0xEF, 0xBB, 0xBF] + bytes, Array(bytes.dropLast()), bytes + [0x0A, 0x0A],
            ] {
                #expect(try !signature.verify(changed, namespace: SignatureNamespace.certificate.rawValue))
                let fitting = try CertificateVariant.candidates(for: changed).filter {
                    try signature.verify($0.bytes, namespace: SignatureNamespace.certificate.rawValue)
                }
                #expect(fitting.count == 1 && fitting[0].bytes == bytes && fitting[0].difference.hasPrefix("with LF"))
            }
            #expect(CertificateVariant.candidates(for: bytes).count == 7)
        }
    }

    @Test(
        "the form in the bundle, without the digest, is refused when it comes back, and the hint says what is missing")
    func formWithoutDigest() throws {
        var form = text(CertificateForm.text(try Samples.description(), sha256: nil))
        for key in ["disposed-on", "method", "copies", "sub-processors", "backups", "name"] {
            form = form.replacingOccurrences(of: "\n\(key):\n", with: "\n\(key): 2026-11-20\n")
        }
        let error = #expect(throws: BundleError.self) { try DisposalCertificate(parsing: Array(form.utf8)) }
        #expect(error?.what.contains("bundle-sha256") == true)
        #expect(error?.hint?.contains("OPEN-ME.txt") == true)
    }

    private static let filled = """
        certificate: datalease/v1
        bundle: DSA-2026-014.B7
        bundle-sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
        agreement: DSA-2026-014
        # a comment
        disposed-on: 2026-11-20
        method: delete
        copies: none
        sub-processors: none
        backups: none
        remarks: with: a colon
        name: Robin Example

        """

    @Test("a byte order mark, CRLF, spaces and another order of the lines are accepted")
    func tolerances() throws {
        let plain = try DisposalCertificate(parsing: Array(Self.filled.utf8))
        #expect(plain.remarks == "with: a colon" && plain.backups == .none)
        // Certificates of before these lines were on the form.
        #expect(plain.checkpoint == nil && plain.coverage == .me)
        #expect(try DisposalCertificate(parsing: [0xEF, 0xBB, 0xBF] + withCRLF(Array(Self.filled.utf8))) == plain)
        let reversed = Self.filled.split(separator: "\n").reversed().map { "  \($0)  " }.joined(separator: "\n")
        #expect(try DisposalCertificate(parsing: Array(reversed.utf8)) == plain)
    }

    @Test(
        "a certificate that is not filled in as the form says is refused, with the line",
        arguments: [
            ("disposed-on: 2026-11-20", "disposed-on: 20/11/2026", "line 6, disposed-on"),
            ("disposed-on: 2026-11-20", "disposed-on:", "line 6, disposed-on"),
            ("method: delete", "method: shredded", "line 7, method"),
            ("copies: none", "copies: some", "line 8, copies"),
            ("backups: none", "backups: 2026-12-31", "line 10, backups"),
            ("backups: none", "backups: expire on 2026-02-30", "line 10, backups"),
            ("copies: none", "copies: none\ncopies: none", "line 9: copies stands here a second time"),
            ("copies: none", "copy: none", "line 8: a key that is not one of the form's"),
            ("copies: none\n", "", "no line copies"), ("name: Robin Example", "name:", "line 12, name"),
            ("datalease/v1", "datalease/v2", "not of the version"),
            ("remarks: with: a colon", "remarks: one\ntwo", "line 12: neither key: value nor a comment"),
            ("remarks: with: a colon", "remarks: a\u{7}b", "line 11: a control character"),
            ("2d711642", "2d71164", "line 3, bundle-sha256"),
            ("copies: none", "recipients: everyone\ncopies: none", "line 8, recipients"),
            ("copies: none", "checkpoint: 54\ncopies: none", "line 8, checkpoint"),
            ("copies: none", "received-on: 2026-11-20\ncopies: none", "line 8: a key that is not one of the form's"),
            ("certificate: datalease/v1\n", "", "no line certificate"),
        ])
    func badCertificates(change: (from: String, to: String, message: String)) {
        let changed = Self.filled.replacingOccurrences(of: change.from, with: change.to)
        #expect(changed != Self.filled)
        let error = #expect(throws: BundleError.self) { try DisposalCertificate(parsing: Array(changed.utf8)) }
        #expect(error?.what.contains(change.message) == true, "\(error?.what ?? "")")
        #expect(error?.category == .check)
    }

    @Test("a certificate in UTF-16, or noise, is refused with a hint")
    func certificateNoise() throws {
        let utf16: [UInt8] = [0xFF, 0xFE] + Self.filled.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let error = #expect(throws: BundleError.self) { try DisposalCertificate(parsing: utf16) }
        #expect(error?.hint?.contains("UTF-8") == true)
        var generator = SeededGenerator(seed: 37)
        for _ in 0..<2000 {
            var bytes = Array(Self.filled.utf8)
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8(generator.next() & 255)
            _ = try? DisposalCertificate(parsing: bytes)
            _ = try? DisposalCertificate(parsing: generator.bytes(100))
            _ = CertificateVariant.candidates(for: generator.bytes(20))
        }
    }

    @Test("NOTICE names the law, the purpose, the limit, the prohibitions and whom to tell")
    func notice() throws {
        let page = text(Notice.text(try Samples.description()))
        for words in [
            "UK GDPR", "section 171", "Data Protection Act 2018", "2026-12-01", "INC-48213", "system-fix:",
            "marketing:",
            "resale", "dpo@example.com", "security@acme.example", "Robin Example", "DSA-2026-014 version 2",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test("a line break in an agreement's words cannot add a line to a page")
    func injectedLines() throws {
        var description = try Samples.description()
        description.title = "Title\nmethod: destroy\r\n    rm -rf /\u{2028}x\u{0}"
        let page = text(OpenMe.text(description, sha256: Digest.sha256("x"), size: 1))
        #expect(!page.contains("\nmethod: destroy") && !page.contains("\n    rm -rf") && !page.contains("\u{0}"))
    }

    @Test("the dictionary is RFC 4180 with CRLF, a row a field")
    func dictionary() throws {
        #expect(
            text(FieldDictionary.csv(try Samples.description()))
                == "dataset,file,field,operator,type,reversal,collisions,note\r\n"
                + "contacts,data/contacts.csv,Phone,phone,phone,reversible,none,\r\n"
                + "contacts,data/contacts.csv,\"Name, \"\"full\"\"\",shape,name,one-way,possible,length and case are kept\r\n"
                + "contacts,data/contacts.csv,Status,keep,,unchanged,none,\r\n")
    }
}
