internal import Agreements
internal import Detection
internal import Pseudonyms
internal import Records

/// What the proof over the output took note of in one batch.
struct ProofFinds: Sendable {
    /// Keyed hashes of the personal values.
    var values: [UInt64] = []
    /// What was kept and may be somebody's.
    var candidates: [ProofCandidate] = []
    /// What was kept and is somebody's.
    var hits: [ProofHit] = []
    /// The lines of the records that are set aside for what they keep.
    var setAside: [Int] = []
    /// The records of the batch that are set aside, and the first that was found in each.
    var heldBack: [(record: UInt32, hit: ProofHit)] = []
}

/// The proof over the output, as a worker applies it to one batch: notes the personal values of the input, and searches
/// what leaves as it is. A pure function of the run's key, the rules and the batch.
struct ProofStep: Sendable {
    /// Numbers of what is no field of the dataset; they lie behind all rules that can be told apart.
    enum Place {
        static let header = ProofPlace.mostFields - 1
        static let entryName = ProofPlace.mostFields - 2
    }

    private let search: ProofSearch
    private let export: Int
    /// Whether a record that keeps something personal is left out.
    let setsAside: Bool
    /// Hits of this export that set no record aside.
    private let waived: Set<ProofHit>
    private let looks: [Look]

    /// What is looked for in the cells of a rule.
    private struct Look {
        /// How its values are looked for; `nil` where nobody's are among them.
        let form: ProofForm?
        /// What the agreement says that its field holds.
        let declared: PersonalKinds
        /// Whether its texts were read by a recogniser: what was certain in them is gone.
        let isScrubbed: Bool
        /// Whether what the recogniser was not certain of was left standing.
        let keepsDoubtful: Bool
    }

    /// The step for the run's export number `export`.
    ///
    /// - Parameters:
    ///   - setsAside: Whether a record that keeps something personal is left out.
    ///   - waived: Hits for which none is.
    init(
        _ search: ProofSearch, _ rules: ExportRules, export: Int, setsAside: Bool, waived: Set<ProofHit> = []
    ) {
        self.waived = waived
        self.search = search
        self.export = export
        self.setsAside = setsAside
        looks = rules.rules.map { rule in
            let scrubbing =
                if case .scrub(let scrubbing) = rule.operator { scrubbing } else { nil as Operator.Scrubbing? }
            return Look(
                form: Self.form(rule), declared: Self.declared(rule, rules, search.strictness),
                isScrubbed: scrubbing != nil, keepsDoubtful: scrubbing?.unsure == .keep)
        }
    }

    private static func declared(
        _ rule: PlannedRule, _ rules: ExportRules, _ strictness: ProofStrictness
    ) -> PersonalKinds {
        // A reference may be made of a name, and where nobody may be spoken of that is looked for.
        // In what a system made nobody chose a word.
        let isReference =
            rule.category != "system-id"
            && (rule.category == "reference" || rules.plan.exchangePlaces?.isIdentifier(rule.field) == true)
        if strictness == .nobody, isReference { return PersonalKinds(.reference) }
        return rule.category.flatMap(FieldCategory.init(rawValue:))?.declaredKinds ?? []
    }

    /// How the values of a rule are canonicalised; `nil` where they are kept, or nobody's.
    static func form(_ rule: PlannedRule) -> ProofForm? {
        guard !rule.isMargin else { return rule.operator == .keep ? nil : .unknown }
        let category = rule.category.flatMap(FieldCategory.init(rawValue:)) ?? FieldCategory(guessedFrom: rule.field)
        switch rule.operator {
        case .keep: return nil
        case .phone: return .phone
        case .email: return .mail
        case .postcode: return .postcode
        case .account(.whole): return .account
        case .account(.sortCode): return .sortCode
        case .account(.number): return .accountNumber
        case .identifier: return .reference
        case .digits, .token: return category == .name || category == .address ? category?.proofForm : .reference
        case .date: return category == .dateOfBirth ? .reference : nil
        // Figures that many share, and texts in which what is found is replaced where it stands.
        case .bucket, .scrub: return nil
        case .blank, .drop, .constant, .mask, .shape:
            return category == .freeText ? nil : category?.proofForm ?? .unknown
        }
    }

