internal import Primitives

/// Why a condition cannot be read. It says nothing of the text itself, which may hold a value of an export.
struct RowConditionProblem: Error, Equatable {
    /// The place in the text, in characters from 1.
    let column: Int
    /// What is wrong there.
    let what: String
    /// What to write instead.
    let fix: String?
}

/// Reads conditions:
///
/// ```
/// condition = both { "or" both }            both = one { "and" one }
/// one       = "not" one | "(" condition ")" | field test
/// test      = ("=" | "!=") text | ["not"] "in" "(" text { "," text } ")" | "matches" text
///           | "is" ["not"] ("empty" | "malformed") | "length" (">" | "<" | ">=" | "<=" | "=") number
///           | ("before" | "after") date
/// field     = a name without spaces, or any name in double quotes
/// text      = "in double quotes", a quote in it doubled
/// ```
struct RowConditionReader {
    /// The most bytes of a condition.
    static let mostBytes = 65_536
    /// How deep brackets and `not` may be nested.
    private static let mostDepth = 64

    private struct Token {
        enum Kind: Equatable {
            case word(String)
            case text(String)
            case sign(String)
            case end
        }

        let kind: Kind
        let column: Int
    }

    private let tokens: [Token]
    private var index = 0
    private var depth = 0
    /// Resolves a field's name as it was written, or says what is wrong with it.
    private let field: (String) -> Reading<String>
    /// Says what is wrong with a test of a field, by the name of its rule.
    private let problem: (String, RowTest) -> (what: String, fix: String)?

    /// Reads `text`. `field` gives the name of a rule for the name of a field; `problem` says where a test does not fit.
    static func condition(
        _ text: String, field: @escaping (String) -> Reading<String>,
        problem: @escaping (String, RowTest) -> (what: String, fix: String)? = { _, _ in nil }
    ) throws(RowConditionProblem) -> RowCondition {
        var reader = RowConditionReader(
            tokens: try tokens(of: text), field: field, problem: problem)
        let condition = try reader.alternatives()
        guard reader.next.kind == .end else {
            throw reader.error("the condition ends here", fix: "join tests by and, or")
        }
        return condition
    }

    private init(
        tokens: [Token], field: @escaping (String) -> Reading<String>,
        problem: @escaping (String, RowTest) -> (what: String, fix: String)?
    ) {
        self.tokens = tokens
        self.field = field
        self.problem = problem
    }

    // MARK: Tokens

    private static func tokens(of text: String) throws(RowConditionProblem) -> [Token] {
        guard text.utf8.count <= mostBytes else {
            throw RowConditionProblem(
                column: 1, what: "the condition has more than \(mostBytes) bytes",
                fix: "to name many records, use --include-from FILE")
        }
        let scalars = Array(text.unicodeScalars)
        var tokens: [Token] = []
        var index = 0
        while index < scalars.count {
            let start = index
            switch scalars[index] {
            case " ", "\t", "\n", "\r":
                index += 1
            case "\"":
                var value = String.UnicodeScalarView()
                index += 1
                while true {
                    guard index < scalars.count else {
                        throw RowConditionProblem(
                            column: start + 1, what: "the quote is never closed",
                            fix: "a text stands between two double quotes; a quote in it is doubled")
                    }
                    if scalars[index] == "\"" {
                        guard index + 1 < scalars.count, scalars[index + 1] == "\"" else { break }
                        index += 1
                    }
                    value.append(scalars[index])
                    index += 1
                }
                index += 1
                tokens.append(Token(kind: .text(String(value)), column: start + 1))
            case "(", ")", ",", "=":
                index += 1
                tokens.append(Token(kind: .sign(String(scalars[start])), column: start + 1))
            case "!", "<", ">":
                index += 1
                if index < scalars.count, scalars[index] == "=" { index += 1 }
                let sign = String(String.UnicodeScalarView(scalars[start..<index]))
                tokens.append(Token(kind: .sign(sign), column: start + 1))
            default:
                while index < scalars.count, isOfWord(scalars[index]) { index += 1 }
                guard index > start else {
                    throw RowConditionProblem(
                        column: start + 1, what: "a character that no condition has",
                        fix: "put names with other characters, and all texts, in double quotes")
                }
                let word = String(String.UnicodeScalarView(scalars[start..<index]))
                tokens.append(Token(kind: .word(word), column: start + 1))
            }
        }
        tokens.append(Token(kind: .end, column: scalars.count + 1))
        return tokens
    }

