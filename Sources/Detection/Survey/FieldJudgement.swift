/// What a field holds, judged by its name and its values, and how sure that is.
public struct FieldJudgement: Sendable, Equatable {
    /// What a judgement rests on.
    public enum Ground: String, Sendable {
        /// The field's name.
        case name
        /// Its values.
        case values
        /// Both say the same.
        case both
    }

    /// What the field holds.
    public var category: FieldCategory
    /// How sure that is, in per cent; from 50 on rather so than not.
    public var confidence: Int
    /// What it rests on.
    public var ground: Ground

    /// The judgement of a field; `nil` where neither its name nor its values say anything.
    ///
    /// - Parameters:
    ///   - name: The field's name or path; `nil` where it is not known, or might be a value.
    ///   - survey: Its values.
    public init?(name: String?, _ survey: FieldSurvey) {
        let named = name.flatMap { FieldCategory(guessedFrom: $0) }
        let seen = Self.category(of: survey)
        switch (named, seen) {
        case (nil, nil): return nil
        case (let named?, nil):
            // A form that no value has speaks against the name; a name without any value is all there is.
            let malformed = survey.oddities.first { $0.oddity == .malformed }?.count ?? 0
            let values = survey.census.values
            let isContradicted = values > 0 && named == survey.expected && malformed * 2 > values
            self.init(category: named, confidence: isContradicted ? 40 : values > 0 ? 75 : 70, ground: .name)
        case (nil, let seen?):
            self.init(category: seen.category, confidence: 45 + seen.percent / 2, ground: .values)
        case (let named?, let seen?) where named == seen.category || named == .secret:
            self.init(
                category: named, confidence: named == seen.category ? 80 + seen.percent / 5 - 1 : 75, ground: .both)
        case (let named?, let seen?):
            // Values of a strict form decide over a name, and text that somebody typed may hold any of them.
            if named != .freeText, seen.percent >= 80 {
                self.init(category: seen.category, confidence: 60, ground: .values)
            } else {
                self.init(category: named, confidence: named == .freeText ? 85 : 55, ground: .name)
            }
        }
    }

    private init(category: FieldCategory, confidence: Int, ground: Ground) {
        self.category = category
        self.confidence = confidence
        self.ground = ground
    }

    /// The category of most values, with its share in per cent; text of words with several kinds in it is free text.
    private static func category(of survey: FieldSurvey) -> (category: FieldCategory, percent: Int)? {
        let census = survey.census
        guard census.values > 0 else { return nil }
        var counts: [FieldCategory: Int] = [:]
        for kind in PersonalKind.allCases where census.count(kind) > 0 {
            if let category = kind.category { counts[category, default: 0] += census.count(kind) }
        }
        let most = FieldCategory.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
        let percent = most.map { min(100, counts[$0, default: 0] * 100 / census.values) } ?? 0
        if survey.meanSize > 40, survey.distinct.count * 2 > census.values || counts.count > 1 {
            return (.freeText, min(60, max(10, counts.count * 15)))
        }
        guard let most, percent >= 30 else { return nil }
        return (most, percent)
    }
}

extension PersonalKind {
    /// What a field is called that holds this kind and nothing else; `nil` where that says nothing.
    fileprivate var category: FieldCategory? {
        switch self {
        case .name: .name
        case .email, .sipAddress: .email
        case .phone: .phone
        case .postcode: .postcode
        case .address: .address
        case .bankAccount, .sortCode, .accountNumber: .account
        case .iban: .iban
        case .card: .card
        case .nationalInsurance, .nhsNumber, .taxReference, .drivingLicence, .passport, .vatNumber, .companyNumber:
            .nationalID
        case .dateOfBirth: .dateOfBirth
        case .ipAddress: .ipAddress
        case .macAddress, .imei, .imsi, .iccid: .device
        case .secret: .secret
        case .vehicle, .url, .userName, .reference: nil
        }
    }
}
