/// The encoding of a generated document.
struct DocumentEncoding: Sendable, Hashable {
    enum Form: Sendable, Hashable {
        case utf8
        case utf16(isBigEndian: Bool)
        case utf32(isBigEndian: Bool)
        /// The scalars beyond ASCII that the page has, with their bytes.
        case page([UInt32: UInt8])
    }

    /// What Python calls it.
    let name: String
    /// What the declaration may call it.
    let declared: [String]
    let form: Form
    /// Whether the document begins with a byte order mark.
    let hasMark: Bool
    /// Whether nothing but its declaration tells it.
    let mustBeDeclared: Bool

    private init(_ name: String, _ form: Form, declared: [String]? = nil, hasMark: Bool = false) {
        self.name = name
        self.declared = declared ?? [name, name.uppercased()]
        self.form = form
        self.hasMark = hasMark
        mustBeDeclared = if case .page = form { true } else { false }
    }

    static let all: [DocumentEncoding] =
        [false, true].flatMap { hasMark in
            [
                DocumentEncoding("utf-8", .utf8, hasMark: hasMark),
                DocumentEncoding(
                    "utf-16le", .utf16(isBigEndian: false), declared: ["UTF-16", "utf-16"], hasMark: hasMark),
                DocumentEncoding(
                    "utf-16be", .utf16(isBigEndian: true), declared: hasMark ? ["UTF-16"] : ["UTF-16BE"],
                    hasMark: hasMark),
                DocumentEncoding("utf-32le", .utf32(isBigEndian: false), declared: ["UTF-32"], hasMark: hasMark),
                DocumentEncoding("utf-32be", .utf32(isBigEndian: true), declared: ["UTF-32BE"], hasMark: hasMark),
            ]
        } + pages

    private static let pages: [DocumentEncoding] = [
        DocumentEncoding("us-ascii", .page([:])),
        DocumentEncoding("iso-8859-1", .page(latin())),
        DocumentEncoding(
            "iso-8859-2",
            .page([
                0xA0: 0xA0, 0xA7: 0xA7, 0x104: 0xA1, 0x105: 0xB1, 0x141: 0xA3, 0x142: 0xB3, 0x15A: 0xA6, 0x17B: 0xAF,
                0x17C: 0xBF, 0xDF: 0xDF, 0xE1: 0xE1, 0xE9: 0xE9, 0xFC: 0xFC, 0xD7: 0xD7,
            ])),
        DocumentEncoding("iso-8859-5", .page(run(0x410...0x44F, at: 0xB0, [0xA0: 0xA0, 0x2116: 0xF0]))),
        DocumentEncoding("iso-8859-7", .page(run(0x3AC...0x3CE, at: 0xDC, [0xA0: 0xA0, 0xA3: 0xA3, 0x3A9: 0xD9]))),
        DocumentEncoding(
            "iso-8859-9",
            .page(latin(with: [0x11E: 0xD0, 0x130: 0xDD, 0x15E: 0xDE, 0x11F: 0xF0, 0x131: 0xFD, 0x15F: 0xFE]))),
        DocumentEncoding(
            "iso-8859-15",
            .page(
                latin(with: [
                    0x20AC: 0xA4, 0x160: 0xA6, 0x161: 0xA8, 0x17D: 0xB4, 0x17E: 0xB8, 0x152: 0xBC, 0x153: 0xBD,
                    0x178: 0xBE,
                ]))),
        DocumentEncoding("windows-1250", .page([0x20AC: 0x80, 0xA0: 0xA0, 0x142: 0xB3, 0x141: 0xA3, 0xE9: 0xE9])),
        DocumentEncoding("windows-1251", .page(run(0x410...0x44F, at: 0xC0, [0x20AC: 0x88, 0x2013: 0x96]))),
        DocumentEncoding(
            "windows-1252",
            .page(
                latin(with: [
                    0x20AC: 0x80, 0x2013: 0x96, 0x201C: 0x93, 0x201D: 0x94, 0x153: 0x9C, 0x160: 0x8A, 0x17D: 0x8E,
                    0x178: 0x9F,
                ]))),
        DocumentEncoding("windows-1253", .page(run(0x3AC...0x3CE, at: 0xDC, [0x20AC: 0x80, 0x3A9: 0xD9]))),
    ]

    /// The upper half of ISO 8859-1, with other scalars at some of its bytes.
    private static func latin(with others: [UInt32: UInt8] = [:]) -> [UInt32: UInt8] {
        let taken = Set(others.values)
        return run(0xA0...0xFF, at: 0xA0, others).filter { $0.key > 0xFF || !taken.contains(UInt8($0.key)) }
    }

    private static func run(
        _ scalars: ClosedRange<UInt32>, at first: UInt8, _ others: [UInt32: UInt8]
    ) -> [UInt32: UInt8] {
        var page = others
        for scalar in scalars { page[scalar] = first + UInt8(scalar - scalars.lowerBound) }
        return page
    }

    func holds(_ scalar: Unicode.Scalar) -> Bool {
        if case .page(let page) = form { scalar.isASCII || page[scalar.value] != nil } else { true }
    }

    /// The bytes of a text of which it holds every scalar.
    func bytes(_ text: String) -> [UInt8] {
        let text = (hasMark ? "\u{FEFF}" : "") + text
        switch form {
        case .utf8: return Array(text.utf8)
        case .utf16(let isBigEndian): return text.utf16.flatMap { Self.bytes(UInt32($0), 2, isBigEndian) }
        case .utf32(let isBigEndian): return text.unicodeScalars.flatMap { Self.bytes($0.value, 4, isBigEndian) }
        case .page(let page): return text.unicodeScalars.map { page[$0.value] ?? UInt8(truncatingIfNeeded: $0.value) }
        }
    }

    private static func bytes(_ unit: UInt32, _ count: Int, _ isBigEndian: Bool) -> [UInt8] {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: unit >> (8 * UInt32($0))) }
        return isBigEndian ? bytes.reversed() : bytes
    }
}
