/// Where elements begin in a piece of XML that ends behind a tag.
enum XMLStarts {
    /// The offsets of the start tags of elements called `name`, whatever their prefix; not those in comments, CDATA
    /// sections and processing instructions.
    static func offsets(of name: String, in bytes: Span<UInt8>) -> [Int] {
        let wanted = Array(name.utf8)
        let silent = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].map { (Array($0.utf8), Array($1.utf8)) }
        var offsets: [Int] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if let (opening, closing) = silent.first(where: { matches($0.0, at: index, bytes) }) {
                index = self.end(of: closing, from: index + opening.count, bytes)
                continue
            }
            var local = index + 1
            var end = local
            while end < bytes.count, !ends(bytes[end]) {
                if bytes[end] == UInt8(ascii: ":") { local = end + 1 }
                end += 1
            }
            if matches(wanted, at: local, bytes), local + wanted.count == end { offsets.append(index) }
            index = end
        }
        return offsets
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
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
