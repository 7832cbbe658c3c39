public import Primitives

/// Why the registry or its ledger could not do what was asked.
public struct RegistryError: Refusal, Equatable {
    /// What kind of trouble this is, for code that must tell them apart.
    public let problem: Problem
    /// What went wrong and where.
    public let what: String
    /// What to do next.
    public let hint: String?

    /// The kinds of trouble.
    public enum Problem: Sendable, Equatable {
        /// There is no registry at the path.
        case missing
        /// A registry is there already.
        case exists
        /// Another process holds it and did not let go in time.
        case locked
        /// The file is not a registry, or is damaged.
        case corrupted
        /// A newer version of the program has changed its layout.
        case newerSchema
        /// Others may write to the file.
        case permissions
        /// The ledger does not hold together: the event named first is the first that does not fit.
        case ledger
        /// A record that was asked for is not there.
        case unknownRecord
        /// A record contradicts one that is there already.
        case conflict
        /// Events were appended since the facts were read that a decision rests on.
        case outdated
        /// A value does not fit the form of an event or record.
        case form
        /// The file system refused: a full disk, a read-only folder.
        case storage
    }

    /// `.check` where something may have been tampered with, `.failed` for everything else.
    public var category: RefusalCategory {
        switch problem {
        case .corrupted, .ledger, .form, .permissions: .check
        case .missing, .exists, .locked, .newerSchema, .unknownRecord, .conflict, .outdated, .storage: .failed
        }
    }

    init(_ problem: Problem, _ what: String, hint: String? = nil) {
        self.problem = problem
        self.what = what
        self.hint = hint
    }
}
