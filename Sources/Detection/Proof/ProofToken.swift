/// A word, a number, or both mixed, as the proof over the output cuts them out of a text.
struct ProofToken {
    /// What a token is made of.
    enum Kind {
        case word
        case number
        case mixed
    }

    var kind: Kind
    /// Where it stands.
    var range: Range<Int>
    /// The number of its letters.
    var letters = 0
    /// The first eight of its letters without case and accents, for `ProofWords`.
    var key: UInt64 = 0
    /// The keyed hash of all its letters without case and accents; of words alone.
    var hash: UInt64 = 0

    /// The next token of `text` at or behind `position`; `nil` at its end.
    static func next(in text: Span<UInt8>, _ position: Int, _ hash: ProofHash) -> ProofToken? {
        var start = position
        while start < text.count {
            let byte = text[start]
            if byte.isWordByte { break }
            guard byte >= 0x80 else {
                start += 1
                continue
            }
            let (scalar, length) = text.scalar(at: start)
            switch ProofLetter.folded(scalar) {
            case .letter, .other: return token(in: text, start, hash)
            case .nothing, .separator: start += length
            }
        }
        return start < text.count ? token(in: text, start, hash) : nil
    }

    /// The token at `start`, where one begins.
    @inline(__always)
    private static func token(in text: Span<UInt8>, _ start: Int, _ empty: ProofHash) -> ProofToken {
        plainWord(in: text, start, empty) ?? spelled(in: text, start, empty)
    }

    /// The word of ASCII letters at `start`; `nil` where none stands, or something may belong to it besides. Nearly every
    /// word is one, and is walked over and hashed eight letters at a time.
    @inline(__always)
    private static func plainWord(in text: Span<UInt8>, _ start: Int, _ empty: ProofHash) -> ProofToken? {
        var token = ProofToken(kind: .word, range: start..<start)
        var hash = empty
        var end = start
        while true {
            let eight = EightBytes(text, at: end)
            let size = eight.letterCount
            let letters = size == 8 ? eight.folded : eight.folded & (1 &<< UInt64(size &* 8) &- 1)
            if end == start { token.key = letters }
            end += size
            if size == 8 {
                hash.combine(whole: letters)
                continue
            }
            guard end > start else { return nil }
            if end < text.count, text[end] >= 0x80 || text[end] == UInt8(ascii: "'") || text[end].isDigit { return nil }
            token.hash = hash.finished(tail: letters, size: size)
            token.range = start..<end
            token.letters = end - start
            return token
        }
    }

    @inline(never)
    private static func spelled(in text: Span<UInt8>, _ start: Int, _ empty: ProofHash) -> ProofToken {
        var token = ProofToken(kind: .number, range: start..<start)
        var hash = empty
        var digits = 0
        var end = start
        func isLetter(at offset: Int) -> Bool {
            guard offset < text.count else { return false }
            if text[offset] < 0x80 { return text[offset].isLetter }
            switch ProofLetter.folded(text.scalar(at: offset).value) {
            case .letter, .other: return true
            case .nothing, .separator: return false
            }
        }
        func add(_ byte: UInt8) {
            if token.letters < 8 { token.key |= UInt64(byte) << UInt64(token.letters * 8) }
            token.letters += 1
            hash.combine(byte)
        }
        loop: while end < text.count {
            let byte = text[end]
            if byte.isDigit {
                digits += 1
                end += 1
            } else if byte.isLetter {
                add(byte | 0x20)
                end += 1
            } else if byte == UInt8(ascii: "'"), token.letters > 0, digits == 0, isLetter(at: end + 1) {
                end += 1
            } else if byte >= 0x80 {
                let (scalar, length) = text.scalar(at: end)
                switch ProofLetter.folded(scalar) {
                case .separator: break loop
                case .nothing: break
                case .letter(let letter): add(letter)
                case .other(let other):
                    for shift in stride(from: UInt32(0), to: 24, by: 8) {
                        hash.combine(UInt8(truncatingIfNeeded: other >> shift))
                    }
                    token.letters += 1
                }
                end += length
            } else {
                break
            }
        }
        token.range = start..<end
        if token.letters > 0 { token.kind = digits > 0 ? .mixed : .word }
        if token.kind == .word { token.hash = hash.finished() }
        return token
    }
}

