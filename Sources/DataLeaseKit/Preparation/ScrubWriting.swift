internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// What `scrub` writes in place of what it found.
extension ScrubStep {
    func writing(
        _ finding: ScrubFinding, _ bytes: [UInt8], _ range: Range<Int>, _ members: [(source: Int, position: Int)],
        _ known: [RuledValues], isPlain: Bool, _ needed: inout [NeededValues]
    ) -> Piece.Writing {
        if case .person(let number) = finding.source {
            return spelling(finding.kind, vocabulary.slot(ofPerson: number), bytes, range, isPlain, &needed)
        }
        guard case .known(let item, let slice) = finding.source else {
            return spelling(finding.kind, vocabulary.slot(of: finding.kind), bytes, range, isPlain, &needed)
        }
        let (number, position) = members[item]
        let source = vocabulary.sources[number]
        // A number, account or address is pseudonymised in the spelling of the text, in which an `@` may be written as `%40`; what stands
        // before it is a part of one.
        let isSpelled =
            source.form == .phone || source.isPair
            || source.form == .mail && Self.isAddress(known[number].values, position, slice)
        if isSpelled, let slot = source.slot { return spelling(finding.kind, slot, bytes, range, isPlain, &needed) }
        let part = UInt32(slice.lowerBound)..<UInt32(slice.upperBound)
        if source.form == .day, source.writing != .whole, Self.date(bytes, range) != nil {
            // Of a field that writes no day, the same day has one pseudonym in all spellings.
            return source.writing == .own
                ? .day(source: UInt32(number), position: UInt32(position), slice: part)
                : spelling(finding.kind, vocabulary.slot(of: finding.kind), bytes, range, isPlain, &needed)
        }
        switch source.writing {
        case .own: return .field(source: UInt32(number), position: UInt32(position), slice: part)
        case .whole: return .whole(source: UInt32(number), position: UInt32(position))
        case .standard:
            guard let slot = vocabulary.slot(of: finding.kind) else {
                return withoutField(finding.kind, bytes[range], &needed)
            }
            let values = known[number].values
            let value = values.bytes.span.extracting(values.range(position))
            return .standard(slot: UInt32(slot), position: UInt32(needed[slot].position(of: value)), slice: part)
        }
    }

    /// Whether a part of a value is a whole mail address.
    private static func isAddress(_ values: ValueColumn, _ position: Int, _ slice: Range<Int>) -> Bool {
        let value = values.bytes.span.extracting(values.range(position)).extracting(slice)
        return value.indices.contains { value[$0] == UInt8(ascii: "@") }
    }

    /// What an operator makes of the text's spelling.
    @inline(__always)
    private func spelling(
        _ kind: PersonalKind, _ slot: Int?, _ bytes: [UInt8], _ range: Range<Int>, _ isPlain: Bool,
        _ needed: inout [NeededValues]
    ) -> Piece.Writing {
        guard let slot else { return withoutField(kind, bytes[range], &needed) }
        if kind != .name, range.contains(where: { bytes[$0] == 0x0A || bytes[$0] == 0x0D }) {
            // No operator reads on behind the end of a line.
            let value = bytes[range].map { $0 <= 0x20 || $0 == UInt8(ascii: ">") ? UInt8(ascii: " ") : $0 }
            let position = ScrubVocabulary.position(of: value.span, kind, isPlain: isPlain, in: &needed[slot])
            return .standard(slot: UInt32(slot), position: UInt32(position), slice: 0..<UInt32.max)
        }
        let position = ScrubVocabulary.position(
            of: bytes.span.extracting(range), kind, isPlain: isPlain, in: &needed[slot])
        return .spelling(slot: UInt32(slot), position: UInt32(position))
    }

    /// What is written in place of a value for which no operator makes one.
    private func withoutField(
        _ kind: PersonalKind, _ text: ArraySlice<UInt8>, _ needed: inout [NeededValues]
    ) -> Piece.Writing {
        guard let slot = vocabulary.slot(ofAddress: kind), let address = ReservedAddress.canonical(text, of: kind)
        else {
            return .tag(kind)
        }
        return .address(kind, slot: UInt32(slot), position: UInt32(needed[slot].position(of: address.span)))
    }

