/// What an agreement asks of the risk that a row is found again by what leaves of it.
public struct RiskRule: Sendable, Hashable {
    /// How many rows at least must be alike in the fields that are compared; `nil` where that is counted and stops nothing.
    public let k: Int?
    /// The fields that are compared, at least one and at most `mostFields`, each the name of a rule; `nil` where they are
    /// guessed.
    public let over: [String]?

    /// The most fields that are compared.
    public static let mostFields = 8

    /// What holds where an agreement says nothing.
    public static let standard = RiskRule(k: nil, over: nil)

    /// The rule in a sentence: `fewer than 5 rows alike in Postcode, City refuse the run`. `nil` where an agreement says nothing.
    public var text: String? {
        let fields = over?.joined(separator: ", ")
        switch (k, fields) {
        case (nil, nil): return nil
        case (let k?, let fields):
            return "fewer than \(k) rows alike in \(fields ?? "the fields that describe a person") refuse the run"
        case (nil, let fields?): return "rows alike in \(fields) are counted"
        }
    }
}
