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

    /// Where the product's name ends in which `word` stands; `nil` where none does.
    @inline(never)
    func endOfProduct(_ word: NameWord, in text: Span<UInt8>) -> Int? {
        guard let product = Self.makers[text.word(at: word.start, most: word.end - word.start).key] else { return nil }
        if product == .size {
            let start = word.start
            return text.end(of: "pro ", at: start - 4) == start || text.end(of: "airpods ", at: start - 8) == start
                || text.end(of: "ultra ", at: start - 6) == start ? word.next : nil
        }
        guard word.next + 1 < text.count, text[word.next] == UInt8(ascii: " ") else { return nil }
        let next = text.word(at: word.next + 1, most: 16)
        guard text.isBoundary(next.end), Self.things[next.key] == product else { return nil }
        return next.end
    }

    private enum Product: UInt8, Sendable {
        case size, colour, build, software, plug, device
    }

    private static let makerNames: [(Product, String)] = [
        (.size, "max"), (.colour, "rose"), (.build, "jenkins travis"), (.software, "norton sage"), (.plug, "eve"),
        (.device, "marshall dyson bose philips hoover"),
    ]
    private static let makers = WordTable<Product>(makerNames)
    /// A bit for the first and last letter of each of them.
    private static let ends: UInt64 = makerNames.reduce(0) { ends, row in
        row.1.split(separator: " ").reduce(ends) { ends, name in
            ends | end(name.utf8.first ?? 0, name.utf8.last ?? 0)
        }
    }

    private static let things = WordTable<Product>([
        (.colour, "gold"),
        (.build, "build builds job jobs pipeline pipelines server agent node plugin deploy deployment release"),
        (
            .software,
            "licence licences license licenses antivirus security subscription vpn firewall renewal antispam payroll accounts"
        ),
        (.plug, "energy plug plugs motion aqua thermo"),
        (
            .device,
            "printer printers monitor monitors speaker speakers headset headsets headphones hue bulb bulbs vacuum fan kettle toner"
        ),
    ])
}
