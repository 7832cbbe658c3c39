import Records
import TestSupport

/// Delimited text that is broken in every way, the same for the same seed.
struct BrokenExports {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    /// A dialect; with the place of its header and footer where `hasMargins`.
    mutating func dialect(hasMargins: Bool) -> CSVDialect {
        var dialect = CSVDialect(
            delimiter: one(of: Array(",,,;;\t|^~: ".utf8)), quote: one(of: [34, 34, 34, 34, 39, nil]),
            escape: one(of: [nil, nil, 92, 92, 33]), headerRow: 0)
        if hasMargins {
            dialect.headerRow = number(0...4)
            dialect.headerRows = number(1...3)
            dialect.footerRows = one(of: [0, 0, 1, 3])
        }
        return dialect
    }

    /// Sizes of pieces that a text is pushed in.
    mutating func pieces() -> [Int] { (0..<8).map { _ in one(of: [1, 1, 2, 3, 5, 8, 40]) } }

    /// Bytes without any order.
    mutating func soup(_ dialect: CSVDialect, length: Int, pieces: [[UInt8]]? = nil) -> [UInt8] {
        let pieces = pieces ?? Self.pieces(dialect)
        return (0..<number(0...length)).flatMap { _ in one(of: pieces) }
    }

    /// What soup is made of: what matters in a dialect, letters, white space, stray bytes.
    static func pieces(_ dialect: CSVDialect) -> [[UInt8]] {
        var pieces = ["a", "Bc", "7", "é", " ", "\t", "\n", "\r\n", "\r", "\u{0}", "=", "\"", "'"].map {
            Array($0.utf8)
        }
        pieces += [[dialect.delimiter], [dialect.delimiter], [0xE9], [0xC3], [0xFF], Array("=\"01\"".utf8)]
        if let quote = dialect.quote { pieces += [[quote], [quote], [quote], [quote, quote]] }
        if let escape = dialect.escape { pieces += [[escape], [escape, escape], [escape, 0x6E]] }
        return pieces
    }

    /// An export as systems write them: a table, or several, with what stands around them, and one fault or more.
    mutating func export(_ dialect: CSVDialect) -> [UInt8] {
        var bytes: [UInt8] = []
        let lineEnd = one(of: ["\r\n", "\n", "\r"])
        if chance(0.2) { bytes += [0xEF, 0xBB, 0xBF] }
        if chance(0.2) {
            bytes += Array("sep=".utf8) + [dialect.delimiter] + Array(lineEnd.utf8)
        } else if chance(0.1) {
            bytes += Array("\"sep=".utf8) + [dialect.delimiter] + Array("\"\n".utf8)
        }
        for _ in 0..<max(0, dialect.headerRow - 1) {
            bytes += Array((one(of: ["", "Made by A. Example", "Total, \"draft", "  "]) + lineEnd).utf8)
        }
        for _ in 0..<one(of: [1, 1, 1, 2]) {
            let columns = number(1...5)
            for _ in 0..<number(1...8) {
                let count = chance(0.1) ? number(1...7) : columns
                for column in 0..<count {
                    if column > 0 { bytes.append(dialect.delimiter) }
                    bytes += field(dialect)
                }
                bytes += Array((chance(0.1) ? one(of: ["\n", "\r", "\r\n", "\n\n"]) : lineEnd).utf8)
            }
            if chance(0.3) { bytes += Array(lineEnd.utf8) }
        }
        if chance(0.3) { bytes += Array("Confidential \"draft\(lineEnd)Total 3".utf8) }
        if chance(0.2) { bytes.removeLast(min(bytes.count, number(1...4))) }
        if chance(0.2), !bytes.isEmpty { bytes.remove(at: number(0...bytes.count - 1)) }
        if chance(0.2), let piece = Optional(one(of: Self.pieces(dialect))) {
            bytes.insert(contentsOf: piece, at: number(0...bytes.count))
        }
        return bytes
    }

    /// A field, most of the time one that is well formed.
    private mutating func field(_ dialect: CSVDialect) -> [UInt8] {
        let words = [
            "", "Ann", "O'Brien", "12", "+44 20 7946 0123", "Zoë", " padded ", "=\"0123\"", "5\" pipe", "é\u{0}", "x y",
            "=SUM(1)", "=\"0", "😀",
        ]
        var value = Array(one(of: words).utf8)
        guard let quote = dialect.quote, chance(0.5) else {
            if let escape = dialect.escape, chance(0.4) {
                value += [escape, one(of: [dialect.delimiter, 10, 13, 34, 0x6E, 0x20, escape])] + value
            }
            return chance(0.95) ? value.filter { $0 != dialect.delimiter } : value
        }
        value += one(of: [[], [10], [13, 10], [dialect.delimiter], [quote], [quote, quote], [0xE9]])
        value += Array(one(of: words).utf8)
        var written: [UInt8] = []
        for byte in value {
            if byte == quote || byte == dialect.escape {
                written.append(chance(0.5) ? dialect.escape ?? byte : byte == quote ? byte : dialect.escape ?? byte)
            }
            written.append(byte)
        }
        let isBroken = chance(0.06)
        return [quote] + written + (isBroken ? one(of: [[], [quote, 0x20], [quote, 0x78]]) : [quote])
    }
}
