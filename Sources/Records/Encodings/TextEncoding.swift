/// The character encoding of an export.
///
/// Readers and operators see UTF-8 alone: an export in another encoding is decoded when it is read and encoded when it
/// is written, losslessly (see `TextDecoder` and `TextEncoder`).
public enum TextEncoding: Sendable, Hashable {
    /// The order of the bytes of a code unit.
    public enum ByteOrder: Sendable, Hashable {
        case littleEndian
        case bigEndian
    }

    /// ASCII; bytes beyond it are oddities.
    case ascii
    /// UTF-8 (RFC 3629).
    case utf8
    /// UTF-16 (RFC 2781), with or without a byte order mark, which is a character of the text here.
    case utf16(ByteOrder)
    /// UTF-32, likewise.
    case utf32(ByteOrder)
    /// ISO 8859 by its part: 1 to 16 without 12.
    case iso8859(Int)
    /// A Windows code page: 1250 to 1258.
    case windows(Int)
}

extension TextEncoding {
    /// Whether the encoding has `scalar`, a Unicode scalar value.
    public func canHold(_ scalar: UInt32) -> Bool {
        self != .ascii || scalar < 0x80
    }
}
