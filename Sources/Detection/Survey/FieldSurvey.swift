/// What the values of one field are like: how many, how different, how written. It holds none of them, and its size does
/// not depend on how many it has seen.
public struct FieldSurvey: Sendable {
    /// An oddity: how many values have it, and where the first of them stand.
    public struct OddityCount: Sendable, Equatable {
        /// What is odd.
        public var oddity: Oddity
        /// How many values are.
        public var count: Int
        /// The lines of the first, from 1; at most `FieldSurvey.mostLines`.
        public var lines: [Int]
    }

    /// What is to be told the line of a value.
    public struct Marks: Sendable {
        fileprivate var oddities: Oddities = []
        fileprivate var isLongest = false
        /// Whether the line is wanted at all: to find it takes time.
        public var wantsLine: Bool { isLongest || !oddities.isEmpty }
    }

    /// How many lines of an oddity are kept.
    public static let mostLines = 5

    /// How many values look like what.
    public private(set) var census: ColumnCensus
    /// The shapes of the values that are not empty.
    public private(set) var shapes = ShapeCounter()
    /// How many different values there are that are not empty.
    public private(set) var distinct = DistinctEstimate()
    /// The size of the longest value in bytes of UTF-8, and its line.
    public private(set) var longest: (size: Int, line: Int) = (0, 0)
    /// The category that the field's name or profile says it has, by which `malformed` is judged.
    public let expected: FieldCategory?

    private var counts = [Int](repeating: 0, count: Oddity.allCases.count)
    private var lines = [[Int]](repeating: [], count: Oddity.allCases.count)
    private var size = 0
    private var shape = ValueShape()

    /// A survey of `field` that has seen nothing.
    public init(field: String, expected: FieldCategory?) {
        census = ColumnCensus(field: field)
        self.expected = expected
    }

    /// The mean size of the values that are not empty, in bytes.
    public var meanSize: Int { census.values > 0 ? size / census.values : 0 }

    /// What was odd, each with its lines.
    public var oddities: [OddityCount] {
        zip(Oddity.allCases, zip(counts, lines)).compactMap { oddity, found in
            found.0 > 0 ? OddityCount(oddity: oddity, count: found.0, lines: found.1) : nil
        }
    }

    /// Counts a value.
    ///
    /// - Parameters:
    ///   - value: The value, decoded, without the white space around it.
    ///   - hasBlanks: Whether white space stood around it that is no padding.
    ///   - recogniser: What looks at it.
    /// - Returns: What wants the value's line; hand it to `note` with it.
    public mutating func add(_ value: Span<UInt8>, hasBlanks: Bool, with recogniser: Recogniser) -> Marks {
        var marks = Marks()
        guard !value.isEmpty else {
            census.add([], empty: true)
            return marks
        }
        let kinds = recogniser.kinds(in: value)
        census.add(kinds, empty: false)
        size &+= value.count
        distinct.add(value)
        shape.read(value)
        shapes.add(shape.bytes)
        if value.count > longest.size {
            longest.size = value.count
            marks.isLongest = true
        }
        var found = Oddities(of: value)
        if hasBlanks { found.formUnion(Oddities(.blanks)) }
        if let expected, !FieldForm.fits(expected, value, kinds: kinds) { found.formUnion(.malformed) }
        guard !found.isEmpty else { return marks }
        for (index, oddity) in Oddity.allCases.enumerated() where found.contains(Oddities(oddity)) {
            counts[index] += 1
            if lines[index].count < Self.mostLines { marks.oddities.formUnion(Oddities(oddity)) }
        }
        return marks
    }

    /// Keeps the line of the value that was counted last.
    public mutating func note(_ marks: Marks, line: Int) {
        if marks.isLongest { longest.line = line }
        for (index, oddity) in Oddity.allCases.enumerated() where marks.oddities.contains(Oddities(oddity)) {
            lines[index].append(line)
        }
    }
}
