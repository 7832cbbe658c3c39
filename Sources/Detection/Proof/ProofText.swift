/// Text as the proof over the output compares it: spellings of one character or space become one.
struct ProofText {
    /// The text: UTF-8, where spaces stand alone, no control characters are left, and dashes are hyphens.
    private(set) var bytes: [UInt8] = []
    /// For each byte, where what it was made of begins and ends in the text; empty where every byte is its own, or nobody
    /// asked.
    private var origins: [Range<Int>] = []
    /// Whether the bytes are those that were taken over.
    private(set) var isUnchanged = true
    private var plain = PlainSpelling()

    /// Takes over what `text` reads as.
    mutating func fill(reading text: Span<UInt8>) {
        guard PlainSpelling.mayHide(text) else { return fill(text) }
        var plain = PlainSpelling()
        swap(&plain, &self.plain)
        defer { swap(&plain, &self.plain) }
        plain.fill(text)
        fill(plain.bytes.span)
    }

    /// Takes over `text`.
    ///
    /// - Parameter tracking: Whether `origin` will be asked.
    mutating func fill(_ text: Span<UInt8>, tracking: Bool = false) {
        bytes.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        isUnchanged = true
        var previous: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            // A space behind a space, a control character, or what is not ASCII.
            if byte < 0x20 || byte >= 0x7F || (byte == 0x20 && previous == 0x20) { isUnchanged = false }
            previous = byte
        }
        guard !isUnchanged else {
            // The bytes are copied before the pointer ends.
            text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            return
        }
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            append(scalar, text, index..<index + length)
            if tracking {
                while origins.count < bytes.count { origins.append(index..<index + length) }
            }
            index += length
        }
        // Letters with accents, and signs such as the pound's, are left as they are.
        isUnchanged = bytes.span.isSame(as: text)
    }

    /// Where the bytes of `range`, which are not none, stand in the text that was taken over and tracked.
    func origin(of range: Range<Int>) -> Range<Int> {
        guard !origins.isEmpty else { return range }
        return origins[range.lowerBound].lowerBound..<origins[range.upperBound - 1].upperBound
    }

    private mutating func append(_ scalar: UInt32, _ text: Span<UInt8>, _ range: Range<Int>) {
        switch scalar {
        case 0...0x20, 0x7F, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            if bytes.last != 0x20 { bytes.append(0x20) }
        // What nobody sees: soft hyphens, joiners, marks of direction and of byte order.
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: break
        case 0x2010...0x2015, 0x2212: bytes.append(UInt8(ascii: "-"))
        case 0x2018, 0x2019, 0x02BC, 0x60, 0xB4: bytes.append(UInt8(ascii: "'"))
        // Letters, digits and signs of full width are those of ASCII.
        case 0xFF01...0xFF5E: bytes.append(UInt8(truncatingIfNeeded: scalar &- 0xFEE0))
        default: for index in range { bytes.append(text[index]) }
        }
    }
}

extension Span<UInt8> {
    /// The scalar at `offset` and the number of its bytes; a byte that begins none stands for itself.
    func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        let first = self[offset]
        guard first >= 0xC2 else { return (UInt32(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard offset + length <= count else { return (UInt32(first), 1) }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for index in offset + 1..<offset + length {
            guard self[index] & 0xC0 == 0x80 else { return (UInt32(first), 1) }
            value = value << 6 | UInt32(self[index] & 0x3F)
        }
        return (value, length)
    }
}

/// Letters without case and accents.
enum ProofLetter {
    /// The letters of U+00C0 to U+017F without their marks, one each; `.` where none is meant.
    private static let plain = Array(
        ("aaaaaaaceeeeiiii" + "dnooooo.ouuuuyts" + "aaaaaaaceeeeiiii" + "dnooooo.ouuuuyty"
            + "aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "iiiijjkkklllllll"
            + "lllnnnnnnnnnoooo" + "oooorrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs").utf8)

    /// What becomes of a scalar beyond ASCII within a word.
    enum Folded {
        /// It ends the word.
        case separator
        /// It is passed over.
        case nothing
        /// A letter of ASCII.
        case letter(UInt8)
        /// Another letter in lower case.
        case other(UInt32)
    }

    static func folded(_ scalar: UInt32) -> Folded {
        switch scalar {
        case 0xC0...0x17F:
            let letter = plain[Int(scalar) - 0xC0]
            return letter == UInt8(ascii: ".") ? .separator : .letter(letter)
        case 0x300...0x36F: return .nothing
        case 0..<0xC0: return .separator
        default:
            let latin = LatinLetters.entry(scalar)
            if latin != 0 { return .letter(latin & 0x7F) }
            guard let unicode = Unicode.Scalar(scalar), unicode.properties.isAlphabetic else { return .separator }
            let lower = unicode.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
            // The sigma that ends a word is the other one in capitals.
            return .other(lower == 0x3C2 ? 0x3C3 : lower)
        }
    }
}
