internal import Agreements
internal import Primitives
internal import Pseudonyms
internal import Records

/// What the values of each field look like over a whole export, and which records must be added to a sample so that each
/// look is in it.
///
/// A shape of a field is: empty, beyond ASCII, malformed (without the form that its operator expects), one of the first 64
/// patterns (letters, digits and other characters, runs taken together), any further pattern, and longest. A field whose
/// values become opaque is looked at for empty ones alone; one of which nothing leaves, not at all.
///
/// It sees batches in their order, so what it finds depends on nothing but the export and the sample.
struct ShapeSurvey {
    /// The most fields that are looked at; further ones are not.
    static let mostFields = 256
    /// The most patterns of a field that count each for itself.
    static let mostPatterns = 64
    /// The bytes of a pattern that count.
    fileprivate static let patternLength = 32

    private let wanted: Int
    private let codec: CellCodec
    private let chooser: RowChooser
    private let broken: RuleIndex?
    private var fields: [Field]
    private var fitting = 0
    /// How many fields were left out of the survey.
    let fieldsLeftOut: Int

    /// The records of one shape.
    struct Sightings {
        /// How many are in the sample.
        var sampled = 0
        /// The numbers of the first of the others.
        var candidates: [Int] = []
        /// The last record that was counted: one with two such values counts once.
        private var last = -1

        mutating func add(_ number: Int, isSampled: Bool, wanted: Int) {
            guard number != last else { return }
            last = number
            if isSampled { sampled += 1 } else if candidates.count < wanted { candidates.append(number) }
        }
    }

    struct Field {
        let rule: RuleIndex
        let form: ValueForm?
        let isOpaque: Bool
        var empty = Sightings()
        var beyondASCII = Sightings()
        var malformed = Sightings()
        var patterns: [UInt64: Int] = [:]
        var byPattern: [Sightings] = []
        var otherPatterns = Sightings()
        /// The longest values so far, longest first; of equally long ones the first.
        var longest: [(length: Int, number: Int, isSampled: Bool)] = []
    }

    /// A survey that wants `wanted` records of each shape, beside those that `chooser` takes.
    init(_ rules: ExportRules, wanted: Int, chooser: RowChooser, codec: CellCodec) {
        self.wanted = wanted
        self.chooser = chooser
        self.codec = codec
        broken = if case .shape(let rule) = rules.malformed { rule } else { nil }
        let shown = rules.rules.filter { rule in
            guard !rule.isMargin, rule.index != rules.secret else { return false }
            switch rule.operator {
            case .drop, .blank, .constant: return false
            default: return true
            }
        }.filter { [broken] in $0.index != broken }
        fieldsLeftOut = max(0, shown.count - Self.mostFields)
        fields = shown.prefix(Self.mostFields).map { rule in
            let isOpaque = if case .token = rule.operator { true } else { false }
            return Field(rule: rule.index, form: ValueForm(rule.operator), isOpaque: isOpaque)
        }
    }

    /// Looks at the next batch, which has cells of every field.
    mutating func add(_ batch: Batch) throws(PseudonymError) {
        let marks = try chooser.marks(batch, behind: fitting)
        fitting += marks.counts.fitting
        var may = marks.fitting ?? [Bool](repeating: true, count: batch.recordCount)
        var isIn = marks.sampled ?? may
        for (record, isIncluded) in (marks.included ?? []).enumerated() where isIncluded { isIn[record] = true }
        let index = CellsByRule(batch.cells)
        for record in batch.cells.setAside { may[Int(record.record)] = false }
        if let broken {
            for cell in index.cells(of: broken) where batch.cells.cells[cell].record != .max {
                may[Int(batch.cells.cells[cell].record)] = false
            }
        }
        var values = ValueColumn()
        for place in fields.indices {
            let cells = codec.gather(fields[place].rule, of: batch, by: index, into: &values)
            let met = fields[place].isOpaque ? nil : try fields[place].form?.isMet(by: values.bytes, ends: values.ends)
            for (position, cell) in cells.enumerated() {
                let record = batch.cells.cells[cell].record
                guard record != .max, may[Int(record)] else { continue }
                fields[place].add(
                    values.bytes, values.range(position), isMalformed: met.map { !$0[position] } ?? false,
                    number: batch.firstRecord + Int(record), isSampled: isIn[Int(record)], wanted: wanted)
            }
        }
    }

