/// Driving licences and registration marks (DVLA).
extension Recogniser {
    /// Returns the end of a driver number at `start`, in one piece or as `MORGA 753116 SM9IJ`: five letters of the
    /// surname, filled with 9; the year's decade, the month (women's plus 50), the day, the year's last digit; two
    /// initials, filled with 9; a digit; and two letters or digits to check by, the algorithm of which is not public.
    func drivingLicence(in text: Span<UInt8>, at start: Int) -> Int? {
        guard start + 16 <= text.count, text[start].isLetter else { return nil }
        var filled = false
        for offset in start..<start + 5 {
            let isNine = text[offset] == UInt8(ascii: "9")
            guard isNine || text[offset].isLetter && !filled else { return nil }
            filled = isNine
        }
        var offset = start + 5
        if text[offset] == UInt8(ascii: " ") { offset += 1 }
        guard offset + 11 <= text.count else { return nil }
        for digit in offset..<offset + 6 where !text[digit].isDigit { return nil }
        let month = Int(text[offset + 1] & 0x0F) * 10 + Int(text[offset + 2] & 0x0F)
        let day = Int(text[offset + 3] & 0x0F) * 10 + Int(text[offset + 4] & 0x0F)
        guard (1...12).contains(month % 50), month < 63, (1...31).contains(day) else { return nil }
        offset += 6
        if text[offset] == UInt8(ascii: " ") { offset += 1 }
        guard offset + 5 <= text.count else { return nil }
        for initial in offset..<offset + 2 where !text[initial].isLetter && text[initial] != UInt8(ascii: "9") {
            return nil
        }
        for check in offset + 2..<offset + 5 where !text[check].isWordByte { return nil }
        return text.isBoundary(offset + 5) ? offset + 5 : nil
    }

    /// Returns the registration mark at `start`: of the style of today by its form, of an older one where the words
    /// before announce it.
    func vehicle(in text: Span<UInt8>, at start: Int, _ context: Context) -> Found? {
        let topic = context.topic(at: start)
        let announced = topic == .vehicle && context.isDirect
        guard let shape = MarkShape(in: text, at: start) else { return nil }
        // Where a word announces it, letters that are not given out count too: somebody may have misread them.
        if shape.isCurrent(text) || announced && (shape.letters, shape.digits, shape.tail) == (2, 2, 3) {
            if topic == .vehicle { return Found(.vehicle, end: shape.end) }
            // Nobody was given these first letters yet; `at 12 the`.
            let isLikely = shape.isSpaced && shape.isUpper && shape.isGiven(text) && topic != .other
            guard shape.isUpper || !isWord(in: text, at: shape.tailStart) else { return nil }
            return Found(.vehicle, isLikely ? .likely : .doubtful, end: shape.end)
        }
        guard announced else { return prefixMark(shape, in: text, topic) }
        switch (shape.letters, shape.digits, shape.tail) {
        case (1, 1...3, 3), (3, 1...3, 1): return Found(.vehicle, end: shape.end)
        // Northern Ireland, and marks without a year.
        case (1...3, 1...4, 0) where shape.isUpper && shape.letters + shape.digits >= 4:
            return Found(.vehicle, .likely, end: shape.end)
        default: return nil
        }
    }

    /// Returns the mark of the style of 1983 to 2001, `W959 BZZ`, where no word announces it: in capitals, and with a space
    /// before letters that are no word.
    private func prefixMark(_ shape: MarkShape, in text: Span<UInt8>, _ topic: ContextWord?) -> Found? {
        guard shape.letters == 1, (2...3).contains(shape.digits), shape.tail == 3, shape.isSpaced, shape.isUpper,
            topic != .other, topic != .version, !isWord(in: text, at: shape.tailStart)
        else { return nil }
        for letter in [text[shape.start], text[shape.tailStart], text[shape.tailStart + 1], text[shape.tailStart + 2]]
        where letter == UInt8(ascii: "I") || letter == UInt8(ascii: "Q") { return nil }
        switch text[shape.start] {
        case UInt8(ascii: "O"), UInt8(ascii: "U"), UInt8(ascii: "Z"): return nil
        default: return Found(.vehicle, .doubtful, end: shape.end)
        }
    }

    /// Whether the letters at `start` are a word of English or a name.
    private func isWord(in text: Span<UInt8>, at start: Int) -> Bool {
        guard let word = NameWord(in: text, at: start, names.lexicon) else { return false }
        return !word.isUnknown && !word.entry.isRole(.foreign)
    }

    /// Letters, digits and letters, with one space or none between two of them.
    private struct MarkShape {
        var start: Int
        var letters = 0
        var digits = 0
        var tail = 0
        var tailStart = 0
        var end: Int
        var isSpaced = false
        var isUpper = true

        init?(in text: Span<UInt8>, at start: Int) {
            self.start = start
            var offset = start
            while offset < text.count, text[offset].isLetter, letters < 4 {
                letters += 1
                if text[offset] & 0x20 != 0 { isUpper = false }
                offset += 1
            }
            guard letters < 4, offset < text.count else { return nil }
            let firstGap = text[offset] == UInt8(ascii: " ")
            if firstGap { offset += 1 }
            while offset < text.count, text[offset].isDigit, digits < 5 {
                digits += 1
                offset += 1
            }
            guard (1...4).contains(digits) else { return nil }
            end = offset
            let gap = offset < text.count && text[offset] == UInt8(ascii: " ") && !firstGap
            if gap { offset += 1 }
            tailStart = offset
            while offset < text.count, text[offset].isLetter, tail < 4 {
                tail += 1
                offset += 1
            }
            if tail == 0 || gap && (tail == 4 || !text.isBoundary(offset)) {
                tail = 0
                guard text.isBoundary(end) else { return nil }
                return
            }
            guard tail < 4, text.isBoundary(offset) else { return nil }
            for letter in tailStart..<offset where text[letter] & 0x20 != 0 { isUpper = false }
            isSpaced = gap
            end = offset
        }

        /// Whether this is a mark of the style since 2001: an area, the half-year, three letters.
        func isCurrent(_ text: Span<UInt8>) -> Bool {
            guard letters == 2, digits == 2, tail == 3 else { return false }
            let (first, second) = (text[start].uppercased, text[start + 1].uppercased)
            guard first != UInt8(ascii: "I"), first != UInt8(ascii: "Q"), first != UInt8(ascii: "Z") else {
                return false
            }
            guard second != UInt8(ascii: "I"), second != UInt8(ascii: "Q"), second != UInt8(ascii: "Z") else {
                return false
            }
            guard text[start + 2].isDigit else { return false }
            let half = (text[start + 2] & 0x0F) * 10 + (text[start + 3] & 0x0F)
            guard half != 0, half != 1, half != 50 else { return false }
            for offset in end - 3..<end {
                let letter = text[offset].uppercased
                if letter == UInt8(ascii: "I") || letter == UInt8(ascii: "Q") { return false }
            }
            return true
        }

        /// Whether marks with this first letter are given out today.
        func isGiven(_ text: Span<UInt8>) -> Bool {
            switch text[start].uppercased {
            case UInt8(ascii: "J"), UInt8(ascii: "T"), UInt8(ascii: "U"): false
            default: true
            }
        }
    }
}
