extension TextEncoding {
    /// What a text seems to be in.
    public struct Guess: Sendable, Equatable {
        /// The encoding.
        public var encoding: TextEncoding
        /// How sure that is, from 0 to 1.
        public var confidence: Double
        /// Why, for people; it holds nothing of the text.
        public var reason: String

        init(_ encoding: TextEncoding, _ confidence: Double, _ reason: ExportError.Text) {
            self.encoding = encoding
            self.confidence = confidence
            self.reason = reason.string
        }
    }

    /// Guesses the encoding of delimited or fixed-width text by its begin: by a byte order mark, by the pattern of NULs
    /// of UTF-16 and UTF-32, as UTF-8 where at least half of what could be is, else as Windows-1252 where it looks like it.
    ///
    /// Any guess is lossless. A wrong one could still leak: operators leave what is no letter, and a letter of one page
    /// is a sign in another. So a page is guessed only where its letters stand where letters do.
    ///
    /// - Parameters:
    ///   - start: The begin of the text; a mebibyte is plenty.
    ///   - isWhole: Whether it is all of it.
    /// - Throws: `.encoding` with the line, where nothing fits: the encoding has to be declared.
    public static func sniff(start: [UInt8], isWhole: Bool) throws(ExportError) -> Guess {
        if let guess = byMark(start) { return guess }
        if let guess = try byNULs(start) { return guess }
        var survey = UTF8Survey()
        survey.add(start, isWhole: isWhole)
        if survey.strayBytes == 0 {
            guard survey.characters > 0 else { return Guess(.utf8, isWhole ? 1 : 0.9, "all of its begin is ASCII") }
            return Guess(.utf8, 1, "all of its begin is UTF-8")
        }
        if !survey.looksLikeSingleByte {
            let share = Double(survey.characters) / Double(survey.characters + survey.strayBytes)
            return Guess(
                .utf8, share, "UTF-8 with \(survey.strayBytes) bytes that are none, and \(survey.characters) characters"
            )
        }
        var western = WesternSurvey()
        western.add(start.span)
        guard let confidence = western.confidence else {
            let line = western.firstOddity.map { offset in
                1 + start[..<offset].count { $0 == LineEnds.lineFeed }
            }
            throw ExportError(
                .encoding, "the text is not UTF-8, and its bytes beyond ASCII do not look like Windows-1252",
                line: line,
                hint:
                    "is it text? of delimited text declare what it is in, as csv: {encoding: windows-1250}, or utf-8, which keeps such bytes as oddities"
            )
        }
        return Guess(
            .windows(1252), confidence,
            "\(western.count) bytes beyond ASCII, where Windows-1252 has letters and usual signs")
    }

    private static func byMark(_ start: [UInt8]) -> Guess? {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return Guess(.utf8, 1, "the byte order mark of UTF-8") }
        // Or UTF-16 that begins with a NUL, which no text does; but numbers above all characters are no UTF-32.
        if start.starts(with: [0xFF, 0xFE, 0, 0]),
            !start.count.isMultiple(of: 2) || units32(start, .littleEndian).isText
        {
            return Guess(.utf32(.littleEndian), 1, "the byte order mark of UTF-32, little-endian")
        }
        if start.starts(with: [0, 0, 0xFE, 0xFF]) {
            return Guess(.utf32(.bigEndian), 1, "the byte order mark of UTF-32, big-endian")
        }
        if start.starts(with: [0xFF, 0xFE]) {
            return Guess(.utf16(.littleEndian), 1, "the byte order mark of UTF-16, little-endian")
        }
        if start.starts(with: [0xFE, 0xFF]) {
            return Guess(.utf16(.bigEndian), 1, "the byte order mark of UTF-16, big-endian")
        }
        return nil
    }

    // MARK: Without a mark

    private static func byNULs(_ start: [UInt8]) throws(ExportError) -> Guess? {
        // Of characters of two and four bytes some have a half, or a quarter, that is zero.
        guard start.count >= 2, start.contains(0) else { return nil }
        for order in [ByteOrder.littleEndian, .bigEndian] where units32(start, order).isSurelyText {
            return Guess(.utf32(order), 0.95, "the NULs of UTF-32")
        }
        var nulls = (even: 0, odd: 0)
        // Bytes of ASCII that stand where the other half of a unit would.
        var signs = (even: 0, odd: 0)
        for index in start.indices {
            let byte = start[index]
            let isSign = 0x20...0x7E ~= byte || 0x09...0x0D ~= byte
            if index.isMultiple(of: 2) {
                nulls.even += byte == 0 ? 1 : 0
                signs.even += isSign ? 1 : 0
            } else {
                nulls.odd += byte == 0 ? 1 : 0
                signs.odd += isSign ? 1 : 0
            }
        }
        let units = start.count / 2
        // The higher half of a unit is the odd byte where the lower one comes first.
        let isLittle = nulls.odd > nulls.even
        let (high, low) = isLittle ? (nulls.odd, nulls.even) : (nulls.even, nulls.odd)
        let highSigns = isLittle ? signs.odd : signs.even
        // A few, or as many in both halves: an oddity of a text in bytes. A single NUL is one too, however short the text;
        // but UTF-16 of one character or two may have no more than that to show.
        guard high >= 2 || units <= 2, high * 50 > units, low * 20 <= high else { return nil }
        let order = isLittle ? ByteOrder.littleEndian : .bigEndian
        if high * 2 >= units, highSigns * 10 <= units {
            return Guess(.utf16(order), min(0.95, Double(high) / Double(units)), "the NULs of UTF-16")
        }
        // Another script: its letters have a higher half that is no sign; delimiters and digits have a NUL.
        if high * 10 >= units, highSigns * 100 <= units { return Guess(.utf16(order), 0.7, "the NULs of UTF-16") }
        throw ExportError(
            .encoding, "\(high) NULs at every second place: the text may be UTF-16, or not",
            hint: "declare what it is in, as csv: {encoding: utf-16le}, or utf-8 where the NULs are the fault")
    }

    /// How the text reads in UTF-32.
    private struct Units32 {
        var count = 0
        /// The units that are characters other than NUL.
        var characters = 0
        /// The units that are no character.
        var others = 0

        var isText: Bool { others * 20 <= count }
        var isSurelyText: Bool { count > 0 && others * 100 <= count && characters * 10 >= count * 9 }
    }

    private static func units32(_ bytes: [UInt8], _ order: ByteOrder) -> Units32 {
        var units = Units32()
        var index = 0
        while bytes.count - index >= 4 {
            var code: UInt32 = 0
            for offset in 0..<4 {
                code = code << 8 | UInt32(bytes[index + (order == .littleEndian ? 3 - offset : offset)])
            }
            units.count += 1
            if code > 0x10FFFF || GeneralisedUTF8.isSurrogate(code) {
                units.others += 1
            } else if code != 0 {
                units.characters += 1
            }
            index += 4
        }
        return units
    }
}
