/// A day of the calendar as people and programs write it, and the same spelling for other days.
///
/// * In figures: `1971-03-12`, `12/03/1971`, `12.3.71`, `12 / 03 / 1971`, with a mark of `- . / \ _`, a dash or spaces, the same
///   twice; `19710312`, and `12031971` where that is no such day. The day comes before the month.
/// * In words: `12 March 1971`, `12th of March, 1971`, `04-DEC-23`, `12Mar1971`, `March 12th, 1971`, `1971-Mar-12`, perhaps
///   behind a day of the week. Months are English, whole, of three letters or `Sept`.
///
/// A year of two digits is of the century that ISO C's strptime takes: 1969 to 2068.
public struct WrittenDate: Sendable {
    /// The day that is meant.
    public let date: CivilDate
    /// Where it stands in the text, with the day of the week.
    public let range: Range<Int>
    /// Where its parts stand. What is between them stays as it is.
    private let parts: DateParts

    /// Reads the day that begins with the byte at `start`; `nil` where none does, or the calendar has no such day. What
    /// follows is not looked at, but that it is no digit.
    public init?(in text: Span<UInt8>, at start: Int) {
        guard start >= 0, start < text.count,
            let (date, parts) = DateParts.joined(text, from: start) ?? DateParts.figures(text, from: start)
                ?? DateParts.words(text, from: start)
        else { return nil }
        self.date = date
        self.parts = parts
        range = start..<parts.end
    }

    /// Appends `date` in the spelling that was read from `text`. A day of the week is that of `date`, and as many days beside it
    /// as it was wrong.
    public func append(_ date: CivilDate, like text: Span<UInt8>, to bytes: inout [UInt8]) {
        parts.append(date, insteadOf: self.date, like: text, to: &bytes)
    }
}
