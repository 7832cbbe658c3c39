/// What FF1 needs to know of all messages of one radix, length and tweak, computed once.
///
/// It serves messages whose halves fit in 63 bits. Then the numeral string of a half has at most 8 bytes, so the last
/// block of Q holds the round number and the half, and everything before it is the same in all rounds: its CBC-MAC state
/// is `start`. A tweak of up to 7 bytes that differs from value to value stands at the front of that last block and is
/// added there.
struct FF1Table {
    /// What a table is looked up by.
    struct Identity: Equatable {
        var radix: Int
        var length: Int
        var tweakLength: Int
    }

    /// `nil` for a table with a tweak of its own, which no other message is looked up to have.
    let identity: Identity?
    /// The numerals of the left half, u of the specification.
    let leftLength: Int

    private let even: Modulus
    private let odd: Modulus
    private let startHigh: UInt64
    private let startLow: UInt64
    private let roundInHighWord: Bool
    private let roundShift: UInt64
    /// Whether y has 12 bytes, and not 8.
    let isWide: Bool

    /// A table; `nil` where a half does not fit in 63 bits.
    ///
    /// - Parameters:
    ///   - tweak: the tweak of all messages, or zeros where each value brings its own of up to 7 bytes.
    init?(
        radix: Int, length: Int, tweak: [UInt8], cipher: inout BlockCipher
    ) throws(PseudonymError) {
        guard let even = Modulus(radix: radix, exponent: length / 2),
            let odd = Modulus(radix: radix, exponent: length - length / 2)
        else { return nil }
        let hasTweak = tweak.contains { $0 != 0 }
        self.identity = hasTweak ? nil : Identity(radix: radix, length: length, tweakLength: tweak.count)
        self.leftLength = length / 2
        self.even = even
        self.odd = odd

        // b: the bytes of the largest numeral string of the right half, radix^v - 1.
        let byteCount = (64 - (odd.value - 1).leadingZeroBitCount + 7) / 8
        self.isWide = byteCount > 4
        self.roundInHighWord = byteCount == 8
        self.roundShift = UInt64(byteCount % 8 * 8)

        let prefix = FF1.prefix(radix: radix, length: length, tweak: tweak, byteCount: byteCount)
        let state = try FF1.chain(prefix, cipher: &cipher)
        self.startHigh = state.high
        self.startLow = state.low
    }

    /// The block that the cipher turns into R: the chained state with the last block of Q.
    @inline(__always)
    func block(round: UInt64, half: UInt64, tweak: UInt64) -> (high: UInt64, low: UInt64) {
        let number = round << roundShift
        return (
            startHigh ^ tweak ^ (roundInHighWord ? number : 0), startLow ^ half ^ (roundInHighWord ? 0 : number)
        )
    }

    /// The modulus of a round, radix^m.
    func modulus(round: UInt64) -> Modulus { round & 1 == 0 ? even : odd }
}

/// A power of a radix below 2^63, with its reciprocal.
///
/// Nothing here branches on a number: which way it went would be random, and a wrong guess of the processor costs more
/// than the rest. Instead the sign of a difference, spread over a word, masks what is added back; 2^63 leaves it room.
struct Modulus {
    let value: UInt64
    private let reciprocal: UInt64

    /// `radix` to the power of `exponent`; `nil` where that is 2^63 or more.
    init?(radix: Int, exponent: Int) {
        var value: UInt64 = 1
        for _ in 0..<exponent {
            let (product, overflow) = value.multipliedReportingOverflow(by: UInt64(radix))
            guard !overflow, product < 1 << 63 else { return nil }
            value = product
        }
        self.value = value
        self.reciprocal = UInt64.max / value
    }

    /// `number` mod `value`, by multiplication (Barrett): the estimate of the quotient is at most 1 too small.
    @inline(__always)
    func reduce(_ number: UInt64) -> UInt64 {
        let quotient = number.multipliedFullWidth(by: reciprocal).high
        return correct(number &- quotient &* value &- value)
    }

    /// (`high` * 2^64 + `low`) mod `value`.
    @inline(__always)
    func reduce(_ high: UInt64, _ low: UInt64) -> UInt64 {
        value.dividingFullWidth((reduce(high), low)).remainder
    }

    /// (left + right) mod `value`, or (left - right); both are below it.
    @inline(__always)
    func combine(_ left: UInt64, _ right: UInt64, subtracting: Bool) -> UInt64 {
        correct(subtracting ? left &- right : left &+ right &- value)
    }

    /// Adds `value` to a difference that is below zero.
    @inline(__always)
    private func correct(_ difference: UInt64) -> UInt64 {
        difference &+ (value & UInt64(bitPattern: Int64(bitPattern: difference) >> 63))
    }
}
