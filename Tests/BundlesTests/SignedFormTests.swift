import Bundles
import Foundation
import Primitives
import TestSupport
import Testing

@Suite("signed forms")
struct SignedFormTests {
    private static let sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"

    private static let receipt = """
        receipt: datalease/v1
        bundle: DSA-2026-014.B7
        agreement: DSA-2026-014
        bundle-sha256: \(sha256)
        checkpoint: 54 CQrzWk9rqNN9cr2mas+/wQ2ChcUMcWZxicjiHXVneIc=
        received-on: 2026-11-03
        remarks:
        name: Robin Example

        """

    private static let log = """
        evidence: datalease/v1
        bundle: DSA-2026-014.B7
        agreement: DSA-2026-014
        bundle-sha256: \(sha256)
        kind: deletion-log
        date: 2026-11-20
        attachment-sha256: \(sha256)
        remarks: from the file server
        name: Robin Example

        """

    private func heading(_ sha256: Digest? = .sha256("x")) -> FormHeading {
        FormHeading(
            bundle: "DSA-2026-014.B7", sha256: sha256, agreement: "DSA-2026-014",
            checkpoint: LedgerPosition(size: 3, root: .sha256("root")))
    }

    private func filled(_ form: [UInt8], _ values: [String: String]) -> [UInt8] {
        var text = String(decoding: form, as: UTF8.self)
        for (key, value) in values {
            #expect(text.contains("\n\(key):\n"), "\(key)")
            text = text.replacingOccurrences(of: "\n\(key):\n", with: "\n\(key): \(value)\n")
        }
        return Array(text.utf8)
    }

