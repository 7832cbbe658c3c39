internal import Primitives
internal import Pseudonyms

extension DifferenceList {
    /// What schedules may ask for.
    mutating func scope(_ old: SharingScope?, _ new: SharingScope?) {
        guard let old, let new else {
            if new != nil { note("scope", "samples are lent under schedules, signed by our approver alone", .widens) }
            if old != nil { note("scope", "nothing is lent under schedules any more", .narrows) }
            return
        }
        items("scope.systems", "system", old.systems, new.systems, added: .widens)
        items("scope.dataSubjects", "kind of people", old.dataSubjects, new.dataSubjects, added: .widens)
        pairs(old.categories, new.categories, by: \.name) { list, before, after in
            let section = "scope.categories.\(after?.name ?? before?.name ?? "")"
            switch (before?.weakest, after?.weakest) {
            case (nil, let weakest?): list.note(section, "may leave: \(weakest.name) or stronger", .widens)
            case (_?, nil): list.note(section, "may not leave any more", .narrows)
            case (let before?, let after?) where before != after:
                list.note(
                    section,
                    before.name == after.name
                        ? "the weakest operator, \(after.name), has other options"
                        : "the weakest operator \(before.name) becomes \(after.name)",
                    OperatorComparison.direction(from: before, to: after))
            default: break
            }
        }
        more("scope.maxRows", "rows", old.maxRows, new.maxRows, more: .widens)
        more(
            "scope.maxBundles.count", "bundles with one dataset", old.maxBundles.count, new.maxBundles.count,
            more: .widens)
        period(
            "scope.maxBundles.within", "in a period", old.maxBundles.within, new.maxBundles.within, more: .narrows)
        period("scope.longestLimit", "longest limit", old.longestLimit, new.longestLimit, more: .widens)
    }
}
