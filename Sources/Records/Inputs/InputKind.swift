/// What an input file is, by its first bytes.
public enum InputKind: Sendable, Equatable {
    /// A gzip file (RFC 1952).
    case gzip
    /// A zip archive.
    case zip
    /// An export that is not compressed.
    case plain(Format)

    /// The formats that can be told apart by their begin.
    public enum Format: Sendable, Equatable {
        /// Delimited text, or anything else.
        case csv
        /// XML.
        case xml
    }

    /// How many first bytes are enough to tell: white space in front of a `<` may go on, but not for ever.
    public static let sampleSize = 4096

    /// Tells what an input is.
    ///
    /// XML is what begins with `<` behind a byte order mark and white space, also in UTF-16 and UTF-32.
    ///
    /// - Parameter firstBytes: The first bytes of the file, or of what it inflates to; `sampleSize` are enough.
    public static func sniff(_ firstBytes: [UInt8]) -> InputKind {
        if firstBytes.starts(with: [0x1F, 0x8B]) { return .gzip }
        // A local file header, the end of an empty archive, and the mark of a spanned one.
        let archiveMarks: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 7, 8]]
        if archiveMarks.contains(where: { firstBytes.starts(with: $0) }) { return .zip }
        // Those of four bytes first: one begins like one of two.
        let marks: [[UInt8]] = [
            [0, 0, 0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF],
        ]
        let mark = marks.first { firstBytes.starts(with: $0) } ?? []
        // NUL is the other half of a `<` or a space in UTF-16 and UTF-32.
        let first = firstBytes.dropFirst(mark.count).first { !CellCodec.isSpace($0) && $0 != 0 }
        return .plain(first == UInt8(ascii: "<") ? .xml : .csv)
    }
}
