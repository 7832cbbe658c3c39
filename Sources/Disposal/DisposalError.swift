public import Primitives

/// Why a limit could not be computed, or a list of bank holidays not be read.
public struct DisposalError: Refusal, Equatable {
    /// `.agreement` where an agreement's terms are at fault, `.failed` for a list of bank holidays.
    public let category: RefusalCategory
    /// What is wrong.
    public let what: String
    /// What to do next.
    public let hint: String?

    init(_ what: String, category: RefusalCategory = .agreement, hint: String? = nil) {
        self.category = category
        self.what = what
        self.hint = hint
    }

    static func holidays(_ what: String) -> DisposalError {
        DisposalError(
            "bank holidays: \(what)", category: .failed,
            hint: "take the file from https://www.gov.uk/bank-holidays.json, unchanged")
    }
}
