public import Primitives

/// A refusal of a use case itself: files, tools, keys and the order of things. Refusals of the modules below pass
/// through the Kit unchanged.
public struct KitError: Refusal, Equatable {
    /// What kind of refusal this is.
    public let category: RefusalCategory
    /// What went wrong and where.
    public let what: String
    /// What to do next.
    public let hint: String?

    /// A refusal.
    public init(_ category: RefusalCategory, _ what: String, hint: String? = nil) {
        self.category = category
        self.what = what
        self.hint = hint
    }
}
