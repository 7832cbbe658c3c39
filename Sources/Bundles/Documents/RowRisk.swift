internal import Primitives

/// How easily a row of a dataset is found again by what leaves of it: what the officer's report says, without a value.
public struct RowRisk: Hashable, Sendable {
    /// How many rows are alike.
    public struct Likeness: Hashable, Sendable {
        /// How many rows are compared: those in which not all of the fields are empty.
        public var rows = 0
        /// How many different rows there are among them.
        public var classes = 0
        /// k: the number of rows in the smallest set of rows that are alike; 0 where none is compared.
        public var smallest = 0
        /// How many rows are like no other.
        public var unique = 0
        /// How many rows are in sets of fewer than five.
        public var belowFive = 0
        /// How many rows are in sets smaller than the agreement asks for; than five where it asks for nothing.
        public var belowAsked = 0

        /// No rows.
        public init() {}
    }

    /// What would hold without one of the fields.
    public struct Without: Hashable, Sendable {
        /// The field.
        public let field: String
        /// k of the others.
        public let smallest: Int
        /// How many rows would be in sets smaller than is asked for.
        public let below: Int

        /// In a few words: `k is 4, with 12 rows below`.
        public var text: String {
            smallest > 0 ? "k is \(smallest), with \(below) rows below" : "there is nothing to compare"
        }

        /// What would hold without `field`.
        public init(field: String, smallest: Int, below: Int) {
            self.field = field
            self.smallest = smallest
            self.below = below
        }
    }

    /// A field whose pseudonyms their frequencies may give away.
    public struct WeakPseudonym: Hashable, Sendable {
        /// The field.
        public let field: String
        /// How many values it has that are not empty.
        public let values: Int
        /// How many of them are different; `nil` for `fewDistinct` or more.
        public let distinct: Int?
        /// How often the most frequent one stands there; where there are many different ones at least so often.
        public let most: Int

        /// From here on there are many different values.
        public static let fewDistinct = 50

        /// A field and its figures.
        public init(field: String, values: Int, distinct: Int?, most: Int) {
            self.field = field
            self.values = values
            self.distinct = distinct
            self.most = most
        }

        /// In a line: `Status: 4 different values in 2000, the most frequent 61 % of them`.
        public var text: String {
            let different = distinct.map(String.init) ?? "\(Self.fewDistinct) or more"
            // Down: a part of the values is never said to be all of them.
            return "\(field): \(different) different values in \(values), the most frequent"
                + " \(values > 0 ? most * 100 / values : 0) % of them"
        }
    }

    /// The fields that are compared.
    public var over: [String] = []
    /// Whether the agreement names them; else they were guessed.
    public var isDeclared = false
    /// How many more fields were guessed, and are not compared because there are too many.
    public var leftAside = 0
    /// What the agreement asks for; `nil` for nothing.
    public var asked: Int?
    /// How many rows are alike in all of the fields.
    public var likeness = Likeness()
    /// How many rows have none of the fields.
    public var empty = 0
    /// What would hold without each of the fields, in their order.
    public var without: [Without] = []
    /// The fields that leave as they are and name a person or what is theirs.
    public var identifying: [String] = []
    /// The fields of an exchange that leave as they are and would name somebody, were it not checked that what they hold is
    /// a registered payer's or ours.
    public var checked: [String] = []
    /// The fields whose pseudonyms their frequencies may give away.
    public var pseudonyms: [WeakPseudonym] = []

    /// Nothing to compare.
    public init() {}

    /// What rows are counted below: what the agreement asks for, or five.
    public var threshold: Int { asked ?? 5 }

    /// The field without which the fewest rows are below what is asked for, and k is highest; `nil` where none of them alone
    /// makes a row less telling.
    public var firstToGeneralise: Without? {
        let best = without.min { ($0.below, -$0.smallest) < ($1.below, -$1.smallest) }
        guard let best, best.below < likeness.belowAsked || best.smallest > likeness.smallest else { return nil }
        return likeness.belowAsked > 0 ? best : nil
    }

