import Primitives
import TestSupport
import Testing

@testable import Records

/// All batches of a document that is pushed in pieces of `piece` bytes.
func batches(_ document: [UInt8], _ reading: XMLReading, piece: Int = .max) throws -> [Batch] {
    var reader = try XMLReader(reading)
    return try batches(document, &reader, piece: piece)
}

func batches(_ document: [UInt8], _ reader: inout XMLReader, piece: Int = .max) throws -> [Batch] {
    var result: [Batch] = []
    var offset = 0
    while offset < document.count {
        let end = piece < document.count - offset ? offset + piece : document.count
        reader.push(Array(document[offset..<end]))
        while let batch = try reader.next() { result.append(batch) }
        offset = end
    }
    reader.finish()
    while let batch = try reader.next() { result.append(batch) }
    return result
}

/// A reading of small batches, by paths whose rules are their indices.
func reading(
    _ paths: [String], records: String? = nil, kept: Set<RuleIndex> = [], shown: Set<RuleIndex> = [],
    dropped: Set<RuleIndex> = [], commentRule: RuleIndex? = nil, instructionRule: RuleIndex? = nil,
    otherwise: RuleIndex? = nil,
    batchSize: Int = 1 << 20
) throws -> XMLReading {
    let set = try XMLPathSet(
        try paths.map { try XMLPath(parsing: $0) }, records: try records.map { try XMLPath(parsing: $0) })
    var reading = XMLReading(
        paths: set, kept: kept, dropped: dropped, commentRule: commentRule, instructionRule: instructionRule,
        otherwise: otherwise)
    reading.shown = shown
    reading.batchSize = batchSize
    return reading
}

/// A value that a cell covers, and the rule that governs it.
struct Found: Equatable, CustomStringConvertible {
    var rule: RuleIndex
    var value: String

    init(_ rule: RuleIndex, _ value: String) {
        self.rule = rule
        self.value = value
    }

    var description: String { "\(rule):\(value)" }
}

/// The raw values of all cells of all batches.
func values(_ batches: [Batch]) -> [Found] {
    batches.flatMap { batch in
        batch.cells.cells.map { cell in
            Found(cell.rule, text(batch, cell.value))
        }
    }
}

