/// How an XML export is to be read: which rule governs what, what a record is, and how much memory it may take.
public struct XMLReading: Sendable {
    /// The paths of the rules for attributes and elements, and of the records.
    public var paths: XMLPathSet
    /// Rules that change nothing. What they govern is counted and gets no cell.
    public var kept: Set<RuleIndex>
    /// Rules that change nothing and yet get cells, for somebody to look at the values.
    public var shown: Set<RuleIndex> = []
    /// Rules that remove what they govern. An element that such a rule's path names is one cell with all that is in it,
    /// and nothing in it needs a rule.
    public var dropped: Set<RuleIndex>
    /// Rules that need whole values: text of an element that a comment, an instruction, the bounds of a CDATA section or another
    /// element divides has a cell for each part, and where such a rule governs it the export is refused.
    public var undivided: Set<RuleIndex> = []
    /// The rule for comments; without one, `otherwise` decides.
    public var commentRule: RuleIndex?
    /// The rule for processing instructions; without one, `otherwise` decides. The XML declaration is none.
    public var instructionRule: RuleIndex?
    /// The rule for whatever no other rule names; without one, it is refused.
    public var otherwise: RuleIndex?
    /// What becomes of values that nobody names, in elements and attributes whose names say that they hold a secret.
    public var secrets: Secrets?
    /// The size, in bytes, from which on a batch ends at the next place where it may.
    public var batchSize = 1 << 19
    /// The size, in bytes, that one record, dropped element, tag, comment, processing instruction or run of text may
    /// have. libxml2 refuses attribute values and comments over 10,000,000 bytes of its own accord. At most 1 GiB.
    public var limit = 16 << 20

    /// How secrets are known, and what becomes of them.
    public struct Secrets: Sendable {
        /// The rule of a secret: before `otherwise`, and before rules whose paths end in `*`.
        public var rule: RuleIndex
        /// The rules whose paths end in `*`, and so name what nobody has seen.
        public var wildcards: Set<RuleIndex>
        /// Whether a local name says that what it names is a secret. What stands in such an element is one too.
        public var isSecret: @Sendable (_ localName: String) -> Bool

        /// Secrets, known by their names.
        public init(
            rule: RuleIndex, wildcards: Set<RuleIndex>, isSecret: @escaping @Sendable (_ localName: String) -> Bool
        ) {
            self.rule = rule
            self.wildcards = wildcards
            self.isSecret = isSecret
        }
    }

    /// A reading by the rules of `paths`, which refuses whatever they do not name.
    public init(
        paths: XMLPathSet, kept: Set<RuleIndex> = [], dropped: Set<RuleIndex> = [], commentRule: RuleIndex? = nil,
        instructionRule: RuleIndex? = nil, otherwise: RuleIndex? = nil
    ) {
        self.paths = paths
        self.kept = kept
        self.dropped = dropped
        self.commentRule = commentRule
        self.instructionRule = instructionRule
        self.otherwise = otherwise
    }

    /// A reading that keeps every value: what comes out is what went in.
    public static var keepingEverything: XMLReading {
        XMLReading(paths: .empty, kept: [0], otherwise: 0)
    }
}

/// The rules of a reading in a form for lookup, and how often each has governed something.
struct XMLRules {
    /// What a rule does to what it governs, as far as a reader cares.
    enum Treatment: UInt8 {
        case cell, shown, kept, dropped
    }

    let comment: RuleIndex
    let instruction: RuleIndex
    let otherwise: RuleIndex
    private let treatments: [Treatment]
    private let needsWhole: [Bool]
    private(set) var counts: [Int]
    private let secrets: XMLReading.Secrets?
    /// What was found out about names; no export makes it large.
    private var knownNames = XMLNameTable()
    private var knownSecrets: [Bool] = []
    private static let mostKnown = 256

    init(_ reading: XMLReading) {
        comment = reading.commentRule ?? reading.otherwise ?? -1
        instruction = reading.instructionRule ?? reading.otherwise ?? -1
        otherwise = reading.otherwise ?? -1
        let last =
            ([reading.paths.lastRule, comment, instruction, otherwise, reading.secrets?.rule ?? -1] + reading.kept
            + reading.shown + reading.dropped)
            .max()
        var treatments = Array(repeating: Treatment.cell, count: Int(last ?? -1) + 1)
        for rule in reading.shown where rule >= 0 { treatments[Int(rule)] = .shown }
        for rule in reading.kept where rule >= 0 { treatments[Int(rule)] = .kept }
        for rule in reading.dropped where rule >= 0 { treatments[Int(rule)] = .dropped }
        self.treatments = treatments
        needsWhole = treatments.indices.map { reading.undivided.contains(RuleIndex($0)) }
        counts = Array(repeating: 0, count: treatments.count)
        secrets = reading.secrets
    }

    /// Whether names have to be looked at for secrets.
    var looksForSecrets: Bool { secrets != nil }

    /// The rule of a value in a place that is secret. What stands within a secret is one, whatever rule names it; a rule
    /// that names the secret itself says how it goes. Where what nobody names is refused, it stays refused.
    func secretRule(insteadOf rule: RuleIndex, isWithin: Bool) -> RuleIndex {
        guard let secrets, rule >= 0 || otherwise >= 0 else { return rule }
        return isWithin || rule < 0 || secrets.wildcards.contains(rule) ? secrets.rule : rule
    }

    /// Whether the local name at `range` says that what it names is a secret.
    mutating func isSecret(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard let secrets else { return false }
        let number = knownNames.number(of: bytes, range)
        if number > 0 { return knownSecrets[number - 1] }
        var name: [UInt8] = []
        name.append(contentsOf: bytes, range)
        let isSecret = secrets.isSecret(String(decoding: name, as: UTF8.self))
        if knownSecrets.count < Self.mostKnown {
            knownNames.insert(name)
            knownSecrets.append(isSecret)
        }
        return isSecret
    }

    /// What `rule`, which is not -1, does.
    func treatment(_ rule: RuleIndex) -> Treatment { treatments[Int(rule)] }

    /// Whether `rule`, which is not -1, needs all of a text in one.
    func needsWhole(_ rule: RuleIndex) -> Bool { needsWhole[Int(rule)] }

    /// Whether `rule`, which is not -1, lets out anything else than it was given.
    func changes(_ rule: RuleIndex) -> Bool {
        switch treatment(rule) {
        case .cell, .dropped: true
        case .shown, .kept: false
        }
    }

    /// Counts one more thing that `rule`, which is not -1, governs.
    mutating func count(_ rule: RuleIndex) { counts[Int(rule)] += 1 }
}
