public import Primitives

/// One of the two companies that an agreement binds.
public struct Party: Sendable, Hashable {
    /// The company's name as registered.
    public let legalName: String
    /// Its number in the register of companies, leading zeros kept.
    public let companyNumber: String?
    /// Whom to write to.
    public let contact: String?
    /// The check of the company before anything was lent to it.
    public let dueDiligence: DueDiligence?
    /// The names of the companies that may help it.
    public let subProcessors: [String]

    /// Which of the two.
    public enum Side: String, Sendable, CaseIterable {
        /// The company that lends.
        case provider
        /// The company that receives.
        case recipient
    }

    /// A check of a company before anything is lent to it.
    public struct DueDiligence: Sendable, Hashable {
        /// Who made it.
        public let by: String
        /// When.
        public let date: CivilDate
        /// Until when it counts; not before `date`.
        public let validUntil: CivilDate?
    }
}

/// Where data are processed.
public struct Processing: Sendable, Hashable {
    /// The countries where the data lie (ISO 3166-1 alpha-2); never empty.
    public let locations: [String]
    /// The countries from where people look at them; never empty where stated.
    public let personnelLocations: [String]
    /// What allows a transfer out of the United Kingdom.
    public let transfer: Transfer?

    /// What allows a transfer out of the United Kingdom.
    public struct Transfer: Sendable, Hashable {
        /// The kind, such as `idta`.
        public let mechanism: String
        /// The document.
        public let document: String
        /// Its day.
        public let date: CivilDate
    }
}

/// How a recipient protects data.
public struct Security: Sendable, Hashable {
    /// The measures, as words.
    public let measures: [String]
    /// The standards that it is certified for.
    public let standards: [Standard]

    /// A standard, and how long its certificate counts.
    public struct Standard: Sendable, Hashable {
        /// The standard's name.
        public let name: String
        /// The last day of the certificate; `nil` where nobody said.
        public let validUntil: CivilDate?

        /// The standard on a line.
        public var text: String { name + (validUntil.map { ", certified until \($0)" } ?? "") }
    }
}

/// Whom to tell of a breach, and how soon.
public struct Breach: Sendable, Hashable {
    /// Whom to tell.
    public let contact: String
    /// How soon, in hours.
    public let notifyWithinHours: Int
}
