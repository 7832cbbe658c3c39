/// Walks over the markup of a piece of well-formed XML that ends behind a tag.
struct XMLTagWalk {
    /// What stands there.
    enum Markup {
        /// The declaration at the start of a document: where its pseudo-attributes stand.
        case declaration([Attribute])
        /// A start tag: where its name stands, and its attributes.
        case start(name: Range<Int>, [Attribute])
    }

    /// Where the name of an attribute and its value, quotes left out, stand.
    struct Attribute {
        let name: Range<Int>
        let value: Range<Int>
    }

    /// Where the markup that was found last begins.
    private(set) var offset = 0
    private var position = 0

    private static let silent = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].map {
        (Array($0.utf8), Array($1.utf8))
    }
    private static let declaration = Array("<?xml".utf8)

    /// Finds the next start tag or declaration; comments, CDATA sections, processing instructions and end tags are passed over.
    mutating func next(in bytes: Span<UInt8>) -> Markup? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                position += 1
                continue
            }
            offset = position
            if Self.matches(Self.declaration, at: position, bytes), position + 5 < bytes.count,
                bytes[position + 5] <= 0x20
            {
                position += Self.declaration.count
                return .declaration(attributes(bytes))
            }
            if let (opening, closing) = Self.silent.first(where: { Self.matches($0.0, at: position, bytes) }) {
                position = Self.end(of: closing, from: position + opening.count, bytes)
                continue
            }
            position += 1
            guard position < bytes.count, bytes[position] != UInt8(ascii: "/") else { continue }
            return .start(name: name(bytes), attributes(bytes))
        }
        return nil
    }

    /// The offsets of the start tags of elements called `name`, whatever their prefix.
    static func starts(of name: String, in bytes: Span<UInt8>) -> [Int] {
        let wanted = Array(name.utf8)
        var walk = XMLTagWalk()
        var offsets: [Int] = []
        while let markup = walk.next(in: bytes) {
            guard case .start(let name, _) = markup else { continue }
            let local = localName(name, in: bytes)
            if local.count == wanted.count, matches(wanted, at: local.lowerBound, bytes) { offsets.append(walk.offset) }
        }
        return offsets
    }

    /// The part of a name behind its prefix, if it has one.
    static func localName(_ name: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        for index in name where bytes[index] == UInt8(ascii: ":") { return index + 1..<name.upperBound }
        return name
    }

    private mutating func name(_ bytes: Span<UInt8>) -> Range<Int> {
        let start = position
        while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
        return start..<position
    }

    /// The attributes up to the end of the tag.
    private mutating func attributes(_ bytes: Span<UInt8>) -> [Attribute] {
        var attributes: [Attribute] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            guard !Self.endsName(bytes[position]) else {
                position += 1
                continue
            }
            let name = name(bytes)
            while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "'") {
                position += 1
            }
            guard position < bytes.count else { break }
            let quote = bytes[position]
            let start = position + 1
            position = start
            while position < bytes.count, bytes[position] != quote { position += 1 }
            attributes.append(Attribute(name: name, value: start..<position))
            position += 1
        }
        return attributes
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "?")
    }

    private static func matches(_ text: [UInt8], at index: Int, _ bytes: Span<UInt8>) -> Bool {
        guard index + text.count <= bytes.count else { return false }
        for place in text.indices where bytes[index + place] != text[place] { return false }
        return true
    }

    /// The end of the next `text`, or of everything.
    private static func end(of text: [UInt8], from index: Int, _ bytes: Span<UInt8>) -> Int {
        var place = index
        while place < bytes.count {
            if matches(text, at: place, bytes) { return place + text.count }
            place += 1
        }
        return bytes.count
    }
}
