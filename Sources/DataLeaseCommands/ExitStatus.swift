internal import ArgumentParser
internal import Primitives

/// The exit codes of the program: the one table, repeated in the manual.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    case failed = 1
    case needsAction = 2
    case recordsSetAside = 3
    case agreementNotValid = 10
    case exportDoesNotFit = 11
    case checkFailed = 12
    case wrongUsage = 64

    /// The exit code of a refusal.
    init(_ category: RefusalCategory) {
        switch category {
        case .failed: self = .failed
        case .agreement: self = .agreementNotValid
        case .export: self = .exportDoesNotFit
        case .check: self = .checkFailed
        case .usage: self = .wrongUsage
        }
    }

    /// What the code means, as the manual says it.
    var meaning: String {
        switch self {
        case .done: "done"
        case .failed: "failed: a file, a tool or the registry"
        case .needsAction: "the run is fine, something needs action (verify: overdue, disputed)"
        case .recordsSetAside: "done, with records set aside or held back"
        case .agreementNotValid: "the agreement is not valid, not executed or not in force"
        case .exportDoesNotFit: "an export does not fit the agreement"
        case .checkFailed: "a signature, digest or ledger check failed"
        case .wrongUsage: "wrong usage"
        }
    }

    /// Ends a command with this code.
    var exit: ExitCode { ExitCode(rawValue) }
}
