internal import Agreements
internal import Detection
internal import Pseudonyms
internal import Records

/// One batch, cell by cell: what the proof over the output is shown of it.
struct ProofWalk {
    private let step: ProofStep
    private let codec: CellCodec
    private var scan: ProofScan
    private var lines: LinesPassed
    private var split = SplitText()
    /// The value that is decoded; nearly every one stands in the batch as it is decoded.
    private var value = ValueColumn()
    /// The record that is looked at; `UInt32.max` for none.
    private var current = UInt32.max
    /// Up to where what stands in the batch is dropped.
    private var goneUpTo = 0
    private var standingPlace = 0
    private let isHeader: Bool
    private let mayLeaveOut: Bool
    /// The records that keep something personal and are not to be written.
    private(set) var setAside: [UInt32] = []
    var finds = ProofFinds()

    init(_ step: ProofStep, _ batch: Batch, _ codec: CellCodec) {
        self.step = step
        self.codec = codec
        scan = ProofScan(step.search, export: step.export, hasBirthDates: step.hasBirthDates)
        scan.reserve(cells: batch.cells.cells.count)
        lines = LinesPassed(first: batch.firstLine)
        isHeader = batch.kind == .header
        mayLeaveOut = step.setsAside && batch.kind == .records
    }

    /// Looks at all cells of the batch.
    mutating func look(
        at batch: Batch, _ replacements: Replacements, _ standing: StandingText, accounted: [Bool]
    ) {
        let isPlain = batch.cells.isRegular && batch.kind == .records
        if isPlain, batch.cells.leftOut.isEmpty, accounted.isEmpty {
            lookAtRegular(batch, replacements, standing)
        } else {
            lookAtAny(batch, replacements, standing, accounted)
        }
        split.end(&scan)
        endRecord()
    }

    /// Looks at the cells of a batch which stand record by record, each as it is decoded but for the white space around it: nearly
    /// all of a delimited export. What little need be asked of each of these is asked in one short loop.
    private mutating func lookAtRegular(_ batch: Batch, _ replacements: Replacements, _ standing: StandingText) {
        // Spans, not arrays, inside the loop: no count of references changes for a cell.
        let (cells, actions, bytes) = (batch.cells.cells.span, replacements.actions.span, batch.bytes.span)
        let rules = step.looks
        let looks = rules.span
        for index in cells.indices {
            let cell = cells[index]
            let rule = Int(cell.rule)
            guard rule >= 0, rule < looks.count, !cell.value.isEmpty else { continue }
            if cell.record != current { begin(cell.record) }
            let (look, isKept) = (looks[rule], actions[index] == .keep)
            guard isKept || !look.isScrubbed,
                let place = codec.standing(cell, in: bytes, isRegular: batch.cells.isRegular(index))
            else {
                self.look(at: cell, index, look, actions[index], batch, standing, isAccounted: false)
                continue
            }
            let text = bytes.extracting(place)
            if let form = look.form { scan.value(text, as: form) }
            guard isKept, text.count > 1 else { continue }
            scan.kept(
                text, line: lines.line(at: Int(cell.value.lowerBound), in: bytes), field: rule, declared: look.declared,
                isRead: look.isScrubbed, mayHoldDoubtful: look.keepsDoubtful)
        }
    }

    private mutating func lookAtAny(
        _ batch: Batch, _ replacements: Replacements, _ standing: StandingText, _ accounted: [Bool]
    ) {
        let (cells, actions) = (batch.cells.cells.span, replacements.actions.span)
        let rules = step.looks
        let looks = rules.span
        let order = Self.order(batch.cells.cells)
        for number in cells.indices {
            let index = order.isEmpty ? number : order[number]
            let cell = cells[index]
            let rule = Int(cell.rule)
            guard rule >= 0, rule < looks.count else { continue }
            let record = isHeader ? cell.scope : cell.record
            if record != current || record == .max { begin(record) }
            let isKnown = !accounted.isEmpty && accounted[index]
            look(at: cell, index, looks[rule], actions[index], batch, standing, isAccounted: isKnown)
        }
    }

    /// What was found in the batch.
    consuming func end() -> ProofFinds {
        finds.values = PartedWords(scan.values)
        finds.candidates = PartedWords(scan.candidates)
        finds.hits = scan.hits
        return finds
    }

    @inline(never)
    private mutating func begin(_ record: UInt32) {
        split.end(&scan)
        endRecord()
        current = record
    }

    private mutating func endRecord() {
        let mayBeLeftOut = mayLeaveOut && current != .max
        guard scan.endRecord(settingAside: mayBeLeftOut, waived: step.waived), mayBeLeftOut else { return }
        setAside.append(current)
        if let hit = scan.lastSetAside { finds.heldBack.append((current, hit)) }
    }

