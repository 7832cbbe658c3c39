internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// What became of our own copies of a bundle.
public struct PurgeResult: Sendable {
    /// The paths of the files that were removed, or with a dry run would be.
    public let removed: [String]
    /// The paths of copies that are still there, or of which nobody knows, and why; empty where the evidence is complete.
    public let remaining: [(path: String, why: String)]
    /// The paths of files that stay for a signed reason.
    public let kept: [String]
    /// The bundle's state now.
    public let bundle: BundleListed
}

/// What to remove of our own copies of a bundle.
public struct PurgeRequest: Sendable {
    /// Whether the raw exports go too.
    public var inputs: Bool
    /// Whether what was kept for a signed reason goes too: the reason is over.
    public var kept: Bool
    /// Whether to say only what would be removed.
    public var isDryRun: Bool
    /// Why what is left stays, to be signed; `nil` where it does not.
    public var reason: KeepReason?

    /// A request.
    public init(inputs: Bool, kept: Bool, isDryRun: Bool, reason: KeepReason?) {
        self.inputs = inputs
        self.kept = kept
        self.isDryRun = isDryRun
        self.reason = reason
    }
}

/// A signed reason to keep our own copies.
public struct KeepReason: Sendable {
    /// Why they stay, in one line.
    public let text: String
    /// The SSH key file of an approver.
    public let key: String

    /// A reason, to be signed with `key`.
    public init(text: String, key: String) {
        self.text = text
        self.key = key
    }

    /// What is signed for one copy of a bundle, and for where it lies: `nil` where nobody found it.
    static func bytes(_ reason: String, copy: Digest, place: Digest?, bundle: String) -> [UInt8] {
        Array("\(heading(copy, bundle))place: \(place?.description ?? "none")\nreason: \(reason)\n".utf8)
    }

    /// Whether `text` is such a text about this copy in this place, whatever the reason.
    static func isAbout(_ copy: Digest, place: Digest?, bundle: String, _ text: [UInt8]) -> Bool {
        var headings = [Array(bytes("", copy: copy, place: place, bundle: bundle).dropLast())]
        // Earlier texts named no place, and excuse no file.
        if place == nil { headings.append(Array("\(heading(copy, bundle))reason: ".utf8)) }
        return headings.contains { heading in
            text.starts(with: heading) && text.last == 0x0A
                && !text.dropFirst(heading.count).dropLast().contains(0x0A)
        }
    }

    private static func heading(_ copy: Digest, _ bundle: String) -> String {
        "datalease-reason/v1\nbundle: \(bundle)\ncopy: \(copy)\n"
    }
}

