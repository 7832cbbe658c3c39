/// Writing a pseudonym as the text had written the original.
public enum Spelling {
    /// Appends `pseudonym` to `out` with the case, the accents and the punctuation of `text`.
    ///
    /// Where both have as many letters and digits, each letter of the pseudonym takes the case of the text's, loses its
    /// accent where the text's has none, and what stands between is the text's. Otherwise the pseudonym is written as it
    /// is.
    ///
    /// - Parameters:
    ///   - pseudonym: What stands for the original.
    ///   - text: How the original is written in the text.
    ///   - out: Receives the bytes.
    public static func write(_ pseudonym: Span<UInt8>, like text: Span<UInt8>, into out: inout [UInt8]) {
        guard count(pseudonym) == count(text) else {
            for index in pseudonym.indices { out.append(pseudonym[index]) }
            return
        }
        var source = 0
        var index = 0
        while index < text.count {
            let old = TextUnit.read(text, at: index)
            guard old.isOfWord else {
                for place in index..<old.end { out.append(text[place]) }
                index = old.end
                continue
            }
            var new = TextUnit.read(pseudonym, at: source)
            while !new.isOfWord {
                source = new.end
                new = TextUnit.read(pseudonym, at: source)
            }
            write(
                pseudonym, source..<new.end, new, isUpper: old.isUpper,
                isPlain: text[index] < 0x80 && old.end == index + 1, &out)
            source = new.end
            index = old.end
        }
    }

    /// Writes a letter or digit in a case; `isPlain` without its accent.
    private static func write(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ unit: TextUnit, isUpper: Bool, isPlain: Bool, _ out: inout [UInt8]
    ) {
        if unit.kind == .letter, unit.folded < 0x80, isPlain || range.count == 1 {
            let letter = UInt8(unit.folded)
            out.append(isUpper ? letter.uppercased : letter)
            return
        }
        guard unit.kind == .letter, unit.isUpper != isUpper,
            let (scalar, length) = TextUnit.scalar(bytes, at: range.lowerBound)
        else {
            for index in range { out.append(bytes[index]) }
            return
        }
        let mapping = isUpper ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
        // A letter with another case of several letters stays as it is.
        if mapping.unicodeScalars.count == 1 {
            out.append(contentsOf: mapping.utf8)
        } else {
            for index in range.lowerBound..<range.lowerBound + length { out.append(bytes[index]) }
        }
        for index in range.lowerBound + length..<range.upperBound { out.append(bytes[index]) }
    }

    private static func count(_ text: Span<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index < text.count {
            let unit = TextUnit.read(text, at: index)
            if unit.isOfWord { count += 1 }
            index = unit.end
        }
        return count
    }
}
