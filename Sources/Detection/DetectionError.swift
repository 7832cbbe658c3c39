public import Primitives

/// Why a recogniser could not be made.
public enum DetectionError: Refusal, Equatable {
    /// More references than are compared with at every word.
    case tooManyReferences(Int)
    /// A reference that is not written as a pattern is; the requirement says how that is.
    case referencePattern(requirement: String)

    /// What kind of refusal this is: references are declared by the agreement.
    public var category: RefusalCategory { .agreement }

    /// What went wrong.
    public var what: String {
        switch self {
        case .tooManyReferences(let count): "\(count) references are declared"
        case .referencePattern: "a reference cannot be read"
        }
    }

    /// What to do next.
    public var hint: String? {
        switch self {
        case .tooManyReferences: "declare at most \(ReferencePattern.most)"
        case .referencePattern(let requirement): requirement
        }
    }
}
