internal import Foundation
internal import GRDB
public import Primitives

/// A text with its signature, as an event says they were taken in, for its signature to be checked again.
public struct SignedDocument: Hashable, Sendable {
    /// The number of the event that recorded it.
    public let event: Int
    /// When it was recorded; the signature was checked as of then.
    public let time: Instant
    /// What the event is: it tells an agreement, a certificate, a receipt, a piece of evidence and an order apart.
    public let kind: EventKind
    /// The bundle's number, where the event is about one.
    public let bundle: Int?
    /// The text's bytes.
    public let text: [UInt8]
    /// The signature's bytes.
    public let signature: [UInt8]
    /// The key that the event says signed it; `nil` where it does not say.
    public let signer: KeyFingerprint?
    /// Whether it counted.
    public let isAccepted: Bool
    /// Why not, where it did not.
    public let problems: [String]
}

extension Registry {
    /// The signed texts that the events behind number `sequence` recorded, in the ledger's order, at least `count` of
    /// them where there are so many; and the number of the last event that was looked at, to go on behind it, `nil` at
    /// the ledger's end. Files that were erased are left out: `verify` says which may be missing.
    ///
    /// In pages, because checking a signature may take a process: nothing is held open meanwhile.
    public func signedDocuments(
        after sequence: Int = 0, atLeast count: Int = 1000
    ) throws(RegistryError) -> (documents: [SignedDocument], last: Int?) {
        try read { db in
            var documents: [SignedDocument] = []
            let rows = try Row.fetchCursor(
                db, sql: "SELECT bytes FROM events WHERE seq > ? ORDER BY seq", arguments: [sequence])
            var reader = EventReader()
            while let row = try rows.next() {
                try row.withUnsafeData(atIndex: 0) { try reader.read($0) }
                if !reader.evidence.isEmpty {
                    let event = try Event(parsing: reader.bytes)
                    if let document = try SignedDocument(event, in: db) { documents.append(document) }
                }
                if documents.count >= count { return (documents, reader.sequence) }
            }
            return (documents, nil)
        }
    }
}

extension SignedDocument {
    /// What `event` recorded; `nil` where it recorded nothing signed, or its files are not there.
    fileprivate init?(_ event: Event, in db: Database) throws {
        let actor: KeyFingerprint? = if case .key(let key) = event.actor { key } else { nil }
        var text: [UInt8]?
        var signature: [UInt8]?
        var signer = actor
        var problems: [String] = []
        var isAccepted = true
        func take(_ first: Digest, _ second: Digest) throws {
            text = try SignedDocument.file(first, in: db)
            signature = try SignedDocument.file(second, in: db)
        }
        switch event.body {
        case .agreementSigned(let signed):
            text = try Data.fetchOne(
                db, sql: "SELECT bytes FROM agreements WHERE digest = ?", arguments: [signed.agreement.hex]
            ).map { [UInt8]($0) }
            signature = try SignedDocument.file(signed.signature, in: db)
            signer = signed.signer
        case .certificateRecorded(let certificate):
            try take(certificate.certificate, certificate.signature)
            (signer, isAccepted, problems) = (certificate.signer, certificate.isAccepted, certificate.problems)
        case .receiptRecorded(let receipt):
            try take(receipt.receipt, receipt.signature)
            (signer, isAccepted, problems) = (receipt.signer, receipt.isAccepted, receipt.problems)
        case .evidenceRecorded(let evidence):
            try take(evidence.document, evidence.signature)
            (signer, isAccepted, problems) = (evidence.signer, evidence.isAccepted, evidence.problems)
        case .ownCopyKept(let kept):
            text = try SignedDocument.file(kept.reason, in: db)
            // The event names no signature: it is what was kept next to the reason.
            signature = try Data.fetchOne(
                db,
                sql: """
                    SELECT bytes FROM evidence WHERE kind = 'reason-signature' AND bundle = ? AND id > (
                      SELECT min(id) FROM evidence WHERE kind = 'reason' AND bundle = ? AND digest = ?)
                    ORDER BY id LIMIT 1
                    """, arguments: [kept.bundle, kept.bundle, kept.reason.hex]
            ).map { [UInt8]($0) }
        default:
            guard let order = event.body.order else { return nil }
            try take(order.text, order.signature)
        }
        guard let text, let signature else { return nil }
        self.init(
            event: event.sequence, time: event.time, kind: event.body.kind, bundle: event.body.bundle, text: text,
            signature: signature, signer: signer, isAccepted: isAccepted, problems: problems)
    }

    private static func file(_ digest: Digest, in db: Database) throws -> [UInt8]? {
        try Data.fetchOne(
            db, sql: "SELECT bytes FROM evidence WHERE digest = ? ORDER BY id LIMIT 1", arguments: [digest.hex]
        ).map { [UInt8]($0) }
    }
}

extension EventBody {
    /// The signed text of ours on which the event rests, where it rests on one.
    fileprivate var order: SignedOrder? {
        switch self {
        case .bundleReleased(let release): release.outOfHours
        case .keyDestroyed(let destruction): destruction.order
        case .limitComputed(let computation): computation.order
        case .faultResolved(let resolution): resolution.order
        case .holdPlaced(let hold), .holdLifted(let hold): hold.order
        case .disputeOpened(let dispute): dispute.order
        case .disputeSettled(let order), .bundleVoided(let order): order.order
        case .ledgerRestored(let restoration): restoration.order
        default: nil
        }
    }
}
