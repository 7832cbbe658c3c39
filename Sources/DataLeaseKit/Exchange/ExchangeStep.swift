internal import Agreements
internal import Bundles
internal import Detection
internal import Primitives
internal import Records

/// The exchange, as a worker applies it to one batch: reads what each record comes to, decides whose it is, and says which
/// cells the register accounts for. A pure function of the terms, the register and the batch.
struct ExchangeStep: Sendable {
    let fields: ExchangeFields
    let register: PayerRegister?
    /// The names of the parties of the agreement that are companies, and of all of them as they stand there.
    let parties: [CorporateName]
    let partyNames: [[UInt8]]

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
    struct Record {
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
        var reading = Reading()
        if let line = Self.lineOfNoText(batch) {
            ExchangeFault.add(ExchangeFault(kind: .noText, rule: -1, line: line), to: &reading.finds.faults)
        }
        guard batch.kind == .records else { return reading }
        fields.markup?.look(at: batch, codec, &reading.finds)
        reading.accounted = Array(repeating: false, count: batch.cells.cells.count)
        var records = Array(repeating: Record(), count: batch.recordCount)
        for (index, place) in batch.cells.records.enumerated() where index < records.count {
            records[index].line = Int(place.lowerBound)
        }
        let hasPlaces = batch.cells.records.count == records.count
        var walk = Walk(line: LinesPassed(first: batch.firstLine))
        if let line = Self.lineOfOtherCharacters(batch, codec, fields) {
            ExchangeFault.add(ExchangeFault(kind: .characters, rule: -1, line: line), to: &reading.finds.faults)
        }
        // Found by their tags: a field in them may be missing.
        var payments = (fields.hasPayments ? XMLTagWalk.starts(of: "PmtInf", in: batch.bytes.span) : [])[...]
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
            if let form = fields.written[Int(cell.rule)] {
                let fits = form.fits(batch.bytes[Int(cell.value.lowerBound)..<Int(cell.value.upperBound)])
                reading.accounted[index] = fits && form.isNobodys
                if !fits {
                    ExchangeFault.add(
                        ExchangeFault(kind: .form, rule: Int(cell.rule), line: walk.line(of: cell, batch)),
                        to: &reading.finds.faults)
                }
            }
            guard !role.isEmpty else { continue }
            // `decode` leaves the white space around a value to its envelope.
            walk.value.removeAll()
            codec.decode(cell, in: batch.bytes, into: &walk.value)
            if cell.record == .max || Int(cell.record) >= records.count {
                let isAccounted = readOutside(cell, role, batch, &walk, &reading.finds)
                reading.accounted[index] = reading.accounted[index] || isAccounted
            } else {
                let isAccounted = read(cell, role, batch, &records[Int(cell.record)], &walk, &reading.finds)
                reading.accounted[index] = reading.accounted[index] || isAccounted
            }
        }
        takePayments(before: .max)
        decide(&batch, records, codec, &walk, &reading)
        return reading
    }

    struct Walk {
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

    /// The line of the first byte that is no character of the file's encoding, or controls something; `nil` where all are
    /// text. Recognisers read characters: what is none could be anything, to them and to nobody else.
    private static func lineOfNoText(_ batch: Batch) -> Int? {
        var place = batch.bytes.firstIndex { byte in
            (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x7F
        }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: batch.bytes.span)
        } catch {
            place = min(place ?? .max, error.byteOffsets.lowerBound)
        }
        guard let place else { return nil }
        var lines = LinesPassed(first: batch.firstLine)
        return lines.line(at: place, in: batch.bytes.span)
    }

    /// The line of the first character of a Standard 18 that is not ASCII; `nil` where all are.
    private static func lineOfOtherCharacters(_ batch: Batch, _ codec: CellCodec, _ fields: ExchangeFields) -> Int? {
        guard fields.places.item != nil else { return nil }
        // What comes in another encoding leaves in it, too.
        guard codec.encoding == .utf8 else { return batch.firstLine }
        guard let place = batch.bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
        var lines = LinesPassed(first: batch.firstLine)
        return lines.line(at: place, in: batch.bytes.span)
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
        compare(value.bytes, as: fields.constants[Int(cell.rule)], cell, batch, &walk, &finds)
        return isAccounted || isOurs(value.bytes)
    }

    /// Compares what is ours with what the batch holds of it before; of all batches, the book does.
    func compare(
        _ value: [UInt8], as constant: Int, _ cell: CellTable.Cell, _ batch: Batch, _ walk: inout Walk,
        _ finds: inout ExchangeFinds
    ) {
        guard constant >= 0 else { return }
        // An account is the same in whatever groups its digits stand.
        let hash = Self.hash(AccountForm(value)?.characters ?? Array(PayerRegister.trimmed(value[...])))
        guard let first = finds.constants.first(where: { $0.number == constant }) else {
            finds.constants.append(
                ExchangeFinds.Constant(
                    number: constant, rule: Int(cell.rule), hash: hash, line: walk.line(of: cell, batch)))
            return
        }
        guard first.hash != hash else { return }
        ExchangeFault.add(
            ExchangeFault(kind: .otherOwn, rule: Int(cell.rule), line: walk.line(of: cell, batch)), to: &finds.faults)
    }

    /// A hash of a value, of this process alone.
    static func hash(_ value: [UInt8]) -> Int {
        var hasher = Hasher()
        value.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    /// Whether a field of ours holds an account, or the name of a party; whatever else it holds is looked at like any other.
    func isOurs(_ value: [UInt8]) -> Bool { AccountForm(value) != nil || isOfParty(value) }

    /// Whether a text is the name of a party, with its ending or without.
    func isOfParty(_ value: [UInt8]) -> Bool {
        if parties.contains(where: { $0.isHeld(by: value) || $0.isCalled(value) }) { return true }
        let spelled = Self.spelled(value)
        return !spelled.isEmpty && partyNames.contains(spelled)
    }

    /// A name in small letters without the white space around it.
    private static func spelled(_ name: some Collection<UInt8>) -> [UInt8] {
        Array(PayerRegister.trimmed(Array(name)[...])).map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
    }

    /// Refuses an amount for what stands around it, which is left out where it is decoded.
    static func checkEnvelope(
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

    /// Notes the records that the proof over the output has left out.
    static func hold(_ setAside: [(record: UInt32, hit: ProofHit)], in finds: inout ExchangeFinds) {
        for (record, hit) in setAside where Int(record) < finds.entries.count {
            finds.entries[Int(record)].heldBack = .found(field: hit.field, noun: hit.kind.noun)
        }
    }
}
