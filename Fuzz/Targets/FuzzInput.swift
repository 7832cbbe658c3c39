/// A fuzzer's input, read as options and a text: its first bytes choose how the text behind them is read, so that a
/// fuzzer can try both.
///
/// An option is one byte and counts from the digit 0, so that a seed can be written by hand: `1` is choice 1.
struct FuzzInput {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next option: one of `choices`.
    mutating func option<Choice>(_ choices: [Choice]) -> Choice {
        let byte = position < bytes.count ? bytes[position] : UInt8(ascii: "0")
        position += 1
        return choices[Int(byte &- UInt8(ascii: "0")) % choices.count]
    }

    /// What stands behind the options so far.
    var text: [UInt8] { Array(bytes.dropFirst(position)) }
}

extension [UInt8] {
    /// These bytes in pieces of `size`, the last one shorter.
    func pieces(of size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: Swift.max(1, size)).map { Array(self[$0..<Swift.min(count - $0, size) + $0]) }
    }

    /// These bytes with every letter and digit of ASCII replaced by another: as the operator `shape` leaves a value, but
    /// for the key.
    var shaped: [UInt8] {
        map { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): (byte - 48 + 7) % 10 + 48
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): (byte - 65 + 11) % 26 + 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): (byte - 97 + 11) % 26 + 97
            default: byte
            }
        }
    }
}
