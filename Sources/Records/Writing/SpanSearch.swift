extension Span<UInt8> {
    /// The first `byte` in `range`; `nil` where none is there. Eight bytes at a time, as every value passes here, and those
    /// that the proof over the output looks at again.
    @inline(__always)
    func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let wanted = UInt64(byte) &* ones
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            // In bounds where `range` is, as it is a cell's: any eight bytes are an integer.
            let eight = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ wanted
            // The lowest byte that is zero borrows at its top bit; nothing below it does.
            let zeros = (eight &- ones) & ~eight & ones << 7
            if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
            index += 8
        }
        guard range.upperBound >= 8 else {
            while index < range.upperBound {
                if self[index] == byte { return index }
                index += 1
            }
            return nil
        }
        guard index < range.upperBound else { return nil }
        // The eight before the end, without those that are before `index`; none of what takes their places is wanted.
        let left = UInt64(truncatingIfNeeded: (range.upperBound - index) * 8)
        let last = UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: range.upperBound - 8, as: UInt64.self))
        let eight = (last ^ wanted) &>> (64 - left) | UInt64.max &<< left
        let zeros = (eight &- ones) & ~eight & ones << 7
        return zeros == 0 ? nil : index + zeros.trailingZeroBitCount / 8
    }

    /// Whether `range` and `otherRange` of `other` hold the same bytes: eight at a time, the last of them once more where
    /// the count is no multiple.
    @inline(__always)
    func equals(_ range: Range<Int>, _ other: Span<UInt8>, _ otherRange: Range<Int>) -> Bool {
        guard range.count == otherRange.count else { return false }
        let (one, two) = (extracting(range), other.extracting(otherRange))
        guard one.count >= 8 else {
            for index in one.indices where one[index] != two[index] { return false }
            return true
        }
        var index = 0
        while true {
            // In bounds: `index` is at most the count less eight.
            let eight = one.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard eight == two.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
            guard index < one.count - 8 else { return true }
            index = Swift.min(index + 8, one.count - 8)
        }
    }
}