func text(_ batch: Batch, _ range: Range<UInt32>) -> String {
    String(decoding: batch.bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
}

func values(_ document: String, _ reading: XMLReading) throws -> [Found] {
    values(try batches(Array(document.utf8), reading))
}

/// The error that reading `document` ends in.
func refusal(_ document: [UInt8], _ reading: XMLReading = .keepingEverything, piece: Int = .max) -> ExportError? {
    do {
        _ = try batches(document, reading, piece: piece)
        return nil
    } catch {
        return error as? ExportError
    }
}

func refusal(_ document: String, _ reading: XMLReading = .keepingEverything) -> ExportError? {
    refusal(Array(document.utf8), reading)
}

extension SeededGenerator {
    mutating func one<T>(of choices: [T]) -> T {
        choices[Int(next() % UInt64(choices.count))]
    }

    mutating func happens(in hundred: UInt64) -> Bool { next() % 100 < hundred }
}

/// Makes well-formed documents that hold every oddity which XML allows without a DOCTYPE.
struct RandomDocument {
    private var choices: SeededGenerator
    private var text = ""

    static func make(seed: UInt64) -> String {
        var document = RandomDocument(choices: SeededGenerator(seed: seed))
        document.write()
        return document.text
    }

    private init(choices: SeededGenerator) { self.choices = choices }

    private mutating func write() {
        if choices.happens(in: 20) { text += "\u{FEFF}" }
        if choices.happens(in: 60) {
            text += choices.one(of: [
                "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='UTF-8' ?>",
                "<?xml\nversion = \"1.0\"\tencoding=\"utf-8\" standalone='yes'?>\r\n",
            ])
        }
        margins()
        element(depth: 1)
        margins()
    }

    private mutating func margins() {
        while choices.happens(in: 40) {
            switch choices.next() % 3 {
            case 0: text += choices.one(of: ["\n", "\r\n", " ", "\t\r"])
            case 1: comment()
            default: instruction()
            }
        }
    }

    private mutating func comment() {
        text += "<!--"
        for _ in 0..<choices.next() % 4 {
            text += choices.one(of: [
                "<tag a=\"", "'>", " - ", "]]>", "&none;", "é\u{1F600}", "\r\n", "\r", "\n", "?>x",
                "-",
            ])
            if text.hasSuffix("-") { text += " " }
        }
        text += "-->"
    }

    private mutating func instruction() {
        text += "<?" + choices.one(of: ["target", "xml-stylesheet", "_p", "x"])
        if choices.happens(in: 70) {
            text += choices.one(of: [" ", "\n", "\r\n", "  "])
            for _ in 0..<choices.next() % 4 {
                text += choices.one(of: ["href=\"x>\"", "<", "?", " ?", "-->", "\r\n", "\r", "é", "&a;"])
                if text.hasSuffix("?") { text += "y" }
            }
        }
        text += "?>"
    }

    private mutating func space(_ least: Int) {
        for _ in 0..<least + Int(choices.next() % 2) { text += choices.one(of: [" ", "\n", "\r\n", "\t", "\r"]) }
    }

    private mutating func element(depth: Int) {
        let name = choices.one(of: ["a", "Row", "ns0:Row", "payer-name", "élan", "x.y_z", "b:c:d", "p:q"])
        text += "<" + name
        var names: Set<String> = []
        while choices.happens(in: 45) {
            let attribute = choices.one(of: [
                "a", "b", "payer-name", "xmlns", "xmlns:p", "xmlns:ns0", "xmlns:b", "ns0:a", "xml:lang", "q:a",
                "xml:space", "ü",
                "xmlnsx", "xml:id", "b:c:d",
            ])
            guard names.insert(attribute).inserted else { continue }
            space(1)
            text += attribute
            space(0)
            text += "="
            space(0)
            let quote = choices.one(of: ["\"", "'"])
            text += quote
            if attribute.hasPrefix("xmlns:") || attribute == "xmlns" {
                // Prefixes of one name would make two attributes the same one.
                text += "urn:\(attribute):" + choices.one(of: ["", "x", "y&amp;z", "a b", "\n"])
            } else {
                value(quote: quote)
            }
            text += quote
        }
        space(0)
        guard choices.happens(in: 80) else {
            text += "/>"
            return
        }
        text += ">"
        while choices.happens(in: depth < 6 ? 75 : 30) {
            switch choices.next() % 8 {
            case 0, 1: if depth < 12 { element(depth: depth + 1) }
            case 2: comment()
            case 3: instruction()
            case 4: section()
            default: content()
            }
        }
        text += "</" + name
        space(0)
        text += ">"
    }

    private mutating func value(quote: String) {
        for _ in 0..<choices.next() % 5 {
            text += choices.one(of: [
                "x", ">", "&amp;", "&#38;", "&lt;", "&#x3C;", "&quot;", "&apos;", "&gt;", "\n", "\r\n", "\r", "\t",
                "&#10;", "&#13;",
                "&#x9;", "  ", quote == "'" ? "\"" : "'", "é", "\u{1F600}", "&#x1F600;", "]]>", "/>",
                "--",
                "Example Customer Number 12345",
            ])
        }
    }

    private mutating func content() {
        for _ in 0..<choices.next() % 5 {
            text += choices.one(of: [
                "x", "\n  ", "&amp;", "&lt;", "&#60;", "&#13;", "&#13;\n", "\r&#10;", "\r\n", "\r", "\n", "é",
                "\u{1F600}",
                "&#0000000065;", "'", "\"", "]", " ", "&gt;", "=", "some longer run of text, 42",
                String(repeating: "long ", count: 90),
            ])
        }
    }

    private mutating func section() {
        text += "<![CDATA["
        for _ in 0..<choices.next() % 4 {
            text += choices.one(of: [
                "<inner attr='&x;'>", "]]", "]", ">", "\r\n", "\r", "é", "&amp;", " ",
                String(repeating: "c\r\n", count: 150),
            ])
            if text.hasSuffix("]") { text += "." }
        }
        text += "]]>"
    }
}
