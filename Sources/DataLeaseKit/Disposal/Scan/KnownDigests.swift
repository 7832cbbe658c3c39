internal import Primitives
internal import Registry

/// What the registry knows files by: the digests of bundles, of their entries, of the raw exports they were made from and
/// of what stands beside them.
///
/// 16 bytes a digest, so that its memory is bounded by the registry and small: some 10 MB for 100,000 bundles. The first 8
/// bytes of a digest say whose it may be; the registry says whose it is.
struct KnownDigests {
    /// What a known file is.
    enum Role: String {
        case bundle
        case entry
        case input
        case sibling

        /// Whether it holds data of people.
        var hasData: Bool { self != .sibling }
    }

    private struct Known {
        let start: UInt64
        let bundle: Int
    }

    private let known: [Known]

    /// Reads the registry once.
    init(_ registry: Registry) throws(RegistryError) {
        var known: [Known] = []
        for record in try registry.bundles() {
            for digest in try Self.digests(of: record.number, in: registry).keys {
                known.append(Known(start: Self.start(of: digest), bundle: record.number))
            }
        }
        known.sort { ($0.start, $0.bundle) < ($1.start, $1.bundle) }
        self.known = known
    }

    /// The bundles that a file with this digest is of, and what it is of each.
    func owners(of digest: Digest, in registry: Registry) throws(RegistryError) -> [(bundle: Int, role: Role)] {
        let start = Self.start(of: digest)
        var (low, high) = (0, known.count)
        while low < high {
            let middle = (low + high) / 2
            if known[middle].start < start { low = middle + 1 } else { high = middle }
        }
        var owners: [(bundle: Int, role: Role)] = []
        while low < known.count, known[low].start == start {
            let bundle = known[low].bundle
            if let role = try Self.digests(of: bundle, in: registry)[digest] { owners.append((bundle, role)) }
            low += 1
        }
        return owners
    }

    private static func digests(of number: Int, in registry: Registry) throws(RegistryError) -> [Digest: Role] {
        var digests: [Digest: Role] = [:]
        for copy in try registry.ownCopies(ofBundle: number) where copy.role == .sibling {
            digests[copy.digest] = .sibling
        }
        let prepared = try registry.prepared(number).bundle
        for dataset in prepared.datasets { digests[dataset.input] = .input }
        for entry in prepared.entries { digests[entry] = .entry }
        digests[prepared.digest] = .bundle
        return digests
    }

    private static func start(of digest: Digest) -> UInt64 {
        digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
