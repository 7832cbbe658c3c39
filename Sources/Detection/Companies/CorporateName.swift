/// The legal name of a body that is no person, known by its ending; and whether a field of a payment holds it.
///
/// The Companies Act 2006, sections 58 and 59, and the Limited Liability Partnerships Act 2000, schedule, paragraph 2, say
/// how such names end, in English and in Welsh. Community interest companies and charities are not taken: their own
/// endings tell too little, and what stands in the register as `LTD` is found by that.
public struct CorporateName: Sendable, Hashable {
    /// Why a text is no legal name of such a body.
    public enum Fault: Error, Sendable, Hashable {
        /// It does not end as such names do.
        case ending
        /// It has an ending and nothing before it.
        case nothingElse
        /// It says that somebody trades as something: somebody who may be a person.
        case tradingStyle
    }

    /// Whether it is of a limited liability partnership.
    public let isLimitedLiabilityPartnership: Bool
    private let text: [UInt8]
    private let words: [[UInt8]]

    /// Reads a legal name in UTF-8.
    public init(_ text: some Collection<UInt8>) throws(Fault) {
        let words = Self.words(text)
        guard !Self.hasTradingStyle(words), !Self.isCareOf(Array(text)) else { throw .tradingStyle }
        guard let ending = Self.endings.first(where: { words.ends(with: $0.words) }) else { throw .ending }
        guard words.count > ending.words.count else { throw .nothingElse }
        self.text = Array(text)
        self.words = words
        isLimitedLiabilityPartnership = ending.isPartnership
    }

    /// The width of a name in a payment of Bacs, in characters.
    static let width = 18
    /// How many letters and digits a name has at least that is cut to that width.
    static let fewestLetters = 8

    /// Whether a field holds this name: letters and digits are compared, whatever their case and what stands between them;
    /// `&` is `AND`, and each ending is its long form. Also where it is cut to the width of a name in a payment, and fills it.
    public func isHeld(by field: some Collection<UInt8>) -> Bool { holding(of: field) != nil }

    /// Whether a field holds this name without its ending, as whoever has it calls itself.
    public func isCalled(_ field: some Collection<UInt8>) -> Bool {
        guard let ending = Self.endings.first(where: { words.ends(with: $0.words) }) else { return false }
        return Array(Self.words(field).joined()) == Array(words.dropLast(ending.words.count).joined())
    }

    /// How a field holds a name.
    public enum Holding: Sendable, Hashable {
        /// All of it.
        case whole
        /// Cut, within a word or within its ending.
        case cut
        /// Cut behind a word, with nothing of its ending: `MARGARET THOMPSON` may as well be a person.
        case bare
    }

    /// How a field holds this name; `nil` where it does not.
    public func holding(of field: some Collection<UInt8>) -> Holding? {
        let fieldWords = Self.words(field)
        let held = Array(Self.expanded(fieldWords).joined())
        guard !held.isEmpty else { return nil }
        if held == Array(Self.expanded(words).joined()) { return .whole }
        let letters = Array(fieldWords.joined())
        guard letters.count >= Self.fewestLetters else { return nil }
        let stem =
            Self.endings.first { words.ends(with: $0.words) }.map { words.dropLast($0.words.count) } ?? words[...]
        var stems: [[UInt8]] = []
        for word in stem { stems.append((stems.last ?? []) + word) }
        for spelling in [text] + spellings.map({ Array($0.joined(separator: [0x20])) }) {
            let text = String(decoding: spelling, as: UTF8.self)
            guard text.count > Self.width else { continue }
            // Cut there and nowhere else; a space at the end may be gone.
            let cut = String(text.prefix(Self.width))
            guard Self.width(of: field) == Self.width(of: cut.utf8) else { continue }
            if letters == Array(Self.words(cut.utf8).joined()) {
                return stems.contains(letters) ? .bare : .cut
            }
        }
        return nil
    }

    /// How many characters a field has, the spaces at its end left out.
    private static func width(of field: some Collection<UInt8>) -> Int {
        let text = Array(field)
        let end = text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
        return String(decoding: text[..<end], as: UTF8.self).count
    }

    /// The ways to write it that a system cuts: `&` as a sign and as a word, the ending short and long.
    private var spellings: [[[UInt8]]] {
        var spellings = [words]
        if let ending = Self.endings.first(where: { words.ends(with: $0.words) }) {
            for other in Self.endings where other.canonical == ending.canonical && other.words != ending.words {
                spellings.append(words.dropLast(ending.words.count) + other.words)
            }
        }
        let and = Self.bytes("AND")
        guard words.contains(and) else { return spellings }
        return spellings + spellings.map { $0.map { $0 == and ? [UInt8(ascii: "&")] : $0 } }
    }

    /// Whether both are the same name, whatever the case, the punctuation and the form of the ending.
    public func isSame(as other: CorporateName) -> Bool {
        Array(Self.expanded(words).joined()) == Array(Self.expanded(other.words).joined())
    }

    // MARK: Styles