/// Hashes of canonical values, each with its class, so that values of different classes never meet.
struct ProofHasher: Sendable {
    private let key: ProofKey
    /// What the sums of words of a name are mixed with.
    private let pairs: UInt64

    init(_ key: ProofKey) {
        self.key = key
        var hash = ProofHash(key)
        hash.combine(whole: UInt64(ProofClass.fullName.rawValue))
        pairs = hash.finished()
    }

    /// A hash that was fed `kind` alone. Making it takes two rounds; copying one for each class, as whoever asks would, took
    /// longer.
    @inline(__always)
    func begin(_ kind: ProofClass) -> ProofHash {
        var hash = ProofHash(key)
        hash.combine(whole: UInt64(kind.rawValue))
        return hash
    }

    /// The hash of two words of a name, in whatever order, of the hashes of both. These are as good as random to all who have
    /// no key, and so are their sums, which are mixed under it; to hash them once more took a third of the time of a text.
    @inline(__always)
    func pair(_ one: UInt64, _ other: UInt64) -> UInt64 {
        var hash = (one &+ other ^ pairs) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash &>> 31) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash &>> 29
    }

    func joined(_ kind: ProofClass, _ one: UInt64, _ other: UInt64) -> UInt64 {
        var hash = begin(kind)
        hash.combine(whole: one)
        hash.combine(whole: other)
        return hash.finished()
    }

    func number(_ kind: ProofClass, _ value: UInt64, digits: Int) -> UInt64 {
        joined(kind, value, UInt64(digits))
    }

    /// The hash of a mail address: letters of ASCII without case.
    func mail(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        let text = text.extracting(range)
        var hash = begin(.mail)
        var start = 0
        // Eight bytes at a time, as `code` does.
        while start &+ 8 <= text.count {
            let eight = EightBytes(text, at: start)
            hash.combine(whole: eight.bytes | eight.letters &>> 2)
            start &+= 8
        }
        let last = EightBytes(text, at: start)
        return hash.finished(tail: last.bytes | last.letters &>> 2, size: text.count &- start)
    }

    /// A code of letters and digits, its marks and spaces left out; `nil` where it is too short to tell, or has no digit.
    func code(_ text: Span<UInt8>, _ range: Range<Int>) -> (hash: UInt64, kind: ProofClass)? {
        let text = text.extracting(range)
        return wholeCode(text) ?? spelledCode(text)
    }

    /// The same of a day, `1980-02-01`: its digits.
    @inline(__always)
    func day(_ text: Span<UInt8>) -> (hash: UInt64, kind: ProofClass)? {
        let head = EightBytes(text, at: 0).bytes
        let digits =
            head & 0xFFFF_FFFF | (head &>> 40 & 0xFFFF) &<< 32 | UInt64(text[8]) &<< 48 | UInt64(text[9]) &<< 56
        let zeros = EightBytes.zeroCount(digits)
        guard let kind = Self.kindOfCode(letters: 0, digits: 8, zeros: zeros) else { return nil }
        var hash = begin(kind)
        hash.combine(whole: digits)
        return (hash.finished(), kind)
    }

    /// The same where the text is letters and digits of ASCII alone, and is a code: nearly all are, and eight bytes at a time
    /// take a third of the instructions. Else `nil`.
    private func wholeCode(_ text: Span<UInt8>) -> (hash: UInt64, kind: ProofClass)? {
        guard text.count <= 16 else { return longCode(text) }
        // The two words of nearly all are read once.
        let (first, second) = (EightBytes(text, at: 0), EightBytes(text, at: 8))
        let firstSize = min(8, text.count)
        guard first.wordSize >= firstSize, second.wordSize >= text.count &- firstSize else { return nil }
        let digits = first.digitTotal &+ second.digitTotal
        var zeros = 0
        if digits == text.count {
            zeros = first.zeroCount
            if zeros == 8 { zeros &+= second.zeroCount }
        }
        guard let kind = Self.kindOfCode(letters: text.count &- digits, digits: digits, zeros: zeros) else {
            return nil
        }
        var hash = begin(kind)
        guard text.count >= 8 else { return (hash.finished(tail: first.capitalised, size: text.count), kind) }
        hash.combine(whole: first.capitalised)
        guard text.count == 16 else { return (hash.finished(tail: second.capitalised, size: text.count &- 8), kind) }
        hash.combine(whole: second.capitalised)
        return (hash.finished(), kind)
    }

    /// The same of more than sixteen bytes.
    @inline(never)
    private func longCode(_ text: Span<UInt8>) -> (hash: UInt64, kind: ProofClass)? {
        var digits = 0
        var start = 0
        while start < text.count {
            let eight = EightBytes(text, at: start)
            guard eight.wordSize >= min(8, text.count &- start) else { return nil }
            digits &+= eight.digitTotal
            start &+= 8
        }
        var zeros = 0
        // In a code with letters they say nothing.
        if digits == text.count { while zeros < digits, text[zeros] == UInt8(ascii: "0") { zeros &+= 1 } }
        guard let kind = Self.kindOfCode(letters: text.count &- digits, digits: digits, zeros: zeros) else {
            return nil
        }
        var hash = begin(kind)
        start = 0
        while start &+ 8 <= text.count {
            hash.combine(whole: EightBytes(text, at: start).capitalised)
            start &+= 8
        }
        return (hash.finished(tail: EightBytes(text, at: start).capitalised, size: text.count &- start), kind)
    }

    /// The same where marks or letters beyond ASCII stand in the text: nearly all have a letter, are references, and are counted
    /// and hashed in one walk.
    private func spelledCode(_ text: Span<UInt8>) -> (hash: UInt64, kind: ProofClass)? {
        guard text.count >= 6 else { return nil }
        let spelled = spelledHash(text, .reference)
        var zeros = 0
        // In a code with letters they say nothing.
        if spelled.letters == 0 {
            for index in text.indices where text[index].isDigit {
                guard text[index] == UInt8(ascii: "0") else { break }
                zeros &+= 1
            }
        }
        guard let kind = Self.kindOfCode(letters: spelled.letters, digits: spelled.digits, zeros: zeros) else {
            return nil
        }
        return (kind == .reference ? spelled.hash : spelledHash(text, kind).hash, kind)
    }

    /// The hash of the letters and digits of a text as a code of `kind`, and how many they are: taken up to eight at a time,
    /// together with what stands between them.
    private func spelledHash(_ text: Span<UInt8>, _ kind: ProofClass) -> (hash: UInt64, digits: Int, letters: Int) {
        var (digits, letters) = (0, 0)
        var hash = begin(kind)
        // What was not fed yet, and how many bits that is.
        var tail: UInt64 = 0
        var filled: UInt64 = 0
        var start = 0
        while start < text.count {
            let eight = EightBytes(text, at: start)
            let parts = eight.letters | eight.digits | eight.bytes & 0x8080_8080_8080_8080
            var size = eight.wordSize
            if size == 0 {
                let gap = parts.trailingZeroBitCount &>> 3
                guard gap == 0 else {
                    start &+= gap
                    continue
                }
                // A byte beyond ASCII.
                size = 1
                letters &+= 1
            } else {
                let count = EightBytes.total(eight.digits & eight.mask(size))
                digits &+= count
                letters &+= size &- count
            }
            let bytes = eight.capitalised & eight.mask(size)
            tail |= bytes &<< filled
            let sum = filled &+ UInt64(truncatingIfNeeded: size &* 8)
            if sum >= 64 {
                hash.combine(whole: tail)
                // All of them were fed where none was waiting: a shift by 64 leaves nothing.
                tail = bytes >> (64 &- filled)
            }
            filled = sum & 63
            // Behind eight there is nothing to pass over.
            let behind = size == 8 ? 1 : parts &>> UInt64(truncatingIfNeeded: size &* 8)
            start &+= behind == 0 ? 8 : size &+ behind.trailingZeroBitCount &>> 3
        }
        return (hash.finished(tail: tail, size: Int(truncatingIfNeeded: filled &>> 3)), digits, letters)
    }

    /// What a code of so many letters and digits, so many of these zeros in front, is; `nil` where it is none.
    @inline(__always)
    private static func kindOfCode(letters: Int, digits: Int, zeros: Int) -> ProofClass? {
        guard digits + letters >= 6, digits > 0, letters > 0 || digits > zeros else { return nil }
        // A short number stands in many a column; a date is one, and so is an amount that zeros fill up.
        return letters == 0 && digits - zeros < 9 ? .shortNumber : .reference
    }
}

