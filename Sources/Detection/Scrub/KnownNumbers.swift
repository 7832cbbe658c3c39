internal import Primitives

/// Finding codes, telephone numbers and days of a record in a text.
extension KnownValues {
    // MARK: Codes

    func findCodes(_ text: Span<UInt8>, at start: Int, into hits: inout [Hit]) {
        var joined = KnownTable.seed(.code)
        var index = start
        var count = 0
        while count < Self.shortestCode, index < text.count {
            guard text[index].isWordByte else {
                guard let next = Self.endOfGap(text, index) else { break }
                index = next
                continue
            }
            joined = KnownTable.mix(joined, UInt32(text[index].uppercased))
            count += 1
            index += 1
        }
        if count == Self.shortestCode { compareCodes(text, at: start, joined, isExact: false, into: &hits) }
        guard start + Self.shortestCode <= text.count else { return }
        var exact = KnownTable.seed(.exact)
        for index in start..<start + Self.shortestCode { exact = KnownTable.mix(exact, UInt32(text[index].uppercased)) }
        compareCodes(text, at: start, exact, isExact: true, into: &hits)
    }

    private func compareCodes(
        _ text: Span<UInt8>, at start: Int, _ key: UInt64, isExact: Bool, into hits: inout [Hit]
    ) {
        var next = table.first(key)
        var alike = 0
        while next >= 0 {
            let number = Int(next)
            let entry = table.entries[number]
            next = entry.next
            guard entry.key == key else { continue }
            alike += 1
            guard alike <= Self.mostAlike else { return hits.append(oneOfMany(text, at: start)) }
            var index = start
            var matched = 0
            while matched < entry.units.count, index < text.count {
                let byte = text[index]
                if UInt32(byte.uppercased) == table.units[Int(entry.units.lowerBound) + matched] {
                    matched += 1
                    index += 1
                } else if !isExact, let next = Self.endOfGap(text, index) {
                    index = next
                } else {
                    break
                }
            }
            guard matched == entry.units.count, isEndOfCode(text, index) || isAccount(entry) else { continue }
            hits.append(accepted(number, start..<index, units: matched))
        }
    }

    /// Whatever code stands at `start`, where more values begin like it than are compared: it is replaced, but not by the
    /// pseudonym of its own. So the time stays bounded.
    private func oneOfMany(_ text: Span<UInt8>, at start: Int) -> Hit {
        var end = start
        while end < text.count {
            if text[end].isWordByte {
                end += 1
            } else if Self.divides(text[end]), end + 1 < text.count, text[end + 1].isDigit {
                end += 2
            } else {
                break
            }
        }
        return Hit(
            entry: -1, range: start..<end, units: 0, isCapital: true, extent: start..<end, hasName: true,
            isAccepted: true)
    }

    private func accepted(_ entry: Int, _ range: Range<Int>, units: Int) -> Hit {
        Hit(entry: entry, range: range, units: units, isCapital: true, extent: range, hasName: true, isAccepted: true)
    }

    /// Whether a code that ends before `index` is all of the letters, or all of the digits, that stand there.
    private func isEndOfCode(_ text: Span<UInt8>, _ index: Int) -> Bool {
        index >= text.count || !text[index].isWordByte || text[index].isDigit != text[index - 1].isDigit
    }

    /// Whether a code is a sort code with its account number: in the line of a payment file more digits follow.
    private func isAccount(_ entry: KnownTable.Entry) -> Bool {
        entry.units.count == 14 && items[Int(entry.item)].kind == .bankAccount
    }

    /// What may stand between the characters of a code.
    private static func divides(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
    }

