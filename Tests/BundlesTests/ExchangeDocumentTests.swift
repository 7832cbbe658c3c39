import Bundles
import Foundation
import Primitives
import TestSupport
import Testing

/// A made-up exchange of four records that were sent, and one that was held back.
func sampleExchange() throws -> ExchangeRecord {
    let date = try #require(CivilDate(iso: "2026-11-16"))
    func total(_ rows: Int, _ pence: Int) -> MoneyTotal { MoneyTotal(rows: rows, pence: pence) }
    return ExchangeRecord(
        sequence: "monthly-collection", number: 3, dataset: "contacts", read: total(501, 183_425_0),
        sent: total(500, 183_430_0), heldBack: total(1, -50),
        groups: [
            .init(code: "17", date: date, read: total(500, 183_430_0), sent: total(500, 183_430_0), heldBack: .zero),
            .init(code: "99", date: date, read: total(1, -50), sent: .zero, heldBack: total(1, -50)),
        ], register: Digest.sha256("register"), items: Digest.sha256("items"),
        acknowledgeBy: CivilDate(iso: "2026-11-03"),
        replaces: .init(bundle: 5, reason: "the bureau lost it"),
        despite: .init(bundles: [2, 4], reason: "a second debit was agreed"))
}

@Suite struct ExchangeStatementTests {
    private func statement(_ exchange: ExchangeRecord?, class agreementClass: String) throws -> Statement {
        let manifest = try Samples.manifest()
        return Statement(
            bundle: manifest.bundle, sha256: Digest.sha256("x"), agreement: manifest.agreement,
            agreementClass: agreementClass, preparedAt: manifest.preparedAt, recipients: [],
            datasets: [.init(name: "contacts", path: "data/contacts.csv", rowsRead: 501, rowsShared: 500)],
            ledger: nil, exchange: exchange)
    }

