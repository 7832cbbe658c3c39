/// Finds values that look personal in bytes of text.
///
/// The text is walked once. It is split into words and runs of digits as it is walked; only where one begins is anything
/// tried, and whatever is tried looks at a bounded number of bytes ahead. So the time is linear in the text, for any
/// text. Text is taken as UTF-8 or any other extension of ASCII; bytes above 127 separate, except in mail addresses.
///
/// A match may be wrong: what is not personal can look as if it were. What is found never overlaps.
///
/// A class, though it never changes: where a struct this large is called out of a value that changes meanwhile, the compiler of
/// today copies it first, eight references counted up and down for each value of an export, by all threads in the same memory.
public final class Recogniser: Sendable {
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

    /// What begins where a look was taken, or a little behind it.
    struct Found {
        var kind: PersonalKind
        var confidence: Confidence
        /// Where it begins, if not where the look was taken; else -1.
        private var start: Int
        /// The offset behind it.
        var end: Int

        init(_ kind: PersonalKind, _ confidence: Confidence = .certain, start: Int? = nil, end: Int) {
            self.kind = kind
            self.confidence = confidence
            self.start = start ?? -1
            self.end = end
        }

        @inline(__always)
        func match(at offset: Int) -> Match {
            Match(kind: kind, confidence: confidence, range: (start < 0 ? offset : start)..<end)
        }
    }

    let postcodeAreas: PostcodeAreas
    let ibanLengths: IBANLengths
    let answerWords: WordTable<AnswerWord>
    let numerals: WordTable<Numeral>
    let references: ReferenceTable
    let names: PersonNames

    /// A recogniser. It holds tables and is best made once.
    public convenience init() {
        self.init(ReferenceTable())
    }

    /// A recogniser that finds references besides.
    ///
    /// - Parameter references: How they are written; at most `ReferencePattern.most`.
    /// - Throws: `DetectionError.tooManyReferences`.
    public convenience init(references: [ReferencePattern]) throws(DetectionError) {
        self.init(try ReferenceTable(references))
    }

    private init(_ references: ReferenceTable) {
        postcodeAreas = PostcodeAreas()
        ibanLengths = IBANLengths()
        answerWords = AnswerWord.table
        numerals = Numeral.table
        self.references = references
        names = PersonNames(lexicon: .shared)
    }

    /// Makes what all recognisers share, which is otherwise made with the first of them, in some twenty milliseconds: for who
    /// knows that one will be needed, and has something else to wait for.
    public static func makeReady() { _ = Lexicon.shared }

    /// Appends what looks personal in `text` to `matches`, in the order in which it stands there.
    public func scan(_ text: Span<UInt8>, into matches: inout [Match]) {
        var cursor = Cursor()
        scan(text, &cursor, into: &matches)
    }

    /// The same with a cursor at the begin of the text.
    func scan(_ text: Span<UInt8>, _ cursor: inout Cursor, into matches: inout [Match]) {
        while let match = next(in: text, &cursor) {
            matches.append(match)
        }
    }

    /// Returns the kinds of personal value that `text` holds.
    ///
    /// - Parameter confidence: The least confidence that counts. Names count only where they are certain: many words of
    ///   a column that holds none look like one.
    public func kinds(in text: Span<UInt8>, atLeast confidence: Confidence = .likely) -> PersonalKinds {
        var cursor = Cursor()
        var kinds: PersonalKinds = []
        while let match = next(in: text, &cursor) {
            guard match.confidence >= confidence else { continue }
            guard match.kind != .name || match.confidence == .certain || confidence == .doubtful else { continue }
            kinds.formUnion(PersonalKinds(match.kind))
        }
        return kinds
    }

    /// How far a text has been walked.
    struct Cursor: ~Copyable {
        var position = 0
        /// The words from there on.
        var words: WordWindow
        /// Up to where it is known whether a mail address begins: each run of its bytes is looked at once, however
        /// many words it holds.
        var mailboxEnd = 0
        /// The end of the URL that the cursor is in, or was in last.
        var urlEnd = 0
        /// What the words before say of names and addresses.
        var names = NameCursor()
        /// What the words before have announced.
        var context = Context()
        /// Whether the text is of another language than the lists: a word that none has is no name for that alone.
        var isOfOtherWords = false

