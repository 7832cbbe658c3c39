internal import Foundation
internal import Primitives

/// What was read is not spelt as events mostly are. It may still be an event: `Event(parsing:)` decides.
struct NotRecognised: Error {}

/// Reads the canonical JSON of events piece by piece, without a tree of values and without allocating.
///
/// It knows one spelling of everything. What it does not expect, such as an escape in a string or a letter beyond ASCII,
/// which events may hold, it does not recognise. So whatever it accepts is what `Event(parsing:)` accepts.
struct CanonicalReader {
    /// The bytes that the event stands in.
    private(set) var bytes: [UInt8] = []
    /// Where it stands.
    private(set) var range = 0..<0
    /// Where what is not read yet begins.
    private(set) var position = 0

    /// Begins with the bytes of a row. The memory of earlier ones is used again.
    mutating func load(_ data: Data?) {
        bytes.removeAll(keepingCapacity: true)
        // The pointer does not outlive the call.
        data?.withUnsafeBytes { bytes.append(contentsOf: $0) }
        range = bytes.indices
        position = 0
    }

    /// Begins with the event at `range` of `bytes`.
    mutating func load(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
        position = range.lowerBound
    }

    private var end: Int { range.upperBound }

    /// Whether everything has been read.
    var isAtEnd: Bool { position == end }

    /// The text at `range`, which a reading gave.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Passes over `literal`, where it is next.
    mutating func takes(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard end - position >= count else { return false }
        // Both are long enough, and the pointers do not outlive the call.
        let isThere = bytes.withUnsafeBufferPointer { bytes in
            literal.withUTF8Buffer { expected in
                guard let next = bytes.baseAddress, let start = expected.baseAddress else { return false }
                return memcmp(next + position, start, count) == 0
            }
        }
        if isThere { position += count }
        return isThere
    }

    /// Passes over `literal`, which must be next.
    mutating func take(_ literal: StaticString) throws(NotRecognised) {
        guard takes(literal) else { throw NotRecognised() }
    }

    /// A whole number from 0, without leading zeros, of at most 18 digits.
    mutating func count() throws(NotRecognised) -> Int {
        let start = position
        var value = 0
        while position < end, position - start < 18, let digit = CanonicalReader.digit(bytes[position]) {
            value = value * 10 + digit
            position += 1
        }
        guard position > start, bytes[start] != UInt8(ascii: "0") || position == start + 1 else {
            throw NotRecognised()
        }
        return value
    }

    /// A whole number from 1.
    mutating func number() throws(NotRecognised) -> Int {
        let value = try count()
        guard value >= 1 else { throw NotRecognised() }
        return value
    }

    /// `true` or `false`.
    mutating func bool() throws(NotRecognised) -> Bool {
        if takes("true") { return true }
        try take("false")
        return false
    }

    /// A digest between quotes.
    mutating func digest() throws(NotRecognised) -> Digest {
        try quote()
        guard end - position >= 64, let digest = Digest(hexDigitsOf: bytes, at: position) else { throw NotRecognised() }
        position += 64
        try quote()
        return digest
    }

    /// A day between quotes.
    mutating func date() throws(NotRecognised) -> CivilDate {
        try quote()
        let date = try day()
        try quote()
        return date
    }

