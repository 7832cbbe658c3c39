internal import Primitives
internal import Pseudonyms

/// Where a schedule goes beyond the agreement that it stands under. Every finding has the lines of both files.
struct ScheduleFit {
    private let document: ScheduleDocument
    private let master: AgreementDocument
    private let places: FilePlaces
    private let masterPlaces: FilePlaces
    private(set) var findings: [AgreementFinding] = []

    private var schedule: SampleSchedule { document.schedule }

    init(_ document: ScheduleDocument, under master: AgreementDocument) {
        (self.document, self.master) = (document, master)
        places = FilePlaces(document.bytes, name: document.name)
        masterPlaces = FilePlaces(master)
    }

    mutating func check(guessing guess: (_ field: String) -> String?) {
        reference()
        guard let scope = master.agreement.scope else {
            find(
                "agreement", "\(schedule.agreement.id) lends its own datasets and has no schedules", at: "datasets",
                fix: "prepare under the agreement itself, or have a version with scope signed")
            return
        }
        uses(scope)
        recipients()
        for (index, dataset) in schedule.datasets.enumerated() {
            let place = "datasets[\(index + 1)]"
            if dataset.maxRows > scope.maxRows {
                find(
                    "\(place).maxRows", "\(dataset.maxRows) rows, and \(scope.maxRows) are allowed",
                    at: "scope.maxRows", fix: "write at most \(scope.maxRows)")
            }
            rules(of: dataset, at: place, scope, guessing: guess)
        }
        limits(scope)
    }

    private mutating func reference() {
        let (named, own) = (schedule.agreement, master.reference)
        if named.id != own.id {
            find(
                "agreement.id", "names \(named.id), and this is \(own.id)", at: "id",
                fix: "put the right agreement beside it")
        } else if named.version != own.version {
            find(
                "agreement.version", "is for version \(named.version) of \(own.id), and this is version \(own.version)",
                at: "version",
                fix:
                    "a schedule stands under one version: write the version and sha256 that hold now, and have it signed"
            )
        } else if named.digest != own.digest {
            find(
                "agreement.sha256", "is not the sha256 of \(own.id) version \(own.version), which is \(own.digest)",
                at: "id", fix: "look at what was changed in the agreement; the executed bytes are what counts")
        }
    }

    private mutating func uses(_ scope: SharingScope) {
        if !scope.systems.contains(schedule.fault.system) {
            find(
                "fault.system", "\(quoted(schedule.fault.system)) is none of the systems", at: "scope.systems",
                fix: "they are: \(scope.systems.joined(separator: ", "))")
        }
        for (index, subject) in (schedule.dataSubjects ?? []).enumerated()
        where !scope.dataSubjects.contains(subject) {
            find(
                "dataSubjects[\(index + 1)]", "\(quoted(subject)) is none of those whose data may leave",
                at: masterPlaces.has("scope.dataSubjects") ? "scope.dataSubjects" : "dataSubjects",
                fix: "they are: \(scope.dataSubjects.joined(separator: ", "))")
        }
    }

    private mutating func recipients() {
        let known = master.agreement.access.recipients.map(\.name)
        for (index, name) in (schedule.recipients ?? []).enumerated()
        where !known.contains(where: { isSamePerson($0, name) }) {
            find(
                "recipients[\(index + 1)]", "\(quoted(name)) is no recipient of the agreement",
                at: "access.recipients", fix: "they are: \(known.joined(separator: ", "))")
        }
    }

