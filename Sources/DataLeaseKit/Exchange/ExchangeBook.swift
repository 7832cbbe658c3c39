internal import Agreements
internal import Bundles
internal import Primitives
internal import Records

/// What an exchange came to, once its file was read to the end.
struct BookedExchange {
    /// What was read, sent and held back, in total and by code and day.
    var read = MoneyTotal.zero
    var sent = MoneyTotal.zero
    var heldBack = MoneyTotal.zero
    var groups: [ExchangeRecord.Group] = []
    /// The digest of the sent items.
    var items = Digest.sha256([])
    /// The size of the list of items, and of that of what was held back with its digest.
    var itemsSize = 0
    var heldBackDigest = Digest.sha256([])
    var heldBackSize = 0
    /// What each sent item is found again by.
    var marks: [ItemMark] = []
    /// Those of them whose transaction code says that they are presented again.
    var presentedAgain: Set<ItemMark> = []
}

/// Adds up what the workers read, in the order of the file, and writes the items and what was held back. Owned by the one
/// writer of a preparation.
///
/// Memory: the groups, of which there are `ExchangeRecord.mostGroups` at most, 24 bytes for each sent item, and some 100 for
/// each payer in the file whose account the register lacks.
final class ExchangeBook {
    private struct Key: Hashable {
        var code: ExchangeCode?
        var date: CivilDate?
    }

    private let dataset: String
    private let fields: ExchangeFields
    private let names: [String]
    private let expectation: ExchangeExpectation?
    private var items: ListFile
    private var heldBack: ListFile
    private var groups: [Key: ExchangeRecord.Group] = [:]
    private var read = MoneyTotal.zero
    private var marks: [ItemMark] = []
    private var presentedAgain: Set<ItemMark> = []
    private var hasHeldBack = false
    private var faults: [ExchangeFault] = []
    private var check: DeclaredTotals
    /// What is the same throughout the file.
    private var constants: [Int: Int] = [:]
    private var accounts = AccountsOfPayers()
    /// What the last field before the records said.
    private var codeBefore: ExchangeCode?
    private var dayBefore: CivilDate?

    private let mostItems: Int

    /// A book of a dataset, of at most `mostItems` records that are sent. The lists are written beside their final names at `items` and `heldBack`; nowhere where those
    /// are `nil`, as in a rehearsal.
    init(
        _ fields: ExchangeFields, _ rules: ExportRules, expecting expectation: ExchangeExpectation?, items: String?,
        heldBack: String?, mostItems: Int = SentItems.mostItems
    ) throws {
        self.fields = fields
        self.mostItems = mostItems
        self.expectation = expectation
        dataset = rules.plan.name
        names = rules.rules.map(\.field)
        self.items = try ListFile(items)
        self.heldBack = try ListFile(heldBack)
        check = DeclaredTotals(fields)
        try self.heldBack.write(Array("line,reference,pence,reason\n".utf8))
    }

    /// Takes what a batch has; batches come in their order.
    func add(_ finds: ExchangeFinds) throws {
        for fault in finds.faults { note(fault) }
        for one in finds.constants {
            let first = constants[one.number] ?? one.hash
            constants[one.number] = first
            if first != one.hash { note(ExchangeFault(kind: .otherOwn, rule: one.rule, line: one.line)) }
        }
        var marks = finds.marks[...]
        for (position, entry) in finds.entries.enumerated() {
            while let mark = marks.first, mark.position <= position {
                take(mark)
                marks = marks.dropFirst()
            }
            try add(entry, finds.references[Int(entry.reference.lowerBound)..<Int(entry.reference.upperBound)])
        }
        for mark in marks { take(mark) }
    }

    private func take(_ mark: ExchangeFinds.Mark) {
        switch mark.kind {
        case .day(let day): dayBefore = day
        case .code(let code): codeBefore = code
        default: for fault in check.take(mark) { note(fault) }
        }
    }

