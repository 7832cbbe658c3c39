/// What one worker needs for one column: the keyed instruments, and buffers that are used again for every value.
///
/// The operators are extensions of it, one file each. An operator gets the range of its value in `draft.bytes`, which
/// holds a copy of the original, and changes it in place.
struct Workbench: ~Copyable {
    /// The permutation, and the queue of its messages.
    var ff1: FF1
    /// The keyed hash behind everything one-way.
    let hash: KeyedHash
    /// The cipher of reversible tokens; `nil` for every other operator.
    var cipher: SyntheticCipher?
    /// What the hash gave for the short messages of the column.
    private var codes = CodeCache()
    /// The values of the chunk.
    var draft = Draft()
    /// The message that `stream` will hash: a purpose and a canonical value.
    var message: [UInt8] = []
    /// The positions of the digits of the value, or of another class of characters.
    var positions: [Int] = []
    /// The numerals of a pseudonym before they are put in place.
    var numerals: [UInt8] = []

    /// The instruments of a field's key that `operation` needs.
    init(key: FieldKey, _ operation: Operator) throws(PseudonymError) {
        let ff1 = try key.withCipherKey { key throws(PseudonymError) in try FF1(key: key) }
        let hash = try key.withHashKey { key in KeyedHash(key: key) }
        var cipher: SyntheticCipher?
        if case .token(reversible: true) = operation {
            cipher = try key.withSyntheticKey { key throws(PseudonymError) in try SyntheticCipher(key: key) }
        }
        self.ff1 = ff1
        self.hash = hash
        self.cipher = cipher
    }

    /// Makes room for a chunk of `count` values, which mostly have one message each.
    mutating func reserve(_ count: Int) {
        draft.reserve(count)
        ff1.reserve(count)
    }

    /// Begins a message for the keyed hash.
    mutating func begin(_ purpose: Purpose) {
        message.removeAll(keepingCapacity: true)
        message.append(purpose.rawValue)
    }

    /// The code of the message.
    mutating func code() -> HashCode { codes.code(for: message, hash) }

    /// The numerals that the message determines.
    mutating func stream() -> NumeralStream { NumeralStream(code()) }

    /// Appends the digits at `positions[range]` to the message.
    mutating func appendDigits(_ range: Range<Int>) {
        for index in range { message.append(draft.bytes[positions[index]]) }
    }

    /// Appends the canonical form of a text to the message: letters folded to lower case, all else as it is.
    mutating func appendFolded(_ range: Range<Int>) {
        appendFolded(draft.bytes, range)
    }

