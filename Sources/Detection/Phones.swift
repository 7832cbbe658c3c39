extension Recogniser {
    /// Returns what number begins at `start`, where a digit, a `+` or an opening bracket stands.
    @inline(never)
    func number(in text: Span<UInt8>, at start: Int, _ context: Context) -> Found? {
        // A number behind a decimal point is none of its own.
        if start > 1, text[start - 1] == UInt8(ascii: "."), text[start - 2].isDigit { return nil }
        let topic = context.topic(at: start)
        if text[start].isDigit {
            if topic == .birth, let end = birthDate(in: text, at: start) { return Found(.dateOfBirth, end: end) }
            if let found = networkAddress(in: text, at: start, topic) { return found }
        }
        guard DigitGroups.maySuffice(in: text, at: start), let groups = DigitGroups(in: text, at: start),
            groups.digitCount >= 6
        else { return nil }
        if !groups.bracketed {
            if let found = announcedNumber(groups, context, in: text, at: start) { return found }
            // `blk_6400421658804613208`, `blk_-695...`: one number in ten has the right check digit.
            let isNamed =
                start > 1 && (text[start - 1] == UInt8(ascii: "_") || text.end(of: "_-", at: start - 2) == start)
            if !isNamed || topic == .card || groups.digitCount == 16 {
                if !groups.plus, let end = card(groups, in: text) { return Found(.card, end: end) }
                if let found = checkedNumber(groups, topic, in: text, at: start) { return found }
            }
        }
        if let found = phone(groups, context, in: text, at: start) { return found }
        guard !groups.plus, !groups.bracketed else { return nil }
        return bankAccount(groups, topic, in: text, at: start) ?? nhsNumber(groups, topic, in: text)
            ?? loneAccountNumber(groups, context, in: text, at: start)
    }

    /// Returns the telephone number that begins with the first of `groups`. The longest is taken.
    private func phone(_ groups: DigitGroups, _ context: Context, in text: Span<UInt8>, at start: Int) -> Found? {
        let topic = context.topic(at: start)
        // `Jo Bloggs 1134960123`, `Jo Bloggs, 1134960123`
        let isBesideName = context.nameEnd >= 0 && start - context.nameEnd <= 2
        let isLine = groups.group(0).size == 10 && isBehindLine(in: text, at: start, topic)
        // `5-003212209335`: the rest of something else.
        let isRest = start > 1 && text[start - 1] == UInt8(ascii: "-") && text[start - 2].isDigit
        // `00:00:20.752 25746`, `30546354_2823393669`: a time, and an identifier.
        let isPart =
            start > 2 && text[start - 2].isDigit && text[start - 3].isDigit
            && (text[start - 1] == UInt8(ascii: ":") || text[start - 1] == UInt8(ascii: "_"))
        if isRest || isPart, !groups.plus, !groups.bracketed, groups[0] != 0 || groups[1] == 0 { return nil }
        if groups.group(0).size == 6, topic != .phone, topic != .calls, isBehindDay(in: text, at: start) { return nil }
        var index = groups.groupCount
        while index > 0 {
            index -= 1
            let group = groups.group(index)
            guard group.total >= 9 else { break }
            // A bracket around all of a number is no part of it: the number is found behind it.
            if groups.bracketed {
                guard let closing = groups.closingGroup, index > closing else { return nil }
            }
            guard group.total <= 15,
                let confidence = phone(
                    groups, upTo: index, topic, isBesideName: isBesideName, isLine: isLine, in: text)
            else { continue }
            let announced =
                topic == .phone ? .certain : topic == .other && confidence == .likely ? .doubtful : confidence
            if let end = endOfExtension(in: text, at: group.end) { return Found(.phone, announced, end: end) }
            if text.isBoundary(group.end) { return Found(.phone, announced, end: group.end) }
        }
        // Within a town: only directly behind a word for it.
        guard topic == .phone, context.isDirect, !groups.plus, groups[0] > 1 else { return nil }
        for size in 6...8 {
            if let end = groups.end(of: size, in: text), groups.groupCount <= 3 {
                return Found(.phone, .likely, end: end)
            }
        }
        return nil
    }

    /// Whether what stands before a number says that it is called: `fault on 1632960123`, `my line 1632960123`; or it is all
    /// of a line.
    private func isBehindLine(in text: Span<UInt8>, at start: Int, _ topic: ContextWord?) -> Bool {
        guard text[start] == UInt8(ascii: "1") else { return false }
        if start > 0, text[start - 1] == UInt8(ascii: "\n") {
            let end = start + 10
            return end >= text.count || text[end] == UInt8(ascii: "\n") || text[end] == UInt8(ascii: "\r")
        }
        return text.end(of: " on ", at: start - 4) != nil || text.end(of: " line ", at: start - 6) != nil
            || text.end(of: " line: ", at: start - 7) != nil
            || topic == nil
                && (text.end(of: " of ", at: start - 4) ?? text.end(of: " number ", at: start - 8)) != nil
    }

    /// How surely digits without marks are a telephone number; `nil` if they are none.
    ///
    /// - Parameter last: The last group that belongs to it; `nil` for the last there is.
    func phone(digits groups: DigitGroups, in text: Span<UInt8>, upTo last: Int? = nil) -> Confidence? {
        phone(groups, upTo: last ?? groups.groupCount - 1, nil, isBesideName: false, isLine: false, in: text)
    }

    /// How surely the digits of the groups up to `last` are a telephone number; `nil` if they are none.
    private func phone(
        _ groups: DigitGroups, upTo last: Int, _ topic: ContextWord?, isBesideName: Bool, isLine: Bool,
        in text: Span<UInt8>
    ) -> Confidence? {
        let count = groups.group(last).total
        let first = groups.group(0).size
        let grouped = last > 0
        func national(from start: Int) -> Confidence? {
            guard isNational(groups, from: start, count: count - start, grouped: grouped) else { return nil }
            return count - start == 10 ? .certain : .likely
        }
        // Where the number begins that is dialled within the country, without its zero.
        var start: Int
        if groups.plus {
            guard groups[0] == 4, groups[1] == 4 else {
                // ITU-T E.164: 15 digits at most, no country code begins with zero.
                return groups[0] != 0 && count >= 10 ? .certain : nil
            }
            start = 2
        } else if count >= 13, groups[0] == 0, groups[1] == 0, groups[2] == 4, groups[3] == 4,
            first >= 4 && !(first == 6 && groups.group(1).size == 8) || first == 2 && groups.group(1).total == 4
        {
            start = 4
        } else if groups[0] == 0, groups[1] == 0 {
            // Another country, dialled from here: only in groups, the first of which is its code.
            // or in one where it is no code of an article.
            guard groups[2] != 0, (11...15).contains(count) else { return nil }
            return grouped ? (first == 4 || first == 5 ? .likely : nil) : groups[2] > 1 && count >= 12 ? .likely : nil
        } else if groups[0] == 0 {
            // No area code is shorter: `01 02 2024 123` is something else. The zero alone stands in brackets, or apart.
            let isApart = first == 1 && (groups.bracketed || grouped && groups[1] == 7 && groups.group(1).size >= 4)
            guard first >= 3 || isApart else { return nil }
            return isApart && !groups.bracketed ? national(from: 1).map { min($0, .likely) } : national(from: 1)
        } else if groups[0] == 4, groups[1] == 4, count >= 12 {
            start = 2
        } else {
            guard count == 10 else { return nil }
            if isNationalWithoutZero(groups, grouped: grouped) { return .likely }
            guard !grouped, groups[0] == 1, groups[1] > 0 else { return nil }
            let isCalled = topic == .phone || topic == .calls || isBesideName
            if isCalled || endOfExtension(in: text, at: groups.group(0).end) != nil { return .likely }
            // Alone it could be a time, of which few begin as the numbers of large towns do.
            return isLine || topic == nil && groups[1] > 1 && groups[2] == 1 ? .doubtful : nil
        }
        if groups[start] == 0 { start += 1 }  // +44 (0)
        return national(from: start)
    }

    /// Whether the `count` digits from `start` are a national significant number of the United Kingdom's plan.
    private func isNational(_ groups: DigitGroups, from start: Int, count: Int, grouped: Bool) -> Bool {
        let first = groups[start]
        let second = groups[start + 1]
        if count == 9 {
            // Freephone numbers, and places whose numbers are short: those only where written as area and number.
            if first == 8 { return second == 0 && groups[start + 2] == 0 }
            return first == 1 && second > 1 && grouped
        }
        guard count == 10 else { return false }
        switch first {
        case 1: return second != 0
        case 2: return second == 0 || second == 3 || second == 4 || second == 8 || second == 9
        case 3: return second == 0 || second == 3 || second == 4 || second == 7
        case 5: return second == 5 || second == 6
        case 7: return true
        case 8: return second == 0 || second == 4 || second == 7
        case 9: return second == 0 || second == 1 || second == 8
        default: return false
        }
    }

    /// Whether six digits and a space stand before `start`, as a day before its time in a log: `081109 011254 17716`.
    private func isBehindDay(in text: Span<UInt8>, at start: Int) -> Bool {
        guard start > 6, text[start - 1] == UInt8(ascii: " ") else { return false }
        for offset in start - 7..<start - 1 where !text[offset].isDigit { return false }
        return start == 7 || !text[start - 8].isWordByte
    }

    /// Whether ten digits are a number whose zero a spreadsheet took. Ten digits are often something else (seconds
    /// since 1970 begin with 15 to 17), so fewer beginnings count.
    private func isNationalWithoutZero(_ groups: DigitGroups, grouped: Bool) -> Bool {
        let (second, third) = (groups[1], groups[2])
        let size = groups.group(0).size
        // `28.06.2027 19` is a date.
        guard !grouped || groups.group(1).size >= 3 else { return false }
        switch groups[0] {
        case 1:
            // Within a town no number begins with 0 or 1, as seconds since 1970 do.
            if second == 1 { return third >= 3 && third <= 8 && (grouped ? size == 3 : groups[3] > 1) }
            return grouped && second > 1 && (size == 3 || size == 4) && (size == 4 || third == 1)
        case 2:
            guard !grouped || size == 2 else { return false }
            return second == 0 ? third == 3 || third == 7 || third == 8 : second == 3 || second == 8 || second == 9
        case 3: return second == 0 && third <= 6 && third % 3 == 0 && (!grouped || size >= 3)
        case 7: return second != 0 && second != 6 && (!grouped || size == 4 || size == 5)
        case 8: return second == 0 && (third == 0 || third == 8) && (!grouped || size >= 3)
        default: return false
        }
    }

    /// Returns the end of an extension at `offset`: `ext 12`, `ext. 12`, `x12`, `#12`.
    private func endOfExtension(in text: Span<UInt8>, at offset: Int) -> Int? {
        var position = offset
        if position < text.count, text[position] == UInt8(ascii: ",") { position += 1 }
        if position < text.count, text[position] == UInt8(ascii: " ") { position += 1 }
        let wordEnd = min(text.count, position + 10)
        let mark = position
        while position < wordEnd, text[position].isLetter { position += 1 }
        switch position - mark {
        case 0:
            guard position < text.count, text[position] == UInt8(ascii: "#") else { return nil }
            position += 1
        case 1: guard text[mark].uppercased == UInt8(ascii: "X") else { return nil }
        default:
            guard
                text.end(of: "extension", at: mark) == position || text.end(of: "extn", at: mark) == position
                    || text.end(of: "ext", at: mark) == position || text.end(of: "ex", at: mark) == position
            else { return nil }
        }
        if position < text.count, text[position] == UInt8(ascii: ".") { position += 1 }
        if position < text.count, text[position] == UInt8(ascii: " ") { position += 1 }
        let first = position
        while position < text.count, position - first < 7, text[position].isDigit { position += 1 }
        return position > first && position - first < 7 && text.isBoundary(position) ? position : nil
    }
}
