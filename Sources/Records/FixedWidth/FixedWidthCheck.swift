extension FixedWidthLayout {
    /// The longest record that a layout may declare, in characters.
    public static let lengthLimit = 1_000_000

    /// Refuses a layout by which no export can be read, or by which one could be read in two ways.
    ///
    /// Names of records hold no full stop, names of neither begin with `#`, and a field's name is unique in its record.
    /// Fields cover a record from its first character to its longest length, and each shorter length ends with a field.
    /// Marks are printable ASCII within the shortest length. At most one kind of record has no marks, the last.
    ///
    /// - Throws: `.layout`, with the record and field concerned as its path.
    public func check() throws(ExportError) {
        guard !records.isEmpty else {
            throw ExportError(.layout, "the layout has no kind of record", hint: "declare at least one")
        }
        for (index, record) in records.enumerated() {
            try record.checkNames()
            try record.checkLengths()
            try record.checkFields()
            try record.checkMarks(isLast: index == records.count - 1)
            for earlier in records[..<index] { try record.check(behind: earlier) }
        }
    }
}

extension FixedWidthLayout.Record {
    fileprivate func refusal(
        _ problem: ExportError.Text, field: String? = nil, hint: ExportError.Text
    ) -> ExportError {
        let place = name.isEmpty ? "a record" : "record \(name)"
        return ExportError(
            .layout, problem, path: ExportError.printable(field.map { "\(place), field \($0)" } ?? place), hint: hint)
    }

    fileprivate func checkNames() throws(ExportError) {
        guard !name.isEmpty, !name.hasPrefix("#"), !name.contains(".") else {
            throw refusal(
                "its name is empty, begins with # or holds a full stop",
                hint: "rules name a field as record.field; choose a name of letters, digits and hyphens")
        }
        var names: Set<String> = []
        for field in fields {
            guard !field.name.isEmpty, !field.name.hasPrefix("#") else {
                throw refusal(
                    "its name is empty or begins with #", field: field.name,
                    hint: "choose a name of letters, digits and hyphens")
            }
            guard names.insert(field.name).inserted else {
                throw refusal("two fields have this name", field: field.name, hint: "number them")
            }
        }
    }

    fileprivate func checkLengths() throws(ExportError) {
        guard !lengths.isEmpty, Set(lengths).count == lengths.count else {
            throw refusal("it has no length, or one twice", hint: "declare each length it may have, as lengths: [100]")
        }
        guard lengths.allSatisfy({ (1...FixedWidthLayout.lengthLimit).contains($0) }) else {
            throw refusal(
                "its lengths must be from 1 to \(FixedWidthLayout.lengthLimit) characters",
                hint: "a length does not count the line end")
        }
    }

    fileprivate func checkFields() throws(ExportError) {
        // Positions in texts are those of an agreement: from 1.
        var end = 0
        for field in fields {
            guard !field.range.isEmpty else {
                throw refusal("it has no characters", field: field.name, hint: "a position is written as 1-6")
            }
            guard field.range.lowerBound == end else {
                let isGap = field.range.lowerBound > end
                throw refusal(
                    isGap
                        ? "characters \(end + 1) to \(field.range.lowerBound) before it belong to no field"
                        : "it begins before the field in front of it ends, at \(end)",
                    field: field.name,
                    hint: isGap
                        ? "declare a field for them: what no rule names is covered by otherwise"
                        : "fields stand in order and do not overlap")
            }
            end = field.range.upperBound
        }
        let longest = lengths.max() ?? 0
        guard end == longest else {
            throw refusal(
                "its fields end at \(end) and its longest length is \(longest)",
                hint: "fields cover the whole record; fillers are fields too")
        }
        let ends = Set(fields.map(\.range.upperBound))
        for length in lengths where !ends.contains(length) {
            throw refusal(
                "a record of \(length) characters would end inside a field",
                hint: "each length ends with a field; divide the field there")
        }
    }

    fileprivate func checkMarks(isLast: Bool) throws(ExportError) {
        guard !marks.isEmpty || isLast else {
            throw refusal(
                "it has no marks, so kinds of records behind it are never reached",
                hint: "a record without marks is what no other is; put it last")
        }
        let shortest = lengths.min() ?? 0
        for mark in marks {
            guard let first = mark.texts.first, !first.isEmpty else {
                throw refusal("a mark has no text", hint: "a mark is written as position: text")
            }
            for text in mark.texts {
                guard text.utf8.count == first.utf8.count, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                    throw refusal(
                        "the texts of a mark are not all of one length, or not ASCII",
                        hint: "declare a mark for each length in a record of its own")
                }
            }
            // The first comparison keeps the second from a sum that does not fit.
            guard mark.position >= 0, mark.position < shortest, mark.position + first.utf8.count <= shortest else {
                throw refusal(
                    "a mark does not stand within the \(shortest) characters that the record has at least",
                    hint: "positions of marks count from 1")
            }
        }
    }

    fileprivate func check(behind earlier: Self) throws(ExportError) {
        guard earlier.name != name else {
            throw refusal("two kinds of records have this name", hint: "rules name a field as record.field")
        }
        if Set(earlier.marks) == Set(marks), !Set(earlier.lengths).isDisjoint(with: lengths) {
            throw refusal(
                "another kind of record has its marks and one of its lengths",
                hint: "every record must be of one kind; declare what tells them apart")
        }
    }
}
