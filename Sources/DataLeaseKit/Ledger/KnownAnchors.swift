internal import Disposal
internal import Registry

/// The anchors that the settings once named, and that were written: remembered apart from the settings, so that one which
/// is taken out of them, or whose file goes, does not go without a word.
extension DataLease {
    /// What is to be said of anchors: each that is not compared with, and why.
    private func missingAnchors(_ files: [CheckpointFile]) throws -> [String] {
        let anchors = files.filter(\.isAnchor)
        let gone = try knownAnchors().filter { path in !anchors.contains { $0.path == path } }.map { path in
            "the ledger was not compared with the anchor \(path), which the settings no longer name: put its folder back"
                + " into settings.json; where it was given up on purpose, take its line out of \(home.knownAnchors)"
        }
        return gone
            + anchors.compactMap { file in
                switch file.contents {
                case .signed, .strange: nil
                case .missing:
                    "the ledger was not compared with the anchor \(file.path), which is not there: where it was never"
                        + " written, run datalease ledger checkpoint; else find out who removed it"
                case .unreadable(let why):
                    "the ledger was not compared with the anchor \(file.path), which cannot be read: \(why)"
                }
            }
    }

    /// How many anchors the ledger is compared with, and what is to be said of others.
    func anchorsCompared(_ files: [CheckpointFile]) throws -> (count: Int, missing: [String]) {
        (files.count { $0.isAnchor && $0.checkpoint != nil }, try missingAnchors(files))
    }

    /// Remembers the anchors that the settings name and that hold a checkpoint. The caller holds the checkpoint's lock.
    func rememberAnchors(_ written: [String]) throws {
        let named = try settings().anchorDirectories.map { "\(Folder.absolute($0))/\(Self.anchorName)" }
        let known = try knownAnchors()
        let new = named.filter { written.contains($0) && !known.contains($0) }
        guard !new.isEmpty else { return }
        try Folder.replace(
            home.knownAnchors, with: Array((known + new).map { $0 + "\n" }.joined().utf8), mode: 0o600)
    }

    private func knownAnchors() throws -> [String] {
        guard let bytes = try Folder.readIfPresent(home.knownAnchors, limit: 1 << 20) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
