/// The paths of a dataset's rules, compiled into one automaton that walks down a document with its elements.
///
/// A path of n element steps takes n + 1 bits; bit i says "the first i steps fit". The bits of all paths lie side by
/// side in a few words, and entering an element is a shift and two masks a word, whatever the number of rules. Names
/// are looked up once an element in a table of the names that paths hold, so no text is compared a rule.
///
/// Where several paths fit one value, the one with more named steps governs it; of two with equally many, the one that
/// the other contains: `/A/B` before `//A/B`, `//p:A` before `//A`. Two rules whose paths can meet at one value without
/// either being the more specific so, as `/A/@*` and `//@b`, contradict each other and are refused.
public struct XMLPathSet: Sendable {
    /// The number of words of a state. The more specific a path, the lower its bits: the lowest bit that fits is the
    /// rule that governs.
    let words: Int
    /// The state at the document itself: no step taken in any path.
    let start: [UInt64]
    /// The bits that stay set in descendants: the step behind them comes at any depth.
    let waiting: [UInt64]
    /// The bits at which a path of each kind is complete.
    let textEnds: [UInt64]
    let attributeEnds: [UInt64]
    let recordEnds: [UInt64]
    /// The bits that an element of a name may reach, `words` a name; number 0 is every name that no path holds.
    let elementsByLocal: [UInt64]
    let elementsByQualified: [UInt64]
    /// The ends of attribute paths that an attribute of a name completes, likewise.
    let attributesByLocal: [UInt64]
    let attributesByQualified: [UInt64]
    let locals: XMLNameTable
    /// Names as they are written, and expanded ones.
    let qualifieds: XMLNameTable
    /// The namespaces of expanded names; empty where there are none, and nobody has to know what prefixes stand for.
    let namespaces: [[UInt8]]
    /// For each bit at which a path is complete, its rule.
    let rules: [RuleIndex]
    /// The greatest index of a rule, or -1.
    let lastRule: RuleIndex
    /// Whether a path says which elements are records.
    let hasRecords: Bool

    /// Compiles paths; the rule of a path is its index.
    ///
    /// - Parameter records: The path of the elements that are records, or `nil`; it names no attribute.
    /// - Throws: `ExportError` of code `xmlPath` where two paths contradict each other.
    public init(_ paths: [XMLPath], records: XMLPath? = nil) throws(ExportError) {
        try self.init(rules: paths.enumerated().map { (RuleIndex($0.offset), $0.element) }, records: records)
    }

    /// Compiles paths with the rules they stand for; several paths may share one.
    ///
    /// - Parameter records: The path of the elements that are records, or `nil`; it names no attribute.
    /// - Throws: `ExportError` of code `xmlPath` where paths of two rules contradict each other.
    /// - Precondition: No rule is negative.
    public init(rules: [(rule: RuleIndex, path: XMLPath)], records: XMLPath? = nil) throws(ExportError) {
        precondition(rules.allSatisfy { $0.rule >= 0 })
        let ordered = try Self.bySpecificity(rules)
        if let records, records.isAttribute {
            throw ExportError(
                .xmlPath, "records are elements, and this path names an attribute", path: records.description)
        }

        var compiler = Compiler(paths: ordered.map(\.path) + (records.map { [$0] } ?? []))
        compiler.compile()
        for (index, (rule, path)) in ordered.enumerated() {
            compiler.complete(index, rule, path.isAttribute ? \.attributeEnds : \.textEnds)
        }
        if records != nil { compiler.complete(ordered.count, -1, \.recordEnds) }
        words = compiler.words
        start = compiler.start
        waiting = compiler.waiting
        textEnds = compiler.textEnds
        attributeEnds = compiler.attributeEnds
        recordEnds = compiler.recordEnds
        elementsByLocal = compiler.elementsByLocal
        elementsByQualified = compiler.elementsByQualified
        attributesByLocal = compiler.attributesByLocal
        attributesByQualified = compiler.attributesByQualified
        locals = compiler.locals
        qualifieds = compiler.qualifieds
        namespaces = compiler.namespaces
        self.rules = compiler.rules
        lastRule = rules.map(\.rule).max() ?? -1
        hasRecords = records != nil
    }

