internal import CVectors

/// A text as it reads, where something between its bytes hides what it says: characters that nobody sees, letters and
/// digits of full width, references of HTML and the escapes of URLs. Whoever reads `07700&nbsp;900123` or
/// `jane%40example.com` reads a number and an address.
///
/// Texts come so out of rich-text fields, web forms and telephones' contact lists. One level is undone, once.
struct PlainSpelling {
    /// The text as it reads.
    private(set) var bytes: [UInt8] = []
    /// For each byte, where what it stands for begins and ends in the text; empty where every byte is its own.
    private var origins: [Range<Int>] = []
    /// Whether the text reads as it is written.
    private(set) var isAsWritten = true

    /// Takes over `text`.
    mutating func fill(_ text: Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        isAsWritten = true
        var index = 0
        while index < text.count {
            let length = unit(text, at: index)
            if length > 0 { isAsWritten = false } else { bytes.append(text[index]) }
            let end = index + max(1, length)
            while origins.count < bytes.count { origins.append(index..<end) }
            index = end
        }
        if isAsWritten { origins.removeAll(keepingCapacity: true) }
    }

    /// Where the bytes of `range`, which is not empty, stand in the text that was taken over.
    func origin(of range: Range<Int>) -> Range<Int> {
        guard !origins.isEmpty, range.upperBound > range.lowerBound else { return range }
        return origins[range.lowerBound].lowerBound..<origins[range.upperBound - 1].upperBound
    }

    /// Whether anything in `text` reads as something else. Most texts hold nothing such.
    static func mayHide(_ text: Span<UInt8>) -> Bool {
        var index = 0
        while let place = nextSign(in: text, from: index) {
            if hides(text, at: place) { return true }
            index = place + 1
        }
        return false
    }

    /// Whether what begins at `place` reads as something else.
    static func hides(_ text: Span<UInt8>, at place: Int) -> Bool {
        var trial = PlainSpelling()
        return trial.unit(text, at: place) > 0
    }

