internal import Agreements
internal import Bundles
internal import Detection
internal import Primitives
internal import Records

/// The exchange, as a worker applies it to one batch: reads what each record comes to, decides whose it is, and says which
/// cells the register accounts for. A pure function of the terms, the register and the batch.
struct ExchangeStep: Sendable {
    private let fields: ExchangeFields
    private let register: PayerRegister?
    /// The names of the parties of the agreement that are companies, and of all of them as they stand there.
    private let parties: [CorporateName]
    private let partyNames: [[UInt8]]

    /// The longest reference, in bytes.
    static let longestReference = 256

    /// The step of a dataset.
    ///
    /// - Parameters:
    ///   - register: The register of incorporated payers; `nil` only where no record speaks of a payer.
    ///   - parties: The legal names of the parties.
    init(_ fields: ExchangeFields, register: PayerRegister?, parties: [String]) {
        self.fields = fields
        self.register = register
        partyNames = parties.map { Self.spelled($0.utf8) }
        self.parties = parties.compactMap { try? CorporateName(Array($0.utf8)) }
    }

    /// What is read of a batch before the proof looks at it.
    struct Reading {
        var finds = ExchangeFinds()
        /// For each cell, whether the register or its own form accounts for what stands there; empty for none.
        var accounted: [Bool] = []
    }

    /// What is known of a record while its cells are walked.
    private struct Record {
        var line = 0
        var reference: Range<UInt32>?
        var payer: Payer = .unknown
        var pence: Int?
        var code: ExchangeCode?
        var date: CivilDate?
        var ties: [ItemTie] = []
        /// Whether some field stands there a second time.
        var seen: ExchangeFields.Role = []

        enum Payer { case unknown, person, registered(Int) }
    }

    /// Reads a batch whose cells are known, and leaves the records out that are a person's and held back.
    func read(_ batch: inout Batch, _ codec: CellCodec) -> Reading {
        guard batch.kind == .records else { return Reading() }
        var reading = Reading()
        reading.accounted = Array(repeating: false, count: batch.cells.cells.count)
        var records = Array(repeating: Record(), count: batch.recordCount)
        for (index, place) in batch.cells.records.enumerated() where index < records.count {
            records[index].line = Int(place.lowerBound)
        }
        let hasPlaces = batch.cells.records.count == records.count
        var walk = Walk(line: LinesPassed(first: batch.firstLine))
        // Found by their tags: a field in them may be missing.
        var payments = (fields.hasPayments ? XMLStarts.offsets(of: "PmtInf", in: batch.bytes.span) : [])[...]
        func takePayments(before offset: Int) {
            while let payment = payments.first, payment < offset {
                payments.removeFirst()
                let line = walk.line.line(at: payment, in: batch.bytes.span)
                reading.finds.marks.append(
                    ExchangeFinds.Mark(position: walk.begun, kind: .payment, line: line))
            }
        }
        for index in batch.cells.cells.indices {
            let cell = batch.cells.cells[index]
            takePayments(before: Int(cell.value.lowerBound))
            guard cell.rule >= 0, Int(cell.rule) < fields.roles.count else { continue }
            let role = fields.roles[Int(cell.rule)]
            if cell.record != .max, Int(cell.record) < records.count {
                walk.begun = max(walk.begun, Int(cell.record) + 1)
                if !hasPlaces, records[Int(cell.record)].line == 0 {
                    records[Int(cell.record)].line = Int(cell.value.lowerBound)
                }
            }
            guard !role.isEmpty else { continue }
            // `decode` leaves the white space around a value to its envelope.
            walk.value.removeAll()
            codec.decode(cell, in: batch.bytes, into: &walk.value)
            if cell.record == .max || Int(cell.record) >= records.count {
                reading.accounted[index] = readOutside(cell, role, batch, &walk, &reading.finds)
            } else {
                reading.accounted[index] = read(
                    cell, role, batch, &records[Int(cell.record)], &walk, &reading.finds)
            }
        }
        takePayments(before: .max)
        decide(&batch, records, codec, &walk, &reading)
        return reading
    }

