/// An error of DataLease: what went wrong, where, and what to do next.
///
/// The texts may name files, lines, columns, field names, dates and clauses. They never hold a value from an export.
public protocol Refusal: Error, Sendable, CustomStringConvertible {
    /// What kind of refusal this is; the program's exit code follows from it.
    var category: RefusalCategory { get }
    /// What went wrong and where, in one line, without a final full stop: `line 812, column Phone: ...`.
    var what: String { get }
    /// What to do next, in one line, or `nil` where nothing useful can be said.
    var hint: String? { get }
}

extension Refusal {
    /// `what`, and the hint behind it in brackets.
    public var description: String {
        guard let hint else { return what }
        return "\(what) (\(hint))"
    }
}

/// The kinds of refusal that scripts need to tell apart. The numbers they exit with stand in `ExitCode`.
public enum RefusalCategory: Sendable, Equatable {
    /// The run failed: a file could not be read or written, a tool is missing.
    case failed
    /// The agreement is not valid, not executed or not in force.
    case agreement
    /// An export does not fit its agreement.
    case export
    /// A signature, digest or ledger check failed.
    case check
    /// The command line is wrong.
    case usage
}
