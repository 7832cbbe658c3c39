internal import Agreements
internal import DataLeaseKit
internal import Primitives
internal import Pseudonyms

/// What `agreement explain` prints.
enum ExplainDisplay {
    // MARK: One field

    /// Prints all that there is to say of a field.
    static func show(_ field: FieldExplanation, _ explained: AgreementExplained) {
        let agreement = explained.document.agreement
        var lines = [("field", "\(field.dataset).\(field.governed.field)"), ("rule", rule(field))]
        if let remark = field.governed.remark { lines.append(("note", remark)) }
        if let rule = field.governed.rule, let text = rule.restriction {
            lines.append(("note", "\(rule.field) \(text)"))
        }
        lines += rows("exchange", field.exchange)
        lines += rows("is", field.roles)
        lines += rows("clause", clauses(field))
        if let category = field.governed.rule?.category { lines.append(("holds", category)) }
        if let disclosure = field.disclosure, let properties = field.properties {
            lines.append(("why", field.governed.rule?.because ?? "the agreement does not say"))
            if field.leaves { lines += purpose(agreement) }
            if field.isOutbound {
                lines += [("becomes", disclosure.writes), ("back", reversal(properties, disclosure))]
            } else {
                lines.append(("becomes", received(field)))
            }
            if let condition = properties.condition { lines.append(("promise", condition)) }
            lines.append(("same", sameness(field, disclosure, agreement)))
            if !field.joined.isEmpty { lines.append(("also in", field.joined.joined(separator: ", "))) }
            if let proof = field.proof { lines.append(("proof", proof)) }
            if field.leaves { lines += terms(field, agreement) }
        } else {
            lines += [
                ("becomes", "nothing: an export that has such a field is refused, and nothing is written"),
                ("to do", "add a rule for it, such as {do: blank}, and have both parties sign the new version"),
            ]
        }
        lines += [("in force", "\(agreement.term.start) to \(agreement.term.end)")]
        lines += rows("executed", standing(explained.standing))
        Console.table(lines)
        guard let disclosure = field.disclosure, field.isOutbound else { return }
        list("The recipient can learn", field.learnt)
        list("The recipient cannot learn", disclosure.hidden)
        Console.result("")
        for line in caveats(field, disclosure) { Console.result(line) }
    }

    /// What becomes of a field of a file that comes in.
    private static func received(_ field: FieldExplanation) -> String {
        switch field.governed.rule?.operator {
        case .token?: "the value that it stood for, where it is a token that we sent"
        case .blank?, .drop?: "nothing: it is not read"
        default: "itself: it is read here, and leaves no more"
        }
    }

    private static func rule(_ field: FieldExplanation) -> String {
        let operation = field.operation ?? ""
        switch field.governed.ground {
        case .agreement: return "\(operation), in the agreement"
        case .profile(let name): return "\(operation), in the profile \(name) that the agreement names"
        case .secret: return "\(operation): its name says that it is a secret, and no rule names it"
        case .otherwise:
            return field.operation.map { "\($0), by otherwise: no rule names it" }
                ?? "none: no rule names it, and the dataset says otherwise: refuse"
        }
    }

    private static func clauses(_ field: FieldExplanation) -> [String] {
        guard let nearest = field.clauses.first else { return ["none speaks of it"] }
        let others = field.clauses.dropFirst().map(\.id)
        return ["\(nearest.id): \(nearest.text)"] + (others.isEmpty ? [] : ["also \(others.joined(separator: ", "))"])
    }

    private static func purpose(_ agreement: Agreement) -> [(String, String)] {
        let fault = agreement.fault.map { "; \($0.ticket) in \($0.system): \($0.description)" } ?? ""
        return [
            ("for", agreement.purposes.joined(separator: ", ") + fault),
            ("not for", agreement.prohibitions.joined(separator: ", ")),
        ]
    }

    private static func terms(_ field: FieldExplanation, _ agreement: Agreement) -> [(String, String)] {
        let people = agreement.access.recipients.map { person in
            person.role.map { "\(person.name) (\($0))" } ?? person.name
        }
        return [
            ("rows", field.rows), ("gone by", "the earliest of: \(field.limits.joined(separator: ", "))"),
            ("opened by", "\(people.joined(separator: ", ")) of \(agreement.recipient.legalName)"),
        ]
    }

    private static func reversal(_ properties: OperatorProperties, _ disclosure: OperatorDisclosure) -> String {
        switch properties.reversibility {
        case .unchanged: "there is nothing to reverse"
        case .reversible: "who holds our key can compute the original, with the limits below; the recipient cannot"
        case .oneWay where disclosure.isKeyed: "nobody can compute the original; who holds our key can test a guess"
        case .oneWay: "nobody can compute the original"
        }
    }

