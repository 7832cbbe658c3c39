internal import Bundles
internal import Primitives
internal import Registry

/// The place of an exchange in its sequence.
struct ExchangePlace {
    let number: Int
    /// The exchange whose place it takes; `nil` for one that is new.
    let replaced: Exchange?
    /// Whether somebody asked for that number.
    let isNumberWanted: Bool
    /// The numbers below the highest that no exchange has; without that of this one.
    let missing: [Int]

    /// The place that is next, a missing one that is asked for, or that of the one to be replaced.
    ///
    /// - Parameter earlier: The exchanges of the sequence that are not void, in its order.
    /// - Throws: `.export` where another number was asked for.
    init(_ wishes: ExchangeWishes, behind earlier: [Exchange], in sequence: String) throws {
        let taken = Set(earlier.map(\.number))
        let last = taken.max() ?? 0
        let missing = (1..<max(last, 1)).filter { !taken.contains($0) }
        if let replacement = wishes.replacement {
            guard let other = earlier.last(where: { ExchangeWishes.names($0.bundle, replacement.bundle) }) else {
                throw KitError(
                    .export, "\(replacement.bundle) is no exchange of the sequence \(sequence) that can be replaced",
                    hint: "datalease exchange status lists them; nothing was written")
            }
            guard other.stands else {
                throw KitError(
                    .export, "B\(other.bundle.number) was replaced by B\(other.replacedBy ?? 0) already",
                    hint: "replace that one; nothing was written")
            }
            (number, replaced) = (other.number, other)
        } else if let wanted = wishes.number, missing.contains(wanted) {
            (number, replaced) = (wanted, nil)
        } else {
            (number, replaced) = (last + 1, nil)
        }
        let own = number
        isNumberWanted = wishes.number != nil
        self.missing = missing.filter { $0 != own }
        guard let wanted = wishes.number, wanted != number else { return }
        let what =
            replaced != nil
            ? "the exchange to be replaced has number \(number), and --number says \(wanted)"
            : wanted <= last
                ? "number \(wanted) of the sequence \(sequence) was sent already; the next is \(number)"
                : "number \(wanted) would leave a gap in the sequence \(sequence): the next is \(number)"
        throw KitError(
            .export, what,
            hint: wanted <= last
                ? "to send a number again: --replaces BUNDLE --reason TEXT; nothing was written"
                : "send what is missing first; nothing was written")
    }
}
