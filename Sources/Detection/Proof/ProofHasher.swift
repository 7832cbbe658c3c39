internal import Primitives

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

    /// A hash that was fed `kind` alone. Making it takes a round; copying one for each class, as whoever asks would, took
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

    /// The hash of a date of birth.
    func birthDate(_ day: CivilDate) -> UInt64 { number(.birthDate, UInt64(day.ofCentury), digits: 0) }

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
