internal import CVectors

/// Comparison of many bytes at once, by the vector instructions of the processor where it has some.
enum Vectors {
    /// How many bytes one call compares.
    static let blockSize = 64

    /// Where the bytes `first` to `fourth` stand in the block at `position`, one bit a byte, the first in the lowest.
    @inline(__always)
    static func masks(
        _ bytes: Span<UInt8>, at position: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8
    ) -> datalease_masks {
        // In bounds: `extracting` checks that all of the block is there.
        bytes.extracting(position..<position + blockSize).withUnsafeBufferPointer { block in
            guard let base = block.baseAddress else { return datalease_masks() }
            return datalease_masks_of(base, first, second, third, fourth)
        }
    }

    /// The same of the `count` bytes at `position`, fewer than a block; what is behind them counts as NUL.
    static func masks(
        _ bytes: Span<UInt8>, at position: Int, count: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8,
        _ fourth: UInt8
    ) -> datalease_masks {
        var padded = InlineArray<64, UInt8>(repeating: 0)
        for index in 0..<count { padded[index] = bytes[position + index] }
        return masks(padded.span, at: 0, first, second, third, fourth)
    }

    /// The first of four bytes from `start` on, before `end`; `end` where there is none.
    @inline(__always)
    static func first(
        of bytes: Span<UInt8>, from start: Int, before end: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8,
        _ fourth: UInt8
    ) -> Int {
        var index = start
        // Sixteen bytes at a time, also where some of them stand behind `end`.
        while index < end, index + 16 <= bytes.count {
            let found = bytes.extracting(index..<index + 16).withUnsafeBufferPointer { piece -> UInt32 in
                guard let base = piece.baseAddress else { return 0 }
                return datalease_any_of(base, first, second, third, fourth)
            }
            if found != 0 { return min(end, index + found.trailingZeroBitCount) }
            index += 16
        }
        while index < end {
            let byte = bytes[index]
            if byte == first || byte == second || byte == third || byte == fourth { return index }
            index += 1
        }
        return end
    }
}
