/// What a field says of a person that others know too, and by which a row can be found again although it names nobody: a
/// quasi-identifier. Judged by the field's name, or by the category that an agreement gives it.
public enum PersonalTrait: Int, CaseIterable, Comparable, Sendable {
    // In the order in which they are compared where there are too many: those that tell most persons apart first.
    /// The day somebody was born.
    case dateOfBirth
    /// How old somebody is.
    case age
    /// A postcode or a part of one.
    case postcode
    /// A town, county, country or place on the map.
    case place
    /// The sex or gender.
    case sex
    /// The work that somebody does.
    case occupation
    /// Nationality, ethnic origin, religion.
    case origin
    /// Marital status, household.
    case family
    /// A language.
    case language
    /// The day of something that others saw: installed, joined, moved in.
    case day

    /// The trait of a field; `nil` where it is none: a name or number of somebody, free text, money, or nothing of a person.
    ///
    /// - Parameters:
    ///   - field: The field's name, or its XML path.
    ///   - category: What the agreement says that it is.
    public init?(field: String, category: String?) {
        let declared = category.flatMap(FieldCategory.init(rawValue:))
        if declared == nil, let category, let trait = Self.trait(of: FieldCategory.words(of: category)) {
            self = trait
            return
        }
        switch declared ?? FieldCategory(guessedFrom: field) {
        case .dateOfBirth: self = .dateOfBirth
        case .postcode: self = .postcode
        case .address: self = .place
        case .name, .email, .phone, .account, .iban, .card, .nationalID, .ipAddress, .device, .secret, .freeText:
            return nil
        case nil:
            guard let trait = Self.trait(of: FieldCategory.words(of: field)) else { return nil }
            self = trait
        }
    }

    /// Whether `one` tells more persons apart than `other`.
    public static func < (one: PersonalTrait, other: PersonalTrait) -> Bool { one.rawValue < other.rawValue }

    private static func trait(of words: [String]) -> PersonalTrait? {
        phrases.first { phrase, _ in
            phrase.count <= words.count
                && (0...words.count - phrase.count).contains { words[$0..<$0 + phrase.count].elementsEqual(phrase) }
        }?.1
    }

    /// Runs of words; the first that a name contains decides.
    private static let phrases: [([String], PersonalTrait)] = [
        (["age"], .age), (["birth", "year"], .dateOfBirth), (["birthyear"], .dateOfBirth), (["yob"], .dateOfBirth),
        (["town"], .place), (["city"], .place), (["county"], .place), (["country"], .place), (["region"], .place),
        (["district"], .place), (["village"], .place), (["parish"], .place), (["ward"], .place),
        (["constituency"], .place), (["locality"], .place), (["location"], .place),
        (["sex"], .sex), (["gender"], .sex), (["salutation"], .sex), (["honorific"], .sex), (["pronouns"], .sex),
        (["job"], .occupation), (["occupation"], .occupation), (["profession"], .occupation),
        (["employer"], .occupation), (["title"], .occupation), (["department"], .occupation), (["role"], .occupation),
        (["nationality"], .origin), (["citizenship"], .origin), (["ethnicity"], .origin), (["ethnic"], .origin),
        (["religion"], .origin), (["marital"], .family), (["household"], .family), (["children"], .family),
        (["language"], .language),
        (["install"], .day), (["installed"], .day), (["installation"], .day), (["activation"], .day),
        (["activated"], .day), (["joined"], .day), (["join", "date"], .day), (["joining", "date"], .day),
        (["customer", "since"], .day), (["start", "date"], .day), (["signup", "date"], .day),
        (["sign", "up", "date"], .day), (["move", "in"], .day), (["moved", "in"], .day), (["port", "date"], .day),
    ]
}
