import TestSupport

/// How a generated document is written.
struct DocumentStyle: Sendable {
    let encoding: DocumentEncoding
    /// The targets of its processing instructions.
    let targets: [String]
}

/// Writes random XML documents that are well-formed in as many ways as documents can be.
struct WellFormedDocuments {
    private let style: DocumentStyle
    private var random: SeededGenerator
    /// How lines end; `nil` where they end in all ways.
    private var usualEnd: String?

    /// A document in bytes.
    static func document(_ style: DocumentStyle, seed: UInt64) -> [UInt8] {
        var writer = WellFormedDocuments(style: style, random: SeededGenerator(seed: seed))
        writer.usualEnd = ["\n", "\n", "\r\n", "\r", nil][writer.random.below(5)]
        return style.encoding.bytes(writer.document())
    }

    private init(style: DocumentStyle, random: SeededGenerator) {
        self.style = style
        self.random = random
    }

    private mutating func chance(_ count: Int) -> Bool { random.below(count) == 0 }

    private mutating func one(of choices: [String]) -> String { choices[random.below(choices.count)] }

    private mutating func lineEnd() -> String { usualEnd ?? one(of: ["\n", "\r\n", "\r"]) }

    /// White space in a tag or between tags.
    private mutating func space() -> String {
        switch random.below(8) {
        case 0: "\t"
        case 1: lineEnd() + "  "
        case 2: "  "
        case 3: lineEnd()
        default: " "
        }
    }

    private mutating func optionalSpace() -> String { chance(4) ? space() : "" }

    // MARK: The document

    private mutating func document() -> String {
        var text = ""
        let isDeclared = style.encoding.mustBeDeclared || !chance(3)
        if isDeclared { text += declaration() }
        // What begins neither with a mark nor with `<` can be nothing but UTF-8.
        let mayBeginWithSpace = isDeclared || style.encoding.hasMark || style.encoding.form == .utf8
        text += mayBeginWithSpace ? optionalSpace() : ""
        text += miscellany()
        text += element(depth: 0, prefixes: [])
        text += chance(2) ? "" : lineEnd()
        return text + miscellany()
    }

    private mutating func declaration() -> String {
        var text = "<?xml" + space() + "version" + equals() + quoted("1.0")
        if style.encoding.mustBeDeclared || !chance(3) {
            text += space() + "encoding" + equals() + quoted(one(of: style.encoding.declared))
        }
        if chance(4) { text += space() + "standalone" + equals() + quoted(one(of: ["yes", "no"])) }
        return text + optionalSpace() + "?>"
    }

    private mutating func equals() -> String { optionalSpace() + "=" + optionalSpace() }

    private mutating func quoted(_ value: String) -> String {
        let quote = one(of: ["\"", "'"])
        return quote + value + quote
    }

    private mutating func miscellany() -> String {
        var text = ""
        while chance(3) { text += (chance(2) ? comment() : instruction()) + (chance(2) ? "" : space()) }
        return text
    }

    // MARK: Markup

    private mutating func element(depth: Int, prefixes: [String]) -> String {
        var prefixes = prefixes
        var attributes: [String] = []
        if depth == 0 || chance(6) {
            if chance(3) {
                let name = one(of: ["http://example.com/a", "https://example.com/b#c", "urn:example:x-1.0", ""])
                attributes.append("xmlns" + equals() + quoted(name))
            }
            for prefix in ["p", "ns2", "x-1"] where chance(3) {
                attributes.append("xmlns:" + prefix + equals() + quoted("urn:example:" + prefix))
                if !prefixes.contains(prefix) { prefixes.append(prefix) }
            }
        }
        let name = self.name(prefixes)
        var names: Set<String> = []
        while !chance(3) {
            let name = chance(12) ? one(of: ["xml:lang", "xml:space"]) : self.name(prefixes)
            guard names.insert(name).inserted else { continue }
            attributes.insert(name + equals() + value(), at: random.below(attributes.count + 1))
        }
        let tag = "<" + name + attributes.map { space() + $0 }.joined() + optionalSpace()
        if chance(6) { return tag + "/>" }
        return tag + ">" + content(depth: depth, prefixes: prefixes) + "</" + name + optionalSpace() + ">"
    }

    private mutating func name(_ prefixes: [String]) -> String {
        let local = one(of: ["a", "Record", "first-name", "x.y", "_z", "N1", "größe", "имя", "Straße_2", "b", "c"])
        let name = local.unicodeScalars.allSatisfy(style.encoding.holds) ? local : "d"
        return !prefixes.isEmpty && chance(3) ? one(of: prefixes) + ":" + name : name
    }

