internal import Agreements
internal import Primitives
internal import Pseudonyms
internal import Records

/// What a returned file came to.
struct ReturnedFigures {
    var matched = MoneyTotal.zero
    var returned = MoneyTotal.zero
    var unknown = MoneyTotal.zero
    /// Of the unknown: those whose reference was sent, with another amount, or not so often.
    var otherAmount = MoneyTotal.zero
    /// Of the unknown: those that came back before, in another file.
    var before = MoneyTotal.zero
    /// The returned by what their reason means; those whose code says nothing here under an empty text.
    var reasons: [String: MoneyTotal] = [:]
    /// How many values of fields with tokens are no token of the agreement.
    var brokenTokens = 0
    /// How many tokens are of the agreement, but of no item that was sent with this reference and amount.
    var otherTokens = 0
    /// How many cells began as a formula does, and are text in the list.
    var formulas = 0
}

/// One reading of a file that came back: each record is matched with what was sent, and written into a list for the clerk
/// with its tokens turned back.
struct ReturnedFile {
    private let rules: ExportRules
    private let fields: ExchangeFields
    private let pseudonymisers: [RuleIndex: Pseudonymiser]
    private let reasonRule: RuleIndex
    private let profile: String?
    private var items: SentItems
    private var check: DeclaredTotals
    private var faults: [ExchangeFault] = []
    private(set) var figures = ReturnedFigures()
    /// The records of the batch at hand that were taken.
    private var taken: [UInt8] = []
    /// What the last field before the records said.
    private var dayBefore: CivilDate?
    private var codeBefore: ExchangeCode?

    /// The columns of the list.
    private var tokenRules: [RuleIndex] { pseudonymisers.keys.sorted() }

    init(
        _ rules: ExportRules, _ fields: ExchangeFields, _ items: SentItems,
        _ pseudonymisers: [RuleIndex: Pseudonymiser]
    ) {
        self.rules = rules
        self.fields = fields
        self.items = items
        self.pseudonymisers = pseudonymisers
        reasonRule = fields.places.reason.flatMap { rules.plan.rule(for: $0) }?.index ?? -1
        profile = rules.plan.profile?.name
        check = DeclaredTotals(fields)
    }

    /// Reads the file to its end, and writes the list. Refuses with `.export` a file that does not read as the agreement
    /// says, or whose own totals are not those of its records.
    ///
    /// - Parameter keep: Receives the records that were taken, for the files that come later.
    mutating func run(
        _ bytes: ExportBytes, to write: ([UInt8]) throws -> Void, keep: ([UInt8]) throws -> Void = { _ in }
    ) throws {
        let reading = try Exports.reading(bytes, rules, needsRecords: true)
        let names = rules.rules.map(\.field)
        let columns = ["line", "outcome", "reference", "pence", "date", "reason", "meaning"]
        let header = columns.map { Array($0.utf8) } + tokenRules.map { Array(names[Int($0)].utf8) }
        try write(Self.line(header))
        let step = ExchangeStep(fields, register: nil, parties: [])
        while var batch = try reading.next() {
            if batch.kind != .preamble { try reading.tokenizer?.tokenise(&batch) }
            guard batch.kind == .records else { continue }
            let finds = step.read(&batch, reading.codec).finds
            for fault in finds.faults where !fault.kind.isOfLeaving { ExchangeFault.add(fault, to: &faults) }
            let cells = try Cells(batch, reading.codec, reasonRule, pseudonymisers, &figures.brokenTokens)
            var marks = finds.marks[...]
            var lines: [UInt8] = []
            for (position, entry) in finds.entries.enumerated() {
                while let mark = marks.first, mark.position <= position {
                    take(mark)
                    marks = marks.dropFirst()
                }
                let raw = finds.references[Int(entry.reference.lowerBound)..<Int(entry.reference.upperBound)]
                lines += match(entry, raw, cells, position)
            }
            for mark in marks { take(mark) }
            try write(lines)
            try keep(taken)
            taken.removeAll()
        }
        for fault in check.finish() { ExchangeFault.add(fault, to: &faults) }
        guard faults.isEmpty else {
            throw ExchangeRefusal.error(faults, dataset: rules.plan.name, names: names, fields)
        }
    }

    private mutating func take(_ mark: ExchangeFinds.Mark) {
        switch mark.kind {
        case .day(let day): dayBefore = day
        case .code(let code): codeBefore = code
        default: for fault in check.take(mark) { ExchangeFault.add(fault, to: &faults) }
        }
    }