        /// At the begin of a text.
        init(words: consuming WordWindow = WordWindow()) {
            self.words = words
        }

        #if DEBUG
            /// How many bytes have been walked over and how many looks were taken, for the proof that both are linear.
            var walked = 0
            var looks = 0
        #endif

        mutating func count(walked bytes: Int) {
            #if DEBUG
                walked += bytes
            #endif
        }

        mutating func countLook() {
            #if DEBUG
                looks += 1
            #endif
        }
    }

    /// Returns the mail address or host in the run of mailbox bytes at `start`, of which those before `known` are known
    /// to be such bytes, and takes note of where the run ends.
    @inline(never)
    func mailbox(in text: Span<UInt8>, at start: Int, _ known: Int, _ cursor: inout Cursor) -> Found? {
        var end = known
        var hasHyphen = false
        while end < text.count, text[end].isMailboxByte {
            if text[end] == UInt8(ascii: "-") { hasHyphen = true }
            end += 1
        }
        cursor.count(walked: end - known)
        cursor.mailboxEnd = end
        if end < text.count, text[end].mayEndMailbox, let found = mailbox(in: text, run: start..<end, cursor.context) {
            return found
        }
        if end < text.count, text[end] == UInt8(ascii: "@"), let found = userAtRealm(in: text, run: start..<end) {
            return found
        }
        return hasHyphen && text[start].isWordByte ? hostName(in: text, run: start..<end) : nil
    }

    /// Returns what begins with a mark.
    @inline(never)
    func mark(in text: Span<UInt8>, at start: Int, _ byte: UInt8, _ context: Context, urlEnd: Int) -> Found? {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "("): return number(in: text, at: start, context)
        case UInt8(ascii: "\""): return quotedMailAddress(in: text, at: start)
        case UInt8(ascii: "["): return bracketedUser(in: text, at: start)
        case UInt8(ascii: "~"): return start < urlEnd ? homePage(in: text, at: start) : nil
        case UInt8(ascii: "\\"): return hostOfShare(in: text, at: start)
        case UInt8(ascii: "@"): return handle(in: text, at: start)
        case UInt8(ascii: "-"): return passwordOfOption(in: text, at: start)
        default: return nil
        }
    }

    /// Returns the value that a word announces, where it stands directly behind.
    @inline(never)
    func announced(
        by meaning: ContextWord, in text: Span<UInt8>, at start: Int, _ end: Int, _ cursor: inout Cursor
    ) -> Found? {
        switch meaning {
        case .password:
            return userOfPassword(in: text, behind: end)
                ?? secret(in: text, behind: end, announcedBy: meaning) ?? madeUpPassword(in: text, behind: end)
                ?? (cursor.context.isQualified(start)
                    ? wordOfOwn(in: text, behind: end) : tokenApart(in: text, behind: end))
                ?? codeOfLock(in: text, behind: end)
        case .markedSecret:
            return spokenSecret(in: text, behind: end) ?? secret(in: text, behind: end, announcedBy: meaning)
                ?? (cursor.context.isQualified(start) ? wordOfOwn(in: text, behind: end) : nil)
                ?? (cursor.context.isNearQualifier(start) ? tokenApart(in: text, behind: end) : nil)
        case .pin:
            return spokenSecret(in: text, behind: end) ?? secret(in: text, behind: end, announcedBy: meaning)
                ?? codeOfLock(in: text, behind: end)
        case .cardCheck:
            return spokenSecret(in: text, behind: end) ?? secret(in: text, behind: end, announcedBy: meaning)
        case .bearer: return secret(in: text, behind: end, announcedBy: meaning)
        case .code:
            guard cursor.context.isQualified(start) || isCodeOfLogin(in: text, at: start) else {
                if let found = codeOfTopic(in: text, at: start, behind: end, cursor.context) { return found }
                return codeOfLock(in: text, behind: end)
                    ?? (cursor.context.isNearQualifier(start)
                        ? mixedSecret(in: text, behind: end) ?? tokenApart(in: text, behind: end) : nil)
            }
            return spokenSecret(in: text, behind: end) ?? secret(in: text, behind: end, announcedBy: .password)
                ?? memorableWord(in: text, at: start, behind: end) ?? phrase(in: text, at: start, behind: end)
        case .memorable: return memorableThing(in: text, at: start, behind: end)
        case .porting: return portingCode(in: text, behind: end)
        case .community: return member(in: text, behind: end)
        case .lock: return codeBeside(in: text, behind: end)
        case .userName:
            return queryValue(in: text, at: start, end)
                ?? userName(in: text, behind: end, announcedBy: meaning)
        case .machine, .loggedIn: return userName(in: text, behind: end, announcedBy: meaning)
        case .user:
            return queryValue(in: text, at: start, end)
                ?? folder(in: text, at: start, end, urlEnd: cursor.urlEnd)
                ?? userName(in: text, behind: end, announcedBy: meaning)
        case .folder:
            return folder(in: text, at: start, end, urlEnd: cursor.urlEnd) ?? queryValue(in: text, at: start, end)
        case .queryKey, .phone, .account, .mail: return queryValue(in: text, at: start, end)
        case .scheme: return userInURL(in: text, behind: end, &cursor) ?? userOfShell(in: text, at: start, behind: end)
        case .sip: return sipAddress(in: text, behind: end)
        case .forces: return forcesPostcode(in: text, at: start, behind: end)
        default: return nil
        }
    }
}

