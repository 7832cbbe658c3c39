/// FF1 (NIST SP 800-38G, revision 1): a keyed permutation of the numeral strings of one radix and length.
///
/// Messages are put in a queue and encrypted together: in each of the ten rounds every message gives one AES block, and
/// all of them go through the cipher in one call. A message whose halves do not fit in 63 bits takes the reference path.
struct FF1: ~Copyable {
    /// The smallest number of possible messages that the primitive takes; operators ask for 1,000,000 themselves.
    static let smallestDomain = 100
    /// The longest message that is taken, in numerals: the specification's 2^32 would take the reference path days.
    static let longestMessage = 4096
    /// The longest tweak that may differ from value to value, in bytes.
    static let longestOwnTweak = 7

    /// Which way a message goes through the permutation.
    enum Direction {
        case encrypt
        case decrypt
    }

    var cipher: BlockCipher
    private var tables: [FF1Table] = []
    private var lastTable = 0

    /// A message in the queue.
    private struct Message {
        /// Its left half and its right one.
        var halves: [2 of UInt64]
        /// Its own tweak, in the highest bytes.
        let tweak: UInt64
        let table: Int
    }

    private var queue: [Message] = []
    private var blocks: [UInt64] = []

    /// FF1 under an AES key of 16, 24 or 32 bytes.
    init(key: Span<UInt8>) throws(PseudonymError) {
        cipher = try BlockCipher(key: key)
    }

    /// The table for messages of this radix and length with own tweaks of `tweakLength` bytes; `nil` where they take the
    /// reference path.
    @inline(__always)
    mutating func table(radix: Int, length: Int, tweakLength: Int) throws(PseudonymError) -> Int? {
        let identity = FF1Table.Identity(radix: radix, length: length, tweakLength: tweakLength)
        if lastTable < tables.count, tables[lastTable].identity == identity { return lastTable }
        return try findTable(identity)
    }

    private mutating func findTable(_ identity: FF1Table.Identity) throws(PseudonymError) -> Int? {
        if let known = tables.firstIndex(where: { $0.identity == identity }) {
            lastTable = known
            return known
        }
        let tweak = [UInt8](repeating: 0, count: identity.tweakLength)
        return try addTable(radix: identity.radix, length: identity.length, tweak: tweak)
    }

    private mutating func addTable(radix: Int, length: Int, tweak: [UInt8]) throws(PseudonymError) -> Int? {
        guard let table = try FF1Table(radix: radix, length: length, tweak: tweak, cipher: &cipher) else { return nil }
        tables.append(table)
        lastTable = tables.count - 1
        return lastTable
    }

    /// The numerals of the left half of the messages of a table.
    func leftLength(table: Int) -> Int { tables[table].leftLength }

    /// Puts a message in the queue. `tweak` holds its own tweak in its highest bytes.
    mutating func enqueue(table: Int, left: UInt64, right: UInt64, tweak: UInt64) {
        queue.append(Message(halves: [left, right], tweak: tweak, table: table))
    }

    /// Makes room for `count` messages in the queue.
    mutating func reserve(_ count: Int) {
        queue.reserveCapacity(count)
    }

    /// The number of messages in the queue.
    var count: Int { queue.count }

    /// The halves of message `index` of the queue.
    func halves(_ index: Int) -> (left: UInt64, right: UInt64) {
        let halves = queue[index].halves
        return (halves[0], halves[1])
    }

    /// Forgets the queue.
    mutating func removeAll() {
        queue.removeAll(keepingCapacity: true)
    }

    /// Sends every message of the queue through the permutation, in place.
    mutating func run(_ direction: Direction) throws(PseudonymError) {
        let count = queue.count
        guard count > 0 else { return }
        if blocks.count < 2 * count { blocks = [UInt64](repeating: 0, count: 2 * count) }
        for step in 0..<10 {
            // Instead of being swapped, the halves take turns; ten rounds are an even number.
            switch direction {
            case .encrypt:
                let changing = step & 1
                FF1.absorb(round: UInt64(step), queue, half: 1 - changing, tables, into: &blocks)
                try cipher.encrypt(&blocks, blockCount: count)
                FF1.combine(round: UInt64(step), blocks, tables, into: &queue, half: changing, subtracting: false)
            case .decrypt:
                let changing = 1 - step & 1
                FF1.absorb(round: UInt64(9 - step), queue, half: 1 - changing, tables, into: &blocks)
                try cipher.encrypt(&blocks, blockCount: count)
                FF1.combine(round: UInt64(9 - step), blocks, tables, into: &queue, half: changing, subtracting: true)
            }
        }
    }

