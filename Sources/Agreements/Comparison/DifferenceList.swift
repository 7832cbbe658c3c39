internal import Primitives

/// Collects what differs between two versions of an agreement.
struct DifferenceList {
    typealias Direction = AgreementDifference.Direction

    private(set) var changes: [AgreementDifference.Change] = []

    mutating func note(_ section: String, _ what: String, _ direction: Direction) {
        changes.append(AgreementDifference.Change(section: section, what: what, direction: direction))
    }

    /// A value of which neither is wider than another.
    mutating func value(_ section: String, _ old: String?, _ new: String?) {
        guard old != new else { return }
        switch (old, new) {
        case (nil, let new?): note(section, "\(quoted(new)) is stated, and nothing was", .changes)
        case (let old?, nil): note(section, "nothing is stated any more; it was \(quoted(old))", .changes)
        case (let old?, let new?): note(section, "\(quoted(old)) becomes \(quoted(new))", .changes)
        case (nil, nil): break
        }
    }

    /// Something that protects: without it, it widens.
    mutating func required<Value: Equatable>(
        _ section: String, _ name: String, _ old: Value?, _ new: Value?, text: (Value) -> String
    ) {
        guard old != new else { return }
        switch (old, new) {
        case (nil, let new?): note(section, "\(name) is stated: \(text(new))", .narrows)
        case (let old?, nil): note(section, "\(name) is gone: \(text(old))", .widens)
        case (let old?, let new?): note(section, "\(name): \(text(old)) becomes \(text(new))", .changes)
        case (nil, nil): break
        }
    }

    /// Whether a section is there at all.
    mutating func presence<Value>(_ section: String, _ name: String, _ old: Value?, _ new: Value?) {
        if old == nil, new != nil { note(section, "\(name) is stated", .narrows) }
        if old != nil, new == nil { note(section, "\(name) is no longer stated", .widens) }
    }

    /// Members of a list whose order says nothing.
    mutating func items(_ section: String, _ noun: String, _ old: [String], _ new: [String], added: Direction) {
        for item in new where !old.contains(item) { note(section, "\(noun) added: \(item)", added) }
        for item in old where !new.contains(item) { note(section, "\(noun) gone: \(item)", added.opposite) }
    }

    /// A number of which more goes one way.
    mutating func more(_ section: String, _ name: String, _ old: Int, _ new: Int, more: Direction) {
        guard old != new else { return }
        note(section, "\(name): \(old) becomes \(new)", old < new ? more : more.opposite)
    }

    /// A period of which more goes one way.
    mutating func period(_ section: String, _ name: String, _ old: Period, _ new: Period, more: Direction) {
        guard old != new else { return }
        let direction: Direction =
            if old.isSurelyShorter(than: new) {
                more
            } else if new.isSurelyShorter(than: old) {
                more.opposite
            } else {
                .changes
            }
        note(section, "\(name): \(old) becomes \(new)", direction)
    }

    /// Calls for each member of either list with both of its versions: those of `new` in their order, then those that are
    /// gone.
    mutating func pairs<Member>(
        _ old: [Member], _ new: [Member], by name: (Member) -> String,
        _ body: (inout DifferenceList, _ old: Member?, _ new: Member?) -> Void
    ) {
        let before = Dictionary(old.map { (name($0), $0) }) { first, _ in first }
        let after = Set(new.map(name))
        for member in new { body(&self, before[name(member)], member) }
        for member in old where !after.contains(name(member)) { body(&self, member, nil) }
    }
}
