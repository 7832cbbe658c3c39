import Records

/// The guesses. Options: whether the text is all of the export, the delimiter declared, the quote declared, the header
/// row declared.
enum SniffersTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        let isWhole = input.option([true, false])
        let declared = CSVSniffer.Declaration(
            delimiter: input.option([nil, UInt8(ascii: ";"), UInt8(ascii: "\""), 0x80]),
            quote: input.option([nil, .some(nil), UInt8(ascii: "'")]), headerRow: input.option([nil, 0, 1, 7]))
        let text = input.text
        _ = InputKind.sniff(text)
        _ = XMLGlance(text)
        if let guess = try? TextEncoding.sniff(start: text, isWhole: isWhole) {
            try expect((0...1).contains(guess.confidence), "a confidence outside 0 to 1")
            try checkLossless(text, guess.encoding)
        }

        guard let guess = try? CSVSniffer.sniff(text, isWhole: isWhole, declared: declared) else { return }
        try expect(guess.dialect.isUsable, "a guess that cannot be used")
        try expect((0...1).contains(guess.confidence), "a confidence outside 0 to 1")
        try expect(declared.delimiter.map { $0 == guess.dialect.delimiter } ?? true, "a declaration is overruled")
        _ = CSVSniffer.headerRow(text, dialect: guess.dialect, names: ["Id", "Name"])
        do {
            var splitter = try CSVSplitter(dialect: guess.dialect, mode: .lenient)
            splitter.push(text)
            splitter.finish()
            var copy: [UInt8] = []
            while let batch = try splitter.next() { copy += batch.bytes }
            try expect(copy == text, "the batches are not the export")
        } catch let finding as FuzzFinding {
            throw finding
        } catch {
            throw FuzzFinding("lenient mode refuses an export in the dialect that was guessed")
        }
    }

    /// Whatever is guessed, the bytes come back.
    private static func checkLossless(_ text: [UInt8], _ encoding: TextEncoding) throws(FuzzFinding) {
        var (decoded, encoded): ([UInt8], [UInt8]) = ([], [])
        do {
            var decoder = TextDecoder(encoding, isStrict: false)
            try decoder.decode(text, into: &decoded)
            let rest = try decoder.finish(into: &decoded)
            try TextEncoder(encoding).encode(decoded, into: &encoded)
            encoded += rest
        } catch {
            throw FuzzFinding("an encoding that was guessed cannot be read or written")
        }
        try expect(encoded == text, "an encoding that was guessed loses bytes")
    }
}
