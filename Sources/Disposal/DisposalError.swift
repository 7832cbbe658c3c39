public import Primitives

/// Why a limit could not be computed from an agreement's terms.
public struct DisposalError: Refusal, Equatable {
    /// Always `.agreement`: the terms stand there.
    public var category: RefusalCategory { .agreement }
    /// What is wrong with the terms.
    public let what: String
    /// What to do next.
    public let hint: String?

    init(_ what: String, hint: String? = nil) {
        self.what = what
        self.hint = hint
    }
}
