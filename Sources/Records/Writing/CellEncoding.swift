/// How a new value is written for each form. Nothing here changes what surrounds a value; a value that cannot stand in
/// its place is refused.
extension CellCodec {
    /// Appends what stands in place of the whole value of `cell`: the white space around it, and between it the
    /// bytes `range` of `source`, quoted or escaped for the cell's form.
    func encode(
        _ range: Range<Int>, of source: Span<UInt8>, over cell: CellTable.Cell, in bytes: Span<UInt8>,
        into out: inout [UInt8]
    ) throws(ExportError) {
        let whole = Int(cell.value.lowerBound)..<Int(cell.value.upperBound)
        let core = core(of: cell, in: bytes)
        let begin = out.count
        switch cell.form {
        case .bare, .quoted:
            try refuseUnlessHeld(range, of: source)
            return try encodeDelimited(range, of: source, over: cell, core: core, in: bytes, into: &out)
        case .fixed:
            try refuseStrangeCharacters(range, of: source, over: core, in: bytes)
            return try appendFixed(range, of: source, core: core, whole: whole, in: bytes, into: &out)
        case .text, .cdata, .attributeInDoubleQuotes, .attributeInSingleQuotes, .comment, .instruction, .line:
            break
        }
        out.append(contentsOf: bytes, whole.lowerBound..<core.lowerBound)
        switch cell.form {
        case .text, .attributeInDoubleQuotes, .attributeInSingleQuotes:
            try appendEscaped(range, of: source, over: core, in: bytes, form: cell.form, into: &out)
        case .cdata, .comment, .instruction:
            try refuseUnlessXML(range, of: source)
            try refuseUnlessHeld(range, of: source)
            out.append(contentsOf: source, range)
        case .line:
            for index in range where source[index] == LineEnds.lineFeed || source[index] == LineEnds.carriageReturn {
                throw ExportError(.unwritable, "the new value would break the line in two")
            }
            try refuseUnlessHeld(range, of: source)
            out.append(contentsOf: source, range)
        case .bare, .quoted, .fixed: break
        }
        out.append(contentsOf: bytes, core.upperBound..<whole.upperBound)
        try refuseTerminator(cell.form, in: out.span, from: begin)
    }

    /// Refuses a character that the encoding of the export does not have. Bytes that are no part of a character are left
    /// to whoever encodes the text: one that came from the export can go back into it.
    func refuseUnlessHeld(_ range: Range<Int>, of source: Span<UInt8>) throws(ExportError) {
        guard encoding != .utf8 else { return }
        var index = range.lowerBound
        while index < range.upperBound {
            let unit = CharacterUnit.read(source, at: index, before: range.upperBound, references: false)
            guard unit.isInvalid || encoding.canHold(unit.code) else {
                throw ExportError(
                    .unwritable, "the new value holds a character that the encoding of the export does not have",
                    hint: "choose a constant in that encoding; else blank or drop this field")
            }
            index += unit.length
        }
    }

    // MARK: XML

    /// Appends a new value with references. Where it has the same character as the original in the same place, the
    /// original's spelling is written; where it has another letter or digit than one that is written as a number, so is
    /// the new one; elsewhere only what must be escaped is.
    func appendEscaped(
        _ range: Range<Int>, of source: Span<UInt8>, over core: Range<Int>, in bytes: Span<UInt8>, form: CellForm,
        into out: inout [UInt8]
    ) throws(ExportError) {
        // Every encoding of XML has what is plain.
        if Self.isPlain(source, range), !Self.holdsReference(bytes, core) {
            out.append(contentsOf: source, range)
            return
        }
        var oldIndex = core.lowerBound
        var newIndex = range.lowerBound
        while newIndex < range.upperBound {
            let unit = CharacterUnit.read(source, at: newIndex, before: range.upperBound, references: false)
            guard unit.isXMLCharacter else { throw Self.notXML }
            let written = newIndex..<newIndex + unit.length
            newIndex = written.upperBound
            if oldIndex < core.upperBound {
                let oldUnit = CharacterUnit.read(bytes, at: oldIndex, before: core.upperBound, references: true)
                let old = oldIndex..<oldIndex + oldUnit.length
                oldIndex = old.upperBound
                // A raw `>` is the one spelling that depends on what is before it.
                let isRaw = oldUnit.length == 1
                if oldUnit.code == unit.code,
                    !(isRaw && unit.code == 0x3E && form == .text && Self.endsInBrackets(out))
                {
                    out.append(contentsOf: bytes, old)
                    continue
                }
                if oldUnit.isNoSign, unit.isNoSign, let number = Self.number(unit.code, like: bytes, old) {
                    out.append(contentsOf: number)
                    continue
                }
            }
            if let escape = Self.escape(of: unit.code, in: form, behindBrackets: Self.endsInBrackets(out)) {
                // The pointer of a literal is valid for the run of the program, and is read within its length.
                out.append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
            } else if !encoding.canHold(unit.code) {
                out.append(contentsOf: Array("&#\(unit.code);".utf8))
            } else {
                out.append(contentsOf: source, written)
            }
        }
    }