    @Test("the figures of an exchange are these bytes, behind everything that statements had before")
    func bytes() throws {
        let statement = try statement(try sampleExchange(), class: "transactional")
        let text = String(decoding: statement.bytes, as: UTF8.self)
        #expect(
            text.hasSuffix(
                """
                    "ledger": null,
                    "exchange": {
                      "sequence": "monthly-collection",
                      "number": 3,
                      "dataset": "contacts",
                      "read": {
                        "rows": 501,
                        "pence": 1834250
                      },
                      "sent": {
                        "rows": 500,
                        "pence": 1834300
                      },
                      "heldBack": {
                        "rows": 1,
                        "pence": -50
                      },
                      "groups": [
                        {
                          "code": "17",
                          "date": "2026-11-16",
                          "read": {
                            "rows": 500,
                            "pence": 1834300
                          },
                          "sent": {
                            "rows": 500,
                            "pence": 1834300
                          },
                          "heldBack": {
                            "rows": 0,
                            "pence": 0
                          }
                        },
                        {
                          "code": "99",
                          "date": "2026-11-16",
                          "read": {
                            "rows": 1,
                            "pence": -50
                          },
                          "sent": {
                            "rows": 0,
                            "pence": 0
                          },
                          "heldBack": {
                            "rows": 1,
                            "pence": -50
                          }
                        }
                      ],
                      "register": "\(Digest.sha256("register").hex)",
                      "items": "\(Digest.sha256("items").hex)",
                      "acknowledgeBy": "2026-11-03",
                      "replaces": {
                        "bundle": 5,
                        "reason": "the bureau lost it"
                      },
                      "despite": {
                        "bundles": [
                          2,
                          4
                        ],
                        "reason": "a second debit was agreed"
                      }
                    }
                  }
                }

                """), "\(text)")
        #expect(try Statement(parsing: statement.bytes) == statement)
    }

    @Test("an exchange without groups, register, day and replacement reads back too")
    func least() throws {
        var exchange = try sampleExchange()
        (exchange.groups, exchange.register, exchange.acknowledgeBy, exchange.replaces) = ([], nil, nil, nil)
        exchange.despite = nil
        let statement = try statement(exchange, class: "transactional")
        #expect(try Statement(parsing: statement.bytes) == statement)
    }

    @Test("figures and class go together: neither is taken without the other")
    func classes() throws {
        for (exchange, name) in [(try sampleExchange(), "debug-sample"), (nil, "transactional")] {
            let bytes = try statement(exchange, class: name).bytes
            #expect(throws: BundleError.self) { try Statement(parsing: bytes) }
        }
        var other = try sampleExchange()
        other.dataset = "collections"
        let bytes = try statement(other, class: "transactional").bytes
        #expect(throws: BundleError.self) { try Statement(parsing: bytes) }
    }

    @Test(
        "a statement whose figures do not add up, or are spelt otherwise, is refused",
        arguments: [
            ("\"pence\": 1834250", "\"pence\": 1834251"), ("\"rows\": 501", "\"rows\": 500"),
            ("\"number\": 3", "\"number\": 0"), ("\"number\": 3", "\"number\": -3"),
            ("\"code\": \"99\"", "\"code\": \"17\""),
            ("\"sequence\": \"m", "\"sequence\": \"M"), ("\"bundle\": 5,\n        \"reason\"", "\"reason\""),
            ("\"items\": ", "\"item\": "), ("the bureau lost it", ""), ("a second debit was agreed", ""),
            ("\"pence\": -50", "\"pence\": -50.0"),
        ])
    func flaws(_ change: (from: String, to: String)) throws {
        let text = String(
            decoding: try statement(try sampleExchange(), class: "transactional").bytes, as: UTF8.self)
        let changed = text.replacingOccurrences(of: change.from, with: change.to)
        #expect(changed != text)
        #expect(code { () throws(BundleError) in _ = try Statement(parsing: Array(changed.utf8)) } == .statement)
    }

    @Test("a manifest names the class of an exchange, and then has the form of its receipt")
    func manifest() throws {
        let sample = try Samples.manifest()
        let manifest = Manifest(
            bundle: sample.bundle, agreement: sample.agreement, preparedAt: sample.preparedAt,
            agreementClass: Manifest.transactional)
        let text = String(decoding: manifest.bytes, as: UTF8.self)
        #expect(text.contains("2026-12-01\",\n  \"class\": \"transactional\",\n  \"rehearsal\": false,\n"))
        #expect(try Manifest(parsing: manifest.bytes) == manifest)
        let other = text.replacingOccurrences(of: "\"transactional\"", with: "\"debug-sample\"")
        #expect(code { () throws(BundleError) in _ = try Manifest(parsing: Array(other.utf8)) } == .manifest)
        #expect(!String(decoding: sample.bytes, as: UTF8.self).contains("class"))
    }

    @Test("a bundle of an exchange opens only with its form, and only beside a statement with figures")
    func bundle() throws {
        let key = try AgeTests.identity()
        let identities = try AgeIdentity.identities(in: Array(key.line.utf8))
        let exchange = try sampleExchange()
        for hasForm in [true, false] {
            let (file, written) = try exchangeBundle(to: key.recipient, exchange, hasForm: hasForm)
            guard let written else {
                #expect(!hasForm)
                continue
            }
            var reader = try BundleReader(with: identities)
            try reader.push(file[...])
            let report = try reader.finish()
            #expect(report.manifest.agreementClass == Manifest.transactional)
            func statement(_ exchange: ExchangeRecord?) -> Statement {
                Statement(
                    bundle: written.manifest.bundle, sha256: written.sha256, agreement: written.manifest.agreement,
                    agreementClass: exchange == nil ? "debug-sample" : "transactional",
                    preparedAt: written.manifest.preparedAt, recipients: [],
                    datasets: [.init(name: "contacts", path: "data/contacts.csv", rowsRead: 501, rowsShared: 1)],
                    ledger: nil, exchange: exchange)
            }
            try statement(exchange).check(report)
            #expect(code { () throws(BundleError) in try statement(nil).check(report) } == .statement)
        }
    }

    private func exchangeBundle(
        to recipient: String, _ exchange: ExchangeRecord, hasForm: Bool
    ) throws -> (file: [UInt8], written: WrittenBundle?) {
        var description = try Samples.description()
        description.exchange = exchange
        let sample = try Samples.manifest()
        var random = FixedRandom()
        var writer = try BundleWriter(
            Manifest(
                bundle: sample.bundle, agreement: sample.agreement, preparedAt: sample.preparedAt,
                agreementClass: Manifest.transactional),
            to: [try AgeRecipient(recipient)], library: .zlib(level: 6), random: &random)
        var file: [UInt8] = []
        try writer.add(BundleEntry.agreement, Samples.agreement, into: &file)
        var deflater = try Deflater(.zlib(level: 6))
        try writer.begin("data/contacts.csv", into: &file)
        try writer.append(try deflater.block(Array("a\n".utf8)), into: &file)
        try writer.end(rows: 1, into: &file)
        try writer.add(BundleEntry.notice, Notice.text(description), into: &file)
        if hasForm {
            try writer.add(
                BundleEntry.exchangeReceipt, ExchangeReceiptForm.text(description, of: exchange, sha256: nil),
                into: &file)
        }
        try writer.add(BundleEntry.dictionary, FieldDictionary.csv(description), into: &file)
        try writer.add(BundleEntry.certificate, CertificateForm.text(description, sha256: nil), into: &file)
        do {
            let written = try writer.finish(into: &file)
            return (file, written)
        } catch {
            #expect(error.what.contains("no exchange-receipt.txt"))
            return (file, nil)
        }
    }
}

