public import Primitives

/// A recipient's receipt for a bundle, as they filled it in; see `ReceiptForm`.
///
/// It says what the recipient says. Whether the signature holds, who signed and whether dates fit, the caller judges.
public struct BundleReceipt: Hashable, Sendable {
    /// The bundle, as `BundleName.id` has it.
    public let bundle: String
    /// The SHA-256 of the encrypted file.
    public let bundleSHA256: Digest
    /// The agreement's id.
    public let agreement: String
    /// Where our ledger stood, as the form had it.
    public let checkpoint: LedgerPosition?
    /// The day on which the bundle arrived.
    public let receivedOn: CivilDate
    /// Anything else; may be empty.
    public let remarks: String
    /// Who signed, by name.
    public let name: String

    /// A receipt from the exact bytes that were signed. A byte order mark and CRLF are accepted.
    ///
    /// Throws a `.certificate` error, with the line, for an unknown, repeated, missing or empty key, for a value that is
    /// not one of the form's, and for anything that is no UTF-8.
    public init(parsing bytes: [UInt8]) throws(BundleError) {
        var lines = try FormLines(bytes, .receipt)
        bundle = try lines.take("bundle").text
        bundleSHA256 = try lines.take("bundle-sha256").digest()
        agreement = try lines.take("agreement").text
        checkpoint = try lines.takeOptional("checkpoint")?.checkpoint()
        receivedOn = try lines.take("received-on").date()
        remarks = try lines.takePresent("remarks").text
        name = try lines.take("name").text
    }
}
