public import Primitives
public import Registry

/// Every bundle of a registry, folded in one pass over the ledger as of the end of a day, with the bank holidays that are
/// known.
public struct BundleFolds: Sendable {
    /// The day, whose end is meant.
    public let day: CivilDate
    /// The bank holidays by which provisional limits are computed again.
    public let holidays: BankHolidays
    /// The folds in the order in which the bundles were prepared.
    public private(set) var folds: [BundleFold] = []
    private var places: [Int: Int] = [:]
    /// Whose place an exchange took, by its bundle.
    private var replaced: [Int: Int] = [:]

    /// No bundles yet.
    public init(asOf day: CivilDate, in holidays: BankHolidays = .builtIn) {
        self.day = day
        self.holidays = holidays
    }

    /// Takes the next event of the ledger.
    public mutating func apply(_ event: BundleEvent) {
        if let place = places[event.bundle] {
            folds[place].apply(event, in: holidays)
            guard case .voided = event.fact, folds[place].isVoid, folds[place].replacedOn == .never else { return }
            letStandAgain(what: event.bundle, gaveWayBy: event)
        } else if let fold = BundleFold(event, asOf: day, in: holidays) {
            if case .prepared(let preparation) = event.fact { replaced[event.bundle] = preparation.exchange?.replaces }
            places[event.bundle] = folds.count
            folds.append(fold)
        }
    }

    /// Lets stand again what the void exchange of bundle `number` took the place of, and where that is void, too, what stood
    /// there before.
    private mutating func letStandAgain(what number: Int, gaveWayBy order: BundleEvent) {
        var number = number
        while let other = replaced[number], other < number, let place = places[other] {
            folds[place].apply(
                BundleEvent(sequence: order.sequence, time: order.time, bundle: other, fact: .replacementVoided),
                in: holidays)
            guard folds[place].isVoid else { return }
            number = other
        }
    }

    /// The fold of bundle `number`; `nil` where it was not prepared by the day.
    public subscript(number: Int) -> BundleFold? { places[number].map { folds[$0] } }

    /// The status of `bundle`; `nil` where it was not prepared by the day.
    public func status(of bundle: BundleRecord) -> BundleStatus? {
        self[bundle.number]?.status(agreement: bundle.agreement.id, in: holidays)
    }
}
