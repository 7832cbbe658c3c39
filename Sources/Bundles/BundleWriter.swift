public import Primitives

/// The entries that every bundle has, beside its data.
public enum BundleEntry {
    /// What the bundle is and what may not be done with it.
    public static let notice = "NOTICE.txt"
    /// The agreement, its exact bytes.
    public static let agreement = "agreement.yaml"
    /// The schedule under the agreement, its exact bytes; there exactly where the sample is a schedule's.
    public static let schedule = "schedule.yaml"
    /// The approver's signature of the schedule; there beside it in all but rehearsals.
    public static let scheduleSignature = "schedule.yaml.approver.sig"
    /// The folder of the data.
    public static let dataFolder = "data/"
    /// The folder of the profiles that the agreement names, their exact bytes; every other entry stands at the top.
    public static let profileFolder = "profiles/"
    /// What was done to each field.
    public static let dictionary = "dictionary.csv"
    /// The form in which the recipient certifies disposal.
    public static let certificate = "disposal-certificate.txt"
    /// The form in which the recipient of an exchange acknowledges it; there exactly in an exchange.
    public static let exchangeReceipt = "exchange-receipt.txt"
    /// The manifest, always last.
    public static let manifest = "manifest.json"

    static let required = [notice, agreement, dictionary, certificate]

    /// Whether a bundle may have an entry of this path.
    static func isKnown(_ path: String) -> Bool {
        (required + [exchangeReceipt, schedule, scheduleSignature]).contains(path) || path.hasPrefix(dataFolder)
            || path.hasPrefix(profileFolder)
    }
}

/// A bundle that has been written.
public struct WrittenBundle: Sendable {
    /// The manifest that stands in it.
    public let manifest: Manifest
    /// The SHA-256 of the encrypted file.
    public let sha256: Digest
    /// The size of the encrypted file in bytes.
    public let size: Int
}

/// Writes a bundle in one pass: zip, then age, then the digest of the encrypted bytes, which are appended to the
/// caller's buffers in order.
///
/// `begin`, blocks and `end` for each entry, or `add` for a small one, then `finish` once. Memory does not grow with the
/// data. After an error the file is to be thrown away.
public struct BundleWriter: ~Copyable {
    private var manifest: Manifest
    private var zip: ZipWriter
    private var age: AgeEncryptor
    private var deflater: Deflater
    private var path = ""
    private var zipBytes: [UInt8] = []
    private var hash = SHA256()
    private var size = 0

    /// A bundle described by `manifest`, whose entries are ignored; those that are written take their place.
    ///
    /// Entries have the time of preparation. `library` compresses what `add` and `finish` write; blocks may come from
    /// another. Throws as `AgeEncryptor` and `Deflater` do.
    public init(
        _ manifest: Manifest, to recipients: [AgeRecipient], library: DeflateLibrary, random: inout some RandomSource
    ) throws(BundleError) {
        let deflater = try Deflater(library)
        let age = try AgeEncryptor(to: recipients, random: &random)
        self.deflater = deflater
        self.age = age
        self.manifest = manifest
        self.manifest.entries = []
        zip = ZipWriter(time: manifest.preparedAt)
    }

    /// Starts an entry: one of `BundleEntry`, or a path below `data/` or `profiles/`. Throws an `.entry` error for any
    /// other.
    public mutating func begin(_ path: String, into output: inout [UInt8]) throws(BundleError) {
        guard BundleEntry.isKnown(path) else {
            throw BundleError(.entry, "an entry that no bundle has", hint: "data stands below data/")
        }
        try zip.begin(path, into: &zipBytes)
        self.path = path
        try encrypt(into: &output)
    }

    /// Appends a block to the entry.
    public mutating func append(_ block: DeflateBlock, into output: inout [UInt8]) throws(BundleError) {
        try zip.append(block, into: &zipBytes)
        try encrypt(into: &output)
    }

    /// Ends the entry. `rows` is the number of its records, or `nil` where it is no data; `risk` how easily one of them is
    /// found again.
    public mutating func end(
        rows: Int?, risk: RiskFigures? = nil, into output: inout [UInt8]
    ) throws(BundleError) {
        let written = try zip.end(into: &zipBytes)
        manifest.entries.append(
            Manifest.Entry(
                path: path, sha256: written.sha256, bytes: Int(clamping: written.entry.size), rows: rows, risk: risk))
        try encrypt(into: &output)
    }

    /// Writes a whole entry that is small and no data.
    public mutating func add(
        _ path: String, _ content: [UInt8], into output: inout [UInt8]
    ) throws(BundleError) {
        try begin(path, into: &output)
        try append(try deflater.block(content), into: &output)
        try end(rows: nil, into: &output)
    }

    /// Writes the manifest and ends the file. Throws an `.entry` error where one of the entries that every bundle has
    /// is missing, or where `agreement.yaml` is not the agreement that the manifest names.
    public mutating func finish(into output: inout [UInt8]) throws(BundleError) -> WrittenBundle {
        if let problem = manifest.problem { throw BundleError(.entry, "the bundle is not complete: \(problem)") }
        try zip.begin(BundleEntry.manifest, into: &zipBytes)
        try zip.append(try deflater.block(manifest.bytes), into: &zipBytes)
        _ = try zip.end(into: &zipBytes)
        try zip.finish(into: &zipBytes)
        try encrypt(into: &output)
        let start = output.count
        try age.finish(into: &output)
        count(output[start...])
        return WrittenBundle(manifest: manifest, sha256: hash.finish(), size: size)
    }

    private mutating func encrypt(into output: inout [UInt8]) throws(BundleError) {
        let start = output.count
        try age.push(zipBytes[...], into: &output)
        zipBytes.removeAll(keepingCapacity: true)
        count(output[start...])
    }

    private mutating func count(_ encrypted: ArraySlice<UInt8>) {
        hash.update(encrypted)
        size += encrypted.count
    }
}

extension Manifest {
    /// What keeps the entries from being a bundle's; `nil` where nothing does.
    var problem: String? {
        for path in BundleEntry.required where !entries.contains(where: { $0.path == path }) { return "no \(path)" }
        let hasReceipt = entries.contains { $0.path == BundleEntry.exchangeReceipt }
        guard hasReceipt == (agreementClass == Manifest.transactional) else {
            return hasReceipt
                ? "\(BundleEntry.exchangeReceipt) in what is no exchange" : "no \(BundleEntry.exchangeReceipt)"
        }
        for entry in entries where entry.path == BundleEntry.agreement && entry.sha256 != agreement.digest {
            return "\(BundleEntry.agreement) is not the agreement that the manifest names"
        }
        guard entries.first(where: { $0.path == BundleEntry.schedule })?.sha256 == schedule?.digest else {
            return "\(BundleEntry.schedule) is not the schedule that the manifest names"
        }
        let isApproved = entries.contains { $0.path == BundleEntry.scheduleSignature }
        guard isApproved == (schedule != nil && !bundle.isRehearsal) else {
            return isApproved
                ? "\(BundleEntry.scheduleSignature) of no schedule that was signed"
                : "no \(BundleEntry.scheduleSignature)"
        }
        for (index, entry) in entries.enumerated() {
            let isData = entry.path.hasPrefix(BundleEntry.dataFolder)
            guard BundleEntry.isKnown(entry.path) else {
                return "entry \(index + 1) stands outside \(BundleEntry.dataFolder)"
            }
            // Every file of data has a number of rows, and nothing else has.
            guard isData == (entry.rows != nil) else { return "the rows of entry \(index + 1)" }
        }
        return nil
    }
}
