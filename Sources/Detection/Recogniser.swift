/// Finds values that look personal in bytes of text.
///
/// The text is walked once. It is split into words and runs of digits as it is walked; only where one begins is anything
/// tried, and whatever is tried looks at a bounded number of bytes ahead. So the time is linear in the text, for any
/// text. Text is taken as UTF-8 or any other extension of ASCII; bytes above 127 separate, except in mail addresses.
///
/// A match may be wrong: what is not personal can look as if it were. What is found never overlaps.
public struct Recogniser: Sendable {
    /// A stretch of text that looks personal.
    public struct Match: Sendable, Equatable {
        /// What it looks like.
        public var kind: PersonalKind
        /// How sure that is.
        public var confidence: Confidence
        /// Where it stands, in bytes from the start of the text.
        public var range: Range<Int>

        /// A match.
        public init(kind: PersonalKind, confidence: Confidence, range: Range<Int>) {
            self.kind = kind
            self.confidence = confidence
            self.range = range
        }
    }

    /// What begins where a look was taken.
    struct Found {
        var kind: PersonalKind
        var confidence: Confidence
        /// The offset behind it.
        var end: Int

        init(_ kind: PersonalKind, _ confidence: Confidence = .certain, end: Int) {
            self.kind = kind
            self.confidence = confidence
            self.end = end
        }

        func match(at start: Int) -> Match { Match(kind: kind, confidence: confidence, range: start..<end) }
    }

    let postcodeAreas: PostcodeAreas
    let ibanLengths: IBANLengths

    /// A recogniser. It holds tables and is best made once.
    public init() {
        postcodeAreas = PostcodeAreas()
        ibanLengths = IBANLengths()
    }

    /// Appends what looks personal in `text` to `matches`, in the order in which it stands there.
    public func scan(_ text: Span<UInt8>, into matches: inout [Match]) {
        var cursor = Cursor()
        while let match = next(in: text, &cursor) {
            matches.append(match)
        }
    }

    /// Returns the kinds of personal value that `text` holds.
    public func kinds(in text: Span<UInt8>) -> PersonalKinds {
        var cursor = Cursor()
        var kinds: PersonalKinds = []
        while let match = next(in: text, &cursor) {
            kinds.formUnion(PersonalKinds(match.kind))
        }
        return kinds
    }

    /// How far a text has been walked.
    struct Cursor {
        var position = 0
        /// Up to where it is known whether a mail address begins: each run of its bytes is looked at once, however
        /// many words it holds.
        var mailboxEnd = 0
    }

    /// Returns the next match at or behind the cursor, and moves the cursor behind it.
    func next(in text: Span<UInt8>, _ cursor: inout Cursor) -> Match? {
        while cursor.position < text.count {
            let start = cursor.position
            let byte = text[start]
            if start >= cursor.mailboxEnd, byte.isMailboxByte {
                cursor.mailboxEnd = text.endOfMailbox(at: start)
                if let range = mailAddress(in: text, run: start..<cursor.mailboxEnd) {
                    cursor.position = range.upperBound
                    return Match(kind: .email, confidence: .certain, range: range)
                }
            }
            if byte.isDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") {
                if let found = number(in: text, at: start) {
                    cursor.position = found.end
                    return found.match(at: start)
                }
            } else if byte.isLetter, let found = code(in: text, at: start) {
                cursor.position = found.end
                return found.match(at: start)
            }
            cursor.position = byte.isWordByte ? text.endOfWord(at: start) : start + 1
        }
        return nil
    }
}

extension UInt8 {
    /// Whether this is an ASCII digit.
    var isDigit: Bool { self &- 0x30 < 10 }
    /// Whether this is an ASCII letter.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Whether this is an ASCII letter or digit.
    var isWordByte: Bool { isLetter || isDigit }
    /// The letter in upper case; any other byte as it is.
    var uppercased: UInt8 { isLetter ? self & 0xDF : self }
    /// Whether this may stand in the local part of a mail address. Bytes that RFC 5322 allows but that in practice
    /// join addresses to other text (`/`, `=`, `|` ...) are left out.
    var isMailboxByte: Bool {
        if isWordByte || self >= 0x80 { return true }
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "%"),
            UInt8(ascii: "'"):
            return true
        default: return false
        }
    }
    /// Whether this may stand in a domain name, internationalised ones included.
    var isDomainByte: Bool {
        isWordByte || self >= 0x80 || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
}

extension Span<UInt8> {
    /// The end of the ASCII letters and digits at `start`.
    func endOfWord(at start: Int) -> Int {
        var end = start
        while end < count, self[end].isWordByte { end += 1 }
        return end
    }

    /// Whether a value may end before `offset`: no letter or digit follows.
    func isBoundary(_ offset: Int) -> Bool {
        offset >= count || !self[offset].isWordByte
    }
}
