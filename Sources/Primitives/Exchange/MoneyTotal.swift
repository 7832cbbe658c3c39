/// How many records, and what their amounts come to, in whole pence. Nothing here is ever a floating-point number.
public struct MoneyTotal: Hashable, Sendable, CustomStringConvertible {
    /// How many records.
    public private(set) var rows: Int
    /// The sum of their amounts in pence; a credit counts below nothing.
    public private(set) var pence: Int

    /// No record, and nothing.
    public static let zero = MoneyTotal(rows: 0, pence: 0)

    /// A total.
    public init(rows: Int, pence: Int) {
        self.rows = rows
        self.pence = pence
    }

    /// Adds one record of `amount` pence. Returns whether the sum is still a number that this machine holds; where it is
    /// not, nothing is added.
    public mutating func add(pence amount: Int) -> Bool {
        add(MoneyTotal(rows: 1, pence: amount))
    }

    /// Adds the records of another total. Returns whether the sums are still numbers that this machine holds; where they
    /// are not, nothing is added.
    public mutating func add(_ other: MoneyTotal) -> Bool {
        let (rows, rowsOverflow) = self.rows.addingReportingOverflow(other.rows)
        let (pence, penceOverflow) = self.pence.addingReportingOverflow(other.pence)
        guard !rowsOverflow, !penceOverflow else { return false }
        (self.rows, self.pence) = (rows, pence)
        return true
    }

    /// `412 rows, £18,342.50`.
    public var description: String {
        "\(rows) \(rows == 1 ? "row" : "rows"), \(pounds)"
    }

    /// The pence in pounds, `£18,342.50` or `-£0.07`.
    public var pounds: String {
        let digits = Array(String(pence.magnitude / 100))
        var whole = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { whole += "," }
            whole.append(digit)
        }
        let rest = pence.magnitude % 100
        return "\(pence < 0 ? "-" : "")£\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
