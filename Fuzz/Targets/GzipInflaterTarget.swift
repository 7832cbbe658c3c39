import Records

/// Gzip files. Options: whether the text is such a file as it stands or is made into one, of how large members, the
/// size of pieces, the size of output.
enum GzipInflaterTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        let memberSize = input.option([nil, 1, 10, 1 << 16])
        let pieceSize = input.option([1, 2, 7, 64, 4096])
        let outputSize = input.option([1 << 16, 1, 10])
        let text = input.text
        let file = memberSize.map { size in text.pieces(of: min(size, 65_535)).flatMap(member) } ?? text

        let whole = Result { () throws(ExportError) in try inflate([file], outputSize: 1 << 16) }
        let inPieces = Result { () throws(ExportError) in
            try inflate(file.pieces(of: pieceSize), outputSize: outputSize)
        }
        switch (whole, inPieces) {
        case (.failure(let one), .failure(let other)):
            try expect(one == other, "other pieces make another error")
            try expect(memberSize == nil || text.isEmpty, "a sound file is refused")
        case (.success(let one), .success(let other)):
            try expect(one == other, "other pieces make another text")
            try expect(memberSize == nil || one == text || one.count == limit, "the text is not what was compressed")
        default: throw FuzzFinding("a file is refused or not, depending on the pieces it comes in")
        }
    }

    /// A text of this length is enough.
    private static let limit = 1 << 20

    private static func inflate(_ pieces: [[UInt8]], outputSize: Int) throws(ExportError) -> [UInt8] {
        var inflater = try GzipInflater(outputSize: outputSize)
        var text: [UInt8] = []
        var some: [UInt8] = []
        for piece in pieces {
            inflater.push(piece)
            while try inflater.next(into: &some) {
                text += some
                if text.count >= limit { return Array(text.prefix(limit)) }
            }
        }
        try inflater.finish()
        return text
    }

    /// A member (RFC 1952) of one stored block (RFC 1951, 3.2.4), which needs no compressor.
    private static func member(_ text: [UInt8]) -> [UInt8] {
        let length = UInt16(truncatingIfNeeded: text.count)
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
        return header + [1] + littleEndian(length) + littleEndian(~length) + text
            + littleEndian(Checksum.crc32(text)) + littleEndian(UInt32(text.count))
    }
}
