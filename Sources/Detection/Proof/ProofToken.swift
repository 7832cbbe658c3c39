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

    /// The word to which the `s` behind an apostrophe belongs that `token` ends with: `Evans` of `Evans's`.
    @inline(never)
    static func owner(of token: ProofToken, in text: Span<UInt8>, _ hash: ProofHash) -> ProofToken? {
        let last = token.range.upperBound - 1
        guard token.kind == .word, text[last] | 0x20 == UInt8(ascii: "s") else { return nil }
        let end: Int
        if text[last - 1] == UInt8(ascii: "'") {
            end = last - 1
        } else if last > 2, text[last - 3] == 0xE2, text[last - 2] == 0x80, text[last - 1] == 0x99 {
            end = last - 3
        } else {
            return nil
        }
        guard end > token.range.lowerBound else { return nil }
        return next(in: text.extracting(0..<end), token.range.lowerBound, hash)
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
