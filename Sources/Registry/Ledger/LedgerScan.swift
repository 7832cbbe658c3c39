internal import GRDB
public import Primitives

/// What one pass over all events found.
public struct LedgerScan: Hashable, Sendable {
    /// The head of the tree, computed from the events' bytes.
    public let head: TreeHead
    /// The size of the newest checkpoint that it was compared with; 0 without one.
    public let signedUpTo: Int
    /// How many bundles there are.
    public let bundles: Int
    /// The times that the registry was restored without its newest events.
    public let restorations: [Restoration]
    /// The anchors that events speak of.
    public let anchors: RecordedAnchors
}

/// An event that says the registry was restored from a backup that lacked events.
public struct Restoration: Hashable, Sendable {
    /// The event's number.
    public let event: Int
    /// When it was restored.
    public let time: Instant
    /// Who restored it.
    public let actor: EventActor
    /// The last head that was known to have been signed, and is lost.
    public let lost: TreeHead
    /// The signed text that accepts the loss.
    public let order: SignedOrder

    init(_ event: Event, _ restoration: LedgerRestoration) {
        self.event = event.sequence
        time = event.time
        actor = event.actor
        lost = restoration.lost
        order = restoration.order
    }
}

extension Registry {
    /// Gives all that the ledger says of bundles to `body`, event by event in the ledger's order, as it was read from
    /// bytes that the ledger's tree covers: all in one pass, from one state of the database, and of no more than one
    /// event in memory at a time.
    ///
    /// Every event's bytes are hashed into the tree, whose head must be that of `checkpoints` at their sizes and, at the
    /// end, the stored one, and the one that was signed, where the registry was given a signer. Events behind the newest
    /// checkpoint must each name the tree before them. The rows of bundles must repeat their events, and the columns by
    /// which events are looked up their bytes; `prepared` is given each bundle, before the event goes to `body`. What this leaves out
    /// of `verify` are the file's pages, the chain in front of the newest checkpoint, and the bytes of agreements and
    /// evidence.
    ///
    /// Without a checkpoint the ledger is compared with itself alone. Refuses with `.ledger`, naming the first event
    /// that does not fit; what `body` was given by then must not be used.
    public func scan(
        against checkpoints: [Checkpoint], hashing: any LedgerHashing.Type = HashingInTurn.self,
        prepared: (BundleRecord) -> Void = { _ in }, _ body: (BundleEvent) -> Void
    ) throws(RegistryError) -> LedgerScan {
        try read { db in
            var pass = try LedgerPass(
                over: db, against: checkpoints, isChainRecomputed: false, hashing: hashing)
            // They are read by way of an index.
            try checkIndexes(db, of: ["bundles"])
            var bundles = try BundleRows(db)
            while try pass.next() {
                if let bundle = pass.reader.preparation {
                    try bundles.compare(with: bundle)
                    prepared(bundle)
                }
                if let event = pass.reader.bundleEvent { body(event) }
            }
            try bundles.end()
            try pass.end(db)
            if signer != nil { try signedHeadAndWork(pass.tree.head, in: db) }
            return LedgerScan(
                head: pass.tree.head, signedUpTo: pass.signedUpTo, bundles: bundles.count,
                restorations: pass.restorations, anchors: pass.anchors)
        }
    }

    /// The times that the registry was restored without its newest events, from bytes that the signed head covers: every
    /// event is read for it. Refuses with `.ledger` where one does not fit.
    public func restorations(
        hashing: any LedgerHashing.Type = HashingInTurn.self
    ) throws(RegistryError) -> [Restoration] {
        try read { db in
            var pass = try LedgerPass(over: db, against: [], isChainRecomputed: false, hashing: hashing)
            while try pass.next() {}
            try pass.end(db)
            try signedHeadAndWork(pass.tree.head, in: db)
            return pass.restorations
        }
    }
}