    /// What the manifest says; `nil` where there is nothing to say.
    public var figures: RiskFigures? {
        guard !over.isEmpty || !pseudonyms.isEmpty else { return nil }
        return RiskFigures(
            fields: over.count, rows: likeness.rows, smallest: likeness.smallest, unique: likeness.unique,
            belowFive: likeness.belowFive, pseudonyms: pseudonyms.count)
    }

    /// In a line; `nil` where nothing is compared.
    public var text: String? {
        guard !over.isEmpty else { return nil }
        let fields = "\(over.joined(separator: ", "))\(isDeclared ? "" : " (guessed)")"
        guard likeness.rows > 0 else { return "no row has any of \(fields)" }
        var text =
            "k is \(likeness.smallest) over \(fields): \(likeness.belowAsked) of \(likeness.rows) rows have fewer than"
            + " \(threshold) alike, and \(likeness.unique) are like no other"
        if let first = firstToGeneralise {
            text += "; generalise \(first.field) first: without it \(first.text)"
        }
        return text
    }
}

extension RowRisk {
    var json: JSON {
        var members = [
            JSON.Member("over", .array(over.map { .string($0) })), JSON.Member("declared", .bool(isDeclared)),
            JSON.Member("leftAside", .integer(leftAside)),
        ]
        if let asked { members.append(JSON.Member("asked", .integer(asked))) }
        members += [
            JSON.Member("rows", .integer(likeness.rows)), JSON.Member("empty", .integer(empty)),
            JSON.Member("classes", .integer(likeness.classes)), JSON.Member("k", .integer(likeness.smallest)),
            JSON.Member("unique", .integer(likeness.unique)), JSON.Member("below5", .integer(likeness.belowFive)),
            JSON.Member("belowAsked", .integer(likeness.belowAsked)),
            JSON.Member(
                "without",
                .array(
                    without.map {
                        .members(["field": .string($0.field), "k": .integer($0.smallest), "below": .integer($0.below)])
                    })),
            JSON.Member("identifying", .array(identifying.map { .string($0) })),
        ]
        if !checked.isEmpty { members.append(JSON.Member("checked", .array(checked.map { .string($0) }))) }
        members += [
            JSON.Member(
                "pseudonyms",
                .array(
                    pseudonyms.map { weak in
                        .object(
                            [JSON.Member("field", .string(weak.field)), JSON.Member("values", .integer(weak.values))]
                                + (weak.distinct.map { [JSON.Member("distinct", .integer($0))] } ?? [])
                                + [JSON.Member("most", .integer(weak.most))])
                    }))
        ]
        return .object(members)
    }

    init(_ members: JSONMembers) throws(BundleError) {
        var members = members
        over = try members.strings("over")
        isDeclared = try members.bool("declared")
        leftAside = try members.count("leftAside")
        asked = members.has("asked") ? try members.count("asked") : nil
        likeness.rows = try members.count("rows")
        empty = try members.count("empty")
        likeness.classes = try members.count("classes")
        likeness.smallest = try members.count("k")
        likeness.unique = try members.count("unique")
        likeness.belowFive = try members.count("below5")
        likeness.belowAsked = try members.count("belowAsked")
        for var entry in try members.objects("without") {
            without.append(
                Without(
                    field: try entry.string("field"), smallest: try entry.count("k"), below: try entry.count("below")))
            try entry.end()
        }
        identifying = try members.strings("identifying")
        checked = members.has("checked") ? try members.strings("checked") : []
        for var entry in try members.objects("pseudonyms") {
            let field = try entry.string("field")
            let values = try entry.count("values")
            let distinct = entry.has("distinct") ? try entry.count("distinct") : nil
            pseudonyms.append(
                WeakPseudonym(field: field, values: values, distinct: distinct, most: try entry.count("most")))
            try entry.end()
        }
        try members.end()
    }
}
