import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// A fingerprint that stands for the key called `name`.
func fingerprint(_ name: String) -> KeyFingerprint {
    KeyFingerprint(digest: Digest.sha256("key " + name))
}

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

func instant(_ text: String) throws -> Instant { try #require(Instant(iso: text)) }

let officer = EventActor.key(fingerprint("officer"))

func sampleLimit() throws -> LimitRecord {
    LimitRecord(
        date: try day("2026-12-30"), trigger: "prepared", certificateBy: try day("2027-01-07"),
        certificateWithin: "5 working days", calendar: "england-and-wales 2026-11-01", isProvisional: false,
        candidates: [
            .init(trigger: "prepared", within: "P30D", origin: try day("2026-11-30"), date: try day("2026-12-30")),
            .init(trigger: "fault-resolved", within: "P5D", origin: nil, date: nil),
        ])
}

/// Four records of £10.50 that were sent, and one of -£0.50 that was held back.
func sampleExchange(_ number: Int, sequence: String = "monthly-collection") throws -> ExchangeRecord {
    let date = try day("2026-11-16")
    func total(_ rows: Int, _ pence: Int) -> MoneyTotal { MoneyTotal(rows: rows, pence: pence) }
    return ExchangeRecord(
        sequence: sequence, number: number, dataset: "collections", read: total(5, 1000), sent: total(4, 1050),
        heldBack: total(1, -50),
        groups: [
            .init(code: "17", date: date, read: total(3, 700), sent: total(3, 700), heldBack: .zero),
            .init(code: "99", date: date, read: total(2, 300), sent: total(1, 350), heldBack: total(1, -50)),
        ], register: Digest.sha256("register"), items: Digest.sha256("items \(number)"),
        acknowledgeBy: try day("2026-12-02"))
}

func sampleBundle(
    _ number: Int, isRehearsal: Bool = false, exchange: ExchangeRecord? = nil, agreement: String = "DSA-2026-014",
    input: String = "contacts"
) throws -> PreparedBundle {
    PreparedBundle(
        bundle: number, isRehearsal: isRehearsal, stem: "DSA-2026-014.B\(number).dispose-by-2026-12-30",
        digest: Digest.sha256("bundle \(number)"), size: 4096,
        agreement: AgreementReference(id: agreement, version: 2, digest: Digest.sha256("agreement")),
        recipients: [fingerprint("engineer"), fingerprint("second engineer")],
        datasets: [
            DatasetRecord(
                name: "contacts", input: Digest.sha256(input), inputSize: 90_210, rowsRead: 812, rowsShared: 500)
        ], limit: try sampleLimit(), evidence: [.certificate, .ownCopies], methodAtLeast: .delete,
        exchange: exchange)
}

func sampleReady(_ number: Int) throws -> ReadyPreparation {
    let bundle = try sampleBundle(number)
    return ReadyPreparation(
        bundle: bundle, actor: .key(fingerprint("preparer")), time: try instant("2026-11-30T09:15:00Z"),
        files: [
            PreparedFile(temporary: ".part-\(number)", final: bundle.stem + ".zip.age", digest: bundle.digest)
        ],
        copies: [
            OwnCopy(role: .input, digest: Digest.sha256("contacts"), size: 90_210, path: "/srv/exports/contacts.csv"),
            OwnCopy(role: .bundle, digest: bundle.digest, size: 4096, path: "/srv/out/\(bundle.stem).zip.age"),
        ])
}

/// The texts whose digests the sample events name, as they are kept.
func sampleEvidence() -> [Evidence] {
    [
        "signature", "certificate", "reason", "receipt", "document", "attachment", "order", "order signature",
        "schedule",
        "schedule signature",
    ].map {
        Evidence(kind: "certificate", bundle: nil, bytes: Array($0.utf8))
    }
}

func sampleOrder() -> SignedOrder {
    SignedOrder(text: Digest.sha256("order"), signature: Digest.sha256("order signature"))
}

/// One body of every kind. The receipt and the certificate name the head `checkpoint`.
func everyBody(checkpoint: TreeHead? = nil) throws -> [EventBody] {
    let key = try #require(NoteKey(name: "registry.example/ledger", publicKey: [UInt8](repeating: 7, count: 32)))
    let agreement = AgreementReference(id: "DSA-2026-014", version: 2, digest: Digest.sha256("agreement"))
    return [
        .homeInitialised(HomeInitialised(officer: fingerprint("officer"), ledgerKey: key)),
        .trustChanged(
            TrustChange(
                action: .added, key: fingerprint("preparer"), role: "preparer", from: try day("2026-11-01"), until: nil,
                list: Digest.sha256("list"), signature: Digest.sha256("signature"))),
        .agreementRegistered(agreement),
        .agreementSigned(
            AgreementSignature(
                agreement: agreement.digest, party: "recipient", signer: fingerprint("signatory"),
                signature: Digest.sha256("signature"))),
        .scheduleSigned(
            ScheduleSignature(
                agreement: agreement,
                schedule: AgreementReference(id: "INC-48213", version: 1, digest: Digest.sha256("schedule")),
                signer: fingerprint("approver"), signature: Digest.sha256("schedule signature"))),
        .keyCreated(KeyCreation(agreement: "DSA-2026-014", key: fingerprint("pseudonyms"))),
        .bundlePrepared(try sampleBundle(1)),
        .preparationRecovered(BundleReference(bundle: 1)),
        .preparationAbandoned(BundleReference(bundle: 2)),
        .bundleReleased(BundleRelease(bundle: 1, channel: "portal")),
        .certificateRecorded(
            RecordedCertificate(
                bundle: 1, certificate: Digest.sha256("certificate"), signature: Digest.sha256("signature"),
                signer: fingerprint("engineer"), disposedOn: try day("2026-12-20"), method: .purge, isAccepted: true,
                problems: [])),
        .ownCopiesPurged(
            OwnCopiesPurge(bundle: 1, removed: [Digest.sha256("bundle 1")], remaining: [Digest.sha256("contacts")])),
        .ownCopyKept(
            OwnCopyKept(
                bundle: 1, copy: Digest.sha256("contacts"), reason: Digest.sha256("reason"), remaining: [])),
        .receiptRecorded(
            RecordedReceipt(
                bundle: 1, receipt: Digest.sha256("receipt"), signature: Digest.sha256("signature"),
                signer: fingerprint("engineer"), receivedOn: try day("2026-12-01"), checkpoint: checkpoint,
                isAccepted: true, problems: [])),
        .certificateRecorded(
            RecordedCertificate(
                bundle: 1, certificate: Digest.sha256("certificate"), signature: Digest.sha256("signature"),
                signer: fingerprint("engineer"), disposedOn: try day("2026-12-21"), method: .delete, isAccepted: false,
                problems: ["method-too-weak"],
                scope: CertificateScope(
                    coversAllRecipients: true, backupsUntil: try day("2027-03-31"), checkpoint: checkpoint))),
        .evidenceRecorded(
            RecordedEvidence(
                bundle: 1, kind: .backupStatement, document: Digest.sha256("document"),
                signature: Digest.sha256("signature"), signer: fingerprint("engineer"),
                attachment: Digest.sha256("attachment"), date: try day("2026-12-20"), until: try day("2027-03-31"),
                subProcessor: nil, isAccepted: true, problems: [])),
        .keyDestroyed(
            KeyDestruction(bundle: 1, agreement: "DSA-2026-014", key: fingerprint("pseudonyms"), order: sampleOrder())),
        .limitComputed(
            LimitComputation(
                bundle: 1, cause: .newVersion, order: sampleOrder(), agreement: agreement, limit: try sampleLimit())),
        .faultResolved(
            FaultResolution(agreement: "DSA-2026-014", resolvedOn: try day("2026-12-10"), order: sampleOrder())),
        .accessReviewed(
            AccessReviewed(
                reviewed: TreeHead(size: 98, root: Digest.sha256("reviewed")), entries: 6, order: sampleOrder())),
        .agreementDecided(
            AgreementDecided(
                agreement: "DSA-2026-014", decision: .renewed, review: try day("2027-06-01"), order: sampleOrder())),
        .holdPlaced(Hold(bundle: 1, order: sampleOrder(), until: try day("2027-06-30"))),
        .holdLifted(Hold(bundle: 1, order: sampleOrder(), until: try day("2027-02-01"))),
        .disputeOpened(
            DisputeOpening(bundle: 1, because: .residue, order: nil, found: Digest.sha256("contacts"))),
        .disputeSettled(BundleOrder(bundle: 1, order: sampleOrder())),
        .bundleVoided(BundleOrder(bundle: 1, order: sampleOrder())),
        .bundleApproved(BundleOrder(bundle: 1, order: sampleOrder())),
        .registerErased(
            RegisterErasure(
                agreement: "DSA-2026-013", people: 2, paths: 5, documents: [Digest.sha256("erased")], order: nil)),
        .ledgerRestored(
            LedgerRestoration(lost: TreeHead(size: 99, root: Digest.sha256("lost")), order: sampleOrder())),
        .anchorUsed(AnchorUse(anchor: Digest.sha256("/mnt/anchor\n"))),
        .anchorRetired(AnchorRetirement(anchor: Digest.sha256("/mnt/anchor\n"), order: sampleOrder())),
        .exchangeReplaced(ExchangeReplacement(bundle: 1, by: 2)),
        .exchangeReturned(
            ExchangeReturn(
                bundle: 1, dataset: "returns", input: Digest.sha256("returns"),
                matched: MoneyTotal(rows: 410, pence: 1_834_000), returned: MoneyTotal(rows: 2, pence: 250),
                unknown: .zero, signer: fingerprint("engineer"))),
        .waiverTaken(
            TakenWaiver(
                agreement: agreement, until: try day("2027-01-31"), signer: fingerprint("approver"),
                paper: sampleOrder())),
    ]
}

/// Runs a Python script with `arguments` to its end: another program at the database, as a user might run one.
func python(_ script: String, _ arguments: String...) throws {
    _ = try Peer.succeed(["python3", "-c", script] + arguments)
}

/// Runs SQL on the database at `path`, past the triggers that protect its events.
func tamper(_ path: String, _ sql: String) throws {
    let script = """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1])
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers: db.execute("DROP TRIGGER " + name)
        db.executescript(sys.argv[2])
        for _, sql in triggers: db.execute(sql)
        db.commit()
        """
    try python(script, path, sql)
}

/// Expects `body` to end with a refusal of the kind `problem`, and gives it.
///
/// The call stands by itself, never inside `#expect(...)`: Swift 6.3 confuses closures in a macro's arguments with
/// others of the same function, and calls the wrong one.
@discardableResult
func expectRefusal(
    _ problem: RegistryError.Problem, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> RegistryError {
    let error = try #require(throws: RegistryError.self, sourceLocation: sourceLocation) { try body() }
    #expect(error.problem == problem, "\(error)", sourceLocation: sourceLocation)
    return error
}

/// Gives `body` a registry with two bundles, the first of which was sent.
func withTwoBundles(_ body: (Registry) throws -> Void) throws {
    try withTemporaryFolder { folder in
        let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
        try prepare(1, in: registry)
        try prepare(2, in: registry)
        try registry.append(
            .bundleReleased(BundleRelease(bundle: 1, channel: "portal")), by: officer,
            at: Instant(seconds: 1_800_000_000))
        try body(registry)
    }
}
