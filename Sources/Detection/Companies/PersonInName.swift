/// Whether the legal name of a company says something of a person. A company may well be called after one: `JOHN SMITH LTD`
/// is a company's name, `MR JOHN SMITH LTD` and `J SMITH 07700 900123 LTD` are none that Companies House has.
public struct PersonInName: Sendable {
    private let recogniser = Recogniser()

    /// A check, which can be used for many names.
    public init() {}

    /// Whether a person is addressed in `name`, or can be reached by it.
    public func callAsFunction(_ name: [UInt8]) -> Bool {
        let titles = Self.titles(in: name)
        if titles.contains(where: { Self.certain.contains($0.title) }) { return true }
        var cursor = Recogniser.Cursor()
        while let match = recogniser.next(in: name.span, &cursor) {
            guard match.confidence >= .likely else { continue }
            switch match.kind {
            case .phone, .email, .postcode, .address, .iban, .card, .nationalInsurance, .nhsNumber, .dateOfBirth,
                .bankAccount,
                .url, .sipAddress:
                return true
            // `MS PLUMBING LTD` has initials, `MS MARY JONES LTD` has a title.
            case .name
            where titles.contains(where: { match.range.contains($0.start) || match.range.lowerBound == $0.end + 1 }):
                return true
            default: continue
            }
        }
        return false
    }

    private static let certain: Set<String> = ["MR", "MRS", "MISS", "MISTER", "MESSRS"]
    private static let others: Set<String> = [
        "MS", "MX", "DR", "DOCTOR", "PROF", "PROFESSOR", "REV", "REVD", "SIR", "DAME",
    ]

    /// The titles in a name, as words of their own.
    private static func titles(in name: [UInt8]) -> [(title: String, start: Int, end: Int)] {
        var titles: [(title: String, start: Int, end: Int)] = []
        var start = 0
        while start < name.count {
            var end = start
            while end < name.count, name[end].isLetter || name[end] >= 0x80 { end += 1 }
            if (2...9).contains(end - start) {
                let word = String(decoding: name[start..<end], as: UTF8.self).uppercased()
                if certain.contains(word) || others.contains(word) { titles.append((word, start, end)) }
            }
            start = end + 1
        }
        return titles
    }
}
