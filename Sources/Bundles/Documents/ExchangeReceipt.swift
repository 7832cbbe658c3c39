public import Primitives

/// A recipient's receipt for an exchange, as they filled it in; see `ExchangeReceiptForm`.
///
/// It says what the recipient counted. Whether the signature holds, who signed and whether that is what was sent, the caller
/// judges.
public struct ExchangeReceipt: Hashable, Sendable {
    /// The bundle, as `BundleName.id` has it.
    public let bundle: String
    /// The SHA-256 of the encrypted file.
    public let bundleSHA256: Digest
    /// The agreement's id.
    public let agreement: String
    /// Where our ledger stood, as the form had it.
    public let checkpoint: LedgerPosition?
    /// The sequence's name.
    public let sequence: String
    /// The number in the sequence.
    public let number: Int
    /// The records that arrived, and the sum of their amounts.
    public let arrived: MoneyTotal
    /// Whether the recipient took them.
    public let outcome: ExchangeOutcome
    /// Why not; there exactly for a rejection.
    public let reason: String?
    /// The day on which the bundle arrived.
    public let receivedOn: CivilDate
    /// Who signed, by name.
    public let name: String

    /// A receipt from the exact bytes that were signed. A byte order mark and CRLF are accepted.
    ///
    /// Throws a `.certificate` error, with the line, for an unknown, repeated, missing or empty key, for a value that is
    /// not one of the form's, and for anything that is no UTF-8.
    public init(parsing bytes: [UInt8]) throws(BundleError) {
        var lines = try FormLines(bytes, .exchangeReceipt)
        bundle = try lines.take("bundle").text
        bundleSHA256 = try lines.take("bundle-sha256").digest()
        agreement = try lines.take("agreement").text
        checkpoint = try lines.takeOptional("checkpoint")?.checkpoint()
        sequence = try lines.take("sequence").word()
        number = try lines.take("number").count(from: 1)
        arrived = MoneyTotal(rows: try lines.take("rows").count(from: 0), pence: try lines.take("pence").pence())
        outcome = try lines.take("outcome").choice(ExchangeOutcome.self)
        let line = try lines.takePresent("reason")
        guard line.text.isEmpty == (outcome == .accepted) else {
            throw line.refusal(
                outcome == .accepted ? "nothing stands here where the outcome is accepted" : "it was not filled in",
                hint: "say accepted without a reason, or rejected with one")
        }
        reason = line.text.isEmpty ? nil : line.text
        receivedOn = try lines.take("received-on").date()
        name = try lines.take("name").text
    }
}

extension FormLines.Value {
    /// A word of lower-case letters, digits and hyphens.
    fileprivate func word() throws(BundleError) -> String {
        let fits = text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
        guard fits, text.utf8.count <= 64 else {
            throw refusal("a word of small letters, digits, hyphens was expected")
        }
        return text
    }

    /// A whole number without a sign, from `least`.
    fileprivate func count(from least: Int) throws(BundleError) -> Int {
        guard let value = Self.wholeNumber(text), value >= least else {
            throw refusal("a whole number from \(least) was expected, in digits alone")
        }
        return value
    }

    /// A number of pence: digits, with a minus sign in front where credits come to more than debits.
    fileprivate func pence() throws(BundleError) -> Int {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        guard let value = Self.wholeNumber(isNegative ? String(text.dropFirst()) : text), !isNegative || value > 0
        else {
            throw refusal(
                "a number of pence was expected, in digits alone",
                hint: "write £18,342.50 as 1834250, and sign the form again")
        }
        return isNegative ? -value : value
    }

    /// The number that `text` writes, in the one way in which it is written; `nil` for any other text.
    private static func wholeNumber(_ text: String) -> Int? {
        guard let value = Int(text), value >= 0, String(value) == text else { return nil }
        return value
    }
}

/// The form of a receipt for an exchange, `exchange-receipt.txt`: what is known is filled in, but not what the recipient is
/// to count.
///
/// The form in the bundle cannot hold the digest of the bundle; the one on the page beside it does.
public enum ExchangeReceiptForm {
    /// The form in or beside a bundle. `sha256` is the digest of the encrypted file, `nil` where it is not known yet.
    public static func text(
        _ description: BundleDescription, of exchange: ExchangeRecord, sha256: Digest?,
        checkpoint: LedgerPosition? = nil
    ) -> [UInt8] {
        text(FormHeading(description, sha256: sha256, checkpoint: checkpoint), of: exchange)
    }

    /// The form for `exchange`.
    public static func text(_ heading: FormHeading, of exchange: ExchangeRecord) -> [UInt8] {
        Array(lines(heading, of: exchange).utf8)
    }

    static func lines(_ heading: FormHeading, of exchange: ExchangeRecord) -> String {
        """
        # Receipt for an exchange. Fill in what stands empty behind a colon; lines that start with # do not count.
        # Count what arrived yourself: a receipt with other figures than were sent is a finding, and is looked into.
        \(heading.lines(.exchangeReceipt))
        \(heading.checkpointLine)
        sequence: \(exchange.sequence)
        number: \(exchange.number)

        # The records that arrived, headers and totals not counted, in digits alone.
        rows:

        # The sum of their amounts in pence, in digits alone: £18,342.50 is 1834250.
        pence:

        # What became of it: accepted, or rejected.
        outcome:

        # Why it was rejected, in one line; stays empty where it was accepted.
        reason:

        # The day on which it arrived, written as 2026-11-30.
        received-on:

        # The name of the person who signs.
        name:

        """
    }
}