@Suite struct ExchangePageTests {
    private func description(isRehearsal: Bool = false) throws -> BundleDescription {
        var description = try Samples.description(isRehearsal: isRehearsal)
        (description.exchange, description.fault) = (try sampleExchange(), nil)
        description.title = "Collections"
        description.purposes = ["direct-debit-collection", "reconciliation"]
        return description
    }

    @Test("the notice of an exchange says what was checked and sent, in pounds, and nothing of pseudonyms")
    func notice() throws {
        let page = String(decoding: Notice.text(try description()), as: UTF8.self)
        let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for text in [
            "NOTICE: transactional records that identify no person, checked", "500 rows, £18,343.00",
            "Held back 1 row, -£0.50, not in here", "number 3 of the sequence monthly-collection",
            "2026-11-16 to 2026-11-16", "IT TAKES THE PLACE of DSA-2026-014.B5, because: the bureau lost it.",
            "Acknowledge it, by 2026-11-03", "may be kept until 2026-12-01, and must be gone then",
            "direct-debit-collection: to collect the debits that are listed here, once each",
            "marketing: no contact with anybody", Digest.sha256("register").hex, "security@acme.example",
            "Every payer stands in the register of incorporated payers",
        ] {
            #expect(words.contains(text), "\(text)")
        }
        for text in ["section 171", "seudonym", "re-identify de-identified", "fault"] {
            #expect(!words.contains(text), "\(text)")
        }
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let rehearsal = String(decoding: Notice.text(try self.description(isRehearsal: true)), as: UTF8.self)
        #expect(rehearsal.contains("THIS IS A REHEARSAL"))
    }

    @Test("a notice of many groups lists some, and of a file without payers claims no register")
    func bounds() throws {
        var description = try description()
        var exchange = try sampleExchange()
        let one = MoneyTotal(rows: 1, pence: 100)
        exchange.groups = (0..<70).map {
            .init(code: "\(10 + $0)", date: nil, read: one, sent: one, heldBack: .zero)
        }
        (exchange.read, exchange.sent) = (MoneyTotal(rows: 70, pence: 7000), MoneyTotal(rows: 70, pence: 7000))
        (exchange.heldBack, exchange.register) = (.zero, nil)
        #expect(exchange.flaw == nil)
        description.exchange = exchange
        let page = String(decoding: Notice.text(description), as: UTF8.self)
        #expect(page.contains("  * code 10: 1 row, £1.00\n") && page.contains("and 8 more"))
        #expect(page.contains("They speak of no payer") && !page.contains("register of incorporated"))
        #expect(!page.contains("Held back"))
    }