    func write(
        _ texts: [Text], _ pieces: [Piece], _ bytes: [UInt8], _ known: [RuledValues], _ made: [ValueColumn],
        _ table: CellTable, _ codec: CellCodec, _ replacements: inout Replacements
    ) {
        var written = PiecedBytes(room: bytes.count)
        var ends: [Int] = []
        var cells: [Int] = []
        var value: [UInt8] = []
        // Spans, not slices: no count of references changes for a piece.
        let span = bytes.span
        let pseudonyms = made.span
        let fields = known.span
        let stretches = pieces.span
        // Of delimited exports without an escape nothing is asked a text.
        let forms = table.cells.span
        let spellsSome = !codec.spellsNone(of: table)
        var changed: [Replacements.Stretch] = []
        for text in texts where !text.pieces.isEmpty {
            let isSpelled = spellsSome && codec.spells(forms[text.cell])
            let begin = written.count
            var position = text.range.lowerBound
            for index in text.pieces {
                let range = stretches[index].range
                written.append(span, position..<range.lowerBound)
                position = range.upperBound
                let start = written.count
                switch stretches[index].writing {
                case .spelling(let slot, let place):
                    written.append(pseudonyms[Int(slot)].bytes.span, pseudonyms[Int(slot)].range(Int(place)))
                case .whole(let source, let place):
                    written.append(
                        fields[Int(source)].output.bytes.span, fields[Int(source)].output.range(Int(place)))
                case .day(let source, let place, let slice):
                    Self.write(dayOf: known[Int(source)], place, slice, like: bytes, range, &value)
                case .tag(let kind): value.append(contentsOf: "<\(kind.word.uppercased())>".utf8)
                case .address(let kind, let slot, let place):
                    ReservedAddress.write(made[Int(slot)][Int(place)], kind, like: bytes[range], into: &value)
                case .field(let source, let place, let slice):
                    Self.write(known[Int(source)].output, place, slice, like: bytes, range, &value)
                case .standard(let slot, let place, let slice):
                    Self.write(made[Int(slot)], place, slice, like: bytes, range, &value)
                }
                if !value.isEmpty {
                    written.append(value.span, 0..<value.count)
                    value.removeAll(keepingCapacity: true)
                }
                guard isSpelled else { continue }
                let (old, new) = (text.range.lowerBound, begin)
                changed.append(
                    .init(
                        old: range.lowerBound - old..<range.upperBound - old, new: start - new..<written.count - new))
            }
            written.append(span, position..<text.range.upperBound)
            ends.append(written.count)
            cells.append(text.cell)
            guard isSpelled else { continue }
            replacements.limit(text.cell, to: changed)
            changed.removeAll(keepingCapacity: true)
        }
        var column = ValueColumn()
        column.append(written.written.span, ends: ends.span)
        replacements.replace(cells, by: column)
    }

    /// The date that all of `range` is, and the bytes that it is written in: those, or what they read as (`12\/03\/1971` in JSON).
    private static func date(_ bytes: [UInt8], _ range: Range<Int>) -> (date: WrittenDate, text: [UInt8])? {
        let text = Array(bytes[range])
        if let date = WrittenDate(in: text.span, at: 0), date.range.count == text.count { return (date, text) }
        guard let plain = FreeText.asRead(text.span), let date = WrittenDate(in: plain.span, at: 0),
            date.range.count == plain.count
        else { return nil }
        return (date, plain)
    }

    /// Writes the day that a pseudonym is like the one of a text; of a pseudonym that is no day the part as it stands.
    private static func write(
        dayOf field: RuledValues, _ position: UInt32, _ slice: Range<UInt32>, like bytes: [UInt8], _ range: Range<Int>,
        _ value: inout [UInt8]
    ) {
        func day(_ values: ValueColumn) -> CivilDate? {
            let text = values.bytes.span.extracting(values.range(Int(position)))
            return WrittenDate(in: text, at: Int(slice.lowerBound))?.date
        }
        guard let new = day(field.output), let old = day(field.values), let written = date(bytes, range) else {
            let part = field.output.range(Int(position))
            let end = min(part.upperBound, part.lowerBound + Int(slice.upperBound))
            let start = min(end, part.lowerBound + Int(slice.lowerBound))
            return value.append(contentsOf: field.output.bytes[start < end ? start..<end : part])
        }
        // A year of two digits may be of another century here than there.
        let year = new.year + written.date.date.year - old.year
        let moved = CivilDate(year: year, month: new.month, day: new.day)
        let day = moved ?? CivilDate(year: year, month: new.month, day: min(new.day, 28)) ?? new
        written.date.append(day, like: written.text.span, to: &value)
    }

    /// Writes a part of a pseudonym like a stretch of text. A pseudonym that became longer than its value has no such
    /// part, and is written whole.
    private static func write(
        _ pseudonyms: ValueColumn, _ position: UInt32, _ slice: Range<UInt32>, like bytes: [UInt8],
        _ range: Range<Int>, _ value: inout [UInt8]
    ) {
        let pseudonym = pseudonyms.range(Int(position))
        let part =
            slice.upperBound <= pseudonym.count
            ? pseudonym.lowerBound + Int(slice.lowerBound)..<pseudonym.lowerBound + Int(slice.upperBound) : pseudonym
        let source = pseudonyms.bytes
        Spelling.write(source.span.extracting(part), like: bytes.span.extracting(range), into: &value)
    }
}
