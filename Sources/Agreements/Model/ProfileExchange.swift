internal import Pseudonyms

/// What a profile says of its files where they are exchanged under an agreement of the class `transactional`.
public struct ProfileExchange: Sendable, Hashable {
    /// The field that names an item when it comes back.
    public let reference: String?
    /// The field that names the payer as the register does, where that is another one.
    public let payer: String?
    /// Where an amount stands.
    public let amount: ExchangeTerms.Amount?
    /// The field with the transaction code.
    public let code: String?
    /// Where the day stands.
    public let date: ExchangeTerms.DateField?
    /// The field that says why an item came back.
    public let reason: String?

    /// What becomes of a field of the profile in a file that is exchanged: a value leaves as it is, or not at all.
    public enum Decision: String, Sendable, CaseIterable {
        /// It leaves as it is.
        case keep
        /// It leaves as it is, is ours, and the same in every record.
        case own
        /// It leaves as it is, and is an id that a system made, or a code: no part of it was chosen by anybody, so that no
        /// word in it is a name.
        case id
        /// It becomes empty.
        case blank
        /// Column, attribute or element go.
        case drop
        /// No such thing may be in the file; of delimited files alone.
        case refuse

        /// What is done to each value; `nil` where there may be none.
        var `operator`: Operator? {
            switch self {
            case .keep, .own, .id: .keep
            case .blank: .blank
            case .drop: .drop
            case .refuse: nil
            }
        }
    }
}

extension Profile {
    /// The rules that hold where the files are exchanged: what the profile says of an exchange, and else what it says of
    /// samples.
    var fieldsOfExchange: [FieldRule] { fields.compactMap(\.ofExchange) }
}

extension FieldRule {
    /// The rule as it holds in an exchange; `nil` where no such field may be there.
    fileprivate var ofExchange: FieldRule? {
        guard let decision = exchange else { return self }
        guard let operation = decision.operator else { return nil }
        let isAccount = category.map(ExchangePlaces.accountsCategories.contains) == true
        let subject: String? =
            switch decision {
            case .own: isAccount ? "own-account" : "own-name"
            case .id: "system-id"
            case .keep, .blank, .drop, .refuse: category
            }
        return FieldRule(
            field: field, operator: operation, type: nil, companion: nil, category: subject, because: because,
            origin: origin, isSecret: isSecret, exchange: decision)
    }
}
