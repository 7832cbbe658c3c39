/// How references of one kind are written: `#` stands for a digit, `@` for a letter of A to Z, anything else for itself,
/// letters in either case. `CUST-######`, `@@####/##`.
public struct ReferenceForm: Sendable, Hashable {
    /// The most that an agreement declares: each is compared at every word of a text.
    public static let most = 64
    /// The fewest and most characters of one.
    public static let sizes = 3...64

    /// As the agreement writes it.
    public let text: String

    /// Reads a form: 3 to 64 printable characters of ASCII, the first of which is a letter, a digit, `#` or `@`, and at
    /// least one of which is `#` or `@`.
    static func read(_ text: String) -> Reading<ReferenceForm> {
        func problem(_ fix: String) -> Reading<ReferenceForm> {
            .problem("\(quoted(text)) is no form of a reference", fix: "\(fix), as in CUST-######")
        }
        let bytes = Array(text.utf8)
        guard sizes.contains(bytes.count), bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
            return problem("write it with 3 to 64 letters, digits and signs of ASCII")
        }
        let classes = Array("#@".utf8)
        let beginnings = classes + Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
        guard let first = text.lowercased().utf8.first, beginnings.contains(first) else {
            return problem("begin it with a letter, a digit, # for any digit or @ for any letter")
        }
        guard bytes.contains(where: classes.contains) else {
            return problem("write # for each digit and @ for each letter that differs")
        }
        // What ends in a space would be found nowhere that a text ends.
        guard bytes.last != 0x20 else { return problem("end it with what the reference ends with") }
        return .value(ReferenceForm(text: text))
    }
}
