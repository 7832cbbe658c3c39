internal import Primitives

extension Recogniser {
    /// Returns where a payment card number that begins with the first of `groups` ends.
    func card(_ groups: DigitGroups, in text: Span<UInt8>) -> Int? {
        var index = groups.groupCount
        while index > 0 {
            index -= 1
            let group = groups.group(index)
            guard group.total >= 14 else { return nil }
            guard group.total <= 19, isEvenlyGrouped(groups, upTo: index), text.isBoundary(group.end) else { continue }
            if isIssuedLength(groups, group.total), groups.passesLuhn(group.total) { return group.end }
        }
        return nil
    }

    /// Whether the groups up to `last` are written as on a card: one group, or groups of four, or 4-6-5 and 4-6-4,
    /// with the same separator everywhere.
    private func isEvenlyGrouped(_ groups: DigitGroups, upTo last: Int) -> Bool {
        guard last > 0 else { return true }
        let gap = groups.group(0).gap
        guard gap == .space || gap == .hyphen else { return false }
        for index in 0..<last where groups.group(index).gap != gap { return false }
        if last == 2, groups.group(0).size == 4, groups.group(1).size == 6 { return true }
        for index in 0..<last where groups.group(index).size != 4 { return false }
        return groups.group(last).size <= 4
    }

    /// Whether a card network issues numbers of `count` digits that begin like this.
    private func isIssuedLength(_ groups: DigitGroups, _ count: Int) -> Bool {
        let two = Int(groups[0]) * 10 + Int(groups[1])
        let four = two * 100 + Int(groups[2]) * 10 + Int(groups[3])
        switch groups[0] {
        case 2: return count == 16 && four >= 2221 && four <= 2720
        case 3:
            if two == 34 || two == 37 { return count == 15 }
            if two == 35 { return count == 16 }
            return count == 14 && (two == 30 || two == 36 || two == 38 || two == 39)
        case 4: return count == 16 || count == 19
        case 5: return count == 16 || two == 50 || two >= 56
        case 6: return count >= 16
        default: return false
        }
    }

    /// Returns what begins with the first of `groups`, at `start`: a sort code with its account number, or a sort code
    /// alone. `12-34-56 12345678`, `123456 12345678`, and both with words between them.
    func bankAccount(_ groups: DigitGroups, _ topic: ContextWord?, in text: Span<UInt8>, at start: Int) -> Found? {
        let sortCodeEnd: Int
        var hyphens = false
        if groups.group(0).size == 6 {
            sortCodeEnd = groups.group(0).end
        } else {
            guard groups.groupCount >= 3 else { return nil }
            let gap = groups.group(0).gap
            guard groups.group(1).gap == gap else { return nil }
            for index in 0..<3 where groups.group(index).size != 2 { return nil }
            // `00.12.34 12345678`, but not `10.12.26 12345678`.
            guard
                gap == .space || gap == .hyphen || topic == .sortCode || topic == .account
                    || groups.groupCount == 4 && groups.group(3).size == 8 && !readsAsDate(groups)
            else { return nil }
            hyphens = gap == .hyphen
            sortCodeEnd = groups.group(2).end
        }
        // `00-11-22-33` and `2024-11-22-33` are something else.
        if hyphens {
            if start > 1, text[start - 1] == UInt8(ascii: "-"), text[start - 2].isWordByte { return nil }
            if sortCodeEnd + 1 < text.count, text[sortCodeEnd] == UInt8(ascii: "-"), text[sortCodeEnd + 1].isWordByte {
                return accountNumber(in: text, at: sortCodeEnd + 1).map { Found(.bankAccount, end: $0) }
            }
        }
        guard text.isBoundary(sortCodeEnd) else { return nil }
        if let number = AccountWords.startOfNumber(in: text, behind: sortCodeEnd),
            let end = accountNumber(in: text, at: number)
        {
            let isBare = number == sortCodeEnd + 1 && !hyphens && groups.group(0).size == 6
            // `... 130673` at the end of a line of a log, and a day at the begin of the next.
            if isBare, topic == nil, text[sortCodeEnd] < 0x20, isDay(in: text, at: number) { return nil }
            return Found(.bankAccount, isBare && topic == nil ? .likely : .certain, end: end)
        }
        if topic == .sortCode { return Found(.sortCode, end: sortCodeEnd) }
        guard hyphens, !readsAsDate(groups) else { return nil }
        return Found(.sortCode, topic == .other || topic == .version ? .doubtful : .likely, end: sortCodeEnd)
    }

    /// Returns the number of an account alone: of eight digits before a sort code, or of fewer or more where the words
    /// before have just announced it.
    func loneAccountNumber(_ groups: DigitGroups, _ context: Context, in text: Span<UInt8>, at start: Int) -> Found? {
        let size = groups.group(0).size
        let end = groups.group(0).end
        guard text.isBoundary(end) else { return nil }
        if context.topic(at: start) == .account, context.isDirect, groups.groupCount == 1, (6...12).contains(size) {
            return Found(.accountNumber, .likely, end: end)
        }
        guard size == 8, context.topic(at: start) != .other else { return nil }
        var offset = end
        let limit = min(text.count, end + 24)
        var isAnnounced = false
        while offset < limit {
            let byte = text[offset]
            if byte.isDigit { break }
            if byte.isLetter {
                let word = text.word(at: offset, most: 12)
                switch names.lexicon[WordHash.value(word.key)].context {
                case .sortCode: isAnnounced = true
                case .link, .code: break
                default:
                    guard let (topic, end) = ContextWord.abbreviation(in: text, at: offset), topic == .sortCode else {
                        return nil
                    }
                    isAnnounced = true
                    offset = end
                    continue
                }
                offset = word.end
            } else {
                guard byte < 0x80, byte != UInt8(ascii: "+") else { return nil }
                offset += 1
            }
        }
        guard offset < limit, offset > end, let code = DigitGroups(in: text, at: offset) else { return nil }
        let isPairs = code.groupCount >= 3 && (0..<3).allSatisfy { code.group($0).size == 2 }
        let isHyphened = isPairs && code.group(0).gap == .hyphen && code.group(1).gap == .hyphen
        guard isHyphened && !readsAsDate(code) || isAnnounced && (isPairs || code.group(0).size == 6) else {
            return nil
        }
        return Found(.accountNumber, isAnnounced ? .certain : .likely, end: end)
    }

    /// Whether eight digits at `start` read as a day, the year in front.
    private func isDay(in text: Span<UInt8>, at start: Int) -> Bool {
        DigitGroups(in: text, at: start)?.readsAsDay == true
    }

    /// Returns the end of an account number at `start`: eight digits, and no more.
    private func accountNumber(in text: Span<UInt8>, at start: Int) -> Int? {
        guard start + 8 <= text.count else { return nil }
        for offset in start..<start + 8 where !text[offset].isDigit { return nil }
        return text.isBoundary(start + 8) ? start + 8 : nil
    }

    /// Whether three groups of two digits read as a date, in any order of day, month and year.
    private func readsAsDate(_ groups: DigitGroups) -> Bool {
        let first = groups[0] * 10 + groups[1]
        let second = groups[2] * 10 + groups[3]
        let third = groups[4] * 10 + groups[5]
        let days: ClosedRange<UInt8> = 1...31
        let months: ClosedRange<UInt8> = 1...12
        return days.contains(first) && months.contains(second) || months.contains(first) && days.contains(second)
            || months.contains(second) && days.contains(third)
    }
}
