public import Primitives

/// What a bundle turned out to hold, everything about it verified but the statement, which `Statement.check` compares.
public struct BundleReport: Sendable {
    /// The manifest, which agrees with every entry. Its rows are what the preparer counted.
    public let manifest: Manifest
    /// The SHA-256 of the encrypted file.
    public let sha256: Digest
    /// The size of the encrypted file in bytes.
    public let size: Int
    /// The bytes of `agreement.yaml`, whose digest the manifest names.
    public let agreement: [UInt8]
    /// The bytes of `schedule.yaml`, whose digest the manifest names; empty where there is none.
    public let schedule: [UInt8]
    /// The bytes of the approver's signature of the schedule; empty where there is none.
    public let scheduleSignature: [UInt8]
}

/// Checks a bundle as its recipient can: decrypts it, reads the zip file strictly and holds every entry against the
/// manifest. In constant memory; nothing decrypted is kept or written, but for the manifest, the agreement and the schedule.
///
/// Give it the file's bytes with `push` in pieces of any size, then call `finish` once.
public struct BundleReader: ~Copyable {
    private var age: AgeDecryptor
    private var zip: ZipReader
    private var entries = EntryRecorder()
    private var plain: [UInt8] = []
    private var hash = SHA256()
    private var size = 0

    /// A check with whichever of `identities` opens the file. Throws a `.library` error where zlib fails.
    public init(with identities: [AgeIdentity]) throws(BundleError) {
        age = AgeDecryptor(with: identities)
        zip = try ZipReader()
    }

    /// Takes bytes of the encrypted file. Throws as `AgeDecryptor` and `ZipReader` do, and a `.content` error where the
    /// entries are not a bundle's.
    public mutating func push(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
        hash.update(bytes)
        size += bytes.count
        try age.push(bytes, into: &plain)
        try unzip()
    }

    /// What the bundle holds. Throws as `push` does, a `.manifest` error where the manifest was not read, and a
    /// `.content` error where it does not agree with the entries.
    public mutating func finish() throws(BundleError) -> BundleReport {
        try age.finish(into: &plain)
        try unzip()
        _ = try zip.finish()
        guard entries.manifestHasEnded else { throw EntryRecorder.refusal("no \(BundleEntry.manifest)") }
        let manifest = try Manifest(parsing: entries.manifest)
        guard manifest.entries.count == entries.found.count else {
            throw EntryRecorder.refusal(
                "\(entries.found.count) entries beside the manifest, which lists \(manifest.entries.count)")
        }
        for (index, (listed, found)) in Swift.zip(manifest.entries, entries.found).enumerated() {
            guard listed.path == found.path, listed.sha256 == found.sha256, listed.bytes == found.bytes else {
                throw EntryRecorder.refusal(
                    "entry \(index + 1) has another path, size or digest than the manifest says")
            }
        }
        if let problem = manifest.problem { throw EntryRecorder.refusal(problem) }
        return BundleReport(
            manifest: manifest, sha256: hash.finish(), size: size,
            agreement: entries.kept[BundleEntry.agreement] ?? [], schedule: entries.kept[BundleEntry.schedule] ?? [],
            scheduleSignature: entries.kept[BundleEntry.scheduleSignature] ?? [])
    }

    private mutating func unzip() throws(BundleError) {
        try zip.push(plain[...], into: &entries)
        plain.removeAll(keepingCapacity: true)
    }
}

/// Digests the entries as they pass, and keeps those that are read.
private struct EntryRecorder: ZipEntrySink {
    /// The most bytes that are kept of an entry beside the manifest.
    static let largestDocument = 4 << 20

    var found: [Manifest.Entry] = []
    var manifest: [UInt8] = []
    var manifestHasEnded = false
    var kept: [String: [UInt8]] = [:]
    private var path = ""
    private var hash = SHA256()

    mutating func begin(_ path: String) throws(BundleError) {
        guard !manifestHasEnded else { throw EntryRecorder.refusal("an entry behind \(BundleEntry.manifest)") }
        self.path = path
        hash = SHA256()
    }

    mutating func content(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
        switch path {
        case BundleEntry.manifest:
            guard manifest.count + bytes.count <= Manifest.largestSize else {
                throw EntryRecorder.refusal("a manifest of more than \(Manifest.largestSize) bytes")
            }
            manifest.append(contentsOf: bytes)
        case BundleEntry.agreement, BundleEntry.schedule, BundleEntry.scheduleSignature:
            guard kept[path, default: []].count + bytes.count <= EntryRecorder.largestDocument else {
                throw EntryRecorder.refusal("a \(path) of more than \(EntryRecorder.largestDocument) bytes")
            }
            kept[path, default: []].append(contentsOf: bytes)
            hash.update(bytes)
        default:
            hash.update(bytes)
        }
    }

    mutating func end(_ entry: ZipEntry) throws(BundleError) {
        if path == BundleEntry.manifest {
            manifestHasEnded = true
        } else {
            found.append(
                Manifest.Entry(path: path, sha256: hash.finish(), bytes: Int(clamping: entry.size), rows: nil))
        }
    }

    static func refusal(_ problem: String) -> BundleError {
        BundleError(.content, "the bundle's entries do not fit: \(problem)", hint: "fetch the bundle again")
    }
}
