public import Primitives

/// A disposal certificate as a recipient filled it in; see `CertificateForm`.
///
/// It says what the recipient says. Whether the signature holds, who signed and whether dates fit, the caller judges.
public struct DisposalCertificate: Hashable, Sendable {
    /// What became of something that may have existed.
    public enum Remainder: String, CaseIterable, Sendable {
        /// There never was any.
        case none
        /// All of it was disposed of.
        case disposed
    }

    /// What backups hold.
    public enum Backups: Hashable, Sendable {
        /// None holds any of it.
        case none
        /// The last of those that hold some of it is overwritten on this day.
        case expire(CivilDate)
    }

    /// For whom a signer speaks.
    public enum Coverage: String, CaseIterable, Sendable {
        /// For themselves.
        case me
        /// For everyone that the bundle was encrypted to: all of them have disposed of what they had.
        case all
    }

    /// The bundle, as `BundleName.id` has it.
    public let bundle: String
    /// The SHA-256 of the encrypted file.
    public let bundleSHA256: Digest
    /// The agreement's id.
    public let agreement: String
    /// Where our ledger stood when the bundle was prepared, as OPEN-ME.txt has it; `nil` in forms of before it did.
    public let checkpoint: LedgerPosition?
    /// For whom the signer speaks; for themselves alone where the form does not say.
    public let coverage: Coverage
    /// The day on which the last of it was disposed of.
    public let disposedOn: CivilDate
    /// How it was disposed of.
    public let method: DisposalMethod
    /// What became of copies.
    public let copies: Remainder
    /// What became of what sub-processors had.
    public let subProcessors: Remainder
    /// What backups hold.
    public let backups: Backups
    /// Anything else; may be empty.
    public let remarks: String
    /// Who signed, by name.
    public let name: String

    /// A certificate from the exact bytes that were signed. A byte order mark and CRLF are accepted.
    ///
    /// Throws a `.certificate` error, with the line, for an unknown, repeated, missing or empty key, for a value that is
    /// not one of the form's, and for anything that is no UTF-8.
    public init(parsing bytes: [UInt8]) throws(BundleError) {
        var lines = try FormLines(bytes, .certificate)
        bundle = try lines.take("bundle").text
        agreement = try lines.take("agreement").text
        bundleSHA256 = try lines.take(
            "bundle-sha256", hint: "copy the line bundle-sha256 from OPEN-ME.txt, and sign the form again"
        ).digest()
        checkpoint = try lines.takeOptional("checkpoint")?.checkpoint()
        coverage = try lines.takeOptional("recipients")?.choice(Coverage.self) ?? .me
        disposedOn = try lines.take("disposed-on").date()
        method = try lines.take("method").choice(DisposalMethod.self)
        copies = try lines.take("copies").choice(Remainder.self)
        subProcessors = try lines.take("sub-processors").choice(Remainder.self)
        let backups = try lines.take("backups")
        self.backups = backups.text == "none" ? .none : .expire(try backups.without("expire on ").date())
        remarks = try lines.takePresent("remarks").text
        name = try lines.take("name").text
    }
}

/// A text as it may have been when it was signed, before a mail gateway changed it.
public struct CertificateVariant: Hashable, Sendable {
    /// How it differs from what was received, for people: `with CRLF line ends, without a byte order mark`.
    public let difference: String
    /// The bytes to try the signature on.
    public let bytes: [UInt8]

    /// Every variant of `received` that a mail gateway makes, the nearest first: line ends, byte order mark and the line
    /// end at the end of the file. The received bytes are not among them.
    ///
    /// A signature that fits a variant and not what was received says that the text was changed on the way; it says
    /// nothing good about anything but white space.
    public static func candidates(for received: [UInt8]) -> [CertificateVariant] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let hasMark = received.starts(with: mark)
        let lines = Array(received.withoutByteOrderMark).filter { $0 != 0x0D }
        let body = Array(lines.reversed().drop { $0 == 0x0A }.reversed())
        var found: [CertificateVariant] = []
        for (lineEnd, lineEndName) in [([0x0A], "LF line ends"), ([0x0D, 0x0A], "CRLF line ends")]
            as [([UInt8], String)]
        {
            for isMarked in [hasMark, !hasMark] {
                for isEnded in [true, false] {
                    var bytes = isMarked ? mark : []
                    for byte in body { bytes.append(contentsOf: byte == 0x0A ? lineEnd : [byte]) }
                    if isEnded { bytes.append(contentsOf: lineEnd) }
                    guard bytes != received else { continue }
                    let difference = [
                        "with \(lineEndName)",
                        isMarked == hasMark ? nil : "\(isMarked ? "with" : "without") a byte order mark",
                        isEnded ? nil : "without a line end at the end",
                    ]
                    found.append(
                        CertificateVariant(
                            difference: difference.compactMap { $0 }.joined(separator: ", "), bytes: bytes))
                }
            }
        }
        return found
    }
}
