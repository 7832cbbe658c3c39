public import Primitives

/// What an export of an exchange must come to, as the sales ledger says it.
public struct ExchangeExpectation: Sendable, Hashable {
    /// How many records.
    public let rows: Int
    /// The sum of their amounts in pence.
    public let pence: Int
    /// The first day that a record may have; `nil` for any.
    public let from: CivilDate?
    /// The last.
    public let to: CivilDate?

    /// Reads `rows=412,pence=1834250[,from=2026-11-01][,to=2026-11-30]`; pounds may stand in place of pence,
    /// `pounds=18342.50`.
    public init(parsing text: String) throws(KitError) {
        var (rows, pence): (Int?, Int?)
        var (from, to): (CivilDate?, CivilDate?)
        var seen: Set<String> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard pair.count == 2, seen.insert(pair[0]).inserted else { throw Self.usage }
            let value = Array(pair[1].utf8)
            switch pair[0] {
            case "rows": rows = value.allSatisfy { $0 &- 0x30 < 10 } ? try? PenceText.pence(ofPence: value.span) : nil
            case "pence": pence = try? PenceText.pence(ofPence: value.span)
            case "pounds": pence = try? PenceText.pence(ofPounds: value.span)
            case "from": from = CivilDate(iso: pair[1])
            case "to": to = CivilDate(iso: pair[1])
            default: throw Self.usage
            }
        }
        guard let rows, let pence, !seen.isSuperset(of: ["pence", "pounds"]),
            !seen.contains("from") || from != nil, !seen.contains("to") || to != nil
        else { throw Self.usage }
        if let from, let to, to < from { throw Self.usage }
        self.rows = rows
        self.pence = pence
        self.from = from
        self.to = to
    }

    private static let usage = KitError(
        .usage, "--expect takes what the sales ledger says",
        hint: "rows=412,pence=1834250 or rows=412,pounds=18342.50; and from=2026-11-01,to=2026-11-30 if you like")

    /// Whether a record of that day is expected.
    func takes(_ date: CivilDate?) -> Bool {
        guard from != nil || to != nil else { return true }
        guard let date else { return false }
        return from.map { $0 <= date } ?? true && to.map { date <= $0 } ?? true
    }

    /// Refuses a file that comes to something else.
    func check(_ read: MoneyTotal, dataset: String) throws(KitError) {
        let expected = MoneyTotal(rows: rows, pence: pence)
        guard read != expected else { return }
        var difference: [String] = []
        let (rowsBetween, _) = read.rows.subtractingReportingOverflow(rows)
        let (penceBetween, isOver) = read.pence.subtractingReportingOverflow(pence)
        if rowsBetween != 0 { difference.append("\(rowsBetween > 0 ? "+" : "")\(rowsBetween) rows") }
        if penceBetween != 0, !isOver {
            difference.append((penceBetween > 0 ? "+" : "") + MoneyTotal(rows: 0, pence: penceBetween).pounds)
        }
        throw KitError(
            .export,
            "dataset \(dataset): the export has \(read), and --expect says \(expected)"
                + (difference.isEmpty ? "" : " (\(difference.joined(separator: ", ")))"),
            hint: "is it the right file, and is it whole? nothing was written")
    }
}
