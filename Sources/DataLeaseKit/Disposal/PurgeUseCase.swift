internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// What became of our own copies of a bundle.
public struct PurgeResult: Sendable {
    /// The paths of the files that were removed, or with a dry run would be.
    public let removed: [String]
    /// The paths at which there was nothing any more: removed, or moved, by somebody else.
    public let notFound: [String]
    /// The paths of files that are still there, and why; empty where the evidence is complete.
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
}

extension DataLease {
    /// Removes our own copies of a bundle: the encrypted file, and with `inputs` the raw exports it was made from.
    ///
    /// A file is removed only if it is still the one that was recorded. One that has changed counts as a copy that is
    /// still there: it may hold the same data. What is not where it was counts as gone, and is named: it was not removed
    /// by this program. With a reason, what is left stays for a reason that an approver signs.
    public func purge(_ reference: String, _ request: PurgeRequest) async throws -> PurgeResult {
        let registry = try openRegistry()
        let record = try bundleRecord(reference, in: registry)
        let approver = try await approver(for: request.reason, in: registry)
        var excused = request.kept ? [] : try keptDigests(of: record.number, in: registry)
        var removed: [OwnCopy] = []
        var notFound: [OwnCopy] = []
        var remaining: [(copy: OwnCopy, why: String)] = []
        for copy in try copiesWithData(of: record.number, in: registry) {
            switch try Self.presence(of: copy) {
            case .gone: notFound.append(copy)
            case .unknown: remaining.append((copy, "its path was erased from the registry"))
            case .changed: remaining.append((copy, "it has changed since; look at it, and remove it yourself"))
            case .there where excused.contains(copy.digest): continue
            case .there where copy.role == .input && !request.inputs:
                remaining.append((copy, "a raw export; --inputs removes it"))
            case .there(let path):
                if !request.isDryRun {
                    try Folder.remove(path)
                    try Folder.sync(Folder.parent(of: path))
                }
                removed.append(copy)
            }
        }
        remaining.removeAll { excused.contains($0.copy.digest) }
        if !request.isDryRun {
            try append(
                .ownCopiesPurged(
                    OwnCopiesPurge(
                        bundle: record.number, removed: removed.map(\.digest),
                        remaining: remaining.map(\.copy.digest))),
                to: registry, by: systemActor)
            if let reason = request.reason, let approver {
                for index in remaining.indices {
                    let rest = remaining[(index + 1)...].map(\.copy.digest)
                    try await keep(
                        remaining[index].copy, of: record, for: reason, by: approver, remaining: rest, in: registry)
                    excused.insert(remaining[index].copy.digest)
                }
                remaining = []
            }
        }
        return PurgeResult(
            removed: removed.compactMap(\.path), notFound: notFound.compactMap(\.path),
            remaining: remaining.map { ($0.copy.path ?? "(path erased)", $0.why) },
            kept: try copiesWithData(of: record.number, in: registry).filter { excused.contains($0.digest) }
                .compactMap(\.path),
            bundle: try bundle(reference).listed)
    }

    /// Our own copies of a bundle that hold data of people: the encrypted file and the raw exports.
    func copiesWithData(of number: Int, in registry: Registry) throws -> [OwnCopy] {
        try registry.ownCopies(ofBundle: number).map(\.copy).filter { $0.role != .sibling }
    }

    /// The paths of copies that are there although the evidence says that none is left: somebody put them back.
    func copiesPutBack(_ number: Int, in registry: Registry) throws -> [String] {
        let kept = try keptDigests(of: number, in: registry)
        return try copiesWithData(of: number, in: registry).compactMap { copy in
            guard !kept.contains(copy.digest), case .there(let path) = try Self.presence(of: copy) else { return nil }
            return path
        }
    }

    private enum Presence {
        case gone
        case there(String)
        case changed
        case unknown
    }

    private static func presence(of copy: OwnCopy) throws -> Presence {
        guard let path = copy.path else { return .unknown }
        guard Folder.exists(path) else { return .gone }
        return try digest(of: path) == copy.digest ? .there(path) : .changed
    }

    private func keptDigests(of number: Int, in registry: Registry) throws -> Set<Digest> {
        Set(
            try registry.events(ofBundle: number).compactMap { event in
                if case .ownCopyKept(let kept) = event.body { kept.copy } else { nil }
            })
    }

    /// The approver who will sign the reason; looked at before anything is removed.
    private func approver(for reason: KeepReason?, in registry: Registry) async throws -> KeyFingerprint? {
        guard let reason else { return nil }
        let key = try await SSHKeygen.publicKey(of: reason.key)
        let trust = try await trustList(in: registry)
        guard trust.contains(key.fingerprint, role: .approver, party: .provider, on: surroundings.now().londonDate)
        else {
            throw KitError(
                .check, "\(reason.key) is not an approver's key in the trust list",
                hint: "an approver signs why a copy stays")
        }
        guard !reason.text.contains(where: \.isNewline), !reason.text.isEmpty else {
            throw KitError(.usage, "the reason must be one line", hint: "--keep \"...\"")
        }
        return key.fingerprint
    }

    /// Has the approver sign why a copy stays, and records it.
    private func keep(
        _ copy: OwnCopy, of record: BundleRecord, for reason: KeepReason, by actor: KeyFingerprint,
        remaining: [Digest], in registry: Registry
    ) async throws {
        let text = Array(
            "datalease-reason/v1\nbundle: \(record.stem)\ncopy: \(copy.digest)\nreason: \(reason.text)\n".utf8)
        let signature = try await SSHKeygen.sign(text, key: reason.key, namespace: .reason)
        try append(
            .ownCopyKept(
                OwnCopyKept(bundle: record.number, copy: copy.digest, reason: .sha256(text), remaining: remaining)),
            to: registry, by: .key(actor),
            keeping: [
                Evidence(kind: "reason", bundle: record.number, bytes: text),
                Evidence(kind: "reason-signature", bundle: record.number, bytes: signature),
            ])
    }
}