    /// Where a code goes on behind `index`, where none of its characters stands: behind one mark, or behind the end of a line, with
    /// the spaces and signs by which a reply quotes the next.
    private static func endOfGap(_ text: Span<UInt8>, _ index: Int) -> Int? {
        guard index > 0, index + 1 < text.count, text[index - 1].isWordByte else { return nil }
        if divides(text[index]), text[index + 1].isWordByte { return index + 1 }
        // A space that does not break, or a dash.
        if text[index] >= 0xC2, let mark = text.wideMark(at: index) {
            return mark.end < text.count && text[mark.end].isWordByte ? mark.end : nil
        }
        guard endsLine(text[index]) else { return nil }
        var end = index + 1
        while end < text.count, end - index < 5, endsLine(text[end]) || quotes(text[end]) { end += 1 }
        return end < text.count && text[end].isWordByte ? end : nil
    }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    private static func quotes(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: ">") }

    // MARK: Telephone numbers

    private static let dialled: [[UInt8]] = ["", "0", "44", "440", "0044", "00440", "00"].map { Array($0.utf8) }

    func findPhones(_ text: Span<UInt8>, at start: Int, into hits: inout [Hit]) {
        // At most as many as a number with its prefixes has, and few marks between two of them.
        var digits = InlineArray<24, UInt8>(repeating: 0)
        var ends = InlineArray<24, Int>(repeating: 0)
        var count = 0
        var index = start
        var marks = 0
        while index < text.count, count < 24, marks < 4 {
            let byte = text[index]
            if byte.isDigit {
                digits[count] = byte
                ends[count] = index + 1
                count += 1
                marks = 0
            } else if Self.divides(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
                || Self.endsLine(byte)
                || marks > 0 && Self.quotes(byte)
            {
                marks += 1
            } else if byte == 0xC2 || byte == 0xA0 {
                // A no-break space is both of these.
                marks += byte == 0xC2 ? 1 : 0
            } else {
                break
            }
            index += 1
        }
        guard count >= Self.shortestPhone else { return }
        for prefix in Self.dialled {
            guard count - prefix.count >= Self.shortestPhone else { continue }
            var isDialled = true
            for index in prefix.indices where digits[index] != prefix[index] { isDialled = false }
            guard isDialled else { continue }
            var key = KnownTable.seed(.phone)
            for index in prefix.count..<prefix.count + Self.shortestCode {
                key = KnownTable.mix(key, UInt32(digits[index]))
            }
            var next = table.first(key)
            var alike = 0
            while next >= 0 {
                let number = Int(next)
                let entry = table.entries[number]
                next = entry.next
                guard entry.key == key else { continue }
                alike += 1
                guard alike <= Self.mostAlike else { return hits.append(oneOfMany(text, at: start)) }
                let end = prefix.count + entry.units.count
                guard end <= count else { continue }
                var isSame = true
                for offset in 0..<entry.units.count
                where UInt32(digits[prefix.count + offset]) != table.units[Int(entry.units.lowerBound) + offset] {
                    isSame = false
                }
                guard isSame, ends[end - 1] >= text.count || !text[ends[end - 1]].isDigit else { continue }
                var begin = start
                while begin > 0, text[begin - 1] == UInt8(ascii: "+") || text[begin - 1] == UInt8(ascii: "(") {
                    begin -= 1
                }
                hits.append(accepted(number, begin..<ends[end - 1], units: entry.units.count))
            }
        }
    }

    // MARK: Days

    func findDays(_ text: Span<UInt8>, into hits: inout [Hit]) {
        var position = 0
        while let date = text.nextDate(from: &position) {
            let day = date.date.ofCentury
            let key = KnownTable.key(of: date.date)
            var next = table.first(key)
            while next >= 0 {
                let number = Int(next)
                let entry = table.entries[number]
                next = entry.next
                guard entry.key == key, isDay(entry), table.units[Int(entry.units.lowerBound)] == day else { continue }
                hits.append(accepted(number, date.range, units: 1))
                // One of several that are the same day.
                break
            }
        }
    }

    /// Whether an entry is a day, and no code of one.
    func isDay(_ entry: KnownTable.Entry) -> Bool { items[Int(entry.item)].form == .day && entry.units.count == 1 }
}
