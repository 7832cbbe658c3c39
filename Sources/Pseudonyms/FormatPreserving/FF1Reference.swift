/// FF1 step by step as the specification writes it, with numbers of any size: for messages whose halves do not fit in 63
/// bits. The tables of the fast path take their constant blocks from here.
extension FF1 {
    /// P followed by Q with round 0 and an empty right half: what all rounds of a message have in common.
    ///
    /// - Parameter byteCount: b of the specification, the bytes of the numeral string of the right half.
    static func prefix(radix: Int, length: Int, tweak: [UInt8], byteCount: Int) -> [UInt8] {
        var bytes: [UInt8] = [1, 2, 1]
        append(radix, width: 3, to: &bytes)
        bytes.append(10)
        bytes.append(UInt8(truncatingIfNeeded: length / 2))
        append(length, width: 4, to: &bytes)
        append(tweak.count, width: 4, to: &bytes)
        bytes += tweak
        let unpadded = tweak.count + 1 + byteCount
        bytes += repeatElement(0, count: (unpadded + 15) / 16 * 16 - tweak.count)
        return bytes
    }

    private static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
        for index in (0..<width).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index)))
        }
    }

    /// The CBC-MAC state before the last encryption: all blocks of `bytes` chained, the last one only added.
    static func chain(
        _ bytes: [UInt8], cipher: inout BlockCipher
    ) throws(PseudonymError) -> (high: UInt64, low: UInt64) {
        var state: [UInt64] = [0, 0]
        for start in stride(from: 0, to: bytes.count, by: 16) {
            if start > 0 { try cipher.encrypt(&state, blockCount: 1) }
            state[0] ^= word(bytes, start).bigEndian
            state[1] ^= word(bytes, start + 8).bigEndian
        }
        return (UInt64(bigEndian: state[0]), UInt64(bigEndian: state[1]))
    }

    private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
        bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Sends one message through the permutation. The caller has checked radix, length and numerals.
    mutating func applyReference(
        _ direction: Direction, to message: inout [Int], radix: Int, tweak: [UInt8]
    ) throws(PseudonymError) {
        let leftLength = message.count / 2
        let rightLength = message.count - leftLength
        // b: the bytes that hold radix^v - 1, the string of v highest numerals.
        let highest = [Int](repeating: radix - 1, count: rightLength)
        let byteCount = FF1.bytes(ofNumerals: highest, radix: radix).count
        let prefix = FF1.prefix(radix: radix, length: message.count, tweak: tweak, byteCount: byteCount)

        var left = Array(message[..<leftLength])
        var right = Array(message[leftLength...])
        for step in 0..<10 {
            let round = direction == .encrypt ? step : 9 - step
            var block = prefix
            let absorbed = FF1.bytes(ofNumerals: direction == .encrypt ? right : left, radix: radix)
            block[block.count - byteCount - 1] = UInt8(round)
            block.replaceSubrange(block.count - absorbed.count..<block.count, with: absorbed)
            let y = try roundOutput(block, count: 4 * ((byteCount + 3) / 4) + 4)
            let length = round.isMultiple(of: 2) ? leftLength : rightLength
            let numerals = FF1.lowestNumerals(ofBytes: y, count: length, radix: radix)
            switch direction {
            case .encrypt: (left, right) = (right, FF1.sum(left, numerals, radix: radix))
            case .decrypt: (left, right) = (FF1.difference(right, numerals, radix: radix), left)
            }
        }
        message = left + right
    }

    /// The first `count` bytes of R || CIPH(R ^ [1]) || CIPH(R ^ [2]) ..., where R is the CBC-MAC of `block`.
    private mutating func roundOutput(_ block: [UInt8], count: Int) throws(PseudonymError) -> [UInt8] {
        let state = try FF1.chain(block, cipher: &cipher)
        var mac = [state.high.bigEndian, state.low.bigEndian]
        try cipher.encrypt(&mac, blockCount: 1)
        var bytes: [UInt8] = []
        var counter: UInt64 = 0
        while bytes.count < count {
            var output = [mac[0], mac[1] ^ counter.bigEndian]
            if counter > 0 { try cipher.encrypt(&output, blockCount: 1) }
            for word in output { FF1.append(Int(bitPattern: UInt(UInt64(bigEndian: word))), width: 8, to: &bytes) }
            counter += 1
        }
        return Array(bytes[..<count])
    }

    /// The number that `numerals` write in `radix`, as bytes, the highest first and not zero; no bytes for zero.
    private static func bytes(ofNumerals numerals: [Int], radix: Int) -> [UInt8] {
        var reversed: [UInt8] = []
        for numeral in numerals {
            var carry = numeral
            for index in reversed.indices {
                carry += Int(reversed[index]) * radix
                reversed[index] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
            while carry > 0 {
                reversed.append(UInt8(truncatingIfNeeded: carry))
                carry >>= 8
            }
        }
        return reversed.reversed()
    }

    /// The number in `bytes` modulo radix^count, as `count` numerals.
    private static func lowestNumerals(ofBytes bytes: [UInt8], count: Int, radix: Int) -> [Int] {
        var quotient = bytes
        var numerals = [Int](repeating: 0, count: count)
        for index in (0..<count).reversed() {
            var rest = 0
            for position in quotient.indices {
                rest = rest << 8 | Int(quotient[position])
                // Below 256, because the rest before was below the radix.
                quotient[position] = UInt8(rest / radix)
                rest %= radix
            }
            numerals[index] = rest
        }
        return numerals
    }

    private static func sum(_ left: [Int], _ right: [Int], radix: Int) -> [Int] {
        var result = left
        var carry = 0
        for index in result.indices.reversed() {
            let sum = left[index] + right[index] + carry
            result[index] = sum % radix
            carry = sum / radix
        }
        return result
    }

    private static func difference(_ left: [Int], _ right: [Int], radix: Int) -> [Int] {
        var result = left
        var borrow = 0
        for index in result.indices.reversed() {
            let difference = left[index] - right[index] - borrow
            borrow = difference < 0 ? 1 : 0
            result[index] = difference + borrow * radix
        }
        return result
    }
}
