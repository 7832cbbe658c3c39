/// A stretch of free text that is to be replaced.
public struct ScrubFinding: Sendable, Equatable {
    /// Where a finding comes from.
    public enum Source: Sendable, Equatable {
        /// A value of the record, by its number among the known values, and the bytes of it that stand here.
        case known(item: Int, slice: Range<Int>)
        /// A value that some record of the run's exports holds, by the number of the operator that makes its pseudonym of
        /// what stands here.
        case person(number: Int)
        /// A recogniser.
        case recognised
    }

    /// Where it stands, in bytes from the start of the text.
    public var range: Range<Int>
    /// What it is.
    public var kind: PersonalKind
    /// How sure that is; what is known is certain, but for usual words in a text without capitals.
    public var confidence: Confidence
    /// Where it comes from.
    public var source: Source

    /// A finding.
    public init(range: Range<Int>, kind: PersonalKind, confidence: Confidence, source: Source) {
        self.range = range
        self.kind = kind
        self.confidence = confidence
        self.source = source
    }
}