    @Test("which form a text is, its first known key says")
    func kinds() {
        #expect(SignedForm(of: Array(Self.receipt.utf8)) == .receipt)
        #expect(SignedForm(of: Array(Self.log.utf8)) == .evidence)
        #expect(
            SignedForm(of: [0xEF, 0xBB, 0xBF] + Array("# certificate\r\n certificate : x\r\n".utf8)) == .certificate)
        #expect(SignedForm(of: Array("order: x\nreceipt: y\n".utf8)) == .order)
        #expect(SignedForm(of: Array("receipts: x\n:\n".utf8)) == nil && SignedForm(of: []) == nil)
        #expect(SignedForm(of: [UInt8](repeating: 0x3A, count: 1 << 20)) == nil)
    }

    @Test("the forms that are printed, filled in, are read back")
    func forms() throws {
        let receipt = try BundleReceipt(
            parsing: filled(ReceiptForm.text(heading()), ["received-on": "2026-11-03", "name": "Robin Example"]))
        #expect(receipt.bundle == "DSA-2026-014.B7" && receipt.bundleSHA256 == .sha256("x"))
        #expect(receipt.checkpoint == LedgerPosition(size: 3, root: .sha256("root")))
        #expect(receipt.receivedOn.description == "2026-11-03" && receipt.remarks == "")

        let certificate = try DisposalCertificate(
            parsing: filled(
                CertificateForm.text(heading(), methodAtLeast: .clear),
                [
                    "disposed-on": "2026-11-20", "method": "clear", "copies": "none", "sub-processors": "none",
                    "backups": "none", "name": "Robin Example",
                ]))
        #expect(certificate.checkpoint?.size == 3 && certificate.coverage == .me)

        for (kind, values) in [
            (EvidenceKind.deletionLog, ["attachment-sha256": Self.sha256]), (.backupStatement, ["until": "2026-12-31"]),
            (.subProcessorCertificates, ["sub-processor": "Hosting Ltd"]),
            (.destructionCertificate, ["attachment-sha256": Self.sha256.uppercased()]),
        ] {
            let form = try #require(EvidenceForm.text(kind, heading(), subProcessors: ["Hosting Ltd", "Cloud Ltd"]))
            let common = ["date": "2026-11-20", "name": "Robin Example"]
            let note = try EvidenceNote(parsing: filled(form, common.merging(values) { $1 }))
            #expect(note.kind == kind && note.date.description == "2026-11-20")
            #expect(note.until?.description == values["until"] && note.subProcessor == values["sub-processor"])
            #expect((note.attachment?.hex == Self.sha256) == (values["attachment-sha256"] != nil))
            #expect(
                String(decoding: form, as: UTF8.self).contains("#     Cloud Ltd\n") == (values["sub-processor"] != nil))
            #expect(form.split(separator: 0x0A).allSatisfy { $0.count <= 120 })
        }
        for kind in [EvidenceKind.certificate, .ownCopies, .key, .returnReceipt, .auditNote] {
            #expect(EvidenceForm.text(kind, heading(), subProcessors: []) == nil)
        }
    }

    @Test("a byte order mark, CRLF, spaces and another order of the lines are accepted in each")
    func tolerances() throws {
        func variants(_ text: String) -> [[UInt8]] {
            [
                [0xEF, 0xBB, 0xBF] + withCRLF(Array(text.utf8)),
                Array(text.split(separator: "\n").reversed().map { "\t\($0)  " }.joined(separator: "\n").utf8),
                Array("\n# a: comment\n\n\(text)\n\n".utf8),
            ]
        }
        let receipt = try BundleReceipt(parsing: Array(Self.receipt.utf8))
        for variant in variants(Self.receipt) { #expect(try BundleReceipt(parsing: variant) == receipt) }
        let note = try EvidenceNote(parsing: Array(Self.log.utf8))
        for variant in variants(Self.log) { #expect(try EvidenceNote(parsing: variant) == note) }
        #expect(note.remarks == "from the file server")
        // What we write ourselves is read back as it is.
        #expect(try EvidenceNote(parsing: note.bytes) == note)
    }

    @Test("a receipt without the checkpoint is one; with half of it, it is none")
    func receiptCheckpoint() throws {
        for line in ["", "checkpoint:\n"] {
            let text = Self.receipt.replacingOccurrences(
                of: "checkpoint: 54 CQrzWk9rqNN9cr2mas+/wQ2ChcUMcWZxicjiHXVneIc=\n", with: line)
            #expect(try BundleReceipt(parsing: Array(text.utf8)).checkpoint == nil)
        }
    }

    @Test(
        "a receipt that is not filled in as the form says is refused, with the line",
        arguments: [
            ("received-on: 2026-11-03", "received-on:", "line 6, received-on: it was not filled in"),
            ("received-on: 2026-11-03", "received-on: 3 Nov 2026", "line 6, received-on"),
            ("received-on: 2026-11-03\n", "", "no line received-on"),
            ("name: Robin Example", "name: \nname: Robin", "line 9: name stands here a second time"),
            ("checkpoint: 54 ", "checkpoint: 054 ", "line 5, checkpoint"),
            ("checkpoint: 54 ", "checkpoint: -1 ", "line 5, checkpoint"),
            ("checkpoint: 54 ", "checkpoint: 54  ", "line 5, checkpoint"),
            ("checkpoint: 54 ", "checkpoint: 99999999999999999999 ", "line 5, checkpoint"),
            ("HXVneIc=", "HXVneId=", "line 5, checkpoint"), ("HXVneIc=", "HXVneIc", "line 5, checkpoint"),
            ("remarks:", "remark:", "line 7: a key that is not one of the form's"),
            ("receipt: datalease/v1", "receipt: datalease/v9", "not of the version"),
            ("remarks:", "remarks: \u{1B}[2J", "line 7: a control character"),
        ])
    func badReceipts(change: (from: String, to: String, message: String)) {
        let changed = Self.receipt.replacingOccurrences(of: change.from, with: change.to)
        #expect(changed != Self.receipt)
        let error = #expect(throws: BundleError.self) { try BundleReceipt(parsing: Array(changed.utf8)) }
        #expect(error?.what.contains(change.message) == true, "\(error?.what ?? "")")
        #expect(error?.category == .check && error?.hint != nil)
    }

    @Test(
        "evidence that lacks what its kind needs, or has what it does not, is refused",
        arguments: [
            ("kind: deletion-log", "kind: shredding", "line 5, kind"),
            ("kind: deletion-log", "kind: certificate", "a certificate is not shown by such a text"),
            ("kind: deletion-log", "kind: backup-statement", "until is missing in a backup-statement"),
            ("kind: deletion-log", "kind: sub-processor-certificates", "sub-processor is missing"),
            ("kind: deletion-log", "kind: deletion-log\nuntil: 2026-12-31", "until does not belong to a deletion-log"),
            ("kind: deletion-log", "kind: deletion-log\nsub-processor: X", "sub-processor does not belong"),
            ("attachment-sha256: 2d", "attachment-sha256: zz", "line 7, attachment-sha256"),
            ("attachment-sha256: \(sha256)\n", "", "attachment-sha256 is missing in a deletion-log"),
            ("date: 2026-11-20", "date: 2026-11-31", "line 6, date"),
            ("date: 2026-11-20", "disposed-on: 2026-11-20", "line 6: a key that is not one of the form's"),
        ])
    func badEvidence(change: (from: String, to: String, message: String)) {
        let changed = Self.log.replacingOccurrences(of: change.from, with: change.to)
        #expect(changed != Self.log)
        let error = #expect(throws: BundleError.self) { try EvidenceNote(parsing: Array(changed.utf8)) }
        #expect(error?.what.contains(change.message) == true, "\(error?.what ?? "")")
    }

    @Test("an order is read back as it was written, and no other spelling of it is read")
    func orders() throws {
        let day = try #require(CivilDate(iso: "2026-11-30"))
        let orders = [
            try Order(
                .hold, .bundle("DSA-2026-014.B7"), on: day, until: CivilDate(iso: "2027-01-31"),
                law: "Limitation Act 1980"),
            try Order(.faultResolved, .agreement("DSA-2026-014"), on: day),
            try Order(.dispute, .bundle("X.B1"), on: day, because: "residue", reason: "found: on a laptop"),
            try Order(
                .ledgerRestoration, .ledger(LedgerPosition(size: 7, root: .sha256("x"))), on: day, reason: "disk"),
            try Order(.anchorRetirement, .anchor(.sha256("/mnt/anchor\n")), on: day, reason: "another share"),
        ]
        for order in orders {
            #expect(try Order(parsing: order.bytes) == order)
            for other in [order.bytes + [0x0A], withCRLF(order.bytes), [0xEF, 0xBB, 0xBF] + order.bytes] {
                #expect(throws: BundleError.self) { try Order(parsing: other) }
            }
        }
        #expect(
            String(decoding: orders[0].bytes, as: UTF8.self)
                == "order: datalease/v1\nkind: hold\nbundle: DSA-2026-014.B7\ndate: 2026-11-30\nuntil: 2027-01-31\n"
                + "law: Limitation Act 1980\n")
    }

    @Test("a text of ours that would add a line, or could not be read back, is refused")
    func injectedLines() throws {
        let day = try #require(CivilDate(iso: "2026-11-30"))
        for text in ["", " ", "a\nkind: void", "a\rb", " a", "a ", "a\u{0}", String(repeating: "x", count: 1001)] {
            #expect(throws: BundleError.self) { try Order(.void, .bundle("X.B1"), on: day, reason: text) }
            #expect(throws: BundleError.self) { try Order(.hold, .bundle("X.B1"), on: day, law: text) }
            #expect(throws: BundleError.self) { try Order(.void, .bundle(text), on: day) }
            #expect(throws: BundleError.self) {
                try EvidenceNote(
                    .auditNote, bundle: "X.B1", bundleSHA256: .sha256("x"), agreement: "X", date: day, name: text)
            }
        }
        #expect(throws: BundleError.self) {
            try EvidenceNote(
                .auditNote, bundle: "X.B1", bundleSHA256: .sha256("x"), agreement: "X", date: day,
                remarks: "one\ntwo", name: "Ann")
        }
    }

    @Test("a form larger than any that people fill in is refused before it is read")
    func hostileSizes() {
        let padding = String(repeating: "# a comment\n", count: 6000)
        for text in [padding + Self.receipt, "name: " + String(repeating: "x", count: 70_000)] {
            for error in [
                #expect(throws: BundleError.self) { try BundleReceipt(parsing: Array(text.utf8)) },
                #expect(throws: BundleError.self) { try EvidenceNote(parsing: Array(text.utf8)) },
                #expect(throws: BundleError.self) { try Order(parsing: Array(text.utf8)) },
            ] { #expect(error?.what.contains("longer than 65536 bytes") == true, "\(error?.what ?? "")") }
        }
        #expect(throws: Never.self) {
            try BundleReceipt(parsing: Array((String(repeating: "# a comment\n", count: 5000) + Self.receipt).utf8))
        }
    }

    @Test("noise is refused and never crashes")
    func noise() {
        var generator = SeededGenerator(seed: 41)
        for text in [Self.receipt, Self.log] {
            for _ in 0..<1500 {
                var bytes = Array(text.utf8)
                for _ in 0..<3 {
                    bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8(generator.next() & 255)
                }
                _ = SignedForm(of: bytes)
                _ = try? BundleReceipt(parsing: bytes)
                _ = try? EvidenceNote(parsing: bytes)
                _ = try? Order(parsing: bytes)
            }
        }
    }

    @Test("the page beside the bundle holds a receipt that ssh-keygen signs and we read")
    func receiptFromPage() throws {
        try withTemporaryFolder { folder in
            let page = String(
                decoding: OpenMe.text(
                    try Samples.description(), sha256: .sha256("x"), size: 1,
                    checkpoint: LedgerPosition(size: 54, root: .sha256("root"))), as: UTF8.self)
            #expect(page.contains("\n    ssh-keygen -Y sign -f KEYFILE -n datalease-certificate@v1 receipt.txt\n"))
            let start = try #require(page.range(of: "# - - -"))
            let end = try #require(page.range(of: "# - - -", range: start.upperBound..<page.endIndex))
            let form = filled(
                Array(page[start.lowerBound..<end.lowerBound].utf8),
                ["received-on": "2026-11-03", "name": "Robin Example"])
            try folder.write("receipt.txt", form)
            _ = try Peer.makeSSHKey("key", in: folder)
            let signed = try Peer.run(
                ["ssh-keygen", "-Y", "sign", "-f", "key", "-n", "datalease-certificate@v1", "receipt.txt"], in: folder)
            #expect(signed.status == 0)
            let signature = try SSHSignature(parsing: try folder.read("receipt.txt.sig"))
            #expect(try signature.verify(form, namespace: SignatureNamespace.certificate.rawValue))
            #expect(SignedForm(of: form) == .receipt)
            #expect(try BundleReceipt(parsing: form).checkpoint?.size == 54)
        }
    }
}