    /// No paths at all.
    static let empty: XMLPathSet = {
        do { return try XMLPathSet([]) } catch { preconditionFailure("no paths cannot contradict each other") }
    }()

    /// The paths in an order in which the more specific of two that meet comes first.
    private static func bySpecificity(
        _ rules: [(rule: RuleIndex, path: XMLPath)]
    ) throws(ExportError) -> [(rule: RuleIndex, path: XMLPath)] {
        // How many paths of as many named steps contain a path: what lies within another lies within whatever contains
        // that one, so the more specific of two has the greater number.
        var containers = Array(repeating: 0, count: rules.count)
        for (index, one) in rules.enumerated() {
            for (other, two) in rules.enumerated().dropFirst(index + 1) {
                guard one.path.namedSteps == two.path.namedSteps, one.path.canMeet(two.path) else { continue }
                let isWithin = one.path.isWithin(two.path)
                let contains = two.path.isWithin(one.path)
                guard one.rule == two.rule || isWithin != contains else {
                    throw ExportError(
                        .xmlPath, "both paths can name one value, and neither is the more specific",
                        path: "\(one.path.description) and \(two.path.description)",
                        hint: "name more of the elements in one of them")
                }
                if isWithin { containers[index] += 1 }
                if contains { containers[other] += 1 }
            }
        }
        return rules.indices.sorted {
            let (one, two) = (rules[$0].path.namedSteps, rules[$1].path.namedSteps)
            // By place where nothing else tells, so that equal input compiles to equal tables.
            return (one, containers[$0], $1) > (two, containers[$1], $0)
        }.map { rules[$0] }
    }
}

extension XMLPathSet {
    /// Lays the paths out in bits.
    private struct Compiler {
        let paths: [XMLPath]
        /// The first bit of each path.
        let bases: [Int]
        let words: Int
        var start: [UInt64]
        var waiting: [UInt64]
        var textEnds: [UInt64]
        var attributeEnds: [UInt64]
        var recordEnds: [UInt64]
        var elementsByLocal: [UInt64] = []
        var elementsByQualified: [UInt64] = []
        var attributesByLocal: [UInt64] = []
        var attributesByQualified: [UInt64] = []
        var locals = XMLNameTable()
        var qualifieds = XMLNameTable()
        var namespaces: [[UInt8]] = []
        var rules: [RuleIndex]

        init(paths: [XMLPath]) {
            self.paths = paths
            var bases: [Int] = []
            var bits = 0
            for path in paths {
                bases.append(bits)
                bits += path.elements.count + 1
            }
            self.bases = bases
            words = max(1, (bits + 63) / 64)
            let none = [UInt64](repeating: 0, count: words)
            (start, waiting, textEnds, attributeEnds, recordEnds) = (none, none, none, none, none)
            rules = Array(repeating: -1, count: words * 64)
        }

        mutating func compile() {
            for path in paths {
                for step in path.elements + (path.attribute.map { [$0] } ?? []) {
                    switch step.test {
                    case .any: break
                    case .local(let name): locals.insert(name)
                    case .qualified(let name): qualifieds.insert(name)
                    case .expanded(let name):
                        qualifieds.insert(name)
                        let namespace = Array(name.prefix(name.count - XMLPath.Test.local(of: name).count))
                        if !namespaces.contains(namespace) { namespaces.append(namespace) }
                    }
                }
            }
            elementsByLocal = Array(repeating: 0, count: (locals.count + 1) * words)
            attributesByLocal = elementsByLocal
            elementsByQualified = Array(repeating: 0, count: (qualifieds.count + 1) * words)
            attributesByQualified = elementsByQualified
            for (path, base) in zip(paths, bases) {
                set(base, in: &start)
                for matched in 0...path.elements.count where path.waits(at: matched) {
                    set(base + matched, in: &waiting)
                }
                for (index, step) in path.elements.enumerated() {
                    admit(step.test, bit: base + index + 1, &elementsByLocal, &elementsByQualified)
                }
                if let attribute = path.attribute {
                    admit(
                        attribute.test, bit: base + path.elements.count, &attributesByLocal, &attributesByQualified)
                }
            }
        }

