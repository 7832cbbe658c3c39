/// How far the clauses of an agreement cover an item.
public struct ClauseCoverage: Sendable, Hashable {
    /// The item.
    public let item: ClauseItem
    /// How far.
    public let state: State
    /// The ids of the clauses that speak of it.
    public let clauses: [String]

    /// How far an item is covered.
    public enum State: String, Sendable, CaseIterable {
        /// A clause speaks of it, and the file carries it out.
        case covered
        /// A clause speaks of it and the file does not carry it out, or the other way round.
        case named = "only named"
        /// Neither does.
        case missing
    }

    /// How far an agreement that has `sections` covers an item.
    init(_ item: ClauseItem, in agreement: Agreement, sections: Set<String>) {
        let present = item.sections.filter(sections.contains)
        func carriesOut(_ clause: Clause) -> Bool {
            // A clause on one dataset speaks of the datasets too.
            clause.implements.contains { text in present.contains { text == $0 || text.hasPrefix($0 + ".") } }
        }
        let naming = agreement.clauses.filter { $0.covers.contains(item.code) }
        let carrying = agreement.clauses.filter(carriesOut)
        let covering = item.sections.isEmpty ? naming : item.isTerm ? carrying : naming.filter(carriesOut)
        self.item = item
        if !covering.isEmpty {
            state = .covered
            clauses = covering.map(\.id)
        } else if !naming.isEmpty || (item.isTerm && !present.isEmpty) {
            state = .named
            clauses = naming.map(\.id)
        } else {
            state = .missing
            clauses = []
        }
    }
}
