internal import Records

/// The values of a chunk on their way out: they hold the original until their symbols are substituted in place.
///
/// An operator appends a value and says which stretches of it are FF1 messages. When the chunk is full, the messages of all
/// its values are encrypted in lockstep and written back over their symbols.
struct Draft {
    /// The symbols of one alphabet within a stretch of the bytes; what stands between them is not touched.
    private struct Message {
        var range: Range<Int>
        var count: Int
        var alphabet: Alphabet
        var tweak: Tweak
    }

    /// A tweak of up to 7 bytes, in the highest bytes of a word.
    struct Tweak {
        let word: UInt64
        let length: Int

        /// No tweak.
        static let none = Tweak(word: 0, length: 0)

        /// A tweak of one byte.
        init(_ byte: UInt8) {
            self.init(word: UInt64(byte) << 56, length: 1)
        }

        /// A tweak of 7 bytes: the highest ones of `word`.
        init(sevenBytesOf word: UInt64) {
            self.init(word: word & ~0xFF, length: 7)
        }

        private init(word: UInt64, length: Int) {
            self.word = word
            self.length = length
        }

        var bytes: [UInt8] { (0..<length).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
    }

    /// The bytes of all values of the chunk.
    var bytes: [UInt8] = []
    /// Where each value ends.
    private(set) var ends: [Int] = []
    private var messages: [Message] = []
    private var queued: [Int] = []
    private var again: [Int] = []
    private var walking: [Int] = []

    /// Makes room for `count` values of a usual length, with a message each.
    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(32 * count)
        ends.reserveCapacity(count)
        messages.reserveCapacity(count)
        queued.reserveCapacity(count)
    }

    /// Begins a value with a copy of the original; where it stands is returned.
    mutating func begin(_ original: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let start = bytes.count
        append(original, range)
        return start..<bytes.count
    }

