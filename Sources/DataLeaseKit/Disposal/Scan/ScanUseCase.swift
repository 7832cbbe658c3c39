internal import Disposal
internal import Glibc
internal import Primitives
internal import Registry

/// How far a search is.
public struct ScanProgress: Sendable {
    /// The files that were looked at.
    public var files = 0
    /// What was read of them, in bytes.
    public var bytes = 0
    /// Whether the search is over.
    public var isDone = false
}

extension DataLease {
    /// Searches folders for files that the registry knows by their digest: bundles, their entries, raw exports, and what
    /// stands beside bundles; also packed in gzip files and zip archives, and once more within these.
    ///
    /// Our own copies where we know them to be are no finding, unless the evidence says that none is left. A file with data
    /// of a bundle whose evidence says that its copies are gone is residue: it speaks against that evidence, and a dispute is opened, one a file's digest and place.
    /// Nothing else is written. Where nothing says yet that the bundle is gone, the file is listed and no more.
    ///
    /// Follows no link and enters no other file system. What cannot be read is said, and stops nothing. Refuses a folder
    /// that is not there.
    public func scan(
        _ folders: [String], progress: @escaping (ScanProgress) -> Void = { _ in }
    ) async throws -> ScanReport {
        let registry = try openRegistry()
        for folder in folders where !Folder.exists(folder) {
            throw KitError(
                .failed, "cannot search \(folder): it is not there",
                hint: "check the path, and whether its disk is mounted: what is not searched may hold residue")
        }
        let known = try KnownDigests(registry)
        var report = ScanReport(folders: folders)
        var done = ScanProgress()
        for folder in folders {
            try FolderWalk().walk(folder) { file, path in
                report.files += 1
                done.files += 1
                progress(done)
                var hits: [(digest: Digest, owner: (bundle: Int, role: KnownDigests.Role), inside: String?)] = []
                let digests = PackedDigests(
                    found: { digest, inside in
                        hits += try known.owners(of: digest, in: registry).map { (digest, $0, inside) }
                    },
                    unread: { report.add(unread: path, $1, $0) },
                    progress: { count in
                        report.bytes += count
                        done.bytes += count
                        progress(done)
                    })
                do {
                    try digests.read(file)
                } catch let error as KitError {
                    report.add(unread: path, nil, error.what)
                }
                for hit in hits {
                    guard let finding = try finding(of: hit.digest, hit.owner, at: path, hit.inside, in: registry)
                    else { continue }
                    report.add(finding)
                }
            } passed: { passed, path in
                report.add(passed, path)
            }
        }
        done.isDone = true
        progress(done)
        return report
    }

    /// What a file with a known digest means; `nil` where it is a copy of ours in its place.
    private func finding(
        of digest: Digest, _ owner: (bundle: Int, role: KnownDigests.Role), at path: String, _ inside: String?,
        in registry: Registry
    ) throws -> ScanReport.Finding? {
        let record = try registry.bundle(owner.bundle)
        let isInPlace =
            try inside == nil && registry.ownCopies(digest: digest).contains { $0.copy.path == path }
        if isInPlace {
            guard owner.role.hasData, !record.isRehearsal, try fold(of: record, in: registry).areOwnCopiesGone,
                try copiesPutBack(record.number, in: registry).contains(where: { $0.path == path })
            else { return nil }
        }
        func finding(_ meaning: ScanReport.Meaning) -> ScanReport.Finding {
            ScanReport.Finding(
                path: path, inside: inside, digest: digest, what: owner.role.rawValue, bundle: record.stem,
                meaning: meaning)
        }
        guard owner.role.hasData else { return finding(.trace) }
        guard try isInPlace || !excusedCopies(of: owner.bundle, in: registry).keeps(digest) else {
            return finding(.kept)
        }
        guard try fold(of: record, in: registry).isSaidToBeGone else { return finding(.listed) }
        // Where it lies, too: one that was settled says nothing of another place at which the same file is found.
        let place = Folder.place(of: path, inside: inside)
        let isKnown = try registry.events(ofBundle: owner.bundle).contains { event in
            guard case .disputeOpened(let dispute) = event.body else { return false }
            return dispute.because == .residue && dispute.found == digest && dispute.place == place
        }
        if !isKnown, !record.isRehearsal {
            try append(
                .disputeOpened(
                    DisputeOpening(bundle: owner.bundle, because: .residue, order: nil, found: digest, place: place)),
                to: registry, by: systemActor)
        }
        return finding(.residue(isNew: !isKnown))
    }
}