    /// The numbers of the records to add, sorted: for each shape of which the sample has fewer than are wanted, the first
    /// others, as long as those that were added for another shape do not do.
    func records() -> [Int] {
        var added: Set<Int> = []
        func fill(_ seen: Sightings) {
            var count = seen.sampled + seen.candidates.count { added.contains($0) }
            for number in seen.candidates where count < wanted && added.insert(number).inserted { count += 1 }
        }
        for field in fields {
            for longest in field.longest where !longest.isSampled { added.insert(longest.number) }
            for seen in [field.empty, field.beyondASCII, field.malformed] + field.byPattern + [field.otherPatterns] {
                fill(seen)
            }
        }
        return added.sorted()
    }
}

extension ShapeSurvey.Field {
    fileprivate mutating func add(
        _ bytes: [UInt8], _ range: Range<Int>, isMalformed: Bool, number: Int, isSampled: Bool, wanted: Int
    ) {
        guard !range.isEmpty else { return empty.add(number, isSampled: isSampled, wanted: wanted) }
        guard !isOpaque else { return }
        let shape = ShapeSurvey.shape(of: bytes, range)
        if shape.isBeyondASCII { beyondASCII.add(number, isSampled: isSampled, wanted: wanted) }
        if isMalformed { malformed.add(number, isSampled: isSampled, wanted: wanted) }
        if let place = patterns[shape.pattern] {
            byPattern[place].add(number, isSampled: isSampled, wanted: wanted)
        } else if byPattern.count < ShapeSurvey.mostPatterns {
            patterns[shape.pattern] = byPattern.count
            byPattern.append(.init())
            byPattern[byPattern.count - 1].add(number, isSampled: isSampled, wanted: wanted)
        } else {
            otherPatterns.add(number, isSampled: isSampled, wanted: wanted)
        }
        guard longest.count < wanted || shape.length > longest[longest.count - 1].length,
            !longest.contains(where: { $0.number == number })
        else { return }
        let place = longest.firstIndex { $0.length < shape.length } ?? longest.count
        longest.insert((shape.length, number, isSampled), at: place)
        if longest.count > wanted { longest.removeLast() }
    }
}

extension ShapeSurvey {
    /// A value's pattern as a number, its length in characters, and whether it has characters beyond ASCII.
    ///
    /// The number is the FNV-1a hash of the pattern: two patterns in one are no more than a row that is not added.
    fileprivate static func shape(
        of bytes: [UInt8], _ range: Range<Int>
    ) -> (pattern: UInt64, length: Int, isBeyondASCII: Bool) {
        var pattern: UInt64 = 0xCBF2_9CE4_8422_2325
        var (length, isBeyondASCII, count) = (0, false, 0)
        var last: UInt8 = 0
        for byte in bytes[range] {
            if byte & 0xC0 != 0x80 { length += 1 }
            let sign: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): sign = UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): sign = UInt8(ascii: "a")
            case UInt8(ascii: "0")...UInt8(ascii: "9"): sign = UInt8(ascii: "9")
            case 0x80...: sign = 0x80
            default: sign = byte
            }
            isBeyondASCII = isBeyondASCII || sign == 0x80
            guard sign != last, count < patternLength else { continue }
            pattern = (pattern ^ UInt64(sign)) &* 0x100_0000_01B3
            last = sign
            count += 1
        }
        return (pattern, length, isBeyondASCII)
    }
}