    /// Looks at a batch of which it is known what will be written.
    ///
    /// - Parameters:
    ///   - batch: The batch with its cells, one for each value; a record that is set aside is left out of it.
    ///   - replacements: What happens to each cell.
    ///   - standing: What is left of free text in which something is replaced.
    ///   - accounted: For each cell, whether it is known that what it keeps is no person's; empty for none.
    func apply(
        to batch: inout Batch, _ replacements: Replacements, _ standing: StandingText, _ codec: CellCodec,
        accounted: [Bool] = []
    ) -> ProofFinds {
        var scan = ProofScan(search, export: export)
        scan.reserve(cells: batch.cells.cells.count)
        var finds = ProofFinds()
        var lines = LinesPassed(first: batch.firstLine)
        var value = ValueColumn()
        var current: UInt32?
        var goneUpTo = 0
        var setAside: [UInt32] = []
        var split = SplitText()
        func end(_ record: UInt32?, _ scan: inout ProofScan) {
            let mayBeLeftOut = setsAside && batch.kind == .records && record != .max
            if scan.endRecord(settingAside: mayBeLeftOut, waived: waived), mayBeLeftOut, let record {
                setAside.append(record)
                if let hit = scan.lastSetAside { finds.heldBack.append((record, hit)) }
            }
        }
        // The batch changes only behind the loop; by itself each access would look whether anybody else holds it.
        let (cells, source, actions) = (batch.cells.cells, batch.bytes, replacements.actions)
        let bytes = source.span
        let isHeader = batch.kind == .header
        let order = Self.order(cells)
        for number in cells.indices {
            let index = order.isEmpty ? number : order[number]
            let cell = cells[index]
            guard cell.rule >= 0, Int(cell.rule) < looks.count else { continue }
            let rule = Int(cell.rule)
            let rules = looks[rule]
            let record = isHeader ? cell.scope : cell.record
            if record != current || record == .max {
                split.end(&scan)
                end(current, &scan)
                current = record
            }
            let begin = Int(cell.value.lowerBound)
            let action = actions[index]
            if action == .drop { goneUpTo = max(goneUpTo, Int(cell.extent.upperBound)) }
            let isLeft = begin >= goneUpTo && isWritten(cell, batch)
            if cell.form == .instruction, isLeft, action != .drop {
                let text = bytes.extracting(Self.instruction(cell, isKept: action == .keep))
                let line = lines.line(at: begin, in: bytes)
                scan.kept(text, line: line, field: rule, declared: rules.declared)
                if action == .keep { continue }
            }
            guard !cell.value.isEmpty, accounted.isEmpty || !accounted[index] else { continue }
            let isName = isHeader && cell.scope == 0
            let form = isName ? nil : rules.form
            let isKept = isLeft && action == .keep
            // Of what another operator than `scrub` writes nothing is left.
            if rules.isScrubbed, isLeft, action == .replace {
                let line = lines.line(at: begin, in: bytes)
                var joined: [UInt8] = []
                let mayBeDivided = cell.form == .text || cell.form == .cdata
                standing.forEachPiece(of: index) { piece in
                    scan.kept(
                        piece, line: line, field: rule, declared: rules.declared, isRead: true,
                        mayHoldDoubtful: rules.keepsDoubtful)
                    if mayBeDivided { SplitText.append(piece, to: &joined) }
                }
                // What was replaced divides nothing from what stands behind the cell.
                if !joined.isEmpty {
                    split.add(joined.span, cell, line: line, rules.declared, batch, &scan)
                }
            }
            guard form != nil || isKept else { continue }
            func look(at text: Span<UInt8>) {
                if let form { scan.value(text, as: form) }
                guard isKept, text.count > 1 else { return }
                let line = lines.line(at: begin, in: bytes)
                scan.kept(
                    text, line: line, field: isName ? Place.header : rule, declared: isName ? [] : rules.declared,
                    isRead: !isName && rules.isScrubbed, mayHoldDoubtful: !isName && rules.keepsDoubtful)
                if cell.form == .text || cell.form == .cdata {
                    split.add(text, cell, line: line, rules.declared, batch, &scan)
                }
            }
            // Nearly every value stands in the batch as it is decoded, and need not be copied.
            if let place = codec.standing(cell, in: bytes) {
                look(at: bytes.extracting(place))
            } else {
                value.removeAll()
                codec.decode(cell, in: bytes, into: &value)
                look(at: value.bytes.span)
            }
        }
        split.end(&scan)
        end(current, &scan)
        for record in setAside {
            finds.setAside.append(batch.line(at: Int(batch.cells.records[Int(record)].lowerBound)))
            if batch.cells.leftOut.isEmpty {
                batch.cells.leftOut = Array(repeating: false, count: batch.cells.records.count)
            }
            batch.cells.leftOut[Int(record)] = true
        }
        finds.values = scan.values
        finds.candidates = scan.candidates
        finds.hits = scan.hits
        return finds
    }

