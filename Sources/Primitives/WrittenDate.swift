/// A day of the calendar as people and programs write it, and the same spelling for other days.
///
/// * In figures: `1971-03-12`, `12/03/1971`, `12.3.71`, `12 03 1971`, with one of `- . / \ _` and space twice; `19710312`, and
///   `12031971` where that is no such day. The day comes before the month.
/// * In words: `12 March 1971`, `12th of March, 1971`, `04-DEC-23`, `12Mar1971`, `March 12th, 1971`, `1971-Mar-12`, perhaps
///   behind a day of the week. Months are English, whole, of three letters or `Sept`.
///
/// A year of two digits is of the century that ISO C's strptime takes: 1969 to 2068.
public struct WrittenDate: Sendable {
    /// The day that is meant.
    public let date: CivilDate
    /// Where it stands in the text, with the day of the week.
    public let range: Range<Int>
    private let spelling: Spelling

    private enum Spelling: Sendable {
        case figures(Figures)
        case words(DateInWords)
    }

    /// How a date of numbers alone is written.
    fileprivate struct Figures: Sendable {
        let yearFirst: Bool
        let twoDigitYear: Bool
        /// Whether a day or month below 10 has a zero in front.
        let padded: Bool
        /// The byte between the parts; `nil` for none.
        let separator: UInt8?
    }

    /// Reads the day that begins with the byte at `start`; `nil` where none does, or the calendar has no such day. What
    /// follows is not looked at, but that it is no digit.
    public init?(in text: Span<UInt8>, at start: Int) {
        guard start >= 0, start < text.count else { return nil }
        var index = start
        guard let first = text.number(&index) else {
            guard let (date, words) = DateInWords.read(text, from: start) else { return nil }
            self.date = date
            (range, spelling) = (start..<words.end, .words(words))
            return
        }
        if first.digits == 8 {
            guard let (date, yearFirst) = Self.joined(first.value) else { return nil }
            self.date = date
            range = start..<index
            spelling = .figures(Figures(yearFirst: yearFirst, twoDigitYear: false, padded: true, separator: nil))
            return
        }
        if let (date, figures) = Self.figures(text, first, &index) {
            self.date = date
            (range, spelling) = (start..<index, .figures(figures))
            return
        }
        guard let (date, words) = DateInWords.read(text, from: start) else { return nil }
        self.date = date
        (range, spelling) = (start..<words.end, .words(words))
    }

    /// Appends `date` in the spelling that was read from `text`. A day of the week is that of `date`, and as many days beside it
    /// as it was wrong.
    public func append(_ date: CivilDate, like text: Span<UInt8>, to bytes: inout [UInt8]) {
        switch spelling {
        case .figures(let figures): figures.append(date, to: &bytes)
        case .words(let words): words.append(date, insteadOf: self.date, like: text, to: &bytes)
        }
    }

    /// The year that two digits or four mean.
    static func year(_ number: (value: Int, digits: Int)) -> Int? {
        switch number.digits {
        case 4: number.value
        case 2: number.value + (number.value < 69 ? 2000 : 1900)
        default: nil
        }
    }

    /// Eight digits, the year first, or else last and of somebody who may be alive.
    private static func joined(_ number: Int) -> (CivilDate, yearFirst: Bool)? {
        if let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100) {
            return (date, true)
        }
        let year = number % 10_000
        guard 1890..<2100 ~= year,
            let date = CivilDate(year: year, month: number / 10_000 % 100, day: number / 1_000_000)
        else { return nil }
        return (date, false)
    }

    /// Three numbers, of which `first` was read.
    private static func figures(
        _ text: Span<UInt8>, _ first: (value: Int, digits: Int), _ index: inout Int
    ) -> (CivilDate, Figures)? {
        guard index < text.count, isSeparator(text[index]) else { return nil }
        let separator = text[index]
        index += 1
        guard let second = text.number(&index), second.digits <= 2, index < text.count, text[index] == separator
        else { return nil }
        index += 1
        guard let third = text.number(&index) else { return nil }
        let yearFirst = first.digits == 4
        let day = yearFirst ? third : first
        guard day.digits <= 2, let year = year(yearFirst ? first : third),
            let date = CivilDate(year: year, month: second.value, day: day.value)
        else { return nil }
        return (
            date,
            Figures(
                yearFirst: yearFirst, twoDigitYear: !yearFirst && third.digits == 2,
                padded: day.digits == 2 && second.digits == 2, separator: separator)
        )
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "_"),
            UInt8(ascii: " "):
            true
        default: false
        }
    }
}

extension WrittenDate.Figures {
    fileprivate func append(_ date: CivilDate, to bytes: inout [UInt8]) {
        let width = padded ? 2 : 1
        if yearFirst { appendYear(of: date, to: &bytes) } else { bytes.append(number: date.day, width: width) }
        if let separator { bytes.append(separator) }
        bytes.append(number: date.month, width: width)
        if let separator { bytes.append(separator) }
        if yearFirst { bytes.append(number: date.day, width: width) } else { appendYear(of: date, to: &bytes) }
    }

    private func appendYear(of date: CivilDate, to bytes: inout [UInt8]) {
        bytes.append(number: twoDigitYear ? date.year % 100 : date.year, width: twoDigitYear ? 2 : 4)
    }
}

extension Span<UInt8> {
    /// Up to eight digits at `index`, which moves behind them; `nil` where none or more stand there.
    func number(_ index: inout Int) -> (value: Int, digits: Int)? {
        let start = index
        var end = start
        var value = 0
        while end < count, self[end] &- UInt8(ascii: "0") < 10 {
            guard end - start < 8 else { return nil }
            value = value * 10 + Int(self[end] & 0x0F)
            end += 1
        }
        guard end > start else { return nil }
        index = end
        return (value, end - start)
    }
}

extension [UInt8] {
    /// Appends a number of at least `width` digits.
    mutating func append(number: Int, width: Int) {
        var divisor = 1
        var digits = 1
        while digits < width || number / divisor >= 10 {
            divisor *= 10
            digits += 1
        }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}
