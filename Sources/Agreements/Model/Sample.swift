extension Dataset {
    /// Which rows are taken, of an export that may have more than are needed.
    public struct Sample: Sendable, Hashable {
        /// How rows are chosen among those that fit `condition`.
        public let choice: Choice
        /// Which rows may be taken at all; `nil` where all may. Nothing on a command line lets others out.
        public let condition: RowCondition?
        /// How many rows of each shape of each field there are to be, where the export has as many; `nil` where shapes
        /// are not looked at.
        public let shapes: Int?

        /// Chooses rows.
        public init(_ choice: Choice, condition: RowCondition? = nil, shapes: Int? = nil) {
            self.choice = choice
            self.condition = condition
            self.shapes = shapes
        }

        /// How rows are chosen.
        public enum Choice: Sendable, Hashable {
            /// All of them; more than `maxRows` are refused.
            case all
            /// The first so many.
            case first(Int)
            /// The first, and then each so manieth after it.
            case every(Int)
            /// Whole families: the rows whose value of a field belongs to the share of all values that a key picks.
            case families(Family)
        }

        /// The families of a dataset, and how many of them are taken.
        public struct Family: Sendable, Hashable {
            /// The name of the rule of the field that tells them apart.
            public let field: String
            /// What the key is derived for: datasets of one type pick the same families.
            public let type: String
            /// How many are taken.
            public let share: Share
        }

        /// A part of a whole: `1/100`.
        public struct Share: Sendable, Hashable, CustomStringConvertible {
            /// At least 1, and at most `whole`.
            public let part: Int
            /// At least 1.
            public let whole: Int

            /// `1/100`.
            public var description: String { "\(part)/\(whole)" }

            /// The codes below which a family is taken, of all 2^64; `nil` where all are.
            public var threshold: UInt64? {
                guard part < whole else { return nil }
                return UInt64(whole).dividingFullWidth((UInt64(part), 0)).quotient
            }
        }

        /// All of them; more than `maxRows` are refused.
        public static let all = Sample(.all)
        /// The first so many.
        public static func first(_ count: Int) -> Sample { Sample(.first(count)) }
        /// The first, and then each so manieth after it.
        public static func every(_ step: Int) -> Sample { Sample(.every(step)) }

        /// The families that it picks, where it does.
        public var family: Family? { if case .families(let family) = choice { family } else { nil } }

        /// The names of the rules of the fields that it looks at.
        public var fields: Set<String> { (condition?.fields ?? []).union([family?.field].compactMap(\.self)) }

        /// What it does, in the words of an agreement; `nil` where all rows are taken.
        public var summary: String? {
            var parts: [String] =
                switch choice {
                case .all: []
                case .first(let count): ["rows: \(count)"]
                case .every(let step): ["every: \(step)"]
                case .families(let family): ["by: \(family.field)", "share: \(family.share)", "type: \(family.type)"]
                }
            if let condition { parts.append("where, on \(condition.fields.sorted().joined(separator: ", "))") }
            if let shapes { parts.append("shapes: \(shapes)") }
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        }
    }
}
