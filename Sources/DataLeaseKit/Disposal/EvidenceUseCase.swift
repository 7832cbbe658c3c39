internal import Bundles
internal import Primitives
internal import Registry

/// What is there of a bundle's evidence.
public struct BundleEvidence: Sendable {
    /// The bundle and its state.
    public let bundle: BundleListed
    /// Each kind of evidence that the agreement asks for, and what was found of it.
    public let items: [(kind: String, found: String)]
    /// Our own copies, a line each.
    public let copies: [String]
}

extension DataLease {
    /// What is there of a bundle's evidence, and what is missing.
    public func evidence(of reference: String) throws -> BundleEvidence {
        let registry = try openRegistry()
        let record = try bundleRecord(reference, in: registry)
        let prepared = try registry.prepared(record.number).bundle
        let events = try registry.events(ofBundle: record.number)
        let items = try prepared.evidence.flatMap { kind -> [(kind: String, found: String)] in
            let found =
                switch kind {
                case .certificate: try certificates(in: events, registry)
                case .ownCopies: ownCopies(in: events)
                default: ["missing"]
                }
            return found.map { (kind.rawValue, $0) }
        }
        let copies = try registry.ownCopies(ofBundle: record.number).map(\.copy).filter { $0.role != .sibling }.map {
            copy in
            let path = copy.path.map { $0 + Folder.note(on: $0) } ?? "(path erased)"
            return "\(copy.role.rawValue) \(path)"
        }
        return BundleEvidence(bundle: try bundle(reference).listed, items: items, copies: copies)
    }

    private func certificates(in events: [Event], _ registry: Registry) throws -> [String] {
        let found = try events.compactMap { event -> String? in
            guard case .certificateRecorded(let certificate) = event.body else { return nil }
            let signer = try name(of: .key(certificate.signer), in: registry)
            let says = "received \(event.time.londonDate): disposed of on \(certificate.disposedOn) by \(signer)"
            return certificate.isAccepted
                ? "\(says), method \(certificate.method.rawValue)"
                : "\(says): no evidence (\(certificate.problems.joined(separator: ", ")))"
        }
        return found.isEmpty ? ["missing"] : found
    }

    private func ownCopies(in events: [Event]) -> [String] {
        let found = events.compactMap { event -> String? in
            switch event.body {
            case .ownCopiesPurged(let purge):
                "\(event.time.londonDate): \(purge.removed.count) removed, \(purge.remaining.count) left"
            case .ownCopyKept(let kept):
                "\(event.time.londonDate): one kept for a signed reason, \(kept.remaining.count) left"
            default: nil
            }
        }
        return found.isEmpty ? ["missing"] : found
    }
}
