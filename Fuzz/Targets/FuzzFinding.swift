/// What a fuzz target found: a promise of the module under test that an input broke.
public struct FuzzFinding: Error, Equatable, CustomStringConvertible {
    /// The promise, as a sentence about what happened instead.
    public let description: String

    /// A finding.
    init(_ description: String) { self.description = description }
}

/// Throws a finding unless `isKept`.
func expect(_ isKept: Bool, _ description: @autoclosure () -> String) throws(FuzzFinding) {
    guard isKept else { throw FuzzFinding(description()) }
}
