internal import CVectors

/// A text as it reads, where something between its bytes hides what it says: characters that nobody sees, letters and
/// digits of full width, letters whose UTF-8 was read as another encoding, references of HTML, the escapes of URLs and of JSON, and
/// letters of quoted-printable. Whoever reads `07700&nbsp;900123`, `jane%40example.com`, `Regards,\nSi\u00e2n` or `Si=C3=A2n` reads a
/// number, an address and a name.
///
/// Texts come so out of rich-text fields, web forms, logs and telephones' contact lists. One level is undone, once.
struct PlainSpelling {
    /// The text as it reads.
    private(set) var bytes: [UInt8] = []
    /// For each byte, where what it stands for begins and ends in the text; empty where every byte is its own.
    private var origins: [Range<Int>] = []
    /// Whether the text reads as it is written.
    private(set) var isAsWritten = true
    /// Whether an escape of JSON was met that is surely one, and where the last of them ends.
    private var isEscaped = false
    private var endOfEscape = -1
    /// Whether line ends that were written as escapes are taken for spaces: what is written in their place is to end no line.
    private let joinsLines: Bool

    /// No text yet.
    init(joiningLines: Bool = false) { joinsLines = joiningLines }

    /// Takes over `text`.
    mutating func fill(_ text: Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        isAsWritten = true
        (isEscaped, endOfEscape) = (false, -1)
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

    /// Where, from `start` on, the first byte stands that may be read as something else: `&`, `%`, `=`, `\` or one beyond ASCII.
    static func nextSign(in text: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < text.count {
            // The last sixteen bytes of a text may begin before `index`.
            let begin = max(0, min(index, text.count &- 16))
            guard begin &+ 16 <= text.count else { break }
            // In bounds: `extracting` checks that the sixteen are there.
            let signs = text.extracting(begin..<begin &+ 16).withUnsafeBufferPointer { piece -> UInt32 in
                guard let base = piece.baseAddress else { return 0 }
                return datalease_beyond_or_of(
                    base, UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "="), UInt8(ascii: "\\"))
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
                | EightBytes.equals(bytes, UInt8(ascii: "=")) | EightBytes.equals(bytes, UInt8(ascii: "\\"))
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
        // Of quoted-printable (RFC 2045, 6.7; RFC 2047) only what is no ASCII: `key=41` is a value.
        case UInt8(ascii: "="):
            return start + 1 < text.count && text[start + 1] &- UInt8(ascii: "C") < 4 ? escape(text, at: start) : 0
        case UInt8(ascii: "\\"): return backslash(text, at: start)
        case 0xC3:
            guard let (scalar, length) = Mojibake.read(text, at: start) else { return 0 }
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return length
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

    // MARK: URLs and mail

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
            guard let byte = Self.escaped(text, at: start + place * 3), text[start + place * 3] == text[start] else {
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
        guard start + 2 < text.count, text[start] == UInt8(ascii: "%") || text[start] == UInt8(ascii: "="),
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

    // MARK: JSON

    /// An escape of JSON and of programs: `\n`, `\r`, `\t`, `\/` and `\u00e2`. A backslash also stands in paths and before users
    /// (`ACME\nbloggs`, `C:\temp`): there it stands for itself.
    private mutating func backslash(_ text: Span<UInt8>, at start: Int) -> Int {
        // What a backslash stands before is itself one.
        guard start + 1 < text.count, start == 0 || text[start - 1] != UInt8(ascii: "\\") else { return 0 }
        switch text[start + 1] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"): return lineEnd(text, at: start, 0x0A)
        case UInt8(ascii: "t"): return lineEnd(text, at: start, 0x09)
        case UInt8(ascii: "/"):
            bytes.append(UInt8(ascii: "/"))
            return 2
        case UInt8(ascii: "u"): return unicode(text, at: start)
        default: return 0
        }
    }

    private mutating func lineEnd(_ text: Span<UInt8>, at start: Int, _ byte: UInt8) -> Int {
        let isSure = endOfEscape == start || Self.isSureLineEnd(text, at: start)
        guard isSure || isEscaped || Self.isOfJSON(text) else { return 0 }
        isEscaped = true
        endOfEscape = start + 2
        bytes.append(joinsLines ? 0x20 : byte)
        return 2
    }

    /// Whether `\n` and its like can be nothing else: another stands behind it, a word with a capital or none, or the end of a
    /// sentence before it. A drive, a folder and a domain are words that are not.
    private static func isSureLineEnd(_ text: Span<UInt8>, at start: Int) -> Bool {
        let before = start > 0 ? text[start - 1] : 0x20
        // `C:\new`, `..\readme`.
        if before == UInt8(ascii: ":"), start > 1, text[start - 2].isLetter, start == 2 || !text[start - 3].isWordByte {
            return false
        }
        if before == UInt8(ascii: "."), start < 2 || !text[start - 2].isWordByte { return false }
        guard start + 2 < text.count else { return true }
        let behind = text[start + 2]
        if behind == UInt8(ascii: "\\"), start + 3 < text.count {
            return "nrt".utf8.contains(text[start + 3])
        }
        // `Mrs Bloggs\n07700900123`: no user or folder is called so.
        if behind.isDigit, text.count - start > 9, (start + 2..<start + 9).allSatisfy({ text[$0].isDigit }) {
            return true
        }
        let isBehindMark = !before.isWordByte && before < 0x80 && !" $-_".utf8.contains(before)
        return isBehindMark || behind &- UInt8(ascii: "A") < 26 || !behind.isWordByte && behind != UInt8(ascii: "_")
    }

    /// The most spaces before what a text begins with: each escape asks, so that a bound keeps them linear.
    private static let longestIndent = 8

    /// Whether a text begins as one of JSON does.
    private static func isOfJSON(_ text: Span<UInt8>) -> Bool {
        var index = 0
        while index < text.count, index < longestIndent, text[index] == 0x20 { index += 1 }
        guard index < text.count else { return false }
        return text[index] == UInt8(ascii: "{") || text[index] == UInt8(ascii: "[")
    }

    /// `\u00e2`, and two of them for what lies behind 65,535. A digit must be among the four: `ACME\ubeade` is somebody.
    private mutating func unicode(_ text: Span<UInt8>, at start: Int) -> Int {
        guard let first = Self.unit(text, at: start) else { return 0 }
        var (value, length) = (first, 6)
        if first & 0xFC00 == 0xD800, let second = Self.unit(text, at: start + 6), second & 0xFC00 == 0xDC00 {
            value = 0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF
            length = 12
        }
        guard value > 0, let scalar = Unicode.Scalar(value) else { return 0 }
        if !Self.isUnseen(value) { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        return length
    }

    private static func unit(_ text: Span<UInt8>, at start: Int) -> UInt32? {
        guard start + 5 < text.count, text[start] == UInt8(ascii: "\\"), text[start + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var value: UInt32 = 0
        var hasDigit = false
        for index in start + 2..<start + 6 {
            guard let digit = hex(text[index]) else { return nil }
            if digit < 10 { hasDigit = true }
            value = value << 4 | digit
        }
        return hasDigit ? value : nil
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
