// Comments, processing instructions and CDATA sections.
extension XMLScanner {
    /// Reads the comment at `position`.
    ///
    /// - Returns: Whether all of it is there.
    mutating func comment(_ bytes: Span<UInt8>) throws(ExportError) -> Bool {
        let start = position + 4
        var index = start
        // XML 1.0, production 15: the first `--` ends a comment, and `>` must follow.
        while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "-") || bytes[index + 1] != UInt8(ascii: "-") {
            index += 1
        }
        guard index + 2 < bytes.count else { return false }
        guard bytes[index + 2] == UInt8(ascii: ">") else { throw malformed(bytes, at: index, "-- within a comment") }
        events.begin(.comment)
        events.appendNormalised(bytes.bytes, start..<index)
        events.endField(.content)
        events.end()
        try govern(bytes, rules.comment, .comment, start..<index, markup: position..<index + 3, path: "#comment")
        position = index + 3
        return true
    }

    /// Reads the processing instruction at `position`.
    ///
    /// - Returns: Whether all of it is there.
    mutating func instruction(_ bytes: Span<UInt8>) throws(ExportError) -> Bool {
        guard let target = try name(bytes, at: position + 2) else { return false }
        guard let end = Self.end(of: UInt8(ascii: "?"), 1, bytes, from: target.end) else { return false }
        if target.end - target.start == 3, bytes[target.start] | 0x20 == UInt8(ascii: "x"),
            bytes[target.start + 1] | 0x20 == UInt8(ascii: "m"), bytes[target.start + 2] | 0x20 == UInt8(ascii: "l")
        {
            throw malformed(bytes, at: position, "an XML declaration that is not at the very start")
        }
        var start = target.end
        while start < end, isXMLSpace(bytes[start]) { start += 1 }
        guard start > target.end || start == end else {
            throw malformed(bytes, at: start, "no white space behind the target of a processing instruction")
        }
        events.begin(.instruction)
        events.append(bytes.bytes, target.start..<target.end)
        events.endField(.name)
        events.appendNormalised(bytes.bytes, start..<end)
        events.endField(.content)
        events.end()
        try requireTarget(bytes, target)
        try govern(bytes, rules.instruction, .instruction, start..<end, markup: position..<end + 2, path: "#pi")
        position = end + 2
        return true
    }

    /// Reads the CDATA section at `position`.
    ///
    /// - Returns: Whether all of it is there.
    mutating func section(_ bytes: Span<UInt8>) throws(ExportError) -> Bool {
        let start = position + 9
        guard let end = Self.end(of: UInt8(ascii: "]"), 2, bytes, from: start) else { return false }
        guard depth > 0 else { throw malformed(bytes, at: position, "text outside the root element") }
        events.textNormalised(.cdata, bytes.bytes, start..<end)
        var content = start
        while content < end, isXMLSpace(bytes[content]) { content += 1 }
        if content < end { try value(bytes, start..<end, .cdata) }
        position = end + 3
        return true
    }

    /// Refuses an instruction whose data a rule would replace while its target, which no rule can change, could be a
    /// value itself.
    private func requireTarget(_ bytes: Span<UInt8>, _ target: XMLNameRange) throws(ExportError) {
        guard dropDepth == 0, rules.instruction >= 0, rules.changes(rules.instruction),
            rules.treatment(rules.instruction) != .dropped,
            !Self.equals(bytes, target.start..<target.end, "xml-stylesheet")
        else { return }
        throw ungoverned(
            bytes, at: position,
            "a processing instruction of another target than xml-stylesheet; no rule can change its target",
            hint: "give margin #pi the rule drop or keep, or have the export made without it")
    }

    /// Records a comment or instruction.
    private mutating func govern(
        _ bytes: Span<UInt8>, _ rule: RuleIndex, _ form: CellForm, _ value: Range<Int>, markup: Range<Int>,
        path: String
    ) throws(ExportError) {
        guard dropDepth == 0 else { return }
        guard rule >= 0 else { throw unnamedMargin(bytes, at: markup.lowerBound, path) }
        rules.count(rule)
        let treatment = rules.treatment(rule)
        // An instruction without data has nothing to replace: a new value would run into its target.
        let isWithoutData = form == .instruction && value.isEmpty
        // Whoever is shown what leaves is shown its target, too.
        guard treatment == .dropped || treatment == .shown || treatment == .cell && !isWithoutData else { return }
        append(rule, form, scope(of: depth), value, extent: markup)
    }

    /// Where `count` times `byte` and a `>` stand, from `start` on.
    private static func end(of byte: UInt8, _ count: Int, _ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        var run = 0
        while index < bytes.count {
            if bytes[index] == byte {
                run += 1
            } else {
                if run >= count, bytes[index] == UInt8(ascii: ">") { return index - count }
                run = 0
            }
            index += 1
        }
        return nil
    }
}
