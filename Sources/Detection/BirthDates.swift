internal import Primitives

/// Dates, as people write them: tried only where the words before speak of a birth.
extension Recogniser {
    /// Returns the end of a date at `start`: `01/02/1980`, `1.2.80`, `1980-02-01`, `01021980`, `1 Feb 1980`,
    /// `1st of February, 1980`, `Feb 1 1980`, or a year alone.
    func birthDate(in text: Span<UInt8>, at start: Int) -> Int? {
        guard start < text.count else { return nil }
        if let date = WrittenDate(in: text, at: start), text.isBoundary(date.range.upperBound) {
            return date.range.upperBound
        }
        if text[start].isLetter {
            guard let (_, monthEnd) = month(in: text, at: start) else { return nil }
            var offset = skipDateMarks(in: text, at: monthEnd)
            guard let (day, dayEnd) = digits(in: text, at: offset) else { return nil }
            guard dayEnd - offset <= 2, (1...31).contains(day) else {
                return dayEnd - offset == 4 && isYear(day) && text.isBoundary(dayEnd) ? dayEnd : nil
            }
            offset = skipOrdinal(in: text, at: dayEnd)
            return yearEnd(in: text, at: skipDateMarks(in: text, at: offset))
        }
        guard let (first, firstEnd) = digits(in: text, at: start) else { return nil }
        switch firstEnd - start {
        case 8:
            let dayFirst = isDate(first / 1_000_000, first / 10_000 % 100) && isYear(first % 10_000)
            let yearFirst = isDate(first % 100, first / 100 % 100) && isYear(first / 10_000)
            return (dayFirst || yearFirst) && text.isBoundary(firstEnd) ? firstEnd : nil
        case 6:
            return isDate(first / 10_000, first / 100 % 100) && text.isBoundary(firstEnd) ? firstEnd : nil
        case 4:
            // Behind a mark it is the rest of what is no date.
            guard isYear(first), start == 0 || text[start - 1] == UInt8(ascii: " ") || !isDateMark(text[start - 1])
            else {
                return nil
            }
            guard let (second, secondEnd) = nextDigits(in: text, behind: firstEnd),
                let (third, thirdEnd) = nextDigits(in: text, behind: secondEnd), isDate(third, second),
                text.isBoundary(thirdEnd) || isTime(in: text, at: thirdEnd)
            else { return text.isBoundary(firstEnd) ? firstEnd : nil }
            return thirdEnd
        case 1, 2:
            if let (second, secondEnd) = nextDigits(in: text, behind: firstEnd), isDate(first, second) {
                guard secondEnd < text.count, isDateMark(text[secondEnd]) else { return nil }
                return yearEnd(in: text, at: secondEnd + 1)
            }
            guard (1...31).contains(first) else { return nil }
            var offset = skipDateMarks(in: text, at: skipOrdinal(in: text, at: firstEnd))
            let word = text.word(at: offset, most: 3)
            if word.end - offset == 2, text[offset] | 0x20 == UInt8(ascii: "o") {
                offset = skipDateMarks(in: text, at: word.end)
            }
            guard let (_, monthEnd) = month(in: text, at: offset) else { return nil }
            return yearEnd(in: text, at: skipDateMarks(in: text, at: monthEnd)) ?? monthEnd
        default: return nil
        }
    }

    /// The number at `start` of eight digits at most, and where it ends.
    private func digits(in text: Span<UInt8>, at start: Int) -> (value: Int, end: Int)? {
        var offset = start
        var value = 0
        while offset < text.count, text[offset].isDigit {
            guard offset - start < 8 else { return nil }
            value = value * 10 + Int(text[offset] & 0x0F)
            offset += 1
        }
        return offset > start ? (value, offset) : nil
    }

    /// The number of one or two digits behind one mark of a date.
    private func nextDigits(in text: Span<UInt8>, behind offset: Int) -> (value: Int, end: Int)? {
        guard offset < text.count, isDateMark(text[offset]), let next = digits(in: text, at: offset + 1),
            next.end - offset <= 3
        else { return nil }
        return next
    }

    /// The end of a year of two or four digits.
    private func yearEnd(in text: Span<UInt8>, at start: Int) -> Int? {
        var offset = start
        if offset < text.count, text[offset] == UInt8(ascii: "'") { offset += 1 }
        guard let (year, end) = digits(in: text, at: offset), text.isBoundary(end) else { return nil }
        return end - offset == 2 || end - offset == 4 && isYear(year) ? end : nil
    }

    /// Whether a time of day follows as ISO 8601 joins it: `T00:00`.
    private func isTime(in text: Span<UInt8>, at offset: Int) -> Bool {
        offset + 1 < text.count && text[offset] == UInt8(ascii: "T") && text[offset + 1].isDigit
    }

    private func isDateMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "\\"): true
        default: false
        }
    }

    /// Whether two numbers are a day and a month, in either order.
    private func isDate(_ one: Int, _ other: Int) -> Bool {
        (1...31).contains(one) && (1...12).contains(other) || (1...12).contains(one) && (1...31).contains(other)
    }

    private func isYear(_ number: Int) -> Bool { (1890..<2100).contains(number) }

    /// The offset behind `st`, `nd`, `rd` or `th`.
    private func skipOrdinal(in text: Span<UInt8>, at offset: Int) -> Int {
        guard offset + 1 < text.count, text[offset].isLetter, text.isBoundary(offset + 2) else { return offset }
        switch (text[offset] | 0x20, text[offset + 1] | 0x20) {
        case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
            (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
            return offset + 2
        default: return offset
        }
    }

    /// The offset behind the marks between the parts of a date; at most three.
    private func skipDateMarks(in text: Span<UInt8>, at start: Int) -> Int {
        var offset = start
        while offset < text.count, offset - start < 3, isDateMark(text[offset]) || text[offset] == UInt8(ascii: ",") {
            offset += 1
        }
        return offset
    }

    /// The month whose name, or the first three letters of it, stands at `start`, however it goes on.
    private func month(in text: Span<UInt8>, at start: Int) -> (number: Int, end: Int)? {
        guard let number = CalendarWord.number(.month, in: text, at: start) else { return nil }
        var end = start
        while end < text.count, end - start < 10, text[end].isLetter { end += 1 }
        return end - start < 10 ? (number, end) : nil
    }
}