    /// A reference to a character by its number, in the notation and with at least the digits of the original at `old`;
    /// `nil` where that is no such reference.
    private static func number(_ code: UInt32, like bytes: Span<UInt8>, _ old: Range<Int>) -> [UInt8]? {
        guard old.count > 2, bytes[old.lowerBound + 1] == UInt8(ascii: "#") else { return nil }
        let isHexadecimal = bytes[old.lowerBound + 2] == UInt8(ascii: "x")
        let digits = old.lowerBound + (isHexadecimal ? 3 : 2)..<old.upperBound - 1
        var isUppercase = false
        for index in digits where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(bytes[index]) { isUppercase = true }
        let number = Array(String(code, radix: isHexadecimal ? 16 : 10, uppercase: isUppercase).utf8)
        let zeros = repeatElement(UInt8(ascii: "0"), count: max(0, digits.count - number.count))
        return Array(isHexadecimal ? "&#x".utf8 : "&#".utf8) + zeros + number + [UInt8(ascii: ";")]
    }

    /// The reference that a character must be written as, or `nil` where it may stand for itself.
    private static func escape(of code: UInt32, in form: CellForm, behindBrackets: Bool) -> StaticString? {
        let isAttribute = form != .text
        switch code {
        case 0x26: return "&amp;"
        case 0x3C: return "&lt;"
        case 0x3E: return !isAttribute && behindBrackets ? "&gt;" : nil
        case 0x22: return form == .attributeInDoubleQuotes ? "&quot;" : nil
        case 0x27: return form == .attributeInSingleQuotes ? "&apos;" : nil
        // A reader turns these into spaces in an attribute, and a CR into a LF anywhere (XML 1.0, 3.3.3 and 2.11).
        case 0x09: return isAttribute ? "&#9;" : nil
        case 0x0A: return isAttribute ? "&#10;" : nil
        case 0x0D: return "&#13;"
        default: return nil
        }
    }

    /// Whether a `>` appended now would end a `]]>`, which text must not hold.
    static func endsInBrackets(_ out: [UInt8]) -> Bool {
        out.count >= 2 && out[out.count - 1] == UInt8(ascii: "]") && out[out.count - 2] == UInt8(ascii: "]")
    }

    static func holdsReference(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        bytes.first(UInt8(ascii: "&"), in: range) != nil
    }

    /// Whether all bytes are ASCII that no form of XML escapes.
    static func isPlain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range {
            switch bytes[index] {
            case 0x22, 0x26, 0x27, 0x3C, 0x3E: return false
            case 0x20...0x7E: continue
            default: return false
            }
        }
        return true
    }

    private func refuseUnlessXML(_ range: Range<Int>, of source: Span<UInt8>) throws(ExportError) {
        var index = range.lowerBound
        while index < range.upperBound {
            let unit = CharacterUnit.read(source, at: index, before: range.upperBound, references: false)
            guard unit.isXMLCharacter else { throw Self.notXML }
            index += unit.length
        }
    }

    private static let notXML = ExportError(
        .unwritable, "the new value holds a character that XML does not have",
        hint: "choose a constant without control characters")

    /// Refuses a value, written from `begin` to the end of `out`, that would end what it stands in.
    private func refuseTerminator(_ form: CellForm, in out: Span<UInt8>, from begin: Int) throws(ExportError) {
        func holds(_ first: UInt8, _ second: UInt8, _ third: UInt8?) -> Bool {
            var index = begin + 1
            while index < out.count {
                if out[index - 1] == first, out[index] == second {
                    guard let third else { return true }
                    if index + 1 < out.count, out[index + 1] == third { return true }
                }
                index += 1
            }
            return false
        }
        let dash = UInt8(ascii: "-")
        let bracket = UInt8(ascii: "]")
        let greater = UInt8(ascii: ">")
        switch form {
        case .cdata where holds(bracket, bracket, greater):
            throw ExportError(.unwritable, "the new value would end the CDATA section")
        case .comment where holds(dash, dash, nil) || (out.count > begin && out[out.count - 1] == dash):
            throw ExportError(.unwritable, "the new value would end the comment")
        case .instruction where holds(UInt8(ascii: "?"), greater, nil):
            throw ExportError(.unwritable, "the new value would end the processing instruction")
        default: return
        }
    }
}
