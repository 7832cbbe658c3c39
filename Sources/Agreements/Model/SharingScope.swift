public import Primitives
public import Pseudonyms

/// What schedules under a master agreement may ask for, `scope`: each of them lends a sample for one fault, signed by our
/// approver alone, and none goes beyond this.
public struct SharingScope: Sendable, Hashable {
    /// The systems whose faults samples are lent for, as `fault.system` names them; never empty.
    public let systems: [String]
    /// Whose data a schedule may name, as words; each among the agreement's own, and never empty.
    public let dataSubjects: [String]
    /// Each category of data that may leave, with the weakest operator for it; categories unique, never empty.
    public let categories: [Category]
    /// The most rows of a dataset in a bundle, at least 1.
    public let maxRows: Int
    /// How often one dataset may be shared before it is routine.
    public let maxBundles: Frequency
    /// The longest time between a bundle's preparation and its limit.
    public let longestLimit: Period

    /// A category of data, and how far it must be transformed.
    public struct Category: Sendable, Hashable {
        /// The category, as the rules of datasets name it.
        public let name: String
        /// The weakest operator.
        public let weakest: Operator
    }

    /// So many bundles in a period.
    public struct Frequency: Sendable, Hashable {
        /// The most bundles with one dataset, at least 1.
        public let count: Int
        /// In months, then days, back from the day on which another is prepared. Never working days.
        public let within: Period
    }

    /// The category of this name.
    public func category(_ name: String) -> Category? { categories.first { $0.name == name } }
}
