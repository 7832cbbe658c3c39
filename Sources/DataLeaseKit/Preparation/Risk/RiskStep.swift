internal import Agreements
internal import Detection
internal import Pseudonyms
internal import Records

/// What the figures of risk are made of, of one batch.
struct RiskFinds: Sendable {
    /// For each record that leaves and has one of the compared fields, a hash of each of them; 0 where it is empty.
    var records: [UInt64] = []
    /// How many records leave and have none of them.
    var empty = 0
    /// For each field whose pseudonyms are counted, the hashes of those that are not empty.
    var pseudonyms: [[UInt64]] = []
    /// For each rule, how many values it has in records that leave; empty ones do not count.
    var values: [Int] = []
}

/// What leaves of a batch, as the figures of risk want it. A pure function of the run's key, the rules and the batch.
struct RiskStep: Sendable {
    private let hash: ValueHash
    /// For each rule, which of the compared fields it is; -1 for none.
    private let compared: [Int]
    private let comparedCount: Int
    /// For each rule, which of the counted pseudonyms are its; -1 for none.
    private let counted: [Int]
    private let countedCount: Int
    /// For each rule, whether it is one of these.
    private let isWatched: [Bool]
    /// For each rule, whether its values are postcodes, of which only the outward code can be compared.
    private let isPostcode: [Bool]

    init(_ key: ProofKey, _ rules: ExportRules, comparing fields: [PlannedRule], counting pseudonyms: [PlannedRule]) {
        hash = ValueHash(key)
        func places(_ chosen: [PlannedRule]) -> [Int] {
            var places = Array(repeating: -1, count: rules.rules.count)
            for (place, rule) in chosen.enumerated() { places[Int(rule.index)] = place }
            return places
        }
        compared = places(fields)
        comparedCount = fields.count
        counted = places(pseudonyms)
        countedCount = pseudonyms.count
        isWatched = zip(compared, counted).map { $0 >= 0 || $1 >= 0 }
        isPostcode = rules.rules.map { if case .postcode = $0.operator { true } else { false } }
    }

    /// Looks at a batch of which it is known what will be written.
    func apply(to batch: Batch, _ replacements: Replacements, _ codec: CellCodec) -> RiskFinds {
        var finds = RiskFinds()
        var counts = Array(repeating: 0, count: compared.count)
        finds.pseudonyms = Array(repeating: [], count: countedCount)
        for place in finds.pseudonyms.indices where batch.kind == .records {
            finds.pseudonyms[place].reserveCapacity(batch.recordCount)
        }
        let isOut = recordsLeftOut(of: batch)
        var words = Array(repeating: UInt64(0), count: batch.kind == .records ? batch.recordCount * comparedCount : 0)
        var value = ValueColumn()
        var goneUpTo = 0
        func note(_ written: Span<UInt8>, _ rule: Int, _ place: Int, isNew: Bool) {
            guard !written.isEmpty else { return }
            let (field, pseudonym) = (compared[rule], counted[rule])
            // Equal input gives equal figures, so without the key of the run: of many, how often the most frequent one stands
            // there is a bound that depends on the hash.
            if pseudonym >= 0 { finds.pseudonyms[pseudonym].append(ValueHash.frequencyHash(written)) }
            guard field >= 0 else { return }
            // What stands in a record more than once counts in its order.
            let before = Int(truncatingIfNeeded: words[place])
            if isNew, isPostcode[rule] {
                let outward = Self.outwardCode(written)
                if !outward.isEmpty { words[place] = hash.hash(outward.span, field: field, place: before) }
            } else {
                words[place] = hash.hash(written, field: field, place: before)
            }
        }
        // Spans, not arrays: no count of references changes for a cell.
        let (cells, actions) = (batch.cells.cells.span, replacements.actions.span)
        var valueCounts = counts.mutableSpan
        let (ranges, new, old) = (replacements.ranges.span, replacements.bytes.span, batch.bytes.span)
        let watched = isWatched.span
        let isCountedAlone = isOut.isEmpty && batch.kind == .records
        for index in cells.indices {
            let cell = cells[index]
            let action = actions[index]
            if action == .drop { goneUpTo = max(goneUpTo, Int(cell.extent.upperBound)) }
            guard cell.rule >= 0, Int(cell.rule) < compared.count, !cell.value.isEmpty else { continue }
            let rule = Int(cell.rule)
            // Of most rules nothing but the number of values is wanted.
            if isCountedAlone, !watched[rule] {
                valueCounts[rule] += 1
                continue
            }
            let record = Int(cell.record)
            if cell.record != .max, record < isOut.count, isOut[record] { continue }
            // The names of the columns are no values.
            guard batch.kind != .header || cell.scope > 0 else { continue }
            valueCounts[rule] += 1
            guard batch.kind == .records, cell.record != .max, record < batch.recordCount, action != .drop,
                Int(cell.value.lowerBound) >= goneUpTo
            else { continue }
            let (field, pseudonym) = (compared[rule], counted[rule])
            guard field >= 0 || pseudonym >= 0 else { continue }
            let place = record * comparedCount + field
            if action == .replace {
                note(new.extracting(ranges[index]), rule, place, isNew: true)
            } else if let standing = codec.standing(cell, in: old, isRegular: batch.cells.isRegular(index)) {
                note(old.extracting(standing), rule, place, isNew: false)
            } else {
                value.removeAll()
                codec.decode(cell, in: old, into: &value)
                note(value.bytes.span, rule, place, isNew: false)
            }
        }
        finds.values = counts
        guard comparedCount > 0, batch.kind == .records else { return finds }
        for record in 0..<batch.recordCount where record >= isOut.count || !isOut[record] {
            let fields = words[record * comparedCount..<(record + 1) * comparedCount]
            if fields.contains(where: { $0 != 0 }) {
                finds.records.append(contentsOf: fields)
            } else {
                finds.empty += 1
            }
        }
        return finds
    }

    /// For each record, whether it stays behind; empty where none does.
    private func recordsLeftOut(of batch: Batch) -> [Bool] {
        var isOut = batch.cells.leftOut
        guard !batch.cells.setAside.isEmpty else { return isOut }
        if isOut.isEmpty { isOut = Array(repeating: false, count: batch.recordCount) }
        for record in batch.cells.setAside where Int(record.record) < isOut.count { isOut[Int(record.record)] = true }
        return isOut
    }

    /// The letters and digits of what can be read of a postcode's pseudonym: all but the last three, which are nobody's;
    /// none where it was no postcode.
    static func outwardCode(_ pseudonym: Span<UInt8>) -> [UInt8] {
        var code: [UInt8] = []
        for index in pseudonym.indices {
            let byte = pseudonym[index]
            if byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26 {
                guard code.count < 7 else { return [] }
                code.append(byte &- UInt8(ascii: "a") < 26 ? byte & 0xDF : byte)
            }
        }
        switch code.count {
        case 5...7 where code[code.count - 3] &- UInt8(ascii: "0") < 10: return code.dropLast(3)
        case 2...4: return code
        default: return []
        }
    }
}
