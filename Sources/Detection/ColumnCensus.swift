public import Records

/// Counts how many values of one field look personal, and as what. Its size does not depend on how many it has seen.
///
/// Fed with the values of a field that leaves as it is, it says whether that was wise.
public struct ColumnCensus: Sendable {
    /// A reason to look at a field again.
    public struct Finding: Sendable, Equatable, CustomStringConvertible {
        /// What gives rise to it.
        public enum Cause: Sendable, Equatable {
            /// `count` of `values` values hold something that looks like this.
            case values(PersonalKind, count: Int, of: Int)
            /// The field's name speaks of this.
            case name(FieldCategory)
        }

        /// The field: its name in the header, or its path.
        public var field: String
        /// What gives rise to it.
        public var cause: Cause

        /// A finding.
        public init(field: String, cause: Cause) {
            self.field = field
            self.cause = cause
        }

        /// The finding as the end of a sentence about a kept field, without any value:
        /// `field Description: 14 of 300 values look like an e-mail address`.
        public var description: String {
            switch cause {
            case .values(let kind, let count, let total):
                let verb = count == 1 ? "looks" : "look"
                let noun = total == 1 ? "value" : "values"
                return "field \(field): \(count) of \(total) \(noun) \(verb) like \(kind.noun)"
            case .name(let category):
                return "field \(field): its name suggests \(category.noun)"
            }
        }
    }

    /// The field: its name in the header, or its path.
    public let field: String
    /// How many values have been seen that are not empty.
    public private(set) var values = 0
    /// How many empty values have been seen.
    public private(set) var empty = 0
    private var counts = InlineArray<32, Int>(repeating: 0)

    /// A census of `field` that has seen nothing.
    public init(field: String) {
        self.field = field
    }

    /// How many values hold something that looks like `kind`.
    public func count(_ kind: PersonalKind) -> Int {
        counts[Int(kind.rawValue)]
    }

    /// Counts the values of `column`.
    public mutating func add(_ column: ValueColumn, with recogniser: Recogniser) {
        let bytes = column.bytes.span
        for index in 0..<column.count {
            add(bytes.extracting(column.range(index)), with: recogniser)
        }
    }

    /// Counts one value.
    public mutating func add(_ value: Span<UInt8>, with recogniser: Recogniser) {
        guard !value.isEmpty else {
            empty += 1
            return
        }
        add(recogniser.kinds(in: value), empty: false)
    }

    /// Counts a value that was looked at already.
    mutating func add(_ kinds: PersonalKinds, empty isEmpty: Bool) {
        guard !isEmpty else {
            empty += 1
            return
        }
        values += 1
        guard !kinds.isEmpty else { return }
        for kind in PersonalKind.allCases where kinds.contains(kind) {
            counts[Int(kind.rawValue)] += 1
        }
    }

    /// Adds what another census of the same field has counted, so that workers may each keep their own.
    public mutating func merge(_ other: ColumnCensus) {
        values += other.values
        empty += other.empty
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// What there is to say about the field: by its values, most frequent first, then by its name. A field without any
    /// value gives no reason.
    public var findings: [Finding] {
        guard values > 0 else { return [] }
        // Sorting is not stable by promise: kinds that are equally frequent keep the order of their cases.
        let found = PersonalKind.allCases.filter { count($0) > 0 }
            .sorted { (count($1), $0.rawValue) < (count($0), $1.rawValue) }
        var findings = found.map { kind in
            Finding(field: field, cause: .values(kind, count: count(kind), of: values))
        }
        if let category = FieldCategory(guessedFrom: field) {
            findings.append(Finding(field: field, cause: .name(category)))
        }
        return findings
    }
}