extension DataLease {
    /// Removes our own copies of a bundle: the encrypted file, and with `inputs` the raw exports it was made from.
    ///
    /// A file is overwritten and removed only if it is still the one that was recorded, under its only name. Gone is what
    /// this program removed, and nothing else: what has changed may hold the same data, and what is not where it was may
    /// be somewhere else. With a reason, what is left stays for a reason that an approver signs.
    public func purge(_ reference: String, _ request: PurgeRequest) async throws -> PurgeResult {
        try home.check()
        // Two at once would each record what the other had removed as left.
        let lock = try HomeLock(
            home.path + "/purge.lock", hint: "nothing was removed: when that purge is done, run this again")
        defer { withExtendedLifetime(lock) {} }
        let registry = try openRegistryToDecide()
        let record = try bundleRecord(reference, in: registry)
        let approver = try await approver(for: request.reason, of: record, in: registry)
        if !request.isDryRun { try recordCopiesPutBack(of: record, in: registry) }
        var excused = request.kept ? ExcusedCopies() : try excusedCopies(of: record.number, in: registry)
        var removed: [OwnCopy] = []
        var removals: [Removal] = []
        var remaining: [(copy: OwnCopy, why: String)] = []
        var seen: Set<OwnCopy> = []
        // One file may be the export of two datasets.
        for copy in try copiesWithData(of: record.number, in: registry)
        where seen.insert(copy).inserted {
            let presence = Self.presence(of: copy)
            guard !excused.covers(copy, presence) else { continue }
            switch presence {
            // Another export may have the name by now.
            case .notFound, .changed:
                guard try !wasRemoved(copy, of: record.number, in: registry) else { continue }
                remaining.append((copy, try unfinished(copy, in: registry) ?? presence.why))
            case .unclear, .linked: remaining.append((copy, presence.why))
            case .there where copy.role == .input && !request.inputs:
                remaining.append((copy, "a raw export; --inputs removes it"))
            case .there(let path, let status):
                if let why = try hold(on: copy, of: record, in: registry)
                    ?? guardOfDebits(copy, of: record, in: registry)
                {
                    remaining.append((copy, why))
                    continue
                }
                do {
                    if !request.isDryRun {
                        removals.append(
                            try remove(
                                path, if: status, for: .copy(copy, bundle: record.number), in: registry))
                    }
                    removed.append(copy)
                } catch let error as any Refusal {
                    // What went before is gone and must be recorded, whatever became of this one.
                    remaining.append((copy, error.what))
                }
            }
        }
        if !request.isDryRun {
            let purge = OwnCopiesPurge(
                bundle: record.number, removed: removed.map(\.digest), remaining: remaining.map(\.copy.digest))
            try registry.completeRemovals(
                removals, with: [.ownCopiesPurged(purge)], by: systemActor, at: surroundings.now())
            try writeCheckpoint(of: registry)
            excused.take(.ownCopiesPurged(purge))
            if let reason = request.reason, let approver {
                for index in remaining.indices {
                    let rest = remaining[(index + 1)...].map(\.copy.digest)
                    let kept = try await keep(
                        remaining[index].copy, of: record, for: reason, by: approver, remaining: rest, in: registry)
                    excused.take(.ownCopyKept(kept))
                }
                remaining = []
            }
        }
        return PurgeResult(
            removed: removed.compactMap(\.path),
            remaining: remaining.map { ($0.copy.path ?? "(path not known)", $0.why) },
            kept: try copiesWithData(of: record.number, in: registry).filter {
                excused.covers($0, Self.presence(of: $0))
            }
            .compactMap(\.path),
            bundle: try bundle(reference).listed)
    }

    /// Why a law forbids to remove a copy: a hold on its bundle, or on another that was made from the same file.
    private func hold(on copy: OwnCopy, of record: BundleRecord, in registry: Registry) throws -> String? {
        // What the events say it was made from too: rows of paths are covered by no ledger.
        var bundles = Set(try registry.ownCopies(digest: copy.digest).map(\.bundle)).union([record.number])
        try registry.forEachEvent(ofKinds: [.bundlePrepared]) { event in
            guard case .bundlePrepared(let prepared) = event.body else { return }
            if prepared.datasets.contains(where: { $0.input == copy.digest }) { bundles.insert(prepared.bundle) }
        }
        for number in bundles.sorted() {
            let bundle = try registry.bundle(number)
            guard !bundle.isRehearsal, let until = try status(of: bundle, in: registry).heldUntil else { continue }
            return "a law forbids to remove it until \(until): B\(number) is held; see disposal show B\(number)"
        }
        return nil
    }

    /// Why the list of an exchange's items stays while the exchange is under way: without it nobody notices that the same payments are
    /// sent twice.
    private func guardOfDebits(_ copy: OwnCopy, of record: BundleRecord, in registry: Registry) throws -> String? {
        guard copy.role == .input, copy.path == Folder.resolved(ExchangeLists(bundle: record.number, in: home).items)
        else { return nil }
        switch try status(of: record, in: registry).state {
        case .prepared, .released, .due, .receiptOverdue:
            return
                "the items of an exchange without a receipt: by these a file that is sent twice is noticed; record the"
                + " receipt, or void the exchange, and purge again"
        default: return nil
        }
    }

