internal import Primitives

/// The kinds of text that an agreement's values are: each function takes a text that is not empty.
enum Scalar {
    /// A text without control characters; with `manyLines`, with line ends. White space at either end is refused: it
    /// would be signed and never seen.
    static func text(_ text: String, manyLines: Bool = false) -> Reading<String> {
        let body = manyLines && text.hasSuffix("\n") ? String(text.dropLast()) : text
        guard !body.isEmpty, body.first?.isWhitespace != true, body.last?.isWhitespace != true else {
            return .problem("begins or ends with white space", fix: "remove it")
        }
        for scalar in body.unicodeScalars where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
            if manyLines, scalar == "\n" { continue }
            return .problem("holds a control character or a line end", fix: "write it on one line")
        }
        return .value(body)
    }

    /// A word such as `system-fix`: a lower-case letter, then lower-case letters, digits and hyphens, at most 64.
    static func word(_ text: String) -> Reading<String> {
        let letters = Array(text.utf8)
        guard letters.count <= 64, let first = letters.first, isLower(first),
            letters.allSatisfy({ isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") })
        else {
            return .problem(
                "\(quoted(text)) is no word of lower-case letters, digits and hyphens", fix: "write it like system-fix")
        }
        return .value(text)
    }

    /// A name that may become part of a file name: a letter or digit, then letters, digits and `.`, `_`, `-`, at most 64.
    static func identifier(_ text: String) -> Reading<String> {
        let characters = Array(text.utf8)
        let isOther: (UInt8) -> Bool = { [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains($0) }
        guard characters.count <= 64, let first = characters.first, !isOther(first),
            characters.allSatisfy({ isLetter($0) || isDigit($0) || isOther($0) })
        else {
            return .problem(
                "\(quoted(text)) cannot be part of a file name",
                fix: "use at most 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit")
        }
        return .value(text)
    }

    /// The name of a dataset: lower-case letters, digits and hyphens, at most 64, not beginning with a hyphen.
    static func datasetName(_ text: String) -> Reading<String> {
        let characters = Array(text.utf8)
        guard characters.count <= 64, characters.first != UInt8(ascii: "-"),
            characters.allSatisfy({ isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") })
        else {
            return .problem(
                "\(quoted(text)) is no name for a dataset", fix: "use lower-case letters, digits and hyphens")
        }
        return .value(text)
    }

    /// A whole number in decimal digits without leading zeros.
    static func integer(_ text: String, in range: ClosedRange<Int>) -> Reading<Int> {
        let digits = Array(text.utf8)
        guard digits.allSatisfy(isDigit), digits.first != UInt8(ascii: "0") || digits.count == 1 else {
            return .problem("\(quoted(text)) is no whole number", fix: "write digits only, such as \(range.lowerBound)")
        }
        guard let number = Int(text), range.contains(number) else {
            return .problem("must be from \(range.lowerBound) to \(range.upperBound)")
        }
        return .value(number)
    }

    /// `true` or `false`, and no other spelling.
    static func truth(_ text: String) -> Reading<Bool> {
        switch text {
        case "true": .value(true)
        case "false": .value(false)
        default: .problem("\(quoted(text)) is neither true nor false", fix: "write true or false")
        }
    }

    /// A day of the calendar.
    static func date(_ text: String) -> Reading<CivilDate> {
        CivilDate(iso: text).map { .value($0) }
            ?? .problem("\(quoted(text)) is no day of the calendar", fix: "write it like 2026-11-30")
    }

    /// A time of day, `09:00`, as minutes from midnight; `24:00` is the end of the day.
    static func minuteOfDay(_ text: String) -> Reading<Int> {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(digits.contains) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
        else { return .problem("\(quoted(text)) is no time of day", fix: "write it like \"09:00\", in quotes") }
        return .value(hour * 60 + minute)
    }

    /// A SHA-256 digest.
    static func digest(_ text: String) -> Reading<Digest> {
        Digest(hex: text).map { .value($0) }
            ?? .problem("is no SHA-256 digest", fix: "write 64 lower-case hexadecimal digits, as sha256sum prints them")
    }

    /// A country as two capital letters (ISO 3166-1 alpha-2).
    static func country(_ text: String) -> Reading<String> {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return .problem("\(quoted(text)) is no country code", fix: "write two capital letters, such as GB") }
        guard text != "UK" else {
            return .problem("UK is not the code of the United Kingdom", fix: "write GB")
        }
        return .value(text)
    }

    /// One of the words of `Choice`.
    static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(_ text: String) -> Reading<
        Choice
    > {
        if let choice = Choice(rawValue: text) { return .value(choice) }
        let words = Choice.allCases.map(\.rawValue)
        let nearest = NearestWord.to(text, among: words)
        return .problem(
            "\(quoted(text)) is not one of \(words.joined(separator: ", "))",
            fix: nearest.map { "did you mean \($0)?" } ?? "write one of them")
    }

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) }
}
