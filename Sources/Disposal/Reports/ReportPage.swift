/// A report as a page: what it says, apart from the form that it is written in.
public struct ReportPage: Hashable, Sendable {
    /// What the page is called.
    public let title: String
    /// A line below the title: of what, as of when.
    public let subtitle: String
    /// What it says, in order.
    public let blocks: [Block]
    /// A line that stands on every sheet of paper, such as the digest of what is shown; `nil` for none.
    public let footer: String?

    /// A page.
    public init(title: String, subtitle: String, blocks: [Block], footer: String? = nil) {
        self.title = title
        self.subtitle = subtitle
        self.blocks = blocks
        self.footer = footer
    }

    /// A part of a page.
    public enum Block: Hashable, Sendable {
        /// A heading.
        case heading(String)
        /// A heading below that.
        case subheading(String)
        /// A paragraph.
        case paragraph(String)
        /// A sentence that must not be overlooked.
        case statement(String)
        /// Facts: what each is, and what it says.
        case facts([Fact])
        /// A table.
        case table(Table)
        /// How often each of a few things was counted, the most first, as bars.
        case bars([Bar])
        /// What becomes of values, as a diff.
        case changes([Change])
        /// Text that is shown as it is, line by line: a signed note.
        case exact([String])
    }

    /// A fact: what it is, and one or more lines of what it says.
    public struct Fact: Hashable, Sendable {
        /// What it is.
        public let name: String
        /// What it says; a line each. Never empty.
        public let values: [String]

        /// A fact. Without values it says that nothing is stated.
        public init(_ name: String, _ values: [String]) {
            self.name = name
            self.values = values.isEmpty ? ["not stated"] : values
        }

        /// A fact of one line.
        public init(_ name: String, _ value: String?) {
            self.init(name, [value].compactMap(\.self))
        }
    }

    /// A bar of a chart.
    public struct Bar: Hashable, Sendable {
        /// What was counted.
        public let label: String
        /// How often; not negative.
        public let count: Int
        /// What is to be said of the count; often nothing.
        public let remark: String

        /// A bar.
        public init(_ label: String, count: Int, remark: String = "") {
            self.label = label
            self.count = count
            self.remark = remark
        }

        /// The count with its remark.
        var words: String { remark.isEmpty ? String(count) : "\(count), \(remark)" }
    }

    /// What becomes of a value.
    public struct Change: Hashable, Sendable {
        /// What the value is called.
        public let name: String
        /// What is done to it.
        public let deed: String
        /// Its lines, in order.
        public let lines: [Line]

        /// What becomes of a value.
        public init(_ name: String, deed: String, lines: [Line]) {
            self.name = name
            self.deed = deed
            self.lines = lines
        }

        /// A line of a diff.
        public struct Line: Hashable, Sendable {
            /// What it shows.
            public let sign: Sign
            /// The text behind the sign.
            public let text: String

            /// A line.
            public init(_ sign: Sign, _ text: String) {
                self.sign = sign
                self.text = text
            }
        }

        /// What a line of a diff shows; the raw value stands in front of it.
        public enum Sign: String, Hashable, Sendable {
            /// What was there.
            case before = "-"
            /// What is there instead.
            case after = "+"
            /// What stays.
            case same = "="
        }
    }

    /// A table; every row has a cell a column.
    public struct Table: Hashable, Sendable {
        /// The headings of the columns.
        public let columns: [String]
        /// The rows.
        public let rows: [Row]

        /// A table; a row that is shorter than `columns` gets empty cells, a longer one is cut.
        public init(columns: [String], rows: [Row]) {
            self.columns = columns
            self.rows = rows.map { row in
                let missing = [String](repeating: "", count: max(0, columns.count - row.cells.count))
                return Row(Array((row.cells + missing).prefix(columns.count)), isMarked: row.isMarked)
            }
        }
    }

    /// A row of a table.
    public struct Row: Hashable, Sendable {
        /// Its cells.
        public let cells: [String]
        /// Whether it is to be seen first: something is late.
        public let isMarked: Bool

        /// A row.
        public init(_ cells: [String], isMarked: Bool = false) {
            self.cells = cells
            self.isMarked = isMarked
        }
    }
}

extension ReportPage {
    /// The page as one self-contained file of HTML.
    public var html: String { HTMLPage.render(self) }
}

/// The forms that a report can have.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// One self-contained page.
    case html
    /// Markdown (CommonMark with tables).
    case markdown
    /// Comma-separated values (RFC 4180).
    case csv
}