    /// Looks at a cell.
    @inline(never)
    private mutating func look(
        at cell: CellTable.Cell, _ index: Int, _ rules: ProofStep.Look, _ action: Replacements.Action, _ batch: Batch,
        _ standing: StandingText, isAccounted: Bool
    ) {
        let begin = Int(cell.value.lowerBound)
        if action == .drop { goneUpTo = max(goneUpTo, Int(cell.extent.upperBound)) }
        let isLeft = begin >= goneUpTo && (batch.cells.leftOut.isEmpty || Self.isWritten(cell, batch))
        if cell.form == .instruction, isLeft, action != .drop {
            look(atInstruction: cell, rules, batch, isKept: action == .keep)
            if action == .keep { return }
        }
        guard !cell.value.isEmpty, !isAccounted else { return }
        // Of what another operator than `scrub` writes nothing is left.
        if rules.isScrubbed, isLeft, action == .replace {
            look(atStanding: standing, ofCell: index, cell, rules, batch)
        }
        let isName = isHeader && cell.scope == 0
        let form = isName ? nil : rules.form
        let isKept = isLeft && action == .keep
        guard form != nil || isKept else { return }
        let bytes = batch.bytes.span
        guard let place = codec.standing(cell, in: bytes) else {
            return look(atSpelled: cell, rules, form, batch, isName: isName, isKept: isKept)
        }
        let text = bytes.extracting(place)
        if let form { scan.value(text, as: form) }
        if isKept, text.count > 1 { look(atKept: text, cell, rules, batch, isName: isName) }
    }

    /// Looks at a value that has to be decoded.
    @inline(never)
    private mutating func look(
        atSpelled cell: CellTable.Cell, _ rules: ProofStep.Look, _ form: ProofForm?, _ batch: Batch, isName: Bool,
        isKept: Bool
    ) {
        // Out of `self` while other parts of it change.
        var value = ValueColumn()
        swap(&value, &self.value)
        value.removeAll()
        codec.decode(cell, in: batch.bytes, into: &value)
        if let form { scan.value(value.bytes.span, as: form) }
        if isKept, value.bytes.count > 1 { look(atKept: value.bytes.span, cell, rules, batch, isName: isName) }
        swap(&value, &self.value)
    }

    /// Looks at a value that leaves as it is.
    private mutating func look(
        atKept text: Span<UInt8>, _ cell: CellTable.Cell, _ rules: ProofStep.Look, _ batch: Batch, isName: Bool
    ) {
        let line = lines.line(at: Int(cell.value.lowerBound), in: batch.bytes.span)
        scan.kept(
            text, line: line, field: isName ? ProofStep.Place.header : Int(cell.rule),
            declared: isName ? [] : rules.declared, isRead: !isName && rules.isScrubbed,
            mayHoldDoubtful: !isName && rules.keepsDoubtful)
        if Self.mayBeDivided(cell) { join(text, cell, line: line, rules, batch) }
    }

    @inline(never)
    private mutating func join(
        _ text: Span<UInt8>, _ cell: CellTable.Cell, line: Int, _ rules: ProofStep.Look, _ batch: Batch
    ) {
        split.add(text, cell, line: line, rules.declared, batch, &scan)
    }

    @inline(never)
    private mutating func look(
        atInstruction cell: CellTable.Cell, _ rules: ProofStep.Look, _ batch: Batch, isKept: Bool
    ) {
        let bytes = batch.bytes.span
        let line = lines.line(at: Int(cell.value.lowerBound), in: bytes)
        let text = bytes.extracting(Self.instruction(cell, isKept: isKept))
        scan.kept(text, line: line, field: Int(cell.rule), declared: rules.declared)
    }

    /// Looks at what is left of a text in which something was replaced.
    @inline(never)
    private mutating func look(
        atStanding standing: StandingText, ofCell index: Int, _ cell: CellTable.Cell, _ rules: ProofStep.Look,
        _ batch: Batch
    ) {
        let line = lines.line(at: Int(cell.value.lowerBound), in: batch.bytes.span)
        // What was replaced divides nothing from what stands behind the cell.
        let mayBeDivided = Self.mayBeDivided(cell)
        var joined: [UInt8] = []
        var place = standingPlace
        standing.forEachPiece(of: index, near: &place) { piece in
            scan.kept(
                piece, line: line, field: Int(cell.rule), declared: rules.declared, isRead: true,
                mayHoldDoubtful: rules.keepsDoubtful)
            if mayBeDivided { SplitText.append(piece, to: &joined) }
        }
        standingPlace = place
        if !joined.isEmpty { join(joined.span, cell, line: line, rules, batch) }
    }

    /// Whether markup may divide the text that a cell is of.
    private static func mayBeDivided(_ cell: CellTable.Cell) -> Bool { cell.form == .text || cell.form == .cdata }

    /// What leaves of an instruction: its target, whatever rule its data has, and the data where that is kept.
    private static func instruction(_ cell: CellTable.Cell, isKept: Bool) -> Range<Int> {
        let begin = min(Int(cell.extent.lowerBound) + 2, Int(cell.extent.upperBound))
        let isWhole = isKept || cell.value.isEmpty
        let end = isWhole ? Int(cell.extent.upperBound) - 2 : Int(cell.value.lowerBound)
        return begin..<max(begin, end)
    }

    private static func isWritten(_ cell: CellTable.Cell, _ batch: Batch) -> Bool {
        guard cell.record != .max else { return true }
        return !batch.cells.leftOut[Int(cell.record)]
    }

    /// The cells record by record; none where they stand so already, as nearly always.
    static func order(_ cells: [CellTable.Cell]) -> [Int] {
        var isOrdered = true
        let table = cells.span
        for index in table.indices.dropFirst() where table[index].record < table[index - 1].record {
            // What is outside any record may stand anywhere.
            if table[index - 1].record != .max { isOrdered = false }
        }
        return isOrdered ? [] : cells.indices.sorted { (cells[$0].record, $0) < (cells[$1].record, $1) }
    }
}