    private mutating func content(depth: Int, prefixes: [String]) -> String {
        var text = ""
        var run = ""
        for _ in 0..<random.below(depth == 0 ? 9 : 5) {
            let markup: String
            switch random.below(12) {
            case 0: markup = comment()
            case 1: markup = instruction()
            case 2: markup = section()
            case 3...6 where depth < 5: markup = element(depth: depth + 1, prefixes: prefixes)
            case 7:
                run += space()
                continue
            default:
                run += characters()
                continue
            }
            text += ended(run) + markup
            run = ""
        }
        return text + ended(run)
    }

    /// A run of text without the end of a section in it.
    private func ended(_ run: String) -> String { run.replacing("]]>", with: "]]&gt;") }

    private mutating func comment() -> String {
        var text = plain().replacing("-", with: "- ")
        if text.hasSuffix("-") { text += " " }
        return "<!--\(text)-->"
    }

    private mutating func instruction() -> String {
        let target = one(of: style.targets)
        switch random.below(6) {
        case 0: return "<?\(target)?>"
        case 1: return "<?\(target)\(space())?>"
        default: return "<?\(target)\(space())\(plain().replacing("?>", with: "?&gt;"))?>"
        }
    }

    private mutating func section() -> String {
        "<![CDATA[\(chance(8) ? "" : plain().replacing("]]>", with: "]] >"))]]>"
    }

    // MARK: Characters

    /// Characters as they are in comments, sections and instructions, where nothing has a meaning.
    private mutating func plain() -> String {
        var text = ""
        for _ in 0...random.below(4) {
            text += chance(3) ? one(of: ["<", "&amp;", "]]>", "]]", "<b>", "&", "?", "\"", lineEnd(), "\t"]) : word()
        }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { style.encoding.holds($0) ? $0 : "?" }))
    }

    /// A piece of text outside any markup.
    private mutating func characters() -> String {
        switch random.below(8) {
        case 0: reference()
        case 1: one(of: ["]]", "]]>", "]", ">", "\"", "'", "]]]>"])
        case 2: lineEnd()
        case 3: one(of: ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"])
        default: word().unicodeScalars.map(spelled).joined()
        }
    }

    /// An attribute value with its quotes.
    private mutating func value() -> String {
        let quote = one(of: ["\"", "'"])
        var text = ""
        while !chance(3) {
            let piece = characters()
            text += piece.replacing(quote, with: quote == "'" ? "&apos;" : one(of: ["&quot;", "&#34;", "&#x22;"]))
            if chance(8) { text += one(of: ["\t", lineEnd(), " "]) }
        }
        return quote + text + quote
    }

    private func spelled(_ scalar: Unicode.Scalar) -> String {
        guard style.encoding.holds(scalar) else { return "&#\(scalar.value);" }
        return scalar == "&" ? "&amp;" : scalar == "<" ? "&lt;" : String(scalar)
    }

    private mutating func reference() -> String {
        let code = [
            0x9, 0xA, 0xD, 0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x35, 0x41, 0x7A, 0xA0, 0xA3, 0xE9, 0x142, 0x17D, 0x3B1,
            0x416, 0x2028, 0x20AC, 0x6771, 0xFFFD, 0x1F600, 0x10FFFF,
        ][random.below(25)]
        let zeros = chance(4) ? "000" : ""
        switch random.below(3) {
        case 0: return "&#\(zeros)\(code);"
        case 1: return "&#x\(zeros)\(String(code, radix: 16));"
        default: return "&#x\(zeros)\(String(code, radix: 16, uppercase: true));"
        }
    }

    private mutating func word() -> String {
        one(of: [
            "Ann", "O'Neill", "Zoë", "Łukasz Żak", "07700 900123", "a@example.com", " padded ", "0012", "-5.20", "Иван",
            "Ωμέγα", "東京", "😀", "e\u{301}", "\u{A0}", "£5 – “x”", "ßtraße", "x--y", "50% & more", "a < b > c", "ŠIŽ",
            "½²",
            "Şahin İ", "Ⅷ", "№ 5", "\u{2028}", "\u{7F}",
        ])
    }
}

extension SeededGenerator {
    /// A document with something in it changed, cut out, doubled or cut off.
    mutating func brokenDocument(_ document: [UInt8]) -> [UInt8] {
        var bytes = document
        let signs = Array(
            "<>&;\"'/=!?-[]x: #\n\0\u{1}\u{FE}Z".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        for _ in 0...below(3) {
            guard !bytes.isEmpty else { break }
            let place = below(bytes.count)
            let piece = place..<min(bytes.count, place + 1 + below(12))
            switch below(6) {
            case 0: bytes[place] = signs[below(signs.count)]
            case 1: bytes.insert(signs[below(signs.count)], at: place)
            case 2: bytes.removeSubrange(piece)
            case 3: bytes.insert(contentsOf: bytes[piece], at: below(bytes.count))
            case 4: bytes.swapAt(place, below(bytes.count))
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
