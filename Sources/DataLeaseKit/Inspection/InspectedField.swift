internal import Detection

/// What a field of an export holds, and what its values look like. It holds none of them.
public struct InspectedField: Sendable {
    /// What a judgement rests on: `profile`, `name`, `values` or `both` of these.
    public typealias Ground = String

    /// Something that was counted.
    public struct Count: Sendable {
        /// What it is.
        public let what: String
        /// How often it was there.
        public let count: Int
        /// By how much the count may be too high.
        public let excess: Int
        /// The lines of the first few, where they are kept.
        public let lines: [Int]
    }

    /// How many shapes are told of a field.
    public static let mostShapes = 8
    /// Its column's name, or its number where no profile knows the name; or the name that rules call it by.
    public let name: String
    /// What it holds, as an agreement writes it behind `category:`; `nil` where nothing tells.
    public let category: String?
    /// The same in words.
    public let noun: String?
    /// How sure that is, in per cent.
    public let confidence: Int
    /// What it rests on; `nil` without a category.
    public let ground: Ground?
    /// How many values there are that are not empty.
    public let values: Int
    /// How many are empty.
    public let empty: Int
    /// About how many different ones there are; the standard error is 2.3 %.
    public let distinct: Int
    /// The size of the longest in bytes of UTF-8, and its line.
    public let longest: (size: Int, line: Int)
    /// The most frequent shapes, at most `mostShapes`; none of a secret.
    public let shapes: [Count]
    /// What is odd about the values: `what` is its word, with the lines of the first.
    public let oddities: [Count]
    /// Which kinds of personal value were recognised in how many values.
    public let found: [Count]
    /// Whether the profile that fits has a rule for it.
    let isProfiled: Bool
    /// What its name and values alone say.
    let judgement: FieldJudgement?

    init(_ field: ExportSurvey.Field) {
        let survey = field.survey
        let judgement = FieldJudgement(name: field.judgedName, survey)
        self.judgement = judgement
        name = field.name
        isProfiled = field.profiled != nil
        if let profiled = field.profiled {
            category = profiled
            noun = Self.noun(profiled)
            confidence = judgement.map { $0.category.rawValue == profiled } ?? false ? 99 : 95
            ground = "profile"
        } else {
            category = judgement?.category.rawValue
            noun = judgement?.category.noun
            confidence = judgement?.confidence ?? 0
            ground = judgement?.ground.rawValue
        }
        values = survey.census.values
        empty = survey.census.empty
        // More different values than values there cannot be.
        distinct = min(survey.distinct.count, survey.census.values)
        longest = survey.longest
        // How a password mixes capitals and digits is a part of it.
        shapes =
            category == FieldCategory.secret.rawValue
            ? []
            : survey.shapes.top(Self.mostShapes).map {
                Count(what: $0.shape, count: $0.count, excess: $0.excess, lines: [])
            }
        oddities = survey.oddities.map {
            Count(what: $0.oddity.rawValue, count: $0.count, excess: 0, lines: $0.lines)
        }
        found = PersonalKind.allCases.compactMap { kind in
            let count = survey.census.count(kind)
            return count > 0 ? Count(what: kind.word, count: count, excess: 0, lines: []) : nil
        }
    }

    private static func noun(_ category: String) -> String {
        if let known = FieldCategory(rawValue: category) { return known.noun }
        switch category {
        case "reference": return "a reference"
        case "date": return "a date"
        case "not-personal": return "nothing personal"
        default: return category
        }
    }

    /// What an oddity is called in words.
    public static func words(ofOddity oddity: String) -> String { Oddity(rawValue: oddity)?.noun ?? oddity }
}