    // Messages of one table mostly stand together, so its numbers are fetched once a run of them.

    private static func absorb(
        round: UInt64, _ queue: [Message], half: Int, _ tables: [FF1Table], into blocks: inout [UInt64]
    ) {
        let input = queue.span
        var output = blocks.mutableSpan
        var index = 0
        while index < input.count {
            let current = input[index].table
            let table = tables[current]
            repeat {
                let block = table.block(round: round, half: input[index].halves[half], tweak: input[index].tweak)
                output[2 * index] = block.high.bigEndian
                output[2 * index + 1] = block.low.bigEndian
                index += 1
            } while index < input.count && input[index].table == current
        }
    }

    private static func combine(
        round: UInt64, _ blocks: [UInt64], _ tables: [FF1Table], into queue: inout [Message], half: Int,
        subtracting: Bool
    ) {
        let blocks = blocks.span
        var output = queue.mutableSpan
        var index = 0
        while index < output.count {
            let current = output[index].table
            let table = tables[current]
            let modulus = table.modulus(round: round)
            // y is the first 12 or 8 bytes of R.
            if table.isWide {
                repeat {
                    let high = UInt64(bigEndian: blocks[2 * index])
                    let low = UInt64(bigEndian: blocks[2 * index + 1])
                    let rest = modulus.reduce(high >> 32, high << 32 | low >> 32)
                    output[index].halves[half] = modulus.combine(
                        output[index].halves[half], rest, subtracting: subtracting)
                    index += 1
                } while index < output.count && output[index].table == current
            } else {
                repeat {
                    let rest = modulus.reduce(UInt64(bigEndian: blocks[2 * index]))
                    output[index].halves[half] = modulus.combine(
                        output[index].halves[half], rest, subtracting: subtracting)
                    index += 1
                } while index < output.count && output[index].table == current
            }
        }
    }
}

extension FF1 {
    /// Sends each of `messages`, strings of numerals below `radix`, through the permutation that `tweak` chooses.
    ///
    /// - Throws: `PseudonymError` for a radix outside 2...65536, a numeral outside the radix, or a message that is longer
    ///   than `longestMessage` or has fewer than `smallestDomain` messages of its length. Nothing is changed then.
    mutating func apply(
        _ direction: Direction, to messages: inout [[Int]], radix: Int, tweak: [UInt8]
    ) throws(PseudonymError) {
        guard (2...65536).contains(radix) else { throw .radix(radix) }
        for message in messages { try FF1.check(message, radix: radix) }
        removeAll()
        var queued: [Int] = []
        var tableOfLength: [Int: Int] = [:]
        for index in messages.indices {
            let message = messages[index]
            var table = tableOfLength[message.count]
            if table == nil { table = try addTable(radix: radix, length: message.count, tweak: tweak) }
            guard let table else {
                try applyReference(direction, to: &messages[index], radix: radix, tweak: tweak)
                continue
            }
            tableOfLength[message.count] = table
            let middle = leftLength(table: table)
            enqueue(
                table: table, left: FF1.number(message[..<middle], radix: radix),
                right: FF1.number(message[middle...], radix: radix), tweak: 0)
            queued.append(index)
        }
        try run(direction)
        for (position, index) in queued.enumerated() {
            let halves = halves(position)
            let middle = messages[index].count / 2
            FF1.write(halves.left, to: &messages[index], 0..<middle, radix: radix)
            FF1.write(halves.right, to: &messages[index], middle..<messages[index].count, radix: radix)
        }
        removeAll()
    }

    private static func check(_ message: [Int], radix: Int) throws(PseudonymError) {
        var domain = 1
        for _ in message where domain < smallestDomain { domain *= radix }
        guard domain >= smallestDomain, message.count >= 2, message.count <= longestMessage else {
            throw .messageLength(numerals: message.count, radix: radix)
        }
        for (position, numeral) in message.enumerated() where !(0..<radix).contains(numeral) {
            throw .numeral(position: position, radix: radix)
        }
    }

    // Both only for halves that fit in 63 bits: a table was made for them.
    private static func number(_ numerals: ArraySlice<Int>, radix: Int) -> UInt64 {
        numerals.reduce(0) { $0 &* UInt64(radix) &+ UInt64($1) }
    }

    private static func write(_ number: UInt64, to message: inout [Int], _ range: Range<Int>, radix: Int) {
        var rest = number
        for index in range.reversed() {
            message[index] = Int(rest % UInt64(radix))
            rest /= UInt64(radix)
        }
    }
}
