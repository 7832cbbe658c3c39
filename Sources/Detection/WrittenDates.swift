internal import Primitives

/// Days in a text, however they are written: what a record's date of birth is compared with.
extension Span<UInt8> {
    /// The next date that begins at `position` or behind it, whatever it is of and stands before or behind it; `position` moves
    /// behind its first part, because another may begin within it: `4 12/03/1971`. `nil` where there is none.
    func nextDate(from position: inout Int) -> WrittenDate? {
        while position < count {
            let start = position
            let byte = self[start]
            if byte.isDigit {
                while position < count, self[position].isDigit { position += 1 }
                // Of fewer no date is made, nor of other than these.
                guard position - start <= 2 || position - start == 4 || position - start == 8 else { continue }
            } else if byte.isLetter {
                while position < count, self[position].isLetter { position += 1 }
                guard position - start >= 3,
                    CalendarWord.number(.month, in: self, at: start) != nil
                        || CalendarWord.number(.weekday, in: self, at: start) != nil
                else { continue }
            } else {
                position += 1
                continue
            }
            if let date = WrittenDate(in: self, at: start), !isTime(at: date.range.upperBound) { return date }
        }
        return nil
    }

    /// Whether the minutes of a time follow: `12 March 10:15` has no year.
    private func isTime(at end: Int) -> Bool {
        end + 1 < count && self[end] == UInt8(ascii: ":") && self[end + 1].isDigit
    }
}

extension CivilDate {
    /// The day for comparing with others, which may be written with a year of two digits: day, month and year of the century.
    var ofCentury: UInt32 { UInt32(day) | UInt32(month) << 5 | UInt32(year % 100) << 9 }

}

extension WrittenDate {
    /// The day that a field's value begins with; `nil` where it begins with none.
    init?(value: Span<UInt8>) {
        var start = 0
        while start < value.count, value[start] <= 0x20 { start += 1 }
        self.init(in: value, at: start)
    }
}
