public import Primitives
public import Registry

/// Every bundle of a registry, folded in one pass over the ledger as of the end of a day.
public struct BundleFolds: Sendable {
    /// The day, whose end is meant.
    public let day: CivilDate
    /// The folds in the order in which the bundles were prepared.
    public private(set) var folds: [BundleFold] = []
    private var places: [Int: Int] = [:]

    /// No bundles yet.
    public init(asOf day: CivilDate) {
        self.day = day
    }

    /// Takes the next event of the ledger.
    public mutating func apply(_ event: BundleEvent) {
        if let place = places[event.bundle] {
            folds[place].apply(event)
        } else if let fold = BundleFold(event, asOf: day) {
            places[event.bundle] = folds.count
            folds.append(fold)
        }
    }

    /// The fold of bundle `number`; `nil` where it was not prepared by the day. Set it to a fold with a revised limit.
    public subscript(number: Int) -> BundleFold? {
        get { places[number].map { folds[$0] } }
        set {
            guard let place = places[number], let newValue, newValue.bundle == number else { return }
            folds[place] = newValue
        }
    }
}