    @Test("OPEN-ME of an exchange asks for the receipt of its figures, with the digest and the checkpoint filled in")
    func openMe() throws {
        let checkpoint = LedgerPosition(size: 54, root: .sha256("root"))
        let page = String(
            decoding: OpenMe.text(try description(), sha256: .sha256("x"), size: 1, checkpoint: checkpoint),
            as: UTF8.self)
        for text in [
            "4. Acknowledge the figures, by 2026-11-03",
            "    ssh-keygen -Y sign -f KEYFILE -n datalease-receipt@v1 exchange-receipt.txt\n",
            "bundle-sha256: \(Digest.sha256("x").hex)\ncheckpoint: \(checkpoint)\nsequence: monthly-collection\nnumber: 3\n",
            "\nrows:\n", "\npence:\n", "6. Certify it, by 2026-12-08",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("500 rows, £18,343.00. They identify no person, and their values are exact."))
        #expect(words.contains("THIS EXCHANGE TAKES THE PLACE of DSA-2026-014.B5: never carry out both."))
        #expect(!words.contains("pseudonymised") && !words.contains("debug sample") && !words.contains("fault"))
        #expect(!page.contains("receipt: datalease/v1\nbundle: DSA-2026-014.B7\nagreement: DSA-2026-014\n# The lines"))
    }
}

@Suite struct ExchangeReceiptTests {
    private static let receipt = """
        exchange-receipt: datalease/v1
        bundle: DSA-2026-014.B7
        agreement: DSA-2026-014
        bundle-sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
        checkpoint: 54 CQrzWk9rqNN9cr2mas+/wQ2ChcUMcWZxicjiHXVneIc=
        sequence: monthly-collection
        number: 3
        rows: 500
        pence: 1834300
        outcome: accepted
        reason:
        received-on: 2026-11-03
        name: Robin Example

        """

    private func read(_ text: String) throws -> ExchangeReceipt { try ExchangeReceipt(parsing: Array(text.utf8)) }

    @Test("the form, filled in, is read back, and signed in the namespace of receipts")
    func form() throws {
        let heading = FormHeading(
            bundle: "DSA-2026-014.B7", sha256: .sha256("x"), agreement: "DSA-2026-014",
            checkpoint: LedgerPosition(size: 3, root: .sha256("root")))
        var text = String(decoding: ExchangeReceiptForm.text(heading, of: try sampleExchange()), as: UTF8.self)
        #expect(SignedForm(of: Array(text.utf8)) == .exchangeReceipt)
        for (key, value) in [
            "rows": "500", "pence": "1834300", "outcome": "rejected", "reason": "a row: twice",
            "received-on": "2026-11-03", "name": "Robin Example",
        ] {
            #expect(text.contains("\n\(key):\n"), "\(key)")
            text = text.replacingOccurrences(of: "\n\(key):\n", with: "\n\(key): \(value)\n")
        }
        let receipt = try read(text)
        #expect(receipt.bundle == "DSA-2026-014.B7" && receipt.bundleSHA256 == .sha256("x"))
        #expect(receipt.sequence == "monthly-collection" && receipt.number == 3)
        #expect(receipt.arrived == MoneyTotal(rows: 500, pence: 1_834_300))
        #expect(receipt.outcome == .rejected && receipt.reason == "a row: twice" && receipt.checkpoint?.size == 3)
    }