    /// Our own copies of a bundle that hold data of people: the encrypted file and the raw exports. One that its event
    /// names, and of whose path the registry knows nothing, has none: no ledger covers the rows of paths. What was read
    /// from a pipe is no file.
    func copiesWithData(of number: Int, in registry: Registry) throws -> [OwnCopy] {
        var copies = try registry.ownCopies(ofBundle: number).filter { $0.role != .sibling }
        let prepared = try registry.prepared(number).bundle
        let named =
            [OwnCopy(role: .bundle, digest: prepared.digest, size: prepared.size, path: nil)]
            + prepared.datasets.filter { !$0.isPiped }
            .map { OwnCopy(role: .input, digest: $0.input, size: $0.inputSize, path: nil) }
        for copy in named where !copies.contains(where: { $0.digest == copy.digest }) { copies.append(copy) }
        return copies
    }

    /// Records that copies are there although the evidence says that none is left, before they go: they count as gone from
    /// the day on which they are, and not from an earlier one.
    private func recordCopiesPutBack(of record: BundleRecord, in registry: Registry) throws {
        guard try fold(of: record, in: registry).areOwnCopiesGone else { return }
        let back = try copiesPutBack(record.number, in: registry)
        guard !back.isEmpty else { return }
        try append(
            .ownCopiesPurged(OwnCopiesPurge(bundle: record.number, removed: [], remaining: back.map(\.digest))),
            to: registry, by: systemActor)
    }

    /// The copies that are there although the evidence says that none is left: somebody put them back.
    func copiesPutBack(_ number: Int, in registry: Registry) throws -> [OwnCopy] {
        let excused = try excusedCopies(of: number, in: registry)
        return try copiesWithData(of: number, in: registry).filter { copy in
            let presence = Self.presence(of: copy)
            return presence.isThere && !excused.covers(copy, presence)
        }
    }

    /// The paths of copies of which the evidence says that none is left, where something lies that may be one and that this user
    /// cannot look at, or that leads to something else; and what it is.
    func copiesUnseen(_ number: Int, in registry: Registry) throws -> [(path: String, why: String)] {
        let excused = try excusedCopies(of: number, in: registry)
        return try copiesWithData(of: number, in: registry).compactMap { copy in
            let presence = Self.presence(of: copy)
            guard case .unclear = presence, !excused.covers(copy, presence), let path = copy.path,
                let status = try? Folder.status(of: path)
            else { return nil }
            if status.isLink { return (path, "is a symbolic link now: look where it leads, and remove both") }
            // What has another size is no copy, whoever may read it.
            guard status.isRegular, status.length == copy.size else { return nil }
            return (
                path,
                "is there again, as long as the copy was, and cannot be read by this user: look at it as one who can"
            )
        }
    }

    enum Presence {
        /// The file that was recorded, under its only name.
        case there(String, FileStatus)
        /// The file that was recorded, which has other names too.
        case linked(String, why: String)
        /// Nothing has the path.
        case notFound(why: String)
        /// A file with other contents has the path.
        case changed(why: String)
        /// Something else has the path, or nobody can say what.
        case unclear(why: String)

        /// Whether the file that was recorded lies there.
        var isThere: Bool {
            switch self {
            case .there, .linked: true
            case .notFound, .changed, .unclear: false
            }
        }

        /// Why it is not taken for gone.
        var why: String {
            switch self {
            case .there: "it is there"
            case .linked(_, let why), .notFound(let why), .changed(let why), .unclear(let why): why
            }
        }
    }

