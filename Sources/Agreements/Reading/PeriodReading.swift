public import Primitives

extension Period {
    /// A period from an ISO 8601 duration in years, months, weeks and days: `P6Y`, `P1M15D`. `nil` for anything else, for
    /// no time at all, and for more than a hundred years.
    public init?(iso text: String) {
        guard case .value(let period) = Period.reading(text) else { return nil }
        self = period
    }

    /// The longest period, in months and in days: a hundred years. Anything longer is a slip of the pen.
    static let mostMonths = 1200
    static let mostDays = 36_525

    /// Reads an ISO 8601 duration in years, months, weeks and days.
    static func reading(_ text: String) -> Reading<Period> {
        guard let amounts = amounts(text, units: "YMWD") else { return notADuration(text) }
        guard let months = sum(amounts["Y"], times: 12, plus: amounts["M"], most: mostMonths),
            let days = sum(amounts["W"], times: 7, plus: amounts["D"], most: mostDays)
        else { return .problem("is longer than a hundred years", fix: "write a shorter period") }
        guard months > 0 || days > 0 else {
            return .problem("\(quoted(text)) is no time at all", fix: "write at least P1D")
        }
        return .value(.calendar(months: months, days: days))
    }

    /// Reads an ISO 8601 duration in days or weeks alone, as its number of days.
    static func readingDays(_ text: String) -> Reading<Int> {
        switch reading(text) {
        case .problem(let what, let fix): .problem(what, fix: fix)
        case .value(.calendar(months: 0, let days)): .value(days)
        case .value: .problem("\(quoted(text)) is not a number of days", fix: "write days, such as P30D")
        }
    }

    /// Reads an ISO 8601 duration in hours (`PT24H`), as its number of hours, at most those of a year.
    static func readingHours(_ text: String) -> Reading<Int> {
        let digits = text.dropFirst(2).dropLast()
        guard text.hasPrefix("PT"), text.hasSuffix("H"), !digits.isEmpty, digits.utf8.count <= 4,
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let hours = Int(digits),
            hours <= 8784
        else {
            return .problem("\(quoted(text)) is no duration in hours", fix: "write hours, such as PT24H")
        }
        guard hours > 0 else { return .problem("\(quoted(text)) is no time at all", fix: "write at least PT1H") }
        return .value(hours)
    }

    /// The amount of each unit of `P1Y6M`, each unit at most once and in the order of `units`; `nil` for anything else.
    private static func amounts(_ text: String, units: String) -> [Character: Int]? {
        guard text.first == "P", text.count > 1 else { return nil }
        var amounts: [Character: Int] = [:]
        var digits = ""
        var left = Substring(units)
        for character in text.dropFirst() {
            if ("0"..."9").contains(character), digits.count < 6 {
                digits.append(character)
            } else if let unit = left.firstIndex(of: character), let amount = Int(digits) {
                amounts[character] = amount
                digits = ""
                left = left[left.index(after: unit)...]
            } else {
                return nil
            }
        }
        return digits.isEmpty ? amounts : nil
    }

    private static func sum(_ larger: Int?, times factor: Int, plus smaller: Int?, most: Int) -> Int? {
        // Six digits at most each, so neither step can overflow.
        let total = (larger ?? 0) * factor + (smaller ?? 0)
        return total <= most ? total : nil
    }

    private static func notADuration(_ text: String) -> Reading<Period> {
        let words = text.lowercased().split(separator: " ")
        if words.count == 2, let amount = Int(words[0]), (1...9999).contains(amount) {
            let units = ["day": "D", "week": "W", "month": "M", "year": "Y"]
            let unit = words[1].hasSuffix("s") ? words[1].dropLast() : words[1]
            if let letter = units[String(unit)] {
                return .problem("\(quoted(text)) is no ISO 8601 duration", fix: "write P\(amount)\(letter)")
            }
        }
        return .problem(
            "\(quoted(text)) is no ISO 8601 duration",
            fix: "write an exact time such as P30D, P6M or {workingDays: 5}; vague words are refused")
    }
}

extension Findings {
    /// Reads a duration or `{workingDays: n}`.
    func period(_ node: YAMLNode, at path: String) -> Period? {
        guard case .mapping = node.content else { return value(node, at: path, Period.reading) }
        return mapping(node, at: path) { reader in
            reader.integer("workingDays", .required, in: 1...2000).map { .workingDays($0) }
        }
    }
}

extension MappingReader {
    /// Reads a duration or `{workingDays: n}`.
    mutating func period(_ key: String, _ presence: Presence = .optional) -> Period? {
        node(key, presence).flatMap { findings.period($0, at: joined(path, key)) }
    }
}
