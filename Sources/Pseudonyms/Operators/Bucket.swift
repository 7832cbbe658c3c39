/// bucket: numbers rounded down to a multiple, in the spelling of the original.
extension Workbench {
    /// Appends the pseudonym of a value. What is no number, or has more than 18 digits, is masked.
    mutating func bucket(_ original: [UInt8], _ range: Range<Int>, size: Int) {
        guard let number = NumberText(original, range),
            let rounded = number.roundedDown(toMultipleOf: size)
        else { return mask(original, range, keepFirst: 0, keepLast: 0) }
        draft.bytes.append(contentsOf: original[range.lowerBound..<number.start])
        number.append(rounded, to: &draft.bytes)
        draft.bytes.append(contentsOf: original[number.end..<range.upperBound])
    }
}

/// An integer or decimal number: sign, digits, perhaps commas between thousands, perhaps a point and a fraction, white
/// space around it.
struct NumberText {
    /// Where the number begins, sign included.
    let start: Int
    /// Where the number ends.
    let end: Int

    /// The sign as written; `nil` for none.
    private let sign: UInt8?
    /// The digits before the point, at most 18.
    private let whole: Int
    private let wholeCount: Int
    private let hasCommas: Bool
    /// The digits behind the point; `nil` where there is no point.
    private let fractionCount: Int?
    private let hasFraction: Bool

    /// Reads `range`; `nil` for anything else.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index].isWhiteSpace { index += 1 }
        start = index
        var sign: UInt8?
        if index < range.upperBound, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            sign = bytes[index]
            index += 1
        }
        var whole = 0
        var count = 0
        var sinceComma: Int?
        while index < range.upperBound {
            if bytes[index].isDigit {
                guard count < 18 else { return nil }
                whole = whole * 10 + bytes[index].digitValue
                count += 1
                sinceComma = sinceComma.map { $0 + 1 }
            } else if bytes[index] == UInt8(ascii: ",") {
                guard sinceComma.map({ $0 == 3 }) ?? (1...3).contains(count) else { return nil }
                sinceComma = 0
            } else {
                break
            }
            index += 1
        }
        guard count > 0, sinceComma.map({ $0 == 3 }) ?? true else { return nil }
        var fractionCount: Int?
        var hasFraction = false
        if index < range.upperBound, bytes[index] == UInt8(ascii: ".") {
            index += 1
            let first = index
            while index < range.upperBound, bytes[index].isDigit {
                hasFraction = hasFraction || bytes[index] != UInt8(ascii: "0")
                index += 1
            }
            fractionCount = index - first
        }
        end = index
        while index < range.upperBound, bytes[index].isWhiteSpace { index += 1 }
        guard index == range.upperBound else { return nil }
        self.sign = sign
        self.whole = whole
        self.wholeCount = count
        self.hasCommas = sinceComma != nil
        self.fractionCount = fractionCount
        self.hasFraction = hasFraction
    }

    /// The largest multiple of `size` that is not above the number, without its sign; `nil` where it does not fit.
    func roundedDown(toMultipleOf size: Int) -> Int? {
        guard sign == UInt8(ascii: "-") else { return whole - whole % size }
        // Below zero, down is away from zero: a fraction counts like the next whole number.
        let magnitude = hasFraction ? whole + 1 : whole
        let rest = magnitude % size
        guard rest > 0 else { return magnitude }
        let (sum, overflow) = magnitude.addingReportingOverflow(size - rest)
        return overflow ? nil : sum
    }

    /// Appends the number with the sign, zeros in front, commas and count of decimals of the one that was read.
    func append(_ magnitude: Int, to bytes: inout [UInt8]) {
        if let sign { bytes.append(sign) }
        var divisor = 1
        var count = 1
        while count < 19, magnitude / divisor >= 10 {
            divisor *= 10
            count += 1
        }
        // Leading zeros of a field of fixed width stay; `0.50` has none to keep.
        let width = max(count, whole == 0 || startsWithZero ? wholeCount : 0)
        for position in (0..<width).reversed() {
            if position >= count {
                bytes.append(UInt8(ascii: "0"))
            } else {
                bytes.append(UInt8(digit: magnitude / divisor % 10))
                divisor /= 10
            }
            if hasCommas, position > 0, position.isMultiple(of: 3) { bytes.append(UInt8(ascii: ",")) }
        }
        if let fractionCount {
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: fractionCount))
        }
    }

    /// Whether the number is written with more digits than it has.
    private var startsWithZero: Bool {
        var smallest = 1
        for _ in 1..<max(1, wholeCount) { smallest *= 10 }
        return wholeCount > 1 && whole < smallest
    }
}