    /// What is at the path of a copy. Follows no link and waits for nobody; whatever cannot be found out is unclear.
    static func presence(of copy: OwnCopy) -> Presence {
        let lost = "moved or removed by somebody else; say so with --keep REASON --as APPROVER"
        guard let path = copy.path else { return .notFound(why: "the registry does not know its path: \(lost)") }
        do {
            guard let status = try Folder.status(of: path) else {
                let isFolderThere = Folder.isFolder(Folder.parent(of: path))
                return .notFound(
                    why: isFolderThere ? "not found where it was: \(lost)" : "its folder is not there: \(lost)")
            }
            guard !status.isLink else {
                return .unclear(why: "it is a symbolic link now, and what it leads to stays; remove both yourself")
            }
            guard status.isRegular, let file = try File.regular(path, followingLinks: false) else {
                return .unclear(why: "it is no regular file any more; look at it")
            }
            // A file of another size need not be read, however large it is.
            guard status.length == copy.size, try digest(of: file) == copy.digest else {
                return .changed(why: "it has changed since; look at it, and remove it yourself")
            }
            guard try file.status() == status else {
                return .unclear(why: "it was changed while it was looked at; run this again")
            }
            guard status.names == 1 else {
                return .linked(path, why: "it has another name (hard link), which would stay: remove that first")
            }
            return .there(path, status)
        } catch {
            return .unclear(why: error.what)
        }
    }

    /// What a removal that is not done yet has made of a copy; `nil` where there is none.
    private func unfinished(_ copy: OwnCopy, in registry: Registry) throws -> String? {
        guard let removal = try registry.pendingRemovals().first(where: { $0.path == copy.path }) else { return nil }
        return "its removal has begun and is not finished: what is left of it is called \(removal.temporary)"
    }

    /// Whether this program removed a copy: for this bundle, or for another one that was made from the same file.
    ///
    /// Events name digests and no paths. Where a bundle has the same bytes at several paths, it is sure only once as many
    /// were removed. That the bundle was prepared shows that the file was there then: what was removed before does not count.
    func wasRemoved(_ copy: OwnCopy, of number: Int, in registry: Registry) throws -> Bool {
        let known = try registry.ownCopies(digest: copy.digest)
        let sameFile = known.filter { $0.copy.path != nil && $0.copy.path == copy.path }
        let bundles = Set(sameFile.map(\.bundle)).union([number])
        let prepared = try registry.bundle(number).preparedEvent
        return try bundles.contains { bundle in
            let paths = Set(known.filter { $0.bundle == bundle }.map(\.copy.path))
            let removals = try registry.events(ofBundle: bundle).reduce(0) { count, event in
                guard event.sequence > prepared, case .ownCopiesPurged(let purge) = event.body else { return count }
                return count + purge.removed.count { $0 == copy.digest }
            }
            return removals >= max(1, paths.count)
        }
    }

    /// The copies of a bundle for which an approver signed a reason.
    func excusedCopies(of number: Int, in registry: Registry) throws -> ExcusedCopies {
        try registry.events(ofBundle: number).reduce(into: ExcusedCopies()) { excused, event in
            excused.take(event.body)
        }
    }

    /// The approver who will sign the reason; looked at before anything is removed.
    private func approver(
        for reason: KeepReason?, of record: BundleRecord, in registry: Registry
    ) async throws -> SSHSigner? {
        guard let reason else { return nil }
        guard !reason.text.contains(where: \.isNewline), !reason.text.isEmpty else {
            throw KitError(.usage, "the reason must be one line", hint: "--keep \"...\"")
        }
        return try await approver(reason.key, notPreparerOf: record, in: registry).signer
    }

    /// Has the approver sign why a copy stays, and records it.
    private func keep(
        _ copy: OwnCopy, of record: BundleRecord, for reason: KeepReason, by signer: SSHSigner,
        remaining: [Digest], in registry: Registry
    ) async throws -> OwnCopyKept {
        let place = Self.presence(of: copy).isThere ? copy.path.map { Folder.place(of: $0) } : nil
        let text = KeepReason.bytes(reason.text, copy: copy.digest, place: place, bundle: record.stem)
        let signature = try await signer.sign(text, namespace: .reason, at: surroundings.now())
        let kept = OwnCopyKept(
            bundle: record.number, copy: copy.digest, reason: .sha256(text), remaining: remaining, place: place)
        try append(
            .ownCopyKept(kept), to: registry, by: .key(signer.key.fingerprint),
            keeping: [
                Evidence(kind: "reason", bundle: record.number, bytes: text),
                Evidence(kind: "reason-signature", bundle: record.number, bytes: signature),
            ])
        return kept
    }
}