    /// Letters and digits of any script, and what stands in paths, names of columns and dates.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", "@", "*", ":", "#": true
        default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
        }
    }

    // MARK: Grammar

    private var next: Token { tokens[min(index, tokens.count - 1)] }

    private func error(_ what: String, fix: String?) -> RowConditionProblem {
        RowConditionProblem(column: next.column, what: what, fix: fix)
    }

    private mutating func take(_ kind: Token.Kind) -> Bool {
        guard next.kind == kind else { return false }
        index += 1
        return true
    }

    private mutating func alternatives() throws(RowConditionProblem) -> RowCondition {
        var parts = [try requirements()]
        while take(.word("or")) { parts.append(try requirements()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func requirements() throws(RowConditionProblem) -> RowCondition {
        var parts = [try negation()]
        while take(.word("and")) { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(RowConditionProblem) -> RowCondition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.mostDepth else {
            throw error("brackets and not are nested more than \(Self.mostDepth) deep", fix: "write it flatter")
        }
        if take(.word("not")) { return .not(try negation()) }
        guard take(.sign("(")) else { return try test() }
        let condition = try alternatives()
        guard take(.sign(")")) else { throw error("a bracket is not closed", fix: "close it with )") }
        return condition
    }

    private mutating func test() throws(RowConditionProblem) -> RowCondition {
        let place = next
        let name: String
        switch place.kind {
        case .word(let word) where !["and", "or", "in", "is", "matches", "length", "before", "after"].contains(word):
            name = word
        case .text(let text): name = text
        default:
            throw error(
                "expected a field", fix: "write FIELD = \"text\"; a name like a word of conditions stands in quotes")
        }
        index += 1
        let resolved: String
        switch field(name) {
        case .value(let value): resolved = value
        case .problem(let what, let fix):
            throw RowConditionProblem(column: place.column, what: what, fix: fix)
        }
        var isNegated = false
        let operation = next
        let test = try comparison(&isNegated)
        if let problem = problem(resolved, test) {
            throw RowConditionProblem(column: operation.column, what: problem.what, fix: problem.fix)
        }
        return isNegated ? .not(.field(resolved, test)) : .field(resolved, test)
    }

    private mutating func comparison(_ isNegated: inout Bool) throws(RowConditionProblem) -> RowTest {
        if take(.sign("=")) { return .isOne(of: [try text()]) }
        if take(.sign("!=")) {
            isNegated = true
            return .isOne(of: [try text()])
        }
        if take(.word("is")) {
            isNegated = take(.word("not"))
            if take(.word("empty")) { return .isEmpty }
            if take(.word("malformed")) { return .isMalformed }
            throw error("expected empty or malformed", fix: "write FIELD is empty, FIELD is malformed")
        }
        if take(.word("matches")) {
            let place = next
            guard let pattern = GlobPattern(try text()) else {
                throw RowConditionProblem(
                    column: place.column,
                    what: "the pattern has more than \(GlobPattern.mostCharacters) characters beside *",
                    fix: "shorten it with *")
            }
            return .matches(pattern)
        }
        if take(.word("length")) { return .length(try lengths()) }
        if take(.word("before")) { return .before(try day()) }
        if take(.word("after")) { return .after(try day()) }
        let place = next
        if take(.word("not")) {
            isNegated = true
            guard next.kind == .word("in") else {
                throw RowConditionProblem(
                    column: place.column, what: "expected in behind not", fix: "not FIELD ... negates any test")
            }
        }
        guard take(.word("in")) else {
            throw error(
                "expected a test", fix: "tests are =, !=, in, matches, is empty, is malformed, length, before, after")
        }
        guard take(.sign("(")) else { throw error("expected (", fix: "write FIELD in (\"one\", \"other\")") }
        var texts: [String] = []
        repeat { texts.append(try text()) } while take(.sign(","))
        guard take(.sign(")")) else { throw error("expected , or )", fix: "write FIELD in (\"one\", \"other\")") }
        return .isOne(of: texts)
    }

    private mutating func text() throws(RowConditionProblem) -> String {
        guard case .text(let text) = next.kind else {
            throw error(
                "expected a text in double quotes", fix: "write FIELD = \"text\"; in a shell, all in apostrophes")
        }
        if let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace {
            throw error(
                "the text begins or ends with white space, and values are compared without it", fix: "remove it")
        }
        index += 1
        return text
    }

    private mutating func lengths() throws(RowConditionProblem) -> ClosedRange<Int> {
        let signs = ["<", "<=", "=", ">=", ">"]
        guard case .sign(let sign) = next.kind, signs.contains(sign) else {
            throw error("expected >, <, >=, <= or =", fix: "write FIELD length > 200")
        }
        index += 1
        guard case .word(let word) = next.kind,
            case .value(let count) = Scalar.integer(word, in: 0...1_000_000_000)
        else { throw error("expected a number of characters", fix: "write FIELD length > 200") }
        switch sign {
        case "<" where count == 0: throw error("nothing is shorter than that", fix: "write FIELD is empty")
        case "<": index += 1; return 0...count - 1
        case "<=": index += 1; return 0...count
        case "=": index += 1; return count...count
        case ">=": index += 1; return count...Int.max
        default: index += 1; return count + 1...Int.max
        }
    }

    private mutating func day() throws(RowConditionProblem) -> CivilDate {
        let word: String
        switch next.kind {
        case .word(let text), .text(let text): word = text
        default: throw error("expected a date", fix: "write FIELD before 2026-01-31")
        }
        guard let day = CivilDate(iso: word) else {
            throw error("expected a date", fix: "write FIELD before 2026-01-31")
        }
        index += 1
        return day
    }
}