    private func add(_ entry: ExchangeFinds.Entry, _ reference: ArraySlice<UInt8>) throws {
        let key = Key(code: entry.code ?? codeBefore, date: entry.date ?? dayBefore)
        func fault(_ kind: ExchangeFault.Kind) { note(ExchangeFault(kind: kind, rule: -1, line: entry.line)) }
        if let expectation, !expectation.takes(key.date) { fault(.outside) }
        if check.add(entry.pence, key.code) == false { fault(.sum) }
        var group =
            groups[key]
            ?? ExchangeRecord.Group(
                code: key.code?.text, date: key.date, read: .zero, sent: .zero, heldBack: .zero)
        let isSent = entry.heldBack == nil
        guard read.add(pence: entry.pence), group.read.add(pence: entry.pence),
            isSent ? group.sent.add(pence: entry.pence) : group.heldBack.add(pence: entry.pence)
        else { return fault(.sum) }
        groups[key] = group
        guard groups.count <= ExchangeRecord.mostGroups else {
            throw KitError(
                .export,
                "dataset \(dataset): more than \(ExchangeRecord.mostGroups) different transaction codes and days",
                hint: "are code: and date: the right fields? send a shorter period; nothing was written")
        }
        if let reason = entry.heldBack {
            hasHeldBack = true
            try heldBack.write(
                Array("\(entry.line),".utf8) + Self.quoted(reference)
                    + Array(",\(entry.pence),\(Self.text(reason, names))\n".utf8))
            return
        }
        if let account = entry.account, let kind = accounts.add(account) { fault(kind) }
        guard marks.count < mostItems else {
            throw KitError(
                .export, "dataset \(dataset): more than \(mostItems) records are to be sent in one file",
                hint: "send it in parts, each with its own number and totals; nothing was written")
        }
        let written = Array(reference) + Array(",\(entry.pence),\(key.date.map { "\($0)" } ?? "")".utf8)
        let mark = ItemMark(reference, pence: entry.pence, day: key.date)
        marks.append(mark)
        if key.code?.text == Self.presentedAgain { presentedAgain.insert(mark) }
        let ties = entry.ties.map { " \($0.text)" }.joined()
        try items.write(written + Array(",\(key.code?.text ?? "")\(ties)\n".utf8))
    }

    /// The transaction code of Bacs for a debit that came back and is presented again.
    private static let presentedAgain = "18"

    private static func quoted(_ field: ArraySlice<UInt8>) -> [UInt8] {
        guard field.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
            return Array(field)
        }
        let quote = UInt8(ascii: "\"")
        return [quote] + field.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }

    private static func text(_ reason: HeldBackReason, _ names: [String]) -> String {
        func name(_ rule: Int) -> String {
            rule < names.count && !names[rule].isEmpty ? ExportError.printable(names[rule]) : "a field"
        }
        let text =
            switch reason {
            case .person: "the payer is not in the register of incorporated payers"
            case .otherName(let rule): "\(name(rule)) holds another name than the register"
            case .noAccount(let rule): "\(name(rule)) holds what is no account, or one too many"
            case .otherAccount(let rule): "\(name(rule)) holds another account than the register"
            case .found(let field, let noun): "\(name(field)) holds \(noun)"
            }
        return String(decoding: quoted(Array(text.utf8)[...]), as: UTF8.self)
    }

    // MARK: Faults

    private func note(_ fault: ExchangeFault) { ExchangeFault.add(fault, to: &faults) }

    /// Ends the book: everything fits, or the run is refused.
    ///
    /// - Parameters:
    ///   - rowsRead: How many records the reader says there were.
    ///   - rowsShared: How many records the writer says left.
    func finish(rowsRead: Int, rowsShared: Int) throws -> BookedExchange {
        for fault in check.finish() { note(fault) }
        guard faults.isEmpty else { throw ExchangeRefusal.error(faults, dataset: dataset, names: names, fields) }
        var outcome = BookedExchange()
        outcome.read = read
        outcome.groups = groups.values.sorted { $0.stands(before: $1) }
        for group in outcome.groups {
            guard outcome.sent.add(group.sent), outcome.heldBack.add(group.heldBack) else {
                throw ExchangeRefusal.error(
                    [ExchangeFault(kind: .sum, rule: -1, line: 0)], dataset: dataset, names: names, fields)
            }
        }
        var both = outcome.sent
        // Three counts that come about on three ways: whoever loses a record is found out here.
        guard both.add(outcome.heldBack), both == read, read.rows == rowsRead, outcome.sent.rows == rowsShared else {
            throw KitError(
                .failed,
                "dataset \(dataset): \(rowsRead) rows were read, \(outcome.sent.rows) of \(rowsShared) that were written"
                    + " and \(outcome.heldBack.rows) held back were counted: they do not add up",
                hint: "nothing was written; this is a fault of the program, please report it")
        }
        if outcome.groups.count == 1, outcome.groups[0].code == nil, outcome.groups[0].date == nil {
            outcome.groups = []
        }
        try expectation?.check(read, dataset: dataset)
        (outcome.items, outcome.itemsSize) = try items.finish()
        (outcome.heldBackDigest, outcome.heldBackSize) = try heldBack.finish()
        outcome.marks = marks
        outcome.presentedAgain = presentedAgain
        return outcome
    }

    /// Gives the lists their names. Only once all else of the bundle is written.
    func publish() throws {
        try items.publish()
        // A list of nothing would be the same copy of many bundles.
        if hasHeldBack { try heldBack.publish() } else { heldBack.discard() }
    }

    /// Removes what was written of the lists.
    func discard() {
        items.discard()
        heldBack.discard()
    }
}
