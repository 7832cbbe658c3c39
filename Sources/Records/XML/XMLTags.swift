// Start and end tags: names, attributes, records and dropped elements.
extension XMLScanner {
    /// Reads the start tag or empty-element tag at `position`.
    ///
    /// - Returns: Whether all of it is there.
    mutating func startTag(_ bytes: Span<UInt8>) throws(ExportError) -> Bool {
        guard let name = try name(bytes, at: position + 1) else { return false }
        attributes.removeAll(keepingCapacity: true)
        hasNamespaces = false
        var index = name.end
        var isEmpty = false
        while true {
            let space = index
            while index < bytes.count, isXMLSpace(bytes[index]) { index += 1 }
            guard index < bytes.count else { return false }
            if bytes[index] == UInt8(ascii: ">") { break }
            if bytes[index] == UInt8(ascii: "/") {
                index += 1
                guard index < bytes.count else { return false }
                guard bytes[index] == UInt8(ascii: ">") else { throw malformed(bytes, at: index, "a / within a tag") }
                isEmpty = true
                break
            }
            guard index > space else { throw malformed(bytes, at: index, "no white space before an attribute") }
            guard attributes.count < Self.mostAttributes else {
                throw ExportError(
                    .tooLarge, "a tag of more than \(Self.mostAttributes) attributes",
                    line: lineNumber(bytes, at: position))
            }
            guard let end = try attribute(bytes, from: space, at: index) else { return false }
            index = end
        }
        let tag = position..<index + 1
        try foldStartTag(bytes, name)
        // Errors from here on are those of a whole tag.
        position = tag.upperBound
        try open(bytes, tag, name)
        if isEmpty { close(bytes, at: tag.upperBound, content: tag.upperBound) }
        return true
    }

