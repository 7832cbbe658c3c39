public import Primitives

/// Everything that the pages in and beside a bundle say about it. Plain words and dates: nothing from an export.
public struct BundleDescription: Sendable {
    /// One of the two companies.
    public struct Party: Sendable {
        /// Its legal name.
        public var legalName: String
        /// The mail address for questions about the data.
        public var contact: String

        /// A company.
        public init(legalName: String, contact: String) {
            self.legalName = legalName
            self.contact = contact
        }
    }

    /// A person with a key.
    public struct Person: Sendable {
        /// The person's name, as the agreement has it.
        public var name: String
        /// The fingerprint of the person's key.
        public var fingerprint: KeyFingerprint

        /// A person with the key `fingerprint`.
        public init(name: String, fingerprint: KeyFingerprint) {
            self.name = name
            self.fingerprint = fingerprint
        }
    }

    /// The fault that the data is lent for.
    public struct Fault: Sendable {
        /// The system that has it.
        public var system: String
        /// The number of its ticket.
        public var ticket: String
        /// What is wrong.
        public var text: String

        /// A fault.
        public init(system: String, ticket: String, text: String) {
            self.system = system
            self.ticket = ticket
            self.text = text
        }
    }

    /// A dataset and what was done to its fields.
    public struct Dataset: Sendable {
        /// The dataset's name in the agreement.
        public var name: String
        /// Its entry in the bundle.
        public var path: String
        /// Its fields, in the order of the agreement.
        public var fields: [Field]

        /// A dataset.
        public init(name: String, path: String, fields: [Field]) {
            self.name = name
            self.path = path
            self.fields = fields
        }
    }

    /// What was done to a field.
    public struct Field: Sendable {
        /// Whether the original can be had back with the key.
        public enum Reversal: String, Sendable {
            /// The value was not changed.
            case unchanged
            /// With the key, the original can be had back.
            case reversible
            /// Not even with the key.
            case oneWay = "one-way"
        }

        /// Whether two originals can become one value.
        public enum Collisions: String, Sendable {
            /// Two originals are always two values.
            case none
            /// Two originals may become one value.
            case possible
        }

        /// The field's name or path.
        public var name: String
        /// The operator's name.
        public var operatorName: String
        /// The semantic type: fields of one type agree with each other across datasets; `nil` where none applies.
        public var semanticType: String?
        /// Whether the original can be had back.
        public var reversal: Reversal
        /// Whether originals can collide.
        public var collisions: Collisions
        /// What the agreement says about the rule, if anything.
        public var note: String

        /// What was done to the field `name`.
        public init(
            name: String, operatorName: String, semanticType: String?, reversal: Reversal, collisions: Collisions,
            note: String = ""
        ) {
            self.name = name
            self.operatorName = operatorName
            self.semanticType = semanticType
            self.reversal = reversal
            self.collisions = collisions
            self.note = note
        }
    }

    /// The bundle's name, with its limit.
    public var name: BundleName
    /// The agreement.
    public var agreement: AgreementReference
    /// The schedule under it; `nil` where the agreement has none.
    public var schedule: AgreementReference?
    /// The agreement's title, or the schedule's.
    public var title: String
    /// Who lends.
    public var provider: Party
    /// Who receives.
    public var recipient: Party
    /// The mail address to which a breach is reported.
    public var breachContact: String
    /// Within how many hours a breach is reported; `nil` where the agreement does not say, and it is at once.
    public var breachWithinHours: Int?
    /// The purposes, in the agreement's words.
    public var purposes: [String]
    /// The fault, if the agreement names one.
    public var fault: Fault?
    /// What is prohibited, in the agreement's words.
    public var prohibitions: [String]
    /// The people who can open the bundle.
    public var recipients: [Person]
    /// Who prepared the bundle and signs its statement.
    public var preparer: Person
    /// When the bundle was prepared.
    public var preparedAt: Instant
    /// The weakest way of disposal that the agreement accepts.
    public var methodAtLeast: DisposalMethod
    /// The date by which the certificate must be here, if the disposal is on the last day.
    public var certificateBy: CivilDate
    /// The datasets in the bundle, in its order.
    public var datasets: [Dataset]
    /// What the exchange came to; `nil` for a bundle that is none. Its figures are known once the data is written.
    public var exchange: ExchangeRecord?
    /// How many approvals go with the bundle.
    public var approvals: Int

    /// A description; see the properties.
    public init(
        name: BundleName, agreement: AgreementReference, schedule: AgreementReference? = nil, title: String,
        provider: Party, recipient: Party, breachContact: String, breachWithinHours: Int?, purposes: [String],
        fault: Fault?, prohibitions: [String],
        recipients: [Person], preparer: Person, preparedAt: Instant, methodAtLeast: DisposalMethod,
        certificateBy: CivilDate, datasets: [Dataset], exchange: ExchangeRecord? = nil,
        approvals: Int = 0
    ) {
        self.name = name
        self.agreement = agreement
        self.schedule = schedule
        self.title = title
        self.provider = provider
        self.recipient = recipient
        self.breachContact = breachContact
        self.breachWithinHours = breachWithinHours
        self.purposes = purposes
        self.fault = fault
        self.prohibitions = prohibitions
        self.recipients = recipients
        self.preparer = preparer
        self.preparedAt = preparedAt
        self.methodAtLeast = methodAtLeast
        self.certificateBy = certificateBy
        self.datasets = datasets
        self.exchange = exchange
        self.approvals = approvals
    }
}

extension DisposalMethod {
    /// What the method is, for people.
    var explanation: String {
        switch self {
        case .delete: "the files are deleted, and the bin is emptied"
        case .clear: "the storage that held them is overwritten"
        case .purge: "the data is beyond recovery, by purging the medium or destroying the key of an encrypted one"
        case .destroy: "the medium itself is destroyed"
        }
    }
}

extension BundleDescription {
    /// When a breach is reported, for the pages: `within 24 hours`.
    var breachDeadline: String { breachWithinHours.map { "within \($0) hours" } ?? "without delay" }
}
