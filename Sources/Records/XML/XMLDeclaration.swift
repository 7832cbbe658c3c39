// The first bytes of a document: a byte order mark, and the XML declaration with the encoding it names.

extension TextEncoding {
    /// The encoding of an XML document (XML 1.0, section 4.3.3 and appendix F): by the mark or the width of its first
    /// characters, and by the name in its declaration, which must agree with both. UTF-8 where neither says anything.
    ///
    /// - Parameters:
    ///   - start: The first bytes of the document.
    ///   - isWhole: Whether they are all of it.
    /// - Returns: The encoding; `nil` where more bytes are needed to tell.
    /// - Throws: `.encoding` for one that is not read, for a declaration that names another one than the document is in,
    ///   and for a start that is of no encoding; `.malformedXML` for a declaration that does not end. With the line.
    public static func ofXML(start: [UInt8], isWhole: Bool) throws(ExportError) -> TextEncoding? {
        guard start.count >= 4 || isWhole else { return nil }
        let (family, hasMark) = try family(start)
        // A mark and the longest declaration.
        let limit = family.unitSize * (XMLPath.longestName + Self.mark.count)
        var text: [UInt8] = []
        // Only to find the declaration, which is ASCII in all of them.
        var decoder = TextDecoder(family, isStrict: false)
        try decoder.decode(Array(start.prefix(limit)), into: &text)
        switch text.span.declaration(after: text.starts(with: Self.mark) ? Self.mark.count : 0) {
        case .none: return family
        case .cutOff:
            // The scanner refuses a document that ends in its declaration, or before it.
            if isWhole, start.count < limit { return family }
            guard start.count >= limit else { return nil }
            throw ExportError(.malformedXML, "an XML declaration that does not end", line: 1)
        case .whole(let range):
            guard let name = text.span.declaredEncoding(range) else { return family }
            let line = 1 + text[..<name.lowerBound].count { $0 == LineEnds.lineFeed }
            return try family.declared(as: text[name], hasMark: hasMark, line: line)
        }
    }

    /// U+FEFF in UTF-8.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The encoding in which the declaration can be read, and whether a byte order mark says so.
    private static func family(_ start: [UInt8]) throws(ExportError) -> (TextEncoding, hasMark: Bool) {
        let signs: [(bytes: [UInt8], encoding: TextEncoding, isMark: Bool)] = [
            (mark, .utf8, true),
            // Those of four bytes first: two of them begin like those of two.
            ([0x00, 0x00, 0xFE, 0xFF], .utf32(.bigEndian), true), ([0xFF, 0xFE, 0, 0], .utf32(.littleEndian), true),
            ([0xFE, 0xFF], .utf16(.bigEndian), true), ([0xFF, 0xFE], .utf16(.littleEndian), true),
            ([0x00, 0x00, 0x00, 0x3C], .utf32(.bigEndian), false), ([0x3C, 0, 0, 0], .utf32(.littleEndian), false),
            ([0x00, 0x3C], .utf16(.bigEndian), false), ([0x3C, 0x00], .utf16(.littleEndian), false),
        ]
        for sign in signs where start.starts(with: sign.bytes) { return (sign.encoding, sign.isMark) }
        // `<?xm` in EBCDIC.
        guard !start.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) else {
            throw ExportError(
                .encoding, "the document is in EBCDIC, which is not read", line: 1, hint: "have it made in UTF-8")
        }
        guard start.first != 0, start.dropFirst().first != 0, start.first != 0xFE, start.first != 0xFF else {
            throw ExportError(
                .encoding, "the document begins with no < and no byte order mark of any encoding", line: 1,
                hint: "is it XML, and was it copied whole?")
        }
        return (.utf8, false)
    }

    /// The encoding of a document that is in this one as far as its start tells, and declares itself to be in the one
    /// that is called `name`.
    private func declared(
        as name: ArraySlice<UInt8>, hasMark: Bool, line: Int
    ) throws(ExportError) -> TextEncoding {
        guard let named = TextEncoding(named: String(decoding: name, as: UTF8.self)) else {
            throw ExportError(
                .encoding, "the XML declaration names an encoding that is not read", line: line,
                hint: "UTF-8, UTF-16, UTF-32, ISO-8859-1 to 16 and windows-1250 to 1258 are; have it made in UTF-8")
        }
        // Only what ends in LE or BE names an order; `named` has one in any case.
        let namesOrder = name.suffix(1).first.map { $0 | 0x20 } == UInt8(ascii: "e")
        let agrees =
            switch (self, named) {
            case (.utf8, _): named == .utf8 || (!hasMark && named.unitSize == 1)
            case (.utf16, .utf16), (.utf32, .utf32): named == self || !namesOrder
            default: false
            }
        guard agrees else {
            throw ExportError(
                .encoding, "the XML declaration names another encoding than the document is in", line: line,
                hint: "have the export made anew; nobody can tell which of the two is meant")
        }
        return self == .utf8 ? named : self
    }
}

