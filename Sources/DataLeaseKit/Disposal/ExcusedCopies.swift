internal import Primitives
internal import Registry

/// The copies of one bundle for which an approver signed a reason: those that stay where they were, and those that nobody
/// found. A file that turns up is never excused as one that was lost.
struct ExcusedCopies {
    private struct Kept: Hashable {
        let digest: Digest
        let place: Digest
    }

    private var kept: Set<Kept> = []
    private var lost: Set<Digest> = []

    /// Takes the next event of the bundle. What was removed after all is excused no more.
    mutating func take(_ event: EventBody) {
        switch event {
        case .ownCopyKept(let copy):
            if let place = copy.place {
                kept.insert(Kept(digest: copy.copy, place: place))
            } else {
                lost.insert(copy.copy)
            }
        case .ownCopiesPurged(let purge):
            kept = kept.filter { !purge.removed.contains($0.digest) }
            lost.subtract(purge.removed)
        default: break
        }
    }

    /// Whether a reason was signed for a copy as it is now.
    func covers(_ copy: OwnCopy, _ presence: DataLease.Presence) -> Bool {
        if let path = copy.path, kept.contains(Kept(digest: copy.digest, place: Folder.place(of: path))) { return true }
        return !presence.isThere && lost.contains(copy.digest)
    }

    /// Whether a copy with this digest stays somewhere, for a signed reason.
    func keeps(_ digest: Digest) -> Bool { kept.contains { $0.digest == digest } }
}

extension Folder {
    /// What the ledger calls a place by: the digest of the path, and of the name within that file.
    static func place(of path: String, inside: String? = nil) -> Digest {
        .sha256(Array("\(path)\n\(inside ?? "")".utf8))
    }
}
