internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// What became of our own copies of a bundle.
public struct PurgeResult: Sendable {
    /// The paths of the files that were removed.
    public let removed: [String]
    /// The paths of files that are still there, and why; empty where the evidence is complete.
    public let remaining: [(path: String, why: String)]
    /// The paths of files that stay for a signed reason.
    public let kept: [String]
    /// The bundle's state now.
    public let bundle: BundleListed
}

/// A signed reason to keep our own copies.
public struct KeepReason: Sendable {
    /// Why they stay.
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
    /// still there: it may hold the same data. With `reason`, what is left stays for a reason that an approver signs.
    public func purge(_ reference: String, inputs: Bool, keeping reason: KeepReason?) async throws -> PurgeResult {
        let registry = try openRegistry()
        let record = try bundleRecord(reference, in: registry)
        let copies = try registry.ownCopies(ofBundle: record.number).map(\.copy).filter { $0.role != .sibling }
        var excused = try keptDigests(of: record.number, in: registry)
        var removed: [OwnCopy] = []
        var remaining: [(copy: OwnCopy, why: String)] = []
        for copy in copies {
            switch try Self.presence(of: copy) {
            case .gone: continue
            case .unknown: remaining.append((copy, "its path was erased from the registry"))
            case .changed: remaining.append((copy, "it has changed since; look at it, and remove it yourself"))
            case .there(let path):
                if excused.contains(copy.digest) {
                    continue
                } else if copy.role == .input, !inputs {
                    remaining.append((copy, "a raw export; --inputs removes it"))
                } else {
                    try Folder.remove(path)
                    try Folder.sync(Folder.parent(of: path))
                    removed.append(copy)
                }
            }
        }
        remaining.removeAll { excused.contains($0.copy.digest) }
        try append(
            .ownCopiesPurged(
                OwnCopiesPurge(
                    bundle: record.number, removed: removed.map(\.digest), remaining: remaining.map(\.copy.digest))),
            to: registry, by: systemActor)
        if let reason {
            for index in remaining.indices {
                let rest = remaining[(index + 1)...].map(\.copy.digest)
                try await keep(remaining[index].copy, of: record, for: reason, remaining: rest, in: registry)
                excused.insert(remaining[index].copy.digest)
            }
            remaining = []
        }
        return PurgeResult(
            removed: removed.compactMap(\.path), remaining: remaining.map { ($0.copy.path ?? "(path erased)", $0.why) },
            kept: copies.filter { excused.contains($0.digest) }.compactMap(\.path),
            bundle: try bundle(reference).listed)
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

    /// Has an approver sign why a copy stays, and records it.
    private func keep(
        _ copy: OwnCopy, of record: BundleRecord, for reason: KeepReason, remaining: [Digest], in registry: Registry
    ) async throws {
        let key = try Agreements.SSHPublicKey(try await SSHKeygen.publicKey(of: reason.key))
        let trust = try await trustList(in: registry)
        guard let actor = KeyFingerprint(key.fingerprint),
            trust.contains(key.fingerprint, role: .approver, party: .provider, on: surroundings.now().londonDate)
        else {
            throw KitError(
                .check, "\(reason.key) is not an approver's key in the trust list",
                hint: "an approver signs why a copy stays")
        }
        guard !reason.text.contains(where: \.isNewline), !reason.text.isEmpty else {
            throw KitError(.usage, "the reason must be one line", hint: "--keep \"...\"")
        }
        let text = Array(
            "datalease-reason/v1\nbundle: \(record.stem)\ncopy: \(copy.digest)\nreason: \(reason.text)\n".utf8)
        let signature = try await SSHKeygen.sign(
            text, key: reason.key, namespace: Agreements.SignatureNamespace.reason.rawValue)
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