    private struct Walk {
        var line: LinesPassed
        var value = ValueColumn()
        /// How many records have begun.
        var begun = 0
        /// Where the currency that was read last ends.
        var currencyEnd = 0
        /// The amount of a contra whose code is still to come, or the other way round.
        var contra: (amount: Int?, code: ExchangeCode?, scope: UInt32) = (nil, nil, .max)

        mutating func line(of cell: CellTable.Cell, _ batch: Batch) -> Int {
            line.line(at: Int(cell.value.lowerBound), in: batch.bytes.span)
        }
    }

    // MARK: In a record

    /// Reads a field of a record. Returns whether what stands there is none of a person, whoever the payer is.
    private func read(
        _ cell: CellTable.Cell, _ role: ExchangeFields.Role, _ batch: Batch, _ record: inout Record,
        _ walk: inout Walk, _ finds: inout ExchangeFinds
    ) -> Bool {
        // Of its own, so that lines can be counted while it is looked at; nothing is copied.
        let value = walk.value
        let text = value.bytes.span
        var isAccounted = false
        func fault(_ kind: ExchangeFault.Kind) {
            ExchangeFault.add(
                ExchangeFault(kind: kind, rule: Int(cell.rule), line: walk.line(of: cell, batch)), to: &finds.faults)
        }
        let single: ExchangeFields.Role = [.payer, .reference, .code, .day, .currency]
        let again = role.intersection(fields.isDelimited ? single.union(.amount) : single).intersection(record.seen)
        if !again.isEmpty { fault(.twice) }
        record.seen.formUnion(role)
        if role.contains(.currency) { walk.currencyEnd = Int(cell.value.upperBound) }
        if role.contains(.amount), let amount = fields.places.amount {
            if fields.currencyRule >= 0, !Self.hasCurrency(cell, behind: walk.currencyEnd, in: batch) {
                ExchangeFault.add(
                    ExchangeFault(kind: .missing, rule: fields.currencyRule, line: walk.line(of: cell, batch)),
                    to: &finds.faults)
            }
            do {
                try Self.checkEnvelope(of: cell, in: batch, fields)
                let pence =
                    amount.unit == .pounds ? try PenceText.pence(ofPounds: text) : try PenceText.pence(ofPence: text)
                let (sum, isOver) = (record.pence ?? 0).addingReportingOverflow(pence)
                if isOver { fault(.sum) } else { record.pence = sum }
                isAccounted = true
            } catch {
                fault(.amount(error))
            }
        }
        if role.contains(.currency) {
            if Self.isPounds(text) { isAccounted = true } else { fault(.currency) }
        }
        if role.contains(.code) || role.contains(.codeBefore) {
            if let code = ExchangeCode(text) {
                record.code = record.code ?? code
                isAccounted = true
            } else {
                fault(.code)
            }
        }
        if role.contains(.day), let form = fields.forms[Int(cell.rule)] {
            // A field of a Standard 18 without days of its own is not there, or blank.
            if let day = form.day(text) {
                record.date = record.date ?? day.day
                isAccounted = day.isAll
                // A column has a day in the form that was agreed, and nothing else.
                if fields.isDelimited, !day.isAll { fault(.day) }
            } else if !(text.isEmpty && !fields.isDelimited) {
                fault(.day)
            }
        }
        if role.contains(.token), !text.isEmpty { record.ties.append(ItemTie(walk.value.bytes)) }
        if role.contains(.reference) {
            let isLine = walk.value.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
            if isLine, !text.isEmpty, text.count <= Self.longestReference {
                let start = UInt32(truncatingIfNeeded: finds.references.count)
                finds.references += walk.value.bytes
                record.reference = start..<UInt32(truncatingIfNeeded: finds.references.count)
            } else {
                fault(.reference)
            }
        }
        if role.contains(.payer) {
            if let number = register?.payer(walk.value.bytes[...]) {
                record.payer = .registered(number)
            } else {
                record.payer = .person
            }
        }
        guard role.contains(.own), !role.contains(.payerName), !role.contains(.payerAccount) else { return isAccounted }
        if fields.isConstant[Int(cell.rule)] {
            let hash = Self.hash(PayerRegister.trimmed(value.bytes[...]))
            if let first = finds.constants.first(where: { $0.rule == Int(cell.rule) }) {
                if first.hash != hash { fault(.otherOwn) }
            } else {
                finds.constants.append(
                    ExchangeFinds.Constant(rule: Int(cell.rule), hash: hash, line: walk.line(of: cell, batch)))
            }
        }
        return isAccounted || isOurs(value.bytes)
    }