        mutating func complete(_ index: Int, _ rule: RuleIndex, _ ends: WritableKeyPath<Self, [UInt64]>) {
            let bit = bases[index] + paths[index].elements.count
            self[keyPath: ends][bit / 64] |= 1 << UInt64(bit % 64)
            rules[bit] = rule
        }

        private func set(_ bit: Int, in mask: inout [UInt64], row: Int = 0) {
            mask[row * words + bit / 64] |= 1 << UInt64(bit % 64)
        }

        private func admit(
            _ test: XMLPath.Test, bit: Int, _ byLocal: inout [UInt64], _ byQualified: inout [UInt64]
        ) {
            switch test {
            case .any: for row in 0...locals.count { set(bit, in: &byLocal, row: row) }
            case .local(let name): set(bit, in: &byLocal, row: locals.number(of: name))
            case .qualified(let name), .expanded(let name):
                set(bit, in: &byQualified, row: qualifieds.number(of: name))
            }
        }
    }
}

/// How far the paths of a set have come in each open element.
struct XMLPathStates {
    let set: XMLPathSet
    /// `words` a depth; depth 0 is the document.
    private var states: [UInt64]

    init(_ set: XMLPathSet, deepest: Int) {
        self.set = set
        states = set.start + Array(repeating: 0, count: deepest * set.words)
    }

    /// Enters an element of the name at `name` as the child at `depth` of the open element above it.
    ///
    /// - Parameter namespace: The number of its namespace among those of the set, or `nil`.
    mutating func enter(_ depth: Int, _ bytes: Span<UInt8>, _ name: XMLNameRange, in namespace: Int?) {
        let words = set.words
        let local = set.locals.number(of: bytes, name.localStart..<name.end) * words
        let qualified = qualifiedNumber(bytes, name) * words
        let expanded = expandedNumber(bytes, name, in: namespace) * words
        let above = (depth - 1) * words
        let here = depth * words
        var carry: UInt64 = 0
        for word in 0..<words {
            let state = states[above + word]
            let admitted =
                set.elementsByLocal[local + word] | set.elementsByQualified[qualified + word]
                | set.elementsByQualified[expanded + word]
            states[here + word] = ((state << 1 | carry) & admitted) | (state & set.waiting[word])
            carry = state >> 63
        }
    }

    /// The rule of the text of the element at `depth`, or -1.
    func textRule(_ depth: Int) -> RuleIndex {
        for word in 0..<set.words {
            let fitting = states[depth * set.words + word] & set.textEnds[word]
            if fitting != 0 { return set.rules[word * 64 + fitting.trailingZeroBitCount] }
        }
        return -1
    }

    /// Whether the element at `depth` is a record.
    func isRecord(_ depth: Int) -> Bool {
        guard set.hasRecords else { return false }
        for word in 0..<set.words where states[depth * set.words + word] & set.recordEnds[word] != 0 { return true }
        return false
    }

    /// The rule of an attribute of the name at `name` of the element at `depth`, or -1.
    func attributeRule(
        _ depth: Int, _ bytes: Span<UInt8>, _ name: XMLNameRange, in namespace: Int?
    ) -> RuleIndex {
        let words = set.words
        let local = set.locals.number(of: bytes, name.localStart..<name.end) * words
        let qualified = qualifiedNumber(bytes, name) * words
        let expanded = expandedNumber(bytes, name, in: namespace) * words
        for word in 0..<words {
            let admitted =
                set.attributesByLocal[local + word] | set.attributesByQualified[qualified + word]
                | set.attributesByQualified[expanded + word]
            let fitting = states[depth * words + word] & set.attributeEnds[word] & admitted
            if fitting != 0 { return set.rules[word * 64 + fitting.trailingZeroBitCount] }
        }
        return -1
    }

    private func expandedNumber(_ bytes: Span<UInt8>, _ name: XMLNameRange, in namespace: Int?) -> Int {
        guard let namespace else { return 0 }
        var expanded = set.namespaces[namespace]
        expanded.append(contentsOf: bytes, name.localStart..<name.end)
        return set.qualifieds.number(of: expanded)
    }

    private func qualifiedNumber(_ bytes: Span<UInt8>, _ name: XMLNameRange) -> Int {
        guard set.qualifieds.count > 0, name.localStart != name.start else { return 0 }
        return set.qualifieds.number(of: bytes, name.start..<name.end)
    }
}
