public import Records

extension Dataset {
    /// How an export is written, as far as an agreement or a profile declares it.
    public enum Format: Sendable, Hashable {
        /// Delimited text (RFC 4180 and its relatives).
        case csv(CSVLayout)
        /// XML.
        case xml(XMLLayout)
        /// Records with fields at fixed positions.
        case fixed(FixedLayout)

        /// What the prefixes of paths are bound to; none but in XML.
        var namespaces: [String: String] {
            if case .xml(let layout) = self { layout.namespaces } else { [:] }
        }

        /// The format's name in an agreement.
        public var name: String {
            switch self {
            case .csv: Name.csv.rawValue
            case .xml: Name.xml.rawValue
            case .fixed(let fixed): (fixed.isStandard18 ? Name.standard18 : Name.fixedWidth).rawValue
            }
        }

        /// The words of `format:`.
        enum Name: String, CaseIterable {
            case csv
            case xml
            case fixedWidth = "fixed-width"
            case standard18 = "bacs-standard-18"

            /// The key that holds what else is declared of such an export.
            var section: String {
                switch self {
                case .csv: "csv"
                case .xml: "xml"
                case .fixedWidth, .standard18: "fixed"
                }
            }

            /// The names of the text that is no field, in such an export.
            var margins: [String] {
                switch self {
                case .csv: ["#preamble", "#footer", "#extra"]
                case .xml: ["#comment", "#pi"]
                case .fixedWidth, .standard18: []
                }
            }
        }
    }

    /// What is declared of a delimited file; what is `nil` is found out from the file.
    public struct CSVLayout: Sendable, Hashable {
        /// The byte between two fields.
        public let delimiter: UInt8?
        /// The byte around a field. `.some(nil)` declares that there are no quotes.
        public let quote: UInt8??
        /// The byte that takes the meaning of the byte behind it. None is ever assumed.
        public let escape: UInt8?
        /// The line of the header, from 1; 0 where there is none. Fields are then named by their number, from 1.
        public let headerRow: Int?
        /// How many records the header has, at least 1; the names stand in its first.
        public let headerRows: Int?
        /// The number of lines at the end that are no records.
        public let footerLines: Int?
        /// The encoding. Where UTF-8 is declared, bytes that are none are oddities of the export, not a sign of another
        /// encoding.
        public let encoding: TextEncoding?

        /// Whether the export is declared to have no header.
        public var isWithoutHeader: Bool { headerRow == 0 }

        /// A layout.
        public init(
            delimiter: UInt8? = nil, quote: UInt8?? = nil, escape: UInt8? = nil, headerRow: Int? = nil,
            headerRows: Int? = nil, footerLines: Int? = nil, encoding: TextEncoding? = nil
        ) {
            self.delimiter = delimiter
            self.quote = quote
            self.escape = escape
            self.headerRow = headerRow
            self.headerRows = headerRows
            self.footerLines = footerLines
            self.encoding = encoding
        }

        /// What this layout declares, and what `other` does wherever this one leaves it open.
        func completed(by other: CSVLayout) -> CSVLayout {
            CSVLayout(
                delimiter: delimiter ?? other.delimiter, quote: quote ?? other.quote, escape: escape ?? other.escape,
                headerRow: headerRow ?? other.headerRow, headerRows: headerRows ?? other.headerRows,
                footerLines: footerLines ?? other.footerLines, encoding: encoding ?? other.encoding)
        }
    }

    /// What is declared of an XML file.
    public struct XMLLayout: Sendable, Hashable {
        /// The path of the element that is one record.
        public let record: String
        /// The namespaces that the prefixes of paths are bound to.
        public let namespaces: [String: String]

        init(record: String, namespaces: [String: String] = [:]) {
            self.record = record
            self.namespaces = namespaces
        }
    }

    /// What is declared of a file of fixed-width records.
    public struct FixedLayout: Sendable, Hashable {
        /// The records and their fields.
        public let layout: FixedWidthLayout
        /// The encoding; `nil` where it is found out from the file.
        public let encoding: TextEncoding?
        /// Whether this is Bacs Standard 18, whose records nobody declares.
        public let isStandard18: Bool

        /// What rules call a field of a record: `RECORD.FIELD`, or `FIELD` where there is one kind of record.
        public func name(of field: String, in record: String) -> String {
            layout.records.count == 1 ? field : "\(record).\(field)"
        }

        /// The name of each field of each record, as rules call it, in order.
        var names: [String] {
            layout.records.flatMap { record in record.fields.map { name(of: $0.name, in: record.name) } }
        }

        /// The record and the field that a rule means; `nil` where there is none. The record may be named where there is
        /// only one kind.
        func place(of written: String) -> (record: FixedWidthLayout.Record, field: FixedWidthLayout.Field)? {
            for record in layout.records {
                let isOnly = layout.records.count == 1
                for field in record.fields
                where written == "\(record.name).\(field.name)" || (isOnly && written == field.name) {
                    return (record, field)
                }
            }
            return nil
        }
    }
}
