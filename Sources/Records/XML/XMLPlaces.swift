// What errors say of the place where something stands.
//
// A name of the document can be part of a value: in `<Email>Jane <jane@example.com></Email>`, which nobody escaped, an
// address looks like a tag. So errors show the names that paths of the agreement hold, and `*` for every other. Only
// where a rule is missing must its name be told: then a name is shown that looks like one and whose tag is sound.
extension XMLScanner {
    /// An error of grammar.
    func malformed(
        _ bytes: Span<UInt8>, at offset: Int, _ problem: ExportError.Text, isInElement: Bool = false
    ) -> ExportError {
        var path = ""
        if isInElement {
            for level in stride(from: 1, through: depth, by: 1) { path += "/" + (plainName(level) ?? "*") }
        }
        return ExportError(
            .malformedXML, "not well-formed XML: \(problem)", line: lineNumber(bytes, at: offset),
            path: isInElement ? path : nil, hint: "check the export with xmllint --noout")
    }

    /// Text of the innermost open element that no rule governs.
    func unnamedText(_ bytes: Span<UInt8>, at offset: Int) -> ExportError {
        unnamed(bytes, at: offset, shownPath(bytes), isHidden: shownName(depth, bytes) == nil, "element")
    }

    /// Text of the innermost open element that goes on behind something else, where its rule needs all of it in one.
    func dividedText(_ bytes: Span<UInt8>, at offset: Int, _ rule: RuleIndex) -> ExportError {
        var error = ExportError(
            .dividedText,
            "a comment, an instruction, an element or the bound of a CDATA section divides this value, and its rule works on whole values",
            line: lineNumber(bytes, at: offset), path: shownPath(bytes),
            hint: "give the field blank, drop, shape or scrub, or have the export written without the division")
        error.rule = rule
        return error
    }

    /// An attribute of the innermost open element, whose tag ends at `position`, that no rule governs.
    func unnamedAttribute(_ bytes: Span<UInt8>, _ name: XMLNameRange) -> ExportError {
        let whole = name.start..<name.end
        let isPlain = Self.isIdentifier(bytes, whole) && shownName(depth, bytes, isInTag: true) != nil
        let shown = isPlain ? whole : states.knownPart(bytes, name)
        let path = "\(shownPath(bytes, isInTag: true))/@\(shown.map { Self.string(bytes, $0) } ?? "*")"
        return unnamed(bytes, at: name.start, path, isHidden: shown == nil, "attribute")
    }

    /// A comment or processing instruction that no rule governs; `margin` is what the agreement calls it.
    func unnamedMargin(_ bytes: Span<UInt8>, at offset: Int, _ margin: String) -> ExportError {
        let path = depth > 0 ? "\(shownPath(bytes))/\(margin)" : margin
        return unnamed(bytes, at: offset, path, isHidden: false, "margin")
    }

    /// A processing instruction or, in a tag, a declaration that could be a value, and that no rule can change.
    func ungoverned(
        _ bytes: Span<UInt8>, at offset: Int, _ problem: ExportError.Text, hint: ExportError.Text,
        isInTag: Bool = false
    ) -> ExportError {
        ExportError(
            .unnamedField, problem, line: lineNumber(bytes, at: offset),
            path: depth > 0 ? shownPath(bytes, isInTag: isInTag) : nil, hint: hint)
    }

    private func unnamed(
        _ bytes: Span<UInt8>, at offset: Int, _ path: String, isHidden: Bool, _ kind: ExportError.Text
    ) -> ExportError {
        ExportError(
            .unnamedField,
            isHidden
                ? "an \(kind) that no rule of the agreement names; its name may be part of a value and is not shown"
                : "no rule of the agreement names this",
            line: lineNumber(bytes, at: offset), path: path,
            hint: isHidden
                ? "look at that line: a < in a value must be written &lt;; otherwise, add a rule to the agreement"
                : "add a rule for it to the agreement, or say what `otherwise` does")
    }