    /// Appends the canonical form of a text that is not in the draft.
    mutating func appendFolded(_ bytes: [UInt8], _ range: Range<Int>) {
        // Nearly always all of it is ASCII: copied at once, and folded where it stands.
        let start = message.count
        bytes.span.extracting(range).withUnsafeBufferPointer { message.append(contentsOf: $0) }
        var folded = message.mutableSpan
        var place = start
        while place < folded.count, folded[place] < 0x80 {
            folded[place] = folded[place].lowercased
            place += 1
        }
        guard place < message.count else { return }
        message.removeSubrange(place...)
        var index = range.lowerBound + (place - start)
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte >= 0x80 else {
                message.append(byte.lowercased)
                index += 1
                continue
            }
            guard let (scalar, length) = UTF8Sequence.scalar(in: bytes, at: index, end: range.upperBound) else {
                message.append(byte)
                index += 1
                continue
            }
            if let letter = Letter.of(scalar), letter.kind != .digit {
                UTF8Sequence.append(letter.folded, to: &message)
            } else {
                message.append(contentsOf: bytes[index..<index + length])
            }
            index += length
        }
    }

    /// Collects the positions of the ASCII digits in `range`.
    mutating func collectDigits(_ range: Range<Int>) {
        positions.removeAll(keepingCapacity: true)
        for index in range where draft.bytes[index].isDigit { positions.append(index) }
    }

    /// Puts numerals of `stream` in place of the digits at `positions[range]`.
    mutating func substituteDigits(_ range: Range<Int>, from stream: inout NumeralStream) {
        for index in range {
            draft.bytes[positions[index]] = UInt8(digit: stream.next(below: 10, hash))
        }
    }

    /// Which characters `substitute` takes.
    struct Characters: OptionSet {
        let rawValue: UInt8
        static let letters = Characters(rawValue: 1)
        static let digits = Characters(rawValue: 2)
        static let beyondASCII = Characters(rawValue: 4)
        static let all: Characters = [.letters, .digits, .beyondASCII]
    }

    /// Bytes that occur nowhere in UTF-8. FE and FF are none of them: at the start of a file they would be a byte order
    /// mark.
    private static let strayBytes: [11 of UInt8] = [
        0xC0, 0xC1, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD,
    ]

    /// Keyed shape: every character of the given classes becomes another of its class, script, case and length, drawn from
    /// `stream`. A byte that is no UTF-8 may be a letter of another encoding: it counts as beyond ASCII, and becomes
    /// another that is no UTF-8; half of a pair of UTF-16, which is three such bytes, becomes another such half. Everything
    /// else stays.
    mutating func substitute(
        _ range: Range<Int>, _ characters: Characters = .all, from stream: inout NumeralStream
    ) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = draft.bytes[index]
            if byte.isLetter {
                if characters.contains(.letters) {
                    let numeral = UInt8(truncatingIfNeeded: stream.next(below: 26, hash))
                    draft.bytes[index] = byte & 0x20 | (0x41 &+ numeral)
                }
                index += 1
            } else if byte.isDigit {
                if characters.contains(.digits) { draft.bytes[index] = UInt8(digit: stream.next(below: 10, hash)) }
                index += 1
            } else if byte < 0x80 {
                index += 1
            } else {
                let sequence = UTF8Sequence.scalar(in: draft.bytes, at: index, end: range.upperBound)
                if !characters.contains(.beyondASCII) {
                    // Left to the caller.
                } else if let (scalar, length) = sequence {
                    if let letter = Letter.of(scalar) {
                        let other = letter.substitute(for: scalar.value, from: &stream, hash)
                        UTF8Sequence.write(other, length: length, to: &draft.bytes, at: index)
                    }
                } else if UTF8Sequence.isSurrogate(draft.bytes, index, end: range.upperBound) {
                    // High ones stay high, so that no two become a pair: A0 to AF, or B0 to BF, and any last byte.
                    let half = draft.bytes[index + 1] & 0xF0
                    let other = stream.next(below: 1024, hash)
                    draft.bytes[index + 1] = half | UInt8(truncatingIfNeeded: other >> 6)
                    draft.bytes[index + 2] = 0x80 | UInt8(truncatingIfNeeded: other & 0x3F)
                    index += 3
                    continue
                } else {
                    draft.bytes[index] =
                        Workbench.strayBytes[stream.next(below: Workbench.strayBytes.count, hash)]
                }
                index += sequence?.length ?? 1
            }
        }
    }

    /// Puts zeros at the front of every run of digits that could be taken for a number by itself, so that what keyed
    /// substitution made of a text of unknown form is never live.
    ///
    /// A run is made of digits alone, or of digits with such marks between them as a reader may leave out, at last of all
    /// digits of the text; it is changed from `shortest` digits on. Digits of every script count, and become their
    /// script's zero.
    mutating func neutralise(_ range: Range<Int>, zeros: Int, shortest: Int) {
        for joiners: StaticString? in ["", " -.", " -.()", nil] {
            zeroRuns(range, zeros: zeros, shortest: shortest, joiners: joiners)
        }
    }

    private mutating func zeroRuns(_ range: Range<Int>, zeros: Int, shortest: Int, joiners: StaticString?) {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            var digits = 0
            while end < range.upperBound {
                let (zero, length) = digit(at: end, in: range)
                if zero != nil {
                    digits += 1
                } else if let joiners, !Workbench.contains(joiners, draft.bytes[end]) {
                    break
                }
                end += length
            }
            if digits >= shortest {
                var remaining = zeros
                var index = start
                while index < end, remaining > 0 {
                    let (zero, length) = digit(at: index, in: range)
                    if let zero {
                        UTF8Sequence.write(zero, length: length, to: &draft.bytes, at: index)
                        remaining -= 1
                    }
                    index += length
                }
            }
            start = end + 1
        }
    }

    /// The zero of the script of the digit at `index`, `nil` where none stands there, and the length of the character.
    private func digit(at index: Int, in range: Range<Int>) -> (zero: UInt32?, length: Int) {
        let byte = draft.bytes[index]
        if byte < 0x80 { return (byte.isDigit ? UInt32(UInt8(ascii: "0")) : nil, 1) }
        guard let (scalar, length) = UTF8Sequence.scalar(in: draft.bytes, at: index, end: range.upperBound) else {
            return (nil, 1)
        }
        guard let letter = Letter.of(scalar), letter.kind == .digit else { return (nil, length) }
        return (letter.folded, length)
    }

    private static func contains(_ characters: StaticString, _ byte: UInt8) -> Bool {
        // A static string's buffer lives as long as the program.
        characters.withUTF8Buffer { $0.contains(byte) }
    }
}
