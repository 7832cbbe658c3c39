/// What products are called by two words, the first of which is a name alone: `Rose Gold`, `Jenkins build`, `Pro Max`.
extension PersonNames {
    /// Whether a product may be called by `word`: told by its first and last letter, because most names are nobody's product.
    @inline(__always)
    func mayNameProduct(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        word.has(.name) && Self.ends & Self.end(text[word.start], text[word.end &- 1]) != 0
    }

    private static func end(_ first: UInt8, _ last: UInt8) -> UInt64 {
        1 << UInt64(((first | 0x20) &* 5 &+ (last | 0x20)) & 63)
    }

    /// Where the product's name ends in which `word` stands, which nothing announces; `nil` where none does. Somebody may be called
    /// so too, so that whatever speaks for a person does not let a product be.
    @inline(never)
    func endOfProduct(_ word: NameWord, in text: Span<UInt8>) -> Int? {
        guard let product = Self.makers[text.word(at: word.start, most: word.end - word.start).key] else { return nil }
        let start = word.start
        func isBehind(_ word: StaticString) -> Bool { text.end(of: word, at: start - word.utf8CodeUnitCount) == start }
        if product == .size, isBehind("pro ") || isBehind("airpods ") || isBehind("ultra ") { return word.next }
        // What tickets are called where no name is behind the word and nobody calls: cases are created and closed.
        if product == .ticket { return isAlone(in: text, behind: word.next, mayDo: true) ? word.next : nil }
        guard word.next + 1 < text.count, text[word.next] == UInt8(ascii: " ") else { return nil }
        let next = text.word(at: word.next + 1, most: 16)
        guard text.isBoundary(next.end), Self.things[next.key] == product else { return nil }
        if product == .colour, !isBehind("in ") { return nil }
        return isAlone(in: text, behind: next.end) ? next.end : nil
    }

    /// Whether what ends before `end` neither goes on as a name nor has done anything: no `Rose Gold-Taylor`, `Eve Plug's`, `Case rang`.
    private func isAlone(in text: Span<UInt8>, behind end: Int, mayDo: Bool = false) -> Bool {
        guard end < text.count else { return true }
        switch text[end] {
        // 0xE2 begins a curled apostrophe.
        case UInt8(ascii: "-"), UInt8(ascii: "'"), 0xE2: return false
        case UInt8(ascii: " "):
            guard let behind = NameWord(in: text, at: end + 1, lexicon) else { return true }
            return (mayDo || !behind.has(.deed)) && !behind.isPlainName && !behind.entry.isRole(.call)
        default: return true
        }
    }

    private enum Product: UInt8, Sendable {
        case size, bill, ticket, colour, build, software, plug, device
    }

    private static let makerNames: [(Product, String)] = [
        (.size, "max"), (.bill, "bill"), (.ticket, "case"), (.colour, "rose"), (.build, "jenkins travis"),
        (.software, "norton sage"),
        (.plug, "eve"),
        (.device, "marshall dyson bose philips hoover"),
    ]
    private static let makers = WordTable<Product>(makerNames)
    /// A bit for the first and last letter of each of them.
    private static let ends: UInt64 = makerNames.reduce(0) { ends, row in
        row.1.split(separator: " ").reduce(ends) { ends, name in
            ends | end(name.utf8.first ?? 0, name.utf8.last ?? 0)
        }
    }

    /// Nothing that a customer has done, or a provider has, by the customer's family name: a job, a renewal, a printer.
    private static let things = WordTable<Product>([
        (
            .size,
            "speed speeds power rate rates bandwidth throughput download upload size length value attempts retries sync"
        ),
        (.bill, "shock run runs cycle payer"), (.colour, "gold"),
        (.build, "build builds pipeline pipelines plugin deploy deployment"),
        (.software, "antivirus antispam payroll"), (.plug, "energy plug plugs aqua thermo"),
        (.device, "headset headsets headphones hue bulb bulbs vacuum"),
    ])
}