    /// Where, from `start` on, the first byte stands that may be read as something else: `&`, `%` or one beyond ASCII.
    static func nextSign(in text: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < text.count {
            // The last sixteen bytes of a text may begin before `index`.
            let begin = max(0, min(index, text.count &- 16))
            guard begin &+ 16 <= text.count else { break }
            // In bounds: `extracting` checks that the sixteen are there.
            let signs = text.extracting(begin..<begin &+ 16).withUnsafeBufferPointer { piece -> UInt32 in
                guard let base = piece.baseAddress else { return 0 }
                return datalease_beyond_or_of(base, UInt8(ascii: "&"), UInt8(ascii: "%"))
            }
            let ahead = signs &>> UInt32(truncatingIfNeeded: index &- begin)
            if ahead != 0 { return index &+ ahead.trailingZeroBitCount }
            index = begin &+ 16
        }
        // A text of fewer bytes, as a name is.
        while index < text.count {
            let bytes = EightBytes.bytes(text, at: index)
            let signs =
                bytes | EightBytes.equals(bytes, UInt8(ascii: "&")) | EightBytes.equals(bytes, UInt8(ascii: "%"))
            let first = signs & EightBytes.tops
            if first != 0 { return index &+ first.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        return nil
    }

    /// Appends what the unit at `start` stands for, and returns its length; 0 where a byte stands for itself.
    private mutating func unit(_ text: Span<UInt8>, at start: Int) -> Int {
        switch text[start] {
        case UInt8(ascii: "&"): return reference(text, at: start)
        case UInt8(ascii: "%"): return escape(text, at: start)
        case 0xC2, 0xE2, 0xEF:
            guard let (scalar, length) = TextUnit.scalar(text, at: start) else { return 0 }
            switch scalar.value {
            case 0xFF01...0xFF5E: bytes.append(UInt8(truncatingIfNeeded: scalar.value &- 0xFEE0))
            case 0x200B, 0xFEFF:
                // Between words it is a space that has no width: `callJohn` is two.
                let next = start + length
                let isCapital = next < text.count && text[next] &- UInt8(ascii: "A") < 26
                if isCapital, let last = bytes.last, last.isLetter, last & 0x20 != 0 { bytes.append(0x20) }
            case let value where Self.isUnseen(value): break
            default: return 0
            }
            return length
        default: return 0
        }
    }

    /// Soft hyphens, joiners, marks of direction.
    private static func isUnseen(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069: true
        default: false
        }
    }

    // MARK: URLs

    private mutating func escape(_ text: Span<UInt8>, at start: Int) -> Int {
        guard let first = Self.escaped(text, at: start), first > 0 else { return 0 }
        guard first >= 0x80 else {
            bytes.append(first)
            return 3
        }
        // A letter beyond ASCII has two to four of them; what is none is a per cent sign.
        let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        let before = bytes.count
        for place in 0..<count {
            guard let byte = Self.escaped(text, at: start + place * 3) else {
                bytes.removeLast(bytes.count - before)
                return 0
            }
            bytes.append(byte)
        }
        guard let (_, length) = TextUnit.scalar(bytes.span, at: before), length == count else {
            bytes.removeLast(bytes.count - before)
            return 0
        }
        return count * 3
    }

    private static func escaped(_ text: Span<UInt8>, at start: Int) -> UInt8? {
        guard start + 2 < text.count, text[start] == UInt8(ascii: "%"),
            let high = hex(text[start + 1]), let low = hex(text[start + 2])
        else { return nil }
        // Nobody writes a control character so but a line end or tab: `pass%193` has none.
        let byte = UInt8(high << 4 | low)
        return byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 ? nil : byte
    }

    private static func hex(_ byte: UInt8) -> UInt32? {
        if byte.isDigit { return UInt32(byte & 0x0F) }
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter < 6 ? UInt32(letter) + 10 : nil
    }

    // MARK: HTML

    /// The longest reference that is looked at, with its marks: `&#0000160;`.
    private static let longest = 12

    private mutating func reference(_ text: Span<UInt8>, at start: Int) -> Int {
        var end = start + 1
        while end < text.count, end - start < Self.longest, text[end].isWordByte || text[end] == UInt8(ascii: "#") {
            end += 1
        }
        guard end < text.count, text[end] == UInt8(ascii: ";"), end > start + 2 else { return 0 }
        guard text[start + 1] == UInt8(ascii: "#") else {
            return named(text, start + 1..<end) ? end + 1 - start : 0
        }
        let isHex = text[start + 2] | 0x20 == UInt8(ascii: "x")
        var value: UInt32 = 0
        for index in start + (isHex ? 3 : 2)..<end {
            guard let digit = Self.hex(text[index]), isHex || digit < 10 else { return 0 }
            value = value &* (isHex ? 16 : 10) &+ digit
            guard value < 0x11_0000 else { return 0 }
        }
        guard value > 0, let scalar = Unicode.Scalar(value) else { return 0 }
        if !Self.isUnseen(value) { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        return end + 1 - start
    }

    private mutating func named(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        // In eight bytes, the last first.
        guard range.count <= 8 else { return false }
        var word: UInt64 = 0
        for index in range { word = word << 8 | UInt64(text[index]) }
        if let known = Self.names[word] {
            bytes.append(contentsOf: known)
            return true
        }
        // `&eacute;` and its like: a letter, and what is on it. Letters are compared without.
        guard range.count >= 4, text[range.lowerBound].isLetter else { return false }
        let mark = word & (1 << UInt64((range.count - 1) * 8) - 1)
        guard Self.marks.contains(mark) else { return false }
        bytes.append(text[range.lowerBound])
        return true
    }

    private static func packed(_ name: StaticString) -> UInt64 {
        name.description.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static let names: [UInt64: [UInt8]] = [
        packed("amp"): [UInt8(ascii: "&")], packed("quot"): [UInt8(ascii: "\"")], packed("apos"): [UInt8(ascii: "'")],
        packed("lt"): [UInt8(ascii: "<")], packed("gt"): [UInt8(ascii: ">")], packed("nbsp"): [0x20],
        packed("ensp"): [0x20], packed("emsp"): [0x20], packed("thinsp"): [0x20], packed("shy"): [],
        packed("zwj"): [], packed("zwnj"): [], packed("lrm"): [], packed("rlm"): [],
        packed("commat"): [UInt8(ascii: "@")], packed("period"): [UInt8(ascii: ".")],
        packed("plus"): [UInt8(ascii: "+")], packed("lowbar"): [UInt8(ascii: "_")],
        packed("lpar"): [UInt8(ascii: "(")], packed("rpar"): [UInt8(ascii: ")")],
        packed("ndash"): [UInt8(ascii: "-")], packed("mdash"): [UInt8(ascii: "-")],
        packed("hyphen"): [UInt8(ascii: "-")], packed("lsquo"): [UInt8(ascii: "'")],
        packed("rsquo"): [UInt8(ascii: "'")],
    ]

    private static let marks: Set<UInt64> = [
        packed("acute"), packed("grave"), packed("circ"), packed("uml"), packed("tilde"), packed("ring"),
        packed("cedil"), packed("slash"), packed("caron"),
    ]
}