    /// A hash of a value, of this process alone.
    private static func hash(_ value: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        value.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    /// Whether a field of ours holds an account, or the name of a party; whatever else it holds is looked at like any other.
    private func isOurs(_ value: [UInt8]) -> Bool {
        if AccountForm(value) != nil || parties.contains(where: { $0.isHeld(by: value) }) { return true }
        let spelled = Self.spelled(value)
        return !spelled.isEmpty && partyNames.contains(spelled)
    }

    /// A name in small letters without the white space around it.
    private static func spelled(_ name: some Collection<UInt8>) -> [UInt8] {
        Array(PayerRegister.trimmed(Array(name)[...])).map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
    }

    /// Refuses an amount for what stands around it, which is left out where it is decoded.
    private static func checkEnvelope(
        of cell: CellTable.Cell, in batch: Batch, _ fields: ExchangeFields
    ) throws(PenceText.Fault) {
        let isText: Bool
        switch cell.form {
        // Columns of a fixed width are filled up; those of Standard 18 with zeros.
        case .fixed where fields.places.item == nil: return
        case .text, .attributeInDoubleQuotes, .attributeInSingleQuotes: isText = true
        default: isText = false
        }
        let (begin, end) = (Int(cell.value.lowerBound), Int(cell.value.upperBound))
        guard begin < end else { return }
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        if isSpace(batch.bytes[begin]) || isSpace(batch.bytes[end - 1]) { throw .space }
        // White space may be written as a reference; no digit needs to be.
        let isReference = batch.bytes[begin] == UInt8(ascii: "&") || batch.bytes[end - 1] == UInt8(ascii: ";")
        if isText, isReference { throw .notANumber }
    }

    /// Whether the currency that ends at `end` stands in the tag right before an amount.
    private static func hasCurrency(_ amount: CellTable.Cell, behind end: Int, in batch: Batch) -> Bool {
        let begin = Int(amount.value.lowerBound)
        guard end > 0, end < begin else { return false }
        let between = batch.bytes[end..<begin]
        return between.count { $0 == UInt8(ascii: "<") } == (amount.form == .cdata ? 1 : 0)
    }

    private static func isPounds(_ text: Span<UInt8>) -> Bool {
        text.count == 3 && text[0] == UInt8(ascii: "G") && text[1] == UInt8(ascii: "B") && text[2] == UInt8(ascii: "P")
    }

    // MARK: Outside records

    /// Reads a field that stands in no record: a day that speaks of those behind it, or a total.
    private func readOutside(
        _ cell: CellTable.Cell, _ role: ExchangeFields.Role, _ batch: Batch, _ walk: inout Walk,
        _ finds: inout ExchangeFinds
    ) -> Bool {
        let value = walk.value
        let text = value.bytes.span
        let line = walk.line(of: cell, batch)
        let position = walk.begun
        func mark(_ kind: ExchangeFinds.Mark.Kind) {
            finds.marks.append(ExchangeFinds.Mark(position: position, kind: kind, line: line))
        }
        func fault(_ kind: ExchangeFault.Kind) {
            ExchangeFault.add(ExchangeFault(kind: kind, rule: Int(cell.rule), line: line), to: &finds.faults)
        }
        if role.contains(.label) { mark(.label(Int(cell.rule))) }
        if role.contains(.amount) { fault(.stray) }
        if role.contains(.dayBefore), !text.isEmpty {
            guard let form = fields.forms[Int(cell.rule)], let day = form.day(text) else {
                fault(.day)
                return false
            }
            mark(.day(day.day))
            return day.isAll
        }
        if role.contains(.codeBefore) || (role.contains(.code) && !fields.isDelimited) {
            guard let code = ExchangeCode(text) else {
                fault(.code)
                return false
            }
            mark(.code(code))
            return true
        }
        if !role.isDisjoint(with: .totals) {
            do {
                try Self.checkEnvelope(of: cell, in: batch, fields)
            } catch {
                fault(.amount(error))
                return false
            }
            return readTotal(role, text, mark, fault)
        }
        if role.contains(.contraAmount) || role.contains(.contraCode) {
            if walk.contra.scope != cell.scope { walk.contra = (nil, nil, cell.scope) }
            if role.contains(.contraAmount) {
                do {
                    try Self.checkEnvelope(of: cell, in: batch, fields)
                    walk.contra.amount = try PenceText.pence(ofPence: text)
                } catch {
                    fault(.amount(error))
                    return false
                }
            } else {
                guard let code = ExchangeCode(text) else {
                    fault(.code)
                    return false
                }
                walk.contra.code = code
            }
            if let amount = walk.contra.amount, let code = walk.contra.code {
                mark(.contra(fields.contraCredits.contains(code) ? -amount : amount))
            }
            return true
        }
        return role.contains(.own) && isOurs(value.bytes)
    }

    private func readTotal(
        _ role: ExchangeFields.Role, _ text: Span<UInt8>, _ mark: (ExchangeFinds.Mark.Kind) -> Void,
        _ fault: (ExchangeFault.Kind) -> Void
    ) -> Bool {
        let kinds: [(ExchangeFields.Role, DeclaredTotal, isValue: Bool)] = [
            (.count, .count, false), (.value, .value, true), (.debitCount, .debitCount, false),
            (.debitValue, .debitValue, true), (.creditCount, .creditCount, false), (.creditValue, .creditValue, true),
        ]
        for (one, total, isValue) in kinds where role.contains(one) {
            do {
                let isPounds = isValue && fields.places.amount?.unit == .pounds
                mark(.total(total, isPounds ? try Self.controlSum(text) : try PenceText.pence(ofPence: text)))
            } catch {
                fault(.amount(error))
                return false
            }
        }
        return true
    }

    /// A sum in pounds; in XML it may lack decimals that are nothing, `12`, `12.5`: the schema's decimals are numbers.
    private static func controlSum(_ text: Span<UInt8>) throws(PenceText.Fault) -> Int {
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        let decimals = bytes.firstIndex(of: UInt8(ascii: ".")).map { bytes.count - $0 - 1 }
        switch decimals {
        case nil: bytes += Array(".00".utf8)
        case 1: bytes.append(UInt8(ascii: "0"))
        default: break
        }
        return try PenceText.pence(ofPounds: bytes.span)
    }

    // MARK: Decision

    /// Decides record by record, and accounts for what the register says of a payer.
    private func decide(
        _ batch: inout Batch, _ records: [Record], _ codec: CellCodec, _ walk: inout Walk, _ reading: inout Reading
    ) {
        var lines = LinesPassed(first: batch.firstLine)
        var held = [HeldBackReason?](repeating: nil, count: records.count)
        let begin = reading.finds.entries.count
        for (index, record) in records.enumerated() {
            let line = lines.line(at: record.line, in: batch.bytes.span)
            func fault(_ kind: ExchangeFault.Kind, _ rule: Int) {
                ExchangeFault.add(ExchangeFault(kind: kind, rule: rule, line: line), to: &reading.finds.faults)
            }
            if fields.amountRule >= 0, record.pence == nil, !record.seen.contains(.amount) {
                fault(.missing, fields.amountRule)
            }
            if fields.payerRule >= 0, !record.seen.contains(.payer) { fault(.missing, fields.payerRule) }
            if fields.referenceRule >= 0, fields.referenceRule != fields.payerRule, !record.seen.contains(.reference) {
                fault(.missing, fields.referenceRule)
            }
            var pence = record.pence ?? 0
            if let code = record.code, !fields.credits.isEmpty {
                if fields.credits.contains(code) {
                    pence = 0 &- pence
                } else if !fields.debits.contains(code) {
                    fault(.direction, fields.amountRule)
                }
            }
            if fields.payerRule >= 0, case .registered = record.payer {
            } else if fields.payerRule >= 0 {
                if fields.holdsBack {
                    held[index] = .person
                } else {
                    let isInstruction =
                        fields.places.isInstruction
                        || (fields.isDelimited && record.code.map(fields.debits.contains) ?? false)
                    let isCredit = record.code.map(fields.credits.contains) ?? false
                    fault(isInstruction && !isCredit ? .instruction : .person, fields.payerRule)
                }
            }
            reading.finds.entries.append(
                ExchangeFinds.Entry(
                    line: line, reference: record.reference ?? 0..<0, pence: pence, code: record.code,
                    date: record.date, ties: record.ties))
        }
        walk.line = LinesPassed(first: batch.firstLine)
        var accounts = Array(repeating: AccountForm(), count: records.count)
        for index in batch.cells.cells.indices where !reading.accounted[index] {
            let cell = batch.cells.cells[index]
            guard cell.rule >= 0, Int(cell.rule) < fields.roles.count, cell.record != .max,
                Int(cell.record) < records.count, fields.isKept[Int(cell.rule)]
            else { continue }
            let role = fields.roles[Int(cell.rule)]
            let isName = role.contains(.payerName)
            guard isName || role.contains(.payerAccount) else { continue }
            let record = Int(cell.record)
            guard held[record] == nil else { continue }
            walk.value.removeAll()
            codec.decode(cell, in: batch.bytes, into: &walk.value)
            guard !walk.value.bytes.isEmpty else { continue }
            var isAccounted = false
            if isName {
                if case .registered(let payer) = records[record].payer {
                    let holding = register?.name(of: payer)?.holding(of: walk.value.bytes)
                    // What may as well be a person's is left to the proof.
                    if holding == .bare, fields.cutsNames { continue }
                    isAccounted = holding == .whole || holding == .cut && fields.cutsNames
                } else if fields.payerRule < 0 {
                    isAccounted = (try? CorporateName(walk.value.bytes)) != nil
                }
                isAccounted = isAccounted || parties.contains { $0.isHeld(by: walk.value.bytes) }
            } else if case .registered = records[record].payer {
                if let form = AccountForm(walk.value.bytes) {
                    accounts[record].add(form)
                    isAccounted = !accounts[record].isMore(than: fields.mostAccounts)
                }
            }
            reading.accounted[index] = isAccounted
            // Nothing more is to be said of a record that is a person's.
            if isAccounted { continue }
            if case .person = records[record].payer, fields.payerRule >= 0 { continue }
            let isOfNobody = !isName && fields.payerRule < 0
            if fields.holdsBack, !isOfNobody {
                held[record] = isName ? .otherName(rule: Int(cell.rule)) : .noAccount(rule: Int(cell.rule))
            } else {
                ExchangeFault.add(
                    ExchangeFault(
                        kind: isName ? .otherName : isOfNobody ? .account : .noAccount, rule: Int(cell.rule),
                        line: walk.line(of: cell, batch)), to: &reading.finds.faults)
            }
        }
        for (index, reason) in held.enumerated() {
            guard let reason else { continue }
            reading.finds.entries[begin + index].heldBack = reason
            if batch.cells.leftOut.isEmpty { batch.cells.leftOut = Array(repeating: false, count: records.count) }
            batch.cells.leftOut[index] = true
        }
    }

    /// Notes the records that the proof over the output has left out.
    static func hold(_ setAside: [(record: UInt32, hit: ProofHit)], in finds: inout ExchangeFinds) {
        for (record, hit) in setAside where Int(record) < finds.entries.count {
            finds.entries[Int(record)].heldBack = .found(field: hit.field, noun: hit.kind.noun)
        }
    }
}