    @Test("the form in the bundle, without the digest, is refused when it comes back, and says where that stands")
    func withoutDigest() throws {
        var description = try Samples.description()
        description.exchange = try sampleExchange()
        let form = String(
            decoding: ExchangeReceiptForm.text(description, of: try sampleExchange(), sha256: nil), as: UTF8.self)
        #expect(form.contains("OPEN-ME.txt"))
        let error = #expect(throws: BundleError.self) { try read(form) }
        #expect(error?.what.contains("bundle-sha256") == true)
    }

    @Test(
        "a byte order mark, CRLF, spaces, another order and a missing checkpoint are accepted; credits are below nothing"
    )
    func tolerances() throws {
        let plain = try read(Self.receipt)
        #expect(try ExchangeReceipt(parsing: [0xEF, 0xBB, 0xBF] + withCRLF(Array(Self.receipt.utf8))) == plain)
        let reversed = Self.receipt.split(separator: "\n").reversed().map { "\t\($0)  " }.joined(separator: "\n")
        #expect(try read(reversed) == plain)
        let line = "checkpoint: 54 CQrzWk9rqNN9cr2mas+/wQ2ChcUMcWZxicjiHXVneIc=\n"
        #expect(try read(Self.receipt.replacingOccurrences(of: line, with: "")).checkpoint == nil)
        #expect(try read(Self.receipt.replacingOccurrences(of: "1834300", with: "-50")).arrived.pence == -50)
        #expect(try read(Self.receipt.replacingOccurrences(of: "rows: 500", with: "rows: 0")).arrived.rows == 0)
    }

    @Test(
        "a receipt that is not filled in as the form says is refused, with the line",
        arguments: [
            ("rows: 500", "rows: 5 00", "line 8, rows"), ("rows: 500", "rows: -1", "line 8, rows"),
            ("rows: 500", "rows: 0500", "line 8, rows"), ("rows: 500", "rows: +500", "line 8, rows"),
            ("rows: 500", "rows:", "line 8, rows"), ("rows: 500", "rows: 500.0", "line 8, rows"),
            ("rows: 500", "rows: ５00", "line 8, rows"), ("pence: 1834300", "pence: 18,343.00", "line 9, pence"),
            ("pence: 1834300", "pence: £18343", "line 9, pence"), ("pence: 1834300", "pence: -0", "line 9, pence"),
            ("pence: 1834300", "pence: --1", "line 9, pence"), ("pence: 1834300", "pence: 1e6", "line 9, pence"),
            ("pence: 1834300", "pence: 9223372036854775808", "line 9, pence"),
            ("number: 3", "number: 0", "line 7, number"), ("monthly-c", "Monthly c", "line 6, sequence"),
            ("outcome: accepted", "outcome: ok", "line 10, outcome"),
            ("outcome: accepted", "outcome: rejected", "line 11, reason"),
            ("reason:", "reason: none", "line 11, reason"),
            ("reason:\n", "", "no line reason"), ("rows: 500\n", "rows: 500\nrows: 500\n", "line 9: rows stands here"),
            ("name: R", "remarks: x\nname: R", "line 13: a key that is not one"),
            ("datalease/v1", "datalease/v2", "version"),
            ("2026-11-03", "03/11/2026", "line 12, received-on"),
            ("checkpoint: 54 ", "checkpoint: ", "line 5, checkpoint"),
        ])
    func refused(_ change: (from: String, to: String, says: String)) throws {
        let text = Self.receipt.replacingOccurrences(of: change.from, with: change.to)
        #expect(text != Self.receipt)
        let error = #expect(throws: BundleError.self) { try read(text) }
        #expect(error?.what.contains(change.says) == true, "\(error?.what ?? "")")
    }

    @Test("each form is only itself: no reader takes another's")
    func kinds() throws {
        let bytes = Array(Self.receipt.utf8)
        #expect(throws: BundleError.self) { try BundleReceipt(parsing: bytes) }
        #expect(throws: BundleError.self) { try DisposalCertificate(parsing: bytes) }
        let plain = Self.receipt.replacingOccurrences(of: "exchange-receipt: d", with: "receipt: d")
        #expect(throws: BundleError.self) { try read(plain) }
    }
}
