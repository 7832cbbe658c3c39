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

    /// Whether `text` stands at `range`.
    func has(_ text: [UInt8], at range: Range<Int>) -> Bool { bytes.span.extracting(range).isEqual(to: text.span) }

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
        let last = min(end, start + 18)
        while position < last {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = value &* 10 &+ Int(digit)
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
        guard end - position >= 64,
            let digest = Digest(hexDigits: bytes.span.extracting(position..<position + 64))
        else { throw NotRecognised() }
        position += 64
        try quote()
        return digest
    }

    /// Passes over a digest between quotes.
    mutating func passDigest() throws(NotRecognised) {
        try quote()
        guard end - position >= 64, Digest.isSpelt(in: bytes.span.extracting(position..<position + 64)) else {
            throw NotRecognised()
        }
        position += 64
        try quote()
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
        try quote()
        guard end - position >= 50, KeyFingerprint.isSpelt(in: bytes, at: position) else { throw NotRecognised() }
        let range = position..<position + 50
        position += 50
        try quote()
        return range
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
        try quote()
        let start = position
        while position < end, bytes[position] != UInt8(ascii: "\"") { position += 1 }
        guard let value = vocabulary.value(of: bytes, in: start..<position) else { throw NotRecognised() }
        try quote()
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
        for place in position..<position + count {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit < 10 else { throw NotRecognised() }
            value = value &* 10 &+ Int(digit)
        }
        position += count
        return value
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}

/// The words of a fixed vocabulary, to be found again among bytes.
struct Vocabulary<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    private struct Entry: Sendable {
        let mark: UInt64
        let range: Range<Int>
        let value: Value
    }

    // One after another in one array: an array of arrays would be counted up and down at every comparison.
    private var text: [UInt8] = []
    private var entries: [Entry] = []

    init(_: Value.Type) {
        for value in Value.allCases {
            let start = text.count
            text.append(contentsOf: value.rawValue.utf8)
            let range = start..<text.count
            entries.append(Entry(mark: Vocabulary.mark(of: text.span.extracting(range)), range: range, value: value))
        }
    }

    /// A word's length and its first, middle and last bytes, by which most words differ.
    private static func mark(of word: Span<UInt8>) -> UInt64 {
        guard !word.isEmpty else { return 0 }
        let ends = UInt64(word[0]) << 16 | UInt64(word[word.count / 2]) << 8 | UInt64(word[word.count - 1])
        return UInt64(truncatingIfNeeded: word.count) << 24 | ends
    }

    /// The value whose word stands at `range` of `bytes`; `nil` where none does.
    func value(of bytes: [UInt8], in range: Range<Int>) -> Value? { value(of: bytes.span.extracting(range)) }

    /// The value whose word is `word`; `nil` where none is.
    func value(of word: Span<UInt8>) -> Value? {
        let mark = Vocabulary.mark(of: word)
        for entry in entries where entry.mark == mark && entry.range.count == word.count {
            if text.span.extracting(entry.range).isEqual(to: word) { return entry.value }
        }
        return nil
    }
}

extension Span<UInt8> {
    /// Whether these are the bytes of `other`.
    func isEqual(to other: Span<UInt8>) -> Bool {
        // Both are as long as said, and the pointers do not outlive the call.
        count == other.count
            && withUnsafeBytes { bytes in
                other.withUnsafeBytes { others in
                    guard let first = bytes.baseAddress, let second = others.baseAddress else { return true }
                    return memcmp(first, second, bytes.count) == 0
                }
            }
    }
}
