internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// The anchors that the settings once named, and that were written: recorded in the ledger, so that one which is taken out
/// of the settings does not go without a word. The ledger has the digest of each one's path; the path itself stands in a
/// file beside it, which says too what was used before the ledger recorded that.
extension DataLease {
    /// The anchors of a home, and what the ledger was compared with.
    struct AnchorFindings {
        /// How many it was compared with.
        var compared = 0
        /// What is to be said of those that are named and that it was not compared with.
        var missing: [String] = []
        /// Those that are named no more, and no officer signed that.
        var dropped: [(anchor: Digest, text: String)] = []
    }

    /// Compares the anchors that are named with those that were used: what the ledger says of these is `recorded`.
    func anchorsCompared(
        _ files: [CheckpointFile], recorded: RecordedAnchors, in registry: Registry, trusting list: TrustList
    ) async throws -> AnchorFindings {
        let anchors = files.filter(\.isAnchor)
        var findings = AnchorFindings(
            compared: anchors.count { $0.checkpoint != nil }, missing: anchors.compactMap(\.missing))
        let named = Set(anchors.map { Self.anchor(in: Folder.parent(of: $0.path)) })
        var known: [Digest: String] = [:]
        for path in try knownAnchors() {
            let folder = Folder.parent(of: path)
            known[Self.anchor(in: folder)] = folder
        }
        for anchor in Set(recorded.standings.keys).union(known.keys).subtracting(named).sorted() {
            let since: String
            switch recorded.standings[anchor] {
            case nil: since = ""
            case .used(let event): since = ", in use since event \(event),"
            case .retired(let event):
                guard let problem = try await problem(withRetirement: event, in: registry, trusting: list) else {
                    continue
                }
                since = ", which event \(event) calls retired though no officer signed that (\(problem)),"
            }
            let name =
                known[anchor].map { "the anchor \($0)\(since)" }
                ?? "an anchor\(since) whose path, of digest \(anchor), is no longer in \(home.knownAnchors),"
            findings.dropped.append(
                (
                    anchor,
                    "\(name) is named no more, and the ledger was not compared with it: find out who took it out, and put"
                        + " its folder back into settings.json (anchorDirectories); where it was given up on purpose, the"
                        + " officer signs that: datalease ledger retire-anchor \(known[anchor] ?? anchor.hex) --reason TEXT"
                        + " --as OFFICERKEY"
                ))
        }
        return findings
    }

    /// Why the order that the event of a retirement rests on does not hold; `nil` where it does. Whoever can write the
    /// home has the ledger's key, and could append an event that rests on nothing.
    private func problem(
        withRetirement event: Int, in registry: Registry, trusting list: TrustList
    ) async throws -> String? {
        guard let document = try registry.signedDocument(ofEvent: event) else { return "there is no order" }
        let judge = RecordedJudgement(
            registry: registry, trust: try TrustHistory(of: list, in: registry), history: LedgerHistory(of: registry),
            lease: self)
        return try await judge.problem(with: document)
    }

    /// What the ledger calls the anchor in `folder`.
    private static func anchor(in folder: String) -> Digest { .sha256(folder + "\n") }

    /// Remembers the anchors that the settings name and that hold a checkpoint: their paths, and in the ledger that they
    /// are in use. Gives whether anything was recorded. The caller holds the checkpoint's lock.
    ///
    /// What cannot be recorded is said and no failure: the work is done, and the next checkpoint tries again. Nothing is
    /// recorded by a clock that cannot be right.
    func rememberAnchors(_ written: [String], in registry: Registry) throws -> Bool {
        let named = try settings().anchorDirectories.map { Folder.resolved($0) }
            .filter { written.contains("\($0)/\(Self.anchorName)") }
        let known = try knownAnchors()
        let new = named.map { "\($0)/\(Self.anchorName)" }.filter { !known.contains($0) }
        if !new.isEmpty {
            try Folder.replace(
                home.knownAnchors, with: Array((known + new).map { $0 + "\n" }.joined().utf8), mode: 0o600)
        }
        guard !named.isEmpty else { return false }
        let standings = try registry.recordedAnchors().standings
        let unrecorded = named.map(Self.anchor).filter {
            if case .used = standings[$0] { false } else { true }
        }
        guard !unrecorded.isEmpty, try clockRefusal(in: registry) == nil else { return false }
        var isRecorded = false
        do {
            for anchor in unrecorded {
                try registry.append(
                    .anchorUsed(AnchorUse(anchor: anchor)), by: systemActor, at: surroundings.now())
                isRecorded = true
            }
        } catch {
            surroundings.notice(
                "warning: that an anchor is in use was not recorded: \(error.what); the next checkpoint tries again")
        }
        return isRecorded
    }

    private func knownAnchors() throws -> [String] {
        guard let bytes = try Folder.readIfPresent(home.knownAnchors, limit: 1 << 20) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Records that an anchor is no longer in use, by an order of the officer's: from then on it is not missed. `reference`
    /// is its folder, or the digest by which the ledger knows it. Gives the number of the event.
    ///
    /// Refuses one that the settings still name, which the next checkpoint would take into use again, and one that is not
    /// missed.
    public func retireAnchor(_ reference: String, reason: String, officerKey: String) async throws -> Int {
        let registry = try openRegistryToDecide()
        let anchor = Digest(hex: reference) ?? Self.anchor(in: Folder.resolved(reference))
        let files = try checkpointFiles(signedBy: try ledgerKey(of: registry))
        guard !files.contains(where: { $0.isAnchor && Self.anchor(in: Folder.parent(of: $0.path)) == anchor }) else {
            throw KitError(
                .failed, "the anchor \(reference) is still named",
                hint: "take it out of anchorDirectories in settings.json first, and out of DATALEASE_ANCHOR_DIR")
        }
        let findings = try await anchorsCompared(
            files, recorded: try registry.recordedAnchors(), in: registry, trusting: try await trustList(in: registry))
        guard findings.dropped.contains(where: { $0.anchor == anchor }) else {
            throw KitError(
                .failed, "no anchor \(reference) is missed",
                hint: "name one that datalease verify calls named no more: its folder, or the digest of its path")
        }
        let order = try await orderAsOfficer(
            try Order(.anchorRetirement, .anchor(anchor), on: surroundings.now().londonDate, reason: reason),
            as: officerKey, in: registry)
        return try append(
            .anchorRetired(AnchorRetirement(anchor: anchor, order: order.signed)), to: registry, by: order.actor,
            keeping: order.evidence
        ).sequence
    }
}

extension DataLease.CheckpointFile {
    /// Why the ledger was not compared with this anchor; `nil` where it was.
    fileprivate var missing: String? {
        switch contents {
        case .signed, .strange: nil
        case .missing:
            "the ledger was not compared with the anchor \(path), which is not there: where it was never"
                + " written, run datalease ledger checkpoint; else find out who removed it"
        case .unreadable(let why): "the ledger was not compared with the anchor \(path), which cannot be read: \(why)"
        }
    }
}
