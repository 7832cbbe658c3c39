internal import Primitives

// What the data may be used for, by whom, and on what basis.
extension ReviewInspection {
    mutating func uses() {
        for (index, purpose) in agreement.purposes.enumerated() where agreement.prohibitions.contains(purpose) {
            find(.prohibitedPurpose, "purposes[\(index + 1)]", "\(quoted(purpose)) is a purpose, and is prohibited")
        }
        if isPersonal {
            let open = ["re-identification", "onward-disclosure"].filter { !agreement.prohibitions.contains($0) }
            for word in open { find(.openUse, "prohibitions", "\(word) is not prohibited", fix: "add \(word)") }
        }
        let access = agreement.access
        let isAlone = access.approvers.allSatisfy { approver in
            access.preparers.contains { $0.key == approver.key || isSamePerson($0.name, approver.name) }
        }
        if !access.approvers.isEmpty, isAlone {
            find(.ownApprover, "access.approvers", "nobody can approve what these people prepare")
        }
        let short = access.preparers.filter {
            access.approvers(ofWhatPrepared: $0.key.fingerprint).count < access.approvals
        }
        if !short.isEmpty {
            find(
                .tooFewApprovers, "access.approvals",
                "too few can approve what \(Access.people(short).map(quoted).joined(separator: " or ")) prepares")
        }
    }

    mutating func basis() {
        guard let basis = agreement.lawfulBasis else {
            if isPersonal { find(.noBasis, "lawfulBasis", "no lawful basis is stated") }
            return condition()
        }
        let point = basis.article.lowercased().replacing("article", with: "").replacing(" ", with: "")
        if !["a", "b", "c", "d", "e", "ea", "f"].contains(where: { point == "6(1)(\($0))" }) {
            find(.unknownBasis, "lawfulBasis.article", "\(quoted(basis.article)) is no point of Article 6(1)")
        }
        if point == "6(1)(f)", basis.assessment == nil {
            find(.noAssessment, "lawfulBasis", "legitimate interests, and no assessment")
        }
        condition()
    }

    private mutating func condition() {
        guard agreement.specialCategories == .listed, agreement.lawfulBasis?.condition == nil else { return }
        find(.noCondition, "specialCategories", "special categories, and no condition of Article 9(2)")
    }
}

// What the clauses cover, and what stands behind them.
extension ReviewInspection {
    mutating func coverage(_ coverage: [ClauseCoverage]) {
        if agreement.type == nil, isPersonal {
            find(.noType, "type", "no type is stated, so that nothing can be said of the clauses")
        }
        for one in coverage where one.state != .covered {
            let item = one.item
            let what =
                switch (one.state, one.clauses.first) {
                case (.named, let clause?): "\(item.what) (\(item.source)) is only named, in clause \(clause)"
                case (.named, nil): "\(item.what) (\(item.source)) stands in the file, and in no clause"
                default: "\(item.what) (\(item.source)) is in no clause"
                }
            find(item.rule, "clauses", what)
        }
        let known = Set(ClauseItem.all.map(\.code)).union(ClauseItem.otherCodes)
        for (index, clause) in agreement.clauses.enumerated() {
            for (place, code) in clause.covers.enumerated() where !known.contains(code) {
                let nearest = NearestWord.to(code, among: known.sorted())
                find(
                    .unknownItem, "clauses[\(index + 1)].covers[\(place + 1)]",
                    "clause \(clause.id): \(quoted(code)) is no item of any list",
                    fix: nearest.map { "did you mean \($0)?" })
            }
        }
    }

    /// Keys that say what the file is, and are no terms.
    private static let labels: Set<String> = [
        "apiVersion", "kind", "id", "version", "title", "class", "type", "execution", "references", "clauses",
    ]

    mutating func sentences() {
        for (index, clause) in agreement.clauses.enumerated() {
            for (place, section) in clause.implements.enumerated() where !resolves(section) {
                find(
                    .noTerm, "clauses[\(index + 1)].implements[\(place + 1)]",
                    "clause \(clause.id): the file has no \(quoted(section))")
            }
        }
        guard !agreement.clauses.isEmpty else {
            find(.noSentence, "clauses", "there are no clauses: no term of the file is agreed in words")
            return
        }
        let datasets = agreement.datasets.enumerated().map {
            (path: "datasets[\($0.offset + 1)]", name: $0.element.name)
        }
        let terms = places.sections.filter { !Self.labels.contains($0) }.flatMap { section in
            section == "datasets"
                ? datasets.map { (path: $0.path, section: "datasets.\($0.name)") } : [(path: section, section: section)]
        }
        for term in terms where !hasSentence(term.section) {
            find(
                .noSentence, term.path, "no clause implements \(term.section)",
                fix: "write the sentence, and name \(term.section) in its implements")
        }
    }

    private func hasSentence(_ section: String) -> Bool {
        agreement.clauses.contains { clause in
            clause.implements.contains {
                $0 == section || section.hasPrefix($0 + ".") || $0.hasPrefix(section + ".")
            }
        }
    }

    private func resolves(_ section: String) -> Bool {
        if places.resolves(section) { return true }
        // What a profile says stands in another file.
        return agreement.datasets.contains { dataset in
            let start = "datasets.\(dataset.name)."
            guard dataset.profile != nil, section.hasPrefix(start) else { return false }
            return dataset.fields.contains { $0.field == section.dropFirst(start.count) }
        }
    }
}
