// What values read as: line ends, references and the normalisation of attributes, folded into events.
extension XMLScanner {
    /// Folds the run of text at `range`.
    mutating func foldText(_ bytes: Span<UInt8>, _ range: Range<Int>, isPlain: Bool) throws(ExportError) {
        let raw = bytes.bytes
        guard !isPlain else {
            events.text(.text, raw, range)
            return
        }
        var index = range.lowerBound
        while index < range.upperBound {
            var end = index
            while end < range.upperBound, bytes[end] != UInt8(ascii: "&") { end += 1 }
            events.textNormalised(.text, raw, index..<end)
            guard end < range.upperBound else { break }
            let reference = try reference(bytes, at: end, before: range.upperBound)
            events.endLine()
            reference.encoded { events.text(.text, $0) }
            index = reference.end
        }
        events.endLine()
    }

    /// Folds a start tag with the attributes at hand: namespaces first, as libxml2 reports them.
    mutating func foldStartTag(_ bytes: Span<UInt8>, _ name: XMLNameRange) throws(ExportError) {
        let raw = bytes.bytes
        events.begin(.startTag)
        events.append(raw, name.start..<name.end)
        events.endField(.name)
        if hasNamespaces {
            for index in attributes.indices where attributes[index].isNamespace {
                try foldNamespace(bytes, attributes[index])
            }
        }
        for index in attributes.indices where !attributes[index].isNamespace {
            let attribute = attributes[index]
            events.append(raw, attribute.name.start..<attribute.name.end)
            events.endField(.attributeName)
            if attribute.isPlain {
                events.append(raw, attribute.value)
            } else {
                try foldValue(bytes, attribute.value)
            }
            events.endField(.attributeValue)
        }
        events.end()
    }

    /// Folds the declaration of a namespace, unless it is one that libxml2 does not report: those of the prefixes `xml`
    /// and `xmlns`, of the names reserved for them, and of an empty name for a prefix.
    private mutating func foldNamespace(_ bytes: Span<UInt8>, _ attribute: Attribute) throws(ExportError) {
        let name = attribute.name
        let prefix = name.localStart == name.start ? name.end..<name.end : name.localStart..<name.end
        guard
            !(attribute.value.isEmpty && !prefix.isEmpty), !Self.equals(bytes, prefix, "xml"),
            !Self.equals(bytes, prefix, "xmlns"),
            !Self.equals(bytes, attribute.value, "http://www.w3.org/XML/1998/namespace"),
            !Self.equals(bytes, attribute.value, "http://www.w3.org/2000/xmlns/")
        else { return }
        events.append(bytes.bytes, prefix)
        events.endField(.namespacePrefix)
        try foldValue(bytes, attribute.value)
        events.endField(.namespace)
    }

    /// Folds an attribute value: every white space character becomes a space, references are resolved (XML 1.0,
    /// section 3.3.3).
    private mutating func foldValue(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(ExportError) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "&"):
                let reference = try reference(bytes, at: index, before: range.upperBound)
                if reference.scalar == "&" {
                    // libxml2 hands an ampersand in an attribute on as this reference unless it substitutes all
                    // entities, which it is not asked to.
                    for byte in "&#38;".utf8 { events.append(byte) }
                } else {
                    reference.encoded { events.append($0) }
                }
                index = reference.end
            case UInt8(ascii: "\r"):
                events.append(UInt8(ascii: " "))
                index += 1
                if index < range.upperBound, bytes[index] == UInt8(ascii: "\n") { index += 1 }
            case UInt8(ascii: "\n"), UInt8(ascii: "\t"):
                events.append(UInt8(ascii: " "))
                index += 1
            default:
                events.append(byte)
                index += 1
            }
        }
    }

    /// A reference and the character it stands for.
    private struct Reference {
        var scalar: Unicode.Scalar
        var end: Int

        /// Hands the character over in UTF-8.
        func encoded(_ body: (UInt8) -> Void) {
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { body(byte) }
        }
    }

    /// The reference at `start`: to a character or to one of the five predefined entities.
    private func reference(
        _ bytes: Span<UInt8>, at start: Int, before limit: Int
    ) throws(ExportError) -> Reference {
        var end = start + 1
        // The longest that mean anything are `&#x10FFFF;` and decimals; leading zeros may make them longer.
        while end < limit, bytes[end] != UInt8(ascii: ";"), bytes[end] != UInt8(ascii: "&") { end += 1 }
        guard end < limit, bytes[end] == UInt8(ascii: ";") else {
            throw malformed(bytes, at: start, "an & that begins no reference")
        }
        let name = start + 1..<end
        if !name.isEmpty, bytes[name.lowerBound] == UInt8(ascii: "#") {
            guard let scalar = Self.scalar(bytes, name.lowerBound + 1..<end) else {
                throw malformed(bytes, at: start, "a reference to no character of XML")
            }
            return Reference(scalar: scalar, end: end + 1)
        }
        let scalar: Unicode.Scalar =
            if Self.equals(bytes, name, "amp") {
                "&"
            } else if Self.equals(bytes, name, "lt") {
                "<"
            } else if Self.equals(bytes, name, "gt") {
                ">"
            } else if Self.equals(bytes, name, "quot") {
                "\""
            } else if Self.equals(bytes, name, "apos") {
                "'"
            } else {
                throw malformed(bytes, at: start, "a reference to an entity that is not defined")
            }
        return Reference(scalar: scalar, end: end + 1)
    }

    /// The character of a numeric reference, from what stands between `&#` and `;` (XML 1.0, productions 2 and 66).
    private static func scalar(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Unicode.Scalar? {
        let isHexadecimal = !range.isEmpty && bytes[range.lowerBound] == UInt8(ascii: "x")
        let digits = isHexadecimal ? range.dropFirst() : range
        guard !digits.isEmpty else { return nil }
        var number: UInt32 = 0
        for index in digits {
            let digit: UInt32
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(bytes[index] - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal:
                digit = UInt32(bytes[index] - UInt8(ascii: "a")) + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal:
                digit = UInt32(bytes[index] - UInt8(ascii: "A")) + 10
            default: return nil
            }
            number = number * (isHexadecimal ? 16 : 10) + digit
            guard number <= 0x10FFFF else { return nil }
        }
        switch number {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: return Unicode.Scalar(number)
        default: return nil
        }
    }

    /// Whether `literal` stands at `range`.
    static func equals(_ bytes: Span<UInt8>, _ range: Range<Int>, _ literal: StaticString) -> Bool {
        guard range.count == literal.utf8CodeUnitCount else { return false }
        return literal.withUTF8Buffer { literal in
            for (offset, byte) in literal.enumerated() where bytes[range.lowerBound + offset] != byte { return false }
            return true
        }
    }
}