    /// The path of the open elements, by the names that may be shown.
    private func shownPath(_ bytes: Span<UInt8>, isInTag: Bool = false) -> String {
        var path = ""
        for level in stride(from: 1, through: depth, by: 1) {
            path += "/" + (shownName(level, bytes, isInTag: isInTag) ?? "*")
        }
        return path
    }

    /// As much of the name of the open element at `level` as may be shown.
    ///
    /// - Parameter isInTag: Whether `position` is the end of the innermost element's own tag.
    private func shownName(_ level: Int, _ bytes: Span<UInt8>, isInTag: Bool = false) -> String? {
        let name = openName(level)
        let whole = name.start..<name.end
        guard Self.isIdentifier(openNames.span, whole) else { return plainName(level) }
        let isEmpty = isInTag && level == depth && bytes[position - 2] == UInt8(ascii: "/")
        // Within an element whose text a rule governs, an unknown tag may be text that nobody escaped, and sound all the
        // same: `Jane <John Smith="1"/>`.
        let isWithinValue = elements[1..<level].contains { $0.rule >= 0 }
        guard !isWithinValue, isEmpty || isClosed(name, in: bytes) else { return plainName(level) }
        return Self.string(openNames.span, whole)
    }

    /// As much of the name of the open element at `level` as paths hold; and that of the root where it looks like one,
    /// for no text stands around the root of which its name could be a part.
    private func plainName(_ level: Int) -> String? {
        let name = openName(level)
        let whole = name.start..<name.end
        if level == 1, Self.isIdentifier(openNames.span, whole) { return Self.string(openNames.span, whole) }
        return states.knownPart(openNames.span, name).map { Self.string(openNames.span, $0) }
    }

    /// Where the name of the open element at `level` stands in `openNames`.
    private func openName(_ level: Int) -> XMLNameRange {
        let end = level < depth ? elements[level + 1].name : openNamesEnd
        let start = elements[level].name
        let colon = (start..<end).first { openNames[$0] == UInt8(ascii: ":") }
        // As for names in the window: an empty half is no half.
        guard let colon, colon > start, colon + 1 < end else {
            return XMLNameRange(start: start, localStart: start, end: end)
        }
        return XMLNameRange(start: start, localStart: colon + 1, end: end)
    }

    /// Whether an element of this name of `openNames` ends in what is there of the document, not too far away.
    private func isClosed(_ name: XMLNameRange, in bytes: Span<UInt8>) -> Bool {
        let count = name.end - name.start
        let last = min(bytes.count, position + Self.furthestEnd) - count - 3
        for index in stride(from: position, through: last, by: 1)
        where bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "/") {
            let isName = (0..<count).allSatisfy { bytes[index + 2 + $0] == openNames[name.start + $0] }
            let next = bytes[index + 2 + count]
            if isName, next == UInt8(ascii: ">") || isXMLSpace(next) { return true }
        }
        return false
    }

    /// How far an end tag is looked for, in bytes.
    private static let furthestEnd = 1 << 16

    /// Whether a name looks like one that somebody gave to a field: at most 40 ASCII letters, digits, `-`, `_`, `.` and
    /// `:`, with at most three digits in a row.
    static func isIdentifier(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard 1...40 ~= range.count else { return false }
        var digits = 0
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits <= 3, index > range.lowerBound else { return false }
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
                digits = 0
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"):
                digits = 0
                guard index > range.lowerBound else { return false }
            default: return false
            }
        }
        return true
    }

    private static func string(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: bytes.extracting(range).withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
    }
}

extension XMLPathStates {
    /// As much of a name as paths hold: all of it, its local part, or nothing.
    func knownPart(_ bytes: Span<UInt8>, _ name: XMLNameRange) -> Range<Int>? {
        if set.qualifieds.number(of: bytes, name.start..<name.end) > 0 { return name.start..<name.end }
        return set.locals.number(of: bytes, name.localStart..<name.end) > 0 ? name.localStart..<name.end : nil
    }
}