extension XMLScanner {
    /// Reads what comes before everything else: a byte order mark and the declaration.
    ///
    /// - Returns: Whether all of it is there.
    mutating func begin(_ bytes: Span<UInt8>, isLast: Bool) throws(ExportError) -> Bool {
        guard bytes.count >= 4 || isLast else { return false }
        guard bytes.count > 0 else {
            throw ExportError(
                .malformedXML, "the document is empty",
                hint: "is it the right file, and was the export complete?")
        }
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        position = hasMark ? 3 : 0
        switch bytes.declaration(after: position) {
        case .none: return true
        case .whole(let range):
            position = range.upperBound + 2
            return true
        case .cutOff:
            return isLast
        }
    }
}

/// What a document has of an XML declaration.
private enum Declaration {
    case none
    /// The text ends before it can be told.
    case cutOff
    /// What stands between `<?xml` and `?>`.
    case whole(Range<Int>)
}

extension Span<UInt8> {
    /// The declaration that may begin at `start`.
    fileprivate func declaration(after start: Int) -> Declaration {
        let opening: StaticString = "<?xml"
        var index = start
        let matches = opening.withUTF8Buffer { opening in
            for byte in opening where index < count {
                guard self[index] == byte else { return false }
                index += 1
            }
            return true
        }
        guard matches else { return .none }
        guard index < count else { return .cutOff }
        guard isXMLSpace(self[index]) else { return .none }
        let content = index
        while index + 1 < count {
            if self[index] == UInt8(ascii: "?"), self[index + 1] == UInt8(ascii: ">") {
                return .whole(content..<index)
            }
            index += 1
        }
        return .cutOff
    }

    /// Where the name of the encoding stands in the declaration at `range`. Its grammar is libxml2's business; what is
    /// looked for here is the quoted text behind the word `encoding`.
    fileprivate func declaredEncoding(_ range: Range<Int>) -> Range<Int>? {
        let word: StaticString = "encoding"
        let size = word.utf8CodeUnitCount
        var index = range.lowerBound
        // A value could hold the word: values are passed over as a whole.
        while index < range.upperBound {
            if isQuote(index) {
                index = closing(index, range.upperBound) + 1
            } else if range.upperBound - index > size, XMLScanner.equals(self, index..<index + size, word) {
                break
            } else {
                index += 1
            }
        }
        while index < range.upperBound, !isQuote(index) { index += 1 }
        guard index < range.upperBound else { return nil }
        return index + 1..<closing(index, range.upperBound)
    }

    private func isQuote(_ index: Int) -> Bool { self[index] == UInt8(ascii: "\"") || self[index] == UInt8(ascii: "'") }

    /// Where the quote at `start` is closed, or `end`.
    private func closing(_ start: Int, _ end: Int) -> Int {
        var index = start + 1
        while index < end, self[index] != self[start] { index += 1 }
        return index
    }
}