    /// Reads the end tag at `position`.
    ///
    /// - Returns: Whether all of it is there.
    mutating func endTag(_ bytes: Span<UInt8>) throws(ExportError) -> Bool {
        guard let name = try name(bytes, at: position + 2) else { return false }
        var index = name.end
        while index < bytes.count, isXMLSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return false }
        guard depth > 0 else { throw malformed(bytes, at: position, "an end tag without a start tag") }
        guard bytes[index] == UInt8(ascii: ">"), isOpenName(bytes, name) else {
            throw malformed(bytes, at: position, "an end tag that does not fit the open element", isInElement: true)
        }
        close(bytes, at: index + 1, content: position)
        position = index + 1
        return true
    }

    /// The name at `start`, or `nil` where the window ends within it. What ends a name is decided here; which
    /// characters it may have is left to libxml2.
    ///
    /// Mutating although it changes nothing: a scanner that is only read would be copied for the call.
    mutating func name(_ bytes: Span<UInt8>, at start: Int) throws(ExportError) -> XMLNameRange? {
        var name = XMLNameRange(start: start, localStart: start, end: start)
        while name.end < bytes.count {
            if Self.endsName(bytes[name.end]) {
                guard bytes[name.end] == UInt8(ascii: ":") else { break }
                // The prefix ends at the first colon; another one is part of the local name.
                if name.localStart == start { name.localStart = name.end + 1 }
            }
            name.end += 1
        }
        // An empty half is no half: such a name has no prefix.
        if name.localStart == name.end || name.localStart == start + 1 { name.localStart = start }
        guard name.end - start <= XMLPath.longestName else {
            throw ExportError(
                .tooLarge, "a name of more than \(XMLPath.longestName) bytes", line: lineNumber(bytes, at: start))
        }
        guard name.end < bytes.count else { return nil }
        guard name.end > start else { throw malformed(bytes, at: start, "a name is missing") }
        return name
    }

    /// White space and `" & ' / < = > ?`; and the colon, which ends a prefix.
    @inline(__always)
    private static func endsName(_ byte: UInt8) -> Bool {
        let ends: UInt64 =
            1 << 0x09 | 1 << 0x0A | 1 << 0x0D | 1 << 0x20 | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x2F | 1 << 0x3A
            | 1 << 0x3C | 1 << 0x3D | 1 << 0x3E | 1 << 0x3F
        return byte < 64 && (1 << UInt64(byte)) & ends != 0
    }

    /// Reads the attribute at `index`, with white space before it from `space`.
    ///
    /// - Returns: Where it ends, or `nil` where the window ends within it.
    private mutating func attribute(
        _ bytes: Span<UInt8>, from space: Int, at index: Int
    ) throws(ExportError) -> Int? {
        guard let name = try name(bytes, at: index) else { return nil }
        var index = name.end
        while index < bytes.count, isXMLSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        guard bytes[index] == UInt8(ascii: "=") else {
            throw malformed(bytes, at: index, "an attribute without a value")
        }
        index += 1
        while index < bytes.count, isXMLSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw malformed(bytes, at: index, "an attribute value without quotes")
        }
        index += 1
        let start = index
        var isPlain = true
        while index < bytes.count, bytes[index] != quote {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") { throw malformed(bytes, at: index, "a < in an attribute value") }
            isPlain = isPlain && byte != UInt8(ascii: "&") && byte >= 0x20
            index += 1
        }
        guard index < bytes.count else { return nil }
        let isNamespace = Self.isNamespace(bytes, name)
        hasNamespaces = hasNamespaces || isNamespace
        attributes.append(
            Attribute(
                start: space, name: name, value: start..<index,
                form: quote == UInt8(ascii: "\"") ? .attributeInDoubleQuotes : .attributeInSingleQuotes,
                isPlain: isPlain, isNamespace: isNamespace))
        return index + 1
    }

    /// Whether an attribute of this name declares a namespace: it is `xmlns`, or `xmlns:` and a prefix. With something
    /// behind the colon that begins no name, as in `xmlns:0`, libxml2 takes it for an attribute like any other.
    private static func isNamespace(_ bytes: Span<UInt8>, _ name: XMLNameRange) -> Bool {
        let prefixEnd = name.localStart == name.start ? name.end : name.localStart - 1
        guard prefixEnd - name.start == 5, equals(bytes, name.start..<prefixEnd, "xmlns") else { return false }
        return prefixEnd == name.end || beginsName(bytes, name.localStart..<name.end)
    }

    /// Whether `range` begins with a character that a name without a colon may begin with (Namespaces in XML 1.0,
    /// production 4), of those that names may have.
    private static func beginsName(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        let unit = CharacterUnit.read(bytes, at: range.lowerBound, before: range.upperBound, references: false)
        switch unit.code {
        case 0x41...0x5A, 0x61...0x7A, 0x5F: return true
        case 0..<0x80, 0xB7, 0x300...0x36F, 0x203F...0x2040: return false
        default: return true
        }
    }

    /// Whether the innermost open element has this name.
    private func isOpenName(_ bytes: Span<UInt8>, _ name: XMLNameRange) -> Bool {
        openNames.span.equals(elements[depth].name..<openNamesEnd, bytes, name.start..<name.end)
    }

    /// Puts a name on top of those of the open elements.
    private mutating func pushName(_ bytes: Span<UInt8>, _ name: XMLNameRange) {
        let end = openNamesEnd + name.end - name.start
        // Cut off and appended, as one copy: a name is a few bytes, and there is one a tag.
        if openNames.count > openNamesEnd { openNames.removeLast(openNames.count - openNamesEnd) }
        openNames.append(contentsOf: bytes, name.start..<name.end)
        openNamesEnd = end
    }

    /// Opens the element whose tag stands at `tag`, with the attributes at hand.
    private mutating func open(_ bytes: Span<UInt8>, _ tag: Range<Int>, _ name: XMLNameRange) throws(ExportError) {
        guard depth > 0 || !hasSeenRoot else { throw malformed(bytes, at: tag.lowerBound, "a second root element") }
        guard depth < Self.deepest else {
            throw ExportError(
                .tooLarge, "elements nested more than \(Self.deepest) deep",
                line: lineNumber(bytes, at: tag.lowerBound))
        }
        hasSeenRoot = true
        depth += 1
        elements[depth] = Element(name: openNamesEnd)
        pushName(bytes, name)
        guard dropDepth == 0 else { return }

        bind(bytes)
        states.enter(depth, bytes, name, in: namespace(bytes, name, hasDefault: true))
        var rule = states.textRule(depth)
        if rules.looksForSecrets {
            let isWithin = elements[depth - 1].isSecret
            elements[depth].isSecret = isWithin || rules.isSecret(bytes, name.localStart..<name.end)
            // What nobody names waits for its text: an element may hold nothing but others.
            if elements[depth].isSecret, rule >= 0 { rule = rules.secretRule(insteadOf: rule, isWithin: isWithin) }
        }
        elements[depth].rule = rule
        if recordDepth == 0, states.isRecord(depth) {
            recordDepth = depth
            recordStart = tag.lowerBound
            recordCount += 1
        }
        if rule >= 0 {
            rules.count(rule)
            if rules.treatment(rule) == .dropped {
                dropDepth = depth
                dropStart = tag.lowerBound
                dropContent = tag.upperBound
                return
            }
        }
        for index in attributes.indices {
            if attributes[index].isNamespace {
                try requireNamespace(bytes, attributes[index])
            } else {
                try govern(bytes, attributes[index])
            }
        }
    }

    /// Records the value of an attribute of the element that has just been opened.
    private mutating func govern(_ bytes: Span<UInt8>, _ attribute: Attribute) throws(ExportError) {
        var rule = states.attributeRule(
            depth, bytes, attribute.name, in: namespace(bytes, attribute.name, hasDefault: false))
        if rules.looksForSecrets,
            elements[depth].isSecret
                || rules.isSecret(bytes, attribute.name.localStart..<attribute.name.end)
        {
            rule = rules.secretRule(insteadOf: rule, isWithin: elements[depth].isSecret)
        }
        if rule < 0 { rule = rules.otherwise }
        guard rule >= 0 else { throw unnamedAttribute(bytes, attribute.name) }
        rules.count(rule)
        guard rules.treatment(rule) != .kept else { return }
        append(
            rule, attribute.form, scope(of: depth), attribute.value,
            extent: attribute.start..<attribute.value.upperBound + 1)
    }

    // MARK: Namespaces

    /// Binds the prefixes that the attributes at hand declare.
    private mutating func bind(_ bytes: Span<UInt8>) {
        guard !states.set.namespaces.isEmpty else { return }
        bindings.leave(to: depth - 1)
        guard hasNamespaces else { return }
        for attribute in attributes where attribute.isNamespace {
            var prefix: [UInt8] = []
            if attribute.name.localStart > attribute.name.start {
                prefix.append(contentsOf: bytes, attribute.name.localStart..<attribute.name.end)
            }
            var value = ValueColumn()
            CellCodec().decode(
                CellTable.Cell(
                    rule: 0, form: attribute.form, record: 0, scope: 0,
                    value: UInt32(attribute.value.lowerBound)..<UInt32(attribute.value.upperBound), extent: 0..<0),
                in: bytes, into: &value)
            let expanded = [UInt8(ascii: "{")] + value[0] + [UInt8(ascii: "}")]
            bindings.bind(prefix, to: states.set.namespaces.firstIndex(of: expanded), at: depth)
        }
    }

    /// The namespace of a name, where paths name it. A name without a prefix is in the default namespace, but for an
    /// attribute's, which is in none.
    private func namespace(_ bytes: Span<UInt8>, _ name: XMLNameRange, hasDefault: Bool) -> Int? {
        guard !states.set.namespaces.isEmpty, hasDefault || name.localStart > name.start else { return nil }
        var prefix: [UInt8] = []
        if name.localStart > name.start { prefix.append(contentsOf: bytes, name.start..<name.localStart - 1) }
        return bindings.namespace(of: prefix)
    }

    /// Refuses a declaration of a namespace that is no URI: rules govern no declarations, so one that could be a value
    /// must not pass.
    private func requireNamespace(_ bytes: Span<UInt8>, _ attribute: Attribute) throws(ExportError) {
        let value = attribute.value
        // An empty one takes a namespace back.
        guard !value.isEmpty, rules.otherwise < 0 || rules.changes(rules.otherwise) else { return }
        let schemes: [StaticString] = ["http://", "https://", "urn:"]
        for scheme in schemes where value.count > scheme.utf8CodeUnitCount {
            let end = value.lowerBound + scheme.utf8CodeUnitCount
            guard Self.equals(bytes, value.lowerBound..<end, scheme) else { continue }
            if (end..<value.upperBound).allSatisfy({ Self.isOfURI(bytes[$0]) }) { return }
        }
        throw ungoverned(
            bytes, at: attribute.name.start,
            "a namespace that is not http://, https:// or urn: and a plain name; no rule can change it",
            hint: "have the export made with another namespace; a value in its place would leave as it is",
            isInTag: true)
    }

    /// The unreserved characters of a URI (RFC 3986, section 2.3), and those that divide a namespace: `/ : #`.
    private static func isOfURI(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    /// Closes the innermost open element, whose content ends at `content` and whose end tag at `end`.
    private mutating func close(_ bytes: Span<UInt8>, at end: Int, content: Int) {
        events.begin(.endTag)
        events.end()
        if dropDepth == depth {
            dropDepth = 0
            append(
                elements[depth].rule, .text, scope(of: depth - 1), dropContent..<content, extent: dropStart..<end)
        }
        if recordDepth == depth {
            recordDepth = 0
            endsRecord = true
            table.records.append(UInt32(recordStart - batchStart)..<UInt32(end - batchStart))
        }
        if elements[depth].pairingBatch == batchNumber { openPairings -= 1 }
        openNamesEnd = elements[depth].name
        depth -= 1
    }
}