    /// What is found in the name of an entry.
    func look(atEntry name: String) -> ProofFinds {
        var scan = ProofScan(search, export: export)
        // What was made `x` and `0` in it is nobody's: `xxxx.xxxxx@example.com` is no address.
        var bytes = Array(name.utf8)
        var start = 0
        for end in 0...bytes.count
        where end == bytes.count || !(bytes[end] | 0x20 == UInt8(ascii: "x") || bytes[end] == UInt8(ascii: "0")) {
            let isWord =
                (start > 0 && Self.isWordByte(bytes[start - 1])) || (end < bytes.count && Self.isWordByte(bytes[end]))
            if !isWord { for index in start..<end { bytes[index] = 0x20 } }
            start = end + 1
        }
        scan.kept(bytes.span, line: 0, field: Place.entryName, declared: [])
        scan.endRecord()
        return ProofFinds(candidates: scan.candidates, hits: scan.hits)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// What leaves of an instruction: its target, whatever rule its data has, and the data where that is kept.
    private static func instruction(_ cell: CellTable.Cell, isKept: Bool) -> Range<Int> {
        let begin = min(Int(cell.extent.lowerBound) + 2, Int(cell.extent.upperBound))
        let isWhole = isKept || cell.value.isEmpty
        let end = isWhole ? Int(cell.extent.upperBound) - 2 : Int(cell.value.lowerBound)
        return begin..<max(begin, end)
    }

    private func isWritten(_ cell: CellTable.Cell, _ batch: Batch) -> Bool {
        guard !batch.cells.leftOut.isEmpty, cell.record != .max else { return true }
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

/// The text of an XML element that a CDATA section, a comment or an instruction divides into several cells: whoever reads
/// it sees one text.
private struct SplitText {
    private var rule: RuleIndex = -1
    private var scope: UInt32 = 0
    private var position = 0
    private var line = 0
    private var count = 0
    private var declared: PersonalKinds = []
    /// The pieces as they join, and with a space between them: the white space around each is lost.
    private var tight: [UInt8] = []
    private var spaced: [UInt8] = []

    mutating func add(
        _ text: Span<UInt8>, _ cell: CellTable.Cell, line: Int, _ declared: PersonalKinds, _ batch: Batch,
        _ scan: inout ProofScan
    ) {
        let isSame =
            count > 0 && cell.rule == rule && cell.scope == scope
            && Self.isWithinElement(batch.bytes.span, position..<Int(cell.value.lowerBound))
        if !isSame {
            end(&scan)
            (rule, scope, self.line, self.declared) = (cell.rule, cell.scope, line, declared)
        }
        if count > 0 { spaced.append(0x20) }
        for index in text.indices {
            tight.append(text[index])
            spaced.append(text[index])
        }
        count += 1
        position = Int(cell.value.upperBound)
    }

    /// Appends a piece of what is left of a text in which something was replaced, apart from the piece before: no value
    /// reaches over what stands between the two.
    static func append(_ piece: Span<UInt8>, to joined: inout [UInt8]) {
        if !joined.isEmpty { joined.append(contentsOf: repeatElement(UInt8(ascii: "|"), count: 8)) }
        for index in piece.indices { joined.append(piece[index]) }
    }

    /// Ends the text, and looks at it where it has several pieces.
    mutating func end(_ scan: inout ProofScan) {
        if count > 1 {
            scan.kept(tight.span, line: line, field: Int(rule), declared: declared)
            scan.kept(spaced.span, line: line, field: Int(rule), declared: declared)
        }
        count = 0
        tight.removeAll(keepingCapacity: true)
        spaced.removeAll(keepingCapacity: true)
    }

    /// Whether no element begins or ends in `range`.
    private static func isWithinElement(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index + 1 < range.upperBound {
            // In a comment that looks like markup, the pieces are looked at apart, as they have been already.
            if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] != UInt8(ascii: "!"),
                bytes[index + 1] != UInt8(ascii: "?")
            {
                return false
            }
            index += 1
        }
        return true
    }
}

/// The lines that a walk through a batch has passed: LF, CR LF and CR each end one.
struct LinesPassed {
    private var line: Int
    /// The first offset that is in another line than `line`; behind all bytes, where none is known to be yet.
    private var next: Int?

    init(first: Int) { line = first }

    /// The line that `offset` stands in, from 1. An offset before the last one counts as that.
    @inline(__always)
    mutating func line(at offset: Int, in bytes: Span<UInt8>) -> Int {
        // A line is asked for at every value, and looked for once: where the next one begins is remembered.
        if let next, offset < next { return line }
        return walk(to: offset, in: bytes)
    }

    private mutating func walk(to offset: Int, in bytes: Span<UInt8>) -> Int {
        var start = next ?? 0
        if next != nil { line += 1 }
        while true {
            let end = Self.end(ofLineAt: start, in: bytes)
            next = end
            guard offset >= end else { return line }
            line += 1
            start = end
        }
    }

    /// The offset behind the next byte from `start` on that ends a line, which an LF behind a CR does not; behind all offsets,
    /// where none is there.
    private static func end(ofLineAt start: Int, in bytes: Span<UInt8>) -> Int {
        var position = start
        while position < bytes.count {
            // Many at a time where no line ends: every byte passes here.
            if position + 32 <= bytes.count,
                mayEndLine(bytes, position) | mayEndLine(bytes, position &+ 8)
                    | mayEndLine(bytes, position &+ 16) | mayEndLine(bytes, position &+ 24) == 0
            {
                position += 32
                continue
            }
            if position + 8 <= bytes.count, mayEndLine(bytes, position) == 0 {
                position += 8
                continue
            }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\r") { return position }
            if byte == UInt8(ascii: "\n"), position < 2 || bytes[position - 2] != UInt8(ascii: "\r") {
                return position
            }
        }
        return .max
    }

    /// Of the eight bytes from `position` on, the top bit of each that may be LF or CR.
    @inline(__always)
    private static func mayEndLine(_ bytes: Span<UInt8>, _ position: Int) -> UInt64 {
        // In bounds: whoever asks has looked whether eight bytes are there, and any eight bytes are an integer.
        let eight = bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        // A byte below 0x10 borrows at its top bit. What a borrow carries on may only tell of more than there is.
        return (eight &- 0x10 &* ones) & ~eight & ones << 7
    }
}