extension UInt8 {
    /// Whether this is an ASCII digit.
    var isDigit: Bool { self &- 0x30 < 10 }
    /// Whether this is an ASCII letter.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Whether this is an ASCII letter or digit.
    @inline(__always)
    var isWordByte: Bool {
        // One bit a byte, without jumps: nothing foretells which of them it is.
        let set: UInt64 = self < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_07FF_FFFE
        return set &>> UInt64(self & 0x3F) & UInt64(~self &>> 7) & 1 != 0
    }
    /// The letter in upper case; any other byte as it is.
    var uppercased: UInt8 { isLetter ? self & 0xDF : self }
    /// Whether this may stand in the local part of a mail address: letters, digits, `.-_+%'` and what is not ASCII.
    /// Bytes that RFC 5322 allows but that in practice join addresses to other text (`/`, `=`, `|` ...) are left out.
    var isMailboxByte: Bool {
        // One bit a byte: a switch here is the greater part of the time that a text takes.
        let set: UInt64 = self < 0x40 ? 0x03FF_68A0_0000_0000 : 0x07FF_FFFE_87FF_FFFE
        return self >= 0x80 || set >> UInt64(self & 0x3F) & 1 != 0
    }
    /// Whether a mail address may begin with the mailbox bytes before this: `@`, or a space or bracket before `at`.
    var mayEndMailbox: Bool {
        switch self {
        case UInt8(ascii: "@"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
            UInt8(ascii: "<"):
            true
        default: false
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

    /// What a space or dash beyond ASCII at `offset` is, which is U+00A0, U+2000 to U+200A, U+202F or U+2010 to U+2015, and where it
    /// ends; `nil` where none stands.
    func wideMark(at offset: Int) -> (isDash: Bool, end: Int)? {
        guard offset + 1 < count else { return nil }
        if self[offset] == 0xC2 { return self[offset + 1] == 0xA0 ? (false, offset + 2) : nil }
        guard self[offset] == 0xE2, offset + 2 < count, self[offset + 1] == 0x80 else { return nil }
        switch self[offset + 2] {
        case 0x90...0x95: return (true, offset + 3)
        case 0xAF, 0x80...0x8A: return (false, offset + 3)
        default: return nil
        }
    }
}