    /// Matches a record, and gives its line of the list.
    private mutating func match(
        _ entry: ExchangeFinds.Entry, _ raw: ArraySlice<UInt8>, _ cells: Cells, _ position: Int
    ) -> [UInt8] {
        let original = cells.original(RuleIndex(fields.referenceRule), position)
        let reference = original ?? raw
        let isTied = tokenRules.map { rule in
            cells.original(rule, position).map {
                items.hasSent(ItemTie($0), with: reference, pence: entry.pence)
            }
        }
        let otherTokens = isTied.count { $0 == false }
        figures.otherTokens += otherTokens
        if check.add(entry.pence, entry.code ?? codeBefore) == false { count(.sum, entry.line) }
        guard !(raw.isEmpty && fields.hasNotices) else {
            let facts = ["\(entry.line)", "about a whole file", "", "", "", "", ""].map { Array($0.utf8) }
            return Self.line(facts + tokenRules.map { _ in [] })
        }
        let reason = cells.reason(position)
        let meaning = ReturnReason.meaning(reason, in: profile)
        let outcome: String
        var isCounted = true
        var isOurs = true
        // It stays left for the record that it belongs to.
        let isOther = otherTokens > 0 && items.isLeft(reference, pence: entry.pence)
        switch isOther ? .otherToken : items.take(reference, pence: entry.pence, isReturned: !reason.isEmpty) {
        case .sent where reason.isEmpty:
            outcome = "matched"
            taken += SentItems.line(reference, pence: entry.pence, isReturned: false)
            isCounted = figures.matched.add(pence: entry.pence)
        case .sent:
            outcome = "returned"
            taken += SentItems.line(reference, pence: entry.pence, isReturned: true)
            isCounted =
                figures.returned.add(pence: entry.pence)
                && figures.reasons[meaning ?? "", default: .zero].add(pence: entry.pence)
        case .before:
            outcome = "unknown: came back before, in another file"
            isCounted = figures.unknown.add(pence: entry.pence) && figures.before.add(pence: entry.pence)
        case .otherToken:
            outcome = "unknown: with a token of another record"
            isCounted = figures.unknown.add(pence: entry.pence)
        case .otherAmount:
            outcome = "unknown: sent with another amount, or less often"
            isCounted = figures.unknown.add(pence: entry.pence) && figures.otherAmount.add(pence: entry.pence)
        case .never:
            outcome = "unknown: never sent"
            isOurs = false
            isCounted = figures.unknown.add(pence: entry.pence)
        }
        if !isCounted { count(.sum, entry.line) }
        let day = (entry.date ?? dayBefore).map { "\($0)" } ?? ""
        let pence = fields.amountRule >= 0 ? "\(entry.pence)" : ""
        let facts = [
            Array("\(entry.line)".utf8), Array(outcome.utf8), isOurs ? Array(reference) : text(raw), Array(pence.utf8),
            Array(day.utf8), text(reason), Array((meaning ?? "").utf8),
        ]
        let turned = zip(tokenRules, isTied).map { rule, isTied in
            isTied == true ? Array(cells.original(rule, position) ?? []) : text(cells.raw(rule, position))
        }
        return Self.line(facts + turned)
    }

    /// What came from others, so that a spreadsheet shows it and does not run it.
    private mutating func text(_ value: ArraySlice<UInt8>) -> [UInt8] {
        let starts = [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D]
        guard let first = value.first, starts.contains(first) else { return Array(value) }
        figures.formulas += 1
        return [UInt8(ascii: "'")] + value
    }

    private mutating func count(_ kind: ExchangeFault.Kind, _ line: Int) {
        ExchangeFault.add(ExchangeFault(kind: kind, rule: -1, line: line), to: &faults)
    }

    /// A line of the list: RFC 4180, LF.
    private static func line(_ values: [[UInt8]]) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        var line: [UInt8] = []
        for (index, value) in values.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            let isPlain = !value.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }
            line += isPlain ? value : [quote] + value.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
        }
        return line + [0x0A]
    }
}

extension ReturnedFile {
    /// What the records of a batch hold besides what an exchange reads: reasons, and tokens turned back.
    private struct Cells {
        private var reasons: [Int: [UInt8]] = [:]
        /// What stands in fields with tokens, and what it stands for; `nil` for what is no token.
        private var tokens: [RuleIndex: [Int: (raw: [UInt8], original: [UInt8]?)]] = [:]

        init(
            _ batch: Batch, _ codec: CellCodec, _ reasonRule: RuleIndex,
            _ pseudonymisers: [RuleIndex: Pseudonymiser], _ broken: inout Int
        ) throws {
            let index = CellsByRule(batch.cells)
            func record(_ cell: Int) -> Int? {
                let record = batch.cells.cells[cell].record
                return record == .max ? nil : Int(record)
            }
            var values = ValueColumn()
            if reasonRule >= 0 {
                for (position, cell) in codec.gather(reasonRule, of: batch, by: index, into: &values).enumerated() {
                    guard let record = record(cell), reasons[record] == nil else { continue }
                    reasons[record] = Array(values[position])
                }
            }
            for (rule, pseudonymiser) in pseudonymisers {
                let cells = codec.gather(rule, of: batch, by: index, into: &values)
                guard !cells.isEmpty else { continue }
                var turned = ValueColumn()
                let isReversed = try pseudonymiser.reverse(values, into: &turned)
                for (position, cell) in cells.enumerated() where !values[position].isEmpty {
                    guard let record = record(cell) else { continue }
                    // What is no token stays as it came: the clerk sees it.
                    if !isReversed[position] { broken += 1 }
                    tokens[rule, default: [:]][record] = (
                        Array(values[position]), isReversed[position] ? Array(turned[position]) : nil
                    )
                }
            }
        }

        func reason(_ record: Int) -> ArraySlice<UInt8> { reasons[record, default: []][...] }

        func original(_ rule: RuleIndex, _ record: Int) -> ArraySlice<UInt8>? {
            tokens[rule]?[record]?.original.map { $0[...] }
        }

        func raw(_ rule: RuleIndex, _ record: Int) -> ArraySlice<UInt8> { (tokens[rule]?[record]?.raw ?? [])[...] }
    }
}

extension ExchangeFault.Kind {
    /// Whether it says what may not leave: what came back to us does not.
    fileprivate var isOfLeaving: Bool {
        switch self {
        case .person, .instruction, .otherName, .account, .noAccount, .otherAccount, .secondAccount, .sharedAccount,
            .otherOwn, .form, .name, .namespace, .remark, .noText:
            true
        case .amount, .missing, .twice, .currency, .code, .direction, .day, .outside, .reference, .sum, .total, .again,
            .stray, .characters:
            false
        }
    }
}