    private mutating func rules(
        of dataset: Dataset, at place: String, _ scope: SharingScope, guessing guess: (String) -> String?
    ) {
        for rule in dataset.fields where !OperatorComparison.isWithin(rule.operator, weakest: .blank) {
            let guessed = guess(rule.field)
            guard let name = rule.category ?? guessed else { continue }
            // A rule of the profile stands in another file.
            let at = rule.origin == .agreement ? "\(place).fields.\(rule.field)" : "\(place).profile"
            let origin = rule.category == nil ? ", by its name" : ""
            let subject = "\(quoted(rule.field)) is of the category \(name)\(origin)"
            guard let category = scope.category(name) else {
                find(
                    at, "\(subject), which the agreement does not let leave", at: "scope.categories",
                    fix: rule.category != nil
                        ? "write {do: blank} or {do: drop}" : "write {do: blank}, or category: with what it is")
                continue
            }
            if !OperatorComparison.isWithin(rule.operator, weakest: category.weakest) {
                let (own, weakest) = (rule.operator.name, category.weakest.name)
                find(
                    at,
                    "\(subject), and \(own) is not as strong as \(weakest)\(own == weakest ? " as it stands there" : "")",
                    at: "scope.categories.\(name)", fix: "write it as it stands there, or {do: token}, blank or drop")
            } else if let guessed, guessed != name, rule.because == nil,
                scope.category(guessed).map({ !OperatorComparison.isWithin(rule.operator, weakest: $0.weakest) })
                    ?? true
            {
                find(
                    at, "\(subject), but by its name of \(guessed), and nothing says why",
                    at: "scope.categories.\(name)", fix: "write because: with the reason, or category: \(guessed)")
            }
        }
        unnamed(dataset, at: place)
    }

    /// What no rule names may be of any category, those included that may not leave.
    private mutating func unnamed(_ dataset: Dataset, at place: String) {
        func refuse(_ key: String, _ what: String, fix: String) {
            // What a profile says stands in another file.
            find(places.has("\(place).\(key)") ? "\(place).\(key)" : place, what, at: "scope.categories", fix: fix)
        }
        if dataset.otherwise == .shape {
            refuse("otherwise", "otherwise: shape lets leave what nobody has named", fix: "write refuse or blank")
        }
        if dataset.malformed == .shape {
            refuse("malformed", "malformed: shape lets leave what nobody has named", fix: "write refuse or set-aside")
        }
        for rule in dataset.fields
        where RuleName.endsInWildcard(rule.field, in: dataset.format)
            && !OperatorComparison.isWithin(rule.operator, weakest: .blank)
        {
            refuse(
                "fields.\(rule.field)", "\(quoted(rule.field)) lets leave what nobody has named",
                fix: "name what is meant, or write {do: blank}")
        }
        if dataset.proof.isOff {
            refuse(
                "proof", "what is kept would leave unsearched, which one approver alone cannot allow",
                fix: "remove proof, or write {do: set-aside}; a finding that is none can be waived")
        }
    }

    private mutating func limits(_ scope: SharingScope) {
        for (index, trigger) in schedule.triggers.enumerated() {
            let place = "disposal.triggers[\(index + 1)]"
            let own = master.agreement.disposal.triggers.enumerated().first { $0.element.from == trigger.from }
            if let own, !trigger.within.isSurelyAtMost(own.element.within) {
                find(
                    place, "\(trigger.within) from \(trigger.from.rawValue) is not surely within \(own.element.within)",
                    at: "disposal.triggers[\(own.offset + 1)]", fix: "write \(own.element.within) or a shorter time")
            }
            if trigger.from == .prepared, !trigger.within.isSurelyAtMost(scope.longestLimit) {
                find(
                    place, "\(trigger.within) from prepared is not surely within \(scope.longestLimit)",
                    at: "scope.longestLimit", fix: "write \(scope.longestLimit) or a shorter time")
            }
            if trigger.within.countsWorkingDays, master.agreement.division == nil {
                find(
                    place, "counts working days, but the agreement has no calendar", at: "disposal",
                    fix: "write days, such as P5D")
            }
        }
    }

    private mutating func find(_ place: String, _ what: String, at masterPlace: String, fix: String) {
        let position = places.position(of: place)
        let line = masterPlaces.position(of: masterPlace).line
        findings.append(
            AgreementFinding(
                line: position.line, column: position.column, path: place,
                what: "\(what) (\(master.name), line \(line): \(masterPlace))", fix: fix))
    }
}
