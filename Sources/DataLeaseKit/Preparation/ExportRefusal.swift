internal import Agreements
internal import Primitives
internal import Records

/// A refusal of an export with its dataset's name, and the field's where only the rule is known.
struct ExportRefusal: Refusal {
    let category: RefusalCategory
    let what: String
    let hint: String?

    /// The refusal that `error` stands for, or `error` itself where it is about something else.
    static func naming(_ error: any Error, dataset: String, rules: ExportRules) -> any Error {
        guard var refusal = error as? ExportError else { return error }
        if refusal.column == nil, refusal.path == nil, let rule = refusal.rule, Int(rule) < rules.rules.count {
            refusal.column = rules.rules[Int(rule)].field
        }
        hideNames(in: &refusal, rules)
        var hint = refusal.hint
        // What the class of exchanges does not allow is no way on.
        if rules.plan.exchange != nil, hint?.contains("malformed:") == true {
            hint = "was the export cut short? a transactional file is whole: have it made anew; nothing was written"
        }
        return ExportRefusal(category: refusal.category, what: "dataset \(dataset): \(refusal.what)", hint: hint)
    }

    /// Leaves out the names of columns that are the file's alone and may be somebody's value; in an exchange all names of columns
    /// and elements that are the file's alone.
    private static func hideNames(in refusal: inout ExportError, _ rules: ExportRules) {
        if let column = refusal.column, rules.plan.rule(for: column) == nil,
            rules.plan.exchange != nil || rules.mayBePersonal(column)
        {
            refusal.column = "that no rule names"
        }
        guard let path = refusal.path, let markup = rules.plan.exchangeMarkup else { return }
        let steps = path.split(separator: "/", omittingEmptySubsequences: false).map { step -> String in
            let name = step.drop { $0 == "@" }
            let local = name.lastIndex(of: ":").map { name[name.index(after: $0)...] } ?? name
            let isKnown = name.isEmpty || name.hasPrefix("#") || markup.names.contains(String(local))
            return isKnown ? "\(step.prefix { $0 == "@" })\(local)" : "\(step.prefix { $0 == "@" })*"
        }
        refusal.path = steps.joined(separator: "/")
    }
}

extension KitError {
    /// The refusal of an export that is not of the kind that its dataset's profile is for.
    static func otherExport(than profile: String, dataset: String) -> KitError {
        KitError(
            .export, "dataset \(dataset): the export does not look like what profile \(profile) is for",
            hint: "datalease inspect says which profile fits; a profile of your own may stand beside the agreement")
    }
}