    private static func sameness(
        _ field: FieldExplanation, _ disclosure: OperatorDisclosure, _ agreement: Agreement
    ) -> String {
        guard disclosure.isKeyed else { return "it has no key: the same value becomes the same under every agreement" }
        let reach = agreement.linkable == .bundle ? "one bundle" : "every file and bundle of this agreement"
        guard let type = field.governed.rule?.semanticType else {
            return "what is found gets the pseudonym of its own field, in \(reach) and nowhere else"
        }
        return "the same value gets the same pseudonym as type \(type) in \(reach), and nowhere else"
    }

    private static func standing(_ standing: AgreementStanding) -> [String] {
        var lines = standing.unexecuted.map { "no: \($0)" }
        if !standing.isAgainstTrustList {
            lines.append("not held against a trust list: there is no home")
        } else if lines.isEmpty {
            lines.append("yes")
        }
        return lines + standing.others.map { "but nothing can be prepared today: \($0)" }
    }

    /// What holds of every field, whatever its operator.
    private static func caveats(_ field: FieldExplanation, _ disclosure: OperatorDisclosure) -> [String] {
        guard field.leaves else { return ["Records keep their order and number."] }
        guard field.exchange.isEmpty else {
            return [
                "Records keep their order: who has the export can lay it beside the file.",
                "Nothing of a person may be in the file; a value that leaves is exactly the value that was there.",
            ]
        }
        var lines = ["Records keep their order and number: who has the export can lay it beside the sample."]
        if disclosure.isKeyed {
            lines.append("Who knows one record in full learns the pseudonyms of its values, wherever else they stand.")
        }
        return lines + ["The sample stays personal data."]
    }

    private static func rows(_ name: String, _ values: [String]) -> [(String, String)] {
        values.enumerated().map { ($0.offset == 0 ? name : "", $0.element) }
    }

    private static func list(_ title: String, _ lines: [String]) {
        Console.result("")
        Console.result(lines.isEmpty ? "\(title): nothing" : "\(title):")
        for line in lines { Console.result("  \(line)") }
    }

    // MARK: All fields of a dataset

    /// Prints a line a field.
    static func show(_ explained: AgreementExplained) {
        Console.table(
            ["FIELD", "BECOMES", "RECIPIENT LEARNS", "WHY"],
            explained.fields.map { field in
                [
                    field.governed.field, field.operation ?? "(the export is refused)", learnt(field),
                    field.governed.rule?.because ?? "-",
                ]
            })
        Console.result("")
        Console.result("(x) in part; datalease agreement explain FILE \(explained.dataset).FIELD says what")
        Console.table(rows("executed", standing(explained.standing)))
    }

    private static func learnt(_ field: FieldExplanation) -> String {
        let words = (field.disclosure?.findings ?? []).compactMap { finding -> String? in
            switch finding.extent {
            case .all: finding.aspect.rawValue
            case .part: "(\(finding.aspect.rawValue))"
            case .none: nil
            }
        }
        let all = words + (field.chosen == nil ? [] : ["(chosen by it)"])
        return all.isEmpty ? "nothing" : all.joined(separator: " ")
    }

    // MARK: JSON

    /// The object that `--json` prints of a field.
    static func json(_ field: FieldExplanation, _ explained: AgreementExplained) -> JSON {
        let agreement = explained.document.agreement
        func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
        func list(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
        return .members([
            "agreement": .string(agreement.id), "version": .integer(agreement.version),
            "sha256": .string(explained.document.digest.hex),
            "dataset": .string(field.dataset), "field": .string(field.governed.field),
            "note": text(field.governed.remark), "ground": .string(ground(field.governed.ground)),
            "operation": text(field.operation), "category": text(field.governed.rule?.category),
            "because": text(field.governed.rule?.because), "clauses": list(field.clauses.map(\.id)),
            "purposes": list(agreement.purposes), "becomes": text(field.disclosure?.writes),
            "reversal": text(field.properties?.reversibility.rawValue),
            "collisions": text(field.properties?.collisions.rawValue), "promise": text(field.properties?.condition),
            "keyed": field.disclosure.map { .bool($0.isKeyed) } ?? .null,
            "type": text(field.governed.rule?.semanticType), "linkable": .string(agreement.linkable.rawValue),
            "alsoIn": list(field.joined), "proof": text(field.proof), "limits": list(field.limits),
            "chosen": text(field.chosen), "class": .string(agreement.classification.rawValue),
            "exchange": list(field.exchange), "roles": list(field.roles),
            "recipients": list(agreement.access.recipients.map(\.name)),
            "learns": .array(
                (field.disclosure?.findings ?? []).map { finding in
                    .members([
                        "aspect": .string(finding.aspect.rawValue), "extent": .string(finding.extent.rawValue),
                        "words": .string(finding.words),
                    ])
                }),
            "unexecuted": list(explained.standing.unexecuted), "refusals": list(explained.standing.others),
            "trustListRead": .bool(explained.standing.isAgainstTrustList),
        ])
    }

    private static func ground(_ ground: GovernedField.Ground) -> String {
        switch ground {
        case .agreement: "agreement"
        case .profile: "profile"
        case .secret: "secret"
        case .otherwise: "otherwise"
        }
    }
}
