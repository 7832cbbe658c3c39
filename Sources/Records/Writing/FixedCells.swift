/// How a new value is written into a field of a fixed-width record: the field keeps its width.
extension CellCodec {
    /// Appends what stands in place of the whole field.
    ///
    /// A value as long as the one before stands in its place. Otherwise it grows into the spaces beside it or leaves
    /// some, on the side where the field had them, on the right where it had none; digits in a field that digits filled
    /// get zeros in front. No value leaves a field of spaces, or the white space that it held alone.
    ///
    /// - Parameters:
    ///   - range: Where the new value stands in `source`.
    ///   - core: The value before, in `bytes`.
    ///   - whole: The field, in `bytes`.
    /// - Throws: `.unwritable` where the new value is longer than the field.
    func appendFixed(
        _ range: Range<Int>, of source: Span<UInt8>, core: Range<Int>, whole: Range<Int>, in bytes: Span<UInt8>,
        into out: inout [UInt8]
    ) throws(ExportError) {
        let width = FixedWidthRuler.count(whole, in: bytes)
        let oldLength = FixedWidthRuler.count(core, in: bytes)
        let newLength = FixedWidthRuler.count(range, in: source)
        guard newLength <= width else {
            throw ExportError(
                .unwritable, "the new value has \(newLength) characters and its field \(width)",
                hint: "a field of a fixed width keeps it: shape the value, or choose a shorter constant")
        }
        guard newLength > 0 else {
            // White space alone says nothing, and a tab in it is the export's.
            if core.isEmpty { out.append(contentsOf: bytes, whole) } else { out.appendFixed(.space, width) }
            return
        }
        // The white space around the value is ASCII: as many bytes as characters. Without a value all of it is behind.
        var leading = core.isEmpty ? 0 : core.lowerBound - whole.lowerBound
        var trailing = width - oldLength - leading
        let isOnTheRight = leading > 0 && trailing == 0
        var added = 0
        var isZeroFilled = false
        if newLength < oldLength {
            added = oldLength - newLength
            isZeroFilled = core == whole && Self.isDigits(core, bytes) && Self.isDigits(range, source)
        } else {
            let taken = newLength - oldLength
            let first = min(taken, isOnTheRight ? leading : trailing)
            leading -= isOnTheRight ? first : taken - first
            trailing -= isOnTheRight ? taken - first : first
        }
        out.append(contentsOf: bytes, whole.lowerBound..<whole.lowerBound + leading)
        if isZeroFilled { out.appendFixed(.zero, added) }
        if isOnTheRight { out.appendFixed(.space, added) }
        out.append(contentsOf: source, range)
        if !isZeroFilled, !isOnTheRight { out.appendFixed(.space, added) }
        out.append(contentsOf: bytes, whole.upperBound - trailing..<whole.upperBound)
    }

    /// Refuses a character that would end the record, steer what reads it, or cannot be written; where the value before
    /// had the same in the same place, or an oddity for another of its kind, it was read, and so it can be.
    func refuseStrangeCharacters(
        _ range: Range<Int>, of source: Span<UInt8>, over core: Range<Int>, in bytes: Span<UInt8>
    ) throws(ExportError) {
        var oldIndex = core.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            let unit = CharacterUnit.read(source, at: index, before: range.upperBound, references: false)
            index += unit.length
            var old: CharacterUnit?
            if oldIndex < core.upperBound {
                let read = CharacterUnit.read(bytes, at: oldIndex, before: core.upperBound, references: false)
                oldIndex += read.length
                old = read
            }
            if let old, unit == old || unit.isOddity && old.isOddity { continue }
            let isControl =
                unit.code < 0x20 || (0x7F...0x9F).contains(unit.code) || (0x2028...0x2029).contains(unit.code)
            guard !isControl, !unit.isInvalid else {
                throw ExportError(
                    .unwritable, "the new value holds a control character, or bytes that are part of none",
                    hint: "choose a constant of one line")
            }
            guard encoding.canHold(unit.code) else {
                throw ExportError(
                    .unwritable, "the new value holds a character that the export's encoding does not have",
                    hint: "shape or blank this field")
            }
        }
    }

    private static func isDigits(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        for index in range where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { return false }
        return true
    }
}

extension CharacterUnit {
    /// Whether it is a byte that is part of no character, or one of the controls at whose bytes Windows-1252 has letters:
    /// a text of it may be declared as ISO 8859-1. A shaped one becomes another.
    fileprivate var isOddity: Bool {
        isInvalid || [0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E].contains(code)
    }
}

/// What fills a field.
private enum Filling: UInt8 {
    case space = 0x20
    case zero = 0x30
}

extension Array<UInt8> {
    fileprivate mutating func appendFixed(_ filling: Filling, _ count: Int) {
        append(contentsOf: repeatElement(filling.rawValue, count: count))
    }
}