extension EightBytes {
    /// The bytes with letters as capitals.
    @inline(__always)
    fileprivate var capitalised: UInt64 { bytes & ~(letters &>> 2) }
    /// How many of them are digits.
    @inline(__always)
    fileprivate var digitTotal: Int { Self.total(digits) }
    /// How many top bits of eight bytes are set; quicker than to count bits, for which not all processors have an instruction.
    @inline(__always)
    fileprivate static func total(_ tops: UInt64) -> Int {
        Int(truncatingIfNeeded: ((tops &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
    }
    /// How many of them, from the first on, are the digit zero.
    @inline(__always)
    fileprivate var zeroCount: Int { Self.zeroCount(bytes) }
    /// The same of any eight bytes.
    @inline(__always)
    fileprivate static func zeroCount(_ bytes: UInt64) -> Int {
        (bytes ^ 0x3030_3030_3030_3030).trailingZeroBitCount &>> 3
    }
}

/// Digits of a text as a number.
enum ProofDigits {
    /// All digits in `range`, of which there are at most 18; `nil` where there are more.
    static func all(_ text: Span<UInt8>, _ range: Range<Int>) -> (value: UInt64, count: Int)? {
        var value: UInt64 = 0
        var count = 0
        for index in range where text[index].isDigit {
            guard count < 18 else { return nil }
            value = value * 10 + UInt64(text[index] & 0x0F)
            count += 1
        }
        return (value, count)
    }

    /// A telephone number as it is dialled within its country, without the zero; one of another country with its code.
    /// An extension is passed over. `nil` where there are not 6 to 15 digits.
    static func phone(_ text: Span<UInt8>, _ range: Range<Int>) -> (value: UInt64, count: Int)? {
        let text = text.extracting(range)
        // Zeros in front are how it is dialled.
        var index = 0
        while index < text.count, text[index] &- UInt8(ascii: "1") > 8 { index &+= 1 }
        guard index < text.count else { return nil }
        var count = 0
        var value: UInt64 = 0
        // The first two digits.
        var head: UInt64 = 0
        while index < text.count {
            let byte = text[index]
            index &+= 1
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else {
                if byte.isLetter || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") { break }
                continue
            }
            guard count < 20 else { return nil }
            // Of more than 15 digits it is not asked for.
            value = value &* 10 &+ UInt64(digit)
            count &+= 1
            if count == 2 { head = value }
        }
        if count >= 11, head == 44 { return behindCountry(text) }
        return (6...15).contains(count) ? (value, count) : nil
    }

    /// The same where the first two digits behind zeros are 44: what stands behind these, and behind zeros there.
    private static func behindCountry(_ text: Span<UInt8>) -> (value: UInt64, count: Int)? {
        var before = 0
        var count = 0
        var value: UInt64 = 0
        for index in text.indices {
            let byte = text[index]
            guard byte.isDigit else {
                if byte.isLetter || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";"), before > 0 { break }
                continue
            }
            if before < 2 {
                if before > 0 || byte != UInt8(ascii: "0") { before &+= 1 }
            } else if count > 0 || byte != UInt8(ascii: "0") {
                value = value &* 10 &+ UInt64(byte & 0x0F)
                count &+= 1
            }
        }
        return (6...15).contains(count) ? (value, count) : nil
    }
}
