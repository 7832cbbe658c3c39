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
        var hint = refusal.hint
        // What the class of exchanges does not allow is no way on.
        if rules.plan.exchange != nil, hint?.contains("malformed:") == true {
            hint = "was the export cut short? a transactional file is whole: have it made anew; nothing was written"
        }
        return ExportRefusal(category: refusal.category, what: "dataset \(dataset): \(refusal.what)", hint: hint)
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
