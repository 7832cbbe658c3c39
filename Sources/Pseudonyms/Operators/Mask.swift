/// mask.
extension Workbench {
    /// Letters and digits become `x`, but for the first and last few of them, if those are at most half of all.
    ///
    /// A byte that is no UTF-8 becomes `x` too: in a file of another encoding it is a letter.
    mutating func mask(_ original: [UInt8], _ range: Range<Int>, keepFirst: Int, keepLast: Int) {
        let total = Workbench.maskable(original, range)
        let kept = keepFirst.addingReportingOverflow(keepLast)
        let keepsAny = !kept.overflow && kept.partialValue <= total / 2
        var seen = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let (isMaskable, length) = Workbench.character(original, at: index, end: range.upperBound)
            if isMaskable { seen += 1 }
            if isMaskable, !(keepsAny && (seen <= keepFirst || seen > total - keepLast)) {
                draft.bytes.append(UInt8(ascii: "x"))
            } else {
                draft.bytes.append(contentsOf: original[index..<index + length])
            }
            index += length
        }
    }

    private static func maskable(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var count = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let (isMaskable, length) = character(bytes, at: index, end: range.upperBound)
            count += isMaskable ? 1 : 0
            index += length
        }
        return count
    }

    private static func character(_ bytes: [UInt8], at index: Int, end: Int) -> (isMaskable: Bool, length: Int) {
        let byte = bytes[index]
        if byte < 0x80 { return (byte.isLetter || byte.isDigit, 1) }
        guard let (scalar, length) = UTF8Sequence.scalar(in: bytes, at: index, end: end) else { return (true, 1) }
        return (Letter.of(scalar) != nil, length)
    }
}
