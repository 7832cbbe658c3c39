public import Primitives

/// Why an export cannot be read, does not fit what was declared, or cannot be written back.
///
/// Its texts are built from literals and numbers alone (see `Text`), so no value of an export can get into one. Names
/// of columns and paths of elements have places of their own.
public struct ExportError: Refusal, Equatable {
    /// What kind of thing went wrong. The set is open: each format adds its own as static members.
    public struct Code: Sendable, Hashable {
        /// The code's name, as `raggedRecord`.
        public let name: String
        /// What kind of refusal an error of this code is.
        public let category: RefusalCategory

        /// A code: `.export` where the export does not fit, `.failed` where it cannot be read at all.
        init(_ name: StaticString, _ category: RefusalCategory = .export) {
            self.name = name.description
            self.category = category
        }

        /// Two codes of one name are one code.
        public static func == (one: Code, other: Code) -> Bool { one.name == other.name }

        /// Feeds the name to `hasher`.
        public func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    /// A text that only literals, numbers and other such texts can make: the compiler refuses a `String`, and with it
    /// every value of an export.
    public struct Text: Sendable, Equatable, ExpressibleByStringInterpolation {
        /// The text.
        public let string: String

        /// The text of a literal.
        public init(stringLiteral literal: StaticString) { string = literal.description }

        /// The text of literals with numbers between them.
        public init(stringInterpolation: Interpolation) { string = stringInterpolation.string }

        /// Collects the parts of a text.
        public struct Interpolation: StringInterpolationProtocol {
            var string = ""

            /// Begins with no parts.
            public init(literalCapacity: Int, interpolationCount: Int) {}

            /// Appends a literal.
            public mutating func appendLiteral(_ literal: StaticString) { string += literal.description }

            /// Appends a number in decimal.
            public mutating func appendInterpolation(_ number: Int) { string += String(number) }

            /// Appends numbers in decimal, as `2, 5 and 9`.
            public mutating func appendInterpolation(_ numbers: [Int]) {
                for (index, number) in numbers.enumerated() {
                    if index > 0 { string += index == numbers.count - 1 ? " and " : ", " }
                    string += String(number)
                }
            }

            /// Appends a text.
            public mutating func appendInterpolation(_ text: Text) { string += text.string }
        }
    }

    /// What kind of thing went wrong.
    public var code: Code
    /// The line of the export, from 1, where it is known.
    public var line: Int?
    /// The name of the column, where one is concerned.
    public var column: String?
    /// The path of the XML element or attribute, where one is concerned.
    public var path: String?
    /// The rule that governs the cell concerned, for a caller who can name its field and knows no column here.
    public var rule: RuleIndex?
    /// What went wrong, without its place.
    public var problem: String
    /// What to do next.
    public var hint: String?

    /// An error of `code` at a place of the export.
    public init(
        _ code: Code, _ problem: Text, line: Int? = nil, column: String? = nil, path: String? = nil,
        rule: RuleIndex? = nil, hint: Text? = nil
    ) {
        self.code = code
        self.problem = problem.string
        self.line = line
        self.column = column
        self.path = path
        self.rule = rule
        self.hint = hint?.string
    }

    /// The category of the code.
    public var category: RefusalCategory { code.category }

    /// The place and the problem: `line 812, column Phone: text behind a closing quote`.
    public var what: String {
        var place: [String] = []
        if let line { place.append("line \(line)") }
        if let column { place.append("column \(Self.printable(column))") }
        if let path { place.append(Self.printable(path)) }
        return place.isEmpty ? problem : "\(place.joined(separator: ", ")): \(problem)"
    }

    /// A name of the export in a form that cannot steer a terminal or fill a screen: at most 80 characters of it, and
    /// U+FFFD for what is no character to print.
    public static func printable(_ name: String) -> String {
        let longest = 80
        var result = ""
        for scalar in name.unicodeScalars.prefix(longest) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return name.unicodeScalars.count > longest ? result + "..." : result
    }
}

extension ExportError.Code {
    /// The export cannot be read: it is cut short, or its compression is damaged.
    public static let damaged = Self("damaged", .failed)
    /// A container or compression that is not read.
    public static let container = Self("container")
    /// An encoding that is not read.
    public static let encoding = Self("encoding")
    /// A new value that cannot stand where the old one stood.
    public static let unwritable = Self("unwritable")
}
