internal import Foundation
internal import GRDB
public import Primitives

/// An event that rests on a signed text, with what is kept of it, to be judged again.
public struct SignedDocument: Hashable, Sendable {
    /// The event.
    public let event: Event
    /// The digest of the text, as the event has it.
    public let digest: Digest
    /// The text's bytes; `nil` where they are not kept any more.
    public let text: [UInt8]?
    /// The signature's bytes; `nil` where they are not kept any more.
    public let signature: [UInt8]?
    /// The bytes of the file that goes with it; `nil` where the event names none, or it is not kept any more.
    public let attachment: [UInt8]?
}

/// Some of the signed documents, in the ledger's order.
public struct SignedDocumentPage: Sendable {
    /// The documents.
    public let documents: [SignedDocument]
    /// The last event that was looked at, to go on behind it; `nil` at the ledger's end.
    public let last: Int?
    /// The time of the newest event that was looked at.
    public let latest: Instant
    /// The events that are dated before one that stands before them.
    public let backdated: [Int]
}

extension Registry {
    /// How many seconds an event may be dated before the one that stands before it: clocks are set right by seconds, and of
    /// two processes that append at once the later may have looked at its clock first.
    static let clockTolerance = 300

    /// The events behind number `sequence` that rest on signed texts, at least `count` of them where there are so many.
    /// `latest` is the time of the newest event up to `sequence`, as the page before has it.
    ///
    /// In pages, because checking a signature may take a process: nothing is held open meanwhile.
    public func signedDocuments(
        after sequence: Int = 0, latest: Instant = Instant(seconds: 0), atLeast count: Int = 1000
    ) throws(RegistryError) -> SignedDocumentPage {
        try read { db in
            var documents: [SignedDocument] = []
            var backdated: [Int] = []
            var latest = latest
            let rows = try Row.fetchCursor(
                db, sql: "SELECT bytes FROM events WHERE seq > ? ORDER BY seq", arguments: [sequence])
            var reader = EventReader()
            while let row = try rows.next() {
                try row.withUnsafeData(atIndex: 0) { try reader.read($0) }
                // A later run records a preparation that was cut off at the time at which its files were ready.
                if reader.kind != .bundlePrepared && reader.kind != .keyCreated {
                    if reader.time.seconds + Registry.clockTolerance < latest.seconds {
                        backdated.append(reader.sequence)
                    }
                    latest = max(latest, reader.time)
                }
                if !reader.evidence.isEmpty {
                    let event = try Event(parsing: reader.bytes)
                    if let document = try SignedDocument(event, in: db) { documents.append(document) }
                }
                if documents.count >= count {
                    return SignedDocumentPage(
                        documents: documents, last: reader.sequence, latest: latest, backdated: backdated)
                }
            }
            return SignedDocumentPage(documents: documents, last: nil, latest: latest, backdated: backdated)
        }
    }
}

extension Registry {
    /// What event number `sequence` rests on; `nil` where there is no such event, or it rests on nothing signed.
    public func signedDocument(ofEvent sequence: Int) throws(RegistryError) -> SignedDocument? {
        try read { db in try Registry.event(sequence, in: db).flatMap { try SignedDocument($0, in: db) } }
    }
}

extension SignedDocument {
    /// What `event` rests on; `nil` where that is nothing signed.
    fileprivate init?(_ event: Event, in db: Database) throws {
        func file(_ digest: Digest) throws -> [UInt8]? {
            try Data.fetchOne(
                db.cachedStatement(sql: "SELECT bytes FROM evidence WHERE digest = ? ORDER BY id LIMIT 1"),
                arguments: [digest.hex]
            ).map { [UInt8]($0) }
        }
        self.event = event
        var attachment: [UInt8]?
        switch event.body {
        case .agreementSigned(let signed):
            digest = signed.agreement
            text = try Data.fetchOne(
                db, sql: "SELECT bytes FROM agreements WHERE digest = ?", arguments: [signed.agreement.hex]
            ).map { [UInt8]($0) }
            signature = try file(signed.signature)
        case .scheduleSigned(let signed):
            digest = signed.schedule.digest
            (text, signature) = (try file(digest), try file(signed.signature))
        case .certificateRecorded(let certificate):
            digest = certificate.certificate
            (text, signature) = (try file(digest), try file(certificate.signature))
        case .receiptRecorded(let receipt):
            digest = receipt.receipt
            (text, signature) = (try file(digest), try file(receipt.signature))
        case .evidenceRecorded(let evidence):
            digest = evidence.document
            (text, signature) = (try file(digest), try file(evidence.signature))
            attachment = try evidence.attachment.flatMap { try file($0) }
        case .ownCopyKept(let kept):
            digest = kept.reason
            text = try file(digest)
            // The event names no signature: it is what was kept next to the reason.
            signature = try Data.fetchOne(
                db,
                sql: """
                    SELECT bytes FROM evidence WHERE kind = 'reason-signature' AND bundle = ? AND id > (
                      SELECT min(id) FROM evidence WHERE kind = 'reason' AND bundle = ? AND digest = ?)
                    ORDER BY id LIMIT 1
                    """, arguments: [kept.bundle, kept.bundle, digest.hex]
            ).map { [UInt8]($0) }
        default:
            guard let order = event.body.order else { return nil }
            digest = order.text
            (text, signature) = (try file(digest), try file(order.signature))
        }
        self.attachment = attachment
    }
}

extension EventBody {
    /// The signed text of ours on which the event rests, where it rests on one.
    public var order: SignedOrder? {
        switch self {
        case .bundleReleased(let release): release.outOfHours
        case .keyDestroyed(let destruction): destruction.order
        case .limitComputed(let computation): computation.order
        case .faultResolved(let resolution): resolution.order
        case .agreementDecided(let decided): decided.order
        case .accessReviewed(let review): review.order
        case .holdPlaced(let hold), .holdLifted(let hold): hold.order
        case .disputeOpened(let dispute): dispute.order
        case .disputeSettled(let order), .bundleVoided(let order), .bundleApproved(let order): order.order
        case .registerErased(let erasure): erasure.order
        case .ledgerRestored(let restoration): restoration.order
        case .anchorRetired(let retirement): retirement.order
        case .waiverTaken(let waiver): waiver.paper
        default: nil
        }
    }

    /// The names of the members in which this event says otherwise than `other`, in the ledger's spelling.
    public func membersThatDiffer(from other: EventBody) -> [String] {
        let (ours, theirs) = (members, other.members)
        let names = ours.map(\.name) + theirs.map(\.name).filter { name in !ours.contains { $0.name == name } }
        return names.filter { name in
            ours.first { $0.name == name }?.value != theirs.first { $0.name == name }?.value
        }
    }
}
