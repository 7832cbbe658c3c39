internal import Pseudonyms

/// Which of two operators lets more of a value leave.
///
/// They are compared where one plainly shows what the other does not: nothing, whether there was something, something in
/// its place, a part of it, all of it. Two that show different things are not.
enum OperatorComparison {
    static func direction(from old: Operator, to new: Operator) -> AgreementDifference.Direction {
        let (before, after) = (exposure(old), exposure(new))
        if before != after { return before < after ? .widens : .narrows }
        let part = part(from: old, to: new)
        guard part == .changes, old != new else { return part }
        let (narrows, widens) = (isWithin(new, weakest: old), isWithin(old, weakest: new))
        return narrows == widens ? .changes : (narrows ? .narrows : .widens)
    }

    /// Whether an operator plainly lets no more of a value leave than the weakest that is allowed. Two that each show some
    /// part, and not the same, are not.
    static func isWithin(_ operation: Operator, weakest: Operator) -> Bool {
        let (shown, most) = (exposure(operation), exposure(weakest))
        if shown != most { return shown < most }
        switch part(from: weakest, to: operation) {
        case .widens: return false
        case .narrows: return true
        case .changes: break
        }
        // What says nothing of its value is as strong as anything that does not either.
        guard operation != weakest, shown >= .pseudonym else { return true }
        guard shown == .pseudonym else { return false }
        return form(operation).isWithin(form(weakest))
    }

    /// What a pseudonym shows of the form of its value.
    private enum Form: Equatable {
        /// Nothing.
        case opaque
        /// That of the kind of thing that it is, and of no other, in which nothing of the value stands.
        case kind(String)
        /// Where its letters, digits and signs stand.
        case outline
        /// Some of its characters.
        case characters(String)

        /// Whether it shows no more than another. A kind of thing shows its outline.
        func isWithin(_ other: Form) -> Bool {
            switch (self, other) {
            case (.opaque, _): true
            case (.kind, .outline): true
            default: self == other
            }
        }
    }

    private static func form(_ operation: Operator) -> Form {
        switch operation {
        case .token: .opaque
        case .phone, .email, .account, .identifier: .kind(operation.name)
        case .shape: .outline
        default: .characters(operation.name)
        }
    }

    /// What reaches the recipient of a value, from nothing to all.
    private enum Exposure: Int, Comparable {
        /// Not even the field.
        case nothing
        /// A field that says nothing of its value.
        case field
        /// Something in the value's place, of which only we know what it was.
        case pseudonym
        /// Something of the value itself.
        case part
        /// The value.
        case whole

        static func < (left: Exposure, right: Exposure) -> Bool { left.rawValue < right.rawValue }
    }

    private static func exposure(_ operation: Operator) -> Exposure {
        switch operation {
        case .drop: .nothing
        case .blank, .constant, .mask(keepFirst: 0, keepLast: 0): .field
        case .token, .digits, .phone, .email, .postcode(.area), .account, .identifier, .shape: .pseudonym
        case .postcode(.keep), .date, .mask, .scrub: .part
        case .bucket(let size): size > 1 ? .part : .whole
        case .keep: .whole
        }
    }

    private static func part(from old: Operator, to new: Operator) -> AgreementDifference.Direction {
        func more(_ old: Int, _ new: Int) -> AgreementDifference.Direction {
            old == new ? .changes : (old < new ? .widens : .narrows)
        }
        switch (old, new) {
        case (.mask(let oldFirst, let oldLast), .mask(let first, let last)):
            if first >= oldFirst, last >= oldLast { return .widens }
            return first <= oldFirst && last <= oldLast ? .narrows : .changes
        case (.bucket(let oldSize), .bucket(let size)): return more(size, oldSize)
        case (.date(.year), .date(.month)): return .widens
        case (.date(.month), .date(.year)): return .narrows
        case (.date(.shift(let oldDays)), .date(.shift(let days))): return more(days, oldDays)
        // The vendor's side cannot turn either back; ours can.
        case (.token(let wasReversible), .token(let isReversible)):
            return wasReversible == isReversible ? .changes : (isReversible ? .widens : .narrows)
        case (.scrub(let old), .scrub(let new)):
            let known = more(rank(old.known), rank(new.known))
            let unsure = more(rank(old.unsure), rank(new.unsure))
            if known == .changes { return unsure }
            return unsure == .changes || unsure == known ? known : .changes
        default: return .changes
        }
    }

    private static func rank(_ known: Operator.Scrubbing.Known) -> Int {
        switch known {
        case .export: 0
        case .record: 1
        case .none: 2
        }
    }

    private static func rank(_ unsure: Operator.Scrubbing.Unsure) -> Int {
        switch unsure {
        case .refuse: 0
        case .replace: 1
        case .keep: 2
        }
    }
}