    /// A moment between quotes.
    mutating func instant() throws(NotRecognised) -> Instant {
        try quote()
        let date = try day()
        try take("T")
        let hour = try digits(2)
        try take(":")
        let minute = try digits(2)
        try take(":")
        let second = try digits(2)
        try take("Z\"")
        guard hour < 24, minute < 60, second < 60 else { throw NotRecognised() }
        return Instant(seconds: date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// The fingerprint of a key between quotes; where it stands.
    mutating func fingerprint() throws(NotRecognised) -> Range<Int> {
        try take("\"SHA256:")
        let start = position
        guard end - start > 43 else { throw NotRecognised() }
        var value: UInt8 = 0
        while position < start + 43 {
            value = try CanonicalReader.base64(bytes[position])
            position += 1
        }
        // 43 characters hold two bits more than a digest has.
        guard value & 3 == 0 else { throw NotRecognised() }
        try quote()
        return start - 7..<position - 1
    }

    /// One line of 1 to 200 bytes between quotes, none of them escaped; where it stands.
    mutating func line() throws(NotRecognised) -> Range<Int> {
        try quote()
        let start = position
        while position < end {
            let byte = bytes[position]
            guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { break }
            position += 1
        }
        let range = start..<position
        try quote()
        guard (1...200).contains(range.count) else { throw NotRecognised() }
        return range
    }

    /// The same without a slash.
    mutating func fileName() throws(NotRecognised) -> Range<Int> {
        let range = try line()
        guard !bytes[range].contains(UInt8(ascii: "/")) else { throw NotRecognised() }
        return range
    }

    /// A word of lower-case letters, digits and hyphens between quotes, of at most 64 bytes; where it stands.
    mutating func token() throws(NotRecognised) -> Range<Int> {
        try quote()
        let start = position
        while position < end, CanonicalReader.isTokenByte(bytes[position]) { position += 1 }
        let range = start..<position
        try quote()
        guard (1...64).contains(range.count) else { throw NotRecognised() }
        return range
    }

    /// A word of `vocabulary` between quotes.
    mutating func word<Value>(_ vocabulary: Vocabulary<Value>) throws(NotRecognised) -> Value {
        guard let value = vocabulary.value(of: bytes, in: try token()) else { throw NotRecognised() }
        return value
    }

    /// The elements of an array, each read by `element`; how many there are.
    @discardableResult
    mutating func list(
        _ element: (inout CanonicalReader) throws(NotRecognised) -> Void
    ) throws(NotRecognised) -> Int {
        try take("[")
        if takes("]") { return 0 }
        var count = 0
        repeat {
            try element(&self)
            count += 1
        } while takes(",")
        try take("]")
        return count
    }

    private mutating func quote() throws(NotRecognised) {
        guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw NotRecognised() }
        position += 1
    }

    private mutating func day() throws(NotRecognised) -> CivilDate {
        let year = try digits(4)
        try take("-")
        let month = try digits(2)
        try take("-")
        guard let date = CivilDate(year: year, month: month, day: try digits(2)) else { throw NotRecognised() }
        return date
    }

    private mutating func digits(_ count: Int) throws(NotRecognised) -> Int {
        guard end - position >= count else { throw NotRecognised() }
        var value = 0
        for _ in 0..<count {
            guard let digit = CanonicalReader.digit(bytes[position]) else { throw NotRecognised() }
            value = value * 10 + digit
            position += 1
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> Int? {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func base64(_ byte: UInt8) throws(NotRecognised) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: throw NotRecognised()
        }
    }
}

/// The words of a fixed vocabulary, to be found again among bytes.
struct Vocabulary<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    // One after another in one array: an array of arrays would be counted up and down at every comparison.
    private var text: [UInt8] = []
    private var entries: [(range: Range<Int>, value: Value)] = []

    init(_: Value.Type) {
        for value in Value.allCases {
            let start = text.count
            text.append(contentsOf: value.rawValue.utf8)
            entries.append((start..<text.count, value))
        }
    }

    /// The value whose word stands at `range` of `bytes`; `nil` where none does.
    func value(of bytes: [UInt8], in range: Range<Int>) -> Value? { value(of: bytes.span.extracting(range)) }

    /// The value whose word is `word`; `nil` where none is.
    func value(of word: Span<UInt8>) -> Value? {
        for entry in entries where entry.range.count == word.count {
            var isEqual = true
            for offset in 0..<word.count where text[entry.range.lowerBound + offset] != word[offset] {
                isEqual = false
                break
            }
            if isEqual { return entry.value }
        }
        return nil
    }
}
