public import Primitives

/// How the files of a dataset are exchanged under an agreement of the class `transactional`: complete, exact, numbered and
/// acknowledged.
public struct ExchangeTerms: Sendable, Hashable {
    /// Which way the files go.
    public let direction: Direction
    /// The sequence that the files are numbered in: lower-case letters, digits and hyphens.
    public let sequence: String
    /// How soon after a file is sent its receipt must be here; there exactly where files are sent.
    public let acknowledgeWithin: Period?
    /// Where an amount stands; `nil` only where the format itself says it (Bacs Standard 18, pain.008, reports of Bacs).
    public let amount: Amount?
    /// The field with the transaction code; `nil` where there is none, or the format says it.
    public let code: String?
    /// The field with the day of the transaction, and how it is written; `nil` where there is none, or the format says it.
    public let date: DateField?
    /// What happens to a record that is a person's.
    public let persons: Persons
    /// Whose records are not a person's; `nil` where no record speaks of a payer.
    public let payers: Payers?
    /// Which sent items the files speak of; there exactly where files are received.
    public let matches: Matches?

    /// Whether a calendar is needed to say when a receipt is due.
    var countsWorkingDays: Bool { if case .workingDays? = acknowledgeWithin { true } else { false } }

    /// The columns of a delimited file that its figures are read from; empty for other files, which have places of their own.
    func columns(in format: Dataset.Format) -> Set<String> {
        guard case .csv = format else { return [] }
        return Set(
            [
                amount?.field, amount?.currency, code, date?.field, payers?.by, matches?.reference, matches?.reason,
            ].compactMap(\.self))
    }

    /// Which way files go.
    public enum Direction: String, Sendable, CaseIterable {
        /// We send them.
        case outbound
        /// We receive them.
        case inbound
    }

    /// What happens to a record that is a person's.
    public enum Persons: String, Sendable, CaseIterable {
        /// The run is refused, with the place.
        case refuse
        /// The record is left out, counted, and listed at home only.
        case holdBack = "hold-back"
    }

    /// Where an amount stands.
    public struct Amount: Sendable, Hashable {
        /// The field.
        public let field: String
        /// What it counts.
        public let unit: Unit
        /// The field with the currency, which must be GBP; `nil` where there is none.
        public let currency: String?

        /// What an amount counts.
        public enum Unit: String, Sendable, CaseIterable {
            /// Pounds, with two decimals.
            case pounds
            /// Pence, without decimals.
            case pence
        }

        init(field: String, unit: Unit, currency: String?) {
            self.field = field
            self.unit = unit
            self.currency = currency
        }
    }

    /// Where a day stands.
    public struct DateField: Sendable, Hashable {
        /// The field.
        public let field: String
        /// How it is written.
        public let form: Form

        /// How a day is written; what comes behind it, such as a time, is not looked at.
        public enum Form: String, Sendable, CaseIterable {
            /// `2026-11-01`.
            case yearFirst = "yyyy-mm-dd"
            /// `01/11/2026`, also with `-` or `.`.
            case dayFirst = "dd/mm/yyyy"
            /// `20261101`.
            case digits = "yyyymmdd"
            /// `01-DEC-2026`, with the first three letters of an English month in either case.
            case monthName = "dd-mmm-yyyy"
        }

        init(field: String, form: Form) {
            self.field = field
            self.form = form
        }
    }

    /// Whose records are not a person's.
    public struct Payers: Sendable, Hashable {
        /// The field that names the payer as the register does; empty where only a profile says it that was not looked up.
        public let by: String
        /// The register's file, beside the agreement: `reference,companyNumber,legalName`.
        public let register: String

        init(by: String, register: String) {
            self.by = by
            self.register = register
        }
    }

    /// Which sent items the records of a received file speak of.
    public struct Matches: Sendable, Hashable {
        /// The outbound dataset of the same agreement that the items were sent by.
        public let dataset: String
        /// The field that names the item as that dataset's reference does, tokens turned back; `nil` only where the format
        /// itself says it.
        public let reference: String?
        /// The field that says why an item came back; `nil` where there is none, or the format says it.
        public let reason: String?
        /// Whether only a file signed by the recipient is taken.
        public let isSigned: Bool

        init(dataset: String, reference: String?, reason: String?, isSigned: Bool) {
            self.dataset = dataset
            self.reference = reference
            self.reason = reason
            self.isSigned = isSigned
        }
    }

    init(
        direction: Direction, sequence: String, acknowledgeWithin: Period?, amount: Amount?, code: String?,
        date: DateField?, persons: Persons, payers: Payers?, matches: Matches? = nil
    ) {
        self.direction = direction
        self.sequence = sequence
        self.acknowledgeWithin = acknowledgeWithin
        self.amount = amount
        self.code = code
        self.date = date
        self.persons = persons
        self.payers = payers
        self.matches = matches
    }
}
