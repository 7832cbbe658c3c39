internal import CVectors

/// Where letters and digits stand among the next 64 bytes of a text: one bit a byte, the first byte in the lowest; none behind
/// the text's end.
struct WordBlock {
    static let size = 64

    let letters: UInt64
    let digits: UInt64
    /// Capitals among the letters.
    let capitals: UInt64

    /// Those from `position` on, which lies inside the text.
    @inline(__always)
    init(_ text: Span<UInt8>, at position: Int) {
        let left = text.count &- position
        if left >= Self.size {
            self.init(Self.masks(text, at: position), without: 0)
        } else if text.count >= Self.size {
            // The last ones of the text, less those before `position`.
            self.init(Self.masks(text, at: text.count &- Self.size), without: Self.size &- left)
        } else {
            self.init(short: text, at: position)
        }
    }

    /// Without the first `count` bytes of a block.
    @inline(__always)
    private init(_ masks: datalease_word_masks, without count: Int) {
        let shift = UInt64(truncatingIfNeeded: count)
        letters = masks.letters &>> shift
        digits = masks.digits &>> shift
        capitals = (masks.letters & ~masks.small) &>> shift
    }

    /// Those of a text of fewer bytes than a block.
    private init(short text: Span<UInt8>, at position: Int) {
        var padded = InlineArray<8, UInt64>(repeating: 0)
        var part = 0
        while part &* 8 < text.count &- position {
            padded[part] = EightBytes.bytes(text, at: position &+ part &* 8).littleEndian
            part &+= 1
        }
        let masks = padded.span.withUnsafeBytes { block in
            guard let base = block.baseAddress else { return datalease_word_masks() }
            return datalease_word_masks_of(base.assumingMemoryBound(to: UInt8.self))
        }
        self.init(masks, without: 0)
    }

    @inline(__always)
    private static func masks(_ text: Span<UInt8>, at position: Int) -> datalease_word_masks {
        // In bounds: `extracting` checks that all of the block is there.
        text.extracting(position..<position &+ size).withUnsafeBufferPointer { block in
            guard let base = block.baseAddress else { return datalease_word_masks() }
            return datalease_word_masks_of(base)
        }
    }
}
