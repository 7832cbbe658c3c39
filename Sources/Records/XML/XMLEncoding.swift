/// The encoding of an XML document.
enum XMLEncoding {
    /// UTF-8, declared or by default.
    case utf8
    /// An encoding that agrees with UTF-8 on ASCII: read as long as the document holds nothing else.
    case ascii
}

// The first bytes of a document: a byte order mark, and the XML declaration with the encoding it names.
extension XMLScanner {
    /// Reads what comes before everything else.
    ///
    /// - Returns: Whether all of it is there.
    mutating func begin(_ bytes: Span<UInt8>, isLast: Bool) throws(ExportError) -> Bool {
        guard bytes.count >= 4 || isLast else { return false }
        guard bytes.count > 0 else {
            throw ExportError(
                .malformedXML, "the document is empty",
                hint: "is it the right file, and was the export complete?")
        }
        // XML 1.0, appendix F: how UTF-16 and UTF-32 begin, with and without a byte order mark.
        let first = bytes[0]
        if first == 0xFE || first == 0xFF || first == 0 || bytes.count > 1 && bytes[1] == 0 {
            throw ExportError(
                .encoding, "the document is in UTF-16 or UTF-32, which is not read", line: 1,
                hint: "have the export made in UTF-8")
        }
        var start = 0
        if bytes.count >= 3, first == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
        let opening: StaticString = "<?xml"
        let size = opening.utf8CodeUnitCount
        guard bytes.count > start + size || isLast else { return false }
        if bytes.count > start + size, Self.equals(bytes, start..<start + size, opening),
            isXMLSpace(bytes[start + size])
        {
            guard let end = Self.declarationEnd(bytes, from: start + size) else {
                guard isLast || bytes.count - start > XMLPath.longestName else { return false }
                throw malformed(bytes, at: start, "an XML declaration that does not end")
            }
            encoding = try declaredEncoding(bytes, start + size..<end)
            start = end + 2
        }
        position = start
        return true
    }

    private static func declarationEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "?"), bytes[index + 1] == UInt8(ascii: ">") { return index }
            index += 1
        }
        return nil
    }

    /// The encoding that the declaration at `range` names. Its grammar is libxml2's business; what is looked for here
    /// is the quoted text behind the word `encoding`.
    private func declaredEncoding(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(ExportError) -> XMLEncoding {
        let word: StaticString = "encoding"
        var index = range.lowerBound
        // A value could hold the word: values are passed over as a whole.
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index = Self.closing(bytes, index, range.upperBound) + 1
            } else if range.upperBound - index > word.utf8CodeUnitCount,
                Self.equals(bytes, index..<index + word.utf8CodeUnitCount, word)
            {
                break
            } else {
                index += 1
            }
        }
        while index < range.upperBound, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'") {
            index += 1
        }
        guard index < range.upperBound else { return .utf8 }
        let name = index + 1..<max(index + 1, Self.closing(bytes, index, range.upperBound))
        var lowercased: [UInt8] = []
        for index in name { lowercased.append(bytes[index] | (0x41...0x5A ~= bytes[index] ? 0x20 : 0)) }
        switch String(decoding: lowercased, as: UTF8.self) {
        case "utf-8", "utf8": return .utf8
        case "us-ascii", "ascii", "iso-8859-1", "windows-1252": return .ascii
        default:
            throw ExportError(
                .encoding, "the XML declaration names an encoding that is not read",
                line: lineNumber(bytes, at: index), hint: "have the export made in UTF-8")
        }
    }

    /// Where the quote at `start` is closed, or `end`.
    private static func closing(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start + 1
        while index < end, bytes[index] != bytes[start] { index += 1 }
        return index
    }
}
