internal import Records

/// The values of a chunk on their way out: they hold the original until their symbols are substituted in place.
///
/// An operator appends a value and notes slots, the positions of the symbols that make up one FF1 message. When the chunk
/// is full, the messages of all its values are encrypted in lockstep and written back into their slots.
struct Draft {
    private struct Message {
        var slots: Range<Int>
        var alphabet: Alphabet
        var tweak: Tweak

        /// Where the slots of the right half begin.
        var middle: Int { slots.lowerBound + slots.count / 2 }
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
    /// The slots of all messages, and behind them those noted for the next.
    private var slots: [Int] = []
    private var firstNoted = 0
    private var messages: [Message] = []
    private var queued: [Int] = []
    private var again: [Int] = []

    /// Begins a value with a copy of the original; where it stands is returned.
    mutating func begin(_ original: [UInt8], _ range: Range<Int>) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: original[range])
        return start..<bytes.count
    }

    /// Ends a value: what was appended to `bytes` since the value before it.
    mutating func endValue() {
        ends.append(bytes.count)
    }

    /// Notes the position in `bytes` of the next symbol of a message.
    @inline(__always)
    mutating func note(_ slot: Int) {
        slots.append(slot)
    }

    /// The number of slots noted for the message that `endMessage` would make.
    var notedCount: Int { slots.count - firstNoted }

    /// Forgets the slots noted for the next message.
    mutating func forgetNoted() {
        slots.removeLast(notedCount)
    }

    /// Makes the slots noted since the message before it a message. It has a million possible values or more and at most
    /// `FF1.longestMessage` symbols.
    mutating func endMessage(_ alphabet: Alphabet, tweak: Tweak = .none) {
        messages.append(Message(slots: firstNoted..<slots.count, alphabet: alphabet, tweak: tweak))
        firstNoted = slots.count
    }

    /// Appends the values to `output`; of those that `chosen` leaves out nothing but their place.
    func move(to output: inout ValueColumn, only chosen: ArraySlice<Bool>? = nil) {
        var start = 0
        for (index, end) in ends.enumerated() {
            if chosen.map({ $0[$0.startIndex + index] }) ?? true { output.append(contentsOf: bytes[start..<end]) }
            output.endValue()
            start = end
        }
    }

    /// Forgets all values and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
        firstNoted = 0
        messages.removeAll(keepingCapacity: true)
    }

    /// Sends the messages of all values through FF1 and writes the symbols back.
    mutating func substitute(_ direction: FF1.Direction, with ff1: inout FF1) throws(PseudonymError) {
        guard !messages.isEmpty else { return }
        ff1.removeAll()
        queued.removeAll(keepingCapacity: true)
        for index in messages.indices { try enqueue(index, direction, to: &ff1) }
        while ff1.count > 0 {
            try ff1.run(direction)
            writeBack(ff1)
            ff1.removeAll()
            swap(&queued, &again)
            let walking = queued
            queued.removeAll(keepingCapacity: true)
            for index in walking { try enqueue(index, direction, to: &ff1) }
        }
    }

    private mutating func enqueue(
        _ index: Int, _ direction: FF1.Direction, to ff1: inout FF1
    ) throws(PseudonymError) {
        let message = messages[index]
        let table = try ff1.table(
            radix: message.alphabet.radix, length: message.slots.count, tweakLength: message.tweak.length)
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
        // Both below 2^64: the message has a table.
        var left: UInt64 = 0
        var right: UInt64 = 0
        let radix = UInt64(alphabet.radix)
        for slot in message.slots.lowerBound..<message.middle {
            left = left &* radix &+ alphabet.numeral(of: bytes[slots[slot]])
        }
        for slot in message.middle..<message.slots.upperBound {
            right = right &* radix &+ alphabet.numeral(of: bytes[slots[slot]])
        }
        return (left, right)
    }

    private mutating func substituteByReference(
        _ message: Message, _ direction: FF1.Direction, with ff1: inout FF1
    ) throws(PseudonymError) {
        let alphabet = message.alphabet
        var numerals = message.slots.map { Int(truncatingIfNeeded: alphabet.numeral(of: bytes[slots[$0]])) }
        try ff1.applyReference(direction, to: &numerals, radix: alphabet.radix, tweak: message.tweak.bytes)
        for (slot, numeral) in zip(message.slots, numerals) {
            bytes[slots[slot]] = alphabet.symbol(for: UInt64(numeral), replacing: bytes[slots[slot]])
        }
    }

    /// Writes what is in the queue of `ff1` into the slots, and notes in `again` which messages walk on.
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
            let left = message.slots.lowerBound..<message.middle
            let right = message.middle..<message.slots.upperBound
            switch message.alphabet {
            case .decimal:
                Draft.write(halves.left, slots, left, .decimal, to: &output)
                Draft.write(halves.right, slots, right, .decimal, to: &output)
            case .letters:
                Draft.write(halves.left, slots, left, .letters, to: &output)
                Draft.write(halves.right, slots, right, .letters, to: &output)
            case .alphanumeric:
                Draft.write(halves.left, slots, left, .alphanumeric, to: &output)
                Draft.write(halves.right, slots, right, .alphanumeric, to: &output)
            case .firstBelowFive(let firstDigits):
                Draft.write(halves.left, slots, left, .decimal, to: &output)
                Draft.write(halves.right, slots, right, .decimal, to: &output)
                let first = slots[left.lowerBound]
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
        _ number: UInt64, _ slots: [Int], _ range: Range<Int>, _ alphabet: Alphabet, to output: inout MutableSpan<UInt8>
    ) {
        var rest = number
        let radix = UInt64(alphabet.radix)
        for index in range.reversed() {
            let slot = slots[index]
            output[slot] = alphabet.symbol(for: rest % radix, replacing: output[slot])
            rest /= radix
        }
    }
}