    /// Appends the bytes `range` of `original` to the value. Of a span, as a slice of an array would count references for
    /// every value.
    @inline(__always)
    mutating func append(_ original: Span<UInt8>, _ range: Range<Int>) {
        // The bytes are copied before the pointer ends.
        original.extracting(range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    /// Ends a value: what was appended to `bytes` since the value before it.
    mutating func endValue() {
        ends.append(bytes.count)
    }

    /// Makes the `count` symbols of `alphabet` that stand in `range` of `bytes` a message. It has a million possible values
    /// or more and at most `FF1.longestMessage` symbols.
    mutating func addMessage(_ range: Range<Int>, count: Int, _ alphabet: Alphabet, tweak: Tweak = .none) {
        messages.append(Message(range: range, count: count, alphabet: alphabet, tweak: tweak))
    }

    /// Appends the values to `output`; of those that `chosen` leaves out nothing but their place.
    func move(to output: inout ValueColumn, only chosen: ArraySlice<Bool>? = nil) {
        guard let chosen else { return output.append(bytes.span, ends: ends.span) }
        var start = 0
        for (index, end) in ends.enumerated() {
            if chosen[chosen.startIndex + index] { output.append(contentsOf: bytes[start..<end]) }
            output.endValue()
            start = end
        }
    }

    /// Forgets all values and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        messages.removeAll(keepingCapacity: true)
    }

    /// Sends the messages of all values through FF1 and writes their symbols.
    mutating func substitute(_ direction: FF1.Direction, with ff1: inout FF1) throws(PseudonymError) {
        guard !messages.isEmpty else { return }
        ff1.removeAll()
        queued.removeAll(keepingCapacity: true)
        for index in messages.indices { try enqueue(index, direction, to: &ff1) }
        while ff1.count > 0 {
            try ff1.run(direction)
            writeBack(ff1)
            ff1.removeAll()
            // By place, and not a copy of the list: emptied beside a copy, it would be allocated anew.
            swap(&walking, &again)
            queued.removeAll(keepingCapacity: true)
            for place in walking.indices { try enqueue(walking[place], direction, to: &ff1) }
        }
    }

    private mutating func enqueue(
        _ index: Int, _ direction: FF1.Direction, to ff1: inout FF1
    ) throws(PseudonymError) {
        let message = messages[index]
        let table = try ff1.table(
            radix: message.alphabet.radix, length: message.count, tweakLength: message.tweak.length)
        guard let table else { return try substituteByReference(message, direction, with: &ff1) }
        let (left, right): (UInt64, UInt64)
        // One loop an alphabet, so that none asks for it a symbol.
        switch message.alphabet {
        case .decimal, .firstBelowFive: (left, right) = numbers(message, .decimal)
        case .letters: (left, right) = numbers(message, .letters)
        case .alphanumeric: (left, right) = numbers(message, .alphanumeric)
        }
        ff1.enqueue(table: table, left: left, right: right, tweak: message.tweak.word)
        queued.append(index)
    }

    @inline(__always)
    private func numbers(_ message: Message, _ alphabet: Alphabet) -> (left: UInt64, right: UInt64) {
        // Both below 2^63: the message has a table.
        var number: UInt64 = 0
        var left: UInt64 = 0
        var remaining = message.count / 2
        let radix = UInt64(alphabet.radix)
        for index in message.range where alphabet.contains(bytes[index]) {
            number = number &* radix &+ alphabet.numeral(of: bytes[index])
            remaining -= 1
            if remaining == 0 { (left, number) = (number, 0) }
        }
        return (left, number)
    }

    private mutating func substituteByReference(
        _ message: Message, _ direction: FF1.Direction, with ff1: inout FF1
    ) throws(PseudonymError) {
        let alphabet = message.alphabet
        let positions = message.range.filter { alphabet.contains(bytes[$0]) }
        var numerals = positions.map { Int(truncatingIfNeeded: alphabet.numeral(of: bytes[$0])) }
        try ff1.applyReference(direction, to: &numerals, radix: alphabet.radix, tweak: message.tweak.bytes)
        for (position, numeral) in zip(positions, numerals) {
            bytes[position] = alphabet.symbol(for: UInt64(numeral), replacing: bytes[position])
        }
    }

    /// Writes what is in the queue of `ff1` over the symbols, and notes in `again` which messages walk on.
    private mutating func writeBack(_ ff1: borrowing FF1) {
        again.removeAll(keepingCapacity: true)
        // Taken out of `self` while a span is open on them: the other properties are read beside it.
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        defer { swap(&taken, &bytes) }
        var output = taken.mutableSpan
        for position in queued.indices {
            let message = messages[queued[position]]
            let halves = ff1.halves(position)
            switch message.alphabet {
            case .decimal: Draft.write(halves, message, .decimal, to: &output)
            case .letters: Draft.write(halves, message, .letters, to: &output)
            case .alphanumeric: Draft.write(halves, message, .alphanumeric, to: &output)
            case .firstBelowFive(let firstDigits):
                Draft.write(halves, message, .decimal, to: &output)
                let first = message.range.lowerBound
                let digit = output[first].digitValue
                if digit < firstDigits.count {
                    output[first] = 0x30 &+ firstDigits[digit]
                } else {
                    again.append(queued[position])
                }
            }
        }
    }

    /// Inlined with a constant alphabet: a division by a constant is a multiplication.
    @inline(__always)
    private static func write(
        _ halves: (left: UInt64, right: UInt64), _ message: Message, _ alphabet: Alphabet,
        to output: inout MutableSpan<UInt8>
    ) {
        var rest = halves.right
        var remaining = message.count - message.count / 2
        let radix = UInt64(alphabet.radix)
        for index in message.range.reversed() where alphabet.contains(output[index]) {
            if remaining == 0 { rest = halves.left }
            remaining -= 1
            output[index] = alphabet.symbol(for: rest % radix, replacing: output[index])
            rest /= radix
        }
    }
}
