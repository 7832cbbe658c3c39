internal import Primitives
internal import Pseudonyms

extension AgreementReader {
    /// Reads `scope`, and refuses beside it what stands in schedules.
    func scope(
        _ top: inout MappingReader, _ classification: Agreement.Class?, subjects: [String]?
    ) -> SharingScope? {
        let scope = top.mapping("scope") { reader in self.scope(&reader, subjects: subjects ?? []) }
        guard top.has("scope") else { return nil }
        if classification == .transactional {
            top.refuse(
                "scope", "belongs to debug samples: a transactional file is exchanged again and again",
                fix: "remove it")
        }
        for key in ["fault", "datasets"] where top.has(key) {
            top.refuse(
                key, "stands in the schedules of an agreement that has a scope",
                fix: "move it into a schedule, or remove scope")
        }
        return scope
    }

    private func scope(_ reader: inout MappingReader, subjects: [String]) -> SharingScope? {
        let systems = reader.values("systems", .required, atLeastOne: true) { Scalar.text($0) }
        let own = reader.values("dataSubjects", atLeastOne: true) { text -> Reading<String> in
            subjects.contains(text)
                ? .value(text)
                : .problem(
                    "\(quoted(text)) is not among the agreement's dataSubjects",
                    fix: NearestWord.to(text, among: subjects).map { "did you mean \($0)?" } ?? "name it there too")
        }
        if own == nil, subjects.isEmpty, !reader.has("dataSubjects") {
            reader.refuse("dataSubjects", "nothing says whose data may leave", fix: "add dataSubjects: [customers]")
        }
        let categories = categories(&reader)
        let maxRows = reader.integer("maxRows", .required, in: 1...1_000_000_000)
        let maxBundles = reader.mapping("maxBundles", .required) { reader -> SharingScope.Frequency? in
            let count = reader.integer("count", .required, in: 1...10_000)
            let within = reader.value("within", .required, Period.reading)
            guard let count, let within else { return nil }
            return SharingScope.Frequency(count: count, within: within)
        }
        let longest = reader.period("longestLimit", .required)
        guard let systems, let categories, let maxRows, let maxBundles, let longest else { return nil }
        return SharingScope(
            systems: systems, dataSubjects: own ?? subjects, categories: categories, maxRows: maxRows,
            maxBundles: maxBundles, longestLimit: longest)
    }

    /// Reads each category with the weakest operator for it, `name: {do: shape}`.
    private func categories(_ reader: inout MappingReader) -> [SharingScope.Category]? {
        reader.mapping("categories", .required) { reader in
            guard !reader.keys.isEmpty else {
                findings.add(
                    reader.position, reader.path, "names no category", fix: "write name: {do: shape}, for each")
                return nil
            }
            let keys = reader.keys
            return keys.compactMap { key -> SharingScope.Category? in
                if case .problem(let what, let fix) = Scalar.word(key) { reader.refuse(key, what, fix: fix) }
                return reader.mapping(key) { reader -> SharingScope.Category? in
                    let name = reader.choice("do", .required, of: OperatorName.self)
                    guard let name else {
                        for key in OperatorName.allKeys { _ = reader.node(key) }
                        return nil
                    }
                    return OperatorReader(findings: findings).weakest(name, &reader).map {
                        SharingScope.Category(name: key, weakest: $0)
                    }
                }
            }
        }
    }
}

extension OperatorReader {
    /// An operator with what says how strong it is, and without the other fields that it looks at.
    fileprivate func weakest(_ name: OperatorName, _ reader: inout MappingReader) -> Operator? {
        switch name {
        case .account: return .account(.whole)
        case .constant: return .constant("")
        case .date where reader.has("shift"):
            if reader.has("truncate") {
                reader.refuse("truncate", "a date has shift or truncate, and not both", fix: "remove one of them")
            }
            return reader.value("shift", .required, Period.readingDays).map { .date(.shift(days: $0)) }
        default: return operation(name, &reader)?.operator
        }
    }
}
