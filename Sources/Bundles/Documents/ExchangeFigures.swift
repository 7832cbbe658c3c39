internal import Primitives

/// The figures of an exchange as a statement has them, indented like the rest of it: amounts in pence, so that nobody has to
/// read a decimal point.
extension ExchangeRecord {
    var statementJSON: JSON {
        var members = [
            JSON.Member("sequence", .string(sequence)), JSON.Member("number", .integer(number)),
            JSON.Member("dataset", .string(dataset)), JSON.Member("read", read.statementJSON),
            JSON.Member("sent", sent.statementJSON), JSON.Member("heldBack", heldBack.statementJSON),
            JSON.Member("groups", .array(groups.map(\.statementJSON))),
        ]
        if let register { members.append(JSON.Member("register", .string(register.hex))) }
        members.append(JSON.Member("items", .string(items.hex)))
        if let acknowledgeBy { members.append(JSON.Member("acknowledgeBy", .string(acknowledgeBy.description))) }
        if let replaces {
            members.append(
                JSON.Member(
                    "replaces", .members(["bundle": .integer(replaces.bundle), "reason": .string(replaces.reason)])))
        }
        if let despite {
            members.append(
                JSON.Member(
                    "despite",
                    .members([
                        "bundles": .array(despite.bundles.map { .integer($0) }), "reason": .string(despite.reason),
                    ])))
        }
        return .object(members)
    }

    /// The figures of a statement. Throws a `.statement` error where they do not add up.
    init(inStatement members: JSONMembers) throws(BundleError) {
        var members = members
        let sequence = try members.string("sequence")
        let number = try members.count("number")
        let dataset = try members.string("dataset")
        let read = try MoneyTotal(inStatement: try members.object("read"))
        let sent = try MoneyTotal(inStatement: try members.object("sent"))
        let heldBack = try MoneyTotal(inStatement: try members.object("heldBack"))
        var groups: [Group] = []
        for group in try members.objects("groups") { groups.append(try Group(inStatement: group)) }
        let register = members.has("register") ? try members.digest("register") : nil
        let items = try members.digest("items")
        let acknowledgeBy = members.has("acknowledgeBy") ? try members.date("acknowledgeBy") : nil
        var replaces: Replacement?
        if members.has("replaces") {
            var replaced = try members.object("replaces")
            replaces = Replacement(bundle: try replaced.count("bundle"), reason: try replaced.string("reason"))
            try replaced.end()
        }
        var despite: Repetition?
        if members.has("despite") {
            var repeated = try members.object("despite")
            despite = Repetition(bundles: try repeated.counts("bundles"), reason: try repeated.string("reason"))
            try repeated.end()
        }
        self.init(
            sequence: sequence, number: number, dataset: dataset, read: read, sent: sent, heldBack: heldBack,
            groups: groups, register: register, items: items, acknowledgeBy: acknowledgeBy, replaces: replaces,
            despite: despite)
        if let flaw { throw members.refusal(flaw) }
        try members.end()
    }
}

extension ExchangeRecord.Group {
    fileprivate var statementJSON: JSON {
        var members: [JSON.Member] = []
        if let code { members.append(JSON.Member("code", .string(code))) }
        if let date { members.append(JSON.Member("date", .string(date.description))) }
        return .object(
            members + [
                JSON.Member("read", read.statementJSON), JSON.Member("sent", sent.statementJSON),
                JSON.Member("heldBack", heldBack.statementJSON),
            ])
    }

    fileprivate init(inStatement members: JSONMembers) throws(BundleError) {
        var members = members
        let code = members.has("code") ? try members.string("code") : nil
        let date = members.has("date") ? try members.date("date") : nil
        self.init(
            code: code, date: date, read: try MoneyTotal(inStatement: try members.object("read")),
            sent: try MoneyTotal(inStatement: try members.object("sent")),
            heldBack: try MoneyTotal(inStatement: try members.object("heldBack")))
        try members.end()
    }
}

extension MoneyTotal {
    fileprivate var statementJSON: JSON { .members(["rows": .integer(rows), "pence": .integer(pence)]) }

    fileprivate init(inStatement members: JSONMembers) throws(BundleError) {
        var members = members
        self.init(rows: try members.count("rows"), pence: try members.integer("pence"))
        try members.end()
    }
}