    /// Words by which somebody trades as something, or something is in somebody's care.
    private static let styles: [[[UInt8]]] = [
        "T A", "TA", "T AS", "TRADING AS", "TRADES AS", "TRADING UNDER", "TRADING THROUGH", "BUSINESS AS", "KNOWN AS",
        "CARE OF",
        "ATTN", "ATTENTION OF", "FAO",
    ].map { $0.utf8.split(separator: 0x20).map(Array.init) }
    /// Those that may begin the name of a company.
    private static let innerStyles: [[[UInt8]]] = ["DBA", "D B A", "AKA", "TAS"].map {
        $0.utf8.split(separator: 0x20).map(Array.init)
    }

    private static func hasTradingStyle(_ words: [[UInt8]]) -> Bool {
        for index in words.indices {
            if styles.contains(where: { words[index...].starts(with: $0) }) { return true }
            // Behind the first word, and with more behind it than an ending.
            guard index > 0 else { continue }
            for style in innerStyles where words[index...].starts(with: style) {
                let rest = Array(words[(index + style.count)...])
                if !rest.isEmpty, !endings.contains(where: { $0.words == rest }) { return true }
            }
        }
        return false
    }

    /// Whether `c/o` stands in a name, with spaces or without; `C O` alone may be initials.
    private static func isCareOf(_ text: [UInt8]) -> Bool {
        for index in text.indices where text[index] == UInt8(ascii: "/") || text[index] == UInt8(ascii: "\\") {
            var before = index - 1
            while before >= 0, text[before] == 0x20 { before -= 1 }
            var after = index + 1
            while after < text.count, text[after] == 0x20 { after += 1 }
            if before >= 0, after < text.count, isSingle(text, before), isSingle(text, after),
                text[before] | 0x20 == UInt8(ascii: "c"), text[after] | 0x20 == UInt8(ascii: "o")
            {
                return true
            }
        }
        return false
    }

    // MARK: Words

    private struct Ending {
        let words: [[UInt8]]
        let canonical: [[UInt8]]
        let isPartnership: Bool

        init(_ text: String, _ canonical: String, isPartnership: Bool = false) {
            words = text.utf8.split(separator: 0x20).map(Array.init)
            self.canonical = canonical.utf8.split(separator: 0x20).map(Array.init)
            self.isPartnership = isPartnership
        }
    }

    /// The longest of those that end alike first.
    private static let endings = [
        Ending("PUBLIC LIMITED COMPANY", "PUBLIC LIMITED COMPANY"), Ending("PLC", "PUBLIC LIMITED COMPANY"),
        Ending("CWMNI CYFYNGEDIG CYHOEDDUS", "CWMNI CYFYNGEDIG CYHOEDDUS"),
        Ending("CCC", "CWMNI CYFYNGEDIG CYHOEDDUS"),
        Ending("LIMITED LIABILITY PARTNERSHIP", "LIMITED LIABILITY PARTNERSHIP", isPartnership: true),
        Ending("LLP", "LIMITED LIABILITY PARTNERSHIP", isPartnership: true),
        Ending(
            "PARTNERIAETH ATEBOLRWYDD CYFYNGEDIG", "PARTNERIAETH ATEBOLRWYDD CYFYNGEDIG", isPartnership: true),
        Ending("PAC", "PARTNERIAETH ATEBOLRWYDD CYFYNGEDIG", isPartnership: true),
        Ending("LIMITED", "LIMITED"), Ending("LTD", "LIMITED"), Ending("CYFYNGEDIG", "CYFYNGEDIG"),
        Ending("CYF", "CYFYNGEDIG"),
    ]

    /// The words with their ending in its long form.
    private static func expanded(_ words: [[UInt8]]) -> [[UInt8]] {
        guard let ending = endings.first(where: { words.ends(with: $0.words) }) else { return words }
        return words.dropLast(ending.words.count) + ending.canonical
    }

    /// The runs of letters and digits in capitals; single letters with full stops between them are one word, `P.L.C.`, and
    /// `&` is the word `AND`.
    private static func words(_ text: some Collection<UInt8>) -> [[UInt8]] {
        var bytes = Array(text)
        // Letters beyond ASCII have capitals too: Welsh names have such.
        if bytes.contains(where: { $0 >= 0x80 }) {
            bytes = Array(String(decoding: bytes, as: UTF8.self).uppercased().utf8)
        }
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        var joins = false
        func end() {
            guard !word.isEmpty else { return }
            words.append(word)
            word = []
        }
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
                let upper = byte &- UInt8(ascii: "a") < 26 ? byte - 0x20 : byte
                if joins, !(Self.isSingle(bytes, index)) { end() }
                joins = false
                word.append(upper)
            case UInt8(ascii: ".") where Self.isSingle(bytes, index - 1): joins = true
            case UInt8(ascii: "'"): continue
            case UInt8(ascii: "&"):
                end()
                joins = false
                words.append(Self.bytes("AND"))
            default:
                end()
                joins = false
            }
        }
        end()
        return words
    }

    /// Whether a letter at `index` has none beside it.
    private static func isSingle(_ bytes: [UInt8], _ index: Int) -> Bool {
        func isLetter(_ index: Int) -> Bool {
            bytes.indices.contains(index) && ((bytes[index] | 0x20) &- UInt8(ascii: "a") < 26 || bytes[index] >= 0x80)
        }
        return isLetter(index) && !isLetter(index - 1) && !isLetter(index + 1)
    }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}

extension [[UInt8]] {
    fileprivate func ends(with words: [[UInt8]]) -> Bool { count >= words.count && Array(suffix(words.count)) == words }
}
