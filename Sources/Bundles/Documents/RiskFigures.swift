internal import Primitives

/// What the manifest says of the risk that a row of an entry is found again: figures alone.
public struct RiskFigures: Hashable, Sendable {
    /// How many fields are compared: those that describe a person and leave readable.
    public let fields: Int
    /// How many rows are compared: those in which not all of these fields are empty.
    public let rows: Int
    /// k: the number of rows in the smallest set of rows that are alike in all of these fields; 0 where none is compared.
    public let smallest: Int
    /// How many rows are like no other.
    public let unique: Int
    /// How many rows are in sets of fewer than five.
    public let belowFive: Int
    /// How many fields have pseudonyms that their frequencies may give away.
    public let pseudonyms: Int

    /// Figures.
    public init(fields: Int, rows: Int, smallest: Int, unique: Int, belowFive: Int, pseudonyms: Int) {
        self.fields = fields
        self.rows = rows
        self.smallest = smallest
        self.unique = unique
        self.belowFive = belowFive
        self.pseudonyms = pseudonyms
    }

    var json: JSON {
        .members([
            "fields": .integer(fields), "rows": .integer(rows), "k": .integer(smallest), "unique": .integer(unique),
            "below5": .integer(belowFive), "pseudonyms": .integer(pseudonyms),
        ])
    }

    init(_ members: JSONMembers) throws(BundleError) {
        var members = members
        fields = try members.count("fields")
        rows = try members.count("rows")
        smallest = try members.count("k")
        unique = try members.count("unique")
        belowFive = try members.count("below5")
        pseudonyms = try members.count("pseudonyms")
        try members.end()
        guard unique <= belowFive, belowFive <= rows, smallest <= rows, (smallest > 0) == (rows > 0) else {
            throw members.refusal("its figures contradict each other")
        }
    }
}
