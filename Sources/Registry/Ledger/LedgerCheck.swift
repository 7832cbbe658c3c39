internal import Foundation
internal import GRDB
internal import Primitives

/// What a check of the whole ledger found in order.
public struct LedgerReport: Hashable, Sendable {
    /// The head of the tree, computed from the events alone.
    public let head: TreeHead
    /// The size of the newest checkpoint that it was compared with; 0 without one.
    public let signedUpTo: Int
    /// The number of bundles, each with the event that says it was prepared.
    public let bundles: Int
    /// How many receipts and certificates name a head, and name one that this ledger had before they came.
    public let confirmedHeads: Int
    /// The receipts and certificates that name a head which this ledger did not have before they came: its history was
    /// rewritten, or they were made for another. A caller that does not look at them has not checked the ledger.
    public let contradictions: [RecordedHead]
    /// How many files of evidence events name, each of them there.
    public let evidence: Int
    /// How many files of evidence were erased after their retention, as an event says.
    public let erased: Int
    /// The times that the registry was restored without its newest events.
    public let restorations: [Restoration]
    /// The anchors that events speak of.
    public let anchors: RecordedAnchors
}

/// What a check of all events found, short of the files that they name.
public struct CheckedEvents: Sendable {
    let head: TreeHead
    let signedUpTo: Int
    let bundles: Int
    let confirmedHeads: Int
    let contradictions: [RecordedHead]
    let restorations: [Restoration]
    let anchors: RecordedAnchors
    /// The files that events name, in the ledger's order, as often as they are named.
    let evidence: [Digest]
}

extension Registry {
    /// Checks everything that the registry says of itself: the file's pages; every event's bytes, leaf, number, place
    /// in the chain and columns; that every bundle has its event and every such event its bundle; that agreements and
    /// evidence are the bytes of their digests, and that every file which an event names as evidence is there, unless an
    /// event with an officer's order says that it was erased; that its signer signed the last
    /// head, where it has one; that every one of `checkpoints` is a head that the ledger had; and which heads
    /// receipts and certificates name. Signatures are not checked again: see `signedDocuments`.
    ///
    /// It is `checkFiles`, `checkEvents` and `report` one after another: whoever has two processors and two connections
    /// can do the first two at once. Others may go on writing.
    ///
    /// One event is in memory at a time, and 32 bytes for every file of evidence and every time that one is named.
    /// `progress` is told the number of events done, every thousand; `heads` of every head that a receipt or certificate
    /// names, and whether the ledger had it. Refuses with `.ledger`, naming the first event that does not fit, or with
    /// `.corrupted`.
    public func verify(
        against checkpoints: [Checkpoint] = [], progress: (Int) -> Void = { _ in },
        heads: (_ head: RecordedHead, _ isConfirmed: Bool) -> Void = { _, _ in }
    ) throws(RegistryError) -> LedgerReport {
        let files = try checkFiles()
        return try report(checkEvents(against: checkpoints, progress: progress, heads: heads), files)
    }

    /// Checks all events, and the rows of bundles, from one state of the database: the part of `verify` that reads no
    /// other bytes.
    public func checkEvents(
        against checkpoints: [Checkpoint] = [], hashing: any LedgerHashing.Type = HashingInTurn.self,
        progress: (Int) -> Void = { _ in },
        heads: (_ head: RecordedHead, _ isConfirmed: Bool) -> Void = { _, _ in }
    ) throws(RegistryError) -> CheckedEvents {
        try read { try checkEvents(against: checkpoints, hashing: hashing, progress: progress, heads: heads, in: $0) }
    }

    func checkEvents(
        against checkpoints: [Checkpoint], hashing: any LedgerHashing.Type, progress: (Int) -> Void = { _ in },
        heads: (_ head: RecordedHead, _ isConfirmed: Bool) -> Void = { _, _ in }, in db: Database
    ) throws -> CheckedEvents {
        var pass = try LedgerPass(over: db, against: checkpoints, isChainRecomputed: true, hashing: hashing)
        var bundles = try BundleRows(db)
        var named = try NamedHeads(db)
        var evidence: [Digest] = []
        while try pass.next() {
            if let bundle = pass.reader.preparation { try bundles.compare(with: bundle) }
            if let head = pass.reader.recordedHead { heads(head, try named.confirms(head, in: pass.reader)) }
            evidence += pass.reader.evidence
            if pass.size.isMultiple(of: 1000) { progress(pass.size) }
        }
        try bundles.end()
        try pass.end(db)
        if signer != nil { try signedHeadAndWork(pass.tree.head, in: db) }
        return CheckedEvents(
            head: pass.tree.head, signedUpTo: pass.signedUpTo, bundles: bundles.count,
            confirmedHeads: named.confirmed, contradictions: named.contradictions, restorations: pass.restorations,
            anchors: pass.anchors, evidence: evidence)
    }
}

/// The heads that receipts and certificates name, compared with those that the ledger had.
private struct NamedHeads {
    private(set) var confirmed = 0
    private(set) var contradictions: [RecordedHead] = []
    private let earlier: Statement
    private var reader = EventReader()

    init(_ db: Database) throws {
        earlier = try db.makeStatement(sql: "SELECT bytes FROM events WHERE seq = ?")
    }

    /// Whether the ledger had `named` before the event in `recording`, which names it. What the events before it say of
    /// the tree has been recomputed by then, so it is enough to ask the event behind the head.
    mutating func confirms(_ named: RecordedHead, in recording: EventReader) throws -> Bool {
        let isConfirmed = try head(at: named.head.size, before: recording) == named.head
        if isConfirmed { confirmed += 1 } else { contradictions.append(named) }
        return isConfirmed
    }

    private mutating func head(at size: Int, before recording: EventReader) throws -> TreeHead? {
        guard size < recording.sequence - 1 else { return size == recording.tree.size ? recording.tree : nil }
        let rows = try Row.fetchCursor(earlier, arguments: [size + 1])
        guard let row = try rows.next() else { return nil }
        try row.withUnsafeData(atIndex: 0) { try reader.read($0) }
        return reader.tree
    }
}
